"""A summary looks back on what earlier summaries said, and on nothing else."""

from dataclasses import replace
from datetime import date, timedelta

from bot.rules.disclosure import Band, Said
from bot.summaries.looking_back import look_back, told
from bot.summaries.model import Quiet, Section, Summary, ThemeTold, Week
from bot.summaries.themes.model import Change
from bot.summaries.themes.weeks import Since, Told
from prompts.model import Kind
from tests.unit.summaries.cases import SCALE, TEXT, box, summarise, taps, words

LATER = timedelta(weeks=1)


def week(number: int, *sections: Section) -> Summary:
    """The summary of a week, with these sections."""
    summary = summarise(number=number)
    on = date(2026, 6, 9) + number * LATER
    return replace(summary, sections=sections, published_on=on)


LOW, HIGH, DIVIDED = Said.MOST_LOW, Said.MOST_HIGH, Said.DIVIDED


def scale(said: Said | None, prompt: str = "pack/safe", high: str = "Very") -> Section:
    """A scale of which this was said."""
    return Section(
        Kind.SCALE, "How safe?", 5, Band(5, 9), low="Not", high=high, said=said, prompt=prompt
    )


def text(*names: str) -> Section:
    """A question with these themes."""
    themes = tuple(ThemeTold(name, Band(2, 4), (f"about {name}",)) for name in names)
    return Section(Kind.TEXT, "What stayed?", 5, Band(5, 9), themes=themes)


NOTHING = Since((), ())


def test_a_first_summary_looks_back_on_nothing() -> None:
    first = week(1, scale(HIGH), text("tea"))

    assert look_back(first, [], NOTHING) == first


def test_a_row_of_weeks_has_a_gap_where_the_question_was_not_shown() -> None:
    now = week(4, scale(HIGH))
    earlier = [week(3, scale(LOW)), week(2), week(1, scale(DIVIDED))]

    shown = look_back(now, earlier, NOTHING)

    assert shown.sections[0].over_weeks == (DIVIDED, None, LOW, HIGH)
    assert [one.number for one in shown.weeks] == [1, 2, 3, 4]
    assert shown.weeks[-1] == Week(4, now.published_on)


def test_a_scale_is_compared_only_with_the_same_question() -> None:
    other = [scale(LOW, prompt="pack/other"), scale(LOW, high="Extremely")]
    earlier = [week(1, *other), week(0, replace(scale(LOW), wording="Did you feel safe?"))]

    assert look_back(week(2, scale(HIGH)), earlier, NOTHING).sections[0].over_weeks == ()


def test_where_nothing_is_said_of_the_whole_there_is_no_row_of_weeks() -> None:
    earlier = [week(1, scale(LOW))]

    assert look_back(week(2, scale(None)), earlier, NOTHING).sections[0].over_weeks == ()


def test_a_row_runs_through_eight_weeks_at_the_most() -> None:
    earlier = [week(number, scale(LOW)) for number in range(20, 0, -1)]

    shown = look_back(week(21, scale(HIGH)), earlier, NOTHING)

    assert [one.number for one in shown.weeks] == list(range(14, 22))
    assert len(shown.sections[0].over_weeks) == 8


def test_a_question_that_was_asked_twice_in_a_week_counts_as_it_was_last() -> None:
    earlier = [week(1, scale(LOW), scale(DIVIDED))]

    assert look_back(week(2, scale(HIGH)), earlier, NOTHING).sections[0].over_weeks == (
        DIVIDED,
        HIGH,
    )


def test_themes_say_what_became_of_them_and_how_many_stood_behind_them_then() -> None:
    now = week(3, text("tea", "papers"), text("time"))
    earlier = [week(2, text("tea break", "rooms")), week(1, text("long meetings"))]
    since = Since((((0, 0),), (), ((1, 0),)), (Told("rooms", ("about rooms",)),))

    shown = look_back(now, earlier, since)

    themes = [theme for section in shown.sections for theme in section.themes]
    assert [theme.change for theme in themes] == [Change.CONTINUES, Change.NEW, Change.RETURNS]
    some = Band(2, 4)
    assert [theme.weeks for theme in themes] == [
        (None, some, some),
        (None, None, some),
        (some, None, some),
    ]
    assert shown.quiet == (Quiet("rooms", "What stayed?"),)


def test_nothing_is_called_new_where_no_week_before_had_themes() -> None:
    shown = look_back(week(2, text("tea")), [week(1, scale(HIGH))], Since(((),), ()))

    assert shown.sections[0].themes[0].change is None


def test_what_was_said_to_another_question_makes_nothing_new_or_quiet() -> None:
    other = replace(text("rooms"), wording="What would you change?")
    since = Since(((), ((0, 0),)), (Told("rooms", ("about rooms",)),))

    shown = look_back(week(2, text("tea", "time")), [week(1, other)], since)

    assert [theme.change for theme in shown.sections[0].themes] == [None, Change.CONTINUES]
    assert shown.quiet == ()


def test_no_theme_has_gone_quiet_in_a_week_in_which_nothing_was_opened() -> None:
    since = Since((), (Told("tea", ()),))

    assert look_back(week(2), [week(1, text("tea"))], since).quiet == ()


def test_themes_are_compared_by_their_names_and_quotes_alone() -> None:
    summary = summarise(box(SCALE, taps({4: 5})), box(TEXT, words(*"abcde")))

    assert told(summary) == ()
    assert told(week(1, text("tea"), text("time"))) == (
        Told("tea", ("about tea",)),
        Told("time", ("about time",)),
    )


def test_a_theme_without_a_name_is_compared_by_its_quotes_and_goes_quiet_unsaid() -> None:
    earlier = week(1, text("", "tea"))
    since = Since((), tuple(told(earlier)))

    shown = look_back(week(2, text()), [earlier], since)

    assert told(earlier)[0].texts == ["about "]
    assert shown.quiet == (Quiet("tea", "What stayed?"),)
