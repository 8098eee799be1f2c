"""The demo from a new user's chair: the main job lived by hand on the page, in a real browser.

The demo runs as a process of its own, as `make demo` starts it. Its sample group stands by and
answers nothing; six people are added on the page, and everything they do is a click or a key.
"""

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.browser.looks import faults_of, fits_a_screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
STOPPING_SECONDS = 120
GROUP = "Peer work steering group"
ADMIN = "Priya"
BY_KEYS = "Nia"
NEWCOMERS = (BY_KEYS, "Sol", "Femi", "Greta", "Idris", "Wen")
AS_TYPED = {
    BY_KEYS: "The tea break did more for us than the slides.",
    "Sol": "I was asked what I think, and then people waited.",
    "Femi": "I would rather that nobody reads this one.",
    "Greta": "My first words, which I will change.",
    "Idris": "These words I take back.",
    "Wen": "Next time I would like the papers a week before.",
}
CHANGED_TO = "My second words, which may stay."


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest_asyncio.fixture(loop_scope="session")
async def demo_url(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a demo without past weeks, when its sample group is complete."""
    errors = tmp_path / "errors"
    with errors.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", str(_free_port()), "--no-past"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=err,
        )
    assert process.stdout is not None
    with process.stdout as out:
        try:
            yield await asyncio.to_thread(_address, out)
        finally:
            process.terminate()
            code = await asyncio.to_thread(process.wait, STOPPING_SECONDS)
    assert (code, errors.read_text()) == (0, "")


def _address(out: IO[bytes]) -> str:
    """The address that the demo prints when everybody is there."""
    said = ""
    for line in iter(out.readline, b""):
        said += line.decode()
        if ready := re.match(r"Open (\S+) ", line.decode()):
            assert "not complete" not in said, said
            return ready[1]
    raise AssertionError(f"The demo did not come up. {said}")


class OnPhone:
    """One person's phone on the page: what it shows, and where to click."""

    def __init__(self, page: Page, name: str) -> None:
        self.name = name
        self.frame = page.get_by_role("region", name=name, exact=True)
        self._answer = page.get_by_role("button", name="Answer", exact=True)

    def message(self, words: str) -> Locator:
        """The newest message that says so."""
        return self.frame.get_by_role("article").filter(has_text=words).last

    async def hears(self, words: str) -> Locator:
        """The newest message that says so, once it is there."""
        message = self.message(words)
        await expect(message).to_be_visible()
        return message

    async def tap(self, label: str, *, under: str) -> None:
        """Press a button of the newest message that says so."""
        await self.message(under).get_by_role("button", name=label, exact=True).click()

    async def say(self, words: str) -> None:
        """Type a message and send it."""
        await self.frame.get_by_role("textbox").fill(words)
        await self.frame.get_by_role("button", name="Send", exact=True).click()

    async def questions(self) -> tuple[Locator, Locator]:
        """A question for a tap and one for words; every round has both. They stay found."""
        asked = self.frame.get_by_role("article").filter(has_text=re.compile(r"question \d of 3"))
        await expect(asked).to_have_count(3)
        by_tap = await self._as_it_stands(asked.filter(has_not=self._answer).first)
        return by_tap, await self._as_it_stands(asked.filter(has=self._answer).first)

    async def _as_it_stands(self, message: Locator) -> Locator:
        number = await message.get_attribute("data-message-id")
        return self.frame.locator(f"article[data-message-id='{number}']")

    async def answer(self, words: str, how: str) -> None:
        """One tap, and one text from Answer over the preview to the receipt."""
        by_tap, in_words = await self.questions()
        await by_tap.locator(".inline-button").first.click()
        await expect(by_tap).to_contain_text("Sealed. Your answer:")
        await in_words.get_by_role("button", name="Answer", exact=True).click()
        await self.hears("Type your answer")
        await self.say(words)
        preview = await self.hears("Please check.")
        await expect(preview).to_contain_text(words)
        assert await fits_a_screen(preview)
        await self.tap(f"Send: {how}", under="Please check.")
        await expect(await self.hears(f"Sealed: {how}.")).to_contain_text(words)


async def test_six_people_join_answer_after_a_meeting_and_read_the_summary(
    browser_page: Page, demo_url: str
) -> None:
    page = browser_page
    await page.goto(demo_url)
    phones = [await join(page, name) for name in NEWCOMERS]

    await plan_a_meeting(OnPhone(page, ADMIN))
    await move_clock(page, "Move on to the end of the meeting")
    await answer_by_keys(page, phones[0], AS_TYPED[BY_KEYS])
    for phone in phones[1:]:
        how = "themes only" if phone.name == "Femi" else "share my words"
        await phone.answer(AS_TYPED[phone.name], how)
    await change(OnPhone(page, "Greta"))
    await withdraw(OnPhone(page, "Idris"))
    for phone in (phones[0], OnPhone(page, "Greta"), OnPhone(page, "Idris")):
        assert await faults_of(page, phone.frame) == []
    await move_clock(page, "To the weekly summary")

    summaries = [await read_summary(phone) for phone in [*phones, OnPhone(page, ADMIN)]]
    assert len(set(summaries)) == 1
    shared = [AS_TYPED[BY_KEYS], AS_TYPED["Sol"], AS_TYPED["Wen"], CHANGED_TO]
    for words in [*AS_TYPED.values(), CHANGED_TO]:
        assert (words in summaries[0]) == (words in shared), words
    assert "5 to 9 people answered." in summaries[0]


async def join(page: Page, name: str) -> OnPhone:
    """Add a person with the sample group's invitation, and join."""
    await page.get_by_role("button", name="Add a person").click()
    dialog = page.get_by_role("dialog", name="Add a person")
    await dialog.get_by_role("textbox", name="Name").fill(name)
    await dialog.get_by_role("radio", name="Join as LXP").check()
    await dialog.get_by_role("button", name="Add", exact=True).click()
    phone = OnPhone(page, name)
    offer = await phone.hears(f"You are invited to join {GROUP}.")
    await expect(offer).to_contain_text("Nothing we store can show who wrote an answer.")
    await phone.tap("Join", under="You are invited")
    await phone.hears("What comes next")
    return phone


async def plan_a_meeting(admin: OnPhone) -> None:
    """Cancel the meeting that the sample group has, and plan another that is over sooner."""
    await admin.say("/meetings")
    await admin.tap("Cancel 1", under=f"Meetings of {GROUP}")
    await admin.tap("Yes, cancel it", under="Shall I cancel this meeting?")
    await admin.hears("is cancelled")
    await admin.say("/meeting tomorrow 09:30 for 45 minutes Planning day")
    understood = await admin.hears("I understood this:")
    await expect(understood).to_contain_text("Planning day")
    await expect(understood).to_contain_text("09:30 to 10:15")
    await admin.tap("Yes, plan it", under="I understood this:")
    await admin.hears("The meeting is planned.")


async def move_clock(page: Page, label: str) -> None:
    """Press a button of the demo's clock, and see the time move on."""
    stop = page.get_by_role("button", name=label)
    await expect(stop).to_be_enabled()
    before = await page.get_by_test_id("clock").text_content()
    await stop.click()
    await expect(page.get_by_test_id("clock")).not_to_have_text(before or "")


async def answer_by_keys(page: Page, phone: OnPhone, words: str) -> None:
    """One tap and one text, with no pointer: Tab, Enter and letters only."""
    by_tap, in_words = await phone.questions()
    people = page.get_by_role("navigation", name="People")
    await press(page, people.get_by_role("button", name=phone.name))
    await press(page, by_tap.locator(".inline-button").first)
    await expect(by_tap).to_contain_text("Sealed. Your answer:")
    await press(page, in_words.get_by_role("button", name="Answer", exact=True))
    await phone.hears("Type your answer")
    await tab_to(page, phone.frame.get_by_role("textbox"))
    await page.keyboard.type(words)
    await page.keyboard.press("Enter")
    preview = await phone.hears("Please check.")
    await press(page, preview.get_by_role("button", name="Send: share my words"))
    await expect(await phone.hears("Sealed: share my words.")).to_contain_text(words)


async def press(page: Page, button: Locator) -> None:
    """Go to a button with the keyboard and press Enter."""
    await tab_to(page, button)
    await page.keyboard.press("Enter")


async def tab_to(page: Page, target: Locator) -> None:
    """Press Tab, or Shift and Tab where the target lies behind, until it has the focus."""
    stops = await page.locator("button, a, textarea, [tabindex='0']").count()
    for _ in range(stops):
        key = await target.evaluate(
            """target => target === document.activeElement ? "" :
              document.activeElement.compareDocumentPosition(target)
                & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab" """
        )
        if key == "":
            return
        await page.keyboard.press(key)
    raise AssertionError("The keyboard does not get there.")


async def change(phone: OnPhone) -> None:
    """Replace sealed words by others."""
    await phone.tap("Change", under="Sealed: share my words.")
    await phone.hears("Type your answer again")
    await phone.say(CHANGED_TO)
    await expect(await phone.hears("Please check.")).to_contain_text(CHANGED_TO)
    await phone.tap("Send: share my words", under="Please check.")
    await expect(await phone.hears("Sealed: share my words.")).to_contain_text(CHANGED_TO)


async def withdraw(phone: OnPhone) -> None:
    """Take sealed words back."""
    await phone.tap("Withdraw", under="Sealed: share my words.")
    await expect(await phone.hears("Withdrawn.")).to_contain_text("no longer in the box")


async def read_summary(phone: OnPhone) -> str:
    """The summary's words, with its chart seen above them."""
    words = phone.message("This is your first summary.")
    await expect(words).to_be_visible()
    chart = phone.frame.get_by_role("img", name=f"Summary 1 of {GROUP}")
    await expect(chart).to_have_js_property("complete", True)
    assert await chart.evaluate("image => image.naturalWidth") > 0
    return await words.locator(".words").inner_text()
