"""Who is in the group: names are asked of Telegram when they are shown, and none is kept."""

from collections.abc import Iterator, Sequence

from telegram.error import TelegramError

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes
from bot.chat.messages import formatting
from bot.flows.shared.access import Who
from bot.texts.speech import Markup
from storage.records import Group, Member, Role

CHARACTERS_A_MESSAGE = 3500
"""Below Telegram's 4096, with room for the title and the end."""


async def on_people(desk: Desk, who: Who, call: Call) -> None:
    """List the people with what they do and bring."""
    people = await desk.flows.knowing.people(who)
    group = here(desk, who.group_id).group
    lines = sorted([await _line(desk, group, member) for member in people])
    title = desk.speech.say("people-title", group=group.name)
    for text in _messages([title, "", *lines, "", desk.speech.say("people-end")]):
        await desk.say(desk.chat_id, text)


def _messages(lines: Sequence[str]) -> Iterator[str]:
    """The lines in as few messages as they fit into."""
    text = ""
    for line in lines:
        if len(text) + len(line) > CHARACTERS_A_MESSAGE:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    yield text


async def _line(desk: Desk, group: Group, member: Member) -> Markup:
    return desk.speech.say(
        "people-line",
        name=await _name(desk, member.chat_id),
        role=formatting.role(desk.speech, member.roles),
        perspective=formatting.perspective(desk.speech, group.settings, member.perspective),
    )


async def _name(desk: Desk, chat_id: int) -> str:
    async def ask() -> str | None:
        return (await desk.bot.get_chat(chat_id)).full_name

    try:
        name = await desk.patience.call(ask)
    except TelegramError:
        name = None
    return name or desk.speech.label("people-name-unknown")


ROUTES = Routes(commands=(("people", with_group(on_people, Role.ADMIN)),))
