"""An installation that version 0.1 left in the middle of a week goes on with this version.

Sealed boxes, messages that wait, and buttons and previews in people's chats are the old version's;
what becomes of them is this one's.
"""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.rules.sealing.ballots import QuestionKey
from tests.harness.record import in_full
from tests.harness.stage import Stage
from tests.harness.stored_chats import kept
from tests.harness.stored_installation import (
    GARDEN,
    MASTER_KEY,
    SEALED_WORDS,
    STEERING,
    TOKEN,
    UNSENT_WORDS,
    put_into,
    put_on,
    stored_chats,
    stored_now,
)

ROOT = Path(__file__).parents[2]
PATIENT = 60.0
MINUTE = timedelta(minutes=1)
WAIT_OVER = 35 * MINUTE
"""Telegram told Callum's chat to wait for half an hour, a little before the old bot was stopped."""
EVENING = datetime(2026, 11, 9, 18, 0, 1, tzinfo=UTC)
WEEKLY_TIME = datetime(2026, 11, 13, 12, 0, 1, tzinfo=UTC)
SCALES = 2
NOT_AGAIN = "The figures of this question were published once. We do not show them again."
AFTER_MEETING = datetime(2026, 11, 10, 16, 0, 1, tzinfo=UTC)
TEXT, SCALE, CHOICE = "stayed with you", "hard was it to follow", "most of the time"
"""How the wordings of this week's questions in the steering group go."""
FEW, PLOT = "did not come up", "Some things we know from our own lives"
"""Of the first week's question with an answer too few, and of the garden group's."""
THIRD, FIFTH = "Nobody spoke of the winter.", "Hari would have liked more time."
"""New answers that make a box of two, and one of four, big enough."""


@asynccontextmanager
async def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """The stored installation with this version's bot up, a minute after the old one's stop."""
    monkeypatch.setenv("AFTERWORD_MASTER_KEY", MASTER_KEY)
    async with Stage(tmp_path, now=stored_now() + MINUTE) as stage:
        put_into(stage.data)
        put_on(stage.server)
        await stage.up()
        yield stage


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    async with opened(tmp_path, monkeypatch) as stage:
        yield stage


def phone_of(stage: Stage, name: str) -> Phone:
    """The phone of somebody who was there already."""
    [person] = [one for one in stage.server.world if one.first_name == name]
    return stage.server.phone(person)


def under(phone: Phone, wording: str, label: str) -> Message:
    """The newest message on a phone that is about this question and has this button."""
    shown = [one for one in phone.screen() if wording in one.text and label in one.labels]
    return shown[-1]


async def tap(phone: Phone, label: str, wording: str, then: str) -> Message:
    """Press the button of this label under a question, and read what comes."""
    phone.forget()
    await phone.tap(label, message=under(phone, wording, label))
    return await phone.expect(then, timeout=PATIENT)


async def write(phone: Phone, words: str, *, reply_to: Message | None = None) -> None:
    """Type an answer for which the bot has asked, and send it."""
    phone.forget()
    await phone.say(words, reply_to=reply_to)
    await phone.expect("Please check.", timeout=PATIENT)
    await phone.tap("Send: share my words")
    await phone.expect("Sealed: share my words.", timeout=PATIENT)


async def answer(phone: Phone, wording: str, words: str, *, label: str = "Answer") -> None:
    """Answer in words, or change an answer, by the button of an old message."""
    asked = await tap(phone, label, wording, "Type your answer")
    await write(phone, words, reply_to=asked)


def lost(pages: str) -> list[str]:
    """Sealed words of the old version that summaries have to show as they are, and don't."""
    shown = (*SEALED_WORDS["text"][:2], *SEALED_WORDS["few"], *SEALED_WORDS["garden"])
    return [words for words in shown if words not in pages]


async def pages(stage: Stage) -> dict[str, str]:
    """Move on to the weekly time; gives the page of summary 2 of each group.

    A week in which nothing opened has no page, only its message.
    """
    readers = {STEERING: phone_of(stage, "Priya"), GARDEN: phone_of(stage, "Dylan")}
    stage.clock.move_to(WEEKLY_TIME)
    read = {}
    for group, phone in readers.items():
        told = await phone.expect(f"Summary 2 of {group}", timeout=PATIENT)
        read[group] = told.text
        if "nothing to show" not in told.text:
            await phone.expect("All of summary 2", timeout=PATIENT)
            read[group] = in_full(phone)
    return read


def test_chats_that_are_put_back_are_the_same() -> None:
    server = BotApiServer(token=TOKEN)

    put_on(server)

    stored = stored_chats()
    assert stored == {"now": stored["now"], **kept(server.world)}


async def fill(stage: Stage) -> None:
    """Give the boxes that have too few answers one more each, by old buttons."""
    await answer(phone_of(stage, "Hari"), PLOT, FIFTH)
    await answer(phone_of(stage, "Callum"), FEW, THIRD)


async def test_old_boxes_are_published_with_what_came_since(stage: Stage) -> None:
    await fill(stage)
    [chat] = [one for one in stage.server.world.chats() if one.kind == "group"]
    in_chat = phone_of(stage, "Priya")

    read = await pages(stage)
    await in_chat.expect("Summary 2 of", chat=chat, timeout=PATIENT)

    assert lost("".join(read.values())) == []
    assert THIRD in read[STEERING]
    assert FIFTH in read[GARDEN]
    hidden = [SEALED_WORDS["text"][2], "An earlier wording", "This was withdrawn", UNSENT_WORDS]
    assert [words for words in hidden if words in "".join(read.values())] == []
    assert stage.faults() == []


async def test_answers_are_sent_changed_and_withdrawn_by_old_messages(stage: Stage) -> None:
    priya, bea, mei = (phone_of(stage, name) for name in ("Priya", "Bea", "Mei"))

    await priya.tap("Send: share my words")
    await priya.expect("Sealed: share my words.", timeout=PATIENT)
    [typing] = [one for one in mei.screen() if one.asks_for_reply]
    await write(mei, "Mei saw the moment too.", reply_to=typing)
    await answer(bea, TEXT, "On second thoughts it was the break.", label="Change")
    await tap(phone_of(stage, "Aisha"), "4", SCALE, "4 out of 5")
    await tap(phone_of(stage, "Tomasz"), "Change", SCALE, "Sealed.")
    await tap(phone_of(stage, "Tomasz"), "3", SCALE, "3 out of 5")
    await tap(phone_of(stage, "Gwen"), "Withdraw", PLOT, "Withdrawn.")
    await fill(stage)
    read = await pages(stage)

    shown = [UNSENT_WORDS, "Mei saw the moment too.", "On second thoughts it was the break."]
    assert [words for words in shown if words not in read[STEERING]] == []
    # Bea's was changed; without Gwen's the garden's box has four again, and stays sealed.
    assert lost("".join(read.values())) == [SEALED_WORDS["text"][1], *SEALED_WORDS["garden"]]
    assert stage.faults() == []


async def test_what_waited_goes_out_once_with_ballots_that_count(stage: Stage) -> None:
    callum, words = phone_of(stage, "Callum"), "Callum had to wait for this one."
    last = callum.screen()[-1].message_id

    stage.clock.move_to(stored_now() + WAIT_OVER)
    for wording in (TEXT, SCALE, CHOICE):
        await callum.expect(wording, timeout=PATIENT)
    await stage.quiet()
    came = [one.text for one in callum.screen() if one.message_id > last]
    await answer(callum, TEXT, words)
    await tap(callum, "3", SCALE, "3 out of 5")
    read = await pages(stage)

    assert [sum(one in text for text in came) for one in (TEXT, SCALE, CHOICE)] == [1, 1, 1]
    assert len(came) == 3
    assert words in read[STEERING]
    assert stage.faults() == []


async def test_a_reminder_that_was_asked_for_comes(stage: Stage) -> None:
    aisha = phone_of(stage, "Aisha")

    stage.clock.move_to(EVENING)
    reminder = await aisha.expect("You asked me to remind you", timeout=PATIENT)

    assert reminder.reply_to == under(aisha, SCALE, "Remind me later").message_id


async def test_the_old_series_is_asked_after(stage: Stage) -> None:
    bea = phone_of(stage, "Bea")

    stage.clock.move_to(AFTER_MEETING)

    await bea.expect("question 3 of 3", timeout=PATIENT)


async def test_an_old_link_lets_somebody_in(stage: Stage) -> None:
    [made] = [one for one in phone_of(stage, "Priya").screen() if "Revoke" in one.labels][-1:]
    zoe = stage.phone("Zoe")

    await zoe.start(made.text.partition("?start=")[2].split()[0])
    await zoe.expect("You are invited to join", timeout=PATIENT)
    await zoe.tap("Join")

    await zoe.expect(f"You are in {STEERING}", timeout=PATIENT)


async def test_the_old_summary_keeps_its_words_and_repeats_no_figure(stage: Stage) -> None:
    rhiannon = phone_of(stage, "Rhiannon")
    before = [one for one in rhiannon.screen() if one.text.startswith("Summary 1 of")]
    last = rhiannon.screen()[-1].message_id

    await rhiannon.say("/summary")
    await rhiannon.expect("All of summary 1", timeout=PATIENT)
    await stage.quiet()
    now = [
        one
        for one in rhiannon.screen()
        if one.message_id > last and one.text.startswith("Summary 1 of")
    ]

    then, again = ("\n".join(one.text for one in each) for each in (before, now))
    words = [one for one in then.splitlines() if one.startswith("The agenda came early")]
    assert words
    assert [one for one in words if one not in again] == []
    figures = [one for one in then.splitlines() if "%" in one]
    told = [one for one in again.splitlines() if NOT_AGAIN in one]
    assert len(figures) == len(told) == SCALES
    for old, new in zip(figures, told, strict=True):
        assert new.startswith(old[1 : old.index("”")])
    assert "%" not in again


async def test_a_box_with_too_few_stays_sealed(stage: Stage) -> None:
    read = await pages(stage)

    assert lost("".join(read.values())) == [*SEALED_WORDS["few"], *SEALED_WORDS["garden"]]


async def test_the_operator_finds_it_sound(stage: Stage) -> None:
    await stage.down()

    printed = {}
    for words in (("check", "--json"), ("summary", "--group", GARDEN, "--format", "markdown")):
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=stage.data,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "AFTERWORD_DATA": str(stage.data),
                "AFTERWORD_BOT_TOKEN": stage.server.token,
                "AFTERWORD_TELEGRAM_API": "http://127.0.0.1:9",
            },
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        printed[words[0]] = done.stdout

    assert "raised beds" in printed["summary"]
    stored = ("database", "secret", str(stage.data))
    findings = [
        one for one in json.loads(printed["check"]) if any(part in one["what"] for part in stored)
    ]
    assert len(findings) >= 10
    assert [one["what"] for one in findings if not one["fine"]] == []


def plant(monkeypatch: pytest.MonkeyPatch, label: str) -> None:
    """Let this version derive the keys of one use from a label of which one letter has changed."""
    honest = QuestionKey.derived
    monkeypatch.setattr(
        QuestionKey,
        "derived",
        lambda key, use: honest(key, use.upper() if use == label else use),
    )


async def test_another_label_for_sealing_loses_every_old_answer_and_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, "seal")
    async with opened(tmp_path, monkeypatch) as stage:
        await fill(stage)
        read = await pages(stage)

    assert lost("".join(read.values())) == lost("")


async def test_another_label_for_ballots_kills_old_buttons_and_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, "ballot")
    async with opened(tmp_path, monkeypatch) as stage:
        aisha = phone_of(stage, "Aisha")

        query = await aisha.tap("4", message=under(aisha, SCALE, "4"))
        alert = await aisha.answer(query, timeout=PATIENT)

    assert alert.show_alert
