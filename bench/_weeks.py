"""Weeks of small groups, read from a file, and each compiled as the bot does it."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from bot.summaries.compiling import OpenedBox, compile_summary, voices
from bot.summaries.model import Summary
from bot.summaries.themes.finding import find_themes
from prompts.model import Kind
from storage.records import Answer, Group, GroupSettings, Meeting, Question, Round, Share

ASKED_OF_ALL = "What should we know about how the meeting went for you?"
KEPT = "(themes only)"
ENDED = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
GROUP = Group("a" * 16, "Peer work steering group", GroupSettings())
MEETING = Meeting("b" * 16, GROUP.id, "Steering group", ENDED - timedelta(hours=2), ENDED)


@dataclass(frozen=True)
class Asked:
    """A question as it was asked, with its answers: words, or points of a scale or a choice."""

    kind: Kind
    wording: str
    answers: tuple[str | int, ...]
    low: str = ""
    high: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Week:
    """A week of one group; `human` is what a facilitator would write of it."""

    name: str
    people: int
    asked: tuple[Asked, ...]
    shape: str = ""
    human: str = ""


def weeks_in(path: Path) -> tuple[Week, ...]:
    """The weeks of a TOML file like `small_weeks/thirty.toml`, or of JSON with bare answers.

    Such JSON has `weeks`, a list of answers by name, and may have `opposites`, pairs that are each
    put among the `fillers`. Raises OSError and ValueError.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return tuple(_bare(json.loads(text)))
    return tuple(map(_whole, tomllib.loads(text)["week"]))


def _bare(content: Mapping[str, Any]) -> Iterator[Week]:
    for name, answers in content["weeks"].items():
        yield Week(name, len(answers) + 2, (Asked(Kind.TEXT, ASKED_OF_ALL, tuple(answers)),))
    fillers = content.get("fillers", [])
    for number, pair in enumerate(content.get("opposites", []), start=1):
        asked = Asked(Kind.TEXT, ASKED_OF_ALL, (*pair, *fillers))
        yield Week(f"opposites-{number}", len(asked.answers) + 2, (asked,))


def _whole(told: Mapping[str, Any]) -> Week:
    asked = tuple(
        Asked(
            Kind(one.get("kind", Kind.TEXT)),
            one["wording"],
            tuple(one["points" if "points" in one else "answers"]),
            one.get("low", ""),
            one.get("high", ""),
            tuple(one.get("options", ())),
        )
        for one in told["question"]
    )
    return Week(told["name"], told["asked"], asked, told["shape"], told["human"].strip())


def compiled(week: Week) -> Summary:
    """Its summary, with themes as they are found in life, and no week before it."""
    asked_in = Round("c" * 16, GROUP.id, MEETING.id, ENDED, GROUP.settings, roster=week.people)
    boxes = [_box(one, asked_in, number) for number, one in enumerate(week.asked)]
    opened = [box for box in boxes if len(box.answers) >= box.question.k]
    return compile_summary(
        GROUP,
        number=12,
        week_from=date(2026, 11, 21),
        week_to=date(2026, 11, 28),
        published_on=date(2026, 11, 28),
        opened=opened,
        found={
            box.question.id: find_themes(voices(box))
            for box in opened
            if box.question.kind is Kind.TEXT
        },
        sealed=[box.question for box in boxes if box not in opened],
        destroyed=(),
        meetings={asked_in.id: MEETING},
    )


def _box(asked: Asked, asked_in: Round, number: int) -> OpenedBox:
    question = Question(
        id=f"{number:016}",
        round_id=asked_in.id,
        group_id=GROUP.id,
        prompt_ref=f"weeks/{number}",
        theme="voice",
        kind=asked.kind,
        wording=asked.wording,
        help="",
        low=asked.low,
        high=asked.high,
        options=asked.options,
        position=number,
        asked_at=ENDED,
    )
    return OpenedBox(question, asked_in, tuple(map(_answer, asked.answers)))


def _answer(told: str | int) -> Answer:
    if isinstance(told, int):
        return Answer(value=told)
    if told.startswith(KEPT):
        return Answer(text=told.removeprefix(KEPT).strip(), share=Share.THEMES)
    return Answer(text=told)


def as_read(messages: Sequence[str]) -> str:
    """Messages as plain text: bold between stars, and each line of a quote after "> "."""
    return "\n\n".join(map(_plain, messages))


def _plain(html: str) -> str:
    def quoted(found: re.Match[str]) -> str:
        return "\n".join(f"> {line}" for line in found[1].splitlines())

    text = re.sub(r"<blockquote[^>]*>(.*?)</blockquote>", quoted, html, flags=re.DOTALL)
    return unescape(re.sub(r"</?[iu]>", "", re.sub(r"</?b>", "**", text)))
