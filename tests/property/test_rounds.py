"""Ten years of meetings, lived through by the real flows: each that ended opens exactly one round.

Never before its end and the wait, never in quiet hours, and as soon as the bot is up and people are
free. The bot is down for days at times, and the group changes its hours and its zone on the way.
One app serves all examples, each in a group of its own: so there can be a hundred of them.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot.flows.meetings.planning import Planned
from bot.flows.people.founding import Founded
from bot.flows.rounds import asking
from bot.flows.shared.access import Actor
from storage.queries import holidays, meetings, rounds
from storage.records import UNDISCLOSED, Meeting, Role
from storage.tables import RoundRow
from tests.property.free_time import HOURS, Hours
from tests.unit.flows.home import ADMIN, MONDAY, Home, at_home

EXAMPLES = 100
TEN_YEARS = 3650 * 24 * 60
MINUTE = timedelta(minutes=1)
ASKED_TOO_LATE = timedelta(days=7)

MEETING = st.tuples(st.integers(1, TEN_YEARS), st.integers(5, 720))
"""Minutes from the first moment to its start, and minutes that it lasts."""
OUTAGE = st.tuples(st.integers(-600, 2880), st.integers(1, 2880))
"""Minutes from a meeting's end to when the bot goes down, and minutes until it is up again."""


@dataclass(frozen=True)
class Life:
    """What happens to a group in ten years."""

    before: Hours
    after: Hours
    """Its hours from `changes` on: another zone and other quiet hours, the same holidays."""
    changes: datetime
    delay: int
    meetings: tuple[tuple[int, int], ...]
    outage: tuple[int, int]
    """After the first of the meetings."""

    def hours(self, at: datetime) -> Hours:
        """The group's hours at this instant."""
        return self.before if at < self.changes else self.after


LIVES = st.builds(
    lambda before, later, changes, *rest: Life(
        before,
        Hours(later.zone, later.quiet_from, later.quiet_to, before.holidays),
        MONDAY + timedelta(minutes=changes),
        *rest,
    ),
    HOURS,
    HOURS,
    st.integers(1, TEN_YEARS),
    st.integers(0, 1440),
    st.lists(MEETING, min_size=1, max_size=3).map(tuple),
    OUTAGE,
)


class Theatre:
    """An app in which many lives are lived, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self._open = AsyncExitStack()
        self.home: Home = self._runner.run(
            self._open.enter_async_context(at_home(folder, people=6))
        )
        self._lives = 0

    def close(self) -> None:
        self._runner.run(self._open.aclose())
        self._runner.close()

    def live(self, life: Life) -> None:
        """Live it, and fail if a round opens at another moment than it should, or twice, or not."""
        self._runner.run(self._live(life))

    async def _live(self, life: Life) -> None:
        home = self.home
        home.clock.now = MONDAY
        actor = await self._found(life)
        held = [await self._plan(actor, number, *one) for number, one in enumerate(life.meetings)]
        looks = looks_of(life, held)
        for look in looks:
            if home.clock.now < life.changes <= look:
                home.clock.now = life.changes
                await self._rule(actor, life.after, life.delay)
            home.clock.now = look
            await home.flows.asking.open_due_rounds()
        opened = await self._opened(actor)
        assert opened == expected(life, held, looks)

    async def _found(self, life: Life) -> Actor:
        flows, self._lives = self.home.flows, self._lives + 1
        founded = await flows.founding.found_group(ADMIN, f"Group {self._lives}")
        assert isinstance(founded, Founded)
        actor = Actor(ADMIN, founded.group.id)
        await flows.joining.describe_self(actor, gets_prompts=True)
        invited = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
        for number in range(1, 6):
            await flows.joining.join(invited.code, ADMIN + number)
        await self._rule(actor, life.before, life.delay)
        async with self.home.app.store.write() as unit:
            await holidays.add(unit, actor.group_id, life.before.holidays)
        return actor

    async def _rule(self, actor: Actor, hours: Hours, delay: int) -> None:
        await self.home.flows.ruling.change(
            actor,
            k=3,
            prompts_per_round=1,
            zone=hours.zone,
            quiet_from=hours.quiet_from,
            quiet_to=hours.quiet_to,
            delay_minutes=delay,
        )

    async def _plan(self, actor: Actor, number: int, starts: int, minutes: int) -> Meeting:
        begins = MONDAY + timedelta(minutes=starts)
        ends = begins + timedelta(minutes=minutes)
        planned = await self.home.flows.planning.plan(actor, begins, ends, "", str(number))
        assert isinstance(planned, Planned)
        return planned.first.meeting

    async def _opened(self, actor: Actor) -> list[tuple[str, datetime]]:
        """The meeting of each of the group's rounds, and when it opened."""
        async with self.home.app.store.read() as unit:
            found = select(RoundRow).where(RoundRow.group_id == actor.group_id)
            rows = await unit.session.exec(found)
            return sorted((str(row.meeting_id), row.opened_at.astimezone(UTC)) for row in rows)


def looks_of(life: Life, held: Sequence[Meeting]) -> list[datetime]:
    """When the bot looks at what is due: around each moment that matters, and not while down."""
    looks = set[datetime]()
    for one in held:
        due_at = one.ends_at + timedelta(minutes=life.delay)
        opens_at = [hours.first_free(due_at) for hours in (life.before, life.after)]
        looks |= {one.ends_at - MINUTE, due_at - MINUTE, due_at}
        looks |= {at + n * MINUTE for at in opens_at for n in (-1, 0)}
    down = held[0].ends_at + timedelta(minutes=life.outage[0])
    up = down + timedelta(minutes=life.outage[1])
    looks = {look for look in looks if not down <= look < up}
    for at in (up, life.changes):
        looks |= {at, *(hours.first_free(at) for hours in (life.before, life.after))}
    last = max(looks)
    looks |= {life.hours(last).first_free(last), life.hours(last).first_free(last + 60 * MINUTE)}
    return sorted(look for look in looks if look >= MONDAY)


def expected(
    life: Life, held: Sequence[Meeting], looks: Sequence[datetime]
) -> list[tuple[str, datetime]]:
    """Each meeting once, with the first look at which people were free and it was due."""
    opened = list[tuple[str, datetime]]()
    for one in held:
        due_at = one.ends_at + timedelta(minutes=life.delay)
        for look in looks:
            opens_at = life.hours(look).first_free(due_at)
            if look >= opens_at and life.hours(look).is_free(look):
                if look - opens_at <= ASKED_TOO_LATE:
                    opened.append((one.id, look))
                break
        else:
            raise AssertionError("the looks end too soon for this meeting")
    return sorted(opened)


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    theatre = Theatre(tmp_path_factory.mktemp("rounds"))
    yield theatre
    theatre.close()


def live_many(theatre: Theatre, *phases: Phase) -> None:
    @settings(
        max_examples=EXAMPLES,
        phases=phases,
        report_multiple_bugs=False,
        database=None,
    )
    @given(life=LIVES)
    def lives(life: Life) -> None:
        theatre.live(life)

    lives()


@pytest.mark.timeout(300)  # it waits for the disk more than for the processor
def test_every_meeting_that_ended_opens_one_round_when_people_are_free(theatre: Theatre) -> None:
    live_many(theatre, Phase.generate)


# Planted faults: each changes the flows so that they do what they must not.


def quiet_hours_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(asking, "when_free", lambda now, *_: now)
    patch.setattr(
        asking,
        "round_opens_at",
        lambda meeting, rules, _: meeting.ends_at + timedelta(minutes=rules.delay_minutes),
    )


def before_the_end(patch: pytest.MonkeyPatch) -> None:
    ended = meetings.ended

    async def soon(unit: Any, now: datetime) -> tuple[Meeting, ...]:
        return await ended(unit, now + MINUTE)

    patch.setattr(meetings, "ended", soon)
    patch.setattr(asking, "round_opens_at", lambda meeting, *_: meeting.starts_at)


def opened_twice(patch: pytest.MonkeyPatch) -> None:
    add = rounds.add

    async def unnoted(*_: Any, **__: Any) -> None:
        """That it was asked about is not written down."""

    async def unbound(unit: Any, **words: Any) -> Any:
        return await add(unit, **words | {"meeting_id": None})

    patch.setattr(meetings, "set_state", unnoted)
    patch.setattr(rounds, "add", unbound)


def forgotten_after_an_outage(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(asking, "ASKED_TOO_LATE", timedelta(0))


def at_night_after_an_outage(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(asking, "when_free", lambda now, *_: now)


@pytest.mark.parametrize(
    "plant",
    [
        quiet_hours_ignored,
        before_the_end,
        opened_twice,
        forgotten_after_an_outage,
        at_night_after_an_outage,
    ],
)
def test_a_planted_fault_is_found(
    theatre: Theatre, plant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        live_many(theatre, Phase.generate)
