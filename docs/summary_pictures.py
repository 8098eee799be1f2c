"""Takes the pictures of a summary's forms: its chart, its page and its PDF.

`make pictures` runs it after those of the demo. It needs Chromium, and `pdftoppm` of poppler-utils
to draw the PDF.
"""

import shutil
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser
from sample_summary import sample_of, sample_summary

from bot.summaries.charts.questions import chart_png
from bot.summaries.forms.page import page
from bot.summaries.forms.pdf import pdf
from bot.summaries.model import Summary
from bot.texts.speech import Speech
from prompts.model import Kind

PHONE = {"width": 390, "height": 760}
SHARPNESS = 1.25
SIZES = (6, 12, 25)
"""Of the groups whose charts stand beside one another."""
DESK = """<style>
body { margin: 0; padding: 28px; display: inline-flex; gap: 28px; background: #e4e2dc; }
body { align-items: flex-start; }
img { display: block; border-radius: ROUNDpx; box-shadow: 0 2px 14px rgb(31 41 51 / 22%); }
</style>"""


def take_summary_pictures(browser: Browser, folder: Path) -> None:
    """The chart as it goes to the chat, the page on phones by day and by night, the PDF's pages."""
    summary, speech = sample_summary(), Speech()
    chart = chart_png(summary, speech)
    if chart is None:
        raise SystemExit("The sample summary has no chart.")
    _on_desk(browser, [chart], folder / "summary-chart.png", width=420, rounded=14)
    weeks = [chart_png(sample_of(people), speech) for people in SIZES]
    _on_desk(
        browser, [one for one in weeks if one], folder / "summary-weeks.png", width=320, rounded=14
    )
    _on_desk(browser, _phones(browser, summary, speech), folder / "summary-page.png", rounded=22)
    printed = _printed(summary, speech)
    _on_desk(browser, printed, folder / "summary-pdf.png", width=440, rounded=2)


def _phones(browser: Browser, summary: Summary, speech: Speech) -> list[bytes]:
    """Its start by day, a scale by night, and what people wrote by day."""
    shots = []
    parts = (
        ("light", ""),
        ("dark", _first(summary, Kind.SCALE)),
        ("light", _first(summary, Kind.TEXT)),
    )
    for scheme, part in parts:
        screen = browser.new_page(
            viewport=PHONE,  # type: ignore[arg-type]
            device_scale_factor=2,
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        screen.set_content(page(summary, speech))
        if part:
            screen.evaluate(
                "id => scrollTo(0, document.getElementById(id).getBoundingClientRect().top - 42)",
                part,
            )
        shots.append(screen.screenshot())
        screen.close()
    return shots


def _first(summary: Summary, kind: Kind) -> str:
    """The part of the page about the first question of that kind."""
    kinds = [section.kind for section in summary.sections]
    return f"question{kinds.index(kind) + 1}"


def _printed(summary: Summary, speech: Speech) -> list[bytes]:
    """The first pages of the PDF, drawn by another program."""
    made = pdf(summary, speech)
    drawing = shutil.which("pdftoppm")
    if made is None or drawing is None:
        raise SystemExit("The PDF needs the extra `pdf`, and its picture needs poppler-utils.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "summary.pdf"
        file.write_bytes(made)
        subprocess.run(  # noqa: S603 - our own file
            [drawing, "-r", "110", "-l", "2", "-png", str(file), str(file.with_suffix(""))],
            check=True,
        )
        return [shot.read_bytes() for shot in sorted(Path(folder).glob("*.png"))]


def _on_desk(
    browser: Browser, shots: Sequence[bytes], target: Path, *, width: int = 320, rounded: int
) -> None:
    """Lay pictures side by side, with a little space and shade around them."""
    images = "".join(
        f'<img width="{width}" src="data:image/png;base64,{b64encode(shot).decode()}">'
        for shot in shots
    )
    context = browser.new_page(
        viewport={"width": 1200, "height": 900}, device_scale_factor=SHARPNESS
    )
    context.set_content(DESK.replace("ROUND", str(rounded)) + f"<body>{images}</body>")
    context.locator("body").screenshot(path=target)
    context.close()
