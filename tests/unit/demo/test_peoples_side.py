"""The chat page's endpoints show the world, change it, and tell what happens."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.demo.controls import ClockFace, Invite, Stop
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import TOKEN, Clock, Wire


class Page:
    """A browser's view of the server."""

    def __init__(self, client: httpx.AsyncClient, url: str) -> None:
        self.client = client
        self.url = url

    async def get(self, path: str) -> Any:
        response = await self.client.get(f"{self.url}{path}")
        assert response.status_code == 200, response.text
        return response.json()

    async def post(self, path: str, status: int = 200, /, **fields: object) -> Any:
        response = await self.client.post(f"{self.url}{path}", json=fields)
        assert response.status_code == status, response.text
        return response.json()


@pytest.fixture
async def page(server: BotApiServer, client: httpx.AsyncClient) -> Page:
    return Page(client, server.url)


async def test_a_page_that_opens_gets_everything(
    server: BotApiServer, page: Page, wire: Wire, ann: Phone
) -> None:
    await wire("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    await wire.say(ann.id, "Type it", reply_markup={"force_reply": True})

    state = await page.get("/people/state")

    assert state["bot"]["username"] == "afterword_bot"
    assert state["people"] == [
        {
            "id": ann.id,
            "first_name": "Ann",
            "username": None,
            "language_code": "en",
            "blocked": False,
            "title": "",
        }
    ]
    assert state["chats"] == [{"id": ann.id, "type": "private", "title": None, "members": [ann.id]}]
    assert [message["text"] for message in state["messages"]] == ["/start", "Type it"]
    assert state["messages"][1]["reply_markup"] == {"force_reply": True}
    assert state["messages"][1]["deleted"] is False
    assert state["commands"] == {str(ann.id): [{"command": "help", "description": "Help"}]}
    assert state["seq"] == server.world.feed.seq


async def test_a_person_is_added_and_talks(page: Page, wire: Wire) -> None:
    person = await page.post("/people/add", first_name="Ben", title="Facilitator")
    started = await page.post("/people/start", person=person["id"], payload="abc")
    said = await page.post(
        "/people/say", person=person["id"], text="hi", reply_to=started["message_id"]
    )
    edited = await page.post(
        "/people/edit",
        person=person["id"],
        chat=person["id"],
        message_id=said["message_id"],
        text="hi!",
    )
    sent = await page.post("/people/send", person=person["id"], kind="sticker")

    updates = (await wire("getUpdates")).result
    assert person["title"] == "Facilitator"
    assert started["text"] == "/start abc"
    assert said["reply_to_message"]["message_id"] == started["message_id"]
    assert edited["text"] == "hi!"
    assert "sticker" in sent
    kinds = [list(update)[1] for update in updates]
    assert kinds == ["message", "message", "edited_message", "message"]


async def test_a_tap_is_answered_by_an_event(page: Page, wire: Wire, ann: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = (await wire.say(ann.id, "x", reply_markup=markup)).result
    seq = (await page.get("/people/state"))["seq"]

    tapped = await page.post(
        "/people/tap", person=ann.id, chat=ann.id, message_id=sent["message_id"], data="go"
    )
    query_id = tapped["callback_query_id"]
    await wire("answerCallbackQuery", callback_query_id=query_id, text="Done")
    news = await page.get(f"/people/events?after={seq}")

    assert news == {
        "seq": seq + 1,
        "events": [
            {
                "type": "answer",
                "person": ann.id,
                "text": "Done",
                "show_alert": False,
                "callback_query_id": query_id,
            }
        ],
    }


async def test_events_are_held_and_tell_of_messages_edits_and_deletions(
    server: BotApiServer, page: Page, wire: Wire, ann: Phone
) -> None:
    seq = server.world.feed.seq
    held = asyncio.create_task(page.get(f"/people/events?after={seq}"))
    sent = (await wire.say(ann.id, "one")).result["message_id"]
    first = await held
    await wire("editMessageText", chat_id=ann.id, message_id=sent, text="two")
    await wire("deleteMessage", chat_id=ann.id, message_id=sent)
    await ann.block()

    rest = await page.get(f"/people/events?after={first['seq']}")

    assert [event["type"] for event in first["events"]] == ["message"]
    edited, deleted, blocked = rest["events"]
    assert edited["message"]["text"] == "two"
    assert deleted == {"type": "deleted", "chat_id": ann.id, "message_id": sent}
    assert blocked == {"type": "blocked", "person": ann.id, "blocked": True}


async def test_a_page_from_before_a_restart_is_answered_at_once(
    server: BotApiServer, page: Page
) -> None:
    news = await page.get("/people/events?after=999999")

    assert news == {"seq": server.world.feed.seq, "events": []}


async def test_a_group_is_made_and_blocking_works(page: Page, ann: Phone) -> None:
    chat = await page.post("/people/group", title="Steering group", members=[ann.id])
    said = await page.post("/people/say", person=ann.id, chat=chat["id"], text="hello")
    await page.post("/people/block", person=ann.id)
    blocked = await page.get("/people/state")
    await page.post("/people/unblock", person=ann.id)
    unblocked = await page.get("/people/state")

    assert chat["type"] == "group"
    assert chat["id"] < 0
    assert said["chat"]["title"] == "Steering group"
    assert blocked["people"][0]["blocked"] is True
    assert unblocked["people"][0]["blocked"] is False


async def test_a_document_goes_up_and_comes_down(
    server: BotApiServer, client: httpx.AsyncClient, ann: Phone
) -> None:
    sent = await client.post(
        f"{server.url}/people/document",
        data={"person": str(ann.id), "caption": "Plan"},
        files={"file": ("plan.html", b"<p>Plan</p>")},
    )
    document = sent.json()["document"]
    fetched = await client.get(f"{server.url}/people/file/{document['file_id']}")
    missing = await client.get(f"{server.url}/people/file/nothing")

    assert (document["file_name"], sent.json()["caption"]) == ("plan.html", "Plan")
    assert fetched.content == b"<p>Plan</p>"
    assert fetched.headers["Content-Type"] == "text/html"
    assert fetched.headers["Content-Security-Policy"].startswith("sandbox")
    assert missing.status_code == 404


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [
        ("/people/add", {"first_name": ""}, "A person needs a first name."),
        ("/people/say", {"person": 1, "text": "x"}, "There is nobody with that id."),
        ("/people/say", {"person": "x"}, 'Bad Request: field "person" must be a valid Number'),
        ("/people/send", {"person": 1, "kind": "gold"}, "Only a sticker, voice, photo or "),
        ("/people/tap", {"person": 1, "data": ""}, "A button's data has 1 to 64 bytes."),
        ("/people/group", {"title": "", "members": []}, "A group needs a title and "),
        ("/people/group", {"title": "x", "members": [], "type": "y"}, "A group is a group or "),
        ("/people/document", {}, "There is no file in the request."),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(
    page: Page, path: str, fields: dict[str, object], sentence: str
) -> None:
    answer = await page.post(path, 400, **fields)

    assert answer["error"].startswith(sentence)


async def test_other_sites_cannot_write_here(
    server: BotApiServer, client: httpx.AsyncClient
) -> None:
    async def add(origin: str) -> int:
        response = await client.post(
            f"{server.url}/people/add", json={"first_name": "Eve"}, headers={"Origin": origin}
        )
        return response.status_code

    assert await add("https://example.org") == 403
    assert await add(server.url) == 200


async def test_the_chat_page_is_served(server: BotApiServer, client: httpx.AsyncClient) -> None:
    page = await client.get(f"{server.url}/")
    style = await client.get(f"{server.url}/static/page.css")
    outside = await client.get(f"{server.url}/static/../server.py")

    assert page.headers["Content-Type"].startswith("text/html")
    assert style.status_code == 200
    assert outside.status_code in (403, 404)


class Controls:
    """A demo whose clock can go to one place."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 3, 15, 31, tzinfo=UTC)
        self.end = datetime(2026, 11, 3, 17, 0, tzinfo=UTC)

    async def clock(self) -> ClockFace:
        stops = (
            Stop("meeting-end", "End of the meeting", self.end),
            Stop("next-morning", "Next morning", None),
        )
        return ClockFace(self.now, "Tue 3 Nov 2026", stops)

    async def move(self, to: str) -> ClockFace:
        if to != "meeting-end":
            raise ValueError("Nothing of that kind is planned.")
        self.now = self.end
        return await self.clock()

    def invites(self) -> Sequence[Invite]:
        return [Invite("Join as an LXP", "abc")]


@pytest.fixture
async def demo(clock: Clock) -> AsyncIterator[BotApiServer]:
    server = BotApiServer(token=TOKEN, clock=clock, controls=Controls())
    await server.start()
    yield server
    await server.stop()


async def test_the_clock_is_shown_and_moved(demo: BotApiServer, client: httpx.AsyncClient) -> None:
    page = Page(client, demo.url)

    before = await page.get("/demo/clock")
    after = await page.post("/demo/clock", to="meeting-end")
    refused = await page.post("/demo/clock", 400, to="next-morning")

    assert before["now"] == "2026-11-03T15:31:00+00:00"
    assert before["stops"][1] == {"id": "next-morning", "label": "Next morning", "at": None}
    assert after["now"] == "2026-11-03T17:00:00+00:00"
    assert refused == {"error": "Nothing of that kind is planned."}
    assert demo.world.feed.events[-1].body == {"type": "clock", "clock": after}


async def test_invitations_are_offered(demo: BotApiServer, client: httpx.AsyncClient) -> None:
    page = Page(client, demo.url)

    assert await page.get("/demo/invites") == [{"label": "Join as an LXP", "payload": "abc"}]


async def test_without_a_demo_there_is_no_clock(
    server: BotApiServer, client: httpx.AsyncClient
) -> None:
    assert (await client.get(f"{server.url}/demo/clock")).status_code == 404
    assert (await client.get(f"{server.url}/demo/invites")).status_code == 404
