"""The drawings over weeks: gaps stay gaps, each mark has its figure, nothing leaves the page."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from bot.rules.disclosure import Band
from bot.summaries.charts.questions import COLUMN
from bot.summaries.charts.weeks import line_svg, themes_svg
from bot.summaries.charts.wrapping import width
from bot.summaries.model import ThemeTold
from bot.texts.speech import Speech
from tests.unit.summaries.weeks import HOSTILE, SCALE, TEXT, WEEKS

SPEECH = Speech()


def drawn(svg: str, tag: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(svg)
    return [element for element in root.iter() if element.tag.endswith("}" + tag)]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in drawn(svg, "text")]


def outside(svg: str) -> list[str]:
    """Texts that reach out of the drawing, by the estimate of their width."""
    root = ElementTree.fromstring(svg)
    tall = float(root.attrib["height"])
    found = []
    for element in drawn(svg, "text"):
        said, at = element.text or "", element.attrib
        long, x = width(said, float(at["font-size"])), float(at["x"])
        start = x - {"middle": long / 2, "end": long}.get(at.get("text-anchor", ""), 0)
        if start < -4 or start + long > COLUMN + 4 or not 0 < float(at["y"]) < tall:
            found.append(said)
    return found


def test_a_line_is_broken_where_too_few_answered_and_each_point_has_its_figure() -> None:
    svg = line_svg("A line", SCALE.line, WEEKS, SPEECH)

    assert len(drawn(svg, "circle")) == 6
    points = [element.attrib["points"].split() for element in drawn(svg, "polyline")]
    assert [len(line) for line in points] == [2, 3]
    figures = [text for text in texts(svg) if text in {"30", "40", "50", "60", "70"}]
    assert figures == ["30", "40", "50", "70", "40", "60"]
    assert texts(svg).count("–") == 2
    assert "A dash: not asked, or too few answered." in " ".join(texts(svg))


def test_a_line_without_a_gap_explains_no_dash() -> None:
    svg = line_svg("A line", (10, 90), WEEKS[-2:], SPEECH)

    assert "–" not in texts(svg)
    assert not [text for text in texts(svg) if text.startswith("A dash")]
    assert "90+" in texts(svg)


def test_nearly_nobody_is_not_drawn_as_nobody() -> None:
    assert "<5" in texts(line_svg("A line", (0, 50), WEEKS[-2:], SPEECH))


def test_each_week_is_told_by_its_day_and_each_month_once() -> None:
    said = texts(line_svg("A line", SCALE.line, WEEKS, SPEECH))

    assert [said.count(month) for month in ("Apr", "May", "Jun")] == [1, 1, 1]
    assert {"17", "24", "1", "8", "15", "22", "29", "5"} <= set(said)


def test_themes_have_a_mark_with_how_many_in_each_week_and_a_dot_elsewhere() -> None:
    svg = themes_svg("Themes", TEXT.themes, WEEKS, SPEECH)

    said = texts(svg)
    assert [said.count(band) for band in ("2–4", "5–9", "10–14")] == [3, 1, 1]
    assert len(drawn(svg, "circle")) == 11
    assert "pace of the meeting" in said


@pytest.mark.parametrize("weeks", [2, 5, 8])
@pytest.mark.parametrize("share", [0, 50, 90])
def test_nothing_of_a_line_leaves_the_drawing(weeks: int, share: int) -> None:
    svg = line_svg("A line", (share,) * (weeks - 1) + (None,), WEEKS[-weeks:], SPEECH)

    assert outside(svg) == []


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_of_the_themes_leaves_the_drawing(name: str) -> None:
    band = Band(100, None)
    theme = replace(TEXT.themes[0], name=name, weeks=(band, None) * 4)

    svg = themes_svg(name, (theme, theme), WEEKS, SPEECH)

    assert outside(svg) == []


def test_a_text_that_leaves_the_drawing_would_be_found() -> None:
    svg = line_svg("A line", SCALE.line, WEEKS, SPEECH).replace("100%", "100% " * 9)

    assert outside(svg)


def test_a_theme_that_few_weeks_know_is_not_spread_over_the_whole_width() -> None:
    theme = ThemeTold("tea", Band(2, 4), weeks=(Band(2, 4), Band(2, 4)))

    marks = drawn(themes_svg("Themes", (theme,), WEEKS[-2:], SPEECH), "rect")

    assert all(float(mark.attrib["width"]) <= 64 for mark in marks)
