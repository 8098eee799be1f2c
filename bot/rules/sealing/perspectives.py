"""Which perspectives travel with ballots and stay with opened answers: what may be shown.

An answer that says what its writer brings names the writer where few bring that. So what could not
be published is neither dealt nor kept.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.rules.disclosure import people_needed, splits
from prompts.model import Kind
from storage.records import UNDISCLOSED, Answer, GroupSettings, Question, Round


def travelling(roster: Sequence[int], settings: GroupSettings) -> tuple[int, ...]:
    """The perspectives that a round's ballots carry, given those of everybody who is asked.

    They are those that enough people bring to be asked alone (more than k, and six at the least),
    provided that as many or none bring anything else; and none at all if the group does not show
    perspectives, or there would be only one part.
    """
    least = people_needed(settings.k)
    counts = Counter(one for one in roster if settings.has_perspective(one))
    many = sorted(one for one, count in counts.items() if count >= least)
    rest = len(roster) - sum(counts[one] for one in many)
    if not settings.show_perspectives or 0 < rest < least or len(many) + bool(rest) < 2:
        return ()
    return tuple(many)


def carried(perspective: int, asked_in: Round, question: Question) -> int:
    """What a member's ballot says; of words perspectives are never shown, so they carry none."""
    shown = question.kind is not Kind.TEXT and not question.unbound_ballots
    return perspective if shown and perspective in asked_in.travelling else UNDISCLOSED


def kept(answers: Sequence[Answer], settings: GroupSettings, *, k: int) -> tuple[Answer, ...]:
    """A box's answers with the perspectives that may be shown of it, and no others."""
    brought = [answer.perspective for answer in answers]
    shown = splits(brought, k=k) if settings.show_perspectives else ()
    return tuple(one if one.perspective in shown else undisclosed(one) for one in answers)


def undisclosed(answer: Answer) -> Answer:
    """An answer that says nothing of who gave it."""
    return replace(answer, perspective=UNDISCLOSED)
