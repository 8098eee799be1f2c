"""An answer that lacks what the library insists on is read, or counts as seen."""

import json
from typing import Any

import pytest
from telegram import ChatFullInfo, Update

from bot.chat.dispatch.message_kinds import sort_of
from bot.chat.transport.lenient_request import LenientRequest

ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
CHAT = {"id": 7, "type": "private", "first_name": "Ann"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": ANN}


def read(result: Any) -> Any:
    payload = json.dumps({"ok": True, "result": result}).encode()
    return LenientRequest.parse_json_payload(payload)["result"]


def test_a_chat_with_only_a_name_is_read() -> None:
    assert ChatFullInfo.de_json(read(CHAT)).full_name == "Ann"


def test_what_a_chat_says_of_itself_stays() -> None:
    said = read({**CHAT, "accent_color_id": 5, "accepted_gift_types": {"unique_gifts": True}})
    chat = ChatFullInfo.de_json(said)
    assert (chat.accent_color_id, chat.accepted_gift_types.unique_gifts) == (5, True)


@pytest.mark.parametrize(
    ("sent", "sort"),
    [
        ({"sticker": {"file_id": "s"}}, "sticker"),
        ({"voice": {"file_id": "v"}}, "voice"),
        ({"photo": [{"file_id": "p"}]}, "picture"),
        ({"document": {"file_id": "d"}}, "file"),
    ],
)
def test_a_sending_with_gaps_is_still_told_from_others(sent: dict[str, Any], sort: str) -> None:
    (update,) = read([{"update_id": 1, "message": {**MESSAGE, **sent}}])
    message = Update.de_json(update).message
    assert message is not None
    assert sort_of(message) == sort


def test_a_tap_without_a_chat_instance_is_a_tap() -> None:
    query = {"id": "1", "from": ANN, "message": {**MESSAGE, "text": "Yes?"}, "data": "a"}
    (update,) = read([{"update_id": 1, "callback_query": query}])
    tapped = Update.de_json(update).callback_query
    assert tapped is not None
    assert tapped.data == "a"


def test_an_update_that_cannot_be_read_holds_up_no_other() -> None:
    good = {"update_id": 2, "message": {**MESSAGE, "text": "Hello"}}
    assert read([{"update_id": 1, "message": {"poll": 3}}, good]) == [{"update_id": 1}, good]


@pytest.mark.parametrize("result", [True, 5, [], {"message_id": 1}, [{"command": "help"}]])
def test_everything_else_stays_as_it_is(result: Any) -> None:
    assert read(result) == result
