"""Picking: what an admin chooses to have asked after one meeting, by a pack or prompt by prompt."""

from dataclasses import dataclass, replace

from bot.flows.rounds.choosing import MOST_CHOSEN, asks_of_prompts, known_asks, picked
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.tools import Tools
from prompts.model import find_prompt
from storage.queries import meetings
from storage.records import Meeting, MeetingState, Role


@dataclass(frozen=True)
class TooManyPicked:
    """As many prompts are picked for the meeting as can be asked."""

    most: int = MOST_CHOSEN


class Picking:
    """What admins choose for a meeting."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def choose(self, actor: Actor, meeting_id: str, asks: str) -> Meeting | None:
        """Ask this after the meeting, see Meeting.asks; None if it is too late or unknown."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await meetings.find(unit, group.id, meeting_id)
            if meeting is None or meeting.state is not MeetingState.PLANNED:
                return None
            if not known_asks(asks, self._tools.packs):
                return None
            await meetings.note_asks(unit, meeting.id, asks)
            return replace(meeting, asks=asks)

    async def pick(
        self, actor: Actor, meeting_id: str, ref: str, *, wanted: bool
    ) -> Meeting | TooManyPicked | None:
        """Ask this prompt after the meeting, or leave it out; None as with `choose`.

        The first one that is picked takes the place of what the rule would choose; without the
        last one the rule chooses again.
        """
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await meetings.find(unit, group.id, meeting_id)
            if meeting is None or meeting.state is not MeetingState.PLANNED:
                return None
            before = picked(meeting.asks)
            # A prompt that its pack has no more is not asked, and nobody could tap it away.
            known = tuple(one for one in before if find_prompt(self._tools.packs, one))
            refs = tuple(one for one in known if one != ref)
            if wanted:
                refs = known if ref in known else (*known, ref)
            if len(refs) > MOST_CHOSEN:
                return TooManyPicked()
            asks = asks_of_prompts(refs) if refs else ""
            if not known_asks(asks, self._tools.packs):
                return None
            if refs != before:
                await meetings.note_asks(unit, meeting.id, asks)
            return replace(meeting, asks=asks if refs != before else meeting.asks)
