"""Kinds of sentences about what somebody else does to one. See `signs` for how it is written."""

_LOVED = "he|she|husband|wife|partner|boyfriend|girlfriend|ex|father|son|brother"

_VIOLENCE = (
    "he|she|husband|wife|partner|boyfriend|ex *2 kill|hurt|batter|murder|hit|beat me *1 when|"
    "if|for *2 find|finds|sees|see|home|gets|knows|leave|leaving|tell|told|speaking|talking|"
    "out",
    "{them} *6 and|then hurt|hit|beat|raped|kicked|punched|slapped|attacked|strangled|choked|"
    "threatened me -with|to|at",
    "{them} *2 broke|breaks|broken|burst|forced|barged *1 into|in|down *1 my|the flat|house|"
    "home|door|room|. -for",
    "{them} *2 come|comes|came|coming|creeps|crept|gets|got|climbs *1 into|in *1 my bed|room|"
    "bedroom *1 .|at_night|and|when|again",
    "{them} *2 push|pushed|pushes|knocked|knocks|shoved|shoves me *1 over|about|around|off|"
    "down|to_the *2 .|for|and|again|when|floor|because|stairs -with",
    "{them} *1 got|took|takes|has|hid|hides|keeps|burned|stole my *1 passport|papers|keys|"
    "money|cards|card|bank_card|phone|pension|benefits|medication|documents -number|details|"
    "by_mistake",
    "{them} *5 wont|not|never let|lets me *1 out|leave|go|see|have|eat|sleep|call|phone",
    "i *2 live|living|stuck|trapped|staying|married *1 with|to *1 violent|abusive|abuser|"
    "controlling|monster|bully",
    "i|^ *2 hide|hiding|run|running|flee|fleeing|escape|escaping *1 from *1 him|her|husband|"
    "wife|partner|ex|dad|abuser|violence",
    "{them} *3 strangle|strangled|strangles|choked|chokes|throttled|rape|rapes|raped|batters|"
    "battered|molested|groped *1 me|my_daughter|my_son|my_mum",
    "{them} *2 hit|hits|hitting|beats|beat|punched|punches|kicked|slapped *1 my|our mum|"
    "mother|sister|brother|kids|children -at|in_the|to",
    "{them} *2 hit|hits|hitting|beat|beats|beating|kick|kicks|kicked|hurt|hurts|hurting|"
    "smacks|smacked|attacked|attacks|bit|bites|knees|kneed|drags|dragged|spat|spits|scalded|"
    "burns|whips|whipped|smothered|suffocated|drugged|elbowed|shakes|trips|tripped (on|at|"
    "in) me|us -up_on|up_for|up_with|with|at|to|that|by|as|off|hollow|in_the_vote|"
    "in_the_final|on_points|for_the|down_to|like_a|into|about_the",
    "{them} *2 hands|hand|fist|arm *2 round|around|on|over|across my|me neck|throat|mouth|face",
    "{them} *2 pinned|held|slammed|pushed|pushes|threw|throws|dragged|shoved|shoves|grabbed|"
    "grabs|slams|drags|knocked me *1 to|against|down|into|across|by|onto|out|up|over *2 wall|"
    "walls|floor|ground|door|stairs|throat|hair|neck|arm|bed|sofa|table|car|window|road",
    "{them} *2 twisted|twists|broke|breaks|grabbed|grabs|pulled|pulls|burned|burnt|bit|hit|"
    "punched|kicked|smashed|slapped|squeezed my *1 arm|arms|hair|face|head|nose|ribs|hand|"
    "fingers|neck|throat|stomach|leg|jaw|teeth|wrist|wrists|mouth|eye",
    "{them} *2 throws|threw|throwing|chucks|chucked|lobbed -a_question|questions|question|"
    "some|it|ideas|jargon|a_curveball|a_lifeline|numbers|facts|acronyms|loads|lots|a_few|"
    "a_party|another_question|more *3 at|on|over me|my_head|my_face|us",
    "{them} *4 knife|gun|bat|hammer|machete|axe|scissors *1 to|at|on|against|over|across|"
    "near my|me|our|us",
    "{them} *2 came|comes|went|ran|goes|lunged|lunges|swung|swings *1 at|for|after me (with) "
    "-with_a_question|with_questions|with_the",
    "{them} *2 comes|came|gets|got|get|goes|turns|turned|is|was *1 violent|aggressive|"
    "physical|abusive *1 with|when|again|.|and|towards|after|to -email|in_the",
    "{them} *2 says|said|told|tells|swore|swears|threatened|threatens|saying (me) (that) he|"
    "she|they|to *1 kill|hurt|stab|burn|find|shoot|hit|smash|batter|beat|harm me|us|my -with",
    f"{_LOVED} *2 kill me|us -with|for|if_i_am|if_i_late|if_i_forget|if_i_miss|when|if_the|"
    "if_it|at",
    "{them} *1 gave|gives|given|left|leaves|got me|us *2 black_eye|black_eyes|bruise|bruises|"
    "bruised|fat_lip|split_lip|broken|bleeding",
    "bruises|bruised|bruise|black_eye|marks *3 from|by|off|because_of|where *1 him|her|he|"
    "she|them|{close}|boyfriend",
    "{them} *1 outside|follows|following|watches|watching|waiting|stalking|harassing *1 my|"
    "me|for_me|us -with_interest|on|group|at_the",
    "my ex *3 outside|following|stalking|turned_up|harassing|threatening *2 me|my",
    "{them} *2 touched|touches|touching|groped|kissed me .|again|there|when|and|last|on|"
    "without -on_the_shoulder|with_his|with_her|with_their",
    "{them} *2 forced|forces|made|makes|forcing|pressured|pressures|tricked me (to|into) *1 "
    "sex|have_sex|touch|sleep_with|undress|do_things|strip|send_photos|kiss",
    "{them} *1 not|wont|never take|took|stop when|no|if|for_an i|no|answer *2 said|no|answer",
    "i|^ hide|hiding|hid *1 from him|her|them|my_husband|my_dad|my_partner|my_ex|my_wife",
    "lock|locked|locking|hiding|hid *1 (myself) in *1 bathroom|toilet|bedroom|shed|cupboard|"
    "wardrobe",
    "cant|not *1 go|leave|escape|get_away *1 home|him|her .|because|he|she|they|tonight|if|"
    "cause -until|till|early",
    "scared|afraid|frightened|terrified|worried *3 what he|she|they *2 do|do_to_me|do_to_us|"
    "do_next -about|with|for",
    "{scared} *2 of *3 {them} -hand|boss|talk",
    "{scared} *3 he|she *2 goingto|kill|hurt|hit|find|come|comes|coming|get|gets|do|home|back",
    "{scared} *1 in my own home|house|bed|room",
    "i|^ need|looking_for|find *2 refuge|safe_place|somewhere_safe|get_out .|tonight|from|"
    "because|away",
    "being|been|was|getting|got|get|keep|keeps hit|beaten|raped|abused|strangled|groped|"
    "punched|kicked|slapped|attacked by|at *1 my|him|home|her|a_man|someone|staff|husband|"
    "partner|dad",
    "{them} *2 keeps|wont|not|never *1 let|lets me *1 out|go|leave|eat|sleep|see|speak|use|"
    "have|work|talk|phone|touch_my -of_the|first|into",
    "{them} *1 controls|control|checks|monitors|tracks|reads|watches|takes *1 my|what_i|"
    "where_i|everything_i|who_i -point|points|advice|word|notes|emails_out|blood",
    "{them} *2 hits|hit|beats|beat|hurts|kicks|punches|slaps|shakes|shook *1 my|our|the *1 "
    "kids|children|child|baby|son|daughter|boy|girl|mum|dog|cat|sister|brother|mother -road|"
    "for|at|to",
)
_WORRY = (
    "mate|friend|friends|{close} *2 saying|said|says|texted|messaged|posted|sent|rang *3 "
    "goodbye|goodbyes|goodbye_message|suicidal|suicide_note",
    "{close} *5 (and|i) *2 he|she|they goingto do_it|kill|end|jump|hurt|die",
    "think he|she|they goingto do_it|kill_himself|kill_herself|end_it|jump -with",
    "my *2 {close} *1 cut|cuts|slit|slashed *2 wrists|wrist|arms|arm|legs|himself|herself -years",
    "my *2 {close} *2 wont|not wake_up|breathing|responding|eat|waking -at|early",
    "my *2 {close} *4 kill|hang|harm|hurt|cut|drown|overdose|od|end|killing|hanging|harming|"
    "hurting|cutting|starving himself|herself|themselves|themself|his_life|her_life|"
    "their_life -years|when_i|back_in|in|hair",
    "my *2 {close} *3 wantto|wantsto|goingto|threatening_to|thinking_of *1 die|dying|suicide|"
    "jump|be_dead|disappear -laughing|in_the|at|to",
    "my *2 {close} *3 suicidal|self_harming|self_harms -{topic}|years|when_i",
    "my *2 {close} *2 took|taken|taking|swallowed|had *3 overdose|{much}|too_many *2 {pills}|"
    "of_his|of_her|tonight|today|again -photos|notes",
    "{scared}|worried|worry *3 {close}|someone *3 kill|hurt|harm|do_something|end|suicide|overdose",
    "i *2 lose|losing|find|found|finding *1 my|him|her|{close} *2 dead|to_suicide|hanging "
    "-years|in|last_year|and_joined",
)
PATTERNS = (*_VIOLENCE, *_WORRY)
