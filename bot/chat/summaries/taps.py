"""The buttons that show summaries."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.messages.taps import Tap


@dataclass(frozen=True)
class SummaryTap(Tap):
    """Show this summary."""

    verb: ClassVar[str] = "sm"
    group_id: str
    summary_id: str


@dataclass(frozen=True)
class WholeTap(Tap):
    """Show all of this summary in the chat."""

    verb: ClassVar[str] = "wh"
    group_id: str
    summary_id: str


@dataclass(frozen=True)
class HowTap(Tap):
    """Show how this summary was made and what it leaves out."""

    verb: ClassVar[str] = "hm"
    group_id: str
    summary_id: str


@dataclass(frozen=True)
class SummariesTap(Tap):
    """Show this page of the list."""

    verb: ClassVar[str] = "sp"
    group_id: str
    page: int


@dataclass(frozen=True)
class StillOpenTap(Tap):
    """Lead to the questions of this group that can still be answered."""

    verb: ClassVar[str] = "so"
    group_id: str
