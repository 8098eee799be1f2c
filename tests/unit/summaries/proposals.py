"""A summary with two themes, and what a model could say about it."""

import json
from datetime import date

from bot.rules.disclosure import Band
from bot.summaries.model import Section, Summary, ThemeTold
from bot.summaries.proposals.asking import Asked, ask
from prompts.model import Kind

ASKED_ON = date(2026, 6, 3)
TOLD_ON = date(2026, 6, 2)
WAITING = ThemeTold(
    "waiting times",
    Band(2, 4),
    quotes=("Families give up because waiting times are long.",),
    more=("Waiting times for families are far too long.", "My own wait was fine."),
)
SUPERVISION = ThemeTold(
    "cancelled",
    Band(2, 4),
    quotes=("Supervision was cancelled again this month.", "I need supervision, not cancelled."),
    more=("Supervision cancelled, and they never told me why.",),
)
SECTION = Section(
    Kind.TEXT,
    "What stayed with you?",
    5,
    Band(5, 9),
    ASKED_ON,
    themes=(WAITING, SUPERVISION),
    other_voices=("The biscuits were stale.",),
)
SUMMARY = Summary(
    "Hope Valley",
    2,
    ASKED_ON,
    date(2026, 6, 9),
    date(2026, 6, 9),
    "Europe/London",
    5,
    sections=(SECTION,),
)


def asked(summary: Summary = SUMMARY) -> Asked:
    """What is asked about a summary: answers a1 to a3 in theme t1, a4 to a6 in t2."""
    made = ask(summary, told_on=TOLD_ON)
    assert made is not None
    return made


def named(name: object, *cited: object, theme: object = "t1") -> dict[str, object]:
    """A proposed name; by default for the theme about waiting, from its two long answers."""
    return {"theme": theme, "name": name, "answers": list(cited) or ["a1", "a2"]}


def linked(sentence: object, *cited: object) -> dict[str, object]:
    """A proposed sentence, from two answers of each theme."""
    return {"sentence": sentence, "answers": list(cited) or ["a1", "a2", "a4", "a6"]}


def said(*themes: object, link: object = None) -> str:
    """What a model says: names, and a sentence if one is given."""
    return json.dumps({"themes": list(themes)} | ({} if link is None else {"link": link}))
