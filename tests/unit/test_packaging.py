"""What is installed is whole: every file the program reads is in its wheel, every pin is hashed."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "storage", "prompts")


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
