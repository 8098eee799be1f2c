"""Makes the pictures of the admins' guide anew, from its own chat: run it by `make pictures`.

It needs Chromium (CHROMIUM says where, if not in /usr/bin) and some seconds. The chat is the one
that the guide's test plays, with the real bot, so words and pictures can't tell different stories.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from make_pictures import CHROMIUM, MOST_BYTES, PATIENCE, PICTURES, SHARPNESS
from playwright.async_api import Page, async_playwright, expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tests are no package of ours

from tests.harness.first_chat import FirstChat, Look, play

WIDTH = 520


class Picture(NamedTuple):
    """A part of the chat: so many pixels of the page, from or to the message with these words."""

    name: str
    height: int
    words: str
    edge: str = "start"


PICTURES_OF = {
    "group": (
        Picture("first-group", 850, "Welcome."),
        Picture("first-steps", 840, "Thank you."),
    ),
    "calendar": (Picture("first-calendar", 1165, "calendar.ics"),),
    "meetings": (Picture("first-meetings", 1000, "Meetings of", "end"),),
}
"""What is taken at each of the looks that the chat gives."""


async def main() -> None:
    """Play the chat beside a browser that shows it, and take each picture in its turn."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page(
            viewport={"width": WIDTH, "height": 900},
            device_scale_factor=SHARPNESS,
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)

        async def begin(chat: FirstChat) -> Look:
            await page.goto(chat.server.url)
            await expect(page.get_by_role("main")).to_have_attribute("aria-busy", "false")

            async def look(part: str) -> None:
                await wait_for_newest(page, chat)
                for picture in PICTURES_OF[part]:
                    await take(page, picture)

            return look

        with TemporaryDirectory(prefix="afterword-pictures-") as folder:
            await play(Path(folder), begin=begin)
        await browser.close()


async def wait_for_newest(page: Page, chat: FirstChat) -> None:
    """Wait until the phone shows the newest message with all of its buttons."""
    newest = page.locator(f"article[data-message-id='{chat.admin.last.message_id}']")
    await expect(newest).to_contain_text(chat.admin.last.text.splitlines()[0])
    for button in chat.admin.last.buttons:
        shown = newest.get_by_role("button", name=button.text, exact=True)
        await expect(shown).to_be_attached()


async def take(page: Page, picture: Picture) -> None:
    """A picture of the phone, scrolled to its message."""
    phone = page.get_by_role("region", name="Priya", exact=True)
    await page.set_viewport_size({"width": WIDTH, "height": picture.height})
    message = phone.get_by_role("article").filter(has_text=picture.words).last
    await message.evaluate(
        "(node, edge) => node.scrollIntoView({ block: edge, behavior: 'instant' })", picture.edge
    )
    await page.mouse.move(0, 0)
    # What comes and goes by itself is no part of the picture: notes, focus and the way to the end.
    await page.evaluate(
        """() => { document.activeElement.blur();
          for (const one of document.querySelectorAll(".toast, .newer")) one.hidden = true; }"""
    )
    path = PICTURES / f"{picture.name}.png"
    await phone.screenshot(path=path)
    if path.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{path.name} is larger than {MOST_BYTES} bytes.")


if __name__ == "__main__":
    asyncio.run(main())
