"""The week's shares as one picture, drawn from a hand-written SVG template.

Every bar has its label before it and its share in words of number after it, so that nothing is
told by length or colour alone. Text is #1f2933 or #52606d on white (15:1 and 6.5:1), bars are
#1d5c87 in tracks edged with #7b8794 (7.2:1 and 3.7:1): AA for text and for graphics (WCAG 2.2,
1.4.3 and 1.4.11).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bot.summaries import wording
from bot.summaries.model import Figure, Section, Summary
from bot.summaries.wrapping import wrapped
from bot.texts.speech import Speech

ZOOM = 2
"""Pixels for each unit of the drawing, so that it is crisp on a phone."""
WIDTH = 720
TALLEST = 4000
"""Telegram takes photos whose width and height add up to 10000 pixels (Bot API, sendPhoto)."""
FONTS = Path(__file__).with_name("fonts")

_MARGIN = 36
_ROOM = WIDTH - 2 * _MARGIN
_LABEL_ROOM = 208
_BAR_LEFT = _MARGIN + _LABEL_ROOM + 16
_BAR_ROOM = 264
_SHARE_LEFT = _BAR_LEFT + _BAR_ROOM + 14

_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
viewBox="0 0 {width} {height}" role="img" font-family="Noto Sans" fill="#1f2933">
<rect width="{width}" height="{height}" fill="#ffffff"/>
{body}
</svg>"""
_TEXT = '<text x="{x}" y="{y}" font-size="{size}"{style}>{text}</text>'
_RULE = '<rect x="{x}" y="{y}" width="{width}" height="1" fill="#cbd2d9"/>'
_BAR = """\
<rect x="{x}.5" y="{y}.5" width="{room}" height="19" rx="3" fill="#eef2f6" stroke="#7b8794"/>
<rect x="{x}.5" y="{y}.5" width="{length}" height="19" rx="3" fill="#1d5c87"/>"""
_BOLD = ' font-weight="bold"'
_SOFT = ' fill="#52606d"'


@dataclass(frozen=True)
class _Drawn:
    """A piece of the drawing, and how far down it reaches."""

    svg: str
    bottom: int


def chart_png(summary: Summary, speech: Speech) -> bytes | None:
    """The chart as a PNG picture; None if no question was a scale or a choice."""
    svg = chart_svg(summary, speech)
    if svg is None:
        return None
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=ZOOM,
            skip_system_fonts=True,
            font_dirs=[str(FONTS)],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )


def chart_svg(summary: Summary, speech: Speech) -> str | None:
    """The chart as SVG; None if no question was a scale or a choice."""
    sections = [section for section in summary.sections if section.figures]
    if not sections:
        return None
    pieces = [_title(summary, speech)]
    for section in sections:
        drawn = _section(section, speech, pieces[-1].bottom)
        if drawn.bottom > TALLEST:
            more = speech.label("summary-chart-more")
            pieces.append(_lines([more], 14, pieces[-1].bottom + 28, _SOFT))
            break
        pieces.append(drawn)
    foot = wrapped(speech.label("summary-how-shares"), 13, _ROOM, 2)
    pieces.append(_lines(foot, 13, pieces[-1].bottom + 34, _SOFT))
    body = "\n".join(piece.svg for piece in pieces)
    return _FRAME.format(width=WIDTH, height=pieces[-1].bottom + 24, body=body)


def _title(summary: Summary, speech: Speech) -> _Drawn:
    title = speech.label(
        "summary-chart-title", number=summary.number, group=wording.inline(summary.group)
    )
    head = _lines(wrapped(title, 24, _ROOM, 2), 24, 56, _BOLD)
    period = wrapped(wording.period(speech, summary), 15, _ROOM, 2)
    below = _lines(period, 15, head.bottom + 25, _SOFT)
    return _Drawn(f"{head.svg}\n{below.svg}", below.bottom)


def _section(section: Section, speech: Speech, top: int) -> _Drawn:
    rule = _RULE.format(x=_MARGIN, y=top + 22, width=_ROOM)
    asked = wrapped(wording.inline(section.wording), 18, _ROOM, 3)
    question = _lines(asked, 18, top + 54, _BOLD)
    answered = _lines([wording.answered(speech, section.answered)], 14, question.bottom + 23, _SOFT)
    pieces, bottom = [rule, question.svg, answered.svg], answered.bottom
    ends = {1: section.low, 5: section.high}
    for figure in section.figures:
        notes = [ends[point] for point in figure.points if ends.get(point)]
        row = _row(figure, notes, speech, bottom + 14)
        pieces.append(row.svg)
        bottom = row.bottom
    return _Drawn("\n".join(pieces), bottom)


def _row(figure: Figure, notes: Sequence[str], speech: Speech, top: int) -> _Drawn:
    label = _lines(wrapped(wording.said(speech, figure), 15, _LABEL_ROOM, 3), 15, top + 15, "")
    note = [line for text in notes for line in wrapped(wording.inline(text), 13, _LABEL_ROOM, 2)]
    under = _lines(note, 13, label.bottom + 18, _SOFT)
    length = _BAR_ROOM * figure.percent // 100
    bar = _BAR.format(x=_BAR_LEFT, y=top, room=_BAR_ROOM, length=length)
    share = _text(wording.share(speech, figure), _SHARE_LEFT, top + 15, 15, "")
    bottom = max(top + 20, label.bottom + 3, under.bottom + 3 if note else 0)
    return _Drawn("\n".join((label.svg, under.svg, bar, share)), bottom)


def _lines(lines: Sequence[str], size: int, baseline: int, style: str) -> _Drawn:
    """Lines below one another, the first on the baseline; it reaches down to the last one's."""
    step = size * 4 // 3
    drawn = [
        _text(line, _MARGIN, baseline + step * count, size, style)
        for count, line in enumerate(lines)
    ]
    return _Drawn("\n".join(drawn), baseline + step * max(len(lines) - 1, 0))


def _text(text: str, x: int, y: int, size: int, style: str) -> str:
    return _TEXT.format(x=x, y=y, size=size, style=style, text=escape(text))
