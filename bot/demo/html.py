"""The HTML parse mode: tags in, text and entities out, refusing what Telegram refuses.

Source: Bot API documentation, "HTML style". Error sentences and byte offsets are Telegram's.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from bot.demo.entities import Entity, Formatted, in_order, piece, units
from bot.demo.wire import ApiError, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_SPACE = b" \t\r\n\v\0"
_CHARACTER = re.compile(rb"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![A-Za-z]));?")


def _refusal(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


def decoded(raw: bytes) -> str:
    """Replace the four named entities and the numeric ones; leave everything else as it is."""
    result, at = bytearray(), 0
    for match in _CHARACTER.finditer(raw):
        hexadecimal, decimal, named = match.groups()
        if named:
            character = _NAMED[named]
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            if code == 0 or code >= 0x10FFFF:
                continue
            character = chr(code)
        result += raw[at : match.start()] + character.encode("utf-8", "surrogatepass")
        at = match.end()
    result += raw[at:]
    try:
        return result.decode("utf-8")
    except UnicodeDecodeError:
        raise _refusal(
            "Text contains invalid Unicode characters after decoding HTML entities, check for "
            "unmatched surrogate code units"
        ) from None


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int


@dataclass(slots=True)
class _Reader:
    """Reads one text; the position counts bytes, as Telegram's errors do."""

    raw: bytes
    at: int = 0
    text: str = ""
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> Formatted:
        while self.at < len(self.raw):
            bracket = self.raw.find(b"<", self.at)
            end = len(self.raw) if bracket < 0 else bracket
            plain = decoded(self.raw[self.at : end])
            self.text += plain
            self.length += units(plain)
            self.at = end
            if bracket >= 0:
                self._tag()
        if self.open:
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        # The language of a code block was kept on its inner <code>; alone it means nothing.
        entities = [
            Entity("code", one.offset, one.length) if one.kind == "code" else one
            for one in self.entities
        ]
        return Formatted(self.text, tuple(in_order(entities)))

    def _here(self) -> bytes:
        """The byte at the position; zero past the end, which counts as a space."""
        return self.raw[self.at : self.at + 1] or b"\0"

    def _ended(self) -> bool:
        return self.at >= len(self.raw)

    def _skip_spaces(self) -> None:
        while not self._ended() and self._here() in _SPACE:
            self.at += 1

    def _until(self, stops: bytes) -> bytes:
        start = self.at
        while not self._ended() and self._here() not in _SPACE and self._here() not in stops:
            self.at += 1
        return self.raw[start : self.at]

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._here() == b"/":
            self.at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)
        self.at += 1

    def _start_tag(self, begin: int) -> None:
        tag = self._until(b">").decode("utf-8", "replace").lower()
        if self._ended():
            raise _refusal(f"Unclosed start tag at byte offset {begin}")
        if tag not in _KINDS:
            raise _refusal(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while True:
            self._skip_spaces()
            if self._here() == b">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        if tag == "span" and argument != "spoiler":
            raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, self.length))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until(b"=>/\"'").decode("utf-8", "replace")
        if not name:
            raise _refusal(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_spaces()
        if self._ended():
            raise _refusal(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if self._here() != b"=":
            return name, ""
        self.at += 1
        self._skip_spaces()
        if self._ended():
            raise _refusal(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._quoted() if self._here() in b"\"'" else self._token()
        if self._ended():
            raise _refusal(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def _quoted(self) -> str:
        end = self.raw.find(self._here(), self.at + 1)
        start, self.at = self.at + 1, len(self.raw) if end < 0 else end + 1
        return decoded(self.raw[start : len(self.raw) if end < 0 else end])

    def _token(self) -> str:
        found = re.compile(rb"[A-Za-z0-9.\-]*").match(self.raw, self.at)
        start, self.at = self.at, found.end() if found else self.at
        if self._here() not in _SPACE and self._here() != b">":
            raise _refusal(f"Unexpected end of name token at byte offset {start}")
        return self.raw[start : self.at].decode("ascii").lower()

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise _refusal(f"Unexpected end tag at byte offset {begin}")
        name = self._until(b">").decode("utf-8", "replace").lower()
        self._skip_spaces()
        if self._here() != b">":
            raise _refusal(f"Unclosed end tag at byte offset {begin}")
        opened = self.open.pop()
        if name and name != opened.tag:
            raise _refusal(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", '
                f'found "</{name}>"'
            )
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        offset, length = opened.offset, self.length - opened.offset
        if opened.tag in ("pre", "code"):
            self._close_code(opened, length)
            return
        entity: Entity | None = Entity(_KINDS[opened.tag], offset, length)
        if opened.tag == "a":
            entity = link(opened.argument or piece(self.text, offset, length), offset, length)
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit() or int(opened.argument) == 0:
                raise _refusal("Invalid custom emoji identifier specified")
            entity = Entity("custom_emoji", offset, length, custom_emoji_id=opened.argument)
        elif opened.tag == "blockquote" and opened.argument:
            entity = Entity("expandable_blockquote", offset, length)
        if entity is not None:
            self.entities.append(entity)

    def _close_code(self, opened: _Open, length: int) -> None:
        """<pre> and <code> around the same words are one block, with the language of <code>."""
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last.offset, last.length) == (opened.offset, length)
        if same and last is not None and opened.tag == "pre" and last.kind == "code":
            if last.language:
                self.entities[-1] = Entity("pre", opened.offset, length, language=last.language)
                return
        elif same and last is not None and last.kind == "pre" and opened.argument:
            self.entities[-1] = Entity("pre", opened.offset, length, language=opened.argument)
            return
        language = opened.argument if opened.tag == "code" else ""
        self.entities.append(Entity(opened.tag, opened.offset, length, language=language))


def _argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("code", "class"):
        return value.removeprefix("language-") if value.startswith("language-") else ""
    if (tag, name) == ("span", "class"):
        return value.removeprefix("tg-") if value.startswith("tg-") else ""
    return "1" if (tag, name) == ("blockquote", "expandable") else ""


def link(url: str, offset: int, length: int) -> Entity | None:
    """A text_link, or a text_mention for tg://user?id=; None for what Telegram drops silently."""
    mention = re.fullmatch(r"tg:(?://)?user\?id=([1-9][0-9]*)", url)
    if mention:
        return Entity("text_mention", offset, length, user=int(mention.group(1)))
    checked = checked_url(url)
    return None if checked is None else Entity("text_link", offset, length, url=checked)


def checked_url(url: str) -> str | None:
    """The address as Telegram writes it (lower-case host, a path at the least), or None.

    Accepts http, https, tg, ton and tonsite; without a scheme http is meant.
    """
    url = url.strip()
    if re.match(r"(?:tg|ton|tonsite):", url, re.IGNORECASE):
        return url if len(url.split(":", 1)[1].strip("/")) > 0 else None
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", url):
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    plausible = re.fullmatch(r"[^\s/?#@:<>\"]+", host) is not None and "." in host.strip(".")
    if parts.scheme.lower() not in ("http", "https") or not plausible:
        return None
    tail = url[url.index("://") + 3 :][len(parts.netloc) :]
    tail = tail if tail.startswith("/") else f"/{tail}"
    address = host if port is None else f"{host}:{port}"
    return f"{parts.scheme.lower()}://{address}{quote(tail, safe='%/?#[]@!$&()*+,;=:~' + chr(39))}"


def parse_html(text: str) -> Formatted:
    """Parse one text. Raises a 400 with Telegram's sentence for what can't be parsed."""
    return _Reader(text.encode("utf-8", "surrogatepass")).read()
