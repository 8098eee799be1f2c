"""A message as it is handed to Telegram: one letter is one message."""

from dataclasses import dataclass

from bot.chat.messages.buttons import Buttons


@dataclass(frozen=True)
class Letter:
    """A message in HTML; with a picture (PNG) or a file (name and content) it is the caption."""

    html: str
    buttons: Buttons | None = None
    reply_to: int | None = None
    picture: bytes | None = None
    file: tuple[str, bytes] | None = None
    protected: bool = False
    """It can't be forwarded, saved or copied."""
