"""Which themes were there in which week, drawn.

Every mark has its figure in words of number in it. Where there was no theme, a small dot says that
it is meant.
"""

from collections.abc import Sequence

from bot.rules.disclosure import BAND_STEP, Band
from bot.summaries import wording
from bot.summaries.charts.drawing import (
    BODY,
    SMALL,
    Drawn,
    box,
    dot,
    framed,
    lines,
    text,
)
from bot.summaries.charts.questions import ROOM
from bot.summaries.charts.strip import COLUMN
from bot.summaries.charts.wrapping import width
from bot.summaries.model import ThemeTold, Week
from bot.texts.speech import Speech

_LABELS = 34
"""The height of a day with its month below it."""
_CELL = 26
_SIZES = (13, 12, 11, 10)
"""Of the figures in marks: the largest that fits is taken."""
_WIDEST = 64
"""The most room a week gets in a row of marks: a short row is not spread over the whole width."""


def themes_svg(
    title: str, themes: Sequence[ThemeTold], weeks: Sequence[Week], speech: Speech
) -> str:
    """Themes over weeks: for each a row of marks with how many people stood behind it when."""
    step = min(COLUMN / len(weeks), _WIDEST)
    middles = [step * (index + 0.5) for index in range(len(weeks))]
    pieces, bottom = _days(weeks, middles, SMALL, speech), SMALL + _LABELS - 14
    for theme in themes:
        row = _row(theme, middles, step - 4, bottom + 8, speech)
        pieces.append(row.svg)
        bottom = row.bottom
    foot = lines(speech.label("whole-chart-people"), 0, bottom + 30, SMALL, ROOM, 2, tone="soft")
    pieces.append(foot.svg)
    return framed(title, pieces, COLUMN, foot.bottom + 4, paper=False)


def _row(
    theme: ThemeTold, middles: Sequence[float], room: float, top: int, speech: Speech
) -> Drawn:
    name = lines(wording.theme(speech, theme), 0, top + BODY + 4, BODY, ROOM, 3, bold=True)
    under = name.bottom + 10
    middle = under + _CELL / 2
    pieces = [name.svg]
    for band, x in zip(theme.weeks, middles, strict=True):
        if band is None:
            pieces.append(dot(x, middle, 2, "edge"))
        else:
            many = band.least >= BAND_STEP
            tone, ink = ("bar", "paper") if many else ("tint", "ink")
            pieces.append(box(tone, x - room / 2, under, room, _CELL, round_=5))
            said = _band(band, speech)
            size = next((one for one in _SIZES if width(said, one) <= room + 2), _SIZES[-1])
            pieces.append(text(said, x, middle + 4.5, size, tone=ink, anchor="middle"))
    return Drawn("\n".join(pieces), under + _CELL)


def _band(band: Band, speech: Speech) -> str:
    if band.most is None:
        return speech.label("whole-chart-band-open", least=band.least)
    return speech.label("whole-chart-band", least=band.least, most=band.most)


def _days(
    weeks: Sequence[Week], middles: Sequence[float], baseline: int, speech: Speech
) -> list[str]:
    """The day of each summary, with its month below the first one of that month."""
    pieces, month = [], 0
    for index, (week, x) in enumerate(zip(weeks, middles, strict=True)):
        last = index == len(weeks) - 1
        tone = "ink" if last else "soft"
        pieces.append(
            text(str(week.on.day), x, baseline, SMALL, tone=tone, anchor="middle", bold=last)
        )
        if week.on.month != month:
            month = week.on.month
            said = speech.label("whole-chart-month", month=month)
            pieces.append(text(said, x, baseline + 16, SMALL, tone=tone, anchor="middle"))
    return pieces
