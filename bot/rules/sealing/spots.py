"""Where a question stands in somebody's chat, readable only while its box is sealed.

Telegram counts all messages of a bot in one row, so the number of a later message tells how much
was said before it. It is kept under the question's own key and is lost with that. While the buttons
are taken off a box's messages, the numbers are kept under a closing key, which is lost soon after.
"""

from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.rules.sealing.ballots import Entropy, QuestionKey

NONCE_BYTES = 12
DIGITS = 16
"""A message id is padded to this width."""


def hide_spot(message_id: int, key: QuestionKey, *, question_id: str, entropy: Entropy) -> bytes:
    """Encrypt the id of the message that holds a question."""
    nonce = entropy(NONCE_BYTES)
    clear = str(message_id).rjust(DIGITS).encode()
    return nonce + AESGCM(key.derived("spot")).encrypt(nonce, clear, bytes.fromhex(question_id))


def show_spot(spot: bytes, key: QuestionKey, *, question_id: str) -> int | None:
    """Decrypt what `hide_spot` made; None if it is damaged."""
    nonce, ciphertext = spot[:NONCE_BYTES], spot[NONCE_BYTES:]
    try:
        clear = AESGCM(key.derived("spot")).decrypt(nonce, ciphertext, bytes.fromhex(question_id))
    except (InvalidTag, ValueError):
        return None
    return int(clear)


def hide_spots(
    message_ids: Sequence[int], closing_key: bytes, *, closing_id: str, entropy: Entropy
) -> bytes:
    """Encrypt the ids of several messages of one chat."""
    nonce = entropy(NONCE_BYTES)
    clear = "".join(str(one).rjust(DIGITS) for one in message_ids).encode()
    return nonce + AESGCM(closing_key).encrypt(nonce, clear, bytes.fromhex(closing_id))


def show_spots(spots: bytes, closing_key: bytes, *, closing_id: str) -> tuple[int, ...]:
    """Decrypt what `hide_spots` made; empty if it is damaged."""
    nonce, ciphertext = spots[:NONCE_BYTES], spots[NONCE_BYTES:]
    try:
        clear = AESGCM(closing_key).decrypt(nonce, ciphertext, bytes.fromhex(closing_id)).decode()
    except (InvalidTag, ValueError):
        return ()
    return tuple(int(clear[at : at + DIGITS]) for at in range(0, len(clear), DIGITS))
