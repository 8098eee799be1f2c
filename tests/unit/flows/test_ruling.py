"""No rule of a group changes in silence: everybody hears how it was and how it is."""

import re
from collections.abc import AsyncIterator
from datetime import time
from pathlib import Path

import pytest

from bot.chat.outgoing.letters import notice_letter
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import NoticeParcel
from bot.flows.shared.rule_notices import OF_VERSION_0_1
from bot.rules.group.changes import Changes
from bot.rules.group.perspectives import Renamed
from bot.texts.speech import Speech
from tests.harness.delivery import due_now, hand_over, settle
from tests.unit.flows.home import ADMIN, Home, at_home

CHAT = -100_200_300


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with at_home(tmp_path) as home:
        await notices(home)
        yield home


async def notices(home: Home) -> list[tuple[int, str]]:
    """The notices that go out now, as (chat, its words)."""
    home.clock.move(seconds=1)
    found, delivering = [], home.flows.delivering
    for one in await due_now(delivering, 1000):
        parcel = await hand_over(delivering, one.id)
        if isinstance(parcel, NoticeParcel):
            html = notice_letter(parcel, Speech()).html
            found.append((parcel.chat_id, re.sub(r"<[^>]+>", "", html)))
        await settle(delivering, one.id, Sent(1))
    return found


async def told_to_everybody(home: Home) -> str:
    """What everybody but the admin was told, in the same words."""
    heard = await notices(home)
    chats, words = {chat for chat, _ in heard}, {words for _, words in heard}
    assert len(chats) == len(heard) == 5
    assert ADMIN not in chats
    assert len(words) == 1
    return words.pop()


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        (Changes(k=3), "before a box is opened: 5", "before a box is opened: 3"),
        (Changes(k=6), "before a box is opened: 5", "before a box is opened: 6"),
        (Changes(show_perspectives=True), "summary: not shown", "summary: shown"),
        (Changes(delay_minutes=0), "out 30 minutes after", "out as soon as a meeting has ended"),
        (Changes(quiet_from=time(0), quiet_to=time(0)), "questions: 20:00 to", "questions: none"),
        (Changes(weekly_day=0), "every Friday at 12:00", "every Monday at 12:00"),
        (Changes(zone="UTC"), "Clock: Europe/London", "Clock: UTC"),
        (Changes(prompts_per_round=1), "meeting: 3 at most", "meeting: 1 at most"),
        (Changes(box_weeks=8), "destroyed after 4 weeks", "destroyed after 8 weeks"),
        (Changes(retention_months=60), "erased after 12 months", "erased after 60 months"),
        (Changes(human_contact="Ana <Lee>"), "to: nobody is named yet", "to: Ana &lt;Lee&gt;"),
        (Changes(support="The Hub\n9 to 5"), "card: none", "card: The Hub\n9 to 5"),
        (Changes(pack="role-support"), "How we worked together", "Role and support"),
        (
            Changes(rotation=("worked-together", "role-support")),
            "from: How we worked together\n",
            "from: How we worked together, Role and support",
        ),
        (
            Changes(perspectives=("Manager", "LXP", "Professional")),
            "from: LXP, Professional, Manager",
            "from: Manager, LXP, Professional",
        ),
    ],
)
async def test_everybody_but_the_admin_hears_how_a_rule_was_and_is(
    home: Home, changes: Changes, before: str, after: str
) -> None:
    await home.flows.ruling.change(home.actor, **changes)

    said = await told_to_everybody(home)
    was, _, now = said.partition("Now:")

    assert said.startswith("An admin of Steering group has changed a rule.")
    assert before in was
    assert after in now


@pytest.mark.parametrize(
    ("changes", "meaning"),
    [
        (Changes(k=3), "What is asked already keeps its old rule"),
        (Changes(retention_months=24), "are not kept any longer than you were told then"),
        (Changes(retention_months=6), "This counts for answers you have given already too"),
        (
            Changes(perspectives=(Renamed("LXP", "Lived experience"),)),
            "“LXP” is called “Lived experience” now. If you chose it, you still have it",
        ),
        (
            Changes(perspectives=("LXP", "Professional")),
            "“Manager” is not in the list any more. If you had chosen it, you have none now",
        ),
    ],
)
async def test_everybody_hears_what_a_change_means_for_them(
    home: Home, changes: Changes, meaning: str
) -> None:
    await home.flows.ruling.change(home.actor, **changes)

    assert meaning in await told_to_everybody(home)


async def test_a_linked_chat_is_told_to_everybody_once(home: Home) -> None:
    await home.flows.linking.link(ADMIN, home.actor.group_id, CHAT)
    await home.flows.linking.link(ADMIN, home.actor.group_id, CHAT)
    assert "has linked a group chat" in await told_to_everybody(home)

    await home.flows.linking.unlink(home.actor)
    await home.flows.linking.unlink(home.actor)
    assert "I posted the summaries in a group chat too. Now I don’t" in await told_to_everybody(
        home
    )


async def test_a_break_of_the_group_is_told_to_everybody_and_a_members_to_nobody(
    home: Home,
) -> None:
    await home.flows.pausing.pause_member(home.actor, home.clock())
    assert await notices(home) == []

    await home.flows.pausing.pause_group(home.actor, home.clock())
    assert "has put the group on a break" in await told_to_everybody(home)
    await home.flows.pausing.pause_group(home.actor, None)
    assert "has ended the group’s break" in await told_to_everybody(home)


async def test_a_watch_list_that_changes_is_told_without_its_words(home: Home) -> None:
    await home.flows.watching.watch(home.actor, names=("Siân", "Bob"))
    said = await told_to_everybody(home)
    assert "has changed the names that I mark in drafts" in said
    assert "Before, there were 0. Now there are 2" in said
    assert "Siân" not in said

    await home.flows.watching.watch(home.actor, roles=("chair",))
    assert "has changed the roles that I mark in drafts" in await told_to_everybody(home)


@pytest.mark.parametrize("changes", [Changes(k=5), Changes(no_repeat_rounds=1)])
async def test_nobody_is_bothered_with_what_changes_nothing(home: Home, changes: Changes) -> None:
    await home.flows.ruling.change(home.actor, **changes)

    assert await notices(home) == []


@pytest.mark.parametrize("text_id", OF_VERSION_0_1)
def test_what_version_0_1_left_waiting_still_goes_out(text_id: str) -> None:
    parcel = NoticeParcel(1, text_id, {"group": "Steering group", "k": "3"})

    assert "has changed a rule" in notice_letter(parcel, Speech()).html
