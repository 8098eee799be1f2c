"""Picking: what an admin sees of one meeting, and chooses to have asked after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.flows.rounds.choosing import MOST_CHOSEN, Chosen, foresee, known_asks
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.times import paused, round_opens_at
from bot.flows.shared.tools import Tools
from prompts.model import Pack, find_prompt, prompt_ref
from storage.queries import holidays, meetings
from storage.records import (
    Asks,
    AsksByRule,
    AsksPrompts,
    Group,
    Meeting,
    MeetingState,
    Role,
)
from storage.store import Unit

_DIGITS = 8


@dataclass(frozen=True)
class MeetingCard:
    """A meeting to come: when its prompts go out, and exactly what is asked.

    That is, if nothing else is asked before it. Nothing is, if the group is on a break then.
    """

    group: Group
    meeting: Meeting
    opens_at: datetime
    chosen: tuple[Chosen, ...]
    packs: tuple[Pack, ...]


@dataclass(frozen=True)
class ToPickFrom:
    """A meeting, and the pack to pick from for it, at the prompt with this number."""

    meeting: Meeting
    packs: tuple[Pack, ...]
    pack: Pack
    number: int = 0


@dataclass(frozen=True)
class PromptGone:
    """The prompt is in no pack any more."""


@dataclass(frozen=True)
class TooManyPicked:
    """As many prompts are picked for the meeting as can be asked."""

    most: int = MOST_CHOSEN


class Picking:
    """What admins see and choose of a meeting; None everywhere if it is too late or unknown."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def card(self, actor: Actor, meeting_id: str) -> MeetingCard | None:
        """What is asked after a meeting."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            return await self._card(unit, group, meeting_id)

    async def choose(self, actor: Actor, meeting_id: str, asks: Asks) -> MeetingCard | None:
        """Ask this after the meeting."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await _planned(unit, group, meeting_id)
            if meeting is not None and known_asks(asks, self._tools.packs):
                await meetings.note_asks(unit, meeting.id, asks)
            return await self._card(unit, group, meeting_id)

    async def look(self, actor: Actor, meeting_id: str, pack_id: str) -> ToPickFrom | None:
        """What can be picked out of a pack."""
        packs = self._tools.packs
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            meeting = await _planned(unit, group, meeting_id)
        pack = next((one for one in packs if one.id == pack_id), packs[0])
        return None if meeting is None else ToPickFrom(meeting, packs, pack)

    async def pick(
        self, actor: Actor, meeting_id: str, code: str, *, wanted: bool
    ) -> ToPickFrom | PromptGone | TooManyPicked | None:
        """Ask the prompt with this code after the meeting, or leave it out.

        The first one that is picked takes the place of what the rule would choose; without the
        last one the rule chooses again.
        """
        found = _find(self._tools.packs, code)
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            if found is None:
                return PromptGone()
            meeting = await _planned(unit, group, meeting_id)
            if meeting is None:
                return None
            pack, number = found
            asks = self._picked(meeting.asks, prompt_ref(pack, pack.prompts[number]), wanted)
            if isinstance(asks, TooManyPicked):
                return asks
            if asks != meeting.asks:
                await meetings.note_asks(unit, meeting.id, asks)
            return ToPickFrom(replace(meeting, asks=asks), self._tools.packs, pack, number)

    def _picked(self, asks: Asks, ref: str, wanted: bool) -> Asks | TooManyPicked:
        before = asks.refs if isinstance(asks, AsksPrompts) else ()
        # A prompt that its pack has no more is not asked, and nobody could tap it away.
        known = tuple(one for one in before if find_prompt(self._tools.packs, one))
        refs = tuple(one for one in known if one != ref)
        if wanted:
            refs = known if ref in known else (*known, ref)
        if len(refs) > MOST_CHOSEN:
            return TooManyPicked()
        if refs == before:
            return asks
        return AsksPrompts(refs) if refs else AsksByRule()

    async def _card(self, unit: Unit, group: Group, meeting_id: str) -> MeetingCard | None:
        days = await holidays.of_group(unit, group.id)
        opens_at = {
            one: round_opens_at(one, group.settings, days)
            for one in await meetings.planned(unit, group.id)
        }
        meeting = next((one for one in opens_at if one.id == meeting_id), None)
        if meeting is None:
            return None
        asked = [one for one, at in opens_at.items() if not paused(group.paused_until, at)]
        chosen = await foresee(unit, self._tools, group, asked, meeting.id)
        return MeetingCard(group, meeting, opens_at[meeting], tuple(chosen), self._tools.packs)


def prompt_code(ref: str) -> str:
    """The beginning of a hash of a prompt's full name, which may be too long for a button."""
    return sha256(ref.encode()).hexdigest()[:_DIGITS]


def _find(packs: Sequence[Pack], code: str) -> tuple[Pack, int] | None:
    """The pack, and the prompt's number in it."""
    for pack in packs:
        for number, prompt in enumerate(pack.prompts):
            if prompt_code(prompt_ref(pack, prompt)) == code:
                return pack, number
    return None


async def _planned(unit: Unit, group: Group, meeting_id: str) -> Meeting | None:
    meeting = await meetings.find(unit, group.id, meeting_id)
    return meeting if meeting and meeting.state is MeetingState.PLANNED else None
