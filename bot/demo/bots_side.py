"""The bot's side over HTTP: /bot<token>/METHOD and /file/bot<token>/PATH.

Source: Bot API documentation, "Making requests": GET and POST; query string, form, JSON or
multipart/form-data; method names in any case.
"""

import asyncio
import hmac
import logging
import traceback
from typing import Protocol

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

from bot.demo.calls import Answer, Calls, answer_of
from bot.demo.files import FileStore, guessed_type
from bot.demo.wire import ApiError, Params, Upload

_log = logging.getLogger(__name__)

UNAUTHORIZED = ApiError(401, "Unauthorized")
NOT_FOUND = ApiError(404, "Not Found")


class BotsSide(Protocol):
    """What these handlers need of the server."""

    token: str
    taking: Calls

    @property
    def files(self) -> FileStore: ...


def params_of(request: HTTPServerRequest) -> Params:
    """All parameters of a request, wherever they are in it."""
    texts = {
        name: values[-1].decode("utf-8", "replace")
        for name, values in request.arguments.items()
        if values
    }
    uploads = {
        name: Upload(
            file["filename"],
            _type_of(file["filename"], file["content_type"]),
            file["body"],
        )
        for name, files in request.files.items()
        for file in files[-1:]
    }
    params = Params(texts, uploads)
    if request.headers.get("Content-Type", "").startswith("application/json"):
        params = params.joined(Params.of_json(request.body))
    return params


def _type_of(name: str, given: str) -> str:
    vague = given in ("", "application/octet-stream", "application/unknown")
    return guessed_type(name) if vague else given


class _Handler(RequestHandler):
    def initialize(self, side: BotsSide) -> None:
        self.side = side

    def allowed(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.side.token.encode())

    def reply(self, answer: Answer) -> None:
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        self.write(answer.body)

    def log_exception(self, typ: object, value: object, tb: object) -> None:
        """An error of this server is logged by type and place: addresses carry the token."""
        if isinstance(value, Exception) and not isinstance(value, HTTPError):
            frame = traceback.extract_tb(value.__traceback__)[-1]
            _log.error("%s at %s:%s", type(value).__name__, frame.name, frame.lineno)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Even an error of the server itself comes in Telegram's envelope."""
        what = {404: NOT_FOUND, 413: ApiError(413, "Request Entity Too Large")}
        self.reply(answer_of(what.get(status_code, ApiError(500, "Internal Server Error"))))


class MethodHandler(_Handler):
    """One call of a method."""

    task: asyncio.Task[Answer] | None = None

    async def get(self, token: str, name: str) -> None:
        await self._take(token, name)

    async def post(self, token: str, name: str) -> None:
        await self._take(token, name)

    async def _take(self, token: str, name: str) -> None:
        if not self.allowed(token):
            self.reply(answer_of(UNAUTHORIZED))
            return
        try:
            params = params_of(self.request)
        except ApiError as error:
            self.reply(answer_of(error))
            return
        self.task = asyncio.get_running_loop().create_task(self.side.taking.take(name, params))
        try:
            answer = await self.task
        except asyncio.CancelledError:
            return
        if answer.broken:
            self.detach().close()
            return
        self.reply(answer)

    def on_connection_close(self) -> None:
        """A bot that is gone holds no poll: the updates stay for its next start."""
        if self.task is not None:
            self.task.cancel()


class FileHandler(_Handler):
    """A file that getFile has named."""

    async def get(self, token: str, path: str) -> None:
        file = self.side.files.at(path)
        if not self.allowed(token):
            self.reply(answer_of(UNAUTHORIZED))
        elif file is None:
            self.reply(answer_of(NOT_FOUND))
        else:
            self.set_header("Content-Type", "application/octet-stream")
            self.write(file.data)


class UnknownHandler(_Handler):
    """Every other address."""

    def prepare(self) -> None:
        raise HTTPError(404)
