"""Links to come in: made in one line, listed, and their codes shown once."""

from tests.unit.chat.stage import Stage


async def test_one_line_makes_a_link_for_a_perspective_and_a_role(stage: Stage) -> None:
    await stage.ann.say("/invite manager facilitator")

    made = await stage.ann.expect("as a facilitator. Perspective: Manager.")
    assert f"https://t.me/{stage.bot.username}?start=" in made.text
    assert "for 14 days: until Tuesday 17 November 2026" in made.text
    assert made.labels == ["Revoke", "Links in use"]


async def test_unknown_words_after_invite_say_what_is_possible(stage: Stage) -> None:
    await stage.ann.say("/invite boss")

    said = await stage.ann.expect("I don’t know what “boss” means here")
    assert "LXP, Professional, Manager" in said.text


async def test_links_in_use_are_listed_without_their_codes(stage: Stage) -> None:
    await stage.ann.say("/invite LXP")
    made = await stage.ann.expect("Here is a link")
    code = made.text.split("?start=")[1].split()[0]

    await stage.ann.tap("Links in use")

    listed = await stage.ann.expect("Links in use for")
    assert listed.labels == ["Revoke 1", "Revoke 2"]
    assert code not in listed.text
