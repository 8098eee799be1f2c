"""The summary of a made-up group's eighth week, made by the same code as any other.

It reads docs/sample_weeks.toml, compiles a summary of each week and looks back on those before. The
pictures of the README show the last one.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.summaries.compiling import OpenedBox, compile_summary, voices
from bot.summaries.looking_back import look_back, told
from bot.summaries.model import Summary
from bot.summaries.themes.finding import find_themes
from bot.summaries.themes.weeks import since_earlier
from prompts.model import SCALE_POINTS, Kind
from storage.records import Answer, Group, GroupSettings, Meeting, Question, Round, Share

WEEKS = Path(__file__).with_name("sample_weeks.toml")
FIRST = datetime(2026, 4, 15, 13, 0, tzinfo=UTC)
PEOPLE = 14
THEMES_ONLY = "(themes only) "
SECTIONS = ("safe", "shaped", "pace", "helped", "next")
TAPPED = SECTIONS[:3]
SEED = 8


def sample_summary() -> Summary:
    """The newest week, with its lines and themes over all eight."""
    sample = tomllib.loads(WEEKS.read_text(encoding="utf-8"))
    count = len(sample[SECTIONS[0]]["weeks"])
    newest_first: list[Summary] = []
    for week in range(count):
        summary = _compiled(sample, week)
        since = since_earlier(told(summary), [told(one) for one in newest_first])
        newest_first.insert(0, look_back(summary, newest_first, since))
    return newest_first[0]


def sample_of(people: int) -> Summary:
    """The newest week of a group of so many, of whom most answer in the sample's proportions.

    It has the scales and choices alone.
    """
    sample = tomllib.loads(WEEKS.read_text(encoding="utf-8"))
    chance = Random(SEED)  # noqa: S311 - so that the pictures stay the same
    for name in TAPPED:
        sample[name]["weeks"] = [
            _as_many(given, people - chance.randint(0, people // 6), chance)
            for given in sample[name]["weeks"]
        ]
    newest_first: list[Summary] = []
    for week in range(len(sample[TAPPED[0]]["weeks"])):
        summary = _compiled(sample, week, people, TAPPED)
        since = since_earlier(told(summary), [told(one) for one in newest_first])
        newest_first.insert(0, look_back(summary, newest_first, since))
    return newest_first[0]


def _as_many(given: Sequence[int], answers: int, chance: Random) -> list[int]:
    drawn = chance.choices(range(len(given)), weights=given, k=answers) if given else []
    return [drawn.count(index) for index in range(len(given))]


def _compiled(
    sample: dict[str, Any], week: int, people: int = PEOPLE, sections: Sequence[str] = SECTIONS
) -> Summary:
    group = Group("a" * 16, sample["group"], GroupSettings())
    ended = FIRST + timedelta(weeks=week)
    meeting = Meeting("b" * 16, group.id, "Steering group", ended - timedelta(hours=2), ended)
    asked_in = Round("c" * 16, group.id, meeting.id, ended, group.settings, roster=people)
    asked = [
        _box(sample[name], index, week, asked_in)
        for index, name in enumerate(sections)
        if sample[name]["weeks"][week]
    ]
    found = {box.question.id: find_themes(voices(box)) for box in asked if _in_words(box)}
    friday = ended.date() + timedelta(days=2)
    return compile_summary(
        group,
        number=week + 1,
        week_from=friday - timedelta(days=7),
        week_to=friday,
        published_on=friday,
        opened=asked,
        found=found,
        sealed=[_sealed(asked[0].question)] if week + 1 == len(sample["safe"]["weeks"]) else (),
        destroyed=(),
        meetings={asked_in.id: meeting},
    )


def _box(asked: dict[str, Any], index: int, week: int, asked_in: Round) -> OpenedBox:
    kind = Kind(asked["kind"])
    question = Question(
        id=str(index) * 16,
        round_id=asked_in.id,
        group_id=asked_in.group_id,
        prompt_ref=f"sample/{index}",
        theme="sample",
        kind=kind,
        wording=asked["wording"],
        help="",
        low=asked.get("low", ""),
        high=asked.get("high", ""),
        options=tuple(asked.get("options", ())),
        position=index,
        asked_at=asked_in.opened_at,
    )
    given = asked["weeks"][week]
    answers = _words(given) if kind is Kind.TEXT else _taps(given, kind)
    return OpenedBox(question, asked_in, tuple(answers))


def _words(given: Sequence[str]) -> list[Answer]:
    return [
        Answer(
            text=text.removeprefix(THEMES_ONLY),
            share=Share.THEMES if text.startswith(THEMES_ONLY) else Share.WORDS,
        )
        for text in given
    ]


def _taps(given: Sequence[int], kind: Kind) -> list[Answer]:
    values = SCALE_POINTS if kind is Kind.SCALE else range(len(given))
    counts = zip(values, given, strict=True)
    return [Answer(value=value) for value, count in counts for _ in range(count)]


def _sealed(question: Question) -> Question:
    return replace(question, id="9" * 16, wording="What did you not say?", kind=Kind.TEXT)


def _in_words(box: OpenedBox) -> bool:
    return box.question.kind is Kind.TEXT
