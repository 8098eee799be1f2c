"""The card of people to call: static and local, for anybody who asks or may need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.rules.care.lines import Nation, support_lines
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings


@dataclass(frozen=True)
class CardGoneTap(Tap):
    """Delete this card from the chat."""

    verb: ClassVar[str] = "cg"


async def on_support(context: Context, command: ChatCommand) -> None:
    """Who to call, from any group, and for strangers too."""
    await context.say(context.chat_id, _with(context, "", "support-private"))


async def offer_card(context: Context) -> None:
    """Show the card to somebody whose own words suggest that they may need it.

    Nothing else comes of it: no flow is called, and nothing is stored, counted or logged.
    """
    gone = [[tap_button(context.speech.label("button-card-gone"), CardGoneTap())]]
    await context.say(context.chat_id, _with(context, "care-shown", "care-shown-private"), gone)


async def on_card_gone(context: Context, tap: CardGoneTap, callback: Callback) -> None:
    """Take the card out of the chat."""
    await context.answer(callback.query)
    if not await context.delete(context.chat_id, callback.message.message_id):
        await context.edit(callback.message, context.speech.say("card-gone"))


def support_card(speech: Speech, groups: Sequence[GroupSettings] = ()) -> Markup:
    """The numbers by nation, and what the person's groups have put on the card."""
    parts = [speech.say("support-title"), *(_nation(speech, nation) for nation in Nation)]
    checked = min(line.checked for line in support_lines())
    parts.append(speech.say("care-checked", date=formatting.day(speech, checked)))
    contacts = dict.fromkeys(one.human_contact for one in groups if one.human_contact)
    own = dict.fromkeys(_own(speech, one) for one in groups if one.support)
    named = [speech.say("support-contact", contact=contact) for contact in contacts]
    return Markup("\n\n".join([*parts, *own, *named]))


def _with(context: Context, before: str, after: str) -> Markup:
    card = support_card(context.speech, [one.group.settings for one in context.memberships])
    above = [context.speech.say(before)] if before else []
    return Markup("\n\n".join([*above, card, context.speech.say(after)]))


def _nation(speech: Speech, nation: Nation) -> Markup:
    here = [line for line in support_lines(nation) if line.nation is nation]
    lines = [speech.say("care-line", name=line.name, how=line.how) for line in here]
    sources = "; ".join(dict.fromkeys(line.source for line in here))
    heading = speech.say("care-nation", nation=speech.label(f"care-nation-{nation.value}"))
    return Markup("\n".join([heading, *lines, speech.say("care-source", sources=sources)]))


def _own(speech: Speech, settings: GroupSettings) -> Markup:
    own = speech.say("support-own", lines=settings.support)
    if settings.support_checked is None:
        return own
    checked = formatting.day(speech, settings.support_checked)
    return Markup(f"{own}\n{speech.say('support-own-checked', date=checked)}")


ROUTES = Routes(commands=(("support", on_support),), taps=(on(CardGoneTap, on_card_gone),))
