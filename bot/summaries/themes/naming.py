"""Names a theme by runs of words that its own shareable answers hold, in any inflection.

A run must be held by two shareable answers at least, name a thing, and take no side: "jargon", not
"too much jargon". A word that takes a side names a theme only where all its answers take that side,
or, after "being" or "feeling", where they are seen both ways about it (`claims` decides). Of what
is left a run is good if many answers of the theme hold it, the central ones above all, if few
others do, and if it means by itself about what the theme means. Where one run leaves much of the
theme unsaid, a second is added. Where nothing is left, there is no name: it would say what was not
said.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.summaries.themes.claims import (
    NAME_NEEDS,
    claims_nothing,
    fits_as_a_thing,
    fitting,
    of_both,
)
from bot.summaries.themes.saying import LONGEST_NAME, Key, Said

MOST_RUNS = 2
RUN_BONUS = 0.35
"""What each word after the first adds to a run's worth: "waiting times" over "waiting"."""
LEAST_SAID_BY_SECOND = 0.2
LEAST_WORTH_OF_SECOND = 0.35
LOOKED_AT = 12
"""So many of a theme's best runs are judged by what they mean."""
BETWEEN = ", "

_WEAK = """
    able actually after again ago another anything away back before between bit call can't come
    could did didn't doesn't don't even ever everyone everything excellent feel find first found
    get give given go going good got great happy help i'd i'm i've keep know let like little
    long look lot made make much need never new next nice no not now one other others part
    people put quite rather really said say see seem seen something still sure take thank thanks
    thing think thought through time told took tried try understand use used want wanted way
    eight five four nine seven six ten three two
    today tomorrow week weeks well went without work would yes yesterday yet
"""
WEAK = frozenset(_WEAK.split())
"""They name no theme; within a longer run they are welcome."""

Likeness = Callable[[Sequence[tuple[int, str]]], Sequence[float]]
"""How alike the meanings of themes (told by number) and runs are, 1 at the most."""


@dataclass(frozen=True)
class _Run:
    key: Key
    written: str
    worth: float
    held_by: frozenset[int]


def no_likeness(pairs: Sequence[tuple[int, str]]) -> Sequence[float]:
    """For where meanings can't be had: all runs are as good."""
    return [0.5] * len(pairs)


def names(
    answers: Sequence[Said],
    themes: Sequence[Sequence[int]],
    central: Sequence[float],
    likeness: Likeness = no_likeness,
    sides: Sequence[Sequence[int]] = (),
) -> list[str]:
    """A name for each theme; "" if no name would be true. No two are the same.

    `themes` has the indexes of each theme's answers, and `central` says for each answer how near
    it is to the middle of its theme, from 0 to 1. `sides` has for each theme the side of each of
    its answers, as `sides.parting.parted` tells them.
    """
    held = Counter(run for answer in answers for run in answer.runs)
    taken_sides = sides or [[0] * len(members) for members in themes]
    ranked = [
        _ranked(answers, members, central, held, both_ways=any(side))
        for members, side in zip(themes, taken_sides, strict=True)
    ]
    ranked = _judged(ranked, likeness)
    taken: set[str] = set()
    found: list[str] = []
    for members, runs, side in zip(themes, ranked, taken_sides, strict=True):
        name = _name(runs, len(members), taken)
        if not name and any(side):
            name = of_both(answers, members, side)
            name = "" if name.casefold() in taken else name
        taken.add(name.casefold())
        found.append(name)
    return found


def _name(ranked: Sequence[_Run], inside: int, taken: set[str]) -> str:
    for lead in range(len(ranked)):
        name = BETWEEN.join(run.written for run in _chosen(ranked[lead:], inside))
        if name.casefold() not in taken:
            return name
    return ""


def _ranked(
    answers: Sequence[Said],
    members: Sequence[int],
    central: Sequence[float],
    held: Mapping[Key, int],
    *,
    both_ways: bool,
) -> list[_Run]:
    """The best runs by how they are spread over the answers."""
    quotable = [index for index in members if answers[index].quotable]
    holders: dict[Key, list[int]] = defaultdict(list)
    for index in members:
        for run in answers[index].runs:
            holders[run].append(index)
    inside, outside = len(members), len(answers) - len(members)
    ranked = []
    for key, indexes in holders.items():
        shareable = {_owner(answers, index) for index in indexes if answers[index].quotable}
        if len(shareable) < NAME_NEEDS or WEAK.issuperset(key):
            continue
        within = len(indexes) / (inside + 1)
        without = (held[key] - len(indexes)) / (outside + 1)
        weight = sum(0.5 + central[index] for index in indexes)
        worth = weight * within / (within + without) * (1 + RUN_BONUS * (len(key) - 1))
        ranked.append(_Run(key, "", worth, frozenset(indexes)))
    ranked.sort(key=lambda run: (-round(run.worth, 3), -len(run.key), run.key))
    told = [
        replace(run, written=_written_to_fit(answers, run, quotable))
        for run in ranked
        if claims_nothing(answers, members, run.key, run.held_by, both_ways=both_ways)
        and fits_as_a_thing(answers, quotable, run.key)
    ]
    return [run for run in told if run.written][:LOOKED_AT]


def _owner(answers: Sequence[Said], index: int) -> int:
    return index if answers[index].owner < 0 else answers[index].owner


def _written_to_fit(answers: Sequence[Said], run: _Run, quotable: Sequence[int]) -> str:
    return fitting(_written(answers, run.key, quotable), answers, run.key, run.held_by)


def _judged(ranked: Sequence[Sequence[_Run]], likeness: Likeness) -> list[list[_Run]]:
    """The runs ranked again, now also by what they mean."""
    pairs = [(number, run.written) for number, runs in enumerate(ranked) for run in runs]
    likenesses = iter(likeness(pairs))
    judged = [
        [replace(run, worth=round(run.worth * max(next(likenesses), 0.05), 2)) for run in runs]
        for runs in ranked
    ]
    for runs in judged:
        runs.sort(key=lambda run: (-run.worth, -len(run.key), run.key))
    return judged


def _chosen(ranked: Sequence[_Run], inside: int) -> list[_Run]:
    """The best run, and one more if it speaks for enough answers that the first leaves out."""
    chosen = [ranked[0]]
    for run in ranked[1:]:
        if len(chosen) == MOST_RUNS or run.worth < LEAST_WORTH_OF_SECOND * ranked[0].worth:
            break
        spoken_for = frozenset[int]().union(*(one.held_by for one in chosen))
        more = len(run.held_by - spoken_for)
        new_words = not any(set(run.key) & set(one.key) for one in chosen)
        fits = len(BETWEEN.join(one.written for one in (*chosen, run))) <= LONGEST_NAME
        if (
            fits
            and not WEAK.issuperset(run.key)
            and new_words
            and more >= 2
            and more >= LEAST_SAID_BY_SECOND * inside
        ):
            chosen.append(run)
    return chosen


def _written(answers: Sequence[Said], key: Key, quotable: Sequence[int]) -> str:
    """The run as it is mostly written, in small letters if it is so anywhere, and with the "to"
    that any of these answers ends it with ("felt listened to")."""
    closed = (*key, "to")
    if any(closed in answers[index].runs for index in quotable):
        key = closed
    forms = Counter(answers[index].runs[key] for index in quotable if key in answers[index].runs)
    folded: Counter[str] = Counter()
    for form, count in forms.items():
        folded[form.lower()] += count
    small = min(folded, key=lambda form: (-folded[form], form))
    seen = [one for index in quotable for one in answers[index].seen.get(key[0], ())]
    if small in forms or all(not before for before, _, _ in seen):
        return small
    return min((form for form in forms if form.lower() == small), key=lambda f: (-forms[f], f))


def stem(word: str) -> str:
    """The word without the plural's or the genitive's s."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]
