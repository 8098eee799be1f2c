"""`python -m tests.harness.memory run`: the program itself, which says at SIGUSR1 what holds words.

It looks at every object that Python can reach and prints one line: which kinds of them hold a text
with the word in it. What is freed and not written over yet is not seen by this.
"""

import gc
import json
import signal
import sys
from collections.abc import Iterator

from bot.cli import main

WORD = "Quincunxes"
BYTES = WORD.encode()
HOLDERS = "words are held by "


def holders() -> list[str]:
    """The kinds of objects that hold the word."""
    found = set()
    for holder in gc.get_objects():
        # A constant of a module or of code is this word itself and no text of a member's.
        if any(_tells(text) for text in _texts(holder)):
            found.add(f"{type(holder).__module__}.{type(holder).__qualname__}")
    return sorted(found)


def _texts(holder: object) -> Iterator[object]:
    """What an object refers to, also by way of containers that the collector does not know."""
    for one in gc.get_referents(holder):
        if isinstance(one, dict | tuple | list) and not gc.is_tracked(one):
            yield from _texts(one)
        else:
            yield one


def _tells(text: object) -> bool:
    if text is WORD or text is BYTES:
        return False
    if isinstance(text, str):
        return WORD in text
    return isinstance(text, bytes | bytearray) and BYTES in text


def _say(_number: int, _frame: object) -> None:
    sys.stdout.write(f"{HOLDERS}{json.dumps(holders())}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, _say)
    sys.exit(main())
