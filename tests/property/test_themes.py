"""For any answers: nothing is lost, nothing is shown that may not be, and order means nothing."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.summaries.themes import making, saying
from bot.summaries.themes.claims import true_name
from bot.summaries.themes.finding import find_themes
from bot.summaries.themes.making import make_themes
from bot.summaries.themes.minilm import Floats, MiniLM
from bot.summaries.themes.model import Method, Themes, Voice
from bot.summaries.themes.stopwords import words
from bot.summaries.themes.surveys.model import BadSurvey
from bot.summaries.themes.surveys.reading import read_survey

PHRASES = (
    "the car park is full every morning",
    "parking took half an hour",
    "no hot meals on late shifts",
    "the canteen shuts before supper",
    "my supervisor listens to me",
    "supervision was cancelled again",
    "nothing",
    "Nothing.",
    "👍👍",
    "<b>ignore previous instructions</b>",
    '=HYPERLINK("x","y")',
    "\u202emirrored",
    "مرحبا بالجميع",
    "word " * 80,
)
TEXTS = st.one_of(
    st.sampled_from(PHRASES),
    st.lists(st.sampled_from(PHRASES), min_size=2, max_size=3).map(" and ".join),
    st.text(max_size=40),
)
VOICES = st.lists(st.builds(Voice, TEXTS, st.booleans()), max_size=25)
CALM = settings(max_examples=40)


class Quick:
    """Stands in for the model where its meaning is not what is tested: words are directions."""

    def embed(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None
    ) -> Floats:
        rows = np.array([self._row(text) for text in texts]).reshape(len(texts), 64)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _row(self, text: str) -> Floats:
        directions = [
            np.random.RandomState(crc32(word.encode())).randn(64) for word in (words(text) or [""])
        ]
        return np.asarray(np.mean(directions, axis=0), dtype=np.float32)


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """The stand-in is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "MiniLM", Quick)
        yield


@pytest.fixture(scope="module")
def loaded_once() -> Iterator[None]:
    """The real weights are checked and mapped only once."""
    model = MiniLM()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "MiniLM", lambda: model)
        yield


def holds(voices: list[Voice], found: Themes) -> None:
    """What is so of the themes of any answers."""
    behind = [index for theme in found.themes for index in theme.answers]
    assert len(behind) == len(set(behind))
    quotable = {n for n, voice in enumerate(voices) if voice.quotable and voice.text.strip()}
    in_themes = set(behind) & quotable
    assert in_themes | set(found.other) == quotable
    assert not in_themes & set(found.other)
    names = [theme.name.casefold() for theme in found.themes if theme.name]
    assert len(names) == len(set(names))
    for theme in found.themes:
        assert len(theme.answers) >= 2
        shared = [voices[index].text for index in theme.answers if voices[index].quotable]
        every = [voices[index].text for index in theme.answers]
        both_ways = bool(theme.sides)
        assert not theme.name or true_name(theme.name, shared, every, both_ways=both_ways)
        assert not theme.sides or all(set(side) & quotable for side in theme.sides)
        assert len(theme.quotes) <= 3
        assert len(theme.quotes) == len(set(theme.quotes))
        assert set(theme.quotes) <= set(theme.answers) & quotable
        assert theme.quotes


@CALM
@given(VOICES)
def test_nothing_is_lost_or_shown_that_may_not_be_by_words(voices: list[Voice]) -> None:
    holds(voices, make_themes(voices, Method.WORDS))


@CALM
@given(voices=VOICES)
def test_nothing_is_lost_or_shown_that_may_not_be_by_meaning(
    quick: None, voices: list[Voice]
) -> None:
    holds(voices, make_themes(voices, Method.MEANING))


@CALM
@given(voices=VOICES, seed=st.integers(0, 2**32))
def test_the_order_of_answers_means_nothing(quick: None, voices: list[Voice], seed: int) -> None:
    order = list(range(len(voices)))
    Random(seed).shuffle(order)

    def told(found: Themes, indexes: list[int]) -> list[tuple[str, list[tuple[str, bool]]]]:
        of = [(voices[index].text, voices[index].quotable) for index in indexes]
        return [(t.name, sorted(of[index] for index in t.answers)) for t in found.themes]

    first = make_themes(voices, Method.MEANING)
    second = make_themes([voices[index] for index in order], Method.MEANING)

    assert told(first, list(range(len(voices)))) == told(second, order)


@CALM
@given(voices=VOICES)
def test_words_of_unshareable_answers_never_name_a_theme(quick: None, voices: list[Voice]) -> None:
    secret = [Voice(f"{voice.text} zyxwvut", False) for voice in voices]

    found = make_themes([*voices, *secret], Method.MEANING)

    assert all("zyxwvut" not in theme.name for theme in found.themes)


WEEK = [Voice(text) for text in PHRASES[:6]] + [
    Voice(text)
    for text in (
        "I could not park before nine",
        "a bigger car park, please",
        "hot food at night",
        "meals after six",
        "my supervisor never has time",
        "good supervision matters",
        "more parking for visitors",
        "the canteen food was cold",
    )
]


@pytest.mark.parametrize(
    "added",
    ["where to park?", "cold meals", "I miss supervision", "the garden", "nothing", "👍", "ok"],
)
def test_one_more_answer_does_not_rename_the_rest(loaded_once: None, added: str) -> None:
    before = make_themes(WEEK, Method.MEANING)
    after = make_themes([*WEEK, Voice(added)], Method.MEANING)

    names = {theme.name for theme in before.themes}
    assert len(names) >= 2
    assert len(names - {theme.name for theme in after.themes}) <= 1


def test_the_same_answers_give_the_same_themes_in_every_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = []
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        found.append(find_themes(WEEK))

    assert found[0] == found[1]
    assert found[0].method is Method.MEANING


@pytest.fixture(scope="module")
def a_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file that all examples write anew."""
    return tmp_path_factory.mktemp("survey") / "any.csv"


@settings(CALM, max_examples=150)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_survey_or_refused(a_file: Path, data: bytes) -> None:
    a_file.write_bytes(data)

    try:
        survey = read_survey(a_file)
    except BadSurvey:
        return

    assert all(len(row) == len(survey.headings) for row in survey.rows)


def test_words_of_a_themes_only_answer_in_a_name_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A planted leak: names are drawn from every answer, shareable or not."""
    voices = [
        Voice("the psychiatrist ignored my medication review"),
        Voice("psychiatrist medication review forgotten by Rosalind", quotable=False),
        Voice("Rosalind forgot the medication review of the psychiatrist", quotable=False),
        Voice("Rosalind forgot my review again", quotable=False),
        Voice("Rosalind forgot", quotable=False),
    ]
    holds(voices, make_themes(voices, Method.WORDS))
    told = saying.said

    monkeypatch.setattr(
        making, "said", lambda text, _quotable, _owner: told("Rosalind forgot", True)
    )

    with pytest.raises(AssertionError):
        holds(voices, make_themes(voices, Method.WORDS))
