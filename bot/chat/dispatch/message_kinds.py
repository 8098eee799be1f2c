"""What sort of thing somebody sent, so that the right kind sentence can be said about it."""

from telegram import Document, MaybeInaccessibleMessage, Message

_SORTS = (
    ("sticker", "sticker"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("video", "video"),
    ("video_note", "video"),
    ("animation", "video"),
    ("photo", "picture"),
    ("document", "file"),
    ("location", "location"),
    ("venue", "location"),
    ("poll", "poll"),
    ("contact", "contact"),
    ("story", "story"),
    ("checklist", "checklist"),
)


def sort_of(message: Message) -> str | None:
    """The sort as in the texts `sent-SORT`, "text", or "forwarded".

    None for what Telegram says itself (a pinned message, a changed picture): nobody sent it.
    """
    if message.forward_origin:
        return "forwarded"
    if message.text is not None:
        return "text"
    for field, sort in _SORTS:
        if getattr(message, field):
            return sort
    return "other" if message.effective_attachment else None


def by_group_itself(message: Message) -> bool:
    """Whether an admin who stays anonymous wrote it: Telegram shows the group as its sender.

    Source: Bot API, Message: from is then a user that stands in, and sender_chat the group.
    """
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def topic_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic of a forum that a message stands in; None for General and where there are none.

    Source: Bot API, Message: message_thread_id alone may also be that of a thread of replies.
    """
    if not isinstance(message, Message) or not message.is_topic_message:
        return None
    return message.message_thread_id


def is_calendar(document: Document) -> bool:
    """Whether a file says that it is a calendar."""
    name = (document.file_name or "").casefold()
    return name.endswith((".ics", ".ical")) or document.mime_type == "text/calendar"
