"""How to check what is promised, from the live settings."""

import re

import pytest

from bot.texts.speech import Speech
from storage.queries import installation
from tests.unit.chat.reading_age import reading_grade
from tests.unit.chat.stage import Stage

ORDER_IS_HIDDEN = "Nor can they see in which order they came, or what was changed."
CASES = [("sqlite", 0), ("sqlite", 1), ("postgresql", 0)]
PLAIN = 6.0


async def test_proof_has_ten_lines_from_the_live_settings(stage: Stage) -> None:
    await stage.ann.say("/settings weekly Monday 09:00")
    await stage.ann.expect("every Monday at 09:00")
    await stage.others[0].say("/proof")
    proof = await stage.others[0].expect("How to check what I say")
    zoe = stage.server.phone("Zoe")
    await zoe.say("/proof")
    strangers = await zoe.expect("How to check what I say")

    assert "4. Boxes are opened every Monday at 09:00 (Europe/London)" in proof.text
    for text in (proof.text, strangers.text):
        numbered = [line for line in text.splitlines() if line[:1].isdigit()]
        assert [line.split(".")[0] for line in numbered] == [str(n) for n in range(1, 11)]


async def test_proof_says_what_a_copy_shows_here_and_whether_the_log_was_ever_late(
    stage: Stage,
) -> None:
    await stage.ann.say("/proof")
    proof = await stage.ann.expect("How to check what I say")
    async with stage.app.store.write() as unit:
        await installation.note_blocked(unit)
    stage.ann.forget()
    await stage.ann.say("/proof")
    later = await stage.ann.expect("How to check what I say")

    assert ORDER_IS_HIDDEN in proof.text
    assert "It has not happened here." in proof.text
    assert ORDER_IS_HIDDEN in later.text
    assert "It has come late here" in later.text


def test_on_postgresql_the_order_is_not_promised() -> None:
    said = Speech().label("proof-limits", database="postgresql", blocked=0)

    assert "They may also see in which order they came, and what was changed." in said
    assert ORDER_IS_HIDDEN not in said
    assert "I can’t know which copies there are." in said


@pytest.mark.parametrize(("database", "blocked"), CASES)
def test_the_limits_are_plain_in_every_case(database: str, blocked: int) -> None:
    said = Speech().label("proof-limits", database=database, blocked=blocked)

    assert reading_grade(re.sub("<[^>]+>", "", said)) < PLAIN


def test_what_is_new_in_the_privacy_text_is_told_plainly() -> None:
    said = Speech().label("notice-privacy", group="Hope", version="2")

    assert reading_grade(re.sub("<[^>]+>", "", said)) < PLAIN
