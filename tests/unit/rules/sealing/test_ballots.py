"""A ballot is honoured by the key that dealt it and by nothing else."""

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
)

KEY, OTHER_KEY = QuestionKey(b"k" * 32), QuestionKey(b"o" * 32)
DEALING = b"d" * 32
QUESTION, MEMBER, NEIGHBOUR = "0011223344556677", "8899aabbccddeeff", "ffeeddccbbaa9988"


def dealt(member: str = MEMBER, perspective: int = 2) -> Ballot:
    return deal(KEY, DEALING, question_id=QUESTION, member_id=member, perspective=perspective)


def test_dealing_again_gives_the_same_ballot() -> None:
    assert dealt() == dealt()


def test_two_members_never_hold_the_same_ballot() -> None:
    assert dealt().nonce != dealt(NEIGHBOUR).nonce


def test_two_questions_give_one_member_unlike_nonces() -> None:
    another = deal(KEY, DEALING, question_id=NEIGHBOUR, member_id=MEMBER, perspective=2)

    assert another.nonce != dealt().nonce


def test_code_is_read_back_whole_and_fits_a_button_and_a_link() -> None:
    code = dealt().code

    assert read_ballot(code) == dealt()
    assert len(code) == CODE_LENGTH
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def test_key_honours_what_it_dealt() -> None:
    check_ballot(KEY, dealt())


def test_another_questions_key_refuses() -> None:
    with pytest.raises(BadBallot):
        check_ballot(OTHER_KEY, dealt())


@given(st.integers(0, 8 * 37 - 1))
def test_no_bit_of_a_ballot_can_be_changed(bit: int) -> None:
    ballot = dealt()
    raw = bytearray(
        ballot.nonce + bytes.fromhex(ballot.question_id) + bytes([ballot.perspective]) + ballot.mac
    )
    raw[bit // 8] ^= 1 << bit % 8
    forged = Ballot(bytes(raw[:16]), bytes(raw[16:24]).hex(), raw[24], bytes(raw[25:]))

    with pytest.raises(BadBallot):
        check_ballot(KEY, forged)


def test_a_perspective_cannot_be_swapped_for_another() -> None:
    ballot = dealt(perspective=1)

    with pytest.raises(BadBallot):
        check_ballot(KEY, Ballot(ballot.nonce, ballot.question_id, 2, ballot.mac))


@given(st.text(max_size=80))
def test_reading_anything_else_is_refused_and_never_fails_otherwise(code: str) -> None:
    try:
        ballot = read_ballot(code)
    except BadBallot:
        return
    with pytest.raises(BadBallot):
        check_ballot(KEY, ballot)


@pytest.mark.parametrize("cut", [0, 1, 25, 49])
def test_a_cut_off_code_is_refused(cut: int) -> None:
    with pytest.raises(BadBallot):
        read_ballot(dealt().code[:cut])


def test_keys_never_show_in_a_representation() -> None:
    assert "kkkk" not in repr(KEY)
    assert b"kkkk".hex() not in repr(KEY)


def test_each_use_has_a_key_of_its_own() -> None:
    uses = [KEY.derived(use) for use in ("ballot", "seal", "slot")]

    assert len(set(uses)) == 3
    assert KEY.secret not in uses
