"""Which update goes to which handler, and what happens when a handler fails.

Every handler may run twice for the same update: after a crash, Telegram hands it over again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.chat.dispatch import apologies
from bot.chat.dispatch.apologies import Apologies
from bot.chat.dispatch.commands_typed import read_command
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import Conversations
from bot.chat.dispatch.failures import is_private, log_failure, tell, why_not
from bot.chat.dispatch.group_choice import ChooseGroup
from bot.chat.dispatch.message_kinds import by_group_itself, is_calendar, topic_of
from bot.chat.dispatch.plain_commands import (
    RunTap,
    meant_by,
    run_tapped,
    run_what_was_meant,
    wants_to_stop,
    words_for,
)
from bot.chat.dispatch.routes import Callback, ChatCommand, OnCommand, RouteTable
from bot.chat.dispatch.support_card import (
    SendAnywayTap,
    hold,
    let_go,
    show_card,
    words_of_distress,
)
from bot.chat.messages.hidden_marks import CommandMark, mark_in
from bot.chat.messages.taps import verb_of
from bot.chat.transport.in_hand import Why
from bot.chat.transport.retrying import Patience
from bot.flows.registry import Flows
from bot.flows.rounds.box_writer import NotWritten
from bot.flows.shared.access import NotAllowed, NotAMember
from bot.texts.speech import LANGUAGES, Speech

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
"""What we ask Telegram for."""


@dataclass(frozen=True)
class Dispatcher:
    """Takes each update in; `bot.chat.front.open_front` makes it."""

    bot: Bot
    flows: Flows
    clock: Callable[[], datetime]
    conversations: Conversations
    table: RouteTable
    patience: Patience = field(default_factory=Patience)
    apologies: Apologies = field(default_factory=Apologies)
    met: Callable[[int, bool], None] = lambda chat_id, stranger: None
    """Told of everybody who writes, and whether they are a stranger: in no group."""

    async def take(self, update: Update) -> None:
        """Deal with one update. Whatever goes wrong in it, this returns."""
        person = update.effective_user
        if person is None or (person.is_bot and not _by_group_itself(update)):
            return
        if update.effective_chat is None and update.callback_query is None:
            return
        context = self._context(person.id, person.language_code)
        try:
            context = await _at_home(context)
            self.met(person.id, not context.memberships)
            if is_private(update):
                context = await _reachable(context)
            await self._dispatch(context, update)
            if context.unsaid:
                await self.apologise(update, Why.TOO_SLOW)
        except (NotAMember, NotAllowed) as error:
            await tell(context, update, why_not(error))
        except NotWritten as error:
            log_failure(error.__cause__ or error)
            await tell(context, update, "not-written")
        except Exception as error:
            log_failure(error)
            await tell(context, update, "sorry")

    async def apologise(self, update: Update, why: Why) -> None:
        """Say why this and perhaps more was given up, as soon as the chat may be written to."""
        person = update.effective_user
        if person is None or person.is_bot:
            return
        patience = replace(self.patience, longest=apologies.LONGEST)
        context = replace(self._context(person.id, person.language_code), patience=patience)
        about_all = why is Why.TOO_MANY and is_private(update)

        async def saying() -> None:
            if about_all:
                await context.say(context.chat_id, context.speech.say(why.value))
            else:
                await tell(context, update, why.value)

        await self.apologies.say(person.id, saying)

    def _context(self, person_id: int, language: str | None) -> Context:
        return Context(
            bot=self.bot,
            flows=self.flows,
            clock=self.clock,
            conversations=self.conversations,
            speech=Speech(language or LANGUAGES[0]),
            chat_id=person_id,
            memberships=(),
            patience=self.patience,
        )

    async def _dispatch(self, context: Context, update: Update) -> None:
        if update.callback_query:
            await self._tap(context, update.callback_query)
        elif update.message and update.message.chat.type == ChatType.PRIVATE:
            await self._private(context, update.message)
        elif update.message:
            await self._in_group(context, update.message)
        elif update.edited_message:
            await self._edited(context, update.edited_message)

    async def _private(self, context: Context, message: Message) -> None:
        command = read_command(message, context.bot_name)
        asked = None if command else self._asked_for(context, message)
        if command or wants_to_stop(message):
            _stop_asking(context)
        if asked:
            context.conversations.forget(context.chat_id)
        if words_of_distress(message):
            await self._in_distress(context, message, asked)
        else:
            await self._carry_out(context, message, asked)

    async def _in_distress(
        self, context: Context, message: Message, asked: CommandMark | None
    ) -> None:
        """Words of distress go nowhere without a second tap, whatever they were typed for."""
        command = read_command(message, context.bot_name)
        if asked or self._is_calendar(message) or (command and self._handler(command)):
            await hold(context, message, asked)
        elif command or not (self.table.drafts and self.table.drafts(context, message)):
            await show_card(context, "care-about-nothing")
        else:
            await self._carry_out(context, message, None)
            await show_card(context, "care-about-draft")

    async def _carry_out(
        self, context: Context, message: Message, asked: CommandMark | None
    ) -> None:
        command = read_command(message, context.bot_name)
        if asked:
            words = asked.whole((message.text or "").strip())
            command = ChatCommand(asked.command, words, message, asked.group_id)
        if command:
            handler = self._handler(command)
            if handler:
                await handler(context, command)
            else:
                await run_what_was_meant(context, command, self.table)
        elif self.table.calendar and self._is_calendar(message):
            await self.table.calendar(context, message)
        elif meant := meant_by(context, message, self.table):
            await meant.run(context)
        elif self.table.message:
            await self.table.message(context, message)

    def _is_calendar(self, message: Message) -> bool:
        return bool(self.table.calendar and message.document and is_calendar(message.document))

    async def _edited(self, context: Context, message: Message) -> None:
        if message.chat.type == ChatType.PRIVATE and self.table.edited:
            drafted = await self.table.edited(context, message)
            if words_of_distress(message):
                about = "care-about-draft" if drafted else "care-about-nothing"
                await show_card(context, about)

    def _handler(self, command: ChatCommand) -> OnCommand | None:
        special = self.table.start(command.words) if command.name == "start" else None
        return special or self.table.commands.get(command.name)

    def _asked_for(self, context: Context, message: Message) -> CommandMark | None:
        if message.text is None or message.forward_origin or wants_to_stop(message):
            return None
        if message.reply_to_message:
            mark = mark_in(message.reply_to_message)
        else:
            conversation = context.conversations.find(context.chat_id, context.clock())
            mark = conversation if isinstance(conversation, CommandMark) else None
        return mark if isinstance(mark, CommandMark) else None

    async def _in_group(self, context: Context, message: Message) -> None:
        command = read_command(message, context.bot_name)
        if command is None:
            return
        handler = self.table.in_groups.get(command.name)
        if handler:
            await handler(context, command)
        elif command.name in self.table.commands:
            text = context.speech.say("only-in-private", link=f"https://t.me/{context.bot_name}")
            here = topic_of(message)
            await context.say(message.chat.id, text, reply_to=message.message_id, topic=here)
        if words_of_distress(message) and not by_group_itself(message):
            await show_card(context, "care-about-group")

    async def _tap(self, context: Context, query: CallbackQuery) -> None:
        if query.message is None:
            await context.answer(query, context.speech.label("dead-button"), alert=True)
            return
        callback = Callback(query, query.message)
        data = query.data or ""
        route = self.table.taps.get(verb_of(data))
        choice = ChooseGroup.read(data)
        wanted = RunTap.read(data)
        anyway = SendAnywayTap.read(data)
        tap = route.kind.read(data) if route else None
        if route and tap:
            await route.run(context, tap, callback)
        elif choice:
            await self._chosen(context, choice, callback)
        elif wanted and wanted.name in self.table.commands:
            await run_tapped(context, wanted, callback, self.table)
        elif anyway and not callback.made_up:
            await self._anyway(context, callback)
        else:
            await context.answer(query, context.speech.label("dead-button"), alert=True)
            if query.message.chat.type == ChatType.PRIVATE and not callback.made_up:
                await context.remove_buttons(query.message)

    async def _anyway(self, context: Context, callback: Callback) -> None:
        """Do what the words were typed for; they are read back out of the chat."""
        card = callback.readable
        words = card.reply_to_message if card else None
        if card is None or words is None:
            gone = context.speech.label("care-words-gone")
            await context.answer(callback.query, gone, alert=True)
            return
        await context.answer(callback.query)
        await let_go(context, callback)
        mark = mark_in(card)
        await self._carry_out(context, words, mark if isinstance(mark, CommandMark) else None)

    async def _chosen(self, context: Context, choice: ChooseGroup, callback: Callback) -> None:
        asked = callback.readable
        original = asked.reply_to_message if asked else None
        command = _command_chosen(asked, original, context.bot_name) if original else None
        handler = self._handler(command) if command else None
        if original is None or command is None or handler is None:
            await context.answer(callback.query, context.speech.label("command-gone"), alert=True)
            return
        await context.answer(callback.query)
        name = next(
            (one.group.name for one in context.memberships if one.group.id == choice.group_id), None
        )
        if name:
            await context.edit(callback.message, context.speech.say("group-chosen", group=name))
        await handler(context, ChatCommand(command.name, command.words, original, choice.group_id))


def _command_chosen(asked: Message | None, original: Message, bot_name: str) -> ChatCommand | None:
    """The command that a group was chosen for: the one that was typed, or what was meant."""
    mark = mark_in(asked) if asked else None
    if isinstance(mark, CommandMark):
        return ChatCommand(mark.command, words_for(original, mark.command, bot_name), original)
    return read_command(original, bot_name)


def _by_group_itself(update: Update) -> bool:
    return update.message is not None and by_group_itself(update.message)


def _stop_asking(context: Context) -> None:
    """A command ends what an earlier one asked for: words typed later are not meant for it."""
    if isinstance(context.conversations.find(context.chat_id, context.clock()), CommandMark):
        context.conversations.forget(context.chat_id)


async def _at_home(context: Context) -> Context:
    """The context of somebody whose groups and language are known."""
    memberships = await context.flows.knowing.memberships(context.chat_id)
    if not memberships:
        return context
    speech = Speech(memberships[0].member.language)
    return replace(context, memberships=memberships, speech=speech)


async def _reachable(context: Context) -> Context:
    """Whoever writes or taps here has not blocked the bot any more, also without /start."""
    if not any(one.member.blocked for one in context.memberships):
        return context
    await context.flows.joining.returned(context.chat_id)
    again = [replace(one, member=replace(one.member, blocked=False)) for one in context.memberships]
    return replace(context, memberships=tuple(again))
