"""How `afterword themes` tells what it found: in lines to read, or for programs."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.summaries.themes.model import Lean, Themes
from bot.summaries.themes.surveys.model import Survey

WIDTH = 100
MOST_OTHERS = 100
"""Other voices that are printed for each group; --json has them all."""
LEANS = 2 / 3
"""So much of what praises or criticises must be on one side, and a third of all answers."""

Group = tuple[str | None, tuple[int, ...]]
"""A group's value, or None if there are no groups, and its rows."""
Found = tuple[Group, Themes]


@dataclass(frozen=True)
class Heard:
    """The cells of the column with answers, and the rows that say something and are read.

    `nothing` are the rows that say nothing about it ("n/a"); `sample_of` is how many answers
    there are where only a sample of them is read.
    """

    answers: tuple[str, ...]
    rows: tuple[int, ...]
    nothing: tuple[int, ...] = ()
    sample_of: int | None = None


def as_json(survey: Survey, text: int, heard: Heard, found: Sequence[Found]) -> dict[str, object]:
    """What is found, with rows counted from 0 below the headings."""
    themes: list[dict[str, object]] = []
    other: list[int] = []
    for (value, rows), one in found:
        told: dict[str, object] = {} if value is None else {"group": value}
        for theme in one.themes:
            behind = [rows[index] for index in theme.answers]
            quotes = [rows[index] for index in theme.quotes]
            lean = {"leans": leaning_of(theme.lean)} | counts(theme.lean) if theme.lean else {}
            themes.append({"name": theme.name, "rows": behind, "quotes": quotes} | lean | told)
        other.extend(rows[index] for index in one.other)
    whole: dict[str, object] = {
        "column": survey.headings[text],
        "first_row": survey.first_row,
        "themes": themes,
        "other": sorted(other),
        "nothing": list(heard.nothing),
    }
    if heard.sample_of is not None:
        whole["sample"] = {"rows": list(heard.rows), "of": heard.sample_of}
    return whole


def as_text(heard: Heard, found: Sequence[Found]) -> Iterator[str]:
    """What is found, for reading in a terminal."""
    if any(_shared(one) for _, one in found):
        yield "An answer that makes several points may stand in several themes."
        yield ""
    for (value, rows), one in found:
        if value is not None:
            yield f"== {one_line(value) or '(blank)'} =="
            yield ""
        for theme in one.themes:
            yield f"{one_line(theme.name)} ({len(theme.answers):,} answers)"
            if theme.lean:
                yield f"  {leaning_in_words(theme.lean)}"
            yield from (f'  "{one_line(heard.answers[rows[index]])}"' for index in theme.quotes)
            yield ""
        if one.other:
            yield f"Other voices ({len(one.other):,})"
            shown = one.other[:MOST_OTHERS]
            yield from (f'  "{one_line(heard.answers[rows[index]])}"' for index in shown)
            if len(one.other) > len(shown):
                yield f"  and {len(one.other) - len(shown):,} more: --json has them all."
            yield ""


def _shared(themes: Themes) -> bool:
    often = Counter(index for theme in themes.themes for index in theme.answers)
    return any(count > 1 for count in often.values())


def counts(lean: Lean) -> dict[str, object]:
    """The numbers behind how a theme leans."""
    return {"praise": lean.praise, "criticism": lean.criticism, "neither": lean.neither}


def leaning_of(lean: Lean) -> str:
    """To which side a theme leans: "praise", "criticism", "both" or "neither"."""
    sides = lean.praise + lean.criticism
    more, word = max((lean.criticism, "criticism"), (lean.praise, "praise"))
    if more >= 2 and more >= LEANS * sides and more * 3 >= sides + lean.neither:
        return word
    return "both" if min(lean.praise, lean.criticism) >= 2 else "neither"


def leaning_in_words(lean: Lean) -> str:
    """How a theme leans, as a sentence with its numbers."""
    said = {
        "praise": "By their words they lean to praise",
        "criticism": "By their words they lean to criticism",
        "both": "By their words there is praise and criticism",
        "neither": "By their words they lean to no side",
    }[leaning_of(lean)]
    return f"{said}: praise {lean.praise:,}, criticism {lean.criticism:,}, neither {lean.neither:,}"


def one_line(text: str, width: int | None = WIDTH) -> str:
    """A text on one line, cut short, without what a terminal would obey (ECMA-48)."""
    plain = "".join(c if unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text)
    line = " ".join(plain.split())
    if width is None or len(line) <= width:
        return line
    return line[: width - 1].rstrip() + "…"
