"""Violence, and fear for somebody close. See `signs` for how it is written."""

_HITS = (
    "hit|hits|hitting|beat|beats|beating|beaten|kick|kicks|kicked|kicking|hurt|hurts|hurting|"
    "attacked|attacks|shoved|shoves|pushes|bit|bites|knocked|knocks|knocking|knock|controls|grabs|grabbed|smacked"
)
_BEATS = (
    "punch|punched|punches|punching|slap|slaps|slapped|slapping|choke|chokes|choked|choking|"
    "strangle|strangles|strangled|strangling|throttled|rape|rapes|raped|raping|abuse|abuses|abused|"
    "abusing|assaulted|assaults|batters|battered|battering|headbutted|molested|molests|groped|"
    "gropes|thumped|thumps|belted|belts|spat_on|spat_at|lamped|leathered|leathers|bashed|bashes|"
    "clouted|whacks|whacked|stabbed|terrifies|terrorises|stalks|stalking|threatens|threatened|"
    "threatening|brays|brayed|chinned|skelped|burned|burnt|forces_himself_on|rough_with"
)
_MINE = "husband|wife|partner|boyfriend|girlfriend|dad|father|ex|son|stepdad|mother|mum|brother"


_VIOLENCE = (
    "{them} *2 pushed|pushes|pushing|shoved|shoves|throws|threw|slams|slammed|pinned|pins|"
    "holds|held me down|against|to_the_floor|to_the_ground|around|about|across|against|"
    "into_the_wall|into_a_wall",
    f"{{them}} *3 {_HITS} me .|again|when|last|if|every|so|and|because|more|often|lots|once|"
    "twice|most|in_the_face|in_the_head|in_the_home|in_the_house|in_front|round|across|"
    "with_his|with_her|with_a_belt|black|hard_again|about|badly|where|until|for_nothing|"
    "in_my|yesterday|this|since|all_the|against|in_the_stomach|in_the_ribs|in_the_back|"
    "in_the_mouth|in_the_eye|in_the_belly|in_the_chest|in_the_street|in_the_leg|a_lot|down|"
    "too|by_the_hair|by_the_throat|by_the_neck|by_my|round_the|at_home|every",
    f"{{them}} *2 {_BEATS} me -with_kindness|at_dominoes|at|with_a_question|on_the_back|"
    "at_chess|in_the_vote|into",
    "{them} *2 beat|beats|beating|beaten|roughed|duffed|smashed|bash me up -at|in_the_vote",
    "{them} *2 put|lays|laid|puts|raised|raises|gets|lay his|her|their|a hand|hands|fist|"
    "fists on|to|round|around|at|over me|my",
    "{them}|someone *2 forced|forces|forcing himself|herself|themselves|me on|to|into me|"
    "have_sex|sex|bed|sleep",
    "{them} *2 makes|made me *2 sex|do_things|sleep_with|touch_him",
    "made|makes|make me *1 have sex",
    "{them} *1 touched|touches|touching|feels_up|touch me and_i|when_i|without|there|where|"
    "inappropriately|.|sexually|again",
    "i *2 raped|sexually_assaulted|assaulted|strangled|molested|groped|battered|stalked|"
    "beaten_up|slapped|punched|abused -the|at_my_views|verbally|by_the",
    "i *1 being|getting|got|get abused|beaten|hit|raped|hurt -by_a_bus|with|by_the|in_the_vote",
    "was|been touched by *1 man|him|my|uncle|staff",
    "he|she|they|partner|husband forces me .",
    "he|she|partner|husband|wife|boyfriend|mum|dad wont let me *1 out|leave|go -of_the_meeting",
    "home not (feel) safe -visit|for_wheelchairs",
    "because he|she hit me",
    "he|she|husband|wife|partner|boyfriend|girlfriend|dad|mum|ex|son pushed|pushes|shoved|"
    "grabbed me .|again|and",
    "he|she|dad|uncle|stepdad touches|touched me .|at_night|again|in_my_bed|when",
    "he|she|partner|husband|wife|boyfriend|ex violent|abusive|abusing|controlling .|to_me|"
    "with_me|and_i|at_home",
    "unsafe at|in *1 home|house",
    "i|^ being abused|beaten .|again|at|by_my|by_him|by_her",
    "i beaten .|again|at_home|last_night",
    "force|forcing|forces|forced|making *1 me to marry|have_sex|sleep_with",
    "i *2 live|living|lived in fear -of_cuts|of_change",
    "he|she|they|partner|husband|wife keeps|kept me *1 prisoner|locked",
    "{them} *1 tracks|tracking my phone|location|car",
    f"my (ex) ({_MINE}) scares|frightens|terrifies|scared me -a_bit|with_how",
    "get_away|escape|run_away|leave *1 from|because_of|home_because_of (the) him|violence|"
    "beatings|abuse",
    "{them} *1 find|hunt (me) *1 and kill|hurt|harm",
    "i think he|she kill|hurt me -if_i_am|when",
    "i *1 beaten|hit|hurt|abused|attacked|controlled by *1 my|him|her|them -boss|views|team|words",
    "i *1 beaten|hit|abused|hurt at home",
    f"{{scared}} *1 of|for him|her|my_life|my_safety|my_kids|going_home|myself|what_i|what_he|"
    f"what_she|what_my|going_back|{_MINE}",
    f"{{scared}} *1 (of) *1 my|the (ex) {_MINE}",
    "{scared} *2 go|going|be|being|get|return|stay|sleep *1 home|house|alone_with|at_night",
    "{scared} *2 he|she|they|i kill|hurt|hit|find|harm|do_something|comes_back|end_up_dead|goingto",
    "{scared} at|in *1 home|house",
    "not *2 safe *2 home|house|with_him|with_her|around_him|around_her|with_my_partner|"
    "with_my_husband|near_him|in_my_own|where_i_live|in_my_room",
    "{them} *2 threatened|threatens|threatening|said|says|swore|keeps_saying *4 kill|hurt|"
    "stab|burn|find|hit me|my|us|him|himself_if",
    "{them} *1 not|never|wont let|lets|letting|allow|allows|allowed me leave|out|go_out|"
    "have_money|see_my|have_my|use_my|eat|sleep|speak_to_my|talk_to_my|see_anyone|go_anywhere|"
    "have_a_phone -of",
    "{them} *1 lock|locks|locked|locking|traps|trapped me in|out|up -of_the_meeting|zoom|teams",
    "{them} controls|control|controlling everything|what_i|my_life|all_i",
    "live|living|lived with domestic violence|abuse",
    "not wantto|afraid_to|dread go|going home (to) him|her|them|tonight|because|my",
    "{them} *1 controls|takes|took|checks|keeps|control *1 my money|phone|passport|wages|"
    "benefits|bank -number|off_the_table",
    "{them} *2 smashes|smashed|smashing *3 my_face|my_phone|my_stuff|my_things|the_house_up",
    "i|me *3 in|leave|left|escape|escaping|fleeing|with *1 abusive|violent relationship|"
    "partner|husband|marriage|wife|home|man|household",
    "my (ex) {them} *1 violent|abusive|abusing|controlling .|again|when|and|towards|to|with|at|but",
    "violent|abusive|aggressive towards|to|with me -in|email",
    "{them} *1 goingto|will|gonna kill me .|one_day|if_i|tonight -meeting",
    "fear|dread *1 my {them} -of|s",
    f"{{them}} *2 {_HITS}|{_BEATS} (my|the|our) (little) kids|children|child|baby|son|"
    "daughter|boy|girl|mum -with|a_question|for",
    "gave|gives|given|got me|a *1 black eye|eyes|bruises",
    "force|forcing|forced|making *1 me to marry|have_sex",
    "says|say|said|saying|swears|keeps_saying (that) he|she|they *1 kill|hurt|stab|burn|find "
    "me -with",
    "eggshells at_home|round_him|around_him|with_him",
    "domestic violence|abuse at|from|by|again home|my|him|.",
)
_WORRY = (
    "my *2 {close} *5 wantto|wantsto|goingto|trying_to|tried_to|threatening_to|threatens_to|"
    "tries_to|keeps_trying_to *2 die|kill|end|hang|harm|hurt|jump|overdose himself|herself|"
    "themselves|his|her|their|.|and|again|it|off|but|so",
    "my *2 {close} *2 suicidal|self_harming|self_harms|cutting_herself|cutting_himself .|"
    "again|and|but|now|since|at",
    "my *2 {close} *1 cut|cutting|harmed|harming|hurting|burned|burning himself|herself|"
    "themselves|his|her again|on_purpose|badly|last|tonight|and|.|every|arms|wrists",
    "my *2 {close} *1 taken|took|taking|swallowed *3 overdose|{pills} -years|last_year|in",
    "my *2 {close} *3 wantto|wantsto die|kill|end|disappear -the|this|at|early|on",
    "my *2 {close} *1 not wantto|wantsto|want_to live|be_here|be_alive|exist",
    "mum|dad|nan|she|he keeps *1 saying|telling|threatening (me) (that) (he|she|to) *1 wantto|"
    "wantsto|goingto|better_off|kill|end|do_it|hang *1 die|dead|herself|himself|it|kill",
    "my *2 {close} *1 says|said|keeps_saying *1 he|she|they|hes|shes|theyre *2 wantto|wantsto|"
    "goingto|better_off|rather die|dead|kill|end|disappear",
    "my *2 {close} *1 says|said|keeps_saying *1 he|she|they *1 not wantto|want_to|wantsto|"
    "want live|be_here|be_alive|go_on|exist",
)
PATTERNS = (*_VIOLENCE, *_WORRY)
