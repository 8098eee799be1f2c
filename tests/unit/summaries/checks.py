"""What every summary must keep to, as checks that name each fault; no fault is an empty list.

Tests run them on what the bot makes, where they must find nothing, and on copies with a planted
fault, where they must find it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser
from itertools import combinations

from bot.rules.disclosure import BelowThreshold, Said
from bot.rules.non_answers import is_non_answer
from bot.summaries.compiling import OpenedBox
from bot.summaries.forms.chat import chat_parts
from bot.summaries.model import Section, Summary, to_json
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Share

ALLOWED_TAGS = {"b", "i", "u", "blockquote"}
FOLDED = [("expandable", None)]
EVERYONE = re.compile(
    r"\b(?:everyone|everybody|all of|nobody|no one(?! view)|unanimous)\b|100%", re.IGNORECASE
)


def unfaithful(summary: Summary, boxes: Sequence[OpenedBox]) -> list[str]:
    """Words shown that nobody shared, shared words that are missing, or shown twice."""
    faults = []
    by_wording = {section.wording: section for section in summary.sections}
    for box in boxes:
        section = by_wording[box.question.wording]
        voices = Counter(section.other_voices)
        shown = voices.copy()
        for theme in section.themes:
            shown |= voices + Counter((*theme.quotes, *theme.more))
        shared = Counter(
            answer.text
            for answer in box.answers
            if answer.text
            and answer.share is Share.WORDS
            and not is_non_answer(answer.text, box.question.wording)
        )
        faults += [f"not shared, or too often: {text!r}" for text in shown - shared]
        faults += [f"missing: {text!r}" for text in shared - shown]
    return faults


def told_of_themes_only(shown: Iterable[str], boxes: Sequence[OpenedBox]) -> list[str]:
    """Words of themes-only answers that stand anywhere in what is shown."""
    everything = "\n".join(shown)
    return [
        answer.text
        for box in boxes
        for answer in box.answers
        if answer.text and answer.share is Share.THEMES and answer.text in everything
    ]


def told_apart(
    compile_one: Callable[[OpenedBox], Summary], boxes: Sequence[OpenedBox]
) -> list[str]:
    """Numbers of answers that summaries tell apart, though their bands and shares are the same."""
    made = [(len(box.answers), to_json(compile_one(box))) for box in boxes]
    return [f"{a} and {b}" for (a, one), (b, other) in combinations(made, 2) if one != other]


def untrue(section: Section, box: OpenedBox) -> list[str]:
    """A sentence that is not true of these answers, worked out from what it says in words."""
    values = [answer.value for answer in box.answers]
    if section.kind is Kind.TEXT or section.said is None:
        return []
    whole = len(values)
    low, middle, high = (sum(value in band for value in values) for band in ((1, 2), (3,), (4, 5)))
    counts = [values.count(index) for index in range(len(box.question.options))]
    chosen = counts[box.question.options.index(section.option)] if section.option else 0
    others = [
        count for index, count in enumerate(counts) if box.question.options[index] != section.option
    ]
    sixty = 5 * max(counts or [low, middle, high]) >= 3 * whole
    shares = bool(section.figures)
    true = {
        Said.MOST_LOW: 2 * low > whole,
        Said.MOST_MIDDLE: 2 * middle > whole,
        Said.MOST_HIGH: 2 * high > whole,
        Said.DIVIDED: low >= 2 and high >= 2 and 2 * max(low, middle, high) <= whole,
        Said.NO_ONE_VIEW: 2 * max(low, middle, high) <= whole,
        Said.MORE: chosen >= 2 and chosen > max(others, default=0),
        Said.NOTHING_STOOD_OUT: counts.count(max(counts, default=0)) > 1,
        Said.MOST: 2 * chosen > whole,
        Said.CLOSE: len(counts) == 2 and abs(counts[0] - counts[-1]) <= 1,
        Said.SPREAD: shares and not sixty,
    }[section.said]
    return [] if true else [f"{section.said} of {values}"]


def finer_than_allowed(section: Section, box: OpenedBox) -> list[str]:
    """Figures that say more than they may, or that are not true."""
    whole, faults = len(box.answers), untrue(section, box)
    values = [answer.value for answer in box.answers]
    if section.figures and whole < 20:
        faults.append("fewer than 20 answers have sentences, and no shares")
    for figure in section.figures:
        wanted = figure.points or (box.question.options.index(figure.option),)
        exact = 5 * sum(value in wanted for value in values) / whole
        if not figure.fifth <= exact or (exact >= figure.fifth + 1 and figure.fifth < 4):
            faults.append(f"fifth {figure.fifth} for {exact} fifths")
    return faults


def unsafe_split(shown: Sequence[int], perspectives: Sequence[int], k: int) -> list[str]:
    """Parts, or a rest, of fewer than k answers, given what is shown separately."""
    counts = Counter(perspectives)
    rest = len(perspectives) - sum(counts[one] for one in shown)
    faults = [f"perspective {one} has {counts[one]}" for one in shown if counts[one] < max(k, 5)]
    return faults + ([f"the rest has {rest}"] if shown and 0 < rest < max(k, 5) else [])


def lets_through(compile_one: Callable[[OpenedBox], Summary], box: OpenedBox) -> bool:
    """Whether a summary is made of a box, though it has fewer than k answers."""
    try:
        compile_one(box)
    except BelowThreshold:
        return False
    return True


class Shown(HTMLParser):
    """What a reader sees of a message, read by another parser than the one that measured it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.text = ""
        self.quotes: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag not in ALLOWED_TAGS or (attrs and (tag, attrs) != ("blockquote", FOLDED)):
            self.faults.append(f"not ours: {tag}")
        if tag == "blockquote":
            self.quotes.append("")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"closed out of turn: {tag}")

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.text += data
        if "blockquote" in self._open:
            self.quotes[-1] += data

    def handle_comment(self, data: str) -> None:
        """A comment, which Telegram refuses."""
        self.faults.append("a comment")

    def handle_decl(self, decl: str) -> None:
        """A declaration, which Telegram refuses."""
        self.faults.append("a declaration")

    def unknown_decl(self, data: str) -> None:
        """A marked section, which Telegram refuses."""
        self.faults.append("a marked section")

    def handle_pi(self, data: str) -> None:
        """A processing instruction, which Telegram refuses."""
        self.faults.append("a processing instruction")


def unsendable(html: str, limit: int) -> list[str]:
    """What Telegram would refuse about a message."""
    shown = Shown(html)
    faults = list(shown.faults)
    if re.search(r"[<>]", re.sub(r"</?(b|i|u|blockquote)>|<blockquote expandable>", "", html)):
        faults.append("a bare angle bracket")
    if re.search(r"&(?!(amp|lt|gt|quot);)", html):
        faults.append("a bare ampersand")
    if not shown.text.strip():
        faults.append("empty")
    length = len(shown.text.encode("utf-16-le")) // 2
    return [*faults, f"{length} units"] if length > limit else faults


def all_unsendable(parts: Sequence[str]) -> list[str]:
    """What Telegram would refuse about a whole summary."""
    return [fault for part in parts for fault in unsendable(part, 4096)]


def read(summary: Summary) -> str:
    """All parts as a reader sees them."""
    made = chat_parts(summary, Speech())
    assert all_unsendable(made) == []
    return "\n\n".join(Shown(part).text for part in made)
