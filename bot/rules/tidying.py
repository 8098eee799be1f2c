"""Writing habits that identify, made alike for everybody; the words are not touched.

A group knows who uses curly quotes, three exclamation marks or two kisses. At opening every text
gets the same plain signs. What is left out is what isn't part of the answer: a signature, a line
that a phone added, kisses at the very end.
"""

import re
import unicodedata

from bot.rules.redaction.circumstance_words import listed

# Signs that nobody sees, some keyboards leave, and no word needs. Joiners stay: emoji and
# several scripts are built with them.
_UNSEEN = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_SKIN_TONES = dict.fromkeys(range(0x1F3FB, 0x1F400))
_PLAIN = {
    **_UNSEEN,
    **_SKIN_TONES,
    **{ord(sign): "'" for sign in "‘’\u201a\u201b\u2032`\u00b4"},
    **{ord(sign): '"' for sign in "“”„‟″«»"},
    **{ord(sign): " " for sign in "\t\u00a0\u1680\u202f\u205f\u3000"},
    **dict.fromkeys(range(8192, 8203), " "),
    **{ord(sign): "\n" for sign in "\u2028\u2029\x0b\x0c\x85"},
    ord("…"): "...",
}

_DASH = re.compile(r"(?<=\w)(?:--|[–—―])(?=\w)")
_LONG_DASH = re.compile(r"[–—―]")
_DOTS = re.compile(r"\.{2,}")
_SHOUTS = re.compile(r"[!?]{2,}")
_SPACES = re.compile(r" {2,}")
_SPACE_BEFORE = re.compile(r" ([,;!?])(?=\s|$)")
_BLANK_LINES = re.compile(r"\n{3,}")

_FROM_A_PHONE = re.compile(r"sent (?:from|via|with|using) .{1,60}|get outlook for .{1,30}")
_PHONES = re.compile(
    r"\b(?:iphone|ipad|phone|mobile|android|samsung|galaxy|pixel|huawei|xiaomi|blackberry|outlook|"
    r"yahoo|gmail|proton|mail|tablet)\b"
)
_DASHED = re.compile(r"[-~]{1,3} ?")
_FORMAL = re.compile(
    r"(?:(?:best|kind|kindest|warm|warmest|many) (?:wishes|regards)|regards|"
    r"yours (?:sincerely|faithfully|truly)|yn gywir|cofion(?: gorau)?)[,.!]?"
)
_FRIENDLY = re.compile(
    r"(?:thanks|many thanks|thank you|cheers|love|best|take care|all the best|ta|diolch)[,.!]?"
)
_MOST_OF_A_NAME = 3
_KISSES = frozenset({"x", "xx", "xxx", "xxxx", "xxxxx", "xo", "xox", "xoxo", "xxoo"})
_X_IS_A_NAME = listed(
    "a and brand by equals for gen generation is letter malcolm no number of option or person "
    "plan product section the times to variable with"
)
_MOST_ROUNDS = 8


def tidy(text: str) -> str:
    """The text with plain signs and without a signature; all its other words as they were.

    Tidying twice is the same as tidying once. Letters that are put together from two code points
    become one (Unicode NFC), as some keyboards write them.
    """
    for _ in range(_MOST_ROUNDS):
        tidier = _without_signature(_plain(text))
        if tidier == text:
            break
        text = tidier
    return text


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)
    text = unicodedata.normalize("NFC", text)
    text = _DASH.sub(_plain_dash, text)
    text = _LONG_DASH.sub("-", text)
    text = _DOTS.sub("...", text)
    text = _SHOUTS.sub(lambda found: "?" if "?" in found[0] else "!", text)
    text = _SPACES.sub(" ", text)
    text = _SPACE_BEFORE.sub(r"\1", text)
    text = "\n".join(line.strip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _plain_dash(found: re.Match[str]) -> str:
    """5–9 is a range and stays together; a dash between words gets room."""
    around = found.string[found.start() - 1] + found.string[found.end()]
    return "-" if around.isdecimal() else " - "


def _without_signature(text: str) -> str:
    """The text without a signature at its very end, or as it was if there is nothing else."""
    for shorter in (_without_kisses(text), _without_last_line(text), _without_closing(text)):
        if shorter is not None and shorter.strip():
            return shorter.rstrip()
    return text


def _without_kisses(text: str) -> str | None:
    """Kisses stand alone at the end. One x after "plan" or a number is not one."""
    parts = text.rsplit(None, 1)
    if len(parts) < 2 or parts[1].lower() not in _KISSES:
        return None
    before, last = parts
    if last == "x":
        words = before.rsplit(None, 1)
        word = words[-1].lower() if words else ""
        if word in _X_IS_A_NAME or word[-1:].isdecimal():
            return None
    elif last == "X" and before[-1:].isalnum():
        return None
    return before


def _without_last_line(text: str) -> str | None:
    """A last line, or two, that only signs: "- Sam", "Kind regards, Sam", "Sent from my phone"."""
    above, line_break, last = text.rpartition("\n")
    if not line_break:
        return None
    above = above.rstrip()
    before = above.rpartition("\n")[2]
    if _is_formula(last) or _signs(last, _FORMAL) or _signs(last, _FRIENDLY, comma=True):
        return above
    if _is_dashed_name(last):
        # One of a list is no signature.
        return None if before[:1] in {"-", "~", "*", "•"} or before.endswith(":") else above
    closing = _FORMAL.fullmatch(before.lower()) or _FRIENDLY.fullmatch(before.lower())
    return above.rpartition("\n")[0] if closing and _is_name(last) else None


def _without_closing(text: str) -> str | None:
    """A signature in the last line after a whole sentence: "All fine. Best wishes, Sam"."""
    for end in (".", "!", "?"):
        head, found, tail = text.rpartition(f"{end} ")
        if not found or "\n" in tail:
            continue
        if _signs(tail, _FORMAL) or _is_dashed_name(tail) or _is_formula(tail):
            return head + end
    return None


def _is_formula(line: str) -> bool:
    """A whole line of habit: "Kind regards", or what a phone puts under a message."""
    small = line.lower()
    if _FORMAL.fullmatch(small):
        return True
    return bool(_FROM_A_PHONE.fullmatch(small)) and bool(_PHONES.search(small))


def _signs(line: str, closing: re.Pattern[str], *, comma: bool = False) -> bool:
    """Whether a line is a closing and a name. "Thanks Sam" thanks Sam: it needs its comma."""
    found = closing.match(line.lower())
    if found is None or (comma and not found[0].endswith(",")):
        return False
    return line[found.end() : found.end() + 1] == " " and _is_name(line[found.end() + 1 :])


def _is_dashed_name(line: str) -> bool:
    found = _DASHED.match(line)
    return found is not None and _is_name(line[found.end() :])


def _is_name(line: str) -> bool:
    """Up to three words with a capital letter each, and nothing else."""
    words = line.rstrip(".!").split(" ")
    return len(words) <= _MOST_OF_A_NAME and all(
        word[:1].isupper() and all(sign.isalpha() or sign in "'.-" for sign in word)
        for word in words
    )
