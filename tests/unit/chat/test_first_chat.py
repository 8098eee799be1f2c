"""The chat in docs/admin-guide.md is the one that an admin has who has never seen the bot."""

import asyncio
from pathlib import Path
from random import Random

from pydantic import SecretStr

from bot.bootstrap import open_house
from bot.chat.front import open_front
from bot.chat.line import introduce, make_bot
from bot.chat.polling import poll
from bot.chat.routing import ALLOWED_UPDATES
from bot.demo.server import BotApiServer
from bot.settings import Settings
from tests.unit.chat.stage import TOKEN, Clock

ROOT = Path(__file__).parents[3]
OUTLOOK = ROOT / "tests" / "data" / "calendars" / "outlook.ics"


async def first_chat(folder: Path) -> list[str]:
    """What the bot says, from the link to the planned meetings."""
    clock, said = Clock(), list[str]()
    server = BotApiServer(token=TOKEN, clock=clock)
    url = await server.start()
    settings = Settings(
        _env_file=None, bot_token=SecretStr(TOKEN), telegram_api=url, data=folder / "data"
    )
    async with open_house(settings, clock=clock) as house:
        priya, bot, stop = server.phone("Priya"), make_bot(TOKEN, url), asyncio.Event()
        await introduce(bot, stop, rng=Random(1))
        front = open_front(bot, house.flows, clock)
        reading = asyncio.create_task(
            poll(bot, front.take, stop, allowed=ALLOWED_UPDATES, rng=Random(1), first_pause=0.01)
        )

        async def expect(words: str) -> None:
            said.append((await priya.expect(words)).text)

        await priya.start(await house.flows.joining.admin_code())
        await expect("You may now start a group")
        await priya.say("/newgroup Peer work steering group")
        await expect("What perspective do you bring")
        await priya.tap("Rather not say")
        await expect("Do you want to answer the questions yourself too?")
        await priya.tap("No, only summaries")
        await expect("Two things to do next")
        await priya.send_document("calendar.ics", OUTLOOK.read_bytes(), caption="peer work")
        await expect("This is what I read in the calendar")
        await priya.tap("Yes, plan them")
        await expect("Done. New meetings")
        stop.set()
        await reading
        await bot.shutdown()
    await server.stop()
    return said


async def test_the_guide_shows_the_first_chat_as_it_is(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "admin-guide.md").read_text(encoding="utf-8")
    shown = {line.removeprefix(">").strip() for line in guide.splitlines()}

    said = await first_chat(tmp_path)

    lines = [line.strip() for text in said for line in text.splitlines() if line.strip()]
    assert [line for line in lines if line not in shown] == []
