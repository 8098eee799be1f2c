"""Killed at any point and started again: nothing sealed is lost, nothing is sent twice."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from bot.demo.phone import Phone
from tests.faults.theatre import Cast, Point, Theatre
from tests.harness.record import CUT_OFF, questions_sent, starting

TEXT_PROMPT = "worked-together/what-gave-power"
PEOPLE = 6

# Just where it hurts: as a prompt, an answer or a summary is under way.
AIMED = (
    Point("getMe", 1, "before"),
    Point("sendMessage", 1, "before"),
    Point("sendMessage", 1, "after"),
    Point("answerCallbackQuery", 1, "before"),
    Point("sendMessage", 2, "after"),
    Point("sendMessage", 3, "before"),
    Point("setMyCommands", 2, "after"),
    Point("sendMessage", 2, "before"),
    Point("answerCallbackQuery", 2, "after"),
    Point("editMessageText", 1, "before"),
    Point("editMessageText", 1, "after"),
    Point("answerCallbackQuery", 1, "after"),
    Point("sealing", 1, "after", 0.012),
    Point("sealing", 1, "after", 0.025),
    Point("opening", 1, "after", 0.02),
    Point("opening", 1, "after", 0.045),
    Point("opening", 1, "after", 0.5),
    Point("opening", 1, "after", 1.5),
    Point("sendPhoto", 1, "before"),
    Point("sendPhoto", 1, "after"),
)


def at_random(seed: int, number: int) -> list[Point]:
    """Some moment after some call, which falls into the middle of anything."""
    rng = Random(seed)
    methods = ("sendMessage", "getUpdates", "answerCallbackQuery", "editMessageText")
    return [
        Point(rng.choice(methods), rng.randint(1, 5), "after", rng.uniform(0.001, 0.12))
        for _ in range(number)
    ]


@pytest.mark.timeout(1800)
async def test_no_kill_loses_or_doubles_anything(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = Theatre(tmp_path / "one", AIMED), Theatre(tmp_path / "two", at_random(7, 14))

    async with one as aimed, two as chance:
        aimed_casts, chance_casts = await _seat(aimed), await _seat(chance)
        await asyncio.gather(_play(aimed, aimed_casts), _play(chance, chance_casts))

    assert aimed.kills + chance.kills == len(AIMED) + 14 > 25


async def _seat(theatre: Theatre) -> list[Cast]:
    names = [f"Group {one}" for one in "ABCDEFGH"]
    return await theatre.seat(names, people=PEOPLE, met=names[0])


async def _play(theatre: Theatre, casts: Sequence[Cast]) -> None:
    keeping = asyncio.create_task(theatre.keep_up())
    for number, cast in enumerate(casts):
        await _chapter(theatre, cast, met=number == 0, named=bool(number % 2))
        if keeping.done():
            break
    await keeping
    assert await theatre.program.stop() == 0
    assert b"failed" not in theatre.program.printed


async def _chapter(theatre: Theatre, cast: Cast, *, met: bool, named: bool) -> None:
    """A group is asked after its meeting or by its admin, answers, and reads its summary."""
    number = 1 if named else 3
    asked = list(cast.phones)
    if not met:
        asked.append(await theatre.join(cast, f"{cast.name} newcomer"))
        await theatre.ask(cast, TEXT_PROMPT if named else "")
    telling = [
        theatre.answer(phone, number, f"{cast.name}: what person {one} says")
        for one, phone in enumerate(asked)
    ]
    said = [text for texts in await asyncio.gather(*telling) for text in texts]
    await theatre.open_boxes(cast)

    asks = cast.phones[-1]
    await theatre.quiet(asks)
    _check(theatre, cast, asks, number)
    # A kill may make the bot answer /summary once more, but never leave a word out or in twice.
    summary = await theatre.read_again(asks)
    assert [text for text in said if summary.count(text) != 1] == []
    for phone in asked:
        if phone is not asks:
            _check(theatre, cast, phone, number)


def _check(theatre: Theatre, cast: Cast, phone: Phone, number: int) -> None:
    """A person was sent each question once, or told of it, and the summary at most once."""
    asked = questions_sent(theatre.server, phone.id)
    headings = Counter(text.partition("\n")[0] for text in asked)
    expected = {f"{cast.name} · question {one} of {number}" for one in range(1, number + 1)}
    assert set(headings) <= expected
    assert set(headings.values()) <= {1}
    announced = starting(theatre.server, phone.id, CUT_OFF)
    assert len(asked) + len(announced) >= number
    # The chart and the message both start so.
    heard = Counter(starting(theatre.server, phone.id, f"Summary 1 of {cast.name}"))
    assert [(text[:40], times) for text, times in heard.items() if times > 1] == []
