"""Planted leaks: each careless change of the real code is caught by a check that another test uses.

The table names for each leak the check and the test that runs the same check on the program as it
is. A check that catches nothing would fail here. Faults in what is kept at rest are planted beside
the attacks that find them, in `test_attacks`.
"""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from prompts.model import Kind
from storage.records import Share
from tests.anonymity import leaks, readers, seized, test_seized
from tests.anonymity.lives import PROMPTS, Life, Said, World, world
from tests.anonymity.still import still_life
from tests.anonymity.test_silence import check_silent
from tests.anonymity.test_swap import check_same_bytes

TEXT, SCALE = PROMPTS[Kind.TEXT][0][0], PROMPTS[Kind.SCALE][0][0]
STRAIGHT, TURNED = [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]
TELLING = "Quincunxes"

Check = Callable[[Path, pytest.MonkeyPatch], Awaitable[None]]


async def silence(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    """As in test_silence, and in test_seized without Telegram."""
    nobody = await test_seized.watched(folder / "nobody", 0)
    some = await test_seized.watched(folder / "some", 3)
    check_silent(nobody, some)


async def swap(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """As in test_swap, and in test_seized without Telegram."""
    first = await test_seized.swapped(folder / "first", STRAIGHT, patch)
    check_same_bytes(first, await test_seized.swapped(folder / "other", TURNED, patch))


async def a_sealed_box(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    """As in test_seized."""
    await test_seized.check_a_sealed_box(folder)


async def an_opened_box(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    """As in test_seized."""
    await test_seized.check_an_opened_box(folder)


async def the_tables(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    """As in test_seized."""
    await test_seized.check_the_tables(folder)


def published(check: Callable[[Life], None], live: Callable[[World], Awaitable[Life]]) -> Check:
    """A check of test_published, on one life."""

    async def checked(folder: Path, _patch: pytest.MonkeyPatch) -> None:
        async with world(folder) as app:
            check(await live(app))

    checked.__name__ = check.__name__
    return checked


async def in_words(app: World) -> Life:
    """Six answers in words, one of them for the themes only."""
    return await _asked(
        app,
        [0] * 6,
        TEXT,
        [Said(text=f"Quill{n}z", share=Share.THEMES if n == 2 else Share.WORDS) for n in range(6)],
    )


async def on_a_scale(app: World) -> Life:
    """Six people who bring one perspective answer, and the admin, who brings none."""
    said = [Said(value=value) for value in (1, 2, 2, 5, 5, 5, 1)]
    return await _asked(app, [1] * 6, SCALE, said, k=3, show_perspectives=True)


async def of_no_one_view(app: World) -> Life:
    """No answer has over half, and one alone stands at the low end."""
    return await _asked(app, [0] * 6, SCALE, [Said(value=one) for one in (1, 3, 3, 4, 4, 3)])


async def too_few(app: World) -> Life:
    """Three answers in a box that was promised five."""
    return await _asked(app, [0] * 6, SCALE, [Said(value=2)] * 3, k=5)


async def _asked(
    app: World,
    people: Sequence[int],
    ref: str,
    said: Sequence[Said],
    *,
    k: int = 5,
    show_perspectives: bool = False,
) -> Life:
    life = await app.life(people, k=k, show_perspectives=show_perspectives)
    truth = await life.ask(ref)
    assert truth is not None
    for person, words in zip(sorted(truth.ballots), said, strict=False):
        assert await life.say(truth, person, words)
    assert await life.open_now()
    return life


async def errors(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    """As in tests/faults/test_traces: nothing printed holds an answer's words."""
    async with still_life(folder) as run:
        await run.seat(6)
        await run.ask("worked-together/missing-view")
        await run.answer(run.people[1], f"{TELLING} are missing.")
        seized.check_no_words(run.at_rest(), [TELLING])


PLANTED: tuple[tuple[leaks.Leak, Check], ...] = (
    (leaks.done_flag, silence),
    (leaks.answered_at, silence),
    (leaks.log_line, silence),
    (leaks.live_count, silence),
    (leaks.reminds_the_silent, silence),
    (leaks.done_flag, swap),
    (leaks.member_in_log, silence),
    (leaks.ballots_in_order, swap),
    (leaks.no_padding, the_tables),
    (leaks.row_numbers, the_tables),
    (leaks.dealing_key_stays, a_sealed_box),
    (leaks.question_key_stays, an_opened_box),
    (leaks.exact_counts, published(readers.check_no_exact_number, in_words)),
    (leaks.narrowed_by_the_group, published(readers.check_no_exact_number, in_words)),
    (leaks.shares_of_few, published(readers.check_every_answer_counts_once, on_a_scale)),
    (leaks.divided_at_once, published(readers.check_every_answer_counts_once, of_no_one_view)),
    (leaks.remainder_of_one, published(readers.check_k_or_none, on_a_scale)),
    (leaks.todays_k, published(readers.check_k_or_none, too_few)),
    (leaks.quotes_everything, published(readers.check_words_as_agreed, in_words)),
    (leaks.words_in_errors, errors),
)
RUN_IN_TEST_SEIZED = (silence, swap, a_sealed_box, an_opened_box, the_tables)


@pytest.mark.parametrize(("leak", "check"), PLANTED, ids=lambda part: getattr(part, "__name__", ""))
async def test_a_planted_leak_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: leaks.Leak, check: Check
) -> None:
    leak(monkeypatch)

    with pytest.raises(AssertionError):
        await check(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "check",
    [check for _, check in PLANTED if check not in RUN_IN_TEST_SEIZED],
    ids=lambda check: check.__name__,
)
async def test_the_same_check_finds_nothing_without_the_leak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    await check(tmp_path, monkeypatch)
