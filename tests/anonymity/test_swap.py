"""Swap: the same answers from different people leave the same bytes at rest, after every step.

The random source is given, and the dealing is permuted with the members: in the second run each
member is dealt the ballots that another one held in the first.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from bot.flows.delivery import parcels
from bot.rules.sealing.ballots import Ballot, QuestionKey, deal
from tests.anonymity.still import differences, still_life

MEMBERS = 6
TEXT = "worked-together/missing-view"
SCALE = "worked-together/felt-respect"
ANSWERS = (
    "The peer workers already in post.",
    "Nobody was missing.",
    "Families & friends — they see <more>. I can’t cope. Dr Hughes knows.",
    "People who left unhappy. “We only hear from those who stayed.”",
)
PERMUTATIONS = 20
LOTS = 4
"""How many tests share the permutations, so that no one of them is waited for at the end."""

Snapshots = list[tuple[str, dict[str, bytes]]]


def dealt_as(
    members: Sequence[str], order: Sequence[int], dealing: Callable[..., Ballot] = deal
) -> Callable[..., Ballot]:
    """Deal each member what the member whose answers they give was dealt in the first run."""
    first = {members[order[place]]: members[place] for place in range(len(members))}

    def permuted_deal(
        key: QuestionKey,
        dealing_key: bytes,
        *,
        question_id: str,
        member_id: str,
        chat_id: int,
        perspective: int,
    ) -> Ballot:
        return dealing(
            key,
            dealing_key,
            question_id=question_id,
            member_id=first[member_id],
            chat_id=chat_id,
            perspective=perspective,
        )

    return permuted_deal


async def played(folder: Path, order: Sequence[int], monkeypatch: pytest.MonkeyPatch) -> Snapshots:
    """One run of the whole job; the person at `order[n]` gives the answers of place n."""
    snapshots: Snapshots = []
    async with still_life(folder) as run:

        def note(step: str) -> None:
            snapshots.append((step, run.at_rest()))
            run.begin(step)

        await run.seat(MEMBERS)
        note("seated")
        people = await run.app.flows.knowing.people(run.actor)
        by_chat = {member.chat_id: member.id for member in people}
        ids = [by_chat[phone.id] for phone in run.people]
        monkeypatch.setattr(parcels, "deal", dealt_as(ids, order))
        players = [run.people[place] for place in order]

        async def answered(place: int, words: str, how: str) -> None:
            await run.answer(players[place], words, how)
            note(f"answered {place}")

        await run.ask(TEXT)
        note("asked in words")
        for place, words in enumerate(ANSWERS):
            how = "Send: themes only" if place == 1 else "Send: share my words"
            await answered(place, words, how)
        await run.tap(players[0], "Withdraw", newest_with="Sealed")
        note("withdrawn")
        await run.ask(SCALE)
        note("asked on a scale")
        for place, points in enumerate(("2", "4", "4", "3")):
            await run.tap(players[place], points, newest_with="respect")
            note(f"tapped {place}")
        for place in (0, 4, 5):
            await run.answer_reply(players[place], "missing", "Another view.")
            note(f"answered late {place}")
        await run.open()
        note("opened")
        await run.app.store.tidy()
        note("tidied")
    return snapshots


def check_same_bytes(first: Snapshots, other: Snapshots) -> None:
    """Two runs left the same bytes after every step."""
    assert [step for step, _ in other] == [step for step, _ in first]
    for (step, one), (_, two) in zip(first, other, strict=True):
        assert differences(one, two) == [], step


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("lot", range(LOTS))
async def test_the_same_answers_from_others_leave_the_same_bytes(
    lot: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await played(tmp_path / "first", range(MEMBERS), monkeypatch)
    chance = Random(7 + lot)

    for number in range(PERMUTATIONS // LOTS):
        order = chance.sample(range(MEMBERS), MEMBERS)
        other = await played(tmp_path / str(number), order, monkeypatch)

        check_same_bytes(first, other)
