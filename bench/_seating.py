"""Puts groups into the data folder while the bot is down, as past weeks would have left it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path

from bench._telegram import Telegram
from bot.bootstrap import App
from bot.demo.phone import Phone
from bot.flows.delivery.outcomes import Sent
from bot.flows.people.founding import Founded
from bot.flows.people.joining import PRIVACY_VERSION
from bot.flows.rounds.asking import Asked
from bot.flows.shared.access import Actor
from storage.queries import members, roll
from storage.queries.roll import RollChange
from storage.records import Role


async def found(telegram: Telegram, data: Path, name: str, phones: Sequence[Phone]) -> Actor:
    """A group of these people, the first its admin, that opens nothing by itself today."""
    async with telegram.app(data) as app:
        return await found_in(app, name, [phone.id for phone in phones])


async def found_in(app: App, name: str, chats: Sequence[int]) -> Actor:
    """The same in an open app."""
    flows, admin = app.flows, chats[0]
    await flows.founding.accept_admin(await flows.founding.admin_code(), admin)
    founded = await flows.founding.found_group(admin, name)
    assert isinstance(founded, Founded)
    actor = Actor(admin, founded.group.id)
    await flows.joining.describe_self(actor, gets_prompts=True)
    day = (app.clock() + timedelta(days=3)).weekday()
    midnight = time(0, 0)
    await app.flows.ruling.change(
        actor, k=3, weekly_day=day, quiet_from=midnight, quiet_to=midnight
    )
    async with app.store.write() as unit:
        for chat in chats[1:]:
            await members.add(
                unit,
                group_id=actor.group_id,
                chat_id=chat,
                roles=frozenset({Role.MEMBER}),
                agreed_version=PRIVACY_VERSION,
                joined_at=None,
            )
        await roll.keep(unit, actor.group_id, RollChange())
    delivering = app.flows.delivering
    while heads := await delivering.heads(1000):
        taken = await delivering.take([head.id for head in heads])
        await delivering.settle_all([(one, Sent(1)) for one in taken.parcels])
    return actor


async def ask(telegram: Telegram, data: Path, actor: Actor, prompt: str) -> None:
    """Open a round of one question; its deliveries wait for the bot to start."""
    async with telegram.app(data) as app:
        asked = await app.flows.asking.ask_now(actor, prompt)
        assert isinstance(asked, Asked), asked


def waiting(data: Path) -> int:
    """How many deliveries are neither done nor given up, in the file as it is now."""
    with closing(sqlite3.connect(data / "afterword.db")) as database:
        query = "SELECT count(*) FROM delivery WHERE state IN ('waiting', 'sending')"
        return int(database.execute(query).fetchone()[0])
