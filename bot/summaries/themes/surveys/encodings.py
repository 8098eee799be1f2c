"""Turns the bytes of a text file into text, and says so where the encoding had to be guessed.

Statistics of whole languages fail on a few short answers, where only a handful of letters are not
ASCII. So each of these letters is looked at where it stands: within a word, before a number.
"""

import codecs
import re
from collections.abc import Iterator

from bot.summaries.themes.surveys.model import BadSurvey

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS = "‘’“”–—…•€°½¼§„"
_WEST = "äöüßÄÖÜéèêëàâçñáíóúôîïûùœæøåÅØÆÉÈÀÇÁÓìòõãŷ£¿¡«»"
_MIDDLE = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžČŘŠŽĎÁÉÍőűŐŰäöüßÄÖÜ"
_WELSH = "âêîôûŵŷÂÊÎÔÛŴŶáéíóúẁẃẅỳ£"
_GUESSES = (
    ("cp1252", "Windows-1252, as in Western Europe", _WEST + _MARKS),
    ("cp1250", "Windows-1250, as in Central Europe", _MIDDLE + _MARKS),
    ("iso8859_2", "ISO 8859-2, as in Central Europe", _MIDDLE),
    ("mac_roman", "Mac Roman, as in old Mac programs", _WEST + _MARKS),
    ("cp850", "code page 850, as in DOS", _WEST),
    ("iso8859_14", "ISO 8859-14, as for Welsh", _WELSH),
    ("cp1254", "Windows-1254, as in Turkey", "çÇğĞıİöÖşŞüÜâîû" + _MARKS),
    ("cp1251", "Windows-1251, as for Russian", ""),
    ("koi8_r", "KOI8-R, as for Russian", ""),
    ("cp1253", "Windows-1253, as in Greece", ""),
    ("cp932", "Shift JIS, as in Japan", ""),
    ("gb18030", "GB 18030, as in China", ""),
)
"""What a file may be in, from likely to unlikely here, with the letters that are usual in it."""
LOOKED_AT = 4000
_FAR = re.compile(r"[^\x00-\x7f]")
_SCRIPTS = {
    "cp1251": re.compile(r"[\u0401-\u045f\u0490\u0491\u2116]"),
    "koi8_r": re.compile(r"[\u0401\u0410-\u044f\u0451]"),
    "cp1253": re.compile(r"[\u0386-\u03ce]"),
    "cp932": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u3000-\u3002\uff00-\uff60]"),
    "gb18030": re.compile(r"[\u4e00-\u9fff\u3000-\u3011\uff00-\uff60]"),
}


def decoded(data: bytes, file: str, wanted: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what to say about its encoding.

    Raises BadSurvey.
    """
    text, said = _found(data) if wanted is None else (_as_asked(data, file, wanted), ())
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise BadSurvey(
            f"{file}, line {row}: there is a zero byte. Is this a CSV file? Save it again as one."
        )
    return text, said


def _as_asked(data: bytes, file: str, wanted: str) -> str:
    try:
        return data.decode(wanted)
    except (LookupError, ValueError) as problem:
        if isinstance(problem, UnicodeDecodeError):
            line = data.count(b"\n", 0, problem.start) + 1
            raise BadSurvey(f"{file}, line {line}: a byte is no letter in {wanted}.") from None
        raise BadSurvey(f'"{wanted}" is no encoding. Try utf-8, cp1252 or utf-16.') from None


def _found(data: bytes) -> tuple[str, tuple[str, ...]]:
    mark = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if mark is not None and mark != "utf-8":
        return _whole(data, mark)
    head = data[:2000]
    if head.count(0) * 3 > len(head):
        name = "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
        text, said = _whole(data, name)
        return text, (f"The file doesn't say its encoding. It was read as {name.upper()}.", *said)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _mostly_utf8(data, mark is not None) or _guessed(data)


def _whole(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(name, errors="replace")
    if "\ufffd" not in text:
        return text, ()
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return text, (f"Some letters could not be read and show as \ufffd, the first in line {line}.",)


def _mostly_utf8(data: bytes, marked: bool) -> tuple[str, tuple[str, ...]] | None:
    """The text, if all but a few bytes are UTF-8: those are read as Windows-1252."""
    text = data.decode("utf-8", errors="surrogateescape")
    bad = [c.start() for c in re.finditer("[\udc80-\udcff]", text)]
    good = sum(1 for _ in re.finditer("[^\x00-\x7f\udc80-\udcff]", text))
    if not marked and good < len(bad):
        return None
    line = text.count("\n", 0, bad[0]) + 1
    fixed = re.sub("[\udc80-\udcff]", _as_windows, text)
    count = "One byte is" if len(bad) == 1 else f"{len(bad):,} bytes are"
    said = f"{count} not UTF-8 (the first in line {line}), and read as Windows-1252."
    return fixed, (said,)


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", errors="replace")


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    best = max(_GUESSES, key=lambda one: _likely(data, one[0], one[2]))
    text = data.decode(best[0], errors="replace")
    said = (
        f"The file doesn't say its encoding. It was read as {best[1]}. "
        "If letters look wrong, give --encoding."
    )
    return text, (said,)


def _likely(data: bytes, name: str, usual: str) -> float:
    """How much sense the letters make that are not ASCII; above nought if more do than don't."""
    text = data.decode(name, errors="replace")
    script = _SCRIPTS.get(name)
    worth = [_worth(text, index, usual, script) for index in _indexes(text)]
    return sum(worth) / max(len(worth), 1)


def _indexes(text: str) -> Iterator[int]:
    for count, found in enumerate(_FAR.finditer(text)):
        if count == LOOKED_AT:
            return
        yield found.start()


def _worth(text: str, index: int, usual: str, script: re.Pattern[str] | None) -> float:
    letter, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if script is not None:
        return _worth_in_script(letter, before, after, script)
    if letter not in usual:
        return 0 if letter == "\xa0" else -2
    if letter == "£":
        return 1.5 if after.isdigit() or after == " " else 0
    if letter in _MARKS:
        inside = before.isalpha() and after.isalpha()
        return 1 if not inside or letter in "‘’–—" else -1
    if not letter.isalpha():
        return 0 if before.isalpha() and after.isalpha() else 0.5
    if before.isdigit() or after.isdigit():
        return -2
    if (letter.isupper() and before.islower()) or (letter.islower() and after.isupper()):
        return -2
    if not (before.isalpha() or after.isalpha()):
        return -1
    crowd = sum(not c.isascii() and c.isalpha() for c in text[max(0, index - 2) : index + 3])
    return 1 if crowd <= 2 else -1


def _worth_in_script(letter: str, before: str, after: str, script: re.Pattern[str]) -> float:
    if not script.match(letter):
        return 0 if letter in _MARKS or letter in "«»\xa0" else -2
    beside = [one for one in (before, after) if one.isalpha()]
    if any(one.isascii() for one in beside) or (letter.isupper() and before.islower()):
        return -2
    return 0.9 if any(script.match(one) for one in beside) else -1
