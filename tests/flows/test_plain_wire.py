"""All that the bot says to the server is plain Bot API: any server that speaks it will do."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.bot_api import FIELDS, HEADERS, METHODS, UPDATES
from tests.harness.stage import PATIENT, TOKEN, Stage
from tests.harness.wiretap import Request, wiretap

WORDS_PROMPT = "worked-together/what-gave-power"


@pytest.fixture
async def wire(tmp_path: Path) -> list[Request]:
    """Every request that the bot makes in a story with a bit of everything."""
    async with Stage(tmp_path) as stage, wiretap(stage.server.url) as tap:
        stage.api = tap.url
        await stage.up()
        await _story(stage)
        await stage.down()
        return tap.requests


async def _story(stage: Stage) -> None:
    admin = await stage.found_group()
    await stage.join(5)
    chat = await stage.link_chat()
    for command in ("/people", "/help", "/privacy", "/prompts", "/settings", "/meetings"):
        await admin.say(command)
    await stage.quiet()
    await stage.hold_meeting()
    await stage.questions(stage.people, "question 3 of 3")
    for phone in stage.people:
        for question in phone.screen()[-3:]:
            if "Answer" in question.labels:
                await stage.answer_in_words(phone, "Words of an answer")
            else:
                await phone.tap(question.labels[1], message=question)
                await phone.expect("Sealed.")
    admin.forget()
    await admin.tap("Clear from this chat")
    await admin.expect("Sealed")
    await admin.tap("Yes, clear it")
    await stage.people[1].tap("Withdraw")
    await stage.people[1].expect("Withdrawn.")
    await stage.quiet()
    in_chat = stage.server.phone(admin.person)
    await stage.move_to_opening()
    await in_chat.expect("Summary 1 of", chat=chat, timeout=PATIENT)
    for phone in stage.people:
        await phone.expect("Summary 1 of", timeout=PATIENT)
    await stage.people[5].say("/leave")
    await stage.people[5].expect("Do you want to leave")
    await stage.people[5].tap("Yes, leave")
    await stage.people[5].expect("You have left")


async def test_the_bot_needs_nothing_that_is_not_in_the_bot_api(wire: list[Request]) -> None:
    unknown = [one for request in wire for one in _unknown(request)]

    assert unknown == []
    assert {request.method for request in wire} >= {
        "getMe",
        "getUpdates",
        "sendMessage",
        "sendPhoto",
        "editMessageText",
        "editMessageReplyMarkup",
        "deleteMessage",
        "answerCallbackQuery",
        "setMyCommands",
        "deleteMyCommands",
        "getChat",
    }


@pytest.mark.parametrize(
    ("request_", "what"),
    [
        (Request("POST", f"/bot{TOKEN}/demoClock", {}, b""), "method demoClock"),
        (Request("GET", f"/bot{TOKEN}/getMe?as=bot", {}, b""), "getMe parameter as"),
        (Request("GET", f"/bot{TOKEN}/getMe", {"x-secret": "1"}, b""), "header x-secret"),
        (Request("GET", "/demo/clock", {}, b""), "path /demo/clock"),
        (
            Request(
                "POST",
                f"/bot{TOKEN}/sendMessage",
                {"content-type": "application/json"},
                b'{"text": "Hi", "reply_markup": {"inline_keyboard": [[{"secret": 1}]]}}',
            ),
            "reply_markup field secret",
        ),
        (
            Request("GET", f'/bot{TOKEN}/getUpdates?allowed_updates=["clock"]', {}, b""),
            "update clock",
        ),
    ],
)
def test_anything_else_would_be_seen(request_: Request, what: str) -> None:
    assert list(_unknown(request_)) == [what]


def _unknown(request: Request) -> Iterator[str]:
    """What in a request is not plain Bot API."""
    yield from (f"header {name}" for name in request.headers if name not in HEADERS)
    if not request.path.startswith((f"/bot{TOKEN}/", f"/file/bot{TOKEN}/")):
        yield f"path {request.path}"
        return
    method = request.method
    if method not in METHODS:
        yield f"method {method}"
        return
    for name, value in request.parameters.items():
        if name not in METHODS[method]:
            yield f"{method} parameter {name}"
        elif name in FIELDS:
            fields = _fields_in(json.loads(value))
            yield from (f"{name} field {one}" for one in fields if one not in FIELDS[name])
        elif name == "allowed_updates":
            yield from (f"update {one}" for one in json.loads(value) if one not in UPDATES)


def _fields_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _fields_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields_in(inner)
