"""The packs: what is in them, and which one the group's questions come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Call, Routes, Touch, on
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.group.settings import BadSetting
from bot.flows.shared.access import Who
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


async def on_prompts(desk: Desk, who: Who, call: Call) -> None:
    """Show the group's own pack, and buttons for the others."""
    packs = await desk.flows.asking.prompts(who)
    group = here(desk, who.group_id).group
    wanted = call.words.casefold()
    named = [pack for pack in packs if wanted and wanted in (pack.id, pack.title.casefold())]
    chosen = [pack for pack in packs if pack.id == group.settings.pack]
    if wanted and not named:
        await desk.say(desk.chat_id, desk.speech.say("prompts-pack-gone"))
        return
    pack = (named or chosen or list(packs))[0]
    await desk.say(
        desk.chat_id, _page(desk.speech, group, pack, 0), _buttons(desk, group, packs, pack, 0)
    )


async def on_pack(desk: Desk, tap: PackTap, touch: Touch) -> None:
    """Another pack, or another page of it."""
    packs = await desk.flows.asking.prompts(Who(desk.chat_id, tap.group_id))
    group = here(desk, tap.group_id).group
    pack = next((one for one in packs if one.id == tap.pack_id), None)
    await desk.answer(touch.query)
    if pack is None:
        await desk.edit(touch.message, desk.speech.say("prompts-pack-gone"))
        return
    page = min(max(tap.page, 0), _pages(pack) - 1)
    buttons = _buttons(desk, group, packs, pack, page)
    await desk.edit(touch.message, _page(desk.speech, group, pack, page), buttons)


async def on_use_pack(desk: Desk, tap: UsePackTap, touch: Touch) -> None:
    """From the next round on, questions come from this pack."""
    who = Who(desk.chat_id, tap.group_id)
    packs = await desk.flows.asking.prompts(who)
    title = next((pack.title for pack in packs if pack.id == tap.pack_id), tap.pack_id)
    try:
        group = await desk.flows.ruling.change(who, pack=tap.pack_id)
        text = desk.speech.say("prompts-chosen", group=group.name, pack=title)
    except BadSetting:
        text = desk.speech.say("prompts-pack-gone")
    await desk.answer(touch.query)
    await desk.edit(touch.message, text)


def _page(speech: Speech, group: Group, pack: Pack, page: int) -> str:
    shown = pack.prompts[page * PROMPTS_A_PAGE : (page + 1) * PROMPTS_A_PAGE]
    head = speech.say(
        "prompts-title",
        pack=pack.title,
        about=pack.about,
        chosen="yes" if pack.id == group.settings.pack else "no",
        count=len(pack.prompts),
    )
    end = speech.say("prompts-end", ref=prompt_ref(pack, shown[0]))
    parts = [head, *_lines(speech, pack, shown), end]
    if _pages(pack) > 1:
        parts.append(speech.say("page-of", page=page + 1, pages=_pages(pack)))
    return "\n\n".join(parts)


def _lines(speech: Speech, pack: Pack, prompts: Sequence[Prompt]) -> Iterator[str]:
    theme = ""
    for prompt in prompts:
        line = speech.say("prompts-line", wording=prompt.wording, ref=prompt_ref(pack, prompt))
        if prompt.theme != theme:
            theme = prompt.theme
            line = speech.say("prompts-theme", theme=pack.theme_title(theme), line=line)
        yield line


def _buttons(desk: Desk, group: Group, packs: Sequence[Pack], shown: Pack, page: int) -> Buttons:
    label = desk.speech.label
    rows = []
    if page > 0:
        rows.append([tap_button(label("button-earlier"), PackTap(group.id, shown.id, page - 1))])
    if page + 1 < _pages(shown):
        rows.append([tap_button(label("button-more"), PackTap(group.id, shown.id, page + 1))])
    if shown.id != group.settings.pack:
        rows.append([tap_button(label("button-use-pack"), UsePackTap(group.id, shown.id))])
    others = [pack for pack in packs if pack.id != shown.id]
    rows.extend(
        [tap_button(label("button-see-pack", pack=pack.title), PackTap(group.id, pack.id, 0))]
        for pack in others
    )
    return rows


def _pages(pack: Pack) -> int:
    return max(1, -(-len(pack.prompts) // PROMPTS_A_PAGE))


ROUTES = Routes(
    commands=(("prompts", with_group(on_prompts, Role.ADMIN)),),
    taps=(on(PackTap, on_pack), on(UsePackTap, on_use_pack)),
)
