"""Ways to reach a person on the net: e-mail addresses, links and usernames.

A text is read in pieces between spaces, and every pattern is matched against one piece and
never needs more than a few hundred signs of it.
"""

import re
from collections.abc import Iterator, Sequence

from bot.rules.redaction.circumstance_words import listed
from bot.rules.redaction.marks import NEUTRAL, Mark, MarkKind
from bot.rules.tokens import Word

_PIECE = re.compile(r"[^\s<>\"“”]+")
_EDGES = "()[]{}.,;:!?'’‘*…"
_ENDINGS = "com|cymru|info|io|london|net|org|scot|uk|wales"
# Words too: "so tired.me too" is no link.
_ENDINGS_WITH_PATH = "app|blog|co|dev|eu|fm|health|ie|me|online|site|social|tv"
_MOST_OF_A_LINK = 4096

_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,6}")
_TELEGRAM = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/|tg://", re.IGNORECASE | re.ASCII
)
_LINK = re.compile(r"[a-z][a-z+.-]{1,15}://.|www\..", re.IGNORECASE | re.ASCII)
_BARE_LINK = re.compile(
    r"[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,4}\."
    rf"(?:(?:{_ENDINGS})(?:[/:?#].{{0,{_MOST_OF_A_LINK}}})?"
    rf"|(?:{_ENDINGS_WITH_PATH})/.{{1,{_MOST_OF_A_LINK}}})",
    re.IGNORECASE | re.ASCII,
)
_USERNAME = re.compile(r"@[A-Za-z]\w{1,31}(?:\.\w{1,31}){0,3}(?:@[\w-]{1,63}\.[\w.-]{2,63})?")
# Where people have usernames that they give without an @.
_PLACES = listed(
    "facebook handle insta instagram signal snap snapchat telegram threads tiktok twitter "
    "username whatsapp bluesky bsky discord mastodon reddit"
)
_MIDDLE = frozenset({"is", "handle", "name", "username", "as", "under"})
_AT_WORDS = frozenset({"at", "(at)", "[at]"})
_DOT_WORDS = frozenset({"dot", "(dot)", "[dot]"})


def addresses(text: str) -> Iterator[Mark]:
    """E-mail addresses, links and usernames as the net writes them."""
    for piece in _PIECE.finditer(text):
        left = piece.start() + len(piece[0]) - len(piece[0].lstrip(_EDGES))
        body = text[left : piece.end()].rstrip(_EDGES)
        if _TELEGRAM.match(body):
            yield _mark(left, left + len(body), MarkKind.HANDLE)
        elif _LINK.match(body) or _BARE_LINK.fullmatch(body):
            yield _mark(left, left + len(body), MarkKind.LINK)
        elif "@" in body:
            for kind, pattern in ((MarkKind.EMAIL, _EMAIL), (MarkKind.HANDLE, _USERNAME)):
                for found in pattern.finditer(body):
                    if not body[found.start() - 1 : found.start()].isalnum():
                        yield _mark(left + found.start(), left + found.end(), kind)


def spoken_addresses(text: str) -> Iterator[Mark]:
    """E-mail addresses written out: "rupa at example dot org"."""
    pieces = [(piece.start(), piece.end()) for piece in _PIECE.finditer(text)]
    bodies = [text[start:end].lower() for start, end in pieces]
    for index in range(len(pieces) - 4):
        if bodies[index + 1] not in _AT_WORDS or bodies[index + 3] not in _DOT_WORDS:
            continue
        last = index + 4
        while last + 2 < len(pieces) and last - index < 10 and bodies[last + 1] in _DOT_WORDS:
            last += 2
        end = pieces[last][0] + len(bodies[last].rstrip(_EDGES))
        yield _mark(pieces[index][0], end, MarkKind.EMAIL)


def named_accounts(words: Sequence[Word]) -> Iterator[Mark]:
    """Usernames that follow the name of a service: "my insta is lukasz.paints"."""
    for index, word in enumerate(words):
        if word.stem not in _PLACES:
            continue
        after = index + 1
        while after < len(words) and words[after].folded in _MIDDLE and after - index < 4:
            after += 1
        told = after > index + 1 or (after < len(words) and ":" in words[after].gap)
        if not told or after >= len(words) or len(words[after].gap) > 3:
            continue
        last = after
        while last + 1 < len(words) and words[last + 1].gap in {".", "_"} and last - after < 4:
            last += 1
        if last > after or any(sign.isdecimal() for sign in words[after].folded):
            yield _mark(words[after].start, words[last].end, MarkKind.HANDLE)


def _mark(start: int, end: int, kind: MarkKind) -> Mark:
    return Mark(start, end, kind, NEUTRAL[kind])
