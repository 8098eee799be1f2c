"""The one SVG template that every chart is drawn with, and the pieces that go into it.

Each piece has a class and colours of its own: as a picture, and in the PDF, those colours are
seen; the page has the same classes in its style sheet, which also knows dark colours. Text is
#1f2933 or #52606d on white (15:1 and 6.5:1), bars are #1d5c87 in tracks edged with #7b8794 (7.2:1
and 3.7:1): AA for text and for graphics (WCAG 2.2, 1.4.3 and 1.4.11). All lengths are in units of
the drawing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from bot.summaries.charts.wrapping import drawable, wrapped

COLOURS = {
    "paper": "#ffffff",
    "ink": "#1f2933",
    "soft": "#52606d",
    "bar": "#1d5c87",
    "track": "#eef2f6",
    "edge": "#7b8794",
    "rule": "#cbd2d9",
    "tint": "#d3e4f0",
}
BODY, SMALL = 15, 13
GAP = 16

_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{height}" \
viewBox="0 0 {width} {height}" role="img" font-family="Noto Sans">
<title>{title}</title>
{body}
</svg>"""
_TEXT = '<text class="{tone}" fill="{fill}" x="{x}" y="{y}" font-size="{size}"{more}>{text}</text>'
_BOX = (
    '<rect class="{tone}" fill="{fill}" x="{x}" y="{y}" width="{width}" height="{height}"{more}/>'
)


@dataclass(frozen=True)
class Drawn:
    """A piece of a drawing, and how far down it reaches."""

    svg: str
    bottom: int


def framed(title: str, pieces: Iterable[str], width: int, height: int, *, paper: bool) -> str:
    """The whole drawing; on paper of its own, or on that of whatever page it stands on."""
    ground = [box("paper", 0, 0, width, height)] if paper else []
    body = "\n".join(piece for piece in (*ground, *pieces) if piece)
    return _FRAME.format(width=width, height=height, title=escape(drawable(title)), body=body)


def text(
    said: str,
    x: float,
    baseline: float,
    size: int,
    *,
    tone: str = "ink",
    anchor: str = "",
    bold: bool = False,
) -> str:
    """One line of text; `anchor` is "middle" or "end" if x is not its start."""
    more = ' font-weight="bold"' if bold else ""
    more += f' text-anchor="{anchor}"' if anchor else ""
    return _TEXT.format(
        tone=tone,
        fill=COLOURS[tone],
        x=_number(x),
        y=_number(baseline),
        size=size,
        more=more,
        text=escape(said),
    )


def lines(
    said: str,
    x: float,
    baseline: int,
    size: int,
    room: float,
    most: int,
    *,
    tone: str = "ink",
    bold: bool = False,
) -> Drawn:
    """A text in lines below one another, the first on the baseline; it reaches to its last one."""
    step = size * 4 // 3
    fitted = wrapped(said, size, room, most)
    drawn = [
        text(line, x, baseline + step * count, size, tone=tone, bold=bold)
        for count, line in enumerate(fitted)
    ]
    return Drawn("\n".join(drawn), baseline + step * max(len(fitted) - 1, 0))


def box(
    tone: str, x: float, y: float, width: float, height: float, *, round_: int = 0, edge: str = ""
) -> str:
    """A rectangle, edged with another colour if need be."""
    more = f' rx="{round_}"' if round_ else ""
    more += f' stroke="{COLOURS[edge]}"' if edge else ""
    return _BOX.format(
        tone=tone,
        fill=COLOURS[tone],
        x=_number(x),
        y=_number(y),
        width=_number(width),
        height=_number(height),
        more=more,
    )


def dot(x: float, y: float, radius: float, tone: str) -> str:
    """A round mark."""
    return (
        f'<circle class="{tone}" fill="{COLOURS[tone]}" cx="{_number(x)}" cy="{_number(y)}" '
        f'r="{_number(radius)}"/>'
    )


def stroke(points: Sequence[tuple[float, float]], tone: str, width: float) -> str:
    """A line through the points; nothing for fewer than two."""
    if len(points) < 2:
        return ""
    through = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    return (
        f'<polyline class="line-{tone}" fill="none" stroke="{COLOURS[tone]}" '
        f'stroke-width="{_number(width)}" stroke-linejoin="round" points="{through}"/>'
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
