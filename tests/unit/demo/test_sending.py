"""Messages are sent, edited and deleted over HTTP under Telegram's rules, in its words."""

from datetime import timedelta

import httpx
import pytest

from bot.demo.groups import move_bot, upgrade
from bot.demo.phone import Phone
from bot.demo.samples import plain_png
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import Clock, Wire

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
FORCE = {"force_reply": True}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def test_a_message_is_sent_with_all_it_was_given(wire: Wire, ann: Phone) -> None:
    reply = await wire.say(
        ann.id,
        "<b>Hi</b> there",
        parse_mode="HTML",
        reply_markup=GO,
        link_preview_options={"is_disabled": True},
        protect_content=True,
        disable_notification=True,
        message_thread_id=7,
    )

    assert reply.result == {
        "message_id": 2,
        "from": {
            "id": 700000001,
            "is_bot": True,
            "first_name": "Afterword",
            "username": "afterword_bot",
        },
        "chat": {"id": ann.id, "type": "private", "first_name": "Ann"},
        "date": 1793719860,
        "text": "Hi there",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "has_protected_content": True,
        "link_preview_options": {"is_disabled": True},
        "reply_markup": GO,
    }


async def test_a_bot_cannot_write_first(server: BotApiServer, wire: Wire) -> None:
    ben = server.world.add("Ben")

    reply = await wire.say(ben.id, "Hello?")

    assert reply.status == 403
    assert reply.description == "Forbidden: bot can't initiate conversation with a user"


@pytest.mark.parametrize(
    ("chat_id", "complaint"),
    [(4711, "chat not found"), ("@nobody", "chat not found"), ("", "chat_id is empty")],
)
async def test_an_unknown_chat_is_not_found(wire: Wire, chat_id: object, complaint: str) -> None:
    reply = await wire("sendMessage", chat_id=chat_id, text="Hello?")

    assert (reply.status, reply.description) == (400, f"Bad Request: {complaint}")


async def test_who_has_blocked_the_bot_gets_nothing(wire: Wire, ann: Phone) -> None:
    sent = await wire.say(ann.id, "one")
    await ann.block()

    reply = await wire.say(ann.id, "two")
    edit = await wire(
        "editMessageText", chat_id=ann.id, message_id=sent.result["message_id"], text="x"
    )
    await ann.unblock()

    assert reply.status == 403
    assert reply.description == "Forbidden: bot was blocked by the user"
    assert edit.status == 403
    assert (await wire.say(ann.id, "three")).status == 200


async def test_errors_of_the_text_are_told(wire: Wire, ann: Phone) -> None:
    empty = await wire.say(ann.id, "")
    long = await wire.say(ann.id, "a" * 4097)
    broken = await wire.say(ann.id, "<b>x", parse_mode="HTML")

    assert empty.description == "Bad Request: message text is empty"
    assert long.description == "Bad Request: message is too long"
    assert broken.description == (
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )
    assert len(ann.screen()) == 1


async def test_a_reply_carries_what_it_answers_one_level_deep(wire: Wire, ann: Phone) -> None:
    first = await wire.say(ann.id, "<i>one</i>", parse_mode="HTML", reply_markup=GO)
    second = await wire.say(
        ann.id, "two", reply_parameters={"message_id": first.result["message_id"]}
    )
    third = await wire.say(
        ann.id, "three", reply_parameters={"message_id": second.result["message_id"]}
    )

    answered = second.result["reply_to_message"]
    assert answered["entities"] == [{"type": "italic", "offset": 0, "length": 3}]
    assert answered["reply_markup"] == GO
    assert third.result["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in third.result["reply_to_message"]


async def test_a_reply_to_a_missing_message_is_refused_unless_allowed(
    wire: Wire, ann: Phone
) -> None:
    strict = await wire.say(ann.id, "x", reply_parameters={"message_id": 999})
    lenient = await wire.say(
        ann.id,
        "x",
        reply_parameters={"message_id": 999, "allow_sending_without_reply": True},
    )
    old_style = await wire.say(ann.id, "x", reply_to_message_id=999)

    assert strict.description == "Bad Request: message to be replied not found"
    assert "reply_to_message" not in lenient.result
    assert old_style.description == "Bad Request: message to be replied not found"


async def test_only_an_inline_keyboard_is_part_of_the_message(wire: Wire, ann: Phone) -> None:
    reply = await wire.say(ann.id, "Type it", reply_markup=FORCE)

    assert "reply_markup" not in reply.result
    assert ann.last.asks_for_reply


async def test_an_edit_replaces_text_and_keyboard(wire: Wire, ann: Phone, clock: Clock) -> None:
    sent = await wire.say(ann.id, "one", reply_markup=GO)
    clock.move(timedelta(days=30))

    edited = await wire(
        "editMessageText", chat_id=ann.id, message_id=sent.result["message_id"], text="two"
    )

    assert edited.result["text"] == "two"
    assert edited.result["edit_date"] - edited.result["date"] == 30 * 24 * 3600
    assert "reply_markup" not in edited.result
    assert ann.last.text == "two"


async def test_the_same_edit_again_is_an_error(wire: Wire, ann: Phone) -> None:
    sent = await wire.say(ann.id, "one", reply_markup=GO)
    where = {"chat_id": ann.id, "message_id": sent.result["message_id"]}

    text = await wire("editMessageText", **where, text="one ", reply_markup=GO)
    markup = await wire("editMessageReplyMarkup", **where, reply_markup=GO)
    gone = await wire("editMessageReplyMarkup", **where)
    again = await wire("editMessageReplyMarkup", **where)

    assert text.description == NOT_MODIFIED
    assert markup.description == NOT_MODIFIED
    assert "reply_markup" not in gone.result
    assert again.description == NOT_MODIFIED


async def test_what_cannot_be_edited(wire: Wire, ann: Phone) -> None:
    theirs = await ann.say("mine")
    forced = await wire.say(ann.id, "Type it", reply_markup=FORCE)
    ours = await wire.say(ann.id, "ours")

    async def edit(method: str, message_id: object, **what: object) -> str:
        reply = await wire(method, chat_id=ann.id, message_id=message_id, **what)
        return reply.description

    ours_id, forced_id = ours.result["message_id"], forced.result["message_id"]
    text = "editMessageText"
    cannot = "Bad Request: message can't be edited"
    assert await edit(text, theirs.message_id, text="x") == cannot
    assert await edit(text, forced_id, text="x") == cannot
    assert await edit(text, 999, text="x") == "Bad Request: message to edit not found"
    assert await edit(text, ours_id, text="a" * 4097) == "Bad Request: MESSAGE_TOO_LONG"
    assert await edit(text, ours_id, text="x", reply_markup=FORCE) == (
        "Bad Request: inline keyboard expected"
    )
    assert await edit("editMessageCaption", ours_id, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )
    missing = await wire(text, text="x")
    assert missing.description == "Bad Request: message identifier is not specified"


async def test_a_picture_has_its_size_and_a_caption_that_can_be_edited(
    wire: Wire, ann: Phone
) -> None:
    response = await wire.client.post(
        f"{wire.url}/bot{wire.token}/sendPhoto",
        data={"chat_id": ann.id, "caption": "<b>Chart</b>", "parse_mode": "HTML"},
        files={"photo": ("chart.png", plain_png(320, 200), "image/png")},
    )
    message = response.json()["result"]
    edited = await wire(
        "editMessageCaption", chat_id=ann.id, message_id=message["message_id"], caption="New"
    )
    text = await wire(
        "editMessageText", chat_id=ann.id, message_id=message["message_id"], text="New"
    )

    (size,) = message["photo"]
    assert (size["width"], size["height"]) == (320, 200)
    assert message["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert edited.result["caption"] == "New"
    assert text.description == "Bad Request: there is no text in the message to edit"
    assert ann.file_of(ann.last) == plain_png(320, 200)


def jpeg(width: int, height: int) -> bytes:
    """As much of a JPEG as tells its size."""
    comment = b"\xff\xfe\x00\x06abcd"
    frame = b"\xff\xc0\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return b"\xff\xd8" + comment + frame + b"\x03" + b"\0" * 9 + b"\xff\xd9"


async def upload(wire: Wire, method: str, ann: Phone, data: bytes, **more: str) -> httpx.Response:
    field = "photo" if method == "sendPhoto" else "document"
    return await wire.client.post(
        f"{wire.url}/bot{wire.token}/{method}",
        data={"chat_id": str(ann.id), **more},
        files={field: ("file.bin", data)},
    )


async def test_the_size_of_a_jpeg_is_read(wire: Wire, ann: Phone) -> None:
    response = await upload(wire, "sendPhoto", ann, jpeg(640, 480))

    (size,) = response.json()["result"]["photo"]
    assert (size["width"], size["height"]) == (640, 480)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (jpeg(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (jpeg(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (
            b"\x89PNG" + b"\0" * (10 * 1024 * 1024),
            "file of size 10485764 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
        ),
    ],
)
async def test_what_is_no_photo_is_refused(
    wire: Wire, ann: Phone, data: bytes, complaint: str
) -> None:
    response = await upload(wire, "sendPhoto", ann, data)

    assert response.status_code == 400
    assert response.json()["description"] == f"Bad Request: {complaint}"


async def test_a_document_over_50_megabytes_is_refused(wire: Wire, ann: Phone) -> None:
    response = await upload(wire, "sendDocument", ann, bytes(50 * 1024 * 1024 + 1))

    assert response.status_code == 413
    assert response.json()["description"] == "Request Entity Too Large"


async def test_a_file_is_sent_again_by_its_id(wire: Wire, ann: Phone) -> None:
    first = (await upload(wire, "sendDocument", ann, b"hello")).json()["result"]
    file_id = first["document"]["file_id"]

    again = await wire("sendDocument", chat_id=ann.id, document=file_id)
    as_photo = await wire("sendPhoto", chat_id=ann.id, photo=file_id)
    unknown = await wire("sendDocument", chat_id=ann.id, document="nonsense")
    remote = await wire("sendDocument", chat_id=ann.id, document="https://example.org/a.pdf")
    nothing = await wire("sendDocument", chat_id=ann.id)

    assert again.result["document"]["file_id"] == file_id
    assert as_photo.description == "Bad Request: can't use file of type Document as Photo"
    assert unknown.description == "Bad Request: wrong file identifier/HTTP URL specified"
    assert remote.description == "Bad Request: failed to get HTTP URL content"
    assert nothing.description == "Bad Request: there is no document in the request"


async def test_an_attached_file_is_found_by_its_name(wire: Wire, ann: Phone) -> None:
    response = await wire.client.post(
        f"{wire.url}/bot{wire.token}/sendDocument",
        data={"chat_id": str(ann.id), "document": "attach://one"},
        files={"one": ("summary.pdf", b"%PDF")},
    )

    document = response.json()["result"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("summary.pdf", "application/pdf")


async def test_a_caption_that_is_too_long_is_refused(wire: Wire, ann: Phone) -> None:
    response = await upload(wire, "sendDocument", ann, b"x", caption="a" * 1025)

    assert response.json()["description"] == "Bad Request: message caption is too long"


async def test_messages_are_deleted_within_48_hours_only(
    wire: Wire, ann: Phone, clock: Clock
) -> None:
    async def delete(message_id: object) -> object:
        reply = await wire("deleteMessage", chat_id=ann.id, message_id=message_id)
        return reply.body.get("description", True)

    old = (await wire.say(ann.id, "old")).result["message_id"]
    clock.move(timedelta(hours=47, minutes=59))
    fresh = (await wire.say(ann.id, "fresh")).result["message_id"]
    theirs = (await ann.say("theirs")).message_id
    clock.move(timedelta(minutes=1))

    assert await delete(fresh) is True
    assert await delete(theirs) is True
    assert await delete(old) == "Bad Request: message can't be deleted for everyone"
    assert await delete(fresh) == "Bad Request: message to delete not found"
    assert [message.text for message in ann.screen()] == ["/start", "old"]


async def test_in_a_group_only_an_admin_deletes_what_others_wrote(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    theirs = await ann.say("hello all", chat=group)
    where = {"chat_id": group.id, "message_id": theirs.message_id}

    refused = await wire("deleteMessage", **where)
    move_bot(server.world, group.id, "administrator")
    allowed = await wire("deleteMessage", **where)

    assert refused.description == "Bad Request: message can't be deleted"
    assert allowed.result is True


async def test_a_bot_that_was_removed_cannot_write_to_the_group(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    large = server.group("Wider group", ann.person, kind="supergroup")
    move_bot(server.world, group.id, "kicked")
    move_bot(server.world, large.id, "left")

    kicked = await wire.say(group.id, "x")
    left = await wire.say(large.id, "x")

    assert kicked.status == left.status == 403
    assert kicked.description == "Forbidden: bot was kicked from the group chat"
    assert left.description == "Forbidden: bot is not a member of the supergroup chat"


async def test_an_upgraded_group_says_where_it_has_gone(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    large = upgrade(server.world, group.id)

    reply = await wire.say(group.id, "x")

    assert reply.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert reply.body["parameters"] == {"migrate_to_chat_id": large.id}
    assert (await wire.say(large.id, "x")).result["message_id"] == 2


async def test_typing_is_shown_and_wrong_actions_are_refused(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    typing = await wire("sendChatAction", chat_id=ann.id, action="typing")
    wrong = await wire("sendChatAction", chat_id=ann.id, action="sleeping")

    assert typing.result is True
    assert server.world.feed.events[-1].body == {
        "type": "action",
        "chat_id": ann.id,
        "action": "typing",
    }
    assert wrong.description == "Bad Request: wrong parameter action in request"
