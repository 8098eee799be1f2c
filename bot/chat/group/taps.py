"""The buttons of /settings: what each carries."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.messages.taps import Tap
from bot.rules.group.rule import Section

_TIME = re.compile(r"(\d\d)h(\d\d)")


@dataclass(frozen=True)
class RulesTap(Tap):
    """Show the rules again."""

    verb: ClassVar[str] = "se"
    group_id: str


@dataclass(frozen=True)
class SectionTap(Tap):
    """Show the rules that belong together."""

    verb: ClassVar[str] = "sg"
    group_id: str
    section: Section


@dataclass(frozen=True)
class RuleTap(Tap):
    """Explain this rule, and show what it can be."""

    verb: ClassVar[str] = "sr"
    group_id: str
    name: str


@dataclass(frozen=True)
class WeeklyDayTap(Tap):
    """The weekly summary comes on this day; the time is still to be chosen."""

    verb: ClassVar[str] = "sd"
    group_id: str
    day: int


@dataclass(frozen=True)
class SetTap(Tap):
    """Change this rule, as if its line had been typed."""

    verb: ClassVar[str] = "ss"
    group_id: str
    name: str
    value: str
    """As in the line, with "_" for a space, "h" inside a time, and "_" for a zone's stroke."""

    @property
    def line(self) -> str:
        """What could have been typed after /settings."""
        if self.name == "zone":
            return f"zone {self.value.replace('_', '/', 1)}"
        value = _TIME.sub(r"\1:\2", self.value)
        return f"{self.name} {value.replace('_', ' ')}"


@dataclass(frozen=True)
class BreakTap(Tap):
    """Ask the group nothing for so many days; 0 ends the break."""

    verb: ClassVar[str] = "sb"
    group_id: str
    days: int
