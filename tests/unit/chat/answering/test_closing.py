"""At opening the buttons go from every question's message alike, answered or not."""

from bot.demo.phone import Phone
from prompts.model import Kind
from tests.unit.chat.stage import Stage

SEALED = "Until yours is opened"


def with_ballots(phone: Phone) -> list[str]:
    """What stands in a chat with a ballot in a button."""
    return [
        one.text
        for one in phone.screen()
        if any(":" in button.data and len(button.data) > 50 for button in one.buttons)
    ]


def changes(stage: Stage, phone: Phone, since: int) -> list[int]:
    """The messages of a chat that were changed since then, in order."""
    return [
        event.message.message_id
        for event in stage.server.world.feed.events
        if event.seq > since
        and event.kind == "edited"
        and event.message is not None
        and event.message.chat_id == phone.id
    ]


async def test_after_opening_no_chat_has_buttons_and_no_key_says_where_they_were(
    stage: Stage,
) -> None:
    people = [stage.ann, *stage.others]
    _, scale = await stage.ask(Kind.SCALE)
    codes = stage.other_ballots()
    _, text = await stage.ask(Kind.TEXT)
    await stage.ann.tap("4", message=scale)
    await stage.ann.expect("Sealed.")
    await stage.ann.say("We took turns.", reply_to=text)
    await stage.ann.expect("Please check.")
    await stage.ann.tap("Send: share my words")
    await stage.ann.expect(SEALED)
    for chat_id, code in codes[:4]:
        await stage.app.flows.answering.seal(chat_id, code, value=3)
    assert all(len(with_ballots(phone)) == 2 for phone in people)
    before = stage.server.world.feed.seq

    await stage.app.flows.opening.open_now(stage.actor)
    await stage.app.flows.asking.drop_stray_keys()
    assert (await stage.app.keyring.held()).closings
    await stage.deliver()

    left = [with_ballots(phone) for phone in people]
    assert [len(one) for one in left] == [1] * len(people)
    assert "question 1 of 1" in left[-1][0]
    assert [len(changes(stage, phone, before)) for phone in people] == [1] * len(people)
    await stage.app.flows.asking.drop_stray_keys()
    assert not (await stage.app.keyring.held()).closings

    stage.clock.move(weeks=5)
    before = stage.server.world.feed.seq
    await stage.app.flows.opening.open_due()
    await stage.deliver()

    assert not [words for phone in people for words in with_ballots(phone)]
    assert [len(changes(stage, phone, before)) for phone in people] == [1] * len(people)


async def test_what_is_gone_from_a_chat_keeps_no_other_button(stage: Stage) -> None:
    """Several messages of a chat go one after the other, in one delivery."""
    _, first = await stage.ask(Kind.SCALE)
    await stage.ask(Kind.CHOICE)
    await stage.ask(Kind.TEXT)
    stage.server.world.remove(first)
    stage.clock.move(weeks=5)

    await stage.app.flows.opening.open_due()
    for _ in range(3):
        await stage.deliver()

    assert not with_ballots(stage.ann)
    assert not with_ballots(stage.others[0])
