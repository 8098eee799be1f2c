"""What somebody typed or sent that is no command: the words of an answer, or something else."""

from telegram import Message

from bot.chat.answering.draft_of import draft_for, goes_into_a_draft
from bot.chat.answering.drafting import add_words
from bot.chat.answering.offering import ask_if_whole, offer, refuse_long
from bot.chat.answering.pasted import is_rest, part_of
from bot.chat.answering.previews import clean, has_words, too_long, with_paragraph
from bot.chat.answering.refusals import honoured
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import TypedAnswer
from bot.chat.dispatch.message_kinds import sort_of
from bot.chat.dispatch.routes import Routes
from bot.chat.dispatch.what_now import what_now
from prompts.model import Kind
from storage.records import Question


async def on_message(context: Context, message: Message) -> None:
    """The words of an answer, words that may be one, or what gets a kind sentence."""
    sort = sort_of(message)
    if sort is None or not context.conversations.first_of(message.media_group_id):
        return
    speech = context.speech
    if sort == "forwarded":
        await context.say(context.chat_id, speech.say("forwarded"))
    elif message.text is None:
        what = speech.label(f"sent-{sort}")
        await context.say(context.chat_id, speech.say("not-words", what=what))
    elif not has_words(clean(message.text)):
        await context.say(context.chat_id, speech.say("no-letters"))
    else:
        await _on_words(context, message, clean(message.text))


async def _on_words(context: Context, message: Message, words: str) -> None:
    draft = draft_for(context, message)
    if draft is None:
        await _without_a_draft(context, message, words)
    else:
        await _for_a_draft(context, draft, message, words)


async def _for_a_draft(context: Context, draft: TypedAnswer, message: Message, words: str) -> None:
    asking = await honoured(context, draft.code, None)
    if asking is None:
        context.conversations.forget(context.chat_id)
    elif asking.question.kind is not Kind.TEXT:
        await context.say(context.chat_id, context.speech.say("please-tap"))
    elif message.message_id not in draft.own and is_rest(context, message):
        await ask_if_whole(context, message, [asking.question])
    else:
        await add_words(context, asking, draft, part_of(message, words))


async def _without_a_draft(context: Context, message: Message, words: str) -> None:
    questions: tuple[Question, ...] = ()
    if context.memberships:
        questions = await context.flows.open_questions.of_chat(context.chat_id)
    texts = [one for one in questions if one.kind is Kind.TEXT]
    if texts and is_rest(context, message):
        await ask_if_whole(context, message, texts)
        return
    if texts and too_long(with_paragraph("", words)):
        await refuse_long(context, message, words)
        return
    if await offer(context, message, texts):
        return
    text = context.speech.say("not-a-member")
    if context.memberships:
        now = what_now(context, questions)
        text = context.speech.say("left-over", now=now)
    await context.say(context.chat_id, text, reply_to=message.message_id)


ROUTES = Routes(message=on_message, drafts=goes_into_a_draft)
