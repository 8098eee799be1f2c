"""A button's data comes back as the tap that it was, or not at all."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.answering.taps import BALLOT_TAPS, BallotTap, LaterAt, Pick, Send, When
from bot.chat.messages.taps import DATA_BYTES, Code, Tap, TooMuchForAButton, verb_of
from bot.rules.sealing.ballots import MAC_BYTES, NONCE_BYTES, QUESTION_BYTES, Ballot
from storage.records import Share

codes = st.builds(
    lambda nonce, question, perspective, mac: Code(
        Ballot(nonce, question.hex(), perspective, mac).code
    ),
    st.binary(min_size=NONCE_BYTES, max_size=NONCE_BYTES),
    st.binary(min_size=QUESTION_BYTES, max_size=QUESTION_BYTES),
    st.integers(0, 255),
    st.binary(min_size=MAC_BYTES, max_size=MAC_BYTES),
)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Paint(Tap):
    verb: ClassVar[str] = "zz"
    colour: Colour
    number: int
    word: str


words = st.text(st.sampled_from("abzAZ09_-"), max_size=16)
paints = st.builds(Paint, st.sampled_from(Colour), st.integers(-(10**9), 10**9), words)
ballot_taps: st.SearchStrategy[BallotTap] = st.one_of(
    st.builds(Pick, codes, st.integers(0, 99)),
    st.builds(Send, codes, st.sampled_from(Share)),
    st.builds(LaterAt, codes, st.integers(0, 99), st.sampled_from(When)),
)


@given(st.one_of(paints, ballot_taps))
def test_a_tap_comes_back_as_it_was(tap: Tap) -> None:
    assert type(tap).read(tap.data) == tap
    assert len(tap.data.encode()) <= DATA_BYTES


@given(ballot_taps)
def test_a_tap_is_read_by_its_own_kind_only(tap: BallotTap) -> None:
    assert [kind for kind in BALLOT_TAPS if kind.read(tap.data)] == [type(tap)]


@given(st.one_of(st.text(), st.builds("zz:{}".format, st.text()), st.builds("ap:{}".format, codes)))
def test_hostile_data_is_no_tap_and_never_raises(data: str) -> None:
    kinds: tuple[type[Tap], ...] = (Paint, *BALLOT_TAPS)
    for kind in kinds:
        tap = kind.read(data)
        assert tap is None or tap.data == data


@given(ballot_taps, st.integers(0, 63))
def test_data_that_was_cut_off_is_no_tap(tap: BallotTap, length: int) -> None:
    cut = tap.data[:length]

    reads = [kind.read(cut) for kind in BALLOT_TAPS] if cut != tap.data else []

    assert not any(reads)


@given(ballot_taps, st.integers(0, 63), st.characters(codec="utf-8"))
def test_data_with_a_character_put_in_never_passes_for_the_same_tap(
    tap: BallotTap, at: int, char: str
) -> None:
    changed = tap.data[:at] + char + tap.data[at:]

    assert type(tap).read(changed) != tap


@pytest.mark.parametrize(
    "data",
    [
        "zz:red:1",
        "zz:red:1:a:b",
        "zz:green:1:a",
        "zz:red:01:a",
        "zz:red:+1:a",
        "zz:red:1_0:a",
        "zz:red:٣:a",
        "zz:red:1:a b",
        "zz:red:1:a\n",
        "yy:red:1:a",
        "",
    ],
)
def test_what_is_not_exactly_a_tap_is_none(data: str) -> None:
    assert Paint.read(data) is None


def test_a_tap_that_does_not_fit_or_could_not_be_read_back_is_refused() -> None:
    with pytest.raises(TooMuchForAButton):
        _ = Paint(Colour.RED, 1, "x" * 60).data
    with pytest.raises(TooMuchForAButton):
        _ = Paint(Colour.RED, 1, "a:b").data


def test_no_two_kinds_share_a_verb() -> None:
    verbs = [kind.verb for kind in BALLOT_TAPS]

    assert len(set(verbs)) == len(verbs)
    assert verb_of("ap:rest:of:it") == "ap"
