"""The line finder sees the same file as tomllib does."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.lines import NotClosed, NotToml, Where, find_lines

SAMPLE = r'''# [[not]] = "a table"
a = 'C:\'   # a backslash before the end of a plain string
b = "say \"[x]\" # not a comment"
c = """
one "two" ""
[[prompt]]
id = "not here" \""""
d = """ends with a quote""""
e = \'\'\'
x = 1
ends with two\'\'\'\'\'
"f.g" . h = 1
list = [ # why
    "one", 'two',

    """
three
""", [4, [5,
      6]], { k = "v", l = [7] }
]
day = 2026-01-01 10:00:00
neg = -1.5e3
inf = inf
[t.u]
v = true
[[rows]]
n = 1
[rows.sub]
m = {}
[[rows]]

[["rows"]]
n = 3
[[rows.deep]]
o = []
'''.replace("\\'", "'").replace("'C:'   ", "'C:\\'   ")

EXPECTED: dict[Where, int] = {
    ("a",): 2,
    ("b",): 3,
    ("c",): 4,
    ("d",): 8,
    ("e",): 9,
    ("f.g", "h"): 12,
    ("list",): 13,
    ("list", 0): 14,
    ("list", 1): 14,
    ("list", 2): 16,
    ("list", 3): 18,
    ("list", 3, 1): 18,
    ("list", 3, 1, 1): 19,
    ("list", 4): 19,
    ("list", 4, "l", 0): 19,
    ("day",): 21,
    ("neg",): 22,
    ("inf",): 23,
    ("t", "u"): 24,
    ("t", "u", "v"): 25,
    ("rows",): 26,
    ("rows", 0): 26,
    ("rows", 0, "n"): 27,
    ("rows", 0, "sub"): 28,
    ("rows", 0, "sub", "m"): 29,
    ("rows", 1): 30,
    ("rows", 2): 32,
    ("rows", 2, "n"): 33,
    ("rows", 2, "deep", 0): 34,
    ("rows", 2, "deep", 0, "o"): 35,
}


def ways(value: object, where: Where = ()) -> set[Where]:
    """The way to every part of what tomllib read."""
    found = {where} if where else set()
    if isinstance(value, dict):
        for key, inner in value.items():
            found |= ways(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found |= ways(inner, (*where, index))
    return found


@pytest.mark.parametrize(("where", "line"), EXPECTED.items(), ids=str)
def test_each_part_is_found_on_its_line(where: Where, line: int) -> None:
    assert find_lines(SAMPLE)[where] == line


def test_the_finder_finds_just_what_tomllib_reads() -> None:
    assert set(find_lines(SAMPLE)) == ways(tomllib.loads(SAMPLE))


QUOTED = st.text(st.sampled_from("ab \"'#[]=,\\{}"), max_size=8).map(
    lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
)
PLAIN = st.text(st.sampled_from('ab "#[]=,\\{}'), max_size=8).map(lambda text: f"'{text}'")
LONG = st.text(st.sampled_from("ab\n'#[]=,{}"), max_size=12).map(lambda text: f'"""{text}"""')
LONG_PLAIN = st.text(st.sampled_from('ab\n"#[]=,\\{}'), max_size=12).map(
    lambda text: f"'''{text}'''"
)
SINGLE = QUOTED | PLAIN | LONG | LONG_PLAIN | st.sampled_from(["1", "-2.5", "true", "2026-01-01"])
GAP = st.sampled_from(["", " ", "\n", ' # [x] "\n', "\n\n  "])


@st.composite
def lists(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(inner, max_size=3))
    parts = [f"{draw(GAP)}{item}{draw(GAP)}," for item in items]
    return f"[{''.join(parts)}{draw(GAP)}]"


VALUES = st.recursive(SINGLE, lists, max_leaves=6)


@given(st.lists(st.tuples(GAP, st.booleans(), VALUES), max_size=8))
def test_any_values_are_passed_over_whole(parts: list[tuple[str, bool, str]]) -> None:
    text = ""
    expected: dict[Where, int] = {}
    table: Where = ()
    tables = 0
    for number, (gap, new_table, value) in enumerate(parts):
        text += f"{gap}\n"
        if new_table:
            table = ("row", tables)
            tables += 1
            text += "[[row]]\n"
        expected[(*table, f"k{number}")] = text.count("\n") + 1
        text += f"k{number} = {value} # end\n"

    found = find_lines(text)

    assert set(found) == ways(tomllib.loads(text))
    assert {where: found[where] for where in expected} == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = 1\nb = """\nc', 2),
        ("a = '''\n\n''", 1),
        ("a = 1\nb = [\n1,\n", 2),
        ("a = 1\nb = [\n1,\n[[c]]\n", 2),
        ("a = [1\n[b]\n", 1),
        ("a = {b = 1", 1),
        ('a = "x\n', 1),
    ],
)
def test_what_is_not_closed_is_found_where_it_begins(text: str, line: int) -> None:
    with pytest.raises(NotClosed) as caught:
        find_lines(text)

    assert caught.value.line == line


@pytest.mark.parametrize("text", ["a", "a = ", "= 1", "[a", "a = x", '"\\q" = 1', "?"])
def test_what_is_not_toml_is_refused(text: str) -> None:
    with pytest.raises(NotToml):
        find_lines(text)
