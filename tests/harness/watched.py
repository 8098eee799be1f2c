"""Every call of the bot, seen as it comes in and as it is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from bot.demo.calls import Answer, Calls
from bot.demo.server import BotApiServer
from bot.demo.wire import Params

Moment = Literal["before", "after"]


@dataclass(frozen=True)
class Seen:
    """A call at one moment: before anything is done, or done and not yet answered."""

    method: str
    params: Params
    moment: Moment


@dataclass
class Watch:
    """What watches, and what it is called with."""

    watchers: list[Callable[[Seen], None]] = field(default_factory=list)

    def tell(self, seen: Seen) -> None:
        for watcher in list(self.watchers):
            watcher(seen)


class WatchedCalls(Calls):
    """Takes the place of the server's own, does the same, and tells those who watch."""

    def __init__(self, server: BotApiServer) -> None:
        super().__init__(server.api, faults=server.faults, monotonic=server.limits.monotonic)
        self.watch = Watch()
        server.taking = self

    async def take(self, name: str, params: Params) -> Answer:
        self.watch.tell(Seen(name, params, "before"))
        answer = await super().take(name, params)
        self.watch.tell(Seen(name, params, "after"))
        return answer
