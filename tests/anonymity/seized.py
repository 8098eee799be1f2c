"""What somebody can do who seizes everything at once: files, keyring, master key, printed lines.

Each function is a check: it raises AssertionError if what was seized gives somebody away. The
world is given with its app open, so that the keyring is read as its owner reads it.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.rules.sealing.ballots import QuestionKey, deal
from bot.rules.sealing.boxes import Sealed, unseal
from storage.queries import members, rounds
from tests.anonymity.lives import Asked, Life, World
from tests.anonymity.test_silence import Rows, rows_of
from tests.harness.traces import Secrets, traces_in

ANSWERS = ("sealed_answer", "opened_answer")
KEYS = ("question_key", "dealing_key")


def check_no_row_numbers(data: Path) -> None:
    """What holds answers or keys has no number that counts up as they come."""
    for path, tables in ((data / "afterword.db", ANSWERS), (data / "keys" / "keyring.db", KEYS)):
        connection = sqlite3.connect(path)
        for table in tables:
            columns = connection.execute(f"SELECT * FROM {table}").description
            assert "rowid" not in [column[0] for column in columns]
            try:
                connection.execute(f"SELECT rowid FROM {table}")
            except sqlite3.OperationalError:
                continue
            raise AssertionError(f"{table} has row numbers")
        connection.close()


def check_one_size(data: Path) -> None:
    """All answers to a question are of one size, sealed and opened."""
    rows = rows_of(data)
    for table in ANSWERS:
        sizes: dict[object, set[int]] = {}
        for question_id, _, content in rows[table]:
            assert isinstance(content, bytes)
            sizes.setdefault(question_id, set()).add(len(content))
        assert all(len(every) == 1 for every in sizes.values())


async def check_nobody_is_dealt_again(world: World, life: Life, truth: Asked) -> None:
    """With every key that is left, no member's ballot can be made again to find its answer."""
    keyring = world.app.keyring
    async with world.app.store.read() as unit:
        people = await members.of_group(unit, life.actor.group_id)
        question = await rounds.question(unit, truth.id)
    assert question is not None
    secret = await keyring.question_key(truth.id)
    dealing_key = await keyring.dealing_key(question.round_id)
    if secret is None or dealing_key is None:
        return
    key = QuestionKey(secret)
    slots = {row[1] for row in rows_of(world.data)["sealed_answer"]}
    for member in people:
        ballot = deal(
            key,
            dealing_key,
            question_id=truth.id,
            member_id=member.id,
            perspective=member.perspective,
        )
        assert ballot.slot(key) not in slots, "a member was matched to an answer"


async def check_old_copies_stay_closed(world: World, truth: Asked, copied: Rows) -> None:
    """What was copied while a box was sealed can't be read with the keys of a later day."""
    secret = await world.app.keyring.question_key(truth.id)
    if secret is None:
        return
    for question_id, slot, content in copied["sealed_answer"]:
        assert isinstance(slot, bytes)
        assert isinstance(content, bytes)
        if question_id == truth.id:
            found = unseal(Sealed(slot, content), QuestionKey(secret), question_id=truth.id)
            raise AssertionError(f"an old copy was read: {found.share}")


def check_no_words(contents: Mapping[str, bytes], words: Sequence[str]) -> None:
    """No answer's words lie in the open."""
    assert traces_in(contents, Secrets(tuple(words))) == []
