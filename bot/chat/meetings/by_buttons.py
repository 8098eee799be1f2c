"""A meeting chosen by buttons: day, time, length, how often and until when; its name is typed.

Each step's button carries all that was chosen before it, and nothing is kept in between.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import page_of, rows, turns
from bot.chat.messages.taps import Tap
from bot.rules.repeating import LAST, Every, Repeat, nth_of, read_repeat
from bot.rules.when.words import WEEKDAYS
from bot.texts.speech import Markup, Speech
from storage.records import Group

DAYS_A_PAGE = 21
DAYS_AHEAD = 19 * DAYS_A_PAGE
"""So that a meeting can be chosen about a year ahead."""
TIMES = tuple(range(9 * 60, 20 * 60, 30))
LENGTHS = (30, 45, 60, 90, 120, 180)
COUNTS = (4, 6, 12, 26)
MONTHS_ON = (3, 6, 12, 24)
_TYPED = {
    Every.WEEK: "every {1}",
    Every.FORTNIGHT: "every two weeks on {1}",
    Every.MONTH: "{0} {1} of each month",
}
"""As they are typed in a line, which is English."""
_ORDINALS_TYPED = {0: "", 1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_ORDINALS = range(date(2000, 1, 1).toordinal(), date(2200, 1, 1).toordinal())


@dataclass(frozen=True)
class DayPageTap(Tap):
    """Show these days, counted in pages from today."""

    verb: ClassVar[str] = "md"
    group_id: str
    page: int


@dataclass(frozen=True)
class DayTap(Tap):
    """The meeting is on this day."""

    verb: ClassVar[str] = "my"
    group_id: str
    day: int
    """As date.toordinal counts."""


@dataclass(frozen=True)
class TimeTap(Tap):
    """The meeting starts so many minutes into the day; below 0: another time."""

    verb: ClassVar[str] = "mt"
    group_id: str
    day: int
    start: int


@dataclass(frozen=True)
class LengthTap(Tap):
    """The meeting lasts so many minutes."""

    verb: ClassVar[str] = "ml"
    group_id: str
    day: int
    start: int
    minutes: int


@dataclass(frozen=True)
class RepeatTap(Tap):
    """The meeting takes place once, or repeats like this."""

    verb: ClassVar[str] = "mr"
    group_id: str
    day: int
    start: int
    minutes: int
    repeat: str


@dataclass(frozen=True)
class EndTap(Tap):
    """The meetings repeat like this, with the end that was chosen, or with none."""

    verb: ClassVar[str] = "mj"
    group_id: str
    day: int
    start: int
    minutes: int
    repeat: str


async def ask_day(context: Context, group: Group) -> None:
    """Begin with the day."""
    await context.say(
        context.chat_id, _ask_day_text(context, group), _day_buttons(context, group, 0)
    )


def choose_by_buttons(speech: Speech, group_id: str) -> Buttons:
    """A button that leads to the days."""
    return [[tap_button(speech.label("button-choose-by-buttons"), DayPageTap(group_id, 0))]]


async def on_day_page(context: Context, tap: DayPageTap, callback: Callback) -> None:
    """Other days."""
    group = here(context, tap.group_id).group
    await context.answer(callback.query)
    await context.edit(
        callback.message, _ask_day_text(context, group), _day_buttons(context, group, tap.page)
    )


async def on_day(context: Context, tap: DayTap, callback: Callback) -> None:
    """The day is chosen; ask for the time."""
    group, day = here(context, tap.group_id).group, _day(tap.day)
    await context.answer(callback.query)
    shown, zone = formatting.day(context.speech, day), group.settings.zone
    text = context.speech.say("meeting-ask-time", day=shown, zone=zone)
    times = [tap_button(_clock(start), TimeTap(tap.group_id, tap.day, start)) for start in TIMES]
    other = tap_button(
        context.speech.label("button-other-time"), TimeTap(tap.group_id, tap.day, -1)
    )
    await context.edit(callback.message, text, [*rows(times, 4), [other]])


async def on_time(context: Context, tap: TimeTap, callback: Callback) -> None:
    """The time is chosen; ask for the length. Or it is to be typed."""
    group, day = here(context, tap.group_id).group, _day(tap.day)
    await context.answer(callback.query)
    shown = formatting.day(context.speech, day)
    if tap.start not in TIMES:
        await context.remove_buttons(callback.message)
        question = context.speech.say("meeting-ask-other-time", day=shown)
        hint = context.speech.label("meeting-time-hint")
        await context.ask_for_words("meeting", question, hint, group.id, begun=day.isoformat())
        return
    text = context.speech.say("meeting-ask-length", day=shown, time=_clock(tap.start))
    lengths = [
        tap_button(
            length_label(context.speech, minutes),
            LengthTap(tap.group_id, tap.day, tap.start, minutes),
        )
        for minutes in LENGTHS
    ]
    await context.edit(callback.message, text, rows(lengths, 2))


async def on_length(context: Context, tap: LengthTap, callback: Callback) -> None:
    """The length is chosen; ask whether it repeats."""
    here(context, tap.group_id)
    day, label = _day(tap.day), context.speech.label
    await context.answer(callback.query)
    ways = (Repeat(Every.WEEK), Repeat(Every.FORTNIGHT), Repeat(Every.MONTH, nth_of(day)))
    moment = (tap.group_id, tap.day, tap.start, tap.minutes)
    ways_in_rows = [[tap_button(label("button-once"), RepeatTap(*moment, ""))]]
    for way in ways:
        shown = formatting.repeat(context.speech, way, day)
        ways_in_rows.append(
            [tap_button(shown[:1].upper() + shown[1:], RepeatTap(*moment, way.code))]
        )
    start = tap.start if tap.start in TIMES else TIMES[0]
    shown = formatting.day(context.speech, day)
    text = context.speech.say("meeting-ask-repeat", day=shown, time=_clock(start))
    await context.edit(callback.message, text, ways_in_rows)


async def on_repeat(context: Context, tap: RepeatTap, callback: Callback) -> None:
    """How often is chosen; ask until when, if it repeats."""
    here(context, tap.group_id)
    way, day = read_repeat(tap.repeat), _day(tap.day)
    await context.answer(callback.query)
    if way is None:
        await _ask_title(context, callback, tap, None)
        return
    moment = (tap.group_id, tap.day, tap.start, tap.minutes)
    ends = [way, *(replace(way, count=count) for count in COUNTS)]
    ends += [replace(way, until=_months_later(day, months)) for months in MONTHS_ON]
    buttons = [tap_button(_end(context.speech, one), EndTap(*moment, one.code)) for one in ends]
    shown = formatting.repeat(context.speech, way, day)
    text = context.speech.say(
        "meeting-ask-end", repeat=shown, day=formatting.day(context.speech, day)
    )
    await context.edit(callback.message, text, [buttons[:1], *rows(buttons[1:], 2)])


async def on_end(context: Context, tap: EndTap, callback: Callback) -> None:
    """All is chosen but the name."""
    here(context, tap.group_id)
    await context.answer(callback.query)
    await _ask_title(context, callback, tap, read_repeat(tap.repeat))


async def _ask_title(
    context: Context, callback: Callback, tap: RepeatTap | EndTap, way: Repeat | None
) -> None:
    """Ask for the name; with it, all is read like a line of /meeting."""
    group, day = here(context, tap.group_id).group, _day(tap.day)
    await context.remove_buttons(callback.message)
    start = tap.start if tap.start in TIMES else TIMES[0]
    minutes = tap.minutes if tap.minutes in LENGTHS else LENGTHS[0]
    often = "" if way is None else f"{_typed(way, day)} "
    begun = f'{day.isoformat()} {_clock(start)} for {minutes} minutes {often}"'
    question = context.speech.say(
        "meeting-ask-title",
        day=formatting.day(context.speech, day),
        time=_clock(start),
        length=length_label(context.speech, minutes),
    )
    hint = context.speech.label("meeting-title-hint")
    await context.ask_for_words("meeting", question, hint, group.id, begun=begun)


def _typed(way: Repeat, day: date) -> str:
    """How it repeats, as it could be typed."""
    often = _TYPED[way.every].format(_ORDINALS_TYPED[way.nth], WEEKDAYS[day.weekday()])
    if way.until is not None:
        return f"{often} until {way.until.isoformat()}"
    return f"{often} {way.count} times" if way.count else often


def _end(speech: Speech, way: Repeat) -> str:
    """The end of a series, for its button."""
    if way.until is not None:
        return speech.label("button-until", day=formatting.day(speech, way.until))
    if way.count is not None:
        return speech.label("button-times", count=way.count)
    return speech.label("button-no-end")


def _months_later(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ask_day_text(context: Context, group: Group) -> Markup:
    example = context.speech.label("meeting-example")
    return context.speech.say("meeting-ask-day", group=group.name, example=example)


def _day_buttons(context: Context, group: Group, number: int) -> Buttons:
    speech = context.speech
    today = context.clock().astimezone(formatting.zone(group.settings)).date()
    page = page_of(range(DAYS_AHEAD), number, DAYS_A_PAGE)
    days = [today + timedelta(days=ahead) for ahead in page.items]
    buttons = [
        tap_button(formatting.short_day(speech, day), DayTap(group.id, day.toordinal()))
        for day in days
    ]
    turning = turns(
        page,
        lambda to: DayPageTap(group.id, to),
        back=speech.label("button-earlier-days"),
        on=speech.label("button-later-days"),
    )
    return [*rows(buttons, 3), *turning]


def _day(ordinal: int) -> date:
    """The day of a button; a made-up one is a day long ago, which can't be planned."""
    return date.fromordinal(ordinal if ordinal in _ORDINALS else _ORDINALS[0])


def _clock(start: int) -> str:
    return formatting.clock(time(start // 60, start % 60))


def length_label(speech: Speech, minutes: int) -> str:
    """How long a meeting lasts, for a button."""
    if minutes % 60 == 0:
        return speech.label("length-hours", hours=minutes // 60)
    return speech.label("length-minutes", minutes=minutes)


ROUTES = Routes(
    taps=(
        on(DayPageTap, on_day_page),
        on(DayTap, on_day),
        on(TimeTap, on_time),
        on(LengthTap, on_length),
        on(RepeatTap, on_repeat),
        on(EndTap, on_end),
    )
)
