"""What every summary must keep to, as checks that name each fault; no fault is an empty list.

Tests run them on what the bot makes, where they must find nothing, and on copies with a planted
fault, where they must find it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser
from itertools import combinations

from bot.rules import disclosure
from bot.rules.disclosure import BelowThreshold
from bot.summaries.compiling import OpenedBox
from bot.summaries.forms.chat import chat_parts
from bot.summaries.model import Section, Summary, to_json
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Share

ALLOWED_TAGS = {"b", "i", "u", "blockquote"}
EVERYONE = re.compile(
    r"\b(?:everyone|everybody|all of|nobody|no one|unanimous)\b|100%", re.IGNORECASE
)


def unfaithful(summary: Summary, boxes: Sequence[OpenedBox]) -> list[str]:
    """Words shown that nobody shared, shared words that are missing, or shown twice."""
    faults = []
    by_wording = {section.wording: section for section in summary.sections}
    for box in boxes:
        section = by_wording[box.question.wording]
        shown = Counter(section.words)
        shared = Counter(
            answer.text for answer in box.answers if answer.text and answer.share is Share.WORDS
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


def finer_than_allowed(section: Section, box: OpenedBox) -> list[str]:
    """Figures that say more than they may, or that are further from the truth than they may be."""
    whole, faults = len(box.answers), []
    values = [answer.value for answer in box.answers]
    if section.kind is Kind.SCALE and whole < 10 and len(section.figures) != 3:
        faults.append("a scale with fewer than 10 answers has three bands")
    for figure in section.figures:
        wanted = figure.points or (box.question.options.index(figure.option),)
        exact = 100 * sum(value in wanted for value in values) / whole
        if figure.percent % 10 or not 0 <= figure.percent <= 90:
            faults.append(f"not rounded to 10%: {figure.percent}")
        if abs(min(exact, 90) - figure.percent) > 5:
            faults.append(f"{figure.percent}% for {exact}%")
    return faults


def overclaimed(amount: disclosure.Amount, part: int, whole: int) -> bool:
    """Whether a share's word claims more than the exact share."""
    exact = part / whole
    true_from_to = {
        disclosure.Amount.HARDLY_ANY: (0, 0.05),
        disclosure.Amount.A_FEW: (0.05, 0.25),
        disclosure.Amount.SOME: (0.25, 0.45),
        disclosure.Amount.ABOUT_HALF: (0.45, 0.55),
        disclosure.Amount.MOST: (0.55, 0.85),
        disclosure.Amount.NEARLY_ALL: (0.85, 1.01),
    }
    least, under = true_from_to[amount]
    return not least <= exact < under


def unsafe_split(shown: Sequence[int], perspectives: Sequence[int], k: int) -> list[str]:
    """Parts, or a rest, of fewer than k answers, given what is shown separately."""
    counts = Counter(perspectives)
    rest = len(perspectives) - sum(counts[one] for one in shown)
    faults = [f"perspective {one} has {counts[one]}" for one in shown if counts[one] < k]
    return faults + ([f"the rest has {rest}"] if shown and 0 < rest < k else [])


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
        if tag not in ALLOWED_TAGS or attrs:
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
    if re.search(r"[<>]", re.sub(r"</?(b|i|u|blockquote)>", "", html)):
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
