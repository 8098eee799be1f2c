"""A start of the program that is killed on its way."""

from pathlib import Path

from pydantic import SecretStr

from bot.bootstrap import open_app
from bot.settings import Settings
from tests.harness.killed import die_at
from tests.harness.stored_installation import TOKEN


def settings_of(data: Path) -> Settings:
    """The settings of an installation in this folder."""
    return Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        telegram_api="http://127.0.0.1:9",
        data=data,
    )


async def start(data: Path, when: str, words: str) -> None:
    """Open the app, and die as `die_at` says."""
    die_at(when, words, data / "afterword.db")
    async with open_app(settings_of(data)):
        pass
