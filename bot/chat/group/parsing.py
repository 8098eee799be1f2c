"""What an admin's words after /settings mean: which of the group's rules, and its new value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import TypeAlias
from zoneinfo import available_timezones

from bot.flows.group.settings import Changes
from bot.rules.group.perspectives import Renamed
from bot.rules.when.clock import DAY, clocks_at
from bot.rules.when.words import WEEKDAY, cleaned, weekday_number

NAMES = (
    *("k", "weekly", "delay", "quiet", "pack", "rotation", "prompts"),
    *("zone", "perspectives", "shown", "contact", "box", "keep"),
    *("support", "watch", "roles"),
)
"""The rules as they are named in the one-line form."""
WATCHED = ("watch", "roles")
"""Those on the watch list, which is no part of the rules that everybody may know."""
TYPED = ("support", *WATCHED)
"""Those that no button can hold, and that are shown before they are typed anew."""


@dataclass(frozen=True)
class Wanted:
    """A rule's name, and what to change for it."""

    name: str
    changes: Changes


@dataclass(frozen=True)
class WatchWanted:
    """What to look for from now on: `name` is one of WATCHED."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class UnknownRule:
    """There is no rule of this name."""

    name: str


@dataclass(frozen=True)
class BadValue:
    """The rule is known, but not what it should be."""

    name: str


def read_setting(line: str) -> Wanted | WatchWanted | UnknownRule | BadValue:
    """Read "k 4", "weekly Friday 12:00", "quiet 20:00-08:00" and the like, in any letter case."""
    first, rest = [*line.split(maxsplit=1), "", ""][:2]
    name = _ALIASES.get(first.casefold().rstrip(":"), first.casefold().rstrip(":"))
    value = rest.strip().lstrip("=").strip()
    if name in WATCHED:
        return _watch(name, value)
    reader = _READERS.get(name)
    if reader is None:
        return UnknownRule(first)
    changes = reader(value)
    return BadValue(name) if changes is None else Wanted(name, changes)


def time_of(text: str) -> time | None:
    """The one time of day that "14:00", "9.30am" or "noon" means; None if none or two."""
    plain = cleaned(text).plain
    meant = {
        clock.starts[0]
        for clock in clocks_at(plain, 0)
        if clock.end == len(plain) and not clock.ends and len(clock.starts) == 1
    }
    if len(meant) != 1 or (minutes := meant.pop()) >= DAY:
        return None
    return time(minutes // 60, minutes % 60)


def name_of_field(field: str) -> str:
    """The rule that a field of GroupSettings belongs to: "delay" for "delay_minutes"."""
    return _FIELDS.get(field, field)


_Reader: TypeAlias = Callable[[str], Changes | None]

_ALIASES = {
    "threshold": "k",
    "least": "k",
    "week": "weekly",
    "summary": "weekly",
    "wait": "delay",
    "questions": "prompts",
    "timezone": "zone",
    "clock": "zone",
    "perspective": "perspectives",
    "show": "shown",
    "weeks": "box",
    "months": "keep",
    "names": "watch",
    "role": "roles",
}
_FIELDS = {
    "delay_minutes": "delay",
    "quiet_from": "quiet",
    "quiet_to": "quiet",
    "weekly_day": "weekly",
    "weekly_time": "weekly",
    "prompts_per_round": "prompts",
    "box_weeks": "box",
    "retention_months": "keep",
    "show_perspectives": "shown",
    "human_contact": "contact",
}
_NUMBER = re.compile(
    r"(\d{1,5}) ?(?:minutes?|mins?|weeks?|months?|answers?|questions?|prompts?)?", re.I
)
_NONE = frozenset({"none", "no", "off", "nobody", "-"})
_YES = frozenset({"yes", "on", "shown", "show", "true"})
_NO = frozenset({"no", "off", "hidden", "hide", "false"})


def _number(make: Callable[[int], Changes]) -> _Reader:
    def read(text: str) -> Changes | None:
        found = _NUMBER.fullmatch(text)
        return make(int(found[1])) if found else None

    return read


def _weekly(text: str) -> Changes | None:
    plain = cleaned(text).plain
    found = re.match(rf"(?:every )?({WEEKDAY})s?,? *(?:at )?", plain)
    if found is None:
        return None
    day = weekday_number(found[1])
    rest = plain[found.end() :]
    if not rest:
        return {"weekly_day": day}
    at = time_of(rest)
    return None if at is None else {"weekly_day": day, "weekly_time": at}


def _quiet(text: str) -> Changes | None:
    if text.casefold() in _NONE:
        return {"quiet_from": time(0, 0), "quiet_to": time(0, 0)}
    ends = re.split(r" ?- ?| to | until | and ", cleaned(text).plain.removeprefix("from "))
    times = [time_of(end) for end in ends]
    if len(times) != 2 or times[0] is None or times[1] is None:
        return None
    return {"quiet_from": times[0], "quiet_to": times[1]}


def _pack(text: str) -> Changes | None:
    return {"pack": text.casefold()} if text else None


def _rotation(text: str) -> Changes | None:
    if text.casefold() in _NONE:
        return {"rotation": ()}
    names = tuple(name for name in re.split(r"[,;\s]+", text.casefold()) if name)
    return {"rotation": names} if names else None


def _zone(text: str) -> Changes | None:
    """A zone by its name, or by the place alone if there is only one such: "London"."""
    wanted = text.casefold().replace(" ", "_")
    zones = available_timezones()
    named = [zone for zone in zones if zone.casefold() == wanted]
    placed = [zone for zone in zones if zone.casefold().endswith(f"/{wanted}")]
    fitting = named or placed
    return {"zone": fitting[0]} if len(fitting) == 1 and wanted else None


def _perspectives(text: str) -> Changes | None:
    """Names with commas between; "LXP = Lived experience" gives one a new name."""
    names = tuple(_perspective(name) for name in re.split(r"[,;\n]", text) if name.strip())
    return {"perspectives": names} if names else None


def _perspective(text: str) -> str | Renamed:
    before, renamed, after = (" ".join(part.split()) for part in text.partition("="))
    return Renamed(before, after) if renamed else before


def _shown(text: str) -> Changes | None:
    word = text.casefold()
    if word in _YES or word in _NO:
        return {"show_perspectives": word in _YES}
    return None


def _contact(text: str) -> Changes | None:
    if not text:
        return None
    return {"human_contact": "" if text.casefold() in _NONE else " ".join(text.split())}


def _support(text: str) -> Changes | None:
    """The group's own lines, with their line breaks."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        return None
    return {"support": "" if kept.casefold() in _NONE else kept}


def _watch(name: str, text: str) -> WatchWanted | BadValue:
    """Names or roles with commas between, or one on each line."""
    if text.casefold() in _NONE:
        return WatchWanted(name, ())
    words = tuple(" ".join(one.split()) for one in re.split(r"[,;\n]", text) if one.strip())
    return WatchWanted(name, words) if words else BadValue(name)


_READERS: dict[str, _Reader] = {
    "k": _number(lambda number: {"k": number}),
    "weekly": _weekly,
    "delay": _number(lambda number: {"delay_minutes": number}),
    "quiet": _quiet,
    "pack": _pack,
    "rotation": _rotation,
    "prompts": _number(lambda number: {"prompts_per_round": number}),
    "zone": _zone,
    "perspectives": _perspectives,
    "shown": _shown,
    "contact": _contact,
    "support": _support,
    "box": _number(lambda number: {"box_weeks": number}),
    "keep": _number(lambda number: {"retention_months": number}),
}
