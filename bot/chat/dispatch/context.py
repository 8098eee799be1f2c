"""What a handler works with: the flows, the clock, the person's language, and send helpers.

Telegram refuses calls for many reasons that are nobody's fault. Here they are told apart once:
what is done already counts as done, what passes is waited for, and what cannot be helped is
logged by its type and place only.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import structlog
from telegram import (
    Bot,
    CallbackQuery,
    ForceReply,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.chat.dispatch.conversations import Conversations
from bot.chat.dispatch.message_kinds import topic_of
from bot.chat.messages.buttons import Buttons, markup
from bot.chat.messages.formatting import plain
from bot.chat.messages.hidden_marks import CommandMark, carries_ballot, hide
from bot.chat.transport.retrying import Patience
from bot.flows.people.facts import Membership
from bot.flows.registry import Flows
from bot.texts.speech import Speech

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
PLACEHOLDER_UNITS = 64
"""Bot API, ForceReply: input_field_placeholder takes 1 to 64 characters."""

Result = TypeVar("Result")

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a handler gets. `chat_id` is the person's: also when they write in a group chat."""

    bot: Bot
    flows: Flows
    clock: Callable[[], datetime]
    conversations: Conversations
    speech: Speech
    chat_id: int
    memberships: tuple[Membership, ...]
    """The person's groups when the update came in."""
    patience: Patience = field(default_factory=Patience)
    unsaid: list[int] = field(default_factory=list)
    """The chats in which words were not said, as Telegram wants the bot to wait for too long."""

    @property
    def bot_name(self) -> str:
        """The bot's username, as in https://t.me/NAME."""
        return self.bot.username

    def link(self, payload: str) -> str:
        """A link that starts the bot with a payload of at most 64 of A-Z a-z 0-9 _ -."""
        return f"https://t.me/{self.bot_name}?start={payload}"

    async def say(
        self,
        chat_id: int,
        html: str,
        buttons: Buttons | None = None,
        reply_to: int | None = None,
        force_reply: str | None = None,
        topic: int | None = None,
        *,
        only_as_reply: bool = False,
        protect: bool = False,
    ) -> Message | None:
        """Send a message; `force_reply` opens a reply to it, with this greyed-out hint.

        In a forum it stands in the topic, or in General if there is none.

        What carries a ballot in a link is protected: it can't be forwarded, saved or copied; with
        `protect` so is what gets one later. None if it could not be sent: the person stopped the
        bot, Telegram can't be reached, or, with `only_as_reply`, what it replies to is gone.
        """
        hint = reply = None
        if force_reply is not None:
            hint = ForceReply(input_field_placeholder=force_reply[:PLACEHOLDER_UNITS] or None)
        if reply_to is not None:
            reply = ReplyParameters(reply_to, allow_sending_without_reply=not only_as_reply)

        async def attempt(text: str, parse_mode: ParseMode | None) -> Message:
            return await self.bot.send_message(
                chat_id,
                text,
                parse_mode=parse_mode,
                reply_markup=hint or markup(buttons),
                reply_parameters=reply,
                message_thread_id=topic,
                link_preview_options=NO_PREVIEW,
                protect_content=protect or carries_ballot(html) or None,
            )

        async def send() -> Message | None:
            try:
                return await self._in_html_or_plain(html, attempt)
            except BadRequest as error:
                if only_as_reply and _is_about(error, "replied not found", "replied message"):
                    return None
                raise

        return await self._say_in(chat_id, send)

    async def send_photo(self, chat_id: int, png: bytes, caption: str) -> Message | None:
        """Send a picture with a caption in HTML."""

        async def attempt(text: str, parse_mode: ParseMode | None) -> Message:
            return await self.bot.send_photo(
                chat_id, png, caption=text, parse_mode=parse_mode, filename="summary.png"
            )

        return await self._say_in(chat_id, lambda: self._in_html_or_plain(caption, attempt))

    async def send_file(
        self, chat_id: int, name: str, content: bytes, caption: str
    ) -> Message | None:
        """Send a file with a caption in HTML."""

        async def attempt(text: str, parse_mode: ParseMode | None) -> Message:
            return await self.bot.send_document(
                chat_id, content, caption=text, parse_mode=parse_mode, filename=name
            )

        return await self._say_in(chat_id, lambda: self._in_html_or_plain(caption, attempt))

    async def edit(
        self, message: MaybeInaccessibleMessage, html: str, buttons: Buttons | None = None
    ) -> None:
        """Change a message of ours; if it is gone or too old, say it anew."""
        if await self.rewrite(message.chat.id, message.message_id, html, buttons) is False:
            await self.say(message.chat.id, html, buttons, topic=topic_of(message))

    async def rewrite(
        self, chat_id: int, message_id: int, html: str, buttons: Buttons | None = None
    ) -> bool | None:
        """Change a message of ours; False if it is gone or too old, None if Telegram gave up."""

        async def attempt(text: str, parse_mode: ParseMode | None) -> bool:
            await self.bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=parse_mode,
                reply_markup=markup(buttons),
                link_preview_options=NO_PREVIEW,
            )
            return True

        async def edit() -> bool:
            try:
                return await self._in_html_or_plain(html, attempt)
            except BadRequest as error:
                if _is_about(error, "message is not modified"):
                    return True
                if _is_about(
                    error,
                    "message to edit not found",
                    "message can't be edited",
                    "no text in the message",
                    "message_id_invalid",
                ):
                    return False
                raise

        return await self._say_in(chat_id, edit)

    async def set_buttons(
        self, chat_id: int, message_id: int, buttons: Buttons | None = None
    ) -> None:
        """Put other buttons under a message of ours, or none; if it is gone, so be it."""

        async def set_buttons() -> None:
            await self.patience.call(
                lambda: self.bot.edit_message_reply_markup(
                    chat_id, message_id, reply_markup=markup(buttons)
                )
            )

        await self._tolerate(set_buttons, exclude=BadRequest)

    async def remove_buttons(self, message: MaybeInaccessibleMessage) -> None:
        """Take the buttons off a message of ours, if they are still there."""
        await self.set_buttons(message.chat.id, message.message_id)

    async def answer(self, query: CallbackQuery, text: str = "", alert: bool = False) -> bool:
        """Answer a tap, in plain text of at most 200 characters; a late answer is no harm.

        False if it was too late, or the tap was answered already.
        """

        async def answer() -> bool:
            return await self.patience.call(
                lambda: self.bot.answer_callback_query(query.id, text[:200] or None, alert)
            )

        return bool(await self._tolerate(answer, exclude=BadRequest))

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message; True if it is gone. Telegram deletes for 48 hours only."""

        async def delete() -> bool:
            try:
                return await self.patience.call(
                    lambda: self.bot.delete_message(chat_id, message_id)
                )
            except BadRequest as error:
                return _is_about(error, "message to delete not found")

        return bool(await self._tolerate(delete))

    async def take_away(self, chat_id: int, message_id: int, html: str) -> None:
        """Delete a message of ours; if Telegram lets us no more, put these words in its place."""

        async def put_in_its_place() -> None:
            await self.patience.call(
                lambda: self.bot.edit_message_text(
                    html, chat_id, message_id, parse_mode=ParseMode.HTML
                )
            )

        if not await self.delete(chat_id, message_id):
            await self._tolerate(put_in_its_place, exclude=BadRequest)

    async def download(self, file_id: str) -> bytes | None:
        """The bytes of a file that somebody sent; None if it is gone."""

        async def fetch() -> bytes:
            file = await self.patience.call(lambda: self.bot.get_file(file_id))
            return bytes(await file.download_as_bytearray())

        return await self._tolerate(fetch, exclude=BadRequest)

    async def ask_for_words(
        self, command: str, html: str, hint: str, group_id: str | None = None, begun: str = ""
    ) -> None:
        """Ask for the rest of a command; what the person types next runs it with those words.

        `begun` are words of the command that were chosen by buttons already.
        """
        mark = CommandMark(command, group_id, begun)
        self.conversations.remember(self.chat_id, mark, self.clock())
        await self.say(self.chat_id, hide(html, mark, self.bot_name), force_reply=hint)

    async def _in_html_or_plain(
        self, html: str, attempt: Callable[[str, ParseMode | None], Awaitable[Result]]
    ) -> Result:
        try:
            return await self.patience.call(lambda: attempt(html, ParseMode.HTML))
        except BadRequest as error:
            if not _is_about(error, "can't parse entities"):
                raise
            log.error("html-refused")
            return await self.patience.call(lambda: attempt(plain(html), None))

    async def _say_in(
        self, chat_id: int, attempt: Callable[[], Awaitable[Result]]
    ) -> Result | None:
        """Say words; if they are dropped because the wait is too long, that is remembered."""

        async def remembering() -> Result:
            try:
                return await attempt()
            except RetryAfter:
                self.unsaid.append(chat_id)
                raise

        return await self._tolerate(remembering)

    async def _tolerate(
        self,
        attempt: Callable[[], Awaitable[Result]],
        exclude: type[TelegramError] = Forbidden,
    ) -> Result | None:
        try:
            return await attempt()
        except (Forbidden, exclude):
            return None
        except TelegramError as error:
            log.warning("telegram-gave-up", error=type(error).__name__)
            return None


def _is_about(error: BadRequest, *reasons: str) -> bool:
    return any(reason in error.message.lower() for reason in reasons)
