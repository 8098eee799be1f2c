"""The week's shares as bars: of one question for the page, or all as one picture for the chat.

Every bar has its label above it and its share in words of number beside that, so that nothing is
told by length or colour alone.
"""

from pathlib import Path

from bot.summaries import wording
from bot.summaries.charts.drawing import BODY, GAP, SMALL, Drawn, box, framed, lines, text
from bot.summaries.charts.wrapping import width
from bot.summaries.model import Section, Summary
from bot.texts.speech import Speech

ZOOM = 3
"""Pixels for each unit of the picture, so that it is crisp on a phone."""
WIDTH = 480
"""Of the picture for the chat: narrow, so that its words are large where it fills a phone."""
TALLEST = 2800
"""Telegram takes photos whose width and height add up to 10000 pixels (Bot API, sendPhoto)."""
MOST_LINES, MOST_LINES_IN_CHAT = 30, 4
"""Of the label above a bar. The chat's picture must not grow too tall; its words follow it."""
COLUMN = 320
"""The width of a chart on the page and in the PDF: that of a small phone."""
ROOM = COLUMN * 9 // 10
"""What words take of it at most: the page shows them in the reader's font, which may be wider."""
FONTS = Path(__file__).with_name("fonts")

_MARGIN = 28
_BAR = 13
_TITLE, _QUESTION = 22, 17


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
    """The shares of all questions, on paper; None if no question was a scale or a choice."""
    sections = [section for section in summary.sections if section.figures]
    if not sections:
        return None
    title = speech.label(
        "summary-chart-title", number=summary.number, group=wording.inline(summary.group)
    )
    pieces = [_title(title, summary, speech)]
    room = WIDTH - 2 * _MARGIN
    for section in sections:
        drawn = _section(section, speech, pieces[-1].bottom)
        if drawn.bottom > TALLEST:
            more = speech.label("summary-chart-more")
            top = pieces[-1].bottom + 36
            pieces.append(lines(more, _MARGIN, top, SMALL, room, 2, tone="soft"))
            break
        pieces.append(drawn)
    how = speech.label("summary-how-shares")
    foot = lines(how, _MARGIN, pieces[-1].bottom + 36, SMALL, room, 3, tone="soft")
    svgs = [piece.svg for piece in (*pieces, foot)]
    return framed(title, svgs, WIDTH, foot.bottom + _MARGIN, paper=True)


def section_svg(title: str, section: Section, speech: Speech) -> str:
    """The shares of one question, on no paper of its own, and without the question's words."""
    drawn = _rows(section, speech, 0, COLUMN, 0, most=MOST_LINES)
    return framed(title, [drawn.svg], COLUMN, drawn.bottom + 2, paper=False)


def _title(title: str, summary: Summary, speech: Speech) -> Drawn:
    room = WIDTH - 2 * _MARGIN
    head = lines(title, _MARGIN, _MARGIN + 22, _TITLE, room, 2, bold=True)
    period = wording.period(speech, summary)
    below = lines(period, _MARGIN, head.bottom + 26, BODY, room, 2, tone="soft")
    return Drawn(f"{head.svg}\n{below.svg}", below.bottom)


def _section(section: Section, speech: Speech, top: int) -> Drawn:
    room = WIDTH - 2 * _MARGIN
    rule = box("rule", _MARGIN, top + 24, room, 1)
    asked = wording.inline(section.wording)
    question = lines(asked, _MARGIN, top + 58, _QUESTION, room, 4, bold=True)
    answered = wording.answered(speech, section.answered)
    below = lines(answered, _MARGIN, question.bottom + 24, SMALL, room, 1, tone="soft")
    rows = _rows(section, speech, _MARGIN, room, below.bottom + 14, most=MOST_LINES_IN_CHAT)
    return Drawn("\n".join((rule, question.svg, below.svg, rows.svg)), rows.bottom)


def _rows(section: Section, speech: Speech, left: int, room: int, top: int, *, most: int) -> Drawn:
    pieces, bottom = [], top
    for index, figure in enumerate(section.figures):
        label = wording.label(speech, section, figure)
        share = wording.share(speech, figure)
        row = _row(label, share, figure.percent, left, room, bottom + GAP * bool(index), most)
        pieces.append(row.svg)
        bottom = row.bottom
    return Drawn("\n".join(pieces), bottom)


def _row(said: str, share: str, percent: int, left: int, room: int, top: int, most: int) -> Drawn:
    beside = width(share, BODY) + GAP
    label = lines(said, left, top + BODY, BODY, room * ROOM / COLUMN - beside, most)
    number = text(share, left + room, top + BODY, BODY, anchor="end", bold=True)
    under = label.bottom + 8
    track = box("track", left + 0.5, under + 0.5, room - 1, _BAR - 1, round_=3, edge="edge")
    full = (room - 1) * percent / 100
    bar = box("bar", left + 0.5, under + 0.5, full, _BAR - 1, round_=3) if full else ""
    svg = "\n".join(piece for piece in (label.svg, number, track, bar) if piece)
    return Drawn(svg, under + _BAR)
