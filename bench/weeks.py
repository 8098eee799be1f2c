"""What the chat message says of whole weeks, to be read aloud: `python -m bench.weeks [FILE …]`.

Without a file it reads the thirty weeks of `bench/small_weeks/`, each with what a human facilitator
would write. `--before FILE` keeps the messages of the code as it is; `--blind FOLDER` puts those
that were kept beside today's, in an order by chance, with the key in a file apart.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import SystemRandom
from typing import Final

from bench._weeks import Asked, Week, as_read, compiled, weeks_in
from bot.summaries.forms.message import messages
from bot.texts.speech import Speech

HERE: Final = Path(__file__).parent / "small_weeks"
THIRTY: Final = HERE / "thirty.toml"
BEFORE: Final = HERE / "before.json"


def main(argv: Sequence[str] = ()) -> None:
    """Print, keep or pair the messages, as the arguments ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.weeks", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[THIRTY], help="weeks to read")
    parser.add_argument("--before", type=Path, help="keep the messages in this file")
    parser.add_argument("--blind", type=Path, help="write pairs to read, and their key, here")
    asked = parser.parse_args(argv)
    weeks = [week for path in asked.files for week in weeks_in(path)]
    said = {week.name: as_read(messages(compiled(week), Speech())) for week in weeks}
    if asked.before:
        _write(asked.before, said)
    elif asked.blind:
        _pair(weeks, said, json.loads(BEFORE.read_text(encoding="utf-8")), asked.blind)
    else:
        for week in weeks:
            print(f"=== {week.name} {week.shape}\n\n{said[week.name]}\n")
            if week.human:
                print(f"--- a human would write\n\n{week.human}\n")


def _pair(
    weeks: Sequence[Week], now: Mapping[str, str], before: Mapping[str, str], folder: Path
) -> None:
    """Each week with its answers and both messages, in an order of its own."""
    chance = SystemRandom()
    key, pages = {}, []
    shuffled = [week for week in weeks if week.name in before]
    chance.shuffle(shuffled)
    for number, week in enumerate(shuffled, start=1):
        order = ["before", "now"]
        chance.shuffle(order)
        key[number] = {"week": week.name, "A": order[0], "B": order[1]}
        versions = {"before": before[week.name], "now": now[week.name]}
        pages.append(
            f"# Week {number}\n\n## What was answered\n\n{_answered(week)}\n\n"
            f"## Message A\n\n{versions[order[0]]}\n\n## Message B\n\n{versions[order[1]]}\n"
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pairs.txt").write_text("\n\n".join(pages), encoding="utf-8")
    _write(folder / "key.json", key)


def _answered(week: Week) -> str:
    lines = [f"{week.people} people were asked."]
    for asked in week.asked:
        lines.append(f"\n{asked.wording}")
        lines += [f"- {_answer(one, asked)}" for one in asked.answers]
    return "\n".join(lines)


def _answer(answer: str | int, asked: Asked) -> str:
    return asked.options[answer] if isinstance(answer, int) and asked.options else str(answer)


def _write(path: Path, content: Mapping[str, object] | Mapping[int, object]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
