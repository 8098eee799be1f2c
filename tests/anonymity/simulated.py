"""Simulated groups: the real store and flows, many rounds, and a copy of every file at each step.

Telegram is left out; nothing that it does is stored. A `Copy` is what an attacker took: the bytes
of each file. What they know besides is in `Round`: who was asked, what was opened, who said it.
"""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.bootstrap import App, open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import PromptParcel
from bot.flows.people.founding import Founded
from bot.flows.rounds.asking import Asked
from bot.flows.rounds.opening import OpenedNow
from bot.flows.shared.access import Actor
from bot.settings import Settings
from storage.queries import members
from storage.records import UNDISCLOSED, Role
from tests.harness.boxes import Dealt, opened_answers
from tests.harness.delivery import due_now, hand_over, settle
from tests.harness.themes import BY_WORDS

PROMPTS = (
    "worked-together/missing-view",
    "worked-together/what-gave-power",
    "worked-together/after-speaking-up",
    "worked-together/life-and-work",
    "worked-together/put-in-and-got-back",
    "worked-together/meeting-was-for",
)
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

Copy = dict[str, bytes]


@dataclass
class Round:
    """One question from asking to opening, as the attacker saw it and as it really was."""

    question_id: str
    copies: list[Copy] = field(default_factory=list, repr=False)
    during: list[Copy] = field(default_factory=list, repr=False)
    """Copies taken inside the transaction that opened the box."""
    members: list[str] = field(default_factory=list)
    """Everybody who was asked, in the order in which they joined."""
    acted: list[str] = field(default_factory=list)
    """The members in the order in which they gave their (last) answer."""
    truth: dict[str, str] = field(default_factory=dict)
    """The member behind each opened answer, by its place in its row."""
    opened: list[str] = field(default_factory=list)
    """The places of the opened answers, in the order in which the row gives them."""


class Simulation:
    """A group of people who answer at random."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self._folder = folder
        self._chance = chance
        self._now = MONDAY
        self._next_message = 1000
        self._watching: Round | None = None
        self._who = Actor(0, "")

    def clock(self) -> datetime:
        """The simulated time."""
        return self._now

    def entropy(self, size: int) -> bytes:
        """Real random bytes. While a box is opened, every draw is a moment to copy the files."""
        if self._watching is not None and len(self._watching.during) < 40:
            self._watching.during.append(self.copy())
        return secrets.token_bytes(size)

    def copy(self) -> Copy:
        """Copy every file that is kept, the keyring apart: it is the final one that is known."""
        return {
            path.name: path.read_bytes()
            for path in self._folder.iterdir()
            if path.is_file() and path.name.startswith("afterword.db")
        }

    async def seat(self, app: App, size: int) -> None:
        """Let people join, with chat ids in no order."""
        chats = self._chance.sample(range(10**8, 10**10), size)
        flows = app.flows
        await flows.founding.accept_admin(await flows.founding.admin_code(), chats[0])
        founded = await flows.founding.found_group(chats[0], "Steering group")
        assert isinstance(founded, Founded)
        self._who = Actor(chats[0], founded.group.id)
        made = await flows.inviting.invite(self._who, perspective=UNDISCLOSED, role=Role.MEMBER)
        for chat in chats[1:]:
            await flows.joining.join(made.code, chat)
        await app.flows.ruling.change(self._who, no_repeat_rounds=0)

    async def play(self, app: App, prompt: str) -> Round:
        """Ask, let a random part of the group answer in random order, and open."""
        self._now += timedelta(days=2)
        asked = await app.flows.asking.ask_now(self._who, prompt)
        assert isinstance(asked, Asked)
        seen = Round(asked.questions[0].id)
        ballots = await self._deliver(app, seen)
        answering = self._chance.randint(5, len(seen.members))
        seen.acted = self._chance.sample(seen.members, answering)
        early = self._chance.sample(seen.acted, min(2, len(seen.acted)))
        for member in early:
            await self._say(app, seen, ballots[member], f"A first thought of {member}")
        for member in seen.acted:
            await self._say(app, seen, ballots[member], f"A view of {member}")
        await self._open(app, seen)
        return seen

    async def _deliver(self, app: App, seen: Round) -> dict[str, Dealt]:
        delivering, ballots = app.flows.delivering, dict[str, Dealt]()
        async with app.store.read() as unit:
            everyone = await members.of_group(unit, self._who.group_id)
            by_chat = {member.chat_id: member.id for member in everyone}
            seen.members = [member.id for member in sorted(everyone, key=lambda m: m.chat_id)]
        self._now += timedelta(seconds=2)
        for delivery in await due_now(delivering, 1000):
            parcel = await hand_over(delivering, delivery.id)
            self._next_message += self._chance.randint(1, 3)
            await settle(delivering, delivery.id, Sent(self._next_message))
            if isinstance(parcel, PromptParcel):
                ballots[by_chat[parcel.chat_id]] = Dealt.in_parcel(parcel)
        await app.flows.asking.end_dealing()
        seen.copies.append(self.copy())
        return ballots

    async def _say(self, app: App, seen: Round, ballot: Dealt, words: str) -> None:
        self._now += timedelta(minutes=self._chance.randint(1, 90))
        await app.flows.answering.seal(*ballot, text=words)
        seen.copies.append(self.copy())

    async def _open(self, app: App, seen: Round) -> None:
        self._now += timedelta(days=1)
        self._watching = seen
        outcome = await app.flows.opening.open_now(self._who)
        self._watching = None
        assert isinstance(outcome, OpenedNow)
        seen.copies.append(self.copy())
        async with app.store.read() as unit:
            opened, _ = await opened_answers(unit, seen.question_id)
            for place, answer in enumerate(opened):
                seen.opened.append(str(place))
                seen.truth[str(place)] = (answer.text or "").removeprefix("A view of ")


@asynccontextmanager
async def simulated(
    folder: Path, size: int, chance: Random
) -> AsyncIterator[tuple[Simulation, App]]:
    """A simulated group of this size."""
    simulation = Simulation(folder, chance)
    settings = Settings(_env_file=None, data=folder)
    async with open_app(
        settings, clock=simulation.clock, entropy=simulation.entropy, theming=BY_WORDS
    ) as app:
        await simulation.seat(app, size)
        yield simulation, app


async def rounds_of(folder: Path, size: int, groups: int, chance: Random) -> AsyncIterator[Round]:
    """Many rounds of many groups of one size, one at a time: their copies are large."""
    for group in range(groups):
        async with simulated(folder / f"{size}-{group}", size, chance) as (simulation, app):
            for prompt in PROMPTS:
                yield await simulation.play(app, prompt)
