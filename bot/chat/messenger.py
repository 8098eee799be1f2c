"""Hands parcels to Telegram, and says in the delivery's own words what became of them.

The one thing that matters most here: whether a message may have arrived. What certainly did not
is tried again later; what may have is never simply repeated.
"""

import asyncio
from collections import OrderedDict

import httpx
import structlog
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat.buttons import markup
from bot.chat.desk import plain
from bot.chat.letters import (
    Letter,
    doubtful_summary_letter,
    notice_letter,
    prompt_letter,
    reminder_letter,
    summary_letters,
)
from bot.chat.patience import seconds_of
from bot.flows.delivering import (
    Blocked,
    ChatGone,
    Lost,
    Migrated,
    NoticeParcel,
    Outcome,
    Parcel,
    PromptParcel,
    Refused,
    ReminderParcel,
    Sent,
    SummaryParcel,
    Wait,
)
from bot.summaries.model import BadSummary
from bot.texts.speech import MissingText, Speech
from storage.records import StoredSummary

NOT_REACHED = 3.0
"""Seconds to wait when Telegram could not be reached, or said that it is in trouble."""
NO_TOKEN = 60.0
BAD_REQUEST = 400
UNREADABLE = 0
"""The code for a parcel of ours that can't be put into words."""
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
NO_ENTRY = (
    "chat not found",
    "have no rights to send",
    "not enough rights to send",
    "chat_write_forbidden",
    "need administrator rights",
    "peer_id_invalid",
)
KEPT_SUMMARIES = 4

log = structlog.get_logger()


class TelegramMessenger:
    """The delivery's messenger."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._speech = Speech()
        self._summaries: OrderedDict[str, tuple[Letter, ...]] = OrderedDict()
        self._drawing = asyncio.Lock()

    async def deliver(self, parcel: Parcel) -> Outcome:
        """Hand a parcel over. Whatever Telegram says to it, this returns."""
        try:
            letter, more = await self._letter(parcel)
        except (MissingText, BadSummary, IndexError) as error:
            log.error("parcel-unreadable", error=type(error).__name__)
            return Refused(UNREADABLE)
        try:
            message = await self._send_in_html_or_plain(parcel.chat_id, letter)
        except TelegramError as error:
            return outcome_of(error, parcel.chat_id)
        return Sent(message.message_id, more)

    async def _letter(self, parcel: Parcel) -> tuple[Letter, bool]:
        """What to send, and whether more of it follows."""
        match parcel:
            case PromptParcel():
                return prompt_letter(parcel, self._speech), False
            case ReminderParcel():
                return reminder_letter(parcel, self._speech), False
            case NoticeParcel():
                return notice_letter(parcel, self._speech), False
            case SummaryParcel(stored=stored, step=step, doubtful=doubtful):
                letters = await self._summary(stored)
                letter = letters[step]
                if doubtful:
                    letter = doubtful_summary_letter(stored, self._speech)
                return letter, step + 1 < len(letters)

    async def _summary(self, stored: StoredSummary) -> tuple[Letter, ...]:
        """A summary's letters, drawn once for all who get them."""
        async with self._drawing:
            letters = self._summaries.get(stored.id)
            if letters is None:
                letters = await asyncio.to_thread(summary_letters, stored, self._speech)
                self._summaries[stored.id] = letters
                if len(self._summaries) > KEPT_SUMMARIES:
                    self._summaries.popitem(last=False)
            return letters

    async def _send_in_html_or_plain(self, chat_id: int, letter: Letter) -> Message:
        try:
            return await self._send(chat_id, letter, letter.html, ParseMode.HTML)
        except BadRequest as error:
            if outcome_of(error, chat_id) != Refused(BAD_REQUEST):
                raise
            log.error("html-refused")
            return await self._send(chat_id, letter, plain(letter.html), None)

    async def _send(
        self, chat_id: int, letter: Letter, text: str, parse_mode: ParseMode | None
    ) -> Message:
        reply = None
        if letter.reply_to is not None:
            reply = ReplyParameters(letter.reply_to, allow_sending_without_reply=True)
        if letter.picture is not None:
            return await self._bot.send_photo(
                chat_id,
                letter.picture,
                caption=text,
                parse_mode=parse_mode,
                reply_parameters=reply,
                filename="summary.png",
            )
        return await self._bot.send_message(
            chat_id,
            text,
            parse_mode=parse_mode,
            reply_markup=markup(letter.buttons),
            reply_parameters=reply,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )


def outcome_of(error: TelegramError, chat_id: int) -> Outcome:
    """What an error means for the message that was being sent to this chat."""
    match error:
        case RetryAfter():
            return Wait(seconds_of(error))
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case Forbidden():
            return Blocked() if chat_id > 0 else ChatGone()
        case InvalidToken():
            return Wait(NO_TOKEN)
        case BadRequest():
            gone = any(reason in error.message.lower() for reason in NO_ENTRY)
            return ChatGone() if gone else Refused(BAD_REQUEST)
        case NetworkError():
            return _broken_line(error)
        case _:
            return Lost()


def _broken_line(error: NetworkError) -> Outcome:
    """A call that never left, or that Telegram answered with a 5xx, did not arrive."""
    cause = error.__cause__
    if isinstance(cause, NEVER_LEFT):
        return Wait(NOT_REACHED)
    answered = cause is None or isinstance(cause, TelegramError)
    gave_up_waiting = "timeout" in error.message.lower()
    return Wait(NOT_REACHED) if answered and not gave_up_waiting else Lost()
