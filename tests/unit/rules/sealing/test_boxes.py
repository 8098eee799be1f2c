"""What goes into a box comes out whole, with k others or not at all."""

import os
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.sealing.ballots import Ballot, QuestionKey, deal
from bot.rules.sealing.boxes import (
    TAP_SIZE,
    TEXT_SIZE,
    TEXT_UNITS,
    DamagedAnswer,
    Opened,
    Sealed,
    StaysSealed,
    TooLong,
    open_box,
    pad,
    seal,
    unpad,
    unseal,
    utf16_units,
)
from prompts.model import Kind
from storage.records import Answer, Share

KEY = QuestionKey(b"k" * 32)
QUESTION, OTHER_QUESTION = "0011223344556677", "7766554433221100"
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=1500)


def ballot(number: int = 1) -> Ballot:
    return deal(KEY, b"d" * 32, question_id=QUESTION, member_id=f"{number:016x}", perspective=0)


def sealed(text: str = "We waited too long.", number: int = 1) -> Sealed:
    return seal(Answer(text=text), ballot(number), KEY, kind=Kind.TEXT, entropy=os.urandom)


def box(count: int) -> list[Sealed]:
    return [sealed(f"Answer {number}", number) for number in range(count)]


@given(texts, st.sampled_from(Share), st.integers(0, 8))
def test_an_answer_comes_out_as_it_went_in(text: str, share: Share, perspective: int) -> None:
    answer = Answer(text=text, share=share, perspective=perspective)

    one = seal(answer, ballot(), KEY, kind=Kind.TEXT, entropy=os.urandom)

    assert unseal(one, KEY, question_id=QUESTION) == answer


@given(texts)
def test_every_text_answer_has_the_same_size(text: str) -> None:
    assert len(sealed(text).ciphertext) == len(sealed("").ciphertext)


@pytest.mark.parametrize("kind", [Kind.SCALE, Kind.CHOICE])
def test_every_tapped_answer_has_the_same_size(kind: Kind) -> None:
    sizes = {
        len(pad(Answer(value=v, perspective=p), kind)) for v in range(8) for p in (*range(9), 255)
    }

    assert sizes == {TAP_SIZE}


@pytest.mark.parametrize("letter", ["a", "é", "語", "😀"])
def test_the_longest_text_still_fits_the_fixed_size(letter: str) -> None:
    longest = letter * (TEXT_UNITS // utf16_units(letter))

    assert len(pad(Answer(text=longest), Kind.TEXT)) == TEXT_SIZE


def test_a_longer_text_is_refused_not_cut() -> None:
    with pytest.raises(TooLong):
        pad(Answer(text="a" * (TEXT_UNITS + 1)), Kind.TEXT)


def test_a_text_that_swells_beyond_the_fixed_size_is_refused() -> None:
    with pytest.raises(TooLong):
        pad(Answer(text="\x01" * TEXT_UNITS), Kind.TEXT)


def test_the_same_ballot_finds_its_own_slot_and_no_other_does() -> None:
    assert sealed("first").slot == sealed("second").slot
    assert sealed(number=1).slot != sealed(number=2).slot


def test_the_same_answer_never_looks_the_same_twice() -> None:
    assert sealed().ciphertext != sealed().ciphertext


def test_fewer_than_k_stay_sealed() -> None:
    outcome = open_box(box(4), KEY, question_id=QUESTION, k=5, rng=Random(1))

    assert outcome == StaysSealed()


def test_k_are_opened() -> None:
    outcome = open_box(box(5), KEY, question_id=QUESTION, k=5, rng=Random(1))

    assert isinstance(outcome, Opened)
    assert {answer.text for answer in outcome.answers} == {f"Answer {n}" for n in range(5)}


def test_answers_come_out_shuffled() -> None:
    orders = set()
    for seed in range(30):
        outcome = open_box(box(5), KEY, question_id=QUESTION, k=5, rng=Random(seed))
        assert isinstance(outcome, Opened)
        orders.add(tuple(answer.text for answer in outcome.answers))

    assert len(orders) > 20


def test_one_damaged_answer_is_left_out_and_counted() -> None:
    damaged = Sealed(sealed(number=9).slot, sealed(number=9).ciphertext[:-1])

    outcome = open_box([*box(5), damaged], KEY, question_id=QUESTION, k=5, rng=Random(1))

    assert isinstance(outcome, Opened)
    assert (len(outcome.answers), outcome.damaged) == (5, 1)


def test_damaged_answers_do_not_count_towards_k() -> None:
    damaged = Sealed(sealed(number=9).slot, b"")

    outcome = open_box([*box(4), damaged], KEY, question_id=QUESTION, k=5, rng=Random(1))

    assert outcome == StaysSealed()


@given(st.integers(0, 12 + TEXT_SIZE + 15), st.integers(1, 255))
def test_no_byte_of_a_sealed_answer_can_be_changed(place: int, change: int) -> None:
    one = sealed()
    altered = bytearray(one.ciphertext)
    altered[place] ^= change

    with pytest.raises(DamagedAnswer):
        unseal(Sealed(one.slot, bytes(altered)), KEY, question_id=QUESTION)


def test_a_sealed_answer_cannot_be_moved_to_another_slot_or_question() -> None:
    one = sealed()

    with pytest.raises(DamagedAnswer):
        unseal(Sealed(sealed(number=2).slot, one.ciphertext), KEY, question_id=QUESTION)
    with pytest.raises(DamagedAnswer):
        unseal(one, KEY, question_id=OTHER_QUESTION)


def test_padding_is_taken_off_again() -> None:
    answer = Answer(text='  "quoted"\n\ttabbed \\ ')

    assert unpad(pad(answer, Kind.TEXT)) == answer
