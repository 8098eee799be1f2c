"""Audits a published summary against the store, with arithmetic of its own.

Nothing here calls the rules or the compiling that it audits: sentences, shares, bands and
thresholds are worked out again from the answers. Each fault is a sentence; none is an empty list.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from prompts.model import Kind
from storage.records import Answer, Question, Round, Share
from tests.faithful.words_of import words_of

Json = Mapping[str, Any]
NOTHING = frozenset(
    {"nothing", "nothing really", "nothing to add", "n a", "no", "thanks", "thank you all"}
)
"""All that the made-up weeks have of answers that say nothing, in small letters without signs."""


ADDED = frozenset(
    {"a", "about", "and", "being", "feeling", "for", "in", "of", "on", "the", "to", "with"}
)
SIDED = frozenset(
    {"bad", "better", "clear", "cold", "early", "easy", "fair", "good", "great", "hard", "helpful"}
    | {"kind", "late", "long", "lovely", "never", "no", "not", "rude", "safe", "short", "useful"}
    | {"too", "unfair", "unsafe", "warm", "worse", "zealous"}
)
"""Words that take a side, as far as the made-up weeks have them."""
DENIALS = frozenset({"never", "no", "nobody", "not", "nothing", "without", "t"})


@dataclass(frozen=True)
class Box:
    """A question that was opened, and all answers that the store holds of it."""

    question: Question
    round: Round
    answers: tuple[Answer, ...]

    @property
    def shared(self) -> list[str]:
        """The words that may be shown."""
        return [one.text for one in self.answers if one.text and one.share is Share.WORDS]

    @property
    def kept(self) -> int:
        """How many are for themes only."""
        return sum(one.share is Share.THEMES for one in self.answers if one.text)


def faults(summary: Json, boxes: Sequence[Box], earlier: Sequence[Json]) -> list[str]:
    """All that a summary says wrongly, or leaves out; `earlier` has those before, newest last."""
    found: list[str] = []
    told = {section["wording"]: section for section in summary["sections"]}
    if sorted(told) != sorted(box.question.wording for box in boxes):
        found.append("not every opened question is told, once")
    for box in boxes:
        section = told.get(box.question.wording, {})
        if section:
            found += _section(section, box)
    found += _weeks(summary, earlier)
    lowest = min((box.question.k for box in boxes), default=summary["k"])
    if summary["k"] != lowest:
        found.append(f"k is {lowest}, not {summary['k']}")
    return found


def _section(section: Json, box: Box) -> Iterator[str]:
    count, k = len(box.answers), box.question.k
    if count < k or count < 3:
        yield f"{count} answers are shown, and {k} are needed"
    yield from _band(section["answered"], count, box.round.roster, least=k)
    if _parted(box) and section["answered"] != {"least": k, "most": None}:
        yield "how many answered tells of perspectives"
    if box.question.kind is Kind.TEXT:
        yield from _words(section, box)
    else:
        yield from _figures(section, box)
    yield from _splits(section, box)


def _band(band: Json, count: int, roster: int, *, least: int) -> Iterator[str]:
    low, high = band["least"], band["most"]
    if not low <= count <= (high if high is not None else count):
        yield f"{count} is not from {low} to {high}"
    if low < least:
        yield f"a band from {low}, below {least}"
    if high == low:
        yield f"{low} to {high} tells the exact number"
    if high is not None and high > roster:
        yield f"up to {high} of {roster}: the group narrows it"
    if low == roster and roster != least:
        yield f"only everyone can be {low} or more of {roster}"


def _words(section: Json, box: Box) -> Iterator[str]:
    themes = section["themes"]
    voices: Counter[str] = Counter(section["other_voices"])
    shown = voices.copy()
    for theme in themes:
        inside = Counter([*theme["quotes"], *theme["more"]])
        shown |= voices + inside  # who makes several points may stand in several themes
    shared = Counter(box.shared)
    yield from (f"not shared, or too often: {text!r}" for text in shown - shared)
    yield from (f"missing: {text!r}" for text in shared - shown if _plain(text) not in NOTHING)
    yield from (f"it says nothing: {text!r}" for text in shown if _plain(text) in NOTHING)
    for theme in themes:
        others = sum(len(t["quotes"]) + len(t["more"]) for t in themes if t is not theme)
        yield from _theme(theme, box, others)
    nothing = sum(_plain(one.text or "") in NOTHING for one in box.answers)
    if section["non_answers"] != (nothing >= 3 and shown.total() + 3 < box.round.roster):
        yield f"{nothing} had nothing to say, and it tells so wrongly"
    behind = (max(len(t["quotes"]) + len(t["more"]), t["standing"]["least"]) for t in themes)
    if max(behind, default=0) > len(box.answers):
        yield "more stand behind a theme than answered"


def _theme(theme: Json, box: Box, others: int) -> Iterator[str]:
    """Who stands behind it may be quoted in another theme, of whose texts there are `others`."""
    texts = [*theme["quotes"], *theme["more"]]
    least, most = len(texts), len(texts) + box.kept + others
    low, high = theme["standing"]["least"], theme["standing"]["most"]
    if low < 2 or most < 2:
        yield f"a theme of one: {theme['name']!r}"
    if low > most or (high is not None and high < least):
        yield f"{low} to {high} stand behind {theme['name']!r}, and it has {least} to {most}"
    if len(theme["quotes"]) > 3:
        yield "more than three quotes"
    if not texts:
        yield "a theme of hidden answers alone"
    yield from _name(theme, texts, box.shared)
    yield from _both_ways(theme)


def _name(theme: Json, texts: Sequence[str], shared: Sequence[str]) -> Iterator[str]:
    """Each word of a name begins like one in two answers, and none takes a side alone.

    Who makes several points stands in one theme alone, so some of a theme's words may be in others.
    """
    every, anywhere = [words_of(text) for text in texts], [words_of(text) for text in shared]
    for word in words_of(theme["name"]):
        if word in ADDED:
            continue
        stem = word[: max(3, len(word) - 3)]
        if sum(any(one.startswith(stem) for one in words) for words in anywhere) < 2:
            yield f"named by a word that fewer than two answers share: {word!r}"
        if word in SIDED and theme["both_ways"]:
            yield f"seen both ways, and named by one side: {word!r}"
        denied = DENIALS - {word}
        if word in SIDED and not all(word in words and not denied & {*words} for words in every):
            yield f"named by a side that not all take: {word!r}"


def _both_ways(theme: Json) -> Iterator[str]:
    """A theme that is seen both ways has two sides, with words of each and a quote of each."""
    sides = [Counter(side) for side in theme["both_ways"]]
    if not sides:
        return
    if len(sides) != 2 or not all(sides):
        yield "seen both ways, and one side says nothing"
    elif sides[0] + sides[1] - Counter([*theme["quotes"], *theme["more"]]):
        yield "a side says what the theme does not"
    elif not all(side & Counter(theme["quotes"]) for side in sides):
        yield "seen both ways, and one side is not quoted"


def says_nothing(text: str) -> bool:
    """Whether an answer of the made-up weeks says nothing."""
    return _plain(text) in NOTHING


def _plain(text: str) -> str:
    return " ".join(words_of(text)) or text.strip()


def _figures(section: Json, box: Box) -> Iterator[str]:
    counts = _counts(box, box.answers)
    fifths = [one["fifth"] for one in section["figures"]]
    if section["splits"]:
        if section["said"] is not None or fifths:
            yield "the whole is told beside its parts"
        return
    yield from _untrue(section["said"], section["option"], counts, box, shares=bool(fifths))
    if fifths and (section["answered"]["least"] < 20 or box.round.roster < 25):
        yield f"shares of {sum(counts)} answers"
    if fifths and fifths != [_fifth(count, sum(counts)) for count in counts]:
        yield f"shares are of {counts}, not {fifths}"
    cells = [tuple(one["points"]) or one["option"] for one in section["figures"]]
    scale = box.question.kind is Kind.SCALE
    if fifths and cells != ([(1, 2), (3,), (4, 5)] if scale else list(box.question.options)):
        yield f"shares are told of {cells}"


def _counts(box: Box, answers: Sequence[Answer]) -> list[int]:
    values = [one.value for one in answers]
    if box.question.kind is Kind.SCALE:
        return [sum(value in band for value in values) for band in ((1, 2), (3,), (4, 5))]
    return [values.count(index) for index in range(len(box.question.options))]


def _fifth(part: int, whole: int) -> int:
    """How many whole fifths it is; all of them is told as four."""
    return min(floor(Fraction(5 * part, whole)), 4)


def _untrue(
    said: str | None, option: str, counts: Sequence[int], box: Box, *, shares: bool
) -> Iterator[str]:
    """Whether a sentence is another than the one that these answers call for."""
    whole, scale = sum(counts), box.question.kind is Kind.SCALE
    half = next((index for index, count in enumerate(counts) if 2 * count > whole), None)
    high = next((index for index, count in enumerate(counts) if 5 * count >= 3 * whole), None)
    first = max(range(len(counts)), key=lambda index: counts[index])
    ahead = counts[first] - max([*counts[:first], *counts[first + 1 :]])
    names = ("most-low", "most-middle", "most-high")
    about: int | None = None
    if shares and high is None:
        wanted = "spread"
    elif scale:
        most = high if shares else half
        divided = counts[0] >= 2 and counts[2] >= 2
        wanted = names[most] if most is not None else "divided" if divided else "no-one-view"
    elif shares:
        wanted, about = "most", high
    elif len(counts) == 2:
        wanted, about = ("most", first) if ahead >= 2 else ("close", None)
    else:
        clear = counts[first] >= 2 and ahead >= 1
        wanted, about = ("more", first) if clear else ("nothing-stood-out", None)
    if said != wanted or option != ("" if about is None else box.question.options[about]):
        yield f"{said} {option!r} of {counts}"


def _parted(box: Box) -> bool:
    return box.round.settings.show_perspectives and box.question.kind is not Kind.TEXT


def _splits(section: Json, box: Box) -> Iterator[str]:
    rules, splits, may = box.round.settings, section["splits"], _parted(box)
    if splits and not may:
        yield "perspectives are shown, and may not be"
    counts = Counter(one.perspective for one in box.answers)
    rest, least = len(box.answers), max(box.question.k, 5)
    for split in splits:
        number = next(one.id for one in rules.perspectives if one.name == split["perspective"])
        rest -= counts[number]
        if counts[number] < least:
            yield f"{split['perspective']} has {counts[number]} answers alone"
        part = [one for one in box.answers if one.perspective == number]
        said, option = split["said"], split["option"]
        yield from _untrue(said, option, _counts(box, part), box, shares=False)
    if splits and 0 < rest < least:
        yield f"{rest} answers are left over, and can be told by subtraction"
    if section["splits_withheld"] != (may and not splits):
        yield "it says wrongly whether perspectives were withheld"


def _weeks(summary: Json, earlier: Sequence[Json]) -> Iterator[str]:
    """Rows of weeks, changes and quiet themes say no more than the summaries of those weeks."""
    before = earlier[-7:]
    if not before:
        if summary["weeks"] or summary["quiet"]:
            yield "a first summary looks back"
        return
    if [one["number"] for one in summary["weeks"]] != [one["number"] for one in (*before, summary)]:
        yield "the weeks are others"
    for section in summary["sections"]:
        if section["over_weeks"]:
            yield from _row(section, before)
        for theme in section["themes"]:
            yield from _over_weeks(theme, section, before)
    asked = {tuple(_asks(section)) for section in summary["sections"]}
    last = {
        (theme["name"], section["wording"])
        for section in before[-1]["sections"]
        for theme in section["themes"]
        if tuple(_asks(section)) in asked
    }
    if not {(one["name"], one["wording"]) for one in summary["quiet"]} <= last:
        yield "a theme has gone quiet that was none last time to this question"


def _row(section: Json, before: Sequence[Json]) -> Iterator[str]:
    """A scale's row of weeks has what was said of the very same question, or a gap."""
    points = []
    for one in before:
        same = [s["said"] for s in one["sections"] if _asks(s) == _asks(section)]
        points.append(same[-1] if same else None)
    if list(section["over_weeks"]) != [*points, section["said"]]:
        yield f"the weeks are {points}, not {section['over_weeks'][:-1]}"


def _asks(section: Json) -> list[str]:
    return [section[key] for key in ("kind", "prompt", "wording", "low", "high")]


def _over_weeks(theme: Json, section: Json, before: Sequence[Json]) -> Iterator[str]:
    told = [[t["standing"] for s in one["sections"] for t in s["themes"]] for one in before]
    *then, now = theme["weeks"]
    if now != theme["standing"] or len(then) != len(before):
        yield "a theme's weeks are others"
    strange = [here for here, there in zip(then, told, strict=False) if here and here not in there]
    if strange:
        yield f"a theme stood so in no earlier week: {strange}"
    wanted = "continues" if then[-1] else "returns" if any(then) else "new"
    same = [s for one in before for s in one["sections"] if _asks(s) == _asks(section)]
    told_of = wanted if wanted != "new" or any(s["themes"] for s in same) else None
    if theme["change"] != told_of:
        yield f"{theme['name']!r} is {told_of}, not {theme['change']}"
