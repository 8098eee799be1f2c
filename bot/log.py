"""What may be logged: event names and counts from an allow-list, and nothing else."""

import logging
import sys
from collections.abc import Callable, MutableMapping
from datetime import datetime
from typing import Any, TextIO

import structlog

from bot.clock import utc_now

FIELDS = frozenset({"event", "level", "timestamp", "count", "error", "place", "seconds", "code"})
"""Everything else is dropped: texts, ids of people, chats and messages, tokens, URLs."""
SILENCED = (
    *("httpx", "httpcore", "telegram", "apscheduler", "sqlalchemy", "aiosqlite", "tornado"),
    *("asyncio", "concurrent.futures"),
)
"""Libraries that log addresses with the token in them, texts, parameters, or an error's words."""


def set_up(
    level: str, stream: TextIO = sys.stderr, clock: Callable[[], datetime] = utc_now
) -> None:
    """Log one line an event, as JSON, and silence everybody else."""

    def stamp(
        _logger: object, _method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        event["timestamp"] = clock().isoformat(timespec="seconds")
        return event

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            stamp,
            allowed_only,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.CRITICAL, stream=stream, force=True)
    for name in SILENCED:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def allowed_only(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Keep only the fields of the allow-list."""
    return {name: value for name, value in event.items() if name in FIELDS}


def place_of(error: BaseException) -> dict[str, str]:
    """An exception's type and place, without its arguments."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (
        "?" if trace is None else f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    )
    return {"error": type(error).__name__, "place": place}
