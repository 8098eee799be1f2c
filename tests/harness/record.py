"""What the bot has sent to whom, from the server's own record of everything that happened."""

from html import unescape

from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer

CUT_OFF = "I may have been cut off just as I sent you a question"
SUMMARY_CUT_OFF = "I may have been cut off just as I sent a part of summary"


def sent(server: BotApiServer, chat_id: int) -> list[Message]:
    """The bot's messages to a chat, each as it was when it was sent."""
    bot = server.world.bot.id
    return [
        event.message
        for event in server.world.feed.events
        if event.kind == "message"
        and event.message is not None
        and event.message.chat_id == chat_id
        and event.message.sender == bot
    ]


def texts_sent(server: BotApiServer, chat_id: int) -> list[str]:
    """The same as texts."""
    return [message.text for message in sent(server, chat_id)]


def questions_sent(server: BotApiServer, chat_id: int) -> list[str]:
    """The questions that were sent to a chat, without those that were shown by editing."""
    return [
        text for text in texts_sent(server, chat_id) if " · question " in text.partition("\n")[0]
    ]


def starting(server: BotApiServer, chat_id: int, start: str) -> list[str]:
    """The texts sent to a chat that start so."""
    return [text for text in texts_sent(server, chat_id) if text.startswith(start)]


def in_full(phone: Phone) -> str:
    """What the newest page of a summary says on a phone."""
    pages = [one for one in phone.screen() if one.file and one.file.name.endswith(".html")]
    page = phone.file_of(pages[-1]).decode()
    return unescape(page)
