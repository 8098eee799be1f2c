"""The rules of a group: one table of what each is called, can be, and who hears of a change.

Everything that knows rules reads it here: the words after /settings, its buttons and sentences,
the limits, and the notice to everybody. A rule is told when it changes, or it is harmless: then a
change of it alone changes nothing for members, and the reason stands beside it. A rule of neither
kind can't be written down, and a test finds a field that is in no rule.
"""

import re
from collections.abc import Collection
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.rules.group import perspectives, reading
from bot.rules.group.changes import MOST_WATCHED, WATCHED_LENGTH
from bot.rules.group.rule import Harmless, Rule, Section, Told
from storage.records import GroupSettings

_ZONE = re.compile(r"[A-Za-z0-9_+\-]+(/[A-Za-z0-9_+\-]+)*")


def _known_zone(settings: GroupSettings, packs: Collection[str]) -> bool:
    return is_zone(settings.zone)


def _known_packs(settings: GroupSettings, packs: Collection[str]) -> bool:
    turns = settings.rotation
    return len(turns) != 1 and set(turns) <= set(packs) and len(set(turns)) == len(turns)


_NO_COMMAND = "No command changes it."
_NUMBERS = tuple(str(number) for number in range(3, 11))

RULES = (
    Rule(
        "delay",
        ("delay_minutes",),
        Told("delay"),
        Section.WHEN,
        aliases=("wait",),
        read=reading.number(lambda number: {"delay_minutes": number}),
        limits=(0, 24 * 60),
        offered=("0", "15", "30", "60", "120"),
    ),
    Rule(
        "quiet",
        ("quiet_from", "quiet_to"),
        Told("quiet"),
        Section.WHEN,
        read=reading.quiet,
        offered=("20:00-08:00", "21:00-07:00", "18:00-09:00", "none"),
    ),
    Rule(
        "zone",
        ("zone",),
        Told("zone"),
        Section.WHEN,
        aliases=("timezone", "clock"),
        read=reading.zone,
        fits=_known_zone,
        offered=("Europe/London", "Europe/Dublin", "UTC"),
    ),
    Rule("break", ("paused_until",), Told("break"), Section.WHEN),
    Rule(
        "calendar",
        (),
        Harmless("It plans meetings, as typing them does. What is asked after one stays the same."),
        Section.WHEN,
        aliases=("calendars", "feed", "holidays"),
    ),
    Rule(
        "pack",
        ("pack",),
        Told("pack"),
        Section.WHAT,
        read=reading.pack,
        fits=lambda settings, packs: settings.pack in packs,
    ),
    Rule(
        "rotation",
        ("rotation",),
        Told("pack"),
        read=reading.rotation,
        fits=_known_packs,
    ),
    Rule(
        "prompts",
        ("prompts_per_round",),
        Told("prompts"),
        Section.WHAT,
        aliases=("questions",),
        read=reading.number(lambda number: {"prompts_per_round": number}),
        limits=(1, 3),
        offered=("1", "2", "3"),
    ),
    Rule(
        "k",
        ("k",),
        Told("k"),
        Section.BOXES,
        aliases=("threshold", "least"),
        read=reading.number(lambda number: {"k": number}),
        limits=(3, 10),
        offered=_NUMBERS,
    ),
    Rule(
        "weekly",
        ("weekly_day", "weekly_time"),
        Told("weekly"),
        Section.BOXES,
        aliases=("week", "summary"),
        read=reading.weekly,
        limits=(0, 6),
    ),
    Rule(
        "box",
        ("box_weeks",),
        Told("box"),
        Section.BOXES,
        aliases=("weeks",),
        read=reading.number(lambda number: {"box_weeks": number}),
        limits=(1, 8),
        offered=("1", "2", "3", "4", "6", "8"),
    ),
    Rule(
        "keep",
        ("retention_months",),
        Told("keep"),
        Section.BOXES,
        aliases=("months",),
        read=reading.number(lambda number: {"retention_months": number}),
        limits=(1, 60),
        offered=("3", "6", "12", "24"),
    ),
    Rule(
        "perspectives",
        ("perspectives",),
        Told("perspectives"),
        Section.PEOPLE,
        aliases=("perspective",),
        read=reading.perspectives,
        limits=(perspectives.FEWEST, perspectives.MOST),
        characters=perspectives.NAME_LENGTH,
    ),
    Rule(
        "shown",
        ("show_perspectives",),
        Told("shown"),
        Section.PEOPLE,
        aliases=("show",),
        read=reading.shown,
        offered=("yes", "no"),
    ),
    Rule("link", ("linked_chat", "linked_topic"), Told("link")),
    Rule(
        "contact",
        ("human_contact",),
        Told("contact"),
        Section.HELP,
        read=reading.contact,
        characters=200,
    ),
    Rule(
        "support",
        ("support",),
        Told("support"),
        Section.HELP,
        read=reading.support,
        characters=600,
    ),
    Rule(
        "watch",
        ("names",),
        Told("watch"),
        Section.HELP,
        aliases=("names",),
        read=reading.watched,
        limits=(0, MOST_WATCHED),
        characters=WATCHED_LENGTH,
    ),
    Rule(
        "roles",
        ("roles",),
        Told("roles"),
        Section.HELP,
        aliases=("role",),
        read=reading.watched,
        limits=(0, MOST_WATCHED),
        characters=WATCHED_LENGTH,
    ),
    Rule(
        "support-checked",
        ("support_checked",),
        Harmless("The card itself says on which day its lines were checked."),
    ),
    Rule(
        "no-repeat",
        ("no_repeat_rounds",),
        Harmless(_NO_COMMAND),
        limits=(0, 20),
    ),
    Rule("language", ("language",), Harmless(f"{_NO_COMMAND} Each member has a language.")),
    Rule(
        "highest-perspective",
        ("highest_perspective",),
        Harmless("It grows only when a perspective is added, and that is told."),
    ),
)
BY_NAME = {rule.name: rule for rule in RULES}
_CALLED = {name: rule for rule in RULES for name in (rule.name, *rule.aliases) if rule.section}
_CALLED["rotation"] = BY_NAME["rotation"]
TYPED_NAMES = tuple(rule.name for rule in RULES if rule.read is not None)
"""The rules that can be typed after /settings."""
LINES = tuple(dict.fromkeys(r.telling.line for r in RULES if isinstance(r.telling, Told)))
"""The sentences that are told."""


def called(word: str) -> Rule | None:
    """The rule of this name, in any letter case, or by another word that people use for it."""
    return _CALLED.get(word.casefold().rstrip(":"))


def told(before: GroupSettings, after: GroupSettings) -> tuple[str, ...]:
    """Which sentences everybody has to hear, since they say something else now."""
    return tuple(line for line in LINES if _said(line, before) != _said(line, after))


def fields_of(line: str) -> tuple[str, ...]:
    """The fields that a sentence speaks of."""
    spoken = [rule.fields for rule in RULES if rule.telling == Told(line)]
    return tuple(field for fields in spoken for field in fields)


def is_zone(name: str) -> bool:
    """Whether a time zone of this name is known here."""
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _said(line: str, settings: GroupSettings) -> tuple[object, ...]:
    if line == "pack":
        return settings.rotation or (settings.pack,)
    return tuple(getattr(settings, field, None) for field in fields_of(line))
