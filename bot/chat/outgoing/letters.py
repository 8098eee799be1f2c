"""What a parcel says, as the letter that Telegram is handed."""

from bot.chat.answering.questions import question_buttons, question_text
from bot.chat.answering.taps import Show
from bot.chat.group.sentences import change_text
from bot.chat.messages.buttons import tap_button
from bot.chat.messages.formatting import moment
from bot.chat.messages.letter import Letter
from bot.chat.messages.roll import roll_news
from bot.chat.messages.taps import Code
from bot.flows.delivery.parcels import NoticeParcel, PromptParcel, ReminderParcel
from bot.texts.speech import Speech
from prompts.model import Kind


def prompt_letter(parcel: PromptParcel, speech: Speech) -> Letter:
    """A question; or, if it may have arrived already, a button that shows it.

    The message of a text question is to hold the words of the answer, so it is protected.
    """
    code, total = Code(parcel.ballot.code), parcel.position[1]
    protected = parcel.question.kind is Kind.TEXT
    if parcel.doubtful:
        show = tap_button(speech.label("button-show"), Show(code, total))
        doubtful = speech.say("prompt-doubtful", group=parcel.group_name)
        return Letter(doubtful, [[show]], protected=protected)
    return Letter(
        question_text(parcel.question, parcel.round, parcel.group_name, total, speech),
        question_buttons(parcel.question, code, total, speech),
        protected=protected,
    )


def reminder_letter(parcel: ReminderParcel, speech: Speech) -> Letter:
    """A reminder of a round or of one question. It never carries a ballot."""
    at = moment(speech, parcel.opens_at, parcel.zone, parcel.packed_at)
    if parcel.question:
        words = {"wording": parcel.question.wording, "moment": at}
        html = speech.say("reminder-question", **words)
    else:
        html = speech.say("reminder", group=parcel.group_name, moment=at)
    return Letter(html, reply_to=parcel.reply_to)


def notice_letter(parcel: NoticeParcel, speech: Speech) -> Letter:
    """A short message. Raises MissingText."""
    if parcel.change is not None:
        return Letter(change_text(speech, parcel.change))
    if parcel.roll is not None:
        return Letter(roll_news(parcel.roll, speech))
    return Letter(speech.say(parcel.text_id, **parcel.words))
