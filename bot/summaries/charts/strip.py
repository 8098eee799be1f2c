"""What was said of a scale, drawn: a sign for each sentence, and a row of them over weeks.

A sign has a column for each band of the scale, its low end at the left. Its shape alone tells the
sentences apart, and a word stands under each; colour only repeats it.
"""

from collections.abc import Sequence

from bot.rules.disclosure import Said
from bot.summaries.charts.drawing import Drawn, box, framed, text
from bot.summaries.charts.wrapping import wrapped
from bot.summaries.model import LOOKS_BACK, Week
from bot.texts.speech import Speech

COLUMN = 320
"""The width of a chart on the page and in the PDF: that of a small phone."""
HEIGHTS = {
    Said.MOST_LOW: (3, 1, 1),
    Said.MOST_MIDDLE: (1, 3, 1),
    Said.MOST_HIGH: (1, 1, 3),
    Said.DIVIDED: (2, 1, 2),
    Said.NO_ONE_VIEW: (1, 1, 1),
    Said.SPREAD: (2, 2, 2),
}
"""How high each column of a sign is: 3 where most are, 2 where some are, 1 is its foot alone."""
TALL = 24
"""The height of a sign; it is as wide."""
HALF = LOOKS_BACK // 2
_COLUMN, _GAP = 6, 3
_STEPS = {1: 4, 2: 14, 3: TALL}
_WORD = 12
_LINE = 15


def sign(said: Said, left: float, top: float) -> str:
    """The sign of a sentence about a scale."""
    pieces = []
    for index, height in enumerate(HEIGHTS[said]):
        high, x = _STEPS[height], left + index * (_COLUMN + _GAP)
        tone = "bar" if height > 1 else "edge"
        pieces.append(box(tone, x, top + TALL - high, _COLUMN, high))
    return "\n".join(pieces)


def row(
    over_weeks: Sequence[Said | None],
    weeks: Sequence[Week],
    speech: Speech,
    left: float,
    room: float,
    top: int,
    *,
    beside: int = LOOKS_BACK,
) -> Drawn:
    """The signs of so many weeks beside one another, each with its word and its day below it."""
    step = room / beside
    pieces, month = [], 0
    words = [wrapped(_word(said, speech), _WORD, step - 2, 2) for said in over_weeks]
    under = top + TALL + _LINE
    day = under + _LINE * max(len(lines) for lines in words)
    for index, (said, lines, week) in enumerate(zip(over_weeks, words, weeks, strict=True)):
        middle, last = left + step * (index + 0.5), index == len(weeks) - 1
        if said:
            pieces.append(sign(said, middle - TALL / 2, top))
        for count, line in enumerate(lines):
            at = under + _LINE * count if said else top + TALL
            pieces.append(text(line, middle, at, _WORD, anchor="middle", bold=last))
        on = str(week.on.day)
        if week.on.month != month:
            month = week.on.month
            on = f"{on} {speech.label('whole-chart-month', month=month)}"
        tone = "ink" if last else "soft"
        pieces.append(text(on, middle, day, _WORD, tone=tone, anchor="middle"))
    return Drawn("\n".join(pieces), day)


def strip_svg(
    title: str, over_weeks: Sequence[Said | None], weeks: Sequence[Week], speech: Speech
) -> str:
    """The row of weeks on no paper of its own, in two halves, as the column is narrow."""
    pieces, bottom = [], 2
    for first in range(0, len(weeks), HALF):
        some = slice(first, first + HALF)
        room = COLUMN * 9 // 10
        drawn = row(over_weeks[some], weeks[some], speech, 0, room, bottom, beside=HALF)
        pieces.append(drawn.svg)
        bottom = drawn.bottom + 16
    return framed(title, pieces, COLUMN, bottom - 10, paper=False)


def _word(said: Said | None, speech: Speech) -> str:
    return speech.label("summary-chart-said", said=said) if said else "–"
