"""The group's own Telegram chat, where summaries are posted and nothing is ever answered."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.message_kinds import by_group_itself
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Actor, NotAllowed
from storage.records import Role


@dataclass(frozen=True)
class LinkTap(Tap):
    """Post this group's summaries in the chat with the button, or don't."""

    verb: ClassVar[str] = "lk"
    group_id: str
    yes: int


@dataclass(frozen=True)
class UnlinkTap(Tap):
    """Post summaries in no group chat."""

    verb: ClassVar[str] = "lu"
    group_id: str


@dataclass(frozen=True)
class LinkMineTap(Tap):
    """It was me who typed /link: a tap shows who somebody is, also if they write as the group."""

    verb: ClassVar[str] = "lm"


async def on_link_here(context: Context, command: ChatCommand) -> None:
    """An admin typed /link in a group chat: ask whether to post there, once for each group."""
    message, speech = command.message, context.speech
    if by_group_itself(message):
        mine = tap_button(speech.label("button-link-mine"), LinkMineTap())
        text = speech.say("link-anonymous")
        await context.say(message.chat.id, text, [[mine]], reply_to=message.message_id)
        return
    await _ask_whether(context, message.chat.id, reply_to=message.message_id)


async def on_link_mine(context: Context, tap: LinkMineTap, callback: Callback) -> None:
    """They have shown who they are."""
    await context.answer(callback.query)
    await context.remove_buttons(callback.message)
    await _ask_whether(context, callback.message.chat.id, reply_to=callback.message.message_id)


async def _ask_whether(context: Context, chat_id: int, *, reply_to: int) -> None:
    speech = context.speech
    mine = [one.group for one in context.memberships if one.member.is_admin]
    if not mine:
        text = speech.say("link-not-admin")
        await context.say(chat_id, text, reply_to=reply_to)
    for group in mine:
        if group.linked_chat == chat_id:
            await context.say(chat_id, speech.say("link-already", group=group.name))
            continue
        buttons = [
            [tap_button(speech.label("button-link-this-chat"), LinkTap(group.id, 1))],
            [tap_button(speech.label("button-not-here"), LinkTap(group.id, 0))],
        ]
        await context.say(chat_id, speech.say("link-ask", group=group.name), buttons)


async def on_link_tap(context: Context, tap: LinkTap, callback: Callback) -> None:
    """Anybody in the chat can tap; only an admin of the group counts."""
    membership = here(context, tap.group_id)
    if not membership.member.is_admin:
        raise NotAllowed(Role.ADMIN)
    text_id = "link-declined"
    if tap.yes:
        await context.flows.linking.link(context.chat_id, tap.group_id, callback.message.chat.id)
        text_id = "link-done"
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say(text_id, group=membership.group.name))


async def on_link(context: Context, actor: Actor, command: ChatCommand) -> None:
    """In private: explain how, and offer to stop."""
    group, speech = here(context, actor.group_id).group, context.speech
    if group.linked_chat is None:
        await context.say(context.chat_id, speech.say("link-private"))
        return
    stop = tap_button(speech.label("button-unlink"), UnlinkTap(group.id))
    text = "\n\n".join(
        [speech.say("link-private-linked", group=group.name), speech.say("link-private")]
    )
    await context.say(context.chat_id, text, [[stop]])


async def on_unlink(context: Context, tap: UnlinkTap, callback: Callback) -> None:
    """Summaries are no longer posted there."""
    group = await context.flows.linking.unlink(Actor(context.chat_id, tap.group_id))
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say("link-unlinked", group=group.name))


ROUTES = Routes(
    commands=(("link", with_group(on_link, Role.ADMIN)),),
    taps=(
        on(LinkTap, on_link_tap),
        on(LinkMineTap, on_link_mine),
        on(UnlinkTap, on_unlink),
    ),
    in_groups=(("link", on_link_here),),
)
