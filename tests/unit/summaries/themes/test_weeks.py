"""What continues, is new or has gone quiet is told from what summaries said."""

import pytest

from bot.summaries.themes import errand
from bot.summaries.themes.model import Change, Method
from bot.summaries.themes.weeks import Since, Told, since_earlier

PARKING = Told("parking", ("There is never a parking space", "Parking takes half an hour"))
PARKING_AGAIN = Told("parking spaces", ("I could not find a parking space again today",))
FOOD = Told("hot meals", ("No hot meals after six in the evening",))
SUPERVISION = Told("supervision", ("I have had no supervision for a month",))
BOTH = pytest.mark.parametrize("method", [Method.MEANING, Method.WORDS])


@BOTH
def test_a_theme_of_the_last_summary_continues_and_another_is_new(method: Method) -> None:
    since = since_earlier([PARKING_AGAIN, FOOD], [[PARKING, SUPERVISION]], method=method)

    assert since == Since((((0, 0),), ()), (SUPERVISION,))
    assert since.changes == (Change.CONTINUES, Change.NEW)


@BOTH
def test_a_theme_that_was_away_for_a_week_returns(method: Method) -> None:
    since = since_earlier([PARKING_AGAIN], [[FOOD], [PARKING]], method=method)

    assert since == Since((((1, 0),),), (FOOD,))
    assert since.changes == (Change.RETURNS,)


def test_the_first_week_ever_has_nothing_to_compare() -> None:
    assert since_earlier([PARKING], []) == Since((), ())


@BOTH
def test_one_earlier_theme_is_taken_up_by_one_theme_only(method: Method) -> None:
    since = since_earlier([PARKING_AGAIN, PARKING], [[PARKING]], method=method)

    assert sorted(since.changes) == [Change.CONTINUES, Change.NEW]
    assert since.quiet == ()


def test_a_week_without_themes_leaves_all_of_the_last_quiet() -> None:
    assert since_earlier([], [[PARKING, FOOD]]) == Since((), (PARKING, FOOD))


def test_after_a_summary_without_themes_all_are_new_or_return() -> None:
    since = since_earlier([PARKING, FOOD], [[], [PARKING]], method=Method.WORDS)

    assert since == Since((((1, 0),), ()), ())
    assert since.changes == (Change.RETURNS, Change.NEW)


def test_meaning_sees_what_words_do_not() -> None:
    now = Told("supper", ("Nothing warm to eat for the night shift",))

    assert since_earlier([now], [[FOOD]], method=Method.MEANING).changes == (Change.CONTINUES,)
    assert since_earlier([now], [[FOOD]], method=Method.WORDS).changes == (Change.NEW,)


def test_without_the_weights_words_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "WEIGHTS", "no_such_package")

    assert since_earlier([PARKING_AGAIN], [[PARKING]]).changes == (Change.CONTINUES,)


def test_when_the_worker_runs_out_of_time_words_are_compared() -> None:
    since = since_earlier([PARKING_AGAIN], [[PARKING]], timeout=0.001)

    assert since.changes == (Change.CONTINUES,)
