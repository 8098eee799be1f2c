"""The gate: replies before what was queued, all of them counted, and nobody's place is lost."""

import asyncio

import pytest

from bot.chat.outgoing.messenger import TelegramMessenger
from bot.chat.transport.client import make_bot
from bot.demo.server import BotApiServer
from bot.flows.delivery.parcels import NoticeParcel
from bot.pacing import gate as gates
from bot.pacing.gate import Gate
from bot.pacing.pace import EVERYBODY, Pace
from tests.harness.clocks import Seconds

TOKEN = "700000001:a-token-for-tests"
MOST = EVERYBODY[0]


class Passing:
    """People at the gate, and the order in which they passed."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.passed: list[str] = []

    def comes(self, name: str, *, queued: bool) -> "asyncio.Task[None]":
        async def through() -> None:
            async with self.gate.passed(len(name), queued=queued):
                self.passed.append(name)

        return asyncio.create_task(through())


async def turns(number: int = 5) -> None:
    """Let everybody do what they can do now."""
    for _ in range(number):
        await asyncio.sleep(0)


@pytest.fixture
async def full(seconds: Seconds, monkeypatch: pytest.MonkeyPatch) -> Passing:
    """A gate through which as many have gone as may go in this second."""
    monkeypatch.setattr(gates, "LOOK_AGAIN", 0.0)
    gate = Gate(Pace(seconds))
    for _ in range(MOST):
        async with gate.passed(1, queued=True):
            seconds.now += 0.002
    return Passing(gate)


async def test_a_reply_goes_before_what_was_queued_and_came_first(
    full: Passing, seconds: Seconds
) -> None:
    waiting = [full.comes("queued", queued=True), full.comes("reply", queued=False)]
    await turns()
    assert full.passed == []

    while len(full.passed) < 2:
        seconds.now += 0.1
        await turns()

    assert full.passed == ["reply", "queued"]
    await asyncio.gather(*waiting)


async def test_who_gives_up_waiting_takes_nobodys_turn(full: Passing, seconds: Seconds) -> None:
    gone, stays = full.comes("gone", queued=True), full.comes("stays", queued=True)
    await turns()

    gone.cancel()
    while not stays.done():
        seconds.now += 0.1
        await turns()

    assert full.passed == ["stays"]


async def test_every_message_of_the_bot_is_counted_and_nothing_else(seconds: Seconds) -> None:
    server = BotApiServer(token=TOKEN)
    await server.start()
    pace = Pace(seconds)
    gate = Gate(pace)
    bot = make_bot(TOKEN, server.url, gate=gate)
    postbox = make_bot(TOKEN, server.url, gate=gate, queued=True)
    ann = server.phone("Ann")
    await ann.start()

    async def moving() -> None:
        while True:
            seconds.now += 0.002
            await asyncio.sleep(0)

    clock = asyncio.create_task(moving())
    await bot.get_me()
    sent = await bot.send_message(ann.id, "a reply")
    await bot.edit_message_text("changed", ann.id, sent.message_id)
    await bot.send_chat_action(ann.id, "typing")
    await TelegramMessenger(postbox).deliver(
        NoticeParcel(ann.id, "notice-opened-on-request", {"group": "A"})
    )
    clock.cancel()

    assert len(pace._everybody._trips) == 2
    assert pace.queued_under_way == 0
    await postbox.request.shutdown()
    await bot.request.shutdown()
    await server.stop()


async def test_people_who_keep_writing_leave_a_third_to_what_was_queued(
    full: Passing, seconds: Seconds
) -> None:
    """Thirty chats get a reply each second, as fast as they may, for as long as it takes."""

    async def write_on(chat_id: int) -> None:
        while True:
            async with full.gate.passed(chat_id, queued=False):
                full.passed.append("reply")

    writing = [asyncio.create_task(write_on(chat_id)) for chat_id in range(100, 160)]
    waiting = [full.comes("queued", queued=True) for _ in range(20)]
    begun = seconds.now

    while not all(one.done() for one in waiting):
        seconds.now += 0.01
        await turns()
        assert seconds.now - begun < 4, full.passed.count("queued")

    assert full.passed.count("reply") > 20
    for one in writing:
        one.cancel()


async def test_one_chat_gets_no_more_replies_than_telegram_lets_it_have(
    full: Passing, seconds: Seconds
) -> None:
    many = [full.comes("x", queued=False) for _ in range(20)]
    other = full.comes("somebody else", queued=False)

    for _ in range(200):
        seconds.now += 0.01
        await turns()

    assert other.done()
    assert full.passed.count("x") == 5
    for one in many:
        one.cancel()


async def test_who_writes_each_second_keeps_their_own_question_back_for_seconds_only(
    full: Passing, seconds: Seconds
) -> None:
    """As the outbox does it: it looks until the chat is free, and then goes through the gate."""
    pace, chat_id, asked = full.gate._pace, 7, asyncio.Event()

    async def reply() -> None:
        async with full.gate.passed(chat_id, queued=False):
            answered_at = seconds.now + 0.05
            while seconds.now < answered_at:
                await turns(1)

    async def ask() -> None:
        while pace.queued_wait(chat_id) > 0:
            await turns(1)
        async with full.gate.passed(chat_id, queued=True):
            asked.set()

    replies = [asyncio.create_task(reply())]
    begun = next_at = seconds.now + 2
    asking = None
    while not asked.is_set():
        seconds.now += 0.01
        if seconds.now >= next_at:
            next_at += 1.02
            replies.append(asyncio.create_task(reply()))
            asking = asking or asyncio.create_task(ask())
        await turns()
        assert seconds.now - begun < 20
    for _ in range(600):
        seconds.now += 0.01
        await turns()

    assert all(one.done() for one in replies)  # they have waited, and none is lost


async def test_a_message_that_is_queued_no_more_holds_up_no_reply(
    full: Passing, seconds: Seconds
) -> None:
    seconds.now += 2
    await asyncio.wait_for(full.comes("seventh", queued=False), 60)
    assert full.gate._pace.queued_wait(len("seventh")) > 0

    seconds.now += 3
    reply = full.comes("seventh", queued=False)
    await turns()
    assert not reply.done()
    seconds.now += 3
    await turns(20)

    assert reply.done()


async def test_strangers_together_leave_room_for_the_group(full: Passing, seconds: Seconds) -> None:
    strangers = ["s" * length for length in range(2, 80)]
    for one in strangers:
        full.gate.met(len(one), stranger=True)
    waiting = [full.comes(one, queued=False) for one in strangers]
    member = full.comes("m" * 100, queued=False)

    for _ in range(300):
        seconds.now += 0.01
        await turns()

    assert full.passed.index("m" * 100) <= 10
    assert 20 <= len(full.passed) <= 41
    for task in (*waiting, member):
        task.cancel()


async def test_a_stranger_who_joins_is_one_no_more(full: Passing, seconds: Seconds) -> None:
    for chat_id in range(1, 60):
        full.gate.met(chat_id, stranger=True)
        full.gate.met(chat_id, stranger=False)
    waiting = [full.comes("n" * length, queued=False) for length in range(1, 60)]

    for _ in range(250):
        seconds.now += 0.01
        await turns()

    assert all(one.done() for one in waiting)


async def test_questions_leave_while_thirty_chats_write_each_second(seconds: Seconds) -> None:
    """Over HTTP: the replies alone would fill the whole of Telegram's limit."""
    server = BotApiServer(token=TOKEN)
    await server.start()
    gate = Gate(Pace(seconds))
    bot = make_bot(TOKEN, server.url, gate=gate)
    postbox = make_bot(TOKEN, server.url, gate=gate, queued=True)
    phones = [server.phone(f"Person {one}") for one in range(36)]
    for phone in phones:
        await phone.start()

    async def moving() -> None:
        while True:
            seconds.now += 0.001
            await asyncio.sleep(0)

    async def write_on(phone_id: int) -> None:
        while True:
            await bot.send_message(phone_id, "a reply")

    clock = asyncio.create_task(moving())
    writing = [asyncio.create_task(write_on(phone.id)) for phone in phones]
    asking = [postbox.send_message(phone.id, "a question") for phone in phones[:10]]
    await asyncio.wait_for(asyncio.gather(*asking), 60)
    for task in (*writing, clock):
        task.cancel()
    await asyncio.gather(*writing, clock, return_exceptions=True)

    texts = [event.message.text for event in server.world.feed.events if event.message]
    last = max(place for place, text in enumerate(texts) if text == "a question")
    assert texts[:last].count("a reply") < 60
    await postbox.request.shutdown()
    await bot.request.shutdown()
    await server.stop()
