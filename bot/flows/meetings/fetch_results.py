"""What fetching a calendar can come to; how it is fetched is not the flows' business."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum


class Unfetched(StrEnum):
    """Why a calendar could not be fetched; each has its own sentence in the texts."""

    BAD_URL = "bad-url"
    PRIVATE_ADDRESS = "private-address"
    NO_SUCH_PLACE = "no-such-place"
    REFUSED = "refused"
    TOO_BIG = "too-big"
    TOO_SLOW = "too-slow"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    UNSAFE_REDIRECT = "unsafe-redirect"
    NO_CONNECTION = "no-connection"


@dataclass(frozen=True)
class Fetched:
    """The bytes, and what to give next time so that they are sent only if they have changed."""

    data: bytes
    etag: str = ""


@dataclass(frozen=True)
class Unchanged:
    """It is the same as last time."""


Fetch = Callable[[str, str], Awaitable[Fetched | Unchanged | Unfetched]]
"""Fetch a URL, given the ETag of last time or an empty string; it never raises."""
