"""Lives of groups: the real flows and store, without Telegram, and beside them the whole truth.

A `Life` is what happened to one group: who joined and left, which rules were set, who was asked
and what each said. `Asked` is the truth about one question. Suites compare it with what was
published; nothing here is taken from the code that publishes.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Unpack

from bot.bootstrap import App, open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import PromptParcel, SummaryParcel
from bot.flows.group.settings import BadSetting
from bot.flows.people.founding import Founded
from bot.flows.rounds import asking, opening
from bot.flows.rounds.box_changes import SealedNow, Withdrawn
from bot.flows.shared.access import Actor
from bot.rules.group.changes import Changes
from bot.settings import Settings
from prompts.loading import shipped_packs
from prompts.model import Kind, Prompt, prompt_ref
from storage.queries import groups
from storage.records import GroupSettings, Role, Share, StoredSummary
from tests.harness.boxes import Dealt
from tests.harness.delivery import due_now, hand_over, settle
from tests.harness.themes import BY_WORDS

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
Meanwhile = Callable[[], Awaitable[None]]
NEVER = datetime(2200, 1, 1, tzinfo=UTC)
WEEK = timedelta(weeks=1)
PROMPTS: dict[Kind, tuple[tuple[str, Prompt], ...]] = {
    kind: tuple(
        (prompt_ref(pack, prompt), prompt)
        for pack in shipped_packs()
        for prompt in pack.prompts
        if prompt.kind is kind
    )
    for kind in Kind
}


@dataclass(frozen=True)
class Said:
    """What somebody says to a question."""

    value: int | None = None
    text: str | None = None
    share: Share = Share.WORDS


@dataclass
class Asked:
    """The truth about one question: who could answer it, and what lies in its box."""

    number: int
    id: str
    prompt: Prompt
    k: int
    rules: GroupSettings
    asked_at: datetime
    ballots: dict[str, Dealt] = field(default_factory=dict)
    """By person."""
    perspectives: dict[str, int] = field(default_factory=dict)
    """What each person brought when they were asked."""
    said: dict[str, Said] = field(default_factory=dict)


class Life:
    """One group's life."""

    def __init__(self, world: "World", admin: int) -> None:
        self.asked: list[Asked] = []
        self.published: list[StoredSummary] = []
        """As each was when it came out."""
        self.rules = GroupSettings()
        self.perspectives: dict[str, int] = {}
        """Everybody who is in the group, with what they bring."""
        self.actor = Actor(admin, "")
        self._world = world
        self._flows = world.app.flows
        self._chats = {"admin": admin}
        self._codes: dict[int, str] = {}
        self._joined = 0

    async def found(self) -> None:
        """Found the group. Its admin answers too."""
        flows, admin = self._flows, self.actor.chat_id
        await flows.founding.accept_admin(await flows.founding.admin_code(), admin)
        founded = await flows.founding.found_group(admin, f"Group {admin}")
        assert isinstance(founded, Founded)
        self.actor = Actor(admin, founded.group.id)
        self.perspectives["admin"] = 0
        await self.rule(no_repeat_rounds=0)

    async def join(self, perspective: int = 0) -> None:
        """Let somebody join who brings this: `p0` is the first, and so on."""
        person = f"p{self._joined}"
        self._joined += 1
        chat = self._chats.setdefault(person, self._world.next_chat())
        flows = self._flows
        if perspective not in self._codes:
            made = await flows.inviting.invite(
                self.actor, perspective=perspective, role=Role.MEMBER
            )
            self._codes[perspective] = made.code
        await flows.joining.join(self._codes[perspective], chat)
        self.perspectives[person] = perspective

    async def leave(self, person: str) -> None:
        """Let somebody leave; their ballots stay in their chat."""
        if self.perspectives.pop(person, None) is not None:
            await self._flows.joining.leave(Actor(self._chats[person], self.actor.group_id))

    async def rule(self, **changes: Unpack[Changes]) -> bool:
        """Change rules; False if that is refused."""
        try:
            changed = await self._flows.ruling.change(self.actor, **changes)
        except BadSetting:
            return False
        self.rules = changed.group.settings
        return True

    async def bring(self, person: str, perspective: int) -> None:
        """Let somebody say that they bring another perspective from now on."""
        actor = Actor(self._chats[person], self.actor.group_id)
        await self._flows.joining.describe_self(actor, perspective=perspective)
        self.perspectives[person] = perspective

    async def ask(self, ref: str, *, meanwhile: Meanwhile | None = None) -> Asked | None:
        """Ask everybody one prompt; None if that is refused.

        What happens meanwhile happens when the round is open and nothing is delivered yet.
        """
        outcome = await self._flows.asking.ask_now(self.actor, ref)
        if not isinstance(outcome, asking.Asked):
            return None
        rules = self.rules
        if meanwhile is not None:
            await meanwhile()
        prompt = next(p for every in PROMPTS.values() for named, p in every if named == ref)
        truth = Asked(
            number=len(self.asked),
            id=outcome.questions[0].id,
            prompt=prompt,
            k=rules.k,
            rules=rules,
            asked_at=self._world.now,
            perspectives=dict(self.perspectives),
        )
        await self._deliver(truth)
        self.asked.append(truth)
        return truth

    async def say(self, truth: Asked, person: str, said: Said) -> bool:
        """Seal an answer, or change it; False if the ballot gives none, or there is no ballot."""
        if person not in truth.ballots:
            return False
        outcome = await self._flows.answering.seal(
            *truth.ballots[person], value=said.value, text=said.text, share=said.share
        )
        if isinstance(outcome, SealedNow):
            truth.said[person] = said
        return isinstance(outcome, SealedNow)

    async def withdraw(self, truth: Asked, person: str) -> None:
        """Take an answer back."""
        if person not in truth.ballots:
            return
        outcome = await self._flows.answering.withdraw(*truth.ballots[person])
        if isinstance(outcome, Withdrawn):
            truth.said.pop(person, None)

    async def open_now(self) -> bool:
        """The admin opens what may be opened; False if that is refused."""
        outcome = await self._flows.opening.open_now(self.actor)
        await self._flows.publishing.publish_due()
        await self._read()
        return isinstance(outcome, opening.OpenedNow)

    async def week(self) -> None:
        """A week passes, and the weekly time with it."""
        self._world.now += WEEK
        await self._flows.opening.open_due()
        await self._flows.publishing.publish_due()
        await self._read()

    async def day(self) -> None:
        """A day and a bit passes."""
        self._world.now += timedelta(days=1, minutes=1)
        await self._flows.opening.open_due()
        await self._flows.publishing.publish_due()
        await self._read()

    async def stored(self) -> list[StoredSummary]:
        """Every summary as it is kept now, oldest first."""
        return list(reversed(await self._flows.reading.all(self.actor)))

    async def end(self) -> None:
        """Let the group rest for good."""
        async with self._world.app.store.write() as unit:
            await groups.schedule_opening(unit, self.actor.group_id, NEVER)

    async def _deliver(self, truth: Asked) -> None:
        delivering = self._flows.delivering
        person_of = {chat: person for person, chat in self._chats.items()}
        self._world.now += timedelta(seconds=2)
        for delivery in await due_now(delivering, 1000):
            parcel = await hand_over(delivering, delivery.id)
            await settle(delivering, delivery.id, Sent(1))
            if isinstance(parcel, PromptParcel) and parcel.question.id == truth.id:
                truth.ballots[person_of[parcel.chat_id]] = Dealt.in_parcel(parcel)
        await self._flows.asking.end_dealing()

    async def _read(self) -> None:
        """Everybody who gets a summary reads the same one."""
        delivering = self._flows.delivering
        known = {one.id for one in self.published}
        self.published += [one for one in await self.stored() if one.id not in known]
        self._world.now += timedelta(seconds=2)
        for delivery in await due_now(delivering, 1000):
            parcel = await hand_over(delivering, delivery.id)
            if isinstance(parcel, SummaryParcel):
                assert parcel.stored in self.published
            await settle(delivering, delivery.id, Sent(1))


class World:
    """An app in which many groups live one after the other."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.now = MONDAY
        self.entropy = Random(1).randbytes
        self._chat = 5000

    @property
    def app(self) -> App:
        """The open app."""
        return self._app

    def move_in(self, app: App) -> None:
        """Live in this app."""
        self._app = app

    def clock(self) -> datetime:
        """The time in this world."""
        return self.now

    def next_chat(self) -> int:
        """A chat that nobody has yet."""
        self._chat += 1
        return self._chat

    async def life(self, people: Sequence[int], **rules: Unpack[Changes]) -> Life:
        """A new group on a Monday: one person for each perspective given, beside the admin."""
        self.now = MONDAY
        life = Life(self, self.next_chat())
        await life.found()
        if rules:
            assert await life.rule(**rules)
        for perspective in people:
            await life.join(perspective)
        return life


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    """A world of its own."""
    made = World(folder)
    settings = Settings(_env_file=None, data=folder)
    async with open_app(settings, clock=made.clock, entropy=made.entropy, theming=BY_WORDS) as app:
        made.move_in(app)
        yield made
