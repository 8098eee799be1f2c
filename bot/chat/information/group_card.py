"""What every member may know about their group, and their own place in it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.people.profile import After, ask_answers_too, ask_perspective
from bot.flows.people.facts import GroupFacts, Membership
from bot.flows.shared.access import Actor
from bot.rules.disclosure import people_needed
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


async def on_group(context: Context, actor: Actor, command: ChatCommand) -> None:
    """The group's card, with what the person can change about themselves."""
    facts = await context.flows.knowing.about(actor)
    mine = here(context, actor.group_id)
    parts: list[str] = [_card(context, facts, mine), *_warnings(context, facts)]
    parts.extend(_meetings(context, facts))
    if facts.group.linked_chat is not None:
        parts.append(context.speech.say("group-linked"))
    if facts.group.settings.human_contact:
        contact = facts.group.settings.human_contact
        parts.append(context.speech.say("group-contact", contact=contact))
    await context.say(context.chat_id, "\n\n".join(parts), _buttons(context, mine))


async def on_my_perspective(context: Context, tap: MyPerspectiveTap, callback: Callback) -> None:
    """Ask for the perspective again."""
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    await ask_perspective(context, group, After.NOTHING)


async def on_my_questions(context: Context, tap: MyQuestionsTap, callback: Callback) -> None:
    """Ask again whether they answer too."""
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    await ask_answers_too(context, group, After.NOTHING)


def _card(context: Context, facts: GroupFacts, mine: Membership) -> Markup:
    speech, settings = context.speech, facts.group.settings
    gets = "group-gets-questions" if mine.member.gets_prompts else "group-gets-no-questions"
    until = mine.member.paused_until
    questions = speech.say(gets)
    if until is not None and until > context.clock():
        shown = formatting.day_at(speech, until, settings.zone)
        questions = speech.say("group-on-break", until=shown)
    return speech.say(
        "group-card",
        group=facts.group.name,
        people=facts.people,
        members=facts.only_members,
        admins=facts.admins,
        facilitators=facts.facilitators,
        role=formatting.role(speech, mine.member.roles),
        perspective=formatting.perspective(speech, settings, mine.member.perspective),
        questions=questions,
        k=settings.k,
        day=formatting.weekday(speech, settings.weekly_day),
        time=formatting.clock(settings.weekly_time),
        zone=settings.zone,
        opens=formatting.moment(speech, facts.opens_at, settings.zone, context.clock()),
    )


def _warnings(context: Context, facts: GroupFacts) -> list[Markup]:
    speech, group = context.speech, facts.group
    warnings = []
    needed = people_needed(group.settings.k)
    if facts.people < needed:
        warnings.append(speech.say("group-too-few", needed=needed))
    if group.paused_until is not None and group.paused_until > context.clock():
        shown = formatting.day_at(speech, group.paused_until, group.settings.zone)
        warnings.append(speech.say("group-paused", until=shown))
    return warnings


def _meetings(context: Context, facts: GroupFacts) -> list[str]:
    if not facts.meetings:
        return [context.speech.say("group-no-meetings")]
    zone = facts.group.settings.zone
    lines = [
        context.speech.say(
            "group-meeting-line",
            when=formatting.meeting(context.speech, one.starts_at, one.ends_at, zone),
            title=one.title,
        )
        for one in facts.meetings[:MEETINGS_SHOWN]
    ]
    return ["\n".join([context.speech.say("group-meetings"), *lines])]


def _buttons(context: Context, mine: Membership) -> Buttons:
    label, member = context.speech.label, mine.member
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
