"""A progress bar is shown only to somebody who has waited for two seconds."""

from io import StringIO

import pytest

from bot.commands.progress import Bar


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_is_quick_shows_nothing() -> None:
    out, watch = StringIO(), Watch()
    bar = Bar("Copying", out, watch)

    watch.now += 1.9
    bar(50, 100)
    bar.done()

    assert out.getvalue() == ""


def test_what_takes_long_shows_how_far_it_is() -> None:
    out, watch = StringIO(), Watch()
    bar = Bar("Copying", out, watch)

    watch.now += 2.1
    bar(50, 100)
    bar(50, 100)
    bar(100, 100)
    bar.done()

    assert out.getvalue().count("\r") == 2
    assert " 50 %" in out.getvalue()
    assert out.getvalue().rstrip().endswith("100 %")


@pytest.mark.parametrize(
    ("done", "left"),
    [(1, "about 4 minutes left"), (10, "about 20 seconds left"), (40, "")],
)
def test_how_long_it_will_still_take_is_said(done: int, left: str) -> None:
    out, watch = StringIO(), Watch()
    bar = Bar("Copying", out, watch)

    watch.now += 2.2
    bar(done, 100)

    assert out.getvalue().rstrip().endswith(left or "%")


def test_nothing_to_do_is_done() -> None:
    out, watch = StringIO(), Watch()
    bar = Bar("Copying", out, watch)

    watch.now += 5
    bar(0, 0)

    assert "100 %" in out.getvalue()
