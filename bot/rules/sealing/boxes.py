"""The sealed box: an answer goes in under its ballot, and comes out only with k others.

A sealed answer is AES-256-GCM over its content padded to one fixed size for its kind, so that
neither its length nor the moment it arrived can be matched to what comes out at opening.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.rules.sealing.ballots import Ballot, Entropy, QuestionKey
from prompts.model import Kind
from storage.records import Answer, Share

TEXT_UNITS = 3000
"""The longest text answer in UTF-16 units: its preview must fit one message (Bot API: 4096)."""
TEXT_SIZE = 3 * TEXT_UNITS + 240
"""Bytes of a padded text answer: a UTF-16 unit takes at most 3 bytes of UTF-8."""
TAP_SIZE = 128
"""Bytes of a padded scale or choice answer."""
GCM_NONCE = 12


class DamagedAnswer(Exception):
    """A sealed answer does not authenticate: it was altered, cut off, or moved."""


class TooLong(ValueError):
    """The text is longer than TEXT_UNITS."""


@dataclass(frozen=True)
class Sealed:
    """A sealed answer as it lies in its box."""

    slot: bytes
    ciphertext: bytes


@dataclass(frozen=True)
class StaysSealed:
    """Fewer than k answers are in the box: nothing may be known of it, not even how many."""


@dataclass(frozen=True)
class Opened:
    """The answers of a box, shuffled, and how many could not be read any more."""

    answers: tuple[Answer, ...]
    damaged: int = 0


def seal(
    answer: Answer, ballot: Ballot, key: QuestionKey, *, kind: Kind, entropy: Entropy
) -> Sealed:
    """Seal an answer under its ballot.

    Raises TooLong if its text is longer than TEXT_UNITS.
    """
    slot = ballot.slot(key)
    nonce = entropy(GCM_NONCE)
    padded = pad(answer, kind)
    ciphertext = AESGCM(key.derived("seal")).encrypt(
        nonce, padded, _bound(ballot.question_id, slot)
    )
    return Sealed(slot, nonce + ciphertext)


def unseal(sealed: Sealed, key: QuestionKey, *, question_id: str) -> Answer:
    """Read one sealed answer.

    Raises DamagedAnswer if it does not authenticate.
    """
    nonce, ciphertext = sealed.ciphertext[:GCM_NONCE], sealed.ciphertext[GCM_NONCE:]
    try:
        padded = AESGCM(key.derived("seal")).decrypt(
            nonce, ciphertext, _bound(question_id, sealed.slot)
        )
    except (InvalidTag, ValueError):
        raise DamagedAnswer from None
    return unpad(padded)


def open_box(
    sealed: Sequence[Sealed], key: QuestionKey, *, question_id: str, k: int, rng: Random
) -> Opened | StaysSealed:
    """Open a box that holds at least k readable answers; otherwise leave it exactly as it is.

    Answers that do not authenticate are left out and counted in `damaged`; they do not count
    towards k.
    """
    if len(sealed) < k:
        return StaysSealed()
    answers: list[Answer] = []
    for one in sealed:
        try:
            answers.append(unseal(one, key, question_id=question_id))
        except DamagedAnswer:
            continue
    if len(answers) < k:
        return StaysSealed()
    rng.shuffle(answers)
    return Opened(tuple(answers), damaged=len(sealed) - len(answers))


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
    size = TEXT_SIZE if kind is Kind.TEXT else TAP_SIZE
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


def _bound(question_id: str, slot: bytes) -> bytes:
    return bytes.fromhex(question_id) + slot
