"""One sentence with what somebody can do now, for whoever typed what can't be understood."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import all_roles
from bot.texts.speech import Markup
from storage.records import Role


def what_now(context: Context, *, to_tap: bool = False) -> Markup:
    """By their roles; `to_tap` if questions are open that are answered with buttons."""
    roles = all_roles(context)
    if not context.memberships:
        return context.speech.say("now-stranger")
    if to_tap:
        return context.speech.say("now-to-tap")
    if Role.ADMIN in roles:
        return context.speech.say("now-admin")
    return context.speech.say("now-facilitator" if Role.FACILITATOR in roles else "now-member")
