"""No files import each other in a circle, not even inside a function."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.docs.tree import ROOT

TOPS = ("bot", "storage", "prompts")


def modules(root: Path) -> dict[str, ast.Module]:
    """Every file of the program by its dotted name, a package by its folder's."""
    found = {}
    for top in TOPS:
        for path in sorted((root / top).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def graph(root: Path) -> dict[str, set[str]]:
    """Which file imports which; what only type checkers read is left out."""
    found = modules(root)
    return {
        name: {known for one in imported(tree) if (known := nearest(one, found)) and known != name}
        for name, tree in found.items()
    }


def imported(tree: ast.AST) -> Iterator[str]:
    """What is imported anywhere in a file, as dotted names that may end in a thing's own name."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                yield from imported(other)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imported(node)


def nearest(name: str, known: Mapping[str, object]) -> str | None:
    """The file that a dotted name leads into; None if it is not one of the program's."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """The files that import each other, those of each circle together."""
    return sorted(sorted(one) for one in _components(imports) if len(one) > 1)


def _components(imports: Mapping[str, set[str]]) -> list[set[str]]:
    """The strongly connected components, by Kosaraju and Sharir's method."""
    importers: dict[str, set[str]] = {name: set() for name in imports}
    for name, targets in imports.items():
        for target in targets:
            importers[target].add(name)
    order: list[str] = []
    seen: set[str] = set()
    for name in imports:
        order += _reached(name, imports, seen)
    seen = set()
    return [set(_reached(name, importers, seen)) for name in reversed(order)]


def _reached(start: str, edges: Mapping[str, set[str]], seen: set[str]) -> list[str]:
    """What can be reached and was not seen before, each after all that is reached from it."""
    if start in seen:
        return []
    seen.add(start)
    after = [one for target in sorted(edges[start]) for one in _reached(target, edges, seen)]
    return [*after, start]


def test_no_files_import_each_other_in_a_circle() -> None:
    imports = graph(ROOT)

    assert circles(imports) == []
    assert any(targets for targets in imports.values())


def planted(root: Path, **files: str) -> Path:
    for top in TOPS:
        (root / top).mkdir()
        (root / top / "__init__.py").write_text("")
    for name, text in files.items():
        (root / "bot" / f"{name}.py").write_text(text)
    return root


def test_a_circle_is_found_though_one_import_is_inside_a_function(tmp_path: Path) -> None:
    root = planted(
        tmp_path,
        one="from bot.two import work",
        two="import bot.three",
        three="def late():\n    from bot import one\n    return one",
        apart="from bot.one import work",
    )

    assert circles(graph(root)) == [["bot.one", "bot.three", "bot.two"]]


def test_what_only_type_checkers_read_closes_no_circle(tmp_path: Path) -> None:
    root = planted(
        tmp_path,
        one="from bot.two import work",
        two="from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bot.one import Word",
    )

    assert graph(root)["bot.one"] == {"bot.two"}
    assert circles(graph(root)) == []
