"""What is installed is whole: every file the program reads is in its wheel, every pin is hashed,
and pyproject.toml names every library that is used."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "storage", "prompts")
BESIDE = ("tests", "bench", "docs")
NOT_IMPORTED = {
    "aiosqlite",  # SQLAlchemy's dialect of its name takes its errors and constants from it
    "tzdata",  # zoneinfo reads its files where the system has none
}


@pytest.fixture(scope="module")
def in_the_wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built from a copy of the source, with no network."""
    source = tmp_path_factory.mktemp("source")
    for package in PACKAGES:
        copytree(ROOT / package, source / package, ignore=ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        copy(ROOT / name, source / name)
    (source / "README.md").write_text("# Afterword\n")
    build = "from setuptools.build_meta import build_wheel; print(build_wheel('.'))"
    done = subprocess.run(
        [sys.executable, "-c", build], cwd=source, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(source / done.stdout.splitlines()[-1]) as wheel:
        return set(wheel.namelist())


def test_the_wheel_has_every_file_that_the_program_reads(in_the_wheel: set[str]) -> None:
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }

    assert sorted(wanted - in_the_wheel) == []


def test_the_wheel_has_nothing_but_the_program(in_the_wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in in_the_wheel}

    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def pins(lock: str) -> set[str]:
    """Every name with its version; one that differs by platform is there more than once."""
    text = (ROOT / "requirements" / lock).read_text()
    return set(re.findall(r"^[a-z0-9-]+==\S+", text, re.MULTILINE))


@pytest.mark.parametrize("smaller", ["run.txt", "build.txt"])
def test_what_is_tested_is_what_is_shipped(smaller: str) -> None:
    shipped = pins(smaller)

    assert shipped
    assert sorted(shipped - pins("dev.txt")) == []


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "build.txt"])
def test_a_lock_has_a_hash_for_every_pin_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()

    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def libraries_in(source: str) -> set[str]:
    """The packages that a file imports anywhere, without ours and the standard library's."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.append(node.module)
    tops = {name.partition(".")[0] for name in names}
    return tops - sys.stdlib_module_names - {*PACKAGES, *BESIDE}


def used_in(*folders: str) -> dict[str, str]:
    """Each library that these folders import, with one of the files that do."""
    return {
        library: path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        for library in libraries_in(path.read_text(encoding="utf-8"))
    }


def declared(*extras: str) -> set[str]:
    """The distributions that pyproject.toml asks for, and those of these extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    return {normal(re.split(r"[^\w.-]", one, maxsplit=1)[0]) for one in asked}


def normal(name: str) -> str:
    """A distribution's name as the packaging specification compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def undeclared(used: dict[str, str], asked: set[str]) -> Iterator[str]:
    """What is imported and not asked for; a namespace may be of several distributions."""
    owners = packages_distributions()
    for library, file in sorted(used.items()):
        if not {normal(owner) for owner in owners.get(library, [library])} & asked:
            yield f"{file}: {library}"


def test_every_library_that_the_program_uses_is_asked_for() -> None:
    assert list(undeclared(used_in(*PACKAGES), declared("themes", "pdf"))) == []


def test_every_library_that_is_asked_for_is_used() -> None:
    owners = packages_distributions()
    used = {normal(owner) for one in used_in(*PACKAGES) for owner in owners.get(one, [one])}

    assert sorted(declared("themes", "pdf") - used) == sorted(NOT_IMPORTED)


def test_a_library_that_comes_with_another_one_only_is_found() -> None:
    used = dict.fromkeys(
        libraries_in("def f():\n    from httpcore import URL\n    import httpx"), "f"
    )

    assert list(undeclared(used, declared())) == ["f: httpcore"]
