"""What a parcel says in Telegram's terms: one letter is one message."""

from dataclasses import dataclass

from bot.chat.answering.questions import question_buttons, question_text
from bot.chat.answering.taps import Show
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.dates import moment
from bot.chat.messages.taps import Code
from bot.flows.delivery.parcels import NoticeParcel, PromptParcel, ReminderParcel
from bot.texts.speech import Speech


@dataclass(frozen=True)
class Letter:
    """A message in HTML; with a picture (PNG) or a file (name and content) it is the caption."""

    html: str
    buttons: Buttons | None = None
    reply_to: int | None = None
    picture: bytes | None = None
    file: tuple[str, bytes] | None = None


def prompt_letter(parcel: PromptParcel, speech: Speech) -> Letter:
    """A question; or, if it may have arrived already, a button that shows it."""
    code, total = Code(parcel.ballot.code), parcel.place[1]
    if parcel.doubtful:
        show = tap_button(speech.label("button-show"), Show(code, total))
        return Letter(speech.say("prompt-doubtful", group=parcel.group_name), [[show]])
    return Letter(
        question_text(parcel.question, parcel.group_name, total, speech),
        question_buttons(parcel.question, code, total, speech),
    )


def reminder_letter(parcel: ReminderParcel, speech: Speech) -> Letter:
    """A reminder of a round or of one question. It never carries a ballot."""
    at = moment(parcel.opens_at, parcel.zone, speech)
    if parcel.question:
        words = {"wording": parcel.question.wording, "moment": at}
        html = speech.say("reminder-question", **words)
    else:
        html = speech.say("reminder", group=parcel.group_name, moment=at)
    return Letter(html, reply_to=parcel.reply_to)


def notice_letter(parcel: NoticeParcel, speech: Speech) -> Letter:
    """A short message. Raises MissingText."""
    return Letter(speech.say(parcel.text_id, **parcel.words))
