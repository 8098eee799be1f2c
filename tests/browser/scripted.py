"""The bot and the demo that the page's tests play against, and how to find things on the page."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import httpx
from playwright.async_api import Locator, Page, expect

from bot.demo import people
from bot.demo.controls import ClockFace, Invite, Stop
from bot.demo.messages import Person
from bot.demo.server import BotApiServer

HOLD_SECONDS = 20

Json = dict[str, object]


class ScriptedBot:
    """A bot without a library: plain HTTP to the Bot API, one call at a time."""

    def __init__(self, server: BotApiServer, http: httpx.AsyncClient) -> None:
        self._base = f"{server.url}/bot{server.token}"
        self._http = http
        self._offset = 0

    async def call(self, method: str, **params: object) -> object:
        """The result of a method; fails the test where the server refuses."""
        files = {name: value for name, value in params.items() if isinstance(value, tuple)}
        fields = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in params.items()
            if name not in files
        }
        answer = await self._http.post(
            f"{self._base}/{method}", data=fields, files=files or None, timeout=HOLD_SECONDS + 10
        )
        body: Json = answer.json()
        assert body["ok"], body
        return body["result"]

    async def say(self, chat_id: int, text: str, **params: object) -> int:
        """Send a text; returns its message id."""
        message = await self.call("sendMessage", chat_id=chat_id, text=text, **params)
        assert isinstance(message, dict)
        return int(message["message_id"])

    async def hears(self, kind: str) -> Json:
        """The next update of this kind; other kinds before it are passed over."""
        while True:
            updates = await self.call(
                "getUpdates", offset=self._offset, timeout=HOLD_SECONDS, limit=1
            )
            assert isinstance(updates, list)
            assert updates, f"no {kind} came"
            self._offset = updates[0]["update_id"] + 1
            if kind in updates[0]:
                heard: Json = updates[0][kind]
                return heard

    async def hears_text(self) -> object:
        """The text of the next message."""
        return (await self.hears("message")).get("text")


def buttons(*labels: str) -> Json:
    """An inline keyboard of one row; each button's data is its label in lower case."""
    return {
        "inline_keyboard": [[{"text": label, "callback_data": label.lower()} for label in labels]]
    }


class StagedDemo:
    """A demo of which only the clock and one invitation exist."""

    def __init__(self) -> None:
        self.moves: list[str] = []
        self.face = ClockFace(
            datetime(2026, 11, 3, 15, 31, tzinfo=UTC),
            "Tue 3 Nov 2026, 15:31",
            (
                Stop(
                    "meeting-end",
                    "Move on to the end of the meeting",
                    datetime(2026, 11, 3, 16, tzinfo=UTC),
                ),
                Stop("next-morning", "To the next morning", datetime(2026, 11, 4, 8, tzinfo=UTC)),
                Stop("weekly-summary", "To the weekly summary", None),
            ),
        )

    async def clock(self) -> ClockFace:
        return self.face

    async def move(self, to: str) -> ClockFace:
        self.moves.append(to)
        meeting, morning, summary = self.face.stops
        self.face = replace(
            self.face,
            label="Tue 3 Nov 2026, 16:00",
            stops=(replace(meeting, at=None), morning, summary),
        )
        return self.face

    def invites(self) -> Sequence[Invite]:
        return (Invite("Join as an LXP", "lxp-code"),)


async def opened(page: Page, server: BotApiServer) -> Page:
    """The chat page, when it shows everything that there is."""
    await page.goto(f"{server.url}/")
    await expect(page.get_by_role("main")).to_have_attribute("aria-busy", "false")
    return page


def phone(page: Page, person: Person) -> Locator:
    """Somebody's phone on the page."""
    return page.get_by_role("region", name=person.first_name)


def message(page: Page, person: Person, message_id: int) -> Locator:
    """A message in somebody's phone."""
    return phone(page, person).locator(f"article[data-message-id='{message_id}']")


async def started(server: BotApiServer, bot: ScriptedBot, name: str, title: str = "") -> Person:
    """Somebody who has written to the bot, which may write to them from then on."""
    person = server.world.add(name, title=title)
    people.start(server.world, person.id)
    await bot.hears("message")
    return person
