"""Lets the system's clock jump under a running bot, while the monotonic one runs on."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta, tzinfo
from typing import Self
from unittest.mock import patch

from tests.harness.stage import Stage


class Jumps:
    """The system's clock, as far as it is set wrong by now."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.shift = timedelta()

    def by(self, **shift: float) -> None:
        """Set the clock back or on by so much, for the bot and for its scheduler."""
        self.shift += timedelta(**shift)
        self._stage.clock._offset += timedelta(**shift)


@contextmanager
def jumping_clock(stage: Stage) -> Iterator[Jumps]:
    """Meanwhile the stage's clock can jump; its scheduler reads the same one."""
    jumps = Jumps(stage)

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + jumps.shift

    with ExitStack() as patches:
        for name, module in list(sys.modules.items()):
            if name.startswith("apscheduler.") and getattr(module, "datetime", None) is datetime:
                patches.enter_context(patch.object(module, "datetime", Shifted))
        yield jumps
