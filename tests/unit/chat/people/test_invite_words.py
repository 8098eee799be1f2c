"""What may be typed after /invite, in the ways people type it."""

import pytest

from bot.chat.people.invite_words import InviteWords, TwoNamed, UnknownWords, read_invite
from storage.records import Perspective, Role

PERSPECTIVES = (
    Perspective(7, "LXP"),
    Perspective(2, "Professional"),
    Perspective(3, "Peer worker"),
    Perspective(4, "Peer"),
)


@pytest.mark.parametrize(
    ("line", "perspective", "role"),
    [
        ("", None, None),
        ("LXP", 7, None),
        ("lxp", 7, None),
        ("LXPs", 7, None),
        ("Professional facilitator", 2, Role.FACILITATOR),
        ("facilitator professional", 2, Role.FACILITATOR),
        ("facilitator", None, Role.FACILITATOR),
        ("ADMIN", None, Role.ADMIN),
        ("as an admin", None, Role.ADMIN),
        ("LXP, member", 7, Role.MEMBER),
        ("Peer worker", 3, None),
        ("“Peer worker” admin", 3, Role.ADMIN),
        ('"peer  worker" admin', 3, Role.ADMIN),
        ("peer admin", 4, Role.ADMIN),
    ],
)
def test_perspective_and_role_are_found_in_any_order_and_case(
    line: str, perspective: int | None, role: Role | None
) -> None:
    assert read_invite(line, PERSPECTIVES) == InviteWords(perspective, role)


@pytest.mark.parametrize(
    ("line", "unknown"),
    [("banana", "banana"), ("LXP boss", "boss"), ("worker peer", "worker"), ("LXPx", "LXPx")],
)
def test_words_that_name_nothing_are_given_back_as_typed(line: str, unknown: str) -> None:
    assert read_invite(line, PERSPECTIVES) == UnknownWords(unknown)


@pytest.mark.parametrize("line", ["admin facilitator", "LXP Professional", "peer peer worker"])
def test_two_roles_or_two_perspectives_are_not_guessed_between(line: str) -> None:
    assert read_invite(line, PERSPECTIVES) == TwoNamed()


def test_a_perspective_of_the_group_wins_over_a_role_of_the_same_name() -> None:
    assert read_invite("facilitator admin", (Perspective(1, "Facilitator"),)) == InviteWords(
        1, Role.ADMIN
    )


def test_a_group_without_perspectives_can_still_name_a_role() -> None:
    assert read_invite("member", ()) == InviteWords(None, Role.MEMBER)
