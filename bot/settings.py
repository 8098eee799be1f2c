"""What the operator sets: environment variables or a `.env` file, read once and validated."""

from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.addresses import Reach, reach_of

TELEGRAM_API = "https://api.telegram.org"
PLACEHOLDERS = frozenset({"changeme", "token", "your-token", "your-token-here", "xxx"})


class BadSettings(ValueError):
    """A setting is wrong; each line names one and says how to fix it."""


class Settings(BaseSettings):
    """Every setting of the program; each is AFTERWORD_ and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="AFTERWORD_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    bot_token: SecretStr | None = Field(default=None)
    """The token that BotFather gave."""
    telegram_api: str = Field(default=TELEGRAM_API)
    """Base URL of the Bot API server."""
    data: Path = Field(default=Path("data"))
    """The folder of `afterword.db` and `keys/`."""
    database_url: str | None = Field(default=None)
    keyring_url: str | None = Field(default=None)
    master_key: SecretStr | None = Field(default=None)
    """NUMBER:BASE64, in place of the file keys/master.key."""
    listen: str | None = Field(default=None)
    """HOST:PORT of /health, or nothing for none."""
    log: Literal["info", "warning", "error"] = Field(default="info")
    llm_url: str | None = Field(default=None)
    """Base URL of an OpenAI-compatible endpoint that may propose names of themes."""
    llm_model: str = Field(default="default", min_length=1, max_length=200)
    """The name of the model that is asked for there."""
    llm_key: SecretStr | None = Field(default=None)
    """Sent to that endpoint as a bearer token."""

    @field_validator("bot_token")
    @classmethod
    def _real_token(cls, token: SecretStr | None) -> SecretStr | None:
        clear = "" if token is None else token.get_secret_value().strip()
        if not clear:
            return None
        number, _, secret = clear.partition(":")
        if clear.lower() in PLACEHOLDERS or not number.isdigit() or len(secret) < 8:
            raise ValueError(
                "this is not a bot token. Ask BotFather for one: it looks like 123456:ABC…"
            )
        return SecretStr(clear)

    @field_validator("telegram_api")
    @classmethod
    def _http(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("give a whole address such as http://127.0.0.1:8081, or leave it out")
        return url.rstrip("/")

    @field_validator("llm_url")
    @classmethod
    def _endpoint(cls, url: str | None) -> str | None:
        if not url:
            return None
        parts = _base_address(url)
        if parts is None:
            raise ValueError(
                "give a base address such as http://127.0.0.1:8080/v1, with no user, password or "
                "question mark in it, or leave it out. A key goes into AFTERWORD_LLM_KEY"
            )
        if parts.scheme == "http" and reach_of(parts.hostname or "") is Reach.AWAY:
            raise ValueError(
                "http sends answers unencrypted, so it is only for this machine and private "
                "networks. Use https, or better a model on this machine"
            )
        return url.rstrip("/")

    @field_validator("llm_key")
    @classmethod
    def _real_key(cls, key: SecretStr | None) -> SecretStr | None:
        clear = "" if key is None else key.get_secret_value().strip()
        if not clear:
            return None
        if clear.lower() in PLACEHOLDERS or not (clear.isascii() and clear.isprintable()):
            raise ValueError("this is not a key. Give the one that the endpoint asks for, or none")
        return SecretStr(clear)

    @field_validator("database_url", "keyring_url")
    @classmethod
    def _sqlite(cls, url: str | None) -> str | None:
        if not url:
            return None
        if not url.startswith("sqlite+aiosqlite:///"):
            raise ValueError("give sqlite+aiosqlite:///PATH, or leave it out")
        return url

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, listen: str | None) -> str | None:
        if not listen:
            return None
        host, _, port = listen.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65535:
            raise ValueError("give HOST:PORT such as 127.0.0.1:8580, or nothing for no health page")
        return listen


def _base_address(url: str) -> SplitResult | None:
    """The parts of a http or https address that a path can be added to; None if it is none."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port or an address in brackets that is none
        return None
    more = parts.username or parts.password or parts.query or parts.fragment
    return parts if fits and not more and url.isprintable() and " " not in url else None


def read_settings() -> Settings:
    """Read the settings from the environment and `.env`.

    Raises BadSettings.
    """
    try:
        return Settings()
    except ValidationError as problem:
        lines = []
        for error in problem.errors(include_input=False, include_context=False, include_url=False):
            name = "_".join(str(part) for part in error["loc"]).upper()
            lines.append(f"AFTERWORD_{name}: {error['msg'].removeprefix('Value error, ')}")
        raise BadSettings("\n".join(lines)) from None
