"""What a reader of everything published can work out, held against the truth.

Each function is a check: it raises AssertionError if publications tell more than is promised. They
read the published JSON alone, and compute everything anew; nothing is taken from the rules that
they watch over.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TypedDict
from zoneinfo import ZoneInfo

from bot.summaries.forms.chat import chat_parts
from bot.summaries.model import from_json
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Share, StoredSummary
from tests.anonymity.lives import Asked, Life

FIVE_POINTS_FROM = 10
BANDS_OF_THREE = [[1, 2], [3], [4, 5]]
POINTS = [[1], [2], [3], [4], [5]]


class Band(TypedDict):
    """How many answered, as published."""

    least: int
    most: int | None


class Figure(TypedDict):
    """A share, as published."""

    percent: int
    points: list[int]
    option: str


class Split(TypedDict):
    """A perspective's shares, as published."""

    perspective: str
    figures: list[Figure]


class Theme(TypedDict):
    """A theme, as published."""

    name: str
    standing: Band
    quotes: list[str]
    more: list[str]
    change: str | None
    weeks: list[Band | None]
    proposed: bool
    own_name: str


class Section(TypedDict):
    """What was published about one question. Whoever adds to it must add to the checks here."""

    kind: str
    wording: str
    k: int
    answered: Band
    asked_on: str
    meeting: object
    low: str
    high: str
    figures: list[Figure]
    splits: list[Split]
    splits_withheld: bool
    themes: list[Theme]
    other_voices: list[str]
    prompt: str
    ends: list[int] | None
    line: list[int | None]
    damaged: bool


UNOPENED = {"wording", "k", "weeks"}
Answer = tuple[str, str]
"""A question's id and the person who answered it: an answer, however it was used."""


@dataclass(frozen=True)
class Shown:
    """A section of a summary, with the truth about its question."""

    number: int
    section: Section
    truth: Asked

    @property
    def box(self) -> frozenset[Answer]:
        """The answers that were in the box."""
        return frozenset((self.truth.id, person) for person in self.truth.said)

    def bringing(self, label: str) -> frozenset[Answer]:
        """The answers of those who brought the perspective that was so called when asked."""
        number = next(p.id for p in self.truth.rules.perspectives if p.name == label)
        brought = self.truth.perspectives
        return frozenset(one for one in self.box if brought[one[1]] == number)


def shown_in(life: Life) -> list[Shown]:
    """Every published section in order. A question is in one summary at most."""
    found = [
        Shown(stored.number, section, _truth(life, section))
        for stored in life.published
        for section in _sections(stored)
    ]
    ids = [shown.truth.id for shown in found]
    assert len(set(ids)) == len(ids), "a question was published twice"
    return found


def _sections(stored: StoredSummary) -> list[Section]:
    sections: list[Section] = json.loads(stored.content)["sections"]
    return sections


def _truth(life: Life, section: Section) -> Asked:
    zone = ZoneInfo(life.rules.zone)
    fitting = [
        one
        for one in life.asked
        if one.prompt.wording == section["wording"]
        and one.asked_at.astimezone(zone).date().isoformat() == section["asked_on"]
    ]
    assert len(fitting) == 1
    return fitting[0]


def check_only_known_fields(life: Life) -> None:
    """There is nothing in a publication that these checks do not look at."""
    for stored in life.published:
        content = json.loads(stored.content)
        for section in content["sections"]:
            assert section.keys() == Section.__annotations__.keys()
            assert section["answered"].keys() == Band.__annotations__.keys()
            for theme in section["themes"]:
                assert theme.keys() == Theme.__annotations__.keys()
        for unopened in content["stays_sealed"] + content["destroyed"]:
            assert unopened.keys() == UNOPENED


def check_k_or_none(life: Life) -> None:
    """Every set of answers that publications tell apart has none or at least k in it.

    The sets are boxes, splits and remainders, and what is left of any of them without any other,
    across all summaries.
    """
    sets: list[tuple[int, frozenset[Answer]]] = []
    for shown in shown_in(life):
        k, rest = shown.truth.k, shown.box
        sets.append((k, shown.box))
        for split in shown.section["splits"]:
            part = shown.bringing(split["perspective"])
            sets.append((k, part))
            rest -= part
        sets.append((k, rest))
    for k, one in sets:
        assert not one or len(one) >= k
    for (k, one), (other_k, other) in product(sets, repeat=2):
        assert not one - other or len(one - other) >= min(k, other_k)


def check_splits_were_allowed(life: Life) -> None:
    """Perspectives are shown only if the group had chosen so when it asked, and never of words."""
    for shown in shown_in(life):
        if shown.section["splits"]:
            assert shown.truth.rules.show_perspectives
            assert shown.truth.prompt.kind is not Kind.TEXT


def check_words_as_agreed(life: Life) -> None:
    """Shared words of an opened box are shown once, in one summary; other words nowhere."""
    everything = [text for shown in shown_in(life) for text in voices(shown.section)]
    rendered = "\n".join(
        part
        for stored in life.published
        for part in chat_parts(from_json(stored.content), Speech())
    )
    opened = {shown.truth.id for shown in shown_in(life)}
    for truth in life.asked:
        for said in truth.said.values():
            if said.text is None:
                continue
            telling = "Quill" + said.text.partition("Quill")[2].partition("z")[0] + "z"
            times = sum(telling in text for text in everything)
            due = truth.id in opened and said.share is Share.WORDS
            assert times == int(due)
            assert (telling in rendered) == due


def check_themes_are_of_two_and_named_by_what_is_shared(life: Life) -> None:
    """At least two answers can stand behind a theme, and it is named by words that are shown."""
    for shown in shown_in(life):
        said = shown.truth.said.values()
        kept = sum(one.text is not None and one.share is Share.THEMES for one in said)
        for theme in shown.section["themes"]:
            words = theme["quotes"] + theme["more"]
            assert 2 <= theme["standing"]["least"] <= len(words) + kept
            assert theme["standing"]["most"] is None or theme["standing"]["most"] >= len(words)
            text = " ".join(words).casefold()
            assert all(word in text for word in theme["name"].casefold().replace(",", "").split())


def check_every_answer_counts_once(life: Life) -> None:
    """Every box that could be opened was opened in one summary, with all that lay in it."""
    for shown in shown_in(life):
        kind, said = shown.truth.prompt.kind, list(shown.truth.said.values())
        if kind is Kind.TEXT:
            shared = [one for one in said if one.share is Share.WORDS]
            assert len(voices(shown.section)) == len(shared)
        else:
            _check_figures(shown, shown.box, shown.section["figures"])
            for split in shown.section["splits"]:
                _check_figures(shown, shown.bringing(split["perspective"]), split["figures"])
    opened = {shown.truth.id for shown in shown_in(life)}
    assert {one.id for one in life.asked if len(one.said) >= one.k} <= opened


def _check_figures(shown: Shown, part: frozenset[Answer], figures: Sequence[Figure]) -> None:
    values = [shown.truth.said[person].value for _, person in part]
    if shown.truth.prompt.kind is Kind.SCALE:
        whole = len(part) == len(shown.box)
        many = shown.section["answered"]["least"] >= FIVE_POINTS_FROM
        assert [figure["points"] for figure in figures] == (
            POINTS if many and whole else BANDS_OF_THREE
        )
        counts = [sum(value in figure["points"] for value in values) for figure in figures]
    else:
        assert [figure["option"] for figure in figures] == list(shown.truth.prompt.options)
        counts = [values.count(place) for place in range(len(figures))]
    assert [figure["percent"] for figure in figures] == [_told(n, len(values)) for n in counts]


def _told(part: int, whole: int) -> int:
    """A share as it is promised to be told: to the next ten, and never all."""
    tens = Fraction(10 * part, whole)
    return min(int(tens + Fraction(1, 2)) * 10, 90)


def check_no_exact_number(life: Life) -> None:
    """How many answered is a range with two possible numbers in it, or all of just k."""
    for shown in shown_in(life):
        band, asked = shown.section["answered"], len(shown.truth.ballots)
        most = asked if band["most"] is None else min(band["most"], asked)
        assert max(band["least"], shown.truth.k) <= len(shown.truth.said) <= most
        assert band["least"] < most or asked == shown.truth.k


def check_the_past_stays(life: Life, now: Sequence[StoredSummary]) -> None:
    """What was published is kept as it came out."""
    assert list(now) == life.published


CHECKS = (
    check_only_known_fields,
    check_k_or_none,
    check_splits_were_allowed,
    check_words_as_agreed,
    check_themes_are_of_two_and_named_by_what_is_shared,
    check_every_answer_counts_once,
    check_no_exact_number,
)


def as_read(published: Sequence[StoredSummary]) -> list[object]:
    """Publications as somebody reads them who looks at no order among voices, nor at the name."""
    return [_unordered(json.loads(stored.content)) for stored in published]


def _unordered(summary: Mapping[str, object]) -> Mapping[str, object]:
    sections = summary["sections"]
    assert isinstance(sections, list)
    plain = [
        {
            **section,
            "themes": [{**theme, "more": sorted(theme["more"])} for theme in section["themes"]],
            "other_voices": sorted(section["other_voices"]),
        }
        for section in sections
    ]
    return {**summary, "group": "", "sections": plain}


def voices(section: Section) -> list[str]:
    """All words that are shown."""
    themes = (text for theme in section["themes"] for text in theme["quotes"] + theme["more"])
    return [*themes, *section["other_voices"]]


def ways_to_count(percents: Sequence[int], numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every way in which so many people could have led to these shares, all numbers tried."""
    for whole in numbers:
        for parts in product(range(whole + 1), repeat=len(percents)):
            if sum(parts) == whole and [_told(part, whole) for part in parts] == list(percents):
                yield parts
