"""Read packs from their files, so that a mistake in one is explained with its line."""

from __future__ import annotations

import codecs
import re
import tomllib
from importlib.resources import files
from pathlib import Path

from prompts.checking import check_pack
from prompts.entries import Problem
from prompts.lines import NotClosed, NotToml, find_lines
from prompts.model import Pack

_SAID_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CURLY = re.compile(r"=\s*\[?\s*[“”„‘’«]")
_QUOTES_HINT = 'Words stand between straight quotes: "…".'

# What tomllib says (the start of it), and what a person should do about it.
_WHAT_TO_DO: tuple[tuple[str, str], ...] = (
    (
        "Illegal character",
        'A quote that begins on this line is not closed on it. Put a " at the end, or use three '
        'quotes (""") at both ends for a text of several lines.',
    ),
    (
        "Unescaped '\\'",
        "A backslash (\\) has a meaning of its own inside quotes. Write it twice (\\\\), or take "
        "it out.",
    ),
    (
        "Expected '='",
        'Every line is a name, an equals sign and a value, such as id = "next-step". Begin a '
        "comment with #.",
    ),
    (
        "Expected newline",
        'There is something after the end of the value. Write one name = value a line; a " '
        'inside a text is written \\".',
    ),
    (
        "Expected ']",
        "The brackets of this heading are not closed. Write [themes] or [[prompt]].",
    ),
    (
        "Cannot overwrite",
        "The same name is given twice in one place. Take one of the two lines out, or begin the "
        "next prompt with [[prompt]].",
    ),
    (
        "Cannot declare",
        "This heading is there twice. [themes] stands once; each prompt begins with [[prompt]], "
        "in two pairs of brackets.",
    ),
    (
        "Cannot mutate",
        "The same name is given twice in one place. Take one of the two out.",
    ),
    (
        "Invalid initial character",
        "A name is missing or has an odd character in it. Names are small letters, digits and "
        "hyphens.",
    ),
    (
        "Invalid statement",
        'This line can\'t be read. Write name = "value", or begin a comment with #.',
    ),
    ("Invalid value", f"The value after the equals sign can't be read. {_QUOTES_HINT}"),
)
_NOT_CLOSED = (
    'Something that begins on this line is not closed. Look for a missing " or """ at the end '
    "of a text, and for a missing comma or ] in a list."
)


class PackError(Exception):
    """A pack's file has mistakes in it. line and message are those of the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"line {one.line}: {one.message}" for one in problems))
        self.problems = problems

    @property
    def line(self) -> int:
        """The line of the first mistake, from 1; 0 means the file as a whole."""
        return self.problems[0].line

    @property
    def message(self) -> str:
        """What the first mistake is, and what to do about it."""
        return self.problems[0].message


def load_pack(source: Path | bytes | str) -> Pack:
    """Read a pack from its file (a Path), or from what stands in one (bytes or str).

    Raises PackError with every mistake found, and OSError if the file can't be read at all.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    text = _decode(content) if isinstance(content, bytes) else content
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if not text.strip():
        raise PackError((Problem(1, "The file is empty. Copy a shipped pack and change it."),))
    data = _parse(text)
    pack, problems = check_pack(data, find_lines(text))
    if pack is None:
        raise PackError(problems)
    return pack


def shipped_packs() -> tuple[Pack, ...]:
    """The packs that come with the program, by id. Reads them anew each time."""
    folder = files("prompts").joinpath("packs")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(sorted((load_pack(entry.read_bytes()) for entry in found), key=_pack_id))


def check_file(path: Path) -> list[str]:
    """What is wrong with a pack's file, as lines "FILE:12: message"; none if all is well."""
    try:
        load_pack(path)
    except FileNotFoundError:
        return [f"{path}: There is no such file. Check the name and the folder."]
    except IsADirectoryError:
        return [f"{path}: This is a folder. Name one file in it."]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [f"{path}: The file can't be read ({reason}). Check that you may open it."]
    except PackError as error:
        return [f"{path}:{one.line}: {one.message}" for one in error.problems]
    return []


def _pack_id(pack: Pack) -> str:
    return pack.id


def _decode(content: bytes) -> str:
    try:
        if not content.startswith(_OTHER_ENCODINGS):
            return content.decode("utf-8")
        line = 1
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    raise PackError(
        (
            Problem(
                line,
                "This line has a character that is not UTF-8. Save the file again with the "
                "encoding UTF-8 (in most editors: Save as, Encoding).",
            ),
        )
    )


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError((_explain(text, str(error)),)) from None
    except RecursionError:
        problem = Problem(1, "Lists stand inside lists far too deep. A pack has simple lists only.")
        raise PackError((problem,)) from None


def _explain(text: str, said: str) -> Problem:
    """Put what tomllib said into a person's words, at the line where the mistake was made."""
    found = _SAID_AT.search(said)
    last = text.rstrip("\n").count("\n") + 1
    line = int(found["line"]) if found and found["line"] else last
    content = text.split("\n")[line - 1]
    if _CURLY.search(content):
        return Problem(line, f"There are curly quotes (“ ”) on this line. {_QUOTES_HINT}")
    unclosed = _not_closed_at(text)
    if unclosed is not None and unclosed != line:
        return Problem(unclosed, _NOT_CLOSED)
    for start, what_to_do in _WHAT_TO_DO:
        if said.startswith(start):
            return Problem(line, what_to_do)
    return Problem(line, _NOT_CLOSED if unclosed else f"This can't be read as TOML: {said}.")


def _not_closed_at(text: str) -> int | None:
    try:
        find_lines(text)
    except NotClosed as found:
        return found.line
    except (NotToml, RecursionError):
        return None
    return None
