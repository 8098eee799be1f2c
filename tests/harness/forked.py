"""Processes that cost little: forked from one that has imported the program already."""

import os
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

from bot.cli import main

IMPORTED = ["bot.runtime.running", "tests.harness.killed", "tests.harness.forked"]


def forking() -> ForkServerContext:
    """Where such processes come from; everybody's come from the same."""
    context = get_context("forkserver")
    context.set_forkserver_preload(IMPORTED)
    return context


class ForkedProgram:
    """The program as `python -m bot` runs it, but for the seconds of importing; as Popen has it."""

    def __init__(
        self, words: list[str], folder: Path, environment: Mapping[str, str], out: Path, err: Path
    ) -> None:
        given = (words, folder, dict(environment), out, err)
        self._process = forking().Process(target=_run, args=given)
        self._process.start()

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once it has ended. Raises TimeoutExpired after so many seconds."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("the program", timeout or 0)
        return self._process.exitcode

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self._process.is_alive() and self._process.pid is not None:
            os.kill(self._process.pid, number)


def _run(words: list[str], folder: Path, environment: dict[str, str], out: Path, err: Path) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for path, stream in ((Path(os.devnull), 0), (out, 1), (err, 2)):
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, stream)
        os.close(opened)
    sys.argv = ["afterword", *words]
    sys.exit(main(words))
