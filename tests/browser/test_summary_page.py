"""The page of a summary in a real browser: it fits a small phone, by day and by night."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Page
from pypdf import PdfReader

from bot.summaries.forms.page import page as page_of
from bot.texts.speech import Speech
from tests.browser.looks import POOR_CONTRAST
from tests.unit.summaries.weeks import FIRST, FULL, HOSTILE, TEXT, named, saying

pytestmark = pytest.mark.browser
MOSTLY_EMPTY = 40
"""Words on a sheet; the last one of a week may be half full."""
SMALL_PHONE = {"width": 360, "height": 640}
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
OUT_OF_ITS_PART = """() => [...document.querySelectorAll("section *")].filter((one) => {
  if (one.closest(".unseen") || !one.checkVisibility()) return false;
  const own = one.getBoundingClientRect(), part = one.closest("section").getBoundingClientRect();
  return own.right > part.right + 0.5 || own.left < part.left - 0.5;
}).map((one) => one.outerHTML.slice(0, 120))"""


async def shown(browser: Page, html: str, folder: Path) -> None:
    """Open the page as people do: as a file."""
    file = folder / "summary.html"
    file.write_text(html, encoding="utf-8")
    await browser.goto(file.as_uri())


async def test_the_page_fits_a_small_phone(browser_page: Page, tmp_path: Path) -> None:
    await browser_page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]

    await shown(browser_page, page_of(FULL, Speech()), tmp_path)

    assert await browser_page.evaluate(WIDTHS) == [360, 360]
    assert await browser_page.evaluate(OUT_OF_ITS_PART) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_no_words_and_no_name_break_out(
    browser_page: Page, tmp_path: Path, text: str
) -> None:
    await browser_page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]

    for week in (saying(text), named(text)):
        await shown(browser_page, page_of(week, Speech()), tmp_path)
        assert await browser_page.evaluate(WIDTHS) == [360, 360]
        assert await browser_page.evaluate(OUT_OF_ITS_PART) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_by_day_and_by_night(
    browser_page: Page, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    await browser_page.emulate_media(color_scheme=scheme)

    await shown(browser_page, page_of(FULL, Speech()), tmp_path)

    assert await browser_page.evaluate(POOR_CONTRAST) == []


async def test_a_table_is_folded_up_on_a_phone_and_stands_beside_its_chart_elsewhere(
    browser_page: Page, tmp_path: Path
) -> None:
    await shown(browser_page, page_of(FULL, Speech()), tmp_path)
    table = browser_page.locator("figure table").first
    beside = await table.is_visible()

    await browser_page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    folded = not await table.is_visible()
    await browser_page.locator("figure summary").first.press("Enter")

    assert beside
    assert folded
    assert await table.is_visible()


async def test_in_print_no_sheet_is_empty_and_a_small_week_takes_one(
    browser_page: Page, tmp_path: Path
) -> None:
    themes = tuple(replace(theme, weeks=()) for theme in TEXT.themes)
    voices = tuple(f"Voice {one} says this, and then a little more." for one in range(8))
    small = replace(TEXT, themes=themes, other_voices=voices)
    weeks = {"full": FULL, "small": replace(FIRST, sections=(small, *FIRST.sections))}

    sheets = {}
    for name, week in weeks.items():
        await shown(browser_page, page_of(week, Speech()), tmp_path)
        printed = PdfReader(io.BytesIO(await browser_page.pdf(prefer_css_page_size=True)))
        sheets[name] = [len(one.extract_text().split()) for one in printed.pages]

    assert len(sheets["small"]) == 1
    assert min(sheets["full"]) > MOSTLY_EMPTY
