"""A ballot is honoured by the key that dealt it and by nothing else."""

import hmac
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.sealing.ballots import (
    CODE_LENGTH,
    BadBallot,
    Ballot,
    QuestionKey,
    check_ballot,
    deal,
    read_ballot,
    slots_dealt,
)

KEY, OTHER_KEY = QuestionKey(b"k" * 32), QuestionKey(b"o" * 32)
DEALING = b"d" * 32
CHAT, OTHER_CHAT = 4_000_000_001, -1001
QUESTION, MEMBER, NEIGHBOUR = "0011223344556677", "8899aabbccddeeff", "ffeeddccbbaa9988"


def dealt(member: str = MEMBER, perspective: int = 2, question: str = QUESTION) -> Ballot:
    return deal(
        KEY,
        DEALING,
        question_id=question,
        member_id=member,
        chat_id=CHAT,
        perspective=perspective,
    )


def dealt_before(ballot: Ballot) -> Ballot:
    """The ballot as version 0.1 dealt it: bound to no chat."""
    signed = ballot.nonce + bytes.fromhex(ballot.question_id) + bytes([ballot.perspective])
    mac = hmac.digest(KEY.derived("ballot"), signed, "sha256")[:12]
    return replace(ballot, mac=mac)


def test_dealing_again_gives_the_same_ballot() -> None:
    assert dealt() == dealt()


def test_two_members_never_hold_the_same_ballot() -> None:
    assert dealt().nonce != dealt(NEIGHBOUR).nonce


def test_two_questions_give_one_member_unlike_nonces() -> None:
    assert dealt(question=NEIGHBOUR).nonce != dealt().nonce


def test_code_is_read_back_whole_and_fits_a_button_and_a_link() -> None:
    code = dealt().code

    assert read_ballot(code) == dealt()
    assert len(code) == CODE_LENGTH
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def test_key_honours_what_it_dealt() -> None:
    check_ballot(KEY, dealt(), chat_id=CHAT)


def test_another_questions_key_refuses() -> None:
    with pytest.raises(BadBallot):
        check_ballot(OTHER_KEY, dealt(), chat_id=CHAT)


def test_in_another_chat_it_is_worth_nothing() -> None:
    for unbound in (False, True):
        with pytest.raises(BadBallot):
            check_ballot(KEY, dealt(), chat_id=OTHER_CHAT, unbound=unbound)


def test_one_from_before_chats_were_bound_holds_only_where_that_is_allowed() -> None:
    old = dealt_before(dealt())

    check_ballot(KEY, old, chat_id=OTHER_CHAT, unbound=True)
    with pytest.raises(BadBallot):
        check_ballot(KEY, old, chat_id=CHAT)


def test_all_slots_are_known_when_ballots_are_dealt() -> None:
    slots = slots_dealt(KEY, DEALING, question_id=QUESTION, members=[MEMBER, NEIGHBOUR])

    assert slots == (dealt().slot(KEY), dealt(NEIGHBOUR).slot(KEY))


@given(st.integers(0, 8 * 37 - 1))
def test_no_bit_of_a_ballot_can_be_changed(bit: int) -> None:
    ballot = dealt()
    raw = bytearray(
        ballot.nonce + bytes.fromhex(ballot.question_id) + bytes([ballot.perspective]) + ballot.mac
    )
    raw[bit // 8] ^= 1 << bit % 8
    forged = Ballot(bytes(raw[:16]), bytes(raw[16:24]).hex(), raw[24], bytes(raw[25:]))

    with pytest.raises(BadBallot):
        check_ballot(KEY, forged, chat_id=CHAT)


def test_a_perspective_cannot_be_swapped_for_another() -> None:
    ballot = dealt(perspective=1)

    with pytest.raises(BadBallot):
        check_ballot(KEY, Ballot(ballot.nonce, ballot.question_id, 2, ballot.mac), chat_id=CHAT)


@given(st.text(max_size=80))
def test_reading_anything_else_is_refused_and_never_fails_otherwise(code: str) -> None:
    try:
        ballot = read_ballot(code)
    except BadBallot:
        return
    with pytest.raises(BadBallot):
        check_ballot(KEY, ballot, chat_id=CHAT)


@pytest.mark.parametrize("cut", [0, 1, 25, 49])
def test_a_cut_off_code_is_refused(cut: int) -> None:
    with pytest.raises(BadBallot):
        read_ballot(dealt().code[:cut])


def test_keys_never_show_in_a_representation() -> None:
    assert "kkkk" not in repr(KEY)
    assert b"kkkk".hex() not in repr(KEY)


def test_each_use_has_a_key_of_its_own() -> None:
    uses = [KEY.derived(use) for use in ("ballot", "ballot in chat", "box", "slot")]

    assert len(set(uses)) == 4
    assert KEY.secret not in uses
