"""The chart: one picture of what was said that anybody can read."""

import re
import struct
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries.charts.drawing import COLOURS
from bot.summaries.charts.questions import FONTS, chart_png, chart_svg
from bot.summaries.charts.wrapping import drawable, width, wrapped
from bot.summaries.model import Figure, Section, Summary
from bot.texts.speech import Speech
from prompts.model import Kind
from tests.unit.summaries.cases import CHOICE, SCALE, TEXT, box, summarise, taps, words
from tests.unit.summaries.weeks import WEEKS

SPEECH = Speech()
WEEK = summarise(
    box(SCALE, taps({1: 1, 3: 2, 5: 4})),
    box(CHOICE, taps({1: 7})),
    box(TEXT, words("quoted words", "b", "c", "d", "e")),
)
MANY = summarise(box(SCALE, taps({1: 4, 3: 4, 5: 14}), roster=30))
HOSTILE = "<script>&amp;\"'{width}" + "W" * 90 + " שלום مرحبا 🙂👩‍👩‍👧 \x00\x07\ufffe\ud800 漢字"


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header (PNG specification, 11.2.2)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    across, down = struct.unpack(">II", png[16:24])
    return across, down


def texts_of(summary: Summary) -> list[str]:
    """Every line of text in the drawing."""
    svg = chart_svg(summary, SPEECH)
    assert svg is not None
    root = ElementTree.fromstring(svg)
    return [element.text or "" for element in root.iter() if element.tag.endswith("text")]


def only(*sections: Section) -> Summary:
    """A summary of these sections."""
    return replace(WEEK, sections=sections)


def section_of(wording: str, *options: str) -> Section:
    """A choice with these options."""
    return Section(
        Kind.CHOICE,
        wording,
        5,
        Band(5, 9),
        date(2026, 6, 3),
        said=Said.SPREAD,
        figures=tuple(Figure(2, option=option) for option in options),
    )


def test_the_picture_is_twice_the_drawing_for_a_crisp_phone() -> None:
    png = chart_png(WEEK, SPEECH)

    assert png is not None
    assert size_of(png)[0] == 960


def test_each_question_has_its_sentence_and_no_share_of_few() -> None:
    texts = texts_of(WEEK)

    for line in (
        "Summary 2 of Hope Valley",
        "How safe did it feel to speak?",
        "Most said 4 or 5.",
    ):
        assert line in texts
    whole = " ".join(texts)
    assert "5 to 9 people answered. 1 is “Not safe” and 5 is “Very safe”." in whole
    assert "More chose “We shared it” than any other answer." in whole
    assert "%" not in whole


def test_from_twenty_answers_every_bar_has_its_label_and_its_share() -> None:
    texts = texts_of(MANY)

    for line in ("1 or 2", "3", "4 or 5", "under 20%", "60% to under 80%", "Most said 4 or 5."):
        assert line in texts


def test_a_usual_week_is_under_1200_pixels_high() -> None:
    over_weeks = (Said.DIVIDED, Said.NO_ONE_VIEW, None, Said.MOST_LOW, *(Said.DIVIDED,) * 3)
    sections = [
        replace(one, over_weeks=(*over_weeks, one.said) if one.kind is Kind.SCALE else ())
        for one in (WEEK.sections[0], *WEEK.sections)
    ]

    png = chart_png(replace(only(*sections), weeks=WEEKS), SPEECH)

    assert png is not None
    assert size_of(png)[1] < 1200


def test_words_of_answers_are_not_in_the_chart() -> None:
    assert not [line for line in texts_of(WEEK) if "quoted" in line]


def test_there_is_no_chart_without_shares() -> None:
    words_only = summarise(box(TEXT, words(*"abcde")))

    assert chart_svg(words_only, SPEECH) is None
    assert chart_png(words_only, SPEECH) is None


def test_the_same_summary_gives_the_same_picture() -> None:
    assert chart_png(WEEK, SPEECH) == chart_png(WEEK, SPEECH)


def test_hostile_words_are_drawn_as_text() -> None:
    scale = replace(WEEK.sections[0], wording=HOSTILE, low=HOSTILE, high=HOSTILE)
    summary = replace(only(scale, section_of(HOSTILE, HOSTILE, "🙂")), group=HOSTILE)

    texts = texts_of(summary)

    assert chart_png(summary, SPEECH)
    assert any("<script>&amp;" in line for line in texts)
    assert "slightly smiling face" in texts


def test_a_long_wording_goes_on_in_the_next_line() -> None:
    long = "How far did the group use what people with lived experience know in its decisions?"

    texts = texts_of(only(section_of(long, "Yes")))

    assert long not in texts
    assert long in " ".join(texts)


def test_a_very_busy_week_stays_within_what_telegram_takes() -> None:
    busy = [section_of(f"{n} " + "w " * 140, *("o " * 20,) * 8) for n in range(30)]

    png = chart_png(only(*busy), SPEECH)

    assert png is not None
    assert sum(size_of(png)) <= 10000
    assert "The other questions are on the page." in texts_of(only(*busy))


def test_one_question_fits_in_any_case() -> None:
    texts = texts_of(only(section_of("w " * 200, *("o" * 40,) * 8)))

    assert "The other questions are on the page." not in texts


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_texts_and_bars_stand_out_from_the_page() -> None:
    for ink in ("ink", "soft"):
        assert contrast(COLOURS[ink], COLOURS["paper"]) >= 4.5
    for mark in ("bar", "edge"):
        assert contrast(COLOURS[mark], COLOURS["paper"]) >= 3
    assert contrast(COLOURS["bar"], COLOURS["track"]) >= 3
    assert contrast(COLOURS["ink"], COLOURS["tint"]) >= 4.5
    assert contrast(COLOURS["paper"], COLOURS["bar"]) >= 4.5


def test_bars_are_filled_up_to_the_fifth_that_their_share_is_in() -> None:
    svg = chart_svg(MANY, SPEECH)

    assert svg is not None
    steps = re.findall(r'<rect class="(bar|tint|track)"[^>]*stroke', svg)
    assert [steps[place : place + 5] for place in (0, 5, 10)] == [
        ["tint", *["track"] * 4],
        ["tint", *["track"] * 4],
        [*["bar"] * 3, "tint", "track"],
    ]


def test_fonts_come_with_their_licence_and_are_small() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert [font.name for font in FONTS.glob("*.ttf") if font.stat().st_size > 800_000] == []
    assert (FONTS / "NotoSans-Regular.ttf").exists()


@pytest.mark.parametrize("text", ["word " * 50, "W" * 300, "漢字" * 90, "a" * 5, "שלום " * 40])
def test_wrapped_lines_fit_their_room(text: str) -> None:
    lines = wrapped(text, 15, 200, 4)

    assert 1 <= len(lines) <= 4
    assert all(width(line, 15) <= 200 for line in lines)


def test_what_does_not_fit_the_last_line_ends_in_an_ellipsis() -> None:
    assert wrapped("word " * 50, 15, 200, 2)[-1].endswith("…")
    assert wrapped("two words", 15, 200, 1) == ("two words",)


def test_emoji_are_left_out_beside_words_and_named_where_they_stand_alone() -> None:
    assert drawable("Hope 💚 Valley\x00") == "Hope  Valley"
    assert drawable("👍🏽") == "thumbs up sign, emoji modifier fitzpatrick type-4"
    assert drawable("") == ""
