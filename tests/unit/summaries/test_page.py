"""The page: one file that needs nothing else, that all can read, and that none can take over."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from bot.summaries.forms import page as pages
from bot.summaries.forms.page import STYLE, page
from bot.texts.speech import Speech
from tests.unit.summaries.forms import Html
from tests.unit.summaries.test_chart import contrast
from tests.unit.summaries.weeks import EMPTY, FIRST, FULL, HOSTILE, named, saying

SPEECH = Speech()
LOADS = {"src", "href", "srcset", "action", "data", "poster", "style", "background"}
KNOWN = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "section"),
        *("h1", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "figure", "figcaption"),
        *("details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
        *("svg", "text", "rect", "circle", "polyline"),
    }
)


def unsafe(html: str) -> list[str]:
    """What of a page could run or load something, or is no tag of ours."""
    shown = Html(html)
    faults = list(shown.faults)
    for tag, attributes in shown.tags:
        if tag not in KNOWN:
            faults.append(f"not ours: {tag}")
        faults += [f"{tag} {name}" for name in attributes if name in LOADS or name[:2] == "on"]
    if "@import" in html or "url(" in html.split("<body>", maxsplit=1)[0]:
        faults.append("the style loads something")
    return faults


@pytest.mark.parametrize("week", [FULL, FIRST, EMPTY])
def test_the_page_needs_nothing_from_elsewhere(week: object) -> None:
    assert unsafe(page(week, SPEECH)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_that_people_write_or_name_becomes_a_part_of_the_page(text: str) -> None:
    assert unsafe(page(saying(text), SPEECH)) == []
    assert unsafe(page(named(text), SPEECH)) == []


def test_words_that_are_not_escaped_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "escape", lambda text: text)

    assert unsafe(page(saying(HOSTILE["markup"]), SPEECH))


def test_the_policy_allows_the_style_and_nothing_else() -> None:
    shown = Html(page(FULL, SPEECH))

    (policy,) = [
        attributes["content"]
        for tag, attributes in shown.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]

    digest = b64encode(sha256(STYLE.read_bytes()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("week", [FULL, FIRST, EMPTY])
def test_headings_start_with_the_title_and_skip_no_level(week: object) -> None:
    levels = [level for level, _ in Html(page(week, SPEECH)).headings]  # type: ignore[arg-type]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_its_title_and_its_landmarks() -> None:
    html = page(FULL, SPEECH)

    tags = dict(Html(html).tags)
    assert tags["html"] == {"lang": "en", "dir": "ltr"}
    assert "<title>Summary 8 of Hope Valley</title>" in html
    assert {"header", "main"} <= set(tags)
    ids = re.findall(r' id="(\w+)"', html)
    assert len(ids) == len(set(ids))
    assert re.findall(r'aria-labelledby="(\w+)"', html) == ids


def test_each_quote_is_a_block_that_finds_its_own_direction() -> None:
    tags = Html(page(saying(HOSTILE["right to left"], "plain"), SPEECH)).tags

    quotes = [attributes for tag, attributes in tags if tag == "blockquote"]
    assert quotes
    assert all(attributes == {"dir": "auto"} for attributes in quotes)


def test_each_table_has_a_caption_and_scopes_and_each_chart_a_title_and_a_table() -> None:
    html = page(FULL, SPEECH)

    tags = Html(html).tags
    count = {name: sum(tag == name for tag, _ in tags) for name in ("table", "caption", "svg")}
    assert count["table"] == count["caption"]
    heads = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert set(heads) == {"col", "row"}
    figures = re.findall(r"<figure>.*?</figure>", html, re.DOTALL)
    assert len(figures) == count["svg"] == 3
    for figure in figures:
        assert re.search(r'<svg [^>]*role="img"[^>]*>\n<title>[^<]+</title>', figure)
        assert "<table>" in figure


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css))


def schemes() -> dict[str, dict[str, str]]:
    """The colours by day, by night and in print."""
    css = STYLE.read_text()
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    return dict(zip(("light", "dark", "print"), map(colours, blocks), strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_and_mark_stands_out(scheme: str) -> None:
    named = schemes()[scheme]
    for ground in ("paper", "ground"):
        for ink in ("ink", "soft", "bar"):
            assert contrast(named[ink], named[ground]) >= 4.5
    assert contrast(named["ink"], named["quote"]) >= 4.5
    assert contrast(named["ink"], named["tint"]) >= 4.5
    assert contrast(named["bar"], named["track"]) >= 3
    assert contrast(named["edge"], named["paper"]) >= 3


def test_every_class_of_a_drawing_has_its_colour_on_the_page() -> None:
    html = page(FULL, SPEECH)

    drawn = set(re.findall(r'<(?:rect|text|circle|polyline) class="([\w-]+)"', html))
    assert drawn
    assert all(f".chart .{one} {{" in STYLE.read_text() for one in drawn)


def test_what_html_can_not_hold_is_told_as_replaced() -> None:
    html = page(saying("a\x00b\x1b[1mc\ufffed\ud800e\tf"), SPEECH)

    assert "a\ufffdb\ufffd[1mc\ufffdd\ufffde\tf" in html
    assert html.encode()


def test_the_same_summary_gives_the_same_page() -> None:
    assert page(FULL, SPEECH) == page(FULL, SPEECH)
