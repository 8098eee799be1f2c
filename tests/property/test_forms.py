"""For any summary: every form of it holds the same words, figures and names, and is well made."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.disclosure import THREE_BANDS, Band, Said
from bot.summaries.charts.strip import HEIGHTS
from bot.summaries.forms.page import page
from bot.summaries.forms.pdf import pdf
from bot.summaries.model import (
    Action,
    Check,
    Figure,
    Held,
    Quiet,
    Section,
    Split,
    Summary,
    ThemeTold,
    Unopened,
)
from bot.summaries.themes.model import Change, Method
from bot.texts.speech import Speech
from prompts.model import Kind
from tests.unit.summaries.forms import MARKING, on_terminal, unfaithful
from tests.unit.summaries.test_page import unsafe
from tests.unit.summaries.weeks import FULL, WEEKS

SPEECH = Speech()
CALM = settings(max_examples=25)
CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(
    "<>&\"'/{}$#*_`[]()|~\\=+-@.:;\n\r\t \u200b\u202e\u2068\u2069שםمر🙂漢"
)
WORDS = st.text(CHARACTERS, min_size=1, max_size=60).filter(str.strip)
QUOTES = WORDS | st.sampled_from(("x" * 2999, "a b " * 700, "ש" * 500))
NAMES = WORDS
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
FIFTHS = st.integers(0, 4)
OF_SCALES = st.sampled_from(list(HEIGHTS))
BANDS = st.sampled_from((Band(5, 9), Band(10, 14), Band(5, None), Band(20, 24)))
FEW = st.sampled_from((Band(2, 4), Band(5, 9), Band(2, None)))
COUNT = len(WEEKS)


@st.composite
def scales(draw: st.DrawFn) -> Section:
    before = draw(st.lists(st.none() | OF_SCALES, min_size=COUNT - 1, max_size=COUNT - 1))
    said, many = draw(OF_SCALES), draw(st.booleans())
    ends = draw(st.booleans())
    return Section(
        Kind.SCALE,
        draw(NAMES),
        5,
        draw(BANDS),
        draw(st.none() | DAYS),
        low=draw(NAMES) if ends else "",
        high=draw(NAMES) if ends else "",
        said=said,
        figures=tuple(Figure(draw(FIFTHS), each) for each in THREE_BANDS) if many else (),
        splits_withheld=draw(st.booleans()),
        over_weeks=(*before, said) if draw(st.booleans()) else (),
    )


@st.composite
def choices(draw: st.DrawFn) -> Section:
    options = draw(st.lists(NAMES, min_size=2, max_size=5))
    many, parted = draw(st.booleans()), draw(st.booleans())
    said = draw(st.sampled_from((Said.MORE, Said.MOST, Said.NOTHING_STOOD_OUT, Said.CLOSE)))
    splits = (Split(draw(NAMES), Said.MORE, options[0]), Split(draw(NAMES), Said.CLOSE))
    return Section(
        Kind.CHOICE,
        draw(NAMES),
        5,
        draw(BANDS),
        said=None if parted else said,
        option=options[0],
        figures=tuple(Figure(draw(FIFTHS), option=one) for one in options) if many else (),
        splits=splits if parted else (),
    )


@st.composite
def themes(draw: st.DrawFn) -> ThemeTold:
    before = draw(st.lists(st.none() | FEW, min_size=COUNT - 1, max_size=COUNT - 1))
    standing = draw(FEW)
    return ThemeTold(
        draw(NAMES),
        standing,
        tuple(draw(st.lists(QUOTES, max_size=3))),
        tuple(draw(st.lists(QUOTES, max_size=2))),
        draw(st.none() | st.sampled_from(list(Change))),
        (*before, standing),
        draw(st.booleans()),
    )


@st.composite
def texts(draw: st.DrawFn) -> Section:
    return Section(
        Kind.TEXT,
        draw(NAMES),
        5,
        draw(BANDS),
        meeting=draw(st.none() | st.builds(Held, NAMES, DAYS)),
        themes=tuple(draw(st.lists(themes(), max_size=2))),
        other_voices=tuple(draw(st.lists(QUOTES, max_size=3))),
        damaged=draw(st.booleans()),
    )


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    unopened = st.builds(Unopened, NAMES, st.integers(3, 9), st.integers(0, 9))
    return replace(
        FULL,
        group=draw(NAMES),
        number=draw(st.integers(1, 300)),
        meetings=tuple(draw(st.lists(st.builds(Held, NAMES, DAYS), max_size=3))),
        sections=tuple(draw(st.lists(scales() | choices() | texts(), max_size=4))),
        stays_sealed=tuple(draw(st.lists(unopened, max_size=2))),
        destroyed=tuple(draw(st.lists(unopened, max_size=2))),
        quiet=tuple(draw(st.lists(st.builds(Quiet, NAMES), max_size=2))),
        check=draw(st.none() | st.just(Check(7, Band(5, 9), Said.MORE, "Fits", (draw(QUOTES),)))),
        actions=tuple(draw(st.lists(st.builds(Action, NAMES, QUOTES), max_size=2))),
        link=draw(st.just("") | QUOTES),
        method=draw(st.sampled_from(list(Method))),
        removed_quotes=draw(st.integers(0, 3)),
    )


def named_by_letters(summary: Summary) -> Summary:
    """With theme names that no form has to tell in another way, so that each can be looked for."""
    sections = tuple(
        replace(
            section,
            themes=tuple(
                replace(theme, name=f"theme {'abcdefgh'[index]}")
                for index, theme in enumerate(section.themes)
            ),
        )
        for section in summary.sections
    )
    return replace(summary, sections=sections)


@CALM
@given(summaries())
def test_every_form_that_marks_its_quotes_holds_the_same(summary: Summary) -> None:
    summary = named_by_letters(summary)

    faults = {name: unfaithful(summary, form(summary)) for name, form in MARKING.items()}

    assert faults == {name: [] for name in MARKING}


@CALM
@given(summaries())
def test_the_page_holds_nothing_that_runs_or_loads(summary: Summary) -> None:
    assert unsafe(page(summary, SPEECH)) == []


@CALM
@given(summaries())
def test_the_terminal_is_told_all_words_and_no_command(summary: Summary) -> None:
    shown = on_terminal(named_by_letters(summary))

    assert unfaithful(named_by_letters(summary), shown) == []
    assert not [one for one in shown.text if one not in "\n\t" and ord(one) < 32]


@settings(max_examples=25)
@given(summaries())
def test_any_summary_can_be_set_as_a_pdf(summary: Summary) -> None:
    assert pdf(summary, SPEECH)
