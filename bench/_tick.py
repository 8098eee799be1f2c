"""Part 4: 1,000 groups and 5,000 planned meetings: what is due is found, and asked."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench._seating import found_in
from bench._telegram import Telegram
from bot.bootstrap import App
from bot.flows.people.joining import PRIVACY_VERSION
from bot.flows.shared.times import round_opens_at
from storage.queries import groups, meetings, members
from storage.records import GroupSettings, Role
from tests.harness.program import Program

PEOPLE = 6
DUE_GROUPS = 12
"""Groups whose prompts come due while the bot runs, each at an instant of its own."""
FIRST, SPAN = 12.0, 30.0
"""Seconds from the start in which they come due."""
LOOKS = 50
HELD = 40
"""Groups whose meeting is over and whose prompts are not due yet, as on a usual afternoon."""
NUMBERED = 9_000_000_000


@dataclass(frozen=True)
class Ticked:
    """What the tick took, in milliseconds, and how late prompts left, in seconds."""

    found: Sequence[float]
    looked: Sequence[float]
    late: Sequence[float]
    expected: int

    def rows(self) -> list[str]:
        """As lines of the table."""
        return [
            f"| what is due is found in, median | {median(self.found):.1f} ms |",
            f"| the same, slowest of {len(self.found)} | {max(self.found):.1f} ms |",
            f"| a whole tick with nothing due, median | {median(self.looked):.1f} ms |",
            f"| first prompts of a round that left | {len(self.late)} of {self.expected} |",
            f"| after their instant, median | {median(self.late):.2f} s |",
            f"| after their instant, slowest | {max(self.late):.2f} s |",
        ]


async def tick(number: int, planned: int, seed: int) -> Ticked:
    """Seat the groups, look, and then let the real bot run."""
    telegram, rng = Telegram(), Random(seed)
    await telegram.open()
    with TemporaryDirectory() as folder:
        program = Program(telegram.server, Path(folder))
        try:
            phones = await telegram.crowd(DUE_GROUPS * PEOPLE)
            async with telegram.app(program.data) as app:
                await _seat_others(app, number - DUE_GROUPS, planned - DUE_GROUPS, rng)
                found = await _times(lambda: _find(app))
                looked = await _times(lambda: _look(app))
                instants = {}
                start = app.clock()
                for one in range(DUE_GROUPS):
                    crowd = [p.id for p in phones[one * PEOPLE : (one + 1) * PEOPLE]]
                    at = start + timedelta(seconds=FIRST + rng.uniform(0, SPAN))
                    await _seat_due(app, f"Due {one}", crowd, at)
                    instants |= dict.fromkeys(crowd, at)
            telegram.begin()
            program.start()
            await telegram.until(
                lambda: len({one.chat_id for one in telegram.arrived()}) == len(phones),
                seconds=FIRST + SPAN + 30,
            )
            return Ticked(found, looked, _late(telegram, instants), len(phones))
        finally:
            program.clear_away()
            await telegram.close()


def _late(telegram: Telegram, instants: dict[int, datetime]) -> list[float]:
    firsts: dict[int, float] = {}
    for one in telegram.arrived():
        if "question 1 of" in one.text:
            firsts.setdefault(one.chat_id, one.at - instants[one.chat_id].timestamp())
    return list(firsts.values())


async def _seat_others(app: App, number: int, planned: int, rng: Random) -> None:
    """Groups with a few people, each with meetings to come; some have just met."""
    now = app.clock()
    async with app.store.write() as unit:
        for one in range(number):
            group = await groups.add(
                unit,
                name=f"Group {one}",
                settings=GroupSettings(),
                next_opening_at=now + timedelta(hours=rng.uniform(1, 168)),
            )
            for person in range(PEOPLE):
                await members.add(
                    unit,
                    group_id=group.id,
                    chat_id=NUMBERED + one * PEOPLE + person,
                    roles=frozenset({Role.MEMBER}),
                    agreed_version=PRIVACY_VERSION,
                    joined_at=None,
                )
            share = planned // number + (one < planned % number)
            for week in range(share):
                ends = now + timedelta(days=7 * week, hours=rng.uniform(1, 168))
                if week == 0 and one < HELD:
                    ends = now - timedelta(minutes=rng.uniform(0, 10))
                await meetings.add(
                    unit,
                    group_id=group.id,
                    token=f"{week}",
                    title="Steering group",
                    starts_at=ends - timedelta(hours=1),
                    ends_at=ends,
                )


async def _seat_due(app: App, name: str, crowd: Sequence[int], at: datetime) -> None:
    """A group whose prompts are due at an instant."""
    actor = await found_in(app, name, crowd)
    async with app.store.write() as unit:
        group = await groups.find(unit, actor.group_id)
        assert group is not None
        ends = at - timedelta(minutes=group.settings.delay_minutes)
        made = await meetings.add(
            unit,
            group_id=group.id,
            token="due",
            title="Steering group",
            starts_at=ends - timedelta(hours=1),
            ends_at=ends,
        )
        assert round_opens_at(made, group.settings, ()) == at


async def _find(app: App) -> None:
    """All that the tick asks for each second, and what the outbox asks for."""
    await app.flows.asking.due_rounds()
    async with app.store.read() as unit:
        await groups.due_to_open(unit, app.clock())
    await app.flows.delivering.heads(200)


async def _look(app: App) -> None:
    flows = app.flows
    for step in (
        flows.asking.open_due_rounds,
        flows.opening.remind_due,
        flows.opening.open_due,
        flows.planning.extend_series,
        flows.asking.end_dealing,
        flows.asking.drop_stray_keys,
        flows.keeping.tend,
        flows.keeping.tidy_up,
    ):
        await step()


async def _times(do: Callable[[], Awaitable[None]]) -> list[float]:
    """Milliseconds of each look, the first left out."""
    await do()
    took = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        await do()
        took.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0)
    return took
