"""The people's side over HTTP: what the chat page reads and does, as JSON.

It is no part of the Bot API, and a bot can't tell that it is there. Errors are HTTP 400 with
{"error": a sentence}.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Protocol, get_args
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler

from bot.demo import people
from bot.demo.api import Api
from bot.demo.controls import ClockFace, DemoControls
from bot.demo.feed import Event
from bot.demo.files import Kind
from bot.demo.groups import make_group
from bot.demo.messages import chat_listed
from bot.demo.methods import menus_of_people
from bot.demo.wire import (
    ApiError,
    JsonObject,
    Params,
    list_of,
    number_field,
    object_of,
    text_field,
)
from bot.demo.world import CantDo, World

HOLD_SECONDS = 25.0
_MAX_CALLBACK_BYTES = 64


class PeoplesSide(Protocol):
    """What these handlers need of the server."""

    api: Api
    controls: DemoControls | None


class Handler(RequestHandler):
    """JSON in, JSON out; only for pages of this same origin."""

    def initialize(self, side: PeoplesSide) -> None:
        self.side = side

    @property
    def world(self) -> World:
        return self.side.api.world

    def prepare(self) -> None:
        """Refuse other sites' pages, which a browser would let write here."""
        origin = self.request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != self.request.host:
            raise HTTPError(403)
        self.set_header("Cache-Control", "no-store")

    def fields(self) -> JsonObject:
        """The JSON object that was sent."""
        try:
            return object_of(json.loads(self.request.body or b"{}"), "expected an object")
        except ValueError:
            raise CantDo("The request is not JSON.") from None

    def reply(self, body: object) -> None:
        self.set_header("Content-Type", "application/json")
        self.write(json.dumps(body))

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """What a person can't do is a 400 with a sentence."""
        info = kwargs.get("exc_info")
        problem = info[1] if isinstance(info, tuple) else None
        if isinstance(problem, ApiError):
            self.set_status(400)
            self.reply({"error": problem.description})
        elif isinstance(problem, ValueError):
            self.set_status(400)
            self.reply({"error": str(problem)})
        else:
            self.reply({"error": self._reason})

    def log_exception(self, typ: object, value: object, tb: object) -> None:
        """What a person can't do is no error of the server's."""
        if not isinstance(value, ValueError | ApiError | HTTPError):
            super().log_exception(typ, value, tb)  # type: ignore[arg-type]


def _chat(fields: JsonObject) -> int | None:
    return number_field(fields, "chat") or None


class StateHandler(Handler):
    """Everything, for a page that has just been opened."""

    def get(self) -> None:
        world, bot = self.world, self.world.bot
        self.reply(
            {
                "bot": {"id": bot.id, "username": bot.username, "first_name": bot.first_name},
                "people": [world.person_json(person) for person in world],
                "chats": [chat_listed(chat) for chat in world.chats()],
                "messages": [world.as_people_see(message) for message in world.messages()],
                "commands": {
                    str(key): menu for key, menu in menus_of_people(self.side.api).items()
                },
                "seq": world.feed.seq,
            }
        )


class EventsHandler(Handler):
    """What has happened since; waits for something to happen."""

    held: asyncio.Task[list[Event]] | None = None

    async def get(self) -> None:
        after = int(self.get_query_argument("after", "0"))
        loop = asyncio.get_running_loop()
        self.held = loop.create_task(self.world.feed.wait(after, HOLD_SECONDS))
        try:
            events = await self.held
        except asyncio.CancelledError:
            return
        seq = events[-1].seq if events else self.world.feed.seq
        self.reply({"seq": seq, "events": [event.body for event in events]})

    def on_connection_close(self) -> None:
        """A page that is gone waits for nothing."""
        if self.held is not None:
            self.held.cancel()


Deed = Callable[[World, JsonObject], object]


def _add(world: World, fields: JsonObject) -> object:
    person = world.add(
        text_field(fields, "first_name"),
        language_code=text_field(fields, "language_code") or "en",
        title=text_field(fields, "title"),
    )
    return world.person_json(person)


def _say(world: World, fields: JsonObject) -> object:
    message = people.say(
        world,
        number_field(fields, "person"),
        text_field(fields, "text"),
        chat_id=_chat(fields),
        reply_to=number_field(fields, "reply_to") or None,
    )
    return world.as_people_see(message)


def _start(world: World, fields: JsonObject) -> object:
    person, payload = number_field(fields, "person"), text_field(fields, "payload")
    return world.as_people_see(people.start(world, person, payload))


def _edit(world: World, fields: JsonObject) -> object:
    message = people.edit(
        world,
        number_field(fields, "person"),
        number_field(fields, "chat"),
        number_field(fields, "message_id"),
        text_field(fields, "text"),
    )
    return world.as_people_see(message)


def _send(world: World, fields: JsonObject) -> object:
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    kind = kinds.get(text_field(fields, "kind"))
    if kind is None:
        raise CantDo("Only a sticker, voice, photo or document can be sent.")
    message = people.send(world, number_field(fields, "person"), kind, chat_id=_chat(fields))
    return world.as_people_see(message)


def _tap(world: World, fields: JsonObject) -> object:
    data = text_field(fields, "data")
    if not 1 <= len(data.encode()) <= _MAX_CALLBACK_BYTES:
        raise CantDo("A button's data has 1 to 64 bytes.")
    query_id = people.tap(
        world,
        number_field(fields, "person"),
        number_field(fields, "chat"),
        number_field(fields, "message_id"),
        data,
    )
    return {"callback_query_id": query_id}


def _block(world: World, fields: JsonObject) -> object:
    world.block(number_field(fields, "person"))
    return {}


def _unblock(world: World, fields: JsonObject) -> object:
    world.unblock(number_field(fields, "person"))
    return {}


def _group(world: World, fields: JsonObject) -> object:
    members = list_of(fields.get("members"), "members must be a list")
    ids = [member for member in members if isinstance(member, int)]
    kind = text_field(fields, "type") or "group"
    if kind not in ("group", "supergroup"):
        raise CantDo("A group is a group or a supergroup.")
    title = text_field(fields, "title")
    return chat_listed(make_group(world, title, ids, "group" if kind == "group" else "supergroup"))


DEEDS: dict[str, Deed] = {
    "add": _add,
    "say": _say,
    "start": _start,
    "edit": _edit,
    "send": _send,
    "tap": _tap,
    "block": _block,
    "unblock": _unblock,
    "group": _group,
}


class DeedHandler(Handler):
    """Something a person does."""

    def post(self, name: str) -> None:
        deed = DEEDS.get(name)
        if deed is None:
            raise HTTPError(404)
        self.reply(deed(self.world, self.fields()))


class DocumentHandler(Handler):
    """A person sends a file of their own, as multipart."""

    def post(self) -> None:
        files = self.request.files.get("file")
        if not files:
            raise CantDo("There is no file in the request.")
        form = Params({name: self.get_body_argument(name) for name in self.request.body_arguments})
        message = people.send_document(
            self.world,
            form.number("person"),
            files[0]["filename"],
            files[0]["body"],
            chat_id=form.number("chat") or None,
            caption=form.text("caption"),
        )
        self.reply(self.world.as_people_see(message))


class PeoplesFileHandler(Handler):
    """A file, as a person's app would show or save it."""

    def get(self, file_id: str) -> None:
        file = self.world.files.with_id(file_id)
        if file is None:
            raise HTTPError(404)
        # A document is somebody's: nothing in it may run as part of the page.
        self.set_header(
            "Content-Security-Policy", "sandbox; default-src 'self' data: 'unsafe-inline'"
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Type", file.mime_type)
        self.write(file.data)


class ClockHandler(Handler):
    """The demo's clock: what it shows, and moving it on."""

    def controls(self) -> DemoControls:
        if self.side.controls is None:
            raise HTTPError(404)
        return self.side.controls

    async def get(self) -> None:
        self.reply((await self.controls().clock()).json())

    async def post(self) -> None:
        face: ClockFace = await self.controls().move(text_field(self.fields(), "to"))
        self.world.feed.post("clock", {"clock": face.json()})
        self.reply(face.json())


class InvitesHandler(Handler):
    """The links by which a new phone can join."""

    def get(self) -> None:
        if self.side.controls is None:
            raise HTTPError(404)
        self.reply([invite.json() for invite in self.side.controls.invites()])
