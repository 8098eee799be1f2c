"""What the chat page can do to the demo as a whole: move its clock, and offer invitations.

The demo gives these to the server; the server itself knows nothing of meetings or summaries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.demo.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment that the clock can be moved to; at is None when nothing of the kind is planned."""

    id: str
    label: str
    at: datetime | None

    def json(self) -> JsonObject:
        at = self.at.isoformat() if self.at else None
        return {"id": self.id, "label": self.label, "at": at}


@dataclass(frozen=True, slots=True)
class ClockFace:
    """The demo's time, in the group's zone, and where it can go from here."""

    now: datetime
    label: str
    stops: tuple[Stop, ...]

    def json(self) -> JsonObject:
        return {
            "now": self.now.isoformat(),
            "label": self.label,
            "stops": [stop.json() for stop in self.stops],
        }


@dataclass(frozen=True, slots=True)
class Invite:
    """A link that a new phone can join by: what its button says, and the start payload."""

    label: str
    payload: str

    def json(self) -> JsonObject:
        return {"label": self.label, "payload": self.payload}


class DemoControls(Protocol):
    """The demo, as the chat page's server sees it."""

    async def clock(self) -> ClockFace:
        """The time now."""
        ...

    async def move(self, to: str) -> ClockFace:
        """Move on to a stop, by its id. Raises ValueError, with a sentence, where that can't be."""
        ...

    def invites(self) -> Sequence[Invite]:
        """The invitations that are open now."""
        ...
