"""docs/settings.md has every setting, with the default that the code gives it."""

import re

import pytest
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import Settings
from tests.docs.tree import files, name_of, page, text_of

PREFIX = "AFTERWORD_"
NAMES = {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}

# Read by tests and CI, not by the bot.
OF_TESTS = {"AFTERWORD_REQUIRE_BROWSER"}


def default_in_words(field: FieldInfo) -> str | None:
    """The default as docs write it: `value`, "none" or "required"; None if it is worked out."""
    if field.is_required():
        return "required"
    if field.default_factory is not None:
        return None
    default = field.default
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if default is None or default == "":
        return "none"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def rows() -> dict[str, str]:
    """Each setting's row of the table in docs/settings.md."""
    found = re.findall(
        rf"^\|\s*`({PREFIX}[A-Z0-9_]+)`(.*)$", page("docs/settings.md"), re.MULTILINE
    )
    return dict(found)


def test_the_prefix_is_the_one_the_docs_use() -> None:
    assert Settings.model_config.get("env_prefix") == PREFIX


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_setting_has_a_row_with_its_default(name: str) -> None:
    assert name in rows(), f"{name} has no row in docs/settings.md"
    words = default_in_words(NAMES[name])
    if words is not None:
        assert words in rows()[name]


def test_every_row_is_a_setting() -> None:
    assert sorted(rows().keys() - NAMES.keys()) == []


def test_no_page_or_file_of_the_image_names_a_setting_that_is_not_one() -> None:
    told = [path for path in files() if path.suffix == ".md" or path.name == "Dockerfile"]

    unknown = {
        f"{name_of(path)}: {name}"
        for path in told
        for name in re.findall(rf"\b{PREFIX}[A-Z0-9_]*[A-Z0-9]\b", text_of(path) or "")
        if name not in NAMES and name not in OF_TESTS
    }

    assert sorted(unknown) == []
