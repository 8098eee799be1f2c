"""Faults on request: what Telegram and the network do to a bot on a bad day, when asked to.

Only Python code that holds the server can ask; nothing on the bot's wire can.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bot.demo.wire import ApiError, bad_request, forbidden, too_many_requests


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer with an error of the Bot API instead of doing it."""

    error: ApiError


@dataclass(frozen=True, slots=True)
class Gateway:
    """Answer with a bare HTML page, as the proxies before Telegram's servers do."""

    status: int = 502


@dataclass(frozen=True, slots=True)
class Drop:
    """Close the connection without an answer, before or after doing it."""

    done: bool


@dataclass(frozen=True, slots=True)
class Slow:
    """Do it, then hold the answer back."""

    seconds: float


Fault = Refuse | Gateway | Drop | Slow


def too_many(retry_after: int) -> Fault:
    """429 with retry_after in seconds."""
    return Refuse(too_many_requests(retry_after))


def refused(what: str = "bot was blocked by the user") -> Fault:
    """403."""
    return Refuse(forbidden(what))


def wrong(what: str = "chat not found") -> Fault:
    """400."""
    return Refuse(bad_request(what))


def broken() -> Fault:
    """500."""
    return Refuse(ApiError(500, "Internal Server Error"))


def gateway(status: int = 502) -> Fault:
    """502, without JSON."""
    return Gateway(status)


def dropped_before() -> Fault:
    """The connection breaks and nothing was done."""
    return Drop(done=False)


def dropped_after() -> Fault:
    """It was done, but the connection breaks before the answer."""
    return Drop(done=True)


def slow_after(seconds: float) -> Fault:
    """It was done, but the answer takes this long."""
    return Slow(seconds)


@dataclass(slots=True)
class _Planned:
    fault: Fault
    method: str | None
    chat_id: int | None
    times: int | None
    strikes: Callable[[], bool]

    def meets(self, method: str, chat_id: int | None) -> bool:
        fits_method = self.method in (None, method.lower())
        return fits_method and self.chat_id in (None, chat_id)


@dataclass(frozen=True, slots=True)
class Met:
    """A fault that struck."""

    method: str
    chat_id: int | None
    fault: Fault


@dataclass(slots=True)
class Faults:
    """The faults that are planned, in the order in which they were, and those that struck."""

    met: list[Met] = field(default_factory=list)
    _planned: list[_Planned] = field(default_factory=list)

    def next(
        self,
        fault: Fault,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        times: int = 1,
    ) -> None:
        """The next calls of this method (of any, if None) to this chat fail so."""
        name = method.lower() if method else None
        self._planned.append(_Planned(fault, name, chat_id, times, lambda: True))

    def sometimes(
        self,
        fault: Fault,
        probability: float,
        rng: Random,
        method: str | None = None,
        *,
        chat_id: int | None = None,
    ) -> None:
        """From now on, calls fail so with this probability."""
        name = method.lower() if method else None

        def strikes() -> bool:
            return rng.random() < probability

        self._planned.append(_Planned(fault, name, chat_id, None, strikes))

    def waits_for(self, method: str) -> bool:
        """Whether a fault of this method's own is planned."""
        return any(planned.method == method.lower() for planned in self._planned)

    def clear(self) -> None:
        """Forget what is planned."""
        self._planned.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets, if any."""
        for planned in self._planned:
            if planned.meets(method, chat_id) and planned.strikes():
                self._use_up(planned)
                self.met.append(Met(method, chat_id, planned.fault))
                return planned.fault
        return None

    def _use_up(self, planned: _Planned) -> None:
        if planned.times is None:
            return
        planned.times -= 1
        if planned.times <= 0:
            self._planned.remove(planned)
