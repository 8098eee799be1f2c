"""What somebody can do who seizes everything at once: files, keyring, master key, printed lines.

Each function is a check: it raises AssertionError if what was seized gives somebody away. The
world is given with its app open, so that the keyring is read as its owner reads it.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.rules.sealing.ballots import SLOT_BYTES, QuestionKey, deal
from bot.rules.sealing.boxes import TEXT_SIZE, unseal_box
from prompts.model import Kind
from storage.queries import members, rounds
from tests.anonymity.lives import Asked, Life, World
from tests.anonymity.test_silence import Rows, rows_of
from tests.harness.boxes import sealed_box
from tests.harness.traces import Secrets, traces_in

ANSWERS = {"box": TEXT_SIZE + SLOT_BYTES, "opened_box": TEXT_SIZE}
"""The tables of boxes, and how many bytes of a row stand for one person who was asked in words."""
KEYS = ("question_key", "dealing_key")


def check_no_row_numbers(data: Path) -> None:
    """What holds keys has no number that counts up as they come."""
    connection = sqlite3.connect(data / "keys" / "keyring.db")
    for table in KEYS:
        try:
            connection.execute(f"SELECT rowid FROM {table}")
        except sqlite3.OperationalError:
            continue
        raise AssertionError(f"{table} has row numbers")
    connection.close()


def check_one_size(data: Path, dealt: int) -> None:
    """A box asked in words is one row that goes by how many were asked, sealed and opened."""
    rows = rows_of(data)
    for table, size in ANSWERS.items():
        for _, content in rows[table]:
            assert isinstance(content, bytes)
            assert len(content) == 29 + size * dealt


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
    box = await sealed_box(world.app.store, keyring, truth.id)
    for member in people:
        ballot = deal(
            key,
            dealing_key,
            question_id=truth.id,
            member_id=member.id,
            chat_id=member.chat_id,
            perspective=member.perspective,
        )
        assert ballot.slot(key) not in box.content, "a member was matched to an answer"


async def check_old_copies_stay_closed(world: World, truth: Asked, copied: Rows) -> None:
    """What was copied while a box was sealed can't be read with the keys of a later day."""
    secret = await world.app.keyring.question_key(truth.id)
    if secret is None:
        return
    for question_id, content in copied["box"]:
        assert isinstance(content, bytes)
        if question_id == truth.id:
            unseal_box(content, QuestionKey(secret), question_id=truth.id, kind=Kind.TEXT)
            raise AssertionError("an old copy was read")


def check_no_words(contents: Mapping[str, bytes], words: Sequence[str]) -> None:
    """No answer's words lie in the open."""
    assert traces_in(contents, Secrets(tuple(words))) == []
