"""The packs: what is in them, and which one the group's questions come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.paging import Page, page_line, page_of, turns
from bot.chat.messages.taps import Tap
from bot.flows.group.settings import BadSetting
from bot.flows.shared.access import Actor
from bot.texts.speech import Speech
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
    packs = await context.flows.asking.prompts(actor)
    group = here(context, actor.group_id).group
    wanted = command.words.casefold()
    named = [pack for pack in packs if wanted and wanted in (pack.id, pack.title.casefold())]
    chosen = [pack for pack in packs if pack.id == group.settings.pack]
    if wanted and not named:
        await context.say(context.chat_id, context.speech.say("prompts-pack-gone"))
        return
    pack = (named or chosen or list(packs))[0]
    await context.say(context.chat_id, *_page(context, group, packs, pack, 0))


async def on_pack(context: Context, tap: PackTap, callback: Callback) -> None:
    """Another pack, or another page of it."""
    packs = await context.flows.asking.prompts(Actor(context.chat_id, tap.group_id))
    group = here(context, tap.group_id).group
    pack = next((one for one in packs if one.id == tap.pack_id), None)
    await context.answer(callback.query)
    if pack is None:
        await context.edit(callback.message, context.speech.say("prompts-pack-gone"))
        return
    await context.edit(callback.message, *_page(context, group, packs, pack, tap.page))


async def on_use_pack(context: Context, tap: UsePackTap, callback: Callback) -> None:
    """From the next round on, questions come from this pack."""
    actor = Actor(context.chat_id, tap.group_id)
    packs = await context.flows.asking.prompts(actor)
    title = next((pack.title for pack in packs if pack.id == tap.pack_id), tap.pack_id)
    try:
        rules = await context.flows.ruling.change(actor, pack=tap.pack_id)
        text = context.speech.say("prompts-chosen", group=rules.group.name, pack=title)
    except BadSetting:
        text = context.speech.say("prompts-pack-gone")
    await context.answer(callback.query)
    await context.edit(callback.message, text)


def _page(
    context: Context, group: Group, packs: Sequence[Pack], pack: Pack, number: int
) -> tuple[str, Buttons]:
    page = page_of(pack.prompts, number, PROMPTS_A_PAGE)
    text = _text(context.speech, group, pack, page)
    return text, _buttons(context, group, packs, pack, page)


def _text(speech: Speech, group: Group, pack: Pack, page: Page[Prompt]) -> str:
    head = speech.say(
        "prompts-title",
        pack=pack.title,
        about=pack.about,
        chosen="yes" if pack.id == group.settings.pack else "no",
        count=len(pack.prompts),
    )
    end = speech.say("prompts-end", ref=prompt_ref(pack, page.items[0]))
    parts = [head, *_lines(speech, pack, page.items), end, *page_line(page, speech)]
    return "\n\n".join(parts)


def _lines(speech: Speech, pack: Pack, prompts: Sequence[Prompt]) -> Iterator[str]:
    theme = ""
    for prompt in prompts:
        line = speech.say("prompts-line", wording=prompt.wording, ref=prompt_ref(pack, prompt))
        if prompt.theme != theme:
            theme = prompt.theme
            line = speech.say("prompts-theme", theme=pack.theme_title(theme), line=line)
        yield line


def _buttons(
    context: Context, group: Group, packs: Sequence[Pack], shown: Pack, page: Page[Prompt]
) -> Buttons:
    label = context.speech.label
    rows = turns(
        page,
        lambda to: PackTap(group.id, shown.id, to),
        back=label("button-earlier"),
        on=label("button-more"),
    )
    if shown.id != group.settings.pack:
        rows.append([tap_button(label("button-use-pack"), UsePackTap(group.id, shown.id))])
    others = [pack for pack in packs if pack.id != shown.id]
    rows.extend(
        [tap_button(label("button-see-pack", pack=pack.title), PackTap(group.id, pack.id, 0))]
        for pack in others
    )
    return rows


ROUTES = Routes(
    commands=(("prompts", with_group(on_prompts, Role.ADMIN)),),
    taps=(on(PackTap, on_pack), on(UsePackTap, on_use_pack)),
)
