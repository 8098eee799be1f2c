"""A summary as one HTML page that needs nothing but itself: no script, no font, no address.

The policy in its head forbids a browser to load or run anything, so that words of an answer could
not, even if they were not escaped. What they hold is plain text (HTML, 13.1: escaped text); what
HTML can't hold becomes U+FFFD.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from bot.summaries.forms.blocks import Block, Heading, Paragraph, Picture, Points, Quote, Table
from bot.summaries.forms.document import document, title
from bot.summaries.model import Summary
from bot.texts.speech import Speech

STYLE = Path(__file__).with_name("page.css")
PART = 2
"""The level of the headings that part the page."""
SPACE, DELETE, LATIN = 0x20, 0x7F, 0xA0
"""Code points: the controls are below the first, and from the second up to the third."""

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
_POLICY = "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"


def page(summary: Summary, speech: Speech) -> str:
    """The page as HTML text, to be written as UTF-8."""
    style = STYLE.read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _PAGE.format(
        language=speech.language,
        policy=_POLICY.format(hash=digest),
        title=_escaped(title(summary, speech)),
        style=style,
        body="\n".join(_parts(document(summary, speech), speech)),
    )


def _parts(blocks: Sequence[Block], speech: Speech) -> Iterator[str]:
    """The head as a banner, then a region for each part below a heading of level 2."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == PART:
            parts.append([])
        parts[-1].append(block)
    for blocks_of_part in parts:
        inside = "\n".join(_block(block, speech) for block in blocks_of_part)
        head = blocks_of_part[0]
        if isinstance(head, Heading) and head.level == PART:
            yield (
                f'<section class="{head.name}" aria-labelledby="{head.name}">\n{inside}\n</section>'
            )
        else:
            yield f"<header>\n{inside}\n</header>\n<main>"
    yield "</main>"


def _block(block: Block, speech: Speech) -> str:
    match block:
        case Heading(text, level, name):
            name = f' id="{name}"' if level == PART else ""
            return f"<h{level}{name}>{_escaped(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{_escaped(text)}</p>"
        case Points(points):
            items = (
                f"<li>{_escaped(one.text)}{_quote(one.quote) if one.quote else ''}</li>"
                for one in points
            )
            return '<ul role="list">\n{}\n</ul>'.format("\n".join(items))
        case Quote(text):
            return _quote(text)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block, speech)


def _quote(text: str) -> str:
    return f'<blockquote dir="auto">{_escaped(text)}</blockquote>'


def _picture(picture: Picture, speech: Speech) -> str:
    table = picture.table
    return (
        f"<figure>\n<figcaption>{_escaped(table.caption)}</figcaption>\n{picture.svg}\n"
        f"<details><summary>{_escaped(speech.label('whole-as-table'))}</summary>\n"
        f"{_table(table, unseen=True)}\n</details>\n</figure>"
    )


def _table(table: Table, *, unseen: bool = False) -> str:
    seen = ' class="unseen"' if unseen else ""
    caption = f"<caption{seen}>{_escaped(table.caption)}</caption>"
    headers = "".join(f'<th scope="col">{_escaped(one)}</th>' for one in table.headers)
    rows = "\n".join(
        f'<tr><th scope="row">{_escaped(first)}</th>'
        + "".join(f"<td>{_escaped(one)}</td>" for one in others)
        + "</tr>"
        for first, *others in table.rows
    )
    head = f"<thead><tr>{headers}</tr></thead>"
    return f"<table>\n{caption}\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>"


def _escaped(text: str) -> str:
    """The text as HTML; what can't be in an HTML text, or would be unseen, is U+FFFD."""
    return escape("".join(one if _in_html(one) else "\ufffd" for one in text))


def _in_html(character: str) -> bool:
    """Whether HTML takes it (HTML, 13.2.3.5: neither control, surrogate nor noncharacter)."""
    code = ord(character)
    if code < SPACE or DELETE <= code < LATIN:
        return character in "\t\n\r"
    nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not (nothing or 0xD800 <= code <= 0xDFFF)
