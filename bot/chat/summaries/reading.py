"""Reading what was published: the same words and chart that everybody got."""

import asyncio
from collections.abc import Sequence
from datetime import date

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.outgoing.letters import Letter
from bot.chat.summaries.letters import summary_letters, whole_letters
from bot.chat.summaries.taps import SummariesTap, SummaryTap, WholeTap
from bot.chat.summaries.theme_search import by_theme_button, find_summaries
from bot.flows.shared.access import Who
from bot.texts.speech import Markup
from storage.records import Group, Role, StoredSummary

SUMMARIES_A_PAGE = 8


async def on_summary(desk: Desk, who: Who, call: Call) -> None:
    """The latest summary."""
    stored = await desk.flows.reading.latest(who)
    if stored is None:
        await desk.say(desk.chat_id, _none_yet(desk, here(desk, who.group_id).group))
    else:
        await send_summary(desk, stored)


async def on_summaries(desk: Desk, who: Who, call: Call) -> None:
    """The list of all summaries, newest first; with words, those with such a theme."""
    if call.words:
        await find_summaries(desk, who, call.words)
        return
    stored = await desk.flows.reading.all(who)
    if not stored:
        await desk.say(desk.chat_id, _none_yet(desk, here(desk, who.group_id).group))
        return
    text = _list_text(desk, here(desk, who.group_id).group, stored, 0)
    await desk.say(desk.chat_id, text, _list_buttons(desk, stored, 0))


async def on_summaries_page(desk: Desk, tap: SummariesTap, touch: Touch) -> None:
    """Another page of the list."""
    stored = await desk.flows.reading.all(Who(desk.chat_id, tap.group_id))
    group = here(desk, tap.group_id).group
    page = min(max(tap.page, 0), _pages(stored) - 1)
    await desk.answer(touch.query)
    text = _list_text(desk, group, stored, page)
    await desk.edit(touch.message, text, _list_buttons(desk, stored, page))


async def on_summary_tap(desk: Desk, tap: SummaryTap, touch: Touch) -> None:
    """The summary that was chosen from the list."""
    who = Who(desk.chat_id, tap.group_id)
    stored = await desk.flows.reading.one(who, tap.summary_id)
    await desk.answer(touch.query)
    if stored is None:
        await desk.say(desk.chat_id, desk.speech.say("summary-gone"))
    else:
        await send_summary(desk, stored)


async def on_whole_tap(desk: Desk, tap: WholeTap, touch: Touch) -> None:
    """All of a summary, in the chat."""
    stored = await desk.flows.reading.one(Who(desk.chat_id, tap.group_id), tap.summary_id)
    await desk.answer(touch.query)
    if stored is None:
        await desk.say(desk.chat_id, desk.speech.say("summary-gone"))
    else:
        await _send(desk, await asyncio.to_thread(whole_letters, stored, desk.speech))


async def send_summary(desk: Desk, stored: StoredSummary) -> None:
    """A summary as it was published. Raises BadSummary."""
    # Drawing takes a moment, and others are being answered meanwhile.
    await _send(desk, await asyncio.to_thread(summary_letters, stored, desk.speech, private=True))


async def _send(desk: Desk, letters: Sequence[Letter]) -> None:
    for letter in letters:
        if letter.picture is not None:
            await desk.show(desk.chat_id, letter.picture, letter.html)
        elif letter.file is not None:
            await desk.hand(desk.chat_id, *letter.file, letter.html)
        else:
            await desk.say(desk.chat_id, letter.html, letter.buttons)


def _none_yet(desk: Desk, group: Group) -> Markup:
    return desk.speech.say(
        "summary-none",
        group=group.name,
        day=formatting.weekday(desk.speech, group.settings.weekly_day),
        time=formatting.clock(group.settings.weekly_time),
        k=group.settings.k,
    )


def _list_text(desk: Desk, group: Group, stored: Sequence[StoredSummary], page: int) -> str:
    lines = [desk.speech.say("summaries-choose", group=group.name)]
    if _pages(stored) > 1:
        lines.append(desk.speech.say("page-of", page=page + 1, pages=_pages(stored)))
    return "\n\n".join(lines)


def _list_buttons(desk: Desk, stored: Sequence[StoredSummary], page: int) -> Buttons:
    label = desk.speech.label
    shown = stored[page * SUMMARIES_A_PAGE : (page + 1) * SUMMARIES_A_PAGE]
    rows = [[tap_button(_label(desk, one), SummaryTap(one.group_id, one.id))] for one in shown]
    group_id = stored[0].group_id if stored else ""
    if page > 0:
        rows.append([tap_button(label("button-newer"), SummariesTap(group_id, page - 1))])
    if page + 1 < _pages(stored):
        rows.append([tap_button(label("button-older"), SummariesTap(group_id, page + 1))])
    return [*rows, *by_theme_button(desk, group_id)]


def _label(desk: Desk, stored: StoredSummary) -> str:
    def shown(day: date) -> str:
        return formatting.short_day(desk.speech, day)

    words = {"from": shown(stored.week_from), "to": shown(stored.week_to)}
    return desk.speech.label("button-summary", number=str(stored.number), **words)


def _pages(stored: Sequence[StoredSummary]) -> int:
    return max(1, -(-len(stored) // SUMMARIES_A_PAGE))


ROUTES = Routes(
    commands=(
        ("summary", with_group(on_summary)),
        ("summaries", with_group(on_summaries, Role.FACILITATOR, Role.ADMIN)),
    ),
    taps=(
        on(SummariesTap, on_summaries_page),
        on(SummaryTap, on_summary_tap),
        on(WholeTap, on_whole_tap),
    ),
)
