"""The text that people agree to when they join, with their group's own numbers in it."""

from bot.chat.messages.formatting import paragraphs
from bot.flows.people.joining import PRIVACY_VERSION
from bot.flows.shared.language_model import ModelServer
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings


def privacy_text(speech: Speech, settings: GroupSettings, model: ModelServer | None) -> Markup:
    """What is stored, what is not, who sees what, and what can't be promised.

    Where a language model is used, a part about it follows. The version is that of the text without
    it: members who agreed to that are told of a model by a notice.
    """
    text = speech.say(
        "privacy",
        version=PRIVACY_VERSION,
        k=settings.k,
        weeks=settings.box_weeks,
        months=settings.retention_months,
    )
    if model is None:
        return text
    return paragraphs(text, speech.say("privacy-model", reach=str(model.reach), host=model.host))
