"""Asking now: said first of how many, done once, and refused with a reason."""

from bot.chat.rounds.asking import find_prompt_named
from prompts.loading import shipped_packs
from storage.queries import rounds
from tests.unit.chat.stage import Stage


async def test_asking_says_first_what_will_be_asked_of_how_many(stage: Stage) -> None:
    await stage.others[0].say("/pause 3")
    await stage.others[0].expect("until Friday 6 November 2026")

    await stage.ann.say("/ask shared-power")
    asked = await stage.ann.expect("How evenly was power shared")
    assert "(5)" in asked.text
    assert "Friday 6 November at 12:00" in asked.text
    await stage.others[0].say("/resume")
    await stage.others[0].expect("Welcome back")
    await stage.ann.tap("Ask now")

    await stage.ann.expect("One question is on the way to 6 people")


async def test_a_double_tap_asks_once(stage: Stage) -> None:
    await stage.ann.say("/ask shared-power")
    asked = await stage.ann.expect("How evenly was power shared")
    ask_now = asked.buttons[0].data

    stage.ann.tap_data(asked, ask_now)
    last = stage.ann.tap_data(asked, ask_now)

    await stage.ann.answer(last)
    async with stage.app.store.read() as unit:
        assert len(await rounds.sealed_everywhere(unit)) == 1
    done = stage.ann.now(asked)
    assert done is not None
    assert "One question is on the way to 6 people" in done.text


async def test_too_few_people_are_not_asked(stage: Stage) -> None:
    for member in stage.others[:1]:
        await member.say("/leave")
        await member.expect("Do you want to leave")
        await member.tap("Yes, leave")
        await member.expect("You have left")

    await stage.ann.say("/ask")
    await stage.ann.expect("(5)")
    await stage.ann.tap("Ask now")

    await stage.ann.expect("5 people in the group get questions now, and it takes 6 or more")


async def test_not_now_asks_nothing_and_opens_nothing(stage: Stage) -> None:
    await stage.ann.say("/ask")
    await stage.ann.expect("Shall I ask")
    await stage.ann.tap("Not now")
    await stage.ann.expect("I asked nothing")
    await stage.ann.say("/open")
    await stage.ann.expect("Everyone is told that an admin asked for this")
    await stage.ann.tap("Not now")

    await stage.ann.expect("Nothing was opened")


def test_a_prompt_is_found_by_its_name_alone_if_only_one_has_it() -> None:
    packs = shipped_packs()
    found = find_prompt_named(packs, "role-support", "“Shared-Power”")

    assert found is not None
    assert (found[0].id, found[1].id) == ("worked-together", "shared-power")
    assert find_prompt_named(packs, "role-support", "role-support/shared-power") is None
    assert find_prompt_named(packs, "role-support", "no-such-prompt") is None
