"""Perspectives are known by an id: a list that is written anew relabels nobody."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.rules.group.perspectives import HIGHEST_ID, BadPerspectives, Renamed, written_anew
from storage.records import GroupSettings

RULES = GroupSettings()


def anew(*wanted: str | Renamed, before: GroupSettings = RULES) -> GroupSettings:
    listed, highest = written_anew(before, wanted)
    return replace(before, perspectives=listed, highest_perspective=highest)


def ids(settings: GroupSettings) -> dict[str, int]:
    return {one.name: one.id for one in settings.perspectives}


def test_another_order_relabels_nobody() -> None:
    assert ids(anew("Manager", "LXP", "Professional")) == {
        "Manager": 3,
        "LXP": 1,
        "Professional": 2,
    }


def test_letter_case_makes_no_new_perspective() -> None:
    assert ids(anew("lxp", "PROFESSIONAL", "Manager")) == {
        "lxp": 1,
        "PROFESSIONAL": 2,
        "Manager": 3,
    }


def test_a_new_name_keeps_the_id() -> None:
    assert ids(anew(Renamed("lxp", "Lived experience"), "Manager")) == {
        "Lived experience": 1,
        "Manager": 3,
    }


def test_new_names_alone_leave_the_rest_as_it_is() -> None:
    renamed = anew(Renamed("Manager", "Lead"))

    assert renamed.perspective_names == ("LXP", "Professional", "Lead")
    assert ids(renamed)["Lead"] == 3


def test_two_that_change_names_keep_their_ids() -> None:
    swapped = anew(Renamed("LXP", "Manager"), Renamed("Manager", "LXP"))

    assert ids(swapped) == {"Manager": 1, "Professional": 2, "LXP": 3}


def test_an_id_is_never_given_twice() -> None:
    shorter = anew("LXP", "Professional")
    again = anew("LXP", "Professional", "Manager", before=shorter)
    other = anew("LXP", "Carer", before=again)

    assert ids(again)["Manager"] == 4
    assert ids(anew("LXP", "Manager", before=other))["Manager"] == 5 + 1


def test_a_perspective_that_is_gone_has_no_name() -> None:
    assert anew("LXP", "Carer").perspective_name(2) is None


def test_ids_end_where_a_ballot_has_no_room_for_them() -> None:
    full = replace(RULES, highest_perspective=HIGHEST_ID - 1)

    last = anew("LXP", "Carer", before=full)

    assert ids(last)["Carer"] == HIGHEST_ID
    with pytest.raises(BadPerspectives):
        anew("LXP", "Friend", before=last)
    assert ids(anew(Renamed("Carer", "Friend"), before=last))["Friend"] == HIGHEST_ID


@pytest.mark.parametrize(
    "wanted",
    [
        ["LXP"],
        ["LXP", "lxp"],
        [Renamed("LXP", "Manager"), "Manager"],
        [Renamed("Nobody", "Somebody")],
        ["LXP", Renamed("Nobody", "Somebody")],
        ["LXP", Renamed("LXP", "Other")],
        ["LXP", "x" * 41],
        ["LXP", Renamed("Manager", " ")],
        [f"Number {number}" for number in range(9)],
    ],
)
def test_a_list_that_cannot_be_is_refused(wanted: Sequence[str | Renamed]) -> None:
    with pytest.raises(BadPerspectives):
        anew(*wanted)
