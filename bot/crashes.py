"""What a crash leaves behind: no memory in a file, and no words in what is printed.

An error's own words may be an answer's, so it is told by its type and by where it came from.
"""

import ctypes
import logging
import resource
import sys
import threading
import traceback
from contextlib import suppress

PR_SET_DUMPABLE = 4
"""Source: prctl(2) of Linux."""


def leave_no_traces() -> None:
    """Whatever ends this process, it leaves no core dump if that can be helped, and no words."""
    with suppress(OSError, ValueError, AttributeError):
        leave_no_core_dumps()
    sys.excepthook = lambda _type, error, _trace: _tell(error)
    threading.excepthook = lambda told: _tell(told.exc_value)
    sys.unraisablehook = lambda told: _tell(told.exc_value)
    # Where no logging is set up yet, it would print what libraries say of errors.
    logging.lastResort = None


def leave_no_core_dumps() -> None:
    """If this process crashes, its memory is not written to a file.

    Raises OSError, ValueError or AttributeError where that can't be done.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A dump that is piped to a program is not held back by the limit. Source: core(5).
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def without_words(error: BaseException) -> str:
    """A traceback of places, which ends with the error's type and not with what it says."""
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{places}{type(error).__name__} (its words are not shown: they may be an answer's)"


def _tell(error: BaseException | None) -> None:
    if error is not None:
        sys.stderr.write(f"{without_words(error)}\n")
