"""What was said this week, drawn: all questions as one picture for the chat, bars for the page.

Each scale and choice stands there with its sentence, large; a scale has a sign before it, and if it
came more than once a row of weeks below. From 20 answers on there are bars, each with its share in
words of number beside it. So nothing is told by shape, length or colour alone.
"""

from pathlib import Path

from bot.rules.disclosure import FIFTHS
from bot.summaries import wording
from bot.summaries.charts.drawing import BODY, GAP, SMALL, Drawn, box, framed, lines, text
from bot.summaries.charts.strip import COLUMN, HEIGHTS, TALL, row, sign
from bot.summaries.charts.wrapping import width
from bot.summaries.model import Section, Summary
from bot.texts.speech import Speech
from prompts.model import Kind

ZOOM = 2
"""Pixels for each unit of the picture. A usual week is under 1200 pixels high, and stays sharp:
Telegram makes photos of more than 1280 smaller."""
WIDTH = 480
"""Of the picture for the chat: narrow, so that its words are large where it fills a phone."""
TALLEST = 2400
"""Telegram takes photos whose width and height add up to 10000 pixels (Bot API, sendPhoto)."""
MOST_LINES, MOST_LINES_IN_CHAT = 30, 4
"""Of the label above a bar. The chat's picture must not grow too tall; its words follow it."""
ROOM = COLUMN * 9 // 10
"""What words take of it at most: the page shows them in the reader's font, which may be wider."""
FONTS = Path(__file__).with_name("fonts")

_MARGIN = 28
_WIDE = WIDTH - 2 * _MARGIN
_BAR = 13
_TITLE, _QUESTION, _SENTENCE = 22, 15, 20


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
    """What was said of all questions, on paper; None if no question was a scale or a choice."""
    sections = [section for section in summary.sections if section.kind is not Kind.TEXT]
    if not sections:
        return None
    title = speech.label(
        "summary-chart-title", number=summary.number, group=wording.inline(summary.group)
    )
    pieces = [_title(title, summary, speech)]
    for section in sections:
        drawn = _section(section, summary, speech, pieces[-1].bottom)
        if drawn.bottom > TALLEST:
            more = speech.label("summary-chart-more")
            top = pieces[-1].bottom + 36
            pieces.append(lines(more, _MARGIN, top, SMALL, _WIDE, 2, tone="soft"))
            break
        pieces.append(drawn)
    svgs = [piece.svg for piece in pieces]
    return framed(title, svgs, WIDTH, pieces[-1].bottom + 20, paper=True)


def section_svg(title: str, section: Section, speech: Speech) -> str:
    """The bars of one question, on no paper of their own, and without the question's words."""
    drawn = _rows(section, speech, 0, COLUMN, 0, most=MOST_LINES)
    return framed(title, [drawn.svg], COLUMN, drawn.bottom + 2, paper=False)


def _title(title: str, summary: Summary, speech: Speech) -> Drawn:
    head = lines(title, _MARGIN, _MARGIN + 18, _TITLE, _WIDE, 2, bold=True)
    period = wording.period(speech, summary)
    below = lines(period, _MARGIN, head.bottom + 24, SMALL, _WIDE, 2, tone="soft")
    return Drawn(f"{head.svg}\n{below.svg}", below.bottom)


def _section(section: Section, summary: Summary, speech: Speech, top: int) -> Drawn:
    rule = box("rule", _MARGIN, top + 16, _WIDE, 1)
    asked = wording.inline(section.wording)
    question = lines(asked, _MARGIN, top + 38, _QUESTION, _WIDE, 4, bold=True)
    answered = wording.answered(speech, section.answered)
    scale = f"{answered} {wording.scale(speech, section)}".rstrip()
    below = lines(scale, _MARGIN, question.bottom + 21, SMALL, _WIDE, 3, tone="soft")
    pieces = [rule, question.svg, below.svg]
    said = _said(section, speech, below.bottom)
    pieces.append(said.svg)
    bottom = said.bottom
    if section.figures:
        rows = _rows(section, speech, _MARGIN, _WIDE, bottom + 14, most=MOST_LINES_IN_CHAT)
        pieces.append(rows.svg)
        bottom = rows.bottom
    if section.over_weeks:
        weeks = row(section.over_weeks, summary.weeks, speech, _MARGIN, _WIDE, bottom + 14)
        pieces.append(weeks.svg)
        bottom = weeks.bottom
    return Drawn("\n".join(pieces), bottom)


def _said(section: Section, speech: Speech, top: int) -> Drawn:
    """The sentence, large, with its sign; or one for each perspective, less large."""
    if section.splits:
        bottom, pieces = top, []
        for one in section.splits:
            told = wording.split(speech, one)
            drawn = lines(told, _MARGIN, bottom + 26, BODY, _WIDE, 4)
            pieces.append(drawn.svg)
            bottom = drawn.bottom
        return Drawn("\n".join(pieces), bottom)
    drawn_sign, left = "", _MARGIN
    if section.said in HEIGHTS and section.kind is Kind.SCALE:
        drawn_sign, left = sign(section.said, _MARGIN, top + 13), _MARGIN + TALL + 14
    told = wording.whole(speech, section)
    sentence = lines(told, left, top + 33, _SENTENCE, WIDTH - _MARGIN - left, 5, bold=True)
    return Drawn(f"{drawn_sign}\n{sentence.svg}", sentence.bottom)


def _rows(section: Section, speech: Speech, left: int, room: int, top: int, *, most: int) -> Drawn:
    pieces, bottom = [], top
    for index, figure in enumerate(section.figures):
        label = wording.said(speech, figure)
        share = wording.share(speech, figure)
        drawn = _bar(label, share, figure.fifth, left, room, bottom + GAP * bool(index), most)
        pieces.append(drawn.svg)
        bottom = drawn.bottom
    return Drawn("\n".join(pieces), bottom)


def _bar(said: str, share: str, fifth: int, left: int, room: int, top: int, most: int) -> Drawn:
    """A bar in five steps: filled up to the one that the share is in, and that one tinted."""
    beside = width(share, BODY) + GAP
    label = lines(said, left, top + BODY, BODY, room * ROOM / COLUMN - beside, most)
    number = text(share, left + room, top + BODY, BODY, anchor="end", bold=True)
    under, step = label.bottom + 8, room / FIFTHS
    steps = [
        box(
            "bar" if index < fifth else "tint" if index == fifth else "track",
            left + step * index + 1,
            under,
            step - 2,
            _BAR,
            edge="edge",
        )
        for index in range(FIFTHS)
    ]
    return Drawn("\n".join((label.svg, number, *steps)), under + _BAR)
