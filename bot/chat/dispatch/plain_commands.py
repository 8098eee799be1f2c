"""Commands that are mistyped, or meant by plain words, and the taps that run one."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

from telegram import Message

from bot.chat.dispatch.commands_typed import read_command
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import all_roles
from bot.chat.dispatch.menus import commands_for
from bot.chat.dispatch.routes import (
    Callback,
    ChatCommand,
    IsForDraft,
    OnCommand,
    RouteTable,
)
from bot.chat.dispatch.what_now import what_now
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.rules.plain_words.meaning import WHILE_ANSWERING, Meaning, Meant
from bot.rules.plain_words.understanding import understand

FOR_STRANGERS = frozenset({"start", "help", "privacy", "proof", "support"})
CLOSE = 0.72
"""As difflib counts: one letter of four, or two of seven."""
MOST_MEANT = 2


@dataclass(frozen=True)
class RunTap(Tap):
    """Run this command, with the words of the message that this one replies to, if it has any."""

    verb: ClassVar[str] = "do"
    name: str


@dataclass(frozen=True)
class MeantCommand:
    """What is done about plain words."""

    handler: OnCommand
    command: ChatCommand

    async def run(self, context: Context) -> None:
        """Do it."""
        await self.handler(context, self.command)


def wants_to_stop(message: Message) -> bool:
    """Whether these words are no answer to anything that the bot asked for a command."""
    meant = None if message.forward_origin else understand(message.text or "")
    return meant is not None and meant.meaning is Meaning.STOP


def meant_by(context: Context, message: Message, table: RouteTable) -> MeantCommand | None:
    """What is done about plain words; None if they mean nothing by themselves.

    Words that are being typed as an answer stay one, but for those that ask for help or to stop.
    """
    if message.text is None or message.forward_origin:
        return None
    meant = understand(message.text)
    if meant is None:
        return None
    if _goes_into_a_draft(context, message, table.drafts):
        if meant.meaning not in WHILE_ANSWERING:
            return None
        if meant.meaning is Meaning.HELP:
            meant = Meant(Meaning.HELP_ME)
    return _handled(meant, message, table)


async def run_what_was_meant(context: Context, command: ChatCommand, table: RouteTable) -> None:
    """A command that there is not: one that looks like it, or what its name means as a word."""
    names = close_to(context, command.name)
    if names:
        await context.say(
            context.chat_id,
            context.speech.say("did-you-mean", count=len(names)),
            [[tap_button(f"/{name}", RunTap(name))] for name in names],
            reply_to=command.message.message_id,
        )
        return
    meant = understand(f"{command.name} {command.words}".replace("_", " "))
    handled = _handled(meant, command.message, table) if meant else None
    if handled:
        await handled.run(context)
        return
    text = context.speech.say("unknown-command", now=what_now(context))
    await context.say(context.chat_id, text)


async def run_tapped(context: Context, tap: RunTap, callback: Callback, table: RouteTable) -> None:
    """Run the command of a button; the card that it stood on goes."""
    card = callback.readable
    await context.answer(callback.query)
    if card is None:
        return
    said = card.reply_to_message or card
    words = words_for(card.reply_to_message, tap.name, context.bot_name)
    await table.commands[tap.name](context, ChatCommand(tap.name, words, said))
    done = context.speech.say("card-done")
    await context.take_away(context.chat_id, callback.message.message_id, done)


def close_to(context: Context, name: str) -> list[str]:
    """The commands of this person's roles that look like this one, the likest first."""
    names = [command.name for command in commands_for(all_roles(context))]
    if not context.memberships:
        names = [one for one in names if one in FOR_STRANGERS]
    near = get_close_matches(name, names, n=len(names), cutoff=CLOSE)
    alike = [one for one in near if one[0] == name[0]]
    return (alike or near)[:MOST_MEANT]


def words_for(message: Message | None, name: str, bot_name: str) -> str:
    """What a message gives to this command: the words after one, or what its plain words say."""
    command = read_command(message, bot_name) if message else None
    if command:
        return command.words
    meant = understand(message.text or "") if message else None
    return meant.words if meant and meant.meaning.value == name else ""


def _goes_into_a_draft(context: Context, message: Message, drafts: IsForDraft | None) -> bool:
    return drafts is not None and drafts(context, message)


def _handled(meant: Meant, message: Message, table: RouteTable) -> MeantCommand | None:
    name = meant.meaning.value
    handler = table.meanings.get(meant.meaning) or table.commands.get(name)
    if handler is None:
        return None
    return MeantCommand(handler, ChatCommand(name, meant.words, message))
