"""Opened answers become a summary, within the rules of disclosure and in one place.

Every answer that may be shown is shown, in its own words; every other one is only counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

from bot.rules import disclosure
from bot.summaries.model import Figure, Held, Section, Split, Summary, Unopened
from prompts.model import SCALE_POINTS, Kind
from storage.records import Answer, Group, Meeting, Question, Round

QUOTES_SHOWN = 3
"""The first few shared texts stand as quotes, by lot; all the others as other voices."""


@dataclass(frozen=True)
class OpenedBox:
    """A question with the answers of its opened box, and how many could not be read."""

    question: Question
    round: Round
    answers: tuple[Answer, ...]
    damaged: int = 0


def compile_summary(
    group: Group,
    *,
    number: int,
    week_from: date,
    week_to: date,
    published_on: date,
    opened: Sequence[OpenedBox],
    sealed: Sequence[Question],
    destroyed: Sequence[Question],
    meetings: Mapping[str, Meeting | None],
    rng: Random,
) -> Summary:
    """The summary of everything that was opened or destroyed since the one before.

    `meetings` gives the meeting of each round by the round's id; `published_on` and the week's
    first and last day are days in the group's zone.

    Raises BelowThreshold if a box has fewer answers than its question's k, and ValueError if an
    answer does not fit its question: both are faults of ours, and nothing may be shown.
    """
    zone = ZoneInfo(group.settings.zone)
    held = {id_: _held(meeting, zone) for id_, meeting in meetings.items() if meeting}
    return Summary(
        group=group.name,
        number=number,
        week_from=week_from,
        week_to=week_to,
        published_on=published_on,
        zone=group.settings.zone,
        k=min((box.question.k for box in opened), default=group.settings.k),
        meetings=_in_order(meetings.values(), zone),
        sections=tuple(
            _section(box, held.get(box.round.id), zone, rng) for box in sorted(opened, key=_place)
        ),
        stays_sealed=tuple(Unopened(question.wording, question.k) for question in sealed),
        destroyed=tuple(
            Unopened(question.wording, question.k, _weeks(question)) for question in destroyed
        ),
    )


def _section(box: OpenedBox, meeting: Held | None, zone: ZoneInfo, rng: Random) -> Section:
    question, answers = box.question, box.answers
    answered = disclosure.band(len(answers), k=question.k, roster=box.round.roster)
    if not all(_fits(answer, question) for answer in answers):
        raise ValueError("an answer does not fit its question")
    words = [answer.text for answer in answers if answer.text and disclosure.quotable(answer)]
    rng.shuffle(words)
    return Section(
        kind=question.kind,
        wording=question.wording,
        k=question.k,
        answered=answered,
        asked_on=_day(question.asked_at, zone),
        meeting=meeting,
        low=question.low,
        high=question.high,
        figures=_figures(question, answers, disclosure.scale_steps(answered)),
        splits=_splits(box),
        quotes=tuple(words[:QUOTES_SHOWN]),
        other_voices=tuple(words[QUOTES_SHOWN:]),
        damaged=box.damaged > 0,
    )


def _fits(answer: Answer, question: Question) -> bool:
    if question.kind is Kind.TEXT:
        return answer.value is None and bool(answer.text)
    known = SCALE_POINTS if question.kind is Kind.SCALE else range(len(question.options))
    return answer.text is None and answer.value in known


def _figures(
    question: Question, answers: Sequence[Answer], steps: Sequence[tuple[int, ...]]
) -> tuple[Figure, ...]:
    whole = len(answers)
    values = [answer.value for answer in answers]
    if question.kind is Kind.SCALE:
        return tuple(
            Figure(disclosure.share(sum(value in points for value in values), whole), points=points)
            for points in steps
        )
    if question.kind is Kind.CHOICE:
        return tuple(
            Figure(disclosure.share(values.count(index), whole), option=option)
            for index, option in enumerate(question.options)
        )
    return ()


def _splits(box: OpenedBox) -> tuple[Split, ...]:
    rules = box.round.settings
    if not rules.show_perspectives or box.question.kind is Kind.TEXT:
        return ()
    shown = disclosure.splits([answer.perspective for answer in box.answers], k=box.question.k)
    return tuple(
        Split(
            rules.perspectives[number - 1],
            _figures(
                box.question,
                [answer for answer in box.answers if answer.perspective == number],
                disclosure.THREE_BANDS,
            ),
        )
        for number in shown
    )


def _place(box: OpenedBox) -> tuple[datetime, int, str]:
    return box.round.opened_at, box.question.position, box.question.id


def _in_order(meetings: Iterable[Meeting | None], zone: ZoneInfo) -> tuple[Held, ...]:
    known = {meeting.id: meeting for meeting in meetings if meeting}
    ordered = sorted(known.values(), key=lambda meeting: (meeting.starts_at, meeting.id))
    return tuple(_held(meeting, zone) for meeting in ordered)


def _held(meeting: Meeting, zone: ZoneInfo) -> Held:
    return Held(meeting.title, meeting.starts_at.astimezone(zone).date())


def _day(instant: datetime | None, zone: ZoneInfo) -> date | None:
    return instant.astimezone(zone).date() if instant else None


def _weeks(question: Question) -> int:
    if question.asked_at is None or question.settled_at is None:
        return 0
    return (question.settled_at - question.asked_at).days // 7
