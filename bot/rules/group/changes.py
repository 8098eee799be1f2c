"""What may be changed of a group's rules, and how long the watch list may get."""

from datetime import time
from typing import TypedDict

from bot.rules.group.perspectives import Renamed

MOST_WATCHED = 60
"""Names, and roles: a group of 25 with nicknames. All of them fit one message of 4096."""
WATCHED_LENGTH = 40


class Changes(TypedDict, total=False):
    """The rules that may be changed; see GroupSettings for what each means."""

    zone: str
    k: int
    delay_minutes: int
    quiet_from: time
    quiet_to: time
    weekly_day: int
    weekly_time: time
    pack: str
    rotation: tuple[str, ...]
    prompts_per_round: int
    no_repeat_rounds: int
    box_weeks: int
    show_perspectives: bool
    perspectives: tuple[str | Renamed, ...]
    """Names in the order wanted; what is not among them goes."""
    human_contact: str
    support: str
    retention_months: int
