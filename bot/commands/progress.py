"""A progress bar for what takes longer than two seconds."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 2.0
"""Seconds before anything is shown."""
WIDTH = 30


class Bar:
    """Called with what is done and of how much; `done()` ends the line that it drew."""

    def __init__(
        self,
        what: str,
        stream: TextIO | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what = what
        self._stream = sys.stderr if stream is None else stream
        self._seconds = seconds
        self._since = seconds()
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is, if it has taken long enough to be worth it."""
        percent = 100 * done // total if total else 100
        if self._seconds() - self._since < PATIENCE or percent == self._shown:
            return
        self._shown = percent
        bar = "#" * (percent * WIDTH // 100)
        self._stream.write(f"\r{self._what} [{bar:<{WIDTH}}] {percent:3} %")
        self._stream.flush()

    def done(self) -> None:
        """End the line, if there is one."""
        if self._shown >= 0:
            self._stream.write("\n")
