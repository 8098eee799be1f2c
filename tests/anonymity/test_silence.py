"""Silence: who answers and who does not leave the same rows about themselves, and the same lines.

Three runs of the real bot: nobody answers, some do, everybody does. Until the box is opened, only
the sealed answers may differ at rest, and nothing may differ for anybody who asks the bot.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat import routing
from bot.chat.dispatch import failures
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.support_card import show_card
from tests.anonymity.still import MONDAY, Still, still_life
from tests.harness.boxes import sealed_answers

MEMBERS = 6
TEXT = "worked-together/missing-view"
SCALE = "worked-together/felt-respect"
ASKED_BY_ADMIN = ("/group", "/people", "/meetings", "/settings", "/prompts", "/help", "/proof")
ASKED_BY_MEMBER = ("/group", "/summary", "/privacy", "/help", "/proof", "/support", "/mydata")
SEALED = "box"
DARK = "I want to die"
CARD = "Some of your words made me think"

Rows = dict[str, list[tuple[object, ...]]]


@dataclass
class Trace:
    """What a run left at each step, apart from sealed answers."""

    rows: list[tuple[str, Rows]] = field(default_factory=list)
    printed: str = ""
    said: list[str] = field(default_factory=list)
    sealed: int = 0


def rows_of(data: Path) -> Rows:
    """Every row of every table of both databases, in the order in which they lie there."""
    found: Rows = {}
    for path in (data / "afterword.db", data / "keys" / "keyring.db"):
        with sqlite3.connect(path) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                found[table] = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        connection.close()
    return found


async def asked(run: Still, commands: Sequence[str], person: int) -> list[str]:
    """What the bot says to somebody's commands."""
    phone = run.people[person]
    said = []
    for command in commands:
        before = len(phone.screen())
        await run.say(phone, command)
        said += [message.text for message in phone.screen()[before + 1 :]]
    return said


async def played(folder: Path, answering: int) -> Trace:
    """A run in which the first so many people answer, up to just before the box is opened."""
    trace = Trace()
    async with still_life(folder) as run:

        async def note(step: str, after: timedelta) -> None:
            run.now = max(run.now, MONDAY + after)
            await run.settle()
            await run.settle()
            rows = rows_of(run.data)
            rows.pop(SEALED)
            trace.sealed = len(await sealed_answers(run.app.store, run.app.keyring))
            trace.rows.append((step, rows))
            run.begin(step)

        await run.seat(MEMBERS)
        await note("seated", timedelta(minutes=10))
        await run.ask(TEXT)
        await run.ask(SCALE)
        await note("asked", timedelta(minutes=20))
        for person in range(answering):
            await run.answer_reply(run.people[person], "missing", f"View {person}. I can’t cope.")
            await run.tap(run.people[person], "4", newest_with="respect")
        await note("answered", timedelta(minutes=40))
        await note("two hours later", timedelta(hours=2))
        trace.said += await asked(run, ASKED_BY_ADMIN, 0)
        trace.said += await asked(run, ASKED_BY_MEMBER, 1)
        await note("asked the bot", timedelta(hours=3))
        await note("reminded", timedelta(days=3, hours=4))
        trace.said += [phone.last.text for phone in run.people]
        trace.printed = run.printed.getvalue()
    return trace


def check_silent(nobody: Trace, other: Trace) -> None:
    """Whether anybody answered can't be told: neither from rows and lines, nor by asking."""
    assert other.rows == nobody.rows
    assert other.printed == nobody.printed
    assert other.said == nobody.said


async def test_silence_and_answers_leave_the_same_rows_and_lines(tmp_path: Path) -> None:
    nobody = await played(tmp_path / "nobody", 0)
    some = await played(tmp_path / "some", 3)
    everybody = await played(tmp_path / "everybody", MEMBERS)

    assert [nobody.sealed, some.sealed, everybody.sealed] == [0, 6, 12]
    for other in (some, everybody):
        check_silent(nobody, other)


async def spoken(folder: Path, words: str) -> Trace:
    """A run in which one person types words to the bot, for nothing and as a suggestion."""
    trace = Trace()
    async with still_life(folder) as run:

        async def note(step: str, after: timedelta) -> None:
            run.now = max(run.now, MONDAY + after)
            await run.settle()
            await run.settle()
            trace.rows.append((step, rows_of(run.data)))
            run.begin(step)

        await run.seat(MEMBERS)
        await run.ask(TEXT)
        await note("asked", timedelta(minutes=20))
        await run.say(run.people[2], words)
        await run.say(run.people[2], f"/suggest {words}" if words == DARK else "/help")
        if words == DARK:
            await run.tap(run.people[2], "More lines", newest_with=CARD)
            await run.tap(run.people[2], "Don’t send", newest_with=CARD)
        await note("spoken", timedelta(hours=1))
        trace.said += await asked(run, ASKED_BY_ADMIN, 0)
        await note("reminded", timedelta(days=3, hours=4))
        trace.said += [m.text for at in (0, 1) for m in run.people[at].screen()]
        trace.said.append(run.people[2].last.text)
        trace.printed = run.printed.getvalue()
    return trace


async def test_who_was_shown_the_card_leaves_the_rows_lines_and_reminders_of_who_was_not(
    tmp_path: Path,
) -> None:
    check_silent(await spoken(tmp_path / "one", "Hello."), await spoken(tmp_path / "two", DARK))


async def test_a_card_that_leaves_a_line_would_be_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = await spoken(tmp_path / "one", "Hello.")

    async def noted(context: Context, about: str) -> None:
        failures.log.info("card-shown")
        await show_card(context, about)

    monkeypatch.setattr(routing, "show_card", noted)

    carded = await spoken(tmp_path / "two", DARK)

    with pytest.raises(AssertionError):
        check_silent(plain, carded)
