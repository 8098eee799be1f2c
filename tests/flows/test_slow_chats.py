"""One slow chat holds up nobody else, and nothing that anybody did is lost or done twice."""

import asyncio
from pathlib import Path

import pytest

from bot.chat.transport import in_hand
from bot.demo import faults
from bot.demo.faults import Fault
from bot.demo.phone import Phone
from bot.pacing import pace
from tests.harness.record import questions_sent, starting, texts_sent
from tests.harness.stage import PATIENT, Stage, opened_stage
from tests.harness.watched import Seen

SORRY = "Sorry, this took too long"
TOO_MANY = "Sorry, I could not keep up"
WORDS_PROMPT = "worked-together/what-gave-power"


def calls_of(stage: Stage, method: str) -> asyncio.Event:
    """Set as soon as the bot calls a method."""
    called = asyncio.Event()

    def watch(seen: Seen) -> None:
        if seen.method.lower() == method.lower():
            called.set()

    stage.calls.watch.watchers.append(watch)
    return called


def done_calls(stage: Stage, method: str, chat_id: int | None) -> int:
    """How many calls of a method to a chat have been done and answered."""
    calls = [call for call in stage.server.calls if call.method.lower() == method.lower()]
    return sum(call.ok and chat_id in (None, call.chat_id) for call in calls)


@pytest.mark.parametrize(
    ("fault", "method", "words"),
    [
        (faults.too_many(4), "sendMessage", "/help"),
        (faults.slow_after(4), "sendMessage", "/help"),
        (faults.slow_after(4), "getChat", "/people"),
    ],
    ids=["flood wait", "slow send", "slow names"],
)
async def test_others_are_answered_meanwhile(
    tmp_path: Path, fault: Fault, method: str, words: str
) -> None:
    async with opened_stage(tmp_path) as stage:
        slow, other = stage.people[0], stage.people[1]
        called = calls_of(stage, method)
        chat_id = None if method == "getChat" else slow.id
        times = len(stage.people) if method == "getChat" else 1
        stage.server.faults.next(fault, method, chat_id=chat_id, times=times)

        before = len(texts_sent(stage.server, slow.id))
        await slow.say(words)
        await called.wait()
        await other.say("/nonsense")
        await other.expect("I don’t know that command")
        meanwhile = done_calls(stage, method, chat_id)
        await slow.say("/nonsense")
        await slow.expect("I don’t know that command")
        await stage.quiet()

        assert meanwhile == 0
        assert len(texts_sent(stage.server, slow.id)) == before + 2


async def test_a_slow_edit_holds_up_nobody_else(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        slow, other = stage.people[1:3]
        called = calls_of(stage, "editMessageText")
        stage.server.faults.next(faults.too_many(4), "editMessageText", chat_id=slow.id)
        await slow.tap("Answer")
        await slow.expect("Type your answer")
        await slow.say("We took turns.")
        await slow.expect("Please check.")
        called.clear()
        before = done_calls(stage, "editMessageText", slow.id)

        await slow.tap("Send: share my words")
        await called.wait()
        await stage.answer_in_words(other, "We listened.")
        meanwhile = done_calls(stage, "editMessageText", slow.id)
        await slow.expect("Sealed")

        assert meanwhile == before
        assert len(await stage.sealed()) == 2


async def test_a_chat_keeps_its_order_however_slow_it_is(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]
        stage.server.faults.next(faults.too_many(1), "sendMessage", chat_id=member.id)

        for words in ("/nonsense", "/support", "/nonsense"):
            await member.say(words)
        await stage.quiet()

        said = [
            text.startswith("I don’t know that") for text in texts_sent(stage.server, member.id)
        ]
        assert said == [True, False, True]


async def test_what_takes_too_long_gets_an_apology_and_the_chat_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_hand, "LONGEST", 0.5)
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]
        stage.server.faults.next(faults.too_many(5), "sendMessage", chat_id=member.id)

        await member.say("/help")
        await member.expect(SORRY)
        await member.say("/nonsense")
        await member.expect("I don’t know that command")
        await stage.quiet()

        assert len(texts_sent(stage.server, member.id)) == 2
        given_up = [one for one in stage.logs if one["event"] == "updates-given-up"]
        assert [one["count"] for one in given_up] == [1]


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_words_that_a_long_wait_has_swallowed_are_apologised_for(
    tmp_path: Path, method: str
) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]
        if method == "editMessageText":
            await member.say("/leave")
            await member.expect("Do you want to leave")
        stage.server.faults.next(faults.too_many(31), method, chat_id=member.id)

        if method == "sendMessage":
            await member.say("/help")
        else:
            await member.tap("No, stay")

        await member.expect(SORRY)
        await stage.quiet()
        assert len(stage.server.faults.met) == 1


async def test_a_tap_that_takes_too_long_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_hand, "LONGEST", 0.5)
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        member = stage.people[1]
        stage.server.faults.next(faults.too_many(5), "answerCallbackQuery")

        query = await member.tap("Answer")
        told = await member.answer(query)
        await stage.quiet()

        assert told.text.startswith(SORRY)
        assert told.show_alert


async def test_a_chat_with_more_than_a_hundred_waiting_is_told_and_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_hand, "STUCK", 0.5)
    async with opened_stage(tmp_path) as stage:
        busy, other = stage.people[1:3]
        called = calls_of(stage, "sendMessage")
        stage.server.faults.next(faults.slow_after(12), "sendMessage", chat_id=busy.id)

        await busy.say("/nonsense")
        await called.wait()
        for _ in range(120):
            await busy.say("/nonsense")
        await other.say("/nonsense")
        await other.expect("I don’t know that command")
        await busy.expect(TOO_MANY)
        await stage.quiet()

        assert len(starting(stage.server, busy.id, TOO_MANY)) == 1
        assert 1 < len(starting(stage.server, busy.id, "I don’t know that")) < 60
        assert len(texts_sent(stage.server, other.id)) == 1


async def test_a_chat_that_is_slow_again_and_again_holds_the_offset_for_a_while_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_hand, "HELD", 1.0)
    async with opened_stage(tmp_path) as stage:
        slow = stage.people[1]
        stage.server.faults.next(faults.slow_after(0.7), "sendMessage", chat_id=slow.id, times=3)

        for _ in range(30):
            await slow.say("/nonsense")
        await slow.expect(TOO_MANY)
        await stage.quiet()

        assert len(starting(stage.server, slow.id, "I don’t know that")) < 10


async def test_a_stop_while_a_chat_is_slow_loses_nothing_and_does_nothing_twice(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        slow, other = stage.people[1:3]
        called = calls_of(stage, "sendMessage")
        stage.server.faults.next(faults.slow_after(2), "sendMessage", chat_id=slow.id)

        await slow.say("/nonsense")
        await called.wait()
        await slow.say("/nonsense")
        await other.say("/nonsense")
        await other.expect("I don’t know that command")
        await slow.say("/nonsense")
        await stage.restart()
        await stage.quiet()

        assert len(texts_sent(stage.server, slow.id)) == 3
        assert len(texts_sent(stage.server, other.id)) == 1


async def test_thirty_who_keep_writing_get_their_question_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is always more to reply than may be sent, by a limit that any machine reaches."""
    monkeypatch.setattr(pace, "EVERYBODY", (10, 5.0))
    async with opened_stage(tmp_path, members=30) as stage:

        async def write_until_asked(phone: Phone) -> None:
            while not questions_sent(stage.server, phone.id):
                await phone.say("/nonsense")
                await phone.expect("I don’t know that command")

        writing = asyncio.gather(*(write_until_asked(phone) for phone in stage.people))
        await stage.app.flows.asking.ask_now(stage.actor, WORDS_PROMPT)
        await asyncio.wait_for(writing, PATIENT)
