"""The command that finds themes in an existing survey: `afterword themes FILE`."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.commands.command import DONE, FAILED, add
from bot.commands.progress import Bar
from bot.commands.themes_told import Found, Group, Heard, as_json, as_text, one_line
from bot.summaries.themes.finding import TIMEOUT, find_themes
from bot.summaries.themes.model import Method, Themes, Voice
from bot.summaries.themes.surveys.amount import sample, too_many
from bot.summaries.themes.surveys.cleaning import clean, has_words, says_something
from bot.summaries.themes.surveys.columns import answers_column, column
from bot.summaries.themes.surveys.model import BadSurvey, Survey
from bot.summaries.themes.surveys.reading import read_survey

SECONDS_AN_ANSWER = 0.1
"""Added to the time allowed: many times what an answer takes."""
MOST_EXAMPLES = 3
NOTES = {
    Method.MEANING: "",
    Method.WORDS: "The sentence embeddings could not be used, so themes are by shared words only.",
    Method.NONE: "No themes could be looked for: see docs/themes.md for what to install.",
}


def add_themes(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this file."""
    part = add(parts, "themes", _themes, "Find the themes in a survey: a CSV file or a workbook.")
    part.add_argument("file", type=Path, metavar="FILE", help="CSV, TSV, .xlsx, .xls or .ods")
    part.add_argument("--text", metavar="COLUMN", help="the answers; by default what reads so most")
    part.add_argument("--group", metavar="COLUMN", help="look for themes in each group by itself")
    part.add_argument("--sheet", metavar="NAME", help="which sheet of a workbook to read")
    part.add_argument("--encoding", metavar="NAME", help="of a text file, if it is guessed wrongly")
    part.add_argument("--sample", type=_size, metavar="N", help="take N answers, always the same")
    part.add_argument("--json", action="store_true", help="for programs")


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of answers")
    return int(text)


def _themes(arguments: argparse.Namespace) -> int:
    file = str(arguments.file)
    try:
        survey = read_survey(arguments.file, encoding=arguments.encoding, sheet=arguments.sheet)
        _say(*survey.said)
        text = _column(survey, arguments.text, file)
        group = None if arguments.group is None else column(survey, arguments.group, file)
        heard = _heard(survey, text, file)
        heard = _in_good_time(heard, arguments.sample, file)
    except BadSurvey as problem:
        _say(str(problem))
        return FAILED
    found = _found(heard, _groups(survey, group, heard))
    worst = [themes.method for (_, rows), themes in found if _can_have_themes(heard, rows)]
    for method in (Method.WORDS, Method.NONE):
        if method in worst:
            _say(NOTES[method])
    if arguments.json:
        print(json.dumps(as_json(survey, text, heard, found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(heard, found)))
    return FAILED if Method.NONE in worst else DONE


def _say(*sentences: str) -> None:
    for sentence in sentences:
        print(one_line(sentence, None), file=sys.stderr)


def _column(survey: Survey, wanted: str | None, file: str) -> int:
    if wanted is not None:
        return column(survey, wanted, file)
    taken, second = answers_column(survey, file)
    more = f' The next best is "{survey.headings[second]}".' if second is not None else ""
    _say(f'The answers are in "{survey.headings[taken]}".{more}')
    return taken


def _heard(survey: Survey, text: int, file: str) -> Heard:
    """The answers of a column, and the rows that say something.

    Raises BadSurvey if none does.
    """
    answers = [clean(row[text]) for row in survey.rows]
    filled = [row for row, answer in enumerate(answers) if answer]
    rows = tuple(row for row in filled if says_something(answers[row]))
    nothing = tuple(sorted(set(filled) - set(rows)))
    if nothing:
        said = Counter(one_line(answers[row], 40) for row in nothing).most_common(MOST_EXAMPLES)
        examples = ", ".join(f'"{answer}"' for answer, _ in said)
        _say(f"Cells that say nothing about it, and are left out: {len(nothing):,} ({examples}).")
    if not rows:
        raise BadSurvey(f'{file}: there are no answers in "{survey.headings[text]}".')
    return Heard(tuple(answers), rows, nothing)


def _in_good_time(heard: Heard, size: int | None, file: str) -> Heard:
    """All answers, or a sample of them.

    Raises BadSurvey if there are too many.
    """
    whole = len(heard.rows)
    if size is not None and size < whole:
        _say(f"A sample of {size:,} of {whole:,} answers is read, the same ones each time.")
        heard = Heard(heard.answers, tuple(sample(heard.rows, size)), heard.nothing, whole)
    most = too_many([heard.answers[row] for row in heard.rows])
    if most is not None:
        raise BadSurvey(
            f"{file} has {len(heard.rows):,} answers to read, which would take more than ten "
            f"minutes or too much memory. Take some of them: --sample {most}"
        )
    return heard


def _found(heard: Heard, groups: Sequence[Group]) -> list[Found]:
    bar, before, whole = Bar("Reading answers"), 0, len(heard.rows)
    found: list[Found] = []
    try:
        for group in groups:
            started = before
            themes = _themes_of(heard, group[1], lambda done, at=started: bar(at + done, whole))  # type: ignore[misc]
            found.append((group, themes))
            before += len(group[1])
    finally:
        bar.done()
    return found


def _themes_of(heard: Heard, rows: Sequence[int], progress: Callable[[int], None]) -> Themes:
    """The themes of some rows; answers are told by their index in `rows`."""
    voices = [Voice(heard.answers[row] if has_words(heard.answers[row]) else "") for row in rows]
    found = find_themes(
        voices,
        timeout=TIMEOUT + SECONDS_AN_ANSWER * len(voices),
        progress=progress,
        several=True,
    )
    # Pictures alone ("👍") are in no theme, and nothing is lost.
    pictures = [index for index, voice in enumerate(voices) if not voice.text]
    return Themes(found.themes, tuple(sorted([*found.other, *pictures])), found.method)


def _can_have_themes(heard: Heard, rows: Sequence[int]) -> bool:
    """Whether there is enough for a theme at all."""
    return sum(has_words(heard.answers[row]) for row in rows) > 1


def _groups(survey: Survey, group: int | None, heard: Heard) -> list[Group]:
    """The rows of each group, in the order in which the groups first come."""
    rows: dict[str | None, list[int]] = {}
    for row in heard.rows:
        value = None if group is None else " ".join(clean(survey.rows[row][group]).split())
        rows.setdefault(value, []).append(row)
    return [(value, tuple(indexes)) for value, indexes in rows.items()]
