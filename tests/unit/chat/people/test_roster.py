"""People are listed by names that are not kept."""

from tests.unit.chat.stage import Stage


async def test_people_are_listed_by_the_names_that_telegram_gives_now(stage: Stage) -> None:
    await stage.ann.say("/people")

    listed = await stage.ann.expect("People in")
    assert "Ann: an admin. Perspective: rather not say." in listed.text
    assert "Member 4: a member." in listed.text
    assert "I keep none of them" in listed.text
