"""Composition root: settings in, an open app out, and nothing else."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.addresses import host_of, reach_of
from bot.clients.calendars import Fetcher
from bot.clients.language_model import Proposer
from bot.clock import utc_now
from bot.flows.meetings.fetch_results import Fetch
from bot.flows.people.facts import RunningFacts
from bot.flows.registry import Flows, make_flows
from bot.flows.shared.language_model import LanguageModel, ModelServer, Propose
from bot.flows.shared.tools import Theming, Tools
from bot.installation.data_folder import (
    database_url,
    keyring_url,
    make_cipher,
    make_files,
    one_at_a_time,
)
from bot.installation.startup_checks import look_before_opening
from bot.rules.sealing.ballots import Entropy
from bot.settings import Settings
from prompts.loading import shipped_packs
from storage.engine import make_engine
from storage.keyring import Keyring
from storage.store import Store

THEMING = Theming()


@dataclass(frozen=True, repr=False)
class App:
    """The open app: its flows, and what they are built on."""

    settings: Settings
    flows: Flows
    store: Store
    keyring: Keyring
    clock: Callable[[], datetime]


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    entropy: Entropy = secrets.token_bytes,
    fetch: Fetch | None = None,
    theming: Theming = THEMING,
    propose: Propose | None = None,
) -> AsyncIterator[App]:
    """Open the database and the keyring, brought to their newest tables, and make the flows.

    Calendars are fetched by `fetch`, or from the public internet; themes are found by `theming`.
    The language model of the settings, if there is one, is asked by `propose`, or over HTTP.

    Raises CannotStart, or TooNew if the database belongs to a newer version.
    """
    store, keyring = await _opened(settings, entropy)
    try:
        model = _language_model(settings, propose)
        tools = Tools(store, keyring, clock, entropy, shipped_packs(), theming, model)
        server = None if model is None else model.server
        running = RunningFacts(store.engine.dialect.name, settings.log, server)
        flows = make_flows(tools, running, fetch or Fetcher().fetch)
        try:
            yield App(settings, flows, store, keyring, clock)
        finally:
            await flows.answering.finish()
    finally:
        await store.close()
        await keyring.close()


async def _opened(settings: Settings, entropy: Entropy) -> tuple[Store, Keyring]:
    async with one_at_a_time(settings):
        cipher = make_cipher(settings, entropy)
        make_files(settings)
        store = Store(make_engine(database_url(settings)), cipher, entropy)
        keyring = Keyring(make_engine(keyring_url(settings)), cipher)
        try:
            await look_before_opening(settings, store, keyring)
        except BaseException:
            await store.close()
            await keyring.close()
            raise
        return store, keyring


def _language_model(settings: Settings, propose: Propose | None) -> LanguageModel | None:
    if settings.llm_url is None:
        return None
    host = host_of(settings.llm_url)
    proposer = Proposer(settings.llm_url, settings.llm_model, settings.llm_key)
    return LanguageModel(ModelServer(reach_of(host), host), propose or proposer.propose)
