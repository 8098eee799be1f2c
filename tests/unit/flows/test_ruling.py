"""What changes how well people are hidden is never changed in silence."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import NoticeParcel
from bot.flows.group.settings import Changes
from tests.harness.delivery import due_now, hand_over, settle
from tests.unit.flows.home import ADMIN, Home, at_home

CHAT = -100_200_300


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(tmp_path) as home:
        await notices(home)
        yield home


async def notices(home: Home) -> list[tuple[int, str]]:
    """The notices that go out now, as (chat, text id)."""
    home.clock.move(seconds=1)
    found, delivering = [], home.flows.delivering
    for one in await due_now(delivering, 1000):
        parcel = await hand_over(delivering, one.id)
        if isinstance(parcel, NoticeParcel):
            found.append((parcel.chat_id, parcel.text_id))
        await settle(delivering, one.id, Sent(1))
    return found


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (Changes(k=3), "notice-k-changed"),
        (Changes(k=6), "notice-k-changed"),
        (Changes(show_perspectives=True), "notice-perspectives-shown"),
    ],
)
async def test_everybody_but_the_admin_hears_of_a_rule_that_matters(
    home: Home, changes: Changes, told: str
) -> None:
    await home.flows.ruling.change(home.actor, **changes)

    heard = await notices(home)

    assert {text_id for _, text_id in heard} == {told}
    assert len({chat for chat, _ in heard}) == len(heard) >= 5
    assert ADMIN not in {chat for chat, _ in heard}


async def test_a_linked_chat_is_told_to_everybody_once(home: Home) -> None:
    await home.flows.ruling.link(ADMIN, home.actor.group_id, CHAT)
    await home.flows.ruling.link(ADMIN, home.actor.group_id, CHAT)

    heard = await notices(home)

    assert {text_id for _, text_id in heard} == {"notice-chat-linked"}
    assert len({chat for chat, _ in heard}) == len(heard) >= 5


@pytest.mark.parametrize("changes", [Changes(delay_minutes=5), Changes(k=5)])
async def test_nobody_is_bothered_with_other_rules(home: Home, changes: Changes) -> None:
    await home.flows.ruling.change(home.actor, **changes)

    assert await notices(home) == []
