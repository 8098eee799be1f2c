"""Reading what was published: the same words and chart that everybody got."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import structlog
from telegram import Message
from telegram.error import TelegramError

from bot.chat import in_words
from bot.chat.buttons import Buttons, tap_button
from bot.chat.choosing import with_group
from bot.chat.desk import Desk
from bot.chat.handling import Call, Routes, Touch, on
from bot.chat.letters import Letter, summary_letters
from bot.chat.membership import here
from bot.chat.taps import Tap
from bot.flows.who import NotAllowed, Who
from bot.texts.speech import Markup
from storage.records import Group, Role, StoredSummary

SUMMARIES_A_PAGE = 8

log = structlog.get_logger()


@dataclass(frozen=True)
class SummaryTap(Tap):
    """Show this summary."""

    verb: ClassVar[str] = "sm"
    group_id: str
    summary_id: str


@dataclass(frozen=True)
class SummariesTap(Tap):
    """Show this page of the list."""

    verb: ClassVar[str] = "sp"
    group_id: str
    page: int


async def on_summary(desk: Desk, who: Who, call: Call) -> None:
    """The latest summary."""
    stored = await desk.flows.reading.latest(who)
    if stored is None:
        await desk.say(desk.chat_id, _none_yet(desk, here(desk, who.group_id).group))
    else:
        await send_summary(desk, stored)


async def on_summaries(desk: Desk, who: Who, call: Call) -> None:
    """The list of all summaries, newest first."""
    mine = here(desk, who.group_id)
    if not (mine.member.is_facilitator or mine.member.is_admin):
        raise NotAllowed(Role.FACILITATOR)
    stored = await desk.flows.reading.all(who)
    if not stored:
        await desk.say(desk.chat_id, _none_yet(desk, mine.group))
        return
    text = _list_text(desk, mine.group, stored, 0)
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


async def send_summary(desk: Desk, stored: StoredSummary) -> None:
    """All of a summary, as it was published. Raises BadSummary."""
    # Drawing the chart takes a moment, and others are being answered meanwhile.
    for letter in await asyncio.to_thread(summary_letters, stored, desk.speech):
        if letter.picture is None:
            await desk.say(desk.chat_id, letter.html)
        else:
            await _send_picture(desk, letter, letter.picture)


async def _send_picture(desk: Desk, letter: Letter, picture: bytes) -> None:
    async def send() -> Message:
        return await desk.bot.send_photo(
            desk.chat_id, picture, caption=letter.html, parse_mode="HTML", filename="summary.png"
        )

    try:
        await desk.patience.call(send)
    except TelegramError as error:
        # The words that follow say all that the chart shows.
        log.warning("chart-not-sent", error=type(error).__name__)


def _none_yet(desk: Desk, group: Group) -> Markup:
    return desk.speech.say(
        "summary-none",
        group=group.name,
        day=in_words.weekday(desk.speech, group.settings.weekly_day),
        time=in_words.clock(group.settings.weekly_time),
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
    return rows


def _label(desk: Desk, stored: StoredSummary) -> str:
    def shown(day: date) -> str:
        return in_words.short_day(desk.speech, day)

    words = {"from": shown(stored.week_from), "to": shown(stored.week_to)}
    return desk.speech.label("button-summary", number=str(stored.number), **words)


def _pages(stored: Sequence[StoredSummary]) -> int:
    return max(1, -(-len(stored) // SUMMARIES_A_PAGE))


ROUTES = Routes(
    commands=(("summary", with_group(on_summary)), ("summaries", with_group(on_summaries))),
    taps=(on(SummariesTap, on_summaries_page), on(SummaryTap, on_summary_tap)),
)
