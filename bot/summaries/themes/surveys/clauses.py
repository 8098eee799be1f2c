"""Cuts an answer into its points: "Lunch was lovely but the room was cold" makes two."""

import re

from bot.summaries.themes.stopwords import LITTLE, words

LEAST_WORDS = 2
"""So many words that say something make a point; less is left with the point before it."""
_ENDS = re.compile(
    r"(?<=[.!?;])\s+|\s*\n+\s*|\s+[-–—•]+\s+"
    r"|,?\s+\b(?=(?:but|however|although|though|whereas|while|except|also|plus)\b)"
    r"|,?\s+\band\s+(?=(?:the|a|an|i|we|it|they|there|my|our|no|not|too|more|some|had|was|were|is|are)\b)"
    r"|,\s+(?=(?:and|the|i|we|it|they|there|my|our|no|not|too|more)\b)",
    re.I,
)


def clauses(answer: str) -> list[str]:
    """The points of an answer in order; together they have all of its words but "and"s."""
    found: list[str] = []
    carried = ""
    for part in _ENDS.split(answer):
        whole = f"{carried} {part}".strip()
        if _says_enough(whole):
            found.append(whole)
            carried = ""
        else:
            carried = whole
    if carried:
        found[-1:] = [f"{found[-1]} {carried}" if found else carried]
    return found


def _says_enough(text: str) -> bool:
    return sum(word not in LITTLE for word in words(text)) >= LEAST_WORDS
