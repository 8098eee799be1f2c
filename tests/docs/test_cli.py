"""docs/cli.md has every subcommand, and every option of each."""

import argparse
import re
from collections.abc import Iterator

import pytest

from bot.cli import build_parser
from tests.docs.tree import code_spans, page, pages, sections, text_of


def subcommands(
    parser: argparse.ArgumentParser, words: str = "afterword"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that can be typed, as typed, with its parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                nested = list(subcommands(inner, f"{words} {name}"))
                yield from nested or [(f"{words} {name}", inner)]


COMMANDS = dict(subcommands(build_parser()))


def section_of(command: str) -> str:
    """What docs/cli.md says under the heading that names the command."""
    for title, body in sections(page("docs/cli.md")).items():
        if re.search(rf"`{re.escape(command)}\b[^`]*`", title):
            return body
    raise AssertionError(f"docs/cli.md has no heading with `{command}`")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_subcommand_has_its_section_with_its_options(command: str) -> None:
    section = section_of(command)

    options = {
        option
        for action in COMMANDS[command]._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    missing = sorted(o for o in options if not re.search(rf"{re.escape(o)}(?![\w-])", section))
    assert missing == []


def test_every_subcommand_that_a_page_names_exists() -> None:
    first_words = {command.split()[1] for command in COMMANDS}

    unknown = {
        span
        for name in pages()
        for span in code_spans(text_of(name) or "")
        if (found := re.match(r"afterword ([a-z][a-z-]*)", span)) and found[1] not in first_words
    }

    assert sorted(unknown) == []


def test_every_subcommand_explains_itself() -> None:
    silent = [command for command, parser in COMMANDS.items() if not parser.description]

    assert silent == []
