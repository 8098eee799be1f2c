"""Facts: what the app can say about a group, a person and itself."""

from dataclasses import dataclass
from datetime import datetime

from bot.flows.people.joining import PRIVACY_VERSION
from bot.flows.people.my_data import Mine, stored_about
from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.language_model import ModelServer
from bot.flows.shared.next_opening import opens_at
from bot.flows.shared.times import round_opens_at
from bot.flows.shared.tools import Tools
from storage.queries import groups, holidays, installation, meetings, members
from storage.records import Group, GroupSettings, Meeting, Member, Role


@dataclass(frozen=True)
class Membership:
    """One of a person's groups, and what they are in it."""

    member: Member
    group: Group


@dataclass(frozen=True)
class GroupFacts:
    """What every member may know about the group."""

    group: Group
    people: int
    only_members: int
    """Who is neither an admin nor a facilitator; some may be both."""
    admins: int
    facilitators: int
    meetings: tuple[Meeting, ...]
    opens_at: datetime


@dataclass(frozen=True)
class RunningFacts:
    """How this server is set up, as far as it matters to what can be promised."""

    database: str
    log_level: str
    model: ModelServer | None = None
    """Where the language model runs that may propose names of themes, if there is one."""


@dataclass(frozen=True)
class ProofFacts:
    """What /privacy and /proof are made from: the live settings."""

    settings: GroupSettings
    people: int
    privacy_version: int
    running: RunningFacts
    log_was_late: bool = False
    """Whether something ever kept the database's log from being emptied in time."""


@dataclass(frozen=True)
class Coming:
    """What comes next in any group, in UTC; `prompts_at` is None if no meeting is planned."""

    zone: str
    prompts_at: datetime | None
    opens_at: datetime | None


class Knowing:
    """Questions about what is, that change nothing."""

    def __init__(self, tools: Tools, running: RunningFacts) -> None:
        self._tools = tools
        self._running = running

    async def memberships(self, chat_id: int) -> tuple[Membership, ...]:
        """A person's groups; none for a stranger."""
        async with self._tools.store.read() as unit:
            found = []
            for member in await members.of_chat(unit, chat_id):
                group = await groups.find(unit, member.group_id)
                if group is not None:
                    found.append(Membership(member, group))
            return tuple(found)

    @property
    def model(self) -> ModelServer | None:
        """Where the language model runs that may propose names of themes, if there is one."""
        return self._running.model

    async def founder(self, chat_id: int) -> bool:
        """Whether somebody may found groups."""
        async with self._tools.store.read() as unit:
            return await members.is_founder(unit, chat_id)

    async def people(self, actor: Actor) -> tuple[Member, ...]:
        """Everybody in the group, for its admins."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor, Role.ADMIN)
            return await members.of_group(unit, actor.group_id)

    async def about(self, actor: Actor) -> GroupFacts:
        """What every member may know about the group."""
        async with self._tools.store.read() as unit:
            _, group = await require_role(unit, actor)
            everyone = await members.of_group(unit, group.id)
            return GroupFacts(
                group=group,
                people=len(everyone),
                only_members=sum(not m.is_admin and not m.is_facilitator for m in everyone),
                admins=sum(m.is_admin for m in everyone),
                facilitators=sum(m.is_facilitator for m in everyone),
                meetings=await meetings.planned(unit, group.id),
                opens_at=await opens_at(unit, group, self._tools.clock()),
            )

    async def proof(self, actor: Actor | None) -> ProofFacts:
        """The live settings: a group's, or for a stranger those that a new group has."""
        settings, people = GroupSettings(), 0
        async with self._tools.store.read() as unit:
            late = await installation.log_blocked(unit)
            if actor is not None:
                _, group = await require_role(unit, actor)
                settings, people = group.settings, len(await members.of_group(unit, group.id))
        return ProofFacts(settings, people, PRIVACY_VERSION, self._running, late)

    async def my_data(self, chat_id: int) -> Mine:
        """Everything that is stored about a person; `mine.as_file` makes a file of it."""
        async with self._tools.store.read() as unit:
            return await stored_about(unit, self._tools.keyring, chat_id)

    async def coming(self) -> Coming:
        """What comes next in any group."""
        async with self._tools.store.read() as unit:
            every = await groups.every(unit)
            asked = [
                round_opens_at(meeting, group.settings, await holidays.of_group(unit, group.id))
                for group in every
                for meeting in await meetings.planned(unit, group.id)
            ]
            now = self._tools.clock()
            openings = [await opens_at(unit, group, now) for group in every]
        return Coming(
            every[0].settings.zone if every else GroupSettings().zone,
            min(asked, default=None),
            min(openings, default=None),
        )
