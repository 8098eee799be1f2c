"""Looks the set-up over: each finding is fine, or says how to fix it."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from storage.files import how_to_close, mode_open_to_others
from storage.keyring import Keyring
from storage.migrate import Database, pending
from storage.queries import installation
from storage.queries.soundness import Unreadable, pragmas, shows_no_values, unreadable
from storage.store import Store

TIMEOUT = 10
FIXES = {
    "quick_check": ("ok", "Restore a backup: `afterword restore FILE`."),
    "journal_mode": ("wal", "Use a disk that allows a write-ahead log."),
    "secure_delete": ("1", "Use a SQLite that can overwrite what it deletes."),
    "synchronous": ("2", "Do not change the settings of the connection."),
}
"""What SQLite should say of itself, and what to do if it does not."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `fix` says what to do if it is not fine."""

    what: str
    fine: bool
    fix: str = ""

    def line(self) -> str:
        """The finding as a line of text."""
        if self.fine:
            return f"fine     {self.what}"
        return f"WARNING  not so: {self.what}. {self.fix}"

    def as_dict(self) -> dict[str, str | bool]:
        """The finding for programs."""
        return {"what": self.what, "fine": self.fine, "mend": self.fix}


def private(path: Path) -> Finding:
    """Whether a file or folder is closed to others."""
    try:
        mode = mode_open_to_others(path)
    except OSError:
        return Finding(f"{path} exists", False, "Run `afterword migrate`.")
    what = f"{path} can be read by its owner only"
    return Finding(what, mode is None, f"Run: {how_to_close(path)}")


async def sound(kept: Store | Keyring, line: Database) -> list[Finding]:
    """Whether a database is whole, at its newest tables, and set to leave no traces."""
    engine = kept.engine
    findings = [
        Finding(
            f"the {line.value} database is at its newest tables",
            not await pending(engine, line),
            "Run `afterword migrate`.",
        ),
        Finding(
            f"the {line.value} database's errors and logs show no stored values",
            shows_no_values(engine),
            "Do not change how the engine is made.",
        ),
    ]
    values = await pragmas(engine, FIXES)
    for pragma, value in values.items():
        good, fix = FIXES[pragma]
        what = f"the {line.value} database: {pragma} is {value}"
        findings.append(Finding(what, value == good, fix))
    return findings


async def readable(store: Store, keyring: Keyring) -> list[Finding]:
    """Whether every secret can be read; each kind that can't is named with how many."""
    async with store.read() as unit:
        damaged = list(await unreadable(unit))
    keys = await keyring.unreadable()
    if keys:
        damaged.append(Unreadable("keyring", len(keys)))
    return [
        Finding(
            f"every secret can be read: {one.count} in `{one.what}` can't",
            False,
            "Restore a backup if you have one from before: `afterword restore FILE`.",
        )
        for one in damaged
    ] or [Finding("every secret can be read", True)]


async def log_emptied(store: Store) -> Finding:
    """Whether the log could always be emptied before somebody was told that they are sealed."""
    async with store.read() as unit:
        blocked = await installation.log_blocked(unit)
    if not blocked:
        return Finding("the log was never emptied late", True)
    return Finding("the log was emptied late at least once, since something read for long", True)


def telegram(api: str, token: str) -> list[Finding]:
    """Whether the Bot API server knows the token, and no webhook stands on it."""
    what = "Telegram knows the token"
    try:
        with urlopen(f"{api}/bot{token}/getMe", timeout=TIMEOUT):  # noqa: S310 (http or https)
            return [Finding(what, True), webhook(api, token)]
    except HTTPError as problem:
        if problem.code in (401, 404):
            return [Finding(what, False, "Copy AFTERWORD_BOT_TOKEN again from BotFather.")]
        return [Finding(what, False, f"Telegram answered {problem.code}. Try again later.")]
    except (URLError, OSError):
        fix = "AFTERWORD_TELEGRAM_API can't be reached. Check the network and the address."
        return [Finding(what, False, fix)]


def webhook(api: str, token: str) -> Finding:
    """Whether no webhook stands on the token: while one does, no poll is answered."""
    what = "no webhook stands on the token"
    try:
        url = f"{api}/bot{token}/getWebhookInfo"
        with urlopen(url, timeout=TIMEOUT) as answer:  # noqa: S310 (http or https)
            return Finding(what, not json.load(answer)["result"].get("url"), no_webhook(api))
    except (URLError, OSError, ValueError, KeyError):
        return Finding(what, False, "Telegram did not say. Try again later.")


def no_webhook(api: str) -> str:
    """How a webhook is removed."""
    return f"Run, with the bot's token in place of TOKEN: curl {api}/botTOKEN/deleteWebhook"
