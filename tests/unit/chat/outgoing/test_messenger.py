"""What becomes of a parcel is named rightly: above all, whether it may have arrived."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from random import Random

import pytest
from telegram import Bot

from bot.chat.answering.taps import Show
from bot.chat.messages.letter import Letter
from bot.chat.outgoing import messenger
from bot.chat.outgoing.messenger import TelegramMessenger
from bot.chat.transport.client import introduce, make_bot
from bot.demo import faults
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.demo.wire import ApiError
from bot.flows.delivery.outcomes import (
    Blocked,
    ChatGone,
    Lost,
    Migrated,
    Outcome,
    Refused,
    Sent,
    Wait,
)
from bot.flows.delivery.parcels import (
    NoticeParcel,
    PromptParcel,
    ReminderParcel,
    SummaryParcel,
)
from bot.rules.sealing.ballots import Ballot
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import GroupSettings, Question, Round, StoredSummary

TOKEN = "700000001:a-token-for-tests"
AT = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
QUESTION = Question("0" * 16, "1" * 16, "2" * 16, "p/q", "t", Kind.TEXT, "How was it?", "Help.")
ROUND = Round("1" * 16, "2" * 16, None, AT, GroupSettings(), 6)
BALLOT = Ballot(b"n" * 16, QUESTION.id, 1, b"m" * 12)


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    server = BotApiServer(token=TOKEN)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    bot = make_bot(TOKEN, server.url)
    await introduce(bot, asyncio.Event(), rng=Random(1))
    yield bot
    await bot.shutdown()


@pytest.fixture
async def ann(server: BotApiServer) -> Phone:
    phone = server.phone("Ann")
    await phone.start()
    return phone


def notice(chat_id: int) -> NoticeParcel:
    return NoticeParcel(chat_id, "notice-opened-on-request", {"group": "A & <b>"})


def prompt(chat_id: int, *, doubtful: bool = False) -> PromptParcel:
    return PromptParcel(chat_id, "Group", QUESTION, ROUND, BALLOT, (1, 3), doubtful)


async def test_a_notice_arrives(bot: Bot, ann: Phone) -> None:
    outcome = await TelegramMessenger(bot).deliver(notice(ann.id))

    assert outcome == Sent(ann.last.message_id)
    assert "A & <b>" in ann.last.text


async def test_a_prompt_carries_its_ballot_in_its_buttons_and_nowhere_else(
    bot: Bot, ann: Phone
) -> None:
    await TelegramMessenger(bot).deliver(prompt(ann.id))

    assert ann.last.labels == ["Answer", "Skip", "Remind me later"]
    assert all(BALLOT.code in button.data for button in ann.last.buttons)
    assert BALLOT.code not in ann.last.text
    assert not [entity for entity in ann.last.entities if entity.url]


async def test_a_doubtful_prompt_only_offers_to_show_the_question(bot: Bot, ann: Phone) -> None:
    await TelegramMessenger(bot).deliver(prompt(ann.id, doubtful=True))

    assert "How was it?" not in ann.last.text
    assert ann.last.labels == ["Show the question"]
    show = Show.read(ann.last.buttons[0].data)
    assert show is not None
    assert (show.code, show.total) == (BALLOT.code, 3)


async def test_a_summary_is_drawn_once_for_all_who_get_it(
    bot: Bot, server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    phones = [server.phone(name) for name in ("Ann", "Ben", "Cai")]
    for phone in phones:
        await phone.start()
    drawn: list[str] = []

    def letters(stored: StoredSummary, speech: Speech, *, private: bool) -> tuple[Letter, ...]:
        drawn.append(stored.id)
        return (Letter(speech.say("summary-doubtful", number="1")),)

    monkeypatch.setattr(messenger, "summary_letters", letters)
    stored = StoredSummary("3" * 16, "2" * 16, 1, AT.date(), AT.date(), AT, "{}")
    delivering = TelegramMessenger(bot)

    await asyncio.gather(
        *(delivering.deliver(SummaryParcel(phone.id, stored, 0, False)) for phone in phones)
    )

    assert drawn == [stored.id]


async def test_a_part_of_a_summary_that_is_refused_says_that_more_follows(
    server: BotApiServer, bot: Bot, ann: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def letters(stored: StoredSummary, speech: Speech, *, private: bool) -> tuple[Letter, ...]:
        return tuple(Letter(speech.say("summary-doubtful", number=one)) for one in ("1", "2"))

    monkeypatch.setattr(messenger, "summary_letters", letters)
    stored = StoredSummary("3" * 16, "2" * 16, 1, AT.date(), AT.date(), AT, "{}")
    delivering = TelegramMessenger(bot)
    server.faults.next(faults.wrong("IMAGE_PROCESS_FAILED"), "sendMessage", times=4)

    outcomes = [
        await delivering.deliver(SummaryParcel(ann.id, stored, step, False)) for step in (0, 1)
    ]

    assert outcomes == [Refused(400, more=True), Refused(400)]


async def test_a_reminder_replies_to_the_question_and_carries_no_ballot(
    bot: Bot, ann: Phone
) -> None:
    messenger = TelegramMessenger(bot)
    await messenger.deliver(prompt(ann.id))
    asked = ann.last.message_id

    await messenger.deliver(
        ReminderParcel(ann.id, "Group", AT, "Europe/London", AT, asked, QUESTION)
    )

    assert ann.last.reply_to == asked
    assert "Friday 27 November at 12:00" in ann.last.text
    assert ann.last.labels == []


async def test_a_reminder_of_a_deleted_question_still_arrives(bot: Bot, ann: Phone) -> None:
    parcel = ReminderParcel(ann.id, "Group", AT, "Europe/London", AT, 99_999, QUESTION)

    assert isinstance(await TelegramMessenger(bot).deliver(parcel), Sent)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.too_many(7), Wait(7)),
        (faults.broken(), Wait(3)),
        (faults.gateway(502), Wait(3)),
        (faults.gateway(504), Lost()),
        (faults.dropped_before(), Lost()),
        (faults.dropped_after(), Lost()),
        (faults.refused(), Blocked()),
        (faults.refused("user is deactivated"), Blocked()),
        (faults.wrong("chat not found"), ChatGone()),
        (faults.Refuse(ApiError(401, "Unauthorized")), Wait(60)),
    ],
)
async def test_each_failure_has_its_outcome(
    server: BotApiServer, bot: Bot, ann: Phone, fault: faults.Fault, outcome: Outcome
) -> None:
    server.faults.next(fault, "sendMessage")

    assert await TelegramMessenger(bot).deliver(notice(ann.id)) == outcome


async def test_a_slow_answer_may_have_arrived(server: BotApiServer, ann: Phone) -> None:
    bot = make_bot(TOKEN, server.url, patience=0.2)
    await introduce(bot, asyncio.Event(), rng=Random(1))
    server.faults.next(faults.slow_after(5), "sendMessage")

    outcome = await TelegramMessenger(bot).deliver(notice(ann.id))
    await bot.shutdown()

    assert outcome == Lost()


async def test_a_refused_text_is_tried_once_in_plain_words(
    server: BotApiServer, bot: Bot, ann: Phone
) -> None:
    server.faults.next(faults.wrong("can't parse entities"), "sendMessage")

    outcome = await TelegramMessenger(bot).deliver(notice(ann.id))

    assert isinstance(outcome, Sent)
    assert "An admin of A & <b> has asked" in ann.last.text
    assert ann.last.entities == ()


async def test_what_telegram_never_takes_is_refused(
    server: BotApiServer, bot: Bot, ann: Phone
) -> None:
    server.faults.next(faults.wrong("message is too long"), "sendMessage", times=2)

    assert await TelegramMessenger(bot).deliver(notice(ann.id)) == Refused(400)


async def test_a_notice_without_words_is_refused_and_sends_nothing(bot: Bot, ann: Phone) -> None:
    before = len(ann.screen())

    outcome = await TelegramMessenger(bot).deliver(NoticeParcel(ann.id, "no-such-text", {}))

    assert outcome == Refused(0)
    assert len(ann.screen()) == before


async def test_a_bot_put_out_of_a_group_says_the_chat_is_gone(
    server: BotApiServer, bot: Bot, ann: Phone
) -> None:
    server.faults.next(faults.refused("bot was kicked from the group chat"), "sendMessage")
    group = server.group("Steering group", ann.person)

    assert await TelegramMessenger(bot).deliver(notice(group.id)) == ChatGone()


async def test_a_group_that_moved_gives_its_new_id(
    server: BotApiServer, bot: Bot, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    moved = ApiError(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=-1001234,
    )
    server.faults.next(faults.Refuse(moved), "sendMessage")

    assert await TelegramMessenger(bot).deliver(notice(group.id)) == Migrated(-1001234)


async def test_a_telegram_that_can_not_be_reached_got_nothing() -> None:
    with closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    bot = make_bot(TOKEN, f"http://127.0.0.1:{port}")

    assert await TelegramMessenger(bot).deliver(notice(5)) == Wait(3)
