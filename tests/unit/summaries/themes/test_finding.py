"""Themes are found in a process of their own, and when that fails there is a plain way on."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.summaries.themes import errand, finding
from bot.summaries.themes.errand import run_errand
from bot.summaries.themes.finding import find_themes
from bot.summaries.themes.model import Method, Themes, ThemesFailed, ThemesStopped, Voice
from bot.summaries.themes.weeks import Told, since_earlier

PARKING = (
    "There is never a parking space when I arrive",
    "Parking takes me half an hour every morning",
    "Please build more parking spaces",
)
FOOD = (
    "The canteen closes before my shift ends",
    "No hot food after six in the canteen",
    "Food at night would help, the canteen is shut",
)
ODD = "My grandmother kept bees in Wales"
VOICES = [Voice(text) for text in (*PARKING, *FOOD, ODD)]


def groups(found: Themes) -> set[frozenset[int]]:
    return {frozenset(theme.answers) for theme in found.themes}


@pytest.fixture(scope="module")
def found() -> Themes:
    return find_themes(VOICES)


def test_themes_are_found_by_meaning(found: Themes) -> None:
    assert found.method is Method.MEANING
    assert groups(found) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


def test_a_view_that_one_person_holds_stays_an_other_voice(found: Themes) -> None:
    assert found.other == (6,)


def test_themes_have_names_of_their_own_words_and_quotes_of_their_own(found: Themes) -> None:
    for theme in found.themes:
        own = " ".join(VOICES[index].text for index in theme.answers).casefold()
        assert all(run.casefold() in own for run in theme.name.split(", "))
        assert set(theme.quotes) <= set(theme.answers)
        assert 1 <= len(theme.quotes) <= 3


def test_the_order_of_the_answers_changes_nothing(found: Themes) -> None:
    backwards = find_themes(VOICES[::-1])

    last = len(VOICES) - 1
    turned = {frozenset(last - index for index in theme.answers) for theme in backwards.themes}
    assert turned == groups(found)
    assert {theme.name for theme in backwards.themes} == {theme.name for theme in found.themes}


def test_unshareable_answers_count_but_are_never_quoted_or_other_voices() -> None:
    closed = {1, 2, 6}

    found = find_themes([Voice(v.text, n not in closed) for n, v in enumerate(VOICES)])

    assert groups(found) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}
    shown = {index for theme in found.themes for index in theme.quotes} | set(found.other)
    assert not shown & closed


def test_blank_answers_are_nowhere() -> None:
    found = find_themes([*VOICES, Voice("  \n"), Voice("")])

    everywhere = {index for theme in found.themes for index in theme.answers} | set(found.other)
    assert everywhere == set(range(len(VOICES)))


@pytest.mark.parametrize("voices", [[], [Voice("One answer alone")], [Voice(" "), Voice("Two")]])
def test_fewer_than_two_answers_need_no_worker(
    voices: list[Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "run_errand", lambda *args: pytest.fail("a worker was started"))

    found = find_themes(voices)

    assert found.method is Method.NONE
    assert found.other == tuple(n for n, voice in enumerate(voices) if voice.text.strip())


def test_without_the_weights_themes_are_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "WEIGHTS", "no_such_package")

    found = find_themes(VOICES)

    assert found.method is Method.WORDS
    assert {0, 2} <= next(set(t.answers) for t in found.themes if 0 in t.answers)


def test_when_the_worker_runs_out_of_time_every_answer_is_another_voice() -> None:
    found = find_themes(VOICES, timeout=0.001)

    assert found == Themes((), tuple(range(len(VOICES))), Method.NONE)


def test_a_worker_that_cannot_embed_makes_room_for_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(asked: dict[str, object], *rest: object) -> dict[str, object]:
        if asked["method"] == "meaning":
            raise ThemesFailed
        return run_errand(asked, 60, lambda done: None)

    monkeypatch.setattr(finding, "run_errand", failing)

    assert find_themes(VOICES).method is Method.WORDS


@pytest.mark.parametrize(
    "answer",
    [{}, {"themes": []}, {"done": 3}, {"themes": [["x", [0, 1], [0], None, []]], "other": [0]}],
)
def test_a_worker_that_answers_wrongly_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, answer: dict[str, object]
) -> None:
    monkeypatch.setattr(finding, "run_errand", lambda *args: answer)

    found = find_themes([Voice("Themes only", quotable=False), Voice("Shareable")])

    assert found == Themes((), (1,), Method.NONE)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_when_the_house_is_stopped_no_lesser_method_takes_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, by: signal.Signals
) -> None:
    stopped = f"import os, signal\nsignal.signal({by}, signal.SIG_DFL)\nos.kill(os.getpid(), {by})"
    (tmp_path / "stopped.py").write_text(stopped)
    monkeypatch.setattr(errand, "WORKER", "stopped")
    monkeypatch.setattr(errand, "_HOME", tmp_path)

    with pytest.raises(ThemesStopped):
        find_themes(VOICES)
    with pytest.raises(ThemesStopped):
        since_earlier([Told("tea", ("tea",))], [[Told("tea", ("tea",))]])


def test_where_no_worker_can_be_started_every_answer_is_another_voice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert find_themes(VOICES) == Themes((), tuple(range(len(VOICES))), Method.NONE)


def test_progress_is_heard_of() -> None:
    heard: list[int] = []

    find_themes([Voice(f"Answer {n} about the ward") for n in range(150)], progress=heard.append)

    assert heard == sorted(heard)
    assert heard


def test_the_worker_does_not_get_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_BOT_TOKEN", "secret")

    assert "AFTERWORD_BOT_TOKEN" not in errand._environment()


def test_the_worker_imports_nothing_from_the_folder_it_is_started_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)

    assert find_themes(VOICES).method is Method.MEANING


def test_an_errand_that_no_worker_understands_has_failed() -> None:
    with pytest.raises(ThemesFailed):
        run_errand({"nonsense": 1}, 60, lambda done: None)


def test_nothing_heavy_is_imported_before_themes_are_looked_for() -> None:
    code = (
        "import sys; import bot.summaries.themes.finding, bot.summaries.themes.weeks, "
        "bot.commands.themes; print('numpy' in sys.modules, 'python_calamine' in sys.modules)"
    )

    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(finding.__file__).parents[3],
    )

    assert told.stdout.split() == ["False", "False"]
