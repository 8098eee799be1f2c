"""Reads each form of a summary back as others would: its quotes, its headings, its words."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import pypdf
from markdown_it import MarkdownIt
from pypdf.generic import DictionaryObject

from bot.rules.sealing.boxes import TEXT_UNITS
from bot.summaries.forms.chat import chat_parts
from bot.summaries.forms.markdown import markdown
from bot.summaries.forms.page import page
from bot.summaries.forms.pdf import pdf
from bot.summaries.forms.plain import as_plain_text
from bot.summaries.model import Summary, from_json, to_json
from bot.texts.speech import Speech

SPEECH = Speech()
CHANGEABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "So", "Zl", "Zp", "Zs"})
VOID = frozenset({"meta", "br", "hr", "img", "link", "rect", "circle", "polyline"})


@dataclass(frozen=True)
class Read:
    """What a form says: its quotes, if it marks them as such, and all its words."""

    text: str
    quotes: tuple[str, ...] | None = None


class Html(HTMLParser):
    """An HTML page as a browser without styles would show it, with faults in how it is built."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.quotes: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.text = ""
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.append((tag, dict(attrs)))
        if tag == "blockquote":
            self.quotes.append("")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"closed out of turn: {tag}")
        self.text += "\n"

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if "style" in self._open or "svg" in self._open:
            return
        self.text += data
        if "blockquote" in self._open:
            self.quotes[-1] += data
        if self._open and re.fullmatch("h[1-6]", self._open[-1]):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def in_chat(summary: Summary) -> Read:
    """All messages, one below the other."""
    shown = [Html(part.replace("\n", "&#10;")) for part in chat_parts(summary, SPEECH)]
    pieces = [quote for one in shown for quote in one.quotes]
    return Read("\n".join(one.text for one in shown), tuple(_whole(pieces)))


def _whole(pieces: Sequence[str]) -> Iterator[str]:
    """The quotes, of which very long ones go on in the next block."""
    quote = ""
    for piece in pieces:
        quote += piece
        if len(piece) != TEXT_UNITS // 2:
            yield quote
            quote = ""


def on_page(summary: Summary) -> Read:
    """The HTML page."""
    shown = Html(page(summary, SPEECH))
    return Read(shown.text, tuple(shown.quotes))


def in_markdown(summary: Summary) -> Read:
    """The Markdown, rendered by somebody else's program."""
    rendered = MarkdownIt("commonmark").enable("table").render(markdown(summary, SPEECH))
    shown = Html(rendered.replace("<br />\n", "<br>"))
    return Read(
        shown.text, tuple(quote.removesuffix("\n").removeprefix("\n") for quote in shown.quotes)
    )


def on_terminal(summary: Summary) -> Read:
    """The plain text."""
    return Read(re.sub(r"^ *> ", "", as_plain_text(summary, SPEECH), flags=re.MULTILINE))


def in_pdf(summary: Summary) -> Read:
    """The PDF's text, and the alternatives of what it can't draw."""
    made = pdf(summary, SPEECH)
    assert made is not None
    reader = pypdf.PdfReader(io.BytesIO(made))
    text = "\n".join(one.extract_text() for one in reader.pages)
    text = re.sub(r"^Summary .* \d+ / \d+$", "", text, flags=re.MULTILINE)
    return Read("\n".join((text, *(alt for _, alt in structure(reader) if alt))))


def in_json(summary: Summary) -> Read:
    """What is stored, on its page."""
    return on_page(from_json(to_json(summary)))


MARKING: Mapping[str, Callable[[Summary], Read]] = {
    "chat": in_chat,
    "page": on_page,
    "markdown": in_markdown,
    "json": in_json,
}
"""The forms in which a quote is a block that can be told from the rest."""
FORMS: Mapping[str, Callable[[Summary], Read]] = {**MARKING, "terminal": on_terminal, "pdf": in_pdf}


def structure(reader: pypdf.PdfReader) -> Iterator[tuple[str, str]]:
    """The tags of a PDF in reading order, each with its alternative text."""
    root = reader.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    yield from _under(root["/StructTreeRoot"])


def _under(node: object) -> Iterator[tuple[str, str]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]).lstrip("/"), str(node.get("/Alt", ""))
        yield from _under(node.get("/K"))
    elif isinstance(node, list):
        for one in node:
            yield from _under(one)


def expected_quotes(summary: Summary) -> Counter[str]:
    """Every quote that a form has to show, as often as it has to."""
    every = [text for section in summary.sections for text in section.words]
    every += summary.check.missing if summary.check else ()
    every += [action.reply for action in summary.actions]
    every += [summary.link] if summary.link else []
    return Counter(map(bare, every))


def bare(text: str) -> str:
    """A text without what a form may change in it: blanks, controls, and what nobody sees."""
    return "".join(one for one in text if unicodedata.category(one) not in CHANGEABLE)


def figures_in(text: str) -> Counter[str]:
    """Every figure in a text: percentages, ranges of people and counts."""
    return Counter(re.findall(r"\d+%|\d+ to \d+ people|\d+ or more people", text))


def unfaithful(summary: Summary, read: Read) -> list[str]:
    """What a form leaves out of a summary's words and figures, or adds to them."""
    faults = []
    wanted = expected_quotes(summary)
    if read.quotes is not None:
        shown = Counter(map(bare, read.quotes))
        faults += [f"missing: {quote!r}" for quote in wanted - shown]
        faults += [f"added: {quote!r}" for quote in shown - wanted]
    squeezed = bare(read.text)
    if read.quotes is None:
        faults += [f"not to be found: {quote!r}" for quote in wanted if quote not in squeezed]
    names = [theme.name for section in summary.sections for theme in section.themes]
    faults += [f"no theme {name!r}" for name in names if bare(name) not in squeezed]
    ours = figures_in(in_json(summary).text)
    if read.quotes is not None:
        faults += [f"other figures: {one}" for one in _differing(ours, figures_in(read.text))]
    return faults


def _differing(one: Counter[str], other: Counter[str]) -> list[str]:
    return sorted((one - other) + (other - one))
