"""A scripted phone reads, writes and taps as a person would, and waits for events."""

import asyncio

import pytest

from bot.demo.phone import NotSeen, Phone
from bot.demo.server import BotApiServer
from bot.demo.world import CantDo
from tests.unit.demo.clients import Wire


def keyboard(*labels: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


async def test_expect_waits_for_what_comes_and_goes_on_from_there(wire: Wire, ann: Phone) -> None:
    waiting = asyncio.create_task(ann.expect("Hello"))
    await wire.say(ann.id, "Something else")
    await wire.say(ann.id, "Hello Ann")
    await wire.say(ann.id, "Hello again")

    assert (await waiting).text == "Hello Ann"
    assert (await ann.expect("Hello")).text == "Hello again"
    with pytest.raises(NotSeen, match=r"“Hello” has not come\. On Ann's screen:"):
        await ann.expect("Hello", timeout=0)


async def test_expect_sees_edits_and_captions(wire: Wire, ann: Phone) -> None:
    sent = await wire.say(ann.id, "one")
    await ann.expect("one")
    where = {"chat_id": ann.id, "message_id": sent.result["message_id"]}
    await wire("editMessageText", **where, text="two", reply_markup=keyboard("Go"))

    edited = await ann.expect("two")

    assert (edited.message_id, edited.labels) == (where["message_id"], ["Go"])


async def test_forget_leaves_out_what_has_come_already(wire: Wire, ann: Phone) -> None:
    await wire.say(ann.id, "one")

    ann.forget()

    with pytest.raises(NotSeen):
        await ann.expect("one", timeout=0)


async def test_ones_own_words_are_not_the_bots(ann: Phone) -> None:
    await ann.say("echo")

    with pytest.raises(NotSeen):
        await ann.expect("echo", timeout=0)
    with pytest.raises(NotSeen, match="has written nothing to Ann"):
        _ = ann.last


async def test_tap_takes_the_newest_exact_label_before_a_beginning(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    await wire.say(ann.id, "old", reply_markup=keyboard("Send"))
    await wire.say(ann.id, "newer", reply_markup=keyboard("Send", "Mask"))
    await wire.say(ann.id, "newest", reply_markup=keyboard("Send: share my words", "Skip it"))

    assert ann.find_button("Send")[0].text == "newer"
    assert ann.find_button("Skip")[0].text == "newest"
    assert ann.find_button("Send", message=ann.last)[1].data == "Send: share my words"
    with pytest.raises(NotSeen, match="There is no button “Join”"):
        ann.find_button("Join")


async def test_a_beginning_that_fits_two_labels_is_refused(wire: Wire, ann: Phone) -> None:
    await wire.say(ann.id, "x", reply_markup=keyboard("Send: words", "Send: themes"))

    with pytest.raises(NotSeen, match="could be any of: Send: words, Send: themes"):
        await ann.tap("Send")


async def test_a_tap_on_an_edited_message_sees_its_new_buttons(wire: Wire, ann: Phone) -> None:
    sent = await wire.say(ann.id, "x", reply_markup=keyboard("Old"))
    before = ann.last
    await wire(
        "editMessageReplyMarkup",
        chat_id=ann.id,
        message_id=sent.result["message_id"],
        reply_markup=keyboard("New"),
    )

    assert await ann.tap("New", message=before)


async def test_a_link_to_the_bot_starts_it(wire: Wire, ann: Phone) -> None:
    link = {"text": "Open", "url": "https://t.me/afterword_bot?start=abc"}
    other = {"text": "Read", "url": "https://example.org/"}
    await wire.say(ann.id, "x", reply_markup={"inline_keyboard": [[link, other]]})

    await ann.tap("Open")

    assert ann.screen()[-1].text == "/start abc"
    with pytest.raises(CantDo, match="outside Telegram"):
        await ann.tap("Read")


async def test_gone_waits_until_a_message_is_deleted(wire: Wire, ann: Phone) -> None:
    sent = await wire.say(ann.id, "x")
    message = ann.last
    waiting = asyncio.create_task(ann.gone(message))
    await wire("deleteMessage", chat_id=ann.id, message_id=sent.result["message_id"])

    await waiting

    assert ann.now(message) is None
    await ann.gone(message, timeout=0)


async def test_quiet_waits_for_the_bot_to_take_its_updates(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    await ann.say("hello")
    waiting = asyncio.create_task(ann.quiet())
    (update,) = (await wire("getUpdates", timeout=30)).result
    await wire.say(ann.id, "hello yourself")
    assert not waiting.done()

    await wire("getUpdates", offset=update["update_id"] + 1)

    await waiting
    assert len(server.api.updates) == 0


async def test_quiet_gives_up_on_a_bot_that_takes_nothing(ann: Phone) -> None:
    await ann.say("hello")

    with pytest.raises(NotSeen, match="has not come to rest"):
        await ann.quiet(timeout=0)


async def test_a_tap_that_is_never_answered_is_told(wire: Wire, ann: Phone) -> None:
    await wire.say(ann.id, "x", reply_markup=keyboard("Go"))
    query_id = await ann.tap("Go")

    with pytest.raises(NotSeen, match="was not answered"):
        await ann.answer(query_id, timeout=0)


async def test_phones_of_a_group_see_the_same(server: BotApiServer, wire: Wire, ann: Phone) -> None:
    ben = server.phone("Ben")
    group = server.group("Steering group", ann.person, ben.person)
    await wire.say(group.id, "Summary", reply_markup=keyboard("Fits"))

    assert (await ann.expect("Summary", chat=group)) == (await ben.expect("Summary", chat=group))
    assert await ben.tap("Fits", chat=group)
    assert [message.text for message in ben.screen(chat=group)] == ["", "Summary"]


async def test_what_an_app_would_not_allow_is_refused(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    ben = server.phone("Ben")
    group = server.group("Steering group", ben.person)
    said = await ann.say("mine")
    await wire.say(ann.id, "ours", reply_markup=keyboard("Go"))
    ours = ann.last
    await wire("deleteMessage", chat_id=ann.id, message_id=ours.message_id)

    with pytest.raises(CantDo, match="needs some text"):
        await ann.say("  ")
    with pytest.raises(CantDo, match="not there any more"):
        await ann.say("x", reply_to=ours)
    with pytest.raises(CantDo, match="not in that chat"):
        await ann.say("x", chat=group)
    with pytest.raises(CantDo, match="own messages"):
        await ann.edit(ours, "x")
    with pytest.raises(CantDo, match="no such message"):
        ann.tap_data(ours, "Go")
    with pytest.raises(CantDo, match="file is empty"):
        await ann.send_document("x.txt", b"")
    await ann.block()
    with pytest.raises(CantDo, match="unblock it first"):
        await ann.edit(said, "x")


async def test_a_long_text_is_sent_in_parts_as_apps_do(ann: Phone) -> None:
    await ann.say("a" * 4096 + "b")

    assert [len(message.text) for message in ann.screen()[1:]] == [4096, 1]


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "document"])
async def test_samples_of_every_kind_can_be_sent(wire: Wire, ann: Phone, kind: str) -> None:
    sent = await ann.send(kind)  # type: ignore[arg-type]

    (update,) = (await wire("getUpdates")).result
    assert kind in update["message"]
    assert ann.file_of(sent)
