"""Secrets at rest can be read with the right key, for the right purpose, in the right place."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.cipher import Cipher, DamagedSecret, MasterKeys

CHAT = 5_012_345_678


def cipher(*keys: bytes) -> Cipher:
    numbered = dict(enumerate(keys or (b"m" * 32,), start=1))
    return Cipher(MasterKeys(numbered, current=len(numbered)), os.urandom)


@given(st.binary(max_size=300))
def test_what_is_hidden_is_revealed(clear: bytes) -> None:
    assert cipher().reveal("archive", cipher().hide("archive", clear)) == clear


def test_a_secret_belongs_to_its_purpose_and_its_place() -> None:
    secret = cipher().hide("archive", b"words", bound="row 1")

    with pytest.raises(DamagedSecret):
        cipher().reveal("summary", secret, bound="row 1")
    with pytest.raises(DamagedSecret):
        cipher().reveal("archive", secret, bound="row 2")


@given(st.binary(max_size=100))
def test_nonsense_is_damaged_and_nothing_else(secret: bytes) -> None:
    with pytest.raises(DamagedSecret):
        cipher().reveal("archive", secret)


def test_old_secrets_are_read_after_a_new_key_came() -> None:
    secret = cipher(b"m" * 32).hide("archive", b"words")

    assert cipher(b"m" * 32, b"n" * 32).reveal("archive", secret) == b"words"


def test_new_secrets_need_the_new_key() -> None:
    secret = cipher(b"m" * 32, b"n" * 32).hide("archive", b"words")

    with pytest.raises(DamagedSecret):
        cipher(b"m" * 32).reveal("archive", secret)


@pytest.mark.parametrize("chat_id", [1, CHAT, -100_123_456_789_0])
def test_every_chat_id_is_hidden_in_the_same_number_of_bytes(chat_id: int) -> None:
    secret = cipher().hide_chat(chat_id, bound="m")

    assert cipher().reveal_chat(secret, bound="m") == chat_id
    assert len(secret) == len(cipher().hide_chat(7, bound="m"))
    assert str(chat_id).rjust(20).encode() not in secret


def test_a_lookup_is_stable_and_keyed() -> None:
    assert cipher().chat_lookup(CHAT) == cipher().chat_lookup(CHAT)
    assert cipher().chat_lookup(CHAT) != cipher(b"n" * 32).chat_lookup(CHAT)
    assert cipher().chat_lookup(CHAT) != cipher().chat_lookup(CHAT + 1)


def test_keys_never_show_in_a_representation() -> None:
    assert "mmmm" not in repr(cipher())
    assert "mmmm" not in repr(MasterKeys({1: b"m" * 32}, 1))


class Drawer:
    """Where the master keys are kept, and may be exchanged."""

    def __init__(self) -> None:
        self.changed: MasterKeys | None = None

    def newest(self) -> MasterKeys | None:
        found, self.changed = self.changed, None
        return found


def test_a_secret_under_a_key_that_is_not_known_yet_makes_the_cipher_look_again() -> None:
    drawer = Drawer()
    running = Cipher(MasterKeys({1: b"m" * 32}, 1), os.urandom, drawer.newest)
    secret = cipher(b"m" * 32, b"n" * 32).hide("archive", b"words")

    drawer.changed = MasterKeys({1: b"m" * 32, 2: b"n" * 32}, 2)

    assert running.reveal("archive", secret) == b"words"
    assert running.hide("archive", b"words")[0] == 2


def test_a_key_that_left_the_file_still_reads_what_a_running_reader_sees() -> None:
    drawer = Drawer()
    running = Cipher(MasterKeys({1: b"m" * 32}, 1), os.urandom, drawer.newest)
    secret = running.hide("archive", b"words")
    drawer.changed = MasterKeys({2: b"n" * 32}, 2)

    running.refresh()

    assert running.reveal("archive", secret) == b"words"
    assert running.current == 2


def test_a_person_is_looked_up_under_every_key() -> None:
    both = cipher(b"m" * 32, b"n" * 32)

    assert set(both.chat_lookups(CHAT)) == {
        cipher(b"m" * 32).chat_lookup(CHAT),
        both.chat_lookup(CHAT),
    }
