"""A whole summary as plain blocks, in the order in which it is read, the same in every form.

What a summary says is decided here and nowhere else; `bot.summaries.in_short` says its short part,
and `bot.summaries.how_made` how it came about.
"""

from collections.abc import Iterator, Sequence

from bot.summaries import wording
from bot.summaries.charts import questions as question_chart
from bot.summaries.charts import strip as strip_chart
from bot.summaries.charts import weeks as weeks_chart
from bot.summaries.forms.blocks import (
    Block,
    Heading,
    Paragraph,
    Picture,
    Point,
    Points,
    Quote,
    Table,
)
from bot.summaries.forms.how_made import how_made
from bot.summaries.forms.in_short import in_short
from bot.summaries.model import Action, Check, Section, Summary, ThemeTold, Unopened
from bot.texts.speech import Speech
from prompts.model import Kind


def document(summary: Summary, speech: Speech) -> tuple[Block, ...]:
    """All that a summary says."""
    return (
        *_head(summary, speech),
        *_short(summary, speech),
        *_in_figures(summary, speech),
        *_themes(summary, speech),
        *_voices(summary, speech),
        *(_check(summary.check, speech) if summary.check else ()),
        *(_actions(summary.actions, speech) if summary.actions else ()),
        *(_sealed(summary.stays_sealed, speech) if summary.stays_sealed else ()),
        *(_destroyed(summary.destroyed, speech) if summary.destroyed else ()),
        *how_made(summary, speech),
    )


def title(summary: Summary, speech: Speech) -> str:
    """What the summary is called."""
    group = wording.inline(summary.group)
    return speech.label("whole-title", number=str(summary.number), group=group)


def _head(summary: Summary, speech: Speech) -> Iterator[Block]:
    yield Heading(title(summary, speech), 1)
    yield Paragraph(wording.period(speech, summary))
    if summary.number == 1:
        yield Paragraph(speech.label("summary-first"))
    meetings = [wording.meeting(speech, held) for held in summary.meetings]
    if summary.holidays:
        yield Paragraph(wording.holidays(speech, summary))
    if not meetings:
        yield Paragraph(speech.label("summary-no-meeting"))
    elif len(meetings) == 1:
        yield Paragraph(speech.label("summary-one-meeting", meeting=meetings[0]))
    else:
        yield Paragraph(speech.label("summary-many-meetings", count=len(meetings)))
        yield Points(tuple(Point(meeting) for meeting in meetings))


def _short(summary: Summary, speech: Speech) -> Iterator[Block]:
    yield Heading(speech.label("whole-short"), 2, "short")
    yield Points(tuple(Point(one.said, one.quote) for one in in_short(summary, speech)))


def _asked(section: Section, summary: Summary, speech: Speech) -> Iterator[Block]:
    """The question, how many answered it, and after which meeting if that is not plain already."""
    yield Heading(wording.inline(section.wording), 3)
    sentences = [wording.answered(speech, section.answered)]
    if section.meeting and summary.meetings != (section.meeting,):
        meeting = wording.meeting(speech, section.meeting)
        sentences.insert(0, speech.label("whole-after-meeting", meeting=meeting))
    elif section.meeting is None and section.asked_on:
        on = wording.day(speech, section.asked_on)
        sentences.insert(0, speech.label("whole-asked-on", date=on))
    elif section.meeting is None:
        sentences.insert(0, speech.label("whole-asked"))
    if section.k != summary.k:
        sentences.append(speech.label("whole-own-k", k=section.k))
    if section.non_answers:
        sentences.append(speech.label("summary-non-answers"))
    if section.damaged:
        sentences.append(speech.label("summary-damaged"))
    yield Paragraph(" ".join(sentences))


def _in_figures(summary: Summary, speech: Speech) -> Iterator[Block]:
    sections = [section for section in summary.sections if section.kind is not Kind.TEXT]
    if sections:
        yield Heading(speech.label("whole-figures"), 2, "figures")
    for section in sections:
        yield from _asked(section, summary, speech)
        said = (wording.scale(speech, section), wording.whole(speech, section))
        yield Paragraph(" ".join(one for one in said if one))
        if section.splits:
            yield Points(tuple(Point(wording.split(speech, one)) for one in section.splits))
        if section.figures:
            yield _shares(section, speech)
        if section.over_weeks:
            yield _over_weeks(section, summary, speech)


def _shares(section: Section, speech: Speech) -> Picture:
    headers = (speech.label("whole-answer"), speech.label("whole-share"))
    rows = tuple(
        (wording.said(speech, figure), wording.share(speech, figure)) for figure in section.figures
    )
    told = speech.label("whole-shares-picture", wording=wording.inline(section.wording))
    return Picture(
        question_chart.section_svg(told, section, speech),
        told,
        Table(speech.label("whole-shares"), headers, rows),
    )


def _over_weeks(section: Section, summary: Summary, speech: Speech) -> Picture:
    rows = tuple(
        (
            wording.day(speech, week.on),
            wording.sentence(speech, said) if said else speech.label("whole-gap"),
        )
        for week, said in zip(summary.weeks, section.over_weeks, strict=True)
    )
    caption = speech.label("whole-over-weeks", count=len(summary.weeks))
    told = speech.label("whole-over-weeks-picture", wording=wording.inline(section.wording))
    return Picture(
        strip_chart.strip_svg(told, section.over_weeks, summary.weeks, speech),
        told,
        Table(caption, (speech.label("whole-week"), speech.label("whole-said")), rows),
    )


def _themes(summary: Summary, speech: Speech) -> Iterator[Block]:
    sections = [section for section in summary.sections if section.themes]
    if sections or summary.quiet or summary.link:
        yield Heading(speech.label("whole-themes"), 2, "themes")
    if summary.link:
        yield Paragraph(speech.label("whole-link"))
        yield Quote(summary.link)
    for section in sections:
        yield from _asked(section, summary, speech)
        for theme in section.themes:
            yield from _theme(theme, speech)
        if any(band for theme in section.themes for band in theme.weeks[:-1]):
            yield _theme_weeks(section, summary, speech)
    if summary.quiet:
        names = ", ".join(f"“{wording.inline(one.name)}”" for one in summary.quiet)
        yield Paragraph(speech.label("summary-short-quiet", names=names))


def _theme(theme: ThemeTold, speech: Speech) -> Iterator[Block]:
    yield Heading(wording.theme(speech, theme), 4)
    people = wording.people(speech, theme.standing)
    sentences = [speech.label("summary-theme-people", people=people)]
    if theme.change:
        sentences.append(wording.change(speech, theme))
    if theme.proposed:
        sentences.append(speech.label("whole-name-proposed"))
    if not theme.quotes and not theme.more:
        sentences.append(speech.label("whole-theme-no-words"))
    yield Paragraph(" ".join(sentences))
    yield from map(Quote, theme.quotes)
    if theme.more:
        count = len(theme.more)
        yield Paragraph(
            speech.label("whole-theme-more" if theme.quotes else "whole-theme-all", count=count)
        )
    yield from map(Quote, theme.more)


def _theme_weeks(section: Section, summary: Summary, speech: Speech) -> Picture:
    rows = []
    for index, week in enumerate(summary.weeks):
        then = [
            speech.label(
                "whole-theme-then",
                name=wording.theme(speech, theme),
                people=wording.people(speech, band),
            )
            for theme in section.themes
            if (band := theme.weeks[index])
        ]
        rows.append((wording.day(speech, week.on), "; ".join(then) or speech.label("whole-none")))
    caption = speech.label("whole-theme-weeks", count=len(summary.weeks))
    told = speech.label("whole-theme-weeks-picture", wording=wording.inline(section.wording))
    return Picture(
        weeks_chart.themes_svg(told, section.themes, summary.weeks, speech),
        told,
        Table(caption, (speech.label("whole-week"), speech.label("whole-themes")), tuple(rows)),
    )


def _voices(summary: Summary, speech: Speech) -> Iterator[Block]:
    themed = any(section.themes for section in summary.sections)
    sections = [
        section
        for section in summary.sections
        if section.kind is Kind.TEXT and (section.other_voices or not section.themes)
    ]
    if not sections:
        return
    yield Heading(speech.label("whole-voices" if themed else "whole-words"), 2, "voices")
    if themed and any(section.other_voices for section in sections):
        yield Paragraph(speech.label("whole-voices-why"))
    for section in sections:
        if section.themes:
            yield Heading(wording.inline(section.wording), 3)
        else:
            yield from _asked(section, summary, speech)
        if not section.other_voices:
            yield Paragraph(speech.label("summary-no-words"))
        yield from map(Quote, section.other_voices)


def _check(check: Check, speech: Speech) -> Iterator[Block]:
    yield Heading(speech.label("whole-check", number=str(check.number)), 2, "check")
    yield Paragraph(wording.answered(speech, check.answered))
    if check.said:
        yield Paragraph(wording.sentence(speech, check.said, check.option))
    if check.missing:
        yield Paragraph(speech.label("whole-check-missing"))
    yield from map(Quote, check.missing)


def _actions(actions: Sequence[Action], speech: Speech) -> Iterator[Block]:
    yield Heading(speech.label("whole-actions"), 2, "actions")
    yield Paragraph(speech.label("whole-actions-how", count=len(actions)))
    for action in actions:
        yield Heading(wording.inline(action.theme), 3)
        if action.done:
            yield Paragraph(speech.label("whole-action-done"))
        elif action.by:
            on = wording.day(speech, action.by)
            yield Paragraph(speech.label("whole-action-by", date=on))
        else:
            yield Paragraph(speech.label("whole-action-open"))
        yield Quote(action.reply)


def _sealed(questions: Sequence[Unopened], speech: Speech) -> Iterator[Block]:
    yield Heading(speech.label("whole-sealed", count=len(questions)), 2, "sealed")
    yield Points(
        tuple(
            Point(speech.label("whole-sealed-line", wording=wording.inline(one.wording), k=one.k))
            for one in questions
        )
    )
    yield Paragraph(speech.label("summary-sealed-how", count=len(questions)))


def _destroyed(questions: Sequence[Unopened], speech: Speech) -> Iterator[Block]:
    yield Heading(speech.label("whole-destroyed", count=len(questions)), 2, "destroyed")
    yield Points(
        tuple(
            Point(
                speech.label(
                    "whole-destroyed-line",
                    wording=wording.inline(one.wording),
                    k=one.k,
                    weeks=one.weeks,
                )
            )
            for one in questions
        )
    )
    yield Paragraph(speech.label("summary-destroyed-how"))
