"""The one-time right to answer a question: dealt to a chat, never stored.

A ballot is a nonce, the question's id and the perspective, authenticated with the question's own
key together with the id of the chat that it is dealt to: in another chat it is worth nothing. The
nonce comes from the round's dealing key and the member, so that dealing again after a crash gives
the same ballot; once the dealing key is destroyed nobody can tell whose a ballot is.
"""

import base64
import binascii
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 16
QUESTION_BYTES = 8
CHAT_BYTES = 8
"""Bot API: an id of a chat has at most 52 significant bits, and may be negative."""
SLOT_BYTES = 16
MAC_BYTES = 12
"""96 bits; NIST SP 800-107 5.3.3 calls 64 bits enough where guesses are made online."""
BALLOT_BYTES = NONCE_BYTES + QUESTION_BYTES + 1 + MAC_BYTES
CODE_LENGTH = -(-BALLOT_BYTES * 4 // 3)
"""50 characters of A-Za-z0-9_-: fits callback_data (64 bytes) and a start payload."""


class BadBallot(ValueError):
    """What was handed in is no ballot here: forged, cut off, of another question or chat."""


class Entropy(Protocol):
    """Where random bytes come from: the system's source, or a test's own."""

    def __call__(self, size: int, /) -> bytes:
        """Give `size` unpredictable bytes."""


@dataclass(frozen=True, repr=False)
class QuestionKey:
    """A question's secret (32 bytes) and the keys derived from it, each for one use only."""

    secret: bytes

    def derived(self, use: str) -> bytes:
        """32 bytes for one use, by HKDF-SHA256 (RFC 5869) with the use as its info."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=use.encode()).derive(self.secret)


@dataclass(frozen=True)
class Ballot:
    """The right to give, change and withdraw one answer to one question."""

    nonce: bytes
    question_id: str
    perspective: int
    mac: bytes

    @property
    def code(self) -> str:
        """The ballot as it stands in a button or a link."""
        raw = self.nonce + bytes.fromhex(self.question_id) + bytes([self.perspective]) + self.mac
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    def slot(self, key: QuestionKey) -> bytes:
        """Where this ballot's answer lies in its box."""
        return slot_of(key, self.nonce)


def read_ballot(code: str) -> Ballot:
    """Read a code without trusting it: the question's key still has to honour it.

    Raises BadBallot if it does not have a ballot's shape.
    """
    try:
        raw = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (binascii.Error, ValueError):
        raise BadBallot from None
    if len(code) != CODE_LENGTH or len(raw) != BALLOT_BYTES:
        raise BadBallot
    nonce, rest = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
    question, rest = rest[:QUESTION_BYTES], rest[QUESTION_BYTES:]
    ballot = Ballot(nonce, question.hex(), rest[0], rest[1:])
    if ballot.code != code:
        raise BadBallot
    return ballot


def slot_of(key: QuestionKey, nonce: bytes) -> bytes:
    """Where the answer lies that a ballot with this nonce gives; nothing else leads there."""
    return hmac.digest(key.derived("slot"), nonce, "sha256")[:SLOT_BYTES]


def slots_dealt(
    key: QuestionKey, dealing_key: bytes, *, question_id: str, members: Iterable[str]
) -> tuple[bytes, ...]:
    """The slots of all ballots that are dealt to these members."""
    return tuple(slot_of(key, _nonce(dealing_key, question_id, one)) for one in members)


def deal(
    key: QuestionKey,
    dealing_key: bytes,
    *,
    question_id: str,
    member_id: str,
    chat_id: int,
    perspective: int,
) -> Ballot:
    """Deal a member's ballot; dealing it again gives the same one."""
    nonce = _nonce(dealing_key, question_id, member_id)
    signed = _signed(nonce, question_id, perspective) + _chat(chat_id)
    return Ballot(nonce, question_id, perspective, _mac(key, "ballot in chat", signed))


def check_ballot(key: QuestionKey, ballot: Ballot, *, chat_id: int, unbound: bool = False) -> None:
    """Raises BadBallot unless this question's key made the ballot for this chat.

    With `unbound` one that was dealt before ballots were bound to chats is honoured too.
    """
    signed = _signed(ballot.nonce, ballot.question_id, ballot.perspective)
    made = hmac.compare_digest(_mac(key, "ballot in chat", signed + _chat(chat_id)), ballot.mac)
    if not made and unbound:
        made = hmac.compare_digest(_mac(key, "ballot", signed), ballot.mac)
    if not made:
        raise BadBallot


def _nonce(dealing_key: bytes, question_id: str, member_id: str) -> bytes:
    dealt = bytes.fromhex(question_id) + bytes.fromhex(member_id)
    return hmac.digest(dealing_key, dealt, "sha256")[:NONCE_BYTES]


def _signed(nonce: bytes, question_id: str, perspective: int) -> bytes:
    return nonce + bytes.fromhex(question_id) + bytes([perspective])


def _chat(chat_id: int) -> bytes:
    return chat_id.to_bytes(CHAT_BYTES, "big", signed=True)


def _mac(key: QuestionKey, use: str, signed: bytes) -> bytes:
    return hmac.digest(key.derived(use), signed, "sha256")[:MAC_BYTES]
