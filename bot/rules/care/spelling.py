"""Words as people type them in a hurry, put into one spelling each, so that few patterns do.

What is left is a line of words with one space after each. A full stop stands for the end of a
sentence, a comma for any smaller break.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.rules.care.hidden import shown, spelled_out, taken_apart, with_letters
from bot.rules.care.mistyped import meant
from bot.rules.redaction.circumstance_words import listed
from bot.rules.tokens import Word, words_of

Line = list[str]


def _table(rows: str) -> dict[str, tuple[str, ...]]:
    """Rows of "one, another = what they stand for"."""
    table = {}
    for row in rows.strip().splitlines():
        spellings, meant = row.split("=")
        for spelling in spellings.split(","):
            table[spelling.strip()] = tuple(meant.split())
    return table


# Texting, and how people write as they speak in Scotland, Wales, and the North and East of England.
_WORDS = _table("""
i'm, im, i've, ive, i'd, i'll, iam, ima, am'm, ah'm, ahm, ah'll, ah've, ah, aw'm, a'm = i
u, ya, ye = you
ur = your
2, tae, te, tew = to
4 = for
n, nd, an', + = and
r = are
b = be
ma, mi, me'own = my
myslf, meself, mesel, mesen, missen, misen, mysel, mysel', masel, masell, maself = myself
mysen, myselfs, myselve, myelf, myselv, myself's = myself
yerself, yoursel, urself = yourself
himsel, hisself, hissel = himself
hersel = herself
anymor, anymoar, anylonger, nomore, anymo = anymore
don't, dont, dnt, dont', don, dun't, dinnae, dinna, dinny, divvent, divn't, divvn't = not
doesn't, doesnt, didn't, didnt, didnae, disnae, isn't, isnt, isnae, aren't, arent = not
wasn't, wasnt, wisnae, weren't, haven't, havent, hasn't, hasnt, hadn't, hadnt, ain't = not
aint, havnt, havenae, int, in't, wouldn't, wouldnt, wudnt, widnae, am'nt, amnt, amnae = not
dunt, dont't, dony = not
can't, cant, cannot, cnt, cannae, canna, couldn't, couldnt, cudnt, cud'nt, couldnae = cant
carnt, carn't, canny, cant't = cant
won't, wont, willnae, winnae, shan't, shant = wont
shouldn't, shouldnt = should not
he's, hes, he'd, he'll = he
she's, shes, she'd, she'll = she
they're, theyre, they'd, theyd, they'll, they've, theyve = they
we're, we've, we'd, we'll = we
it's, its, it'd, it'll = it
that's, thats = that
what's, whats, wots, wot, wit, wha's = what
there's, theres = there
life's, lifes = life
everyone's, everyones, everybody's, every1 = everyone
no1, noone, nobody, nae'body, naebody, neebody = nobody
someone's, sum1, some1, somebody = someone
wanna, wana, wantto, wannae, wantae, wanty, wunna = want to
goannae, gaunny, gonnie, gonna, gunna, gonnae, gon, gna, gonny, gaunnae, gunnae = going to
gotta = got to
oot = out
hame, yem, hyem, whom'e = home
deid = dead
nae = no
nowt, nuthin, nothin, nuffin, nuffink, nothink = nothing
owt = anything
wi, w, wiv, wif = with
nite, nicht = night
wnat, wnt, wan, wat'n = want
dissapear, dissappear, disapear = disappear
oding, od'ing = overdosing
bout, aboot = about
wis = was
wud = would
cud = could
ere, heer = here
oan = on
aff = off
doon = down
heid = head
hoose = house
mair = more
wur = were
fae = from
da, faither = dad
maw, mam, mom, mammy, mummy, ma'am = mum
hubby = husband
missus = wife
fella, bf = boyfriend
gf = girlfriend
bcoz, coz, cuz, cos, bc, bcos, cause = because
thru = through
b4 = before
til, 'til = till
xmas, crimbo = christmas
tmrw, tomoz, 2moro, tmw = tomorrow
2nite, tonite, 2night = tonight
1 = one
suicde, suicid = suicide
suicidle, suicidel, suicidial = suicidal
od'd, oded = overdosed
od, o/d = overdose
ods = overdose
paracetemol, paracetomol, paras = paracetamol
pils = pills
meds, medicine, medicines, medications, meditation's = medication
lyf, lyfe = life
dei, diee = die
liev, lvie, liv = live
wanan, wnana, wonna = want to
kil, kll, killl, kiill = kill
dieing, dyin = dying
harmin = harming
livin = living
thinkin = thinking
feelin = feeling
wantin = wanting
goin, gan, gannin, gaun = going
cuttin = cutting
killin = killing
endin = ending
hittin = hitting
hurtin = hurting
beatin = beating
takin = taking
carryin = carrying
keepin = keeping
bein = being
copin = coping
jumpin = jumping
hangin = hanging
tryin = trying
havin = having
doin = doing
selfharm = self harm
selfharmed = self harmed
selfharming = self harming
selfharms = self harms
kms = kill myself
""")
# "kms" after a number or a count is a distance.
_COUNTS = listed("many few some of by per hundred thousand the")

_FILLERS = listed(
    "am is are have has been would will just so very fucking fuckin fkn fking effing bloody even "
    "still kinda kind'a probably maybe perhaps sometimes often always usually also now today rn "
    "tbh honest proper pure pretty quite too well lately constantly literally actually honestly "
    "simply already ever soo sooo fr lowkey mun boyo hen pal like' definitely totally truly "
    "genuinely basically seriously absolutely completely really mostly currently increasingly "
    "desperately finally frequently repeatedly only m ve s d ll all'"
) - {"too", "well", "only"}  # fmt: skip

_OWNING = listed("the my no any a all lost")

_JOINED = {
    tuple(words.split()): meant
    for words, meant in (
        ("want to", "wantto"), ("wants to", "wantsto"), ("wanted to", "wantto"),
        ("wanting to", "wantto"), ("wish to", "wantto"), ("would like to", "wantto"),
        ("feel like i want to", "wantto"), ("longing to", "wantto"), ("long to", "wantto"),
        ("desire to", "wantto"), ("need to", "wantto"), ("going to", "goingto"),
        ("about to", "goingto"), ("planning to", "goingto"), ("plan to", "goingto"),
        ("intend to", "goingto"), ("my self", "myself"), ("me self", "myself"),
        ("any more", "anymore"), ("any longer", "anymore"), ("no more", "anymore"),
        ("no longer", "not"), ("no longer want to die", "recovered"),
        ("can not", "cant"), ("self injury", "self harm"),
        ("self injuring", "self harming"), ("self injure", "self harm"),
        ("self injured", "self harmed"), ("co codamol", "cocodamol"),
        ("should never", "should not"), ("could not", "cant"), ("can no longer", "cant"),
        ("not able to", "cant"), ("unable to", "cant"), ("do not", "not"), ("does not", "not"),
        ("did not", "not"), ("was not", "not"), ("were not", "not"), ("had not", "not"),
        ("will not", "wont"), ("no one", "nobody"), ("every body", "everyone"),
        ("some one", "someone"), ("every one", "everyone"), ("over dose", "overdose"),
        ("over dosed", "overdosed"), ("over dosing", "overdosing"), ("good bye", "goodbye"),
        ("good byes", "goodbyes"), ("good bys", "goodbyes"), ("para cetamol", "paracetamol"),
        ("to night", "tonight"), ("a live", "alive"),
    )
}  # fmt: skip
_LONGEST = max(len(words) for words in _JOINED)

_BREAKS = ",;()[]{}\u2013\u2014"
"""An emoji or a star in between breaks nothing."""


def spelled(text: str) -> str:
    """The text in one spelling. It starts with a full stop and ends with one."""
    return " ".join([".", *_joined(_known(words_of(shown(text)))), ". "])


def _known(words: Iterable[Word]) -> Line:
    line: Line = []
    for word in _read_out(words):
        if word.opens and line:
            line.append(".")
        elif line and any(sign in _BREAKS for sign in word.gap):
            line.append(",")
        for one in _spell(word, line):
            if _counts(one, line) and line[-1:] != [one]:
                line.append(one)
    return line


def _read_out(words: Iterable[Word]) -> Iterator[Word]:
    """Words with those that were typed letter by letter put together."""
    letters: list[Word] = []
    for word in words:
        if len(word.folded) == 1 and word.folded.isalpha():
            if word.opens:
                yield from _put_together(letters)
                letters = []
            letters.append(word)
            continue
        yield from _put_together(letters)
        letters = []
        yield word
    yield from _put_together(letters)


def _put_together(letters: Sequence[Word]) -> Iterable[Word]:
    read = spelled_out([letter.folded for letter in letters])
    if not read:
        return letters
    first, rest = letters[0], replace(letters[0], opens=False, gap=" ")
    return [replace(rest if at else first, folded=word, stem=word) for at, word in enumerate(read)]


def _counts(word: str, before: Line) -> bool:
    """Whether a word says anything: "will" does in "the will to live"."""
    if word == "will" and before and before[-1] in _OWNING:
        return True
    return word not in _FILLERS


def _spell(word: Word, before: Line) -> tuple[str, ...]:
    typed = word.folded if word.folded in _WORDS else word.stem
    if typed == "kms" and before and (before[-1].isdecimal() or before[-1] in _COUNTS):
        return ("kilometres",)
    if typed in _WORDS:
        return _WORDS[typed]
    bare = typed.replace("'", "")
    once = _without_repeats(bare)
    if once != bare and (once in _WORDS or once in _FILLERS):
        return _WORDS.get(once, ())
    once = with_letters(once)
    known = meant(once)
    apart = taken_apart(once) if known == once else ()
    return tuple(each for piece in apart for each in _WORDS.get(piece, (piece,))) or (known,)


def _without_repeats(word: str) -> str:
    """Diiiie is die, and sooo is so; two of a letter are left alone."""
    kept = ""
    for at, sign in enumerate(word):
        thrice = word[at : at + 3] == sign * 3 or (at > 1 and word[at - 2 : at + 1] == sign * 3)
        if not (thrice and not sign.isdecimal() and kept.endswith(sign)):
            kept += sign
    return kept


def _joined(line: Line) -> Iterator[str]:
    at = 0
    while at < len(line):
        for length in range(min(_LONGEST, len(line) - at), 1, -1):
            meant = _JOINED.get(tuple(line[at : at + length]))
            if meant:
                yield meant
                at += length
                break
        else:
            yield line[at]
            at += 1
