"""Kinds of sentences about oneself, wider than single phrases. See `signs` for how it is written.

Each is a kind of clause: "I" or the start of a clause, then what somebody can't do, doesn't want,
has lost, has planned or has done to themselves.
"""

_CANT_GO_ON = (
    "cant|not *2 see|imagine|picture *1 me|myself|i *2 getting_past|living|getting_through|"
    "lasting|surviving|making_it|growing_old|getting_old",
    "not think|believe *1 i *1 wantto|can|cant *1 be|live|cope|stay|go_on|carry_on *1 here|"
    "alive|anymore|. -{when}|at|on|in",
    "not think *1 i wantto be here anymore|next_year|.|much",
    "nothing matters (anymore) .|i|so|and_i",
    "i|^ *3 end of *1 line|road|everything|my_life .",
    "i|^ at|hit|reached|hitting|past *2 rock_bottom|bottom|breaking_point|my_limit|my_lowest|"
    "the_edge .|and|tonight|anymore|again",
    "i *1 broken|finished|done_for|defeated|ruined (,) .|and|nobody|nothing|inside|beyond",
    "before i do something|it|anything *1 . ",
    "talk to *1 before|or i *3 do|hurt|kill|end|harm",
    "i|^ *1 cant *2 keep|trust|stop *1 myself|me .|safe|from|tonight|hurting|thinking_about",
    "i|^ *1 falling|fallen|going|gone|coming apart|to_pieces|under .|again|and",
    "i|^ had|got enough (now) .|of_it|of_this|of_everything|of_life|of_living",
    "i|^ cant|wont {go}|live|survive|exist|function|hold_on|hang_on|keep_going|breathe|"
    "bear_it much|.|anymore|tonight",
    "cant hold (it) on|together|it_together anymore|.|much",
    "cant keep pretending|fighting|this_up|surviving|living|it_together|trying .|anymore|like_this",
    "struggling|fighting|trying|hard|impossible to stay|live|exist|survive|be_here|"
    "keep_going|carry_on|go_on .|alive|safe|anymore|with_life|tonight",
    "cant|not|never|wont *3 get|make_it|live|last through *2 night|day|tonight|this|another|"
    "weekend|winter|christmas|week -meeting|agenda|without_coffee|pack|paperwork",
    "cant|wont (get|make|see|last) through|it|out|past|the|another *2 night|tonight|"
    "christmas|day .",
    "not wantto fight|try|survive|struggle|pretend|suffer .|anymore|through_life",
    "too tired|exhausted|weak|broken|weary to fight|try|carry_on|continue|keep_going|go_on "
    "-through|the|with",
    "by|hanging_by a thread -on",
    "not wantto see|face|do|have tomorrow|another_day|the_morning|next_year|the_new_year|"
    "christmas|my_next_birthday",
    "not want (my|this|another|any) tomorrow|life|existence|future (anymore) .|to_come",
    "cant stop crying -laughing|with_laughter|at",
    "i drowning .|inside|and_nobody|in_despair|in_grief|in_pain",
)
_WANTS_AN_END = (
    "i|^ *1 happier|better|freer|calmer dead|gone -line|on|when|end",
    "{wish} (i) *2 died|dead|gone|not_survived|never_survived *2 .|in|when|that|then|too|instead",
    "{wish} *1 never been born",
    "written|wrote|writing|write|left|leaving *1 letter|letters|note|notes *2 my|for|to *2 "
    "kids|children|family|mum|husband|wife|partner|girls|boys|daughter|son *2 .|after|when|"
    "in_case|for_when",
    "rather *1 be dead -than_fill|than_sit|than_chair|than_read|than_do|than_have|"
    "than_listen|than_another|of",
    "not care|bothered|care_less|mind|matter *2 if|whether *1 i *2 hit|die|died|live|dead|"
    "wake|wake_up|killed|here|gone|run_over|not",
    "cant care *1 if i *2 hit|die|died|live|dead|wake|killed|gone|run_over",
    "hit by *1 bus|train|car|lorry *1 .|tomorrow|tonight|and_it",
    "i *2 look|looking|stare|staring|stared|looked|watch|watching at *1 trains|train|tracks|"
    "bridge|knife|blade|pills|tablets|water *2 think|thinking|thought|wonder|wondering|"
    "wanting",
    "i *4 platform|bridge|cliff|roof|edge|ledge *3 stepped|step|jumped|jump|jumping|nearly|"
    "almost|thought_about",
    "i|^ *1 nearly|almost|tried_to|wanted_to|going_to|goingto *1 end_it|ended_it|end_things|"
    "ended_things|finish_it|done_it|did_it|do_it|end_my_life .|all|on|last|tonight|this|"
    "again|yesterday|there_and|right",
    "waste away|wither_away|starve_myself|stop_eating -the",
    "i *2 not eating|eat|drinking on_purpose|anymore",
    "suicidal *1 again|tonight|rn|last_night|today|all_the_time|all_day|all_week|since|"
    "for_weeks|for_days|at_times -people|patients",
    "^ (was|feel|been|so|very) *1 suicidal -{topic}|people|patients|and_self|or",
    "what *1 i (got|left) *1 to live|go_on|carry_on for|.",
    "i *3 think|thinking|thoughts|thought *2 about|of *2 death|dying|suicide|killing|ending|"
    "hanging|jumping|overdosing|being_dead|being_gone -in|rates|and|services|leave|of|the|"
    "care",
    "{end_of} my|the|this|all *1 pain|suffering|misery|torment|agony|hurt|struggle -of_the|"
    "for_them|in_the|point",
    "me|myself out of my misery",
    "want|need *1 (it|this|everything) (all) gone|to_go_away|over|done|finished|to_stop|"
    "to_end .|forever|now",
    "wantto|need escape .|life|from_life|forever|this_life|my_life|it_all|this_world|from_it_all",
    "close|shut my eyes *3 not|never|forever",
    "curl|lie|crawl up|down|away|off and die",
    "i|^ want *1 peace .|,",
    "join|see|with *2 my|him|her|them *3 died|in_heaven|dead|other_side|passed|in_the_sky|up_there",
    "let myself bleed|starve|drown|die|go_under",
    "{want}|{think} bleed|bleeding out|to_death|.",
    "i|^ hate|despise|loathe life|living|existing|waking|myself|my_life -in|sized|for|with|next",
    "starve|starving myself .|to_death|again|because|for_days|on_purpose|till|until",
    "i|^|had|got *3 suicidal (and|bad) thoughts|feelings|ideation|urges -{topic}|in|are|should",
    "suicide *2 seems|feels|looks|sounds *3 only|best|easiest|easier|good|like|.",
    "be|being dead|gone *1 sounds|seems|easier|better|nice|good|peaceful",
    "wish|want|wants|wishing someone|something|somebody|god *1 kill|shoot|end|put|take me|it",
    "someone|somebody|please kill|shoot|end|put me -a|an|the|through|down",
    "stop me before|from_doing_it|from_killing|from_hurting",
    "not wantto|cant *1 be|stay *1 in_this_world|on_this_planet|on_this_earth|in_my_own_head|me",
    "wantto *1 be *1 gone|nothing|no_one|nowhere|no_more|erased|out_of_here_forever",
    "wantto *1 vanish|disappear|cease|fade -from_zoom|from_the|into_my|to|for_a|for_an|on|"
    "with|off|into",
)
_NO_WORTH = (
    "no|not|any|much point|reason|use|sense *1 me|i|my *1 being|living|existing|going_on|"
    "carrying_on|trying|here -at|in|there",
    "point me being|living|existing *1 here|around|alive|. -at|in",
    "rid of me .|soon|tonight|tomorrow|forever|at_last|finally",
    "nobody|you|they (not|wont) *1 have to *2 put_up|deal|bother|worry|look_after *1 with|"
    "about|of me *1 .|anymore|much_longer|longer|soon",
    "put_up with me *1 much_longer|anymore|longer|soon",
    "nobody|nothing *1 fix|save|help me .|now|anymore|and",
    "i|^ *1 ruin|ruined|ruining|spoil everything|lives|life .|for|and",
    "all|entirely my fault .|everything|they_all",
    "what|who wrong with me .",
    "i *1 unlovable|unwanted|useless|worthless|disgusting .|and_i",
    "i|^ no|any use|good to anyone|anybody|nobody|my",
    "anyone|anybody *2 miss|notice|care|cares|mind *1 me|if_i|about_me .|gone|dead|died|not|"
    "was|disappeared|vanished",
    "nobody care|cares|loves|wants|needs|likes|love|want *1 (about) me .|anymore|so|and",
    "kids|children|family|they|everyone|wife|husband|mum|daughter|son not need|want|love me "
    ".|alive|anymore|around|here_anymore",
    "kids|children|family|they|everyone|wife|husband|mum|daughter|son *1 deserve|deserves "
    "better|more .|than_me|without|they",
    "everyone|everybody|world|they (all) hate|hates me",
    "i|^ *1 let everyone|everybody|my_family|them_all down .|again|so",
    "sorry (to) everyone|all|you_all|my_family|my_kids *1 i let|hurt|failed|disappointed",
    "i *3 failure|disgusting|pathetic|mistake|joke *3 die|live|deserve|exist|born|gone",
    "not deserve to|life|love|help|happiness|anything .|live|be_here|be_happy|be_alive|exist|"
    "good|anymore|from",
    "i|^ beyond help|saving|hope|repair",
    "why *1 i here|alive|breathing (anymore) .",
    "why|reason *3 i *1 wake|get_up|get_out_of_bed|try|exist|born|go_on|carry_on (up) .|"
    "anymore|for",
    "i *1 nothing left .|anymore|inside|for_me",
    "i|^ *1 nobody left|to_turn_to|to_talk_to|in_the_world .",
    "i *2 trapped (,) .|cant|no|there|nobody|and_cant|and_alone|in_my_head|in_my_life|with_no",
    "trapped (,) (and) cant|no|never *1 get_out|escape|way|leave",
    "feel|feeling|felt *1 broken|beyond_help|unbearable|like_nothing|like_dying|like_death|"
    "defeated .",
    "feel|feeling|felt *1 empty|numb|dead (inside) .|inside|and",
    "life|it|this even worth living|it .|anymore",
    "^ it|life|this worth living .",
    "i *1 no|any reason|purpose|hope|future|point -in|to_doubt|to_think|to_believe|to_object|"
    "of|to_complain|to_come",
    "no|nothing *1 reason|hope|point *1 for_me|in_me|left|anymore .|so|to_be|being|here|and",
    "all|every hope *1 gone|lost .",
    "there no hope .|for_me|left|anymore",
)
_HAS_PLANNED = (
    "{pills}|rope|knife|noose|blade|blades *4 bed|table|garage|bag|drawer|pocket|hand|floor "
    "*3 ready|and|.|keep|thinking|waiting -the_agenda|prescription",
    "rope|noose|belt|knife|pills|blade|gun *3 (and) (i) keep|keeps *1 thinking|looking|"
    "calling|staring",
    "this it , bye|goodbye|sorry",
    "i be gone|dead .|and_nobody|and_you|and_they|then",
    "by *1 tomorrow|morning|monday|tonight|then|weekend *1 i|it *1 be *1 gone|dead|over -for|to|at",
    "worry i be gone",
    "goodbye (to) *2 kids|mum|family|mates|all|everyone|friends|world *1 .|sorry|i|forever|"
    "and_sorry",
    "not *1 be *1 here|around|alive *1 by|come|after|past christmas|then|friday|tonight|"
    "tomorrow|morning|the_weekend|monday|new_year",
    "took|take|taken|downed|had|swallowed *2 [0-9]+|ten|twenty|thirty|few|too_many|load|"
    "loads|handful|bottle|pack|box *3 {pills} -for|with_food|daily|a_day|each|every",
    "^ downed|necked|swallowed|popped *4 {pills} -with_water|with_food",
    "drink|drank|drinking|drunk|swallow|swallowed *4 bleach|antifreeze|weedkiller|poison|"
    "petrol -by_mistake",
    "i|^ had *2 [0-9][0-9]+|many|loads|lots|lot|whole|handful *2 {pills} -over|for|since|this_year",
    "{pills}|rope|blade *1 lined|laid|counted|stashed|hidden|saved|piled (up|out) -for_the|at_the",
    "i|^ know (how|when) (and) where and when .",
    "i|^ *1 set|picked|chosen|chose|decided|got a|the|my|on_a date|day|time .|to_die|to_go|to_end",
    "i wont|not see|reach|make|last *2 christmas|friday|saturday|sunday|monday|weekend|"
    "morning|thirty|forty|fifty|spring|summer|winter .|alive",
    "not plan|planning|expect|expecting|intend *3 being|be here|alive|around -all|till|until|"
    "late|long|for",
    "wont be around|alive|breathing .|to|for_long|at_christmas|next_year|next_week|"
    "next_month|tomorrow",
    "wont be here (at|for|by) *1 christmas|birthday|year .|to_see",
    "last time you|anyone|they|everyone|anybody *1 hear|see|talk *2 me",
    "last message|post|text|goodbye|words|letter *1 you|ever|from_me|before_i|.|get|i -before",
    "i be gone|dead|out_of_the_way|out_of_here *1 soon|tonight|tomorrow|by|before|forever|"
    "for_good -for|at|till|on",
    "my time to go|die|leave_this .|now",
    "^|and|, bye|goodbye forever|for_good|for_ever|world|cruel|life|everyone_i|"
    "everyone_sorry|all_i",
    "goodbye cruel world",
    "thanks|thank_you|thankyou|sorry for everything|all *1 (,|and) (and) bye|goodbye -to|from",
    "goodbye|bye *2 (,|and) (and) sorry|forgive|i_sorry|i_love -i_late|late|i_to|i_got|"
    "for_the|to_rush",
    "forgive me (,|.) i|for_what|for_leaving|when|goodbye|everyone|mum|all -for_leaving_early",
    "goodbye note|letter|video|text|messages -from_the",
    "something *2 to myself",
    "i *4 carbon_monoxide|exhaust_pipe|hosepipe -alarm|alarms|detector",
    "i|^ {went} *1 to|on|at|by|near|onto|up *3 {brink} .|today|again|tonight|and_thought|"
    "and_nearly|and_looked_down|and_wanted|last|alone|thinking|now|looking|with -{topic}|"
    "cafe|club|street|centre|meeting|hotel|inn|road",
    "walk|walking|swim|swimming|run|wade *1 into|out|in *2 sea|river|water|lake|ocean|canal|"
    "loch *1 not|never|.|forever|till|until|die|drown",
    "way|ways|how (do|can) (to|you|i|someone|people) *2 kill|hang|drown|poison yourself|"
    "myself|themselves|oneself",
    "{think}|{want}|on|the|a|go *1 hang|hanging|drown|drowning|shoot|poison yourself|myself",
    "what|the|a *2 lethal|fatal|deadly dose|amount|overdose -policy",
    "my *2 attempt|attempts failed|not_work|again|nearly_worked|was_last|was_yesterday",
    "stopped|stopping|skipping|missing *2 {pills} *2 on_purpose|deliberately|to_die|so_i_die",
    "i *3 {pills} and|with *3 alcohol|vodka|whisky|wine|bottle *1 .|tonight|ready",
    "vodka|whisky|alcohol|wine|bottle *2 and|with *4 {pills}",
)
_HARMS_ONESELF = (
    "my *1 arms|arm|legs|leg|wrists|wrist|thighs *2 cut|cuts|covered|scarred|bleeding|bled|"
    "scars|burns|shredded|slashed|ripped|mess -by_accident",
    "fresh cuts|scars|burns|wounds -in|to_the|to_services",
    "clean|free|off *1 (and|but|then) *1 i|^ *1 cut|relapsed|burned",
    "i *2 cut|burned|relapsed tonight|today|again|last_night",
    "{harm} *1 my (whole|own) {limb}|face|head|hands|hand|feet|body|self *2 up|on_purpose|"
    "until|till|because_i|to_feel|again|so",
    "knife|blade|razor|scissors|glass *1 to|on|against|at|across my *1 {limb}|neck|chest|hand",
    "blade|blades|razor|razors|knife|pills|tablets *1 hidden|stashed|under_my|in_my_room|"
    "by_my -for",
    "i|^ *2 need|want|wantto|deserve *1 feel|bleed|pain|hurt *1 pain|bleed|hurt|. -relief|in|"
    "of|clinic",
    "i *2 deserve *1 pain|hurt|punished|this_pain|suffer",
    "{harm} *2 arms|legs|wrists|thighs|skin *2 bled|bleed|blood|raw|pieces|ribbons",
    "{harm} *4 on_purpose|deliberately|purposely|intentionally",
    "{harm} myself *3 cigarette|cigarettes|lighter|iron|blade|knife|razor|in_the_head|"
    "in_the_face|glass",
    "i|^ punch|punched|punching|headbutt|banged|banging|bang|smashed|smashing|hit|hitting|"
    "{harm} *3 wall|walls|head|fist|{limb} *3 until|till|bleeding|bled|bruised|broke|again",
    "i|^ (thinking|thoughts|think|thought|dream|want) of|about|to|wantto self harm|harming "
    "-{topic}|in|as|on",
    "self harm|harming|harmed|injured again|tonight|today|this_morning|because_i|so_bad|"
    "and_i -group|{topic}",
    "clean from|of cutting|self_harm|sh",
    "broke|broken|lost my streak|clean_time",
    "i *1 cutting|burning|cut|harming *1 again|tonight|today|every|to|because_i|so_deep|deep "
    "-costs|the|budgets|services|down",
    "hurt|harm|cut|punish|burn|hurting|burning|cutting myself .|so|again|to|because|when|on|"
    "bad|badly -by_accident|by_mistake|cooking|shaving|playing|on_the|on_a|to_shape",
    "blade|blades|razor|razors *2 out|tonight|calling|drawer|back",
    "throw|throwing|threw|make|making (myself|up) sick|up *1 every|again|on_purpose|after_i_eat",
)
PATTERNS = (*_CANT_GO_ON, *_WANTS_AN_END, *_NO_WORTH, *_HAS_PLANNED, *_HARMS_ONESELF)
