"""Whatever ends a process of ours, its memory goes into no file, and no words are printed."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.crashes import without_words

ROOT = Path(__file__).parents[2]
WORDS = "Quincunxes"
DUMPS = """
import ctypes, resource, sys
dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
print("core dumps:", *resource.getrlimit(resource.RLIMIT_CORE), dumpable)
"""
ENDING = "import runpy, sys\ntry:\n    {start}\nexcept BaseException:\n    pass\n" + DUMPS
RAISED = """
def fail():
    try:
        raise ValueError("Quincunxes")
    except ValueError as error:
        raised = RuntimeError("Quincunxes", error)
        raised.add_note("Quincunxes")
        raise raised from error
"""
CRASHES = {
    "nobody catches it": "fail()",
    "in a thread": "import threading; one = threading.Thread(target=fail); one.start(); one.join()",
    "while something is deleted": """
class Draft:
    def __repr__(self): return "Quincunxes"
    def __del__(self): fail()
one = Draft()
del one
""",
    "in a task that nobody waits for": """
import asyncio, gc
async def failing(): fail()
async def main():
    task = asyncio.create_task(failing(), name="Quincunxes")
    await asyncio.sleep(0.01)
    del task
    gc.collect()
asyncio.run(main())
""",
}


def run(code: str, *, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        input=told,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "start",
    [
        'from bot.cli import main; main(["--version"])',
        'runpy.run_module("bot.summaries.themes.worker", run_name="__main__")',
        'sys.argv = ["", "nothing.xlsx"]; '
        'runpy.run_module("bot.summaries.themes.surveys.sheet_worker", run_name="__main__")',
    ],
    ids=["every command", "the worker that finds themes", "the worker that reads sheets"],
)
def test_no_process_leaves_a_core_dump(start: str) -> None:
    ended = run(ENDING.format(start=start), told='{"now": [], "earlier": []}')

    assert ended.stdout.splitlines()[-1:] == ["core dumps: 0 0 0"], ended.stderr


@pytest.mark.parametrize("hidden", [True, False], ids=["hidden", "as Python would"])
@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
def test_a_crash_prints_no_words(crash: str, hidden: bool) -> None:
    start = "from bot.crashes import leave_no_traces; leave_no_traces()\n" if hidden else ""

    ended = run(start + RAISED + crash)

    assert (WORDS in ended.stdout + ended.stderr) is not hidden, ended.stderr


def test_a_command_that_fails_says_where_and_not_what() -> None:
    failing = (
        "from bot import cli; from types import SimpleNamespace as Given;"
        "cli.build_parser = lambda: Given(parse_args=lambda _: Given(command=lambda _: fail()));"
        "raise SystemExit(cli.main([]))"
    )

    ended = run(RAISED + failing)

    assert ended.returncode == 1
    assert WORDS not in ended.stdout + ended.stderr
    assert "RuntimeError" in ended.stderr
    assert ", in fail" in ended.stderr
    assert "That should not have happened" in ended.stderr


def test_a_traceback_without_words_still_says_where() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        1 / 0  # noqa: B018

    told = without_words(caught.value)

    assert Path(__file__).name in told
    assert "ZeroDivisionError" in told
    assert "division" not in told
