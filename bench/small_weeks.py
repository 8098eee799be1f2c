"""Prints the message of each small week, to be read: `python -m bench.small_weeks [FILE]`.

`labelled/weeks.json` has weeks of our own. A file may also have them under "weeks", and pairs of
"opposites" with "fillers", each of which is a week then. "(themes only)" ends an answer that may
not be quoted.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

WEEKS = Path(__file__).parent / "labelled" / "weeks.json"
ASKED = "What should we know about how the meeting went for you?"
HIDDEN = "(themes only)"
LEAST = 5
_TAG = re.compile(r"</?[a-z]+>")


def main(argv: Sequence[str] = ()) -> None:
    """Print every message."""
    parser = argparse.ArgumentParser(prog="python -m bench.small_weeks", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=WEEKS)
    asked = parser.parse_args(argv)
    for name, answers in _weeks(json.loads(asked.file.read_text(encoding="utf-8"))):
        print(f"\n===== {name}: {len(answers)} answers\n\n{told(answers)}", flush=True)


def _weeks(read: dict[str, object]) -> Iterator[tuple[str, list[str]]]:
    weeks, pairs, fillers = read.get("weeks", read), read.get("opposites", ()), read.get("fillers")
    yield from weeks.items() if isinstance(weeks, dict) else ()
    for pair in pairs if isinstance(pairs, list) else ():
        yield " / ".join(pair), [*pair, *(fillers if isinstance(fillers, list) else ())]


def told(answers: Sequence[str]) -> str:
    """The message of a week with these answers to one question, as it reads in the chat."""
    from bot.summaries.compiling import OpenedBox, compile_summary, voices
    from bot.summaries.forms.message import messages
    from bot.summaries.themes.finding import find_themes
    from bot.texts.speech import Speech
    from prompts.model import Kind
    from storage.records import Answer, Group, GroupSettings, Question, Round, Share

    at = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
    group = Group("a" * 16, "Peer work steering group", GroupSettings())
    asked_in = Round("c" * 16, group.id, None, at, group.settings, roster=len(answers) + 4)
    question = Question(
        id="q" * 16,
        round_id=asked_in.id,
        group_id=group.id,
        prompt_ref="pack/went",
        theme="voice",
        kind=Kind.TEXT,
        wording=ASKED,
        help="",
        asked_at=at,
    )
    sealed = tuple(
        Answer(
            text=text.removesuffix(HIDDEN).strip(),
            share=Share.THEMES if text.endswith(HIDDEN) else Share.WORDS,
        )
        for text in answers
    )
    box = OpenedBox(question, asked_in, sealed)
    summary = compile_summary(
        group,
        number=2,
        week_from=date(2026, 11, 21),
        week_to=date(2026, 11, 28),
        published_on=date(2026, 11, 28),
        opened=[box] if len(sealed) >= LEAST else [],
        found={question.id: find_themes(voices(box))},
        sealed=(),
        destroyed=(),
        meetings={},
    )
    quoted = "\n\n".join(messages(summary, Speech())).replace("<blockquote>", "  > ")
    return unescape(_TAG.sub("", quoted))


if __name__ == "__main__":
    main(sys.argv[1:])
