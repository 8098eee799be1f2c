"""What an admin's words after /settings mean: which of the group's rules, and its new value."""

from dataclasses import dataclass

from bot.rules.group.changes import Changes
from bot.rules.group.table import called


@dataclass(frozen=True)
class Wanted:
    """A rule's name, and what to change for it."""

    name: str
    changes: Changes


@dataclass(frozen=True)
class WatchWanted:
    """What to look for from now on, as names or as roles."""

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
    rule = called(first)
    if rule is None or rule.read is None:
        return UnknownRule(first)
    read = rule.read(rest.strip().lstrip("=").strip())
    if read is None:
        return BadValue(rule.name)
    return WatchWanted(rule.name, read) if isinstance(read, tuple) else Wanted(rule.name, read)
