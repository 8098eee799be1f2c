"""The roll in words: who is in a group, and who came and went, in numbers and never by name."""

from bot.flows.shared.roll import RollNews
from bot.rules.disclosure import people_needed
from bot.texts.speech import Markup, Speech
from storage.records import Roll, Round


def roll_told(asked_in: Round, position: int, speech: Speech) -> list[Markup]:
    """What a question says of who is in the group: the first one how many, and each a warning."""
    roll, told = asked_in.roll, []
    if roll.people and position == 1:
        told.append(_how_many(roll, speech))
    if roll.guessable:
        needed = people_needed(asked_in.settings.k)
        told.append(speech.say("roll-guessable", needed=needed))
    return told


def roll_news(news: RollNews, speech: Speech) -> Markup:
    """Who joined and who left since everybody was told; what is nought is left out."""
    change, changes = news.change, []
    if change.joined:
        changes.append(speech.say("roll-joined", joined=change.joined))
    if change.left:
        changes.append(speech.say("roll-left", left=change.left))
    if change.new_roles:
        changes.append(speech.say("roll-new-roles", people=change.new_roles))
    now = speech.say("roll-now", people=news.people)
    return speech.say("roll-news", group=news.group, changes=Markup(" ".join(changes)), now=now)


def _how_many(roll: Roll, speech: Speech) -> Markup:
    who = speech.say("roll-people", people=roll.people)
    if roll.newcomers is None:
        return speech.say("roll-first", who=who)
    if roll.newcomers == 0:
        return speech.say("roll-none-new", who=who)
    if roll.newcomers < roll.people:
        return speech.say("roll-some-new", who=who, new=roll.newcomers)
    return speech.say("roll-all-new", who=who, people=roll.people)
