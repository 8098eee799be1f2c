"""The sealed box: one slot for every ballot dealt, filled or not, encrypted as a whole.

A slot is its id and what lies in it, padded to one fixed size for the question's kind. Every change
encrypts the whole box anew under a fresh nonce. So what is stored is as long, and changes as much,
whatever is in the box: nothing shows how many answered, which slot was written, or what was there
before.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.rules.sealing.ballots import SLOT_BYTES, Entropy, QuestionKey
from prompts.model import Kind
from storage.records import Answer, Share

TEXT_UNITS = 3000
"""The longest text answer in UTF-16 units: its preview must fit one message (Bot API: 4096)."""
TEXT_SIZE = 3 * TEXT_UNITS + 240
"""Bytes of a padded text answer: a UTF-16 unit takes at most 3 bytes of UTF-8."""
TAP_SIZE = 128
"""Bytes of a padded scale or choice answer."""
GCM_NONCE = 12
GCM_TAG = 16
VERSION = b"\x01"
"""Of the format below; it stands before the nonce."""
COUNT_BYTES = 4

EMPTY, SPARE, UNREADABLE = b"", b"?", b"!"
"""What lies in a slot that holds no answer. A spare one has no ballot yet: a box from before there
were slots does not know all of its ballots. An unreadable one held an answer that was damaged."""


class DamagedBox(Exception):
    """A sealed box does not authenticate: it was altered, cut off, or moved."""


class TooLong(ValueError):
    """The text is longer than TEXT_UNITS."""


class Put(Enum):
    """What putting an answer into its slot did."""

    FIRST = auto()
    CHANGED = auto()
    SAME = auto()
    """This answer lay there already."""


@dataclass(frozen=True)
class StaysSealed:
    """Fewer than k answers are in the box: nothing may be known of it, not even how many."""


@dataclass(frozen=True)
class Opened:
    """The answers of a box, shuffled, and how many could not be read any more."""

    answers: tuple[Answer, ...]
    damaged: int = 0


class Box:
    """A box while it is in memory: its slots, in the order of their ids.

    It is changed in place, since one of 300 long answers takes 2.7 MB.
    """

    def __init__(self, kind: Kind, slots: bytes) -> None:
        self.kind = kind
        self._size = size_of(kind)
        self._slots = bytearray(slots)

    @classmethod
    def of(cls, kind: Kind, contents: Iterable[tuple[bytes, bytes]]) -> "Box":
        """A box of these slots: their ids, and what lies in them."""
        size = size_of(kind)
        return cls(kind, b"".join(slot + what.ljust(size) for slot, what in sorted(contents)))

    def __len__(self) -> int:
        """How many slots it has."""
        return len(self._slots) // self._step

    @property
    def content(self) -> bytes:
        """All of its slots, one after the other."""
        return bytes(self._slots)

    def put(self, slot: bytes, answer: Answer) -> Put:
        """Put an answer into its slot, in place of an earlier one.

        Raises TooLong, and changes nothing then.
        """
        padded = pad(answer, self.kind)
        before = self._write(slot, padded)
        if before.rstrip() in (EMPTY, SPARE, UNREADABLE):
            return Put.FIRST
        return Put.SAME if before == padded else Put.CHANGED

    def take_out(self, slot: bytes) -> bool:
        """Empty a slot; whether there was an answer in it."""
        before = self._write(slot, EMPTY.ljust(self._size))
        return before.rstrip() not in (EMPTY, SPARE)

    def answers(self) -> tuple[tuple[Answer, ...], int]:
        """The answers in the order of their slots, and how many can't be read."""
        return read_answers(self._at(index)[1] for index in range(len(self)))

    @property
    def _step(self) -> int:
        return SLOT_BYTES + self._size

    def _at(self, index: int) -> tuple[bytes, bytes]:
        start = index * self._step
        both = bytes(self._slots[start : start + self._step])
        return both[:SLOT_BYTES], both[SLOT_BYTES:]

    def _id_at(self, index: int) -> bytes:
        start = index * self._step
        return bytes(self._slots[start : start + SLOT_BYTES])

    def _write(self, slot: bytes, padded: bytes) -> bytes:
        """Write what lies in a slot now; what lay there before."""
        index = bisect_left(range(len(self)), slot, key=self._id_at)
        if index == len(self) or self._id_at(index) != slot:
            self._drop_spare()
            index = bisect_left(range(len(self)), slot, key=self._id_at)
            start = index * self._step
            self._slots[start:start] = slot + padded
            return SPARE
        start = index * self._step + SLOT_BYTES
        before = bytes(self._slots[start : start + self._size])
        self._slots[start : start + self._size] = padded
        return before

    def _drop_spare(self) -> None:
        for index in range(len(self)):
            if self._at(index)[1].rstrip() == SPARE:
                del self._slots[index * self._step : (index + 1) * self._step]
                return


def new_box(kind: Kind, slots: Iterable[bytes]) -> Box:
    """An empty box with a slot for every ballot that is dealt."""
    return Box.of(kind, ((slot, EMPTY) for slot in slots))


def seal_box(box: Box, key: QuestionKey, *, question_id: str, entropy: Entropy) -> bytes:
    """A box as it is stored."""
    nonce, bound = entropy(GCM_NONCE), _bound(question_id, len(box))
    return VERSION + nonce + AESGCM(key.derived("box")).encrypt(nonce, box.content, bound)


def unseal_box(sealed: bytes, key: QuestionKey, *, question_id: str, kind: Kind) -> Box:
    """A stored box in memory.

    Raises DamagedBox if it does not authenticate.
    """
    version, nonce, ciphertext = sealed[:1], sealed[1 : 1 + GCM_NONCE], sealed[1 + GCM_NONCE :]
    count = max(0, len(ciphertext) - GCM_TAG) // (SLOT_BYTES + size_of(kind))
    try:
        if version != VERSION:
            raise ValueError("a box of another format")
        bound = _bound(question_id, count)
        return Box(kind, AESGCM(key.derived("box")).decrypt(nonce, ciphertext, bound))
    except (InvalidTag, ValueError):
        raise DamagedBox from None


def open_box(box: Box, *, k: int, rng: Random) -> Opened | StaysSealed:
    """Open a box that holds at least k readable answers; otherwise leave it exactly as it is.

    Answers that can't be read are left out and counted in `damaged`; they do not count towards k.
    """
    answers, damaged = box.answers()
    if len(answers) < k:
        return StaysSealed()
    shuffled = list(answers)
    rng.shuffle(shuffled)
    return Opened(tuple(shuffled), damaged)


def pack_opened(answers: Sequence[Answer], kind: Kind, *, dealt: int, unreadable: int = 0) -> bytes:
    """Opened answers in this order, padded to how many ballots were dealt."""
    size = size_of(kind)
    kept = [pad(answer, kind) for answer in answers] + [UNREADABLE.ljust(size)] * unreadable
    return b"".join(kept).ljust(size * dealt)


def unpack_opened(content: bytes, kind: Kind) -> tuple[tuple[Answer, ...], int]:
    """The answers in bytes that `pack_opened` made, and how many can't be read."""
    size = size_of(kind)
    starts = range(0, len(content), size)
    return read_answers(content[start : start + size] for start in starts)


def read_answers(contents: Iterable[bytes]) -> tuple[tuple[Answer, ...], int]:
    """The answers among what lies in slots, and how many can't be read."""
    held = [one for padded in contents if (one := padded.rstrip()) not in (EMPTY, SPARE)]
    answers = tuple(unpad(one) for one in held if one != UNREADABLE)
    return answers, len(held) - len(answers)


def size_of(kind: Kind) -> int:
    """How many bytes an answer of this kind is padded to."""
    return TEXT_SIZE if kind is Kind.TEXT else TAP_SIZE


def pad(answer: Answer, kind: Kind) -> bytes:
    """The answer as bytes of one size for its kind.

    Raises TooLong if its text is longer than TEXT_UNITS, or swells beyond the fixed size.
    """
    if answer.text is not None and utf16_units(answer.text) > TEXT_UNITS:
        raise TooLong
    content = json.dumps(
        [answer.value, answer.text, answer.share.value, answer.perspective],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    size = size_of(kind)
    if len(content) > size:
        raise TooLong
    return content.ljust(size, b" ")


def unpad(padded: bytes) -> Answer:
    """The answer in padded bytes that `pad` made."""
    value, text, share, perspective = json.loads(padded)
    return Answer(value, text, Share(share), perspective)


def utf16_units(text: str) -> int:
    """How Telegram counts a text's length."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bound(question_id: str, count: int) -> bytes:
    return bytes.fromhex(question_id) + VERSION + count.to_bytes(COUNT_BYTES)
