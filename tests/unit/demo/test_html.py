"""The HTML parse mode is as strict as Telegram's, in the same words."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.entities import Entity, Formatted, cleaned, units
from bot.demo.formatting import formatted_in
from bot.demo.html import checked_url, parse_html
from bot.demo.wire import ApiError, Params


def kinds(formatted: Formatted) -> list[tuple[str, int, int]]:
    return [(one.kind, one.offset, one.length) for one in formatted.entities]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "custom_emoji"),
        ('<a href="https://example.org">x</a>', "text_link"),
        ("<B>x</b>", "bold"),
    ],
)
def test_every_tag_of_telegram_becomes_its_entity(html: str, kind: str) -> None:
    assert kinds(parse_html(html)) == [(kind, 0, 1)]


def test_offsets_and_lengths_are_utf16_units() -> None:
    parsed = parse_html("a😀<b>b😀</b>")

    assert parsed.text == "a😀b😀"
    assert kinds(parsed) == [("bold", 3, 3)]


def test_nested_tags_give_the_longer_entity_first() -> None:
    parsed = parse_html("<i>a<b>b</b></i>")

    assert kinds(parsed) == [("italic", 0, 2), ("bold", 1, 1)]


def test_a_code_block_has_the_language_of_its_inner_tag() -> None:
    parsed = parse_html('<pre><code class="language-python">x</code></pre>')

    assert parsed.entities == (Entity("pre", 0, 1, language="python"),)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#65;&#x42;&#x1F600;", "AB😀"),
        ("&lt", "<"),
        ("&nbsp; &copy; & &;", "&nbsp; &copy; & &;"),
        ("a > b", "a > b"),
    ],
)
def test_only_telegrams_named_entities_are_decoded(html: str, text: str) -> None:
    assert parse_html(html).text == text


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("abc<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("a<", "Unclosed start tag at byte offset 1"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        (
            "<b>x</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<tg-emoji emoji-id="y">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(html: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(html)

    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://Example.org", "https://example.org/"),
        ("example.org/a?b=c#d", "http://example.org/a?b=c#d"),
        ("https://example.org:8443/x y", "https://example.org:8443/x%20y"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("localhost", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("https://", None),
    ],
)
def test_links_are_written_as_telegram_writes_them(url: str, checked: str | None) -> None:
    assert checked_url(url) == checked


def test_a_link_that_telegram_does_not_take_leaves_plain_text() -> None:
    parsed = parse_html('<a href="javascript:x">y</a>')

    assert parsed == Formatted("y")


def test_a_link_to_a_user_becomes_a_mention() -> None:
    parsed = parse_html('<a href="tg://user?id=42">y</a>')

    assert parsed.entities == (Entity("text_mention", 0, 1, user=42),)


def test_markdown_is_not_spoken() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted_in(Params({"text": "*x*", "parse_mode": "MarkdownV2"}), "text", "entities")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_through_as_it_is(text: str) -> None:
    assert parse_html(escape(text, quote=False)) == Formatted(text)


TAGS = ["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "</>", '<a href="a.org">', "</a>"]
BITS = [
    "<",
    ">",
    "&lt;",
    "&#",
    "=",
    "'",
    "x",
    "😀",
    " ",
    "\n",
    "\r",
    "<blockquote>",
    "</blockquote>",
]
PIECES = st.sampled_from([*TAGS, *BITS])


@given(st.lists(PIECES).map("".join))
def test_any_text_is_parsed_or_refused_and_entities_stay_inside(html: str) -> None:
    try:
        said = cleaned(parse_html(html))
    except ApiError:
        return

    assert said.text == said.text.rstrip(" \n")
    assert all(0 <= one.offset < one.end <= units(said.text) for one in said.entities)
