"""No file and nothing printed tells what was answered, who is on Telegram, or the token."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.demo.messages import Chat
from tests.faults.theatre import PATIENT, Cast, Theatre
from tests.harness.traces import Secrets, Trace, files_under, traces_in

TEXT_PROMPT = "worked-together/what-gave-power"
TELLING = ("Quincunxes", "Zymurgists", "Bioluminescence", "Kaleidoscopic")
"""A word for each person that no text of ours has."""
CHAT_ID = 7_312_480_915
TOKEN = "700000001:a-token-that-is-secret"


class Watcher:
    """Looks at everything whenever it is told to."""

    def __init__(self, theatre: Theatre, cast: Cast, chat: Chat) -> None:
        self._theatre = theatre
        ids = (*(phone.id for phone in cast.phones), chat.id)
        people = [phone.person for phone in cast.phones]
        names = tuple(name for one in people for name in (one.first_name, one.username or ""))
        self._secrets = Secrets(TELLING, ids, theatre.server.token, names)

    def look(self) -> None:
        """Nothing lies where it should not."""
        files = files_under(self._theatre.program.data)
        assert {"afterword.db", "keys/keyring.db", "keys/master.key"} <= set(files)
        found = traces_in({**files, "printed": self._theatre.program.printed}, self._secrets)
        assert found == []


async def test_no_step_leaves_a_trace(tmp_path: Path) -> None:
    async with Theatre(tmp_path, ()) as theatre:
        [cast] = await theatre.seat(["Tuesday group"], people=6)
        chat = theatre.server.group("Our chat", *[phone.person for phone in cast.phones])
        look, admin = Watcher(theatre, cast, chat).look, cast.phones[0]
        look()
        await theatre.keep_up()

        await admin.say("/link", chat=chat)
        await admin.expect("Shall I post", chat=chat, timeout=PATIENT)
        await admin.tap("Link this chat", chat=chat)
        await admin.expect("From now on", chat=chat, timeout=PATIENT)
        look()
        await _answer_and_change_their_minds(theatre, cast, look)

        theatre.program.kill()
        look()
        theatre.program.start()
        await theatre.open_boxes(cast)
        look()
        summary = await theatre.read_again(cast.phones[1])
        assert all(word in summary for word in TELLING)
        look()

        await cast.phones[1].say("/leave")
        await cast.phones[1].expect("Do you want to leave", timeout=PATIENT)
        await cast.phones[1].tap("Yes, leave")
        await cast.phones[1].expect("You have left", timeout=PATIENT)
        look()
        assert await theatre.program.stop() == 0
        look()


async def _answer_and_change_their_minds(
    theatre: Theatre, cast: Cast, look: Callable[[], None]
) -> None:
    await theatre.ask(cast, TEXT_PROMPT)
    look()
    for phone, word in zip(cast.phones, TELLING, strict=False):
        await theatre.answer(phone, 1, f"{word} had more of a say")
        look()
    phone = cast.phones[1]
    phone.forget()
    await phone.tap("Withdraw")
    await phone.expect("Withdrawn.", timeout=PATIENT)
    look()
    phone.forget()
    await phone.tap("Answer")
    asked = await phone.expect("Type your answer", timeout=PATIENT)
    await phone.say(TELLING[1], reply_to=asked)
    await phone.expect("Please check.", timeout=PATIENT)
    look()
    await phone.tap("Send: themes only")
    await phone.expect("Sealed: themes only.", timeout=PATIENT)
    look()
    phone.forget()
    await phone.tap("Change")
    asked = await phone.expect("Type your answer again", timeout=PATIENT)
    await phone.say(f"{TELLING[1]} after all", reply_to=asked)
    await phone.expect("Please check.", timeout=PATIENT)
    await phone.tap("Send: share my words")
    await phone.expect("Sealed: share my words.", timeout=PATIENT)
    look()


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        (b"... she said: Quincunxes are nice", "answer"),
        ("Quincunxes".encode("utf-16-le"), "answer"),
        (b'{"from": "Ann Xylographer"}', "name"),
        ("Quincunxes".encode("utf-16-be"), "answer"),
        (b'{"chat": 7312480915}', "chat"),
        ("7312480915".encode("utf-16-le"), "chat"),
        (b"\x06" + CHAT_ID.to_bytes(6, "big"), "chat"),
        (f"POST /bot{TOKEN}/sendMessage".encode(), "token"),
        (TOKEN.partition(":")[2].encode("utf-16-be"), "token"),
    ],
)
def test_every_kind_of_trace_would_be_seen(tmp_path: Path, planted: bytes, kind: str) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / ".hidden-wal").write_bytes(b"\0" * 5000 + planted + b"\0" * 10)
    (tmp_path / "afterword.db").write_bytes(b"nothing to see")

    secrets = Secrets(("Quincunxes",), (CHAT_ID,), TOKEN, ("Ann Xylographer",))
    found = traces_in(files_under(tmp_path), secrets)

    assert set(found) == {Trace(kind, "keys/.hidden-wal")}


def test_a_trace_in_the_name_of_a_file_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / f"{CHAT_ID}.tmp").touch()

    found = traces_in(files_under(tmp_path), Secrets(chats=(CHAT_ID,)))

    assert found == [Trace("chat", f"{CHAT_ID}.tmp")]
