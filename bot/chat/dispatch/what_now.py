"""One sentence with what somebody can do now, for whoever typed what can't be understood."""

from collections.abc import Sequence

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import all_roles
from bot.texts.speech import Markup
from prompts.model import Kind
from storage.records import Question, Role


def what_now(context: Context, asked: Sequence[Question] = ()) -> Markup:
    """By what is `asked` and still open, and else by their roles."""
    roles = all_roles(context)
    if not context.memberships:
        return context.speech.say("now-stranger")
    if asked:
        to_type = any(one.kind is Kind.TEXT for one in asked)
        return context.speech.say("now-to-type" if to_type else "now-to-tap")
    if Role.ADMIN in roles:
        return context.speech.say("now-admin")
    return context.speech.say("now-facilitator" if Role.FACILITATOR in roles else "now-member")
