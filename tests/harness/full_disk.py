"""A disk that takes no more: nothing can be written beyond a certain size of a file meanwhile."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

INDEX = 32768
"""Bytes of the index of a small log (SQLite: walformat): without it nothing can be read either."""


@contextmanager
def full_disk(size: int = INDEX) -> Iterator[None]:
    """Whatever this process writes beyond this size fails; Python ignores SIGXFSZ."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
