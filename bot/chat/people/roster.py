"""Who is in the group: names are asked of Telegram when they are shown, and none is kept."""

import asyncio
from collections.abc import Iterator, Sequence

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

AT_ONCE = 8
SECONDS_FOR_NAMES = 6.0
"""Whoever asks waits for the list; who Telegram is slow about is named when it is asked again."""


async def on_people(context: Context, actor: Actor, command: ChatCommand) -> None:
    """List the people with what they do and bring."""
    people = await context.flows.knowing.people(actor)
    group = here(context, actor.group_id).group
    names = await _names(context, [member.chat_id for member in people])
    pairs = zip(people, names, strict=True)
    lines = sorted(_line(context, group, member, name) for member, name in pairs)
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


def _line(context: Context, group: Group, member: Member, name: str) -> Markup:
    return context.speech.say(
        "people-line",
        name=name,
        role=formatting.role(context.speech, member.roles),
        perspective=formatting.perspective(context.speech, group.settings, member.perspective),
    )


async def _names(context: Context, chat_ids: Sequence[int]) -> list[str]:
    """Each person's name; those that Telegram does not say in time are told as not known."""
    at_once = asyncio.Semaphore(AT_ONCE)

    async def ask(chat_id: int) -> str | None:
        async with at_once:
            return (await context.bot.get_chat(chat_id)).full_name

    asking = [asyncio.ensure_future(ask(chat_id)) for chat_id in chat_ids]
    try:
        await asyncio.wait(asking, timeout=SECONDS_FOR_NAMES)
    finally:
        for one in asking:
            one.cancel()
    told = await asyncio.gather(*asking, return_exceptions=True)
    unknown = context.speech.label("people-name-unknown")
    return [one if isinstance(one, str) and one else unknown for one in told]


ROUTES = Routes(commands=(("people", with_group(on_people, Role.ADMIN)),))
