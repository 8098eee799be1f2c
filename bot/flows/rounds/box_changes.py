"""Changes of boxes: what a ballot does to its slot, carried out together in one transaction.

A box is read, decrypted and rewritten once, however many of its slots change.
"""

from dataclasses import dataclass
from typing import Literal

from bot.flows.rounds.box_store import keep_box, stored_box
from bot.flows.rounds.honouring import BallotRefused, Honouring, OpenQuestion
from bot.flows.shared.tools import Tools
from bot.rules.sealing.boxes import TEXT_UNITS, Box, Put, TooLong, utf16_units
from bot.rules.tidying import tidy
from prompts.model import Kind
from storage.queries import members
from storage.records import UNDISCLOSED, Answer, Question, Share
from storage.store import Unit

SCALE = range(1, 6)


@dataclass(frozen=True)
class SealedNow:
    """The answer is in its box; `changed` if it replaced another one."""

    asking: OpenQuestion
    changed: bool


@dataclass(frozen=True)
class AnswerRefused:
    """The ballot holds, but the answer can't be taken."""

    reason: Literal["too-long", "empty", "not-an-option"]


@dataclass(frozen=True)
class Withdrawn:
    """The ballot's answer is out of its box; `was_there` if there was one."""

    asking: OpenQuestion
    was_there: bool


Outcome = SealedNow | Withdrawn | BallotRefused | AnswerRefused


@dataclass(frozen=True, repr=False)
class Seal:
    """Put an answer into its slot, in place of an earlier one by the same ballot."""

    chat_id: int
    ballot_code: str
    value: int | None
    text: str | None
    share: Share


@dataclass(frozen=True, repr=False)
class Withdraw:
    """Empty the ballot's slot."""

    chat_id: int
    ballot_code: str


Change = Seal | Withdraw


@dataclass(frozen=True, repr=False)
class _Read:
    """A box in memory, and whose it is; None if it is gone."""

    box: Box | None
    asking: OpenQuestion


class BoxChanges:
    """Carries out changes within one unit that writes; `keep` rewrites the boxes at its end."""

    def __init__(self, unit: Unit, tools: Tools) -> None:
        self._unit = unit
        self._tools = tools
        self._ballots = Honouring(unit, tools)
        self._read: dict[str, _Read] = {}
        self._changed: set[str] = set()

    async def carry_out(self, change: Change) -> Outcome:
        """Make a change in memory. What is refused changes nothing."""
        asking = await self._ballots.honour(change.chat_id, change.ballot_code)
        if isinstance(asking, BallotRefused):
            return asking
        if isinstance(change, Seal):
            wrong = _wrong(asking.question, change.value, change.text)
            if wrong is not None:
                return wrong
            if await members.find(self._unit, change.chat_id, asking.group.id) is None:
                return BallotRefused("left")
        box = await self._box(asking)
        if box is None:
            return BallotRefused("destroyed")
        slot, question_id = asking.ballot.slot(asking.key), asking.question.id
        if isinstance(change, Withdraw):
            was_there = box.take_out(slot)
            self._changed.add(question_id)
            return Withdrawn(asking, was_there)
        answer = Answer(change.value, _alike(change.text), change.share, _perspective(asking))
        try:
            put = box.put(slot, answer)
        except TooLong:
            return AnswerRefused("too-long")
        self._changed.add(question_id)
        return SealedNow(asking, put is Put.CHANGED)

    async def keep(self) -> None:
        """Seal and keep each box that was changed, once."""
        for question_id in sorted(self._changed):
            read = self._read[question_id]
            if read.box is not None:
                asking = read.asking
                await keep_box(self._unit, self._tools, read.box, asking.question, asking.key)

    async def _box(self, asking: OpenQuestion) -> Box | None:
        question = asking.question
        if question.id not in self._read:
            box = await stored_box(self._unit, question, asking.key)
            self._read[question.id] = _Read(box, asking)
        return self._read[question.id].box


def _alike(text: str | None) -> str | None:
    """Words without habits of writing that sign them; their preview has shown them so already."""
    tidied = tidy(text or "")
    return tidied if tidied and utf16_units(tidied) <= TEXT_UNITS else text


def _perspective(asking: OpenQuestion) -> int:
    """What the ballot carries; those from before perspectives were held back carry too much."""
    return UNDISCLOSED if asking.question.unbound_ballots else asking.ballot.perspective


def _wrong(question: Question, value: int | None, text: str | None) -> AnswerRefused | None:
    if question.kind is Kind.TEXT:
        return (
            None if text is not None and text.strip() and value is None else AnswerRefused("empty")
        )
    allowed = SCALE if question.kind is Kind.SCALE else range(len(question.options))
    return None if value in allowed and text is None else AnswerRefused("not-an-option")
