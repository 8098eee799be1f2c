"""What breaks deep inside, an answer's words in its error, says nothing of them anywhere.

The database's driver, the keyring, the disk and the line to Telegram break in turn while words are
in hand: on their way into a box, into a summary and out to people; and under an operator's hands.
"""

import asyncio
import json
import sqlite3
import sys
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

import httpx
import pytest

from bot import log
from bot.chat.outgoing.messenger import TelegramMessenger
from bot.chat.transport.retrying import Patience, Result
from bot.cli import main
from bot.demo.messages import Message
from bot.log import place_of
from bot.pacing.pace import Pace
from bot.runtime.outbox import Outbox
from bot.runtime.schedule import Schedule
from prompts.model import Kind
from storage import engine
from storage.driver import Connection, Cursor
from storage.gate import Gate
from storage.keyring import Keyring
from tests.faults.instance import Instance
from tests.harness.delivery import drain
from tests.harness.traces import Secrets, files_under, traces_in
from tests.unit.chat.stage import Stage, set_stage

WORDS = "Quincunxes"
SECRETS = Secrets((WORDS,))
ANSWER = f"{WORDS} had more of a say than me"
SENDING = ("/sendMessage", "/editMessageText", "/sendDocument", "/sendPhoto")
Answer = Callable[[httpx.Request], httpx.Response]


def told(kind: type[Exception]) -> Exception:
    """An error with the words in each of its parts."""
    error = kind(f"near {ANSWER!r}: [parameters: ({ANSWER!r},)]")
    error.add_note(ANSWER)
    error.__cause__ = ValueError(ANSWER)
    return error


@dataclass
class Broken:
    """Breaks one part, and counts how often that was met."""

    patch: pytest.MonkeyPatch
    met: int = 0

    def fail(self) -> None:
        """As a part fails that has the words in its hands."""
        self.met += 1
        raise told(sqlite3.OperationalError)

    def breaks(self, where: object, name: str) -> None:
        """This function of a class or a module fails when it is awaited."""

        async def failing(*_: object, **__: object) -> None:
            self.fail()

        self.patch.setattr(where, name, failing)

    def statements(self, start: str) -> None:
        """Every such statement fails in the driver."""
        run = Cursor._run

        def running(
            cursor: Cursor,
            opened: sqlite3.Connection,
            how: Callable[..., object],
            sql: str,
            given: Iterable[object],
        ) -> None:
            if sql.startswith(start):
                self.fail()
            run(cursor, opened, how, sql, given)

        self.patch.setattr(Cursor, "_run", running)

    def line(self, answer: Answer) -> None:
        """Telegram answers so, to whatever carries words."""
        honest = httpx.AsyncHTTPTransport.handle_async_request

        async def handle(
            transport: httpx.AsyncHTTPTransport, request: httpx.Request
        ) -> httpx.Response:
            if not request.url.path.endswith(SENDING):
                return await honest(transport, request)
            self.met += 1
            return answer(request)

        self.patch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", handle)


def raising(kind: type[Exception]) -> Answer:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise told(kind)

    return answer


def saying(status: int, body: str) -> Answer:
    return lambda _request: httpx.Response(status, text=body)


def refusing(code: int) -> Answer:
    described = f"Bad Request: can't use {ANSWER}"
    return saying(code, json.dumps({"ok": False, "error_code": code, "description": described}))


Break = Callable[[Broken], None]


def copying(part: Broken) -> None:
    def fail(*_: object, **__: object) -> None:
        part.fail()

    part.patch.setattr("storage.copying._copy_pages", fail)


DATABASE: dict[str, Break] = {
    "each statement": lambda part: part.statements(""),
    "the write of a box": lambda part: part.statements("UPDATE box"),
    "the look at a question": lambda part: part.statements("SELECT question"),
    "the commit": lambda part: part.breaks(Connection, "commit"),
    "opening it": lambda part: part.breaks(engine, "connect"),
    "emptying its log": lambda part: part.breaks(Gate, "_empty"),
    "the keyring": lambda part: part.breaks(Keyring, "question_key"),
}
TELEGRAM: dict[str, Break] = {
    "the line breaks": lambda part: part.line(raising(httpx.ReadError)),
    "no connection": lambda part: part.line(raising(httpx.ConnectError)),
    "a time-out": lambda part: part.line(raising(httpx.ReadTimeout)),
    "an error that nobody knows": lambda part: part.line(raising(RuntimeError)),
    "no JSON": lambda part: part.line(saying(200, f"<html>{ANSWER}</html>")),
    "JSON of another shape": lambda part: part.line(
        saying(200, json.dumps({"ok": True, "result": {"message_id": ANSWER}}))
    ),
    "a server error": lambda part: part.line(refusing(500)),
    "no right": lambda part: part.line(refusing(403)),
    "a refusal that repeats the words": lambda part: part.line(refusing(400)),
}


@contextmanager
def broken(how: Break) -> Iterator[Broken]:
    """While this lasts a part is broken."""
    with pytest.MonkeyPatch.context() as patch:
        part = Broken(patch)
        how(part)
        yield part


@pytest.fixture
def printed() -> StringIO:
    return StringIO()


@pytest.fixture
async def stage(
    tmp_path: Path, printed: StringIO, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """A stage on which nobody waits before trying a broken line again."""
    call = Patience.call

    async def at_once(self: Patience, attempt: Callable[[], Awaitable[Result]]) -> Result:
        return await call(replace(self, sleep=lambda _: asyncio.sleep(0)), attempt)

    monkeypatch.setattr(Patience, "call", at_once)
    async with set_stage(tmp_path) as stage:
        log.set_up("debug", printed)
        yield stage


def traces(folder: Path, said: str) -> list[object]:
    """Where the words lie, in files or in what was printed."""
    return list(traces_in({**files_under(folder), "printed": said.encode()}, SECRETS))


async def break_the_database(
    stage: Stage, question: Message, ways: Mapping[str, Break]
) -> dict[str, int]:
    """Let Ann send an answer while each part of it is broken in turn; how often that was met."""
    schedule, met = Schedule(stage.app.flows, stage.clock, sweep=lambda: None), {}
    for name, how in ways.items():
        stage.ann.forget()
        await stage.ann.say(ANSWER, reply_to=question)
        preview = await stage.ann.expect("Please check.")
        with broken(how) as part:
            await stage.ann.tap("Send: share my words", message=preview)
            await stage.ann.quiet()
            stage.clock.move(minutes=15)
            await schedule.tick()
        met[name] = part.met
    return met


async def break_the_way_in(stage: Stage, question: Message) -> dict[str, int]:
    """Let Ann type an answer while Telegram fails in each way; how often that was met."""
    met = {}
    for name, how in TELEGRAM.items():
        with broken(how) as part:
            await stage.ann.say(ANSWER, reply_to=question)
            await stage.ann.quiet()
        met[name] = part.met
    return met


async def break_the_way_out(stage: Stage) -> dict[str, int]:
    """Let a summary with everybody's words go out while Telegram fails in each way.

    Who has no right gets nothing any more, and a part that was refused is left out: that is last.
    """
    flows, moment = stage.app.flows, iter(range(0, 10**6, 100))
    for ballot in stage.other_ballots():
        await flows.answering.seal(*ballot, text=ANSWER)
    await flows.opening.open_now(stage.actor)
    await flows.publishing.publish_due()
    outbox = Outbox(
        flows.delivering, TelegramMessenger(stage.bot), Pace(lambda: next(moment)), at_once=1
    )
    met = {}
    for name, how in TELEGRAM.items():
        if name == "no right":
            continue
        with broken(how) as part:
            stage.clock.move(minutes=10)
            await drain(outbox)
        met[name] = part.met
    return met


async def test_no_break_of_the_database_tells_an_answers_words(
    stage: Stage, tmp_path: Path, printed: StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    _, question = await stage.ask(Kind.TEXT)

    met = await break_the_database(stage, question, DATABASE)

    said = printed.getvalue() + "".join(capfd.readouterr())
    assert [name for name, count in met.items() if not count] == []
    assert said.count('"handler-failed"') >= 3
    assert '"tick-failed"' in said
    assert traces(tmp_path, said) == []


async def test_no_break_of_the_line_to_telegram_tells_an_answers_words(
    stage: Stage, tmp_path: Path, printed: StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    _, question = await stage.ask(Kind.TEXT)

    met = [await break_the_way_in(stage, question), await break_the_way_out(stage)]

    said = printed.getvalue() + "".join(capfd.readouterr())
    assert [name for each in met for name, count in each.items() if not count] == []
    assert '"telegram-gave-up"' in said
    assert traces(tmp_path, said) == []


async def test_a_log_that_tells_an_errors_words_is_found(
    stage: Stage, tmp_path: Path, printed: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With this leak planted where errors are logged, the same look finds the words."""

    def leak(error: BaseException) -> dict[str, str]:
        return {**place_of(error), "error": str(error)}

    _, question = await stage.ask(Kind.TEXT)
    for module in ("bot.chat.dispatch.failures", "bot.runtime.schedule"):
        with monkeypatch.context() as patch:
            printed.truncate(0)
            patch.setattr(f"{module}.place_of", leak)
            await break_the_database(stage, question, {"all": DATABASE["each statement"]})

        assert traces(tmp_path, printed.getvalue()), module


async def test_a_broken_line_that_is_told_in_its_words_is_found(
    stage: Stage, tmp_path: Path, printed: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of what Telegram, or the line to it, says of a call that failed."""

    class TellsAll:
        def warning(self, event: str, **_: object) -> None:
            printed.write(f"{event}: {sys.exc_info()[1]}")

        error = warning

    _, question = await stage.ask(Kind.TEXT)
    monkeypatch.setattr("bot.chat.dispatch.context.log", TellsAll())

    await break_the_way_in(stage, question)

    assert traces(tmp_path, printed.getvalue())


COMMANDS = (
    ["check"],
    ["check", "--json"],
    ["migrate"],
    ["admin-link"],
    ["open"],
    ["backup", "a.backup", "--force"],
    ["keys", "rotate"],
)


def commands_on_a_broken_database() -> dict[str, int]:
    """Run each command while each part is broken in turn; how often each met that."""
    met: dict[str, int] = {}
    for arguments in COMMANDS:
        for how in (*DATABASE.values(), copying):
            with broken(how) as part:
                main(arguments)
            met[arguments[0]] = met.get(arguments[0], 0) + part.met
    return met


@pytest.fixture
async def operated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Instance:
    """An installation with answers in a box, and the operator in its folder."""
    made = Instance(tmp_path)
    async with made.open() as app:
        await made.found(app)
        await made.answer(app, await made.ask(app), ANSWER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AFTERWORD_DATA", str(made.data))
    monkeypatch.setenv("AFTERWORD_BOT_TOKEN", "700000001:a-token-for-tests")
    monkeypatch.setenv("AFTERWORD_TELEGRAM_API", "http://127.0.0.1:9")
    return made


@pytest.mark.parametrize("leaks", [False, True], ids=["as it is", "with words in crashes"])
def test_no_command_on_a_broken_database_tells_an_answers_words(
    operated: Instance,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    leaks: bool,
) -> None:
    if leaks:
        monkeypatch.setattr(
            "bot.cli.without_words", lambda error: "".join(traceback.format_exception(error))
        )

    met = commands_on_a_broken_database()

    said = "".join(capfd.readouterr())
    assert [command for command, count in met.items() if not count] == []
    assert bool(traces(operated.folder, said)) is leaks
