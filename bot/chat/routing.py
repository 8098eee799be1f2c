"""Which update goes to which handler, and what happens when a handler fails.

Every handler may run twice for the same update: after a crash, Telegram hands it over again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.conversations import Places
from bot.chat.dispatch.group_choice import ChooseGroup
from bot.chat.dispatch.routes import Call, OnCommand, Table, Touch
from bot.chat.meetings.files import is_calendar
from bot.chat.messages.hidden_marks import CommandMark, mark_in
from bot.chat.messages.taps import verb_of
from bot.chat.transport.retrying import Patience
from bot.flows.registry import Flows
from bot.flows.shared.access import NotAllowed, NotAMember
from bot.log import place_of
from bot.texts.speech import LANGUAGES, Speech
from storage.records import Role

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*)|$)", re.DOTALL)
"""Bot API, MessageEntity: a bot_command at the start of the text."""
"""What we ask Telegram for."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Front:
    """Takes each update in; `bot.chat.front.open_front` makes it."""

    bot: Bot
    flows: Flows
    clock: Callable[[], datetime]
    places: Places
    table: Table
    patience: Patience = field(default_factory=Patience)

    async def take(self, update: Update) -> None:
        """Deal with one update. Whatever goes wrong in it, this returns."""
        person = update.effective_user
        if person is None or person.is_bot or update.effective_chat is None:
            return
        desk = self._desk(person.id, person.language_code)
        try:
            desk = await _at_home(desk)
            await self._dispatch(desk, update)
        except (NotAMember, NotAllowed) as error:
            await _tell(desk, update, _why_not(error))
        except Exception as error:
            _log(error)
            await _tell(desk, update, "sorry")

    def _desk(self, person_id: int, language: str | None) -> Desk:
        return Desk(
            bot=self.bot,
            flows=self.flows,
            clock=self.clock,
            places=self.places,
            speech=Speech(language or LANGUAGES[0]),
            chat_id=person_id,
            memberships=(),
            patience=self.patience,
        )

    async def _dispatch(self, desk: Desk, update: Update) -> None:
        if update.callback_query:
            await self._tap(desk, update.callback_query)
        elif update.message and update.message.chat.type == ChatType.PRIVATE:
            await self._private(desk, update.message)
        elif update.message:
            await self._in_group(desk, update.message)
        elif update.edited_message:
            await self._edited(desk, update.edited_message)

    async def _private(self, desk: Desk, message: Message) -> None:
        call = read_call(message, desk.bot_name)
        asked = None if call else self._asked_for(desk, message)
        if call:
            _stop_asking(desk)
        if asked:
            words = asked.whole((message.text or "").strip())
            call = Call(asked.command, words, message, asked.group_id)
            desk.places.forget(desk.chat_id)
        if call:
            handler = self._handler(call)
            if handler:
                await handler(desk, call)
            else:
                await desk.say(desk.chat_id, desk.speech.say("unknown-command"))
        elif self.table.calendar and message.document and is_calendar(message.document):
            await self.table.calendar(desk, message)
        elif self.table.message:
            await self.table.message(desk, message)

    async def _edited(self, desk: Desk, message: Message) -> None:
        if message.chat.type == ChatType.PRIVATE and self.table.edited:
            await self.table.edited(desk, message)

    def _handler(self, call: Call) -> OnCommand | None:
        special = self.table.start(call.words) if call.command == "start" else None
        return special or self.table.commands.get(call.command)

    def _asked_for(self, desk: Desk, message: Message) -> CommandMark | None:
        if message.text is None or message.forward_origin:
            return None
        if message.reply_to_message:
            mark = mark_in(message.reply_to_message)
        else:
            place = desk.places.find(desk.chat_id, desk.clock())
            mark = place if isinstance(place, CommandMark) else None
        return mark if isinstance(mark, CommandMark) else None

    async def _in_group(self, desk: Desk, message: Message) -> None:
        call = read_call(message, desk.bot_name)
        if call is None:
            return
        handler = self.table.in_groups.get(call.command)
        if handler:
            await handler(desk, call)
        elif call.command in self.table.commands:
            text = desk.speech.say("only-in-private", link=f"https://t.me/{desk.bot_name}")
            await desk.say(message.chat.id, text, reply_to=message.message_id)

    async def _tap(self, desk: Desk, query: CallbackQuery) -> None:
        if query.message is None:
            await desk.answer(query, desk.speech.label("dead-button"), alert=True)
            return
        touch = Touch(query, query.message)
        data = query.data or ""
        route = self.table.taps.get(verb_of(data))
        choice = ChooseGroup.read(data)
        tap = route.kind.read(data) if route else None
        if route and tap:
            await route.run(desk, tap, touch)
        elif choice:
            await self._chosen(desk, choice, touch)
        else:
            await desk.answer(query, desk.speech.label("dead-button"), alert=True)
            if query.message.chat.type == ChatType.PRIVATE and not touch.made_up:
                await desk.strip(query.message)

    async def _chosen(self, desk: Desk, choice: ChooseGroup, touch: Touch) -> None:
        asked = touch.readable
        command = asked.reply_to_message if asked else None
        call = read_call(command, desk.bot_name) if command else None
        handler = self._handler(call) if call else None
        if command is None or call is None or handler is None:
            await desk.answer(touch.query, desk.speech.label("command-gone"), alert=True)
            return
        await desk.answer(touch.query)
        name = next(
            (one.group.name for one in desk.memberships if one.group.id == choice.group_id), None
        )
        if name:
            await desk.edit(touch.message, desk.speech.say("group-chosen", group=name))
        await handler(desk, Call(call.command, call.words, command, choice.group_id))


def _stop_asking(desk: Desk) -> None:
    """A command ends what an earlier one asked for: words typed later are not meant for it."""
    if isinstance(desk.places.find(desk.chat_id, desk.clock()), CommandMark):
        desk.places.forget(desk.chat_id)


async def _at_home(desk: Desk) -> Desk:
    """The desk of somebody whose groups and language are known."""
    memberships = await desk.flows.knowing.memberships(desk.chat_id)
    if not memberships:
        return desk
    speech = Speech(memberships[0].member.language)
    return replace(desk, memberships=memberships, speech=speech)


def read_call(message: Message, bot_name: str) -> Call | None:
    """The command that a message gives to this bot; None if it gives none, or to another bot."""
    found = None if message.forward_origin else _COMMAND.match(message.text or "")
    if found is None:
        return None
    command, addressed, words = found.groups("")
    if addressed and addressed.lower() != bot_name.lower():
        return None
    return Call(command.lower(), words.strip(), message)


def _why_not(error: NotAMember | NotAllowed) -> str:
    if isinstance(error, NotAMember):
        return "not-a-member"
    return "admins-only" if error.role is Role.ADMIN else "facilitators-only"


async def _tell(desk: Desk, update: Update, text_id: str) -> None:
    """Say what went wrong, by an alert for a tap. Whatever goes wrong in it, this returns."""
    try:
        if update.callback_query:
            await desk.answer(update.callback_query, desk.speech.label(text_id), alert=True)
        elif _is_private(update):
            await desk.say(desk.chat_id, desk.speech.say(text_id))
    except Exception as error:
        _log(error)


def _is_private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def _log(error: Exception) -> None:
    """The type and the place of an error, never its words: they may hold an answer."""
    log.error("handler-failed", **place_of(error))
