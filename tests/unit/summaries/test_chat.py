"""A summary in the chat: sentences for every case, and nothing that Telegram would refuse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.rules.disclosure import Band
from bot.summaries import wording
from bot.summaries.chat import chat_parts
from bot.summaries.model import Figure, Held, Section, from_json, to_json
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Question
from tests.unit.summaries import checks
from tests.unit.summaries.cases import (
    ASKED,
    CHOICE,
    SCALE,
    TEXT,
    box,
    split_box,
    summarise,
    taps,
    themes,
    words,
)
from tests.unit.summaries.checks import read

SPEECH = Speech()
FIVE = taps({4: 5})


def test_a_week_reads_from_its_title_to_what_stays_sealed() -> None:
    summary = summarise(
        box(SCALE, taps({1: 1, 3: 2, 5: 4})),
        box(TEXT, words("I was heard", "Slow down") + themes("a", "b", "c")),
        sealed=[replace(CHOICE, wording="Who spoke most?")],
    )

    text = read(summary)

    head, *rest = text.split("\n\n")
    assert head == "Summary 2 of Hope Valley\nIt covers 3 June to 9 June 2026."
    assert rest[0] == "It looks back on one meeting: Steering group, 3 June 2026."
    assert "at least 5 people" in rest[1]
    assert "rounded to the nearest 10%" in rest[1]
    assert rest[2] == "After the meeting: Steering group, 3 June 2026"
    assert rest[3] == (
        "How safe did it feel to speak?\n"
        "5 to 9 people answered.\n"
        "1 means “Not safe”. 5 means “Very safe”.\n"
        "• 1 or 2: a few (about 10%)\n"
        "• 3: some (about 30%)\n"
        "• 4 or 5: most (about 60%)"
    )
    assert rest[4] == "What stayed with you?\n5 to 9 people answered."
    assert rest[5] == "In people’s own words:"
    assert sorted(rest[6:8]) == ["I was heard", "Slow down"]
    assert rest[8].startswith(
        "1 question stays sealed\n• “Who spoke most?” opens when 5 people have answered."
    )
    assert len(rest) == 9


def test_the_first_summary_ever_says_so() -> None:
    assert "first summary" in read(summarise(number=1))
    assert "first summary" not in read(summarise(number=2))


def test_a_summary_of_nothing_says_that_there_is_nothing() -> None:
    text = read(summarise(meetings={}))

    assert "There is no meeting to look back on" in text
    assert "nothing to show" in text
    assert "rounded" not in text


def test_a_meeting_is_named_even_if_nothing_was_opened() -> None:
    text = read(summarise(sealed=[SCALE]))

    assert "Steering group, 3 June 2026" in text
    assert "nothing to show" in text


def test_several_meetings_are_counted_and_listed() -> None:
    summary = replace(
        summarise(), meetings=(Held("First", date(2026, 6, 3)), Held("Second", date(2026, 6, 5)))
    )

    text = read(summary)

    assert "2 meetings:\n• First, 3 June 2026\n• Second, 5 June 2026" in text


def test_each_meeting_heads_its_own_questions_once() -> None:
    text = read(summarise(box(SCALE, FIVE), box(TEXT, words(*"abcde"))))

    assert text.count("After the meeting") == 1


@pytest.mark.parametrize(
    ("asked_on", "heading"),
    [(date(2026, 6, 3), "Asked on 3 June 2026"), (None, "Asked without a meeting")],
)
def test_a_question_without_a_meeting_says_when_it_was_asked(
    asked_on: date | None, heading: str
) -> None:
    section = Section(Kind.TEXT, "What now?", 5, Band(5, 9), asked_on)

    assert heading in read(replace(summarise(), sections=(section,)))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 12, 29), date(2027, 1, 4), "29 December 2026 to 4 January 2027"),
        (date(2026, 2, 28), date(2026, 3, 6), "28 February to 6 March 2026"),
        (date(2026, 6, 9), date(2026, 6, 9), "It covers 9 June 2026."),
    ],
)
def test_the_days_are_said_with_as_few_words_as_are_clear(
    start: date, end: date, said: str
) -> None:
    assert said in read(replace(summarise(), week_from=start, week_to=end))


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_named_as_everyone_knows_them(month: int) -> None:
    on = date(2026, month, 1)

    assert wording.day(SPEECH, on) == f"1 {on:%B} 2026"


def test_a_band_without_an_end_is_told_as_or_more() -> None:
    text = read(summarise(box(SCALE, FIVE, roster=10)))

    assert "5 or more people answered." in text


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (0, "none or hardly any (under 5%)"),
        (10, "a few (about 10%)"),
        (20, "a few (about 20%)"),
        (30, "some (about 30%)"),
        (40, "some (about 40%)"),
        (50, "about half (about 50%)"),
        (60, "most (about 60%)"),
        (80, "most (about 80%)"),
        (90, "nearly all (about 90% or more)"),
    ],
)
def test_every_share_is_said_in_a_word_and_a_rounded_number(percent: int, said: str) -> None:
    assert wording.amount(SPEECH, Figure(percent, points=(3,))) == said


def test_words_shared_by_nobody_leave_a_plain_sentence_that_blames_nobody() -> None:
    text = read(summarise(box(TEXT, themes(*"abcde"))))

    assert "We show no words for this question." in text
    assert "own words" not in text
    assert "Other voices" not in text


def test_other_voices_follow_the_quotes_and_none_is_missing() -> None:
    texts = [f"Voice number {n}" for n in range(8)]

    made = chat_parts(summarise(box(TEXT, words(*texts))), SPEECH)

    shown = checks.Shown(made.parts[0])
    assert sorted(shown.quotes) == texts
    before, after = shown.text.split("Other voices:")
    assert before.count("Voice number") == 3
    assert after.count("Voice number") == 5


def test_damage_is_told() -> None:
    section = Section(Kind.TEXT, "What now?", 5, Band(5, 9), damaged=True)

    assert "damaged" in read(replace(summarise(), sections=(section,)))


def test_perspectives_are_told_under_their_own_name() -> None:
    answers = taps({5: 6}, perspective=1) + taps({1: 6}, perspective=2)

    text = read(summarise(split_box(SCALE, answers)))

    assert "Only those from the perspective “LXP”:\n• 1 or 2: none or hardly any" in text


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ([SCALE], "1 question stays sealed"),
        ([SCALE, TEXT], "2 questions stay sealed"),
    ],
)
def test_sealed_questions_are_counted_and_named(questions: list[Question], said: str) -> None:
    text = read(summarise(sealed=questions))

    assert said in text
    assert all(f"“{question.wording}” opens when 5 people" in text for question in questions)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (3, "“What stayed with you?” could not be opened. It needed 5 answers."),
        (8, "“What stayed with you?” could not be opened in 1 week. It needed 5 answers."),
        (30, "“What stayed with you?” could not be opened in 4 weeks. It needed 5 answers."),
    ],
)
def test_boxes_destroyed_unread_are_named_with_their_weeks(days: int, said: str) -> None:
    gone = replace(TEXT, settled_at=ASKED + timedelta(days=days))

    text = read(summarise(destroyed=[gone]))

    assert f"1 question was destroyed unread\n• {said}" in text


def test_two_boxes_destroyed_unread_are_counted() -> None:
    assert "2 questions were destroyed unread" in read(summarise(destroyed=[SCALE, TEXT]))


@pytest.mark.parametrize(
    ("removed", "said"),
    [(1, "1 quote was removed by a facilitator."), (2, "2 quotes were removed by a facilitator.")],
)
def test_removed_quotes_are_told(removed: int, said: str) -> None:
    assert said in read(replace(summarise(), removed_quotes=removed))


def test_without_shares_there_is_no_chart_and_no_caption() -> None:
    made = chat_parts(summarise(box(TEXT, words(*"abcde"))), SPEECH)

    assert made.chart is None
    assert made.caption == ""


def test_the_caption_says_that_the_chart_is_told_in_words_too() -> None:
    made = chat_parts(summarise(box(SCALE, FIVE), box(CHOICE, taps({0: 5}))), SPEECH)

    assert made.chart is not None
    assert "The chart shows 2 questions." in made.caption
    assert "says the same in words" in made.caption


def test_a_stored_summary_reads_as_it_did_when_it_was_published() -> None:
    summary = summarise(box(SCALE, FIVE), box(TEXT, words(*"abcdef")), sealed=[CHOICE])

    assert chat_parts(from_json(to_json(summary)), SPEECH) == chat_parts(summary, SPEECH)
