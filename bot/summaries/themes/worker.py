"""A short-lived process that does one errand about themes and then gives its memory back.

It reads one JSON object from standard input and writes JSON lines: {"done": n} as it goes on,
then its answer. Exit code 3 says that the embeddings can't be had; nothing of an answer is ever
written anywhere else.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple
from typing import TextIO

from bot.crashes import leave_no_traces
from bot.summaries.themes.model import Method, Voice

CANT_EMBED = 3
SAY_EVERY = 20


def main(read: TextIO, write: TextIO) -> int:
    """Do what is asked for once; the exit code."""
    from bot.summaries.themes.minilm import NotInstalled, WrongWeights

    asked = json.load(read)
    said = 0

    def progress(done: int) -> None:
        nonlocal said
        if done - said >= SAY_EVERY:
            said = done
            print(json.dumps({"done": done}), file=write, flush=True)

    try:
        if "now" in asked:
            answer = _likenesses(asked["now"], asked["earlier"])
        else:
            method, several = Method(asked["method"]), bool(asked.get("several"))
            answer = _themes(asked["voices"], method, progress, several)
    except (NotInstalled, WrongWeights):
        return CANT_EMBED
    print(json.dumps(answer), file=write, flush=True)
    return 0


def _themes(
    voices: Sequence[tuple[str, bool]],
    method: Method,
    progress: Callable[[int], None],
    several: bool,
) -> object:
    from bot.summaries.themes.several import make_survey_themes, make_week_themes

    heard = [Voice(text, quotable) for text, quotable in voices]
    themes = (make_survey_themes if several else make_week_themes)(heard, method, progress)
    found = [
        [one.name, one.answers, one.quotes, astuple(one.lean) if one.lean else None, one.sides]
        for one in themes.themes
    ]
    return {"themes": found, "other": themes.other}


def _likenesses(now: Sequence[Sequence[str]], earlier: Sequence[Sequence[str]]) -> object:
    from bot.summaries.themes.likeness import likenesses

    return {"alike": likenesses(now, earlier).tolist()}


if __name__ == "__main__":
    leave_no_traces()
    sys.exit(main(sys.stdin, sys.stdout))
