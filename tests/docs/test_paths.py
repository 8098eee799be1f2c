"""Every path of the repository that a page names is there, and every function named with it."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.docs.tree import ROOT, code_spans, files, name_of, page

PAGES = [
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    *(name_of(path) for path in files() if fnmatchcase(name_of(path), "docs/*.md")),
]
_PATH = re.compile(r"[\w.*-]+(?:/[\w.*-]+)*/?")
_DEFINED = re.compile(r"`([A-Za-z_]+(?:\.[a-z_]+)?)`\s+in\s+`([\w/]+\.py)`")
"""`Class.method` or `function`, in `file.py`."""
_SOURCES = (".py", ".md", ".ftl", ".toml", ".css", ".typ", ".svg", ".png")
"""What ends so is one of our files, wherever it is said to be."""


def tree() -> set[str]:
    """Every file of the repository, and every folder with a slash at its end."""
    names = {name_of(path) for path in files()}
    return names | {f"{folder.as_posix()}/" for name in names for folder in Path(name).parents}


def paths_in(text: str, known: set[str]) -> Iterator[str]:
    """The paths of the repository between backticks: what begins or ends as only they do."""
    roots = {name.partition("/")[0] for name in known if "/" in name} - {"."}
    for word in (word for span in code_spans(text) for word in span.split()):
        path = word.partition(":")[0].rstrip(",;")
        if not _PATH.fullmatch(path) or "/" not in path:
            continue
        if path.partition("/")[0] in roots or path.endswith(_SOURCES):
            yield path


def wrong_paths(text: str, known: set[str]) -> list[str]:
    """The paths that a page names and that are not there; `*` stands for any part of a name."""
    return sorted({path for path in paths_in(text, known) if not _is_there(path, known)})


def _is_there(path: str, known: set[str]) -> bool:
    depth = path.rstrip("/").count("/")
    wanted = (path,) if path.endswith("/") else (path, f"{path}/")
    return any(
        name.rstrip("/").count("/") == depth and fnmatchcase(name, one)
        for name in known
        for one in wanted
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_path_that_a_page_names_is_there(name: str) -> None:
    assert wrong_paths(page(name), tree()) == []


@pytest.mark.parametrize(
    ("named", "wrong"),
    [
        ("bot/rules/boxes.py", False),
        ("bot/rules/", False),
        ("tests/unit", False),
        ("bot/rules/*.py", False),
        ("bot/rules/boxes.py:open_box", False),
        ("pytest tests/unit -q", False),
        ("keys/master.key", False),
        ("bot/rules/gone.py", True),
        ("bot/gone/", True),
        ("bot/rules/boxes.py/", True),
        ("tests/gone", True),
        ("bot/*/gone*.py", True),
        ("bot/gone.py:open_box", True),
        ("pytest tests/gone -q", True),
        ("bott/rules/boxes.py", True),
    ],
)
def test_a_path_that_is_not_there_is_found(named: str, wrong: bool) -> None:
    known = {"bot/", "bot/rules/", "bot/rules/boxes.py", "tests/", "tests/unit/", "tests/unit/a.py"}

    assert bool(wrong_paths(f"See `{named}`.", known)) is wrong


def test_the_pages_name_paths() -> None:
    named = [path for name in PAGES for path in paths_in(page(name), tree())]

    assert {"README.md", "docs/architecture.md"} <= set(PAGES)
    assert {"bot/flows/", "bot/rules/"} & {path for path in named if (ROOT / path).is_dir()}
    assert [path for path in named if path.endswith(".py")]


def defined_in(source: str) -> set[str]:
    """The functions, classes, methods and tables of a file, as a page names them."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    body = ast.parse(source).body
    top = [node for node in body if isinstance(node, kinds)]
    targets = [
        target
        for node in body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    tables = {target.id for target in targets if isinstance(target, ast.Name)}
    methods = {
        f"{node.name}.{inner.name}"
        for node in top
        if isinstance(node, ast.ClassDef)
        for inner in node.body
        if isinstance(inner, kinds)
    }
    return {node.name for node in top} | methods | tables


def wrong_names(text: str) -> list[str]:
    """What a page says is in a file, and is not."""
    return [
        f"{name} in {path}"
        for name, path in _DEFINED.findall(text)
        if name not in defined_in((ROOT / path).read_text())
    ]


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_says_is_in_a_file_is_in_it(name: str) -> None:
    assert wrong_names(page(name)) == []


def test_a_function_that_is_not_in_its_file_is_found() -> None:
    file = "`bot/flows/rounds/asking.py`"
    text = f"Calls `Asking.gone` in\n{file}, and `deal` in {file}."

    assert wrong_names(text) == [
        "Asking.gone in bot/flows/rounds/asking.py",
        "deal in bot/flows/rounds/asking.py",
    ]
    assert wrong_names(f"`Asking.open_due_rounds` in {file}") == []


def test_the_walk_of_one_answer_names_its_functions() -> None:
    walk = page("docs/architecture.md").partition("## One answer")[2].partition("\n## ")[0]

    assert len(_DEFINED.findall(walk)) > 20
