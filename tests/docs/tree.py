"""The repository as a reader meets it: its files, its pages and what they say."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_LEFT_BY_TOOLS = {".git", ".venv", "build", "dist", "node_modules"}
_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")


def files() -> list[Path]:
    """Every file that git tracks or would track; without git, every file that is no tool's."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode != 0:
        return sorted(_files_without_git())
    names = listing.stdout.decode().split("\0")
    return sorted(ROOT / name for name in names if name and (ROOT / name).is_file())


def _files_without_git() -> Iterator[Path]:
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        left_by_tools = any(
            part in _LEFT_BY_TOOLS or part.endswith(("cache", "cache__", ".egg-info"))
            for part in parts
        )
        if path.is_file() and not left_by_tools:
            yield path


def pages() -> list[Path]:
    """Every page written for readers."""
    return [path for path in files() if path.suffix == ".md"]


def name_of(path: Path) -> str:
    """A path as a reader of the repository writes it."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path | str) -> str | None:
    """A file's text, or None if it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def page(name: str) -> str:
    """A page's text; a page that is missing fails the test that wanted it."""
    assert (ROOT / name).is_file(), f"{name} is missing"
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A page without its fenced blocks of code."""
    return _FENCE.sub("", text)


def code_spans(text: str) -> list[str]:
    """What stands between single backticks outside fenced blocks."""
    return _SPAN.findall(prose(text))


def sections(text: str) -> dict[str, str]:
    """Each heading's text, with what stands under it down to the next heading of its rank.

    Headings inside fenced blocks are not headings.
    """
    found: list[tuple[int, str, int]] = []
    offset = 0
    fenced = False
    for line in text.splitlines(keepends=True):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        heading = re.match(r"(#{1,6})\s+(.+?)\s*$", line)
        if heading and not fenced:
            found.append((len(heading[1]), heading[2], offset))
        offset += len(line)
    bodies: dict[str, str] = {}
    for index, (rank, title, start) in enumerate(found):
        later = (begin for other, _, begin in found[index + 1 :] if other <= rank)
        bodies[title] = text[start : next(later, len(text))]
    return bodies
