"""What a summary takes from opened boxes, and what it leaves behind."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.rules import disclosure
from bot.rules.disclosure import Band, BelowThreshold
from bot.summaries.compiling import OpenedBox, voices
from bot.summaries.model import Held, Summary, Unopened, to_json
from bot.summaries.themes.model import Method, Theme, Themes
from storage.records import Answer, Meeting, Question
from tests.unit.summaries import checks
from tests.unit.summaries.cases import (
    ASKED,
    CHOICE,
    GROUP,
    MEETING,
    ROUND,
    SCALE,
    TEXT,
    box,
    split_box,
    summarise,
    taps,
    themes,
    words,
)

SIX_TEXTS = words("one", "two", "three", "four", "five", "six")


def found(*of: Theme) -> dict[str, Themes]:
    """What was found in the answers to the question for words."""
    return {TEXT.id: Themes(of, (), Method.WORDS)}


def test_where_no_themes_were_found_every_shared_text_is_another_voice() -> None:
    opened = box(TEXT, SIX_TEXTS + themes("kept back"))

    section = summarise(opened).sections[0]

    assert section.themes == ()
    assert sorted(section.other_voices) == sorted(a.text or "" for a in SIX_TEXTS)


def test_a_theme_has_its_quotes_then_its_other_words_and_the_band_of_all_behind_it() -> None:
    answers = words("meetings too long", "too long", "shorter meetings", "long!", "tea")
    opened = box(TEXT, answers + themes("much too long"))

    summary = summarise(opened, found=found(Theme("meetings", (0, 1, 2, 3, 5), (1, 0))))

    (theme,) = summary.sections[0].themes
    assert (theme.name, theme.standing) == ("meetings", Band(5, 9))
    assert theme.quotes == ("too long", "meetings too long")
    assert sorted(theme.more) == ["long!", "shorter meetings"]
    assert summary.sections[0].other_voices == ("tea",)
    assert summary.method is Method.WORDS
    assert checks.unfaithful(summary, [opened]) == []


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(Theme("too long", (0,), (0,)), id="one answer behind it"),
        pytest.param(Theme("too long", (0, 0), (0,)), id="the same answer twice"),
        pytest.param(Theme("", (5, 6), ()), id="of hidden answers alone"),
        pytest.param(Theme("", (0, 7), (0,)), id="of one and a non-answer"),
        pytest.param(Theme("", (0, 1, 5), (0, 1), sides=((0, 1), (5,))), id="a side unheard"),
    ],
)
def test_what_may_be_no_theme_is_taken_apart_and_no_voice_is_lost(theme: Theme) -> None:
    answers = words("it is too long", "too long", "tea", "a", "b")
    opened = box(TEXT, answers + themes("kept back", "kept too", "Nothing"))

    summary = summarise(opened, found=found(theme))

    assert summary.sections[0].themes == ()
    assert checks.unfaithful(summary, [opened]) == []


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(Theme("kept", (0, 5), (0,)), id="named by a themes-only answer"),
        pytest.param(Theme("tea kept", (0, 1, 5), (0,)), id="named in part by one"),
        pytest.param(Theme("tea", (0, 1), (0,)), id="named by an answer outside it"),
        pytest.param(Theme("", (0, 1), (0,)), id="without a name"),
    ],
)
def test_a_theme_whose_name_may_not_be_told_keeps_its_quotes_and_has_no_name(theme: Theme) -> None:
    opened = box(TEXT, words("it is too long", "too long", "tea", "a", "b") + themes("kept back"))

    summary = summarise(opened, found=found(theme))

    assert [one.name for one in summary.sections[0].themes] == [""]
    assert checks.unfaithful(summary, [opened]) == []


def test_what_is_seen_both_ways_has_a_quote_of_each_side_first_and_all_words_by_side() -> None:
    answers = words("too long", "long!", "much too long", "never long", "not long", "tea")
    theme = Theme("long", (0, 1, 2, 3, 4), (0, 1, 2), sides=((0, 1, 2), (3, 4)))

    (told,) = summarise(box(TEXT, answers), found=found(theme)).sections[0].themes

    assert told.quotes[:2] == ("too long", "never long")
    assert [sorted(side) for side in told.both_ways] == [
        ["long!", "much too long", "too long"],
        ["never long", "not long"],
    ]
    assert sorted((*told.quotes, *told.more)) == sorted(a.text or "" for a in answers[:5])


def test_who_has_nothing_to_say_is_no_voice_and_told_of_only_from_three() -> None:
    said = words("One", "Two", "Three")
    two = box(TEXT, said + words("Nothing", "n/a"))
    three = box(TEXT, said + words("Nothing", "thanks") + themes("n/a"))
    everybody = box(TEXT, said + words("Nothing", "n/a", "-"), roster=6)

    sections = [summarise(one).sections[0] for one in (two, three, everybody)]

    assert [sorted(one.other_voices) for one in sections] == [["One", "Three", "Two"]] * 3
    assert [one.non_answers for one in sections] == [False, True, False]


def test_non_answers_are_blank_where_themes_are_looked_for() -> None:
    opened = box(TEXT, words("Nothing", "The room was cold", "👍", "a", "b"))

    assert [one.text for one in voices(opened)] == ["", "The room was cold", "", "a", "b"]


def test_a_themes_only_answer_is_never_quoted_though_it_was_found_telling() -> None:
    opened = box(TEXT, words("too long", "long", "a", "b") + themes("not kept short", "unheard"))

    summary = summarise(opened, found=found(Theme("long", (0, 1, 4), (4, 0))))

    assert summary.sections[0].themes[0].quotes == ("too long",)
    assert checks.told_of_themes_only([to_json(summary)], [opened]) == []


def test_an_answer_that_two_themes_claim_stands_in_the_first_of_them_alone() -> None:
    opened = box(TEXT, words("too long", "long", "long and cold", "cold", "cold room"))

    summary = summarise(
        opened, found=found(Theme("long", (0, 1, 2), (0,)), Theme("cold", (2, 3, 4), (3,)))
    )

    assert checks.unfaithful(summary, [opened]) == []
    assert [one.standing for one in summary.sections[0].themes] == [Band(2, 4), Band(2, 4)]


def test_in_which_order_words_stand_comes_from_the_words_and_not_from_the_box() -> None:
    answers = words(
        "too long", "long, and nobody asked us", "cake", "tea", "We are decoration here"
    )
    theme = Theme("long", (0, 1), (0,))
    back = Theme("long", (4, 3), (4,))

    forth = summarise(box(TEXT, answers), found=found(theme)).sections[0]
    reversed_ = summarise(box(TEXT, answers[::-1]), found=found(back)).sections[0]

    assert forth == reversed_
    assert forth.other_voices[0] == "We are decoration here"


def test_two_people_with_the_same_words_are_both_quoted() -> None:
    section = summarise(box(TEXT, words("Same", "Same", "Other") + themes("a", "b"))).sections[0]

    assert sorted(section.other_voices) == ["Other", "Same", "Same"]


def test_themes_only_answers_count_in_the_band_and_nowhere_else() -> None:
    with_words = words("Said aloud", "Said as well")
    fewer = summarise(box(TEXT, with_words + themes("secret 1", "secret 2", "secret 3")))
    more = summarise(box(TEXT, with_words + themes(*(f"secret {n}" for n in range(7)))))

    assert to_json(fewer) == to_json(more)
    assert "secret" not in to_json(more)


@pytest.mark.parametrize(
    ("question", "answers"),
    [(SCALE, taps({1: 4})), (CHOICE, taps({1: 4})), (TEXT, words("a", "b", "c", "d"))],
)
def test_a_box_below_its_own_k_is_refused_even_if_the_group_has_lowered_its_k(
    question: Question, answers: tuple[Answer, ...]
) -> None:
    lenient = replace(GROUP, settings=replace(GROUP.settings, k=3))

    with pytest.raises(BelowThreshold):
        summarise(box(question, answers), group=lenient)


def test_one_box_below_k_stops_the_whole_summary() -> None:
    with pytest.raises(BelowThreshold):
        summarise(box(SCALE, taps({1: 5})), box(TEXT, words("a", "b", "c", "d")))


def test_damaged_answers_do_not_lift_a_box_to_k() -> None:
    almost = OpenedBox(SCALE, ROUND, taps({1: 4}), damaged=True)

    with pytest.raises(BelowThreshold):
        summarise(almost)


@pytest.mark.parametrize(
    ("question", "odd_one"),
    [
        (SCALE, Answer(value=6)),
        (SCALE, Answer(value=0)),
        (SCALE, Answer(text="words")),
        (CHOICE, Answer(value=3)),
        (CHOICE, Answer(value=-1)),
        (TEXT, Answer(value=1)),
        (TEXT, Answer(text="")),
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused(
    question: Question, odd_one: Answer
) -> None:
    others = SIX_TEXTS if question is TEXT else taps({1: 6})

    with pytest.raises(ValueError, match="does not fit"):
        summarise(box(question, (*others, odd_one)))


def test_damage_is_told() -> None:
    hurt = summarise(OpenedBox(SCALE, ROUND, taps({1: 6}), damaged=True))
    whole = summarise(OpenedBox(SCALE, ROUND, taps({1: 6})))

    assert hurt.sections[0].damaged
    assert replace(hurt.sections[0], damaged=False) == whole.sections[0]


def test_words_are_never_split_by_perspective() -> None:
    answers = [replace(answer, perspective=1 + n % 2) for n, answer in enumerate(SIX_TEXTS * 2)]

    assert summarise(split_box(TEXT, answers)).sections[0].splits == ()


def test_sections_stand_by_round_and_position_with_their_meeting() -> None:
    later = replace(
        ROUND, id="d" * 16, meeting_id=None, opened_at=ROUND.opened_at + timedelta(days=1)
    )
    asked_later = replace(SCALE, id="4" * 16, round_id=later.id, wording="Asked on its own")
    summary = summarise(
        OpenedBox(asked_later, later, taps({1: 5})),
        box(TEXT, SIX_TEXTS),
        box(SCALE, taps({1: 5})),
        meetings={ROUND.id: MEETING, later.id: None},
    )

    assert [section.wording for section in summary.sections] == [
        SCALE.wording,
        TEXT.wording,
        "Asked on its own",
    ]
    held = Held("Steering group", date(2026, 6, 3))
    assert [section.meeting for section in summary.sections] == [held, held, None]
    assert summary.sections[2].asked_on == date(2026, 6, 3)
    assert summary.meetings == (held,)


def test_a_meeting_of_several_rounds_is_told_once_and_meetings_stand_by_time() -> None:
    earlier = Meeting(
        "e" * 16, GROUP.id, "Before", ASKED - timedelta(days=2), ASKED - timedelta(days=1)
    )

    summary = summarise(meetings={"1": MEETING, "2": None, "3": MEETING, "4": earlier})

    assert [held.title for held in summary.meetings] == ["Before", "Steering group"]


def test_days_are_days_in_the_groups_own_zone() -> None:
    tokyo = replace(GROUP, settings=replace(GROUP.settings, zone="Asia/Tokyo"))
    late = datetime(2026, 6, 3, 22, 0, tzinfo=UTC)
    meeting = replace(MEETING, starts_at=late, ends_at=late)

    summary = summarise(
        box(replace(SCALE, asked_at=late), taps({1: 5})), group=tokyo, meetings={ROUND.id: meeting}
    )

    assert summary.zone == "Asia/Tokyo"
    assert summary.meetings[0].on == date(2026, 6, 4)
    assert summary.sections[0].asked_on == date(2026, 6, 4)


def test_unopened_boxes_are_told_by_their_wording_and_their_own_k() -> None:
    gone = replace(TEXT, k=3, settled_at=ASKED + timedelta(days=30))

    summary = summarise(sealed=[SCALE], destroyed=[gone])

    assert summary.stays_sealed == (Unopened(SCALE.wording, 5),)
    assert summary.destroyed == (Unopened(TEXT.wording, 3, weeks=4),)


def test_the_threshold_told_is_the_lowest_of_what_is_shown() -> None:
    lenient = replace(SCALE, k=3)

    assert summarise(box(lenient, taps({1: 3})), box(CHOICE, taps({1: 5}))).k == 3
    assert summarise().k == 5


# Planted faults: each guarantee's check must find what it is there to find.


def test_the_faithfulness_check_finds_changed_missing_doubled_and_unshared_words() -> None:
    opened = box(TEXT, words("I was heard", "I was not") + themes("kept 1", "kept 2", "kept 3"))
    honest = summarise(opened)
    section = honest.sections[0]

    def with_quotes(*quotes: str) -> Summary:
        return replace(honest, sections=(replace(section, other_voices=quotes),))

    assert checks.unfaithful(honest, [opened]) == []
    assert checks.unfaithful(with_quotes("I was heard!", "I was not"), [opened])
    assert checks.unfaithful(with_quotes("I was not"), [opened])
    assert checks.unfaithful(with_quotes("I was heard", "I was not", "I was not"), [opened])
    leaky = with_quotes("I was heard", "I was not", "kept 1")
    assert checks.unfaithful(leaky, [opened])
    assert checks.told_of_themes_only([to_json(leaky)], [opened]) == ["kept 1"]
    assert checks.told_of_themes_only([to_json(honest)], [opened]) == []


def test_the_faithfulness_check_finds_a_rule_that_quotes_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = box(TEXT, words("shared") + themes("kept 1", "kept 2", "kept 3", "kept 4"))
    monkeypatch.setattr(disclosure, "quotable", lambda answer: True)

    assert checks.unfaithful(summarise(opened), [opened])


def test_the_faithfulness_check_finds_voices_that_are_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = box(TEXT, SIX_TEXTS)
    monkeypatch.setattr(disclosure, "quotable", lambda answer: answer.text != "six")

    assert checks.unfaithful(summarise(opened), [opened])


def test_the_same_answers_give_the_same_summary() -> None:
    assert summarise(box(TEXT, SIX_TEXTS)) == summarise(box(TEXT, SIX_TEXTS))
