"""In which order voices stand: by what they say, and by nothing else.

First who says much that nobody else says. The order comes from the words alone, so it tells nothing
of who wrote first, and the same words stand in the same order always.
"""

from collections import Counter
from collections.abc import Sequence

from bot.summaries.themes.stopwords import LITTLE, words

SAYS_ENOUGH = 12
"""So much said is as much as it takes: a long text is no louder. A word that carries meaning counts
as one, and each of the others as half: "I don't understand what I am for here" says a lot."""
STEM = 5
"""Words that begin with the same letters, so many of them, are taken for one: "meet", "meeting"."""


def by_what_they_say(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts, those first that say the most and are furthest from all the rest."""
    told = Counter(stem for text in texts for stem in _stems(text))
    return tuple(sorted(texts, key=lambda text: (-_weight(text, told), text)))


def _weight(text: str, told: Counter[str]) -> float:
    """From 0 for no words to 2: how much it says, and twice that if nobody else says any of it."""
    stems, different = _stems(text), set(words(text))
    if not different:
        return 0.0
    alone = sum(told[stem] == 1 for stem in stems) / max(len(stems), 1)
    said = len(stems) + max(len(different) - len(stems), 0) / 2
    return min(said / SAYS_ENOUGH, 1.0) * (1 + alone)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words(text) if word not in LITTLE)
