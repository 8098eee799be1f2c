"""What a tap on a button means: small typed values that fit into Telegram's callback_data.

A button's data comes back from people's devices and may be old, cut off or made up. So reading
never trusts it: what has not exactly the shape of a tap of ours is no tap. Whether a ballot in it
is honoured is for the flows to say.
"""

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import ClassVar, Self, TypeVar, get_type_hints

from bot.rules.sealing.ballots import BadBallot, read_ballot

DATA_BYTES = 64
"""Bot API, InlineKeyboardButton: callback_data takes 1 to 64 bytes."""
SEPARATOR = ":"
_WORD = re.compile(r"[A-Za-z0-9_-]*")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")

Value = TypeVar("Value")


class Code(str):
    """A ballot's code in a tap; it has a ballot's shape, but may still be forged."""

    __slots__ = ()


class TooMuchForAButton(ValueError):
    """A tap does not fit into callback_data, or holds what could not be read back."""


@dataclass(frozen=True)
class Tap:
    """One kind of button. A kind gives its own `verb` and its arguments as dataclass fields.

    A field is an int, a Code, a StrEnum or a str of A-Z a-z 0-9 _ - only. A Code comes last in the
    data: it has one length, so data that was cut off is never taken for another tap.
    """

    verb: ClassVar[str] = ""

    @property
    def data(self) -> str:
        """This tap as callback_data.

        Raises TooMuchForAButton.
        """
        words = [str(getattr(self, name)) for name in _kinds(type(self))]
        data = SEPARATOR.join([self.verb, *words])
        if len(data.encode()) > DATA_BYTES or type(self).read(data) != self:
            raise TooMuchForAButton(self.verb)
        return data

    @classmethod
    def read(cls, data: str) -> Self | None:
        """The tap of this kind that the data holds, or None."""
        verb, *words = data.split(SEPARATOR)
        kinds = _kinds(cls)
        if verb != cls.verb or len(words) != len(kinds):
            return None
        pairs = zip(kinds.items(), words, strict=True)
        values = {name: _value(word, kind) for (name, kind), word in pairs}
        return None if None in values.values() else cls(**values)


def verb_of(data: str) -> str:
    """Which kind of tap the data claims to be."""
    return data.partition(SEPARATOR)[0]


def _kinds(tap: type[Tap]) -> dict[str, type[object]]:
    hints = get_type_hints(tap)
    names = sorted((field.name for field in fields(tap)), key=lambda name: hints[name] is Code)
    return {name: hints[name] for name in names}


def _value(word: str, kind: type[object]) -> object | None:
    if kind is int:
        return int(word) if _NUMBER.fullmatch(word) else None
    if not _WORD.fullmatch(word):
        return None
    if kind is Code:
        return _code(word)
    if issubclass(kind, StrEnum):
        return next((one for one in kind if one.value == word), None)
    return word


def _code(word: str) -> Code | None:
    try:
        return Code(read_ballot(word).code)
    except BadBallot:
        return None
