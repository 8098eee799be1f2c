"""A list that takes several pages: each item is on one page, and each page leads to the next."""

from dataclasses import dataclass
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.messages.buttons import tap_button
from bot.chat.messages.paging import page_line, page_of, rows, turns
from bot.chat.messages.taps import Tap
from bot.texts.speech import Speech


@dataclass(frozen=True)
class TurnTap(Tap):
    verb: ClassVar[str] = "zp"
    page: int


def ways(count: int, number: int) -> list[str]:
    page = page_of(range(count), number, 10)
    return [one.text for row in turns(page, TurnTap, back="Back", on="On") for one in row]


@given(count=st.integers(0, 60), size=st.integers(1, 12))
def test_each_item_is_on_one_page_at_its_own_number(count: int, size: int) -> None:
    first = page_of(range(count), 0, size)
    shown = [page_of(range(count), number, size) for number in range(first.pages)]

    assert [item for page in shown for item in page.items] == list(range(count))
    assert all(item == page.first + at for page in shown for at, item in enumerate(page.items))
    assert all(page.items for page in shown) or count == 0


@given(count=st.integers(0, 60), number=st.integers())
def test_a_number_beyond_the_list_leads_to_the_nearest_page(count: int, number: int) -> None:
    page = page_of(range(count), number, 7)

    assert page.number == min(max(number, 0), page.pages - 1)


def test_the_first_page_leads_on_and_the_last_one_back() -> None:
    assert ways(25, 0) == ["On"]
    assert ways(25, 1) == ["Back", "On"]
    assert ways(25, 2) == ["Back"]
    assert ways(10, 0) == []


def test_the_only_page_says_no_number() -> None:
    assert page_line(page_of(range(10), 0, 10), Speech()) == []
    assert [str(line) for line in page_line(page_of(range(11), 1, 10), Speech())] == ["Page 2 of 2"]


def test_buttons_stand_in_rows_in_their_order() -> None:
    buttons = [tap_button(str(number), TurnTap(number)) for number in range(5)]

    assert [[one.text for one in row] for row in rows(buttons, 2)] == [
        ["0", "1"],
        ["2", "3"],
        ["4"],
    ]
