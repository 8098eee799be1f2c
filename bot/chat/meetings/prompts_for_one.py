"""Single prompts for one meeting, picked by buttons out of any pack.

What is picked stands with the meeting and nowhere else, so that buttons still mean the same after a
restart, and two taps on one of them pick once.
"""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.meetings.card import CardTap, PickPageTap
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import Page, page_of, rows, turns
from bot.chat.messages.taps import Tap
from bot.flows.rounds.choosing import MOST_CHOSEN
from bot.flows.rounds.picking import PromptGone, TooManyPicked, ToPickFrom, prompt_code
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup, Speech
from prompts.model import find_prompt, prompt_ref
from storage.records import AsksPrompts, Meeting

PROMPTS_A_PAGE = 6
"""With three picked above them and the longest wordings, below Telegram's 4096 characters."""


@dataclass(frozen=True)
class PickTap(Tap):
    """Ask this prompt after the meeting, or leave it out."""

    verb: ClassVar[str] = "mi"
    group_id: str
    meeting_id: str
    prompt: str
    """As prompt_code makes it."""
    wanted: int


async def on_pick_page(context: Context, tap: PickPageTap, callback: Callback) -> None:
    """Show what can be picked."""
    actor = Actor(context.chat_id, tap.group_id)
    found = await context.flows.picking.look(actor, tap.meeting_id, tap.pack_id)
    await context.answer(callback.query)
    await _show(context, callback, found, tap.page)


async def on_pick(context: Context, tap: PickTap, callback: Callback) -> None:
    """Pick it, or leave it out, and show the same page again."""
    actor = Actor(context.chat_id, tap.group_id)
    found = await context.flows.picking.pick(
        actor, tap.meeting_id, tap.prompt, wanted=bool(tap.wanted)
    )
    if isinstance(found, PromptGone):
        await context.answer(callback.query, context.speech.label("pick-gone"), alert=True)
        return
    if isinstance(found, TooManyPicked):
        label = context.speech.label("pick-too-many", most=found.most)
        await context.answer(callback.query, label, alert=True)
        return
    await context.answer(callback.query)
    await _show(context, callback, found, found.number // PROMPTS_A_PAGE if found else 0)


async def _show(
    context: Context, callback: Callback, found: ToPickFrom | None, number: int
) -> None:
    if found is None:
        await context.edit(callback.message, context.speech.say("meeting-too-late"))
        return
    page = page_of(range(len(found.pack.prompts)), number, PROMPTS_A_PAGE)
    text = picking_text(context.speech, found, page)
    await context.edit(callback.message, text, _buttons(context.speech, found, page))


def picking_text(speech: Speech, found: ToPickFrom, page: Page[int]) -> Markup:
    """What is picked for the meeting, and the prompts on this page of the pack."""
    parts: list[str] = [speech.say("pick-title", title=found.meeting.title, most=MOST_CHOSEN)]
    named = (find_prompt(found.packs, ref) for ref in _picked(found.meeting))
    chosen = [one[1] for one in named if one is not None]
    lines = [speech.say("meeting-card-line", wording=prompt.wording) for prompt in chosen]
    if lines:
        parts.append("\n".join([speech.say("pick-picked"), *lines]))
    else:
        parts.append(speech.say("pick-none"))
    numbered = [
        speech.say("pick-line", number=number + 1, wording=found.pack.prompts[number].wording)
        for number in page.items
    ]
    parts.append("\n".join([speech.say("pick-from", pack=found.pack.title), *numbered]))
    return Markup("\n\n".join(parts))


def _buttons(speech: Speech, found: ToPickFrom, page: Page[int]) -> Buttons:
    meeting, pack = found.meeting, found.pack
    label, ids = speech.label, (meeting.group_id, meeting.id)
    chosen, picks = _picked(meeting), []
    for number in page.items:
        ref = prompt_ref(pack, pack.prompts[number])
        wanted = ref not in chosen
        text = label("button-pick" if wanted else "button-unpick", number=number + 1)
        picks.append(tap_button(text, PickTap(*ids, prompt_code(ref), int(wanted))))
    turning = turns(
        page,
        lambda to: PickPageTap(*ids, pack.id, to),
        back=label("button-earlier"),
        on=label("button-more"),
    )
    others = [
        [tap_button(label("button-see-pack", pack=one.title), PickPageTap(*ids, one.id, 0))]
        for one in found.packs
        if one.id != pack.id
    ]
    done = [tap_button(label("button-picked"), CardTap(*ids))]
    return [*rows(picks, 2), *turning, *others, done]


def _picked(meeting: Meeting) -> tuple[str, ...]:
    return meeting.asks.refs if isinstance(meeting.asks, AsksPrompts) else ()


ROUTES = Routes(taps=(on(PickPageTap, on_pick_page), on(PickTap, on_pick)))
