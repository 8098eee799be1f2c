"""The drawings over weeks: gaps stay gaps, each mark has its word, nothing leaves the page."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from bot.rules.disclosure import Band, Said
from bot.summaries.charts.strip import COLUMN, HEIGHTS, sign, strip_svg
from bot.summaries.charts.weeks import themes_svg
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


def strip(*said: Said | None) -> str:
    return strip_svg("A row", said, WEEKS[-len(said) :], SPEECH)


def test_each_week_has_a_sign_with_its_word_or_a_dash() -> None:
    svg = strip_svg("A row", SCALE.over_weeks, WEEKS, SPEECH)

    assert len(drawn(svg, "rect")) == 3 * 6
    words = " ".join(texts(svg))
    for word in ("1 or 2", "no one view", "divided", "3", "under 60%", "4 or 5"):
        assert word in words
    assert texts(svg).count("–") == 2


def test_the_signs_differ_by_shape_alone() -> None:
    shapes = {re.sub(r' (class|fill)="[^"]*"', "", sign(said, 0, 0)) for said in HEIGHTS}

    assert len(shapes) == len(HEIGHTS) == 6


def test_each_week_is_told_by_its_day_and_each_month_once() -> None:
    said = texts(strip_svg("A row", SCALE.over_weeks, WEEKS, SPEECH))

    assert [" ".join(said).count(month) for month in ("Apr", "May", "Jun")] == [1, 2, 1]
    assert {"17 Apr", "24", "1 May", "8", "15 May", "22", "29", "5 Jun"} <= set(said)


def test_themes_have_a_mark_with_how_many_in_each_week_and_a_dot_elsewhere() -> None:
    svg = themes_svg("Themes", TEXT.themes, WEEKS, SPEECH)

    said = texts(svg)
    assert [said.count(band) for band in ("2–4", "5–9", "10–14")] == [3, 1, 1]
    assert len(drawn(svg, "circle")) == 11
    assert "pace of the meeting" in said


@pytest.mark.parametrize("weeks", [2, 5, 8])
@pytest.mark.parametrize("said", HEIGHTS)
def test_nothing_of_a_row_leaves_the_drawing(weeks: int, said: Said) -> None:
    assert outside(strip(*(said,) * (weeks - 1), None)) == []


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_of_the_themes_leaves_the_drawing(name: str) -> None:
    band = Band(100, None)
    theme = replace(TEXT.themes[0], name=name, weeks=(band, None) * 4)

    svg = themes_svg(name, (theme, theme), WEEKS, SPEECH)

    assert outside(svg) == []


def test_a_text_that_leaves_the_drawing_would_be_found() -> None:
    svg = strip(Said.DIVIDED, None).replace("divided", "divided " * 9)

    assert outside(svg)


def test_a_theme_that_few_weeks_know_is_not_spread_over_the_whole_width() -> None:
    theme = ThemeTold("tea", Band(2, 4), weeks=(Band(2, 4), Band(2, 4)))

    marks = drawn(themes_svg("Themes", (theme,), WEEKS[-2:], SPEECH), "rect")

    assert all(float(mark.attrib["width"]) <= 64 for mark in marks)
