"""Boxes of version 0.1, which held a row for each answer: how they become boxes with slots.

An answer was encrypted by itself, bound to its slot; a slot without an answer left nothing. So the
slots of those who have not answered are not known any more, and stand as spare ones.
"""

from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.rules.sealing.ballots import SLOT_BYTES, Entropy, QuestionKey
from bot.rules.sealing.boxes import GCM_NONCE, SPARE, UNREADABLE, Box, pad, unpad
from bot.rules.sealing.perspectives import undisclosed
from prompts.model import Kind
from storage.records import Answer

Sealed = tuple[bytes, bytes]
"""A slot, and the answer that was sealed in it."""


def box_from(
    sealed: Sequence[Sealed],
    key: QuestionKey,
    *,
    question_id: str,
    kind: Kind,
    dealt: int,
    entropy: Entropy,
) -> Box:
    """A box with the same answers, and a slot for every ballot that was dealt.

    Nobody knows any more whether perspectives may be shown of it, so they are dropped.
    """
    contents = [(slot, _padded(slot, secret, key, question_id, kind)) for slot, secret in sealed]
    spare = max(0, dealt - len(contents))
    return Box.of(kind, [*contents, *((entropy(SLOT_BYTES), SPARE) for _ in range(spare))])


def unseal(slot: bytes, secret: bytes, key: QuestionKey, *, question_id: str) -> Answer | None:
    """An answer as version 0.1 sealed it; None if it does not authenticate."""
    nonce, ciphertext = secret[:GCM_NONCE], secret[GCM_NONCE:]
    try:
        bound = bytes.fromhex(question_id) + slot
        return unpad(AESGCM(key.derived("seal")).decrypt(nonce, ciphertext, bound))
    except (InvalidTag, ValueError):
        return None


def _padded(slot: bytes, secret: bytes, key: QuestionKey, question_id: str, kind: Kind) -> bytes:
    answer = unseal(slot, secret, key, question_id=question_id)
    return UNREADABLE if answer is None else pad(undisclosed(answer), kind)
