"""What continues, is new or has gone quiet since earlier weeks.

It compares nothing but what published summaries say: the names of themes and their quotes. No
embedding, and nothing about an answer that was not shown, is kept from week to week.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.summaries.themes.errand import can, run_errand
from bot.summaries.themes.model import Method, ThemesFailed
from bot.summaries.themes.stopwords import LITTLE, words

TIMEOUT = 60.0
ALIKE_IN_MEANING = 0.5
ALIKE_IN_WORDS = 0.3


class Change(StrEnum):
    """A theme of this week against the weeks before."""

    CONTINUES = "continues"
    """It was in the newest summary before this one."""
    RETURNS = "returns"
    """It was in an older one."""
    NEW = "new"


@dataclass(frozen=True)
class Told:
    """A theme as a published summary tells it."""

    name: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """`changes` has one for each theme of this week, or none if there was no week before.

    `quiet` has the themes of the newest summary before this one that nobody took up again.
    """

    changes: tuple[Change, ...]
    quiet: tuple[Told, ...]


def since_earlier(
    now: Sequence[Told],
    earlier: Sequence[Sequence[Told]],
    *,
    method: Method = Method.MEANING,
    timeout: float = TIMEOUT,
) -> Since:
    """Compare this week's themes with those of earlier summaries, the newest of them first.

    With embeddings where they can be had, else by shared words. Blocks like `find_themes`.
    """
    if not earlier:
        return Since((), ())
    flat = [(weeks, theme) for weeks, themes in enumerate(earlier) for theme in themes]
    pairs = _alike(now, [theme for _, theme in flat], method, timeout)
    back: dict[int, int] = {}
    taken: dict[int, set[int]] = {week: set() for week in range(len(earlier))}
    heard: set[int] = set()
    for _, here, there in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        weeks = flat[there][0]
        if here not in taken[weeks] and there not in heard:
            taken[weeks].add(here)
            heard.add(there)
            back[here] = min(weeks, back.get(here, weeks))
    changes = (
        Change.NEW if here not in back else Change.CONTINUES if back[here] == 0 else Change.RETURNS
        for here in range(len(now))
    )
    quiet = [theme for place, (week, theme) in enumerate(flat) if not week and place not in heard]
    return Since(tuple(changes), tuple(quiet))


def _alike(
    now: Sequence[Told], then: Sequence[Told], method: Method, timeout: float
) -> list[tuple[float, int, int]]:
    """How alike, which theme of now, which earlier one: for all pairs that are alike enough."""
    table: Sequence[Sequence[float]] | None = None
    if now and then and method is Method.MEANING and can(method):
        asked = {
            "now": [[theme.name, *theme.quotes] for theme in now],
            "earlier": [[theme.name, *theme.quotes] for theme in then],
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
