"""Boxes, groups and meetings to compile summaries from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.summaries.compiling import OpenedBox, compile_summary
from bot.summaries.model import Summary
from bot.summaries.themes.model import Themes
from prompts.model import Kind
from storage.records import (
    Answer,
    Group,
    GroupSettings,
    Meeting,
    Question,
    Round,
    Share,
)

ASKED = datetime(2026, 6, 3, 16, 30, tzinfo=UTC)
GROUP = Group("a" * 16, "Hope Valley", GroupSettings())
MEETING = Meeting(
    "b" * 16, GROUP.id, "Steering group", ASKED - timedelta(hours=2), ASKED - timedelta(hours=1)
)
ROUND = Round("c" * 16, GROUP.id, MEETING.id, ASKED, GROUP.settings, roster=12)
SCALE = Question(
    id="1" * 16,
    round_id=ROUND.id,
    group_id=GROUP.id,
    prompt_ref="pack/safe",
    theme="voice",
    kind=Kind.SCALE,
    wording="How safe did it feel to speak?",
    help="",
    low="Not safe",
    high="Very safe",
    asked_at=ASKED,
)
CHOICE = replace(
    SCALE,
    id="2" * 16,
    kind=Kind.CHOICE,
    wording="Who spoke most?",
    low="",
    high="",
    options=("Managers", "We shared it", "Not sure"),
    position=1,
)
TEXT = replace(
    SCALE, id="3" * 16, kind=Kind.TEXT, wording="What stayed with you?", low="", high="", position=2
)


def taps(counts: Mapping[int, int], perspective: int = 0) -> tuple[Answer, ...]:
    """So many answers of each value."""
    return tuple(
        Answer(value=value, perspective=perspective)
        for value, count in counts.items()
        for _ in range(count)
    )


def words(*texts: str) -> tuple[Answer, ...]:
    """Answers whose words may be shown."""
    return tuple(Answer(text=text) for text in texts)


def themes(*texts: str) -> tuple[Answer, ...]:
    """Answers that only count."""
    return tuple(Answer(text=text, share=Share.THEMES) for text in texts)


def box(question: Question, answers: Sequence[Answer], *, roster: int = 12) -> OpenedBox:
    """An opened box of the one round, after the one meeting."""
    return OpenedBox(question, replace(ROUND, roster=roster), tuple(answers))


def split_box(question: Question, answers: Sequence[Answer], *, roster: int = 40) -> OpenedBox:
    """An opened box of a group that shows perspectives."""
    shows = replace(GROUP.settings, show_perspectives=True)
    return OpenedBox(question, replace(ROUND, roster=roster, settings=shows), tuple(answers))


def summarise(
    *opened: OpenedBox,
    group: Group = GROUP,
    number: int = 2,
    sealed: Sequence[Question] = (),
    destroyed: Sequence[Question] = (),
    found: Mapping[str, Themes] | None = None,
    meetings: Mapping[str, Meeting | None] | None = None,
    holidays: Sequence[date] = (),
) -> Summary:
    """The summary of the week of the one meeting."""
    return compile_summary(
        group,
        number=number,
        week_from=date(2026, 6, 3),
        week_to=date(2026, 6, 9),
        published_on=date(2026, 6, 9),
        opened=opened,
        found=found or {},
        sealed=sealed,
        destroyed=destroyed,
        meetings={ROUND.id: MEETING} if meetings is None else meetings,
        holidays=holidays,
    )
