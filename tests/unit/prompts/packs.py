"""A small pack to make mistakes in, so that each test shows only its own mistake."""

from __future__ import annotations

import pytest

from prompts.entries import Problem
from prompts.loading import PackError, load_pack

GOOD = """\
id = "garden"
title = "Our garden"
language = "en"
about = "For the people who plan the garden."

[themes]
plans = "Plans"
people = "People"

[[prompt]]
id = "plan-clear"
theme = "plans"
kind = "scale"
wording = "How clear or unclear is the plan?"
help = "Think about what comes next."
low = "Very unclear"
high = "Very clear"

[[prompt]]
id = "felt"
theme = "people"
kind = "choice"
wording = "Which is closest to how you felt?"
help = "Choose one."
options = [
    "At ease",  # the first
    "On edge",
    "Prefer not to say",
]

[[prompt]]
id = "missing"
theme = "people"
kind = "text"
wording = \"\"\"
Was anything missing?
If so, what?\"\"\"
help = "No names, please."
"""


def changed(old: str, new: str) -> str:
    """The good pack with one part of it changed, which has to be there exactly once."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line on which a part of the text begins that begins on one line only."""
    first, last = text.index(part), text.rindex(part)
    assert "\n" not in text[first:last]
    return text.count("\n", 0, first) + 1


def problems_of(source: bytes | str) -> tuple[Problem, ...]:
    """Every problem in a pack that has some."""
    with pytest.raises(PackError) as caught:
        load_pack(source)
    return caught.value.problems


def only_problem_of(source: bytes | str) -> Problem:
    """The problem in a pack that has exactly one."""
    problems = problems_of(source)
    assert len(problems) == 1, problems
    return problems[0]
