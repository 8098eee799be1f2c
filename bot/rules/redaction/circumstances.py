"""What is true of one person in the room: "the only nurse", "my husband", "I joined last month"."""

from collections.abc import Iterator, Sequence

from bot.rules.redaction.births import MONTHS
from bot.rules.redaction.circumstance_words import (
    BEING,
    COUNTS,
    DID,
    LIKE,
    LIVES,
    LOVED_ONES,
    NO_PLACE,
    NO_RELATION,
    OF_MY_OWN,
    RELATIVES,
    THINGS,
    UNITS,
    listed,
)
from bot.rules.redaction.marks import (
    LOVED_ONE,
    NEUTRAL,
    ONE_OF_US,
    RELATIVE,
    SOME_TIME,
    SOME_YEARS,
    SOMEWHERE,
    YEARS,
    Mark,
    MarkKind,
)
from bot.rules.redaction.roles import JOBS, SINGLE, STOPS, compares
from bot.rules.tokens import Word, at, follows, reads, run

_PERSON = BEING | LIKE | (JOBS - {"chair", "head", "lead"}) | {"one"}
_ANYBODY = listed("member person human individual friend one peer")
_MOST_THAT = listed("senior junior recent experienced qualified")
_MOST_OF_A_PERSON = 4
_I_AM = (
    ("i'm",), ("i", "am"), ("i", "was"), ("i've", "been"), ("being",), ("as",), ("he's",),
    ("she's",), ("he", "is"), ("she", "is"), ("they're",), ("he", "was"), ("she", "was"),
)  # fmt: skip
_OF_US = (("of", "us"), ("of", "the", "group"), ("of", "this", "group"), ("of", "our", "group"))


_JOINED = listed("joined started")
_WHAT = listed("the this here group team committee panel board project trust it working")
_I = frozenset({"i", "i've", "i'd", "ive"})


def singled_out(words: Sequence[Word]) -> Iterator[Mark]:
    """The only, the newest, the oldest: "the only nurse" is one person, "the only way" nobody."""
    for index in range(len(words) - 1):
        first = _single_at(words, index)
        if not first:
            continue
        told = any(reads(words, index - len(cue), cue) for cue in _I_AM if index >= len(cue))
        end = _person_end(words, first) or (told and _told_end(words, first)) or 0
        if end or _bare(words, first):
            yield _one_of(words, index, end or first)


def told_circumstances(words: Sequence[Word]) -> Iterator[Mark]:
    """What people say they are: "as a Muslim woman", "I'm a wheelchair user"."""
    cues = (("as",), ("i'm",), ("i", "am"), ("im",), ("being",))
    for index in range(len(words)):
        for cue in cues:
            first = index + len(cue)
            articles = {"a", "an", "the", "your"} if cue == ("as",) else {"a", "an"}
            if not reads(words, index, cue) or at(words, first) not in articles:
                continue
            if compares(words, index):
                continue
            end = _being_end(words, first + 1) if follows(words, first) else 0
            if end:
                yield _one_of(words, first, end)


def relations(words: Sequence[Word]) -> Iterator[Mark]:
    """My husband, my late mother, my youngest son."""
    for index, word in enumerate(words):
        if word.folded != "my":
            continue
        last = index + 1
        while follows(words, last) and words[last].folded in OF_MY_OWN and last - index < 4:
            last += 1
        if at(words, last) not in RELATIVES | LOVED_ONES:
            last -= 1
        if last == index or not follows(words, last) or at(words, last + 1) in NO_RELATION:
            continue
        kin = RELATIVE if at(words, last) in RELATIVES else LOVED_ONE
        if follows(words, last + 1) and reads(words, last + 1, ("in", "law")):
            last += 2
        if kin == RELATIVE or at(words, last) in LOVED_ONES:
            yield _mark(words, index, last + 1, kin)


def since_when(words: Sequence[Word]) -> Iterator[Mark]:
    """How long somebody has been here: "I joined last month", "in my thirty years"."""
    for index, word in enumerate(words):
        if word.stem in _JOINED and _is_mine(words, index):
            end = _time_end(words, index + 1)
            if end:
                first = index - 1 if at(words, index - 1) in {"only", "just"} else index
                yield _mark(words, first, end, f"{word.folded} {SOME_TIME}")
        count = _count_end(words, index + 1)
        if not count or at(words, count) not in {"years", "months"}:
            continue
        if word.folded == "my" and at(words, index - 1) in {"in", "after", "for", "over"}:
            yield _mark(words, index + 1, count + 1, YEARS)
        elif word.folded == "for" and _is_mine_for(words, index):
            yield _mark(words, index, count + 1, SOME_YEARS)


def places(words: Sequence[Word]) -> Iterator[Mark]:
    """Where somebody says that they live or come from."""
    for index, word in enumerate(words):
        if word.folded not in {"in", "from", "near", "outside", "to"} or not follows(words, index):
            continue
        place = index + 1
        if not follows(words, place) or not _is_place(words, place):
            continue
        back = [w.folded for w in words[max(0, index - 4) : index]]
        lives = LIVES.intersection(back) or (word.folded == "from" and back[-1] in {"i'm", "am"})
        if not lives or not {"i", "i've", "we", "my", "i'm"} & set(back):
            continue
        end = place + 1
        while (
            end < len(words) and end - place < 4 and follows(words, end) and _is_place(words, end)
        ):
            end += 1
        first = place if word.folded == "from" else index
        yield _mark(words, first, end, SOMEWHERE)


def _single_at(words: Sequence[Word], index: int) -> int:
    """The index after "the only", "the most senior", "the longest serving", or 0."""
    if words[index].folded not in {"the", "my"} or not follows(words, index + 1):
        return 0
    word = at(words, index + 1)
    if words[index].folded == "the":
        if word in SINGLE:
            return index + 2
        if word in {"most", "least"} and at(words, index + 2) in _MOST_THAT:
            return index + 3
        if word in {"longest", "shortest"} and at(words, index + 2) in {"serving", "standing"}:
            return index + 3
        if word in {"last", "first"} and at(words, index + 2) in {"one", "person", "member"}:
            return index + 2 if at(words, index + 3) in {"left", "of", "here"} else 0
    return 0


def _person_end(words: Sequence[Word], first: int) -> int:
    """The index after the person who is singled out, or 0 if it is a thing."""
    if first >= len(words) or not follows(words, first):
        return 0
    end = run(words, first, _MOST_OF_A_PERSON, STOPS)
    for last in range(end, first, -1):
        if words[last - 1].stem not in _PERSON:
            continue
        if words[last - 1].stem == "one" and at(words, last) in {"that", "which", "we", "they"}:
            return 0
        if words[last - 1].stem in LIKE and last < end:
            return 0  # "the only Welsh version"
        return _with_left(words, last)
    return 0


def _told_end(words: Sequence[Word], first: int) -> int:
    """After "I'm the only": whatever comes is a person, unless it is a thing."""
    if first >= len(words) or not follows(words, first) or at(words, first) in STOPS:
        return 0
    end = run(words, first, 2, STOPS)
    thing = any(word.stem in THINGS for word in words[first:end])
    return 0 if thing else end


def _bare(words: Sequence[Word], first: int) -> bool:
    """The oldest in the room, the newest of us, the youngest here."""
    if at(words, first - 1) in {"only", "sole"}:
        return False
    if any(reads(words, first, cue) and follows(words, first) for cue in _OF_US):
        return True
    if at(words, first) == "here":
        return True
    return at(words, first) in {"in", "on"} and any(
        at(words, first + n) in {"room", "group", "team", "panel", "committee"} for n in (1, 2)
    )


def _with_left(words: Sequence[Word], last: int) -> int:
    return last + 1 if at(words, last) == "left" and follows(words, last) else last


def _being_end(words: Sequence[Word], first: int) -> int:
    if not follows(words, first):
        return 0
    end = run(words, first, _MOST_OF_A_PERSON, STOPS)
    for last in range(end, first, -1):
        word = words[last - 1]
        if word.stem not in BEING:
            continue
        like = any(before.stem in LIKE | BEING for before in words[first : last - 1])
        if word.stem in _ANYBODY and not like:
            return 0
        counted = at(words, last) == "of" and at(words, last + 1) in COUNTS
        return last + 2 if counted else last
    return 0


def _one_of(words: Sequence[Word], first: int, end: int) -> Mark:
    """Neutral words for somebody who is singled out; they take in "of the group" if it is there."""
    us = next((cue for cue in _OF_US if reads(words, end, cue) and follows(words, end)), ())
    after_as = at(words, first - 1) in {"as", "i'm", "am", "im", "being"}
    one = us or (after_as and at(words, first + 1) not in SINGLE)
    neutral = ONE_OF_US if one else NEUTRAL[MarkKind.CIRCUMSTANCE]
    return _mark(words, first, end + len(us), neutral)


def _is_mine(words: Sequence[Word], index: int) -> bool:
    back = words[max(0, index - 3) : index]
    return any(word.folded in _I for word in back)


def _is_mine_for(words: Sequence[Word], index: int) -> bool:
    """I have been here for ..., and no other sentence in between."""
    back = max(0, index - 8)
    for start in range(index, back, -1):
        if words[start].opens:
            back = start
            break
    said = {word.folded for word in words[back:index]}
    return bool(said & _I) and bool(said & DID)


def _time_end(words: Sequence[Word], index: int) -> int:
    """The index after "here last month", "in September", "two weeks ago", or 0."""
    start = index
    while start < len(words) and words[start].near and words[start].folded in _WHAT:
        if at(words, start + 1) in UNITS:
            break
        start += 1
    if start >= len(words) or words[start].apart:
        return 0
    word, after = at(words, start), at(words, start + 1)
    if word in {"last", "this"} and (after in UNITS or after in MONTHS):
        return start + 2
    if word in {"in", "since", "on"} and (after in MONTHS or _is_year(after)):
        return start + 3 if _is_year(at(words, start + 2)) else start + 2
    if word == "recently":
        return start + 1
    count = _count_end(words, start)
    if count and at(words, count) in UNITS and at(words, count + 1) == "ago":
        return count + 2
    return 0


def _count_end(words: Sequence[Word], index: int) -> int:
    """The index after a number of years or weeks, or 0."""
    end = index
    while end < len(words) and end - index < 3 and (end == index or words[end].near):
        number = words[end].folded
        if not (number in COUNTS or (number.isdecimal() and len(number) <= 2)):
            break
        end += 1
    return end if end > index else 0


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _is_place(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    no_place = word.stem in NO_PLACE | MONTHS
    return word.capital and not (word.opens or word.shouted or no_place)


def _mark(words: Sequence[Word], first: int, end: int, neutral: str) -> Mark:
    if words[first].starts_capital:
        neutral = neutral[0].upper() + neutral[1:]
    return Mark(words[first].start, words[end - 1].stem_end, MarkKind.CIRCUMSTANCE, neutral)
