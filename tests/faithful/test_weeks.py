"""Two hundred made-up weeks: each summary can be worked out again from what the store holds.

`python -m bench.audit` does a thousand.
"""

import json
import re
from collections.abc import AsyncIterator, Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import App, open_app
from bot.flows.shared.tools import Theming
from bot.settings import Settings
from bot.summaries.forms.message import messages
from bot.summaries.model import from_json
from bot.texts.speech import Speech
from storage.queries import rounds, summaries
from tests.faithful.auditor import Box, faults
from tests.faithful.message_auditor import CUT, message_faults
from tests.faithful.weeks import Week, written
from tests.harness.boxes import opened_answers
from tests.harness.themes import BY_WORDS

START = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
GROUPS, WEEKS = 20, 10


@dataclass
class Audited:
    """A published summary with what the store holds of its week, and those before it."""

    summary: dict[str, Any]
    boxes: list[Box]
    earlier: list[dict[str, Any]]
    sent: tuple[str, ...] = ()
    """Its message; without it only the summary is audited."""

    def faults(self) -> list[str]:
        found = faults(self.summary, self.boxes, self.earlier)
        return found + (message_faults(self.sent, self.summary, self.boxes) if self.sent else [])


async def audited(app: App, lived: Sequence[Week]) -> AsyncIterator[Audited]:
    """Each week of a group, oldest first, as it is stored now."""
    earlier: list[dict[str, Any]] = []
    for week in lived:
        async with app.store.read() as unit:
            stored = await summaries.find(unit, week.draft.id)
            assert stored is not None
            boxes = []
            for question_id in week.draft.opened:
                question = await rounds.question(unit, question_id)
                assert question is not None
                asked_in = await rounds.find(unit, question.round_id)
                answers, damaged = await opened_answers(unit, question_id)
                assert asked_in is not None
                assert damaged == 0
                boxes.append(Box(question, asked_in, answers))
        summary = json.loads(stored.content)
        sent = messages(from_json(stored.content), Speech())
        yield Audited(summary, boxes, list(earlier), sent)
        earlier.append(summary)


async def all_weeks(folder: Path, seeds: Sequence[int], theming: Theming) -> list[Audited]:
    """Every week of these groups, in one app whose clock stands still."""
    settings = Settings(_env_file=None, data=folder)
    found = []
    async with open_app(settings, clock=lambda: START, theming=theming) as app:
        for seed in seeds:
            lived = await written(app, seed, WEEKS, START)
            found += [week async for week in audited(app, lived)]
    return found


@pytest.mark.parametrize("tenth", range(10))
async def test_every_summary_can_be_worked_out_again_from_the_store(
    tmp_path: Path, tenth: int
) -> None:
    weeks = await all_weeks(tmp_path, range(tenth, GROUPS, 10), BY_WORDS)

    assert len(weeks) == GROUPS * WEEKS // 10
    assert {fault for week in weeks for fault in week.faults()} == set()


async def test_so_can_those_whose_themes_are_found_by_meaning(tmp_path: Path) -> None:
    weeks = await all_weeks(tmp_path, [1000], Theming())

    assert {fault for week in weeks for fault in week.faults()} == set()
    assert any(section["themes"] for week in weeks for section in week.summary["sections"])


# Planted faults: each must be found in the weeks that hold what it changes.

Change = Callable[[dict[str, Any]], bool]


def _first(summary: dict[str, Any], kind: str, key: str) -> dict[str, Any] | None:
    return next((s for s in summary["sections"] if s["kind"] == kind and s[key]), None)


def _other_words(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "other_voices")
    if section:
        section["other_voices"][0] += "."
    return section is not None


def _lost_voice(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "other_voices")
    if section:
        section["other_voices"].pop()
    return section is not None


def _said_twice(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "themes")
    if section and section["themes"][0]["quotes"]:
        section["other_voices"].append(section["themes"][0]["quotes"][0])
        return True
    return False


def _invented_name(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["name"] = "zymurgy"
    return section is not None


def _said_nothing(summary: dict[str, Any]) -> bool:
    """A non-answer among the voices, though somebody wrote it."""
    section = _first(summary, "text", "other_voices")
    if section:
        section["other_voices"].append("Nothing")
    return section is not None


def _nothing_told(summary: dict[str, Any]) -> bool:
    sections = [section for section in summary["sections"] if section["kind"] == "text"]
    for section in sections:
        section["non_answers"] = not section["non_answers"]
    return bool(sections)


def _one_sided(summary: dict[str, Any]) -> bool:
    """Seen both ways, and only one side has words."""
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["both_ways"] = [section["themes"][0]["quotes"], []]
    return section is not None


def _theme_of_one(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["standing"] = {"least": 1, "most": 4}
    return section is not None


def _moved_share(summary: dict[str, Any]) -> bool:
    sections = [section for section in summary["sections"] if section["figures"]]
    for section in sections:
        section["figures"][0]["fifth"] = (section["figures"][0]["fifth"] + 1) % 5
    return bool(sections)


def _rounded_share(summary: dict[str, Any]) -> bool:
    """A share of few answers, and true of them as far as anybody can see."""
    section = _first(summary, "choice", "said")
    if section and not section["figures"]:
        section["figures"] = [{"fifth": 2, "points": [], "option": section["option"]}]
        return True
    return False


def _other_sentence(summary: dict[str, Any]) -> bool:
    sections = [section for section in summary["sections"] if section["said"]]
    for section in sections:
        swapped = {"divided": "no-one-view", "more": "nothing-stood-out", "most": "close"}
        section["said"] = swapped.get(section["said"], "divided")
        if section["kind"] == "choice" and section["said"] == "divided":
            section["said"] = "most"
    return bool(sections)


def _other_option(summary: dict[str, Any]) -> bool:
    section = _first(summary, "choice", "option")
    if section:
        section["option"] = "Not sure" if section["option"] != "Not sure" else "We & shared it"
    return section is not None


def _whole_beside_parts(summary: dict[str, Any]) -> bool:
    section = next((one for one in summary["sections"] if one["splits"]), None)
    if section:
        section["said"] = "no-one-view" if section["kind"] == "scale" else "close"
    return section is not None


def _narrowed_by_the_group(summary: dict[str, Any]) -> bool:
    """A range whose end the group does not reach."""
    bands = [section["answered"] for section in summary["sections"]]
    opened = [band for band in bands if band["most"] is None]
    for band in opened:
        band["most"] = 99
    return bool(opened)


def _exact_count(summary: dict[str, Any]) -> bool:
    bands = [section["answered"] for section in summary["sections"]]
    ranges = [band for band in bands if band["most"] != band["least"]]
    for band in ranges:
        band["most"] = band["least"]
    return bool(ranges)


def _row_without_gap(summary: dict[str, Any]) -> bool:
    section = _first(summary, "scale", "over_weeks")
    if section and None in section["over_weeks"]:
        section["over_weeks"][section["over_weeks"].index(None)] = "divided"
        return True
    return False


def _always_new(summary: dict[str, Any]) -> bool:
    themes = [theme for section in summary["sections"] for theme in section["themes"]]
    again = [theme for theme in themes if theme["change"] in ("continues", "returns")]
    for theme in again:
        theme["change"] = "new"
    return bool(again)


def _invented_quiet(summary: dict[str, Any]) -> bool:
    summary["quiet"] = [*summary["quiet"], {"name": "zymurgy", "wording": "How?"}]
    return True


def _dropped_question(summary: dict[str, Any]) -> bool:
    return bool(summary["sections"]) and bool(summary["sections"].pop())


def _higher_k(summary: dict[str, Any]) -> bool:
    summary["k"] += 1
    return bool(summary["sections"])


PLANTED: tuple[Change, ...] = (
    _other_words,
    _lost_voice,
    _said_twice,
    _invented_name,
    _said_nothing,
    _nothing_told,
    _one_sided,
    _theme_of_one,
    _moved_share,
    _exact_count,
    _rounded_share,
    _other_sentence,
    _other_option,
    _whole_beside_parts,
    _narrowed_by_the_group,
    _row_without_gap,
    _always_new,
    _invented_quiet,
    _dropped_question,
    _higher_k,
)


async def test_the_auditor_finds_each_planted_fault_wherever_it_is_planted(
    tmp_path: Path,
) -> None:
    weeks = await all_weeks(tmp_path, range(2000, 2006), BY_WORDS)

    missed = []
    for plant in PLANTED:
        planted = 0
        for week in weeks:
            copy = Audited(deepcopy(week.summary), week.boxes, week.earlier)
            if plant(copy.summary):
                planted += 1
                missed += [] if copy.faults() else [plant.__name__]
        missed += [] if planted else [f"{plant.__name__} found no place"]

    assert missed == []


# Faults that are planted in the message alone.


def _dropped_voice(sent: str) -> str:
    """One of a question to which so few wrote that all of them have to be there."""
    if "There is more on the page." in sent:
        return sent
    return re.sub(r"<blockquote[^>]*>[^<]*</blockquote>", "", sent, count=1)


def _other_word(sent: str) -> str:
    return re.sub(r"(<blockquote[^>]*>)", r"\1Not ", sent, count=1)


def _cut_word(sent: str) -> str:
    """A voice that is cut, and then goes on otherwise than it did."""
    return re.sub(r"(<blockquote[^>]*>[^<])[^<]*", rf"\1 {CUT}", sent, count=1)


def _lying_adjective(sent: str) -> str:
    return sent.replace("Some wrote about", "Many wrote about").replace("Most ", "Almost all ")


def _lying_band(sent: str) -> str:
    return re.sub(r"\d+ (to \d+|or more) people wrote about", "Some wrote about", sent)


def _claimed_both_ways(sent: str) -> str:
    return re.sub(r"\S+ [^>\n]*wrote about “", "Seen both ways: “", sent, count=1)


def _under_another_question(sent: str) -> str:
    found = re.search(r"<b>How was[^<]*</b>", sent)
    return sent.replace(found[0], "") if found else sent


def _softened(sent: str) -> str:
    return sent.replace("People were divided.", "No one view had most.")


async def test_the_auditor_finds_each_fault_of_a_message(tmp_path: Path) -> None:
    weeks = await all_weeks(tmp_path, range(2000, 2006), BY_WORDS)

    missed = []
    for plant in (
        _dropped_voice,
        _other_word,
        _cut_word,
        _lying_adjective,
        _lying_band,
        _claimed_both_ways,
        _under_another_question,
        _softened,
    ):
        planted = 0
        for week in weeks:
            changed = tuple(map(plant, week.sent))
            if changed != week.sent:
                planted += 1
                found = message_faults(changed, week.summary, week.boxes)
                missed += [] if found else [plant.__name__]
        missed += [] if planted else [f"{plant.__name__} found no place"]

    assert missed == []


async def test_the_auditor_finds_answers_that_are_fewer_than_k(tmp_path: Path) -> None:
    weeks = await all_weeks(tmp_path, [2000], BY_WORDS)

    for week in weeks:
        for box in week.boxes:
            few = Box(box.question, box.round, box.answers[: box.question.k - 1])
            found = Audited(week.summary, [few], []).faults()
            assert [fault for fault in found if "are needed" in fault]
