"""Formatted text: what a message says and how, measured the way Telegram measures it.

Source: Bot API documentation, "Formatting options" and "MessageEntity". Offsets and lengths are
UTF-16 code units; limits are counted after entities are parsed and the text is trimmed.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.demo.wire import (
    JsonObject,
    bad_request,
    list_of,
    number_field,
    object_of,
    text_field,
)

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

#: Kinds that may overlap each other and are cut or joined as needed.
SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
CODE = ("code", "pre")
_ORDER = (*QUOTES, *CODE, "text_link", "text_mention", "custom_emoji", *SPLITTABLE)
_KNOWN = {*_ORDER, "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch of a text that is more than plain; offset and length in UTF-16 units."""

    kind: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    user: int = 0
    custom_emoji_id: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length

    def holds(self, other: "Entity") -> bool:
        return self.offset <= other.offset and other.end <= self.end

    def meets(self, other: "Entity") -> bool:
        """Whether the two share at least one unit."""
        return self.offset < other.end and other.offset < self.end


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities."""

    text: str
    entities: tuple[Entity, ...] = ()


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def piece(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted as Telegram sends them: from the front, the longer before the shorter."""

    def rank(entity: Entity) -> int:
        return _ORDER.index(entity.kind) if entity.kind in _ORDER else len(_ORDER)

    return sorted(entities, key=lambda one: (one.offset, -one.length, rank(one)))


def fixed(entities: Iterable[Entity]) -> list[Entity]:
    """Drop and join entities until they nest in a way Telegram accepts.

    Bold and its kin are joined with their neighbours and vanish inside code; links, code and
    quotes may not cross one another, and the one that starts later gives way.
    """
    firm: list[Entity] = []
    soft: list[Entity] = []
    for entity in in_order(one for one in entities if one.length > 0):
        if entity.kind in SPLITTABLE:
            soft.append(entity)
        elif all(_may_stand(entity, other) for other in firm):
            firm.append(entity)
    joined: list[Entity] = []
    for kind in SPLITTABLE:
        joined += _joined([one for one in soft if one.kind == kind])
    code = [one for one in firm if one.kind in CODE]
    return in_order([*firm, *(one for one in joined if not any(c.meets(one) for c in code))])


def _may_stand(entity: Entity, earlier: Entity) -> bool:
    if not entity.meets(earlier):
        return True
    quote_outside = earlier.kind in QUOTES and earlier.holds(entity)
    quote_around = entity.kind in QUOTES and entity.holds(earlier)
    both_quotes = entity.kind in QUOTES and earlier.kind in QUOTES
    return (quote_outside or quote_around) and not both_quotes


def _joined(entities: list[Entity]) -> list[Entity]:
    result: list[Entity] = []
    for entity in entities:
        if result and entity.offset <= result[-1].end:
            longest = max(entity.end, result[-1].end)
            result[-1] = replace(result[-1], length=longest - result[-1].offset)
        else:
            result.append(entity)
    return result


# Characters that Telegram takes out of any text: line separators and the direction overrides,
# and three combining vertical lines. Of several direction marks in a row only the last is kept.
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_BLANKED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_INVISIBLE = re.compile(
    "[\\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)


def cleaned(formatted: Formatted) -> Formatted:
    """The text as Telegram would store it: cleaned, trimmed, entities moved along."""
    text = _BLANKED.sub(" ", formatted.text)
    entities = fixed(formatted.entities)
    gone = [units(text[: match.start()]) for match in _REMOVED.finditer(text)]
    text = _MARKS.sub(lambda marks: "\u200c" * len(marks.group()), _REMOVED.sub("", text))
    if gone:
        entities = [_without(entity, gone) for entity in entities]
    text = text.rstrip(" \n")
    end = units(text)
    entities = [
        replace(entity, length=min(entity.end, end) - entity.offset)
        for entity in entities
        if entity.offset < end and entity.length > 0
    ]
    first = min((entity.offset for entity in entities), default=len(text))
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    moved = [replace(entity, offset=entity.offset - lead) for entity in entities]
    return Formatted(text[lead:], tuple(fixed(moved)))


def _without(entity: Entity, gone: list[int]) -> Entity:
    before = sum(1 for at in gone if at < entity.offset)
    inside = sum(1 for at in gone if entity.offset <= at < entity.end)
    return replace(entity, offset=entity.offset - before, length=entity.length - inside)


def seems_empty(text: str) -> bool:
    """Whether nothing in a text can be seen; Telegram refuses such a message."""
    return _INVISIBLE.fullmatch(text) is not None


_FOUND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w)")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")),
    (
        "url",
        re.compile(
            r"(?:https?|tg|ton)://[^\s<>\"]*[^\s<>\".,;:!?')\]]"
            r"|(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|uk|io|me|dev|app|info|gov|edu|eu)"
            r"(?![\w.-]*\w)(?:[/?#][^\s<>\"]*[^\s<>\".,;:!?')\]])?"
        ),
    ),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,256}")),
)


def with_found(formatted: Formatted) -> Formatted:
    """Add what Telegram finds by itself: commands, links, addresses, mentions and hashtags.

    Nothing is found inside a link, code or another found entity.
    """
    firm = [one for one in formatted.entities if one.kind not in (*SPLITTABLE, *QUOTES)]
    for kind, pattern in _FOUND:
        for match in pattern.finditer(formatted.text):
            found = Entity(kind, units(formatted.text[: match.start()]), units(match.group()))
            if not any(found.meets(other) for other in firm):
                firm.append(found)
    soft = [one for one in formatted.entities if one.kind in (*SPLITTABLE, *QUOTES)]
    return Formatted(formatted.text, tuple(in_order([*firm, *soft])))


def listed(value: object) -> list[Entity]:
    """Entities given as JSON rather than by a parse mode."""
    if value is None:
        return []
    found = (_listed_one(item) for item in list_of(value, "expected an Array of MessageEntity"))
    return [entity for entity in found if entity is not None]


def _listed_one(item: object) -> Entity | None:
    fields = object_of(item, "can't parse MessageEntity: expected an Object")
    kind = text_field(fields, "type", required=True)
    offset, length = number_field(fields, "offset"), number_field(fields, "length")
    if not 0 <= offset <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if not 0 <= length <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if kind not in _KNOWN:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    if kind not in _ORDER:  # Telegram finds those itself.
        return None
    user = fields.get("user")
    return Entity(
        kind,
        offset,
        length,
        url=text_field(fields, "url"),
        language=text_field(fields, "language"),
        user=number_field(object_of(user, "user must be an Object"), "id") if user else 0,
        custom_emoji_id=text_field(fields, "custom_emoji_id"),
    )


def within(formatted: Formatted) -> None:
    """Refuse entities that start or end outside the text or between two halves of a character.

    Only entities that came as JSON can be so.
    """
    edges = [0]
    for character in formatted.text:
        edges.append(edges[-1] + (2 if ord(character) > 0xFFFF else 1))
    known, end = set(edges), edges[-1]
    for entity in formatted.entities:
        if entity.offset > end or (entity.offset == end and entity.length):
            raise bad_request(
                f"entity begins after the end of the text at UTF-16 offset {entity.offset}"
            )
        if entity.end > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the "
                f"text at UTF-16 offset {entity.end}"
            )
        if entity.offset not in known:
            raise bad_request("entity begins in a middle of a UTF-16 symbol")
        if entity.end not in known:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends in a middle of a "
                "UTF-16 symbol"
            )


def entity_json(entity: Entity, user: Callable[[int], JsonObject | None]) -> JsonObject:
    """A MessageEntity object; user gives the User object that a text_mention carries."""
    body: JsonObject = {"type": entity.kind, "offset": entity.offset, "length": entity.length}
    for name in ("url", "language", "custom_emoji_id"):
        value: str = getattr(entity, name)
        if value:
            body[name] = value
    if entity.kind == "text_mention":
        body["user"] = user(entity.user)
    return body
