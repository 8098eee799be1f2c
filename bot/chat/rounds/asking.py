"""Asking the group now: said first what will be asked of how many, then done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from telegram import Message
from telegram.constants import MessageEntityType

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.rounds.asking import Asked, AskRefused, WouldAsk
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup
from prompts.model import Pack, Prompt, prompt_ref
from storage.records import Group, Role


@dataclass(frozen=True)
class AskNowTap(Tap):
    """Ask after all, or not; a named prompt stands in the message."""

    verb: ClassVar[str] = "qn"
    group_id: str
    yes: int
    named: int


async def on_ask(context: Context, actor: Actor, command: ChatCommand) -> None:
    """Say what will be asked, of how many, and when it opens."""
    group = here(context, actor.group_id).group
    would = await context.flows.asking.would_ask(actor)
    if not command.words:
        text = _confirm_pack(context, group, would)
        await context.say(context.chat_id, text, _buttons(context, group, named=0))
        return
    found = find_prompt_named(would.packs, would.pack.id, command.words)
    if found is None:
        await context.say(context.chat_id, context.speech.say("ask-refused-unknown-prompt"))
        return
    text = _confirm_prompt(context, group, *found, would)
    await context.say(context.chat_id, text, _buttons(context, group, named=1))


async def on_ask_now(context: Context, tap: AskNowTap, callback: Callback) -> None:
    """Ask, if they said yes."""
    group, named = here(context, tap.group_id).group, None
    if tap.yes and tap.named:
        named = None if callback.readable is None else _prompt_in(callback.readable)
        if named is None:
            await context.answer(callback.query)
            await context.edit(callback.message, context.speech.say("ask-too-old"))
            return
    text = context.speech.say("ask-kept")
    if tap.yes:
        token = str(callback.message.message_id)
        outcome = await context.flows.asking.ask_now(
            Actor(context.chat_id, tap.group_id), named, token
        )
        text = _outcome_text(context, group, outcome)
    await context.answer(callback.query)
    await context.edit(callback.message, text)


def find_prompt_named(packs: Sequence[Pack], chosen: str, name: str) -> tuple[Pack, Prompt] | None:
    """The prompt called "PACK/PROMPT", or "PROMPT" in the chosen pack or in only one of them."""
    name = name.casefold().strip("\"'“”‘’` ")
    found = [(pack, prompt) for pack in packs if (prompt := pack.prompt(name)) is not None]
    in_chosen = [one for one in found if one[0].id == chosen]
    if in_chosen:
        return in_chosen[0]
    return found[0] if len(found) == 1 else None


def _confirm_pack(context: Context, group: Group, would: WouldAsk) -> Markup:
    return context.speech.say(
        "ask-confirm",
        group=group.name,
        count=group.settings.prompts_per_round,
        pack=would.pack.title,
        people=would.people,
        opens=_moment(context, group, would.opens_at),
    )


def _confirm_prompt(
    context: Context, group: Group, pack: Pack, prompt: Prompt, would: WouldAsk
) -> Markup:
    return context.speech.say(
        "ask-confirm-one",
        group=group.name,
        wording=prompt.wording,
        ref=prompt_ref(pack, prompt),
        people=would.people,
        opens=_moment(context, group, would.opens_at),
    )


def _buttons(context: Context, group: Group, *, named: int) -> Buttons:
    ask_now = AskNowTap(group.id, 1, named)
    return [
        [tap_button(context.speech.label("button-ask-now"), ask_now)],
        [tap_button(context.speech.label("button-not-now"), AskNowTap(group.id, 0, named))],
    ]


def _prompt_in(message: Message) -> str | None:
    marked = message.parse_entities([MessageEntityType.CODE])
    return next(iter(marked.values()), None)


def _outcome_text(context: Context, group: Group, outcome: Asked | AskRefused) -> Markup:
    if isinstance(outcome, Asked):
        questions, people = len(outcome.questions), outcome.round.roster
        opens = _moment(context, group, outcome.opens_at)
        return context.speech.say("ask-done", questions=questions, people=people, opens=opens)
    refused = f"ask-refused-{outcome.reason}"
    asked = " · ".join(question.wording for question in outcome.asked)
    return context.speech.say(refused, needed=outcome.needed, people=outcome.people, open=asked)


def _moment(context: Context, group: Group, instant: datetime) -> str:
    return formatting.moment(context.speech, instant, group.settings.zone, context.clock())


ROUTES = Routes(
    commands=(("ask", with_group(on_ask, Role.ADMIN)),), taps=(on(AskNowTap, on_ask_now),)
)
