"""What an answer says once the marks of a web page are gone, and whether it says anything."""

import html
import re

from bot.summaries.themes.stopwords import words
from bot.summaries.themes.surveys.phrases import phrases

_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|figure|font|footer|form|h[1-6]"
    "|head|header|hr|html|i|img|input|ins|label|li|link|meta|o:p|ol|option|p|pre|q|s|section|select"
    "|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video"
)
_TAG = re.compile(rf"</?({_TAGS})(\s[^<>]*)?/?>", re.I)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_BREAKS = phrases("blockquote|br|dd|div|dl|dt|h1|h2|h3|h4|h5|h6|hr|li|p|pre|td|th|tr")
_GUARDED = re.compile(r"^'(?=[=+\-@])")
"""Exporters put an apostrophe before what a spreadsheet would take for a formula."""
_CARRIAGE = re.compile(r"_x000[dDaA]_")
"""How Excel files write the end of a line within a cell (ECMA-376, part 1, 22.9.2.19)."""
_SPACES = re.compile(r"[^\S\n]+")
_ERRORS = phrases(
    """
    #ref!|#n/a|#value!|#div/0!|#name?|#null!|#num!|#getting_data|#spill!|#calc!|#error!|#field!
    #unknown!|#blocked!|#connect!|err:502|err:504|err:508|err:509|err:511|err:520|err:522
    #bezug!|#nv|#wert!|#arg!|#adr!
    """
)
LONGEST_NOTHING = 60
_NOTHING = phrases(
    """
    n a|na|n a n a|none|none none|nothing|nothing at all|nothing really|nothing else|nothing to add
    nothing to say|nothing more|nothing further|nothing further to add|nothing more to add
    nothing i can think of|nothing comes to mind|nothing springs to mind|nothing in particular
    nothing at present|nothing at the moment|nothing for now|nothing comment|not applicable
    not relevant|no|nope|no no|nil|null|nan|nill|no comment|no comments|no answer|no response
    no further comment|no further comments|no other comments|no more comments|no additional comments
    none at all|none at present|none that i can think of|no thanks|no thank you|thanks|thank you
    many thanks|thanks very much|thank you very much|thank you so much|cheers|ta|same|as above
    see above|idk|dk|don't know|i don't know|dont know|i dont know|do not know|i do not know|dunno
    not sure|i'm not sure|im not sure|unsure|no idea|no opinion|no suggestions|no changes|blank
    did not answer|skipped|prefer not to say|x|xx|xxx|test|missing|not answered|no reply
    i have nothing to add
    i have no comments|i have nothing to say|nothing to report|nothing to comment|nothing thanks
    nothing thank you|none thank you|none thanks|can't think of anything|cant think of anything
    i can't think of anything|keine|keine angabe|keine angaben|nichts|k a|nein|entfällt|weiß nicht
    brak|nie dotyczy|nic|nie wiem|dim byd|dim sylwadau|na fydd|amherthnasol|rien
    aucun|aucune|sans objet|non|nada|ninguno|ninguna|no aplica|niente|nessuno|nessuna|geen|niets|nvt
    """
)


def clean(cell: str) -> str:
    """The cell as its writer would read it: no tags, no entities, no marks of an exporter."""
    text = _GUARDED.sub("", cell)
    if "_x000" in text:
        text = _CARRIAGE.sub("\n", text)
    if "<" in text or "&" in text:
        text = _without_tags(_without_tags(text))
        text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "" if text.strip().lower() in _ERRORS else text.strip()


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub(_instead, _HIDDEN.sub(" ", text))).replace("\xa0", " ")


def _instead(tag: re.Match[str]) -> str:
    return "\n" if tag[1].lower() in _BREAKS else ""


def says_something(answer: str) -> bool:
    """Whether an answer is one: not blank, no "n/a", no "Nothing", and not signs alone.

    Pictures ("👍") say something, though no theme can be made of them.
    """
    if len(answer) > LONGEST_NOTHING and has_words(answer):
        return True
    said = words(answer)
    if not said:
        return any(ord(c) > 0x2000 and not c.isspace() and c not in "–—…‘’“”•" for c in answer)
    return " ".join(said) not in _NOTHING and any(not one.isdigit() for one in said)


def has_words(answer: str) -> bool:
    """Whether a theme could be made of it: there are words, not pictures alone."""
    return any(map(str.isalnum, answer))
