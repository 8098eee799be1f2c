"""A new group: its founder names it, and is its first admin."""

from bot.chat.answering.questions import paragraphs
from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.membership import all_roles
from bot.chat.dispatch.menus import set_menu
from bot.chat.dispatch.routes import Call, Routes
from bot.chat.people.privacy import privacy_text
from bot.chat.people.profile import After, go_on_after_joining
from bot.flows.people.joining import FoundRefused

_REFUSED = {
    "not-founder": "newgroup-not-founder",
    "name-taken": "newgroup-name-taken",
    "name-empty": "newgroup-name-empty",
    "name-long": "newgroup-name-long",
}


async def on_newgroup(desk: Desk, call: Call) -> None:
    """Found a group of this name, or ask for the name."""
    if not call.words:
        await _ask_name(desk)
        return
    founded = await desk.flows.joining.found_group(desk.chat_id, call.words)
    if isinstance(founded, FoundRefused):
        text = desk.speech.say(_REFUSED[founded.reason], name=call.words)
        await desk.say(desk.chat_id, text)
        return
    await set_menu(desk.bot, desk.chat_id, all_roles(desk) | founded.member.roles, desk.speech)
    made = desk.speech.say("newgroup-made", group=founded.group.name)
    # A founder had no invitation to read it in, and may answer questions too.
    privacy = privacy_text(desk.speech, founded.group.settings, desk.flows.knowing.model)
    await desk.say(desk.chat_id, paragraphs(made, privacy))
    await go_on_after_joining(desk, founded.member, founded.group, After.FOUNDED)


async def _ask_name(desk: Desk) -> None:
    if not await desk.flows.knowing.founder(desk.chat_id):
        await desk.say(desk.chat_id, desk.speech.say("newgroup-not-founder"))
        return
    hint = desk.speech.label("newgroup-name-hint")
    await desk.ask_for_words("newgroup", desk.speech.say("newgroup-ask-name"), hint)


ROUTES = Routes(commands=(("newgroup", on_newgroup),))
