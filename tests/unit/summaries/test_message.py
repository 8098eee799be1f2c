"""The message that everybody gets: warm, short, whole, and no stronger than the figures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries.forms.in_short import ALL_OF, GOES_ON
from bot.summaries.forms.message import FOLDED_FROM, MOST_MESSAGES, MOST_UNITS, messages
from bot.summaries.model import Held, Quiet, Section, Split, Summary, ThemeTold, Unopened
from bot.summaries.themes.model import Change
from bot.texts.speech import Speech
from prompts.model import Kind
from tests.unit.summaries import checks
from tests.unit.summaries.cases import CHOICE, SCALE, TEXT, box, summarise, taps, themes, words

SPEECH = Speech()
SOME = Band(2, 4)


def shown(summary: Summary) -> list[checks.Shown]:
    """The messages as a reader sees them."""
    made = messages(summary, SPEECH)
    assert checks.all_unsendable(made) == []
    assert 1 <= len(made) <= MOST_MESSAGES
    return [checks.Shown(one) for one in made]


def lines(summary: Summary) -> list[str]:
    """The paragraphs of the message."""
    return [line for one in shown(summary) for line in one.text.split("\n\n")]


def said(summary: Summary) -> str:
    return "\n\n".join(lines(summary))


def quotes(summary: Summary) -> list[str]:
    return [quote for one in shown(summary) for quote in one.quotes]


def of_words(*told: ThemeTold, voices: tuple[str, ...] = ()) -> Section:
    """A question for words."""
    return Section(
        Kind.TEXT, "What stayed with you?", 5, Band(5, 9), themes=told, other_voices=voices
    )


def both_ways(name: str, *sides: tuple[str, ...], more: tuple[str, ...] = ()) -> ThemeTold:
    """A theme that is seen both ways."""
    first = tuple(side[0] for side in sides)
    rest = tuple(text for side in sides for text in side[1:])
    return ThemeTold(name, SOME, first, (*rest, *more), both_ways=sides)


FULL = replace(
    summarise(
        box(SCALE, taps({1: 3, 3: 1, 5: 4})),
        box(CHOICE, taps({0: 5, 1: 2})),
        sealed=[CHOICE],
        destroyed=[TEXT],
    ),
    quiet=(Quiet("parking", "What stayed with you?"),),
)
FULL = replace(
    FULL,
    sections=(
        of_words(
            both_ways("being heard", ("I felt heard.",), ("I did not feel heard.",)),
            ThemeTold("jargon", SOME, ("What is an ICB?", "Jargon!"), change=Change.CONTINUES),
            ThemeTold("", SOME, ("Two odd ones.", "They go together.")),
            voices=("I don't trust this group any more.", "My bus was late."),
        ),
        *FULL.sections,
    ),
)


def test_a_week_reads_as_a_human_would_tell_it() -> None:
    assert lines(FULL) == [
        "Summary 2 of Hope Valley\n3 June to 9 June 2026. One meeting. 5 to 9 people answered.",
        "What stayed with you?\n"
        "Seen both ways: “being heard”.\nI felt heard.\nI did not feel heard.\n"
        "Some wrote about “jargon”. It was a theme last time too.\nWhat is an ICB?\nJargon!\n"
        "These may belong together:\nTwo odd ones.\nThey go together.\n"
        "Also:\nI don't trust this group any more.\nMy bus was late.\n"
        "A theme last time, but not this time: “parking”.",
        "How safe did it feel to speak? People were divided. Some said 1 or 2, some said 4 or 5, "
        "and no view had most. 1 is “Not safe” and 5 is “Very safe”.",
        "Who spoke most? More chose “Managers” than any other answer.",
        "To talk about when you meet: “being heard”, seen both ways.",
        "Still open, as too few have answered: “Who spoke most?” If you were sent it, you can "
        "still answer it.\nDestroyed unread, as too few answered: “What stayed with you?”.",
    ]


def test_up_to_twelve_texts_to_a_question_all_stand_in_the_message() -> None:
    theme = ThemeTold("tea", Band(5, 9), ("a1", "a2", "a3"), ("a4", "a5"))
    voices = tuple(f"Voice number {one}" for one in range(ALL_OF - 5))
    section = of_words(theme, voices=voices)

    told = quotes(replace(FULL, sections=(section, replace(section, wording="And?"))))

    assert told == [*section.words, *section.words]
    assert "more on the page" not in said(replace(FULL, sections=(section,)))


def test_a_text_that_stands_in_two_themes_counts_once() -> None:
    twice = "The papers came late and the room was cold."
    themes = (
        ThemeTold("papers", SOME, ("Late!", twice)),
        ThemeTold("room", SOME, ("Cold!", twice)),
    )
    voices = tuple(f"Voice number {one}" for one in range(ALL_OF - 3))
    section = of_words(*themes, voices=voices)

    assert quotes(replace(FULL, sections=(section,))) == list(section.words)


def test_of_more_than_twelve_some_of_each_theme_and_the_first_voices_are_told() -> None:
    many = [ThemeTold(f"t{one}", Band(5, 9), ("q", "r", "s"), ("m",)) for one in range(3)]
    split = both_ways("pace", ("fast", "too fast"), ("slow", "too slow"))
    voices = tuple(f"Voice number {one}" for one in range(9))
    summary = replace(FULL, sections=(of_words(split, *many, voices=voices),))

    assert quotes(summary) == ["fast", "slow", *["q", "r"] * 3, *voices[:4]]
    assert "There is more on the page." in said(summary)


def test_where_a_side_has_more_than_one_quote_it_is_said_where_the_other_begins() -> None:
    split = both_ways("pace", ("fast", "too fast"), ("slow",), more=("pace?",))

    told = said(replace(FULL, sections=(of_words(split),)))

    assert "“pace”.\nfast\ntoo fast\nThe other way:\nslow\nAlso on this:\npace?" in told


def test_where_no_theme_was_found_people_speak_in_their_own_words() -> None:
    told = said(replace(FULL, sections=(of_words(voices=("One.", "Two.")),)))

    assert "What stayed with you?\nOne.\nTwo." in told


def test_words_that_nobody_shares_leave_a_plain_sentence() -> None:
    section = replace(of_words(), non_answers=True)

    told = said(replace(FULL, sections=(section,)))

    assert "We show no words for this question.\nSome answers were only “nothing”" in told


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (SOME, "Some wrote about “tea”."),
        (Band(2, None), "Some wrote about “tea”."),
        (Band(5, 9), "5 to 9 people wrote about “tea”."),
        (Band(5, None), "5 or more people wrote about “tea”."),
    ],
)
def test_how_many_stand_behind_a_theme_is_told_by_its_band(standing: Band, told: str) -> None:
    theme = ThemeTold("tea", standing, ("tea",))

    assert told in said(replace(FULL, sections=(of_words(theme),)))


def test_long_words_are_folded_up_and_whole() -> None:
    long, short = "x" * FOLDED_FROM, "y" * (FOLDED_FROM - 1)
    summary = replace(FULL, sections=(of_words(voices=(long, short)),))

    (made,) = messages(summary, SPEECH)

    assert f"<blockquote expandable>{long}</blockquote>" in made
    assert f"<blockquote>{short}</blockquote>" in made


def test_what_does_not_fit_into_one_message_goes_on_under_its_question() -> None:
    voices = tuple(f"{one} " + "word " * 190 for one in range(8))
    summary = replace(FULL, sections=(of_words(voices=voices),))

    first, second, third = shown(summary)

    assert second.text.startswith("What stayed with you? (goes on)\n")
    assert third.text.startswith("What stayed with you? (goes on)\n")
    assert (*first.quotes, *second.quotes, *third.quotes) == voices
    assert max(len(one.text) for one in (first, second, third)) <= MOST_UNITS


def test_what_does_not_fit_into_three_is_cut_at_a_sentence_and_no_voice_is_lost() -> None:
    voices = tuple(f"Voice {one}. " + "This is a sentence. " * 140 + "End" for one in range(12))
    summary = replace(FULL, sections=(of_words(voices=(*voices[:11], "A short one.")),))

    told = quotes(summary)

    assert [one.startswith(f"Voice {index}. ") for index, one in enumerate(told[:11])] == [
        True
    ] * 11
    assert all(one.endswith(f"sentence.{GOES_ON}") for one in told[:11])
    assert told[11] == "A short one."
    assert "Words that end in “…” go on. The page has all of them." in said(summary)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ((), ""),
        ((Said.MOST_HIGH,), ""),
        ((Said.MOST_LOW,), "When it was last shown: Most said 1 or 2."),
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
        "Each perspective is told alone here, and so nothing is said of all together.\n"
        "From the perspective “LXP”: More chose “Managers” than any other answer.\n"
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
        (1, "One meeting."),
        (2, "2 meetings."),
    ],
)
def test_the_meetings_are_counted(meetings: int, told: str) -> None:
    held = tuple(Held(f"Meeting {one}", date(2026, 6, 1 + one)) for one in range(meetings))

    assert told in lines(replace(FULL, meetings=held))[0]


def test_a_week_without_answers_says_that_there_is_nothing_to_show() -> None:
    told = lines(summarise(sealed=[SCALE, TEXT], meetings={}))

    assert (
        told[1] == "There is nothing to show this time. No question has had enough answers to open."
    )
    assert told[2:] == [
        "Still open, as too few have answered: “How safe did it feel to speak?”, “What stayed with "
        "you?” If you were sent one of them, you can still answer it."
    ]


def test_of_many_questions_that_are_still_open_the_number_is_told() -> None:
    summary = replace(summarise(), stays_sealed=(Unopened("w", 5),) * 4)

    assert lines(summary)[2].startswith("4 questions are still open, as too few have answered")


def test_a_theme_is_called_new_only_against_the_last_time_its_question_was_asked() -> None:
    theme = ThemeTold("tea breaks", SOME, change=Change.NEW, weeks=(None, SOME))

    told = said(replace(FULL, sections=(of_words(theme),)))

    assert "It was not a theme when this was last asked." in told


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
        "Some wrote about “tea breaks”. A language model proposed this name. "
        "It was not a theme when this was last asked." in told
    )


def test_hostile_words_stay_words() -> None:
    hostile = ThemeTold("<b>&x", SOME, ("</blockquote><script>",))
    section = replace(of_words(hostile, voices=("<i>",)), wording="<u>\u202e?")
    summary = replace(FULL, group="<a href='x'>" * 99, sections=(section,))

    assert quotes(summary) == ["</blockquote><script>", "<i>"]


def test_whatever_there_is_to_say_fits_into_three_messages() -> None:
    long = "🙂" * 1500
    named = ThemeTold("n" * 400, SOME, (long,), (long,) * 3, change=Change.RETURNS)
    scales = summarise(box(SCALE, taps({4: 6}))).sections * 8
    before = (Said.DIVIDED, Said.MOST_HIGH)
    named_scales = (
        replace(one, wording="w" * 400, low="l" * 400, high="h" * 400, over_weeks=before)
        for one in scales
    )
    wordy = replace(of_words(named, named, named, voices=(long,) * 9), wording="w" * 400)
    summary = replace(
        FULL,
        group="g" * 400,
        number=1,
        sections=(*named_scales, *(wordy,) * 12),
        meetings=(Held("m" * 400, date(2026, 6, 1)),) * 3,
        quiet=tuple(Quiet("q" * 400, "w" * 400) for _ in range(20)),
        stays_sealed=(Unopened("w", 5),) * 9,
        link=long,
    )

    told = shown(summary)

    assert len(told) == MOST_MESSAGES
    assert "There is more on the page." in told[-1].text


def test_words_for_themes_only_are_in_no_message() -> None:
    opened = box(TEXT, words("a", "b", "c") + themes("kept one", "kept two", "kept three"))

    text = said(summarise(opened))

    assert checks.told_of_themes_only([text], [opened]) == []
