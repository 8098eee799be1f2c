"""The command that finds themes in an existing survey: `afterword themes FILE`."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.commands.command import DONE, FAILED, add
from bot.commands.progress import Bar
from bot.summaries.themes.finding import TIMEOUT, find_themes
from bot.summaries.themes.model import Method, Themes, Voice
from bot.summaries.themes.survey import BadFile, Survey, column, read_survey

SECONDS_AN_ANSWER = 0.1
"""Added to the time allowed: many times what an answer takes."""
WIDTH = 100
NOTES = {
    Method.MEANING: "",
    Method.WORDS: "The sentence embeddings could not be used, so themes are by shared words only.",
    Method.NONE: "No themes could be looked for: see docs/themes.md for what to install.",
}

Group = tuple[str | None, tuple[int, ...]]
"""A group's value, or None if there are no groups, and its rows."""
Found = tuple[Group, Themes]


def add_themes(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this file."""
    part = add(parts, "themes", _themes, "Find the themes in a survey: a CSV or .xlsx file.")
    part.add_argument("file", type=Path, metavar="FILE", help="CSV, TSV or .xlsx, with headings")
    part.add_argument("--text", metavar="COLUMN", help="the answers; the wordiest by default")
    part.add_argument("--group", metavar="COLUMN", help="look for themes in each group by itself")
    part.add_argument("--json", action="store_true", help="for programs")


def _themes(arguments: argparse.Namespace) -> int:
    file = str(arguments.file)
    try:
        survey = read_survey(arguments.file)
        text = column(survey, arguments.text, file)
        group = None if arguments.group is None else column(survey, arguments.group, file)
    except BadFile as problem:
        print(problem, file=sys.stderr)
        return FAILED
    if arguments.text is None:
        print(f'The answers are in "{survey.headings[text]}".', file=sys.stderr)
    answers = [row[text] for row in survey.rows]
    found = _found(answers, _groups(survey, group))
    worst = [themes.method for (_, rows), themes in found if _some(answers, rows)]
    for method in (Method.WORDS, Method.NONE):
        if method in worst:
            print(NOTES[method], file=sys.stderr)
    if arguments.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(found, answers)))
    return FAILED if Method.NONE in worst else DONE


def as_json(found: Sequence[Found]) -> dict[str, object]:
    """What is found, with rows counted from 0 below the headings."""
    themes: list[dict[str, object]] = []
    other: list[int] = []
    for (value, rows), one in found:
        told: dict[str, object] = {} if value is None else {"group": value}
        for theme in one.themes:
            behind = [rows[place] for place in theme.answers]
            quotes = [rows[place] for place in theme.quotes]
            themes.append({"name": theme.name, "rows": behind, "quotes": quotes} | told)
        other.extend(rows[place] for place in one.other)
    return {"themes": themes, "other": sorted(other)}


def as_text(found: Sequence[Found], answers: Sequence[str]) -> Iterator[str]:
    """What is found, for reading in a terminal."""
    for (value, rows), one in found:
        if value is not None:
            yield f"== {_line(value) or '(blank)'} =="
            yield ""
        for theme in one.themes:
            yield f"{_line(theme.name)} ({len(theme.answers)} answers)"
            yield from (f'  "{_line(answers[rows[place]])}"' for place in theme.quotes)
            yield ""
        if one.other:
            yield f"Other voices ({len(one.other)})"
            yield from (f'  "{_line(answers[rows[place]])}"' for place in one.other)
            yield ""
        if not one.themes and not one.other:
            yield "There are no answers."


def _found(answers: Sequence[str], groups: Sequence[Group]) -> list[Found]:
    bar, before, whole = Bar("Reading answers"), 0, len(answers)
    found: list[Found] = []
    try:
        for group in groups:
            voices = [Voice(answers[row]) for row in group[1]]
            started = before
            themes = find_themes(
                voices,
                timeout=TIMEOUT + SECONDS_AN_ANSWER * len(voices),
                progress=lambda done, started=started: bar(started + done, whole),  # type: ignore[misc]
            )
            found.append((group, themes))
            before += len(voices)
    finally:
        bar.done()
    return found


def _groups(survey: Survey, group: int | None) -> list[Group]:
    """The rows of each group, in the order in which the groups first come."""
    rows: dict[str | None, list[int]] = {}
    for place, row in enumerate(survey.rows):
        rows.setdefault(None if group is None else " ".join(row[group].split()), []).append(place)
    return [(value, tuple(places)) for value, places in rows.items()]


def _some(answers: Sequence[str], rows: Sequence[int]) -> bool:
    """Whether there is enough for a theme at all."""
    return sum(bool(answers[row].strip()) for row in rows) > 1


def _line(text: str) -> str:
    """A text on one line, cut short, without what a terminal would obey (ECMA-48)."""
    plain = "".join(c if unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text)
    line = " ".join(plain.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…"
