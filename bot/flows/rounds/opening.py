"""Opening: once a week each box is opened, left sealed or destroyed unread.

What came of it is kept as a draft, which `bot.flows.publishing` makes into a summary.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Literal

from bot.flows.rounds.box_store import stored_box
from bot.flows.rounds.closing import places_of, take_off_buttons
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.batches import run_each
from bot.flows.shared.next_opening import APART, decide_after_opening, opens_at
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.times import asleep, paused, zone_of
from bot.flows.shared.tools import Tools
from bot.rules import instants
from bot.rules.sealing import boxes
from bot.rules.sealing.ballots import QuestionKey
from bot.rules.sealing.perspectives import kept
from storage.cipher import DamagedSecret, UnknownKey
from storage.queries import boxes as stored_boxes
from storage.queries import drafts, groups, meetings, members, outbox, rounds, summaries
from storage.records import BoxState, DeliveryKind, Draft, Group, Question, Role, Round
from storage.store import Unit

REMINDED_AHEAD = timedelta(days=2)


@dataclass(frozen=True)
class OpenedNow:
    """What /open did: how many boxes it opened, and how many stay sealed."""

    opened: int
    stays: int


@dataclass(frozen=True)
class OpenRefused:
    """Nothing was opened."""

    reason: Literal["once-a-day", "nothing-sealed"]
    again_at: datetime | None = None


class _Fate(Enum):
    """What became of a box."""

    OPENED = auto()
    OPENED_IN_PART = auto()
    """Some of its answers could not be read any more."""
    STAYS = auto()
    DESTROYED = auto()


class Opening:
    """How boxes are opened."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def open_due(self) -> int:
        """Open the boxes of each group whose weekly time has come; how many groups there were."""
        async with self._tools.store.read() as unit:
            due = await groups.due_to_open(unit, self._tools.clock())
        return await run_each(due, self._open_weekly)

    async def _open_weekly(self, known: Group) -> bool:
        async with self._tools.store.write() as unit:
            group = await groups.find(unit, known.id)
            now = self._tools.clock()
            # After an outage the hour that it was due is over, and people may be asleep by now.
            if group is None or await opens_at(unit, group, now) > now:
                return False
            await decide_after_opening(unit, group, now)
            draft = await self._open(unit, group)
        if draft is not None:
            await self._tools.keyring.destroy(questions=draft.settled)
        return draft is not None

    async def open_now(self, actor: Actor) -> OpenedNow | OpenRefused:
        """Open what may be opened at once, tell everybody, at most once in 24 hours."""
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor, Role.ADMIN)
            now, last = self._tools.clock(), group.opened_on_request_at
            if last is not None and now - last < APART:
                return OpenRefused("once-a-day", last + APART)
            if not await rounds.sealed(unit, group.id):
                return OpenRefused("nothing-sealed")
            await groups.note_opened_on_request(unit, group.id, now)
            await tell_everyone(
                unit, self._tools, group, "notice-opened-on-request", {"group": group.name}
            )
            draft = await self._open(unit, group)
        if draft is None:
            return OpenRefused("nothing-sealed")
        await self._tools.keyring.destroy(questions=draft.settled)
        return OpenedNow(len(draft.opened), len(draft.sealed))

    async def remind_due(self) -> int:
        """Remind everybody who was asked, the day before opening; how many were queued."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            ahead = await groups.not_reminded(unit, now + REMINDED_AHEAD)

        async def remind(one: tuple[Group, datetime]) -> int:
            group, opening = one
            rules = group.settings
            at = instants.reminder_at(opening, rules.quiet_from, rules.quiet_to, zone_of(rules))
            if at is None or at > now or asleep(rules, now) or paused(group.paused_until, now):
                return 0
            async with self._tools.store.write() as unit:
                queued = await self._remind(unit, group, opening, since=at)
                await groups.note_reminded(unit, group.id, opening)
            return queued

        return await run_each(ahead, remind)

    async def _remind(self, unit: Unit, group: Group, opening: datetime, *, since: datetime) -> int:
        """One reminder a member and round, as a reply to the round's first prompt."""
        now = self._tools.clock()
        everyone = {m.id: m for m in await members.of_group(unit, group.id)}
        queued, seen = 0, set[tuple[str, str]]()
        for question in await rounds.sealed(unit, group.id):
            if question.asked_at is None or question.asked_at > since:
                continue
            for prompt in await outbox.arrived_prompts(unit, question.id):
                member = everyone.get(prompt.member_id or "")
                if member is None or member.blocked or paused(member.paused_until, now):
                    continue
                if (question.round_id, member.id) in seen:
                    continue
                seen.add((question.round_id, member.id))
                await outbox.queue(
                    unit,
                    DeliveryKind.REMINDER,
                    group_id=group.id,
                    member_id=member.id,
                    subject_id=question.id,
                    due_at=now,
                    expires_at=opening,
                    token=opening.isoformat(),
                    spot=prompt.spot,
                )
                queued += 1
        return queued

    async def _open(self, unit: Unit, group: Group) -> Draft | None:
        """Sort the boxes and keep what came out, in the caller's transaction.

        None if there is nothing that a summary could tell of.
        """
        now = self._tools.clock()
        asked = await rounds.sealed(unit, group.id)
        last = await summaries.last_opened_at(unit, group.id)
        since = last or now - timedelta(days=7)
        if not asked and not await meetings.between(unit, group.id, since, now):
            return None
        places = await places_of(unit, self._tools, asked)
        fates = {question.id: await self._open_or_leave(unit, question, now) for question in asked}

        def those(*wanted: _Fate) -> tuple[str, ...]:
            return tuple(question_id for question_id, fate in fates.items() if fate in wanted)

        draft = Draft(
            id=unit.new_id(),
            group_id=group.id,
            since=since,
            opened_at=now,
            opened=those(_Fate.OPENED, _Fate.OPENED_IN_PART),
            damaged=those(_Fate.OPENED_IN_PART),
            sealed=those(_Fate.STAYS),
            destroyed=those(_Fate.DESTROYED),
        )
        await drafts.add(unit, draft)
        await take_off_buttons(unit, self._tools, draft, places)
        return draft

    async def _open_or_leave(self, unit: Unit, question: Question, now: datetime) -> _Fate:
        box = await self._open_one(unit, question)
        if isinstance(box, boxes.Opened):
            await self._keep(unit, question, box)
            await self._settle(unit, question, BoxState.OPENED, now)
            return _Fate.OPENED_IN_PART if box.damaged else _Fate.OPENED
        if box is None or await self._is_over(unit, question, now):
            await self._settle(unit, question, BoxState.DESTROYED, now)
            return _Fate.DESTROYED
        return _Fate.STAYS

    async def _is_over(self, unit: Unit, question: Question, now: datetime) -> bool:
        """Whether a box has been waiting for enough answers as long as it may."""
        asked_in = await _round_of(unit, question)
        if question.asked_at is None:
            raise LookupError("a question without its moment")
        return question.asked_at + timedelta(weeks=asked_in.settings.box_weeks) <= now

    async def _settle(self, unit: Unit, question: Question, state: BoxState, now: datetime) -> None:
        """Forget the sealed box and who was asked."""
        await rounds.settle(unit, question.id, state, now)
        await stored_boxes.drop(unit, [question.id])
        await outbox.drop(unit, [question.id])

    async def _open_one(
        self, unit: Unit, question: Question
    ) -> boxes.Opened | boxes.StaysSealed | None:
        """What a box holds for us; None if it can't be read any more, as its key is gone."""
        try:
            secret = await self._tools.keyring.question_key(question.id)
        except UnknownKey:
            # A master key may be out of reach for a while; what is destroyed is so for good.
            return boxes.StaysSealed()
        except DamagedSecret:
            secret = None
        if secret is None:
            return None
        box = await stored_box(unit, question, QuestionKey(secret))
        return (
            None if box is None else boxes.open_box(box, k=question.k, rng=self._tools.shuffler())
        )

    async def _keep(self, unit: Unit, question: Question, box: boxes.Opened) -> None:
        """Keep what came out of a box, without the perspectives that can't be shown of it."""
        asked_in = await _round_of(unit, question)
        answers = kept(box.answers, asked_in.settings, k=question.k)
        content = boxes.pack_opened(answers, question.kind, dealt=asked_in.roster)
        await stored_boxes.keep_opened(unit, question.id, content)


async def _round_of(unit: Unit, question: Question) -> Round:
    asked_in = await rounds.find(unit, question.round_id)
    if asked_in is None:
        raise LookupError("a question without its round")
    return asked_in
