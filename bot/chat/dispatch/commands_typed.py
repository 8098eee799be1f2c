"""A command as it is typed."""

import re

from telegram import Message

from bot.chat.dispatch.routes import ChatCommand

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*)|$)", re.DOTALL)
"""Bot API, MessageEntity: a bot_command at the start of the text."""


def read_command(message: Message, bot_name: str) -> ChatCommand | None:
    """The command that a message gives to this bot; None if it gives none, or to another bot."""
    found = None if message.forward_origin else _COMMAND.match(message.text or "")
    if found is None:
        return None
    name, addressed, words = found.groups("")
    if addressed and addressed.lower() != bot_name.lower():
        return None
    return ChatCommand(name.lower(), words.strip(), message)
