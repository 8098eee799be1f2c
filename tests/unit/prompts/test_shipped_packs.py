"""The packs that come with the program are ones a group can be asked as they are."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from statistics import median

import pytest

from prompts.loading import shipped_packs
from prompts.model import Kind, Pack, Prompt, prompt_ref

PACKS = shipped_packs()
PROMPTS = [
    pytest.param(prompt, id=prompt_ref(pack, prompt)) for pack in PACKS for prompt in pack.prompts
]
EACH_PACK = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
EACH_PROMPT = pytest.mark.parametrize("prompt", PROMPTS)

WAYS_OUT = re.compile(r"something else|another reason|not sure|prefer not to say", re.IGNORECASE)
LEADING = re.compile(r"\b(don't you|do you agree|surely|obviously|of course|why was)\b", re.I)
ASKS_WHO = re.compile(r"\b(who was|who did|who said|which person|name (a|the) person)\b", re.I)
JARGON = re.compile(
    r"\b(stakeholders?|co-?produc\w+|governance|facilitat\w+|service users?|patients?|deliver\w*"
    r"|outcomes?|engage\w*|empower\w*|multi-?disciplinary|MDT|pathways?|utili[sz]e\w*)\b",
    re.I,
)


def test_the_three_packs_are_there_with_their_prompts() -> None:
    assert [(pack.id, len(pack.prompts)) for pack in PACKS] == [
        ("role-support", 24),
        ("what-so-what", 15),
        ("worked-together", 24),
    ]


def test_a_packs_file_bears_its_id() -> None:
    folder = files("prompts").joinpath("packs")

    names = {entry.name.removesuffix(".toml") for entry in folder.iterdir()}

    assert names == {pack.id for pack in PACKS}


def test_working_together_has_its_eight_themes() -> None:
    [pack] = [pack for pack in PACKS if pack.id == "worked-together"]

    assert [theme.id for theme in pack.themes] == [
        "power",
        "voice",
        "respect",
        "reciprocity",
        "purpose",
        "presence",
        "process",
        "impact",
    ]


@EACH_PACK
def test_each_theme_has_as_many_prompts_as_the_others(pack: Pack) -> None:
    sizes = Counter(prompt.theme for prompt in pack.prompts)

    assert len(set(sizes.values())) == 1


@EACH_PACK
def test_each_theme_can_be_answered_in_words_and_by_a_tap(pack: Pack) -> None:
    for theme in pack.themes:
        kinds = {prompt.kind is Kind.TEXT for prompt in pack.prompts if prompt.theme == theme.id}
        assert kinds == {True, False}, theme.id


@EACH_PACK
def test_all_three_kinds_are_there(pack: Pack) -> None:
    assert {prompt.kind for prompt in pack.prompts} == set(Kind)


def test_no_wording_is_asked_in_two_packs() -> None:
    wordings = Counter(prompt.wording for pack in PACKS for prompt in pack.prompts)

    assert [wording for wording, times in wordings.items() if times > 1] == []


def test_no_two_wordings_are_nearly_the_same() -> None:
    words = {
        prompt_ref(pack, prompt): set(re.findall(r"[a-z']+", prompt.wording.lower()))
        for pack in PACKS
        for prompt in pack.prompts
    }
    alike = [
        (one, other)
        for one in words
        for other in words
        if one < other and len(words[one] & words[other]) / len(words[one] | words[other]) > 0.6
    ]

    assert alike == []


@EACH_PROMPT
def test_a_prompt_asks_something(prompt: Prompt) -> None:
    assert prompt.wording.endswith(("?", "Tell us what you notice."))
    assert "?" in prompt.wording or prompt.kind is Kind.TEXT
    assert "\n" not in prompt.wording


@EACH_PROMPT
def test_a_help_line_is_made_of_whole_sentences(prompt: Prompt) -> None:
    assert prompt.help[0].isupper()
    assert prompt.help[-1] in ".?"


@EACH_PROMPT
def test_a_prompt_does_not_lead_ask_for_a_person_or_use_jargon(prompt: Prompt) -> None:
    text = " ".join((prompt.wording, prompt.help, prompt.low, prompt.high, *prompt.options))

    found = [rule.findall(text) for rule in (LEADING, ASKS_WHO, JARGON)]

    assert found == [[], [], []]


@EACH_PROMPT
def test_a_choice_has_a_way_out(prompt: Prompt) -> None:
    if prompt.kind is Kind.CHOICE:
        assert WAYS_OUT.search(prompt.options[-1])


@EACH_PROMPT
def test_a_how_easy_question_asks_both_ways(prompt: Prompt) -> None:
    one_way = re.search(r"\bhow (easy|hard|clear|fair|well)\b(?! (or|and)\b)", prompt.wording, re.I)
    if one_way is not None:
        # "How well" is fair only where the scale's low end says that it may not be well at all.
        assert one_way[1].lower() == "well"
        assert prompt.low == "Not at all well"


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, less most silent e's."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", letters))
    if letters.endswith("e") and not letters.endswith("le"):
        count -= 1
    if re.search(r"[^td]ed$", letters):
        count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: school years needed to read it; a reading age less five."""
    words = re.findall(r"[A-Za-z'’-]+", text)
    sentences = len(re.findall(r"[.?!:](?:\s|$)", text))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_measure_tells_plain_words_from_officialese() -> None:
    plain = "How easy or hard was it to say what you think?"
    officialese = (
        "To what extent did organisational governance arrangements facilitate meaningful "
        "participation of stakeholders in deliberative processes?"
    )

    assert grade(plain) < 4
    assert grade(officialese) > 15


@EACH_PACK
def test_a_pack_reads_easily_at_nine_to_eleven(pack: Pack) -> None:
    grades = [grade(f"{prompt.wording} {prompt.help}") for prompt in pack.prompts]

    assert median(grades) < 5


@EACH_PROMPT
def test_no_single_prompt_is_much_harder_to_read(prompt: Prompt) -> None:
    assert grade(f"{prompt.wording} {prompt.help}") < 7


@EACH_PROMPT
def test_no_sentence_is_long(prompt: Prompt) -> None:
    sentences = re.split(r"(?<=[.?!:])\s", f"{prompt.wording} {prompt.help}")

    assert max(len(sentence.split()) for sentence in sentences) <= 22
