"""Codes: what a link carries, and nobody can guess."""

import base64

from bot.rules.sealing.ballots import Entropy

CODE_BYTES = 16


def new_code(entropy: Entropy) -> str:
    """A new code, of characters that a link may hold (Bot API: A-Z, a-z, 0-9, _ and -)."""
    return base64.urlsafe_b64encode(entropy(CODE_BYTES)).rstrip(b"=").decode()
