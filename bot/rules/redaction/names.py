"""People's names: those on the group's watch list, and any that follow a title such as Dr."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.rules.redaction.births import MONTHS
from bot.rules.redaction.circumstance_words import listed
from bot.rules.redaction.marks import NEUTRAL, Mark, MarkKind
from bot.rules.tokens import Word, at, follows, reads, words_of

_PARTICLES = listed(
    "ab al ap ben bin bint da de del della der di dos du el ferch la le mac mc ni nic o st uí "
    "van von y"
)
# Names that are words as well: small letters, or a place where the word belongs, mean the word.
_WORDS_TOO = listed(
    "abel amber amy angel april art august autumn baker bay best bill black blessing blue bob "
    "bond bright brook brown buck bud can carol case chance chase charity chase clay cliff "
    "comfort cook cross daisy dale dawn day dean dear do don drew duke earl ever faith fay "
    "field fern flora forest frank friday gay gene gift glen good grace grant gray green grey "
    "guy hall happy harmony he head heath heather hill holly hope hung hunter iris ivy jack "
    "jade jasmine jean jet joy july june king kit lane lee lily little long love man mark max "
    "may mercy miles min miracle monday moss my news nick noble north octavia olive page park "
    "pat patience peace peg penny pepper piper pop poppy precious price prince prudence queen "
    "rain ray red rich river rob robin rock roman rose rowan ruby rusty sage sam sandy "
    "saturday see sharp short sky so south star stone storm sue summer sun sunday tan tap "
    "thursday too tony trinity victor victory violet wade ward wednesday wells west white "
    "will willow win winter wise wood woods woody woo young song long ma may an art pace rush "
    "skip chip bee bell marsh church banks"
)  # fmt: skip
_BEFORE_MONTH = listed(
    "in by since until till last next this early late mid during every through end for"
)
_NOT_AFTER_NAME = listed(
    "a all an anybody anyone be everyone from her his i it it'd it'll it's my not nobody one "
    "our out people some somebody someone that the their there these they they'll this those "
    "to up us we we'll you your he she him them me any no in of on with"
)
# Capital letters that are no surname.
_NO_SURNAME = frozenset(MONTHS) | listed(
    "i i'm i'd i'll i've im monday tuesday wednesday thursday friday saturday sunday nhs "
    "english welsh irish scottish british polish christmas easter ramadan eid diwali telegram "
    "zoom teams ward room lxp lxps"
)
_TITLES = listed("dr mr mrs ms mx prof rev revd cllr fr sr")
_TITLE_WORDS = listed(
    "miss professor doctor nurse sister matron reverend pastor imam rabbi councillor sir dame "
    "lord lady uncle auntie aunt aunty father canon captain constable sergeant midwife"
)
_ANY_CASE_AFTER = frozenset({"mr", "mrs", "ms", "mx"})
_NO_NAME = listed(
    "a an and are at but can could did do does for had has have he i in is it my no not of on "
    "or our out said says she so that the they this to was we were who will with would you "
    "your right all me"
)
_MOST_OF_A_NAME = 4


@dataclass(frozen=True)
class NamesToFind:
    """A watch list's names by their first word, longest first."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, names: Sequence[str]) -> "NamesToFind":
        """Each name as given, and each part of it that can stand alone."""
        phrases: set[tuple[str, ...]] = set()
        for name in names:
            phrase = tuple(word.stem for word in words_of(name))
            if len("".join(phrase)) > 1:
                phrases.add(phrase)
                phrases |= {(part,) for part in phrase if _stands_alone(part)}
                phrases |= {(part.replace("'", ""),) for part in phrase if "'" in part}
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
            by_first.setdefault(phrase[0], []).append(phrase)
        return cls({first: tuple(found) for first, found in by_first.items()})


def names(words: Sequence[Word], watched: NamesToFind) -> Iterator[Mark]:
    """The watched names, whole words only, with a surname that follows."""
    index = 0
    while index < len(words):
        end = _name_at(words, index, watched)
        if end == index:
            index += 1
            continue
        end = _with_surname(words, end, watched)
        yield _mark(words, index, end, MarkKind.NAME)
        index = end


def titled_names(words: Sequence[Word]) -> Iterator[Mark]:
    """A title and the name after it: Dr Amara Okafor, Nurse Kelly, mrs ng."""
    for index, title in enumerate(words):
        if title.stem not in _TITLES | _TITLE_WORDS or title.stem_end < title.end:
            continue
        end = _titled_end(words, index)
        if end > index + 1:
            yield _mark(words, index, end, MarkKind.TITLE)


def introductions(words: Sequence[Word]) -> Iterator[Mark]:
    """Names that people give as their own: "my name is Sam"."""
    cues = (("my", "name", "is"), ("my", "name"), ("i'm", "called"), ("i", "am", "called"))
    for index in range(len(words)):
        for cue in cues:
            name = index + len(cue)
            if not reads(words, index, cue) or not follows(words, name):
                continue
            if cue == ("my", "name") and words[name - 1].folded != "name's":
                continue
            if words[name].capital and words[name].folded not in _NO_NAME:
                end = _capital_run(words, name + 1)
                yield _mark(words, name, end, MarkKind.NAME)
            break


def _stands_alone(part: str) -> bool:
    return len(part) >= 2 and part not in _PARTICLES


def _name_at(words: Sequence[Word], index: int, watched: NamesToFind) -> int:
    """The index after the watched name that begins here, or the same index."""
    for form in dict.fromkeys((words[index].stem, _without_s(words[index]))):
        for phrase in watched.by_first.get(form, ()):
            if len(phrase) == 1:
                if _is_name(words, index, form):
                    return index + 1
            elif reads(words, index, (words[index].stem, *phrase[1:])):
                return index + len(phrase)
    return index


def _without_s(word: Word) -> str:
    """Amaras idea: a possessive whose apostrophe was left out."""
    long = len(word.folded) > 4 and word.folded.endswith("s") and word.capital
    return word.folded[:-1] if long and word.folded[:-1] not in _WORDS_TOO else word.stem


def _is_name(words: Sequence[Word], index: int, form: str) -> bool:
    """Whether a name that may be a word is used as a name here."""
    word = words[index]
    if form not in _WORDS_TOO:
        return True
    if not word.capital or (word.shouted and _shouting(words, index)):
        return False
    if form in MONTHS and _is_month(words, index):
        return False
    return not (word.opens and at(words, index + 1) in _NOT_AFTER_NAME)


def _is_month(words: Sequence[Word], index: int) -> bool:
    before, after = at(words, index - 1), at(words, index + 1)
    return before in _BEFORE_MONTH or before[:1].isdecimal() or after[:1].isdecimal()


def _shouting(words: Sequence[Word], index: int) -> bool:
    near = words[max(0, index - 1) : index + 2]
    return len(near) == 1 or all(word.shouted or len(word.folded) == 1 for word in near)


def _with_surname(words: Sequence[Word], end: int, watched: NamesToFind) -> int:
    """Take in what belongs to the name: other watched parts, a surname, the rest after a hyphen."""
    while (
        end < len(words) and follows(words, end) and words[end - 1].stem_end == words[end - 1].end
    ):
        word = words[end]
        hyphen = word.gap.strip() != ""
        particle = word.folded in _PARTICLES and end + 1 < len(words) and words[end + 1].capital
        surname = word.capital and not word.shouted and word.stem not in _NO_SURNAME
        known = (word.stem,) in watched.by_first.get(word.stem, ()) and not hyphen
        if not (particle or surname or (known and _is_name(words, end, word.stem))):
            break
        end += 1
    return end


def _titled_end(words: Sequence[Word], index: int) -> int:
    first = index + 1
    if first >= len(words):
        return index
    title, name = words[index], words[first]
    dotted = name.gap in {". ", ".", ".\u00a0"} and title.stem in _TITLES
    initial = len(name.folded) == 1 and name.capital and _initial_goes_on(words, first)
    if not (dotted or name.near) or name.stem in _NO_SURNAME:
        return index
    if name.folded in _NO_NAME and not initial:
        return index
    if not name.stem[:1].isalpha() or (len(name.stem) < 2 and not name.capital):
        return index
    shouted = name.shouted and title.stem not in _TITLES
    if name.capital and not shouted:
        return min(_capital_run(words, first + 1), first + _MOST_OF_A_NAME)
    if title.stem in _ANY_CASE_AFTER and not name.capital:
        return first + 1
    return index


def _initial_goes_on(words: Sequence[Word], index: int) -> bool:
    after = words[index + 1] if index + 1 < len(words) else None
    return after is not None and after.capital and after.gap in {". ", ".", " "}


def _capital_run(words: Sequence[Word], end: int) -> int:
    """The index after the capital words and particles that go on from here."""
    first = end
    while end < len(words) and end - first < _MOST_OF_A_NAME:
        word = words[end]
        initial = len(words[end - 1].folded) == 1 and word.gap in {". ", "."}
        ended = words[end - 1].stem_end < words[end - 1].end
        if ended or not (word.near or initial) or word.stem in _NO_SURNAME:
            break
        particle = word.folded in _PARTICLES and at(words, end + 1) and words[end + 1].capital
        if not (word.capital or particle):
            break
        end += 1
    return end


def _mark(words: Sequence[Word], first: int, end: int, kind: MarkKind) -> Mark:
    """A possessive 's is left to stand: "Amara's" becomes "somebody's"."""
    somebody = NEUTRAL[kind]
    neutral = somebody.capitalize() if words[first].starts_capital else somebody
    if _owns(words, end):
        return Mark(words[first].start, words[end - 1].end + 1, kind, f"{neutral}'s")
    return Mark(words[first].start, words[end - 1].stem_end, kind, neutral)


def _owns(words: Sequence[Word], end: int) -> bool:
    """Whether an apostrophe alone follows a name on s: "James' idea"."""
    if end >= len(words) or not words[end - 1].folded.endswith("s"):
        return False
    return words[end].gap in {"' ", "’ "} and not words[end - 1].gap.endswith(("'", "‘"))
