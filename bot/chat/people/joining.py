"""From an invitation to being in a group: nothing is stored before Join."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import all_roles, here
from bot.chat.dispatch.menus import set_menu
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.formatting import paragraphs
from bot.chat.messages.taps import Tap
from bot.chat.people.privacy import privacy_text
from bot.chat.people.profile import After, go_on_after_joining
from bot.flows.people.joining import AdminOffer, CodeRefused, GroupOffer, Joined
from bot.flows.shared.access import NotAMember
from bot.texts.speech import Markup
from storage.records import UNDISCLOSED, Role

_CODE = re.compile(r"[A-Za-z0-9_-]{8,48}")


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


async def on_start(context: Context, command: ChatCommand) -> None:
    """Somebody tapped a link, or came by, or came back after having stopped the bot."""
    if command.words:
        await _look_at(context, command.words)
    elif context.memberships:
        groups = ", ".join(one.group.name for one in context.memberships)
        await context.say(context.chat_id, context.speech.say("start-returned", group=groups))
    elif await context.flows.knowing.founder(context.chat_id):
        await context.say(context.chat_id, context.speech.say("start-founder"))
    else:
        await context.say(context.chat_id, context.speech.say("start-stranger"))


async def on_tell_more(context: Context, tap: TellMoreTap, callback: Callback) -> None:
    """The whole text about privacy, with the same choice under it."""
    offer = await context.flows.joining.look_at(tap.code)
    await context.answer(callback.query)
    await context.remove_buttons(callback.message)
    if isinstance(offer, GroupOffer):
        text = privacy_text(context.speech, offer.group.settings, context.flows.knowing.model)
        await context.say(context.chat_id, text, _choice(context, tap.code, more=False))
    else:
        await _refuse(context, offer)


async def on_no_thanks(context: Context, tap: NoThanksTap, callback: Callback) -> None:
    """They don't join; there is nothing to erase."""
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say("join-declined"))


async def on_join(context: Context, tap: JoinTap, callback: Callback) -> None:
    """They join. What they have read stays in the chat, without its buttons."""
    outcome = await context.flows.joining.join(tap.code, context.chat_id)
    await context.answer(callback.query)
    await context.remove_buttons(callback.message)
    if isinstance(outcome, CodeRefused):
        await _refuse(context, outcome)
        return
    await set_menu(
        context.bot, context.chat_id, all_roles(context) | outcome.member.roles, context.speech
    )
    await context.say(context.chat_id, _welcome(context, outcome))
    if not _was_in_already(context, outcome):
        await go_on_after_joining(context, outcome.member, outcome.group, After.JOINED)


async def _look_at(context: Context, code: str) -> None:
    if not _CODE.fullmatch(code):
        await _refuse(context, CodeRefused("unknown"))
        return
    offer = await context.flows.joining.look_at(code)
    if isinstance(offer, GroupOffer):
        await context.say(
            context.chat_id, _offer_text(context, offer), _choice(context, code, more=True)
        )
    elif offer != CodeRefused("unknown") and await context.flows.founding.accept_admin(
        code, context.chat_id
    ):
        await context.say(context.chat_id, context.speech.say("admin-welcome"))
    else:
        await _refuse(context, offer)


async def _refuse(context: Context, offer: AdminOffer | CodeRefused) -> None:
    reason = offer.reason if isinstance(offer, CodeRefused) else "unknown"
    await context.say(context.chat_id, context.speech.say(f"start-code-{reason}"))


def _offer_text(context: Context, offer: GroupOffer) -> Markup:
    speech, settings, invitation = context.speech, offer.group.settings, offer.invitation
    role = formatting.role(speech, [invitation.role])
    if invitation.perspective == UNDISCLOSED:
        joining_as = speech.say("join-place-as", role=role)
    else:
        perspective = formatting.perspective(speech, settings, invitation.perspective)
        joining_as = speech.say("join-place-as-with", role=role, perspective=perspective)
    text = speech.say("join-offer", group=offer.group.name, k=settings.k, joining_as=joining_as)
    model = context.flows.knowing.model
    if model is None:
        return text
    host = {"reach": str(model.reach), "host": model.host}
    return paragraphs(text, speech.say("join-offer-model", **host))


def _choice(context: Context, code: str, *, more: bool) -> Buttons:
    join = tap_button(context.speech.label("button-join"), JoinTap(code))
    no_thanks = tap_button(context.speech.label("button-no-thanks"), NoThanksTap())
    tell_more = tap_button(context.speech.label("button-tell-me-more"), TellMoreTap(code))
    return [[join], [tell_more], [no_thanks]] if more else [[join], [no_thanks]]


def _welcome(context: Context, joined: Joined) -> Markup:
    speech, member, group = context.speech, joined.member, joined.group
    text_id = "join-done"
    if joined.again:
        text_id = (
            "join-again" if _roles_before(context, joined) == member.roles else "join-new-role"
        )
    text = speech.say(text_id, group=group.name, role=formatting.role(speech, member.roles))
    if member.perspective == UNDISCLOSED:
        return text
    perspective = formatting.perspective(speech, group.settings, member.perspective)
    return paragraphs(text, speech.say("join-perspective", perspective=perspective))


def _was_in_already(context: Context, joined: Joined) -> bool:
    return joined.again and _roles_before(context, joined) == joined.member.roles


def _roles_before(context: Context, joined: Joined) -> frozenset[Role]:
    try:
        return here(context, joined.group.id).member.roles
    except NotAMember:
        return frozenset()


ROUTES = Routes(
    commands=(("start", on_start),),
    taps=(on(JoinTap, on_join), on(TellMoreTap, on_tell_more), on(NoThanksTap, on_no_thanks)),
)
