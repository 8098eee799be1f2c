"""Honouring: from a ballot's code and the chat that it came from to the question it is for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.flows.shared.next_opening import opens_at
from bot.flows.shared.tools import Tools
from bot.rules.sealing.ballots import BadBallot, Ballot, QuestionKey, check_ballot, read_ballot
from storage.cipher import DamagedSecret
from storage.queries import groups, rounds
from storage.records import BoxState, Group, Question, Round, WatchList
from storage.store import Unit


@dataclass(frozen=True)
class OpenQuestion:
    """A ballot that holds, and the question it is for; `opens_at` is when its box is due.

    `watch` is what to mark in a preview of an answer, and is never shown; empty in a write.
    """

    question: Question
    ballot: Ballot
    key: QuestionKey
    round: Round
    group: Group
    opens_at: datetime
    watch: WatchList = field(default_factory=WatchList)

    @property
    def zone(self) -> str:
        """The group's zone, in which its moments are told, also to somebody who has left it."""
        return self.group.settings.zone


@dataclass(frozen=True)
class BallotRefused:
    """The ballot gives no answer: it never did, or its box is settled."""

    reason: Literal["forged", "unknown", "opened", "destroyed", "left"]


class Honouring:
    """Honours ballots within one unit; what is stored about a question is read once for all."""

    def __init__(self, unit: Unit, tools: Tools) -> None:
        self._unit = unit
        self._tools = tools
        self._found: dict[str, _Standing | BallotRefused] = {}

    async def honour(self, chat_id: int, ballot_code: str) -> OpenQuestion | BallotRefused:
        """The question of a ballot that was dealt to this chat."""
        try:
            ballot = read_ballot(ballot_code)
        except BadBallot:
            return BallotRefused("forged")
        standing = self._found.get(ballot.question_id)
        if standing is None:
            standing = await self._find(ballot.question_id)
            self._found[ballot.question_id] = standing
        if isinstance(standing, BallotRefused):
            return standing
        question, key = standing.question, standing.key
        try:
            check_ballot(key, ballot, chat_id=chat_id, unbound=question.unbound_ballots)
        except BadBallot:
            return BallotRefused("forged")
        return OpenQuestion(
            question, ballot, key, standing.round, standing.group, standing.opens_at
        )

    async def _find(self, question_id: str) -> "_Standing | BallotRefused":
        unit, tools = self._unit, self._tools
        question = await rounds.question(unit, question_id)
        if question is None:
            return BallotRefused("unknown")
        if question.state is BoxState.OPENED:
            return BallotRefused("opened")
        key = await question_key(tools, question)
        if question.state is BoxState.DESTROYED or key is None:
            return BallotRefused("destroyed")
        asked_in = await rounds.find(unit, question.round_id)
        group = await groups.find(unit, question.group_id)
        if asked_in is None or group is None:
            return BallotRefused("unknown")
        at = await opens_at(unit, group, tools.clock())
        return _Standing(question, key, asked_in, group, at)


@dataclass(frozen=True, repr=False)
class _Standing:
    """A question whose box is sealed, and what stands about it."""

    question: Question
    key: QuestionKey
    round: Round
    group: Group
    opens_at: datetime


async def question_key(tools: Tools, question: Question) -> QuestionKey | None:
    """A question's key; None if it is gone, or can't be read."""
    try:
        secret = await tools.keyring.question_key(question.id)
    except DamagedSecret:
        return None
    return None if secret is None else QuestionKey(secret)
