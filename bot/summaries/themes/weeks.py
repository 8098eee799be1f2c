"""What continues, is new or has gone quiet since earlier weeks.

It compares nothing but what published summaries say: the names of themes and their quotes. No
embedding, and nothing about an answer that was not shown, is kept from week to week.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.summaries.themes.errand import can, run_errand
from bot.summaries.themes.model import Change, Method, ThemesFailed
from bot.summaries.themes.stopwords import LITTLE, words

TIMEOUT = 60.0
ALIKE_IN_MEANING = 0.5
ALIKE_IN_WORDS = 0.3


@dataclass(frozen=True)
class Told:
    """A theme as a published summary tells it."""

    name: str
    """Empty if it has none."""
    quotes: tuple[str, ...]

    @property
    def texts(self) -> list[str]:
        """Its name, if it has one, and its quotes; something is always there."""
        return [text for text in (self.name, *self.quotes) if text.strip()] or [self.name]


@dataclass(frozen=True)
class Since:
    """What became of themes since earlier weeks.

    `same` has for each theme of this week the (week, index) of each earlier theme that it takes
    up, week 0 being the newest; it is empty if there was no week before. `quiet` has the themes of
    the newest summary before this one that nobody took up again.
    """

    same: tuple[tuple[tuple[int, int], ...], ...]
    quiet: tuple[Told, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is new, continues or returns, for each theme of this week."""
        return tuple(_change([week for week, _ in one]) for one in self.same)


def since_earlier(
    now: Sequence[Told],
    earlier: Sequence[Sequence[Told]],
    *,
    method: Method = Method.MEANING,
    timeout: float = TIMEOUT,
) -> Since:
    """Compare this week's themes with those of earlier summaries, the newest of them first.

    With embeddings where they can be had, else by shared words. Blocks like `find_themes`, and
    raises ThemesStopped as that does.
    """
    if not earlier:
        return Since((), ())
    flat = [(week, index) for week, themes in enumerate(earlier) for index in range(len(themes))]
    pairs = _alike(now, [earlier[week][index] for week, index in flat], method, timeout)
    same: list[dict[int, int]] = [{} for _ in now]
    heard: set[tuple[int, int]] = set()
    for _, here, there in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        week, index = flat[there]
        if week not in same[here] and (week, index) not in heard:
            heard.add((week, index))
            same[here][week] = index
    quiet = [theme for index, theme in enumerate(earlier[0]) if (0, index) not in heard]
    return Since(tuple(tuple(sorted(one.items())) for one in same), tuple(quiet))


def _change(weeks: Sequence[int]) -> Change:
    if not weeks:
        return Change.NEW
    return Change.CONTINUES if 0 in weeks else Change.RETURNS


def _alike(
    now: Sequence[Told], then: Sequence[Told], method: Method, timeout: float
) -> list[tuple[float, int, int]]:
    """How alike, which theme of now, which earlier one: for all pairs that are alike enough."""
    table: Sequence[Sequence[float]] | None = None
    if now and then and method is Method.MEANING and can(method):
        asked = {
            "now": [theme.texts for theme in now],
            "earlier": [theme.texts for theme in then],
        }
        try:
            match run_errand(asked, timeout, lambda done: None):
                case {"alike": list(table)}:
                    pass
        except ThemesFailed:
            pass
    least = ALIKE_IN_WORDS if table is None else ALIKE_IN_MEANING
    if table is None:
        table = [[_shared(one, other) for other in then] for one in now]
    return [
        (round(alike, 4), here, there)
        for here, row in enumerate(table)
        for there, alike in enumerate(row)
        if alike >= least
    ]


def _shared(one: Told, other: Told) -> float:
    """The cosine of two themes' words; a word of the name counts like three in quotes."""
    first, second = _bag(one), _bag(other)
    both = sum(count * second[word] for word, count in first.items())
    size = sum(c * c for c in first.values()) * sum(c * c for c in second.values())
    return float(both / size**0.5) if size else 0.0


def _bag(theme: Told) -> Counter[str]:
    bag = Counter({word: 3 for word in words(theme.name) if word not in LITTLE})
    bag.update(word for quote in theme.quotes for word in words(quote) if word not in LITTLE)
    return bag
