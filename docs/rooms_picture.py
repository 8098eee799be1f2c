"""Draws the rooms of the code as one picture, from the code's own imports.

`python docs/rooms_picture.py` writes docs/pictures/rooms.svg anew; a test says when it has to be.
An arrow goes from a room to one that it imports; what an arrow's end knows itself is not drawn
again. The layers are those that `[tool.importlinter]` in pyproject.toml holds.
"""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "rooms.svg"
TOPS = ("bot", "storage", "prompts")
CONTRACT = "Imports run one way"
WIDTH, MARGIN, GAP = 960, 24, 18
BOX, LINE, BETWEEN = 34, 15, 44
"""Pixels: a box with no rooms inside, a line of them, and between two layers."""
LETTERS = 6.1
"""Pixels that a letter takes at most on the average, at the size of the inner rooms."""
STYLE = """
  svg { background: #fff; font-family: system-ui, sans-serif; color: #1f2933; }
  rect { fill: #f4f6f8; stroke: #52606d; }
  .name { font-size: 14px; font-weight: 600; fill: #1f2933; }
  .inner { font-size: 11px; fill: #3e4c59; }
  path { fill: none; stroke: #627d98; stroke-width: 1.2; }
  marker path { fill: #627d98; stroke: none; }
"""


@dataclass(frozen=True)
class Room:
    """A part of the whole, and the rooms inside it."""

    name: str
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """Where a room is drawn, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return self.x + self.width / 2


def layers(root: Path = ROOT) -> tuple[tuple[str, ...], ...]:
    """The layers of the contract, highest first, each with the rooms that stand side by side.

    Raises LookupError if there is no such contract.
    """
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["name"] == CONTRACT:
            return tuple(tuple(layer.split(" | ")) for layer in contract["layers"])
    raise LookupError(CONTRACT)


def rooms(root: Path = ROOT) -> dict[str, Room]:
    """Every room of a layer, by its dotted name."""
    found = (one for layer in layers(root) for one in layer)
    return {name: Room(name, tuple(_inside(root.joinpath(*name.split("."))))) for name in found}


def arrows(root: Path = ROOT) -> set[tuple[str, str]]:
    """Which room imports which, without those that go over a third one anyway."""
    known = set(rooms(root))
    direct = {
        (of, to)
        for name, names in _imports(root)
        for imported in names
        if (of := _room_of(name, known)) and (to := _room_of(imported, known)) and of != to
    }
    return {one for one in direct if not _goes_over_another(one, direct)}


def drawn(root: Path = ROOT) -> str:
    """The picture, as SVG."""
    frames = _frames(root)
    height = max(frame.y + frame.height for frame in frames.values()) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img">',
        "<title>The rooms of the code, and which imports which</title>",
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>',
        *(_arrow(frames[of], frames[to]) for of, to in sorted(arrows(root))),
        *(line for room in rooms(root).values() for line in _box(room, frames[room.name])),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _inside(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            yield path.name


def _imports(root: Path) -> Iterator[tuple[str, set[str]]]:
    for top in TOPS:
        for path in sorted((root / top).rglob("*.py")):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(root).with_suffix("").parts)
                yield name, set(_imported(ast.parse(path.read_text(encoding="utf-8"))))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _room_of(name: str, known: set[str]) -> str | None:
    parts = name.split(".")
    starts = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((start for start in starts if start in known), None)


def _goes_over_another(arrow: tuple[str, str], direct: set[tuple[str, str]]) -> bool:
    of, to = arrow
    reached, ahead = set[str](), {end for start, end in direct if start == of and end != to}
    while ahead:
        reached |= ahead
        ahead = {end for start, end in direct if start in ahead} - reached
    return to in reached


def _frames(root: Path) -> dict[str, Frame]:
    known, frames, y = rooms(root), dict[str, Frame](), float(MARGIN)
    for layer in layers(root):
        width = (WIDTH - 2 * MARGIN - GAP * (len(layer) - 1)) / len(layer)
        width = min(width, 420.0)
        start = (WIDTH - len(layer) * width - GAP * (len(layer) - 1)) / 2
        height = max(BOX + LINE * len(_lines(known[name], width)) for name in layer)
        for number, name in enumerate(layer):
            frames[name] = Frame(start + number * (width + GAP), y, width, height)
        y += height + BETWEEN
    return frames


def _lines(room: Room, width: float) -> list[str]:
    lines: list[str] = []
    for name in room.inside:
        longer = f"{lines[-1]} · {name}" if lines else name
        if lines and len(longer) * LETTERS <= width - 20:
            lines[-1] = longer
        else:
            lines.append(name)
    return lines


def _box(room: Room, at: Frame) -> Iterator[str]:
    name = room.name.removeprefix("bot.")
    yield (
        f'<rect x="{at.x:.1f}" y="{at.y:.1f}" width="{at.width:.1f}" height="{at.height:.1f}" '
        'rx="6"/>'
    )
    yield f'<text class="name" x="{at.x + 10:.1f}" y="{at.y + 21:.1f}">{escape(name)}</text>'
    for number, line in enumerate(_lines(room, at.width)):
        y = at.y + BOX + LINE * number + 4
        yield f'<text class="inner" x="{at.x + 10:.1f}" y="{y:.1f}">{escape(line)}</text>'


def _arrow(of: Frame, to: Frame) -> str:
    """From the lower edge of a room to the upper edge of one below, leaning towards it."""
    lean = (to.middle - of.middle) / WIDTH
    x, y = of.middle + lean * of.width * 0.8, of.y + of.height
    end_x, end_y = to.middle - lean * to.width * 0.8, to.y
    bend = (end_y - y) * 0.5
    return (
        f'<path marker-end="url(#tip)" d="M{x:.1f} {y:.1f} C{x:.1f} {y + bend:.1f} '
        f'{end_x:.1f} {end_y - bend:.1f} {end_x:.1f} {end_y:.1f}"/>'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
