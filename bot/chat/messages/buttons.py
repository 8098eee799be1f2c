"""Buttons under a message, each with its label and what it does."""

from collections.abc import Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.messages.taps import Tap

Buttons = Sequence[Sequence[InlineKeyboardButton]]
"""Rows of buttons, from top to bottom."""

COPY_UNITS = 256
"""Bot API, CopyTextButton: 1 to 256 characters."""


def tap_button(label: str, tap: Tap) -> InlineKeyboardButton:
    """A button that is a tap."""
    return InlineKeyboardButton(label, callback_data=tap.data)


def copy_button(label: str, text: str) -> InlineKeyboardButton:
    """A button that copies a text of 1 to COPY_UNITS characters to the person's clipboard."""
    return InlineKeyboardButton(label, copy_text=CopyTextButton(text))


def markup(buttons: Buttons | None) -> InlineKeyboardMarkup | None:
    """The rows as Telegram takes them; None for no buttons."""
    return InlineKeyboardMarkup(buttons) if buttons else None
