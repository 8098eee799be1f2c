"""What is asked after a meeting lies in its row in the form that it always had."""

import pytest

from storage.queries.meetings import read_asks, stored_asks
from storage.records import Asks, AsksByRule, AsksPack, AsksPrompts

FORMS = [
    ("", AsksByRule()),
    ("pack:role-and-support", AsksPack("role-and-support")),
    ("prompts:a/one", AsksPrompts(("a/one",))),
    ("prompts:a/one,b/two", AsksPrompts(("a/one", "b/two"))),
]


@pytest.mark.parametrize(("stored", "asks"), FORMS)
def test_each_form_is_read_and_written_as_it_was(stored: str, asks: Asks) -> None:
    assert read_asks(stored) == asks
    assert stored_asks(asks) == stored
