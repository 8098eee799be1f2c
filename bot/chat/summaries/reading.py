"""Reading what was published: the same words and chart that everybody got."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.letter import Letter
from bot.chat.messages.paging import page_line, page_of, turns
from bot.chat.summaries.letters import how_letters, summary_letters, whole_letters
from bot.chat.summaries.taps import HowTap, StillOpenTap, SummariesTap, SummaryTap, WholeTap
from bot.chat.summaries.theme_search import by_theme_button, find_summaries
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup, Speech
from storage.records import Group, StoredSummary

SUMMARIES_A_PAGE = 8
LONGEST_NUMBER = 6
"""Characters of a summary's number that are read."""


async def on_summary(context: Context, actor: Actor, command: ChatCommand) -> None:
    """The latest summary, or the one of that number; other words are looked for in themes."""
    typed = command.words.strip().removeprefix("#")[:LONGEST_NUMBER]
    if typed and not typed.isdecimal():
        await find_summaries(context, actor, command.words)
        return
    found = await context.flows.reading.numbered(actor, int(typed) if typed else None)
    name = here(context, actor.group_id).group.name
    if found.stored is not None:
        await send_summary(context, found.stored)
    elif found.latest:
        words = {"group": name, "number": typed, "latest": str(found.latest)}
        await context.say(context.chat_id, context.speech.say("summary-no-such", **words))
    else:
        await context.say(context.chat_id, _none_yet(context, here(context, actor.group_id).group))


async def on_summaries(context: Context, actor: Actor, command: ChatCommand) -> None:
    """The list of all summaries, newest first; with words, those with such a theme."""
    if command.words:
        await find_summaries(context, actor, command.words)
        return
    stored = await context.flows.reading.all(actor)
    if not stored:
        await context.say(context.chat_id, _none_yet(context, here(context, actor.group_id).group))
        return
    group = here(context, actor.group_id).group
    await context.say(context.chat_id, *_list(context, group, stored, 0))


async def on_summaries_page(context: Context, tap: SummariesTap, callback: Callback) -> None:
    """Another page of the list."""
    stored = await context.flows.reading.all(Actor(context.chat_id, tap.group_id))
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    await context.edit(callback.message, *_list(context, group, stored, tap.page))


async def on_summary_tap(context: Context, tap: SummaryTap, callback: Callback) -> None:
    """The summary that was chosen from the list."""
    actor = Actor(context.chat_id, tap.group_id)
    stored = await context.flows.reading.one(actor, tap.summary_id)
    await context.answer(callback.query)
    if stored is None:
        await context.say(context.chat_id, context.speech.say("summary-gone"))
    else:
        await send_summary(context, stored)


async def on_whole_tap(context: Context, tap: WholeTap, callback: Callback) -> None:
    """All of a summary, in the chat."""
    await _answer_with(context, tap, callback, whole_letters)


async def on_how_tap(context: Context, tap: HowTap, callback: Callback) -> None:
    """How a summary was made, in the chat."""
    await _answer_with(context, tap, callback, how_letters)


async def _answer_with(
    context: Context,
    tap: WholeTap | HowTap,
    callback: Callback,
    letters: Callable[[StoredSummary, Speech], Sequence[Letter]],
) -> None:
    stored = await context.flows.reading.one(Actor(context.chat_id, tap.group_id), tap.summary_id)
    await context.answer(callback.query)
    if stored is None:
        await context.say(context.chat_id, context.speech.say("summary-gone"))
    else:
        await _send(context, await asyncio.to_thread(letters, stored, context.speech))


async def on_still_open(context: Context, tap: StillOpenTap, callback: Callback) -> None:
    """Lead to each question that can be answered: a message that answers it takes one there."""
    standing = await context.flows.open_questions.of_group(Actor(context.chat_id, tap.group_id))
    await context.answer(callback.query)
    if not standing:
        await context.say(context.chat_id, context.speech.say("still-open-none"))
    for one in standing:
        text = context.speech.say("still-open", wording=one.question.wording)
        await context.say(context.chat_id, text, reply_to=one.message_id)


async def send_summary(context: Context, stored: StoredSummary) -> None:
    """A summary as it was published. Raises BadSummary."""
    # Drawing takes a moment, and others are being answered meanwhile.
    await _send(
        context, await asyncio.to_thread(summary_letters, stored, context.speech, private=True)
    )


async def _send(context: Context, letters: Sequence[Letter]) -> None:
    for letter in letters:
        if letter.picture is not None:
            await context.send_photo(context.chat_id, letter.picture, letter.html)
        elif letter.file is not None:
            await context.send_file(context.chat_id, *letter.file, letter.html)
        else:
            await context.say(context.chat_id, letter.html, letter.buttons)


def _none_yet(context: Context, group: Group) -> Markup:
    return context.speech.say(
        "summary-none",
        group=group.name,
        day=formatting.weekday(context.speech, group.settings.weekly_day),
        time=formatting.clock(group.settings.weekly_time),
        k=group.settings.k,
    )


def _list(
    context: Context, group: Group, stored: Sequence[StoredSummary], number: int
) -> tuple[str, Buttons]:
    label, page = context.speech.label, page_of(stored, number, SUMMARIES_A_PAGE)
    title = context.speech.say("summaries-choose", group=group.name)
    text = "\n\n".join([title, *page_line(page, context.speech)])
    rows = [[tap_button(_label(context, one), SummaryTap(group.id, one.id))] for one in page.items]
    turning = turns(
        page,
        lambda to: SummariesTap(group.id, to),
        back=label("button-newer"),
        on=label("button-older"),
    )
    return text, [*rows, *turning, *by_theme_button(context, group.id)]


def _label(context: Context, stored: StoredSummary) -> str:
    def shown(day: date) -> str:
        return formatting.short_day(context.speech, day)

    words = {"from": shown(stored.week_from), "to": shown(stored.week_to)}
    return context.speech.label("button-summary", number=str(stored.number), **words)


ROUTES = Routes(
    commands=(
        ("summary", with_group(on_summary)),
        ("summaries", with_group(on_summaries)),
    ),
    taps=(
        on(SummariesTap, on_summaries_page),
        on(SummaryTap, on_summary_tap),
        on(WholeTap, on_whole_tap),
        on(HowTap, on_how_tap),
        on(StillOpenTap, on_still_open),
    ),
)
