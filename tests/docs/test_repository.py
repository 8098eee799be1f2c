"""The repository keeps its own rules: short files, and nothing of the machine it was made on."""

import ast
import re
import sys
from pathlib import Path

from tests.docs.tree import files, name_of, text_of

LONGEST = 400
"""Lines of a file, of a test or a benchmark."""
LONGEST_OF_THE_PROGRAM = 300
PROGRAM = ("bot/", "storage/", "prompts/")
LISTS = ("storage/tables.py", "storage/records.py", "storage/migrations/")
"""Each of these is one list of what is kept, which gets longer with it."""

# Written in parts, so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("crates", "io"),
        ("docker", "io"),
    )
]
OF_ONE_MACHINE = re.compile(r"(?<![\w.~-])/(?:work|root|tmp|Users|home|opt/(?:pypi|wheels))/\w")
LEFT_UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|pragma: no " + r"cover")


def python_files() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def test_no_file_names_a_registry() -> None:
    named = [
        f"{name_of(path)}: {host}"
        for path in files()
        for host in REGISTRIES
        if host in (text_of(path) or "")
    ]

    assert named == []


def test_no_file_names_a_path_of_one_machine() -> None:
    named = [
        f"{name_of(path)}: {found[0]}"
        for path in files()
        for found in OF_ONE_MACHINE.finditer(text_of(path) or "")
    ]

    assert named == []


def test_the_search_for_machine_paths_finds_them() -> None:
    slash = "/"

    assert OF_ONE_MACHINE.search(f"see {slash}root{slash}x")
    assert OF_ONE_MACHINE.search(f'"{slash}tmp{slash}x"')
    assert not OF_ONE_MACHINE.search("tests/work/x and https://example.org/tmp/x")


def test_no_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in python_files()}

    assert {name: n for name, n in lengths.items() if n > longest(name)} == {}


def test_files_of_the_program_are_shorter_than_tests() -> None:
    assert longest("bot/cli.py") == longest("storage/keyring.py") == LONGEST_OF_THE_PROGRAM
    assert longest("storage/tables.py") == longest("tests/unit/test_log.py") == LONGEST


def longest(name: str) -> int:
    """How many lines the file of this name may have."""
    short = name.startswith(PROGRAM) and not name.startswith(LISTS)
    return LONGEST_OF_THE_PROGRAM if short else LONGEST


def test_init_files_are_empty() -> None:
    full = [name_of(p) for p in python_files() if p.name == "__init__.py" and p.read_text()]

    assert full == []


def test_nothing_is_left_undone() -> None:
    left = [
        f"{name_of(path)}: {found[0]}"
        for path in python_files()
        for found in LEFT_UNDONE.finditer(path.read_text())
    ]

    assert left == []


def test_prompts_need_the_standard_library_alone() -> None:
    allowed = sys.stdlib_module_names | {"prompts"}

    foreign = [
        f"{name_of(path)}: {module}"
        for path in python_files()
        if name_of(path).startswith("prompts/")
        for module in imported_by(path)
        if module.split(".")[0] not in allowed
    ]

    assert foreign == []


def imported_by(path: Path) -> list[str]:
    modules: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            modules.append(node.module)
    return modules
