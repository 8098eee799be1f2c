"""What people say about themselves: the perspective they bring, and whether they answer too."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.formatting import paragraphs
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Actor
from bot.rules.disclosure import people_needed
from bot.texts.speech import Markup
from storage.records import UNDISCLOSED, Group, Member, Perspective

EXPLAINED = frozenset({"lxp", "professional", "manager"})
"""Perspectives that say too little by their names alone."""


class After(StrEnum):
    """What somebody was doing when they were asked, and so what comes next."""

    NOTHING = "n"
    JOINED = "j"
    FOUNDED = "f"


@dataclass(frozen=True)
class PerspectiveTap(Tap):
    """This is the perspective I bring; 0 is "rather not say"."""

    verb: ClassVar[str] = "pv"
    group_id: str
    number: int
    after: After


@dataclass(frozen=True)
class AnswersTooTap(Tap):
    """Whether somebody who runs the group answers its prompts too."""

    verb: ClassVar[str] = "pa"
    group_id: str
    yes: int
    after: After


async def go_on_after_joining(context: Context, member: Member, group: Group, after: After) -> None:
    """Ask what is not known yet, one thing at a time, and then say what comes next."""
    if member.perspective == UNDISCLOSED and group.settings.perspectives:
        await ask_perspective(context, group, after)
    else:
        await _go_on_after_perspective(context, member, group, after)


async def ask_perspective(context: Context, group: Group, after: After) -> None:
    """Ask by buttons, from the group's own list."""
    none = Perspective(UNDISCLOSED, context.speech.label("button-rather-not-say"))
    buttons: Buttons = [
        [tap_button(one.name, PerspectiveTap(group.id, one.id, after))]
        for one in (*group.settings.perspectives, none)
    ]
    text = paragraphs(
        context.speech.say("perspective-ask", group=group.name), _meanings(context, group)
    )
    await context.say(context.chat_id, text, buttons)


def _meanings(context: Context, group: Group) -> Markup:
    """What the usual perspectives are, where the group has them; others are the group's own."""
    names = [one.name for one in group.settings.perspectives if one.name.lower() in EXPLAINED]
    lines = [context.speech.say(f"perspective-means-{name.lower()}", name=name) for name in names]
    return Markup("\n".join(lines))


async def ask_answers_too(context: Context, group: Group, after: After) -> None:
    """Ask those who run the group whether they get prompts."""
    speech = context.speech
    buttons: Buttons = [
        [tap_button(speech.label("button-answers-yes"), AnswersTooTap(group.id, 1, after))],
        [tap_button(speech.label("button-answers-no"), AnswersTooTap(group.id, 0, after))],
    ]
    await context.say(context.chat_id, speech.say("answers-too-ask", group=group.name), buttons)


async def on_perspective(context: Context, tap: PerspectiveTap, callback: Callback) -> None:
    """Keep the perspective; it may have gone from the group's list meanwhile."""
    group = here(context, tap.group_id).group
    if tap.number != UNDISCLOSED and not group.settings.has_perspective(tap.number):
        await context.answer(callback.query)
        await context.edit(callback.message, context.speech.say("perspective-gone"))
        return
    actor = Actor(context.chat_id, tap.group_id)
    member = await context.flows.joining.describe_self(actor, perspective=tap.number)
    await context.answer(callback.query)
    name = formatting.perspective(context.speech, group.settings, member.perspective)
    await context.edit(callback.message, context.speech.say("perspective-kept", perspective=name))
    await _go_on_after_perspective(context, member, group, tap.after)


async def on_answers_too(context: Context, tap: AnswersTooTap, callback: Callback) -> None:
    """Keep whether they get prompts."""
    group = here(context, tap.group_id).group
    actor = Actor(context.chat_id, tap.group_id)
    member = await context.flows.joining.describe_self(actor, gets_prompts=tap.yes == 1)
    await context.answer(callback.query)
    text_id = "answers-too-yes" if member.gets_prompts else "answers-too-no"
    await context.edit(callback.message, context.speech.say(text_id, group=group.name))
    await _say_what_comes_next(context, member, group, tap.after)


async def _go_on_after_perspective(
    context: Context, member: Member, group: Group, after: After
) -> None:
    if after is After.NOTHING:
        return
    if member.is_admin or member.is_facilitator:
        await ask_answers_too(context, group, after)
    else:
        await _say_what_comes_next(context, member, group, after)


async def _say_what_comes_next(
    context: Context, member: Member, group: Group, after: After
) -> None:
    speech, settings = context.speech, group.settings
    if after is After.NOTHING:
        return
    if after is After.FOUNDED:
        await context.say(
            context.chat_id,
            speech.say("newgroup-next", k=settings.k, needed=people_needed(settings.k)),
        )
        return
    text_id = "join-next" if member.gets_prompts else "join-next-no-questions"
    weekday = formatting.weekday(speech, settings.weekly_day)
    at = formatting.clock(settings.weekly_time)
    lines = [speech.say(text_id, prompts=settings.prompts_per_round, day=weekday, time=at)]
    if member.is_facilitator:
        lines.append(speech.say("join-next-facilitator"))
    if member.is_admin:
        lines.append(speech.say("join-next-admin"))
    await context.say(context.chat_id, "\n\n".join(lines))


ROUTES = Routes(taps=(on(PerspectiveTap, on_perspective), on(AnswersTooTap, on_answers_too)))
