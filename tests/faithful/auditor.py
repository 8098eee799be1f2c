"""Audits a published summary against the store, with arithmetic of its own.

Nothing here calls the rules or the compiling that it audits: shares, bands and thresholds are
worked out again from the answers. Each fault is a sentence; none is an empty list.
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
    if low == roster and roster != least:
        yield f"only everyone can be {low} or more of {roster}"


def _words(section: Json, box: Box) -> Iterator[str]:
    themes = section["themes"]
    shown: Counter[str] = Counter(section["other_voices"])
    for theme in themes:
        shown.update((*theme["quotes"], *theme["more"]))
    shared = Counter(box.shared)
    yield from (f"not shared, or too often: {text!r}" for text in shown - shared)
    yield from (f"missing: {text!r}" for text in shared - shown)
    for theme in themes:
        yield from _theme(theme, box)
    behind = sum(
        max(len(one["quotes"]) + len(one["more"]), one["standing"]["least"]) for one in themes
    )
    if behind > len(box.answers):
        yield "more stand behind themes than answered"


def _theme(theme: Json, box: Box) -> Iterator[str]:
    texts = [*theme["quotes"], *theme["more"]]
    least, most = len(texts), len(texts) + box.kept
    low, high = theme["standing"]["least"], theme["standing"]["most"]
    if low < 2 or most < 2:
        yield f"a theme of one: {theme['name']!r}"
    if low > most or (high is not None and high < least):
        yield f"{low} to {high} stand behind {theme['name']!r}, and it has {least} to {most}"
    if len(theme["quotes"]) > 3:
        yield "more than three quotes"
    strange = set(words_of(theme["name"])) - {word for text in texts for word in words_of(text)}
    if strange or not theme["name"].strip():
        yield f"named by words that none of its answers shares: {sorted(strange)}"


def _figures(section: Json, box: Box) -> Iterator[str]:
    values = [one.value for one in box.answers]
    figures = section["figures"]
    if box.question.kind is Kind.SCALE:
        bands = [tuple(one["points"]) for one in figures]
        few = section["answered"]["least"] < 10
        if bands != ([(1, 2), (3,), (4, 5)] if few else [(1,), (2,), (3,), (4,), (5,)]):
            yield f"points are told as {bands}"
        wanted = [_share(values, points) for points in bands]
        ends = [_share(values, (1, 2)), _share(values, (4, 5))]
        if list(section["ends"]) != ends:
            yield f"the ends are {ends}, not {section['ends']}"
    else:
        if [one["option"] for one in figures] != list(box.question.options):
            yield "not every option is told, in its order"
        wanted = [_share(values, (index,)) for index in range(len(box.question.options))]
    if [one["percent"] for one in figures] != wanted:
        yield f"shares are {wanted}, not {[one['percent'] for one in figures]}"


def _share(values: Sequence[int | None], wanted: Sequence[int]) -> int:
    """In tens of percent, halves up, and never above 90."""
    exact = Fraction(sum(value in wanted for value in values), len(values))
    return min(floor(exact * 10 + Fraction(1, 2)) * 10, 90)


def _splits(section: Json, box: Box) -> Iterator[str]:
    rules, splits = box.round.settings, section["splits"]
    may = rules.show_perspectives and box.question.kind is not Kind.TEXT
    if splits and not may:
        yield "perspectives are shown, and may not be"
    counts = Counter(one.perspective for one in box.answers)
    rest = len(box.answers)
    for split in splits:
        number = next(one.id for one in rules.perspectives if one.name == split["perspective"])
        rest -= counts[number]
        if counts[number] < box.question.k:
            yield f"{split['perspective']} has {counts[number]} answers alone"
        part = [one.value for one in box.answers if one.perspective == number]
        bands = [(1, 2), (3,), (4, 5)]
        if box.question.kind is Kind.CHOICE:
            bands = [(index,) for index in range(len(box.question.options))]
        if [one["percent"] for one in split["figures"]] != [_share(part, one) for one in bands]:
            yield f"the shares of {split['perspective']} are others"
    if splits and 0 < rest < box.question.k:
        yield f"{rest} answers are left over, and can be told by subtraction"
    if section["splits_withheld"] != (may and not splits):
        yield "it says wrongly whether perspectives were withheld"


def _weeks(summary: Json, earlier: Sequence[Json]) -> Iterator[str]:
    """Lines, changes and quiet themes say no more than the summaries of those weeks."""
    before = earlier[-7:]
    if not before:
        if summary["weeks"] or summary["quiet"]:
            yield "a first summary looks back"
        return
    if [one["number"] for one in summary["weeks"]] != [one["number"] for one in (*before, summary)]:
        yield "the weeks are others"
    for section in summary["sections"]:
        if section["line"]:
            yield from _line(section, before)
        for theme in section["themes"]:
            yield from _over_weeks(theme, before)
    last = {theme["name"] for section in before[-1]["sections"] for theme in section["themes"]}
    if not {one["name"] for one in summary["quiet"]} <= last:
        yield "a theme has gone quiet that was none last time"


def _line(section: Json, before: Sequence[Json]) -> Iterator[str]:
    points = []
    for one in before:
        same = [s for s in one["sections"] if s["prompt"] == section["prompt"] and s["ends"]]
        points.append(same[-1]["ends"][1] if same else None)
    if list(section["line"]) != [*points, section["ends"][1]]:
        yield f"the line is {points}, not {section['line'][:-1]}"


def _over_weeks(theme: Json, before: Sequence[Json]) -> Iterator[str]:
    told = [[t["standing"] for s in one["sections"] for t in s["themes"]] for one in before]
    *then, now = theme["weeks"]
    if now != theme["standing"] or len(then) != len(before):
        yield "a theme's weeks are others"
    strange = [here for here, there in zip(then, told, strict=False) if here and here not in there]
    if strange:
        yield f"a theme stood so in no earlier week: {strange}"
    wanted = "continues" if then[-1] else "returns" if any(then) else "new"
    if theme["change"] not in ({wanted} if any(told) else {None}):
        yield f"{theme['name']!r} is {wanted}, not {theme['change']}"
