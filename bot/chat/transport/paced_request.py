"""Requests that wait at the gate: whatever part of the program sends, it is counted here."""

from typing import Any

from telegram.request import RequestData

from bot.chat.transport.lenient_request import LenientRequest
from bot.pacing.gate import Gate

FREE = frozenset({"sendchataction"})
"""Sends no message. Source: Bot API, sendChatAction."""


class PacedRequest(LenientRequest):
    """Lets each message through the gate, as queued or as a reply; all other calls just go."""

    def __init__(self, gate: Gate | None, *, queued: bool, **limits: Any) -> None:
        super().__init__(**limits)
        self._gate = gate
        self._queued = queued

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *limits: Any,
        **more: Any,
    ) -> tuple[int, bytes]:
        """Send, in its turn."""
        chat_id = _sent_to(url, request_data)
        if self._gate is None:
            return await super().do_request(url, method, request_data, *limits, **more)
        if chat_id is None:
            with self._gate.watched():
                return await super().do_request(url, method, request_data, *limits, **more)
        async with self._gate.passed(chat_id, queued=self._queued):
            return await super().do_request(url, method, request_data, *limits, **more)


def _sent_to(url: str, request_data: RequestData | None) -> int | None:
    """The chat that a call sends a message to; None if it sends none."""
    name = url.rpartition("/")[2].lower()
    if not name.startswith("send") or name in FREE or request_data is None:
        return None
    return int(str(request_data.parameters.get("chat_id", 0)))
