"""What comes out the same each time is made once for all tests of a process.

Nothing of it is replaced: the first test makes it in the real way, and the others get the same.
"""

import logging
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import disk_usage
from unittest.mock import patch

import httpx
import pytest
import structlog
from hypothesis import HealthCheck, settings

from bot.log import SILENCED
from prompts.loading import shipped_packs
from tests.faults.instance import Instance
from tests.harness.tables import TablesOnce

settings.register_profile(
    # A busy machine is no fault of what is tested.
    "any-machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any-machine")


IN_MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that the folders of all tests that run at once may take, and to spare."""


def pytest_configure() -> None:
    """Let the folders of the tests lie in memory where it has room: half their time is fsync's.

    Nothing is less true there: a process that is killed loses what a disk would lose of it.
    """
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, for while the others wait."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 4


@pytest.fixture(scope="session", autouse=True)
def certificates_once() -> Iterator[None]:
    """The authorities' certificates are read once: twenty milliseconds for each HTTP client."""
    read = cache(httpx.create_ssl_context)
    with patch("httpx._transports.default.create_ssl_context", read):
        yield


@pytest.fixture(scope="session", autouse=True)
def packs_once() -> Iterator[None]:
    """The shipped packs, which nothing can change, are read from their files once."""
    with patch("bot.bootstrap.shipped_packs", cache(shipped_packs)):
        yield


@pytest.fixture(scope="session", autouse=True)
def tables_once() -> Iterator[None]:
    """The migrations run once for each database, and new ones get the tables that they made."""
    with patch("storage.migrate.command", TablesOnce()):
        yield


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """A test that sets the log up as the program does leaves nothing of it to the next one."""
    root, silenced = logging.getLogger(), [logging.getLogger(name) for name in SILENCED]
    levels = [(one, one.level) for one in (root, *silenced)]
    yield
    for one, level in levels:
        one.setLevel(level)
    for handler in list(root.handlers):
        if type(handler) is logging.StreamHandler:
            root.removeHandler(handler)
    structlog.reset_defaults()


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """An app without Telegram, in a folder of its own."""
    return Instance(tmp_path)
