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
