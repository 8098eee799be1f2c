"""A progress bar for what takes longer than two seconds, with how much longer it will take."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 2.0
"""Seconds before anything is shown."""
WIDTH = 30
LONGEST_LEFT = 22
"""Characters of "about 12 minutes left", so that a shorter line leaves nothing of a longer one."""
LEAST_SAID = 5.0
"""Seconds: under that, how long it will take is not worth saying."""


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
        taken = self._seconds() - self._since
        if taken < PATIENCE or percent == self._shown:
            return
        self._shown = percent
        bar = "#" * (percent * WIDTH // 100)
        left = _left(taken * (total - done) / done) if percent and done else ""
        line = f"{self._what} [{bar:<{WIDTH}}] {percent:3} %  {left:<{LONGEST_LEFT}}"
        self._stream.write(f"\r{line}")
        self._stream.flush()

    def done(self) -> None:
        """End the line, if there is one."""
        if self._shown >= 0:
            self._stream.write("\n")


def _left(seconds: float) -> str:
    """How long it will still take, in words."""
    if seconds < LEAST_SAID:
        return ""
    if seconds < 55:
        return f"about {max(round(seconds / 10), 1) * 10} seconds left"
    minutes = round(seconds / 60)
    return f"about {minutes} minute{'s' if minutes > 1 else ''} left"
