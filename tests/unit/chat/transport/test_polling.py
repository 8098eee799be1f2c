"""No update is lost: it is confirmed only once it has been dealt with, whatever the line does."""

import asyncio
import gc
import importlib.util
import inspect
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from types import ModuleType
from typing import cast

import pytest
from telegram import Bot, Update

from bot.chat.routing import ALLOWED_UPDATES
from bot.chat.transport import polling
from bot.chat.transport.client import introduce, make_bot
from bot.chat.transport.in_hand import InHand, Take, Why
from bot.chat.transport.polling import poll
from bot.chat.transport.token_check import TokenRefused
from bot.demo import faults
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from bot.demo.wire import ApiError

TOKEN = "700000001:a-token-for-tests"


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    server = BotApiServer(token=TOKEN)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def ann(server: BotApiServer) -> Phone:
    phone = server.phone("Ann")
    await phone.start()
    server.api.updates.drop_all()
    return phone


class Reader:
    """A bot that notes what it read; `kill` ends it as a SIGKILL would, in the middle."""

    def __init__(self, server: BotApiServer) -> None:
        self.bot: Bot = make_bot(TOKEN, server.url)
        self.stop = asyncio.Event()
        self.read: list[str] = []
        self.got = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    async def take(self, update: Update) -> None:
        assert update.message is not None
        self.read.append(update.message.text or "")
        self.got.set()

    async def apologise(self, update: Update, why: Why) -> None:
        raise AssertionError(f"nothing here takes long, but {why}")

    async def begin(self, take: Take | None = None) -> "Reader":
        await introduce(self.bot, self.stop, rng=Random(1), first_pause=0.001)
        reading = poll(
            self.bot,
            take or self.take,
            self.stop,
            allowed=ALLOWED_UPDATES,
            apologise=self.apologise,
            rng=Random(1),
            first_pause=0.001,
        )
        self.task = asyncio.create_task(reading)
        return self

    async def next(self) -> None:
        await self.got.wait()
        self.got.clear()

    async def kill(self) -> None:
        assert self.task is not None
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        await self.bot.shutdown()

    async def end(self) -> None:
        self.stop.set()
        assert self.task is not None
        await self.task
        await self.bot.shutdown()


async def test_a_kill_between_fetching_and_dealing_loses_nothing(
    server: BotApiServer, ann: Phone
) -> None:
    fetched = asyncio.Event()

    async def never_done(_update: Update) -> None:
        fetched.set()
        await asyncio.Event().wait()

    first = await Reader(server).begin(never_done)
    await ann.say("Hello")
    await fetched.wait()
    await first.kill()
    second = await Reader(server).begin()
    await second.next()
    await second.end()

    assert second.read == ["Hello"]


async def test_what_was_dealt_with_does_not_come_again_after_a_clean_stop(
    server: BotApiServer, ann: Phone
) -> None:
    first = await Reader(server).begin()
    await ann.say("One")
    await first.next()
    await first.end()

    await ann.say("Two")
    second = await Reader(server).begin()
    await second.next()
    await second.end()

    assert (first.read, second.read) == (["One"], ["Two"])
    assert len(server.api.updates) == 0


@pytest.mark.parametrize(
    "fault",
    [
        faults.broken(),
        faults.gateway(),
        faults.dropped_before(),
        faults.dropped_after(),
        faults.Refuse(ApiError(409, "Conflict: terminated by other getUpdates request")),
        faults.wrong("something odd"),
        faults.refused(),
    ],
    ids=["500", "502", "dropped", "dropped after", "409", "400", "403"],
)
async def test_faults_on_the_line_are_waited_out(
    server: BotApiServer, ann: Phone, fault: faults.Fault
) -> None:
    server.faults.next(fault, "getUpdates", times=3)
    reader = await Reader(server).begin()
    await ann.say("Hello")

    await reader.next()
    await reader.end()

    assert reader.read == ["Hello"]
    assert len(server.faults.met) == 3


async def test_an_update_that_can_not_be_read_does_not_end_the_reading(
    server: BotApiServer, ann: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, broken = Update.de_list, [KeyError("a field of the future")]

    def reads(data: list[dict[str, object]], bot: Bot) -> tuple[Update, ...]:
        if data and broken:
            raise broken.pop()
        return read(data, bot)

    monkeypatch.setattr(Update, "de_list", reads)
    reader = await Reader(server).begin()
    await ann.say("Hello")

    await reader.next()
    await reader.end()

    assert reader.read == ["Hello"]
    assert broken == []


async def test_a_flood_wait_is_kept(server: BotApiServer, ann: Phone) -> None:
    server.faults.next(faults.too_many(1), "getUpdates")
    reader = await Reader(server).begin()
    await ann.say("Hello")

    await reader.next()
    await reader.end()

    polls = [call for call in server.calls if call.method.lower() == "getupdates"]
    assert polls[1].monotonic - polls[0].monotonic >= 1
    assert reader.read == ["Hello"]


async def test_stopping_does_not_wait_for_the_long_poll_to_end(
    server: BotApiServer, ann: Phone
) -> None:
    reader = await Reader(server).begin()
    await server.api.updates.holding.wait()

    await asyncio.wait_for(reader.end(), 60)

    assert reader.read == []


async def test_a_wrong_token_is_tried_again_a_few_times_only(server: BotApiServer) -> None:
    bot = make_bot("700000001:not-the-token", server.url)

    with pytest.raises(TokenRefused):
        await introduce(bot, asyncio.Event(), rng=Random(1), first_pause=0.001)
    await bot.shutdown()


@pytest.mark.parametrize(("code", "what"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_token_that_is_refused_for_a_while_is_no_reason_to_give_up(
    server: BotApiServer, ann: Phone, code: int, what: str
) -> None:
    server.faults.next(faults.Refuse(ApiError(code, what)), "getMe", times=2)
    reader = await Reader(server).begin()
    server.faults.next(faults.Refuse(ApiError(code, what)), "getUpdates", times=2)
    server.faults.next(faults.Refuse(ApiError(code, what)), "getMe", times=2)
    await ann.say("Hello")

    await reader.next()
    await ann.say("Hello again")
    await reader.next()
    await reader.end()

    assert reader.read == ["Hello", "Hello again"]


async def test_a_token_that_stays_refused_ends_the_polling(
    server: BotApiServer, ann: Phone
) -> None:
    reader = await Reader(server).begin()
    gone = faults.Refuse(ApiError(401, "Unauthorized"))
    server.faults.next(gone, "getUpdates", times=100)
    server.faults.next(gone, "getMe", times=100)
    await ann.say("Hello")

    assert reader.task is not None
    with pytest.raises(TokenRefused):
        await reader.task
    await reader.bot.shutdown()


async def test_one_chat_is_dealt_with_in_order_and_others_at_the_same_time() -> None:
    done: list[int] = []
    ann_may_go_on = asyncio.Event()

    async def take(update: Update) -> None:
        if update.update_id == 1:
            await ann_may_go_on.wait()
        done.append(update.update_id)
        if update.update_id == 3:
            ann_may_go_on.set()

    hand = InHand(take, no_apology)
    hand.add([said(1, chat=5), said(2, chat=5), said(3, chat=6)], 0)
    await hand.settle(60, asyncio.Event())

    assert done == [3, 1, 2]


async def test_the_offset_passes_what_is_dealt_with_and_stops_before_what_is_not() -> None:
    may_go_on, others_done = asyncio.Event(), asyncio.Event()
    done: list[int] = []

    async def take(update: Update) -> None:
        if update.update_id == 2:
            await may_go_on.wait()
        done.append(update.update_id)
        if len(done) == 2:
            others_done.set()

    hand = InHand(take, no_apology)
    updates = [said(1, chat=5), said(2, chat=6), said(3, chat=7)]
    hand.add(updates, 0)
    await others_done.wait()
    await hand.settle(0.01, asyncio.Event())
    before = hand.offset
    hand.add(updates[1:], before)
    may_go_on.set()
    await hand.settle(60, asyncio.Event())

    assert (before, hand.offset, done) == (2, 4, [1, 3, 2])


async def test_what_was_done_while_a_poll_was_under_way_is_not_done_again() -> None:
    done: list[int] = []

    async def take(update: Update) -> None:
        done.append(update.update_id)

    hand = InHand(take, no_apology)
    hand.add([said(1, chat=5), said(2, chat=6)], 0)
    asked = hand.offset
    await hand.settle(60, asyncio.Event())
    hand.add([said(1, chat=5), said(2, chat=6), said(3, chat=5)], asked)
    await hand.settle(60, asyncio.Event())

    assert sorted(done) == [1, 2, 3]


async def no_apology(update: Update, why: Why) -> None:
    raise AssertionError(f"nothing here takes long, but {why}")


def said(number: int, *, chat: int) -> Update:
    message = {
        "message_id": number,
        "date": 1,
        "chat": {"id": chat, "type": "private"},
        "text": "x",
    }
    update = Update.de_json({"update_id": number, "message": message}, None)
    assert update is not None
    return update


class HeldOpen:
    """A Telegram that hands over one message, and holds the next call open."""

    def __init__(self) -> None:
        self.asked_again = asyncio.Event()

    async def get_updates(self, *, offset: int | None, **_: object) -> tuple[Update, ...]:
        if offset is None:
            chat = {"id": 7, "type": "private", "first_name": "Ann"}
            said = {"message_id": 1, "date": 1, "chat": chat, "text": "Quincunxes"}
            read = Update.de_json({"update_id": NUMBER, "message": said}, None)
            return (read,)
        self.asked_again.set()
        await asyncio.Event().wait()
        return ()


NUMBER = 860_412
"""The number of the only update."""


async def held_while_the_line_is_quiet(module: ModuleType) -> list[Update]:
    """The updates that are still in memory while the next call is held open."""
    telegram, stop = HeldOpen(), asyncio.Event()

    async def take(_update: Update) -> None:
        return

    async def apologise(_update: Update, _why: Why) -> None:
        return

    polled = asyncio.create_task(
        module.poll(cast(Bot, telegram), take, stop, allowed=(), apologise=apologise, rng=Random(1))
    )
    await telegram.asked_again.wait()
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, Update) and one.update_id == NUMBER]
    polled.cancel()
    await asyncio.gather(polled, return_exceptions=True)
    return held


def without(line: str, folder: Path) -> ModuleType:
    """The code of polling without one of its lines."""
    source = inspect.getsource(polling)
    assert source.count(line) == 1
    copy = folder / "polling_without.py"
    copy.write_text(source.replace(line, ""), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("polling_without", copy)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def test_nothing_that_people_wrote_is_kept_while_the_next_call_is_held_open() -> None:
    assert await held_while_the_line_is_quiet(polling) == []


async def test_updates_that_are_not_let_go_of_are_found(tmp_path: Path) -> None:
    kept = without("            del updates\n", tmp_path)

    assert len(await held_while_the_line_is_quiet(kept)) == 1
