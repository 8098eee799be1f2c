"""Around the phones: the clock, people and groups, narrow windows, and a server that restarts."""

import pytest
from playwright.async_api import Page, expect

from bot.demo import people
from bot.demo.server import BotApiServer
from tests.browser.scripted import ScriptedBot, StagedDemo, opened, phone, started

pytestmark = pytest.mark.browser


async def test_a_narrow_window_shows_one_phone_and_counts_what_waits_in_the_others(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    ben = await started(server, bot, "Ben")
    await browser_page.set_viewport_size({"width": 390, "height": 844})
    page = await opened(browser_page, server)
    await expect(phone(page, amina)).to_be_visible()
    await expect(phone(page, ben)).to_have_count(0)
    people = page.get_by_role("navigation", name="People")

    await bot.say(ben.id, "The summary is here")
    await people.get_by_role("button", name="Ben 1 new").click()

    await expect(phone(page, ben).get_by_text("The summary is here")).to_be_visible()
    await expect(phone(page, amina)).to_have_count(0)
    await expect(people.get_by_role("button", name="Ben", exact=True)).to_have_attribute(
        "aria-current", "true"
    )


async def test_a_group_chat_is_a_tab_of_each_members_phone(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    ben = await started(server, bot, "Ben")
    page = await opened(browser_page, server)
    server.group("Steering group", amina, ben)

    await phone(page, amina).get_by_role("tab", name="Steering group").click()
    await phone(page, amina).get_by_role("textbox").fill("/link")
    await page.keyboard.press("Enter")
    await phone(page, ben).get_by_role("tab", name="Steering group").click()

    await expect(phone(page, ben).get_by_role("log")).to_contain_text("/link")
    await phone(page, ben).get_by_role("tab", name="Steering group").press("ArrowLeft")
    await expect(phone(page, ben).get_by_role("tab", name="Afterword")).to_be_focused()
    await expect(phone(page, ben).get_by_role("log")).not_to_contain_text("/link")


async def test_a_new_person_joins_by_an_invitation(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    page = await opened(browser_page, server)

    await page.get_by_role("button", name="Add a person").click()
    dialog = page.get_by_role("dialog", name="Add a person")
    await dialog.get_by_role("textbox", name="Name").fill("Hana")
    await dialog.get_by_role("radio", name="Join as an LXP").check()
    await dialog.get_by_role("button", name="Add", exact=True).click()

    assert await bot.hears_text() == "/start lxp-code"
    await expect(page.get_by_role("region", name="Hana")).to_contain_text("/start lxp-code")


async def test_the_page_comes_back_by_itself_after_the_server_was_away(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await phone(page, amina).get_by_role("textbox").fill("Half a sente")
    port = int(server.url.rpartition(":")[2])

    await server.stop()
    await expect(page.get_by_text("is not answering")).to_be_visible()
    people.say(server.world, amina.id, "Said meanwhile")
    await server.start(port=port)

    await expect(phone(page, amina).get_by_text("Said meanwhile")).to_have_count(1)
    await expect(page.get_by_text("is not answering")).to_be_hidden()
    await expect(phone(page, amina).get_by_role("textbox")).to_have_value("Half a sente")


async def test_the_clock_moves_on_and_says_where_it_stands(
    browser_page: Page, server: BotApiServer, demo: StagedDemo
) -> None:
    page = await opened(browser_page, server)
    on = page.get_by_role("button", name="Move on to the end of the meeting")
    await expect(page.get_by_test_id("clock")).to_have_text("Tue 3 Nov 2026, 15:31")
    await expect(page.get_by_role("button", name="To the weekly summary")).to_be_disabled()

    await on.click()

    await expect(page.get_by_test_id("clock")).to_have_text("Tue 3 Nov 2026, 16:00")
    await expect(on).to_be_disabled()
    await expect(on).to_be_focused()  # it was switched off by its own press
    assert demo.moves == ["meeting-end"]
