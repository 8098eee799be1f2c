"""What the library insists on in an answer of the Bot API, and a server may leave out.

Without a field that it takes for granted the library refuses the whole answer. An older Bot API
server of one's own leaves out what came later; and one update that can't be read would come back
for ever and hold up everybody's. So gaps are filled, and what still can't be read counts as seen.
"""

from collections.abc import Mapping
from typing import Any

from telegram import AcceptedGiftTypes, Update
from telegram.request import HTTPXRequest

Json = dict[str, Any]

NO_GIFTS = dict.fromkeys(AcceptedGiftTypes.__slots__, False)
CHAT: Json = {"accent_color_id": 0, "max_reaction_count": 0}
"""Beside its gifts, what a whole chat (getChat) must have. We only read its name."""
FILE: Json = {
    "file_unique_id": "",
    "width": 0,
    "height": 0,
    "length": 0,
    "duration": 0,
    "is_animated": False,
    "is_video": False,
    "type": "regular",
}
"""What a picture, a sticker or a recording must have. We only say that it can't be taken."""


class LenientRequest(HTTPXRequest):
    """Reads answers that lack something; otherwise it is the library's own."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """The answer with its gaps filled."""
        answer = HTTPXRequest.parse_json_payload(payload)
        result = answer.get("result")
        if isinstance(result, list):
            answer["result"] = [_readable(one) for one in result]
        elif isinstance(result, dict) and "type" in result:
            gifts = {**NO_GIFTS, **result.get("accepted_gift_types", {})}
            answer["result"] = {**CHAT, **result, "accepted_gift_types": gifts}
        return answer


def _readable(one: Json) -> Json:
    """An update that the library can read; one that it can't is left with its number only."""
    if "update_id" not in one or _reads(one):
        return one
    filled: Json = _filled(one)
    return filled if _reads(filled) else {"update_id": one["update_id"]}


def _reads(update: Mapping[str, Any]) -> bool:
    try:
        Update.de_json(dict(update))
    except Exception:  # whatever it is, the update can't be read
        return False
    return True


def _filled(part: Any) -> Any:
    """The same with what files and taps must have."""
    if isinstance(part, list):
        return [_filled(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = {name: _filled(value) for name, value in part.items()}
    if "file_id" in inner:
        inner = {**FILE, **inner}
    if "callback_query" in inner:
        inner["callback_query"].setdefault("chat_instance", "")
    return inner
