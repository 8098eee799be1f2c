"""The three limits of Telegram hold to the letter, and say how long to wait."""

import httpx
import pytest

from bot.demo.limits import UNLIMITED, Limits, Rates
from bot.demo.server import BotApiServer
from bot.demo.wire import ApiError
from tests.harness.clocks import Seconds
from tests.unit.demo.clients import TOKEN


def wait_of(limits: Limits, chat_id: int, *, group: bool = False) -> int | None:
    """How long the next message has to wait; None if it was let through."""
    try:
        limits.spend(chat_id, group=group)
    except ApiError as error:
        return error.retry_after
    return None


def test_thirty_messages_in_any_second(seconds: Seconds) -> None:
    limits = Limits(Rates(), seconds)
    for chat_id in range(15):
        assert wait_of(limits, chat_id) is None
    seconds.now += 0.9
    for chat_id in range(15):
        assert wait_of(limits, chat_id) is None

    assert wait_of(limits, 99) == 1
    seconds.now += 0.1
    for chat_id in range(100, 115):
        assert wait_of(limits, chat_id) is None
    assert wait_of(limits, 200) == 1
    assert limits.refused == 2


def test_a_chat_gets_a_short_burst_and_then_one_a_second(seconds: Seconds) -> None:
    limits = Limits(Rates(), seconds)
    for _ in range(5):
        assert wait_of(limits, 1) is None

    assert wait_of(limits, 1) == 1
    seconds.now += 1
    assert wait_of(limits, 1) is None
    assert wait_of(limits, 1) == 1
    assert wait_of(limits, 2) is None


def test_a_group_gets_twenty_a_minute(seconds: Seconds) -> None:
    limits = Limits(Rates(), seconds)
    for _ in range(20):
        assert wait_of(limits, -1, group=True) is None
        seconds.now += 1

    assert wait_of(limits, -1, group=True) == 40
    seconds.now += 40
    assert wait_of(limits, -1, group=True) is None


def test_a_refused_message_uses_nothing_up(seconds: Seconds) -> None:
    limits = Limits(Rates(per_second=1), seconds)
    assert wait_of(limits, 1) is None
    for _ in range(10):
        assert wait_of(limits, 2) == 1

    seconds.now += 1
    assert wait_of(limits, 2) is None


def test_limits_can_be_switched_off(seconds: Seconds) -> None:
    limits = Limits(UNLIMITED, seconds)

    assert [wait_of(limits, -1, group=True) for _ in range(100)] == [None] * 100
    assert limits.refused == 0


@pytest.mark.parametrize("method", ["sendMessage", "sendDocument"])
async def test_the_server_refuses_what_is_too_fast(seconds: Seconds, method: str) -> None:
    server = BotApiServer(token=TOKEN, monotonic=seconds, limits=Rates(chat_burst=1))
    url = await server.start()
    ann = server.phone("Ann")
    await ann.start()
    async with httpx.AsyncClient(trust_env=False) as client:
        replies = [
            await client.post(
                f"{url}/bot{TOKEN}/{method}",
                data={"chat_id": ann.id, "text": "hi"},
                files={"document": ("a.txt", b"a")},
            )
            for _ in range(2)
        ]
    await server.stop()

    assert [reply.status_code for reply in replies] == [200, 429]
    assert replies[1].json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert server.limits.refused == 1
    assert len(ann.screen()) == 2
