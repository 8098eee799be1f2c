"""Encryption at rest: chat ids, opened answers and summaries, under keys derived from the master.

Each secret is a key id byte, a random nonce and AES-256-GCM ciphertext, so that the master key can
be rotated while secrets under the old one can still be read.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
CHAT_DIGITS = 20
"""A chat id is padded to this width, so that its ciphertext does not tell how long it is."""


class DamagedSecret(Exception):
    """A secret at rest does not authenticate: altered, cut off, moved, or under another key."""


class UnknownKey(DamagedSecret):
    """A secret is under a master key that is not at hand: not now, or not any more."""


@dataclass(frozen=True, repr=False)
class MasterKeys:
    """The master keys by their number (1 to 255); new secrets are written under the current one."""

    keys: Mapping[int, bytes]
    current: int


def nothing_new() -> MasterKeys | None:
    """The keys never change while the process runs."""
    return None


class Cipher:
    """Hides and reveals secrets, each purpose under its own key.

    `newest` gives the master keys when they have changed since it was last asked, else None. A
    key that was once known is known until the process ends: a reader may still look at a state
    from before the rotation.
    """

    def __init__(
        self,
        masters: MasterKeys,
        entropy: Callable[[int], bytes],
        newest: Callable[[], MasterKeys | None] = nothing_new,
    ) -> None:
        self._keys = dict(masters.keys)
        self._current = masters.current
        self._entropy = entropy
        self._newest = newest
        self._derived: dict[tuple[int, str], bytes] = {}

    @property
    def current(self) -> int:
        """The number of the key that new secrets are written under."""
        return self._current

    def refresh(self) -> None:
        """Take up a master key that was added since."""
        masters = self._newest()
        if masters is None:
            return
        self._keys.update(masters.keys)
        self._current = masters.current
        self._derived.clear()

    def hide(self, purpose: str, clear: bytes, *, bound: str = "") -> bytes:
        """Encrypt; `bound` names the place it belongs to, and it can be revealed only there."""
        number = self._current
        nonce = self._entropy(NONCE_BYTES)
        return (
            bytes([number])
            + nonce
            + AESGCM(self._key(number, purpose)).encrypt(nonce, clear, bound.encode())
        )

    def reveal(self, purpose: str, secret: bytes, *, bound: str = "") -> bytes:
        """Decrypt what `hide` made for the same purpose and place.

        Raises DamagedSecret.
        """
        number, nonce, ciphertext = (
            secret[:1],
            secret[1 : 1 + NONCE_BYTES],
            secret[1 + NONCE_BYTES :],
        )
        if number and number[0] not in self._keys:
            self.refresh()
        if not number or not number[0]:
            raise DamagedSecret
        if number[0] not in self._keys:
            raise UnknownKey
        try:
            return AESGCM(self._key(number[0], purpose)).decrypt(nonce, ciphertext, bound.encode())
        except (InvalidTag, ValueError):
            raise DamagedSecret from None

    def lookup(self, purpose: str, clear: bytes) -> bytes:
        """A keyed hash (32 bytes) under the current master key, to find a row by its secret."""
        return self._lookup(self._current, purpose, clear)

    def lookups(self, purpose: str, clear: bytes) -> tuple[bytes, ...]:
        """The hash under every key that is known: while keys are rotated a row may be under any."""
        return tuple(self._lookup(number, purpose, clear) for number in self._keys)

    def hide_chat(self, chat_id: int, *, bound: str) -> bytes:
        """Encrypt a chat id."""
        return self.hide("chat", str(chat_id).rjust(CHAT_DIGITS).encode(), bound=bound)

    def reveal_chat(self, secret: bytes, *, bound: str) -> int:
        """Decrypt a chat id.

        Raises DamagedSecret.
        """
        return int(self.reveal("chat", secret, bound=bound))

    def chat_lookup(self, chat_id: int) -> bytes:
        """What a person's new rows are found by."""
        return self.lookup("chat", str(chat_id).encode())

    def chat_lookups(self, chat_id: int) -> tuple[bytes, ...]:
        """What a person's rows are found by, whichever key they are under."""
        return self.lookups("chat", str(chat_id).encode())

    def _lookup(self, number: int, purpose: str, clear: bytes) -> bytes:
        return hmac.digest(self._key(number, f"lookup {purpose}"), clear, "sha256")

    def _key(self, number: int, purpose: str) -> bytes:
        if (number, purpose) not in self._derived:
            hkdf = HKDF(SHA256(), KEY_BYTES, salt=None, info=f"afterword {purpose}".encode())
            self._derived[number, purpose] = hkdf.derive(self._keys[number])
        return self._derived[number, purpose]
