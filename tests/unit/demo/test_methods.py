"""The other methods, and the ways in which any method can be called."""

import json

import httpx
import pytest

from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.unit.demo.clients import TOKEN, Wire


async def test_the_bot_learns_who_it_is(wire: Wire) -> None:
    me = (await wire("getMe")).result

    assert (me["id"], me["username"], me["is_bot"]) == (700000001, "afterword_bot", True)


@pytest.mark.parametrize("name", ["getMe", "GETME", "getme"])
async def test_method_names_are_in_any_case(wire: Wire, name: str) -> None:
    assert (await wire(name)).status == 200


async def test_a_wrong_token_and_an_unknown_method_are_told_apart(
    server: BotApiServer, client: httpx.AsyncClient
) -> None:
    wrong = await client.get(f"{server.url}/bot1:x/getMe")
    unknown = await client.get(f"{server.url}/bot{TOKEN}/getMeNot")
    nowhere = await client.get(f"{server.url}/elsewhere")
    file = await client.get(f"{server.url}/file/bot1:x/documents/file_1.txt")

    unauthorized = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    not_found = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert (wrong.status_code, wrong.json()) == (401, unauthorized)
    assert (file.status_code, file.json()) == (401, unauthorized)
    assert (unknown.status_code, unknown.json()) == (404, not_found)
    assert (nowhere.status_code, nowhere.json()) == (404, not_found)


async def test_parameters_come_by_query_form_json_or_multipart(
    server: BotApiServer, client: httpx.AsyncClient, ann: Phone
) -> None:
    address = f"{server.url}/bot{TOKEN}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    plain = {"chat_id": str(ann.id), "text": "hi", "reply_markup": json.dumps(markup)}
    multipart = {name: (None, value) for name, value in plain.items()}

    replies = [
        await client.get(address, params=plain),
        await client.post(address, params=plain),
        await client.post(address, data=plain),
        await client.post(address, files=multipart),
        await client.post(address, json=plain),
        await client.post(address, json={**plain, "chat_id": ann.id, "reply_markup": markup}),
    ]

    for reply in replies:
        assert reply.status_code == 200, reply.text
        assert reply.json()["result"]["reply_markup"] == markup


async def test_json_that_is_none_is_refused(
    server: BotApiServer, client: httpx.AsyncClient
) -> None:
    reply = await client.post(
        f"{server.url}/bot{TOKEN}/getMe",
        content=b"{",
        headers={"Content-Type": "application/json"},
    )

    assert (reply.status_code, reply.json()["error_code"]) == (400, 400)


async def test_a_file_that_a_person_sent_is_fetched(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    await ann.send_document("meetings.ics", b"BEGIN:VCALENDAR", caption="Ours")
    (update,) = (await wire("getUpdates")).result
    document = update["message"]["document"]

    file = (await wire("getFile", file_id=document["file_id"])).result
    data = await wire.client.get(f"{server.url}/file/bot{TOKEN}/{file['file_path']}")

    assert document["file_name"] == "meetings.ics"
    assert document["mime_type"] == "text/calendar"
    assert update["message"]["caption"] == "Ours"
    assert data.content == b"BEGIN:VCALENDAR"
    assert file["file_size"] == len(data.content)


async def test_files_that_are_not_there_or_too_big_are_refused(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    big = await ann.send_document("big.bin", bytes(20 * 1024 * 1024 + 1))
    assert big.file is not None

    too_big = await wire("getFile", file_id=big.file.file_id)
    unknown = await wire("getFile", file_id="x")
    nothing = await wire("getFile")
    gone = await wire.client.get(f"{server.url}/file/bot{TOKEN}/documents/nothing.txt")

    assert too_big.description == "Bad Request: file is too big"
    assert unknown.description == "Bad Request: invalid file_id"
    assert nothing.description == "Bad Request: file_id not specified"
    assert gone.status_code == 404


async def test_names_are_given_for_people_and_groups(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    group = server.group("Steering group", ann.person)

    person = (await wire("getChat", chat_id=ann.id)).result
    steering = (await wire("getChat", chat_id=group.id)).result
    nobody = await wire("getChat", chat_id=1)
    stranger = await wire("getChat", chat_id=server.world.add("Eve").id)

    assert (person["type"], person["first_name"]) == ("private", "Ann")
    assert (steering["type"], steering["title"]) == ("group", "Steering group")
    assert nobody.description == "Bad Request: chat not found"
    assert stranger.description == "Bad Request: chat not found"


async def test_a_member_of_a_group_has_a_status(
    server: BotApiServer, wire: Wire, ann: Phone
) -> None:
    ben, eve = server.world.add("Ben"), server.world.add("Eve")
    group = server.group("Steering group", ann.person, ben)

    async def status(user_id: int) -> object:
        reply = await wire("getChatMember", chat_id=group.id, user_id=user_id)
        return reply.result["status"] if reply.body["ok"] else reply.description

    assert await status(ann.id) == "creator"
    assert await status(ben.id) == "member"
    assert await status(eve.id) == "left"
    assert await status(700000001) == "member"
    assert await status(4711) == "Bad Request: user not found"
    assert await status(0) == "Bad Request: invalid user_id specified"


async def test_calls_are_logged(server: BotApiServer, wire: Wire, ann: Phone) -> None:
    await wire.say(ann.id, "hi")
    await wire.say(4711, "hi")

    assert [(call.method, call.chat_id, call.ok) for call in server.calls] == [
        ("sendMessage", ann.id, True),
        ("sendMessage", 4711, False),
    ]
    assert server.calls[0].at == server.world.clock()


def test_a_token_begins_with_the_bots_id() -> None:
    with pytest.raises(ValueError, match="begins with its id"):
        BotApiServer(token="nonsense")


async def test_an_error_of_the_server_comes_in_the_envelope_and_is_logged_without_words(
    server: BotApiServer,
    wire: Wire,
    ann: Phone,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fall_over(message: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(server.world, "post", fall_over)

    reply = await wire.say(ann.id, "secret words")

    assert (reply.status, reply.description) == (500, "Internal Server Error")
    ours = [one.getMessage() for one in caplog.records if one.name == "bot.demo.bots_side"]
    assert len(ours) == 1
    assert ours[0].startswith("RuntimeError at fall_over:")
