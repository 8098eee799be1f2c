"""Whatever fails with an answer's words inside, they are printed, logged and written nowhere."""

import inspect
from collections.abc import AsyncIterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import NoReturn

import pytest
from telegram import Update

from bot import log
from bot.chat.front import open_front
from bot.chat.routing import Dispatcher
from bot.demo.wire import JsonObject
from bot.log import place_of
from bot.runtime.schedule import Schedule
from prompts.model import Kind
from tests.anonymity.forging import person_of, tap_of
from tests.harness.traces import Secrets, files_under, traces_in
from tests.unit.chat.stage import Stage, set_stage

WORDS = "Quincunxes"
SECRETS = Secrets((WORDS,))
TICKING = ("asking", "opening", "planning", "keeping", "publishing", "feeding")
ANSWERING = ("answering", "watching", "knowing")


async def fail(*_: object, **__: object) -> NoReturn:
    """As code fails that has an answer in its hands: with its words in each part of the error."""
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        raised = RuntimeError(f"could not deal with {WORDS}", {"text": WORDS})
        raised.add_note(WORDS)
        raise raised from error


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        yield stage


@pytest.fixture
def printed(stage: Stage) -> StringIO:
    """What is logged from now on."""
    stream = StringIO()
    log.set_up("debug", stream)
    return stream


def body(stage: Stage, text: str) -> JsonObject:
    """A private message of Ann's, or one of the bot's to her."""
    chat: JsonObject = {"id": stage.ann.id, "type": "private"}
    return {"message_id": 999, "date": 1, "chat": chat, "from": person_of(stage.ann), "text": text}


async def take(stage: Stage, front: Dispatcher, kind: str, what: JsonObject) -> None:
    update = Update.de_json({"update_id": 1, kind: what}, stage.bot)
    assert update is not None
    await front.take(update)


async def tap(stage: Stage, front: Dispatcher, data: str) -> None:
    """A tap under a message that holds the words."""
    shown = body(stage, f"{WORDS} as it was shown")
    query: JsonObject = {"id": "1", "from": person_of(stage.ann), "chat_instance": "1"}
    await take(stage, front, "callback_query", {**query, "data": data, "message": shown})


def traces(stage: Stage, printed: str) -> list[object]:
    """Where the words lie, in files or in what was printed."""
    files = files_under(stage.app.settings.data.parent)
    return list(traces_in({**files, "printed": printed.encode()}, SECRETS))


async def test_no_handler_that_fails_tells_what_was_typed(
    stage: Stage, printed: StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    code = question.buttons[0].data.split(":")[-1]
    front = open_front(stage.bot, stage.app.flows, stage.clock)
    table = front.table
    table.commands = dict.fromkeys(table.commands, fail)
    table.taps = {verb: replace(route, run=fail) for verb, route in table.taps.items()}
    table.message = table.edited = fail

    for command in table.commands:
        await take(stage, front, "message", body(stage, f"/{command} {WORDS}"))
    for route in table.taps.values():
        await tap(stage, front, tap_of(route.kind, stage.actor.group_id, code).data)
    for kind in ("message", "edited_message"):
        await take(stage, front, kind, body(stage, f"{WORDS} had more of a say"))

    said = printed.getvalue() + "".join(capfd.readouterr())
    failed = said.count('"handler-failed"')
    assert failed == len(table.commands) + len(table.taps) + 2
    assert traces(stage, said) == []


async def test_no_flow_that_fails_tells_what_was_typed(
    stage: Stage,
    printed: StringIO,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    code = question.buttons[0].data.split(":")[-1]
    front = open_front(stage.bot, stage.app.flows, stage.clock)
    schedule = Schedule(stage.app.flows, stage.clock, sweep=lambda: None)
    failing = 0
    for name in (*ANSWERING, *TICKING):
        flow = getattr(stage.app.flows, name)
        for method, one in inspect.getmembers(flow, inspect.iscoroutinefunction):
            if method.startswith("_"):
                continue
            failing += 1
            with monkeypatch.context() as patch:
                patch.setattr(flow, method, fail)
                assert getattr(flow, method) is not one
                if name in TICKING:
                    await schedule.tick()
                    continue
                await take(stage, front, "message", body(stage, f"{WORDS} had a say"))
                await tap(stage, front, f"aa:{code}")
                await take(stage, front, "message", body(stage, f"{WORDS} had a say"))
                await tap(stage, front, f"ap:3:{code}")
                await tap(stage, front, f"aw:{code}")

    said = printed.getvalue() + "".join(capfd.readouterr())
    assert failing > 20
    assert '"handler-failed"' in said
    assert '"tick-failed"' in said
    assert traces(stage, said) == []


async def test_a_log_that_tells_an_errors_words_is_found(
    stage: Stage, printed: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With this leak planted, the same look finds the words."""

    def leak(error: BaseException) -> dict[str, str]:
        return {**place_of(error), "error": str(error)}

    monkeypatch.setattr("bot.chat.dispatch.failures.place_of", leak)
    front = open_front(stage.bot, stage.app.flows, stage.clock)
    front.table.message = fail

    await take(stage, front, "message", body(stage, f"{WORDS} had more of a say"))

    assert traces(stage, printed.getvalue())
