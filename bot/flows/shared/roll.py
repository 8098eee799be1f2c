"""The roll: who joined and who left is told to everybody in numbers, and never who it was.

Each change is counted where it is made, and the first since the last telling decides when it is
told. Telling and counting anew are one transaction: a crash tells nothing twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.flows.shared.batches import run_each
from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.times import when_free, zone_of
from bot.flows.shared.tools import Tools
from bot.rules.roll import came_since, guessable, told_next
from storage.queries import groups, holidays, members, rounds
from storage.queries import roll as stored
from storage.queries.roll import RollChange
from storage.records import Group, Member, Roll
from storage.store import Unit

ROLL_CHANGED = "notice-roll"
OF_VERSION_0_2 = ("notice-joined",)
"""What admins heard of each join: queued no more; what version 0.2 left waiting still goes out."""


@dataclass(frozen=True)
class RollNews:
    """What a notice tells: how the roll has changed, and how many people there are now."""

    group: str
    """Its name."""
    change: RollChange
    people: int


async def note_joined(unit: Unit, group: Group, now: datetime) -> None:
    """Somebody has joined the group."""
    change = await stored.of_group(unit, group.id)
    await _keep(unit, group, replace(change, joined=change.joined + 1), now)


async def note_new_role(unit: Unit, group: Group, now: datetime) -> None:
    """Somebody in the group may do more than before."""
    change = await stored.of_group(unit, group.id)
    await _keep(unit, group, replace(change, new_roles=change.new_roles + 1), now)


async def note_left(unit: Unit, group: Group, member: Member, now: datetime) -> None:
    """Somebody leaves. Of whoever came since the last telling and round, nothing is told at all."""
    change = await stored.of_group(unit, group.id)
    if change.joined and await _unheard_of(unit, group, member, change.told_at):
        change = replace(change, joined=change.joined - 1)
    else:
        change = replace(change, left=change.left + 1)
    await _keep(unit, group, change, now)


async def roll_of(
    unit: Unit, group: Group, everyone: tuple[Member, ...], asked: list[Member], now: datetime
) -> Roll:
    """What a round that opens now says of who is in the group."""
    last = await rounds.newest(unit, group.id)
    new = None if last is None else sum(came_since(m.joined_at, last.opened_at) for m in everyone)
    joined = [one.joined_at for one in asked]
    return Roll(len(everyone), new, guessable(joined, now, k=group.settings.k))


async def tell_of_the_roll(tools: Tools) -> int:
    """Tell each group whose hour has come what has changed; how many groups were told."""
    async with tools.store.read() as unit:
        due = await stored.due(unit, tools.clock())

    async def tell(group_id: str) -> bool:
        now = tools.clock()
        async with tools.store.read() as unit:
            if not await _free(unit, group_id, now):
                return False
        async with tools.store.write() as unit:
            return await _tell(unit, tools, group_id, now)

    return await run_each(due, tell)


def news_in(words: Mapping[str, str]) -> RollNews:
    """What the words of a notice tell of. Raises KeyError or ValueError."""
    joined, left, new_roles = (int(words[one]) for one in ("joined", "left", "new_roles"))
    return RollNews(words["group"], RollChange(joined, left, new_roles), int(words["people"]))


async def _tell(unit: Unit, tools: Tools, group_id: str, now: datetime) -> bool:
    group, change = await groups.find(unit, group_id), await stored.of_group(unit, group_id)
    if group is None or change.due_at is None or change.due_at > now:
        return False
    everyone = await members.of_group(unit, group_id)
    words = {
        "group": group.name,
        "joined": str(change.joined),
        "left": str(change.left),
        "new_roles": str(change.new_roles),
        "people": str(len(everyone)),
    }
    token = change.due_at.isoformat()
    # Who is alone in a group that nobody has left is the only one who has joined.
    if len(everyone) > 1 or change.left:
        await tell_everyone(unit, tools, group, ROLL_CHANGED, words, token=token)
    await stored.keep(unit, group_id, RollChange(told_at=now))
    return True


async def _keep(unit: Unit, group: Group, change: RollChange, now: datetime) -> None:
    due_at = change.due_at
    if not change.is_news:
        due_at = None
    elif due_at is None:
        due_at = told_next(now, change.told_at, zone_of(group.settings))
    await stored.keep(unit, group.id, replace(change, due_at=due_at))


async def _unheard_of(unit: Unit, group: Group, member: Member, told_at: datetime | None) -> bool:
    """Whether neither a notice nor a round has told that somebody came."""
    last = await rounds.newest(unit, group.id)
    told = (told_at, None if last is None else last.opened_at)
    return member.joined_at is not None and all(
        one is None or came_since(member.joined_at, one) for one in told
    )


async def _free(unit: Unit, group_id: str, now: datetime) -> bool:
    group = await groups.find(unit, group_id)
    days = await holidays.of_group(unit, group_id)
    return group is None or when_free(now, group.settings, days) <= now
