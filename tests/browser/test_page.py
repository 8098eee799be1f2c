"""What people do in their phones reaches the bot, and what the bot does shows there."""

import pytest
from playwright.async_api import Page, expect

from bot.demo import people
from bot.demo.samples import plain_png
from bot.demo.server import BotApiServer
from tests.browser.scripted import ScriptedBot, buttons, message, opened, phone, started

pytestmark = pytest.mark.browser


async def test_a_message_reaches_the_bot_and_shows_once(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina", "LXP")
    page = await opened(browser_page, server)
    await phone(page, amina).get_by_role("textbox").fill("Hello, group")

    await phone(page, amina).get_by_role("button", name="Send", exact=True).click()

    assert await bot.hears_text() == "Hello, group"
    await expect(phone(page, amina).get_by_text("Hello, group")).to_have_count(1)
    await expect(phone(page, amina).get_by_role("textbox")).to_have_value("")


async def test_the_bots_answer_to_a_tap_is_a_note_in_that_phone(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await bot.say(amina.id, "Ready?", reply_markup=buttons("Join", "No thanks"))

    await phone(page, amina).get_by_role("button", name="Join").click()
    tap = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=tap["id"], text="Welcome")

    assert tap["data"] == "join"
    await expect(phone(page, amina).get_by_role("status")).to_contain_text("Welcome")
    await expect(phone(page, amina).locator("[aria-busy]")).to_have_count(0)


async def test_an_alert_of_the_bot_is_a_dialog_that_gives_the_focus_back(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await bot.say(amina.id, "Ready?", reply_markup=buttons("Join"))
    join = phone(page, amina).get_by_role("button", name="Join")

    await join.click()
    tap = await bot.hears("callback_query")
    await bot.call(
        "answerCallbackQuery", callback_query_id=tap["id"], text="Too late", show_alert=True
    )

    dialog = page.get_by_role("alertdialog", name="On Amina's phone")
    await expect(dialog).to_contain_text("Too late")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(join).to_be_focused()


async def test_an_edit_happens_in_place_and_the_focus_is_not_lost(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    sent = await bot.say(amina.id, "Draft", reply_markup=buttons("Send it", "Mask"))
    shown = message(page, amina, sent)
    await shown.evaluate("node => { node.first = true; }")
    await shown.get_by_role("button", name="Mask").focus()

    await bot.call(
        "editMessageText",
        chat_id=amina.id,
        message_id=sent,
        text="Sealed",
        reply_markup=buttons("Change", "Withdraw"),
    )

    await expect(shown).to_contain_text("Sealed")
    await expect(shown).to_contain_text("edited")
    await expect(shown.get_by_role("button", name="Change")).to_be_visible()
    await expect(shown.get_by_role("button", name="Mask")).to_have_count(0)
    await expect(shown).to_be_focused()
    assert await shown.evaluate("node => node.first") is True


async def test_a_deleted_message_vanishes_and_its_neighbour_takes_the_focus(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    stays = await bot.say(amina.id, "Stays")
    goes = await bot.say(amina.id, "Goes", reply_markup=buttons("Clear"))
    await message(page, amina, goes).get_by_role("button", name="Clear").focus()

    await bot.call("deleteMessage", chat_id=amina.id, message_id=goes)

    await expect(message(page, amina, goes)).to_have_count(0)
    await expect(message(page, amina, stays)).to_be_focused()


async def test_a_reply_reaches_the_bot_as_one_and_leads_back_to_the_original(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    question = await bot.say(amina.id, "How was the meeting?")

    await message(page, amina, question).get_by_role("button", name="Reply").click()
    await page.keyboard.type("Better than the last")
    await page.keyboard.press("Enter")
    heard = await bot.hears("message")

    replied = heard["reply_to_message"]
    assert isinstance(replied, dict)
    assert replied["message_id"] == question
    quote = phone(page, amina).get_by_role("button", name="In reply to Afterword")
    await expect(quote).to_contain_text("How was the meeting?")
    await quote.click()
    await expect(message(page, amina, question)).to_be_focused()
    await expect(phone(page, amina).get_by_test_id("banner")).to_be_hidden()


async def test_a_forced_reply_takes_the_focus_with_its_own_placeholder(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    asked = await bot.say(
        amina.id,
        "Type your answer",
        reply_markup={"force_reply": True, "input_field_placeholder": "Your answer"},
    )
    box = phone(page, amina).get_by_role("textbox")
    await expect(box).to_have_attribute("placeholder", "Your answer")
    await expect(box).to_be_focused()

    await page.keyboard.type("We listened")
    await page.keyboard.press("Enter")
    heard = await bot.hears("message")

    replied = heard["reply_to_message"]
    assert isinstance(replied, dict)
    assert replied["message_id"] == asked


async def test_a_forced_reply_leaves_the_focus_of_another_phone_alone(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    ben = await started(server, bot, "Ben")
    page = await opened(browser_page, server)
    await phone(page, ben).get_by_role("textbox").fill("I am still writi")

    await bot.say(amina.id, "Type your answer", reply_markup={"force_reply": True})

    await expect(phone(page, amina).get_by_test_id("banner")).to_be_visible()
    await expect(phone(page, ben).get_by_role("textbox")).to_be_focused()


async def test_a_picture_is_shown_with_its_caption_as_alternative_text(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)

    await bot.call(
        "sendPhoto",
        chat_id=amina.id,
        caption="Most chose 4 or 5.",
        photo=("chart.png", plain_png(640, 320), "image/png"),
    )

    picture = phone(page, amina).get_by_role("img", name="Most chose 4 or 5.")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 640)
    await phone(page, amina).get_by_role("button", name="Enlarge this picture").click()
    await expect(page.get_by_role("dialog", name="Picture").get_by_role("img")).to_be_visible()


async def test_a_document_of_the_bot_can_be_downloaded(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await bot.call(
        "sendDocument", chat_id=amina.id, document=("summary.txt", b"The summary", "text/plain")
    )

    async with page.expect_download() as coming:
        await phone(page, amina).get_by_role("link", name="Download summary.txt").click()
    download = await coming.value

    assert download.suggested_filename == "summary.txt"
    assert (await download.path()).read_bytes() == b"The summary"


async def test_hostile_markup_arrives_as_plain_text(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    hostile = "<img src=x onerror='window.broken=1'><script>window.broken=1</script>&amp;"
    amina = await started(server, bot, hostile[:40], hostile)
    page = await opened(browser_page, server)
    theirs = await bot.say(amina.id, hostile, reply_markup=buttons("<b>Join</b>"))

    await phone(page, amina).get_by_role("textbox").fill(hostile)
    await page.keyboard.press("Enter")
    assert await bot.hears_text() == hostile
    await message(page, amina, theirs).get_by_role("button", name="<b>Join</b>").click()
    tap = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=tap["id"], text=hostile)

    await expect(page.get_by_text(hostile, exact=True)).to_have_count(4)
    assert await page.evaluate("window.broken") is None
    assert await page.locator("main img, main script, main b").count() == 0


async def test_formatting_stands_where_telegram_counts_it(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)

    sent = await bot.say(
        amina.id,
        "🙂 <b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x</code>"
        "<blockquote>said</blockquote><tg-spoiler>secret</tg-spoiler>"
        '<a href="https://example.org/a">guide</a><a href="https://example.org/b">\u2060</a>',
        parse_mode="HTML",
    )

    words = message(page, amina, sent).locator(".words")
    for tag, text in {
        "strong": "bold both",
        "strong em": "both",
        "u": "under",
        "s": "gone",
        "code": "x",
        "blockquote": "said",
    }.items():
        await expect(words.locator(tag)).to_have_text(text)
    await expect(words.get_by_role("link")).to_have_count(1)  # nothing to see, nothing to tab to
    await expect(words.get_by_role("link")).to_have_attribute("href", "https://example.org/a")
    await words.get_by_role("button", name="Hidden text: show it").press("Enter")
    await expect(words.locator(".spoiler")).to_have_attribute("class", "spoiler shown")


async def test_a_tapped_command_and_the_command_menu_send_it(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await bot.say(amina.id, "Please read /privacy first")
    await bot.call("setMyCommands", commands=[{"command": "help", "description": "What I can do"}])

    await phone(page, amina).get_by_role("button", name="/privacy").click()
    assert await bot.hears_text() == "/privacy"
    await phone(page, amina).get_by_role("button", name="Bot commands").click()
    await phone(page, amina).get_by_role("menuitem", name="/help What I can do").click()

    assert await bot.hears_text() == "/help"


async def test_a_start_link_opens_in_the_same_phone(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await bot.say(amina.id, "https://t.me/afterword_bot?start=abc-123")

    await phone(page, amina).get_by_role("link").click()

    assert await bot.hears_text() == "/start abc-123"
    assert page.url == f"{server.url}/"
    assert len(page.context.pages) == 1


async def test_ones_own_message_can_be_edited(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    own = people.say(server.world, amina.id, "Helo")
    page = await opened(browser_page, server)

    await message(page, amina, own.message_id).hover()
    await message(page, amina, own.message_id).get_by_role("button", name="Edit").click()
    await phone(page, amina).get_by_role("textbox").fill("Hello")
    await page.keyboard.press("Enter")

    assert (await bot.hears("edited_message"))["text"] == "Hello"
    await expect(message(page, amina, own.message_id)).to_contain_text("Hello")
    await expect(phone(page, amina).get_by_role("textbox")).to_have_value("")


async def test_documents_stickers_and_voice_messages_can_be_sent(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)
    await (
        phone(page, amina)
        .locator("input[type=file]")
        .set_input_files(
            {"name": "dates.ics", "mimeType": "text/calendar", "buffer": b"BEGIN:VCALENDAR"}
        )
    )
    await phone(page, amina).get_by_role("textbox").fill("Our dates")
    await page.keyboard.press("Enter")
    document = await bot.hears("message")
    assert document["caption"] == "Our dates"
    assert "document" in document

    for label, field in {"Sticker": "sticker", "Voice message": "voice"}.items():
        await phone(page, amina).get_by_role("button", name="Attach").click()
        await phone(page, amina).get_by_role("menuitem", name=label).click()
        assert field in await bot.hears("message")


async def test_blocking_the_bot_closes_the_composer_until_it_is_unblocked(
    browser_page: Page, server: BotApiServer, bot: ScriptedBot
) -> None:
    amina = await started(server, bot, "Amina")
    page = await opened(browser_page, server)

    await phone(page, amina).get_by_role("button", name="More about Amina's phone").click()
    await phone(page, amina).get_by_role("menuitem", name="Block Afterword").click()
    await bot.hears("my_chat_member")
    await expect(phone(page, amina).get_by_role("textbox")).to_have_count(0)
    await phone(page, amina).get_by_role("button", name="Unblock").click()

    await expect(phone(page, amina).get_by_role("textbox")).to_be_visible()
