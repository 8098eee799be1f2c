"""Keyboards that Telegram would refuse are refused."""

import json

import pytest

from bot.demo.keyboards import inline_markup_in, markup_in
from bot.demo.wire import ApiError, Params


def given(markup: object) -> Params:
    return Params({"reply_markup": json.dumps(markup)})


def inline(**button: object) -> Params:
    return given({"inline_keyboard": [[button]]})


@pytest.mark.parametrize(
    "button",
    [
        {"text": "Go", "callback_data": "é" * 32},
        {"text": "Go", "url": "https://example.org/"},
        {"text": "Go", "copy_text": {"text": "a" * 256}},
        {"text": "Go", "callback_data": "x", "style": "danger"},
    ],
)
def test_a_good_button_comes_back_as_it_was(button: dict[str, object]) -> None:
    markup = markup_in(inline(**button))

    assert markup is not None
    assert markup.json() == {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        ({"text": "Go", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "Go", "callback_data": "é" * 32 + "x"}, "BUTTON_DATA_INVALID"),
        ({"text": "Go"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "Go", "url": "a.org", "callback_data": "x"}, "exactly one of the optional"),
        ({"text": "Go", "url": "nowhere"}, "inline keyboard button URL 'nowhere' is invalid"),
        ({"text": "Go", "copy_text": {"text": "a" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        ({"callback_data": "x"}, 'field "text" must be of type String'),
        ({"text": "Go", "pay": True}, 'buttons with "pay" are not available here'),
        ({"text": "Go", "callback_data": "x", "style": "loud"}, "unsupported button style"),
    ],
)
def test_a_wrong_button_is_refused(button: dict[str, object], complaint: str) -> None:
    with pytest.raises(ApiError, match=complaint):
        markup_in(inline(**button))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ('{"inline_keyboard": [{}]}', "must be an Array of Arrays"),
        ('{"inline_keyboard": [["x"]]}', "InlineKeyboardButton must be an Object"),
        ('{"keyboard": ["x"]}', 'field "keyboard" must be an Array of Arrays'),
        ('{"keyboard": [[""]]}', "keyboard button text must be non-empty"),
        ('{"force_reply": 1}', 'field "force_reply" must be of type Boolean'),
    ],
)
def test_a_markup_of_the_wrong_shape_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ApiError, match=complaint):
        markup_in(Params({"reply_markup": text}))


def test_a_hundred_buttons_are_enough() -> None:
    rows = [[{"text": "x", "callback_data": "x"}]] * 100

    markup = markup_in(given({"inline_keyboard": rows}))

    assert markup is not None
    assert len(markup.buttons) == 100
    with pytest.raises(ApiError, match="reply markup is too long"):
        markup_in(given({"inline_keyboard": [*rows, *rows[:1]]}))


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ({"force_reply": True, "input_field_placeholder": "Your words"}, "force_reply"),
        ({"remove_keyboard": True}, "remove"),
        ({"keyboard": [[{"text": "Yes"}, {"text": "No"}]], "resize_keyboard": True}, "keyboard"),
    ],
)
def test_the_other_kinds_of_markup_are_kept(markup: dict[str, object], kind: str) -> None:
    read = markup_in(given(markup))

    assert read is not None
    assert (read.kind, read.json()) == (kind, markup)


def test_a_placeholder_has_64_characters_at_most() -> None:
    with pytest.raises(ApiError, match="INPUT_FIELD_PLACEHOLDER_TOO_LONG"):
        markup_in(given({"force_reply": True, "input_field_placeholder": "a" * 65}))


def test_an_empty_keyboard_is_no_keyboard() -> None:
    assert markup_in(given({"inline_keyboard": []})) is None
    assert markup_in(given({"inline_keyboard": [[]]})) is None


def test_an_edit_takes_only_an_inline_keyboard() -> None:
    with pytest.raises(ApiError, match="inline keyboard expected"):
        inline_markup_in(given({"force_reply": True}))
