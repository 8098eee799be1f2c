"""Joins and leaves are told to everybody in numbers, once a day; rounds say who is there."""

from pathlib import Path

import pytest

from bot.bootstrap import open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import NoticeParcel
from bot.flows.rounds.asking import Asked
from bot.flows.shared.access import Actor
from bot.settings import Settings
from storage.queries import members
from storage.queries import roll as stored
from storage.queries.roll import RollChange
from storage.records import UNDISCLOSED, Role, Roll
from tests.harness.delivery import due_now, hand_over, settle
from tests.unit.flows.home import ADMIN, Home, at_home

TELLING = "2026-11-02T17:00"
PROMPT = "worked-together/what-gave-power"
SECOND = "worked-together/shared-power"


async def invited(home: Home, role: Role = Role.MEMBER) -> str:
    return (await home.flows.inviting.invite(home.actor, perspective=UNDISCLOSED, role=role)).code


async def join(home: Home, *chats: int, role: Role = Role.MEMBER) -> None:
    code = await invited(home, role)
    for chat in chats:
        await home.flows.joining.join(code, chat)


async def leave(home: Home, chat: int) -> None:
    await home.flows.joining.leave(Actor(chat, home.actor.group_id))


async def told(home: Home) -> list[tuple[int, RollChange, int]]:
    """The notices of the roll that wait: to which chat, the change, and how many people."""
    heard = []
    for one in await due_now(home.flows.delivering, 1000):
        parcel = await hand_over(home.flows.delivering, one.id)
        await settle(home.flows.delivering, one.id, Sent(1))
        if isinstance(parcel, NoticeParcel) and parcel.roll is not None:
            heard.append((parcel.chat_id, parcel.roll.change, parcel.roll.people))
    return heard


async def tell(home: Home, when: str) -> list[tuple[int, RollChange, int]]:
    home.clock.set(when)
    await home.flows.tell_of_the_roll()
    return await told(home)


async def change_of(home: Home) -> RollChange:
    async with home.app.store.read() as unit:
        return await stored.of_group(unit, home.actor.group_id)


async def roll_now(home: Home, prompt: str = PROMPT) -> Roll:
    """What a round that is asked now says."""
    asked = await home.flows.asking.ask_now(home.actor, prompt)
    assert isinstance(asked, Asked)
    return asked.round.roll


@pytest.fixture
async def settled_home(home: Home) -> Home:
    """A group whose first people were told of, on the day before."""
    home.clock.set("2026-11-01T17:00")
    async with home.app.store.write() as unit:
        await stored.keep(unit, home.actor.group_id, RollChange(told_at=home.clock.now))
        await members.forget_joining(unit, home.actor.group_id, home.clock.now.replace(day=30))
    home.clock.set("2026-11-02T10:00")
    return home


async def test_a_new_group_hears_one_line_each(home: Home) -> None:
    assert await tell(home, "2026-11-02T16:59") == []

    heard = await tell(home, TELLING)

    assert sorted(chat for chat, _, _ in heard) == [ADMIN + one for one in range(6)]
    assert {(change, people) for _, change, people in heard} == {(RollChange(6), 6)}
    assert await tell(home, "2026-11-03T17:00") == []


async def test_three_hundred_who_join_are_one_message_each(settled_home: Home) -> None:
    home = settled_home
    await join(home, *range(2000, 2300))
    assert await told(home) == []

    heard = await tell(home, TELLING)

    assert len(heard) == len({chat for chat, _, _ in heard}) == 306
    assert {(change, people) for _, change, people in heard} == {(RollChange(300), 306)}


async def test_who_left_is_not_told_and_everybody_else_is(settled_home: Home) -> None:
    home = settled_home
    await leave(home, ADMIN + 1)

    heard = await tell(home, TELLING)

    assert sorted(chat for chat, _, _ in heard) == [ADMIN, *range(ADMIN + 2, ADMIN + 6)]
    assert {(change, people) for _, change, people in heard} == {(RollChange(0, 1), 5)}


async def test_who_joins_and_leaves_on_one_day_is_not_told_of(settled_home: Home) -> None:
    home = settled_home
    await join(home, 2000)
    await leave(home, 2000)

    assert (await change_of(home)).due_at is None
    assert await tell(home, TELLING) == []


async def test_who_joins_again_is_told_as_one_who_left_and_one_who_joined(
    settled_home: Home,
) -> None:
    home = settled_home
    await leave(home, ADMIN + 1)
    await join(home, ADMIN + 1)

    heard = await tell(home, TELLING)

    assert {(change, people) for _, change, people in heard} == {(RollChange(1, 1), 6)}


async def test_who_came_for_one_round_and_left_is_told_of(settled_home: Home) -> None:
    home = settled_home
    await join(home, 2000)
    home.clock.move(minutes=1)
    await roll_now(home)
    home.clock.move(minutes=1)
    await leave(home, 2000)

    heard = await tell(home, TELLING)

    assert {(change, people) for _, change, people in heard} == {(RollChange(1, 1), 6)}


async def test_who_leaves_after_they_were_told_of_is_told_of_again(settled_home: Home) -> None:
    home = settled_home
    await join(home, 2000)
    await tell(home, TELLING)
    home.clock.move(minutes=1)
    await leave(home, 2000)

    assert await tell(home, "2026-11-02T19:59") == []
    heard = await tell(home, "2026-11-03T17:00")

    assert {(change, people) for _, change, people in heard} == {(RollChange(0, 1), 6)}


async def test_a_new_role_is_told_and_the_same_role_again_is_not(settled_home: Home) -> None:
    home = settled_home
    await join(home, ADMIN + 1)
    assert (await change_of(home)).is_news is False

    await join(home, ADMIN + 1, role=Role.FACILITATOR)
    heard = await tell(home, TELLING)

    assert {(change, people) for _, change, people in heard} == {(RollChange(0, 0, 1), 6)}
    facts = await home.flows.knowing.about(home.actor)
    counts = facts.people, facts.admins, facts.facilitators, facts.only_members
    assert counts == (6, 1, 1, 4)


async def test_the_hour_waits_for_the_end_of_quiet_hours_and_holidays(settled_home: Home) -> None:
    home = settled_home
    await join(home, 2000)

    assert await tell(home, "2026-11-02T20:30") == []
    assert await tell(home, "2026-11-03T07:59") == []
    assert len(await tell(home, "2026-11-03T08:00")) == 7
    await join(home, 2001)
    assert await tell(home, "2026-11-03T17:00") == []
    assert len(await tell(home, "2026-11-04T17:00")) == 8


async def test_who_is_alone_hears_nothing_of_themselves(tmp_path: Path) -> None:
    async with at_home(tmp_path, people=1) as home:
        assert await tell(home, TELLING) == []
        assert await change_of(home) == RollChange(told_at=home.clock.now)

        home.clock.set("2026-11-03T10:00")
        await join(home, 2000)
        await tell(home, "2026-11-03T17:00")
        await leave(home, 2000)

        assert await tell(home, "2026-11-04T17:00") == [(ADMIN, RollChange(0, 1), 1)]


async def test_a_group_that_everybody_left_holds_up_no_other(tmp_path: Path) -> None:
    async with at_home(tmp_path, people=1) as home:
        await leave(home, ADMIN)
        home.clock.set(TELLING)

        await home.flows.tell_of_the_roll()

        assert (await change_of(home)).due_at is None
        assert await told(home) == []


async def test_a_crash_while_it_is_told_tells_everybody_once(
    settled_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = settled_home
    await join(home, 2000)
    home.clock.set(TELLING)
    with monkeypatch.context() as broken:

        async def killed(*_: object) -> None:
            raise RuntimeError

        broken.setattr(stored, "keep", killed)
        with pytest.raises(RuntimeError):
            await home.flows.tell_of_the_roll()
    assert await told(home) == []

    again = [await home.flows.tell_of_the_roll() for _ in range(2)]

    assert again == [1, 0]
    assert len(await told(home)) == 7


async def test_what_was_noted_outlives_a_restart(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        clock = home.clock
    settings = Settings(_env_file=None, data=tmp_path / "data")
    for told_now in (1, 0):
        clock.set("2026-11-02T19:00")
        async with open_app(settings, clock=clock) as app:
            assert await app.flows.tell_of_the_roll() == told_now


async def test_a_round_says_how_many_are_there_and_how_many_are_new(home: Home) -> None:
    assert await roll_now(home) == Roll(6, None, guessable=True)
    home.clock.move(days=7)
    assert await roll_now(home, SECOND) == Roll(6, 0)

    home.clock.move(minutes=1)
    await join(home, 2000)
    await leave(home, ADMIN + 1)
    await join(home, ADMIN + 1)

    settings = await home.flows.knowing.about(home.actor)
    assert settings.people == 7
    assert await roll_now(home, "worked-together/say-in-the-agenda") == Roll(7, 2, guessable=True)


async def test_who_gets_no_questions_counts_as_there_and_makes_no_round_safe(home: Home) -> None:
    await join(home, 2000, role=Role.FACILITATOR)
    home.clock.move(days=7)
    await join(home, 2001)
    await home.flows.joining.describe_self(home.actor, gets_prompts=False)
    facilitator = Actor(2000, home.actor.group_id)
    await home.flows.joining.describe_self(facilitator, gets_prompts=False)

    # Eight are here, six are asked, and five of these have been here for a week.
    assert await roll_now(home) == Roll(8, None, guessable=True)


async def test_when_somebody_joined_is_forgotten_as_soon_as_they_are_not_new(home: Home) -> None:
    async def known() -> int:
        async with home.app.store.read() as unit:
            everyone = await members.of_group(unit, home.actor.group_id)
        return sum(one.joined_at is not None for one in everyone)

    home.clock.move(days=8)
    await home.flows.keeping.tend()
    assert await known() == 6  # no round has said yet that they are new

    await roll_now(home)
    home.clock.move(days=1)
    await join(home, 2000)
    await home.flows.keeping.tend()

    assert await known() == 1
