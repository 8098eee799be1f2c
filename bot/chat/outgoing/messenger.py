"""Hands parcels to Telegram, and says in the delivery's own words what became of them.

The one thing that matters most here: whether a message may have arrived. What certainly did not
is tried again later; what may have is never simply repeated.
"""

import asyncio
from collections import OrderedDict
from dataclasses import replace

import structlog
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.chat.messages.buttons import markup
from bot.chat.messages.formatting import plain
from bot.chat.messages.letter import Letter
from bot.chat.outgoing.letters import notice_letter, prompt_letter, reminder_letter
from bot.chat.summaries.letters import doubtful_summary_letter, summary_letters
from bot.chat.transport.send_errors import BAD_REQUEST, outcome_of
from bot.flows.delivery.outcomes import Outcome, Refused, Sent
from bot.flows.delivery.parcels import (
    ClosingParcel,
    NoticeParcel,
    Parcel,
    PromptParcel,
    ReminderParcel,
    SummaryParcel,
)
from bot.summaries.model import BadSummary
from bot.texts.speech import MissingText, Speech
from storage.records import StoredSummary

Letters = PromptParcel | ReminderParcel | NoticeParcel | SummaryParcel
"""What is sent as a message."""
UNREADABLE = 0
"""The code for a parcel of ours that can't be put into words."""
KEPT_SUMMARIES = 4

log = structlog.get_logger()


class TelegramMessenger:
    """The delivery's messenger."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._speech = Speech()
        self._summaries: OrderedDict[tuple[str, bool], tuple[Letter, ...]] = OrderedDict()
        self._drawing = asyncio.Lock()

    async def deliver(self, parcel: Parcel) -> Outcome:
        """Hand a parcel over. Whatever Telegram says to it, this returns."""
        if isinstance(parcel, ClosingParcel):
            return await self._close(parcel)
        try:
            letter, more = await self._letter(parcel)
        except (MissingText, BadSummary, IndexError) as error:
            log.error("parcel-unreadable", error=type(error).__name__)
            return Refused(UNREADABLE)
        outcome = await self._post(parcel, letter, letter.html, ParseMode.HTML)
        if outcome == Refused(BAD_REQUEST):
            log.error("html-refused")
            outcome = await self._post(parcel, letter, plain(letter.html), None)
        return replace(outcome, more=more) if isinstance(outcome, Sent | Refused) else outcome

    async def _close(self, parcel: ClosingParcel) -> Outcome:
        """Take the buttons off a message. It may have none, or be gone: that is as good."""
        message, more = parcel.messages[parcel.step], parcel.step + 1 < len(parcel.messages)
        try:
            await self._bot.edit_message_reply_markup(parcel.chat_id, message, reply_markup=None)
        except TelegramError as error:
            outcome = outcome_of(error, parcel.chat_id)
            return replace(outcome, more=more) if isinstance(outcome, Refused) else outcome
        return Sent(message, more)

    async def _letter(self, parcel: Letters) -> tuple[Letter, bool]:
        """What to send, and whether more of it follows."""
        match parcel:
            case PromptParcel():
                return prompt_letter(parcel, self._speech), False
            case ReminderParcel():
                return reminder_letter(parcel, self._speech), False
            case NoticeParcel():
                return notice_letter(parcel, self._speech), False
            case SummaryParcel(stored=stored, step=step, doubtful=doubtful):
                letters = await self._summary(stored, private=parcel.chat_id > 0)
                letter = letters[step]
                if doubtful:
                    letter = doubtful_summary_letter(stored, self._speech)
                return letter, step + 1 < len(letters)

    async def _summary(self, stored: StoredSummary, *, private: bool) -> tuple[Letter, ...]:
        """A summary's letters, drawn once for all who get them."""
        async with self._drawing:
            letters = self._summaries.get((stored.id, private))
            if letters is None:
                letters = await asyncio.to_thread(
                    summary_letters, stored, self._speech, private=private
                )
                self._summaries[stored.id, private] = letters
                if len(self._summaries) > KEPT_SUMMARIES:
                    self._summaries.popitem(last=False)
            return letters

    async def _post(
        self, parcel: Parcel, letter: Letter, text: str, parse_mode: ParseMode | None
    ) -> Outcome:
        try:
            message = await self._send(parcel, letter, text, parse_mode)
        except TelegramError as error:
            return outcome_of(error, parcel.chat_id)
        return Sent(message.message_id)

    async def _send(
        self, parcel: Parcel, letter: Letter, text: str, parse_mode: ParseMode | None
    ) -> Message:
        chat_id, reply = parcel.chat_id, None
        topic = parcel.topic if isinstance(parcel, SummaryParcel) else None
        if letter.reply_to is not None:
            reply = ReplyParameters(letter.reply_to, allow_sending_without_reply=True)
        if letter.picture is not None:
            return await self._bot.send_photo(
                chat_id,
                letter.picture,
                caption=text,
                parse_mode=parse_mode,
                reply_parameters=reply,
                message_thread_id=topic,
                filename="summary.png",
            )
        if letter.file is not None:
            name, content = letter.file
            return await self._bot.send_document(
                chat_id,
                content,
                caption=text,
                parse_mode=parse_mode,
                reply_parameters=reply,
                message_thread_id=topic,
                filename=name,
            )
        return await self._bot.send_message(
            chat_id,
            text,
            parse_mode=parse_mode,
            reply_markup=markup(letter.buttons),
            reply_parameters=reply,
            message_thread_id=topic,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            protect_content=letter.protected or None,
        )
