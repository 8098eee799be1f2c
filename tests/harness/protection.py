"""Which messages of the bot break the rule of protection, from the server's record of all of them.

A message is protected if it carries a ballot in a link, or words that somebody typed as an answer
and that are not published; a text question is so from the start, as it is to hold them. The words
that are handed back to be copied are the one exception: they are open, and nothing with a ballot
may be in their message.
"""

from collections.abc import Iterator, Sequence

from bot.demo.messages import Message
from bot.demo.server import BotApiServer

BALLOT_IN_A_LINK = "?start=a-"
TO_COPY = "These are your words"
PUBLISHED = "Summary "


def unprotected(server: BotApiServer, words: Sequence[str]) -> list[str]:
    """What is wrong with the messages that were sent or changed; `words` are telling ones."""
    found = [_wrong(message, words) for message in _of_the_bot(server)]
    needless = [_needless(message, words) for message in _of_the_bot(server, sent_only=True)]
    return [wrong for wrong in found + needless if wrong]


def to_copy(server: BotApiServer) -> list[Message]:
    """The messages that handed words back, as they were sent."""
    return [one for one in _of_the_bot(server, sent_only=True) if one.text.startswith(TO_COPY)]


def protected(server: BotApiServer) -> list[Message]:
    """All protected messages, in every state."""
    return [one for one in _of_the_bot(server) if one.protected]


def link_of(message: Message) -> str:
    """What the ballot's link in a message would say to the bot; empty if there is none."""
    urls = (entity.url for entity in message.entities if BALLOT_IN_A_LINK in entity.url)
    return next((url.partition("?start=")[2].partition("&")[0] for url in urls), "")


def _wrong(message: Message, words: Sequence[str]) -> str:
    open_words = any(word in message.text for word in words)
    linked = bool(link_of(message))
    if message.text.startswith(TO_COPY):
        held = linked or message.buttons or message.protected or message.asks_for_reply
        return "words to copy with something else in them" if held else ""
    if linked and not message.protected:
        return f"a ballot in an open link: {message.text[:40]}"
    if open_words and not message.protected and not message.text.startswith(PUBLISHED):
        return f"words in an open message: {message.text[:40]}"
    return ""


def _needless(message: Message, words: Sequence[str]) -> str:
    """Only as it was sent: a message that is changed stays protected."""
    needed = link_of(message) or any(word in message.text for word in words)
    needed = needed or "Answer" in message.labels
    return "" if needed or not message.protected else f"protected for nothing: {message.text[:40]}"


def _of_the_bot(server: BotApiServer, *, sent_only: bool = False) -> Iterator[Message]:
    bot = server.world.bot.id
    for event in server.world.feed.events:
        message = event.message
        if message is None or message.sender != bot or message.deleted:
            continue
        if not sent_only or event.kind == "message":
            yield message
