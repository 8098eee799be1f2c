"""A whole summary as plain blocks, in the order in which it is read, the same in every form.

What a summary says is decided here and nowhere else, question by question, as the message has it
(`bot.summaries.forms.in_short`); `bot.summaries.forms.how_made` says how it came about.
"""

from collections.abc import Iterator, Sequence

from bot.summaries import wording
from bot.summaries.charts import questions as question_chart
from bot.summaries.charts import strip as strip_chart
from bot.summaries.charts import weeks as weeks_chart
from bot.summaries.forms import answered
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
from bot.summaries.forms.to_talk_about import to_talk_about
from bot.summaries.model import Action, Check, Section, Summary, ThemeTold, Unopened
from bot.texts.speech import Speech
from prompts.model import Kind


def document(summary: Summary, speech: Speech) -> tuple[Block, ...]:
    """All that a summary says."""
    return (
        *_head(summary, speech),
        *_questions(summary, speech),
        *_across(summary, speech),
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
    meetings = [wording.meeting(speech, held) for held in summary.meetings]
    told = [wording.period(speech, summary)]
    if not meetings:
        told.append(speech.label("summary-no-meeting"))
    elif len(meetings) == 1:
        told.append(speech.label("summary-one-meeting", meeting=meetings[0]))
    told.append(wording.holidays(speech, summary))
    if summary.sections:
        told.append(wording.answered_in_all(speech, summary))
    yield Paragraph(" ".join(one for one in told if one))
    if len(meetings) > 1:
        yield Paragraph(speech.label("summary-many-meetings", count=len(meetings)))
        yield Points(tuple(Point(meeting) for meeting in meetings))
    if summary.number == 1:
        yield Paragraph(speech.label("summary-first"))


def _questions(summary: Summary, speech: Speech) -> Iterator[Block]:
    """Each question, and below it all that was answered to it."""
    if not summary.sections:
        yield Paragraph(speech.label("summary-nothing"))
    alike = len({section.answered for section in summary.sections}) == 1
    for number, section in enumerate(summary.sections, start=1):
        yield Heading(wording.inline(section.wording), 2, f"question{number}")
        about = list(_about(section, summary, speech, alike=alike))
        if about:
            yield Paragraph(" ".join(about))
        if section.kind is Kind.TEXT:
            yield from _words(section, summary, speech)
        else:
            yield from _taps(section, summary, speech)


def _about(section: Section, summary: Summary, speech: Speech, *, alike: bool) -> Iterator[str]:
    """What is not plain already: after which meeting it was asked, and how many answered it."""
    if section.meeting and summary.meetings != (section.meeting,):
        meeting = wording.meeting(speech, section.meeting)
        yield speech.label("whole-after-meeting", meeting=meeting)
    elif section.meeting is None and section.asked_on:
        yield speech.label("whole-asked-on", date=wording.day(speech, section.asked_on))
    elif section.meeting is None:
        yield speech.label("whole-asked")
    if not alike:
        yield wording.answered(speech, section.answered)
    if section.k != summary.k:
        yield speech.label("whole-own-k", k=section.k)
    if section.damaged:
        yield speech.label("summary-damaged")


def _taps(section: Section, summary: Summary, speech: Speech) -> Iterator[Block]:
    yield Paragraph(answered.taps_said(section, speech))
    if section.splits:
        yield Points(tuple(Point(wording.split(speech, one)) for one in section.splits))
    if section.figures:
        yield _shares(section, speech)
    if section.over_weeks:
        yield _over_weeks(section, summary, speech)


def _words(section: Section, summary: Summary, speech: Speech) -> Iterator[Block]:
    for theme in section.themes:
        yield from _theme(theme, speech)
    if section.themes and section.other_voices:
        yield Heading(speech.label("summary-also"), 3)
    yield from map(Quote, section.other_voices)
    for said in answered.nothing_said(section, speech):
        yield Paragraph(said)
    for name in answered.quiet_here(section, summary):
        yield Paragraph(speech.label("summary-theme-quiet", name=wording.inline(name)))
    if any(band for theme in section.themes for band in theme.weeks[:-1]):
        yield _theme_weeks(section, summary, speech)


def _theme(theme: ThemeTold, speech: Speech) -> Iterator[Block]:
    yield Heading(answered.theme_said(theme, speech), 3)
    since = answered.theme_since(theme, speech)
    if since:
        yield Paragraph(since)
    for side in answered.sides(theme, speech):
        if side.said_before:
            yield Paragraph(side.said_before)
        yield from map(Quote, side.quotes)


def _across(summary: Summary, speech: Speech) -> Iterator[Block]:
    """What is said across questions."""
    before = [one for one in summary.quiet if not one.wording]
    point = to_talk_about(summary, speech)
    if point or summary.link or before:
        yield Heading(speech.label("summary-talk" if point else "whole-across"), 2, "talk")
    if point:
        yield Paragraph(point)
    if summary.link:
        yield Paragraph(speech.label("whole-link"))
        yield Quote(summary.link)
    if before:
        names = ", ".join(f"“{wording.inline(one.name)}”" for one in before)
        yield Paragraph(speech.label("summary-short-quiet", names=names))


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
