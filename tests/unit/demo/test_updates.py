"""Updates are held, kept until confirmed, and given to one poller only."""

import asyncio

import httpx

from bot.demo.groups import move_bot, upgrade
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import TOKEN, Reply, Wire, polling


def texts(reply: Reply) -> list[str]:
    return [update["message"]["text"] for update in reply.result]


async def test_what_a_person_says_comes_as_an_update(wire: Wire, ann: Phone) -> None:
    said = await ann.say("/help me", reply_to=1)

    (update,) = (await wire("getUpdates")).result

    assert update["message"]["message_id"] == said.message_id
    assert update["message"]["from"] == {
        "id": ann.id,
        "is_bot": False,
        "first_name": "Ann",
        "language_code": "en",
    }
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    assert update["message"]["reply_to_message"]["text"] == "/start"


async def test_a_poll_is_held_until_something_happens(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    poll = await polling(server, wire)
    assert not poll.done()

    await ann.say("now")

    assert texts(await poll) == ["now"]


async def test_a_poll_without_news_ends_empty(wire: Wire, ann: Phone) -> None:
    assert (await wire("getUpdates", timeout=0)).result == []
    assert (await wire("getUpdates", timeout=1)).result == []


async def test_updates_stay_until_a_higher_offset_confirms_them(wire: Wire, ann: Phone) -> None:
    for text in ("a", "b", "c"):
        await ann.say(text)
    first, second, _ = (await wire("getUpdates")).result

    again = await wire("getUpdates", offset=first["update_id"])
    after = await wire("getUpdates", offset=second["update_id"], limit=1)
    still = await wire("getUpdates")

    assert texts(again) == ["a", "b", "c"]
    assert texts(after) == ["b"]
    assert texts(still) == ["b", "c"]
    assert second["update_id"] == first["update_id"] + 1


async def test_a_negative_offset_keeps_only_the_last_ones(wire: Wire, ann: Phone) -> None:
    for text in ("a", "b", "c"):
        await ann.say(text)

    assert texts(await wire("getUpdates", offset=-2)) == ["b", "c"]
    assert texts(await wire("getUpdates")) == ["b", "c"]


async def test_at_most_a_hundred_come_at_once(wire: Wire, ann: Phone) -> None:
    for number in range(101):
        await ann.say(str(number))

    assert len((await wire("getUpdates", limit=1000)).result) == 100


async def test_a_second_poller_ends_the_first_with_409(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    first = await polling(server, wire)
    second = asyncio.create_task(wire("getUpdates", timeout=30))

    refused = await first
    await ann.say("for the second")

    assert refused.status == 409
    assert refused.description == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert texts(await second) == ["for the second"]


async def test_kinds_that_were_not_asked_for_are_left_out_and_the_choice_is_remembered(
    wire: Wire, ann: Phone
) -> None:
    message = await ann.say("one")
    everything = await wire("getUpdates", allowed_updates=["callback_query", "edited_message"])
    await ann.say("two")
    await ann.edit(message, "one more")

    chosen = await wire("getUpdates", offset=everything.result[-1]["update_id"] + 1)

    assert [list(update)[1] for update in everything.result] == ["message"]
    assert [list(update)[1] for update in chosen.result] == ["edited_message"]
    assert chosen.result[0]["edited_message"]["text"] == "one more"
    assert "edit_date" in chosen.result[0]["edited_message"]


async def test_wrong_allowed_updates_are_refused(wire: Wire) -> None:
    assert (await wire("getUpdates", allowed_updates={})).status == 400
    assert (await wire("getUpdates", allowed_updates=[1])).status == 400


async def test_a_bot_that_was_killed_gets_its_updates_at_its_next_start(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    async with httpx.AsyncClient(trust_env=False) as doomed:
        poll = await polling(server, Wire(doomed, server.url, TOKEN))
        poll.cancel()
    await ann.say("while you were gone")

    assert texts(await wire("getUpdates", timeout=30)) == ["while you were gone"]


async def test_blocking_and_unblocking_are_told(wire: Wire, ann: Phone) -> None:
    await ann.block()
    await ann.block()
    await ann.start("again")

    blocked, unblocked, started = (await wire("getUpdates")).result

    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert blocked["my_chat_member"]["chat"]["id"] == ann.id
    assert unblocked["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert started["message"]["text"] == "/start again"


async def test_a_group_tells_the_bot_that_it_was_added_and_moved(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    large = upgrade(server.world, group.id)
    move_bot(server.world, large.id, "left")

    added, created, went, came, left = (await wire("getUpdates")).result

    assert added["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["group_chat_created"] is True
    assert went["message"]["chat"]["id"] == group.id
    assert went["message"]["migrate_to_chat_id"] == large.id
    assert came["message"]["chat"] == {
        "id": large.id,
        "type": "supergroup",
        "title": "Steering group",
    }
    assert came["message"]["migrate_from_chat_id"] == group.id
    assert left["my_chat_member"]["new_chat_member"]["status"] == "left"


async def test_in_a_group_the_bot_reads_only_commands_and_replies_to_itself(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    server.api.updates.drop_all()
    ours = (await wire.say(group.id, "Summary")).result["message_id"]
    await ann.say("just talking", chat=group)
    await ann.say("/help", chat=group)
    await ann.say("/help@afterword_bot now", chat=group)
    await ann.say("/help@another_bot", chat=group)
    await ann.say("thank you", reply_to=ours, chat=group)
    move_bot(server.world, group.id, "administrator")
    await ann.say("heard by an admin", chat=group)

    updates = (await wire("getUpdates")).result

    assert [one["message"]["text"] for one in updates if "message" in one] == [
        "/help",
        "/help@afterword_bot now",
        "thank you",
        "heard by an admin",
    ]


async def test_numbers_begin_anew_and_an_unknown_offset_is_answered_from_the_head(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    await ann.say("before")
    (before,) = (await wire("getUpdates")).result
    known = before["update_id"] + 1
    await wire("getUpdates", offset=known)
    server.api.updates.number_anew(17)

    await ann.say("after")
    (after,) = (await wire("getUpdates", offset=known)).result
    again = await wire("getUpdates", offset=known)
    left = await wire("getUpdates", offset=after["update_id"] + 1)

    assert after["update_id"] == 17
    assert texts(again) == ["after"]
    assert left.result == []
