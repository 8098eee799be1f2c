"""A summary in the chat: sentences for every case, and nothing that Telegram would refuse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries import wording
from bot.summaries.forms.chat import caption, chat_parts
from bot.summaries.model import Figure, Held, Section, from_json, to_json
from bot.summaries.themes.model import Method, Theme, Themes
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Question
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

    parts = text.split("\n\n")
    assert parts[:6] == [
        "Summary 2 of Hope Valley\n3 June to 9 June 2026. "
        "One meeting: Steering group, 3 June 2026. 5 to 9 people answered.",
        "How safe did it feel to speak?\nMost said 4 or 5. 1 is “Not safe” and 5 is “Very safe”.",
        "What stayed with you?",
        "I was heard",
        "Slow down",
        "1 question stays sealed",
    ]
    titles = ("1 question stays sealed", "How this was made", "What is not shown")
    headings = [part.split("\n")[0] for part in parts]
    places = [headings.index(title) for title in titles]
    assert places == sorted(places)
    assert parts[places[0] + 1] == "• “Who spoke most?” opens when 5 people have answered."


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

    assert "2 meetings:\n\n• First, 3 June 2026\n• Second, 5 June 2026" in text


def test_one_meeting_is_named_once_for_all_its_questions() -> None:
    text = read(summarise(box(SCALE, FIVE), box(TEXT, words(*"abcde"))))

    assert text.count("Steering group, 3 June 2026") == 1


def test_with_two_meetings_each_question_says_after_which_it_was_asked() -> None:
    one, two = Held("First", date(2026, 6, 3)), Held("Second", date(2026, 6, 5))
    sections = tuple(
        Section(Kind.TEXT, f"After {held.title}?", 5, Band(5, 9), date(2026, 6, 3), held)
        for held in (one, two)
    )

    text = read(replace(summarise(), meetings=(one, two), sections=sections))

    assert "After First?\nAsked after the meeting: First, 3 June 2026." in text
    assert "After Second?\nAsked after the meeting: Second, 5 June 2026." in text


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
        (date(2026, 2, 28), date(2026, 3, 7), "Week to 7 March 2026"),
        (date(2026, 6, 9), date(2026, 6, 9), "9 June 2026. One meeting"),
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
    ("fifth", "said"),
    [
        (0, "under 20%"),
        (1, "20% to under 40%"),
        (2, "40% to under 60%"),
        (3, "60% to under 80%"),
        (4, "80% or more"),
    ],
)
def test_every_share_is_said_as_the_range_that_it_is_in(fifth: int, said: str) -> None:
    assert wording.share(SPEECH, Figure(fifth)) == said


@pytest.mark.parametrize("said", Said)
def test_every_sentence_has_its_words(said: Said) -> None:
    text = wording.sentence(SPEECH, said, "Tea")

    assert text.endswith(".")
    assert ("“Tea”" in text) == (said in (Said.MORE, Said.MOST))


def test_from_twenty_answers_the_shares_stand_below_the_sentence() -> None:
    text = read(summarise(box(SCALE, taps({1: 4, 3: 4, 5: 14}), roster=30)))

    assert "5 is “Very safe”.\n\nShare of those who answered:\n• 1 or 2: under 20%" in text


def test_words_shared_by_nobody_leave_a_plain_sentence_that_blames_nobody() -> None:
    text = read(summarise(box(TEXT, themes(*"abcde"))))

    assert "We show no words for this question." in text
    assert "Other voices" not in text


def test_other_voices_follow_the_themes_and_none_is_missing() -> None:
    texts = [f"Voice number {n}" for n in range(8)]
    found = {TEXT.id: Themes((Theme("voice", (0, 1, 2, 3, 4), (2, 0)),), (), Method.WORDS)}

    text = read(summarise(box(TEXT, words(*texts)), found=found))

    themes, voices = text.split("\n\nAlso:\n\n")
    assert "What stayed with you?\n\n5 to 9 people wrote about “voice”.\n\nVoice number 2" in themes
    assert themes.count("Voice number") == 5
    assert voices.count("Voice number") == 3


def test_damage_is_told() -> None:
    section = Section(Kind.TEXT, "What now?", 5, Band(5, 9), damaged=True)

    assert "damaged" in read(replace(summarise(), sections=(section,)))


def test_perspectives_are_told_under_their_own_name() -> None:
    answers = taps({5: 6}, perspective=1) + taps({1: 6}, perspective=2)

    text = read(summarise(split_box(SCALE, answers)))

    assert "and so nothing is said of all together." in text
    assert "• From the perspective “LXP”: Most said 4 or 5." in text


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

    assert f"1 question was destroyed unread\n\n• {said}" in text


def test_two_boxes_destroyed_unread_are_counted() -> None:
    assert "2 questions were destroyed unread" in read(summarise(destroyed=[SCALE, TEXT]))


@pytest.mark.parametrize(
    ("removed", "said"),
    [(1, "1 quote was removed by a facilitator."), (2, "2 quotes were removed by a facilitator.")],
)
def test_removed_quotes_are_told(removed: int, said: str) -> None:
    assert said in read(replace(summarise(), removed_quotes=removed))


def test_the_caption_says_that_the_chart_is_told_in_words_too() -> None:
    said = caption(summarise(box(SCALE, FIVE), box(CHOICE, taps({0: 5}))), SPEECH)

    assert "The chart shows 2 questions." in said
    assert "says the same in words" in said


def test_a_stored_summary_reads_as_it_did_when_it_was_published() -> None:
    summary = summarise(box(SCALE, FIVE), box(TEXT, words(*"abcdef")), sealed=[CHOICE])

    assert chat_parts(from_json(to_json(summary)), SPEECH) == chat_parts(summary, SPEECH)
