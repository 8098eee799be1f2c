"""Not wanting to live on, and seeing no way to. See `signs` for how it is written."""

_NOT_LIVING = (
    "not|never|no wantto|want|wish_to|desire_to|will_to *1 live -in|near|with|by|off|on|"
    "under|next|elsewhere|anywhere|out|there|here|together|around|at|close|far|within|up|"
    "between|beside|through|alone",
    "not wantto live in_this_world|on_this_earth|with_this_pain|with_myself|with_it_anymore|"
    "in_my_head|in_this_body",
    "not wantto (be) alive|exist|existing|breathe|breathing -only|as|for",
    "i|and|^ not wantto be|stay here (anymore) -{when}|anymore",
    "not wantto be here|around anymore .",
    "not wantto be on|in this|the earth|planet|world|life",
    "not wantto do this|life|it anymore|living|.",
    "not wantto {go} -with|to|the|as",
    "not wantto feel anything|like_this anymore|.",
    "i|^ cant live .|{like}|with_this|with_the_pain|with_myself|with_what|in_my_head",
    "life no|not *1 meaning|purpose|point",
    "no fight|strength|energy left",
    "nothing left to_give",
    "how much longer i|can *1 go_on|do_this|last|cope|take|carry_on|survive|hold_on|keep",
    "not think *1 i can {go}|do_this|cope|take|manage anymore|. -with",
    "not think *1 i can {go} .|{like}",
    "not wantto wake up -early|at|before|late|so|in_time",
    "not *2 see|know|think|understand *1 why|reason|point *2 stay|be|keep|survive|live|{go} "
    "alive|living|. -with",
    "no|any|the|a|see|what *1 point|reason|sense|use|purpose *1 in|to|of|for {life}|live|"
    "exist|staying_alive|stay_alive|anything|fighting|waking_up|myself|keeping_going|{go}|"
    "trying -with|agenda|{topic}|in|at|wage|near|so|by|next|together",
    "what|the|no|see *1 point in|of|to me .|anymore|living|being_alive|being_here|being_around",
    "no|any|the|what|see *1 point|reason|use (in) anymore|{life}|my_life|{go} -with|to|the|"
    "in|at|until|so",
    "why *1 i|me|bother|am *3 alive|living|exist|live|{go} -with|in|here|near|at",
    "nothing|nobody (left) (to|worth) live|living|wake_up|stay|go_on for",
    "nothing left for_me|to_live|in_my_life|inside|for_me|here_for_me|of_me",
    "no|not|anymore|never|lost wish|will|desire|want|energy *2 live|living|life|exist|"
    "be_alive|go_on -in|near|drawing",
    "i|^ cant|cba|not *3 {life} anymore|.|and",
    "cba|scunnered|no_more *1 {life}",
    "not belong in_this_world|on_this_earth|here_anymore|in_this_life|among_the_living",
    "i *3 dead inside",
    "nothing matters (anymore) .",
    "not worth living|being_alive|being_here|the_pain|carrying_on -with",
    "life *1 not (even) worth *1 it|living|.|anything",
    "life *2 pointless|meaningless|hopeless|unbearable|worthless|over|hell|empty -at|in|with",
    "my life *1 over|finished|ruined|a_mess|nothing",
    "give|giving|given|gave up *1 {life}|everything|myself|it_all|hope|the_will -of|seat",
    "ready_to|goingto|wantto|might (giving) give|giving up .|completely|tonight|for_good",
    "i giving|given|gave up .|completely|for_good",
    "had|enough enough of|with {life}|everything|it_all|this_life|my_life|fighting|the_pain|trying",
    "done|finished|tired|sick|exhausted|fed_up|weary|knackered|bored *1 of|with|by|from *1 "
    "{life}|fighting|everything|it_all|trying|surviving|pain -in|costs|with|near|for|to",
    "{like_hate} *1 my_life|myself|being_alive|waking_up|living|being_me -in|with|for|at|on|"
    "because_of",
    "no|without|any|lost_all|lost|out_of *1 hope left|for_me|anymore|. -we",
    "lost|losing|got_no|no *1 will to live .|anymore|and",
    "i|me|everything|life|it_all|future|so *2 hopeless|worthless|useless -at|with|about|in|"
    "on|for|romantic|case|because_the|as|the|when",
    "^ feel|feeling *1 hopeless|worthless -at|with|about|in|on|when",
    "i|and|^ want|need (it|this|everything|the_pain) (all) out|to_stop|to_be_over|to_end|"
    "it_over .|of_life|of_this_life|forever",
    "make|want the_pain|the_thoughts|the_voices|it *1 stop|end|over -raining|snowing|"
    "printing|beeping|at|by|on|early",
    "wish|want *1 it|everything|the_pain|this (all) (to) (be) over|stop|end .|for_good|forever",
)
_NO_WAY_ON = (
    "i|^ cant {go} .|{like}|much|alone|with_life|with_this|with_it|with_everything|feeling|"
    "pretending",
    "i|^ cant cope|coping .|{like}|alone|much|at_all|tonight|and|with_life|with_anything|"
    "with_everything|with_it|with_living|with_my_life|with_this|with_being|with_the_pain|"
    "with_my_head|with_things|with_my_own|with_the_voices",
    "i|^ not coping .|{like}|at_all|and|with_life|with_anything|with_it|well",
    "i|^|really cant do|take|stand|bear|handle|hack|face|fight (this|it|life|the_pain|things|"
    "everything|the_thoughts) anymore .|i|and|please|it|because",
    "i cant do|take|stand|bear|handle|hack|face *1 {life}|being_me|the_pain|tomorrow|"
    "anymore_of_this",
    "i|^ cant take|stand|bear|do it|this .",
    "i|^ cant {go} doing|living|this|like",
    "i|^ cant manage anymore|.|alone",
    "had_it with {life} -in",
    "over|done_with life .",
    "cant|not *1 live without him|her -help",
    "i cant face|get_through|see|imagine|survive|make_it_through|take|do *1 another day|"
    "night|week|morning|year|winter",
    "i|^ cant|not|never *1 see|find|think_of|imagine *1 way|future out|forward|through|"
    "for_me|for_myself|ahead|past|anymore|. -of_the|for_the|on_the|on|with|group|for_this|"
    "for_us",
    "no|only|one way out of_this .|and|anymore",
    "no|only|one way out for_me|of_this_life|i|left",
    "only|one way out .",
    "no|not|only|find|see *2 way out of_this for_me|.|alive",
    "way out death|suicide|dying",
    "trapped (,) *2 no way out|forward",
    "i|there|and|^ *1 no|only (other) way out for|of_this_life|and|except|left",
    "i|there|and *2 no|only (other) way out .",
    "no future for_me|.|left",
    "i *2 end|limit of my|the|me tether|rope|road|line|limits|wits|days",
    "i|^ *2 breaking|rock|lowest point|bottom|ebb|ever -as_a",
    "i breaking|at_my_lowest|broken .",
    "^ *2 end of my tether|rope",
    "i *3 in|having|at *1 crisis|dark_place|bad_place|breakdown|mental_breakdown|"
    "darkest_place -{topic}|cafe|point",
    "i on|at|goingto|going_to the (railway) bridge|roof|ledge|edge|cliff|tracks .|tonight|"
    "right|and_i|and_want",
    "^ on|goingto the bridge|roof|ledge|tracks right|tonight|and_want|and_i",
    "bag over my head",
    "i *1 a|the|made noose|ligature -{topic}",
    "{want}|{think} *1 crash|crashing|drive|driving *1 car|bike|off_the_road|off_a|into_a",
    "i *1 keep|got *1 {pills} under|by|beside|saved|hidden|in_my_drawer",
    "i not *1 safe .|with_myself|on_my_own|tonight|alone|from_myself|anymore|and|"
    "around_myself|here",
    "not feel|be|trust *2 safe|trust .|with_myself|with_my|on_my_own|around_myself|by_myself|"
    "myself",
    "not trust myself",
    "i *1 falling|cracking|breaking apart|up -over",
    "i *4 a|such_a|like_a|like|nothing_but_a|only_a *1 burden|dead_weight|waste_of_space|"
    "drain -the|on_the",
    "dead weight to|for everyone|my|them|all",
    "i|^ cant anymore .",
    "i cant|not|^ keep (myself|me) safe",
    "i reached|hit|past *1 my limit|lowest .",
    "^ (at) my wits end|. .",
    "i in danger .|at|from|tonight|here",
    "i|^ having (a|another) breakdown .|and|again",
    "i *3 do something stupid|silly|drastic|terrible .|tonight|to_myself|and|if",
    "guts|courage|nerve|bravery to do_it|kill_myself|end_it|end_my_life|die",
    "too much of_a_coward|scared *1 kill|die|do_it",
    "if i had a gun|loaded_gun",
    "waste of space|oxygen|air",
    "dark|black|bad|scary|intrusive|evil thoughts again|back|.|tonight|won't|getting|"
    "about_hurting|about_dying",
    "my|the|these thoughts *1 dark|scaring_me|wont_stop|telling_me_to",
    "suicidal|suicide|bad thoughts wont|not stop|go_away|leave",
    "voices *2 tell|telling|told|tells|say|saying me *2 die|kill|hurt|jump|harm|cut|end|do_it",
)
PATTERNS = (*_NOT_LIVING, *_NO_WAY_ON)
