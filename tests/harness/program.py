"""`python -m bot run` as an operator's machine runs it: a process that can be killed.

It is given the base URL, the folder and the token by its environment, and nothing else; all that
it prints goes into files, so that nothing is lost when it is killed.
"""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

from bot.demo.server import BotApiServer
from tests.harness.forked import ForkedProgram

ROOT = Path(__file__).parents[2]
STOPPING_SECONDS = 120
COMMAND_SECONDS = 240
PROGRAM = "bot"


class Program:
    """The bot in a process of its own, started again and again on the same data."""

    def __init__(self, server: BotApiServer, folder: Path) -> None:
        self.data = folder / "data"
        self.module = PROGRAM
        """What is run: the program, or a module that runs it in other circumstances."""
        self._folder = folder
        self._server = server
        self._process: subprocess.Popen[bytes] | ForkedProgram | None = None
        self._started = 0

    def start(self) -> None:
        """Start the bot; it does not wait until the bot listens."""
        assert self._process is None, "it is running"
        self._started += 1
        out, err = self._file("out"), self._file("err")
        if self.module == PROGRAM:
            self._process = ForkedProgram(["run"], self._folder, self._environment(), out, err)
        else:
            self._process = self._started_afresh(out, err)

    def kill(self) -> None:
        """SIGKILL: no time for anything. Fails if the bot has ended by itself."""
        if self._process is not None:
            ended = self._process.poll()
            self.clear_away()
            assert ended is None, self.printed.decode()

    def look_into_memory(self) -> None:
        """SIGUSR1, for a module that says then what it sees there."""
        assert self._process is not None, "it is not running"
        self._process.send_signal(signal.SIGUSR1)

    def clear_away(self) -> None:
        """Leave no process behind."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    async def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        process, self._process = self._process, None
        assert process is not None, "it is not running"
        process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(process.wait, STOPPING_SECONDS)

    async def command(self, *words: str) -> str:
        """Run another command of the program on the same data; gives what it prints."""
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "bot", *words],
            cwd=self._folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMMAND_SECONDS,
            check=True,
        )
        return done.stdout.decode()

    def _started_afresh(self, out: Path, err: Path) -> subprocess.Popen[bytes]:
        with out.open("wb") as printed, err.open("wb") as complaints:
            return subprocess.Popen(
                [sys.executable, "-m", self.module, "run"],
                cwd=self._folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=complaints,
            )

    def _environment(self) -> dict[str, str]:
        return {
            "PYTHONPATH": str(ROOT),
            "AFTERWORD_TELEGRAM_API": self._server.url,
            "AFTERWORD_BOT_TOKEN": self._server.token,
            "AFTERWORD_DATA": str(self.data),
        }

    @property
    def printed(self) -> bytes:
        """Everything that was printed since the first start, on both streams."""
        return b"".join(path.read_bytes() for path in sorted(self._folder.glob("printed-*")))

    def _file(self, stream: str) -> Path:
        return self._folder / f"printed-{self._started:03}-{stream}"
