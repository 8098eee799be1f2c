"""Tells answers that say nothing ("n/a", "Nothing really", "All fine, thanks") from all others.

An answer that says more than that is an answer, however short: each of its words must belong to a
phrase that says nothing. In doubt it is an answer.
"""

import re
from collections.abc import Sequence

from bot.rules.tokens import fold

LONGEST = 12
"""Words; what is longer says something."""


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    parts = (part.split() for line in text.splitlines() for part in line.split("|"))
    return frozenset(tuple(part) for part in parts if part)


_NOTHING = _phrases(
    """
    nothing|none|nil|null|nan|nope|nah|no|na|n a|nowt|not applicable|not relevant|nothing really
    nothing at all|nothing else|nothing much|nothing more|nothing further|nothing in particular
    nothing specific|nothing special|nothing comes to mind|nothing springs to mind|nothing from me
    nothing i can think of|nothing that i can think of|none that i can think of
    nothing to add|nothing to say|nothing to report|nothing to raise|nothing to note
    nothing to mention|nothing to share|nothing to comment|nothing else to add|nothing else to say
    nothing more to add|nothing more to say|nothing further to add|nothing further to say
    nothing new to add|nothing comment|i have nothing|ive nothing|ive got nothing|i had nothing
    i have nothing to add|i have nothing to say|ive nothing to add|ive nothing to say
    ive got nothing to add|ive got nothing to say|i have nothing else to add|i have no comments
    i have no comment|i have nothing more to add|i dont have anything to add|i dont have anything
    i dont have anything to say|dont have anything to add|not really|not much|not a lot
    no comment|no comments|no answer|no response|no reply|no further comment|no further comments
    no other comments|no more comments|no additional comments|no opinion|no suggestions|no idea
    no changes|none at all|none at present|no not really
    idk|dk|dunno|dont know|i dont know|do not know|i do not know|dont really know
    i dont really know|not sure|im not sure|i am not sure|unsure|not sure really|no clue
    cant think of anything|i cant think of anything|cant think of any|cannot think of anything
    i cannot think of anything|cant think of anything else|nothing i can think of
    cant remember|i cant remember|pass|skip|skipped|not answered|prefer not to say
    id rather not say|rather not say
    keine|keine angabe|keine angaben|nichts|nein|entfallt|weiss nicht
    brak|nie dotyczy|nic|nie wiem|dim byd|dim sylwadau|dim|na fydd|amherthnasol|rien|aucun|aucune
    sans objet|non|nada|ninguno|ninguna|no aplica|niente|nessuno|nessuna|geen|niets|nvt
    """
)
_THANKS = _phrases(
    """
    thanks|thank you|many thanks|thx|ty|ta|cheers|thanks a lot|thanks again|thank you again
    thank you all|thanks all|thanks everyone|thank you everyone|thanks everybody|thanks to all
    thanks to everyone|thank you to all|thank you to everyone|thanks to you all|with thanks
    thanks very much|thank you very much|thank you so much|thanks so much|thanks for asking
    thank you for asking|thank you both|diolch|diolch yn fawr|danke|dziekuje|merci|gracias|grazie
    """
)
_FINE = _phrases(
    """
    all fine|all good|all ok|all okay|all well|everything fine|everything is fine|everythings fine
    everything was fine|its all fine|it was all fine|its all good|ok|okay|im fine|im ok|im good
    """
)
_FINE_WITH_THANKS = _phrases("fine|good|all|very well|im well")
_FILLING = _phrases(
    """
    really|sorry|today|this time|this week|this month|for now|just now|right now|at present
    at the moment|at this time|at this point|i think|to be honest|tbh|and|but|so|oh|er|erm|um|well
    to you all|to all of you|to everyone|please|x|xx|xxx|honestly|just|on this occasion
    on this one|for today
    """
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FINE_SIGNS = frozenset("👍👌🙏✅🆗✔")
_MODIFIERS = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
_YES_OR_NO = re.compile(
    r"(?:am|are|is|was|were|do|does|did|has|have|had|can|could|will|would|should)\b", re.I
)
_OPEN = re.compile(r"\b(?:any|anything|anyone|anybody|anywhere|if so)\b", re.I)
_PLAIN_NO = frozenset({("no",), ("nope",), ("nah",), ("not", "really"), ("no", "not", "really")})


def is_non_answer(text: str, asked: str = "") -> bool:
    """Whether an answer says no more than that there is nothing to say; False for a blank one.

    `asked` is the question's wording: where it asks yes or no, "No" is an answer.
    """
    said = tuple(one.replace("'", "") for one in _WORD.findall(fold(text)))
    if not said:
        return bool(text.strip()) and not _pictures(text)
    if len(said) > LONGEST or _pictures(text):
        return False
    question = asked.strip()
    if said in _PLAIN_NO and _YES_OR_NO.match(question) and not _OPEN.search(question):
        return False
    thanks = _consists(said, (_NOTHING, _THANKS, _FINE, _FINE_WITH_THANKS), _THANKS)
    return thanks or _consists(said, (_NOTHING, _THANKS, _FINE), _NOTHING | _THANKS | _FINE)


def _pictures(text: str) -> str:
    """The signs of a text that are pictures and say more than "fine" or "thanks"."""
    rest = _MODIFIERS.sub("", text)
    return "".join(c for c in rest if ord(c) > 0x2190 and c not in _FINE_SIGNS and _picture(c))


def _picture(sign: str) -> bool:
    return not sign.isalnum() and not sign.isspace() and not 0x2E00 <= ord(sign) <= 0x303F


def _consists(
    said: Sequence[str],
    of: Sequence[frozenset[tuple[str, ...]]],
    needed: frozenset[tuple[str, ...]],
) -> bool:
    """Whether the words are phrases of these and filling ones, with one that is needed."""
    known = frozenset[tuple[str, ...]]().union(_FILLING, *of)
    reached = {0: False}
    for start in range(len(said)):
        if start in reached:
            for end in range(start + 1, len(said) + 1):
                phrase = tuple(said[start:end])
                if phrase in known:
                    reached[end] = reached.get(end, False) or reached[start] or phrase in needed
    return reached.get(len(said), False)
