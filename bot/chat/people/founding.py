"""A new group: its founder names it, and is its first admin."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import all_roles
from bot.chat.dispatch.menus import set_menu
from bot.chat.dispatch.routes import ChatCommand, Routes
from bot.chat.messages.formatting import paragraphs
from bot.chat.people.privacy import privacy_text
from bot.chat.people.profile import After, go_on_after_joining
from bot.flows.people.founding import FoundRefused


async def on_newgroup(context: Context, command: ChatCommand) -> None:
    """Found a group of this name, or ask for the name."""
    if not command.words:
        await _ask_name(context)
        return
    founded = await context.flows.founding.found_group(context.chat_id, command.words)
    if isinstance(founded, FoundRefused):
        text = context.speech.say(f"newgroup-{founded.reason}", name=command.words)
        await context.say(context.chat_id, text)
        return
    await set_menu(
        context.bot, context.chat_id, all_roles(context) | founded.member.roles, context.speech
    )
    made = context.speech.say("newgroup-made", group=founded.group.name)
    # A founder had no invitation to read it in, and may answer questions too.
    privacy = privacy_text(context.speech, founded.group.settings, context.flows.knowing.model)
    await context.say(context.chat_id, paragraphs(made, privacy))
    await go_on_after_joining(context, founded.member, founded.group, After.FOUNDED)


async def _ask_name(context: Context) -> None:
    if not await context.flows.knowing.founder(context.chat_id):
        await context.say(context.chat_id, context.speech.say("newgroup-not-founder"))
        return
    hint = context.speech.label("newgroup-name-hint")
    await context.ask_for_words("newgroup", context.speech.say("newgroup-ask-name"), hint)


ROUTES = Routes(commands=(("newgroup", on_newgroup),))
