"""The packs: what is in them, and which one the group's questions come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import Page, page_line, page_of, turns
from bot.chat.messages.taps import Tap
from bot.flows.group.packs import PackGone, PackShown
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup, Speech
from prompts.model import Pack, Prompt, prompt_ref
from storage.records import Group, Role

PROMPTS_A_PAGE = 8
"""With the longest wordings and names, below Telegram's 4096 characters."""


@dataclass(frozen=True)
class PackTap(Tap):
    """Show a page of this pack."""

    verb: ClassVar[str] = "pk"
    group_id: str
    pack_id: str
    page: int


@dataclass(frozen=True)
class UsePackTap(Tap):
    """Choose the group's questions from this pack."""

    verb: ClassVar[str] = "pu"
    group_id: str
    pack_id: str


async def on_prompts(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Show the group's own pack, and buttons for the others."""
    shown = await context.flows.packs.look(actor, command.words)
    await context.say(context.chat_id, *_page(context.speech, shown, 0))


async def on_pack(context: Context, tap: PackTap, callback: Callback) -> None:
    """Another pack, or another page of it."""
    shown = await context.flows.packs.look(Actor(context.chat_id, tap.group_id), tap.pack_id)
    await context.answer(callback.query)
    await context.edit(callback.message, *_page(context.speech, shown, tap.page))


async def on_use_pack(context: Context, tap: UsePackTap, callback: Callback) -> None:
    """From the next round on, questions come from this pack."""
    actor = Actor(context.chat_id, tap.group_id)
    outcome = await context.flows.packs.choose(actor, tap.pack_id)
    await context.answer(callback.query)
    if isinstance(outcome, PackGone):
        text = context.speech.say("prompts-pack-gone")
    else:
        names = {"group": outcome.group.name, "pack": outcome.pack.title}
        text = context.speech.say("prompts-chosen", **names)
    await context.edit(callback.message, text)


def _page(speech: Speech, shown: PackShown | PackGone, number: int) -> tuple[Markup, Buttons]:
    if isinstance(shown, PackGone):
        return speech.say("prompts-pack-gone"), []
    page = page_of(shown.pack.prompts, number, PROMPTS_A_PAGE)
    return _text(speech, shown.group, shown.pack, page), _buttons(speech, shown, page)


def _text(speech: Speech, group: Group, pack: Pack, page: Page[Prompt]) -> Markup:
    head = speech.say(
        "prompts-title",
        pack=pack.title,
        about=pack.about,
        chosen="yes" if pack.id == group.settings.pack else "no",
        count=len(pack.prompts),
    )
    end = speech.say("prompts-end", ref=prompt_ref(pack, page.items[0]))
    parts = [head, *_lines(speech, pack, page.items), end, *page_line(page, speech)]
    return Markup("\n\n".join(parts))


def _lines(speech: Speech, pack: Pack, prompts: Sequence[Prompt]) -> Iterator[str]:
    theme = ""
    for prompt in prompts:
        line = speech.say("prompts-line", wording=prompt.wording, ref=prompt_ref(pack, prompt))
        if prompt.theme != theme:
            theme = prompt.theme
            line = speech.say("prompts-theme", theme=pack.theme_title(theme), line=line)
        yield line


def _buttons(speech: Speech, shown: PackShown, page: Page[Prompt]) -> Buttons:
    label, group, pack = speech.label, shown.group, shown.pack
    rows = turns(
        page,
        lambda to: PackTap(group.id, pack.id, to),
        back=label("button-earlier"),
        on=label("button-more"),
    )
    if pack.id != group.settings.pack:
        rows.append([tap_button(label("button-use-pack"), UsePackTap(group.id, pack.id))])
    rows.extend(
        [tap_button(label("button-see-pack", pack=other.title), PackTap(group.id, other.id, 0))]
        for other in shown.packs
        if other.id != pack.id
    )
    return rows


ROUTES = Routes(
    commands=(("prompts", with_group(on_prompts, Role.ADMIN)),),
    taps=(on(PackTap, on_pack), on(UsePackTap, on_use_pack)),
)
