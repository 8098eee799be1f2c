"""What an admin's words after /invite mean: a perspective of the group, a role, both or neither."""

from dataclasses import dataclass
from typing import TypeAlias

from storage.records import Perspective, Role

Perspectives: TypeAlias = tuple[Perspective, ...]

_ROLES = {
    "member": Role.MEMBER,
    "members": Role.MEMBER,
    "facilitator": Role.FACILITATOR,
    "facilitators": Role.FACILITATOR,
    "admin": Role.ADMIN,
    "admins": Role.ADMIN,
}
_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’«»"), " ")
_LINKING = frozenset({"a", "an", "as", "and", "the"})


@dataclass(frozen=True)
class InviteWords:
    """What was named; None for what was not."""

    perspective: int | None = None
    """An id of the group's own list."""
    role: Role | None = None


@dataclass(frozen=True)
class UnknownWords:
    """Words that name neither, as they were typed."""

    words: str


@dataclass(frozen=True)
class TwoNamed:
    """Two roles or two perspectives, where a link can carry one of each."""


def read_invite(line: str, perspectives: Perspectives) -> InviteWords | UnknownWords | TwoNamed:
    """Read "LXP", "Manager facilitator", '"Peer worker" admin' or "" in any letter case."""
    words = line.translate(_QUOTES).replace(",", " ").split()
    names = _names(perspectives)
    found: list[int] = []
    roles: list[Role] = []
    unknown: list[str] = []
    at = 0
    while at < len(words):
        number, length = _perspective_at(words, at, names)
        word = words[at].casefold()
        if number:
            found.append(number)
        elif word in _ROLES:
            roles.append(_ROLES[word])
        elif word not in _LINKING:
            unknown.append(words[at])
        at += length
    if unknown:
        return UnknownWords(" ".join(unknown))
    if len(set(found)) > 1 or len(set(roles)) > 1:
        return TwoNamed()
    return InviteWords(found[0] if found else None, roles[0] if roles else None)


def _names(perspectives: Perspectives) -> dict[tuple[str, ...], int]:
    """Each name as its words; "Managers" is also what people say for "Manager"."""
    names: dict[tuple[str, ...], int] = {}
    for one in perspectives:
        words = tuple(one.name.casefold().translate(_QUOTES).replace(",", " ").split())
        if words:
            names[words] = one.id
            names.setdefault((*words[:-1], f"{words[-1]}s"), one.id)
    return names


def _perspective_at(
    words: list[str], at: int, names: dict[tuple[str, ...], int]
) -> tuple[int, int]:
    """The perspective that starts here and how many words it takes, longest first; or (0, 1)."""
    for length in range(max(map(len, names), default=0), 0, -1):
        here = tuple(word.casefold() for word in words[at : at + length])
        if here in names and len(here) == length:
            return names[here], length
    return 0, 1
