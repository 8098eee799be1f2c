"""Leaks planted on purpose, so that the attacks show that they can fail.

Each is what a careless change would do to the program, made as a patch of the real code or of its
tables. `test_planted` names for each the check that must catch it.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import alembic.command
import alembic.op
import pytest
import structlog
from sqlmodel import col, update

from bot import log
from bot.flows.delivery import parcels
from bot.flows.delivery.parcels import Packing, PromptParcel
from bot.flows.people.facts import GroupFacts, Knowing
from bot.flows.rounds.answering import Answering
from bot.flows.rounds.asking import Asking
from bot.flows.rounds.box_changes import AnswerRefused, SealedNow
from bot.flows.rounds.box_store import stored_box
from bot.flows.rounds.honouring import BallotRefused
from bot.flows.shared.access import Actor
from bot.flows.shared.tools import Tools
from bot.rules import disclosure
from bot.rules.disclosure import Band
from bot.rules.sealing import boxes
from bot.rules.sealing.ballots import Ballot, QuestionKey, deal, read_ballot
from bot.rules.sealing.boxes import Box, Put
from prompts.model import Kind
from storage.keyring import Keyring
from storage.queries import outbox, rounds
from storage.records import UNDISCLOSED, Answer, Delivery, GroupSettings, Question, Share
from storage.store import Unit
from storage.tables import DeliveryRow, MemberRow

Patch = pytest.MonkeyPatch
Leak = Callable[[Patch], None]
Then = Callable[[Tools, str, str], Awaitable[None]]


def done_flag(patch: Patch) -> None:
    """A flag on the member who has answered."""

    async def mark(tools: Tools, member_id: str, _ballot: str) -> None:
        async with tools.store.write() as unit:
            flagged = update(MemberRow).where(col(MemberRow.id) == member_id)
            await unit.session.exec(flagged.values(agreed_version=99))

    _when_sealed(patch, mark)


def answered_at(patch: Patch) -> None:
    """The moment of the answer, on the delivery of its question."""

    async def mark(tools: Tools, member_id: str, ballot: str) -> None:
        async with tools.store.write() as unit:
            mine = col(DeliveryRow.member_id) == member_id
            asked = col(DeliveryRow.subject_id) == read_ballot(ballot).question_id
            marked = update(DeliveryRow).where(mine, asked)
            await unit.session.exec(marked.values(due_at=tools.clock()))

    _when_sealed(patch, mark)


def log_line(patch: Patch) -> None:
    """A line in the log at each answer, even without a name."""

    async def note(_tools: Tools, _member_id: str, _ballot: str) -> None:
        structlog.get_logger().info("sealed")

    _when_sealed(patch, note)


def member_in_log(patch: Patch) -> None:
    """A line in the log with the member who answered."""
    patch.setattr(log, "FIELDS", log.FIELDS | {"member"})

    async def note(_tools: Tools, member_id: str, _ballot: str) -> None:
        structlog.get_logger().info("sealed", member=member_id)

    _when_sealed(patch, note)


def live_count(patch: Patch) -> None:
    """The group's card counts the answers that lie in boxes."""
    about = Knowing.about

    async def counting(self: Knowing, actor: Actor) -> GroupFacts:
        facts = await about(self, actor)
        async with self._tools.store.read() as unit:
            questions = await rounds.sealed(unit, actor.group_id)
            held = [await stored_box(unit, one, await _key(self._tools, one)) for one in questions]
        sealed = sum(len(box.answers()[0]) for box in held if box is not None)
        return replace(facts, people=facts.people + sealed)

    patch.setattr(Knowing, "about", counting)


def reminds_the_silent(patch: Patch) -> None:
    """Reminders go only to those who have not answered."""
    answered: set[str] = set()
    arrived = outbox.arrived_prompts

    async def note(_tools: Tools, member_id: str, _ballot: str) -> None:
        answered.add(member_id)

    async def of_the_silent(unit: Unit, question_id: str) -> tuple[Delivery, ...]:
        found = await arrived(unit, question_id)
        return tuple(one for one in found if one.member_id not in answered)

    _when_sealed(patch, note)
    patch.setattr(outbox, "arrived_prompts", of_the_silent)


def ballots_in_order(patch: Patch) -> None:
    """Ballots are numbered as they are dealt, one member after the other."""
    count = 0

    def numbered(
        key: QuestionKey,
        dealing_key: bytes,
        *,
        question_id: str,
        member_id: str,
        chat_id: int,
        perspective: int,
    ) -> Ballot:
        nonlocal count
        count += 1
        return deal(
            key,
            dealing_key,
            question_id=question_id,
            member_id=f"{count:016x}",
            chat_id=chat_id,
            perspective=perspective,
        )

    patch.setattr(parcels, "deal", numbered)


def no_padding(patch: Patch) -> None:
    """Answers are as long as their words."""

    def bare(answer: Answer, _kind: Kind) -> bytes:
        content = [answer.value, answer.text, answer.share.value, answer.perspective]
        return json.dumps(content).encode()

    patch.setattr(boxes, "pad", bare)


def row_numbers(patch: Patch) -> None:
    """The tables are made as tables usually are: each row gets the next number."""
    create = alembic.op.create_table

    def usual(name: str, *columns: object, **options: object) -> object:
        options.pop("sqlite_with_rowid", None)
        return create(name, *columns, **options)  # type: ignore[arg-type]

    patch.setattr(alembic.op, "create_table", usual)
    patch.setattr("storage.migrate.command", alembic.command)


def dealing_key_stays(patch: Patch) -> None:
    """The dealing key outlives its round."""
    patch.setattr(Asking, "end_dealing", _nothing)


def question_key_stays(patch: Patch) -> None:
    """A question's key outlives the opening of its box."""
    patch.setattr(Keyring, "destroy", _nothing)


def exact_counts(patch: Patch) -> None:
    """How many answered is told exactly."""

    def exactly(answers: int, *, k: int, roster: int, parted: bool) -> Band:
        return Band(answers, answers)

    patch.setattr(disclosure, "band", exactly)


def shares_of_few(patch: Patch) -> None:
    """Shares are told however few answered."""
    patch.setattr(disclosure, "tells_shares", lambda answered, *, roster: True)


def narrowed_by_the_group(patch: Patch) -> None:
    """A range of people goes on though the group is smaller."""

    def narrowed(answers: int, *, k: int, roster: int, parted: bool) -> Band:
        return Band(k, 9) if answers < 10 else Band(10, 14)

    patch.setattr(disclosure, "band", narrowed)


def divided_at_once(patch: Patch) -> None:
    """People are called divided though hardly anybody stands at an end."""
    patch.setattr(disclosure, "DIVIDED_FROM", 0)


def remainder_of_one(patch: Patch) -> None:
    """Perspectives travel and are shown wherever they have k, whatever is left over."""

    def careless(perspectives: Sequence[int], *, k: int) -> tuple[int, ...]:
        many = {one for one in perspectives if perspectives.count(one) >= k}
        return tuple(sorted(many - {UNDISCLOSED}))

    def travels(roster: Sequence[int], settings: GroupSettings) -> tuple[int, ...]:
        return careless(roster, k=settings.k)

    patch.setattr(disclosure, "splits", careless)
    patch.setattr("bot.rules.sealing.perspectives.splits", careless)
    patch.setattr("bot.flows.rounds.asking.travelling", travels)


def todays_k(patch: Patch) -> None:
    """Boxes are opened at the lowest k that a group may have now, not at what was promised."""
    patch.setattr(boxes, "open_box", _opened_at_three(boxes.open_box))
    patch.setattr("bot.flows.summaries.publishing.enough", lambda box: True)
    patch.setattr(disclosure, "band", lambda answers, **_: Band(3, 9))


def quotes_everything(patch: Patch) -> None:
    """Words that were given for the themes only are quoted."""
    patch.setattr(disclosure, "quotable", lambda answer: answer.text is not None)


def words_in_errors(patch: Patch) -> None:
    """An error says what could not be sealed, and the log says what the error says."""

    def failing(_box: Box, _slot: bytes, answer: Answer) -> Put:
        raise ValueError(f"can't seal {answer.text}")

    patch.setattr(Box, "put", failing)
    patch.setattr("bot.chat.dispatch.failures.place_of", lambda error: {"error": repr(error)})


async def _key(tools: Tools, question: Question) -> QuestionKey:
    secret = await tools.keyring.question_key(question.id)
    assert secret is not None
    return QuestionKey(secret)


async def _nothing(*_: object, **__: object) -> int:
    return 0


def _opened_at_three(open_box: Callable[..., object]) -> Callable[..., object]:
    def lowered(*given: object, **options: object) -> object:
        return open_box(*given, **{**options, "k": 3})

    return lowered


def _when_sealed(patch: Patch, then: Then) -> None:
    """Do this whenever an answer was sealed, with the member whose ballot it was."""
    holders: dict[str, str] = {}
    seal, prompt = Answering.seal, Packing._prompt

    async def noted(self: Packing, delivery: Delivery, chat_id: int) -> PromptParcel | None:
        parcel = await prompt(self, delivery, chat_id)
        if parcel is not None and delivery.member_id is not None:
            holders[parcel.ballot.code] = delivery.member_id
        return parcel

    async def sealed(
        self: Answering,
        chat_id: int,
        ballot_code: str,
        *,
        value: int | None = None,
        text: str | None = None,
        share: Share = Share.WORDS,
    ) -> SealedNow | BallotRefused | AnswerRefused:
        outcome = await seal(self, chat_id, ballot_code, value=value, text=text, share=share)
        await then(self._tools, holders[ballot_code], ballot_code)
        return outcome

    patch.setattr(Packing, "_prompt", noted)
    patch.setattr(Answering, "seal", sealed)
