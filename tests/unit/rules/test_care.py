"""When the support card comes, sayings that only sound alike, and the numbers with their dates."""

from datetime import date
from pathlib import Path

import pytest

from bench.care import HALVES, reach, read_half, table
from bot.chat.dispatch.support_card import support_card
from bot.rules.care.distress import suggests_distress
from bot.rules.care.languages import LANGUAGES, Language
from bot.rules.care.lines import MOST_NEEDED, SupportLine, Where, stale, support_lines
from bot.texts.speech import Speech

PUBLISHED = Path(__file__).parents[3] / "docs" / "care.md"


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "i don’t want to be here anymore",
        "I can't go on",
        "I can’t go on. Sorry.",
        "I have been self-harming again",
        "sometimes I think about suicide",
        "they'd be better off without me",
        "Dw i eisiau marw",
        "I hurt\nmyself last night",
        "I do not want to die",
        'He said "I will kill myself"',
        "I'd rather die than go on",
        "I have a suicide plan",
    ],
)
def test_words_of_distress_are_recognised(text: str) -> None:
    assert suggests_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I am dying to see you all.",
        "I could kill for a coffee.",
        "The deadline killed us.",
        "Dead on time, as always.",
        "I nearly killed myself laughing.",
        "I wanted to die of shame.",
        "I'd rather die than fill in another form.",
        "It beats me why we meet here.",
        "I can't go on Tuesday.",
        "We can't go on with the agenda like that.",
        "The suicide prevention plan was rushed.",
        "Self-harm training should be for everyone.",
        "I am hopeless at names.",
        "I want to disappear into the floor when that happens.",
        "There is a way out of this.",
        "We ended it at nine.",
        "I do not wake up before nine.",
        "The service is at breaking point.",
        "Living wage, living room, living with it.",
    ],
)
def test_sayings_and_the_groups_own_topics_are_not(text: str) -> None:
    assert not suggests_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "iwanttodie",
        "i want to d1e",
        "I want to k!ll myself",
        "i want to k*ll myself",
        "i w a n t t o d i e",
        "I want to d i e",
        "i.want.to.die",
        "killmyself",
        "su1cidal again",
        "i am suisidal",
    ],
)
def test_words_that_are_typed_so_that_they_hide_are_read(text: str) -> None:
    assert suggests_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "Item 1 e: the d1 form",
        "a b c d",
        "See www.example.org/live-well/on.end",
        "notebooks online",
    ],
)
def test_letters_numbers_and_addresses_stay_what_they_are(text: str) -> None:
    assert not suggests_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "She said she would stab me",
        "He gave me a black eye",
        "He says he will kill me",
        "I can’t go home, he will kill me",
        "My carer touched me again",
    ],
)
def test_what_he_or_she_did_is_not_taken_for_somebody_elses_words(text: str) -> None:
    assert suggests_distress(text)


@pytest.mark.parametrize("half", range(len(HALVES)))
def test_the_card_comes_nine_times_in_ten_when_it_should_and_once_at_most_when_not(
    half: int,
) -> None:
    found = reach(*read_half(half))

    assert found.found >= 0.9, found.missed
    assert found.wrong <= 0.1, found.fired


def test_a_rule_that_always_fires_or_never_does_has_no_reach() -> None:
    should, should_not = read_half(0)

    assert reach(should_not, should).found < 0.9
    assert reach(should_not, should).wrong > 0.1


def test_the_published_table_is_what_is_measured() -> None:
    assert table() in PUBLISHED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "I cannot go on like this",
        "i dont wanna be here anymore",
        "wanting to die",
        "I want to hang myself",
        "no point in carrying on",
        "kms",
        "took all my pills",
        "sucidal",
        "he hit me again",
        "I WANT TO DIE!!!",
        "I want to 💀 die",
        "i wánt tó die",
        "The suicide strategy group never asked, and I want to kill myself",
        "I hung up on the self-harm team and now I want to hurt myself",
    ],
)
def test_what_people_type_in_a_hurry_is_recognised(text: str) -> None:
    assert suggests_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "suicide bereavement group",
        "people who self harm are turned away",
        "naloxone stops an overdose",
        "can't cope with the acronyms",
        "I don't want to live in Leeds",
        "It is 10 kms away",
        "I am not suicidal",
    ],
)
def test_topics_and_places_and_denials_are_not(text: str) -> None:
    assert not suggests_distress(text)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_fifteen_plain_phrases_of_each_language_are_recognised(language: Language) -> None:
    assert len(language.phrases) >= 15
    for row in language.phrases:
        for phrase in row:
            assert suggests_distress(f"Ok. {phrase.upper()}. Ok."), phrase


@pytest.mark.parametrize(
    ("where", "ways"),
    [
        (Where.ANYWHERE, ["call 999", "call 116 123", "85258"]),
        (Where.ABUSE, ["999 from a mobile, then press 55", "0808 2000 247"]),
        (Where.ENGLAND, ["111 and select the mental health option"]),
        (Where.WALES, ["111 and press 2", "0808 164 0123"]),
        (Where.SCOTLAND, ["111 and ask for the Mental Health Hub", "0800 83 85 87"]),
        (Where.NORTHERN_IRELAND, ["0808 808 8000"]),
        (Where.DEAF, ["18001 111", "SignVideo", "999 BSL"]),
    ],
)
def test_each_place_and_need_has_its_own_lines(where: Where, ways: list[str]) -> None:
    lines = support_lines(where)

    assert len(lines) == len(ways)
    assert all(way in line.how for line, way in zip(lines, ways, strict=True))


def test_every_line_names_its_hours_and_source_and_the_two_most_needed_come_first() -> None:
    lines = support_lines()

    assert {line.where for line in lines} == set(Where)
    assert all(line.name and line.how and line.hours and line.source for line in lines)
    assert lines[:2] == MOST_NEEDED
    assert {line.where for line in MOST_NEEDED} == {Where.ANYWHERE}


def test_the_whole_card_has_every_line_and_fits_into_one_message() -> None:
    card = support_card(Speech())

    for line in support_lines():
        assert f"{line.name}: {line.how} ({line.hours})" in card
        assert line.source in card
    assert len(card) < 2000


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), False),
        (date(2026, 11, 23), date(2027, 5, 22), False),
        (date(2026, 11, 23), date(2027, 5, 23), True),
        (date(2026, 8, 31), date(2027, 2, 27), False),
        (date(2026, 8, 31), date(2027, 2, 28), True),
        (date(2026, 1, 1), date(2026, 7, 1), True),
    ],
)
def test_a_line_is_stale_after_six_months(checked: date, today: date, old: bool) -> None:
    line = SupportLine(Where.SCOTLAND, "NHS 24", "call 111", "day and night", "NHS 24", checked)

    assert stale(line, today) is old


@pytest.mark.parametrize("where", Where)
def test_each_place_and_need_has_a_heading(where: Where) -> None:
    assert Speech().knows(f"care-where-{where}")


def test_each_line_stands_on_the_published_page_with_its_source_and_day() -> None:
    page = PUBLISHED.read_text(encoding="utf-8")

    for line in support_lines():
        assert (
            f"| {line.name} | {line.how} | {line.hours} | {line.source} | {line.checked} |" in page
        )
