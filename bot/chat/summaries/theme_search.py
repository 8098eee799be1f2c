"""Finding older summaries by a word of their themes."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Routes, Touch, on
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.chat.summaries.taps import SummaryTap
from bot.flows.shared.access import Who
from bot.flows.summaries.reading import WithThemes
from bot.summaries.wording import inline
from bot.texts.speech import Markup

MOST_FOUND = 8
MOST_THEMES = 15
MOST_NUMBERS = 10
"""Of more summaries with a theme the newest are told, so that the list fits into one message."""
LABEL = 40
"""Characters of a theme's name on a button, and of what was looked for in the answer to that."""


@dataclass(frozen=True)
class ByThemeTap(Tap):
    """Show the themes of all summaries."""

    verb: ClassVar[str] = "sy"
    group_id: str


async def find_summaries(desk: Desk, who: Who, wanted: str) -> None:
    """The summaries that have such a theme, newest first."""
    group = here(desk, who.group_id).group
    found = await desk.flows.reading.with_theme(who, wanted)
    text_id = "summaries-found" if found else "summaries-found-none"
    text = desk.speech.say(text_id, group=group.name, words=_short(wanted))
    await desk.say(desk.chat_id, text, _buttons(desk, who, found))


async def on_by_theme(desk: Desk, tap: ByThemeTap, touch: Touch) -> None:
    """The themes that there were."""
    who = Who(desk.chat_id, tap.group_id)
    told = await desk.flows.reading.themes(who)
    await desk.answer(touch.query)
    await desk.say(desk.chat_id, _themes(desk, who, told))


def by_theme_button(desk: Desk, group_id: str) -> Buttons:
    """The row that leads to the themes."""
    return [[tap_button(desk.speech.label("button-by-theme"), ByThemeTap(group_id))]]


def _buttons(desk: Desk, who: Who, found: tuple[WithThemes, ...]) -> Buttons:
    rows = []
    for one in found[:MOST_FOUND]:
        name = _short(one.names[0])
        label = desk.speech.label("button-found", number=str(one.stored.number), name=name)
        rows.append([tap_button(label, SummaryTap(who.group_id, one.stored.id))])
    return rows or by_theme_button(desk, who.group_id)


def _short(text: str) -> str:
    return inline(text, LABEL)


def _themes(desk: Desk, who: Who, told: tuple[WithThemes, ...]) -> Markup:
    speech, group = desk.speech, here(desk, who.group_id).group
    numbers: dict[str, list[str]] = {}
    for one in told:
        for name in dict.fromkeys(one.names):
            numbers.setdefault(name, []).append(str(one.stored.number))
    if not numbers:
        return speech.say("summaries-themes-none", group=group.name)
    lines = [speech.say("summaries-themes", group=group.name)]
    for name, where in list(numbers.items())[:MOST_THEMES]:
        told_in = ", ".join(where[:MOST_NUMBERS]) + (", …" if len(where) > MOST_NUMBERS else "")
        lines.append(
            speech.say("summaries-theme-line", name=name, count=len(where), numbers=told_in)
        )
    example = next(iter(numbers)).split()[0].strip(",")
    lines.append(speech.say("summaries-themes-how", example=example))
    return Markup("\n".join(lines))


ROUTES = Routes(taps=(on(ByThemeTap, on_by_theme),))
