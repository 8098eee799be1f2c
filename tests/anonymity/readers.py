"""What a reader of everything published can work out, held against the truth.

Each function is a check: it raises AssertionError if publications tell more than is promised. They
read the published JSON alone, and compute everything anew; nothing is taken from the rules that
they watch over.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypedDict
from zoneinfo import ZoneInfo

from bot.summaries.forms.chat import chat_parts
from bot.summaries.model import from_json
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Share, StoredSummary
from tests.anonymity.lives import Asked, Life

SHARES_FROM = 20
BANDS_OF_THREE = [[1, 2], [3], [4, 5]]


class Band(TypedDict):
    """How many answered, as published."""

    least: int
    most: int | None


class Figure(TypedDict):
    """A share, as published."""

    fifth: int
    points: list[int]
    option: str


class Split(TypedDict):
    """What is said of a perspective, as published."""

    perspective: str
    said: str
    option: str


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
    both_ways: list[list[str]]


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
    said: str | None
    option: str
    figures: list[Figure]
    splits: list[Split]
    splits_withheld: bool
    themes: list[Theme]
    other_voices: list[str]
    non_answers: bool
    prompt: str
    over_weeks: list[str | None]
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
                told = {*theme["quotes"], *theme["more"]}
                assert all(told.issuperset(side) for side in theme["both_ways"])
            assert not section["non_answers"]  # nobody in these lives has nothing to say
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
            _check_said(shown)
    opened = {shown.truth.id for shown in shown_in(life)}
    assert {one.id for one in life.asked if len(one.said) >= one.k} <= opened


def _check_said(shown: Shown) -> None:
    """Each sentence is the one that these answers call for, and so are shares."""
    section = shown.section
    if section["splits"]:
        assert (section["said"], section["figures"]) == (None, [])
        for split in section["splits"]:
            part = _counts(shown, shown.bringing(split["perspective"]))
            assert (split["said"], split["option"]) == _sentence(shown, part)
        return
    counts = _counts(shown, shown.box)
    if not section["figures"]:
        assert (section["said"], section["option"]) == _sentence(shown, counts)
        return
    assert section["answered"]["least"] >= SHARES_FROM
    fifths = [min(5 * count // sum(counts), 4) for count in counts]
    assert [figure["fifth"] for figure in section["figures"]] == fifths


def _counts(shown: Shown, part: frozenset[Answer]) -> list[int]:
    values = [shown.truth.said[person].value for _, person in part]
    if shown.truth.prompt.kind is Kind.SCALE:
        return [sum(value in band for value in values) for band in BANDS_OF_THREE]
    return [values.count(place) for place in range(len(shown.truth.prompt.options))]


def _sentence(shown: Shown, counts: Sequence[int]) -> tuple[str, str]:
    """What is promised to be said of so many answers to each."""
    whole, first = sum(counts), max(counts)
    if shown.truth.prompt.kind is Kind.SCALE:
        if 2 * first > whole:
            return ("most-low", "most-middle", "most-high")[counts.index(first)], ""
        return "divided" if counts[0] > 1 and counts[2] > 1 else "no-one-view", ""
    options = shown.truth.prompt.options
    if len(options) == 2:
        clear = abs(counts[0] - counts[1]) > 1
        return ("most", options[counts.index(first)]) if clear else ("close", "")
    if first > 1 and counts.count(first) == 1:
        return "more", options[counts.index(first)]
    return "nothing-stood-out", ""


def check_no_exact_number(life: Life) -> None:
    """How many answered is a range with two possible numbers, that the group does not narrow."""
    for shown in shown_in(life):
        band, asked = shown.section["answered"], len(shown.truth.ballots)
        most = asked if band["most"] is None else min(band["most"], asked)
        assert max(band["least"], shown.truth.k) <= len(shown.truth.said) <= most
        assert band["least"] < most
        assert band["most"] is None or band["most"] <= asked


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
