"""The library that the bot is built on finds all it needs: each method through its Bot class."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.demo import faults
from bot.demo.groups import upgrade
from bot.demo.phone import Phone
from bot.demo.samples import plain_png
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import TOKEN, Wire, polling

BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Join", callback_data="j"),
            InlineKeyboardButton("Web", "https://a.org/"),
        ],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("words"))],
    ]
)


def library(server: BotApiServer, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot")


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with library(server) as bot:
        yield bot


async def test_a_message_with_everything_is_sent_edited_and_deleted(bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(
        ann.id,
        "<b>Hi</b> <blockquote expandable>there</blockquote>",
        parse_mode=ParseMode.HTML,
        reply_markup=BUTTONS,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(1),
        protect_content=True,
    )
    edited = await sent.edit_text("Bye", reply_markup=None)
    marked = await bot.edit_message_reply_markup(ann.id, sent.message_id, reply_markup=BUTTONS)
    forced = await bot.send_message(ann.id, "?", reply_markup=ForceReply())
    deleted = await sent.delete()

    assert sent.text_html == "<b>Hi</b> <blockquote expandable>there</blockquote>"
    assert sent.reply_markup == BUTTONS
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"
    assert isinstance(edited, Message)
    assert edited.text == "Bye"
    assert isinstance(marked, Message)
    assert marked.reply_markup == BUTTONS
    assert forced.reply_markup is None
    assert deleted
    assert await bot.send_chat_action(ann.id, ChatAction.TYPING)


async def test_pictures_and_documents_go_both_ways(bot: Bot, ann: Phone) -> None:
    photo = await bot.send_photo(ann.id, plain_png(32, 16), caption="<i>c</i>", parse_mode="HTML")
    caption = await bot.edit_message_caption(ann.id, photo.message_id, caption="d")
    document = await bot.send_document(
        ann.id, b"%PDF", filename="summary.pdf", reply_markup=BUTTONS
    )
    await ann.send_document("plan.ics", b"BEGIN")
    *_, update = await bot.get_updates()

    assert (photo.photo[-1].width, photo.photo[-1].height) == (32, 16)
    assert isinstance(caption, Message)
    assert caption.caption == "d"
    assert document.document is not None
    assert document.document.file_name == "summary.pdf"
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"BEGIN"


async def test_a_tap_comes_and_is_answered(bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(ann.id, "x", reply_markup=BUTTONS)
    await ann.tap("Join")

    (update,) = await bot.get_updates(timeout=5)
    query = update.callback_query

    assert query is not None
    assert query.message == sent
    assert query.data == "j"
    assert await query.answer("Welcome", show_alert=True)
    assert ann.alerts[0].text == "Welcome"
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()


async def test_samples_parse_as_their_classes(bot: Bot, ann: Phone) -> None:
    await ann.send("sticker")
    await ann.send("voice")
    await ann.send("photo")
    edited = await ann.say("one")
    await ann.edit(edited, "two")
    await ann.block()

    updates = await bot.get_updates()

    messages = [update.message for update in updates[:3]]
    assert [bool(one and (one.sticker or one.voice or one.photo)) for one in messages] == [True] * 3
    assert updates[4].edited_message is not None
    assert updates[4].edited_message.text == "two"
    assert updates[5].my_chat_member is not None
    assert updates[5].my_chat_member.new_chat_member.status == ChatMemberStatus.BANNED


async def test_chats_members_and_commands_are_read(
    server: BotApiServer, bot: Bot, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)
    scope = BotCommandScopeChat(ann.id)
    await bot.set_my_commands([BotCommand("help", "Help")], scope=scope, language_code="en")

    assert (await bot.get_chat(ann.id)).first_name == "Ann"
    assert (await bot.get_chat(group.id)).title == "Steering group"
    member = await bot.get_chat_member(group.id, ann.id)
    assert member.status == ChatMemberStatus.OWNER
    commands = await bot.get_my_commands(scope=scope, language_code="en")
    assert commands == (BotCommand("help", "Help"),)
    assert await bot.delete_my_commands(scope=scope, language_code="en")


async def test_webhooks_are_set_and_removed(bot: Bot) -> None:
    assert await bot.set_webhook("http://127.0.0.1:9/", secret_token="s", max_connections=5)
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections) == ("http://127.0.0.1:9/", 5)
    assert await bot.delete_webhook(drop_pending_updates=True)


async def test_errors_come_as_the_librarys_own(
    server: BotApiServer,
    bot: Bot,
    wire: Wire,
    ann: Phone,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    ben = server.world.add("Ben")
    group = server.group("Steering group", ann.person)
    large = upgrade(server.world, group.id)
    server.faults.next(faults.too_many(3), "getMe")

    with pytest.raises(RetryAfter) as flood:
        await bot.get_me()
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(ben.id, "x")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(ann.id, "a" * 4097)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    server.api.updates.drop_all()
    poll = await polling(server, wire)
    await bot.get_updates(timeout=0)
    await poll
    await wire("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(Conflict):
        await bot.get_updates()

    assert flood.value.retry_after == timedelta(seconds=3)
    assert moved.value.new_chat_id == large.id
    assert (await poll).status == 409


async def test_a_wrong_token_is_told(server: BotApiServer) -> None:
    with pytest.raises(InvalidToken):
        async with library(server, "700000001:wrong"):
            pass
