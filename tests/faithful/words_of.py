"""Words as a reader sees them: runs of letters and digits, in small letters."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text; an apostrophe parts them, on both sides of a comparison alike."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())
