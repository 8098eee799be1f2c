"""The words that leaning goes by: what praises, what criticises, what turns a word round."""

from bot.summaries.themes.surveys.phrases import phrases

GOOD = phrases(
    """
    accessible|ace|amazing|appreciate|appreciated|appreciative|approachable|attentive|best|better
    brilliant|calm|calming|capable|caring|cheerful|clean|clear|clearly|comfortable|comforted
    comforting|compassionate|competent|confidence|confident|connected|considerate|constructive
    convenient|courteous|delicious|delighted|delightful|dignity|easier|easily|easy|effective
    efficient|efficiently|empowered|empowering|encouraged|encouraging|engaged|engaging|enjoy
    enjoyable|enjoyed|excellent|exceptional|exemplary|fabulous|fair|fantastic|faultless|fine
    first-class|flexible|friendly|fun|generous|gentle|glad|good|grateful|great|happier|happy|heard
    helped|helpful|helps|honest|hopeful|impressed|impressive|improved|improvement|included
    inclusive|informative|inspired|inspiring|interesting|invaluable|kind|kindly|knowledgeable|like
    liked|listened|love|loved|lovely|loves|nice|ok|okay|open|organised|organized|outstanding
    patient|perfect|perfectly|personable|pleasant|pleased|pleasure|polite|positive|positively
    praise|productive|professional|professionalism|prompt|promptly|punctual|quick|quickly
    reassured|reassuring|recommend|recommended|refreshing|relaxed|relaxing|respected|respectful
    safe|safer|satisfactory|satisfied|satisfying|skilled|smile|smiling|smooth|smoothly|spotless
    success|successful|superb|superbly|supported|supportive|tasty|terrific|thankful|thorough
    thoroughly|thoughtful|tidy|trust|trusted|understanding|understood|useful|valuable|valued|warm
    warmth|welcome|welcomed|welcoming|well|wonderful|worked|works|worthwhile
    """
)
BAD = phrases(
    """
    abrupt|abysmal|afraid|aggressive|alone|anger|angry|annoyed|annoying|anxiety|anxious|appalling
    arrogant|awful|bad|badly|barely|bland|bored|boring|broken|cancel|cancelled|cancelling|chaos
    chaotic|cheap|closed|cold|complain|complained|complaint|complaints|complicated|concern
    concerned|concerns|condescending|confused|confusing|confusion|costly|cramped|crowded|damp
    dangerous|dark|delay|delayed|delays|denied|difficult|difficulties|difficulty|dire|dirty
    disappointed|disappointing|disappointment|disaster|disgraceful|disgusted|disgusting|dislike
    disliked|dismissed|dismissive|disorganised|disorganized|disrespected|disrespectful
    dissatisfied|distressed|distressing|draughty|dreadful|error|errors|excessive|exclude|excluded
    exhausted|exhausting|expensive|fail|failed|failing|fails|failure|fault|faults|faulty|fear
    filthy|forgot|forgotten|freezing|frightened|frightening|frustrated|frustrating|frustration
    hard|hate|hated|horrible|hostile|hot|hurried|hurt|hurting|hurts|ignore|ignored|ignoring
    impatient|impossible|inaccessible|inadequate|inconsistency|inconsistent|inconvenient|inedible
    ineffective|inefficient|insufficient|interrupted|interrupting|isolated|issue|issues|jargon
    lack|lacked|lacking|lacks|late|lateness|limited|lonely|lost|loud|mess|messy|missed|missing
    mistake|mistakes|negative|negatively|neglect|neglected|nightmare|noise|noisy|overcrowded
    overlooked|overpriced|overwhelmed|overwhelming|pain|painful|patronised|patronising|pointless
    poor|poorly|postponed|problem|problems|queue|queues|queuing|refusal|refused|repetitive
    ridiculous|risk|rubbish|rude|rudely|rush|rushed|sad|sadly|scarce|scared|scary|shambles
    shocking|short-staffed|shortage|shouted|shouting|slow|slower|slowly|smelly|smelt|stress
    stressed|stressful|struggle|struggled|struggling|stuck|stuffy|suffer|suffered|suffering
    tedious|terrible|tiring|tokenism|tokenistic|trouble|unable|unacceptable|unanswered|uncaring
    uncertain|unclean|unclear|uncomfortable|understaffed|undervalued|unfair|unfriendly|unhappy
    unheard|unhelpful|unjust|unkind|unnecessary|unpleasant|unprofessional|unreliable|unreturned
    unsafe|unsatisfactory|unsatisfied|unsupported|unsure|untidy|unwelcome|upset|upsetting|useless
    vague|wait|waited|waiting|waits|waste|wasted|wasting|worried|worry|worrying|worse|worsened
    worst|wrong|wrongly
    """
)
TURNING = phrases(
    "not|no|never|hardly|nobody|neither|nor|without|cannot|cant|wont|dont|didnt|doesnt|isnt"
    "|wasnt|werent|couldnt|wouldnt|lacked|lack"
)
"""A word like these turns round the one that follows within a few words."""
ASKING = (
    r"\b(?:please|should|ought to|needs? (?:to|more|a|better|some|an)|must (?:be|have)"
    r"|could (?:be|have been|do with|we|you) (?:a (?:bit|little|lot) )?"
    r"(?:\w+er|more|less|improved|have|a)"
    r"|would (?:be|have been) (?:better|nice|good|helpful|useful|great|easier|ideal)"
    r"|would (?:like|have liked|prefer|help)|i'd like|wish|wanted more|not enough"
    r"|more \w+ (?:needed|required|wanted)|if only|instead of|improvements? (?:to|in|of))\b"
    r"|^\W*(?:(?:more|less|fewer|better)(?= \w)|be|have (?!been|had)|improve|ensure|make|provide"
    r"|reduce|give|allow|stop|quicker|faster|shorter|longer|bigger|clearer|earlier|sooner|cheaper|increase|offer|try)\b"
)
"""Asks for something to be otherwise."""
NO_FAULT = (
    r"\b(?:nothing|none|couldn['’]t|could not|cannot|can['’]t|no one|nobody)\b[^.!?;,]{0,40}"
    r"\b(?:better|improve[ds]?|improvement|fault(?:ed)?|complain|complaints|wrong"
    r"|too much trouble)\b|\b(?:no|without|not any|never any|never a) "
    r"(?:problems?|complaints?|issues?|faults?|concerns|delays?|worries)\b"
)
"""Says that there is nothing to criticise."""
