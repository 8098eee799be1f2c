"""What comes out the same each time is made once for all tests of a process.

Nothing of it is replaced: the first test makes it in the real way, and the others get the same.
"""

from collections.abc import Iterator
from functools import cache
from unittest.mock import patch

import httpx
import pytest

from tests.harness.tables import TablesOnce


@pytest.fixture(scope="session", autouse=True)
def certificates_once() -> Iterator[None]:
    """The authorities' certificates are read once: twenty milliseconds for each HTTP client."""
    read = cache(httpx.create_ssl_context)
    with patch("httpx._transports.default.create_ssl_context", read):
        yield


@pytest.fixture(scope="session", autouse=True)
def tables_once() -> Iterator[None]:
    """The migrations run once for each database, and new ones get the tables that they made."""
    with patch("storage.migrate.command", TablesOnce()):
        yield
