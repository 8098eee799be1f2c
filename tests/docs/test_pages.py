"""Pages lead where they say, and the first page leads a newcomer in."""

import re
from pathlib import Path

import pytest

from tests.docs.tree import ROOT, files, name_of, page, pages, prose, sections, text_of

LARGEST_PICTURE = 300_000
"""Bytes."""
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_SOURCE = re.compile(r"<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)=\"([^\"]+)\"")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def links(text: str) -> list[str]:
    """Where a page's links and pictures lead, other pages on the web left out."""
    body = prose(text)
    found = [*_LINK.findall(body), *_SOURCE.findall(body)]
    return [link for link in found if not _ELSEWHERE.match(link)]


def anchors(text: str) -> set[str]:
    """What a page's headings are called in links to them."""
    titles = (re.sub(r"[^\w\- ]", "", title.lower()) for title in sections(text))
    return {title.strip().replace(" ", "-") for title in titles}


def broken(source: Path) -> list[str]:
    bad: list[str] = []
    for link in links(source.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        path = (source.parent / target).resolve() if target else source
        if not path.exists() or not path.is_relative_to(ROOT):
            bad.append(f"{link}: there is no such file")
        elif anchor and path.suffix == ".md" and anchor not in anchors(path.read_text()):
            bad.append(f"{link}: there is no such heading")
    return bad


@pytest.mark.parametrize("source", pages(), ids=name_of)
def test_every_link_inside_the_repository_leads_somewhere(source: Path) -> None:
    assert broken(source) == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    text = 'See [this](gone.md), ![that](<a b.png>) and <img src="c.svg" alt="">, not [x](https:y).'

    assert links(text) == ["gone.md", "c.svg"]


def test_a_page_with_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    source = tmp_path / "page.md"
    source.write_text("See [this](bot/gone.py).")

    assert broken(source) == ["bot/gone.py: there is no such file"]


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_says_how_to_try_it_and_how_to_test_it(command: str) -> None:
    assert command in page("README.md")


@pytest.mark.parametrize("target", ["setup", "demo", "test"])
def test_the_targets_that_the_readme_names_exist(target: str) -> None:
    assert re.search(rf"^{target}:", page("Makefile"), re.MULTILINE)


def test_the_changelog_has_a_place_for_what_is_not_released() -> None:
    assert "Unreleased" in sections(page("CHANGELOG.md"))


def test_pictures_are_small_enough_to_load_anywhere() -> None:
    pictures = [path for path in files() if path.suffix == ".png"]

    assert pictures
    assert [name_of(path) for path in pictures if path.stat().st_size > LARGEST_PICTURE] == []
    assert all(path.read_bytes().startswith(b"\x89PNG\r\n") for path in pictures)


def test_every_picture_is_shown_on_a_page() -> None:
    shown = "\n".join(text_of(path) or "" for path in pages())

    unused = [path.name for path in files() if path.suffix == ".png" and path.name not in shown]

    assert unused == []
