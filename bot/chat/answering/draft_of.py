"""Which answer a message is for: by what it replies to, or else by where the chat is."""

from telegram import MaybeInaccessibleMessage, Message

from bot.chat.answering.previews import (
    answer_mark_in,
    is_being_edited,
    is_preview,
    words_in,
)
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.messages.hidden_marks import AnswerMark
from bot.chat.messages.taps import Code


def goes_into_a_draft(context: Context, message: Message) -> bool:
    """Whether a message's words are for an answer: then its preview is shown, and nothing sent."""
    return (
        message.text is not None
        and not message.forward_origin
        and draft_for(context, message) is not None
    )


def draft_for(context: Context, message: Message) -> TypedAnswer | None:
    """The draft that a message belongs to: by what it replies to, or else by where they were."""
    conversation = context.conversations.find(context.chat_id, context.clock())
    here = conversation if isinstance(conversation, TypedAnswer) else None
    answered = message.reply_to_message
    if answered is None or not is_ours(context, answered):
        return here
    if here and answered.message_id in here.asks:
        return here
    mark = answer_mark_in(answered)
    if mark is None:
        return None
    if here and here.code == mark.code and here.text:
        return here
    if is_preview(answered):
        return draft_in(answered, mark.code, words_in(answered) or "")
    if is_being_edited(answered):
        return draft_in(answered, mark.code, "")
    if answered.reply_markup:
        return at_question(answered, mark)
    asks = (*mark.asks, answered.message_id)
    return TypedAnswer(mark.code, "", mark.own, asks, mark.earlier, mark.question, mark.sealed)


def at_question(message: Message, mark: AnswerMark) -> TypedAnswer:
    """The draft of an answer that is begun at its question, or at its receipt."""
    sealed = words_in(message) is not None
    at = message_for_receipt(message)
    return TypedAnswer(
        mark.code,
        asks=mark.asks,
        earlier=(*mark.earlier, *mark.own),
        question=at,
        sealed=sealed and at is not None,
    )


def message_for_receipt(message: MaybeInaccessibleMessage) -> int | None:
    """The id of a question's message, if it may hold the words of the answer.

    What holds such words is protected from the start; it can't be made so by a change.
    """
    if isinstance(message, Message) and not message.has_protected_content:
        return None
    return message.message_id


def is_ours(context: Context, message: Message) -> bool:
    return message.from_user is not None and message.from_user.id == context.bot.id


def draft_in(message: Message, code: Code, text: str) -> TypedAnswer:
    """The draft of a preview, with this text."""
    mark = answer_mark_in(message) or AnswerMark(code)
    return TypedAnswer(
        code,
        text,
        mark.own,
        mark.asks,
        mark.earlier,
        mark.question,
        mark.sealed,
        message.message_id,
    )
