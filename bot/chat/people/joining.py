"""From an invitation to being in a group: nothing is stored before Join."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.answering.questions import paragraphs
from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.membership import all_roles, here
from bot.chat.dispatch.menus import set_menu
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.people.privacy import privacy_text
from bot.chat.people.profile import After, go_on_after_joining
from bot.flows.people.joining import AdminOffer, CodeRefused, GroupOffer, Joined
from bot.flows.shared.access import NotAMember
from bot.texts.speech import Markup
from storage.records import UNDISCLOSED, Role

_CODE = re.compile(r"[A-Za-z0-9_-]{8,48}")
_REFUSED = {
    "unknown": "start-code-unknown",
    "expired": "start-code-expired",
    "revoked": "start-code-revoked",
    "used": "start-code-used",
}


@dataclass(frozen=True)
class JoinTap(Tap):
    """Join the group of this invitation."""

    verb: ClassVar[str] = "j"
    code: str


@dataclass(frozen=True)
class TellMoreTap(Tap):
    """Read the longer text before deciding."""

    verb: ClassVar[str] = "jm"
    code: str


@dataclass(frozen=True)
class NoThanksTap(Tap):
    """Don't join."""

    verb: ClassVar[str] = "jn"


async def on_start(desk: Desk, call: Call) -> None:
    """Somebody tapped a link, or came by, or came back after having stopped the bot."""
    if desk.memberships:
        await desk.flows.joining.returned(desk.chat_id)
    if call.words:
        await _look_at(desk, call.words)
    elif desk.memberships:
        groups = ", ".join(one.group.name for one in desk.memberships)
        await desk.say(desk.chat_id, desk.speech.say("start-returned", group=groups))
    elif await desk.flows.knowing.founder(desk.chat_id):
        await desk.say(desk.chat_id, desk.speech.say("start-founder"))
    else:
        await desk.say(desk.chat_id, desk.speech.say("start-stranger"))


async def on_tell_more(desk: Desk, tap: TellMoreTap, touch: Touch) -> None:
    """The whole text about privacy, with the same choice under it."""
    offer = await desk.flows.joining.look_at(tap.code)
    await desk.answer(touch.query)
    await desk.strip(touch.message)
    if isinstance(offer, GroupOffer):
        text = privacy_text(desk.speech, offer.group.settings, desk.flows.knowing.model)
        await desk.say(desk.chat_id, text, _choice(desk, tap.code, more=False))
    else:
        await _refuse(desk, offer)


async def on_no_thanks(desk: Desk, tap: NoThanksTap, touch: Touch) -> None:
    """They don't join; there is nothing to erase."""
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say("join-declined"))


async def on_join(desk: Desk, tap: JoinTap, touch: Touch) -> None:
    """They join. What they have read stays in the chat, without its buttons."""
    outcome = await desk.flows.joining.join(tap.code, desk.chat_id)
    await desk.answer(touch.query)
    await desk.strip(touch.message)
    if isinstance(outcome, CodeRefused):
        await _refuse(desk, outcome)
        return
    await set_menu(desk.bot, desk.chat_id, all_roles(desk) | outcome.member.roles, desk.speech)
    await desk.say(desk.chat_id, _welcome(desk, outcome))
    if not _was_in_already(desk, outcome):
        await go_on_after_joining(desk, outcome.member, outcome.group, After.JOINED)


async def _look_at(desk: Desk, code: str) -> None:
    if not _CODE.fullmatch(code):
        await _refuse(desk, CodeRefused("unknown"))
        return
    offer = await desk.flows.joining.look_at(code)
    if isinstance(offer, GroupOffer):
        await desk.say(desk.chat_id, _offer_text(desk, offer), _choice(desk, code, more=True))
    elif offer != CodeRefused("unknown") and await desk.flows.joining.accept_admin(
        code, desk.chat_id
    ):
        await desk.say(desk.chat_id, desk.speech.say("admin-welcome"))
    else:
        await _refuse(desk, offer)


async def _refuse(desk: Desk, offer: AdminOffer | CodeRefused) -> None:
    reason = offer.reason if isinstance(offer, CodeRefused) else "unknown"
    await desk.say(desk.chat_id, desk.speech.say(_REFUSED[reason]))


def _offer_text(desk: Desk, offer: GroupOffer) -> Markup:
    speech, settings, invitation = desk.speech, offer.group.settings, offer.invitation
    role = formatting.role(speech, [invitation.role])
    if invitation.perspective == UNDISCLOSED:
        place = speech.say("join-place-as", role=role)
    else:
        perspective = formatting.perspective(speech, settings, invitation.perspective)
        place = speech.say("join-place-as-with", role=role, perspective=perspective)
    example = settings.perspectives[0] if settings.perspectives else ""
    text = speech.say(
        "join-offer", group=offer.group.name, k=settings.k, place=place, example=example
    )
    model = desk.flows.knowing.model
    if model is None:
        return text
    host = {"reach": str(model.reach), "host": model.host}
    return paragraphs(text, speech.say("join-offer-model", **host))


def _choice(desk: Desk, code: str, *, more: bool) -> Buttons:
    join = tap_button(desk.speech.label("button-join"), JoinTap(code))
    no_thanks = tap_button(desk.speech.label("button-no-thanks"), NoThanksTap())
    tell_more = tap_button(desk.speech.label("button-tell-me-more"), TellMoreTap(code))
    return [[join], [tell_more], [no_thanks]] if more else [[join], [no_thanks]]


def _welcome(desk: Desk, joined: Joined) -> Markup:
    speech, member, group = desk.speech, joined.member, joined.group
    text_id = "join-done"
    if joined.again:
        text_id = "join-again" if _roles_before(desk, joined) == member.roles else "join-new-role"
    return speech.say(
        text_id,
        group=group.name,
        role=formatting.role(speech, member.roles),
        perspective=formatting.perspective(speech, group.settings, member.perspective),
    )


def _was_in_already(desk: Desk, joined: Joined) -> bool:
    return joined.again and _roles_before(desk, joined) == joined.member.roles


def _roles_before(desk: Desk, joined: Joined) -> frozenset[Role]:
    try:
        return here(desk, joined.group.id).member.roles
    except NotAMember:
        return frozenset()


ROUTES = Routes(
    commands=(("start", on_start),),
    taps=(on(JoinTap, on_join), on(TellMoreTap, on_tell_more), on(NoThanksTap, on_no_thanks)),
)
