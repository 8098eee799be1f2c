"""Ballots from before they were bound to a chat count until their box settles, and no longer."""

import base64
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import App
from bot.flows.rounds.box_changes import SealedNow
from bot.flows.rounds.honouring import BallotRefused
from bot.rules.sealing.ballots import MAC_BYTES, QuestionKey, _mac, read_ballot
from tests.faults.instance import Instance
from tests.harness.boxes import Dealt


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return Instance(tmp_path)


def as_migrated(instance: Instance) -> None:
    """Mark the questions that are sealed now, as the migration does."""
    with closing(sqlite3.connect(instance.database)) as connection, connection:
        connection.execute("UPDATE question SET unbound_ballots = (state = 'sealed')")


async def old(app: App, ballot: Dealt, other: Dealt) -> Dealt:
    """A ballot as the version before dealt it, in a chat of which it says nothing."""
    bound = read_ballot(ballot.code)
    secret = await app.keyring.question_key(bound.question_id)
    assert secret is not None
    raw = base64.urlsafe_b64decode(ballot.code + "==")[:-MAC_BYTES]
    signed = raw + _mac(QuestionKey(secret), "ballot", raw)
    return Dealt(other.chat_id, base64.urlsafe_b64encode(signed).rstrip(b"=").decode())


async def test_an_old_ballot_counts_until_its_box_is_opened(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        as_migrated(instance)
        before = await old(app, *ballots[:2])
        assert isinstance(await app.flows.answering.seal(*before, text="old"), SealedNow)
        await instance.answer(app, ballots[1:])
        assert isinstance(await app.flows.answering.seal(*before, text="changed"), SealedNow)

        assert await instance.open_boxes(app) == 1

        assert await app.flows.answering.seal(*before, text="late") == BallotRefused("opened")
        assert await app.flows.answering.withdraw(*before) == BallotRefused("opened")


async def test_an_old_ballot_counts_while_a_box_waits_and_not_when_it_is_destroyed(
    instance: Instance,
) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        as_migrated(instance)
        before = await old(app, *ballots[:2])
        over = instance.now + timedelta(weeks=4)
        while instance.now < over - timedelta(weeks=1):
            assert isinstance(await app.flows.answering.seal(*before, text="old"), SealedNow)
            await instance.open_boxes(app)

        while instance.now < over:
            await instance.open_boxes(app)

        assert await app.flows.answering.seal(*before, text="late") == BallotRefused("destroyed")


async def test_an_old_ballot_is_worth_nothing_for_what_was_asked_since(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        await instance.ask(app)
        as_migrated(instance)
        since = await instance.ask(app)

        forged = await old(app, *since[:2])

        assert await app.flows.answering.seal(*forged, text="forged") == BallotRefused("forged")
