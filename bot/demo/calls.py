"""One call of the Bot API, from its parameters to its answer, with the faults it may meet."""

import asyncio
import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from bot.demo.api import Api, chat_id_in
from bot.demo.faults import Drop, Fault, Faults, Gateway, Refuse, Slow
from bot.demo.methods import METHODS
from bot.demo.rest import Rest
from bot.demo.wire import ApiError, JsonObject, Params, success

_GATEWAY_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>\n"
_NO_ANSWER = 0  # a status


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was made: for tests, and to see what a bot does."""

    method: str
    chat_id: int | None
    at: datetime
    monotonic: float
    status: int

    @property
    def ok(self) -> bool:
        return self.status == 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status and a body; a status of 0 is a broken connection."""

    status: int
    body: str = ""
    content_type: str = "application/json"

    @property
    def broken(self) -> bool:
        return self.status == _NO_ANSWER


def answer_of(error: ApiError) -> Answer:
    """A failed call's answer; its HTTP status is its error_code."""
    return Answer(error.code, json.dumps(error.envelope()))


class Calls:
    """Takes the bot's calls, one after another or at once."""

    def __init__(self, api: Api, *, faults: Faults, monotonic: Callable[[], float]) -> None:
        self._api = api
        self._faults = faults
        self._monotonic = monotonic
        self.log: list[Call] = []
        self.rest = Rest(api.updates)

    async def take(self, name: str, params: Params) -> Answer:
        """Do one call, whatever becomes of it, and log it."""
        at, monotonic = self._api.world.clock(), self._monotonic()
        poll = name.lower() == "getupdates"
        status = _NO_ANSWER
        try:
            with nullcontext() if poll else self.rest.call():
                answer = await self._with_faults(name, params)
            status = answer.status
        finally:
            self.log.append(Call(name, chat_id_in(params), at, monotonic, status))
        return answer

    async def _with_faults(self, name: str, params: Params) -> Answer:
        fault = self._faults.strike(name, chat_id_in(params))
        instead = _instead(fault)
        if instead is not None:
            return instead
        answer = await self._do(name, params)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        return Answer(_NO_ANSWER) if isinstance(fault, Drop) else answer

    async def _do(self, name: str, params: Params) -> Answer:
        method = METHODS.get(name.lower())
        if method is None:
            return answer_of(ApiError(404, "Not Found"))
        try:
            body: JsonObject = success(await method(self._api, params))
        except ApiError as error:
            return answer_of(error)
        return Answer(200, json.dumps(body))


def _instead(fault: Fault | None) -> Answer | None:
    """What a fault puts in the place of doing the call."""
    if isinstance(fault, Refuse):
        return answer_of(fault.error)
    if isinstance(fault, Gateway):
        page = _GATEWAY_PAGE.format(f"{fault.status} Bad Gateway")
        return Answer(fault.status, page, "text/html")
    if isinstance(fault, Drop) and not fault.done:
        return Answer(_NO_ANSWER)
    return None
