"""The group's own Telegram chat, where summaries are posted and nothing is ever answered."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
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


async def on_link_here(context: Context, command: ChatCommand) -> None:
    """An admin typed /link in a group chat: ask whether to post there, once for each group."""
    chat_id, speech = command.message.chat.id, context.speech
    mine = [one.group for one in context.memberships if one.member.is_admin]
    if not mine:
        text = speech.say("link-not-admin")
        await context.say(chat_id, text, reply_to=command.message.message_id)
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
    taps=(on(LinkTap, on_link_tap), on(UnlinkTap, on_unlink)),
    in_groups=(("link", on_link_here),),
)
