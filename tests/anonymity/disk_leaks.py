"""Faults planted in what is kept at rest, each as a patch of the real code.

They are what the program once did, or would do after a careless change. `test_attacks` names for
each the attack that must find it.
"""

import sqlite3
import zlib
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Collection
from itertools import product
from random import Random

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.rounds import box_changes, box_store, opening
from bot.flows.rounds.renewing import Renewing
from bot.flows.shared.tools import Tools
from bot.rules.sealing import ballots
from bot.rules.sealing.ballots import Entropy, QuestionKey
from bot.rules.sealing.boxes import GCM_NONCE, Box, Put
from prompts.model import Kind
from storage import engine
from storage.gate import Gate
from storage.queries import boxes
from storage.records import Answer, GroupSettings, Question, Round
from storage.store import Unit

Patch = pytest.MonkeyPatch
Leak = Callable[[Patch], None]


def perspectives_everywhere(patch: Patch) -> None:
    """Every ballot carries what its member brings, and every opened answer keeps it."""

    def carried(perspective: int, _asked_in: Round, _question: Question) -> int:
        return perspective

    def kept(answers: tuple[Answer, ...], _settings: GroupSettings, *, k: int) -> object:
        return answers

    patch.setattr("bot.flows.delivery.parcels.carried", carried)
    patch.setattr(opening, "kept", kept)


def log_that_stays(patch: Patch) -> None:
    """The log is not emptied, and a connection is always open, so that it isn't deleted either."""

    async def nothing(_self: Gate) -> bool:
        return True

    _keep_one_open(patch, nothing)


def a_connection_that_stays(patch: Patch) -> None:
    """The log is emptied, but a connection is always open, so that what counts writes stays."""
    _keep_one_open(patch, Gate._empty)


def a_row_for_each_answer(patch: Patch) -> None:
    """Each answer is a row of its own as well, sealed by itself."""
    keep, put, drop = box_store.keep_box, Box.put, boxes.drop
    written: dict[int, bytes] = {}

    def noted(self: Box, slot: bytes, answer: Answer) -> Put:
        written[id(self)] = slot
        return put(self, slot, answer)

    async def kept(
        unit: Unit, tools: Tools, box: Box, question: Question, key: QuestionKey
    ) -> None:
        await keep(unit, tools, box, question, key)
        slot = written.pop(id(box), None)
        if slot is None:
            return
        where, nonce = bisect_left(range(len(box)), slot, key=box._id_at), tools.entropy(GCM_NONCE)
        bound = bytes.fromhex(question.id) + slot
        sealed = nonce + AESGCM(key.derived("seal")).encrypt(nonce, box._at(where)[1], bound)
        connection = await _with_tables(unit)
        await connection.execute(
            text(f"REPLACE INTO answer_{box.kind.value} VALUES (:id, :question, :sealed)"),
            {"id": slot.hex(), "question": question.id, "sealed": sealed},
        )

    async def dropped(unit: Unit, questions: Collection[str]) -> None:
        await drop(unit, questions)
        connection = await _with_tables(unit)
        for question, kind in product(questions, Kind):
            gone = text(f"DELETE FROM answer_{kind.value} WHERE question_id = :question")
            await connection.execute(gone, {"question": question})

    patch.setattr(boxes, "drop", dropped)
    patch.setattr(Box, "put", noted)
    patch.setattr(box_changes, "keep_box", kept)


def answers_that_are_counted(patch: Patch) -> None:
    """A number beside the box goes up with each answer."""
    keep = box_store.keep_box

    async def kept(
        unit: Unit, tools: Tools, box: Box, question: Question, key: QuestionKey
    ) -> None:
        await keep(unit, tools, box, question, key)
        connection = await unit.session.connection()
        await connection.execute(text("UPDATE house SET log_blocked = log_blocked + 1"))

    patch.setattr(box_changes, "keep_box", kept)


def boxes_that_are_compressed(patch: Patch) -> None:
    """A sealed box takes as little room as it can."""

    def seal(box: Box, key: QuestionKey, *, question_id: str, entropy: Entropy) -> bytes:
        small = zlib.compress(box.content)
        nonce = entropy(GCM_NONCE)
        return nonce + AESGCM(key.derived("box")).encrypt(nonce, small, None)

    def unseal(sealed: bytes, key: QuestionKey, *, question_id: str, kind: Kind) -> Box:
        nonce, ciphertext = sealed[:GCM_NONCE], sealed[GCM_NONCE:]
        return Box(
            kind, zlib.decompress(AESGCM(key.derived("box")).decrypt(nonce, ciphertext, None))
        )

    patch.setattr(box_store, "seal_box", seal)
    patch.setattr(box_store, "unseal_box", unseal)


def boxes_that_move(patch: Patch) -> None:
    """A box is deleted and written anew, where there is room."""

    async def replaced(unit: Unit, question_id: str, sealed: bytes) -> None:
        await boxes.drop(unit, [question_id])
        await boxes.add(unit, question_id, sealed)

    patch.setattr(boxes, "replace", replaced)


def slots_in_order_of_arrival(patch: Patch) -> None:
    """What was written last stands last in its box."""

    def write(self: Box, slot: bytes, padded: bytes) -> bytes:
        places = [place for place in range(len(self)) if self._id_at(place) == slot]
        before = b""
        for place in places:
            before = self._at(place)[1]
            del self._slots[place * self._step : (place + 1) * self._step]
        self._slots += slot + padded
        return before

    patch.setattr(Box, "_write", write)


def opened_in_order_of_arrival(patch: Patch) -> None:
    """Answers are numbered as they come, and kept in that order."""
    arrived: list[str] = []
    put, answers = Box.put, Box.answers

    def put_numbered(self: Box, slot: bytes, answer: Answer) -> Put:
        if answer.text:
            arrived.append(answer.text)
        return put(self, slot, answer)

    def in_order(self: Box) -> tuple[tuple[Answer, ...], int]:
        found, damaged = answers(self)
        rank = {words: place for place, words in enumerate(arrived)}
        return tuple(sorted(found, key=lambda one: rank.get(one.text or "", 0))), damaged

    patch.setattr(Box, "put", put_numbered)
    patch.setattr(Box, "answers", in_order)
    patch.setattr(Random, "shuffle", lambda self, row: None)


def withdrawn_answers_that_stay(patch: Patch) -> None:
    """What is withdrawn stays in its slot."""

    def take_out(self: Box, slot: bytes) -> bool:
        return True

    patch.setattr(Box, "take_out", take_out)


def deleted_rows_that_stay(patch: Patch) -> None:
    """What is deleted is not overwritten."""
    told = tuple(one for one in engine.PRAGMAS if "secure_delete" not in one)
    patch.setattr(engine, "PRAGMAS", (*told, "PRAGMA secure_delete=OFF"))


def ballots_for_any_chat(patch: Patch) -> None:
    """A ballot is not bound to the chat that it was dealt to."""
    patch.setattr(ballots, "_chat", lambda _chat_id: b"")


def moments_of_writing(patch: Patch) -> None:
    """Files say when they were written."""
    for module in ("storage.gate", "storage.engine"):
        patch.setattr(f"{module}.flatten_times", lambda *_: None)


def boxes_that_are_not_renewed(patch: Patch) -> None:
    """A box is written only when somebody answers, changes or withdraws."""

    async def nothing(_self: Renewing) -> int:
        return 0

    patch.setattr(Renewing, "renew_due", nothing)


BEFORE = (
    perspectives_everywhere,
    log_that_stays,
    a_row_for_each_answer,
    ballots_for_any_chat,
    moments_of_writing,
    boxes_that_are_not_renewed,
)
"""What the version before the box was one row did: together they are what it left on the disk."""


async def _with_tables(unit: Unit) -> AsyncConnection:
    connection = await unit.session.connection()
    for kind in Kind:
        made = f"CREATE TABLE IF NOT EXISTS answer_{kind.value} "
        columns = "(id TEXT PRIMARY KEY, question_id TEXT, content BLOB) WITHOUT ROWID"
        await connection.execute(text(made + columns))
    return connection


def _keep_one_open(patch: Patch, empty: Callable[[Gate], Awaitable[bool]]) -> None:
    kept: dict[str, sqlite3.Connection] = {}

    async def emptied(self: Gate) -> bool:
        if str(self._file) not in kept:
            kept[str(self._file)] = sqlite3.connect(str(self._file), check_same_thread=False)
            kept[str(self._file)].execute("SELECT count(*) FROM sqlite_master").fetchone()
        return await empty(self)

    patch.setattr(Gate, "_empty", emptied)
