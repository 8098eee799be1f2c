"""A group's list of perspectives: what becomes of its ids when an admin writes it anew.

Members, invitations and sealed answers hold a perspective's id, never its place in the list. So a
list in another order relabels nobody, and a new name is one that people read and not a new choice.
An id is never given twice: who brought a perspective that is gone brings none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.records import GroupSettings, Perspective

FEWEST, MOST = 2, 8
NAME_LENGTH = 40
HIGHEST_ID = 255
"""A ballot has one byte for it."""


class BadPerspectives(ValueError):
    """The list can't be this."""


@dataclass(frozen=True)
class Renamed:
    """A perspective that keeps its members and gets another name."""

    before: str
    after: str


def written_anew(
    before: GroupSettings, wanted: Sequence[str | Renamed]
) -> tuple[tuple[Perspective, ...], int]:
    """The list that was asked for, in that order, and the highest id that was ever given.

    A name that is in the list keeps its id, whatever its letter case. New names alone
    (`Renamed`) leave the rest as it is.

    Raises BadPerspectives.
    """
    entries = list(wanted)
    known = {one.name.casefold(): one.id for one in before.perspectives}
    if all(isinstance(one, Renamed) for one in entries):
        entries = _with_the_rest(before, [one for one in entries if isinstance(one, Renamed)])
    highest = max((before.highest_perspective, *known.values()))
    listed = []
    for one in entries:
        name = one.after if isinstance(one, Renamed) else one
        one_id = known.get((one.before if isinstance(one, Renamed) else one).casefold())
        if one_id is None and isinstance(one, Renamed):
            raise BadPerspectives
        if one_id is None:
            highest += 1
        listed.append(Perspective(highest if one_id is None else one_id, name))
    _check(listed)
    return tuple(listed), highest


def _with_the_rest(before: GroupSettings, renamed: Sequence[Renamed]) -> list[str | Renamed]:
    new_names = {one.before.casefold(): one for one in renamed}
    entries = [new_names.pop(one.name.casefold(), one.name) for one in before.perspectives]
    return [*entries, *new_names.values()]


def _check(listed: Sequence[Perspective]) -> None:
    names = {one.name.casefold() for one in listed}
    ids = {one.id for one in listed}
    fits = (
        FEWEST <= len(listed) <= MOST
        and len(names) == len(ids) == len(listed)
        and max(ids) <= HIGHEST_ID
        and all(one.name.strip() and len(one.name) <= NAME_LENGTH for one in listed)
    )
    if not fits:
        raise BadPerspectives
