"""What somebody can do here, by their roles."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import all_roles
from bot.chat.dispatch.routes import ChatCommand, Routes
from storage.records import Role


async def on_help(context: Context, command: ChatCommand) -> None:
    """What this person can do, by their roles."""
    speech, roles = context.speech, all_roles(context)
    if not context.memberships:
        text_id = "help-stranger"
        if await context.flows.knowing.founder(context.chat_id):
            text_id = "help-founder"
        await context.say(context.chat_id, speech.say(text_id))
        return
    parts = [speech.say("help-everyone")]
    if Role.ADMIN in roles:
        parts.append(speech.say("help-admin"))
    parts.append(speech.say("help-end"))
    await context.say(context.chat_id, "\n\n".join(parts))


ROUTES = Routes(commands=(("help", on_help),))
