"""Rounds and their questions."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select, update

from prompts.model import Kind, Prompt
from storage.queries.groups import settings_from_json, settings_to_json
from storage.records import BoxState, GroupSettings, Question, Roll, Round
from storage.store import Unit
from storage.tables import QuestionRow, RoundRow


async def add(
    unit: Unit,
    *,
    round_id: str,
    group_id: str,
    meeting_id: str | None,
    opened_at: datetime,
    settings: GroupSettings,
    roster: int,
    travelling: Sequence[int],
    roll: Roll,
    questions: Sequence[tuple[str, str, Prompt]],
) -> tuple[Round, tuple[Question, ...]]:
    """Open a round; its questions are given as (id, prompt reference, prompt)."""
    row = RoundRow(
        id=round_id,
        group_id=group_id,
        meeting_id=meeting_id,
        opened_at=opened_at,
        settings=settings_to_json(settings),
        roster=roster,
        dealing=True,
        travelling=",".join(map(str, travelling)),
        people=roll.people,
        newcomers=roll.newcomers,
        guessable=roll.guessable,
    )
    unit.session.add(row)
    await unit.session.flush()
    asked = [
        QuestionRow(
            id=question_id,
            round_id=round_id,
            group_id=group_id,
            prompt_ref=prompt_ref,
            theme=prompt.theme,
            kind=prompt.kind.value,
            words=_words(prompt),
            position=position,
            asked_at=opened_at,
            k=settings.k,
            state=BoxState.SEALED.value,
        )
        for position, (question_id, prompt_ref, prompt) in enumerate(questions, start=1)
    ]
    unit.session.add_all(asked)
    await unit.session.flush()
    return _round(row), tuple(_question(one) for one in asked)


async def find(unit: Unit, round_id: str) -> Round | None:
    """A round by its id."""
    row = await unit.session.get(RoundRow, round_id)
    return None if row is None else _round(row)


async def newest(unit: Unit, group_id: str) -> Round | None:
    """The round that a group was asked last."""
    query = select(RoundRow).where(RoundRow.group_id == group_id)
    row = (await unit.session.exec(query.order_by(col(RoundRow.opened_at).desc()))).first()
    return None if row is None else _round(row)


async def dealing(unit: Unit) -> tuple[Round, ...]:
    """The rounds whose dealing key still exists, oldest first."""
    query = select(RoundRow).where(col(RoundRow.dealing).is_(True))
    rows = await unit.session.exec(query.order_by(col(RoundRow.opened_at), RoundRow.id))
    return tuple(_round(row) for row in rows)


async def end_dealing(unit: Unit, round_id: str) -> None:
    """Deal no more ballots of a round."""
    row = await unit.session.get(RoundRow, round_id)
    if row is not None:
        row.dealing = False


async def keep_no_longer(unit: Unit, group_id: str, months: int) -> None:
    """Keep the answers of a group's rounds so long at the most, also those still to be opened."""
    for row in await unit.session.exec(select(RoundRow).where(RoundRow.group_id == group_id)):
        settings = settings_from_json(row.settings)
        if settings.retention_months > months:
            row.settings = settings_to_json(replace(settings, retention_months=months))


async def after_meetings(unit: Unit, group_id: str) -> int:
    """How many of a group's rounds followed a meeting."""
    query = select(func.count(col(RoundRow.id))).where(
        RoundRow.group_id == group_id, col(RoundRow.meeting_id).is_not(None)
    )
    return (await unit.session.exec(query)).one()


async def asked(unit: Unit, group_id: str) -> tuple[tuple[str, ...], ...]:
    """The references of the prompts that a group was asked, by round, newest last."""
    query = (
        select(QuestionRow.round_id, QuestionRow.prompt_ref)
        .where(QuestionRow.group_id == group_id)
        .order_by(col(QuestionRow.asked_at), col(QuestionRow.round_id), col(QuestionRow.position))
    )
    by_round: dict[str, list[str]] = {}
    for round_id, prompt_ref in await unit.session.exec(query):
        by_round.setdefault(round_id, []).append(prompt_ref)
    return tuple(tuple(refs) for refs in by_round.values())


async def question(unit: Unit, question_id: str) -> Question | None:
    """A question by its id."""
    row = await unit.session.get(QuestionRow, question_id)
    return None if row is None else _question(row)


async def questions(unit: Unit, round_id: str) -> tuple[Question, ...]:
    """A round's questions in the order they were asked."""
    query = select(QuestionRow).where(QuestionRow.round_id == round_id)
    rows = await unit.session.exec(query.order_by(col(QuestionRow.position)))
    return tuple(_question(row) for row in rows)


async def sealed(unit: Unit, group_id: str) -> tuple[Question, ...]:
    """A group's questions whose boxes are sealed, in the order they were asked."""
    query = (
        select(QuestionRow)
        .where(QuestionRow.group_id == group_id, QuestionRow.state == BoxState.SEALED.value)
        .order_by(col(QuestionRow.asked_at), col(QuestionRow.round_id), col(QuestionRow.position))
    )
    return tuple(_question(row) for row in await unit.session.exec(query))


async def sealed_everywhere(unit: Unit) -> frozenset[str]:
    """The ids of all questions whose boxes are sealed."""
    query = select(QuestionRow.id).where(QuestionRow.state == BoxState.SEALED.value)
    return frozenset(await unit.session.exec(query))


async def settle(unit: Unit, question_id: str, state: BoxState, at: datetime) -> None:
    """A box was opened or destroyed unread."""
    row = await unit.session.get(QuestionRow, question_id)
    if row is None:
        raise LookupError("no such question")
    row.state = state.value
    row.settled_at = at


async def told_in(unit: Unit, questions: Collection[str], summary_id: str) -> None:
    """This summary says what became of these questions."""
    await unit.session.exec(
        update(QuestionRow).where(col(QuestionRow.id).in_(questions)).values(summary_id=summary_id)
    )


def _words(prompt: Prompt) -> str:
    return json.dumps(
        {
            "wording": prompt.wording,
            "help": prompt.help,
            "low": prompt.low,
            "high": prompt.high,
            "options": list(prompt.options),
        },
        ensure_ascii=False,
    )


def _round(row: RoundRow) -> Round:
    return Round(
        id=row.id,
        group_id=row.group_id,
        meeting_id=row.meeting_id,
        opened_at=row.opened_at,
        settings=settings_from_json(row.settings),
        roster=row.roster,
        dealing=row.dealing,
        travelling=tuple(int(one) for one in row.travelling.split(",") if one),
        roll=Roll(row.people, row.newcomers, row.guessable),
    )


def _question(row: QuestionRow) -> Question:
    words = json.loads(row.words)
    return Question(
        id=row.id,
        round_id=row.round_id,
        group_id=row.group_id,
        prompt_ref=row.prompt_ref,
        theme=row.theme,
        kind=Kind(row.kind),
        wording=words["wording"],
        help=words["help"],
        low=words["low"],
        high=words["high"],
        options=tuple(words["options"]),
        position=row.position,
        asked_at=row.asked_at,
        k=row.k,
        state=BoxState(row.state),
        settled_at=row.settled_at,
        unbound_ballots=row.unbound_ballots,
    )
