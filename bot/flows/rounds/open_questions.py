"""Open questions: which of them a person could answer now, and where each stands in their chat.

It is worked out anew from what is kept of every prompt that arrived, answered or not, and it
changes nothing. The ballot is not known here: it lies in the question's message alone.
"""

from dataclasses import dataclass, field

from bot.flows.rounds.honouring import question_key
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.tools import Tools
from bot.rules.sealing.spots import show_spot
from storage.queries import groups, members, outbox, rounds
from storage.records import Member, Question, WatchList
from storage.store import Unit


@dataclass(frozen=True)
class QuestionInChat:
    """A question whose box is sealed, and the id of its message in the person's chat.

    `watch` is what to mark in a preview of an answer, and is never shown.
    """

    question: Question
    message_id: int
    watch: WatchList = field(default_factory=WatchList)


class OpenQuestions:
    """The questions that somebody was sent and whose boxes are still sealed."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def of_chat(self, chat_id: int) -> tuple[Question, ...]:
        """Those of all the person's groups, the round that was asked last first."""
        found: list[Question] = []
        async with self._tools.store.read() as unit:
            for member in await members.of_chat(unit, chat_id):
                sent = {one.subject_id for one in await outbox.arrived_at(unit, member.id)}
                asked = await rounds.sealed(unit, member.group_id)
                found += [one for one in asked if one.id in sent]
        return tuple(sorted(found, key=_newest_round_first))

    async def in_chat(self, chat_id: int, question_id: str) -> QuestionInChat | None:
        """Where an open question stands in this chat; None if it was not sent or is settled."""
        async with self._tools.store.read() as unit:
            for member in await members.of_chat(unit, chat_id):
                found = await self._in_chat_of(unit, member, question_id)
                if found is not None:
                    return found
        return None

    async def of_group(self, actor: Actor) -> tuple[QuestionInChat, ...]:
        """Those of one of the person's groups, with where they stand, the oldest first."""
        async with self._tools.store.read() as unit:
            member, group = await require_role(unit, actor)
            asked = await rounds.sealed(unit, group.id)
            found = [await self._in_chat_of(unit, member, one.id) for one in asked]
        return tuple(one for one in found if one is not None)

    async def _in_chat_of(
        self, unit: Unit, member: Member, question_id: str
    ) -> QuestionInChat | None:
        asked = await rounds.sealed(unit, member.group_id)
        question = next((one for one in asked if one.id == question_id), None)
        sent = await outbox.arrived_at(unit, member.id)
        delivery = next((one for one in sent if one.subject_id == question_id), None)
        if question is None or delivery is None or delivery.spot is None:
            return None
        key = await question_key(self._tools, question)
        spot = show_spot(delivery.spot, key, question_id=question_id) if key else None
        if spot is None:
            return None
        return QuestionInChat(question, spot, await groups.watched(unit, member.group_id))


def _newest_round_first(question: Question) -> tuple[float, str, int]:
    asked_at = question.asked_at.timestamp() if question.asked_at else 0.0
    return -asked_at, question.round_id, question.position
