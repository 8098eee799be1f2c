"""Links for new people: made by perspective and role, listed, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.people.invite_words import InviteWords, UnknownWords, read_invite
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from storage.records import UNDISCLOSED, Group, Invitation, Role


@dataclass(frozen=True)
class InvitePerspectiveTap(Tap):
    """The link is for people who bring this perspective; 0 lets them choose."""

    verb: ClassVar[str] = "ip"
    group_id: str
    number: int


@dataclass(frozen=True)
class InviteRoleTap(Tap):
    """Make a link for this perspective and role."""

    verb: ClassVar[str] = "ir"
    group_id: str
    number: int
    role: Role


@dataclass(frozen=True)
class LinksTap(Tap):
    """Show the links in use."""

    verb: ClassVar[str] = "il"
    group_id: str


@dataclass(frozen=True)
class RevokeTap(Tap):
    """Take a link back."""

    verb: ClassVar[str] = "iv"
    group_id: str
    invitation_id: str


async def on_invite(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Make the link that was asked for in one line, or ask what it is for."""
    group = here(context, actor.group_id).group
    wanted = read_invite(command.words, group.settings.perspectives)
    if not isinstance(wanted, InviteWords):
        await context.say(context.chat_id, _not_understood(context, group, wanted))
    elif command.words:
        number, role = wanted.perspective or UNDISCLOSED, wanted.role or Role.MEMBER
        text, buttons = await _new_link(context, group, number, role)
        await context.say(context.chat_id, text, buttons)
    else:
        text = context.speech.say(
            "invite-ask-perspective", group=group.name, example=_example(group)
        )
        await context.say(context.chat_id, text, _perspective_buttons(context, group))


async def on_invite_perspective(
    context: Context, tap: InvitePerspectiveTap, callback: Callback
) -> None:
    """The perspective is chosen; ask for the role."""
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    text = context.speech.say("invite-ask-role", perspective=_brings(context, group, tap.number))
    labels = (
        ("button-role-member", Role.MEMBER),
        ("button-role-facilitator", Role.FACILITATOR),
        ("button-role-admin", Role.ADMIN),
    )
    buttons = [
        [tap_button(context.speech.label(label), InviteRoleTap(tap.group_id, tap.number, role))]
        for label, role in labels
    ]
    await context.edit(callback.message, text, buttons)


async def on_invite_role(context: Context, tap: InviteRoleTap, callback: Callback) -> None:
    """Perspective and role are chosen; the link takes the place of the question."""
    group = here(context, tap.group_id).group
    text, buttons = await _new_link(context, group, tap.number, tap.role)
    await context.answer(callback.query)
    await context.edit(callback.message, text, buttons)


async def on_revoke(context: Context, tap: RevokeTap, callback: Callback) -> None:
    """Nobody joins by this link from now on."""
    actor = Actor(context.chat_id, tap.group_id)
    revoked = await context.flows.inviting.revoke(actor, tap.invitation_id)
    await context.answer(callback.query)
    text_id = "invite-revoked" if revoked else "invite-revoked-before"
    await context.edit(callback.message, context.speech.say(text_id))


async def on_links(context: Context, tap: LinksTap, callback: Callback) -> None:
    """List the links in use, each with a button to take it back."""
    actor = Actor(context.chat_id, tap.group_id)
    active = await context.flows.inviting.invitations(actor)
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    await context.say(
        context.chat_id, _list_text(context, group, active), _list_buttons(context, active)
    )


async def _new_link(
    context: Context, group: Group, number: int, role: Role
) -> tuple[Markup, Buttons]:
    actor = Actor(context.chat_id, group.id)
    made = await context.flows.inviting.invite(actor, perspective=number, role=role)
    text = context.speech.say(
        "invite-made",
        group=group.name,
        role=formatting.role(context.speech, [role]),
        perspective=_brings(context, group, made.invitation.perspective),
        link=context.link(made.code),
        until=formatting.day_at(context.speech, made.invitation.expires_at, group.settings.zone),
    )
    revoke = RevokeTap(group.id, made.invitation.id)
    return text, [
        [tap_button(context.speech.label("button-revoke"), revoke)],
        [tap_button(context.speech.label("button-links-in-use"), LinksTap(group.id))],
    ]


def _not_understood(context: Context, group: Group, wanted: object) -> Markup:
    example = _example(group)
    if not isinstance(wanted, UnknownWords):
        return context.speech.say("invite-two-named", example=example)
    return context.speech.say(
        "invite-unknown-words",
        words=wanted.words[:100],
        perspectives=", ".join(group.settings.perspective_names),
        example=example,
    )


def _perspective_buttons(context: Context, group: Group) -> Buttons:
    chosen = [
        [tap_button(one.name, InvitePerspectiveTap(group.id, one.id))]
        for one in group.settings.perspectives
    ]
    theirs = InvitePerspectiveTap(group.id, UNDISCLOSED)
    return [
        *chosen,
        [tap_button(context.speech.label("button-they-choose"), theirs)],
        [tap_button(context.speech.label("button-links-in-use"), LinksTap(group.id))],
    ]


def _list_text(context: Context, group: Group, active: Sequence[Invitation]) -> str:
    speech, zone = context.speech, group.settings.zone
    if not active:
        return speech.say("invite-list-empty", group=group.name)
    lines = [
        speech.say(
            "invite-list-line",
            number=number,
            role=formatting.role(speech, [one.role]),
            perspective=_brings(context, group, one.perspective),
            until=formatting.day_at(speech, one.expires_at, zone),
        )
        for number, one in enumerate(active, start=1)
    ]
    title = speech.say("invite-list", group=group.name)
    return "\n\n".join([title, "\n".join(lines), speech.say("invite-list-end")])


def _list_buttons(context: Context, active: Sequence[Invitation]) -> Buttons:
    return [
        [
            tap_button(
                context.speech.label("button-revoke-number", number=number),
                RevokeTap(one.group_id, one.id),
            )
        ]
        for number, one in enumerate(active, start=1)
    ]


def _brings(context: Context, group: Group, number: int) -> str:
    return group.settings.perspective_name(number) or context.speech.label("invite-they-choose")


def _example(group: Group) -> str:
    return next(iter(group.settings.perspective_names), "")


ROUTES = Routes(
    commands=(("invite", with_group(on_invite, Role.ADMIN)),),
    taps=(
        on(InvitePerspectiveTap, on_invite_perspective),
        on(InviteRoleTap, on_invite_role),
        on(LinksTap, on_links),
        on(RevokeTap, on_revoke),
    ),
)
