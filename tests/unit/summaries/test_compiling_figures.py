"""What a summary says of scales and choices: sentences, shares, and each perspective alone."""

from dataclasses import replace

import pytest

from bot.rules import disclosure
from bot.rules.disclosure import Band, Said, Told
from bot.summaries.model import Figure, Split
from tests.unit.summaries import checks
from tests.unit.summaries.cases import CHOICE, SCALE, box, split_box, summarise, taps


def test_a_scale_is_told_in_a_sentence_and_without_shares() -> None:
    summary = summarise(box(SCALE, taps({1: 1, 3: 2, 5: 4})))

    section = summary.sections[0]
    assert section.answered == Band(5, 9)
    assert (section.said, section.option, section.figures) == (Said.MOST_HIGH, "", ())
    assert (section.low, section.high) == ("Not safe", "Very safe")


def test_a_choice_is_told_by_the_option_that_more_chose() -> None:
    ahead = summarise(box(CHOICE, taps({1: 4, 2: 2}))).sections[0]
    level = summarise(box(CHOICE, taps({1: 3, 2: 3}))).sections[0]

    assert (ahead.said, ahead.option, ahead.figures) == (Said.MORE, "We shared it", ())
    assert (level.said, level.option) == (Said.NOTHING_STOOD_OUT, "")


def test_from_twenty_answers_there_are_shares_in_fifths() -> None:
    scale = summarise(box(SCALE, taps({1: 4, 3: 4, 5: 14}), roster=30)).sections[0]
    choice = summarise(box(CHOICE, taps({0: 5, 1: 15}), roster=30)).sections[0]

    assert scale.said is Said.MOST_HIGH
    assert scale.figures == (
        Figure(0, points=(1, 2)),
        Figure(0, points=(3,)),
        Figure(3, points=(4, 5)),
    )
    assert (choice.said, choice.option) == (Said.MOST, "We shared it")
    assert [figure.fifth for figure in choice.figures] == [1, 3, 0]


def test_perspectives_are_not_shown_unless_the_round_says_so() -> None:
    answers = taps({5: 6}, perspective=1) + taps({1: 6}, perspective=2)

    assert summarise(box(SCALE, answers)).sections[0].splits == ()


def test_perspectives_are_told_each_alone_and_then_the_whole_is_not() -> None:
    answers = taps({5: 4, 4: 2}, perspective=1) + taps({1: 5, 3: 5}, perspective=3)

    section = summarise(split_box(SCALE, answers)).sections[0]

    assert (section.said, section.figures) == (None, ())
    assert section.answered == Band(5, None)
    assert section.splits == (
        Split("LXP", Said.MOST_HIGH),
        Split("Manager", Said.NO_ONE_VIEW),
    )


def test_a_band_does_not_tell_whether_perspectives_could_be_shown() -> None:
    shown = taps({5: 6}, perspective=1) + taps({1: 6}, perspective=2)
    withheld = taps({5: 9}, perspective=1) + taps({1: 3}, perspective=2)

    sections = [summarise(split_box(SCALE, one)).sections[0] for one in (shown, withheld)]

    assert [bool(section.splits) for section in sections] == [True, False]
    assert [section.answered for section in sections] == [Band(5, None)] * 2
    assert sections[1].said is Said.MOST_HIGH


def test_a_choice_is_split_by_perspective_too() -> None:
    answers = taps({0: 5}, perspective=1) + taps({1: 5}, perspective=0)

    section = summarise(split_box(CHOICE, answers)).sections[0]

    assert [split.perspective for split in section.splits] == ["LXP"]


SAME_SHARES = [box(SCALE, taps({4: n})) for n in range(5, 10)]


def test_numbers_of_answers_within_a_band_leave_the_same_summary() -> None:
    assert checks.told_apart(summarise, SAME_SHARES) == []


def test_the_count_check_finds_exact_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def exact(answers: int, *, k: int, roster: int, parted: bool) -> Band:
        return Band(answers, answers)

    monkeypatch.setattr(disclosure, "band", exact)

    assert checks.told_apart(summarise, SAME_SHARES)


def test_the_threshold_check_finds_a_band_that_lets_few_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = box(SCALE, taps({1: 4}))
    assert not checks.lets_through(summarise, few)

    monkeypatch.setattr(disclosure, "band", lambda answers, *, k, roster, parted: Band(k, k + 4))

    assert checks.lets_through(summarise, few)


def test_the_figures_check_finds_shares_of_few_and_sentences_that_are_untrue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = box(SCALE, taps({1: 1, 3: 2, 5: 4}))
    assert checks.finer_than_allowed(summarise(opened).sections[0], opened) == []

    monkeypatch.setattr(disclosure, "tells_shares", lambda band, *, roster: True)
    assert checks.finer_than_allowed(summarise(opened).sections[0], opened)
    monkeypatch.undo()

    monkeypatch.setattr(disclosure, "scale_told", lambda points, *, shares: Told(Said.DIVIDED))
    assert checks.finer_than_allowed(summarise(opened).sections[0], opened)


def test_the_sentence_check_knows_what_each_sentence_says() -> None:
    opened = box(SCALE, taps({2: 2, 3: 2, 4: 2}))
    section = summarise(opened).sections[0]

    untrue = [said for said in Said if checks.untrue(replace(section, said=said), opened)]

    assert set(Said) - set(untrue) == {Said.DIVIDED, Said.NO_ONE_VIEW}


def test_the_split_check_finds_a_small_part_and_a_small_rest() -> None:
    assert checks.unsafe_split([1, 2], [1] * 5 + [2] * 4, 5)
    assert checks.unsafe_split([1], [1] * 5 + [2] * 4, 5)
    assert not checks.unsafe_split([1], [1] * 5 + [2] * 5, 3)
