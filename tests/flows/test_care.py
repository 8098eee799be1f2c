"""Words of distress go nowhere without a second tap, whatever they were typed for."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat import routing
from bot.rules.care.languages import LANGUAGES
from prompts.model import Kind
from tests.unit.chat.stage import Stage, set_stage

CARD = "Some of your words made me think"
HELD = ["More lines", "Don’t send", "Send it all the same"]
DARK = "I want to kill myself"
PLAIN = [("English", DARK), *((one.name, one.phrases[0][0]) for one in LANGUAGES)]
"""One plain phrase of each language."""
DRAFT = "Please check."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        yield stage


def rows(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Every row in the database."""
    with sqlite3.connect(stage.app.settings.data / "afterword.db") as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = {
            table: connection.execute(f'SELECT * FROM "{table}"').fetchall()
            for (table,) in tables.fetchall()
        }
    connection.close()
    return found


@pytest.mark.parametrize("words", [words for _, words in PLAIN], ids=[name for name, _ in PLAIN])
async def test_the_card_comes_for_suggestions_settings_plain_words_and_drafts_in_each_language(
    stage: Stage, words: str
) -> None:
    ann, others = stage.ann, stage.others
    _, question = await stage.ask(Kind.TEXT)
    before = rows(stage)

    for typed in (f"/suggest {words}", f"/settings contact {words}", f"/settings support {words}"):
        await ann.say(typed)
        card = await ann.expect(CARD)
        assert (card.labels, ann.last) == (HELD, card), typed
        ann.forget()
    await ann.say(words)
    card = await ann.expect("I did nothing with your words")
    assert (card.labels, ann.last) == (["More lines", "Delete this card"], card)
    ann.forget()
    await ann.say(words, reply_to=question)
    await ann.expect(DRAFT)
    card = await ann.expect(CARD)
    assert ann.last == card
    await stage.deliver()

    assert rows(stage) == before
    assert not any(words in message.text for phone in others for message in phone.screen())


@pytest.mark.parametrize(
    "typed",
    [
        f"/meeting tomorrow 14:00 {DARK}",
        f"/newgroup {DARK}",
        f"/invite {DARK}",
        f"/settings watch {DARK}",
        f"/settings name {DARK}",
        f"/summaries {DARK}",
        f"/ask {DARK}",
    ],
)
async def test_whatever_a_command_is_for_its_words_wait(stage: Stage, typed: str) -> None:
    before = rows(stage)

    await stage.ann.say(typed)

    card = await stage.ann.expect(CARD)
    await stage.ann.quiet()
    assert (card.labels, stage.ann.last) == (HELD, card)
    assert rows(stage) == before


async def test_an_admin_reads_a_suggestion_only_after_the_second_tap(stage: Stage) -> None:
    member = stage.others[0]
    await member.say(f"/suggest {DARK}")
    card = await member.expect(CARD)
    await stage.deliver()
    assert not any(DARK in message.text for message in stage.ann.screen())

    await member.tap("Send it all the same", message=card)

    await member.expect("I have passed your question on")
    await stage.deliver()
    await stage.ann.expect(DARK)
    now = member.now(card)
    assert now is not None
    assert now.labels == ["More lines", "Delete this card"]


async def test_words_that_were_asked_for_are_read_back_out_of_the_chat_after_a_restart(
    stage: Stage,
) -> None:
    member = stage.others[0]
    await member.say("/suggest")
    await member.expect("What would you like the group to be asked?")
    await member.say(DARK)
    card = await member.expect(CARD)
    await member.tap("More lines", message=card)
    whole = await member.expect("Lifeline")
    assert whole.labels == HELD[1:]
    await stage.restart()

    await member.tap("Send it all the same", message=whole)

    await member.expect("I have passed your question on")
    await stage.deliver()
    await stage.ann.expect(DARK)


async def test_dont_send_leaves_the_words_where_they_are(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/suggest")
    await member.expect("What would you like the group to be asked?")
    await member.say(DARK)
    card = await member.expect(CARD)
    await stage.deliver()
    before = rows(stage)

    tapped = await member.tap("Don’t send", message=card)

    assert "Nothing was sent" in (await member.answer(tapped)).text
    await member.say("It is nothing.")
    await member.expect("I kept nothing of it")
    await stage.deliver()
    assert rows(stage) == before


async def test_a_second_tap_sends_nothing_twice(stage: Stage) -> None:
    member = stage.others[0]
    await member.say(f"/suggest {DARK}")
    card = await member.expect(CARD)
    send = next(one.data for one in card.buttons if one.text == HELD[2])
    await member.tap("Send it all the same", message=card)
    await member.expect("I have passed your question on")

    tapped = member.tap_data(card, send)

    assert (await member.answer(tapped)).text
    await stage.deliver()
    assert sum(DARK in message.text for message in stage.ann.screen()) == 1


async def test_words_in_a_changed_message_a_caption_and_a_mistyped_command_are_seen_too(
    stage: Stage,
) -> None:
    member = stage.others[0]
    sent = await member.say("It rains.")
    await member.expect("I kept nothing of it")
    await member.edit(sent, DARK)
    await member.expect(CARD)
    member.forget()
    await member.send_document("notes.txt", b"x", caption=DARK)
    await member.expect(CARD)
    member.forget()

    await member.say(f"/sugest {DARK}")

    card = await member.expect(CARD)
    assert "I did nothing with your words" in card.text


async def test_two_messages_in_a_row_and_forwarded_words_each_bring_the_card(stage: Stage) -> None:
    member = stage.others[0]
    await stage.deliver()
    before = rows(stage)

    for words in ("He says he will kill me", "iwanttodie", f"Forwarded: {DARK}"):
        await member.say(words)
        card = await member.expect(CARD)
        await member.quiet()
        assert member.last == card
        member.forget()

    await stage.deliver()
    assert rows(stage) == before
    assert not any("kill me" in message.text for message in stage.ann.screen())


async def test_an_answer_that_is_changed_to_such_words_brings_the_card_last(stage: Stage) -> None:
    member = stage.others[0]
    _, question = await stage.ask(Kind.TEXT)
    sent = await stage.ann.say("It was fine.", reply_to=question)
    await stage.ann.expect(DRAFT)
    await stage.deliver()
    before = rows(stage)

    await stage.ann.edit(sent, DARK)

    card = await stage.ann.expect(CARD)
    await stage.ann.quiet()
    assert stage.ann.last == card
    assert rows(stage) == before
    assert not any(DARK in message.text for message in member.screen())


async def test_nobody_is_asked_to_send_such_words_again(stage: Stage) -> None:
    stranger = stage.server.phone("Una")
    await stage.ann.say(DARK)
    await stage.ann.expect(CARD)

    await stranger.say(DARK)

    await stranger.expect(CARD)
    for phone in (stage.ann, stranger):
        said = " ".join(message.text for message in phone.screen())
        assert "kept nothing of it" not in said
        assert "Is this your answer?" not in said
        assert "not in a group" not in said


async def test_a_dispatch_that_looks_at_no_words_would_be_caught(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routing, "words_of_distress", lambda message: False)

    await stage.others[0].say(f"/suggest {DARK}")

    await stage.others[0].expect("I have passed your question on")
    await stage.deliver()
    await stage.ann.expect(DARK)
