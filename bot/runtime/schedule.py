"""The clock's one job: every second, ask the database what is due and do it once.

A second is one of the monotonic clock: the system's clock may be set back or leap ahead, and then
a scheduler that plans by it stands still, or does each missed second. Here nothing is planned: each
second every job is handed over once, to run now, and what was missed is not made up for.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import utc_now
from bot.flows.registry import Flows
from bot.log import place_of

TICK_SECONDS = 1
LOOK_SECONDS = 60
JUMP = timedelta(seconds=2)
"""By how much the system's clock may run away from the monotonic one between two ticks."""


class Schedule:
    """Ticks until it is stopped. What was due while the process was down is done at the start.

    Summaries are compiled and calendars fetched beside the ticks: what takes seconds must not hold
    up a round. `sweep` forgets what lay in memory for too long; of that nothing is logged.
    """

    def __init__(
        self,
        flows: Flows,
        clock: Callable[[], datetime] = utc_now,
        *,
        sweep: Callable[[], None] | None = None,
    ) -> None:
        self._flows = flows
        self._clock = clock
        self._sweep = sweep
        self._log = structlog.get_logger()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._ticking = asyncio.Lock()
        self._publishing = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None
        self._counting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Tick at once, and then every second; never twice at a time."""
        self._scheduler.start()
        self._counting = asyncio.create_task(self._count_seconds())

    async def stop(self) -> None:
        """Tick no more; a tick that is under way is finished first, and fetching is given up."""
        if self._counting is not None:
            self._counting.cancel()
        self._scheduler.pause()
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
        async with self._ticking, self._publishing:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Do all that is due. A step that fails is logged and tried again at the next tick."""
        await self._tick()
        await self._publish()

    async def _count_seconds(self) -> None:
        seconds = asyncio.get_running_loop().time
        look_at = seconds() + LOOK_SECONDS
        ahead = self._ahead()
        while True:
            self._do_now(self._tick)
            self._do_now(self._publish)
            if seconds() >= look_at:
                look_at = seconds() + LOOK_SECONDS
                self._do_now(self._look)
            await asyncio.sleep(TICK_SECONDS)
            before, ahead = ahead, self._ahead()
            if abs(ahead - before) > JUMP:
                self._log.info("clock-jumped", seconds=round((ahead - before).total_seconds()))

    def _ahead(self) -> timedelta:
        """How far the system's clock is ahead of the monotonic one's start."""
        monotonic = timedelta(seconds=asyncio.get_running_loop().time())
        return self._clock() - datetime.fromtimestamp(0, UTC) - monotonic

    def _do_now(self, job: Callable[[], Awaitable[None]]) -> None:
        """Do a job once, now, unless it is still being done."""
        self._scheduler.add_job(
            job,
            id=job.__name__,
            replace_existing=True,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    async def _tick(self) -> None:
        async with self._ticking:
            await self._do_what_is_due()

    async def _publish(self) -> None:
        async with self._publishing:
            await self._step("summaries-published", self._flows.publishing.publish_due)

    async def _do_what_is_due(self) -> None:
        flows = self._flows
        await self._step("groups-told-of-the-roll", flows.tell_of_the_roll)
        await self._step("rounds-opened", flows.asking.open_due_rounds)
        await self._step("reminders-queued", flows.opening.remind_due)
        await self._step("boxes-opened", flows.opening.open_due)
        await self._step("meetings-planned-on", flows.planning.extend_series)
        await self._step("dealing-ended", flows.asking.end_dealing)
        await self._step("boxes-renewed", self._renew)
        await self._step("stray-keys-destroyed", flows.asking.drop_stray_keys)
        await self._step("answers-erased", flows.keeping.tend)
        await self._step("memory-swept", self._forget)
        await self._step("logs-emptied", flows.keeping.tidy_up)

    async def _renew(self) -> int:
        """It is done four times an hour, and a line each time would say nothing."""
        await self._flows.renewing.renew_due()
        return 0

    async def _forget(self) -> int:
        if self._sweep is not None:
            self._sweep()
        return 0

    async def _look(self) -> None:
        """What may be a minute late, and asks for every group."""
        flows = self._flows
        await self._step("old-cards-told", flows.warn_of_old_cards)
        await self._step("groups-told-of-the-model", flows.tell_of_the_model)
        await self._step("members-told-of-the-text", flows.tell_of_the_privacy_text)
        self._looking = asyncio.create_task(
            self._step("meetings-changed-by-calendars", flows.feeding.refresh_due)
        )
        with suppress(asyncio.CancelledError):
            await self._looking

    async def _step(self, event: str, step: Callable[[], Awaitable[int]]) -> None:
        try:
            count = await step()
        except Exception as error:
            self._log.error("tick-failed", **place_of(error))
            return
        if count:
            self._log.info(event, count=count)
