"""Opened answers become a summary, within the rules of disclosure and in one place.

Every answer that may be shown is shown, in its own words; every other one is only counted.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.rules import disclosure
from bot.rules.disclosure import Told
from bot.rules.non_answers import is_non_answer
from bot.summaries.model import Figure, Held, Section, Split, Summary, ThemeTold, Unopened
from bot.summaries.themes.claims import true_name
from bot.summaries.themes.model import MOST_QUOTES, Method, Theme, Themes, Voice
from bot.summaries.themes.ordering import by_what_they_say
from bot.summaries.themes.standing import standing
from prompts.model import SCALE_POINTS, Kind
from storage.records import Answer, Group, Meeting, Perspective, Question, Round

NOT_LOOKED_FOR = Themes((), (), Method.NONE)
_WORTH = (Method.NONE, Method.WORDS, Method.MEANING)


@dataclass(frozen=True)
class OpenedBox:
    """A question with the answers of its opened box, and whether some could not be read."""

    question: Question
    round: Round
    answers: tuple[Answer, ...]
    damaged: bool = False


def voices(box: OpenedBox) -> tuple[Voice, ...]:
    """What themes are to be found in, in the order of the box's answers.

    It is blank for a mere tap, and for who has nothing to say.
    """
    nothing = _non_answers(box)
    return tuple(
        Voice("" if index in nothing else one.text or "", disclosure.quotable(one))
        for index, one in enumerate(box.answers)
    )


def _non_answers(box: OpenedBox) -> frozenset[int]:
    """Which answers say nothing."""
    asked = box.question.wording
    every = enumerate(box.answers)
    return frozenset(at for at, one in every if one.text and is_non_answer(one.text, asked))


def compile_summary(
    group: Group,
    *,
    number: int,
    week_from: date,
    week_to: date,
    published_on: date,
    opened: Sequence[OpenedBox],
    found: Mapping[str, Themes],
    sealed: Sequence[Question],
    destroyed: Sequence[Question],
    meetings: Mapping[str, Meeting | None],
    holidays: Collection[date] = (),
) -> Summary:
    """The summary of everything that was opened or destroyed since the one before.

    `found` gives the themes in the `voices` of a box by its question's id, as far as they were
    looked for; `meetings` the meeting of each round by the round's id. `published_on`, the week's
    first and last day and the group's `holidays` are days in the group's zone.

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
        holidays=tuple(sorted(day for day in holidays if week_from < day <= week_to)),
        sections=tuple(
            _section(
                box,
                found.get(box.question.id, NOT_LOOKED_FOR),
                held.get(box.round.id),
                zone,
            )
            for box in sorted(opened, key=_order)
        ),
        stays_sealed=tuple(Unopened(question.wording, question.k) for question in sealed),
        destroyed=tuple(
            Unopened(question.wording, question.k, _weeks(question)) for question in destroyed
        ),
        method=max((one.method for one in found.values()), key=_WORTH.index, default=Method.NONE),
    )


def _section(box: OpenedBox, found: Themes, meeting: Held | None, zone: ZoneInfo) -> Section:
    question, answers = box.question, box.answers
    roster, parted = box.round.roster, _may_split(box)
    answered = disclosure.band(len(answers), k=question.k, roster=roster, parted=parted)
    if not all(_fits(answer, question) for answer in answers):
        raise ValueError("an answer does not fit its question")
    nothing = _non_answers(box)
    themes = _may_be_told(found.themes, answers, nothing)
    said = _by_what_they_say(answers)
    told_themes, shown = _in_words(themes, box, said)
    alone = {index for index in range(len(answers)) if index not in shown | nothing}
    other = _shared(answers, [index for index in said if index in alone])
    quoted = len(other) + len(shown)
    splits = _splits(box)
    told = None
    if question.kind is not Kind.TEXT and not splits:
        shares = disclosure.tells_shares(answered, roster=roster)
        told = _told_of(question, answers, shares=shares)
    return Section(
        kind=question.kind,
        wording=question.wording,
        k=question.k,
        answered=answered,
        asked_on=_day(question.asked_at, zone),
        meeting=meeting,
        low=question.low,
        high=question.high,
        said=told.said if told else None,
        option=_option(question, told),
        figures=_figures(question, told),
        splits=splits,
        splits_withheld=_may_split(box) and not splits,
        themes=told_themes,
        other_voices=tuple(other),
        non_answers=disclosure.non_answers_told(len(nothing), quoted=quoted, roster=roster),
        prompt=question.prompt_ref,
        damaged=box.damaged,
    )


def _may_be_told(
    themes: Sequence[Theme], answers: Sequence[Answer], nothing: Collection[int]
) -> list[Theme]:
    """The themes that enough stand behind, one of them quotable, without names that aren't true.

    Themes are found by other means than these rules, so they are held to them once more here. Of a
    theme that is seen both ways each side must have a quotable answer.
    """
    told: list[Theme] = []
    for theme in themes:
        behind = tuple(index for index in dict.fromkeys(theme.answers) if index not in nothing)
        shared = _shared(answers, behind)
        sides = tuple(tuple(at for at in side if at in behind) for side in theme.sides)
        split = bool(sides) and not all(_shared(answers, side) for side in sides)
        if shared and disclosure.theme_shown(len(behind)) and not split:
            every = [answers[index].text or "" for index in behind]
            true = true_name(theme.name, shared, every, both_ways=bool(sides))
            quotes = tuple(index for index in dict.fromkeys(theme.quotes) if index in behind)
            told.append(Theme(theme.name if true else "", behind, quotes, sides=sides))
    return told


def _in_words(
    themes: Sequence[Theme], box: OpenedBox, said: Sequence[int]
) -> tuple[tuple[ThemeTold, ...], set[int]]:
    """The themes as they are told, and whose words stand in one of them.

    Each answer stands in one theme, though it may count in several: in one that is seen both ways
    first, then in the larger one. What then has fewer left than a theme needs is not told, and a
    side without words is no side.
    """
    shown: set[int] = set()
    told: dict[int, ThemeTold] = {}
    for number in sorted(range(len(themes)), key=lambda at: not themes[at].sides):
        theme = themes[number]
        here = [one for one in said if one in theme.answers and one not in shown]
        if not all(any(one in side for one in here) for side in theme.sides):
            theme = Theme("", theme.answers, theme.quotes)
        unseen = sum(not disclosure.quotable(box.answers[one]) for one in theme.answers)
        if here and disclosure.theme_shown(len(here) + unseen):
            told[number] = _told(theme, here, box)
            shown.update(here)
    return tuple(told[number] for number in sorted(told)), shown


def _told(theme: Theme, here: Sequence[int], box: OpenedBox) -> ThemeTold:
    """A theme with those of its answers that are quoted in it."""
    telling = [one for one in theme.quotes if one in here]
    first = [next(one for one in (*telling, *here) if one in side) for side in theme.sides]
    quotes = list(dict.fromkeys([*first, *telling]))[: max(MOST_QUOTES, len(first))]
    more = [one for one in here if one not in quotes]
    shown = (*quotes, *more)
    return ThemeTold(
        name=theme.name,
        standing=standing(len(theme.answers), roster=box.round.roster),
        quotes=tuple(_shared(box.answers, quotes)),
        more=tuple(_shared(box.answers, more)),
        both_ways=tuple(
            tuple(_shared(box.answers, [one for one in shown if one in side]))
            for side in theme.sides
        ),
    )


def _by_what_they_say(answers: Sequence[Answer]) -> list[int]:
    """The answers whose words may be shown, in the order that comes from these words alone."""
    may = [index for index, one in enumerate(answers) if one.text and disclosure.quotable(one)]
    rank = {
        text: place
        for place, text in enumerate(by_what_they_say([answers[one].text or "" for one in may]))
    }
    return sorted(may, key=lambda index: rank[answers[index].text or ""])


def _shared(answers: Sequence[Answer], indexes: Iterable[int]) -> list[str]:
    """The words of these answers, as far as they may be shown."""
    some = (answers[index] for index in indexes)
    return [one.text for one in some if one.text and disclosure.quotable(one)]


def _fits(answer: Answer, question: Question) -> bool:
    if question.kind is Kind.TEXT:
        return answer.value is None and bool(answer.text)
    known = SCALE_POINTS if question.kind is Kind.SCALE else range(len(question.options))
    return answer.text is None and answer.value in known


def _told_of(question: Question, answers: Sequence[Answer], *, shares: bool = False) -> Told:
    """What may be said of these answers to a scale or a choice."""
    values = [answer.value for answer in answers if answer.value is not None]
    if question.kind is Kind.SCALE:
        return disclosure.scale_told(values, shares=shares)
    counts = [values.count(index) for index in range(len(question.options))]
    return disclosure.choice_told(counts, shares=shares)


def _option(question: Question, told: Told | None) -> str:
    return "" if told is None or told.leading is None else question.options[told.leading]


def _figures(question: Question, told: Told | None) -> tuple[Figure, ...]:
    fifths = told.fifths if told else ()
    if not fifths:
        return ()
    if question.kind is Kind.SCALE:
        bands = disclosure.THREE_BANDS
        return tuple(Figure(one, points=band) for one, band in zip(fifths, bands, strict=True))
    options = question.options
    return tuple(Figure(one, option=option) for one, option in zip(fifths, options, strict=True))


def _may_split(box: OpenedBox) -> bool:
    return box.round.settings.show_perspectives and box.question.kind is not Kind.TEXT


def _splits(box: OpenedBox) -> tuple[Split, ...]:
    rules = box.round.settings
    if not _may_split(box):
        return ()
    shown = disclosure.splits([answer.perspective for answer in box.answers], k=box.question.k)
    return tuple(_split(box, one) for one in rules.perspectives if one.id in shown)


def _split(box: OpenedBox, perspective: Perspective) -> Split:
    brought = [answer for answer in box.answers if answer.perspective == perspective.id]
    told = _told_of(box.question, brought)
    return Split(perspective.name, told.said, _option(box.question, told))


def _order(box: OpenedBox) -> tuple[datetime, int, str]:
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
