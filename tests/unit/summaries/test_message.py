"""The message that everybody gets: short, whole, and no stronger than the figures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries.forms.in_short import LONGEST_QUOTE, in_short
from bot.summaries.forms.message import message
from bot.summaries.model import Held, Quiet, Section, Split, Summary, ThemeTold, Unopened
from bot.summaries.themes.model import Change
from bot.texts.speech import Speech
from prompts.model import Kind
from tests.unit.summaries import checks
from tests.unit.summaries.cases import CHOICE, SCALE, TEXT, box, summarise, taps, themes, words

SPEECH = Speech()
SOME = Band(2, 4)


def lines(summary: Summary) -> list[str]:
    """The message as a reader sees it, line by line."""
    html = message(summary, SPEECH)
    assert checks.unsendable(html, 4096) == []
    return checks.Shown(html).text.split("\n\n")


def said(summary: Summary) -> str:
    return "\n\n".join(lines(summary))


def of_words(*told: ThemeTold, voices: tuple[str, ...] = ()) -> Section:
    """A question for words."""
    return Section(
        Kind.TEXT, "What stayed with you?", 5, Band(5, 9), themes=told, other_voices=voices
    )


FULL = replace(
    summarise(
        box(SCALE, taps({1: 3, 3: 1, 5: 4})),
        box(CHOICE, taps({0: 5, 1: 2})),
        sealed=[CHOICE],
        destroyed=[TEXT],
    ),
    quiet=(Quiet("parking"),),
)
FULL = replace(
    FULL,
    sections=(
        *FULL.sections,
        of_words(
            ThemeTold("too long", Band(5, 9), ("It was too long.",), change=Change.CONTINUES),
            ThemeTold("asked", SOME, ("I was asked what I think.",), change=Change.NEW),
            voices=("The room was cold.", "Who decided this?"),
        ),
    ),
)


def test_a_week_is_told_in_six_to_twelve_lines() -> None:
    told = lines(FULL)

    assert 6 <= len(told) <= 12
    assert told == [
        "Summary 2 of Hope Valley\nIt covers 3 June to 9 June 2026.\n"
        "It looks back on one meeting: Steering group, 3 June 2026.\n5 to 9 people answered.",
        "“How safe did it feel to speak?” The scale goes from 1 (Not safe) to 5 (Very safe). "
        "People were divided. Some said 1 or 2, some said 4 or 5, and no view had most.",
        "“Who spoke most?” More chose “Managers” than any other answer.",
        "5 to 9 people wrote about “too long”. It was a theme last time too.\nIt was too long.",
        "2 to 4 people wrote about “asked”. It was not a theme last time.\n"
        "I was asked what I think.",
        "2 voices of their own, in no theme:\nThe room was cold.",
        "And:\nWho decided this?",
        "A theme last time, but not this time: “parking”.",
        "1 question stays sealed: not enough people have answered it yet.",
        "1 question was destroyed unread.",
        "A question is shown only when at least 5 people have answered it. All the words that "
        "people share, and how this was made, stand on the page that follows.",
    ]


def test_no_quote_is_cut_and_one_that_is_too_long_stands_on_the_page_alone() -> None:
    long, fits = "x" * (LONGEST_QUOTE + 1), "y" * LONGEST_QUOTE
    theme = ThemeTold("too long", SOME, (long, fits))

    told = said(replace(FULL, sections=(of_words(theme, voices=(long,)),)))

    assert long not in told
    assert fits in told
    assert "One voice of its own, in no theme, is too long for here." in told


def test_where_no_theme_was_found_people_speak_in_their_own_words() -> None:
    voices = tuple(f"Voice number {one}" for one in range(7))

    told = said(replace(FULL, sections=(of_words(voices=voices),)))

    assert "In people’s own words. For example:\nVoice number 0" in told
    assert told.count("Voice number") == 4


def test_a_voice_from_each_question_is_heard_before_a_second_from_one() -> None:
    first = of_words(ThemeTold("tea", SOME), voices=("a first", "a second"))
    other = of_words(voices=("another",))

    told = [one.quote for one in in_short(replace(FULL, sections=(first, other)), SPEECH)]

    assert [quote for quote in told if quote] == ["a first", "another"]


def test_which_question_a_theme_answers_is_said_where_there_are_two() -> None:
    other = replace(of_words(ThemeTold("time", SOME)), wording="What would you change?")

    told = said(replace(FULL, sections=(of_words(ThemeTold("tea", SOME)), other)))

    assert "“What would you change?” To this, 2 to 4 people wrote about “time”." in told


def test_themes_that_most_stand_behind_come_first_and_at_most_three_are_told() -> None:
    told = [ThemeTold(f"theme {one}", Band(5 * one, 5 * one + 4)) for one in range(1, 6)]

    text = said(replace(FULL, sections=(of_words(*told),)))

    assert [name for name in range(1, 6) if f"theme {name}”" in text] == [3, 4, 5]
    assert text.index("theme 5") < text.index("theme 4") < text.index("theme 3")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ((), ""),
        ((Said.MOST_HIGH,), ""),
        ((Said.MOST_LOW,), "Most said 4 or 5. When it was last shown: Most said 1 or 2."),
        ((Said.MOST_LOW, None), "When it was last shown: Most said 1 or 2."),
        ((Said.MOST_HIGH, Said.DIVIDED), "When it was last shown: People were divided."),
    ],
)
def test_what_was_said_when_it_was_last_shown_is_told_if_it_was_another_sentence(
    before: tuple[Said | None, ...], told: str
) -> None:
    section = replace(
        summarise(box(SCALE, taps({4: 6}))).sections[0], over_weeks=(*before, Said.MOST_HIGH)
    )

    text = said(replace(FULL, sections=(section,)))

    assert told in text
    assert bool(told) == ("last shown" in text)


def test_where_perspectives_are_told_each_has_its_sentence_and_the_whole_has_none() -> None:
    splits = (Split("LXP", Said.MORE, "Managers"), Split("Manager", Said.NOTHING_STOOD_OUT))
    section = Section(Kind.CHOICE, "Who spoke?", 5, Band(5, None), splits=splits)

    assert (
        "“Who spoke?” From the perspective “LXP”: More chose “Managers” than any other answer. "
        "From the perspective “Manager”: Nothing stood out."
        in said(replace(FULL, sections=(section,)))
    )


def test_figures_from_before_there_were_sentences_are_not_shown_again() -> None:
    section = Section(Kind.SCALE, "How safe?", 5, Band(5, 9))

    assert "We do not show them again." in said(replace(FULL, sections=(section,)))


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        ((Band(5, 9), Band(10, 14)), "5 to 14 people answered each question."),
        ((Band(5, 9), Band(10, None)), "5 or more people answered each question."),
        ((Band(10, None),) * 2, "10 or more people answered."),
    ],
)
def test_how_many_answered_is_told_in_a_range_that_holds_for_every_question(
    bands: tuple[Band, ...], told: str
) -> None:
    sections = tuple(replace(of_words(), answered=band) for band in bands)

    assert told in lines(replace(FULL, sections=sections))[0]


@pytest.mark.parametrize(
    ("meetings", "told"),
    [
        (0, "There is no meeting to look back on this time."),
        (1, "It looks back on one meeting: Meeting 0, 1 June 2026."),
        (2, "It looks back on 2 meetings: Meeting 0, 1 June 2026; Meeting 1, 2 June 2026."),
        (5, "It looks back on 5 meetings."),
    ],
)
def test_the_meetings_are_told_as_far_as_there_is_room(meetings: int, told: str) -> None:
    held = tuple(Held(f"Meeting {one}", date(2026, 6, 1 + one)) for one in range(meetings))

    assert told in lines(replace(FULL, meetings=held))[0]


def test_a_week_without_answers_says_that_there_is_nothing_to_show() -> None:
    told = lines(summarise(sealed=[SCALE, TEXT], meetings={}))

    assert (
        told[1] == "There is nothing to show this time. No question has had enough answers to open."
    )
    assert told[2] == "2 questions stay sealed: not enough people have answered them yet."


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (1, "It was not a theme last time."),
        (7, "It was not a theme the last 7 times."),
    ],
)
def test_a_theme_is_new_as_far_as_was_looked_back(before: int, told: str) -> None:
    theme = ThemeTold("tea breaks", SOME, change=Change.NEW, weeks=(None,) * before + (SOME,))

    assert told in said(replace(FULL, sections=(of_words(theme),)))


def test_a_summer_of_holidays_leaves_the_message_sendable() -> None:
    days = tuple(date(2026, 1, 1) + timedelta(days=day) for day in range(300))
    full = replace(FULL, meetings=(), sections=FULL.sections * 3, group="G" * 100)

    said_of_many = said(replace(full, holidays=days))
    said_of_few = said(replace(full, holidays=days[:14]))

    assert "holiday" not in said_of_many
    assert "There were 14 holidays" in said_of_few


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), ""),
        ((date(2026, 6, 8),), "There was a holiday on 8 June."),
        ((date(2026, 6, 8), date(2026, 6, 5)), "There were 2 holidays: 5 June, 8 June."),
        ((date(2026, 6, 3), date(2026, 6, 10)), ""),
    ],
)
def test_a_week_of_holidays_says_why_there_was_no_meeting(
    days: tuple[date, ...], told: str
) -> None:
    head = lines(summarise(meetings={}, holidays=days))[0]

    assert told in head
    assert ("holiday" in head) == bool(told)


def test_the_first_summary_says_so() -> None:
    assert "This is your first summary." in lines(replace(FULL, number=1))[0]


def test_a_name_that_a_model_proposed_says_so() -> None:
    theme = ThemeTold("tea breaks", SOME, proposed=True, own_name="tea", change=Change.NEW)

    told = said(replace(FULL, sections=(of_words(theme),)))

    assert (
        "2 to 4 people wrote about “tea breaks”. A language model proposed this name. "
        "It was not a theme last time." in told
    )


def test_hostile_words_stay_words() -> None:
    hostile = ThemeTold("<b>&x", SOME, ("</blockquote><script>",))
    section = replace(of_words(hostile, voices=("<i>",)), wording="<u>\u202e?")
    summary = replace(FULL, group="<a href='x'>" * 99, sections=(section,))

    shown = checks.Shown(message(summary, SPEECH))

    assert checks.unsendable(message(summary, SPEECH), 4096) == []
    assert shown.quotes == ["</blockquote><script>", "<i>"]


def test_the_longest_message_fits_into_one() -> None:
    long = "🙂" * (LONGEST_QUOTE // 2)
    named = ThemeTold("n" * 400, SOME, (long,), change=Change.RETURNS)
    sections = (
        *(
            replace(
                one,
                wording="w" * 400,
                low="l" * 400,
                high="h" * 400,
                over_weeks=(Said.DIVIDED, Said.MOST_HIGH),
            )
            for one in summarise(box(SCALE, taps({4: 6}))).sections * 4
        ),
        replace(summarise(box(CHOICE, taps({0: 5}))).sections[0], wording="w" * 400),
        replace(of_words(named, named, named, voices=(long,) * 9), wording="w" * 400),
        of_words(named, voices=(long,)),
    )
    summary = replace(
        FULL,
        group="g" * 400,
        number=1,
        sections=sections,
        meetings=(Held("m" * 400, date(2026, 6, 1)),) * 3,
        quiet=tuple(Quiet("q" * 400) for _ in range(20)),
        stays_sealed=(Unopened("w", 5),) * 9,
    )

    told = lines(summary)

    assert told[-1].startswith("A question is shown only")
    assert len(told) >= 6


def test_words_for_themes_only_are_in_no_message() -> None:
    opened = box(TEXT, words("a", "b", "c") + themes("kept one", "kept two", "kept three"))

    text = said(summarise(opened))

    assert checks.told_of_themes_only([text], [opened]) == []
