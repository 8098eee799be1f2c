"""Whether a group of points is one theme, one that is seen both ways, or two."""

from collections.abc import Iterator, Sequence

from bot.rules.disclosure import THEME_NEEDS
from bot.summaries.themes.model import Voice
from bot.summaries.themes.sides.parting import parted

OF_SO_MANY_ONE_MORE = 5
"""Each side needs one answer, and one more for every so many in the group: where many speak, one
of them is easily misread. A smaller side is no side of the theme: it is kept apart."""

FEW = 12
"""Up to so many answers, whoever is alone on a side is taken at their word."""

Group = tuple[list[int], list[int]]
"""The indexes of a theme's points, and the side of each: 1 or -1, 0 for none."""


def by_side(
    voices: Sequence[Voice], owners: Sequence[int], group: Sequence[int]
) -> Iterator[Group]:
    """The themes that a group makes, each with points of two people at least.

    It is seen both ways where each side is large enough and has somebody whose words may be shown.
    Else the two sides are kept apart, and who takes none stays with the larger one; but where many
    answered, too small a side is not believed in, and stays where it is.
    """
    sides = _one_side_each([owners[at] for at in group], parted([voices[at].text for at in group]))
    members = list(group)
    enough = _enough(owners, members, sides)
    if not enough and len(set(owners)) > FEW:
        sides = [0] * len(members)
    told = all(_heard(voices, members, sides, one) for one in (1, -1))
    if not any(sides) or (told and enough):
        parts = [(members, sides)]
    else:
        larger = 1 if sides.count(1) >= sides.count(-1) else -1
        apart = [at for at, side in zip(members, sides, strict=True) if side == -larger]
        rest = [at for at in members if at not in apart]
        parts = [(part, [0] * len(part)) for part in (rest, apart)]
    for part in parts:
        if len({owners[at] for at in part[0]}) >= THEME_NEEDS:
            yield part


def _one_side_each(owners: Sequence[int], sides: Sequence[int]) -> list[int]:
    """The sides, without those of people who take both."""
    taken: dict[int, set[int]] = {}
    for owner, side in zip(owners, sides, strict=True):
        taken.setdefault(owner, set()).add(side)
    both = {owner for owner, some in taken.items() if {1, -1} <= some}
    return [0 if owner in both else side for owner, side in zip(owners, sides, strict=True)]


def _enough(owners: Sequence[int], group: Sequence[int], sides: Sequence[int]) -> bool:
    least = 1 + len({owners[at] for at in group}) // OF_SO_MANY_ONE_MORE
    return all(
        len({owners[at] for at, side in zip(group, sides, strict=True) if side == one}) >= least
        for one in (1, -1)
    )


def _heard(voices: Sequence[Voice], group: Sequence[int], sides: Sequence[int], one: int) -> bool:
    return any(voices[at].quotable for at, side in zip(group, sides, strict=True) if side == one)
