"""What every member may know about their group, and their own place in it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.people.profile import After, ask_answers_too, ask_perspective
from bot.flows.people.facts import GroupFacts, Membership
from bot.flows.shared.access import Who
from bot.texts.speech import Markup

MEETINGS_SHOWN = 5


@dataclass(frozen=True)
class MyPerspectiveTap(Tap):
    """Ask me again which perspective I bring."""

    verb: ClassVar[str] = "mv"
    group_id: str


@dataclass(frozen=True)
class MyQuestionsTap(Tap):
    """Ask me again whether I answer prompts."""

    verb: ClassVar[str] = "mq"
    group_id: str


async def on_group(desk: Desk, who: Who, call: Call) -> None:
    """The group's card, with what the person can change about themselves."""
    facts = await desk.flows.knowing.about(who)
    mine = here(desk, who.group_id)
    parts: list[str] = [_card(desk, facts, mine), *_warnings(desk, facts)]
    parts.extend(_meetings(desk, facts))
    if facts.group.linked_chat is not None:
        parts.append(desk.speech.say("group-linked"))
    if facts.group.settings.human_contact:
        contact = facts.group.settings.human_contact
        parts.append(desk.speech.say("group-contact", contact=contact))
    await desk.say(desk.chat_id, "\n\n".join(parts), _buttons(desk, mine))


async def on_my_perspective(desk: Desk, tap: MyPerspectiveTap, touch: Touch) -> None:
    """Ask for the perspective again."""
    group = here(desk, tap.group_id).group
    await desk.answer(touch.query)
    await ask_perspective(desk, group, After.NOTHING)


async def on_my_questions(desk: Desk, tap: MyQuestionsTap, touch: Touch) -> None:
    """Ask again whether they answer too."""
    group = here(desk, tap.group_id).group
    await desk.answer(touch.query)
    await ask_answers_too(desk, group, After.NOTHING)


def _card(desk: Desk, facts: GroupFacts, mine: Membership) -> Markup:
    speech, settings = desk.speech, facts.group.settings
    gets = "group-gets-questions" if mine.member.gets_prompts else "group-gets-no-questions"
    until = mine.member.paused_until
    questions = speech.say(gets)
    if until is not None and until > desk.clock():
        shown = formatting.day_at(speech, until, settings.zone)
        questions = speech.say("group-on-break", until=shown)
    return speech.say(
        "group-card",
        group=facts.group.name,
        people=facts.people,
        admins=facts.admins,
        facilitators=facts.facilitators,
        role=formatting.role(speech, mine.member.roles),
        perspective=formatting.perspective(speech, settings, mine.member.perspective),
        questions=questions,
        k=settings.k,
        day=formatting.weekday(speech, settings.weekly_day),
        time=formatting.clock(settings.weekly_time),
        zone=settings.zone,
        opens=formatting.moment(speech, facts.opens_at, settings.zone),
    )


def _warnings(desk: Desk, facts: GroupFacts) -> list[Markup]:
    speech, group = desk.speech, facts.group
    warnings = []
    if facts.people < group.settings.k:
        warnings.append(speech.say("group-too-few", k=group.settings.k))
    if group.paused_until is not None and group.paused_until > desk.clock():
        shown = formatting.day_at(speech, group.paused_until, group.settings.zone)
        warnings.append(speech.say("group-paused", until=shown))
    return warnings


def _meetings(desk: Desk, facts: GroupFacts) -> list[str]:
    if not facts.meetings:
        return [desk.speech.say("group-no-meetings")]
    zone = facts.group.settings.zone
    lines = [
        desk.speech.say(
            "group-meeting-line",
            when=formatting.meeting(desk.speech, one.starts_at, one.ends_at, zone),
            title=one.title,
        )
        for one in facts.meetings[:MEETINGS_SHOWN]
    ]
    return ["\n".join([desk.speech.say("group-meetings"), *lines])]


def _buttons(desk: Desk, mine: Membership) -> Buttons:
    label, member = desk.speech.label, mine.member
    mine_to_change = [
        [tap_button(label("button-my-perspective"), MyPerspectiveTap(member.group_id))]
    ]
    if member.is_admin or member.is_facilitator:
        questions = MyQuestionsTap(member.group_id)
        mine_to_change.append([tap_button(label("button-my-questions"), questions)])
    return mine_to_change


ROUTES = Routes(
    commands=(("group", with_group(on_group)),),
    taps=(on(MyPerspectiveTap, on_my_perspective), on(MyQuestionsTap, on_my_questions)),
)
