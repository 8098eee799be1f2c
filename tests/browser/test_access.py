"""The page can be used with a keyboard, a screen reader, poor sight, or a small touch screen."""

from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bot.demo import people
from bot.demo.messages import Person
from bot.demo.samples import plain_png
from bot.demo.server import BotApiServer
from tests.browser.looks import POOR_CONTRAST
from tests.browser.scripted import ScriptedBot, buttons, opened, phone, started

pytestmark = pytest.mark.browser

NAMED_ROLES = {
    "alertdialog", "article", "button", "checkbox", "complementary", "dialog", "img", "image",
    "link", "log", "main", "menu", "menuitem", "navigation", "radio", "region", "tab", "tablist",
    "tabpanel", "textbox",
}  # fmt: skip

SMALL_TARGETS = """() => [...document.querySelectorAll("button, a, input, textarea, [role=tab]")]
  .filter((node) => node.checkVisibility() && !node.matches(".skip, .words *"))
  .filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width < 24 || box.height < 24;
  }).map((node) => node.getAttribute("aria-label") || node.textContent || node.outerHTML)"""


async def furnished(server: BotApiServer, bot: ScriptedBot) -> Person:
    """Somebody whose phone shows one of everything, and a group."""
    amina = await started(server, bot, "Amina", "Facilitator")
    server.group("Steering group", amina)
    await bot.say(
        amina.id,
        "Read /privacy or <a href='https://example.org'>the guide</a>, <code>x</code> "
        "<tg-spoiler>secret</tg-spoiler><blockquote>said</blockquote>",
        parse_mode="HTML",
        reply_markup=buttons("Answer", "Skip"),
    )
    await bot.call("sendPhoto", chat_id=amina.id, photo=("a.png", plain_png(300, 200), "image/png"))
    await bot.call("sendDocument", chat_id=amina.id, document=("a.txt", b"Words", "text/plain"))
    own = people.say(server.world, amina.id, "A draft")
    people.edit(server.world, amina.id, amina.id, own.message_id, "An answer")
    people.say(server.world, amina.id, "Also this", reply_to=own.message_id)
    people.send(server.world, amina.id, "sticker")
    people.send(server.world, amina.id, "voice")
    return amina


async def unnamed(page: Page) -> list[str]:
    """Everything in the accessibility tree that needs a name and has none."""
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Accessibility.getFullAXTree")
    shown = [node for node in tree["nodes"] if not node["ignored"]]
    roles = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in shown]
    assert any(role == "button" for role, _ in roles)
    return [role for role, name in roles if role in NAMED_ROLES and not name.strip()]


async def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until something of this name has the focus."""
    for _ in range(60):
        await page.keyboard.press(key)
        focused = "(document.activeElement.ariaLabel || document.activeElement.innerText).trim()"
        if await page.evaluate(focused) == name:
            return
    raise AssertionError(f"the {key} key never came to {name}")


async def test_the_keyboard_alone_is_enough_to_write_and_to_tap(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)

    await tab_to(page, "Message from Amina to Afterword")
    await page.keyboard.type("Hello")
    await page.keyboard.press("Enter")
    assert await bot.hears_text() == "Hello"
    await bot.say(amina.id, "How was it?", reply_markup=buttons("Good", "Bad"))
    await expect(phone(page, amina).get_by_role("button", name="Bad")).to_be_visible()
    await tab_to(page, "Good", key="Shift+Tab")
    await page.keyboard.press("Enter")

    assert (await bot.hears("callback_query"))["data"] == "good"
    await tab_to(page, "Reply to this message", key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(phone(page, amina).get_by_test_id("banner")).to_contain_text("How was it?")
    await page.keyboard.press("Escape")
    await expect(phone(page, amina).get_by_test_id("banner")).to_be_hidden()
    await expect(phone(page, amina).get_by_role("textbox")).to_be_focused()


async def test_arrow_keys_walk_through_the_messages(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    await bot.say(amina.id, "The first question")
    await bot.say(amina.id, "The second question")
    page = await opened(browser_page, server)
    log = phone(page, amina).get_by_role("log")

    await log.focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")

    focused = log.locator("article:focus")
    await expect(focused).to_contain_text("The first question")
    await page.keyboard.press("Tab")
    await expect(focused).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(phone(page, amina).get_by_test_id("banner")).to_contain_text("first question")


async def test_each_control_and_landmark_has_a_name(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await furnished(server, bot)
    page = await opened(browser_page, server)
    one = phone(page, amina)
    assert await unnamed(page) == []

    for opener in ("Attach or send something else", "More about Amina's phone"):
        await one.get_by_role("button", name=opener).click()
        assert await unnamed(page) == []
        await page.keyboard.press("Escape")
    for opener in ("Add a person", "New group chat"):
        await page.get_by_role("button", name=opener).click()
        assert await unnamed(page) == []
        await page.locator("dialog[open]").press("Escape")
    await one.get_by_role("button", name="Enlarge this picture").click()
    assert await unnamed(page) == []


async def test_each_phone_has_a_heading_and_announces_news_politely(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await furnished(server, bot)
    page = await opened(browser_page, server)
    log = phone(page, amina).get_by_role("log")

    await expect(log).to_have_accessible_name("Chat of Amina with Afterword")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(page.get_by_role("heading", name="Amina", level=2)).to_be_visible()
    await expect(page.get_by_role("heading", name="Afterword", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_from_its_ground(
    browser_page: Page,
    server: BotApiServer,
    bot: ScriptedBot,
    scheme: Literal["light", "dark"],
) -> None:
    await browser_page.emulate_media(color_scheme=scheme)
    await furnished(server, bot)
    page = await opened(browser_page, server)

    assert await page.evaluate(POOR_CONTRAST) == []

    await page.get_by_role("button", name="Add a person").click()
    assert await page.evaluate(POOR_CONTRAST) == []


async def test_a_phones_width_needs_no_sideways_scrolling_and_no_small_targets(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    await browser_page.set_viewport_size({"width": 320, "height": 640})
    amina = await furnished(server, bot)
    page = await opened(browser_page, server)

    await expect(phone(page, amina)).to_be_visible()

    assert await page.evaluate("document.documentElement.scrollWidth") == 320
    sideways = (
        "[...document.querySelectorAll('.scroller')].map((s) => s.scrollWidth - s.clientWidth)"
    )
    assert set(await page.evaluate(sideways)) == {0}
    assert await page.evaluate(SMALL_TARGETS) == []


async def test_nothing_moves_for_those_who_asked_for_less_motion(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    await browser_page.emulate_media(reduced_motion="reduce")
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await bot.say(amina.id, "Ready?", reply_markup=buttons("Join"))
    await phone(page, amina).get_by_role("button", name="Join").click()
    tap = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=tap["id"], text="Welcome")
    await expect(page.get_by_test_id("toast")).to_be_visible()

    lengths = await page.evaluate(
        "[...document.querySelectorAll('*')].map((n) => getComputedStyle(n).animationDuration)"
    )

    assert max(float(length.removesuffix("s")) for length in lengths) < 0.01
