"""Telegram is odd about the token, or is silent: the operator hears it, and the bot goes on."""

import asyncio
import socket
from functools import partial
from pathlib import Path

import pytest

from bot.demo import faults
from bot.demo.wire import ApiError, Params
from bot.installation.data_folder import CannotStart
from bot.installation.findings import telegram
from bot.runtime import running
from bot.web.health import LONGEST_SILENCE, Heartbeat, healthy
from tests.harness.clocks import Seconds
from tests.harness.record import texts_sent
from tests.harness.stage import TOKEN, Stage, opened_stage

GONE = faults.Refuse(ApiError(401, "Unauthorized"))


async def set_webhook(stage: Stage) -> None:
    await stage.server.webhook.set(Params({"url": "https://example.org/hook"}, {}))


async def test_a_bot_that_was_refused_once_goes_on(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]
        stage.server.faults.next(GONE, "getUpdates")
        stage.server.faults.next(GONE, "sendMessage", chat_id=member.id)

        await member.say("/nonsense")
        await member.expect("I don’t know that command")
        await member.say("/nonsense")
        await stage.quiet()

        assert len(texts_sent(stage.server, member.id)) == 2
        assert "token-refused" in [one["event"] for one in stage.logs]


async def test_a_webhook_left_on_the_token_stops_the_start_with_what_removes_it(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        await set_webhook(stage)
        await stage.open()

        with pytest.raises(CannotStart, match=r"curl http.*/botTOKEN/deleteWebhook") as refused:
            await stage.listen()
        stage._running = None
        findings = await asyncio.to_thread(telegram, stage.server.url, TOKEN)
        await stage.server.webhook.delete(Params({}, {}))
        after = await asyncio.to_thread(telegram, stage.server.url, TOKEN)

        assert TOKEN not in str(refused.value)
        assert [one.fine for one in findings] == [True, False]
        assert "/botTOKEN/deleteWebhook" in findings[1].fix
        assert [one.fine for one in after] == [True, True]


async def test_health_fails_when_no_poll_has_come_back_for_two_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = Seconds()
    monkeypatch.setattr(running, "Heartbeat", partial(Heartbeat, seconds))
    async with Stage(tmp_path) as stage:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            stage.health = f"127.0.0.1:{free.getsockname()[1]}"
        await stage.up()
        seen = [await asyncio.to_thread(healthy, stage.health)]

        seconds.now += LONGEST_SILENCE + 1
        seen.append(await asyncio.to_thread(healthy, stage.health))
        await stage.admin.start()
        await stage.quiet()
        seen.append(await asyncio.to_thread(healthy, stage.health))

        assert seen == [True, False, True]
