"""Publishing: what was opened becomes one summary, which everybody gets at the same moment.

Themes take a second or two to find, so that is done between two transactions: what was opened is
read, then compiled, and then published if nobody has done so meanwhile. A crash in between leaves
the draft, and the next tick begins anew.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.flows.shared.batches import run_each
from bot.flows.shared.times import asleep, zone_of
from bot.flows.shared.tools import Tools
from bot.rules.sealing import boxes
from bot.summaries.compiling import OpenedBox, compile_summary, voices
from bot.summaries.forms.message import is_quiet
from bot.summaries.looking_back import look_back, told
from bot.summaries.model import LOOKS_BACK, BadSummary, Summary, from_json, to_json
from bot.summaries.themes.model import Themes
from prompts.model import Kind
from storage.cipher import DamagedSecret
from storage.queries import boxes as stored_boxes
from storage.queries import drafts, groups, holidays, meetings, members, outbox, rounds, summaries
from storage.records import (
    DeliveryKind,
    Draft,
    Group,
    Meeting,
    Question,
    StoredSummary,
    WatchList,
)
from storage.store import Unit

PUBLISHED_LASTS = timedelta(days=3)
AT_ONCE = timedelta(minutes=10)
"""So long after opening a summary goes out at any hour: an admin may open boxes in the evening.
After that an outage was in between, and nobody is woken."""


AGAIN_AFTER = timedelta(minutes=1)
"""So long a draft that failed is left alone: each try finds its themes and asks a model anew."""


@dataclass(frozen=True, repr=False)
class _Material:
    """All that a summary is made of."""

    draft: Draft
    group: Group
    number: int
    opened: tuple[OpenedBox, ...]
    sealed: tuple[Question, ...]
    destroyed: tuple[Question, ...]
    held: dict[str, Meeting | None]
    holidays: frozenset[date]
    earlier: tuple[Summary, ...]
    watch: WatchList
    told_on: date | None
    """When the group was told of the language model that is used now, if there is one."""


class Publishing:
    """How summaries are compiled and published."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._failed_at: dict[str, datetime] = {}

    async def publish_due(self) -> int:
        """Publish the summary of each draft; how many were published.

        One that failed is tried again after a minute.
        """
        async with self._tools.store.read() as unit:
            waiting = await drafts.waiting(unit)
        return await run_each(waiting, self._try)

    async def _try(self, draft_id: str) -> bool:
        now, failed_at = self._tools.clock(), self._failed_at.get(draft_id)
        if failed_at is not None and failed_at <= now < failed_at + AGAIN_AFTER:
            return False
        try:
            done = await self._publish(draft_id)
        except Exception:
            self._failed_at[draft_id] = self._tools.clock()
            raise
        self._failed_at.pop(draft_id, None)
        return done

    async def _publish(self, draft_id: str) -> bool:
        async with self._tools.store.read() as unit:
            draft = await drafts.find(unit, draft_id)
            material = None if draft is None else await self._material(unit, draft)
        if draft is None or material is None or self._would_wake(material):
            return False
        summary = await self._compile(material)
        async with self._tools.store.write() as unit:
            if not await drafts.take(unit, draft.id):
                return False
            stored = await self._keep(unit, draft, summary)
            await self._queue(unit, stored, posted=not is_quiet(summary))
        return True

    def _would_wake(self, material: _Material) -> bool:
        now = self._tools.clock()
        return now - material.draft.opened_at > AT_ONCE and asleep(material.group.settings, now)

    async def _material(self, unit: Unit, draft: Draft) -> _Material | None:
        group = await groups.find(unit, draft.group_id)
        if group is None:
            return None
        opened: list[OpenedBox] = []
        destroyed = list(await _questions(unit, draft.destroyed))
        for question in await _questions(unit, draft.opened):
            box = await self._box(unit, draft, question)
            if enough(box):
                opened.append(box)
            else:
                destroyed.append(question)
        return _Material(
            draft=draft,
            group=group,
            number=await summaries.next_number(unit, group.id),
            opened=tuple(opened),
            sealed=await _questions(unit, draft.sealed),
            destroyed=tuple(destroyed),
            held=await _held(unit, draft, opened),
            holidays=frozenset(await holidays.of_group(unit, group.id)),
            earlier=await _earlier(unit, group.id),
            watch=await groups.watched(unit, group.id),
            told_on=await self._told_on(unit, group),
        )

    async def _told_on(self, unit: Unit, group: Group) -> date | None:
        told, at = await groups.model_told(unit, group.id)
        model = self._tools.model
        if model is None or at is None or told != model.server.told:
            return None
        return at.astimezone(zone_of(group.settings)).date()

    async def _box(self, unit: Unit, draft: Draft, question: Question) -> OpenedBox:
        asked_in = await rounds.find(unit, question.round_id)
        if asked_in is None:
            raise LookupError("a question without its round")
        try:
            content = await stored_boxes.opened(unit, question.id)
        except DamagedSecret:
            content = None
        answers, damaged = boxes.unpack_opened(content or b"", question.kind)
        in_part = bool(content is None or damaged or question.id in draft.damaged)
        return OpenedBox(question, asked_in, answers, damaged=in_part)

    async def _compile(self, material: _Material) -> Summary:
        draft, group = material.draft, material.group
        zone = zone_of(group.settings)
        week_to = draft.opened_at.astimezone(zone).date()
        summary = compile_summary(
            group,
            number=material.number,
            week_from=draft.since.astimezone(zone).date(),
            week_to=week_to,
            published_on=week_to,
            opened=material.opened,
            found=await self._themes(material.opened),
            sealed=material.sealed,
            destroyed=material.destroyed,
            meetings=material.held,
            holidays=material.holidays,
        )
        earlier = [told(one) for one in material.earlier]
        since = await asyncio.to_thread(self._tools.theming.compare, told(summary), earlier)
        summary = look_back(summary, material.earlier, since)
        if self._tools.model is None:
            return summary
        return await self._tools.model.rename(summary, material.told_on, material.watch)

    async def _themes(self, opened: Sequence[OpenedBox]) -> dict[str, Themes]:
        """The themes of each question that was answered in words, by its id."""
        return {
            box.question.id: await asyncio.to_thread(self._tools.theming.find, voices(box))
            for box in opened
            if box.question.kind is Kind.TEXT
        }

    async def _keep(self, unit: Unit, draft: Draft, summary: Summary) -> StoredSummary:
        stored = await summaries.add(
            unit,
            summary_id=draft.id,
            group_id=draft.group_id,
            number=summary.number,
            week_from=summary.week_from,
            week_to=summary.week_to,
            published_at=draft.opened_at,
            content=to_json(summary),
        )
        await rounds.told_in(unit, draft.settled, stored.id)
        return stored

    async def _queue(self, unit: Unit, stored: StoredSummary, *, posted: bool) -> None:
        """Queue the summary for everybody, all due at the same moment; if posted, for the chat."""
        now = self._tools.clock()
        group = await groups.find(unit, stored.group_id)
        everyone = await members.of_group(unit, stored.group_id)
        receivers: list[str | None] = [one.id for one in everyone if not one.blocked]
        if posted and group is not None and (group.linked_chat is not None or group.damaged):
            receivers.append(None)
        for member_id in receivers:
            await outbox.queue(
                unit,
                DeliveryKind.SUMMARY,
                group_id=stored.group_id,
                member_id=member_id,
                subject_id=stored.id,
                due_at=now,
                expires_at=now + PUBLISHED_LASTS,
            )


def enough(box: OpenedBox) -> bool:
    """Whether a box may be shown: answers that were damaged since it was opened can be missing."""
    return len(box.answers) >= box.question.k


async def _questions(unit: Unit, ids: Sequence[str]) -> tuple[Question, ...]:
    found = [await rounds.question(unit, question_id) for question_id in ids]
    return tuple(question for question in found if question is not None)


async def _held(unit: Unit, draft: Draft, opened: Sequence[OpenedBox]) -> dict[str, Meeting | None]:
    """The meetings that the summary speaks of, by round, or by their own id if not asked."""
    held: dict[str, Meeting | None] = {
        one.id: one
        for one in await meetings.between(unit, draft.group_id, draft.since, draft.opened_at)
    }
    for asked_in in {box.round.id: box.round for box in opened}.values():
        if asked_in.meeting_id is not None:
            held.pop(asked_in.meeting_id, None)
            held[asked_in.id] = await meetings.find(unit, draft.group_id, asked_in.meeting_id)
    return held


async def _earlier(unit: Unit, group_id: str) -> tuple[Summary, ...]:
    """The summaries that this one looks back on, newest first; one that can't be read is left."""
    earlier = []
    for stored in (await summaries.of_group(unit, group_id))[: LOOKS_BACK - 1]:
        try:
            earlier.append(from_json(stored.content))
        except BadSummary:
            continue
    return tuple(earlier)
