"""The card of people to call: static and local, for anybody who asks or may need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.rules.care import Nation, support_lines
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings


@dataclass(frozen=True)
class CardGoneTap(Tap):
    """Delete this card from the chat."""

    verb: ClassVar[str] = "cg"


async def on_support(desk: Desk, call: Call) -> None:
    """Who to call, from any group, and for strangers too."""
    await desk.say(desk.chat_id, _with(desk, "", "support-private"))


async def offer_card(desk: Desk) -> None:
    """Show the card to somebody whose own words suggest that they may need it.

    Nothing else comes of it: no flow is called, and nothing is stored, counted or logged.
    """
    gone = [[tap_button(desk.speech.label("button-card-gone"), CardGoneTap())]]
    await desk.say(desk.chat_id, _with(desk, "care-shown", "care-shown-private"), gone)


async def on_card_gone(desk: Desk, tap: CardGoneTap, touch: Touch) -> None:
    """Take the card out of the chat."""
    await desk.answer(touch.query)
    if not await desk.delete(desk.chat_id, touch.message.message_id):
        await desk.edit(touch.message, desk.speech.say("card-gone"))


def support_card(speech: Speech, groups: Sequence[GroupSettings] = ()) -> Markup:
    """The numbers by nation, and what the person's groups have put on the card."""
    parts = [speech.say("support-title"), *(_nation(speech, nation) for nation in Nation)]
    checked = min(line.checked for line in support_lines())
    parts.append(speech.say("care-checked", date=formatting.day(speech, checked)))
    contacts = dict.fromkeys(one.human_contact for one in groups if one.human_contact)
    own = dict.fromkeys(_own(speech, one) for one in groups if one.support)
    named = [speech.say("support-contact", contact=contact) for contact in contacts]
    return Markup("\n\n".join([*parts, *own, *named]))


def _with(desk: Desk, before: str, after: str) -> Markup:
    card = support_card(desk.speech, [one.group.settings for one in desk.memberships])
    above = [desk.speech.say(before)] if before else []
    return Markup("\n\n".join([*above, card, desk.speech.say(after)]))


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
