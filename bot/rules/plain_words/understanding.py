"""What plain words mean, if the whole message means one thing and nothing else.

Words that go on ("help was hard to find in the meeting") mean nothing here: they may be an answer,
and are asked after.
"""

import re

from bot.rules.plain_words.meaning import Meaning, Meant
from bot.rules.plain_words.phrases import AFTER, BEFORE, PHRASES
from bot.rules.plain_words.wording import worded
from bot.rules.when.words import END_WORD, MONTH, NUMBERS, WEEKDAY

_BESIDE = frozenset("\ufe0f\u200d!." + "".join(map(chr, range(0x1F3FB, 0x1F400))))
"""What stands beside a sign and changes nothing: how it is drawn, and the colours of skin."""
LONGEST = 120
"""Characters from which no message is read as plain words: nobody commands at such length."""
_PATTERNS = tuple(
    (meaning, re.compile(f"{BEFORE}(?:{phrase}){AFTER}")) for meaning, phrase in PHRASES
)
_SIGNS = {
    Meaning.THANKS: frozenset("👍🙏❤💜💙💚🧡💛😊🙂👌🤝🥰😀😃✅🎉"),
    Meaning.HELLO: frozenset("👋"),
    Meaning.HELP: frozenset("?❓❔🤷"),
    Meaning.STOP: frozenset("🛑✋🚫"),
}
_MEETING = re.compile(
    r"(?:(?:please|can you|could you|new|plan|add|schedule|set up|book|arrange|a|the|our|next) )*"
    r"(?:meeting|mtg|metting|meting|meetng)s?\b[ ,:]*(?:is |on |at |for )*",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<!\w)(?:today|tonight|tomorrow|tmrw|tmw|next week|{WEEKDAY}|{MONTH}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)|\d{{1,4}}[/.-]\d{{1,2}}(?:[/.-]\d{{1,4}})?){END_WORD}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}[:.]\d{{2}}(?: ?[ap]\.?m\.?)?|\d{{1,2}} ?[ap]\.?m\.?|at \d{{1,2}}"
    rf"|noon|midday|(?:at|half|quarter (?:past|to)) (?:{'|'.join(NUMBERS)})){END_WORD}",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?<!\w)(?:was|were|is|are|am|felt|feel|went|made|did|had|has|have|got|ran|took|seemed|could"
    r"|should|would|because|but|so|i|we|they|he|she|it|too|very|not|helped|said|talked|good|bad)(?!\w)",
    re.IGNORECASE,
)


def understand(text: str) -> Meant | None:
    """What a message means, or None. It never raises."""
    if len(text) > LONGEST:
        return None
    words = worded(text)
    if not words:
        return _by_signs(text)
    for meaning, pattern in _PATTERNS:
        found = pattern.fullmatch(words)
        if found:
            return Meant(meaning, found.groupdict().get("words") or "")
    return _meeting(" ".join(text.split()))


def _by_signs(text: str) -> Meant | None:
    signs = {char for char in text if not char.isspace() and char not in _BESIDE}
    meant = (meaning for meaning, known in _SIGNS.items() if signs and signs <= known)
    return next(map(Meant, meant), None)


def _meeting(text: str) -> Meant | None:
    """A meeting with its day and its time, and nothing told about it."""
    begun = _MEETING.match(text)
    rest = text[begun.end() :] if begun else ""
    if not (_DAY.search(rest) and _CLOCK.search(rest)) or _TOLD.search(rest):
        return None
    return Meant(Meaning.MEETING, rest)
