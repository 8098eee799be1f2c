"""The published list of phrases that make the support card appear; docs/care.md shows it too.

The phrases are everyday ways to say what the NHS (help for suicidal thoughts), Samaritans (signs
that somebody may be struggling) and Mind (how suicidal feelings may feel) tell people to take
seriously, with the spellings of hurried typing, and a few in Welsh. The wording is ours. They are
written without apostrophes and accents, as they are compared.
"""

from bot.rules.redaction.circumstance_words import listed

END = "."
"""A phrase that ends in this counts only at the end of a sentence."""

_LISTED = (
    # Dying.
    "kill myself", "killing myself", "kill my self", "killed myself", "end my life",
    "ending my life", "end my own life", "take my life", "take my own life",
    "taking my own life", "end it all", "ending it all", "want to end it .", "might end it .",
    "going to end it .", "want to die", "wanted to die", "die than live", "die than go on",
    "die than carry on",
    "wanna die", "want 2 die", "rather be dead", "rather die", "better off dead",
    "wish i was dead", "wish i were dead", "wished i was dead", "wish i had never been born",
    "wish i was never born", "suicide", "suicidal", "sucide", "suicidle", "unalive",
    "going to jump off", "jump off a bridge", "overdose", "overdosed", "not to wake up",
    "to not wake up", "never wake up", "dont want to wake up", "hope i dont wake up",
    # Not living on.
    "dont want to live", "do not want to live", "dont want to be alive",
    "do not want to be alive", "dont want to be here any more", "dont want to be here anymore",
    "dont want to exist", "no reason to live", "nothing to live for", "no point in living",
    "no point living", "not worth living", "isnt worth living", "give up on life",
    "given up on life", "tired of living", "sick of living", "cant go on .", "cannot go on .",
    "can not go on .", "cant go on like this", "cant go on any more", "cant go on anymore",
    "cant go on living", "cant take it any more", "cant take it anymore", "cant take any more .",
    "want to disappear", "wish i could disappear", "better off without me",
    "nobody would miss me", "no one would miss me", "no way out .",
    # Harm.
    "self harm", "self harming", "self harmed", "selfharm", "selfharming", "harm myself",
    "harming myself", "hurt myself", "hurting myself", "cutting myself", "cut my wrists",
    "burning myself", "not safe with myself", "hits me", "beats me",
    # Crisis.
    "im in crisis", "i am in crisis", "im not safe", "i am not safe", "i dont feel safe at home",
    "cant cope", "cannot cope", "can not cope", "i feel hopeless", "i am hopeless",
    "im at breaking point", "i am at breaking point",
    # Welsh.
    "lladd fy hun", "eisiau marw", "hunanladdiad", "hunan niweidio", "methu ymdopi",
    "ddim eisiau byw",
)  # fmt: skip

Phrase = tuple[str, ...]


def _by_first_word(all_of_them: tuple[str, ...]) -> dict[str, tuple[Phrase, ...]]:
    phrases = [tuple(phrase.split()) for phrase in all_of_them]
    firsts = {phrase[0] for phrase in phrases}
    return {first: tuple(p for p in phrases if p[0] == first) for first in firsts}


LISTED = _LISTED
PHRASES = _by_first_word(_LISTED)

NOT_BEFORE: dict[Phrase, frozenset[str]] = {
    ("kill", "myself"): frozenset({"laughing"}),
    ("killing", "myself"): frozenset({"laughing"}),
    ("killed", "myself"): frozenset({"laughing"}),
    ("want", "to", "die"): frozenset({"laughing", "of"}),
    ("wanted", "to", "die"): frozenset({"laughing", "of"}),
    ("wanna", "die"): frozenset({"laughing", "of"}),
    ("rather", "die"): frozenset({"than"}),
    ("want", "to", "disappear"): frozenset({"into", "from"}),
    ("hits", "me"): frozenset({"that", "how", "when", "as"}),
    ("beats", "me"): frozenset({"why", "how", "what"}),
    ("i", "am", "hopeless"): frozenset({"at", "with"}),
}
"""Sayings that only sound alike: "kill myself laughing", "it beats me why"."""

TOPICS: frozenset[Phrase] = frozenset(
    {("suicide",), ("self", "harm"), ("overdose",), ("hunanladdiad",)}
)
TOPICS_AFTER = listed(
    "awareness data figures guidance leaflet module pathway policies policy prevention "
    "procedure protocol rate rates research statistics strategy toolkit training workshop"
)
"""What a group that works on this talks about: "the suicide prevention plan"."""
