"""A summary's messages hold whatever people write, within Telegram's limits."""

from dataclasses import replace
from datetime import date
from html import escape

import pytest

from bot.summaries import wording
from bot.summaries.forms import chat
from bot.summaries.forms.chat import chat_parts, shown_units
from bot.summaries.model import Held
from bot.texts.speech import Speech
from tests.unit.summaries import checks
from tests.unit.summaries.cases import (
    CHOICE,
    GROUP,
    SCALE,
    TEXT,
    box,
    summarise,
    taps,
    words,
)
from tests.unit.summaries.checks import read

SPEECH = Speech()
FIVE = taps({4: 5})


HOSTILE = {
    "markup": "</blockquote><b>bold</b><a href='tg://user?id=1'>me</a> <script>x</script>",
    "entities": "&lt;b&gt; &amp;amp; &#60; &nbsp; &copy",
    "unclosed": "<b <i </ <!-- <![CDATA[ <?x",
    "fluent": '{ $group } { "x" } {-brand} \\u0041',
    "braces": "{width} {0} %s %(x)s ${y}",
    "right to left": "הפגישה הייתה טובה (מאוד)!",
    "override": "\u202eabc \u2066def \u2069\u2069 ghi",
    "emoji": "🙂🏳️‍🌈👩‍👩‍👧",
    "newlines": "one\n\n\ntwo\r\nthree\n",
    "spaces": "  in   between  ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_answers_arrive_as_plain_text_in_their_own_block(text: str) -> None:
    made = chat_parts(summarise(box(TEXT, words(text, "b", "c", "d", "e"))), SPEECH)

    assert checks.all_unsendable(made) == []
    shown = [quote for part in made for quote in checks.Shown(part).quotes]
    assert text.replace("\r\n", "\n") in [quote.replace("\r\n", "\n") for quote in shown]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_and_wordings_stay_within_their_sentence(text: str) -> None:
    group = replace(GROUP, name=text)
    scale = replace(SCALE, wording=text, low=text, high=text)
    choice = replace(CHOICE, wording=text * 40, options=(text, text * 40))
    summary = summarise(box(scale, FIVE), box(choice, taps({0: 5})), group=group, sealed=[scale])
    summary = replace(summary, meetings=(Held(text, date(2026, 6, 3)),))

    made = chat_parts(summary, SPEECH)

    assert checks.all_unsendable(made) == []
    title = checks.Shown(made[0]).text.splitlines()
    assert title[1].startswith("3 June to 9 June 2026. One meeting: ")


def test_words_from_right_to_left_are_isolated_inside_a_sentence_but_untouched_as_quotes() -> None:
    hebrew = "הפגישה טובה"
    group = replace(GROUP, name=hebrew)

    text = read(summarise(box(TEXT, words(hebrew, "b", "c", "d", "e")), group=group))

    assert f"Summary 2 of \u2068{hebrew}\u2069\n" in text
    assert f"\n{hebrew}\n" in text


def test_words_inside_a_sentence_lose_their_direction_controls() -> None:
    assert wording.inline("a\u202eb\u2069c\n d") == "abc d"


def test_a_long_name_is_cut_short_inside_a_sentence() -> None:
    assert wording.inline("n" * 301) == "n" * 299 + "…"
    assert wording.inline("n" * 300) == "n" * 300


@pytest.mark.parametrize("character", ["x", "é", "漢", "🙂", "<", "&", '"'])
def test_ten_answers_as_long_as_may_be_fill_parts_within_the_limit(character: str) -> None:
    longest = character * (3000 // shown_units(escape(character, quote=False)))
    texts = [longest[:-1] + str(n) for n in range(10)]

    made = chat_parts(summarise(box(TEXT, words(*texts))), SPEECH)

    assert checks.all_unsendable(made) == []
    shown = [quote for part in made for quote in checks.Shown(part).quotes]
    assert sorted(shown) == sorted(texts)


def test_a_text_longer_than_any_answer_goes_on_in_the_next_block() -> None:
    text = "🙂x" * 3000

    made = chat_parts(summarise(box(TEXT, words(text, "b", "c", "d", "e"))), SPEECH)

    assert checks.all_unsendable(made) == []
    shown = [quote for part in made for quote in checks.Shown(part).quotes]
    assert text in "".join(shown)


def test_parts_after_the_first_say_which_they_are() -> None:
    texts = [f"{n} " + "x" * 2900 for n in range(5)]

    made = chat_parts(summarise(box(TEXT, words(*texts))), SPEECH)

    count = len(made)
    assert count > 2
    assert "part" not in made[0].splitlines()[0]
    assert made[1].startswith(f"<i>Summary 2, part 2 of {count}</i>\n\n")
    assert made[-1].startswith(f"<i>Summary 2, part {count} of {count}</i>\n\n")


def test_full_parts_leave_room_for_the_line_that_says_which_they_are() -> None:
    texts = [f"{n:010}" for n in range(1000)]

    made = chat_parts(summarise(box(TEXT, words(*texts), roster=2000)), SPEECH)

    assert checks.all_unsendable(made) == []
    assert min(shown_units(part) for part in made[:-1]) > 3900


def test_a_title_never_ends_a_part_without_what_it_leads_to() -> None:
    for length in range(2600, 3000, 40):
        texts = [f"{n} " + "x" * length for n in range(5)]
        made = chat_parts(summarise(box(TEXT, words(*texts)), box(SCALE, FIVE)), SPEECH)
        assert not [part for part in made if part.endswith((":", "</i>", "answered."))]


def test_a_long_list_is_cut_between_its_lines() -> None:
    many = [replace(SCALE, wording=f"{n} " + "w" * 290) for n in range(40)]

    made = chat_parts(summarise(sealed=many), SPEECH)

    assert checks.all_unsendable(made) == []
    assert "\n".join(made).count("opens when") == 40


def test_no_sentence_of_ours_says_everyone_or_none() -> None:
    all_alike = summarise(
        box(SCALE, taps({5: 12})), box(CHOICE, taps({0: 10}), roster=10), box(TEXT, words(*"abcde"))
    )

    assert checks.EVERYONE.findall(read(all_alike)) == []


# Planted faults.


@pytest.mark.parametrize(
    "broken",
    [
        "<b>open",
        "<b><i>crossed</b></i>",
        "closed</b>",
        "<s>not ours</s>",
        "<b class='x'>dressed</b>",
        "1 < 2",
        "fish & chips",
        "<!-- hidden -->x",
        " \n ",
        "🙂" * 2049,
        "x" * 4097,
    ],
)
def test_the_message_check_finds_what_telegram_refuses(broken: str) -> None:
    assert checks.unsendable(broken, 4096)


def test_the_message_check_passes_what_telegram_takes() -> None:
    assert checks.unsendable("<b>&lt;ok&gt;</b>" + "x" * 4092, 4096) == []


def test_the_message_check_finds_answers_that_are_not_escaped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    summary = summarise(box(TEXT, words("<b>", "b", "c", "d", "e")))
    monkeypatch.setattr("bot.summaries.forms.chat.escape", lambda text, quote: text)

    assert checks.all_unsendable(chat_parts(summary, SPEECH))


def test_the_message_check_finds_parts_that_are_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    summary = summarise(box(TEXT, words(*(str(n) + "🙂" * 1499 for n in range(5)))))
    monkeypatch.setattr(chat, "shown_units", len)
    assert checks.all_unsendable(chat_parts(summary, SPEECH))
