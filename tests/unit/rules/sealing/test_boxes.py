"""What goes into a box comes out whole, with k others or not at all; nothing shows meanwhile."""

import os
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.sealing.ballots import QuestionKey
from bot.rules.sealing.boxes import (
    SPARE,
    TAP_SIZE,
    TEXT_SIZE,
    TEXT_UNITS,
    Box,
    DamagedBox,
    Opened,
    Put,
    StaysSealed,
    TooLong,
    new_box,
    open_box,
    pack_opened,
    pad,
    seal_box,
    unpack_opened,
    unpad,
    unseal_box,
    utf16_units,
)
from prompts.model import Kind
from storage.records import Answer, Share

KEY = QuestionKey(b"k" * 32)
QUESTION, OTHER_QUESTION = "0011223344556677", "7766554433221100"
SLOTS = [bytes([7 * number % 11]) * 16 for number in range(1, 9)]
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=1500)


def box(answers: int = 0, kind: Kind = Kind.TEXT) -> Box:
    """A box that eight were dealt ballots for, with so many answers in it."""
    made = new_box(kind, SLOTS)
    for number, slot in enumerate(SLOTS[:answers]):
        made.put(slot, Answer(text=f"Answer {number}"))
    return made


def sealed(made: Box) -> bytes:
    return seal_box(made, KEY, question_id=QUESTION, entropy=os.urandom)


def unsealed(stored: bytes, question: str = QUESTION, kind: Kind = Kind.TEXT) -> Box:
    return unseal_box(stored, KEY, question_id=question, kind=kind)


@given(texts, st.sampled_from(Share), st.integers(0, 8))
def test_an_answer_comes_out_as_it_went_in(text: str, share: Share, perspective: int) -> None:
    answer, made = Answer(text=text, share=share, perspective=perspective), box()

    made.put(SLOTS[3], answer)

    assert unsealed(sealed(made)).answers() == ((answer,), 0)


@given(st.lists(st.tuples(st.sampled_from(SLOTS), st.one_of(st.none(), st.integers(1, 5)))))
def test_a_box_holds_the_last_answer_of_each_slot(steps: list[tuple[bytes, int | None]]) -> None:
    made, held = new_box(Kind.SCALE, SLOTS), dict[bytes, int]()

    for slot, value in steps:
        before = held.get(slot)
        if value is None:
            assert made.take_out(slot) is (before is not None)
            held.pop(slot, None)
        else:
            expected = Put.FIRST if before is None else Put.CHANGED
            put = made.put(slot, Answer(value))
            assert put is (Put.SAME if before == value else expected)
            held[slot] = value

    answers, damaged = unsealed(sealed(made), kind=Kind.SCALE).answers()
    assert [answer.value for answer in answers] == [held[slot] for slot in sorted(held)]
    assert damaged == 0


@pytest.mark.parametrize("kind", Kind)
def test_a_box_is_as_long_whatever_happened_to_it(kind: Kind) -> None:
    empty, full = new_box(kind, SLOTS), new_box(kind, SLOTS)
    for slot in SLOTS:
        full.put(slot, Answer(3) if kind is not Kind.TEXT else Answer(text="a" * TEXT_UNITS))
    stored = sealed(full)
    full.take_out(SLOTS[0])

    assert len(sealed(empty)) == len(stored) == len(sealed(full))


def test_nothing_in_a_stored_box_is_as_before_after_one_change() -> None:
    made = box(answers=8)
    before = sealed(made)
    made.put(SLOTS[0], Answer(text="changed"))
    after = sealed(made)

    same = sum(one == other for one, other in zip(before, after, strict=True))
    # Of unrelated bytes one in 256 is the same by chance.
    assert same / len(before) < 0.01


def test_slots_lie_in_the_order_of_their_ids_whoever_answers_first() -> None:
    one, other = box(), box()
    for number in range(8):
        one.put(SLOTS[number], Answer(text=f"Answer {number}"))
        other.put(SLOTS[7 - number], Answer(text=f"Answer {7 - number}"))

    assert one.content == other.content


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


@pytest.mark.parametrize("text", ["a" * (TEXT_UNITS + 1), "\x01" * TEXT_UNITS])
def test_a_text_that_does_not_fit_is_refused_not_cut_and_changes_nothing(text: str) -> None:
    made = box(answers=8)
    before = made.content

    with pytest.raises(TooLong):
        made.put(SLOTS[0], Answer(text=text))

    assert made.content == before


def test_fewer_than_k_stay_sealed() -> None:
    assert open_box(box(answers=4), k=5, rng=Random(1)) == StaysSealed()


def test_k_are_opened() -> None:
    outcome = open_box(box(answers=5), k=5, rng=Random(1))

    assert isinstance(outcome, Opened)
    assert {answer.text for answer in outcome.answers} == {f"Answer {n}" for n in range(5)}


def test_answers_come_out_shuffled() -> None:
    orders = set()
    for seed in range(30):
        outcome = open_box(box(answers=5), k=5, rng=Random(seed))
        assert isinstance(outcome, Opened)
        orders.add(tuple(answer.text for answer in outcome.answers))

    assert len(orders) > 20


@given(st.data())
def test_no_byte_of_a_stored_box_can_be_changed(data: st.DataObject) -> None:
    altered = bytearray(sealed(new_box(Kind.SCALE, SLOTS)))
    index = data.draw(st.integers(0, len(altered) - 1))
    altered[index] ^= data.draw(st.integers(1, 255))

    with pytest.raises(DamagedBox):
        unsealed(bytes(altered), kind=Kind.SCALE)


@pytest.mark.parametrize("length", [0, 1, 13, 28, 29, 1000])
def test_a_cut_off_box_is_known_as_damaged(length: int) -> None:
    with pytest.raises(DamagedBox):
        unsealed(sealed(box())[:length])


def test_a_box_cannot_be_moved_to_another_question_or_read_with_another_key() -> None:
    with pytest.raises(DamagedBox):
        unsealed(sealed(box()), question=OTHER_QUESTION)
    with pytest.raises(DamagedBox):
        unseal_box(sealed(box()), QuestionKey(b"o" * 32), question_id=QUESTION, kind=Kind.TEXT)


def with_spares() -> Box:
    """A box with one answer, and seven slots whose ballots nobody knows."""
    spares = [(bytes([200 + number]) * 16, SPARE) for number in range(7)]
    return Box.of(Kind.TEXT, [(SLOTS[0], pad(Answer(text="known"), Kind.TEXT)), *spares])


def test_a_spare_slot_is_taken_by_the_first_who_needs_it() -> None:
    made = with_spares()

    put = made.put(SLOTS[5], Answer(text="late"))
    again = made.put(SLOTS[5], Answer(text="later"))
    never_there = made.take_out(SLOTS[6])

    assert (put, again, never_there) == (Put.FIRST, Put.CHANGED, False)
    assert len(made) == 8
    assert len(made.content) == len(with_spares().content)
    answers, damaged = made.answers()
    assert ({answer.text for answer in answers}, damaged) == ({"known", "later"}, 0)


@given(st.lists(st.integers(1, 5), max_size=8), st.integers(0, 3))
def test_opened_answers_are_one_size_and_come_back_in_their_order(
    values: list[int], unreadable: int
) -> None:
    answers = [Answer(value) for value in values]

    content = pack_opened(answers, Kind.SCALE, dealt=11, unreadable=unreadable)

    assert len(content) == 11 * TAP_SIZE
    assert unpack_opened(content, Kind.SCALE) == (tuple(answers), unreadable)


def test_padding_is_taken_off_again() -> None:
    answer = Answer(text='  "quoted"\n\ttabbed \\ ')

    assert unpad(pad(answer, Kind.TEXT)) == answer
