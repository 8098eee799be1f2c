"""Words as people type them to a bot, put into one spelling each, so that few patterns do."""

import re
import unicodedata
from difflib import get_close_matches
from itertools import pairwise

from bot.rules.redaction.circumstance_words import listed

_KNOWN = listed(
    "stop help hello thanks thank summary summaries privacy private anonymous confidential delete "
    "erase remove forget leave pause resume unpause understand question questions meeting meetings "
    "group please data support explain confused unsubscribe break stored answers answer messages "
    "suggest suggestion cancel invite morning afternoon evening tomorrow today"
)
"""What is put right where a letter or two are wrong."""
_ALIKE = listed(
    "cause clause leaves leaving leaver heave weave yellow hollow mellow cello jelly tanks thinks "
    "think thanked shank melting seating heating beating meting greeting treating eating mating "
    "shop step stops stoop helps held helper heap halo hallway date dates grope groups group's "
    "breaks broken breaking creak bread forgot forger removed deleted erased stories story store "
    "pauses paused resumed summarise summarised summer questioning anonymously privately "
    "understood understands understanding mourning supports supported answered messaged message "
    "suggests suggested invites invited evenings mornings support pleased pleas plea release lease "
    "pease peas quest quests meets meet private privates suggesting deletes explained explains "
    "exploit leave's erasers raise grasp groom tomorrows date's dataset dad"
)
_SHORT = {
    "pls": "please",
    "plz": "please",
    "plese": "please",
    "u": "you",
    "ur": "your",
    "r": "are",
    "im": "i am",
    "i'm": "i am",
    "id": "i would",
    "i'd": "i would",
    "ive": "i have",
    "whats": "what is",
    "what's": "what is",
    "wheres": "where is",
    "where's": "where is",
    "whens": "when is",
    "when's": "when is",
    "whos": "who is",
    "who's": "who is",
    "dont": "do not",
    "don't": "do not",
    "doesn't": "does not",
    "doesnt": "does not",
    "didn't": "did not",
    "didnt": "did not",
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "couldn't": "could not",
    "wanna": "want to",
    "gonna": "going to",
    "lemme": "let me",
    "gimme": "give me",
    "thx": "thanks",
    "thnx": "thanks",
    "tnx": "thanks",
    "thanx": "thanks",
    "thanku": "thanks",
    "thankyou": "thanks",
    "ty": "thanks",
    "tysm": "thanks",
    "ta": "thanks",
    "cheers": "thanks",
    "diolch": "thanks",
    "hiya": "hi",
    "heya": "hi",
    "helo": "hello",
    "hallo": "hello",
    "hullo": "hello",
    "halp": "help",
    "hepl": "help",
    "stp": "stop",
    "mtg": "meeting",
    "mtng": "meeting",
    "q": "question",
    "pause": "pause",
    "msgs": "messages",
    "info": "information",
}
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORTEST = 5
"""Letters from which one may be wrong; in a shorter word two may have changed places."""
_LONG = 7
"""Letters from which two may be wrong."""
_CLOSE = 0.85


def worded(text: str) -> str:
    """The words in small letters with one space between them, without marks and signs."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return " ".join(_one_spelling(_DRAWN_OUT.sub(r"\1", word)) for word in _WORD.findall(plain))


def _one_spelling(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if word in _KNOWN or word in _ALIKE or not word.isascii() or len(word) < min(map(len, _KNOWN)):
        return word
    near = sorted(known for known in _KNOWN if _one_off(word, known))
    if not near and len(word) >= _LONG:
        near = get_close_matches(word, sorted(_KNOWN), n=1, cutoff=_CLOSE)
    return near[0] if near else word


def _one_off(word: str, known: str) -> bool:
    if len(word) == len(known):
        differ = [at for at in range(len(word)) if word[at] != known[at]]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            first, second = differ
            return word[first] == known[second] and word[second] == known[first]
        return len(differ) == 1 and len(known) >= _SHORTEST
    shorter, longer = sorted((word, known), key=len)
    left_out = len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
    doubled = word == longer and any(a == b for a, b in pairwise(word))
    return left_out and (doubled or len(known) >= _SHORTEST)
