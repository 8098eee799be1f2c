"""Faults strike when they were asked for, and only then."""

import asyncio
from random import Random

import httpx
import pytest

from bot.demo import faults
from bot.demo.faults import Fault
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import TOKEN, Wire


@pytest.mark.parametrize(
    ("fault", "status", "description"),
    [
        (faults.too_many(7), 429, "Too Many Requests: retry after 7"),
        (faults.refused(), 403, "Forbidden: bot was blocked by the user"),
        (faults.wrong(), 400, "Bad Request: chat not found"),
        (faults.broken(), 500, "Internal Server Error"),
    ],
)
async def test_a_call_fails_as_asked_and_nothing_was_done(
    server: BotApiServer, wire: Wire, ann: Phone, fault: Fault, status: int, description: str
) -> None:
    server.faults.next(fault, "sendMessage")

    failed = await wire.say(ann.id, "hi")
    worked = await wire.say(ann.id, "hi")

    assert (failed.status, failed.description) == (status, description)
    assert worked.status == 200
    assert len(ann.screen()) == 2
    assert [met.fault for met in server.faults.met] == [fault]


async def test_a_flood_wait_says_how_long(server: BotApiServer, wire: Wire, ann: Phone) -> None:
    server.faults.next(faults.too_many(7))

    assert (await wire.say(ann.id, "hi")).body["parameters"] == {"retry_after": 7}


async def test_a_bad_gateway_is_no_json(server: BotApiServer, client: httpx.AsyncClient) -> None:
    server.faults.next(faults.gateway())

    reply = await client.get(f"{server.url}/bot{TOKEN}/getMe")

    assert reply.status_code == 502
    assert reply.headers["Content-Type"] == "text/html"


@pytest.mark.parametrize(
    ("fault", "arrived"), [(faults.dropped_before(), 0), (faults.dropped_after(), 1)]
)
async def test_a_connection_breaks_before_or_after_the_message_was_delivered(
    server: BotApiServer, wire: Wire, ann: Phone, fault: Fault, arrived: int
) -> None:
    server.faults.next(fault, "sendmessage", chat_id=ann.id)

    with pytest.raises(httpx.RemoteProtocolError):
        await wire.say(ann.id, "hi")

    assert len(ann.screen()) == 1 + arrived
    assert server.calls[-1].status == 0


async def test_an_answer_is_slow_after_the_message_was_delivered(
    server: BotApiServer, ann: Phone, client: httpx.AsyncClient
) -> None:
    server.faults.next(faults.slow_after(60), "sendMessage")
    wire = Wire(client, server.url, TOKEN)

    call = asyncio.create_task(wire.say(ann.id, "hi"))
    await ann.expect("hi")

    assert not call.done()
    call.cancel()


async def test_a_fault_waits_for_its_method_and_its_chat(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    ben = server.phone("Ben")
    await ben.start()
    server.faults.next(faults.broken(), "sendMessage", chat_id=ben.id, times=2)

    statuses = [
        (await wire("getMe")).status,
        (await wire.say(ann.id, "hi")).status,
        *[(await wire.say(ben.id, "hi")).status for _ in range(3)],
    ]

    assert statuses == [200, 200, 500, 500, 200]


async def test_faults_by_chance_come_from_the_given_source(
    server: BotApiServer, wire: Wire
) -> None:
    server.faults.sometimes(faults.broken(), 0.5, Random(4), "getMe")
    wanted = Random(4)
    expected = [500 if wanted.random() < 0.5 else 200 for _ in range(20)]

    statuses = [(await wire("getMe")).status for _ in range(20)]
    server.faults.clear()

    assert statuses == expected
    assert {200, 500} == set(statuses)
    assert (await wire("getMe")).status == 200
