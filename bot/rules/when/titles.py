"""What is left over beside the words that say when: a title, or words that were not understood.

A title can hold any word. What is doubtful is words of time that stand alone, or that lead to or
from what was read: "the week after next Monday", "not before 2pm", "2pm except in August".
"""

import re
from collections.abc import Iterator, Sequence

from bot.rules.when.words import MONTH, NUMBERS, ORDINALS, WEEKDAY, Text, either

_DANGLING = frozenset({"on", "at", "from", "for", "in", "by", "the", "and", "-", ","})
_INTRODUCING = frozenset({"for", "called", "titled", "and", "-", ","})
_QUOTE_PAIRS = frozenset({'""', "''", "\u201c\u201d", "\u2018\u2019", "\u201d\u201d"})

_UNIT = r"(?:minute|min|hour|hr|day|week|weekend|weekday|fortnight|month|quarter|term|year)s?"
_ORDINAL = rf"(?:{either(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)|last)"


def _any(words: str) -> str:
    """A pattern for any of these words."""
    return "|".join(words.split())


_PARTS = _any(
    "noon midday midnight morning afternoon evening night lunch lunchtime tea teatime breakfast"
    " dinner dinnertime today tonight tomorrow yesterday spring summer autumn winter easter"
    " christmas xmas half am pm"
)
_NUMBER = rf"(?:{either(NUMBERS)}|[0-9]+(?:[:.][0-9]+)?(?:[ap]m|h)?)"
_TIMES = rf"(?:{WEEKDAY}s?|{MONTH}|{_UNIT}|{_ORDINAL}|{_NUMBER}|{_PARTS})"
_LINKS = _any(
    "of to til till until past or and not but except excluding minus than by before after between"
    " since within during around about circa approx approximately roughly sometime somewhere early"
    " earlier late later latest earliest mid end start beginning middle next this every each other"
    " alternate alternating once twice x time times onward onwards ish only the a an in on at from"
    " for if possible prompt sharp maybe perhaps either probably then also again instead was is"
    " will be may might could bank holiday holidays thing close play cop eod asap soon ago local uk"
    " london british hrs h o'clock tbc tba provisional provisionally off no i'd say"
    " please commencing starting ages"
)
# Atomic, or a long line of words that are in both lists would be tried in every combination.
_ONLY_TIME = re.compile(rf"(?:(?>(?:{_TIMES}|{_LINKS})(?!\w))(?>[^\w£$€#]+|$))++")
_TITLES = re.compile(r"(?:an?|the)$|one to one|one-to-one|time to|day off|24/7")
# What leads from the words before to what was read: "not before [2pm]".
_LEADS_ON = _any(
    "of til till until past or not except excluding than by before after between since within"
    " around about circa approx approximately roughly early late mid next every each alternate"
    " week weeks fortnight cancel cancelled postponed moved was either maybe perhaps minus but if"
    " to commencing beginning starting w/c meet"
)
_BEFORE = re.compile(
    rf"(?:^|\W)(?:{_LEADS_ON}|{_ORDINAL}|end of|moved to|instead of)"
    r"(?: (?:on|at|in|from|for|the))?$"
)
# What goes on from what was read: "[2pm] onwards", "[Monday] after next week".
_GOES_ON = _any(
    "or until til till except excluding onward onwards ish past instead unless cancelled canceled"
    " postponed moved tbc tba if starting beginning commencing ages"
)
_GOES_ON_TO = _any(
    "of to for from in on at by after before since during not but about around every each next last"
    " this and plus other week weeks fortnight within then also until"
)
_AFTER = re.compile(
    rf"(?:(?:{_GOES_ON}|apart from|but not)(?!\w)|-?ish(?!\w)|[+*]|x ?[0-9]"
    # "Week 3 review" and "at 10 Downing Street" are names.
    rf"|(?!weeks? [0-9]|at [0-9]+ [a-z])(?:{_GOES_ON_TO})(?: the| a)? {_TIMES}(?!\w)"
    rf"|(?:weeks?|fortnight|months?)$|{_ORDINAL} (?:and|&|or) {_ORDINAL}(?!\w))"
)
# What is no part of a title wherever it stands.
_NEVER = _any(
    "except excluding postponed rescheduled cancelled canceled alternate alternating fortnightly"
    " fortnight tbc tba onward onwards weekdays"
)
_ANYWHERE = re.compile(
    rf"(?<!\w)(?:{_NEVER}|apart from|instead of|further notice|bank holidays?|term[ -]?time"
    rf"|{_ORDINAL} {WEEKDAY}s?|every {WEEKDAY}|twice an? {_UNIT}|moved (?:to|from)"
    rf"|(?:was|not|or|until|till?) (?:on |at |the )*{_TIMES}"
    r"|[0-9]{1,2}:[0-9]{2,}|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}|[ap]\.?m\.?)(?!\w)"
)


def title_of(shown: str, taken: Sequence[tuple[int, int]]) -> str:
    """What is left over beside the parts that say when, which are given in order."""
    pieces: list[str] = []
    position = 0
    for start, end in taken:
        pieces.append(_piece(shown[position:start], follows=position > 0, leads=True))
        position = end
    pieces.append(_piece(shown[position:], follows=position > 0, leads=False))
    return _unquoted(" ".join(piece for piece in pieces if piece))


def doubtful(text: Text, taken: Sequence[tuple[int, int]]) -> str:
    """The words left over that are hardly a title, as they were typed; "" if there are none.

    What stands in double quotes is a title, whatever it is.
    """
    for start, end in _pieces(taken, len(text.plain)):
        words = text.plain[start:end]
        if _is_doubtful(words, follows=start > 0, leads=end < len(text.plain)):
            return _trimmed(text.shown[start:end]).strip() or text.shown[start:end].strip()
    return ""


def _pieces(taken: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in taken:
        yield position, start
        position = max(position, end)
    yield position, length


def _is_doubtful(words: str, *, follows: bool, leads: bool) -> bool:
    bare = words.strip(" -:;,.|()/!'\"")
    if not re.search(r"\w", bare):
        return False
    if _TITLES.match(bare):
        return False
    kept = bare.split()
    while leads and kept and kept[-1] in _DANGLING - {"by"}:
        kept.pop()
    while follows and kept and kept[0] in _INTRODUCING:
        kept.pop(0)
    if not kept:
        return False
    return bool(
        _ONLY_TIME.fullmatch(" ".join(kept))
        or (leads and words.endswith(" ") and _BEFORE.search(bare))
        or (follows and _AFTER.match(bare))
        or _ANYWHERE.search(bare)
    )


def _piece(words: str, *, follows: bool, leads: bool) -> str:
    """A part of the title, without what tied it to the phrase that it follows or leads to."""
    kept = _trimmed(words).split()
    while leads and kept and kept[-1].lower() in _DANGLING:
        kept.pop()
    while follows and kept and kept[0].lower() in _INTRODUCING:
        kept.pop(0)
    return _unquoted(_trimmed(" ".join(kept)))


def _trimmed(words: str) -> str:
    return words.lstrip(" -\u2013\u2014:;,.|)/").rstrip(" -\u2013\u2014:;,|(/")


def _unquoted(words: str) -> str:
    inside = words[1:-1]
    if len(words) < 2 or words[0] + words[-1] not in _QUOTE_PAIRS or words[0] in inside:
        return words
    return inside.strip()
