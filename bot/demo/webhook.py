"""A webhook: updates pushed to the bot's own address, again and again until it has them.

Source: Bot API documentation, setWebhook ("Using a local Bot API Server" allows http addresses
and any port), deleteWebhook and "WebhookInfo".
"""

import asyncio
import contextlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from bot.demo.updates import UpdateQueue, kinds_in
from bot.demo.wire import Done, JsonObject, Params, bad_request

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
MAX_SECRET = 256
MAX_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
_TIMEOUT_SECONDS = 30.0
_LONGEST_DELAY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Hook:
    """Where the bot wants its updates."""

    url: str
    secret: str = ""
    max_connections: int = DEFAULT_CONNECTIONS
    last_error: str = ""
    last_error_at: datetime | None = None


class Webhook:
    """Delivers the queue's updates, in order, one at a time."""

    def __init__(
        self, updates: UpdateQueue, *, clock: Callable[[], datetime], first_delay: float = 0.5
    ) -> None:
        self._updates = updates
        self._clock = clock
        self._first_delay = first_delay
        self._hook: Hook | None = None
        self._task: asyncio.Task[None] | None = None
        self._new = asyncio.Event()
        updates.on_new(self._new.set)

    async def set(self, params: Params) -> Done:
        """setWebhook. An empty url removes the webhook."""
        if params.flag("drop_pending_updates"):
            self._updates.drop_all()
        url = params.text("url").strip()
        if not url:
            return await self._remove()
        hook = Hook(_address(url), _secret(params), _connections(params))
        allowed = kinds_in(params.parsed("allowed_updates", "can't parse allowed_updates JSON"))
        if allowed is not None:
            self._updates.allowed = allowed
        same = self._hook is not None and (self._hook.url, self._hook.secret) == (url, hook.secret)
        await self._stop_task()
        self._hook = hook
        self._updates.webhook_active = True
        self._updates.end_poll(webhook=True)
        self._task = asyncio.get_running_loop().create_task(self._deliver())
        return Done(True, "Webhook is already set" if same else "Webhook was set")

    async def delete(self, params: Params) -> Done:
        """deleteWebhook."""
        if params.flag("drop_pending_updates"):
            self._updates.drop_all()
        return await self._remove()

    async def stop(self) -> None:
        """End the deliveries; the updates stay."""
        await self._stop_task()

    async def _remove(self) -> Done:
        was_set = self._hook is not None
        await self._stop_task()
        self._hook = None
        self._updates.webhook_active = False
        return Done(True, "Webhook was deleted" if was_set else "Webhook is already deleted")

    async def _stop_task(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def info(self) -> JsonObject:
        """A WebhookInfo object."""
        hook = self._hook
        body: JsonObject = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if hook:
            body["max_connections"] = hook.max_connections
            body["ip_address"] = "127.0.0.1"
        if hook and hook.last_error_at:
            body["last_error_date"] = int(hook.last_error_at.timestamp())
            body["last_error_message"] = hook.last_error
        if self._updates.allowed:
            body["allowed_updates"] = list(self._updates.allowed)
        return body

    async def _deliver(self) -> None:
        delay = self._first_delay
        while True:
            update = self._updates.first()
            if update is None:
                self._new.clear()
                await self._new.wait()
                continue
            problem = await self._post(update)
            if problem is None:
                self._updates.confirm_first(update)
                delay = self._first_delay
                continue
            if self._hook:
                self._hook = replace(self._hook, last_error=problem, last_error_at=self._clock())
            await asyncio.sleep(delay)
            delay = min(delay * 2, _LONGEST_DELAY_SECONDS)

    async def _post(self, update: JsonObject) -> str | None:
        """Push one update; returns what went wrong, in Telegram's words, or None."""
        if self._hook is None:
            return None
        headers = {"Content-Type": "application/json"}
        if self._hook.secret:
            headers[SECRET_HEADER] = self._hook.secret
        request = HTTPRequest(
            self._hook.url,
            "POST",
            headers,
            json.dumps(update),
            request_timeout=_TIMEOUT_SECONDS,
            follow_redirects=False,
        )
        try:
            await AsyncHTTPClient().fetch(request)
        except HTTPClientError as error:
            return f"Wrong response from the webhook: {error.code} {error.message}"
        except OSError as error:
            return f"Connection failed: {error.strerror or type(error).__name__}"
        return None


def _address(url: str) -> str:
    if not re.match(r"https?://[^\s/]+", url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    return url


def _secret(params: Params) -> str:
    secret = params.text("secret_token")
    if len(secret) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if not re.fullmatch("[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _connections(params: Params) -> int:
    given = params.number("max_connections", DEFAULT_CONNECTIONS)
    return given if 1 <= given <= MAX_CONNECTIONS else DEFAULT_CONNECTIONS
