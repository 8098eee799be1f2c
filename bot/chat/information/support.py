"""/support: who to call, static and local, for anybody who asks."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import ChatCommand, Routes, on
from bot.chat.dispatch.support_card import (
    CardGoneTap,
    DoNotSendTap,
    MoreLinesTap,
    on_card_gone,
    on_do_not_send,
    on_more_lines,
    support_card,
)
from bot.texts.speech import Markup


async def on_support(context: Context, command: ChatCommand) -> None:
    """Who to call, from any group, and for strangers too."""
    say = context.speech.say
    card = support_card(context.speech, [one.group.settings for one in context.memberships])
    text = "\n\n".join((say("support-title"), card, say("support-private")))
    await context.say(context.chat_id, Markup(text))


ROUTES = Routes(
    commands=(("support", on_support),),
    taps=(
        on(CardGoneTap, on_card_gone),
        on(MoreLinesTap, on_more_lines),
        on(DoNotSendTap, on_do_not_send),
    ),
)
