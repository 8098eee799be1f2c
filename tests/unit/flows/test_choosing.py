"""What is asked after a meeting: foreseen, in turn, chosen by hand, and never too soon again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.flows.meetings.planning import Planned
from bot.flows.rounds.asking import Asked, AskRefused
from bot.flows.rounds.picking import ToPickFrom, prompt_code
from bot.rules.repeating import Every, Repeat
from prompts.loading import shipped_packs
from prompts.model import prompt_ref
from storage.queries import meetings, rounds
from storage.records import AsksPack, AsksPrompts
from tests.unit.flows.home import Home, asked_after

HOUR = timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def plan(home: Home, starts: str, repeat: Repeat, token: str = "1") -> Planned:
    planned = await home.flows.planning.plan_series(
        home.actor, utc(starts), utc(starts) + HOUR, "Board", repeat, token
    )
    assert isinstance(planned, Planned)
    return planned


async def test_what_is_foreseen_is_exactly_what_is_asked(home: Home) -> None:
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=4))
    foreseen = []
    for number in range(4):
        meeting = await home.meeting(number)
        chosen = await asked_after(home.flows, home.actor, meeting.id)
        foreseen.append([ref for ref, _ in chosen])

    for day in ("03", "10", "17", "24"):
        home.clock.set(f"2026-11-{day}T16:00")
        assert await home.flows.asking.open_due_rounds() == 1

    async with home.app.store.read() as unit:
        asked = await rounds.asked(unit, home.actor.group_id)
    assert [list(refs) for refs in asked] == foreseen
    assert all(foreseen)


async def test_packs_take_turns(home: Home) -> None:
    packs = [pack.id for pack in shipped_packs()][:2]
    await home.flows.ruling.change(home.actor, rotation=tuple(packs))
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=3))

    for day in ("03", "10", "17"):
        home.clock.set(f"2026-11-{day}T16:00")
        await home.flows.asking.open_due_rounds()

    async with home.app.store.read() as unit:
        asked = await rounds.asked(unit, home.actor.group_id)
    assert [{ref.partition("/")[0] for ref in refs} for refs in asked] == [
        *({packs[0]}, {packs[1]}, {packs[0]})
    ]


async def test_a_meeting_can_have_a_pack_or_prompts_of_its_own(home: Home) -> None:
    packs = shipped_packs()
    other = next(pack for pack in packs if pack.id != "worked-together")
    third = next(pack for pack in packs if pack.id not in ("worked-together", other.id))
    ref = prompt_ref(third, third.prompts[0])
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    first, second = await home.meeting(0), await home.meeting(1)

    await home.flows.picking.choose(home.actor, first.id, AsksPack(other.id))
    await home.flows.picking.choose(home.actor, second.id, AsksPrompts((ref,)))

    chosen = await asked_after(home.flows, home.actor, first.id)
    assert {one.partition("/")[0] for one, _ in chosen} == {other.id}
    assert [one for one, _ in await asked_after(home.flows, home.actor, second.id)] == [ref]
    unknown = await home.flows.picking.choose(home.actor, first.id, AsksPack("no-such-pack"))
    assert unknown is not None
    assert unknown.meeting.asks == AsksPack(other.id)


@pytest.mark.parametrize("window", [4, 0], ids=["asked just before", "only still sealed"])
async def test_a_picked_prompt_is_not_asked_again_soon_after_it_was(
    home: Home, window: int
) -> None:
    """Or two summaries could be compared, from before and after somebody left."""
    await home.flows.ruling.change(home.actor, no_repeat_rounds=window)
    pack = shipped_packs()[0]
    first, other = (prompt_ref(pack, prompt) for prompt in pack.prompts[:2])
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    meeting = await home.meeting()
    await home.flows.picking.choose(home.actor, meeting.id, AsksPrompts((first, other)))
    assert isinstance(await home.flows.asking.ask_now(home.actor, first), Asked)

    foreseen = await asked_after(home.flows, home.actor, meeting.id)
    home.clock.set("2026-11-03T16:00")
    assert await home.flows.asking.open_due_rounds() == 1

    async with home.app.store.read() as unit:
        assert await rounds.asked(unit, home.actor.group_id) == ((first,), (other,))
    assert [ref for ref, _ in foreseen] == [other]


async def test_no_question_is_asked_while_its_box_is_sealed_however_often_one_asks(
    home: Home,
) -> None:
    """The rule too would begin anew when a pack has no more to ask."""
    pack = min(shipped_packs(), key=lambda one: len(one.prompts))
    await home.flows.ruling.change(home.actor, pack=pack.id)
    seen: list[str] = []

    for _ in pack.prompts:
        asked = await home.flows.asking.ask_now(home.actor, None)
        seen += [one.prompt_ref for one in asked.questions] if isinstance(asked, Asked) else []

    assert len(seen) == len(set(seen)) == len(pack.prompts)
    assert await home.flows.asking.ask_now(home.actor, None) == AskRefused("nothing-to-ask")


async def test_a_picked_prompt_that_is_gone_from_its_pack_is_in_nobodys_way(home: Home) -> None:
    """Nothing shows it any more, so nobody could take it out."""
    pack = shipped_packs()[0]
    refs = [prompt_ref(pack, prompt) for prompt in pack.prompts[:2]]
    await plan(home, "2026-11-03T14:00", Repeat(Every.WEEK, count=2))
    meeting = await home.meeting()
    gone = AsksPrompts(("no-such-pack/gone", refs[0], "no-such-pack/gone-too"))
    async with home.app.store.write() as unit:
        await meetings.note_asks(unit, meeting.id, gone)

    changed = await home.flows.picking.pick(
        home.actor, meeting.id, prompt_code(refs[1]), wanted=True
    )

    assert isinstance(changed, ToPickFrom)
    assert changed.meeting.asks == (await home.found(meeting.id)).asks == AsksPrompts(tuple(refs))


async def test_what_is_asked_now_comes_from_the_pack_that_was_named_before(home: Home) -> None:
    packs = shipped_packs()
    await home.flows.ruling.change(home.actor, pack=packs[1].id)

    would = await home.flows.asking.would_ask(home.actor)
    asked = await home.flows.asking.ask_now(home.actor, None)

    assert would.pack == packs[1]
    assert isinstance(asked, Asked)
    assert {one.prompt_ref.partition("/")[0] for one in asked.questions} == {would.pack.id}
