"""The weekly summary: what is opened, what stays sealed, and who reads it when."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.harness.record import starting, texts_sent
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
OTHER_PROMPT = "worked-together/after-speaking-up"
SCALE_PROMPT = "worked-together/shared-power"
SAID = [f"Telling words number {one}" for one in range(6)]


async def answered(stage: Stage, number: int, prompt: str = WORDS_PROMPT) -> None:
    """Everybody is asked, and so many answer."""
    await stage.ask(prompt)
    await stage.questions(stage.people)
    await stage.answer_all_in_words(SAID[:number])


async def read_all(stage: Stage, number: int = 1) -> str:
    """Wait until everybody has a summary; gives the whole of it as the admin reads it.

    Where nothing was opened, that is its message.
    """
    for phone in stage.people:
        await phone.expect(f"Summary {number} of {GROUP}\n", timeout=PATIENT)
    await stage.quiet()
    told = starting(stage.server, stage.admin.id, f"Summary {number} of {GROUP}\n")
    if "nothing to show" in told[-1]:
        assert not [one for one in stage.admin.screen() if one.file]
        return told[-1]
    before = len(texts_sent(stage.server, stage.admin.id))
    await stage.admin.tap("Read it all here")
    await stage.admin.expect(f"Summary {number} of {GROUP}")
    await stage.quiet()
    return "\n".join(texts_sent(stage.server, stage.admin.id)[before:])


async def test_a_box_with_k_answers_is_opened_at_the_weekly_time(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 5)
        await stage.move_to_opening()

        shown = await read_all(stage)

        assert all(words in shown for words in SAID[:5])
        assert "5 or more people answered." in shown
        assert await stage.sealed() == []


async def test_a_box_with_fewer_stays_sealed_and_can_still_be_answered(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 4)
        chat = await stage.link_chat()
        await stage.move_to_opening()
        first = await read_all(stage)
        assert not starting(stage.server, chat.id, "Summary")
        await stage.people[4].tap("See the open questions")
        led = await stage.people[4].expect("This question is still open")
        (question,) = [one for one in stage.people[4].screen() if "Skip" in one.labels]
        assert led.reply_to == question.message_id
        await stage.answer_in_words(stage.people[4], SAID[4])
        await stage.move_to_opening()
        second = await read_all(stage, 2)

        assert "Still open, as too few have answered" in first
        assert not [words for words in SAID if words in first]
        assert "people answered" not in first
        assert all(words in second for words in SAID[:5])


async def test_after_four_weeks_a_box_is_destroyed_unread_and_the_group_is_told(
    tmp_path: Path,
) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 4)
        shown = []
        for week in range(1, 6):
            await stage.move_to_opening()
            shown.append(await read_all(stage, week))

        stays = ["Still open, as too few have answered" in summary for summary in shown]
        gone = ["Destroyed unread, as too few answered" in summary for summary in shown]
        assert stays == [True, True, True, True, False]
        assert gone == [False, False, False, False, True]
        assert not [words for words in SAID if words in "".join(shown)]
        assert await stage.sealed() == []
        assert not await stage.app.keyring.held()


async def test_themes_only_words_are_never_shown_and_still_count(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        for phone, words in zip(stage.people[:4], SAID, strict=False):
            await stage.answer_in_words(phone, words)
        quiet = stage.people[4]
        await stage.answer_in_words(quiet, SAID[4], how="Send: themes only")
        await stage.move_to_opening()

        shown = await read_all(stage)

        assert "5 or more people answered." in shown
        assert SAID[4] not in shown
        assert all(words in shown for words in SAID[:4])


async def test_a_scale_is_told_in_a_sentence_with_a_chart_and_its_words(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.ask(SCALE_PROMPT)
        await stage.questions(stage.people)
        for phone, point in zip(stage.people, "445512", strict=True):
            await phone.tap(point, message=phone.last)
            await phone.expect("Sealed.")
        await stage.move_to_opening()

        shown = await read_all(stage)

        files = [stage.admin.file_of(one) for one in stage.admin.screen() if one.file is not None]
        assert [file[:5] for file in files] == [b"\x89PNG\r", b"<!DOC", b"%PDF-"]
        assert "Most said 4 or 5. 1 is “Very unevenly” and 5 is “Very evenly”." in shown
        assert "%" not in shown
        assert "6 people" not in shown


async def test_open_works_once_in_24_hours_and_is_told_to_everybody(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 5)
        await stage.open_now()
        await stage.admin.expect("One box was opened")
        shown = await read_all(stage)
        await answered(stage, 5, OTHER_PROMPT)
        await stage.open_now()
        await stage.admin.expect("only once in 24 hours")
        assert len(await stage.sealed()) == 5
        stage.move(hours=24)
        await stage.open_now()
        await read_all(stage, 2)

        assert all(words in shown for words in SAID[:5])
        told = "has asked me to open the boxes now"
        for phone in stage.people:
            assert len([one for one in texts_sent(stage.server, phone.id) if told in one]) == 2


async def test_open_leaves_a_box_with_fewer_as_it_is(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 4)

        await stage.open_now()
        shown = await read_all(stage)

        assert "Still open, as too few have answered" in shown
        assert len(await stage.sealed()) == 4


async def test_open_finds_nothing_to_open_before_anything_is_asked(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.open_now()

        await stage.admin.expect("There is nothing to open")


async def test_k_is_frozen_when_a_round_opens(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 4)
        await stage.admin.say("/settings k 3")
        await stage.admin.expect("From the next round on, a box needs 3 answers")
        await stage.move_to_opening()

        shown = await read_all(stage)

        assert "Still open, as too few have answered" in shown
        assert len(await stage.sealed()) == 4


async def test_the_same_summary_can_be_read_again(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await answered(stage, 5)
        await stage.move_to_opening()
        member = stage.people[1]
        before = len(texts_sent(stage.server, member.id))
        await read_all(stage)
        first = texts_sent(stage.server, member.id)[before:]

        await member.say("/summary")
        await stage.quiet()

        assert texts_sent(stage.server, member.id)[before:] == first * 2


async def test_an_unlinked_chat_gets_no_summary(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        chat = await stage.link_chat()
        await stage.admin.say("/link")
        await stage.admin.expect("are posted in a group chat now")
        await stage.admin.tap("Stop posting there")
        await stage.admin.expect("I no longer post summaries")
        await answered(stage, 5)
        await stage.move_to_opening()
        await read_all(stage)

        assert starting(stage.server, chat.id, "Summary") == []


@pytest.mark.parametrize("weeks", [1, 3])
async def test_a_week_without_meetings_has_no_summary(tmp_path: Path, weeks: int) -> None:
    async with opened_stage(tmp_path) as stage:
        stage.clock.move_to(stage.clock.now() + timedelta(weeks=weeks))
        await stage.quiet()

        for phone in stage.people:
            assert starting(stage.server, phone.id, "Summary") == []
