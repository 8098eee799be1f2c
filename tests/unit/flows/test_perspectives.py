"""What a new list of perspectives does to the people who brought one, and to their links."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rules.group.perspectives import Renamed
from storage.queries import members
from storage.records import Role
from tests.unit.flows.home import Home, at_home

MANAGER = 3


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(tmp_path) as home:
        await home.flows.joining.describe_self(home.actor, perspective=MANAGER)
        yield home


async def brought(home: Home) -> str | None:
    """The name of what the admin brings."""
    [membership] = await home.flows.knowing.memberships(home.actor.chat_id)
    return membership.group.settings.perspective_name(membership.member.perspective)


async def test_a_list_in_another_order_relabels_nobody(home: Home) -> None:
    await home.flows.ruling.change(home.actor, perspectives=("Manager", "LXP", "Professional"))

    assert await brought(home) == "Manager"


async def test_a_new_name_is_what_its_members_bring(home: Home) -> None:
    await home.flows.ruling.change(home.actor, perspectives=(Renamed("Manager", "Lead"),))

    assert await brought(home) == "Lead"


async def test_who_brought_one_that_is_gone_brings_none_also_when_the_name_is_back(
    home: Home,
) -> None:
    await home.flows.ruling.change(home.actor, perspectives=("LXP", "Professional"))
    async with home.app.store.read() as unit:
        assert {one.perspective for one in await members.of_group(unit, home.actor.group_id)} == {0}

    await home.flows.ruling.change(home.actor, perspectives=("LXP", "Professional", "Manager"))

    assert await brought(home) is None


async def test_a_link_for_one_that_is_gone_lets_people_choose(home: Home) -> None:
    link = await home.flows.inviting.invite(home.actor, perspective=MANAGER, role=Role.MEMBER)
    await home.flows.ruling.change(home.actor, perspectives=("LXP", "Carer"))

    [found] = [
        one
        for one in await home.flows.inviting.invitations(home.actor)
        if one.id == link.invitation.id
    ]

    assert found.perspective == 0


async def test_one_that_is_gone_cannot_be_chosen_by_an_old_button(home: Home) -> None:
    await home.flows.ruling.change(home.actor, perspectives=("LXP", "Carer"))

    member = await home.flows.joining.describe_self(home.actor, perspective=2)

    assert member.perspective == 0
