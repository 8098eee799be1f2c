"""Single prompts for one meeting, picked by buttons out of any pack.

What is picked stands with the meeting and nowhere else, so that buttons still mean the same after a
restart, and two taps on one of them pick once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.meetings.card import CardTap, PickPageTap
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import Page, page_of, rows, turns
from bot.chat.messages.taps import Tap
from bot.flows.rounds.choosing import MOST_CHOSEN, picked
from bot.flows.rounds.picking import TooManyPicked
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup, Speech
from prompts.model import Pack, find_prompt, prompt_ref
from storage.records import Meeting

PROMPTS_A_PAGE = 6
"""With three picked above them and the longest wordings, below Telegram's 4096 characters."""
_DIGITS = 8


@dataclass(frozen=True)
class PickTap(Tap):
    """Ask this prompt after the meeting, or leave it out."""

    verb: ClassVar[str] = "mi"
    group_id: str
    meeting_id: str
    prompt: str
    """The beginning of a hash of its full name, which may be too long for a button."""
    wanted: int


async def on_pick_page(context: Context, tap: PickPageTap, callback: Callback) -> None:
    """Show what can be picked."""
    meeting = await _meeting(context, tap.group_id, tap.meeting_id)
    packs = await context.flows.asking.prompts(Actor(context.chat_id, tap.group_id))
    await context.answer(callback.query)
    pack = next((one for one in packs if one.id == tap.pack_id), packs[0])
    await _show(context, callback, meeting, packs, (pack, tap.page))


async def on_pick(context: Context, tap: PickTap, callback: Callback) -> None:
    """Pick it, or leave it out, and show the same page again."""
    actor = Actor(context.chat_id, tap.group_id)
    packs = await context.flows.asking.prompts(actor)
    found = _found(packs, tap.prompt)
    if found is None:
        await context.answer(callback.query, context.speech.label("pick-gone"), alert=True)
        return
    pack, number = found
    ref = prompt_ref(pack, pack.prompts[number])
    meeting = await context.flows.picking.pick(actor, tap.meeting_id, ref, wanted=bool(tap.wanted))
    if isinstance(meeting, TooManyPicked):
        label = context.speech.label("pick-too-many", most=meeting.most)
        await context.answer(callback.query, label, alert=True)
        return
    await context.answer(callback.query)
    await _show(context, callback, meeting, packs, (pack, number // PROMPTS_A_PAGE))


async def _show(
    context: Context,
    callback: Callback,
    meeting: Meeting | None,
    packs: Sequence[Pack],
    place: tuple[Pack, int],
) -> None:
    if meeting is None:
        await context.edit(callback.message, context.speech.say("meeting-too-late"))
        return
    pack, page = place[0], page_of(range(len(place[0].prompts)), place[1], PROMPTS_A_PAGE)
    text = picking_text(context.speech, meeting, packs, pack, page)
    await context.edit(callback.message, text, _buttons(context.speech, meeting, packs, pack, page))


async def _meeting(context: Context, group_id: str, meeting_id: str) -> Meeting | None:
    group = admins_group(context, group_id)
    planned = await context.flows.planning.meetings(Actor(context.chat_id, group.id))
    return next((one.meeting for one in planned if one.meeting.id == meeting_id), None)


def picking_text(
    speech: Speech, meeting: Meeting, packs: Sequence[Pack], pack: Pack, page: Page[int]
) -> Markup:
    """What is picked for the meeting, and the prompts on this page of the pack."""
    parts: list[str] = [speech.say("pick-title", title=meeting.title, most=MOST_CHOSEN)]
    chosen = [found[1] for ref in picked(meeting.asks) if (found := find_prompt(packs, ref))]
    lines = [speech.say("meeting-card-line", wording=prompt.wording) for prompt in chosen]
    if lines:
        parts.append("\n".join([speech.say("pick-picked"), *lines]))
    else:
        parts.append(speech.say("pick-none"))
    numbered = [
        speech.say("pick-line", number=number + 1, wording=pack.prompts[number].wording)
        for number in page.items
    ]
    parts.append("\n".join([speech.say("pick-from", pack=pack.title), *numbered]))
    return Markup("\n\n".join(parts))


def _buttons(
    speech: Speech, meeting: Meeting, packs: Sequence[Pack], pack: Pack, page: Page[int]
) -> Buttons:
    label, place = speech.label, (meeting.group_id, meeting.id)
    chosen, picks = picked(meeting.asks), []
    for number in page.items:
        ref = prompt_ref(pack, pack.prompts[number])
        wanted = ref not in chosen
        text = label("button-pick" if wanted else "button-unpick", number=number + 1)
        picks.append(tap_button(text, PickTap(*place, _short(ref), int(wanted))))
    turning = turns(
        page,
        lambda to: PickPageTap(*place, pack.id, to),
        back=label("button-earlier"),
        on=label("button-more"),
    )
    others = [
        [tap_button(label("button-see-pack", pack=one.title), PickPageTap(*place, one.id, 0))]
        for one in packs
        if one.id != pack.id
    ]
    done = [tap_button(label("button-picked"), CardTap(*place))]
    return [*rows(picks, 2), *turning, *others, done]


def _short(ref: str) -> str:
    return sha256(ref.encode()).hexdigest()[:_DIGITS]


def _found(packs: Sequence[Pack], short: str) -> tuple[Pack, int] | None:
    """The pack, and the prompt's number in it."""
    each = ((pack, number) for pack in packs for number in range(len(pack.prompts)))
    return next(
        (one for one in each if _short(prompt_ref(one[0], one[0].prompts[one[1]])) == short), None
    )


ROUTES = Routes(taps=(on(PickPageTap, on_pick_page), on(PickTap, on_pick)))
