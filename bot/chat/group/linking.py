"""The group's own Telegram chat, where summaries are posted and nothing is ever answered."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import MaybeInaccessibleMessage, Message

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.message_kinds import by_group_itself, topic_of
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.group.trying import NotPosted, try_to_post
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.shared.access import Actor, NotAllowed
from storage.records import Group, Role


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
        await _reply(context, message, speech.say("link-anonymous"), [[mine]])
        return
    await _ask_whether(context, message)


async def on_link_mine(context: Context, tap: LinkMineTap, callback: Callback) -> None:
    """They have shown who they are."""
    await context.answer(callback.query)
    await context.remove_buttons(callback.message)
    await _ask_whether(context, callback.message)


async def _ask_whether(context: Context, message: MaybeInaccessibleMessage) -> None:
    speech, here = context.speech, (message.chat.id, topic_of(message))
    mine = [one.group for one in context.memberships if one.member.is_admin]
    if not mine:
        await _reply(context, message, speech.say("link-not-admin"))
    for group in mine:
        if (group.linked_chat, group.linked_topic) == here:
            heard = await _reply(context, message, speech.say("link-already", group=group.name))
        else:
            buttons = [
                [tap_button(speech.label("button-link-this-chat"), LinkTap(group.id, 1))],
                [tap_button(speech.label("button-not-here"), LinkTap(group.id, 0))],
            ]
            text = speech.say("link-ask", group=group.name)
            heard = await _reply(context, message, text, buttons)
        if not heard:
            await context.say(context.chat_id, speech.say("link-not-heard", group=group.name))


async def _reply(
    context: Context, to: MaybeInaccessibleMessage, html: str, buttons: Buttons | None = None
) -> bool:
    """Answer where it was written, in a forum in the same topic; False if that did not work."""
    sent = await context.say(to.chat.id, html, buttons, reply_to=to.message_id, topic=topic_of(to))
    return sent is not None


async def on_link_tap(context: Context, tap: LinkTap, callback: Callback) -> None:
    """Anybody in the chat can tap; only an admin of the group counts."""
    membership = here(context, tap.group_id)
    if not membership.member.is_admin:
        raise NotAllowed(Role.ADMIN)
    if tap.yes:
        await _link(context, membership.group, callback)
    else:
        await context.answer(callback.query)
        await context.edit(callback.message, context.speech.say("link-declined"))


async def _link(context: Context, group: Group, callback: Callback) -> None:
    """Link the chat, once a message has shown that the bot may write there."""
    asked, speech = callback.message, context.speech
    if not isinstance(asked, Message):
        await context.answer(callback.query, speech.label("link-too-old"), alert=True)
        return
    chat_id, topic = asked.chat.id, topic_of(asked)
    posted = await try_to_post(context, chat_id, topic, speech.say("link-may-write"))
    if isinstance(posted, NotPosted):
        await context.answer(callback.query, speech.label(posted.value), alert=True)
        return
    await context.flows.linking.link(context.chat_id, group.id, chat_id, topic=topic)
    await context.answer(callback.query)
    await context.remove_buttons(asked)
    await context.edit(posted, speech.say("link-done", group=group.name))


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
