"""The clock of a pace, for all its tests."""

import pytest

from tests.harness.clocks import Seconds


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()
