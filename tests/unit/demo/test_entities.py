"""Texts are cleaned, trimmed, measured and searched the way Telegram does it."""

import json

import pytest

from bot.demo.entities import Entity, Formatted, cleaned, seems_empty, with_found
from bot.demo.formatting import formatted_in, message_caption, message_text, overlong_head
from bot.demo.wire import ApiError, Params


def read(text: str, **more: str) -> Formatted:
    return message_text(Params({"text": text, **more}))


def kinds(formatted: Formatted) -> list[tuple[str, int, int]]:
    return [(one.kind, one.offset, one.length) for one in formatted.entities]


def test_whitespace_around_a_text_goes_and_entities_move_along() -> None:
    said = read("\n  a <b>b</b> \n", parse_mode="HTML")

    assert said.text == "a b"
    assert kinds(said) == [("bold", 2, 1)]


def test_an_entity_ends_where_the_trimmed_text_ends() -> None:
    said = read("a <b>b \n</b>\n", parse_mode="HTML")

    assert said.text == "a b"
    assert kinds(said) == [("bold", 2, 1)]


def test_leading_space_inside_an_entity_stays() -> None:
    said = read(" <b> a</b>", parse_mode="HTML")

    assert said.text == " a"
    assert kinds(said) == [("bold", 0, 2)]


def test_an_entity_over_nothing_but_trailing_space_goes() -> None:
    said = read("a<b>  </b>", parse_mode="HTML")

    assert said == Formatted("a")


def test_a_link_on_an_invisible_character_stays() -> None:
    said = read('<a href="https://t.me/bot?start=x">\u2060</a>Type it here.', parse_mode="HTML")

    assert said.text == "\u2060Type it here."
    assert said.entities == (Entity("text_link", 0, 1, url="https://t.me/bot?start=x"),)


def test_control_and_direction_characters_are_removed_and_entities_move_along() -> None:
    said = read("a\r\n\u202eb<b>c\u2028d</b>\x07e", parse_mode="HTML")

    assert said.text == "a\nbcd e"
    assert kinds(said) == [("bold", 3, 2)]


def test_of_direction_marks_in_a_row_only_the_last_counts() -> None:
    assert read("a\u200f\u200e\u200fb").text == "a\u200c\u200c\u200fb"


def test_neighbours_of_one_kind_become_one() -> None:
    said = read("<b>a</b><b>b</b>", parse_mode="HTML")

    assert kinds(said) == [("bold", 0, 2)]


def test_code_holds_no_other_entity() -> None:
    said = read("<code>a<b>b</b></code> <i>c</i>", parse_mode="HTML")

    assert kinds(said) == [("code", 0, 2), ("italic", 3, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", 0, 6)]),
        ("see /help@afterword_bot, ok", [("bot_command", 4, 19)]),
        ("and/or 1/2", []),
        ("mail ann@example.org now", [("email", 5, 15)]),
        ("go to https://example.org/a?b=1.", [("url", 6, 25)]),
        ("or www.nhs.uk today", [("url", 3, 10)]),
        ("hello.there friend", []),
        ("hi @ann_lxp!", [("mention", 3, 8)]),
        ("#voice and #1", [("hashtag", 0, 6)]),
        ("😀 /go", [("bot_command", 3, 3)]),
    ],
)
def test_commands_links_and_names_are_found(text: str, found: list[tuple[str, int, int]]) -> None:
    assert kinds(with_found(Formatted(text))) == found


def test_nothing_is_found_inside_a_link_or_code() -> None:
    said = read('<a href="https://a.org">b.org</a> <code>/start</code>', parse_mode="HTML")

    assert [kind for kind, _, _ in kinds(said)] == ["text_link", "code"]


def test_text_of_4096_units_fits_and_one_more_does_not() -> None:
    assert read("<b>" + "😀" * 2048 + "</b>", parse_mode="HTML").text == "😀" * 2048
    with pytest.raises(ApiError, match="Bad Request: message is too long"):
        read("😀" * 2048 + "a")


def test_an_edit_that_is_too_long_is_refused_in_other_words() -> None:
    with pytest.raises(ApiError, match="Bad Request: MESSAGE_TOO_LONG"):
        message_text(Params({"text": "a" * 4097}), too_long="MESSAGE_TOO_LONG")


def test_a_caption_of_1024_units_fits_and_one_more_does_not() -> None:
    assert message_caption(Params({"caption": "a" * 1024})) == Formatted("a" * 1024)
    with pytest.raises(ApiError, match="Bad Request: message caption is too long"):
        message_caption(Params({"caption": "a" * 1025}))


def test_no_text_at_all_is_an_empty_message() -> None:
    with pytest.raises(ApiError, match="Bad Request: message text is empty"):
        read("")


@pytest.mark.parametrize("text", [" \n ", "\u200b\u200c", "\u00a0", "<b></b>"])
def test_a_text_that_nobody_can_see_is_refused(text: str) -> None:
    with pytest.raises(ApiError, match="Bad Request: text must be non-empty"):
        read(text, parse_mode="HTML")


def test_a_visible_character_is_not_empty() -> None:
    assert not seems_empty("\u200b.")


def test_entities_given_as_json_are_used() -> None:
    given = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1, "url": "https://a.org/"},
        {"type": "url", "offset": 0, "length": 1},
    ]

    said = read("😀 b", entities=json.dumps(given))

    assert kinds(said) == [("bold", 0, 2), ("text_link", 3, 1)]


@pytest.mark.parametrize(
    ("entities", "complaint"),
    [
        ("{", "can't parse entities JSON object"),
        ("{}", "expected an Array of MessageEntity"),
        ("[1]", "can't parse MessageEntity: expected an Object"),
        ('[{"type":"x","offset":0,"length":1}]', "unsupported type specified"),
        ('[{"type":"bold","offset":-1,"length":1}]', "an entity with incorrect offset -1"),
        ('[{"type":"bold","offset":0,"length":9}]', "ends after the end of the text"),
        ('[{"type":"bold","offset":9,"length":1}]', "begins after the end of the text"),
        ('[{"type":"bold","offset":1,"length":1}]', "begins in a middle of a UTF-16 symbol"),
        ('[{"type":"bold","offset":0,"length":1}]', "ends in a middle of a UTF-16 symbol"),
    ],
)
def test_wrong_entities_are_refused(entities: str, complaint: str) -> None:
    with pytest.raises(ApiError, match=complaint):
        read("😀", entities=entities)


def test_a_parse_mode_goes_before_given_entities() -> None:
    given = '[{"type":"italic","offset":0,"length":1}]'

    said = formatted_in(
        Params({"text": "<b>a</b>", "parse_mode": "html", "entities": given}), "text", "entities"
    )

    assert kinds(said) == [("bold", 0, 1)]


def test_of_two_crossing_links_the_later_gives_way() -> None:
    first = Entity("text_link", 0, 3, url="https://a.org/")
    second = Entity("text_link", 2, 3, url="https://b.org/")

    assert cleaned(Formatted("abcdef", (second, first))).entities == (first,)


def test_an_overlong_text_is_cut_between_characters() -> None:
    head = overlong_head("a" + "😀" * 2048)

    assert head == "a" + "😀" * 2047
    assert overlong_head("short") == ""
