"""Lists that take several pages, and the buttons in rows under them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import InlineKeyboardButton

from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.texts.speech import Markup, Speech

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list: page `number` of `pages`, counted from 0."""

    items: Sequence[Item]
    first: int
    """The number of its first item in the whole list, counted from 0."""
    number: int
    pages: int


def page_of(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """The page with this number; of a number from an old or made-up button, the nearest one."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 0), pages - 1)
    first = number * size
    return Page(items[first : first + size], first, number, pages)


def turns(
    page: Page[Item], tap: Callable[[int], Tap], *, back: str, on: str
) -> list[list[InlineKeyboardButton]]:
    """A row with the ways to the pages before and after, as far as there are any."""
    row = []
    if page.number > 0:
        row.append(tap_button(back, tap(page.number - 1)))
    if page.number + 1 < page.pages:
        row.append(tap_button(on, tap(page.number + 1)))
    return [row] if row else []


def page_line(page: Page[Item], speech: Speech) -> list[Markup]:
    """Which page of how many it is; nothing if it is the only one."""
    if page.pages == 1:
        return []
    return [speech.say("page-of", page=page.number + 1, pages=page.pages)]


def rows(buttons: Sequence[InlineKeyboardButton], columns: int) -> Buttons:
    """The buttons in rows of so many."""
    return [buttons[at : at + columns] for at in range(0, len(buttons), columns)]
