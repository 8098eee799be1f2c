"""Plain words that no command stands for: to stop, to be helped, to say hello.

Each card is a reply to the words. If they may be an answer after all, a button on it takes them as
one; so nothing has to be kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from telegram import InlineKeyboardButton

from bot.chat.answering.draft_of import draft_for
from bot.chat.answering.offering import MOST_BUTTONS, answer_to_buttons, question_labels
from bot.chat.answering.questions import wording
from bot.chat.answering.taps import AnswerTo
from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import has_role, with_group
from bot.chat.dispatch.plain_commands import RunTap
from bot.chat.dispatch.routes import Callback, ChatCommand, Routes, on
from bot.chat.dispatch.what_now import what_now
from bot.chat.meetings.planning import on_meeting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.formatting import as_html, paragraphs
from bot.chat.messages.taps import Tap
from bot.rules.plain_words.meaning import Meaning
from bot.rules.sealing.ballots import read_ballot
from bot.texts.speech import Markup, Speech
from prompts.model import Kind
from storage.records import Question, Role

_plan = with_group(on_meeting, Role.ADMIN)


@dataclass(frozen=True)
class ExplainTap(Tap):
    """Say what this question asks."""

    verb: ClassVar[str] = "oe"
    question_id: str


@dataclass(frozen=True)
class NotNowTap(Tap):
    """Leave everything as it is."""

    verb: ClassVar[str] = "ow"


@dataclass(frozen=True)
class MyAnswerTap(Tap):
    """The words that this card replies to are an answer to one of several questions."""

    verb: ClassVar[str] = "oo"


async def on_stop(context: Context, command: ChatCommand) -> None:
    """Fewer messages, for a while or for good."""
    if not context.memberships:
        await _card(context, command, "plain-stop-stranger", [])
        return
    await _card(
        context,
        command,
        "plain-stop",
        [
            _run(context, "button-pause", "pause"),
            _run(context, "button-leave", "leave"),
            [tap_button(context.speech.label("button-not-now"), NotNowTap())],
        ],
        await _asked(context, command),
    )


async def on_help_me(context: Context, command: ChatCommand) -> None:
    """Somebody to talk to, what can be done here, or what a question asks."""
    asked = await _asked(context, command) if context.memberships else ()
    explain = "button-explain" if len(asked) == 1 else "button-explain-one"
    await _card(
        context,
        command,
        "plain-help-me",
        [
            _run(context, "button-somebody", "support"),
            _run(context, "button-what-i-can-do", "help"),
            *([[tap_button(context.speech.label(explain), _explain(asked))]] if asked else []),
        ],
        asked,
    )


async def on_puzzled(context: Context, command: ChatCommand) -> None:
    """What a question asks, in its help line."""
    asked = await _asked(context, command) if context.memberships else ()
    if len(asked) == 1:
        await _say(context, command, explained(asked[0], context.speech), [], asked)
    elif asked:
        await _card(
            context, command, "plain-which-question", explain_buttons(context, asked), asked
        )
    else:
        text = context.speech.say("plain-no-question", now=what_now(context))
        await _say(context, command, text, [], ())


async def on_delete(context: Context, command: ChatCommand) -> None:
    """What is stored, and how to have it erased."""
    stranger = not context.memberships
    leave = [] if stranger else [_run(context, "button-leave-and-erase", "leave")]
    await _card(
        context,
        command,
        "plain-delete-stranger" if stranger else "plain-delete",
        [
            _run(context, "button-what-is-stored", "mydata"),
            *leave,
            [tap_button(context.speech.label("button-not-now"), NotNowTap())],
        ],
    )


async def on_hello(context: Context, command: ChatCommand) -> None:
    """Hello, and what can be done now."""
    asked = await _asked(context, command) if context.memberships else ()
    text = context.speech.say("plain-hello", now=what_now(context, asked))
    await _say(context, command, text, [], asked)


async def on_thanks(context: Context, command: ChatCommand) -> None:
    """A kind word back."""
    asked = await _asked(context, command) if context.memberships else ()
    await _card(context, command, "plain-thanks", [], asked)


async def on_meeting_said(context: Context, command: ChatCommand) -> None:
    """For an admin as after /meeting; others can't plan one."""
    if any(has_role(one, Role.ADMIN) for one in context.memberships):
        await _plan(context, command)
    elif not context.memberships:
        await _say(context, command, context.speech.say("not-a-member"), [], ())
    else:
        group = _run(context, "button-next-meeting", "group")
        await _card(context, command, "plain-meeting", [group], await _asked(context, command))


async def on_explain(context: Context, tap: ExplainTap, callback: Callback) -> None:
    """Put what the question asks on the card; with several of them, ask which."""
    asked = await context.flows.open_questions.of_chat(context.chat_id)
    meant = [one for one in asked if one.id == tap.question_id]
    await context.answer(callback.query)
    if meant:
        await context.edit(callback.message, explained(meant[0], context.speech))
    elif asked:
        text = context.speech.say("plain-which-question")
        await context.edit(callback.message, text, explain_buttons(context, asked))
    else:
        text = context.speech.say("plain-no-question", now=what_now(context))
        await context.edit(callback.message, text)


async def on_not_now(context: Context, tap: NotNowTap, callback: Callback) -> None:
    """Nothing has changed."""
    said = context.speech.say("toast-not-now")
    await context.answer(callback.query, context.speech.label("toast-not-now"))
    await context.take_away(context.chat_id, callback.message.message_id, said)


async def on_my_answer(context: Context, tap: MyAnswerTap, callback: Callback) -> None:
    """Ask which question the words answer."""
    asked = await context.flows.open_questions.of_chat(context.chat_id)
    texts = [one for one in asked if one.kind is Kind.TEXT]
    await context.answer(callback.query)
    not_now = [tap_button(context.speech.label("button-not-now"), NotNowTap())]
    buttons = [*answer_to_buttons(context, texts), not_now]
    await context.edit(callback.message, context.speech.say("offer"), buttons)


def explained(question: Question, speech: Speech) -> Markup:
    """A question, what it asks in other words, and how it is answered."""
    return paragraphs(
        wording(question, speech),
        as_html(question.help),
        speech.say(f"plain-how-{question.kind.value}"),
    )


def explain_buttons(context: Context, questions: Sequence[Question]) -> Buttons:
    """One for each question."""
    names = {one.group.id: one.group.name for one in context.memberships}
    asked = questions[:MOST_BUTTONS]
    pairs = zip(question_labels(asked, names, context.speech), asked, strict=True)
    return [[tap_button(label, ExplainTap(one.id))] for label, one in pairs]


async def _asked(context: Context, command: ChatCommand) -> tuple[Question, ...]:
    """The open questions; only the one that is being answered, if one is."""
    asked = await context.flows.open_questions.of_chat(context.chat_id)
    draft = draft_for(context, command.message)
    if draft is None:
        return asked
    answered = read_ballot(draft.code).question_id
    return tuple(one for one in asked if one.id == answered) or asked


def _explain(asked: Sequence[Question]) -> ExplainTap:
    return ExplainTap(asked[0].id if len(asked) == 1 else "")


def _run(context: Context, label: str, name: str) -> Sequence[InlineKeyboardButton]:
    return [tap_button(context.speech.label(label), RunTap(name))]


async def _card(
    context: Context,
    command: ChatCommand,
    text_id: str,
    buttons: Buttons,
    asked: Sequence[Question] = (),
) -> None:
    await _say(context, command, context.speech.say(text_id), buttons, asked)


async def _say(
    context: Context,
    command: ChatCommand,
    text: Markup,
    buttons: Buttons,
    asked: Sequence[Question],
) -> None:
    """With a button that takes the words as an answer, if a question for words is open."""
    texts = [one for one in asked if one.kind is Kind.TEXT]
    mine = AnswerTo(texts[0].id) if len(texts) == 1 else MyAnswerTap()
    label = context.speech.label("button-my-answer")
    rows = [*buttons, *([[tap_button(label, mine)]] if texts else [])]
    await context.say(context.chat_id, text, rows, reply_to=command.message.message_id)


ROUTES = Routes(
    meanings=(
        (Meaning.STOP, on_stop),
        (Meaning.HELP_ME, on_help_me),
        (Meaning.PUZZLED, on_puzzled),
        (Meaning.DELETE, on_delete),
        (Meaning.HELLO, on_hello),
        (Meaning.THANKS, on_thanks),
        (Meaning.MEETING, on_meeting_said),
    ),
    taps=(on(ExplainTap, on_explain), on(NotNowTap, on_not_now), on(MyAnswerTap, on_my_answer)),
)
