"""Brings the inflections of an English word together: "listened", "listening"; "papers", "paper".

What comes out is no word that anybody would read; it only says whether two words are one.
"""

from functools import lru_cache

_IRREGULAR = """
    am be|are be|is be|was be|were be|been be|being be|began begin|begun begin|brought bring
    bought buy|built build|came come|caught catch|chose choose|chosen choose|did do|done do
    drew draw|drawn draw|drove drive|driven drive|ate eat|eaten eat|fell fall|fallen fall|fed feed
    felt feel|fought fight|found find|forgot forget|forgotten forget|froze freeze|frozen freeze
    gave give|given give|got get|gotten get|went go|gone go|grew grow|grown grow|had have|has have
    heard hear|held hold|hid hide|hidden hide|kept keep|knew know|known know|led lead|left leave
    lost lose|made make|meant mean|met meet|paid pay|ran run|read read|rose rise|risen rise
    said say|sat sit|saw see|seen see|sent send|shook shake|shaken shake|showed show|shown show
    slept sleep|sold sell|spent spend|spoke speak|spoken speak|stood stand|stole steal
    stuck stick|taught teach|took take|taken take|thought think|threw throw|thrown throw|told tell
    tore tear|understood understand|woke wake|woken wake|won win|wore wear|worn wear|wrote write
    written write|broke break|broken break|children child|people people|women woman|men man
    lives life|used use|using use|uses use|staff staff|series series|always always
    perhaps perhaps|news news|works work
"""
_BASES = dict(pair.split() for line in _IRREGULAR.splitlines() for pair in line.split("|") if pair)
_UNCHANGED = """
    across address access always anything bed bring bus business diabetes during evening everything
    fed feed hundred indeed king less morning need nothing plus process red ring seed sing something
    speech speed spring string thing this thus us wing yes
"""
_KEPT = frozenset(_UNCHANGED.split())
_VOWELS = frozenset("aeiouy")
_DOUBLED = frozenset("bdgkmnprtv")


@lru_cache(maxsize=20_000)
def base(word: str) -> str:
    """What all inflections of a word in small letters have in common."""
    word = word.removesuffix("'s").removesuffix("'")
    word = _BASES.get(word, word)
    if len(word) <= 3 or word in _KEPT or not word.isascii():
        return word
    return _ending(_without_s(word))


def irregular(word: str) -> bool:
    """Whether its form is no plain ending on what its inflections have in common."""
    return word in _BASES


def _without_s(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def _ending(word: str) -> str:
    for ending in ("ing", "ied", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and word not in _KEPT and not word.endswith("eed"):
            if ending == "ied":
                return stem + "i" if len(stem) > 2 else stem + "y"
            if len(stem) < 3 or not _VOWELS & set(stem):
                break
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
                stem = stem[:-1]
            elif len(stem) == 3 and _lacks_e(stem):
                stem += "e"
            word = stem
            break
    if word.endswith("y") and len(word) > 3 and word[-2] not in _VOWELS:
        return word[:-1] + "i"
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _lacks_e(stem: str) -> bool:
    """Whether it is what "caring" leaves of "care": no doubled letter, so an e has gone."""
    outside = _VOWELS | {"w", "x"}
    return stem[0] not in _VOWELS and stem[1] in _VOWELS and stem[2] not in outside
