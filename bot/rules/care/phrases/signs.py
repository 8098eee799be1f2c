"""How the patterns that make the support card appear are written, and what their signs stand for.

They are everyday ways to say what the NHS (help for suicidal thoughts), Samaritans (signs that
somebody may be struggling), Mind (how suicidal feelings may feel) and Refuge (signs of abuse)
tell people to take seriously. The wording is ours. A pattern is read against words in one spelling
(`spelling`: "am", "is", "have", "would" and "really" are gone, "don't" is "not", "wanna" is
"wantto"). In a pattern

- `a|b_c` is either word, or words with a space for `_`; `(a|b)` may be left out;
- `{name}` is one of the words in NAMED;
- `*2` is up to two words in between, none of which turns it round (NOT_BETWEEN);
- `^` is where a clause begins, `.` where one ends, `-a|b` means that none of these comes next.
"""

from bot.rules.redaction.circumstance_words import listed

_THEM = (
    "he she they husband wife partner boyfriend girlfriend ex dad father mum mother stepdad "
    "stepfather stepmum brother sister son daughter carer uncle aunt someone man woman bloke "
    "fiance landlord flatmate housemate grandad cousin nurse guy lad him staff "
    "worker doctor teacher priest coach therapist counsellor psychiatrist grandfather stepson "
    "stepbrother neighbour mate friend lodger kid child"
)
_CLOSE = (
    "son daughter brother sister mum dad mother father partner husband wife boyfriend "
    "girlfriend friend mate child kid nephew niece cousin lad lass girl boy nan grandad "
    "housemate flatmate neighbour fiance grandson granddaughter bairn stepson stepdaughter"
)
_TOPIC = (
    "agenda assessment assessments audit awareness bereaved bereavement bill charity charities "
    "clinic cluster clusters conversation course data figures first form forms forum group "
    "groups guidance helpline hotline item kit kits lead leaflet leaflets line module nurse "
    "numbers pathway pathways plan plans policies policy postvention prevention procedure "
    "project protocol rate rates report reports research response review reviews risk safe "
    "safer screening service services session sessions statistics stats strategies strategy "
    "survivors talk team toolkit trained training watch work workshop workshops"
)
NAMED = {
    name: "|".join(words.split())
    for name, words in {
        "topic": _TOPIC,
        "them": _THEM,
        "close": _CLOSE,
        "want": ("wantto wantsto goingto ready_to tempted_to try_to tried_to trying_to"),
        "think": (
            "think_of think_about thinking_of thinking_about thought_of thought_about "
            "thoughts_of thoughts_about ideas_of dream_of dreaming_of urge_to urges_to "
            "feel_like feels_like felt_like considering considered contemplating planning "
            "fantasise_about fantasising_about close_to talked_about obsessed_with planned"
        ),
        "wish": ("wish wished wishing hope hoping hoped pray praying"),
        "like_hate": ("hate hating loathe despise disgusted_by disgusted_with"),
        "killed": (
            "kill killing killed topped hanged drowned offed strangle choke end ending ended "
            "top topping off offing unalive unaliving neck hang hanging hung drown drowning "
            "shoot shooting stab stabbing poison poisoning gas gassing suffocate suffocating "
            "electrocute starve starving do_in finish_off"
        ),
        "die": (
            "die dying dead disappear vanish not_exist stop_existing be_gone fade_away pass_away"
        ),
        "done": ("gone dead not_here not_around not_alive died disappeared never_born not_born"),
        "go": (
            "go_on carry_on keep_going continue keep_on keep_living going_on carrying_on "
            "struggle_on keep_doing"
        ),
        "like": ("like_this anymore living"),
        "harm": (
            "hurt hurting harm harming harmed cut cutting burn burning burnt burned scratch "
            "scratching punish punishing injure injuring bite biting hit hitting punch "
            "punching carve carving carved"
        ),
        "end_of": ("end ending stop stopping finish put_an_end_to escape escaping out_of"),
        "went": (
            "went walked drove climbed stood standing sat sitting stand ended_up lying lay up "
            "looking parked going walking"
        ),
        "brink": (
            "tracks railway rails line ledge edge bridge bridges roof cliff cliffs viaduct parapet "
            "rooftop multistorey"
        ),
        "limb": ("wrist wrists arm arms leg legs thigh thighs throat vein veins skin stomach"),
        "pills": (
            "pill pills tablet tablets medication paracetamol tramadol codeine diazepam valium "
            "ibuprofen aspirin sertraline antidepressants painkillers sleepers insulin "
            "morphine quetiapine lithium amitriptyline propranolol capsules cocodamol "
            "zopiclone pregabalin nurofen mirtazapine stash"
        ),
        "much": (
            "all many load loads lots lot bunch handful box boxes packet packets bottle whole "
            "every entire stack pile ton tons pack packs strip strips fistful more much twenty "
            "thirty forty fifty sixty hundred dozen dozens full month week [0-9]{2,}"
        ),
        "took": (
            "took taken taking swallowed swallowing necked necking popped downed ate drunk "
            "drank injected injecting"
        ),
        "hoard": (
            "stash_of a_stash_of saved saving stockpiled stockpiling stashed stashing hoarded "
            "hoarding collected collecting hidden hiding counted counting kept storing"
        ),
        "scared": ("scared afraid frightened terrified petrified feart frit"),
        "high": (
            "train trains tube bus lorry car cars truck traffic bridge roof cliff building "
            "window balcony platform tracks multistorey multi motorway flats pier viaduct tram "
            "river sea canal ledge wall tree water"
        ),
        "jump": (
            "jump jumping jumped step stepping stepped walk walking walked run running drive "
            "driving drove leap leaping throw_myself throwing_myself lie lying crash crashing"
        ),
        "life": ("life living being_alive being_here existing existence breathing"),
        "when": (
            "after again at because before but by early either every for if in late longer "
            "monday next on past saturday sunday than this though thursday till to today "
            "tomorrow tuesday until wednesday when with without friday yesterday during as all"
        ),
    }.items()
}

OPENERS = listed("and but so or because when then that i me think done while feel to well sorry")
"""A clause begins after one of these, too."""

NOT_BETWEEN = listed(
    "not never no without wont cant he she they we you him who people patients clients staff "
    "others anyone everyone someone nobody person persons folk service services training "
    "leaflet policy research group groups pathway data strategy review report lost asked "
    "support supports supporting supported awareness prevent prevents preventing whether "
    "mother father brother sister mum dad son daughter uncle aunt friend cousin colleague "
    "neighbour film films book books read heard survivors members those carers nurses teach "
    "run runs work worked about wrote write writes"
)
DENIED = (
    "(?<!why )(?:not|never|wont|without|no|isnt|stopped)"
    "(?: (?:wantto|goingto|tried to|wanted to|feel|feeling|felt|feel like|thinking of|"
    "thinking about|think of|think about|of|thoughts of|plans to|plan to|intention of|wish to|"
    "urge to|trying to|a|like))?|"
    "(?:ask|asks|asked|wrote|write|writes|talk|talks|talked|talking|spoke|speak|film|films|book|"
    "question|questions) about(?: being)?|used to|ask(?:s|ed|ing)?(?: [a-z]{1,20})? (?:if|whether)|"
    "(?:anyone|people|those|patients|clients|somebody|someone|person|men|women|man|woman) (?:who )?"
    "|(?:who|you|he|she|they|we)(?: was| were| had| might| could)?|his|her|their|our"
)
"""What turns a pattern round if it stands right before it."""

SAYING = "laughing|laughed|laugh|laughs|giggling|cringe|cringed|cringing|hilarious"
"""In a sentence with one of these, the patterns of UNLESS_A_SAYING are not looked for."""
