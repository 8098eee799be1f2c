"""Self-harm. See `signs` for how it is written."""

PATTERNS = (
    "i|me|my *3 self harm|harmed|harming|harms -{topic}|people|is|among|data",
    "^ sh again|last_night|.",
    "^ *1 self harmed|harm|harming again|last_night|tonight|since|.|today|this",
    "urge|urges|{want}|started|back_to|relapsed|need_to|gone_back_to *2 self harm|harming -{topic}",
    "{want}|{think}|urge|urges|started|scared_i|keep|back_to|stop|need_to|might|tempted *2 "
    "{harm} myself|my_skin -slack|some|off|short|out|hair|costs|loose|free|a",
    "{harm} myself again|on_purpose|.|last_night|tonight|badly|because|so|deliberately|"
    "to_feel|when|every|since|and|really|to_cope|at_night|with_a_lighter|with_a_blade|"
    "with_cigarettes",
    "i harming|self_harm|self_harmed .",
    "hurting|harming|harm|punish|scratching myself -playing|running|in_the_gym|at_football|shaving",
    "started|been|keep|keeps|back_to|gone_back_to|again|stop *2 cutting .|again|every|since|"
    "to_cope|to_feel|deep|deeper|more|at_night|badly -costs|budgets|the",
    "urge|urges|need|wantto|goingto|feel_like|craving|impulse *1 (to) cut|burn|bleed|hurt|"
    "cutting .|strong|again|so_bad|and|too|myself|deep|back|tonight|badly",
    "i|^ cut|cutting again|deep|deeper|.|too_deep|last_night",
    "i|^ cut to cope|feel|release",
    "till|until|so *2 (i|they|it|she|he) bleed|bleeds|blood|bruise|bruised",
    "self harm *1 only|helps|what_keeps|how_i|my_only",
    "i *1 sh ing|again",
    "relapsed|relapse with|on|into cutting|sh|self",
)
