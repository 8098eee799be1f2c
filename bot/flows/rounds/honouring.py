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

    reason: Literal["forged", "unknown", "opened", "destroyed"]


async def honour(
    unit: Unit, tools: Tools, ballot_code: str, chat_id: int
) -> OpenQuestion | BallotRefused:
    """The question of a ballot that was dealt to this chat."""
    try:
        ballot = read_ballot(ballot_code)
    except BadBallot:
        return BallotRefused("forged")
    question = await rounds.question(unit, ballot.question_id)
    if question is None:
        return BallotRefused("unknown")
    if question.state is BoxState.OPENED:
        return BallotRefused("opened")
    key = await question_key(tools, question)
    if question.state is BoxState.DESTROYED or key is None:
        return BallotRefused("destroyed")
    try:
        check_ballot(key, ballot, chat_id=chat_id, unbound=question.unbound_ballots)
    except BadBallot:
        return BallotRefused("forged")
    asked_in = await rounds.find(unit, question.round_id)
    group = await groups.find(unit, question.group_id)
    if asked_in is None or group is None:
        return BallotRefused("unknown")
    at = await opens_at(unit, group, tools.clock())
    return OpenQuestion(question, ballot, key, asked_in, group, at)


async def question_key(tools: Tools, question: Question) -> QuestionKey | None:
    """A question's key; None if it is gone, or can't be read."""
    try:
        secret = await tools.keyring.question_key(question.id)
    except DamagedSecret:
        return None
    return None if secret is None else QuestionKey(secret)
