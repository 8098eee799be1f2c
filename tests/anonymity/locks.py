"""What a copy gives to somebody who holds keys: each field that any of them decrypts.

The attacker holds the master key, and every question's key that lies in a keyring they copied, also
where it was deleted and its bytes are still there. What can be decrypted is found by trying: each
field, under each key, as bound to each id that stands beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import product

from bot.rules.sealing.ballots import SLOT_BYTES, QuestionKey
from bot.rules.sealing.boxes import DamagedBox, size_of, unpad, unseal_box
from bot.rules.sealing.earlier_boxes import unseal
from prompts.model import Kind
from storage.cipher import KEY_BYTES, NONCE_BYTES, Cipher, DamagedSecret
from storage.records import Answer
from tests.anonymity.disk import KEYRING, Copy, Version, left_over

PURPOSES = (
    "archive",
    "chat",
    "summary",
    "words",
    "watch",
    "question key",
    "dealing key",
    "closing key",
)
WRAPPED_KEY = 1 + NONCE_BYTES + KEY_BYTES + 16
"""Bytes of a key in the keyring: the master key's number, a nonce, the key, and a tag."""


@dataclass(frozen=True)
class Held:
    """An answer that was decrypted, and where it lay."""

    answer: Answer
    question_id: str
    table: str
    slot: bytes
    """What tells it from others in its row, or from other rows."""
    offset: int
    """Where its field starts in the file, and on from there its place in the field."""


@dataclass(frozen=True)
class Keys:
    """The keys that an attacker holds."""

    cipher: Cipher
    questions: Mapping[str, bytes]
    _read_before: dict[bytes, list[Held]] = field(default_factory=dict, repr=False)
    """By a digest of the database: copies taken one after the other share most states."""

    @classmethod
    def of(cls, cipher: Cipher, copies: Sequence[Copy]) -> "Keys":
        """The master key, and what the keyrings among these copies give."""
        found: dict[str, bytes] = {}
        for copy in copies:
            known = [str(row["id"]) for row in copy.now.table("question")]
            for version in copy.keyring:
                for row in version.table("question_key"):
                    question_id, secret = str(row["question_id"]), row["secret"]
                    assert isinstance(secret, bytes)
                    with suppress(DamagedSecret):
                        clear = cipher.reveal("question key", secret, bound=question_id)
                        found[question_id] = clear
            if KEYRING in copy.files:
                found |= dict(_raised(cipher, left_over(copy.files[KEYRING]), known))
        return cls(cipher, found)

    def answers(self, version: Version) -> list[Held]:
        """Every answer that these keys give in a database, in the order in which it gives them."""
        digest = blake2b(version.image).digest()
        if digest not in self._read_before:
            self._read_before[digest] = self._read_answers(version)
        return self._read_before[digest]

    def _read_answers(self, version: Version) -> list[Held]:
        kinds = {str(row["id"]): Kind(str(row["kind"])) for row in version.table("question")}
        found: list[Held] = []
        for table in version.tables:
            for row in version.rows[table]:
                ids = [cell for cell in row if isinstance(cell, str)]
                for cell in row:
                    if isinstance(cell, bytes) and len(cell) > WRAPPED_KEY:
                        place = version.image.find(cell[:16])
                        for question_id in [one for one in ids if one in kinds]:
                            found += self._answers(
                                cell, question_id, kinds[question_id], table, ids, place
                            )
        return found

    def clear(self, version: Version) -> Iterator[tuple[str, Sequence[object], bytes]]:
        """Every field that the master key gives: its table, its row, and what it says."""
        for table in version.tables:
            for row in version.rows[table]:
                ids = ["", *(cell for cell in row if isinstance(cell, str))]
                for cell in row:
                    if isinstance(cell, bytes):
                        for said in self._revealed(cell, ids):
                            yield table, row, said

    def _revealed(self, cell: bytes, ids: Sequence[str]) -> Iterator[bytes]:
        for purpose, bound in product(PURPOSES, ids):
            with suppress(DamagedSecret):
                yield self.cipher.reveal(purpose, cell, bound=bound)

    def _answers(
        self,
        cell: bytes,
        question_id: str,
        kind: Kind,
        table: str,
        ids: Sequence[str],
        place: int,
    ) -> Iterator[Held]:
        """The answers in a field: a sealed box, an opened one, or an answer by itself."""
        secret = self.questions.get(question_id)
        size = size_of(kind)
        if secret is not None:
            key = QuestionKey(secret)
            with suppress(DamagedBox):
                box = unseal_box(cell, key, question_id=question_id, kind=kind)
                step = SLOT_BYTES + size
                for at in range(0, len(box.content), step):
                    slot, what = box.content[at : at + SLOT_BYTES], box.content[at:][:step]
                    for answer in _read(what[SLOT_BYTES:]):
                        yield Held(answer, question_id, table, slot, place + at)
            for one in ids:
                with suppress(ValueError):
                    slot = bytes.fromhex(one)
                    single = unseal(slot, cell, key, question_id=question_id)
                    if single is not None:
                        yield Held(single, question_id, table, slot, place)
        for one in ids:
            with suppress(DamagedSecret):
                clear = self.cipher.reveal("archive", cell, bound=one)
                for at in range(0, len(clear), size):
                    for answer in _read(clear[at : at + size]):
                        yield Held(answer, question_id, table, at.to_bytes(4), place + at)


def _read(padded: bytes) -> Iterator[Answer]:
    """The answer that lies in padded bytes, also where something stands before or behind it."""
    content = padded[padded.find(b"[") :].rstrip() if b"[" in padded else b""
    with suppress(ValueError, TypeError):
        yield unpad(content)


def _raised(cipher: Cipher, left: bytes, questions: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Keys that were deleted, and whose bytes are still there."""
    for at in range(len(left) - WRAPPED_KEY + 1):
        if left[at] == cipher.current:
            for question_id in questions:
                with suppress(DamagedSecret):
                    secret = left[at : at + WRAPPED_KEY]
                    yield question_id, cipher.reveal("question key", secret, bound=question_id)
