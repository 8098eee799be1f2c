"""The readers of pages read pages as a person does; the other docs tests stand on that."""

from tests.docs.tree import code_spans, prose, sections

PAGE = """# Title

Say `one`.

```sh
# not a heading `two`
```

## First

`three`

### Inner

deep

## Second

last
"""


def test_a_section_reaches_to_the_next_heading_of_its_rank() -> None:
    found = sections(PAGE)

    assert list(found) == ["Title", "First", "Inner", "Second"]
    assert "deep" in found["First"]
    assert "last" not in found["First"]
    assert "last" in found["Title"]


def test_fenced_blocks_are_no_prose() -> None:
    assert "not a heading" not in prose(PAGE)
    assert code_spans(PAGE) == ["one", "three"]
