"""Opening: once a week the boxes are opened or left, and what came out becomes one summary."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.flows.apart import one_by_one
from bot.flows.notices import tell_everyone
from bot.flows.times import next_opening, paused, zone_of
from bot.flows.tools import Tools
from bot.flows.who import Who, standing
from bot.rules import boxes, calendar
from bot.rules.ballots import QuestionKey
from bot.rules.tidying import tidy
from bot.summaries.compiling import OpenedBox, compile_summary
from bot.summaries.model import to_json
from storage.cipher import DamagedSecret, UnknownKey
from storage.queries import boxes as stored_boxes
from storage.queries import groups, meetings, members, outbox, rounds, summaries
from storage.records import (
    Answer,
    BoxState,
    DeliveryKind,
    Group,
    Meeting,
    Question,
    Role,
    StoredSummary,
)
from storage.store import Unit

ONCE_IN = timedelta(hours=24)
PUBLISHED_LASTS = timedelta(days=3)
REMINDED_AHEAD = timedelta(days=2)


@dataclass(frozen=True)
class OpenedNow:
    """What /open did: the summary that it published, and how many boxes it opened and left."""

    summary: StoredSummary
    opened: int
    stays: int


@dataclass(frozen=True)
class OpenRefused:
    """Nothing was opened."""

    reason: Literal["once-a-day", "nothing-sealed"]
    again_at: datetime | None = None


@dataclass(frozen=True)
class _Sorted:
    """A group's boxes as they came out: opened, left sealed, destroyed unread."""

    opened: tuple[OpenedBox, ...]
    sealed: tuple[Question, ...]
    destroyed: tuple[Question, ...]

    @property
    def settled(self) -> tuple[Question, ...]:
        """The questions whose keys are destroyed now."""
        return tuple(box.question for box in self.opened) + self.destroyed


class Opening:
    """How boxes are opened and summaries published."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def open_due(self) -> int:
        """Open the boxes of each group whose weekly time has come; how many were published."""
        async with self._tools.store.read() as unit:
            due = await groups.due_to_open(unit, self._tools.clock())
        return await one_by_one(due, self._open_weekly)

    async def _open_weekly(self, known: Group) -> bool:
        async with self._tools.store.write() as unit:
            group = await groups.find(unit, known.id)
            now = self._tools.clock()
            if group is None or await groups.next_opening(unit, group.id) > now:
                return False
            # After an outage the hour that it was due is over, and people may be asleep by now.
            if _asleep(group, now):
                return False
            await groups.schedule_opening(unit, group.id, next_opening(group.settings, now))
            outcome = await self._open(unit, group)
        if outcome is not None:
            await self._destroy_keys(outcome[1])
        return outcome is not None

    async def open_now(self, who: Who) -> OpenedNow | OpenRefused:
        """Open what may be opened at once, tell everybody, at most once in 24 hours."""
        async with self._tools.store.write() as unit:
            _, group = await standing(unit, who, Role.ADMIN)
            now, last = self._tools.clock(), group.opened_on_request_at
            if last is not None and now - last < ONCE_IN:
                return OpenRefused("once-a-day", last + ONCE_IN)
            if not await rounds.sealed(unit, group.id):
                return OpenRefused("nothing-sealed")
            await groups.note_opened_on_request(unit, group.id, now)
            await tell_everyone(
                unit, self._tools, group, "notice-opened-on-request", {"group": group.name}
            )
            outcome = await self._open(unit, group)
        if outcome is None:
            return OpenRefused("nothing-sealed")
        stored, came_out = outcome
        await self._destroy_keys(came_out)
        return OpenedNow(stored, len(came_out.opened), len(came_out.sealed))

    async def remind_due(self) -> int:
        """Remind everybody who was asked, the day before opening; how many were queued."""
        now = self._tools.clock()
        async with self._tools.store.read() as unit:
            ahead = await groups.not_reminded(unit, now + REMINDED_AHEAD)

        async def remind(one: tuple[Group, datetime]) -> int:
            group, opening = one
            settings = group.settings
            at = calendar.reminder_at(
                opening, settings.quiet_from, settings.quiet_to, zone_of(settings)
            )
            if at is None or at > now or _asleep(group, now) or paused(group.paused_until, now):
                return 0
            async with self._tools.store.write() as unit:
                queued = await self._remind(unit, group, opening, since=at)
                await groups.note_reminded(unit, group.id, opening)
            return queued

        return await one_by_one(ahead, remind)

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

    async def _open(self, unit: Unit, group: Group) -> tuple[StoredSummary, _Sorted] | None:
        """Sort the boxes, write what came out, compile and queue the summary: one transaction."""
        now = self._tools.clock()
        asked = await rounds.sealed(unit, group.id)
        previous = await summaries.last_published_at(unit, group.id)
        since = now - timedelta(days=7) if previous is None else previous
        held = await meetings.between(unit, group.id, since, now)
        if not asked and not held:
            return None
        came_out = await self._sort(unit, asked, group, now)
        stored = await self._compile(unit, group, came_out, since=since, now=now)
        for box in came_out.opened:
            await rounds.settle(unit, box.question.id, BoxState.OPENED, now, summary_id=stored.id)
        for question in came_out.destroyed:
            await rounds.settle(unit, question.id, BoxState.DESTROYED, now, summary_id=stored.id)
        await self._forget(unit, came_out)
        await self._publish(unit, group, stored, now)
        return stored, came_out

    async def _sort(
        self, unit: Unit, asked: Sequence[Question], group: Group, now: datetime
    ) -> _Sorted:
        opened: list[OpenedBox] = []
        sealed: list[Question] = []
        destroyed: list[Question] = []
        for question in asked:
            box = await self._open_one(unit, question)
            asked_in = await rounds.find(unit, question.round_id)
            if asked_in is None or question.asked_at is None:
                raise LookupError("a question without its round")
            limit = timedelta(weeks=asked_in.settings.box_weeks)
            if isinstance(box, boxes.Opened):
                alike = tuple(_alike(answer) for answer in box.answers)
                opened.append(OpenedBox(question, asked_in, alike, box.damaged))
            elif box is None or question.asked_at + limit <= now:
                destroyed.append(replace(question, settled_at=now))
            else:
                sealed.append(question)
        return _Sorted(tuple(opened), tuple(sealed), tuple(destroyed))

    async def _open_one(
        self, unit: Unit, question: Question
    ) -> boxes.Opened | boxes.StaysSealed | None:
        """What a box holds for us; None if its key is gone, and it can't be read any more."""
        try:
            secret = await self._tools.keyring.question_key(question.id)
        except UnknownKey:
            # A master key may be out of reach for a while; what is destroyed is so for good.
            return boxes.StaysSealed()
        except DamagedSecret:
            secret = None
        if secret is None:
            return None
        found = await stored_boxes.sealed(unit, question.id)
        return boxes.open_box(
            [boxes.Sealed(slot, ciphertext) for slot, ciphertext in found],
            QuestionKey(secret),
            question_id=question.id,
            k=question.k,
            rng=self._tools.shuffler(),
        )

    async def _compile(
        self, unit: Unit, group: Group, came_out: _Sorted, *, since: datetime, now: datetime
    ) -> StoredSummary:
        zone = zone_of(group.settings)
        number = await summaries.next_number(unit, group.id)
        week_from, week_to = since.astimezone(zone).date(), now.astimezone(zone).date()
        summary = compile_summary(
            group,
            number=number,
            week_from=week_from,
            week_to=week_to,
            published_on=week_to,
            opened=came_out.opened,
            sealed=came_out.sealed,
            destroyed=came_out.destroyed,
            meetings=await self._held(unit, group, came_out, since=since, now=now),
            rng=self._tools.shuffler(),
        )
        return await summaries.add(
            unit,
            summary_id=unit.new_id(),
            group_id=group.id,
            number=number,
            week_from=week_from,
            week_to=week_to,
            published_at=now,
            content=to_json(summary),
        )

    async def _held(
        self, unit: Unit, group: Group, came_out: _Sorted, *, since: datetime, now: datetime
    ) -> dict[str, Meeting | None]:
        """The meetings that the summary speaks of, by round, or by their own id if not asked."""
        held: dict[str, Meeting | None] = {
            one.id: one for one in await meetings.between(unit, group.id, since, now)
        }
        for asked_in in {box.round.id: box.round for box in came_out.opened}.values():
            if asked_in.meeting_id is not None:
                held.pop(asked_in.meeting_id, None)
                held[asked_in.id] = await meetings.find(unit, group.id, asked_in.meeting_id)
        return held

    async def _forget(self, unit: Unit, came_out: _Sorted) -> None:
        """Re-write opened answers under new ids; forget sealed ones and who was asked."""
        for box in came_out.opened:
            contents = [boxes.pad(answer, box.question.kind) for answer in box.answers]
            await stored_boxes.keep_opened(unit, box.question.id, contents)
        for question in came_out.settled:
            await stored_boxes.empty(unit, question.id)
        await outbox.drop(unit, [question.id for question in came_out.settled])

    async def _publish(
        self, unit: Unit, group: Group, stored: StoredSummary, now: datetime
    ) -> None:
        """Queue the summary for everybody and the linked chat, all due at the same moment."""
        receivers: list[str | None] = [
            m.id for m in await members.of_group(unit, group.id) if not m.blocked
        ]
        if group.linked_chat is not None or group.damaged:
            receivers.append(None)
        for member_id in receivers:
            await outbox.queue(
                unit,
                DeliveryKind.SUMMARY,
                group_id=group.id,
                member_id=member_id,
                subject_id=stored.id,
                due_at=now,
                expires_at=now + PUBLISHED_LASTS,
            )

    async def _destroy_keys(self, came_out: _Sorted) -> None:
        await self._tools.keyring.destroy(questions=[q.id for q in came_out.settled])
        await self._tools.store.tidy()


def _asleep(group: Group, now: datetime) -> bool:
    settings = group.settings
    return calendar.in_quiet_hours(now, settings.quiet_from, settings.quiet_to, zone_of(settings))


def _alike(answer: Answer) -> Answer:
    """An answer without habits of writing that sign it; its preview has shown it so already."""
    tidied = tidy(answer.text or "")
    fits = bool(tidied) and boxes.utf16_units(tidied) <= boxes.TEXT_UNITS
    return replace(answer, text=tidied) if fits else answer
