"""Taps carry their whole message, and are answered once and in time."""

from datetime import timedelta

from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.harness.clocks import Seconds
from tests.unit.demo.clients import Clock, Wire

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_tap_carries_the_whole_message_even_after_weeks(
    wire: Wire, ann: Phone, clock: Clock
) -> None:
    first = await wire.say(ann.id, "one")
    sent = await wire.say(
        ann.id,
        "<b>two</b>",
        parse_mode="HTML",
        reply_markup=GO,
        reply_parameters={"message_id": first.result["message_id"]},
    )
    clock.move(timedelta(weeks=5))

    query_id = await ann.tap("Go")

    (update,) = (await wire("getUpdates")).result
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "go", ann.id)
    assert query["message"] == sent.result
    assert query["message"]["reply_to_message"]["text"] == "one"
    assert query["chat_instance"]


async def test_an_answer_reaches_the_person_once(wire: Wire, ann: Phone) -> None:
    await wire.say(ann.id, "one", reply_markup=GO)
    query_id = await ann.tap("Go")

    first = await wire(
        "answerCallbackQuery", callback_query_id=query_id, text="Saved", show_alert=True
    )
    second = await wire("answerCallbackQuery", callback_query_id=query_id)

    assert first.result is True
    assert second.description == TOO_OLD
    assert [(alert.text, alert.show_alert) for alert in ann.alerts] == [("Saved", True)]
    assert await ann.answer(query_id) == ann.alerts[0]


async def test_an_answer_can_come_too_late(wire: Wire, ann: Phone, seconds: Seconds) -> None:
    await wire.say(ann.id, "one", reply_markup=GO)
    in_time, late = await ann.tap("Go"), await ann.tap("Go")
    seconds.now += 15
    good = await wire("answerCallbackQuery", callback_query_id=in_time)
    seconds.now += 1

    bad = await wire("answerCallbackQuery", callback_query_id=late)

    assert good.result is True
    assert bad.description == TOO_OLD


async def test_an_unknown_query_or_a_long_answer_is_refused(wire: Wire, ann: Phone) -> None:
    await wire.say(ann.id, "one", reply_markup=GO)
    query_id = await ann.tap("Go")

    unknown = await wire("answerCallbackQuery", callback_query_id="12345")
    long = await wire("answerCallbackQuery", callback_query_id=query_id, text="a" * 201)

    assert unknown.description == TOO_OLD
    assert long.description == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_forged_tap_comes_through_as_it_is(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    await wire.say(ann.id, "no buttons here")

    ann.tap_data(ann.last, "forged")

    update = server.api.updates.first()
    assert update is not None
    query = update["callback_query"]
    assert isinstance(query, dict)
    assert query["data"] == "forged"
