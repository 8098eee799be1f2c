"""The roll in words: right in every case, easy to read, and nobody's name in it."""

from datetime import UTC, datetime

import pytest

from bot.chat.messages.roll import roll_news, roll_told
from bot.flows.shared.roll import RollNews
from bot.texts.speech import Speech
from storage.queries.roll import RollChange
from storage.records import GroupSettings, Roll, Round
from tests.unit.chat.reading_age import reading_grade

SPEECH = Speech()
AT = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
WARNING = (
    "Take care with this one: fewer than 6 of the people asked have been here for a week. "
    "So it may be easier to guess who said what. You can skip it."
)


def asked(roll: Roll, k: int = 5) -> Round:
    return Round("1" * 16, "2" * 16, None, AT, GroupSettings(k=k), 6, roll=roll)


@pytest.mark.parametrize(
    ("people", "newcomers", "said"),
    [
        (9, None, "9 people in the group."),
        (9, 0, "9 people in the group, none of them new since last time."),
        (9, 1, "9 people in the group, 1 of them new since last time."),
        (9, 2, "9 people in the group, 2 of them new since last time."),
        (9, 9, "9 people in the group, all of them new since last time."),
        (1, None, "1 person in the group."),
        (1, 0, "1 person in the group, none of them new since last time."),
        (1, 1, "1 person in the group, new since last time."),
    ],
)
def test_the_first_question_says_how_many_there_are(
    people: int, newcomers: int | None, said: str
) -> None:
    told = asked(Roll(people, newcomers))

    assert roll_told(told, 1, SPEECH) == [said]
    assert roll_told(told, 2, SPEECH) == []


def test_a_round_of_before_the_roll_says_nothing() -> None:
    assert roll_told(asked(Roll()), 1, SPEECH) == []


def test_each_question_of_a_new_group_warns() -> None:
    told = asked(Roll(9, 9, guessable=True))

    assert roll_told(told, 1, SPEECH)[1:] == [WARNING]
    assert roll_told(told, 3, SPEECH) == [WARNING]
    assert "fewer than 11 of" in roll_told(asked(told.roll, k=10), 3, SPEECH)[0]


@pytest.mark.parametrize(
    ("change", "people", "said"),
    [
        (RollChange(1), 7, "1 person has joined. Now 7 people are in it."),
        (RollChange(300), 306, "300 people have joined. Now 306 people are in it."),
        (RollChange(0, 1), 1, "1 person has left. Now 1 person is in it."),
        (RollChange(2, 3), 5, "2 people have joined. 3 people have left. Now 5 people are in it."),
        (RollChange(0, 0, 1), 6, "1 person who was here already has a new role. Now 6 people"),
        (RollChange(0, 0, 2), 6, "2 people who were here already have new roles. Now 6 people"),
    ],
)
def test_a_notice_leaves_out_what_is_nought(change: RollChange, people: int, said: str) -> None:
    news = roll_news(RollNews("A & B", change, people), SPEECH)

    assert news.startswith(f"<b>A &amp; B</b>: {said}")
    assert "0 " not in news.replace("300 people", "")
    assert news.endswith("Send /group to see how many there are of each role.")


def test_what_is_said_is_easy_to_read() -> None:
    news = RollNews("Group", RollChange(2, 3, 1), 9)
    texts = [*roll_told(asked(Roll(9, 2, guessable=True)), 1, SPEECH), roll_news(news, SPEECH)]

    assert [text for text in texts if reading_grade(text) > 6] == []
