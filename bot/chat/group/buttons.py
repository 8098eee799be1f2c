"""What each of the group's rules can be, as buttons."""

from telegram import InlineKeyboardButton

from bot.chat.group.taps import BreakTap, RulesTap, RuleTap, SetTap, WeeklyDayTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import rows as rows_of
from bot.chat.rounds.packs import PackTap
from bot.texts.speech import Speech
from storage.records import Group

BREAK_WEEKS = (1, 2, 4, 8)
WEEKLY_TIMES = ("09:00", "10:00", "12:00", "14:00", "16:00", "18:00")
_MINUTES = ("0", "15", "30", "60", "120")
_ZONES = ("Europe/London", "Europe/Dublin", "UTC")
_QUIET = ("20:00-08:00", "21:00-07:00", "18:00-09:00")
_WEEKS = ("1", "2", "3", "4", "6", "8")
_MONTHS = ("3", "6", "12", "24")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""As they are typed in a line, which is English; the labels are in the reader's language."""


def rule_buttons(speech: Speech, group: Group) -> Buttons:
    """A button for each rule."""
    labels = (
        (("k", "button-settings-k"), ("weekly", "button-settings-weekly")),
        (("delay", "button-settings-delay"), ("quiet", "button-settings-quiet")),
        (("prompts", "button-settings-prompts"), ("box", "button-settings-box")),
        (("zone", "button-settings-zone"), ("contact", "button-settings-contact")),
        (("perspectives", "button-settings-perspectives"), ("shown", "button-settings-shown")),
        (("support", "button-settings-support"), ("keep", "button-settings-keep")),
        (("watch", "button-settings-watch"), ("roles", "button-settings-roles")),
    )
    rows = [
        [tap_button(speech.label(label), RuleTap(group.id, name)) for name, label in row]
        for row in labels
    ]
    calendar = tap_button(speech.label("button-settings-calendar"), RuleTap(group.id, "calendar"))
    rows.append([calendar])
    pack = PackTap(group.id, group.settings.pack, 0)
    rest = RuleTap(group.id, "break")
    rows.append(
        [
            tap_button(speech.label("button-settings-pack"), pack),
            tap_button(speech.label("button-settings-break"), rest),
        ]
    )
    return rows


def value_buttons(speech: Speech, group: Group, name: str) -> Buttons:
    """What a rule can be, and the way back."""
    rows = list(_values(speech, group, name))
    return [*rows, [back_button(speech, group.id)]]


def back_button(speech: Speech, group_id: str) -> InlineKeyboardButton:
    """The way back to all the rules."""
    return tap_button(speech.label("button-settings-back"), RulesTap(group_id))


def weekly_times(speech: Speech, group: Group, day: int) -> Buttons:
    """The times for a weekly summary on this day."""
    taps = [
        (at, SetTap(group.id, "weekly", f"{_DAYS[day]}_{at.replace(':', 'h')}"))
        for at in WEEKLY_TIMES
    ]
    rows = rows_of([tap_button(at, tap) for at, tap in taps], 3)
    return [*rows, [back_button(speech, group.id)]]


def break_buttons(speech: Speech, group: Group) -> Buttons:
    """How long a break for the group can be; and its end, if it is on one."""
    weeks = [
        tap_button(speech.label("button-weeks", weeks=count), BreakTap(group.id, count * 7))
        for count in BREAK_WEEKS
    ]
    over = tap_button(speech.label("button-break-over"), BreakTap(group.id, 0))
    return [*rows_of(weeks, 2), [over]] if group.paused_until else rows_of(weeks, 2)


def _values(speech: Speech, group: Group, name: str) -> Buttons:
    if name == "weekly":
        days = [
            tap_button(formatting.weekday(speech, day), WeeklyDayTap(group.id, day))
            for day in range(7)
        ]
        return rows_of(days, 2)
    if name == "break":
        return break_buttons(speech, group)
    values = [
        tap_button(label, SetTap(group.id, name, value)) for label, value in _labelled(speech, name)
    ]
    return rows_of(values, 4 if name == "k" else 2)


def _labelled(speech: Speech, name: str) -> list[tuple[str, str]]:
    """Each value as it is shown and as it is carried."""
    label = speech.label
    if name == "k":
        return [(str(k), str(k)) for k in range(3, 11)]
    if name == "prompts":
        return [(str(count), str(count)) for count in range(1, 4)]
    if name == "delay":
        return [(label("button-minutes", minutes=int(value)), value) for value in _MINUTES]
    if name == "box":
        return [(label("button-weeks", weeks=int(value)), value) for value in _WEEKS]
    if name == "keep":
        return [(label("button-months", months=int(value)), value) for value in _MONTHS]
    if name == "zone":
        return [(zone, zone.replace("/", "_", 1)) for zone in _ZONES]
    if name == "quiet":
        hours = [(_span(speech, span), span.replace(":", "h")) for span in _QUIET]
        return [*hours, (label("button-no-quiet-hours"), "none")]
    if name == "shown":
        return [
            (label("button-show-perspectives"), "yes"),
            (label("button-hide-perspectives"), "no"),
        ]
    return []


def _span(speech: Speech, span: str) -> str:
    start, _, end = span.partition("-")
    return speech.label("quiet-hours", **{"from": start, "to": end})
