"""Phrases with what they mean, from a file, and what a reader made of them."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.rules.repeating import LAST, Repeat
from bot.rules.when.meeting import understand_meeting
from bot.rules.when.model import Unclear, Understood

OWN = Path(__file__).parent.parent / "data" / "when.txt"
LONDON = ZoneInfo("Europe/London")
_MEANING = re.compile(
    r"(?P<ask>ASK)? ?(?:(?P<day>\d{4}-\d\d-\d\d) (?P<start>\d\d:\d\d)(?:>(?P<end>\d\d:\d\d))?)?"
    r" ?(?:\*(?P<every>w|f|m[1-4l]))?(?: until=(?P<until>\S+))?(?: times=(?P<times>\d+))?"
    r" ?(?:# (?P<title>.*))?"
)


class Verdict(StrEnum):
    """What a reading is worth."""

    RIGHT = "right"
    ASKED = "asked"
    """Asked about though it is clear, or without offering what should be offered."""
    WRONG = "wrong"


@dataclass(frozen=True)
class Case:
    """A phrase and what is right; without a title in the file nothing may be left over."""

    phrase: str
    ask: bool
    start: datetime | None
    end: str | None
    every: str
    until: date | None
    times: int | None
    title: str

    def fits(self, meant: Understood) -> bool:
        """Whether this is what the phrase means."""
        starts, ends = meant.starts_at.replace(tzinfo=None), meant.ends_at.replace(tzinfo=None)
        return (
            starts == self.start
            and (self.end is None or f"{ends:%H:%M}" == self.end)
            and self._repeats(meant.repeat)
            and (meant.title == self.title or (self.ask and not self.title))
        )

    def _repeats(self, repeat: Repeat | None) -> bool:
        if repeat is None:
            return not self.every
        nth = "" if not repeat.nth else "l" if repeat.nth == LAST else str(repeat.nth)
        ends = (self.until in (None, repeat.until), self.times in (None, repeat.count))
        return f"{repeat.every}{nth}" == self.every and all(ends)


@dataclass(frozen=True)
class Cases:
    """The cases of one file, and the moment at which they are read: London's clocks."""

    now: datetime
    cases: tuple[Case, ...]

    def half(self, which: int) -> tuple[Case, ...]:
        """Every second one, from the first or from the second on."""
        return self.cases[which::2]


def read_cases(path: Path) -> Cases:
    """Raises ValueError for a line that says nothing."""
    now, cases = datetime.min.replace(tzinfo=LONDON), []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@now "):
            now = datetime.fromisoformat(line[5:]).replace(tzinfo=LONDON)
        elif " | " in line and not line.startswith("# "):
            cases.append(_case(*line.rsplit(" | ", 1)))
    return Cases(now, tuple(cases))


def verdict(case: Case, now: datetime) -> Verdict:
    """What the bot's own reader makes of a phrase."""
    return judge(case, understand_meeting(case.phrase, now=now, zone=LONDON))


def judge(case: Case, meant: Understood | Unclear) -> Verdict:
    """What a reading is worth: a wrong one is worse than a question."""
    if isinstance(meant, Understood):
        return Verdict.RIGHT if case.fits(meant) else Verdict.WRONG
    if not case.ask:
        return Verdict.ASKED
    offered = [choice.replace(tzinfo=None) for choice in meant.choices]
    return Verdict.RIGHT if case.start is None or case.start in offered else Verdict.ASKED


def _case(phrase: str, meaning: str) -> Case:
    found = _MEANING.fullmatch(meaning.strip())
    if found is None:
        raise ValueError(f"nothing is said about {phrase!r}: {meaning!r}")
    return Case(
        phrase=phrase,
        ask=bool(found["ask"]),
        start=datetime.fromisoformat(f"{found['day']} {found['start']}") if found["day"] else None,
        end=found["end"],
        every=found["every"] or "",
        until=date.fromisoformat(found["until"]) if found["until"] else None,
        times=int(found["times"]) if found["times"] else None,
        title=found["title"] or "",
    )
