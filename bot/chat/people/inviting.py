"""Links for new people: made by perspective and role, listed, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.people.invite_words import InviteWords, UnknownWords, read_invite
from bot.flows.shared.access import Who
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


async def on_invite(desk: Desk, who: Who, call: Call) -> None:
    """Make the link that was asked for in one line, or ask what it is for."""
    group = here(desk, who.group_id).group
    wanted = read_invite(call.words, group.settings.perspectives)
    if not isinstance(wanted, InviteWords):
        await desk.say(desk.chat_id, _not_understood(desk, group, wanted))
    elif call.words:
        number, role = wanted.perspective or UNDISCLOSED, wanted.role or Role.MEMBER
        text, buttons = await _new_link(desk, group, number, role)
        await desk.say(desk.chat_id, text, buttons)
    else:
        text = desk.speech.say("invite-ask-perspective", group=group.name, example=_example(group))
        await desk.say(desk.chat_id, text, _perspective_buttons(desk, group))


async def on_invite_perspective(desk: Desk, tap: InvitePerspectiveTap, touch: Touch) -> None:
    """The perspective is chosen; ask for the role."""
    group = here(desk, tap.group_id).group
    await desk.answer(touch.query)
    text = desk.speech.say("invite-ask-role", perspective=_brings(desk, group, tap.number))
    labels = (
        ("button-role-member", Role.MEMBER),
        ("button-role-facilitator", Role.FACILITATOR),
        ("button-role-admin", Role.ADMIN),
    )
    buttons = [
        [tap_button(desk.speech.label(label), InviteRoleTap(tap.group_id, tap.number, role))]
        for label, role in labels
    ]
    await desk.edit(touch.message, text, buttons)


async def on_invite_role(desk: Desk, tap: InviteRoleTap, touch: Touch) -> None:
    """Perspective and role are chosen; the link takes the place of the question."""
    group = here(desk, tap.group_id).group
    text, buttons = await _new_link(desk, group, tap.number, tap.role)
    await desk.answer(touch.query)
    await desk.edit(touch.message, text, buttons)


async def on_revoke(desk: Desk, tap: RevokeTap, touch: Touch) -> None:
    """Nobody joins by this link from now on."""
    who = Who(desk.chat_id, tap.group_id)
    revoked = await desk.flows.joining.revoke(who, tap.invitation_id)
    await desk.answer(touch.query)
    text_id = "invite-revoked" if revoked else "invite-revoked-before"
    await desk.edit(touch.message, desk.speech.say(text_id))


async def on_links(desk: Desk, tap: LinksTap, touch: Touch) -> None:
    """List the links in use, each with a button to take it back."""
    who = Who(desk.chat_id, tap.group_id)
    active = await desk.flows.joining.invitations(who)
    group = here(desk, tap.group_id).group
    await desk.answer(touch.query)
    await desk.say(desk.chat_id, _list_text(desk, group, active), _list_buttons(desk, active))


async def _new_link(desk: Desk, group: Group, number: int, role: Role) -> tuple[Markup, Buttons]:
    who = Who(desk.chat_id, group.id)
    made = await desk.flows.joining.invite(who, perspective=number, role=role)
    text = desk.speech.say(
        "invite-made",
        group=group.name,
        role=formatting.role(desk.speech, [role]),
        perspective=_brings(desk, group, made.invitation.perspective),
        link=desk.link(made.code),
        until=formatting.day_at(desk.speech, made.invitation.expires_at, group.settings.zone),
    )
    revoke = RevokeTap(group.id, made.invitation.id)
    return text, [
        [tap_button(desk.speech.label("button-revoke"), revoke)],
        [tap_button(desk.speech.label("button-links-in-use"), LinksTap(group.id))],
    ]


def _not_understood(desk: Desk, group: Group, wanted: object) -> Markup:
    example = _example(group)
    if not isinstance(wanted, UnknownWords):
        return desk.speech.say("invite-two-named", example=example)
    return desk.speech.say(
        "invite-unknown-words",
        words=wanted.words[:100],
        perspectives=", ".join(group.settings.perspectives),
        example=example,
    )


def _perspective_buttons(desk: Desk, group: Group) -> Buttons:
    chosen = [
        [tap_button(name, InvitePerspectiveTap(group.id, number))]
        for number, name in enumerate(group.settings.perspectives, start=1)
    ]
    theirs = InvitePerspectiveTap(group.id, UNDISCLOSED)
    return [
        *chosen,
        [tap_button(desk.speech.label("button-they-choose"), theirs)],
        [tap_button(desk.speech.label("button-links-in-use"), LinksTap(group.id))],
    ]


def _list_text(desk: Desk, group: Group, active: Sequence[Invitation]) -> str:
    speech, zone = desk.speech, group.settings.zone
    if not active:
        return speech.say("invite-list-empty", group=group.name)
    lines = [
        speech.say(
            "invite-list-line",
            number=number,
            role=formatting.role(speech, [one.role]),
            perspective=_brings(desk, group, one.perspective),
            until=formatting.day_at(speech, one.expires_at, zone),
        )
        for number, one in enumerate(active, start=1)
    ]
    title = speech.say("invite-list", group=group.name)
    return "\n\n".join([title, "\n".join(lines), speech.say("invite-list-end")])


def _list_buttons(desk: Desk, active: Sequence[Invitation]) -> Buttons:
    return [
        [
            tap_button(
                desk.speech.label("button-revoke-number", number=number),
                RevokeTap(one.group_id, one.id),
            )
        ]
        for number, one in enumerate(active, start=1)
    ]


def _brings(desk: Desk, group: Group, number: int) -> str:
    if not 0 < number <= len(group.settings.perspectives):
        return desk.speech.label("invite-they-choose")
    return group.settings.perspectives[number - 1]


def _example(group: Group) -> str:
    return group.settings.perspectives[0] if group.settings.perspectives else ""


ROUTES = Routes(
    commands=(("invite", with_group(on_invite, Role.ADMIN)),),
    taps=(
        on(InvitePerspectiveTap, on_invite_perspective),
        on(InviteRoleTap, on_invite_role),
        on(LinksTap, on_links),
        on(RevokeTap, on_revoke),
    ),
)
