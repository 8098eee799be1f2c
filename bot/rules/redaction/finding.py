"""Words that may point to somebody: finding them in a text, and putting neutral words there.

A nudge, and no promise: it finds what has a form, what is on the group's watch list, and some
turns of phrase. What a person tells, and how, can still give them away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from bot.rules.redaction.births import ages, birth_dates
from bot.rules.redaction.circumstances import (
    places,
    relations,
    since_when,
    singled_out,
    told_circumstances,
)
from bot.rules.redaction.id_numbers import national_insurance, numbers, postcodes
from bot.rules.redaction.marks import NEUTRAL, PATTERNED, PEOPLE, SOMEBODY_ELSE, Mark, MarkKind
from bot.rules.redaction.names import NamesToFind, introductions, names, titled_names
from bot.rules.redaction.roles import told_roles, watched_roles
from bot.rules.redaction.web import addresses, named_accounts, spoken_addresses
from bot.rules.tokens import words_of
from storage.records import WatchList

__all__ = ["NEUTRAL", "PATTERNED", "Mark", "MarkKind", "WatchList", "marks", "mask"]

_ORDER = {kind: rank for rank, kind in enumerate(MarkKind)}


def marks(text: str, watch: WatchList) -> tuple[Mark, ...]:
    """The words that may point to somebody, in order and never overlapping.

    Offsets are code points. Where finds overlap, one mark covers them all, of the kind that
    covers most; the kind named first in MarkKind wins a tie.
    """
    words = words_of(text)
    found = chain(
        addresses(text),
        spoken_addresses(text),
        named_accounts(words),
        national_insurance(text),
        postcodes(text),
        numbers(text, words),
        birth_dates(words),
        ages(words),
        titled_names(words),
        names(words, NamesToFind.of(watch.names)),
        introductions(words),
        watched_roles(words, watch.roles),
        told_roles(words),
        singled_out(words),
        told_circumstances(words),
        relations(words),
        since_when(words),
        places(words),
    )
    apart = list(_without_overlap(sorted(found, key=lambda mark: (mark.start, mark.end))))
    return tuple(
        _told_apart(text, before, mark) for before, mark in zip([None, *apart], apart, strict=False)
    )


def mask(text: str, marked: Sequence[Mark]) -> str:
    """The text with neutral words for each mark; every other sign stays as it is.

    The marks are those that `marks` found in this text.
    """
    out: list[str] = []
    done = 0
    for mark in marked:
        out += [text[done : mark.start], mark.neutral]
        done = mark.end
    return "".join([*out, text[done:]])


def _without_overlap(found: Sequence[Mark]) -> Iterator[Mark]:
    together: list[Mark] = []
    reach = 0
    for mark in found:
        if together and mark.start >= reach:
            yield _joined(together)
            together = []
        together.append(mark)
        reach = max(reach, mark.end)
    if together:
        yield _joined(together)


def _told_apart(text: str, before: Mark | None, mark: Mark) -> Mark:
    """Two people side by side: "somebody and somebody else"."""
    if before is None or text[before.end : mark.start] not in {" and ", " or ", " & "}:
        return mark
    two = before.kind in PEOPLE and mark.kind in PEOPLE and mark.neutral == NEUTRAL[mark.kind]
    return replace(mark, neutral=SOMEBODY_ELSE) if two else mark


def _joined(together: Sequence[Mark]) -> Mark:
    """One mark over all of these, so that nothing that was found stays behind."""
    best = min(together, key=lambda mark: (mark.start - mark.end, _ORDER[mark.kind]))
    start = min(mark.start for mark in together)
    end = max(mark.end for mark in together)
    neutral = best.neutral
    first = next(mark for mark in together if mark.start == start)
    if first.neutral[:1].isupper():
        neutral = neutral[:1].upper() + neutral[1:]
    return Mark(start, end, best.kind, neutral)
