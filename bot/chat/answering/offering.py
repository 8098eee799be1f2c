"""Words that were typed without Answer: which question are they for, if any?

Nothing is stored for it. The bot's message is a reply to the person's own words, so a tap on it
reads them back. The preview is a reply to the question's message, and what Telegram gives back of
that message carries the ballot, which a second call puts under the preview. Should it get no
further than the first call, Go on does the second one, also days later.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from telegram import Message

from bot.chat.answering.draft_of import at_question
from bot.chat.answering.drafting import add_words
from bot.chat.answering.pasted import is_piece, part_of
from bot.chat.answering.previews import (
    answer_mark_in,
    bare_preview,
    clean,
    has_words,
    preview_buttons,
    preview_text,
    too_long,
    with_paragraph,
    words_in,
)
from bot.chat.answering.refusals import honoured
from bot.chat.answering.taps import AnswerTo, GoOn, LeaveWords
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.conversations import Part, TypedAnswer
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.formatting import short_day
from bot.flows.rounds.open_questions import QuestionInChat
from bot.rules.redaction.finding import marks
from bot.rules.sealing.ballots import read_ballot
from bot.rules.sealing.boxes import TEXT_UNITS
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Question

FIRST_WORDS = 40
"""Characters of a question that its button shows: a phone shows no more of them."""
MOST_BUTTONS = 20


async def offer(context: Context, message: Message, questions: Iterable[Question]) -> bool:
    """Ask which open text question a message answers; False if none is open."""
    asked = [one for one in questions if one.kind is Kind.TEXT]
    if not asked:
        return False
    await context.say(
        context.chat_id,
        context.speech.say("offer"),
        [
            *answer_to_buttons(context, asked),
            [tap_button(context.speech.label("button-leave-words"), LeaveWords())],
        ],
        reply_to=message.message_id,
    )
    return True


async def ask_if_whole(context: Context, message: Message, questions: Sequence[Question]) -> None:
    """What may be the rest of a text that was too long is left out, unless its writer says no."""
    leave = tap_button(context.speech.label("button-leave-words"), LeaveWords())
    buttons = [*answer_to_buttons(context, questions), [leave]]
    text = context.speech.say("left-out-too")
    await context.say(context.chat_id, text, buttons, reply_to=message.message_id)


async def refuse_long(context: Context, message: Message, words: str) -> None:
    """Words that are too long for any answer; what comes right after them is their rest."""
    part = part_of(message, words)
    if is_piece(part):
        context.conversations.refuse(context.chat_id, part)
    over = too_long(with_paragraph("", words))
    text = context.speech.say("too-long", over=over, most=TEXT_UNITS)
    await context.say(context.chat_id, text, reply_to=message.message_id)


def answer_to_buttons(context: Context, questions: Iterable[Question]) -> Buttons:
    """One for each question, with its first words."""
    asked = list(questions)[:MOST_BUTTONS]
    names = {one.group.id: one.group.name for one in context.memberships}
    labels = question_labels(asked, names, context.speech)
    return [[tap_button(label, AnswerTo(one.id))] for label, one in zip(labels, asked, strict=True)]


def question_labels(
    questions: Sequence[Question], groups: Mapping[str, str], speech: Speech
) -> list[str]:
    """The first words of each; of questions that begin alike also whose they are, and since when.

    `groups` are the names of the person's groups by their ids.
    """
    begun = [_first_words(one) for one in questions]
    return [
        words if begun.count(words) == 1 else f"{words} ({_whose(one, groups, speech)})"
        for words, one in zip(begun, questions, strict=True)
    ]


async def on_answer_to(context: Context, tap: AnswerTo, callback: Callback) -> None:
    """Show the words as an answer to this question; they are read back out of the chat."""
    said = callback.readable.reply_to_message if callback.readable else None
    words = clean(said.text or "") if said else ""
    if said is None or not has_words(words):
        gone = context.speech.label("words-not-taken")
        await context.answer(callback.query, gone, alert=True)
        return
    await context.answer(callback.query)
    await _show(context, tap.question_id, words, said)
    message_id = callback.message.message_id
    await context.take_away(context.chat_id, message_id, context.speech.say("card-done"))


async def on_go_on(context: Context, tap: GoOn, callback: Callback) -> None:
    """Put the ballot under a preview that has none yet."""
    preview = callback.readable
    text = words_in(preview) if preview else None
    if preview is None or text is None:
        gone = context.speech.label("words-not-taken")
        await context.answer(callback.query, gone, alert=True)
        return
    asked = await context.flows.open_questions.in_chat(context.chat_id, tap.question_id)
    await context.answer(callback.query)
    await _complete(context, asked, preview, text, Part(tap.own, text, context.clock()))


async def on_leave_words(context: Context, tap: LeaveWords, callback: Callback) -> None:
    """Leave the words where they are."""
    await context.answer(callback.query, context.speech.label("toast-left"))
    message_id = callback.message.message_id
    await context.take_away(context.chat_id, message_id, context.speech.say("toast-left"))


async def _show(context: Context, question_id: str, words: str, said: Message) -> None:
    here = context.conversations.find(context.chat_id, context.clock())
    if isinstance(here, TypedAnswer) and read_ballot(here.code).question_id == question_id:
        asking = await honoured(context, here.code, None)
        if asking is not None:
            await add_words(context, asking, here, part_of(said, words))
        return
    text, speech = with_paragraph("", words), context.speech
    if too_long(text):
        await refuse_long(context, said, words)
        return
    asked = await context.flows.open_questions.in_chat(context.chat_id, question_id)
    if asked is None:
        await _say_no_ballot(context, said.message_id)
        return
    preview = await context.say(
        context.chat_id,
        bare_preview(asked.question, text, marks(text, asked.watch), speech),
        [
            [tap_button(speech.label("button-go-on"), GoOn(question_id, said.message_id))],
            [tap_button(speech.label("button-leave-words"), LeaveWords())],
        ],
        reply_to=asked.message_id,
        only_as_reply=True,
        protect=True,
    )
    if preview is None:
        await _say_no_ballot(context, said.message_id)
        return
    if preview.reply_to_message is not None:
        await _complete(context, asked, preview, text, part_of(said, words))


async def _complete(
    context: Context, asked: QuestionInChat | None, preview: Message, text: str, own: Part
) -> None:
    """Give a preview the ballot of the question's message that it replies to, or take it away."""
    question = preview.reply_to_message
    mark = answer_mark_in(question) if question else None
    if asked is None or question is None or mark is None:
        await context.delete(context.chat_id, preview.message_id)
        await _say_no_ballot(context, own.number)
        return
    begun = at_question(question, mark)
    draft = replace(begun, text=text, own=(own.number,), preview=preview.message_id)
    draft = replace(draft, parts=(own,))
    marked, speech = marks(text, asked.watch), context.speech
    await context.edit(
        preview,
        preview_text(asked.question, draft, marked, context.bot_name, speech),
        preview_buttons(draft.code, speech, marked=bool(marked)),
    )
    context.conversations.taken(context.chat_id)
    context.conversations.remember(context.chat_id, draft, context.clock())


async def _say_no_ballot(context: Context, own: int) -> None:
    await context.say(context.chat_id, context.speech.say("offer-no-ballot"), reply_to=own)


def _first_words(question: Question) -> str:
    words = " ".join(question.wording.split())
    if len(words) <= FIRST_WORDS:
        return words
    return f"{words[:FIRST_WORDS].rpartition(' ')[0] or words[:FIRST_WORDS]}…"


def _whose(question: Question, groups: Mapping[str, str], speech: Speech) -> str:
    group = groups.get(question.group_id, "") if len(groups) > 1 else ""
    day = short_day(speech, question.asked_at.date()) if question.asked_at else ""
    return ", ".join(part for part in (group[:FIRST_WORDS], day) if part)


ROUTES = Routes(
    taps=(on(AnswerTo, on_answer_to), on(GoOn, on_go_on), on(LeaveWords, on_leave_words)),
)
