"""A member's own idea for a prompt, passed on without their name."""

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes
from bot.flows.rounds.suggesting import SUGGESTION_LENGTH
from bot.flows.shared.access import Who


async def on_suggest(desk: Desk, who: Who, call: Call) -> None:
    """Pass the words on, or ask for them."""
    group = here(desk, who.group_id).group
    if not call.words:
        hint = desk.speech.label("suggest-hint")
        await desk.ask_for_words("suggest", desk.speech.say("suggest-ask"), hint, group.id)
        return
    outcome = await desk.flows.suggesting.suggest(who, call.words)
    text_id = "suggest-long" if outcome.too_long else "suggest-done"
    text = desk.speech.say(text_id, group=group.name, limit=SUGGESTION_LENGTH)
    await desk.say(desk.chat_id, text)


ROUTES = Routes(commands=(("suggest", with_group(on_suggest)),))
