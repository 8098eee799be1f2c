"""What an admin's words after the name of a rule mean: its new value, if they can be read."""

import re
from collections.abc import Callable
from datetime import time
from typing import TypeAlias
from zoneinfo import available_timezones

from bot.rules.group.changes import Changes
from bot.rules.group.perspectives import Renamed
from bot.rules.when.clock import DAY, clocks_at
from bot.rules.when.words import WEEKDAY, cleaned, weekday_number

Words: TypeAlias = tuple[str, ...]
"""What to look for, on the watch list; it is no part of the rules that everybody may know."""
Reader: TypeAlias = Callable[[str], Changes | Words | None]

_NUMBER = re.compile(
    r"(\d{1,5}) ?(?:minutes?|mins?|weeks?|months?|answers?|questions?|prompts?)?", re.I
)
_NONE = frozenset({"none", "no", "off", "nobody", "-"})
_YES = frozenset({"yes", "on", "shown", "show", "true"})
_NO = frozenset({"no", "off", "hidden", "hide", "false"})


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


def number(make: Callable[[int], Changes]) -> Reader:
    """A whole number, with or without the thing that is counted."""

    def read(text: str) -> Changes | None:
        found = _NUMBER.fullmatch(text)
        return make(int(found[1])) if found else None

    return read


def weekly(text: str) -> Changes | None:
    """A day, and a time unless it stays."""
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


def quiet(text: str) -> Changes | None:
    """Two times, or none."""
    if text.casefold() in _NONE:
        return {"quiet_from": time(0, 0), "quiet_to": time(0, 0)}
    ends = re.split(r" ?- ?| to | until | and ", cleaned(text).plain.removeprefix("from "))
    times = [time_of(end) for end in ends]
    if len(times) != 2 or times[0] is None or times[1] is None:
        return None
    return {"quiet_from": times[0], "quiet_to": times[1]}


def pack(text: str) -> Changes | None:
    """A pack by its id."""
    return {"pack": text.casefold()} if text else None


def rotation(text: str) -> Changes | None:
    """The ids of packs that take turns, or none."""
    if text.casefold() in _NONE:
        return {"rotation": ()}
    names = tuple(name for name in re.split(r"[,;\s]+", text.casefold()) if name)
    return {"rotation": names} if names else None


def zone(text: str) -> Changes | None:
    """A zone by its name, or by the place alone if there is only one such: "London"."""
    wanted = text.casefold().replace(" ", "_")
    zones = available_timezones()
    named = [zone for zone in zones if zone.casefold() == wanted]
    placed = [zone for zone in zones if zone.casefold().endswith(f"/{wanted}")]
    fitting = named or placed
    return {"zone": fitting[0]} if len(fitting) == 1 and wanted else None


def perspectives(text: str) -> Changes | None:
    """Names with commas between; "LXP = Lived experience" gives one a new name."""
    names = tuple(_perspective(name) for name in re.split(r"[,;\n]", text) if name.strip())
    return {"perspectives": names} if names else None


def _perspective(text: str) -> str | Renamed:
    before, renamed, after = (" ".join(part.split()) for part in text.partition("="))
    return Renamed(before, after) if renamed else before


def shown(text: str) -> Changes | None:
    """Yes or no."""
    word = text.casefold()
    if word in _YES or word in _NO:
        return {"show_perspectives": word in _YES}
    return None


def contact(text: str) -> Changes | None:
    """A name and a number, in one line; or nobody."""
    if not text:
        return None
    return {"human_contact": "" if text.casefold() in _NONE else " ".join(text.split())}


def support(text: str) -> Changes | None:
    """The group's own lines, with their line breaks."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        return None
    return {"support": "" if kept.casefold() in _NONE else kept}


def watched(text: str) -> Words | None:
    """Names or roles with commas between, or one on each line."""
    if text.casefold() in _NONE:
        return ()
    words = tuple(" ".join(one.split()) for one in re.split(r"[,;\n]", text) if one.strip())
    return words or None
