"""What a summary says of earlier weeks: made of what their own summaries said, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.disclosure import Said
from bot.summaries.model import LOOKS_BACK, Quiet, Section, Summary, ThemeTold, Week
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
    had_themes = any(_themes(one) for one in earlier)
    themes = iter(_in_weeks(summary, earlier, since, compared=had_themes))
    sections = tuple(
        replace(
            section,
            themes=tuple(next(themes) for _ in section.themes),
            over_weeks=_over_weeks(section, earlier),
        )
        for section in summary.sections
    )
    # By the names that people read then.
    read = {
        one: theme.name for one, theme in zip(told(earlier[0]), _themes(earlier[0]), strict=True)
    }
    quiet = [read.get(one, one.name) for one in since.quiet if summary.sections]
    named = tuple(Quiet(name) for name in quiet if name)
    return replace(summary, sections=sections, weeks=tuple(weeks), quiet=named)


def _themes(summary: Summary) -> list[ThemeTold]:
    return [theme for section in summary.sections for theme in section.themes]


def _in_weeks(
    summary: Summary, earlier: Sequence[Summary], since: Since, *, compared: bool
) -> list[ThemeTold]:
    """The themes with what became of them; a theme is not called new where none came before."""
    then = [_themes(one) for one in earlier]
    themes = []
    for theme, change, same in zip(_themes(summary), since.changes, since.same, strict=True):
        back = {week: then[week][index].standing for week, index in same if week < len(then)}
        weeks = [back.get(week) for week in reversed(range(len(then)))]
        told_change = change if compared else None
        themes.append(replace(theme, change=told_change, weeks=(*weeks, theme.standing)))
    return themes


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
