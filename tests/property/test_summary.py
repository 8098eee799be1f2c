"""For any answers: the summary says what was shared, word for word, and nothing finer."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.summaries.charts.questions import chart_svg
from bot.summaries.compiling import OpenedBox
from bot.summaries.forms import chat
from bot.summaries.forms.chat import caption, chat_parts
from bot.summaries.model import Figure, Summary, Unopened, from_json, to_json
from bot.texts.speech import Speech
from storage.records import Answer, Question, Share
from tests.unit.summaries import checks
from tests.unit.summaries.cases import (
    CHOICE,
    GROUP,
    ROUND,
    SCALE,
    TEXT,
    box,
    split_box,
    summarise,
    taps,
)

SPEECH = Speech()
CALM = settings(deadline=None)
"""A slow machine is no fault of the summary's."""
CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(
    "<>&\"'/{}$#;\n\r\t \u200b\u202e\u2068\u2069שם🙂"
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=80).filter(str.strip)
NAMES = st.text(CHARACTERS, max_size=60)


@st.composite
def text_answers(draw: st.DrawFn) -> tuple[Answer, ...]:
    """Texts of people who share their words, and of people who don't."""
    shared = draw(st.lists(TEXTS, max_size=12))
    kept = [f"kept-{n}-{draw(st.integers(0, 10**9))}-back" for n in range(draw(st.integers(5, 8)))]
    answers = [Answer(text=text) for text in shared]
    answers += [Answer(text=text, share=Share.THEMES) for text in kept]
    return tuple(draw(st.permutations(answers)))


@st.composite
def long_texts(draw: st.DrawFn) -> tuple[Answer, ...]:
    """Texts up to the longest that can be sent, in whatever mixture."""
    lengths = draw(st.lists(st.integers(1, 1500), min_size=5, max_size=9))
    characters = draw(st.lists(CHARACTERS, min_size=len(lengths), max_size=len(lengths)))
    return tuple(
        Answer(text="a" + character * length)
        for character, length in zip(characters, lengths, strict=True)
    )


def shown_in(summary: Summary) -> list[str]:
    """Everything that is kept or sent of a summary."""
    drawn = chart_svg(summary, SPEECH) or ""
    return [to_json(summary), caption(summary, SPEECH), *chat_parts(summary, SPEECH), drawn]


@CALM
@given(text_answers())
def test_every_shared_text_is_shown_once_and_verbatim_and_no_other(
    answers: tuple[Answer, ...],
) -> None:
    opened = box(TEXT, answers, roster=40)

    summary = summarise(opened)

    assert checks.unfaithful(summary, [opened]) == []
    assert checks.told_of_themes_only(shown_in(summary), [opened]) == []


@CALM
@given(text_answers())
def test_the_chat_shows_every_shared_text_in_a_block_of_its_own(
    answers: tuple[Answer, ...],
) -> None:
    summary = summarise(box(TEXT, answers, roster=40))

    made = chat_parts(summary, SPEECH)

    quotes = [quote for part in made for quote in checks.Shown(part).quotes]
    assert Counter(quotes) == Counter(summary.sections[0].words)


@settings(CALM, max_examples=60)
@given(long_texts(), NAMES, NAMES, NAMES, st.integers(0, 30))
def test_every_message_is_one_that_telegram_takes(
    answers: tuple[Answer, ...], name: str, wording: str, option: str, unopened: int
) -> None:
    group = replace(GROUP, name=name)
    choice = replace(CHOICE, wording=wording, options=(option, "b"))
    summary = summarise(
        box(replace(TEXT, wording=wording), answers, roster=40),
        box(choice, taps({0: 5})),
        group=group,
    )
    summary = replace(summary, stays_sealed=(Unopened(wording * 9, 5),) * unopened)

    made = chat_parts(summary, SPEECH)

    assert checks.all_unsendable(made) == []
    assert checks.unsendable(caption(summary, SPEECH), 1024) == []


@CALM
@given(text_answers(), NAMES, NAMES)
def test_a_stored_summary_comes_back_as_it_was(
    answers: tuple[Answer, ...], name: str, wording: str
) -> None:
    opened = box(replace(TEXT, wording=wording), answers, roster=40)
    summary = summarise(opened, group=replace(GROUP, name=name))

    assert from_json(to_json(summary)) == summary


@CALM
@given(st.lists(st.integers(1, 5), min_size=5, max_size=25))
def test_scales_are_told_no_finer_than_the_rules(values: list[int]) -> None:
    opened = box(SCALE, [Answer(value=value) for value in values], roster=40)

    assert checks.finer_than_allowed(summarise(opened).sections[0], opened) == []


@CALM
@given(st.lists(st.integers(0, 2), min_size=5, max_size=25))
def test_choices_are_told_no_finer_than_the_rules(values: list[int]) -> None:
    opened = box(CHOICE, [Answer(value=value) for value in values], roster=40)

    assert checks.finer_than_allowed(summarise(opened).sections[0], opened) == []


def alike() -> list[list[list[int]]]:
    """Counts of three options that differ, but whose bands and sentences are the same."""
    found: dict[tuple[object, ...], list[list[int]]] = defaultdict(list)
    for whole in range(5, 15):
        for first in range(whole + 1):
            for second in range(whole - first + 1):
                each = [first, second, whole - first - second]
                section = summarise(box(CHOICE, taps(dict(enumerate(each))))).sections[0]
                found[section.answered, section.said, section.option].append(each)
    return [group for group in found.values() if len({sum(each) for each in group}) > 1]


ALIKE = alike()


@CALM
@given(st.sampled_from(ALIKE))
def test_counts_that_the_rules_do_not_tell_apart_leave_the_same_bytes(
    group: list[list[int]],
) -> None:
    some = group[:: 1 + len(group) // 8]
    boxes = [box(CHOICE, taps(dict(enumerate(each)))) for each in some]

    assert checks.told_apart(summarise, boxes) == []


@CALM
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), min_size=5, max_size=30))
def test_perspectives_are_split_only_where_nobody_can_be_subtracted(
    taken: Sequence[tuple[int, int]],
) -> None:
    opened = split_box(
        SCALE, [Answer(value=value, perspective=perspective) for value, perspective in taken]
    )

    section = summarise(opened).sections[0]

    names = opened.round.settings.perspective_names
    shown = [names.index(split.perspective) + 1 for split in section.splits]
    assert checks.unsafe_split(shown, [perspective for _, perspective in taken], 5) == []
    assert bool(section.splits) == (section.said is None)


@CALM
@given(st.integers(0, 4), st.sampled_from([SCALE, CHOICE, TEXT]), st.booleans())
def test_nothing_below_k_is_ever_compiled(count: int, question: Question, damaged: bool) -> None:
    answers = [Answer(text="words") if question is TEXT else Answer(value=1)] * count
    few = OpenedBox(question, ROUND, tuple(answers), damaged)

    assert not checks.lets_through(summarise, few)


def test_the_checks_above_have_something_to_find() -> None:
    """A summary with one fault of each sort is found by each check."""
    opened = box(CHOICE, taps({0: 5, 1: 2}))
    honest = summarise(opened)
    section = honest.sections[0]
    too_exact = replace(section, figures=(Figure(3, option="Managers"),))
    too_strong = replace(section, option="We shared it")

    assert len(ALIKE) == 8  # two bands, and three options of which one or none is told
    assert checks.finer_than_allowed(section, opened) == []
    assert checks.finer_than_allowed(too_exact, opened)
    assert checks.finer_than_allowed(too_strong, opened)
    assert chat.shown_units("<b>&lt;🙂</b>") == 3
