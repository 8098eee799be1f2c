"""A member's own idea for a prompt, passed on without their name."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import ChatCommand, Routes
from bot.flows.rounds.suggesting import SUGGESTION_LENGTH
from bot.flows.shared.access import Actor


async def on_suggest(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Pass the words on, or ask for them."""
    group = here(context, actor.group_id).group
    if not command.words:
        hint = context.speech.label("suggest-hint")
        await context.ask_for_words("suggest", context.speech.say("suggest-ask"), hint, group.id)
        return
    outcome = await context.flows.suggest(actor, command.words)
    text_id = "suggest-long" if outcome.too_long else "suggest-done"
    text = context.speech.say(text_id, group=group.name, limit=SUGGESTION_LENGTH)
    await context.say(context.chat_id, text)


ROUTES = Routes(commands=(("suggest", with_group(on_suggest)),))
