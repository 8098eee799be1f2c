"""Numbers that belong to one person, in the forms that their issuers give them."""

import pytest

from bot.rules.redaction import id_numbers
from bot.rules.redaction.finding import MarkKind, WatchList, marks


def kinds(text: str) -> list[MarkKind]:
    return [mark.kind for mark in marks(text, WatchList())]


# Ofcom, Numbers for drama use: the first and the last number of each range.
DRAMA = [
    "0113 496 0000", "0113 496 0999", "0114 496 0000", "0115 496 0999", "0116 496 0000",
    "0117 496 0999", "0118 496 0000", "0121 496 0999", "0131 496 0000", "0141 496 0999",
    "0151 496 0000", "0161 496 0999", "020 7946 0000", "020 7946 0999", "0191 498 0000",
    "0191 498 0999", "028 9649 6000", "028 9649 6999", "029 2018 0000", "029 2018 0999",
    "01632 960000", "01632 960999", "07700 900000", "07700 900999", "08081 570000",
    "08081 570999", "0909 879 0000", "0909 879 0999", "03069 990000", "03069 990999",
]  # fmt: skip


@pytest.mark.parametrize("number", DRAMA)
def test_ofcoms_numbers_for_drama_are_found_like_any_other(number: str) -> None:
    international = "+44 " + number[1:]

    for form in (number, number.replace(" ", ""), number.replace(" ", "-"), international):
        text = f"Try {form}, please."
        (found,) = marks(text, WatchList())
        assert (found.kind, text[found.start : found.end]) == (MarkKind.PHONE, form)


@pytest.mark.parametrize(
    "form",
    [
        "(01632) 960 123", "+44 (0)7700 900123", "0044 7700 900123", "07700.900.123",
        "07700900123",
        "+353 1 555 0123", "\u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663",
    ],
)  # fmt: skip
def test_phone_numbers_are_found_in_every_usual_form(form: str) -> None:
    text = f"Try {form} now"

    assert [text[m.start : m.end] for m in marks(text, WatchList())] == [form]


@pytest.mark.parametrize(
    "text", ["my extension is 4417", "bleep 2291", "ring me on 960 457", "call 496 0304"]
)
def test_short_numbers_are_found_after_a_word_that_says_what_they_are(text: str) -> None:
    assert kinds(text) == [MarkKind.PHONE]


@pytest.mark.parametrize(
    "text",
    [
        "item 4417", "£07700900123", "order 07700900123456", "ABC07700900123", "call 999",
        "text SHOUT to 85258", "Samaritans: call 116 123", "0.07700900123", "at 14:00-15:30",
    ],
)  # fmt: skip
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert kinds(text) == []


def check_a_wrong_check_digit_is_no_nhs_number() -> None:
    for text in ("Order 999 110 6848 is late.", "Order 9991106840", "999-110-6841"):
        assert kinds(text) == []


def check_unused_prefixes_are_no_national_insurance_number() -> None:
    for prefix in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"):
        assert kinds(f"It says {prefix} 12 34 56 A there") == []


def check_only_areas_that_exist_begin_a_postcode() -> None:
    assert kinds("Bay AA1 9ZZ or part EF12 3GH") == []


def check_a_floor_is_no_postcode() -> None:
    assert kinds("Room B12 3rd floor, M1 2nd door") == []


def test_a_wrong_check_digit_is_no_nhs_number() -> None:
    check_a_wrong_check_digit_is_no_nhs_number()


def test_unused_prefixes_are_no_national_insurance_number() -> None:
    check_unused_prefixes_are_no_national_insurance_number()


def test_only_areas_that_exist_begin_a_postcode() -> None:
    check_only_areas_that_exist_begin_a_postcode()


def test_a_floor_is_no_postcode() -> None:
    check_a_floor_is_no_postcode()


@pytest.mark.parametrize(
    ("fault", "instead", "caught_by"),
    [
        ("is_nhs_number", lambda digits: len(digits) == 10, "a_wrong_check_digit_is_no_nhs_number"),
        (
            "_UNUSED_PREFIXES",
            frozenset[str](),
            "unused_prefixes_are_no_national_insurance_number",
        ),
        ("_AREAS", frozenset({"AA", "EF"}), "only_areas_that_exist_begin_a_postcode"),
        ("_MEASURES", frozenset[str](), "a_floor_is_no_postcode"),
    ],
)
def test_a_rule_that_is_left_out_is_caught(
    monkeypatch: pytest.MonkeyPatch, fault: str, instead: object, caught_by: str
) -> None:
    monkeypatch.setattr(id_numbers, fault, instead)

    with pytest.raises(AssertionError):
        globals()[f"check_{caught_by}"]()


@pytest.mark.parametrize(
    "number", ["999 038 8547", "9990388547", "999-432-4454", "943 476 5919", "999 195 6832"]
)
def test_nhs_numbers_with_a_right_check_digit_are_found(number: str) -> None:
    assert kinds(f"It is {number}.") == [MarkKind.NHS_NUMBER]


def test_one_digit_ten_times_is_no_nhs_number() -> None:
    assert kinds("000 000 0000, 1111111111") == []


@pytest.mark.parametrize("number", ["AB 12 34 56 C", "ab123456c", "JG 103759 A", "MW-12-34-56-D"])
def test_national_insurance_numbers_are_found_in_every_usual_form(number: str) -> None:
    assert kinds(f"It is {number}.") == [MarkKind.NATIONAL_INSURANCE]


@pytest.mark.parametrize("letters", [*(f"{x}A" for x in "DFIQUV"), *(f"A{x}" for x in "DFIOQUV")])
def test_letters_that_no_prefix_has_make_no_national_insurance_number(letters: str) -> None:
    assert kinds(f"It says {letters} 12 34 56 A there") == []


def test_a_national_insurance_number_ends_in_a_to_d() -> None:
    assert kinds("It says AB 12 34 56 E there") == []


@pytest.mark.parametrize(
    "postcode", ["M1 9ZZ", "M14 9XX", "CF10 3ZZ", "SW1A 9ZZ", "W1A 9ZZ", "EC1A 9ZY", "bt9 9aa"]
)
def test_postcodes_of_every_form_are_found(postcode: str) -> None:
    assert kinds(f"at {postcode} now") == [MarkKind.POSTCODE]
    assert kinds(f"at {postcode.replace(' ', '')} now") == [MarkKind.POSTCODE]


@pytest.mark.parametrize("text", ["M1 9CZ", "M1 9ZK", "CF10I 3ZZ", "LL57", "QX1 9ZZ", "EC1Z 9ZZ"])
def test_what_bs_7666_rules_out_is_no_postcode(text: str) -> None:
    assert kinds(f"at {text} now") == []
