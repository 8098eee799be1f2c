"""Moments, roles and perspectives are said in the same words wherever people read them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.answering.questions import sealed_until
from bot.chat.messages import formatting
from bot.chat.messages.formatting import meeting, moment
from bot.chat.outgoing.letters import reminder_letter
from bot.flows.delivery.parcels import ReminderParcel
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import GroupSettings, Question, Role

NOON = datetime(2026, 11, 6, 12, tzinfo=UTC)
IN_OCTOBER = datetime(2026, 10, 27, 9, tzinfo=UTC)
QUESTION = Question("0" * 16, "1" * 16, "2" * 16, "p/q", "t", Kind.TEXT, "How was it?", "Help.")


def test_a_moment_of_this_year_is_said_without_the_year() -> None:
    assert moment(Speech(), NOON, "Europe/London", IN_OCTOBER) == "Friday 6 November at 12:00"


def test_a_moment_of_another_year_is_said_with_the_year() -> None:
    next_year = moment(Speech(), NOON, "Europe/London", NOON - timedelta(days=365))
    last_year = moment(Speech(), NOON, "Europe/London", NOON + timedelta(days=365))
    assert next_year == last_year == "Friday 6 November 2026 at 12:00"


def test_whether_it_is_this_year_goes_by_the_clocks_of_the_zone() -> None:
    new_year = datetime(2027, 1, 1, 3, tzinfo=UTC)
    just_before = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert moment(Speech(), new_year, "Europe/Paris", just_before) == "Friday 1 January at 04:00"
    assert (
        moment(Speech(), new_year, "Europe/London", just_before) == "Friday 1 January 2027 at 03:00"
    )


def test_a_receipt_and_a_reminder_say_the_opening_in_the_same_words() -> None:
    words = moment(Speech(), NOON, "Europe/London", IN_OCTOBER)
    receipt = sealed_until(QUESTION, NOON, "Europe/London", Speech(), IN_OCTOBER)
    reminder = reminder_letter(
        ReminderParcel(7, "Group", NOON, "Europe/London", IN_OCTOBER, None), Speech()
    )
    assert words in receipt
    assert words in reminder.html


def test_a_meeting_over_midnight_says_both_days_with_the_year() -> None:
    said = meeting(Speech(), NOON, NOON + timedelta(hours=14), "Europe/London")
    assert said == (
        "Friday 6 November 2026, 12:00 to Saturday 7 November 2026 at 02:00 (Europe/London)"
    )


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ((), "a member"),
        ((Role.MEMBER,), "a member"),
        ((Role.MEMBER, Role.FACILITATOR), "a facilitator"),
        ((Role.MEMBER, Role.ADMIN), "an admin"),
        ((Role.ADMIN, Role.FACILITATOR), "an admin and a facilitator"),
    ],
)
def test_roles_in_words(roles: tuple[Role, ...], words: str) -> None:
    assert formatting.role(Speech(), roles) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "rather not say"), (1, "LXP"), (9, "rather not say")]
)
def test_a_perspective_that_is_gone_is_like_none(number: int, words: str) -> None:
    assert formatting.perspective(Speech(), GroupSettings(), number) == words
