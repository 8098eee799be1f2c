"""Attacks on what is at rest: whoever copies the disk guesses, whatever they go by.

All attacks run on the program as it is, and on the same stories with each fault planted that they
have to find. Figures from more rounds are printed by `bench/snapshots.py`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.anonymity import attacks, disk_leaks, leaks
from tests.anonymity.attacks import Evidence, evidence_of
from tests.anonymity.judging import Success
from tests.anonymity.stories import EACH, MIXED, SHOWN, Cast, Round, filled, told

POINTS = 0.05
"""How much better than chance an attack may do where figures don't vary by chance."""
STORIES = (
    (Cast(MIXED), 1, 3),
    (Cast(MIXED, k=4, show=True), 2, 2),
    (Cast(EACH), 3, 2),
    (Cast(SHOWN, k=5, show=True), 4, 2),
)
"""Each group, its seed, and how many rounds it lives through."""
COUNTS = (0, 6, 3, 6, 0, 3, 6, 3, 0, 3, 0, 6)
"""How many of six answer, question by question; both halves have as many of each."""

Attack = Callable[[Sequence[Evidence]], Success]
AttackByNumbers = Callable[[Sequence[Round]], Success]
GUESSING: tuple[Attack, ...] = (
    attacks.who_by_perspective,
    attacks.who_by_order,
    attacks.who_by_next_row,
    attacks.first_of_two,
    attacks.who_answered,
    attacks.written_between,
    attacks.earlier_words,
    attacks.old_copies,
    attacks.a_vote_elsewhere,
)
COUNTING: tuple[AttackByNumbers, ...] = (attacks.how_many, attacks.nobody_or_everybody)


async def lived(folder: Path, stories: Sequence[tuple[Cast, int, int]]) -> list[Evidence]:
    """The evidence of stories as in life."""
    return [
        evidence_of(truth)
        for cast, seed, rounds in stories
        for truth in await told(folder, cast, seed, rounds)
    ]


def found_by(seen: Sequence[Evidence]) -> set[str]:
    """The attacks that do better than chance, and what an answer left that it must not leave."""
    found = set[str]()
    for attack in GUESSING:
        success = attack(seen)
        if success.judged and not success.is_no_better_than_chance:
            found.add(attack.__name__)
    if {table for one in seen for table in one.changed} - {"box"}:
        found.add("another row changed")
    if any(one.odd_times for one in seen):
        found.add("moments of writing")
    return found


def numbers_found_by(rounds: Sequence[Round]) -> set[str]:
    """The attacks by numbers that do better than chance by more than five points."""
    told = {attack.__name__: attack(rounds) for attack in COUNTING}
    return {name for name, one in told.items() if one.rate > one.chance + POINTS}


async def test_whoever_holds_every_copy_and_the_keys_guesses(tmp_path: Path) -> None:
    seen = await lived(tmp_path, STORIES)

    assert found_by(seen) == set()
    assert [attack.__name__ for attack in GUESSING if not attack(seen).judged] == []


async def test_no_number_on_the_disk_says_how_many_answered(tmp_path: Path) -> None:
    rounds = [truth for seed in (1, 2) for truth in await filled(tmp_path, COUNTS, seed)]

    assert numbers_found_by(rounds) == set()


async def test_limit_who_copies_after_every_step_sees_the_order(tmp_path: Path) -> None:
    """With the keys of the boxes, while these are sealed."""
    seen = await lived(tmp_path, [(Cast(MIXED), 1, 1)])

    assert attacks.order_all_along(seen).rate == 1


async def test_limit_two_copies_of_one_quarter_of_an_hour_say_if_anybody_wrote(
    tmp_path: Path,
) -> None:
    """Without any key, and to which question; not who, how many, or what."""
    seen = await lived(tmp_path, [(Cast(MIXED), 1, 1)])

    within = attacks.written_within(seen)
    assert (within.rate, within.chance) == (1, 0.5)
    assert within.judged > 0


PLANTED: tuple[tuple[disk_leaks.Leak, int, set[str]], ...] = (
    (disk_leaks.perspectives_everywhere, 1, {"who_by_perspective"}),
    (
        disk_leaks.log_that_stays,
        4,
        {"first_of_two", "who_by_order", "who_by_next_row", "earlier_words"},
    ),
    (disk_leaks.a_row_for_each_answer, 4, {"first_of_two", "another row changed"}),
    (disk_leaks.slots_in_order_of_arrival, 4, {"first_of_two", "who_by_order"}),
    (disk_leaks.opened_in_order_of_arrival, 4, {"first_of_two", "who_by_order"}),
    (leaks.answered_at, 6, {"who_answered", "another row changed"}),
    (leaks.done_flag, 1, {"another row changed"}),
    (disk_leaks.boxes_that_are_not_renewed, 4, {"written_between"}),
    (disk_leaks.withdrawn_answers_that_stay, 1, {"earlier_words"}),
    (disk_leaks.deleted_rows_that_stay, 1, {"old_copies"}),
    (leaks.question_key_stays, 1, {"old_copies"}),
    (disk_leaks.ballots_for_any_chat, 1, {"a_vote_elsewhere"}),
    (disk_leaks.moments_of_writing, 1, {"moments of writing"}),
)
"""Each fault, how many rounds it needs to show, and what must find it."""
PLANTED_NUMBERS: tuple[tuple[disk_leaks.Leak, str], ...] = (
    (disk_leaks.a_row_for_each_answer, "how_many"),
    (disk_leaks.answers_that_are_counted, "how_many"),
    (disk_leaks.boxes_that_are_compressed, "nobody_or_everybody"),
    (disk_leaks.boxes_that_move, "nobody_or_everybody"),
    (disk_leaks.a_connection_that_stays, "nobody_or_everybody"),
)


@pytest.mark.parametrize(
    ("leak", "rounds", "attacks_that_find_it"),
    PLANTED,
    ids=[leak.__name__ for leak, _, _ in PLANTED],
)
async def test_a_planted_fault_is_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    leak: disk_leaks.Leak,
    rounds: int,
    attacks_that_find_it: set[str],
) -> None:
    leak(monkeypatch)

    seen = await lived(tmp_path, [(Cast(MIXED), 1, rounds)])

    assert attacks_that_find_it <= found_by(seen)


@pytest.mark.parametrize(
    ("leak", "attack"), PLANTED_NUMBERS, ids=[leak.__name__ for leak, _ in PLANTED_NUMBERS]
)
async def test_a_planted_number_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: disk_leaks.Leak, attack: str
) -> None:
    leak(monkeypatch)

    assert attack in numbers_found_by(await filled(tmp_path, COUNTS, 1))
