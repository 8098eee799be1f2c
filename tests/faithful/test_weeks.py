"""Two hundred made-up weeks: each summary can be worked out again from what the store holds.

`python -m bench.audit` does a thousand.
"""

import json
import re
from collections.abc import AsyncIterator, Sequence
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
from tests.faithful.planted import PLANTED
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
