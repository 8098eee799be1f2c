"""Makes the pictures of the README anew, from the demo itself: run it by `make pictures`.

It needs Chromium (CHROMIUM says where, if not in /usr/bin), pdftoppm of poppler-utils, and about a
minute. The questions are drawn by lot, so the pictures differ a little from one time to the next.
"""

import os
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from summary_pictures import take_summary_pictures

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLES = ROOT / "bot" / "demo" / "sample_answers.toml"
CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
MOST_BYTES = 300_000
SHARPNESS = 1.25  # dots for each pixel: sharp on good screens, and still a small file
PATIENCE = 20_000  # milliseconds
ASKED = re.compile(r"question \d of 3")


def main() -> None:
    """Start a demo with past weeks, and take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with demo() as address, page_of(address) as page:
        take_page(page)
        take_summary(page)
        take_chat(page)
    with browser() as chromium:
        take_summary_pictures(chromium, PICTURES)
    for picture in PICTURES.glob("*.png"):
        if picture.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{picture.name} is larger than {MOST_BYTES} bytes.")


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo, when its past weeks are played."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", "demo", "--port", port],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stdout or ():
            if ready := re.match(r"Open (\S+) ", line):
                yield ready[1]
                return
        raise SystemExit("The demo did not come up.")
    finally:
        process.terminate()
        process.wait()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@contextmanager
def page_of(address: str) -> Iterator[Page]:
    """The demo's page, in light colours and sharp enough for a good screen."""
    with browser() as chromium:
        page = chromium.new_page(
            viewport={"width": 1440, "height": 880},
            device_scale_factor=SHARPNESS,
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page.goto(address)
        expect(page.get_by_role("main")).to_have_attribute("aria-busy", "false")
        yield page


def take_page(page: Page) -> None:
    """The whole page, as it opens."""
    expect(page.get_by_test_id("clock")).to_be_visible()
    page.screenshot(path=PICTURES / "demo.png")


def take_summary(page: Page) -> None:
    """The newest summary on two phones: its chart, and its words."""
    page.get_by_role("button", name="What you can do here").click()
    left, right = only(page, "Rhiannon", "Kwame")
    chart = left.get_by_role("img", name="Summary 2 of").locator("xpath=ancestor::article")
    message = newest(right, "how this was made")
    to_top(chart)
    to_top(message)
    take(page, "summary", left, right)


def take_chat(page: Page) -> None:
    """Three phones after a meeting: a question, a preview, and a receipt."""
    left, middle, right = phones = only(page, "Rhiannon", "Kwame", "Aisha")
    before = [questions(phone).count() for phone in phones]
    page.get_by_role("button", name="Move on to the end of the meeting").click()
    for phone, count in zip(phones, before, strict=True):
        expect(questions(phone)).to_have_count(count + 3)
    typed = page.get_by_role("button", name="Answer", exact=True)
    asked = [questions(phone).filter(has=typed).last for phone in phones]
    write(middle, asked[1], 1)
    words = write(right, asked[2], 2)
    right.get_by_role("button", name="Send: share my words").click()
    receipt = newest(right, "Sealed: share my words").filter(has_text=words)
    expect(receipt).to_be_visible()
    to_top(asked[0])
    take(page, "chat", left, middle, right)


def questions(phone: Locator) -> Locator:
    """The questions that are not answered by a tap yet, from past weeks too."""
    return phone.get_by_role("article").filter(has_text=ASKED)


def write(phone: Locator, question: Locator, number: int) -> str:
    """Answer a question in words, as far as the preview; returns the words."""
    wording = question.locator("strong").nth(1).inner_text()
    answers = tomllib.loads(SAMPLES.read_text(encoding="utf-8"))[wording]["answers"]
    question.get_by_role("button", name="Answer", exact=True).click()
    expect(newest(phone, "Type your answer")).to_be_visible()
    phone.get_by_role("textbox").fill(answers[number])
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(newest(phone, "Please check.")).to_be_visible()
    return str(answers[number])


def newest(phone: Locator, words: str) -> Locator:
    """The newest message that says so."""
    return phone.get_by_role("article").filter(has_text=words).last


def only(page: Page, *names: str) -> list[Locator]:
    """These people's phones, all others put out of sight."""
    page.get_by_test_id("phone").evaluate_all(
        "(all, names) => all.forEach(one => { one.hidden = !names.includes(one.dataset.name); })",
        list(names),
    )
    return [page.get_by_role("region", name=name, exact=True) for name in names]


def to_top(part: Locator) -> None:
    """Scroll a part of a chat to the top of its phone."""
    expect(part).to_be_visible()
    part.evaluate("node => node.scrollIntoView({ block: 'start', behavior: 'instant' })")


def take(page: Page, name: str, *phones: Locator) -> None:
    """A picture of the phones alone, with a little of the desk around them."""
    boxes = [box for phone in phones if (box := phone.bounding_box())]
    left, top = min(box["x"] for box in boxes) - 12, min(box["y"] for box in boxes) - 12
    right = max(box["x"] + box["width"] for box in boxes) + 12
    bottom = max(box["y"] + box["height"] for box in boxes) + 12
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    page.mouse.move(0, 0)
    # What comes and goes by itself is no part of the picture: notes, focus and the way to the end.
    page.evaluate(
        """() => { document.activeElement.blur();
          for (const one of document.querySelectorAll(".toast, .newer")) one.hidden = true; }"""
    )
    page.screenshot(path=PICTURES / f"{name}.png", clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
