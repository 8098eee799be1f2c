"""Looks the whole set-up over: what is stored, the host, the support card, and the token."""

import asyncio

from bot.bootstrap import open_app
from bot.clock import utc_now
from bot.installation import host_checks
from bot.installation.care_checks import card_checks
from bot.installation.data_folder import KEYS, database_path, keyring_path, master_key_path
from bot.installation.findings import Finding, log_emptied, private, readable, sound, telegram
from bot.installation.startup_checks import bot_token
from bot.settings import Settings
from storage.migrate import Database


async def look_over(settings: Settings) -> list[Finding]:
    """Look the set-up over.

    Raises CannotStart if the master key is of no use.
    """
    async with open_app(settings) as app:
        findings = await sound(app.store, Database.MAIN)
        findings += await sound(app.keyring, Database.KEYRING)
        findings += await readable(app.store, app.keyring)
        findings.append(await log_emptied(app.store))
        findings += _closed_to_others(settings)
    findings += host_checks.env_file()
    keys, near = keyring_path(settings).parent, database_path(settings).parent
    findings += host_checks.keys_apart(keys, near)
    findings += [host_checks.location(folder) for folder in dict.fromkeys((settings.data, near))]
    findings += [host_checks.log_level(settings.log), *host_checks.debug_flags()]
    findings += [host_checks.swap(), host_checks.core_dumps()]
    findings.append(host_checks.language_model(settings.llm_url))
    token = bot_token(settings)
    findings += card_checks(utc_now().date())
    findings += await asyncio.to_thread(telegram, settings.telegram_api, token)
    return findings


def _closed_to_others(settings: Settings) -> list[Finding]:
    paths = [settings.data, settings.data / KEYS, database_path(settings), keyring_path(settings)]
    if settings.master_key is None:
        paths.append(master_key_path(settings))
    return [private(path) for path in paths]
