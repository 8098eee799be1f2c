"""Finding older summaries by a word of their themes."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.summaries.taps import SummaryTap
from bot.flows.shared.access import Actor
from bot.flows.summaries.reading import WithThemes
from bot.summaries.searching import NamedTheme
from bot.summaries.wording import inline
from bot.texts.speech import Markup

MOST_FOUND = 8
MOST_THEMES = 15
MOST_NUMBERS = 10
"""Of more summaries with a theme the newest are told, so that the list fits into one message."""
IN_LIST = 80
"""Characters of a question and of a theme's name in a list, so that it fits into one message."""
LABEL = 40
"""Characters of a theme's name on a button, and of what was looked for in the answer to that."""


@dataclass(frozen=True)
class ByThemeTap(Tap):
    """Show the themes of all summaries."""

    verb: ClassVar[str] = "sy"
    group_id: str


async def find_summaries(context: Context, actor: Actor, wanted: str) -> None:
    """The summaries that have such a theme, newest first."""
    group = here(context, actor.group_id).group
    found = await context.flows.reading.with_theme(actor, wanted)
    text_id = "summaries-found" if found else "summaries-found-none"
    text = context.speech.say(text_id, group=group.name, words=_short(wanted))
    lines = [text, *(_line(context, one) for one in found[:MOST_FOUND])]
    await context.say(context.chat_id, Markup("\n".join(lines)), _buttons(context, actor, found))


async def on_by_theme(context: Context, tap: ByThemeTap, callback: Callback) -> None:
    """The themes that there were."""
    actor = Actor(context.chat_id, tap.group_id)
    told = await context.flows.reading.themes(actor)
    await context.answer(callback.query)
    await context.say(context.chat_id, _themes(context, actor, told))


def by_theme_button(context: Context, group_id: str) -> Buttons:
    """The row that leads to the themes."""
    return [[tap_button(context.speech.label("button-by-theme"), ByThemeTap(group_id))]]


def _buttons(context: Context, actor: Actor, found: tuple[WithThemes, ...]) -> Buttons:
    rows = []
    for one in found[:MOST_FOUND]:
        name = _short(one.themes[0].name)
        label = context.speech.label("button-found", number=str(one.stored.number), name=name)
        rows.append([tap_button(label, SummaryTap(actor.group_id, one.stored.id))])
    return rows or by_theme_button(context, actor.group_id)


def _line(context: Context, found: WithThemes) -> Markup:
    """The first theme that was found, with the question that it was said to."""
    theme, number = found.themes[0], str(found.stored.number)
    asked, name = inline(theme.asked, IN_LIST), inline(theme.name, IN_LIST)
    return context.speech.say("summaries-found-line", number=number, wording=asked, name=name)


def _short(text: str) -> str:
    return inline(text, LABEL)


def _themes(context: Context, actor: Actor, told: tuple[WithThemes, ...]) -> Markup:
    speech, group = context.speech, here(context, actor.group_id).group
    numbers: dict[NamedTheme, list[str]] = {}
    for one in told:
        for theme in dict.fromkeys(one.themes):
            numbers.setdefault(theme, []).append(str(one.stored.number))
    if not numbers:
        return speech.say("summaries-themes-none", group=group.name)
    lines = [speech.say("summaries-themes", group=group.name)]
    shown = list(numbers.items())[:MOST_THEMES]
    asked = list(dict.fromkeys(theme.asked for theme, _ in shown))
    shown.sort(key=lambda item: asked.index(item[0].asked))
    before = None
    for theme, where in shown:
        if theme.asked != before:
            before = theme.asked
            lines.append(speech.say("summaries-theme-asked", wording=inline(before, IN_LIST)))
        name = inline(theme.name, IN_LIST)
        told_in = ", ".join(where[:MOST_NUMBERS]) + (", …" if len(where) > MOST_NUMBERS else "")
        lines.append(
            speech.say("summaries-theme-line", name=name, count=len(where), numbers=told_in)
        )
    example = next(iter(numbers)).name.split()[0].strip(",")
    lines.append(speech.say("summaries-themes-how", example=example))
    return Markup("\n".join(lines))


ROUTES = Routes(taps=(on(ByThemeTap, on_by_theme),))
