"""Names a theme by runs of words that its own shareable answers hold, word for word.

A run is good if many answers of the theme hold it, the central ones above all, if few others
do, and if it means by itself about what the theme means. Where one run leaves much of the theme
unsaid, a second is added.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.summaries.themes.stopwords import LITTLE, composed, runs_of_words

LONGEST_RUN = 4
MOST_RUNS = 2
RUN_BONUS = 0.35
"""What each word after the first adds to a run's worth: "waiting times" over "waiting"."""
LEAST_SAID_BY_SECOND = 0.2
LEAST_WORTH_OF_SECOND = 0.35
WEAK_COUNTS = 0.3
"""For a run of weak words alone."""
LONE_COUNTS = 0.4
"""For a run that only one of three answers or more holds: one answer doesn't speak for others."""
LOOKED_AT = 12
"""So many of a theme's best runs are judged by what they mean."""
BETWEEN = ", "
LONGEST_NAME = 48

_WEAK = """
    able actually after again ago another anything away back before between bit call can't come
    could did didn't doesn't don't even ever everyone everything excellent feel find first found
    get give given go going good got great happy help i'd i'm i've keep know let like little
    long look lot made make much need never new next nice no not now one other others part
    people put quite rather really said say see seem seen something still sure take thank thanks
    thing think thought through time told took tried try understand use used want wanted way
    well went without work would yes yet
"""
WEAK = frozenset(_WEAK.split())
"""They name a theme only where nothing stronger does; within a longer run they are welcome."""

_HANGING = """
    after again already always anybody anyone asked asks before between came come comes ever
    everybody everyone feel feels felt gave get gets give gives go goes going got keep keeps
    kept knew know knows let lets look looked looks made make makes making need needed needs
    never no nobody not now often put puts quite really said saw say says see seem seemed seems
    since somebody someone still take takes thank think thinks thought through told took treated
    tried try use used very want wanted wants went without
"""
HANGING = frozenset(_HANGING.split())
"""A run of several words that ends with one of them wants to go on: it is no name."""
DENYING = frozenset({"hardly", "neither", "never", "no", "nobody", "nor", "not", "without"})
"""A longer run that follows one of them, or a word in n't, would say the opposite."""
LEANING = frozenset({"after", "again", "ago", "already", "away", "before", "else", "like", "now"})
"""A run of several words that begins with one of them wants what went before."""
CLOSING = frozenset({"down", "off", "over"})
"""Small words that may end a run, as they turn the word before: "talked over"."""

Key = tuple[str, ...]
Likeness = Callable[[Sequence[tuple[int, str]]], Sequence[float]]
"""How alike the meanings of themes (told by number) and runs are, 1 at the most."""


@dataclass(frozen=True)
class Said:
    """An answer as naming sees it: its runs, each with how it is written there."""

    text: str
    quotable: bool
    runs: Mapping[Key, str]


@dataclass(frozen=True)
class _Run:
    key: Key
    written: str
    worth: float
    held_by: frozenset[int]


def said(text: str, quotable: bool) -> Said:
    """Read an answer for naming."""
    return Said(text, quotable, dict(_runs(text)))


def no_likeness(pairs: Sequence[tuple[int, str]]) -> Sequence[float]:
    """For where meanings can't be had: all runs are as good."""
    return [0.5] * len(pairs)


def names(
    answers: Sequence[Said],
    themes: Sequence[Sequence[int]],
    central: Sequence[float],
    likeness: Likeness = no_likeness,
) -> list[str]:
    """A name for each theme; "" if no word for it may be shown. No two are the same.

    `themes` has the indexes of each theme's answers, and `central` says for each answer how near
    it is to the middle of its theme, from 0 to 1.
    """
    held = Counter(run for answer in answers for run in answer.runs)
    shareable = {run for answer in answers if answer.quotable for run in answer.runs}
    ranked = [_ranked(answers, members, central, held, shareable) for members in themes]
    ranked = _judged(ranked, likeness)
    taken: set[str] = set()
    found: list[str] = []
    for members, runs in zip(themes, ranked, strict=True):
        name = _name(runs, len(members), taken)
        if not name:
            name = _shortest([answers[index] for index in members], taken)
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
    shareable: set[Key],
) -> list[_Run]:
    """The best runs by how they are spread over the answers."""
    quotable = [index for index in members if answers[index].quotable]
    if quotable:
        allowed = {run for index in quotable for run in answers[index].runs}
    else:
        # Words one by one, each of which a shareable answer elsewhere holds too.
        allowed = {run for run in shareable if len(run) == 1}
    holders: dict[Key, list[int]] = defaultdict(list)
    for index in members:
        for run in answers[index].runs:
            if run in allowed:
                holders[run].append(index)
    inside, outside = len(members), len(answers) - len(members)
    ranked = []
    for key, indexes in holders.items():
        within = len(indexes) / (inside + 1)
        without = (held[key] - len(indexes)) / (outside + 1)
        weight = sum(0.5 + central[index] for index in indexes)
        worth = weight * within / (within + without) * (1 + RUN_BONUS * (len(key) - 1))
        if WEAK.issuperset(key):
            worth *= WEAK_COUNTS
        if len(indexes) == 1 and inside > 2:
            worth *= LONE_COUNTS
        ranked.append(_Run(key, "", worth, frozenset(indexes)))
    ranked.sort(key=lambda run: (-round(run.worth, 3), -len(run.key), run.key))
    return [
        replace(run, written=_written(answers, run.key, quotable)) for run in ranked[:LOOKED_AT]
    ]


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
    indexes = quotable or [index for index, answer in enumerate(answers) if answer.quotable]
    closed = (*key, "to")
    if any(closed in answers[index].runs for index in indexes):
        key = closed
    forms = Counter(answers[index].runs[key] for index in indexes if key in answers[index].runs)
    folded: Counter[str] = Counter()
    for form, count in forms.items():
        folded[form.lower()] += count
    small = min(folded, key=lambda form: (-folded[form], form))
    if small in forms:
        return small
    return min((form for form in forms if form.lower() == small), key=lambda f: (-forms[f], f))


def _shortest(answers: Sequence[Said], taken: set[str]) -> str:
    """An answer's own beginning, where answers hold no words that tell (only emoji, say)."""
    texts = [" ".join(answer.text.split()) for answer in answers if answer.quotable]
    starts = [text[:LONGEST_NAME].strip() for text in sorted(texts, key=lambda t: (len(t), t))]
    return next((start for start in starts if start and start.casefold() not in taken), "")


def _runs(text: str) -> Iterator[tuple[Key, str]]:
    """Every run of a few words with nothing but spaces between, that begins and ends with a word
    that says something."""
    plain = composed(text)
    for part in runs_of_words(plain):
        for start in range(len(part)):
            for end in range(start + 1, min(start + LONGEST_RUN, len(part)) + 1):
                run = [word.plain for word in part[start:end]]
                written = " ".join(plain[part[start].start : part[end - 1].end].split())
                before = [word.plain for word in part[max(0, start - 2) : start]]
                after = part[end].plain if end < len(part) else ""
                if _says(run, before, after) and len(written) <= LONGEST_NAME:
                    yield tuple(map(stem, run)), written


def _says(run: Sequence[str], before: Sequence[str], after: str) -> bool:
    """Whether a run can stand by itself, out of the words just before it and the one after."""
    end = run[-1]
    closes = end in CLOSING or (end == "to" and not after)
    if run[0] in LITTLE or (end in LITTLE and not closes):
        return False
    if len(run) > 1 and (run[0] in LEANING or end in HANGING or (closes and run[-2] in LITTLE)):
        return False
    if len(run) > 2:
        cut = after and after not in LITTLE and after not in HANGING
        return not cut and not any(map(_denies, before))
    return True


def _denies(word: str) -> bool:
    return word in DENYING or word.endswith("n't")


def stem(word: str) -> str:
    """The word without the plural's or the genitive's s."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]
