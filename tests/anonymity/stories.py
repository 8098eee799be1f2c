"""Stories of groups as they are in life: the real store and flows, and a copy at every step.

People bring mixed perspectives and answer in an order that has nothing to do with how they are
seated; some change or withdraw an answer, ask to be reminded, take a break or leave, whether they
have answered or not. Telegram is left out; nothing that it does is stored. All chance is drawn from
one seed, so that a story can be played again, with a fault planted in the program.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from bot.bootstrap import App, open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import PromptParcel
from bot.flows.people.founding import Founded
from bot.flows.rounds.asking import Asked
from bot.flows.rounds.box_changes import SealedNow, Withdrawn
from bot.flows.rounds.opening import OpenedNow
from bot.flows.shared.access import Actor
from bot.rules.sealing.ballots import QuestionKey, read_ballot
from bot.settings import Settings
from prompts.model import Kind
from storage.cipher import Cipher
from storage.copying import copy_database
from storage.files import QUARTER
from storage.records import UNDISCLOSED, Role
from tests.anonymity.disk import Copy
from tests.anonymity.lives import PROMPTS
from tests.harness.boxes import Dealt
from tests.harness.themes import BY_WORDS

TEXT, SCALE = "worked-together/missing-view", "worked-together/felt-respect"
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MIXED = (1, 1, 1, 1, 1, 2, 2, 3, 0)
"""What people bring, by its number in the group's list: 5, 2, 1, and one who does not say."""
EACH = tuple(range(9))
"""An admin gives everybody a perspective of their own, and has none."""
SHOWN = (1,) * 6 + (2,) * 6
"""A group in which perspectives may be shown, with k of 5."""
OPENING_COPIES = 12


@dataclass(frozen=True)
class Cast:
    """A group: what each person brings, and its rules."""

    people: tuple[int, ...]
    k: int = 3
    show: bool = False


@dataclass(frozen=True)
class Event:
    """What somebody did to the question in words, or about themselves."""

    what: str
    member: str


@dataclass
class Round:
    """Two questions from asking to opening: as it really was, and what can be copied of it."""

    number: int
    cast: Cast
    cipher: Cipher
    text_id: str = ""
    scale_id: str = ""
    members: list[str] = field(default_factory=list)
    """Everybody who was asked, in the order in which they joined."""
    chats: dict[str, int] = field(default_factory=dict)
    brings: dict[str, int] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    acted: list[str] = field(default_factory=list)
    """Those whose answer is in the box, in the order in which they gave it last."""
    writer: dict[str, str] = field(default_factory=dict)
    """Who wrote the words of each answer that is in the box."""
    gone: dict[str, int] = field(default_factory=dict)
    """Words that were changed or withdrawn, and which live copy was the first without them."""
    asked: Copy | None = None
    """When the last prompt had arrived."""
    slots: dict[bytes, str] = field(default_factory=dict)
    """Whose each slot is, in both boxes."""
    live: list[Copy] = field(default_factory=list, repr=False)
    """After each step, until the box was opened."""
    before: list[str] = field(default_factory=list)
    """What had happened just before each of these copies."""
    quarters: list[int] = field(default_factory=list)
    """The quarter of an hour in which each of them was taken."""
    written: list[set[str]] = field(default_factory=list)
    """The questions to which somebody wrote between the copy before and each of them."""
    backups: list[Copy] = field(default_factory=list, repr=False)
    during: list[Copy] = field(default_factory=list, repr=False)
    """From inside the transaction that opened the box."""
    opened: Copy | None = None
    last_backup: Copy | None = None
    foreign: list[bool] = field(default_factory=list)
    """Whether each ballot that was tried from another chat was honoured there."""


class Story:
    """One group's story, played round by round."""

    def __init__(self, folder: Path, cast: Cast, chance: Random) -> None:
        self.data = folder / "data"
        self._spare = folder / "backup.db"
        self._cast = cast
        self._chance = chance
        self._now = MONDAY
        self._message = 1000
        self._number = 0
        self._opening: Round | None = None
        self._codes: dict[int, str] = {}
        self._early: dict[str, str] = {}
        self._written: set[str] = set()

    def clock(self) -> datetime:
        """The time in the story."""
        return self._now

    def entropy(self, size: int) -> bytes:
        """Random bytes from the seed. While a box is opened, each draw is a moment to copy."""
        if self._opening is not None and len(self._opening.during) < OPENING_COPIES:
            self._opening.during.append(self.copy())
        return self._chance.randbytes(size)

    def copy(self) -> Copy:
        """Everything as it lies there now."""
        return Copy.of(self.data)

    def backup(self) -> Copy:
        """A backup, made as `afterword backup` makes it."""
        source = self.data / "afterword.db"
        copy_database(source, self._spare, lambda *_: None, stamp=self._now)
        return Copy.of_backup(self._spare)

    async def seat(self, app: App) -> None:
        """Found the group, and let people join."""
        self._app, self._flows = app, app.flows
        admin = self._chat()
        await self._flows.founding.accept_admin(await self._flows.founding.admin_code(), admin)
        founded = await self._flows.founding.found_group(admin, "Steering group")
        assert isinstance(founded, Founded)
        self._admin = Actor(admin, founded.group.id)
        cast = self._cast
        names = tuple(f"Perspective {number}" for number in range(max(cast.people)))
        changed = await self._flows.ruling.change(
            self._admin,
            k=cast.k,
            show_perspectives=cast.show,
            perspectives=names,
            no_repeat_rounds=0,
        )
        listed = changed.group.settings.perspectives
        self._ids = [UNDISCLOSED, *(one.id for one in listed)]
        await self._flows.joining.describe_self(
            self._admin, perspective=self._ids[cast.people[0]], gets_prompts=True
        )
        for perspective in cast.people[1:]:
            await self._join(self._ids[perspective])
        await self._arrive()

    async def ask(self, prompts: tuple[str, ...] = (TEXT, SCALE)) -> Round:
        """Ask a question in words and one on a scale, and let every prompt arrive."""
        self._now += timedelta(days=2)
        truth = Round(self._number, self._cast, self._app.store.cipher)
        self._number += 1
        for ref in prompts:
            asked = await self._flows.asking.ask_now(self._admin, ref)
            assert isinstance(asked, Asked), asked
            question = asked.questions[0].id
            truth.text_id, truth.scale_id = (truth.text_id or question), question
        everyone = await self._flows.knowing.people(self._admin)
        truth.members = [member.id for member in everyone]
        truth.chats = {member.id: member.chat_id for member in everyone}
        truth.brings = {member.id: member.perspective for member in everyone}
        self._ballots = await self._arrive()
        await self._flows.asking.end_dealing()
        await self._note_slots(truth)
        await self._look()
        truth.asked = self.copy()
        truth.backups.append(self.backup())
        return truth

    async def happen(self, truth: Round, answering: int) -> None:
        """Let so many people answer in an order of its own, and life go on around it."""
        chance, people = self._chance, truth.members
        acting = chance.sample(people, answering)
        admin = next(m for m in people if truth.chats[m] == self._admin.chat_id)
        aside = chance.sample([one for one in people if one != admin], 4)
        then = dict(zip(aside, ("snooze", "snooze", "pause", "leave"), strict=True))
        changes = set(chance.sample(acting, min(2, len(acting))))
        steps: list[tuple[str, str]] = [("early", one) for one in changes]
        if answering < len(people):
            withdrawing = chance.choice([one for one in people if one not in acting])
            steps += [("regret", withdrawing)]
            if then.get(withdrawing) == "leave":
                # Who has left can't answer any more.
                aside.remove(withdrawing)
        steps += [("answer", one) for one in acting]
        steps += [(then[one], one) for one in aside if one not in acting]
        chance.shuffle(steps)
        steps.sort(key=lambda one: one[0] != "early")
        for what, member in steps:
            await self._step(truth, what, member)
            if what == "answer" and member in then:
                await self._step(truth, then[member], member)
        truth.foreign = [await self._try_elsewhere(truth, member) for member in people[:2]]

    async def answer_only(self, truth: Round, answering: int) -> None:
        """Let so many people answer, and nothing else happen; copy it then."""
        for member in self._chance.sample(truth.members, answering):
            chat = truth.chats[member]
            words = f"View {self._word()}"
            ballot = self._ballots[chat][truth.text_id]
            assert isinstance(await self._flows.answering.seal(*ballot, text=words), SealedNow)
            truth.acted.append(member)
        await self.note(truth, "answer")
        truth.backups.append(self.backup())

    async def note(self, truth: Round, what: str) -> None:
        """Take a live copy after this happened, and after the look at what is due each second."""
        await self._look()
        truth.live.append(self.copy())
        truth.before.append(what)
        truth.quarters.append(int(self._now.timestamp() // QUARTER))
        truth.written.append(self._written)
        self._written = set()

    async def open(self, truth: Round) -> None:
        """Open the boxes and publish; whoever left is followed by somebody who brings the same."""
        truth.backups.append(self.backup())
        self._now += timedelta(days=1)
        self._opening = truth
        outcome = await self._flows.opening.open_now(self._admin)
        self._opening = None
        assert isinstance(outcome, OpenedNow)
        truth.opened, truth.last_backup = self.copy(), self.backup()
        await self._flows.publishing.publish_due()
        for event in truth.events:
            if event.what == "leave":
                await self._join(truth.brings[event.member])
            if event.what == "pause":
                actor = Actor(truth.chats[event.member], self._admin.group_id)
                await self._flows.pausing.pause_member(actor, None)
        await self._arrive()

    async def _look(self) -> None:
        await self._flows.renewing.renew_due()
        await self._flows.keeping.tidy_up()
        await self._flows.asking.due_rounds()

    async def _note_slots(self, truth: Round) -> None:
        for question_id in {truth.text_id, truth.scale_id}:
            secret = await self._app.keyring.question_key(question_id)
            assert secret is not None
            for member, chat in truth.chats.items():
                ballot = read_ballot(self._ballots[chat][question_id].code)
                truth.slots[ballot.slot(QuestionKey(secret))] = member

    async def _step(self, truth: Round, what: str, member: str) -> None:
        self._now += timedelta(minutes=self._chance.randint(1, 40))
        chat, ballots = truth.chats[member], self._ballots[truth.chats[member]]
        actor = Actor(chat, self._admin.group_id)
        do: dict[str, Callable[[], Awaitable[object]]] = {
            "early": lambda: self._say(truth, member, f"First {self._word()}", lasts=False),
            "answer": lambda: self._say(truth, member, f"View {self._word()}", lasts=True),
            "regret": lambda: self._regret(truth, member),
            "snooze": lambda: self._flows.answering.snooze(
                *ballots[truth.scale_id], self._message, "evening"
            ),
            "pause": lambda: self._flows.pausing.pause_member(
                actor, self._now + timedelta(days=30)
            ),
            "leave": lambda: self._flows.joining.leave(actor),
        }
        await do[what]()
        truth.events.append(Event(what, member))
        await self.note(truth, what)
        if len(truth.events) in (4, 9):
            truth.backups.append(self.backup())

    async def _say(self, truth: Round, member: str, words: str, *, lasts: bool) -> None:
        ballots = self._ballots[truth.chats[member]]
        sealed = await self._flows.answering.seal(*ballots[truth.text_id], text=words)
        assert isinstance(sealed, SealedNow), sealed
        self._written.add(truth.text_id)
        earlier = self._early.pop(member, None)
        if earlier is not None:
            truth.gone[earlier] = len(truth.live)
        if not lasts:
            self._early[member] = words
            return
        truth.acted.append(member)
        truth.writer[words] = member
        await self.note(truth, "answer")
        value = self._chance.randint(1, 5)
        assert isinstance(
            await self._flows.answering.seal(*ballots[truth.scale_id], value=value), SealedNow
        )
        self._written.add(truth.scale_id)

    async def _regret(self, truth: Round, member: str) -> None:
        await self._say(truth, member, f"Regret {self._word()}", lasts=False)
        await self.note(truth, "answer")
        ballot = self._ballots[truth.chats[member]][truth.text_id]
        assert isinstance(await self._flows.answering.withdraw(*ballot), Withdrawn)
        self._written.add(truth.text_id)
        truth.gone[self._early.pop(member)] = len(truth.live)

    async def _try_elsewhere(self, truth: Round, member: str) -> bool:
        ballot = self._ballots[truth.chats[member]][truth.text_id]
        asked = await self._flows.answering.question(7, ballot.code)
        return hasattr(asked, "question")

    async def _join(self, perspective: int) -> None:
        if perspective not in self._codes:
            made = await self._flows.inviting.invite(
                self._admin, perspective=perspective, role=Role.MEMBER
            )
            self._codes[perspective] = made.code
        await self._flows.joining.join(self._codes[perspective], self._chat())

    async def _arrive(self) -> dict[int, dict[str, Dealt]]:
        """Let all that waits arrive; the ballots in it by chat and question."""
        ballots: dict[int, dict[str, Dealt]] = {}
        delivering = self._flows.delivering
        self._now += timedelta(seconds=2)
        while heads := await delivering.heads(1000):
            taken = await delivering.take([head.id for head in heads])
            for parcel in taken.parcels.values():
                if isinstance(parcel, PromptParcel):
                    dealt = ballots.setdefault(parcel.chat_id, {})
                    dealt[parcel.question.id] = Dealt.in_parcel(parcel)
            self._message += self._chance.randint(20, 40)
            await delivering.settle_all([(one, Sent(self._message)) for one in taken.parcels])
        return ballots

    def _chat(self) -> int:
        return self._chance.randrange(10**8, 10**10)

    def _word(self) -> str:
        return self._chance.randbytes(9).hex()


@asynccontextmanager
async def telling(folder: Path, cast: Cast, seed: int) -> AsyncIterator[Story]:
    """A story with its group seated."""
    story = Story(folder, cast, Random(seed))
    story.data.mkdir(parents=True)
    settings = Settings(_env_file=None, data=story.data)
    async with open_app(
        settings, clock=story.clock, entropy=story.entropy, theming=BY_WORDS
    ) as app:
        await story.seat(app)
        yield story


async def told(folder: Path, cast: Cast, seed: int, rounds: int) -> list[Round]:
    """A whole story of so many rounds; how many answer in each is drawn by lot."""
    found: list[Round] = []
    chance = Random(seed)
    async with telling(folder / f"{seed}", cast, seed) as story:
        for _ in range(rounds):
            truth = await story.ask()
            least = max(cast.k, 3)
            await story.happen(truth, chance.randint(least, len(truth.members)))
            await story.open(truth)
            found.append(truth)
    return found


async def filled(folder: Path, counts: Sequence[int], seed: int, people: int = 6) -> list[Round]:
    """A story of questions in words that so many answer, and in which nothing else happens."""
    found: list[Round] = []
    cast = Cast((0,) * people)
    async with telling(folder / f"filled-{seed}", cast, seed) as story:
        for count, (ref, _) in zip(counts, cycle(PROMPTS[Kind.TEXT]), strict=False):
            truth = await story.ask((ref,))
            await story.answer_only(truth, count)
            found.append(truth)
    return found
