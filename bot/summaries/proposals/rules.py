"""What may be used of what a language model proposes: strict rules in one table.

A model may invent, and may obey an answer that speaks to it. So nothing that it says is believed:
each proposal must be made of words that two different people wrote in answers which it cites, and
says nothing else. What does not check is thrown away by itself; the other proposals stay.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.redaction.finding import marks
from bot.summaries.proposals.asking import LEAST_ANSWERS
from bot.summaries.themes.naming import WEAK, stem
from bot.summaries.themes.saying import LONGEST_NAME
from bot.summaries.themes.stopwords import composed, runs_of_words, words
from storage.records import WatchList

SHORTEST = 2
LONGEST_LINK = 200
LINKED_THEMES = 2

_CONNECTING = "a about an and as at between by for from in of on or our the their to us we with"
CONNECTING = frozenset(_CONNECTING.split())
"""They may stand in any proposal: they claim nothing. No word that judges, turns round, counts or
gives a reason is among them."""
_LINKING = """
    alongside also are come comes go goes hand is link linked links meet next people side theme
    themes these they this those together touch touches up was were what where which write wrote
"""
LINKING = CONNECTING | frozenset(_LINKING.split())
"""They may stand in a linking sentence."""

_AMOUNTS = """
    all always any anybody anyone both couple double dozen each eight eleven entire entirely every
    everybody everyone everything few fifth fifty five four fourth half hundred least lots
    majority many million minority most mostly nine nobody none number numbers
    once one ones only other others per percent percentage percentages quarter several seven
    single six some somebody someone ten tenth third thousand three twelve twenty twice two
    unanimous unanimously universal whole
"""
AMOUNTS = frozenset(_AMOUNTS.split())
"""How many said something is told by the bands of the summary alone."""

_TURNING = {
    "not": """
        barely cannot few hardly lack lacking lacks neither never no nobody none nor not nothing
        nowhere rarely scarcely seldom without
        aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent
        wont wouldnt
    """,
    "less": "fewer less",
    "more": "more",
}
TURNING = {word: turn for turn, listed in _TURNING.items() for word in listed.split()}
REACH_OF_A_TURN = 3
"""So many words after "not" are taken to be turned round by it."""
MAY_BE_LEFT_OUT = frozenset({"less", "more"})
"""Who writes of more training writes of training. Not so with "not"."""

_SIGNS = frozenset(" ,-'’\"“”")
_QUOTES = str.maketrans("“”", '""')


class Wrong(StrEnum):
    """Why a proposal is thrown away."""

    SHAPE = "not what was asked for"
    THEME = "no such theme, or twice"
    CITATION = "an answer that is not there, or not in this theme"
    ALONE = "too few different answers"
    LENGTH = "too short or too long"
    SIGNS = "a sign that is not allowed"
    QUOTE = "a quotation that nobody wrote"
    AMOUNT = "an amount"
    WORDS = "a word that two of the cited answers do not say"
    EMPTY = "no word that tells"
    SIDE = "a word that takes a side"
    MARKED = "words that may point to somebody"
    TAKEN = "the name of another theme"


@dataclass(frozen=True, repr=False)
class Claim:
    """A proposal with the answers that it cites, theme by theme."""

    text: str
    cited: tuple[tuple[str, ...], ...]
    """For each theme the different answers that are cited of it."""
    watch: WatchList
    longest: int
    connecting: frozenset[str]
    least_themes: int = 1
    stop: bool = False
    """Whether it may end with a full stop."""


Said = tuple[str, str]
"""A word without its plural's s, and what turns it round: "" for nothing."""


def name_of(text: str, cited: Sequence[str], watch: WatchList) -> Claim:
    """A proposed name of one theme."""
    return Claim(text, (tuple(cited),), watch, longest=LONGEST_NAME, connecting=CONNECTING)


def link_of(text: str, cited: Sequence[Sequence[str]], watch: WatchList) -> Claim:
    """A proposed sentence across themes."""
    return Claim(
        text,
        tuple(tuple(one) for one in cited),
        watch,
        longest=LONGEST_LINK,
        connecting=LINKING,
        least_themes=LINKED_THEMES,
        stop=True,
    )


def wrong(claim: Claim) -> Wrong | None:
    """The first rule that does not hold; None if all of them do."""
    return next((why for why, holds in RULES if not holds(claim)), None)


def _not_alone(claim: Claim) -> bool:
    return len(claim.cited) >= claim.least_themes and all(
        len(answers) >= LEAST_ANSWERS for answers in claim.cited
    )


def _long_enough(claim: Claim) -> bool:
    return SHORTEST <= len(claim.text) <= claim.longest


def _plain_signs(claim: Claim) -> bool:
    """Letters, blanks, commas, hyphens, apostrophes within words, double quotation marks."""
    text = claim.text.removesuffix(".") if claim.stop else claim.text
    if unicodedata.normalize("NFC", text) != text or not text[:1].strip():
        return False
    return all(sign in _SIGNS or unicodedata.category(sign)[0] == "L" for sign in text) and not any(
        _stands_alone(text, at) for at, sign in enumerate(text) if sign in "'’"
    )


def _stands_alone(text: str, at: int) -> bool:
    """An apostrophe that is not within a word could be a quotation mark."""
    return not (text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha())


def _quotes_hold(claim: Claim) -> bool:
    parts = claim.text.translate(_QUOTES).split('"')
    answers = [answer for cited in claim.cited for answer in cited]
    return len(parts) % 2 == 1 and all(
        part.strip() and any(part in answer for answer in answers) for part in parts[1::2]
    )


def _no_amount(claim: Claim) -> bool:
    return not any(word in AMOUNTS or stem(word) in AMOUNTS for word in words(claim.text))


def _words_hold(claim: Claim) -> bool:
    """Each word, turned as it is, stands in two different cited answers of one theme."""
    held = set[Said]().union(*(_in_two(cited) for cited in claim.cited))
    turned = [run for run in runs_of_words(composed(claim.text)) if run]
    ends_turned = any(_turn(run[-1].plain) for run in turned)
    return not ends_turned and held.issuperset(_told(claim))


def _says_something(claim: Claim) -> bool:
    """Of enough themes a word is said that tells, and that two of its cited answers say."""
    telling = {said for said in _told(claim) if said[0] not in WEAK}
    return sum(bool(telling & _in_two(cited)) for cited in claim.cited) >= claim.least_themes


def _unmarked(claim: Claim) -> bool:
    return not marks(claim.text, claim.watch)


def _told(claim: Claim) -> set[Said]:
    """The words of a claim, without the small ones between them."""
    return {said for word, said in _said(claim.text) if word not in claim.connecting}


def _in_two(answers: Sequence[str]) -> set[Said]:
    """What at least two of these answers say."""
    each = [_says(answer) for answer in answers]
    every = set[Said]().union(*each)
    return {said for said in every if sum(said in one for one in each) >= LEAST_ANSWERS}


def _says(answer: str) -> set[Said]:
    """What words an answer says, each as it is turned there."""
    said = {said for _, said in _said(answer)}
    return said | {(word, "") for word, turn in said if turn in MAY_BE_LEFT_OUT}


def _said(text: str) -> Iterator[tuple[str, Said]]:
    """Each word that is no turning word, with its plain form and what turns it round."""
    for run in runs_of_words(composed(text)):
        turn, left = "", 0
        for word in run:
            turning = _turn(word.plain)
            if turning:
                turn, left = turning, REACH_OF_A_TURN
                continue
            yield word.plain, (stem(word.plain), turn if left else "")
            left = max(0, left - 1)


def _turn(word: str) -> str:
    return "not" if word.endswith("n't") else TURNING.get(word, "")


RULES: tuple[tuple[Wrong, Callable[[Claim], bool]], ...] = (
    (Wrong.ALONE, _not_alone),
    (Wrong.LENGTH, _long_enough),
    (Wrong.SIGNS, _plain_signs),
    (Wrong.QUOTE, _quotes_hold),
    (Wrong.AMOUNT, _no_amount),
    (Wrong.WORDS, _words_hold),
    (Wrong.EMPTY, _says_something),
    (Wrong.MARKED, _unmarked),
)
"""The table: each rule holds for whatever is used, a name or a sentence."""
