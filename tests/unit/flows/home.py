"""A group of six in an open app, with no Telegram, for tests of flows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.bootstrap import App, open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.meetings.fetch_results import Fetched, Unchanged, Unfetched
from bot.flows.people.founding import Founded
from bot.flows.registry import Flows
from bot.flows.rounds.choosing import Chosen
from bot.flows.shared.access import Actor
from bot.flows.shared.language_model import Propose
from bot.flows.shared.tools import Theming
from bot.settings import Settings
from storage.queries import meetings, rounds
from storage.records import UNDISCLOSED, Meeting, Role, Round
from tests.harness.delivery import due_now, hand_over, settle
from tests.harness.themes import BY_WORDS

MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
ADMIN = 1000


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)

    def set(self, text: str) -> None:
        """To an instant in UTC."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class Calendars:
    """What is at the addresses that are asked for, and what was asked."""

    at: dict[str, Fetched | Unchanged | Unfetched] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def fetch(self, url: str, etag: str) -> Fetched | Unchanged | Unfetched:
        self.asked.append((url, etag))
        return self.at.get(url, Unfetched.NO_SUCH_PLACE)


@dataclass
class Home:
    """The open app, and its first group."""

    app: App
    clock: Clock
    calendars: Calendars
    actor: Actor

    @property
    def flows(self) -> Flows:
        return self.app.flows

    async def planned(self) -> list[str]:
        """The starts of the planned meetings, in UTC."""
        found = await self.flows.planning.meetings(self.actor)
        return [f"{one.meeting.starts_at:%Y-%m-%dT%H:%M}" for one in found]

    async def meeting(self, number: int = 0) -> Meeting:
        return (await self.flows.planning.meetings(self.actor))[number].meeting

    async def found(self, meeting_id: str) -> Meeting:
        async with self.app.store.read() as unit:
            meeting = await meetings.find(unit, self.actor.group_id, meeting_id)
        assert meeting is not None
        return meeting

    async def opened(self) -> list[Round]:
        """Rounds that are open now."""
        async with self.app.store.read() as unit:
            return list(await rounds.dealing(unit))

    async def notices(self) -> list[str]:
        """The text ids of the notices that wait."""
        due = await due_now(self.flows.delivering, 1000)
        return [one.subject_id for one in due if one.kind.value == "notice"]


@asynccontextmanager
async def at_home(
    folder: Path,
    people: int = 6,
    theming: Theming = BY_WORDS,
    llm_url: str | None = None,
    propose: Propose | None = None,
) -> AsyncIterator[Home]:
    """Open an app with one group."""
    clock, calendars = Clock(), Calendars()
    settings = Settings(_env_file=None, data=folder / "data", llm_url=llm_url)
    async with open_app(
        settings, clock=clock, fetch=calendars.fetch, theming=theming, propose=propose
    ) as app:
        flows = app.flows
        await flows.founding.accept_admin(await flows.founding.admin_code(), ADMIN)
        founded = await flows.founding.found_group(ADMIN, "Steering group")
        assert isinstance(founded, Founded)
        actor = Actor(ADMIN, founded.group.id)
        await flows.joining.describe_self(actor, gets_prompts=True)
        invited = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
        for number in range(1, people):
            await flows.joining.join(invited.code, ADMIN + number)
        due = await due_now(app.flows.delivering, 1000)
        for one in due:  # what was said while the group came together is of no interest here
            await hand_over(app.flows.delivering, one.id)
            await settle(app.flows.delivering, one.id, Sent(1))
        yield Home(app, clock, calendars, actor)


async def asked_after(flows: Flows, actor: Actor, meeting_id: str) -> tuple[Chosen, ...]:
    """What admins are shown that will be asked after this meeting."""
    card = await flows.picking.card(actor, meeting_id)
    return () if card is None else card.chosen
