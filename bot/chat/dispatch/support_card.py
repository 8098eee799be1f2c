"""The support card: who to call, for anybody who asks, and before words of distress go anywhere.

The card is a reply to the words, so that "Send it all the same" reads them back out of the chat:
nothing is kept in between. What asked for them stands in the card's hidden mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from telegram import Message

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import Callback
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.hidden_marks import CommandMark, hide, mark_in
from bot.chat.messages.taps import Tap, verb_of
from bot.rules.care.distress import suggests_distress
from bot.rules.care.lines import MOST_NEEDED, SupportLine, Where, support_lines
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings


@dataclass(frozen=True)
class CardGoneTap(Tap):
    """Delete this card from the chat."""

    verb: ClassVar[str] = "cg"


@dataclass(frozen=True)
class MoreLinesTap(Tap):
    """Show all lines on this card."""

    verb: ClassVar[str] = "kl"


@dataclass(frozen=True)
class SendAnywayTap(Tap):
    """Do with my words what I typed them for."""

    verb: ClassVar[str] = "ks"


@dataclass(frozen=True)
class DoNotSendTap(Tap):
    """Do nothing with my words."""

    verb: ClassVar[str] = "kn"


def words_of_distress(message: Message | None) -> bool:
    """Whether what somebody typed, as a text or under a picture or file, suggests distress."""
    return message is not None and suggests_distress(message.text or message.caption or "")


async def show_card(context: Context, about: str) -> None:
    """Show the card as the last message; `about` says what became of the words.

    Nothing else comes of it: no flow is called, and nothing is stored, counted or logged.
    """
    buttons = _buttons(context.speech, held=False, more=True)
    await context.say(context.chat_id, _short(context.speech, about), buttons)


async def hold(context: Context, message: Message, asked: CommandMark | None) -> None:
    """Show the card in place of doing what the words were typed for, until a second tap."""
    text = _short(context.speech, "care-about-held")
    await context.say(
        context.chat_id,
        hide(text, asked, context.bot_name) if asked else text,
        _buttons(context.speech, held=True, more=True),
        reply_to=message.message_id,
    )


async def let_go(context: Context, callback: Callback) -> None:
    """Take the choice off a card: it has been made."""
    message = callback.message
    more = _has(callback, MoreLinesTap)
    buttons = _buttons(context.speech, held=False, more=more)
    await context.set_buttons(message.chat.id, message.message_id, buttons)


async def on_do_not_send(context: Context, tap: DoNotSendTap, callback: Callback) -> None:
    """Leave the words where they are."""
    await let_go(context, callback)
    await context.answer(callback.query, context.speech.label("care-not-sent"), alert=True)


async def on_more_lines(context: Context, tap: MoreLinesTap, callback: Callback) -> None:
    """Put all lines on the card; a choice that is still to be made stays on it."""
    await context.answer(callback.query)
    held = _has(callback, SendAnywayTap)
    say = context.speech.say
    under = [say("care-about-held")] if held else []
    card = support_card(context.speech, [one.group.settings for one in context.memberships])
    text = Markup("\n\n".join([say("care-shown"), card, *under, say("care-private")]))
    mark = mark_in(callback.readable) if callback.readable else None
    if mark:
        text = hide(text, mark, context.bot_name)
    await context.edit(callback.message, text, _buttons(context.speech, held=held, more=False))


async def on_card_gone(context: Context, tap: CardGoneTap, callback: Callback) -> None:
    """Take the card out of the chat."""
    await context.answer(callback.query)
    if not await context.delete(context.chat_id, callback.message.message_id):
        await context.edit(callback.message, context.speech.say("card-gone"))


def support_card(speech: Speech, groups: Sequence[GroupSettings] = ()) -> Markup:
    """All lines by place and need, and what the person's groups have put on the card."""
    parts = [_lines_for(speech, where) for where in Where]
    checked = min(line.checked for line in support_lines())
    parts.append(speech.say("care-checked", date=formatting.day(speech, checked)))
    contacts = dict.fromkeys(one.human_contact for one in groups if one.human_contact)
    own = dict.fromkeys(_own(speech, one) for one in groups if one.support)
    named = [speech.say("support-contact", contact=contact) for contact in contacts]
    return Markup("\n\n".join([*parts, *own, *named]))


def _short(speech: Speech, about: str) -> Markup:
    lines = "\n".join(_line(speech, line) for line in MOST_NEEDED)
    said = (speech.say("care-shown"), lines, speech.say(about), speech.say("care-private"))
    return Markup("\n\n".join(said))


def _buttons(speech: Speech, *, held: bool, more: bool) -> Buttons:
    label = speech.label
    choice = [
        [tap_button(label("button-do-not-send"), DoNotSendTap())],
        [tap_button(label("button-send-anyway"), SendAnywayTap())],
    ]
    lines = [[tap_button(label("button-more-lines"), MoreLinesTap())]]
    gone = [[tap_button(label("button-card-gone"), CardGoneTap())]]
    return [*(lines if more else []), *(choice if held else gone)]


def _has(callback: Callback, kind: type[Tap]) -> bool:
    message = callback.readable
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    verbs = {verb_of(str(button.callback_data)) for row in rows for button in row}
    return kind.verb in verbs


def _lines_for(speech: Speech, where: Where) -> Markup:
    here = support_lines(where)
    sources = "; ".join(dict.fromkeys(line.source for line in here))
    heading = speech.say("care-where", where=speech.label(f"care-where-{where.value}"))
    lines = [_line(speech, line) for line in here]
    return Markup("\n".join([heading, *lines, speech.say("care-source", sources=sources)]))


def _line(speech: Speech, line: SupportLine) -> Markup:
    return speech.say("care-line", name=line.name, how=line.how, hours=line.hours)


def _own(speech: Speech, settings: GroupSettings) -> Markup:
    own = speech.say("support-own", lines=settings.support)
    if settings.support_checked is None:
        return own
    checked = formatting.day(speech, settings.support_checked)
    return Markup(f"{own}\n{speech.say('support-own-checked', date=checked)}")
