"""Resealing: how the migration of an installation of version 0.1 writes its answers anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.rules.sealing.ballots import Entropy, QuestionKey
from bot.rules.sealing.boxes import pack_opened, seal_box, unpad
from bot.rules.sealing.earlier_boxes import box_from
from bot.rules.sealing.perspectives import undisclosed
from prompts.model import Kind
from storage.cipher import Cipher, DamagedSecret
from storage.keyring import Keyring
from storage.records import Answer

ARCHIVE = "archive"


@dataclass(frozen=True, repr=False)
class Resealing:
    """Reads answers under the keys that are at hand, and writes them as rows of this version."""

    keys: Mapping[str, bytes]
    cipher: Cipher
    entropy: Entropy

    @classmethod
    async def with_keys_of(cls, keyring: Keyring, cipher: Cipher, entropy: Entropy) -> "Resealing":
        """With every question's key that can be read."""
        return cls(await keyring.readable_question_keys(), cipher, entropy)

    def sealed(
        self, question_id: str, kind: str, dealt: int, answers: Sequence[tuple[bytes, bytes]]
    ) -> bytes | None:
        """A question's box as one row, from (slot, sealed answer); None if its key is gone."""
        secret = self.keys.get(question_id)
        if secret is None:
            return None
        key = QuestionKey(secret)
        box = box_from(
            answers,
            key,
            question_id=question_id,
            kind=Kind(kind),
            dealt=dealt,
            entropy=self.entropy,
        )
        return seal_box(box, key, question_id=question_id, entropy=self.entropy)

    def opened(
        self, question_id: str, kind: str, dealt: int, answers: Sequence[tuple[str, bytes]]
    ) -> bytes:
        """What came out of a question's box as one row, from (id, opened answer)."""
        read = [self._read(answer_id, secret) for answer_id, secret in answers]
        kept = [undisclosed(one) for one in read if one is not None]
        content = pack_opened(kept, Kind(kind), dealt=dealt, unreadable=len(read) - len(kept))
        return self.cipher.hide(ARCHIVE, content, bound=question_id)

    def _read(self, answer_id: str, secret: bytes) -> Answer | None:
        try:
            return unpad(self.cipher.reveal(ARCHIVE, secret, bound=answer_id))
        except DamagedSecret:
            return None
