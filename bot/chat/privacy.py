"""The text that people agree to when they join, with their group's own numbers in it."""

from bot.flows.joining import PRIVACY_VERSION
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings


def privacy_text(speech: Speech, settings: GroupSettings) -> Markup:
    """What is stored, what is not, who sees what, and what can't be promised."""
    return speech.say(
        "privacy",
        version=PRIVACY_VERSION,
        k=settings.k,
        weeks=settings.box_weeks,
        months=settings.retention_months,
    )
