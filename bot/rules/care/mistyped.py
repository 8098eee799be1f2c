"""Words that are rarely anything else, with a letter wrong: what was meant."""

import re

from bot.rules.redaction.circumstance_words import listed

# Words that are rarely anything else, and are often mistyped.
_RARE = listed(
    "suicide suicidal overdose overdosed overdosing paracetamol tablets hopeless worthless "
    "pointless tether strangled strangling strangles myself goodbye goodbyes unalive burden "
    "medication alive killing disappear existing anymore wishing"
)
_ALIKE = listed(
    "homeless wordless overdone overuse overused wordless burdens burden's alike alive olive dives "
    "willing filling billing milling pulling culling selling calling tilling skilling spilling "
    "disappears mediation meditation meditations dedication medications existing exiting fishing "
    "washing winning wisting tethers painless burdened himself itself mysel goodby strangle "
    "strangers stranger hoping hopeful tablet fablets cables tables tablers wishing witching "
    "dishing killings kissing"
)
_RARE_BY_LETTER = {
    letter: [rare for rare in sorted(_RARE) if rare[0] == letter]
    for letter in {rare[0] for rare in _RARE}
}
_SUICIDAL = re.compile(r"s(?:u|ui|oo|ue|iu|ewi)[iy]?[csz]{1,9}[iy]?d(?:al|le|el|il|ial|ual|ol|all)")


def meant(word: str) -> str:
    """A rare word in which one letter is off, or two have changed places; or the word as it is."""
    if len(word) < 5 or word in _RARE or word in _ALIKE:
        return word
    if word[0] == "s" and _SUICIDAL.fullmatch(word):
        return "suicidal"
    alike = (rare for rare in _RARE_BY_LETTER.get(word[0], ()) if _one_off(word, rare))
    return next(alike, word)


def _one_off(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
