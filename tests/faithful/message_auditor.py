"""Audits the message of a summary: what a reader of the chat is told, against the store.

It is read as a reader would, without what made it: each question with what stands below it. Which
sentence goes with which figure is written down here anew.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from prompts.model import Kind
from tests.faithful.auditor import Box, says_nothing

Json = Mapping[str, Any]
ALL_OF = 12
CUT = " …"
GOES_ON = " (goes on)"
SAYS_CUT = "Words that end in “…” go on."
MOST_MESSAGES = 3
LEAST_CUT = 40
"""Characters: of words that are cut at least so much stands there."""
SAID = {
    "most-low": "Most said 1 or 2.",
    "most-middle": "Most said 3.",
    "most-high": "Most said 4 or 5.",
    "divided": "People were divided.",
    "no-one-view": "No one view had most.",
    "more": "More chose “{}” than any other answer.",
    "nothing-stood-out": "Nothing stood out.",
    "most": "Most chose “{}”.",
    "close": "It was close between the two answers.",
    "spread": "No answer had 60% or more.",
    None: "Each perspective is told alone here",
}
UNSEEN = dict.fromkeys((0x2068, 0x2069))
"""Marks around a name that is written from right to left."""
ABOUT = re.compile(r"(Some|\d+ to \d+ people|\d+ or more people) wrote about “(.*?)”\.")
CLAIMS = re.compile(
    r"\b(all of you|almost|always|everyone|everybody|hardly|half|many|most|mostly|nearly|"
    r"never|nobody|no one|often|several|unanimous|usually)\b",
    re.IGNORECASE,
)
"""Words that claim a number or a share; the fixed sentences above are the only ones to say them."""


@dataclass
class Told:
    """One question as the message tells it: our own sentences, and people's words."""

    lead: str
    said: str = ""
    quotes: list[str] = field(default_factory=list)


class _Message(HTMLParser):
    """The paragraphs of messages: bold at the start of one begins something new."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.told = [Told("")]
        self._open: list[str] = []
        self._starts = True
        for one in messages:
            self._starts = True
            self.feed(one)
            self.close()
            self.reset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self._open.append(tag)
        if tag == "b":
            self.told.append(Told(""))
        if tag == "blockquote":
            self.told[-1].quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if "b" in self._open:
            self.told[-1].lead += data
        elif "blockquote" in self._open:
            self.told[-1].quotes[-1] += data
        else:
            self.told[-1].said += data.translate(UNSEEN)


def message_faults(messages: Sequence[str], summary: Json, boxes: Sequence[Box]) -> list[str]:
    """All that the message of a summary says wrongly, or leaves out."""
    told = _joined(_Message(messages).told)
    found = [fault for one in told for fault in _claims(one)]
    may_cut = len(messages) == MOST_MESSAGES and any(SAYS_CUT in one for one in messages)
    for box in boxes:
        asked = " ".join(box.question.wording.split())
        section = next(s for s in summary["sections"] if s["wording"] == box.question.wording)
        here = [one for one in told if one.lead == asked]
        if len(here) != 1:
            found.append(f"{asked!r} stands in the message {len(here)} times")
        elif box.question.kind is Kind.TEXT:
            found += [*_words(here[0], section, box, may_cut=may_cut), *_themes(here[0], section)]
        else:
            found += _taps(here[0], section)
    return found


def _joined(told: Sequence[Told]) -> list[Told]:
    """With what goes on in the next message put to what it goes on from."""
    joined: list[Told] = []
    for one in told:
        if joined and one.said.lstrip().startswith(GOES_ON.strip()) and joined[-1].lead == one.lead:
            joined[-1].said += one.said.replace(GOES_ON.strip(), "", 1)
            joined[-1].quotes += one.quotes
        else:
            joined.append(one)
    return joined


def _claims(told: Told) -> Iterator[str]:
    """Words that claim more than the fixed sentences do; options and names stand in quotes."""
    rest = told.said
    for sentence in SAID.values():
        rest = re.sub(re.escape(sentence).replace(r"\{\}", ".*?"), "", rest)
    rest = re.sub(r"“.*?”", "", rest.replace("and no view had most.", ""))
    yield from (f"claims {found[0]!r}" for found in CLAIMS.finditer(rest))


def _words(told: Told, section: Json, box: Box, *, may_cut: bool) -> Iterator[str]:
    shared = {text for text in box.shared if not says_nothing(text)}
    left: Counter[str] = Counter(section["other_voices"])
    for theme in section["themes"]:
        left.update((*theme["quotes"], *theme["more"]))
    missed = set(shared)
    for quote in told.quotes:
        whole = next((one for one in left if _is(quote, one, may_cut) and left[one]), None)
        if whole is None or whole not in shared:
            yield f"not shared, or too often: {quote!r}"
        else:
            left[whole] -= 1
            missed.discard(whole)
    if len(shared) <= ALL_OF:
        yield from (f"dropped from the message: {text!r}" for text in missed or +left)
    elif not told.quotes:
        yield "no voice at all"


def _is(quote: str, whole: str, may_cut: bool) -> bool:
    start = quote.removesuffix(CUT)
    cut = may_cut and quote.endswith(CUT) and len(start) >= LEAST_CUT
    return quote == whole or (cut and whole.startswith(start))


def _themes(told: Told, section: Json) -> Iterator[str]:
    bands = Counter((" ".join(one["name"].split()), _people(one)) for one in section["themes"])
    for people, name in ABOUT.findall(told.said):
        if not bands[name, people]:
            yield f"{people} did not write about {name!r}"
    split = sum(bool(one["both_ways"]) for one in section["themes"])
    named = {" ".join(one["name"].split()) for one in section["themes"] if one["both_ways"]}
    told_so = re.findall(r"Seen both ways: “(.*?)”", told.said)
    if told.said.count("Seen both ways:") > split or not named.issuperset(told_so):
        yield "something is seen both ways that is not"


def _people(theme: Json) -> str:
    least, most = theme["standing"]["least"], theme["standing"]["most"]
    if least < 5:
        return "Some"
    return f"{least} or more people" if most is None else f"{least} to {most} people"


def _taps(told: Told, section: Json) -> Iterator[str]:
    wanted = SAID[section["said"]].format(" ".join(section["option"].split()))
    if not told.said.lstrip().startswith(wanted):
        yield f"{told.said.strip()!r} is not {wanted!r}"
    for split in section["splits"]:
        part = SAID[split["said"]].format(" ".join(split["option"].split()))
        if f"From the perspective “{split['perspective']}”: {part}" not in told.said:
            yield f"{split['perspective']} is told otherwise"
