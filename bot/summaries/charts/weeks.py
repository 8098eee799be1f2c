"""What went on over weeks, drawn: the line of a scale, and which themes were there when.

Every point and mark has its figure in words of number beside it. Where there is no figure there is
a gap in the line, and a dash or a small dot says that it is meant.
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
    stroke,
    text,
)
from bot.summaries.charts.questions import COLUMN, ROOM
from bot.summaries.charts.wrapping import width
from bot.summaries.model import ThemeTold, Week
from bot.texts.speech import Speech

_TALL = 120
"""The height of a line chart from 0% to 100%."""
_AXIS = 46
"""Kept free at the left for the percentages."""
_LABELS = 34
"""The height of a day with its month below it."""
_CELL = 26
_SIZES = (13, 12, 11, 10)
"""Of the figures in marks: the largest that fits is taken."""
_WIDEST = 64
"""The most room a week gets in a row of marks: a short row is not spread over the whole width."""

Point = tuple[float, float]


def line_svg(
    title: str, shares: Sequence[int | None], weeks: Sequence[Week], speech: Speech
) -> str:
    """The line of a scale: its shares of 4 or 5 in percent, one for each week, None for a gap."""
    top = 22
    floor = top + _TALL
    step = (COLUMN - _AXIS) / len(weeks)
    middles = [_AXIS + step * (index + 0.5) for index in range(len(weeks))]
    heights = [None if share is None else floor - _TALL * share / 100 for share in shares]
    pieces = [*_scale(top, speech), *_days(weeks, middles, floor + 20, speech)]
    pieces += [stroke(part, "bar", 2.5) for part in _unbroken(middles, heights)]
    marks, labels = [], []
    for index, (share, height) in enumerate(zip(shares, heights, strict=True)):
        x, last = middles[index], index == len(shares) - 1
        if share is None or height is None:
            labels.append(text("–", x, floor - 6, BODY, tone="soft", anchor="middle"))
            continue
        said = speech.label("whole-chart-share", percent=share)
        below = _is_low(heights, index) and height + 24 < floor
        baseline = height + (20 if below else -10)
        room = width(said, SMALL) + 2
        pieces.append(box("paper", x - room / 2, baseline - SMALL + 1, room, SMALL + 2, round_=3))
        marks.append(dot(x, height, 5.5 if last else 4.5, "bar"))
        labels.append(text(said, x, baseline, SMALL, anchor="middle", bold=last))
    pieces += [*marks, *labels]
    bottom = floor + 20 + _LABELS
    if None in shares:
        foot = lines(speech.label("whole-chart-gap"), 0, bottom + 10, SMALL, ROOM, 2, tone="soft")
        pieces.append(foot.svg)
        bottom = foot.bottom
    return framed(title, pieces, COLUMN, bottom + 4, paper=False)


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
    name = lines(wording.inline(theme.name), 0, top + BODY + 4, BODY, ROOM, 3, bold=True)
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


def _scale(top: int, speech: Speech) -> list[str]:
    pieces = []
    for percent in (0, 50, 100):
        y = top + _TALL * (100 - percent) / 100
        pieces.append(box("rule", _AXIS, y, COLUMN - _AXIS, 1))
        said = speech.label("whole-chart-axis", percent=percent)
        pieces.append(text(said, _AXIS - 8, y + 5, SMALL, tone="soft", anchor="end"))
    return pieces


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


def _unbroken(middles: Sequence[float], heights: Sequence[float | None]) -> list[list[Point]]:
    """The points of the line, cut where there is a gap."""
    parts: list[list[Point]] = [[]]
    for x, y in zip(middles, heights, strict=True):
        if y is None:
            parts.append([])
        else:
            parts[-1].append((x, y))
    return parts


def _is_low(heights: Sequence[float | None], index: int) -> bool:
    """Whether the line comes down to this point and goes up again, so that its figure fits below.

    Heights are counted from the top.
    """
    here = heights[index]
    beside = [heights[other] for other in (index - 1, index + 1) if 0 <= other < len(heights)]
    near = [height for height in beside if height is not None]
    return here is not None and bool(near) and all(height < here for height in near)
