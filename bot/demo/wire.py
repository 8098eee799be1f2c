"""What goes over the wire: a method's parameters, its errors and Telegram's envelope.

Source: Bot API documentation, "Making requests" and "ResponseParameters". Parameters may come
as a query string, a form, JSON or multipart; like Telegram's own server this one turns each of
them into strings first, so that a method reads one shape only.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

JsonObject = dict[str, object]


class ApiError(Exception):
    """A method failed in one of the ways Telegram documents."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to_chat_id = migrate_to_chat_id

    def envelope(self) -> JsonObject:
        """The JSON body of the failed call."""
        body: JsonObject = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        parameters: JsonObject = {}
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if self.migrate_to_chat_id is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        if parameters:
            body["parameters"] = parameters
        return body


def bad_request(what: str) -> ApiError:
    """400, in Telegram's words: its sentence starts small after "Bad Request: "."""
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    """403, in Telegram's words."""
    return ApiError(403, f"Forbidden: {what}")


def conflict(what: str) -> ApiError:
    """409: two ways of getting updates at once."""
    return ApiError(409, f"Conflict: {what}")


def too_many_requests(retry_after: int) -> ApiError:
    """429 with the number of seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


@dataclass(frozen=True, slots=True)
class Done:
    """A result together with the description that Telegram sends beside some of them."""

    result: object
    description: str


def success(result: object) -> JsonObject:
    """The JSON body of a call that worked."""
    if isinstance(result, Done):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    mime_type: str
    data: bytes = field(repr=False)


def as_text(value: object) -> str | None:
    """One JSON value as the string that a form would have carried; null is absent."""
    if value is None:
        return None
    if isinstance(value, str):
        return value
    return json.dumps(value)


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of one call."""

    texts: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    @classmethod
    def of_json(cls, body: bytes) -> "Params":
        """Parameters of an application/json body."""
        try:
            value: object = json.loads(body or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(value, dict):
            raise bad_request("expected a JSON object")
        texts = {str(name): as_text(item) for name, item in value.items()}
        return cls({name: text for name, text in texts.items() if text is not None})

    def joined(self, other: "Params") -> "Params":
        """Both; the other's win."""
        return Params({**self.texts, **other.texts}, {**self.uploads, **other.uploads})

    def text(self, name: str) -> str:
        """A parameter as it came; empty when absent."""
        return self.texts.get(name, "")

    def has(self, name: str) -> bool:
        return name in self.texts

    def flag(self, name: str) -> bool:
        """Telegram reads true, yes and 1 as true, and everything else as false."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; the default where there is none or it can't be read."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def parsed(self, name: str, complaint: str) -> object:
        """A parameter that is JSON itself; None when absent. Raises the complaint as a 400."""
        text = self.text(name)
        if not text:
            return None
        try:
            value: object = json.loads(text)
        except ValueError:
            raise bad_request(complaint) from None
        return value


def object_of(value: object, complaint: str) -> JsonObject:
    """The value, which must be a JSON object."""
    if not isinstance(value, dict):
        raise bad_request(complaint)
    return {str(name): item for name, item in value.items()}


def list_of(value: object, complaint: str) -> list[object]:
    """The value, which must be a JSON array."""
    if not isinstance(value, list):
        raise bad_request(complaint)
    return list(value)


def text_field(fields: JsonObject, name: str, *, required: bool = False) -> str:
    """A string (or number) field of a JSON object; empty where an optional one is missing."""
    value = fields.get(name)
    if value is None:
        if required:
            raise bad_request(f'can\'t find field "{name}"')
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise bad_request(f'field "{name}" must be of type String')
    return str(value)


def flag_field(fields: JsonObject, name: str) -> bool:
    """A true-or-false field of a JSON object; false where missing."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise bad_request(f'field "{name}" must be of type Boolean')
    return value


def number_field(fields: JsonObject, name: str, default: int = 0) -> int:
    """A whole-number field of a JSON object; Telegram also takes digits in a string."""
    value = fields.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request(f'field "{name}" must be of type Number')
    try:
        return int(value)
    except ValueError:
        raise bad_request(f'field "{name}" must be a valid Number') from None
