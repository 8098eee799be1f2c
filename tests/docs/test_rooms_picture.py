"""The picture of the rooms is the code's: drawn anew, it is the one that is kept."""

from pathlib import Path

import pytest

from docs import rooms_picture
from docs.rooms_picture import PICTURE, ROOT, arrows, drawn, layers, rooms


def test_the_picture_that_is_kept_is_the_one_that_the_code_gives() -> None:
    kept = PICTURE.read_text(encoding="utf-8")

    assert kept == drawn(), "Draw it anew: python docs/rooms_picture.py"


def test_every_room_and_each_room_inside_it_is_in_the_picture() -> None:
    picture = drawn()
    names = {name.removeprefix("bot.") for name in rooms()}
    names |= {inner for room in rooms().values() for inner in room.inside}

    assert [name for name in sorted(names) if name not in picture] == []
    assert {"chat", "flows", "rules", "storage", "prompts"} <= names


def test_no_arrow_points_upwards() -> None:
    rank = {name: number for number, layer in enumerate(layers()) for name in layer}

    assert [(of, to) for of, to in arrows() if rank[of] >= rank[to]] == []


def test_an_import_that_is_added_changes_the_picture(tmp_path: Path) -> None:
    _write(tmp_path, "bot/chat/a.py", "from bot.flows import b\n")
    _write(tmp_path, "bot/flows/b.py", "from storage import c\n")
    _write(tmp_path, "storage/c.py", "")
    before = arrows(tmp_path)

    _write(tmp_path, "storage/c.py", "from prompts import d\n")

    assert before == {("bot.chat", "bot.flows"), ("bot.flows", "storage")}
    assert arrows(tmp_path) == before | {("storage", "prompts")}


def test_what_an_import_reaches_anyway_gets_no_arrow(tmp_path: Path) -> None:
    _write(tmp_path, "bot/chat/a.py", "from bot.flows import b\nfrom storage import c\n")
    _write(tmp_path, "bot/flows/b.py", "from storage import c\n")

    assert arrows(tmp_path) == {("bot.chat", "bot.flows"), ("bot.flows", "storage")}


def test_a_contract_that_is_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_picture, "CONTRACT", "no such contract")

    with pytest.raises(LookupError, match="no such contract"):
        layers()


def _write(folder: Path, name: str, text: str) -> None:
    """A file of a small project with the layers of this one."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
