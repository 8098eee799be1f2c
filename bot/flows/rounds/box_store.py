"""Boxes between the store and memory: read and unsealed, sealed and kept."""

from collections.abc import Sequence

from bot.flows.shared.tools import Tools
from bot.rules.sealing.ballots import QuestionKey, slots_dealt
from bot.rules.sealing.boxes import Box, DamagedBox, new_box, seal_box, unseal_box
from storage.queries import boxes
from storage.records import Member, Question
from storage.store import Unit


async def add_box(
    unit: Unit,
    tools: Tools,
    question: Question,
    key: QuestionKey,
    dealing_key: bytes,
    asked: Sequence[Member],
) -> None:
    """Keep a new box: from the moment of asking it has a slot for everybody who is asked."""
    ids = [member.id for member in asked]
    box = new_box(
        question.kind, slots_dealt(key, dealing_key, question_id=question.id, members=ids)
    )
    sealed = seal_box(box, key, question_id=question.id, entropy=tools.entropy)
    await boxes.add(unit, question.id, sealed)


async def stored_box(unit: Unit, question: Question, key: QuestionKey) -> Box | None:
    """A question's box; None if it is gone, or can't be read."""
    sealed = await boxes.find(unit, question.id)
    if sealed is None:
        return None
    try:
        return unseal_box(sealed, key, question_id=question.id, kind=question.kind)
    except DamagedBox:
        return None


async def keep_box(
    unit: Unit, tools: Tools, box: Box, question: Question, key: QuestionKey
) -> None:
    """Keep what a box holds now."""
    sealed = seal_box(box, key, question_id=question.id, entropy=tools.entropy)
    await boxes.replace(unit, question.id, sealed)
