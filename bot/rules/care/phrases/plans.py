"""Plans, means and farewells. See `signs` for how it is written."""

PATTERNS = (
    "{took} *3 {much} *3 {pills} -over|for|with|since|daily|every|each|a|from|as|late|"
    "this_morning|out|to_show|back",
    "{took} *1 too many|much *2 {pills}|.",
    "i *3 {took} *2 overdose -{topic}|lesson",
    "{took} an *2 overdose -{topic}|last_year_and_the",
    "take|swallow|neck|down all (of) my|the|these|them|every *1 {pills}|.",
    "take the lot|whole_packet|whole_box",
    "{want}|{think}|could|might|rather *1 take|swallow|neck|down *3 {much}|enough|too_many *2 "
    "{pills}",
    "i *3 overdose|overdosed|overdosing -{topic}|is|in|figures|among|on_caffeine|on_biscuits|"
    "on_coffee|on_cake|of",
    "^ overdosed|overdosing -{topic}|people|patients|is|are|on",
    "{want}|{think} *2 overdose -{topic}",
    "i *2 {hoard} *1 (of) (up) *3 {pills}",
    "^ {hoard} *3 {pills}",
    "i *1 got|get|have|bought|lined_up *3 {pills} ready|up|out|here|beside|by_my|next_to|"
    "enough|waiting|in_front|stashed|hidden -for_the|for_my_zoom|for_zoom",
    "enough {pills} to|for|saved|hidden|at_home -the|last",
    "the|my|a rope|noose|pills|tablets|knife|razor *2 ready .|to|for|and|now",
    "i|^ {took} (the) whole|entire packet|box|bottle|lot|pack -lunch",
    "i *1 goingto do_it .|tonight|now",
    "i|^ taken|took|swallowed something|all_of_them|all_of_it|the_lot .|and|now|to",
    "how many {pills} *4 kill|die|enough|take_to|fatal|it_take|lethal",
    "painless|easy|quick|easiest|quickest|best|other *1 way|ways to die|go|kill_myself|do_it "
    "-home|about",
    "ways|way|methods|method to die|kill_myself|end_it|end_my",
    "looking_up|look_up|googled|googling|searching|searched|researching|looked_up *4 die|kill|"
    "dying|fatal|lethal|hang_myself|bleed",
    "i|^ keep *3 bridge|bridges|railway|cliff|rope -{topic}|club",
    "looking_at bridges|cliffs|ropes|knives",
    "walk|walking|run|running|step|stepping into|in_to traffic",
    "throw|throwing|chuck myself off",
    "^|i stood|standing|sat *2 edge|ledge|roof|bridge|tracks of_the_platform|last_night|.|tonight",
    "i|^ bought (the|some|my|enough) {pills}|rope|knife|razor|blades .|to_do|and|for_it",
    "written|wrote|writing my goodbyes|farewell",
    "i (saying|say|said) goodbye to my|. (kids|children|family|daughter|son|girls|boys|dog|cat) .",
    "i *3 edge of (the|a|that) platform|roof|cliff|bridge|building|multistorey|pier -group|of",
    "you|they wont see|hear *1 me (from_me) again|anymore|for_long",
    "last time *3 hear_from_me|see_me|talk_to_me|hear_me",
    "wont to worry about me *1 longer|anymore",
    "date *2 to do_it|die|end",
    "rope|noose|belt|cord|cable|ligature|wire *2 round|around|on|about *1 my|me (own) neck|throat",
    "i|^ *1 tied|tying|made|bought|got|found|ordered|buy|tie *2 noose|rope|ligature -{topic}|"
    "bridge|access|course|ladder|swing",
    "cut|cutting|slit|slitting|slash|slashing|slashed|slice|sliced|carve|carving|carved|stab|"
    "burning|opening|open (open|up) my *1 {limb} -shaving|cooking|on_the|gardening|on_a|at|"
    "playing",
    "razor|blade|blades|knife|gun|bleach|scissors *2 ready|to_my|against_my|in_my_hand|"
    "next_to_my|under_my|hidden|out_again",
    "i *2 hold|held|holding|stare|staring|stared|look|looking *2 blade|razor|noose|rope|knife "
    "-course",
    "rope|noose|knife|blade|pills *4 keep|keeps looking_at|calling|in_my_hand",
    "drink|drank|drinking|swallow|swallowed *1 bleach|antifreeze",
    "{want}|{think}|could|might|i|urge *2 {jump} *1 off|from|in_front|into|under|onto|over|"
    "out_of|through *2 (of) *2 {high} -to|stop|station|home|park|ride",
    "{want}|i *2 lie|lay|lying|sit|sat|jump on|onto *1 tracks|railway|line|rails|railway_line",
    "i *3 {jump} (out) in_front|under *3 {high} -the_meeting",
    "i *3 turned|turning|steer|steering *2 wheel|car|bike|van into",
    "{jump} in_front|under|off *2 train|bridge|lorry|tube|multistorey|cliff|roof|multi|"
    "viaduct -people|at_the_seaside",
    "goingto|wantto|just jump .",
    "i *2 stood|standing|sat|sitting|went|walked|drove|was|been|climbed|up *1 on|to|at|by|"
    "over|onto *2 bridge|bridges|ledge|edge|roof|cliff|tracks|railway_line|railway|viaduct|"
    "parapet .|last|again|tonight|for_an_hour|for_hours|thinking|and_thought|and_looked|"
    "and_nearly|wanting|looking|ready|until|at_night|after|this_morning|in_the_dark|"
    "on_purpose|trying|crying",
    "i stood|standing|sat on *2 platform thinking|and_thought|wanting|ready",
    "end|ending|drive|drove|crash|crashing|smash *2 car into|off|on_purpose *2 {high}|purpose|.",
    "i *1 know|worked_out|decided|planned|chosen *1 how|when|where (i|to) do_it .",
    "i *1 know|decided|planned|chosen|researched|researching|looked|googled|googling|googled "
    "*1 (out|up|for) how|when|where|ways|way|methods|date *2 die|kill|end_it|end_my|hang|"
    "overdose|of_dying",
    "{want} do it tonight|tomorrow|after_this|this_time",
    "i *1 plan|plans|date|method to|for|of *1 die|kill|end_my|end_it|suicide|death|overdose",
    "{pills}|rope|blade|knife|means|drugs *4 to do_it|end_it|die|kill_myself|end_things",
    "i *1 active|suicidal|clear plan|plans -{topic}|for",
    "i take us both -to|for|out",
    "i made my peace .|and|with_it|with_dying",
    "by the time *4 read|see|get|find *3 gone|dead|over|too_late",
    "i wont|not be here|around|alive (for|to_see) *1 longer|anymore|christmas|much|it "
    "-meeting|than|to",
    "i wont|not see|make|last|survive *2 tonight|christmas|the_night|the_week|another_week|"
    "another_year|birthday",
    "goodbye|farewell|suicide letter|letters|note|notes|video|videos|messages|message -{topic}",
    "i|^ said|saying|say my|final *1 goodbyes .",
    "goodbye|bye (,) *1 i sorry -late",
    "sorry for_everything (,) *2 bye|goodbye",
    "i love you (all) (,) *1 goodbye|bye|sorry",
    "take_care of|look_after my *2 for_me",
    "tell *1 my mum|dad|kids|family|wife|husband|girls|boys|daughter|son|children|partner *2 "
    "i love|loved",
    "goodbye everyone|world|forever|for_good|all .",
    "this *1 goodbye|my_last|the_last *1 (night|message|day|words|letter|goodbye) .|on_earth|"
    "alive|forever|everyone|ever",
    "letter|letters|note|notes for|to my *1 kids|children|family|mum|parents|wife|husband|"
    "partner|daughter|son|girls|boys|boyfriend|girlfriend *1 .|goodbye|in_case|when|saying|"
    "explaining",
    "look|tell|care|take_care|love|remember *5 when|once|after|if i *1 {done}|die -home|from|"
    "on|at|next|for|to|in",
    "giving|given|give|gave (away) *1 my|all *2 things|stuff|belongings|possessions|records|"
    "jewellery away|.|because|so -to",
    "put|putting|got|getting|sorted|sorting my *1 affairs (in_order|sorted|.)",
    "tell my *2 i|how love|loved|sorry them|her|him|much|.",
)
