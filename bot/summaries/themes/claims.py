"""What a name may claim: nothing that its answers don't say, and no side that not all of them take.

It must fit after "wrote about": a thing, or with "being" or "feeling" before it what people felt.
"""

from collections.abc import Sequence, Set

from bot.summaries.themes.inflection import base
from bot.summaries.themes.nouns import names_a_thing
from bot.summaries.themes.saying import Key, Said
from bot.summaries.themes.sides.stances import denies, stance, takes_side
from bot.summaries.themes.stopwords import LITTLE, words

NAME_NEEDS = 2
"""So many shareable answers must hold each word of a name."""
BEING, FEELING = "being", "feeling"
_FEEL = frozenset({"feel", "feeling", "feels", "felt"})
_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were"})
_DONE = frozenset({"cut", "heard", "kept", "left", "made", "met", "paid", "told", "understood"})
_SMALL = LITTLE - {"too"}
_ADDED = _SMALL | {FEELING}


def true_name(name: str, shared: Sequence[str], every: Sequence[str], *, both_ways: bool) -> bool:
    """Whether a name is true of a theme, whoever made it.

    Each word, small ones aside, must be in two of the `shared` answers in some inflection. A word
    that takes a side must be in `every` answer and nowhere denied; or the theme is seen both ways,
    and the name is of "being" or "feeling" so.
    """
    said = words(name)
    told = [word for word in said if word not in _ADDED]
    held = [{base(word) for word in words(text)} for text in shared]
    if not told or any(sum(base(word) in one for one in held) < NAME_NEEDS for word in told):
        return False
    if both_ways:
        return said[0] in (BEING, FEELING) or not any(map(takes_side, told))
    return all_take_its_sides(name, every)


def all_take_its_sides(name: str, every: Sequence[str]) -> bool:
    """Whether every answer has each word of a name that takes a side, and as it stands there.

    A word is denied there if the name denies it.
    """
    named = stance(name)
    sided = {base(word) for word in words(name) if word not in _SMALL and takes_side(word)}
    sided = (sided | named.denied) & named.words.keys()
    if not sided:
        return True
    each = [stance(text).words for text in every]
    return all(one.get(word) == named.words[word] for word in sided for one in each)


def claims_nothing(
    answers: Sequence[Said], members: Sequence[int], run: Key, held_by: Set[int], *, both_ways: bool
) -> bool:
    """Whether a run takes no side, or the one that all answers of the theme take."""
    said = {
        around[1]
        for index in held_by
        for part in run
        for around in answers[index].seen.get(part, ())
    }
    if not any(map(takes_side, said)):
        return True
    if both_ways or len(held_by) < len(members):
        return False
    return all_take_its_sides(answers[min(held_by)].runs[run], [answers[at].text for at in members])


def fits_as_a_thing(answers: Sequence[Said], quotable: Sequence[int], key: Key) -> bool:
    """Whether the run's last word names a thing, and its first one is no deed."""
    return all(
        names_a_thing([one for at in quotable for one in answers[at].seen.get(part, ())])
        or takes_side(_felt(answers, quotable, part))
        for part in {key[0], key[-1]}
    )


def _felt(answers: Sequence[Said], indexes: Sequence[int], part: str) -> str:
    """The word as it stands after "felt", or after "was" if it was done to somebody."""
    seen = (around for at in indexes for around in answers[at].seen.get(part, ()))
    return next(
        (word for before, word, _ in seen if before in _FEEL or (before in _BE and _is_done(word))),
        "",
    )


def _is_done(word: str) -> bool:
    return word.endswith(("ed", "en")) or word in _DONE


def fitting(written: str, answers: Sequence[Said], run: Key, held_by: Set[int]) -> str:
    """The run as it fits after "wrote about": with "being" or "feeling" before what was felt."""
    first, _, rest = written.partition(" ")
    if first.lower() in _FEEL | _BE and rest:
        return _feeling(rest)
    if len(run) == 1 and takes_side(first.lower()):
        felt = _felt(answers, sorted(held_by), run[0])
        after = {one for at in held_by for _, _, one in answers[at].seen[run[0]]}
        return f"{_feeling(felt)}{' to' if after == {'to'} else ''}" if felt else ""
    return written


def _feeling(what: str) -> str:
    return f"{BEING if _is_done(what.split(maxsplit=1)[0].lower()) else FEELING} {what}"


def of_both(answers: Sequence[Said], members: Sequence[int], side: Sequence[int]) -> str:
    """What both sides say they felt or were, the one affirming and the other denying it."""
    quotable = [at for at in members if answers[at].quotable]
    for_ = [at for at, one in zip(members, side, strict=True) if one > 0 and at in quotable]
    against = [at for at, one in zip(members, side, strict=True) if one < 0 and at in quotable]
    shared = {part for at in for_ for part in answers[at].seen}
    shared &= {part for at in against for part in answers[at].seen}
    for part in sorted(shared):
        word = _felt(answers, for_, part) or _felt(answers, against, part)
        if word and word not in LITTLE and not denies(word):
            return _feeling(word)
    return ""
