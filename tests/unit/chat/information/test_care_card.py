"""The card of people to call: for anybody who asks, and for whom their own words suggest it."""

import json
import sqlite3

import pytest

from bot.demo.phone import Phone
from bot.rules.care.lines import MOST_NEEDED, support_lines
from prompts.model import Kind
from tests.unit.chat.stage import Stage, entities

DARK = "Some days I want to die."
CARD = "Some of your words made me think"
PREVIEW = "Please check."


def cards(phone: Phone) -> list[str]:
    return [message.text for message in phone.screen() if CARD in message.text]


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


async def test_the_card_names_every_line_with_its_source_and_its_date(stage: Stage) -> None:
    await stage.others[0].say("/support")

    card = await stage.others[0].expect("If you need help now")

    for line in support_lines():
        assert f"{line.name}: {line.how} ({line.hours})" in card.text
        assert line.source in card.text
    for heading in ("In England", "In Wales", "If somebody hurts you", "Anywhere in the UK"):
        assert heading in entities(card, "bold")
    assert "last checked on Saturday 28 November 2026" in card.text


async def test_words_of_distress_bring_the_card_right_under_the_preview(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)

    await stage.ann.say(DARK, reply_to=question)

    preview = await stage.ann.expect(PREVIEW)
    card = await stage.ann.expect(CARD)
    assert "Samaritans: call 116 123" in card.text
    assert "I keep no note of it, and I tell nobody" in card.text
    assert [one.message_id for one in stage.ann.screen()[-2:]] == [
        preview.message_id,
        card.message_id,
    ]
    assert entities(preview, "blockquote") == [DARK]


async def test_the_card_is_for_one_pair_of_eyes_and_leaves_nothing(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    before = rows(stage)
    capsys.readouterr()

    await stage.ann.say(DARK, reply_to=question)
    await stage.ann.expect(CARD)
    await stage.deliver()

    assert rows(stage) == before
    assert capsys.readouterr() == ("", "")
    assert [cards(phone) for phone in stage.others] == [[]] * len(stage.others)


async def test_the_answer_is_sealed_as_ever(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ann.say(DARK, reply_to=question)
    preview = await stage.ann.expect(PREVIEW)
    await stage.ann.expect(CARD)

    await stage.ann.tap("Send: themes only", message=preview)

    await stage.ann.expect("Until yours is opened")
    assert [answer.text for answer in await stage.sealed()] == [DARK]


async def test_other_words_bring_no_card(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)

    await stage.ann.say("It was a hard day, and I could have killed for tea.", reply_to=question)

    await stage.ann.expect(PREVIEW)
    assert cards(stage.ann) == []


async def test_where_no_question_was_asked_the_card_alone_comes(stage: Stage) -> None:
    before = len(stage.ann.screen())

    await stage.ann.say(DARK)

    card = await stage.ann.expect(CARD)
    await stage.ann.quiet()
    assert "I did nothing with your words" in card.text
    assert len(stage.ann.screen()) == before + 2


async def test_the_card_is_short_and_more_lines_are_one_tap_away(stage: Stage) -> None:
    await stage.ann.say(DARK)
    card = await stage.ann.expect(CARD)
    assert card.text.count(": ") == len(MOST_NEEDED)

    await stage.ann.tap("More lines", message=card)

    whole = await stage.ann.expect("Lifeline: call 0808 808 8000")
    assert all(f"{line.name}: {line.how}" in whole.text for line in support_lines())
    assert whole.labels == ["Delete this card"]


async def test_the_card_can_be_deleted_from_the_chat(stage: Stage) -> None:
    await stage.ann.say(DARK)
    card = await stage.ann.expect(CARD)

    await stage.ann.tap("Delete this card", message=card)

    await stage.ann.gone(card)


async def test_an_old_card_that_can_not_be_deleted_loses_its_words(stage: Stage) -> None:
    await stage.ann.say(DARK)
    card = await stage.ann.expect(CARD)
    stage.clock.move(hours=49)

    await stage.ann.tap("Delete this card", message=card)

    await stage.ann.expect("This card is gone.")
    assert cards(stage.ann) == []


async def test_a_group_puts_lines_of_its_own_on_the_card(stage: Stage) -> None:
    await stage.ann.say("/settings support The <Hub>, 12 High Street\nevery day, 9 to 5")
    await stage.ann.expect("Lines of your own on the /support card: yes")

    await stage.others[0].say("/support")

    card = await stage.others[0].expect("From your group")
    assert "The <Hub>, 12 High Street\nevery day, 9 to 5" in card.text
    assert "Your group last checked these lines on Tuesday 3 November 2026" in card.text
    assert "Emergency: call 999" in card.text


async def test_own_lines_are_written_confirmed_and_taken_away_by_buttons(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("Help and names: nobody is named yet")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Our lines on /support: none")
    await stage.ann.expect("You can put lines of your own")
    await stage.ann.tap("Write it")
    asked = await stage.ann.expect("What shall the /support card say?")
    await stage.ann.say("The Hub, every day", reply_to=asked)
    await stage.ann.expect("Lines of your own on the /support card: yes")
    stage.clock.move(days=7)

    await stage.ann.tap("Help and names: nobody is named yet")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Our lines on /support: yes")
    await stage.ann.expect("last checked on Tuesday 3 November 2026")
    await stage.ann.tap("They are still right")
    await stage.ann.expect("last checked on Tuesday 10 November 2026")
    await stage.ann.tap("Take it away")

    await stage.ann.expect("Lines of your own on the /support card: none")


async def test_only_admins_say_that_the_lines_are_right(stage: Stage) -> None:
    await stage.ann.say("/settings support The Hub")
    await stage.ann.expect("on the /support card: yes")
    await stage.ann.tap("Help and names: nobody is named yet")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Our lines on /support: yes")
    shown = await stage.ann.expect("The Hub")
    member = stage.others[0]
    await member.say("/help")
    theirs = await member.expect("What you can do")

    for button in shown.buttons:
        tapped = member.tap_data(theirs, button.data)
        assert "Only an admin" in (await member.answer(tapped)).text


async def test_admins_are_told_once_when_the_numbers_are_six_months_old(stage: Stage) -> None:
    tell = stage.app.flows.warn_of_old_cards
    stage.clock.move(days=150)
    assert await tell() == 0
    stage.clock.move(days=57)

    assert await tell() == 1
    assert await tell() == 0
    await stage.deliver()

    notice = await stage.ann.expect("were last checked on 28 November 2026")
    assert "six months" in notice.text


async def test_own_lines_are_told_of_by_their_own_date_and_not_at_night(stage: Stage) -> None:
    tell = stage.app.flows.warn_of_old_cards
    await stage.ann.say("/settings support The Hub")
    await stage.ann.expect("on the /support card: yes")
    stage.clock.move(days=180, hours=12)
    assert await tell() == 0, "it is the middle of the night"
    stage.clock.move(days=1, hours=-12)

    assert await tell() == 1
    await stage.deliver()
    await stage.ann.expect("your group’s own lines")
    assert not any("own lines" in one.text for one in stage.others[0].screen())
    stage.clock.move(days=30)
    assert await tell() == 1, "the numbers, which were checked later"
    assert await tell() == 0


async def test_my_data_comes_as_a_file_with_what_is_stored(stage: Stage) -> None:
    member = stage.others[0]

    await member.say("/mydata")

    sent = await member.expect("all that I have stored about you")
    mine = json.loads(member.file_of(sent))
    assert mine["groups"][0]["your roles"] == ["member"]
    assert member.id in mine.values()


async def test_a_stranger_reads_that_nothing_is_stored(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")

    await zoe.say("/mydata")

    sent = await zoe.expect("all that I have stored about you")
    assert json.loads(zoe.file_of(sent))["stored"] == "nothing"
