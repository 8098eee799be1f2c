"""What a summary says of earlier weeks: made of what their own summaries said, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.rules.disclosure import Said
from bot.summaries.model import LOOKS_BACK, Quiet, Section, Summary, ThemeTold, Week
from bot.summaries.themes.model import Change
from bot.summaries.themes.weeks import Since, Told
from prompts.model import Kind


def told(summary: Summary) -> tuple[Told, ...]:
    """The themes of a summary in its order, as they are compared from week to week.

    By our own names: what a language model proposes must not decide what is new or goes on.
    """
    return tuple(
        Told(theme.own_name if theme.proposed else theme.name, theme.quotes)
        for theme in _themes(summary)
    )


def look_back(summary: Summary, earlier: Sequence[Summary], since: Since) -> Summary:
    """The summary with its rows of weeks, and with what is new, goes on or has gone quiet.

    `earlier` has the summaries before it, the newest first, of which seven are used; `since` is
    what `since_earlier` says of `told` of this one and of those.
    """
    earlier = earlier[: LOOKS_BACK - 1]
    if not earlier:
        return summary
    weeks = [Week(one.number, one.published_on) for one in (*reversed(earlier), summary)]
    themes = iter(_in_weeks(summary, earlier, since))
    sections = tuple(
        replace(
            section,
            themes=tuple(next(themes) for _ in section.themes),
            over_weeks=_over_weeks(section, earlier),
        )
        for section in summary.sections
    )
    quiet = tuple(_quiet(summary, earlier[0], since))
    return replace(summary, sections=sections, weeks=tuple(weeks), quiet=quiet)


def _quiet(summary: Summary, last: Summary, since: Since) -> Iterator[Quiet]:
    """Themes of the last summary that are none now, as far as their question was asked again.

    They are told by the names that people read then, and only if they have one.
    """
    asked = {_asks(section) for section in summary.sections}
    of_section = [section for section in last.sections for _ in section.themes]
    gone = list(since.quiet)
    for one, theme, section in zip(told(last), _themes(last), of_section, strict=True):
        if one in gone:
            gone.remove(one)
            if theme.name and _asks(section) in asked:
                yield Quiet(theme.name, section.wording)


def _themes(summary: Summary) -> list[ThemeTold]:
    return [theme for section in summary.sections for theme in section.themes]


def _in_weeks(summary: Summary, earlier: Sequence[Summary], since: Since) -> Iterator[ThemeTold]:
    """The themes with what became of them.

    A theme is called new only where the same question was asked before, and had themes: what was
    said to another question tells nothing of what was not said to this one.
    """
    then = [_themes(one) for one in earlier]
    compared = {_asks(section) for one in earlier for section in one.sections if section.themes}
    asked = [_asks(section) for section in summary.sections for _ in section.themes]
    told_of = zip(_themes(summary), since.changes, since.same, asked, strict=True)
    for theme, change, same, asks in told_of:
        back = {week: then[week][index].standing for week, index in same if week < len(then)}
        weeks = [back.get(week) for week in reversed(range(len(then)))]
        may = change is not Change.NEW or asks in compared
        yield replace(theme, change=change if may else None, weeks=(*weeks, theme.standing))


def _over_weeks(section: Section, earlier: Sequence[Summary]) -> tuple[Said | None, ...]:
    """What was said of a scale over weeks; none if no earlier summary says it of the same."""
    if section.kind is not Kind.SCALE or section.said is None:
        return ()
    before = [_said_then(section, one) for one in reversed(earlier)]
    if all(said is None for said in before):
        return ()
    return (*before, section.said)


def _said_then(section: Section, summary: Summary) -> Said | None:
    """What the last round of that summary said to the same question: the same words and ends."""
    same = [one.said for one in summary.sections if _asks(one) == _asks(section)]
    return same[-1] if same else None


def _asks(section: Section) -> tuple[Kind, str, str, str, str]:
    return section.kind, section.prompt, section.wording, section.low, section.high
