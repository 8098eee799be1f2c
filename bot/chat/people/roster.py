"""Who is in the group: names are asked of Telegram when they are shown, and none is kept."""

from collections.abc import Iterator, Sequence

from telegram.error import TelegramError

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import ChatCommand, Routes
from bot.chat.messages import formatting
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from storage.records import Group, Member, Role

CHARACTERS_A_MESSAGE = 3500
"""Below Telegram's 4096, with room for the title and the end."""


async def on_people(context: Context, actor: Actor, command: ChatCommand) -> None:
    """List the people with what they do and bring."""
    people = await context.flows.knowing.people(actor)
    group = here(context, actor.group_id).group
    lines = sorted([await _line(context, group, member) for member in people])
    title = context.speech.say("people-title", group=group.name)
    for text in _messages([title, "", *lines, "", context.speech.say("people-end")]):
        await context.say(context.chat_id, text)


def _messages(lines: Sequence[str]) -> Iterator[str]:
    """The lines in as few messages as they fit into."""
    text = ""
    for line in lines:
        if len(text) + len(line) > CHARACTERS_A_MESSAGE:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    yield text


async def _line(context: Context, group: Group, member: Member) -> Markup:
    return context.speech.say(
        "people-line",
        name=await _name(context, member.chat_id),
        role=formatting.role(context.speech, member.roles),
        perspective=formatting.perspective(context.speech, group.settings, member.perspective),
    )


async def _name(context: Context, chat_id: int) -> str:
    async def ask() -> str | None:
        return (await context.bot.get_chat(chat_id)).full_name

    try:
        name = await context.patience.call(ask)
    except TelegramError:
        name = None
    return name or context.speech.label("people-name-unknown")


ROUTES = Routes(commands=(("people", with_group(on_people, Role.ADMIN)),))
