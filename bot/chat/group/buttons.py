"""What each of the group's rules can be, as buttons."""

from telegram import InlineKeyboardButton

from bot.chat.group.sentences import Facts, rule_value, section_value
from bot.chat.group.taps import BreakTap, RulesTap, RuleTap, SectionTap, SetTap, WeeklyDayTap
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import rows as rows_of
from bot.chat.messages.taps import Tap
from bot.chat.rounds.packs import PackTap
from bot.rules.group.rule import Section
from bot.rules.group.table import BY_NAME, RULES
from bot.texts.speech import Speech
from storage.records import Group

BREAK_WEEKS = (1, 2, 4, 8)
WEEKLY_TIMES = ("09:00", "10:00", "12:00", "14:00", "16:00", "18:00")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""As they are typed in a line, which is English; the labels are in the reader's language."""


def section_buttons(speech: Speech, group: Group, facts: Facts) -> Buttons:
    """A button for what belongs together, with the value that matters most."""
    return [
        [
            tap_button(
                speech.label(
                    f"button-section-{section}", value=section_value(speech, section, facts)
                ),
                SectionTap(group.id, section),
            )
        ]
        for section in Section
    ]


def rule_buttons(speech: Speech, group: Group, section: Section, facts: Facts) -> Buttons:
    """A button for each rule of a section, with its value."""
    rows = []
    for rule in RULES:
        if rule.section is section:
            name = speech.label(f"button-settings-{rule.name}")
            if rule.name != "calendar":
                value = rule_value(speech, rule.name, facts)
                name = speech.label("button-rule", name=name, value=value)
            rows.append([tap_button(name, _rule_tap(group, rule.name))])
    return [*rows, [back_button(speech, group.id)]]


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


def _rule_tap(group: Group, name: str) -> Tap:
    if name == "pack":
        return PackTap(group.id, group.settings.pack, 0)
    return RuleTap(group.id, name)


def _values(speech: Speech, group: Group, name: str) -> Buttons:
    if name == "weekly":
        days = [
            tap_button(formatting.weekday(speech, day), WeeklyDayTap(group.id, day))
            for day in range(7)
        ]
        return rows_of(days, 2)
    if name == "break":
        return break_buttons(speech, group)
    offered = BY_NAME[name].offered if name in BY_NAME else ()
    values = [
        tap_button(_label(speech, name, value), SetTap(group.id, name, _carried(name, value)))
        for value in offered
    ]
    return rows_of(values, 4 if name == "k" else 2)


def _label(speech: Speech, name: str, value: str) -> str:
    """A value as it is shown; numbers of answers or prompts and zones are shown as they are."""
    counted = {"delay": "minutes", "box": "weeks", "keep": "months"}.get(name)
    if counted is not None:
        return speech.label(f"button-{counted}", **{counted: int(value)})
    if name == "quiet":
        start, _, end = value.partition("-")
        if not end:
            return speech.label("button-no-quiet-hours")
        return speech.label("quiet-hours", **{"from": start, "to": end})
    if name == "shown":
        text_id = "button-show-perspectives" if value == "yes" else "button-hide-perspectives"
        return speech.label(text_id)
    return value


def _carried(name: str, value: str) -> str:
    """A value as a button carries it: no colon, and no stroke."""
    return value.replace("/", "_", 1) if name == "zone" else value.replace(":", "h")
