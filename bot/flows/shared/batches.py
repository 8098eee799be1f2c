"""Doing what is due one by one, so that one group's failure doesn't stop the rest."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

Due = TypeVar("Due")


async def run_each(due: Iterable[Due], do: Callable[[Due], Awaitable[int]]) -> int:
    """Do each of them, whatever becomes of the others; the sum of what `do` gives.

    Raises the first error, after all have had their turn.
    """
    done = 0
    trouble: Exception | None = None
    for one in due:
        try:
            done += await do(one)
        except Exception as error:
            trouble = trouble or error
    if trouble is not None:
        raise trouble
    return done
