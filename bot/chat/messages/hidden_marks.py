"""What a message of ours remembers, in a link on an invisible character.

So a reply finds its place after a restart, or on another server: nothing about a conversation
is kept here. The link previews are off, and the link does no harm when tapped: it starts the
bot with the ballot. Telegram trims entities at the ends of a text, so the link never stands
first or last. U+200B is what bot frameworks use for hidden links, and Telegram keeps it.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from telegram import Message
from telegram.constants import MessageEntityType

from bot.chat.messages.taps import Code
from bot.rules.sealing.ballots import BadBallot, read_ballot
from bot.texts.speech import Markup

INVISIBLE = "\u200b"
MOST_IDS = 60
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ANSWER = re.compile(
    r"https?://t\.me/[A-Za-z0-9_]+/?\?start=a-([A-Za-z0-9_-]{50})"
    r"(?:&own=([0-9a-z.]{1,600}))?(?:&asks=([0-9a-z.]{1,600}))?(?:&old=([0-9a-z.]{1,600}))?"
    r"(?:&(at|was)=([0-9a-z]{1,8}))?"
)
_COMMAND = re.compile(
    r"https?://t\.me/[A-Za-z0-9_]+/?\?start=c-([a-z]{1,32})(?:-([0-9a-f]{16}))?"
    r"(?:&begun=([A-Za-z0-9_-]{1,140}))?"
)
_BALLOT_LINK = re.compile(r"\?start=a-[A-Za-z0-9_-]{50}")
_FIRST_LINE = re.compile(r"[^\n]*[^\n\s](?=\s*\n\s*\S)")
_ALL_BUT_LAST_WORD = re.compile(
    r"(?:<[^>]*>|[^<])*(?:<[^>]*>|[^<\s])(?=\s+(?:<[^>]*>|[^<\s])+\s*$)"
)


class NoRoom(ValueError):
    """The mark would stand last in the text."""


@dataclass(frozen=True)
class AnswerMark:
    """This message is about answering a question."""

    code: Code
    own: tuple[int, ...] = ()
    """The member's own messages that the draft was typed in."""
    asks: tuple[int, ...] = ()
    """Our messages that asked the member to type."""
    earlier: tuple[int, ...] = ()
    """The member's own messages that earlier wordings of the answer were typed in."""
    question: int | None = None
    """The question's message, which becomes the receipt; None if it can't."""
    sealed: bool = False
    """That message is a receipt already, of the sealed answer that this one is to replace."""


@dataclass(frozen=True)
class CommandMark:
    """This message asked for the rest of a command: a reply to it is the command's words."""

    command: str
    group_id: str | None = None
    begun: str = ""
    """Words, in ASCII, that were chosen by buttons already. If they end with a quotation mark,
    a name is what is still to be typed."""

    def whole(self, typed: str) -> str:
        """The command's words, now that the rest was typed."""
        if self.begun.endswith('"'):
            return f"{self.begun}{typed.replace(chr(34), ' ').strip()}" + '"'
        return f"{self.begun} {typed}".strip()


HiddenMark = AnswerMark | CommandMark


def hide(html: str, mark: HiddenMark, bot_name: str) -> Markup:
    """A text of two words or more with the mark at the end of its first line, if it has more.

    In a single line it stands behind the last word but one: so what a line says from its start
    can still be searched for. Raises NoRoom if there is one word only.
    """
    room = _FIRST_LINE.match(html) or _ALL_BUT_LAST_WORD.match(html)
    if room is None:
        raise NoRoom
    return Markup(html[: room.end()] + _link(mark, bot_name) + html[room.end() :])


def carries_ballot(html: str) -> bool:
    """Whether a text of ours has a ballot in its hidden mark; drafts and receipts always have."""
    return _BALLOT_LINK.search(html) is not None


def _link(mark: HiddenMark, bot_name: str) -> str:
    if isinstance(mark, AnswerMark):
        at = () if mark.question is None else (mark.question,)
        ids = _ids("own", mark.own) + _ids("asks", mark.asks) + _ids("old", mark.earlier)
        ids += _ids("was" if mark.sealed else "at", at)
        payload = f"a-{mark.code}{ids}"
    else:
        payload = f"c-{mark.command}" + (f"-{mark.group_id}" if mark.group_id else "")
        payload += f"&begun={_packed(mark.begun)}" if mark.begun else ""
    url = f"https://t.me/{bot_name}?start={payload}"
    return f'<a href="{escape(url)}">{INVISIBLE}</a>'


def mark_in(message: Message) -> HiddenMark | None:
    """The mark in a message of ours, or None. What people write never holds one."""
    if message.from_user is None or not message.from_user.is_bot:
        return None
    for entity in message.entities:
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            mark = _read(entity.url)
            if mark:
                return mark
    return None


def _read(url: str) -> HiddenMark | None:
    command = _COMMAND.fullmatch(url)
    if command:
        return CommandMark(command[1], command[2], _unpacked(command[3] or ""))
    answer = _ANSWER.fullmatch(url)
    if not answer:
        return None
    try:
        code = Code(read_ballot(answer[1]).code)
    except BadBallot:
        return None
    at = _numbers(answer[6])
    return AnswerMark(
        code,
        _numbers(answer[2]),
        _numbers(answer[3]),
        _numbers(answer[4]),
        question=at[0] if at else None,
        sealed=bool(at) and answer[5] == "was",
    )


def _packed(words: str) -> str:
    return base64.urlsafe_b64encode(words.encode("ascii")).rstrip(b"=").decode()


def _unpacked(packed: str) -> str:
    try:
        return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _ids(name: str, ids: Iterable[int]) -> str:
    newest = tuple(ids)[-MOST_IDS:]
    return f"&{name}={'.'.join(_short(one) for one in newest)}" if newest else ""


def _numbers(words: str | None) -> tuple[int, ...]:
    parts = (words or "").split(".")
    return tuple(int(part, 36) for part in parts if 0 < len(part) <= 8)[-MOST_IDS:]


def _short(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, len(_DIGITS))
        digits = _DIGITS[last] + digits
    return digits or "0"
