"""Words that take a side: what denies, what turns round, and pairs of poles. English only.

`POLES` has things that can be said in two ways, parted by semicolons, with a slash between the two.
"""

from bot.summaries.themes.surveys.phrases import phrases

POLES = """
    hot boiling warm roasting stuffy sweltering / cold freezing frosty icy chilly cool
    draughty frozen; loud noisy / quiet silent inaudible; long lengthy / short brief; late
    overran overrun delayed delay tardy lateness / early punctual promptly prompt ontime; fast
    quick quickly rapid rushed hurried swift / slow slowly sluggish dragged; easy easier
    easily easiest simple straightforward / hard complicated complex harder hardest difficult
    tough tricky difficulty; clear clearer clearly plain understandable followable / unclear
    confusing confused vague muddled murky baffling ambiguous; near nearer close nearby local
    / far further distant remote faraway; open openly opened / closed shut secretive secret;
    safe safer safely secure / unsafe dangerous risky threatened threatening; calm calmer
    relaxed relaxing peaceful / tense stressful stressed anxious nervous agitated onedge
    worried; hope hopeful optimistic / hopeless pessimistic despair despairing; kind kindly
    kinder friendly polite gentle warm-hearted courteous respectful / unkind rude unfriendly
    harsh cruel nasty abrupt hostile disrespectful; fair equal equally / unfair unjust unequal
    biased unequally uneven; included include includes including inclusive welcome welcomed
    welcoming belong belonged belonging involved / excluded exclude excludes left-out ignored
    overlooked unwelcome out-of-place alone isolated sidelined forgotten; heard listen
    listened listens listening hear / ignored ignore ignores unheard dismissed dismiss
    overlooked interrupted; strong stronger / weak weaker; better best improved improving
    improve improves improvement / worse worst worsened worsening declined declining; liked
    likes love loved loves enjoy enjoyed enjoys / dislike disliked hate hated hates loathe
    dread dreaded; interesting interested engaging lively stimulating / boring bored dull
    tedious tiring; useful helpful useable helped helps help worthwhile valuable good-use /
    useless unhelpful pointless waste wasted wasteful no-use hindered hinders hinder; support
    supports supported supporting supportive / oppose opposes opposed resist resisted
    unsupported undermine undermined unsupportive block blocked; agree agreed agrees agreement
    / disagree disagreed disagreement; united / divided; honest honestly truthful sincere /
    dishonest lying lied insincere; proud pride / ashamed shame embarrassed embarrassing;
    confident confidence sure certain / unsure uncertain doubtful anxious nervous worried;
    complete / incomplete unfinished partial missing; remember remembered remembers / forget
    forgot forgets forgotten; trust trusted trusts / distrust mistrust suspicious; happy
    happier glad pleased satisfied / unhappy sad sadder upset disappointed dissatisfied angry;
    clean tidy / dirty filthy messy untidy; organised organized orderly prepared well-run /
    disorganised disorganized chaotic chaos unprepared shambles; comfortable comfy /
    uncomfortable uneasy; important mattered / unimportant trivial irrelevant; possible /
    impossible; accessible / inaccessible; necessary needed / unnecessary; respected valued
    respect dignity / disrespected devalued undervalued humiliated belittled patronised;
    bigger large larger spacious roomy / smaller tiny cramped; high higher / low lower; cheap
    cheaper affordable / expensive costly; bright light / dark dim; full packed crowded
    overfull / empty thin sparse; often frequently regular regularly always / rarely seldom;
    rise rose increase increased grow grew growing / fall fell decrease decreased shrink
    shrank drop dropped; correct / wrong incorrect mistaken; patient patiently / impatient;
    professional / unprofessional; reliable / unreliable; powerful empowered / powerless
    disempowered; accept accepted accepts / reject rejected rejects refuse refused refuses;
    win won / lose lost; allow allowed allows / forbid forbidden prevent prevented; success
    succeeded succeed / failure; energised energized refreshed / exhausted tired drained
    worn-out; praise praised / criticise criticised blamed blame; real genuine meaningful /
    tokenistic token tokenism decoration tick-box fake; kept / broke broken
"""
EASE = phrases("easy|easier|easily|easiest|simple|allow|allowed|allows|able|possible")
"""They let a denial pass on to what follows: who says "not easy to follow" could not follow."""
HARD = phrases("hard|harder|hardest|difficult|tough|tricky")
"""They deny what follows, as well as taking a side."""
DENYING = phrases(
    """
    not|no|never|nobody|none|nothing|neither|nor|without|hardly|barely|scarcely|cannot|rarely
    seldom|aint|arent|cant|couldnt|didnt|doesnt|dont|hadnt|hasnt|havent|isnt|mustnt|shouldnt|wasnt
    werent|wont|wouldnt|failed|fails|failing|fail|lacked|lacks|lack|lacking
    noone|nowhere|nicht|kein|keine|nie|pas|ddim|refused|refuse|refuses|unable
    """
)
"""A word in n't is one too. It denies what follows in its part of the sentence, up to the first
word that takes a side."""
SPENT = phrases("all|always|everybody|everyone|everything|many|most|much|her|him|it|me|them|us|you")
"""What ends with one of these ("not much", "not for them") denies no more than that."""
TOPICS = phrases(
    """
    agreement|anxiety|confidence|cost|costs|dignity|end|failure|failures|fear|help|improvement
    interest|jargon|light|matter|matters|noise|pain|power|pride|queue|queues|respect|risk|risks
    safety|start|stress|success|support|trust|understanding|wait|waiting|waits|welcome
    """
)
"""They name a thing without taking a side, though they are in these lists."""
ILL = phrases("badly|poorly")
"""They deny what follows, if that was done: "badly prepared"."""
STOPPING = phrases("stop|stops|stopped|stopping|quit")
"""They deny what follows in -ing."""
FIRST = (
    ("not only", ""),
    ("no doubt about it", ""),
    ("no doubt", ""),
    ("without doubt", ""),
    ("can't wait", "love"),
    ("cannot wait", "love"),
    ("can't complain", "good"),
    ("couldn't be better", "good"),
    ("could not be better", "good"),
    ("nothing like", "not like"),
    ("hardly ever", "rarely"),
    ("almost never", "rarely"),
    ("no longer", "not"),
    ("no more", "not"),
    ("no one", "noone"),
    ("not any more", "not"),
    ("at all", ""),
    ("whatsoever", ""),
    ("never once", "never"),
    ("without it", ""),
    ("without them", ""),
    ("without this", ""),
    ("without that", ""),
    ("at last", ""),
    ("at first", ""),
    ("for once", ""),
    ("too late", "late"),
    ("in good time", "ontime"),
    ("in time", "ontime"),
    ("on time", "ontime"),
    ("early enough", "early"),
    ("well before", "early"),
    ("well in advance", "early"),
    ("in advance", "early"),
    ("ahead of time", "early"),
    ("last minute", "late"),
    ("on the day", "late"),
    ("on the morning of", "late"),
    ("ran over", "late"),
    ("over time", "late"),
    ("out of place", "out-of-place"),
    ("left out", "left-out"),
    ("cut off", "ignored"),
    ("talked over", "ignored"),
    ("shut down", "ignored"),
    ("on edge", "onedge"),
    ("waste of", "waste"),
    ("good use of", "good-use"),
    ("no use", "useless"),
    ("no good", "bad"),
    ("taken seriously", "heard"),
    ("took seriously", "heard"),
    ("let down", "disappointed"),
    ("short of", "notenough"),
    ("lack of", "notenough"),
    ("too little", "notenough"),
    ("too few", "notenough"),
    ("not nearly enough", "notenough"),
    ("nowhere near enough", "notenough"),
    ("too much", "toomuch"),
    ("too many", "toomuch"),
    ("plenty of", "enough"),
    ("just right", "enough"),
    ("right amount", "enough"),
)
"""Read as one word, or not at all."""
EXCESS = phrases("toomuch|too-long|too-often|too-full|too-big|fewer|less|excessive|overlong")
DEFICIT = phrases("notenough|more|insufficient|lacking|short-of|shortage|longer|another")
ENOUGH = phrases("enough|plenty|sufficient")
TOO = phrases("long|often|full|big|packed|crowded|heavy|large|lengthy|busy")
"""After "too", these are too much of something; "too short" and "too thin" too little."""
TOO_LITTLE = phrases("short|thin|small|rare|rarely|seldom|light|brief|empty|quick")
