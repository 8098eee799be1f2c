"""Asking: a round opens after a meeting or on request, and its prompts are queued."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.flows.rounds.box_store import add_box
from bot.flows.rounds.choosing import Chosen, by_the_rule, choose_for, just_asked, sealed_prompts
from bot.flows.rounds.roster import DEALING_LASTS, queue_prompts, roster
from bot.flows.rounds.stray_keys import stray_keys
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.batches import run_each
from bot.flows.shared.next_opening import opens_at
from bot.flows.shared.notices import tell_admins
from bot.flows.shared.roll import roll_of
from bot.flows.shared.times import paused, round_opens_at, when_free
from bot.flows.shared.tools import Tools
from bot.rules.disclosure import people_needed
from bot.rules.sealing.ballots import KEY_BYTES, QuestionKey
from bot.rules.sealing.perspectives import travelling
from prompts.model import Pack, find_prompt, prompt_ref
from storage.queries import groups, holidays, meetings, members, outbox, rounds
from storage.records import (
    Group,
    GroupSettings,
    Meeting,
    MeetingState,
    Question,
    Role,
    Round,
)
from storage.store import ID_BYTES, Unit

ASKED_TOO_LATE = timedelta(days=7)
"""After a longer outage nobody remembers the meeting well enough to be asked about it."""

MEANWHILE = timedelta(minutes=1)
"""In which a second tap opens no second round, whoever it comes from and whichever its card."""


@dataclass(frozen=True)
class Asked:
    """A round is open and its prompts are on their way; its boxes are due at `opens_at`."""

    round: Round
    questions: tuple[Question, ...]
    opens_at: datetime


@dataclass(frozen=True)
class WouldAsk:
    """What a round could choose from now, how many it would ask, and when its boxes are due."""

    packs: tuple[Pack, ...]
    pack: Pack
    """The one that is asked from if no prompt is named."""
    people: int
    opens_at: datetime


@dataclass(frozen=True)
class AskRefused:
    """No round was opened."""

    reason: Literal[
        "too-few", "paused", "unknown-prompt", "nothing-to-ask", "just-asked", "asked-meanwhile"
    ]
    needed: int = 0
    """How many people have to get prompts before anything is asked."""
    people: int = 0
    asked: tuple[Question, ...] = ()
    """By the round that opened just before."""


class Asking:
    """How rounds open."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def would_ask(self, actor: Actor) -> WouldAsk:
        """What an admin reads before a round is opened at once."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            people = len(roster(await members.of_group(unit, group.id), now))
            tools, at = self._tools, await opens_at(unit, group, now)
            return WouldAsk(tools.packs, tools.pack_of(group), people, at)

    async def ask_now(
        self,
        actor: Actor,
        named: str | None,
        token: str = "",
    ) -> Asked | AskRefused:
        """Open a round at once, with the pack's next prompts or the one named.

        The same token twice is one round: after a crash Telegram hands a tap over again. Another
        token within a minute opens none: two admins may have decided at the same time.
        """
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            round_id = _round_id_of(unit, group, token) if token else None
            known = await rounds.find(unit, round_id) if round_id else None
            if known is not None:
                at = await opens_at(unit, group, self._tools.clock())
                return Asked(known, await rounds.questions(unit, known.id), at)
            if round_id:
                # A try before this one that could not be written down has left its key.
                await self._tools.keyring.destroy(rounds=[round_id])
            meanwhile = await self._asked_meanwhile(unit, group) if token else None
            return meanwhile or await self._open(unit, group, None, named, round_id)

    async def _asked_meanwhile(self, unit: Unit, group: Group) -> AskRefused | None:
        """What was asked, if a round opened less than a minute ago."""
        newest = await rounds.newest(unit, group.id)
        if newest is None or abs(self._tools.clock() - newest.opened_at) >= MEANWHILE:
            return None
        return AskRefused("asked-meanwhile", asked=await rounds.questions(unit, newest.id))

    async def open_due_rounds(self) -> int:
        """Open a round for each meeting that has ended, and say how many were opened."""

        async def open_after(meeting: Meeting) -> bool:
            async with self._tools.store.write() as unit:
                return await self._open_after(unit, meeting)

        return await run_each(await self.due_rounds(), open_after)

    async def due_rounds(self) -> list[Meeting]:
        """The meetings that a round is due after: looked at every second, so by few queries."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            ended = await meetings.ended(unit, now)
            ids = {meeting.group_id for meeting in ended}
            settings = await groups.settings_of(unit, ids) if ids else {}
            days = await holidays.of_groups(unit, ids) if ids else {}
        return [
            meeting
            for meeting in ended
            if _is_due(meeting, settings[meeting.group_id], days[meeting.group_id], now)
        ]

    async def end_dealing(self) -> int:
        """Destroy dealing keys whose deliveries are settled or too old; how many were destroyed."""
        async with self._tools.store.read() as unit:
            open_rounds = await rounds.dealing(unit)
        return await run_each(open_rounds, self._end_dealing)

    async def _end_dealing(self, known: Round) -> bool:
        too_old = known.opened_at + DEALING_LASTS <= self._tools.clock()
        async with self._tools.store.read() as unit:
            asked = [q.id for q in await rounds.questions(unit, known.id)]
            if not too_old and await outbox.unsettled_prompts(unit, asked):
                return False
        async with self._tools.store.write() as unit:
            # What is under way then, or could not be settled, is waited for no longer.
            if too_old:
                await outbox.give_up_prompts(unit, asked)
            # The key goes first: if this can't be written down, the next tick does it again.
            await self._tools.keyring.destroy(rounds=[known.id])
            await rounds.end_dealing(unit, known.id)
        return True

    async def drop_stray_keys(self) -> int:
        """Destroy keys that serve nothing any more; how many there were.

        A closing key is one when the last buttons are off. Of others a crash leaves some.
        """
        async with self._tools.store.read() as unit:
            if not await stray_keys(unit, self._tools.keyring):
                return 0
        # A round's keys are written before the round: nobody may be about to open one just now.
        async with self._tools.store.write() as unit:
            stray = await stray_keys(unit, self._tools.keyring)
            await self._tools.keyring.destroy(
                questions=stray.questions, rounds=stray.rounds, closings=stray.closings
            )
        return len(stray.all)

    async def _open_after(self, unit: Unit, known: Meeting) -> bool:
        meeting = await meetings.find(unit, known.group_id, known.id)
        group = await groups.find(unit, known.group_id)
        if meeting is None or group is None or meeting.state is not MeetingState.PLANNED:
            return False
        now = self._tools.clock()
        days = await holidays.of_group(unit, group.id)
        if not _is_due(meeting, group.settings, days, now):
            return False
        if now - round_opens_at(meeting, group.settings, days) > ASKED_TOO_LATE:
            await meetings.set_state(unit, meeting.id, MeetingState.MISSED)
            return False
        outcome = await self._open(unit, group, meeting, None)
        if isinstance(outcome, AskRefused):
            await meetings.set_state(unit, meeting.id, MeetingState.MISSED)
            await tell_admins(
                unit,
                self._tools,
                group,
                f"notice-not-asked-{outcome.reason}",
                {"group": group.name, "needed": str(outcome.needed), "meeting": meeting.title},
            )
            return False
        await meetings.set_state(unit, meeting.id, MeetingState.ASKED)
        return True

    async def _open(
        self,
        unit: Unit,
        group: Group,
        meeting: Meeting | None,
        named: str | None,
        round_id: str | None = None,
    ) -> Asked | AskRefused:
        now, needed = self._tools.clock(), people_needed(group.settings.k)
        if paused(group.paused_until, now):
            return AskRefused("paused")
        everyone = await members.of_group(unit, group.id)
        asked = roster(everyone, now)
        if len(asked) < needed:
            return AskRefused("too-few", needed=needed, people=len(asked))
        chosen = await self._choose(unit, group, meeting, named)
        if isinstance(chosen, AskRefused):
            return chosen
        round_id = round_id or unit.new_id()
        question_ids = [unit.new_id() for _ in chosen]
        dealing_key = self._tools.entropy(KEY_BYTES)
        keys = {question_id: self._tools.entropy(KEY_BYTES) for question_id in question_ids}
        await self._tools.keyring.add_round(round_id, dealing_key, keys)
        opened, questions = await rounds.add(
            unit,
            round_id=round_id,
            group_id=group.id,
            meeting_id=None if meeting is None else meeting.id,
            opened_at=now,
            settings=group.settings,
            roster=len(asked),
            travelling=travelling([one.perspective for one in asked], group.settings),
            roll=await roll_of(unit, group, everyone, asked, now),
            questions=[
                (question_id, ref, prompt)
                for question_id, (ref, prompt) in zip(question_ids, chosen, strict=True)
            ],
        )
        for question in questions:
            key = QuestionKey(keys[question.id])
            await add_box(unit, self._tools, question, key, dealing_key, asked)
        await queue_prompts(unit, asked, questions, now)
        return Asked(opened, questions, await opens_at(unit, group, now))

    async def _choose(
        self, unit: Unit, group: Group, meeting: Meeting | None, named: str | None
    ) -> list[Chosen] | AskRefused:
        if named is not None:
            return await self._named(unit, group, named)
        if meeting is not None:
            chosen = await choose_for(unit, self._tools, group, meeting)
        else:
            asked, pack = await rounds.asked(unit, group.id), self._tools.pack_of(group)
            sealed = await sealed_prompts(unit, group)
            chosen = by_the_rule(group, pack, asked, sealed, self._tools.shuffler())
        return chosen or AskRefused("nothing-to-ask")

    async def _named(self, unit: Unit, group: Group, named: str) -> list[Chosen] | AskRefused:
        found = find_prompt(self._tools.packs, named)
        if found is None:
            return AskRefused("unknown-prompt")
        pack, prompt = found
        ref, asked = prompt_ref(pack, prompt), await rounds.asked(unit, group.id)
        if ref in just_asked(group, asked) | await sealed_prompts(unit, group):
            return AskRefused("just-asked")
        return [(ref, prompt)]


def _round_id_of(unit: Unit, group: Group, token: str) -> str:
    """The same id for the same token, so that a round's own row says that it was opened."""
    return unit.cipher.lookup("round", f"{group.id}:{token}".encode())[:ID_BYTES].hex()


def _is_due(
    meeting: Meeting, settings: GroupSettings, days: Collection[date], now: datetime
) -> bool:
    # After an outage the hour that it was due is over, and people may be asleep by now.
    opens_at = round_opens_at(meeting, settings, days)
    return opens_at <= now and when_free(now, settings, days) <= now
