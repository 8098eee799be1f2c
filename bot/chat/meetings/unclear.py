"""What to ask when a meeting could not be understood: a sentence for each reason."""

from bot.chat.messages import formatting
from bot.rules.when.model import FARTHEST_YEARS, LONGEST, LONGEST_TITLE, Reason, Unclear, Understood
from bot.texts.speech import Markup, Speech

_HOUR = 3600


def unclear_reason(speech: Speech, unclear: Unclear) -> Markup:
    """Why it was not understood."""
    return speech.say(
        f"when-{unclear.reason}",
        words=unclear.detail,
        hours=int(LONGEST.total_seconds()) // _HOUR,
        years=FARTHEST_YEARS,
        characters=LONGEST_TITLE,
    )


def unclear_text(speech: Speech, unclear: Unclear) -> Markup:
    """Why it was not understood, and what to do; with the title, for the buttons to find."""
    reason = unclear_reason(speech, unclear)
    example = speech.label("meeting-example")
    if not unclear.meetings:
        return speech.say("when-try-again", reason=reason, example=example)
    title = unclear.meetings[0].title
    if not title:
        return speech.say("when-choose", reason=reason, example=example)
    return speech.say("when-choose-titled", reason=reason, example=example, title=title)


def choice_label(speech: Speech, meeting: Understood, reason: Reason) -> str:
    """A way to understand it, for its button; clocks that go back show one time twice."""
    day, at = formatting.day(speech, meeting.starts_at.date()), formatting.clock(meeting.starts_at)
    if reason is Reason.CLOCK_TWICE:
        offset = meeting.starts_at.isoformat()[-6:]
        return speech.label("button-meeting-choice-clock", day=day, time=at, offset=offset)
    return speech.label("button-meeting-choice", day=day, time=at)
