"""One meeting to come: exactly what is asked after it, and how to move it or choose for it."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.meetings.taps import times_code, times_of
from bot.chat.meetings.unclear import choice_label, unclear_reason
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.planning import InThePast, PlannedMeeting, Proposed
from bot.flows.rounds.picking import MeetingCard
from bot.flows.shared.access import Actor
from bot.rules.when.model import Unclear, Understood
from bot.texts.speech import Markup, Speech
from storage.records import AsksByRule, AsksPack, AsksPrompts

MOVING = re.compile(r"move ([0-9a-f]{16}) ?(.*)", re.DOTALL)
"""What stands after /meeting when a meeting's new time is typed."""
_CHOICES = 6


@dataclass(frozen=True)
class CardTap(Tap):
    """Show this meeting."""

    verb: ClassVar[str] = "mu"
    group_id: str
    meeting_id: str


@dataclass(frozen=True)
class AskMoveTap(Tap):
    """This meeting is to be moved; its new time is to be typed."""

    verb: ClassVar[str] = "ma"
    group_id: str
    meeting_id: str


@dataclass(frozen=True)
class MoveTap(Tap):
    """Yes, move it there."""

    verb: ClassVar[str] = "mb"
    group_id: str
    meeting_id: str
    start: int
    """Minutes since 1970, UTC."""
    minutes: int


@dataclass(frozen=True)
class PackForTap(Tap):
    """After this meeting, ask from this pack."""

    verb: ClassVar[str] = "me"
    group_id: str
    meeting_id: str
    pack_id: str


@dataclass(frozen=True)
class PickPageTap(Tap):
    """Show this page of this pack, to pick from."""

    verb: ClassVar[str] = "mh"
    group_id: str
    meeting_id: str
    pack_id: str
    page: int


@dataclass(frozen=True)
class RuleForTap(Tap):
    """After this meeting, ask what the group's rule chooses."""

    verb: ClassVar[str] = "mn"
    group_id: str
    meeting_id: str


@dataclass(frozen=True)
class CancelSeriesTap(Tap):
    """Cancel all meetings to come of this series; first one is asked if one is sure."""

    verb: ClassVar[str] = "mo"
    group_id: str
    series_id: str
    sure: int


async def on_card(context: Context, tap: CardTap, callback: Callback) -> None:
    """Show a meeting."""
    card = await context.flows.picking.card(Actor(context.chat_id, tap.group_id), tap.meeting_id)
    await context.answer(callback.query)
    await context.say(context.chat_id, *_card(context, card))


async def on_pack_for(context: Context, tap: PackForTap, callback: Callback) -> None:
    """The meeting has a pack of its own."""
    actor = Actor(context.chat_id, tap.group_id)
    card = await context.flows.picking.choose(actor, tap.meeting_id, AsksPack(tap.pack_id))
    await context.answer(callback.query)
    await context.edit(callback.message, *_card(context, card))


async def on_rule_for(context: Context, tap: RuleForTap, callback: Callback) -> None:
    """Nothing of its own any more."""
    actor = Actor(context.chat_id, tap.group_id)
    card = await context.flows.picking.choose(actor, tap.meeting_id, AsksByRule())
    await context.answer(callback.query)
    await context.edit(callback.message, *_card(context, card))


async def on_ask_move(context: Context, tap: AskMoveTap, callback: Callback) -> None:
    """Ask for the new time."""
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    question = context.speech.say(
        "meeting-move-ask", example=context.speech.label("meeting-move-hint")
    )
    await _ask_time(context, group.id, tap.meeting_id, question)


async def say_move(context: Context, actor: Actor, meeting_id: str, words: str) -> None:
    """Say back where a meeting would be moved, or ask again; nothing has changed yet."""
    proposed = await context.flows.planning.understand(actor, words, moving=meeting_id)
    if isinstance(proposed, Proposed) and proposed.meant.repeat is None:
        meant, zone = proposed.meant, proposed.group.settings.zone
        when = formatting.meeting(context.speech, meant.starts_at, meant.ends_at, zone)
        yes = tap_button(context.speech.label("button-move-it"), _move_to(actor, meeting_id, meant))
        await context.say(
            context.chat_id, context.speech.say("meeting-move-confirm", when=when), [[yes]]
        )
        return
    reason = context.speech.say("meeting-move-once")
    if isinstance(proposed, Unclear):
        reason = unclear_reason(context.speech, proposed)
        choices = [
            [
                tap_button(
                    choice_label(context.speech, one, proposed.reason),
                    _move_to(actor, meeting_id, one),
                )
            ]
            for one in proposed.meetings[:_CHOICES]
            if one.repeat is None
        ]
        if choices:
            text = context.speech.say("meeting-move-choose", reason=reason)
            await context.say(context.chat_id, text, choices)
            return
    hint = context.speech.label("meeting-move-hint")
    question = context.speech.say("meeting-move-again", reason=reason, example=hint)
    await _ask_time(context, actor.group_id, meeting_id, question)


async def _ask_time(context: Context, group_id: str, meeting_id: str, question: Markup) -> None:
    hint, begun = context.speech.label("meeting-move-hint"), f"move {meeting_id}"
    await context.ask_for_words("meeting", question, hint, group_id, begun=begun)


def _move_to(actor: Actor, meeting_id: str, meant: Understood) -> MoveTap:
    return MoveTap(actor.group_id, meeting_id, *times_code(meant))


async def on_move(context: Context, tap: MoveTap, callback: Callback) -> None:
    """Move it."""
    times = times_of(tap.start, tap.minutes)
    if times is None:
        await context.answer(callback.query)
        await context.edit(callback.message, context.speech.say("meeting-too-old"))
        return
    moved = await context.flows.planning.move(
        Actor(context.chat_id, tap.group_id), tap.meeting_id, *times
    )
    await context.answer(callback.query)
    if isinstance(moved, PlannedMeeting):
        zone = moved.group.settings.zone
        when = formatting.meeting(context.speech, *times, zone)
        opens = formatting.moment(context.speech, moved.opens_at, zone, context.clock())
        text = context.speech.say("meeting-moved", when=when, opens=opens)
    else:
        past = isinstance(moved, InThePast)
        text = context.speech.say("meeting-in-the-past" if past else "meeting-too-late")
    await context.edit(callback.message, text)


async def on_cancel_series(context: Context, tap: CancelSeriesTap, callback: Callback) -> None:
    """Cancel all of a series, or ask whether they are sure."""
    actor = Actor(context.chat_id, here(context, tap.group_id).group.id)
    await context.answer(callback.query)
    if not tap.sure:
        sure = CancelSeriesTap(tap.group_id, tap.series_id, 1)
        yes = tap_button(context.speech.label("button-cancel-series-yes"), sure)
        await context.say(context.chat_id, context.speech.say("meeting-cancel-series-ask"), [[yes]])
        return
    cancelled = await context.flows.planning.cancel_series(actor, tap.series_id)
    text = context.speech.say("meeting-series-cancelled", count=len(cancelled))
    await context.edit(callback.message, text)


def _card(context: Context, card: MeetingCard | None) -> tuple[Markup, Buttons]:
    speech = context.speech
    if card is None:
        return speech.say("meeting-too-late"), []
    meeting, zone = card.meeting, card.group.settings.zone
    wordings = [
        speech.say("meeting-card-line", wording=prompt.wording) for _, prompt in card.chosen
    ]
    text = speech.say(
        "meeting-card" if card.chosen else "meeting-card-nothing",
        title=meeting.title,
        when=formatting.meeting(speech, meeting.starts_at, meeting.ends_at, zone),
        opens=formatting.moment(speech, card.opens_at, zone, context.clock()),
        questions=Markup("\n".join(wordings)),
    )
    return text, _card_buttons(speech, card)


def _card_buttons(speech: Speech, card: MeetingCard) -> Buttons:
    meeting, label = card.meeting, speech.label
    ids, own = (meeting.group_id, meeting.id), isinstance(meeting.asks, AsksPrompts)
    from_now = set() if own else {ref.partition("/")[0] for ref, _ in card.chosen}
    first = card.chosen[0][0].partition("/")[0] if card.chosen else card.packs[0].id
    rows = [
        [tap_button(label("button-move"), AskMoveTap(*ids))],
        [tap_button(label("button-pick-prompts"), PickPageTap(*ids, first, 0))],
    ]
    rows += [
        [tap_button(label("button-ask-from", pack=pack.title), PackForTap(*ids, pack.id))]
        for pack in card.packs
        if {pack.id} != from_now
    ]
    if not isinstance(meeting.asks, AsksByRule):
        rows.append([tap_button(label("button-ask-by-rule"), RuleForTap(*ids))])
    if meeting.series_id is not None:
        all_of_it = CancelSeriesTap(meeting.group_id, meeting.series_id, 0)
        rows.append([tap_button(label("button-cancel-series"), all_of_it)])
    return rows


ROUTES = Routes(
    taps=(
        on(CardTap, on_card),
        on(PackForTap, on_pack_for),
        on(RuleForTap, on_rule_for),
        on(AskMoveTap, on_ask_move),
        on(MoveTap, on_move),
        on(CancelSeriesTap, on_cancel_series),
    )
)
