"""Scripts: what may happen to a group, as plain steps that can be played, and played again.

A script names people by number, so that the same script can be played with the answers in other
hands: each question's answers are then given by other people who were asked the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from bot.rules.group.changes import Changes
from prompts.model import Kind
from storage.records import Share
from tests.anonymity.lives import PROMPTS, Asked, Life, Said, World

MOST_PEOPLE = 12
KINDS = (Kind.SCALE, Kind.CHOICE, Kind.TEXT)
PERSPECTIVES = 3


@dataclass(frozen=True)
class Give:
    """Somebody answers: their number, a choice from which the answer is made, and its share."""

    person: int
    choice: int
    share: Share = Share.WORDS


@dataclass(frozen=True)
class Ask:
    """A question is asked, and these answers come."""

    kind: Kind
    which: int
    gives: tuple[Give, ...]


@dataclass(frozen=True)
class Late:
    """More answers come to an earlier question, counted from the newest, and some are changed."""

    back: int
    gives: tuple[Give, ...]


@dataclass(frozen=True)
class TakeBack:
    """Somebody withdraws an answer to the newest question."""

    person: int


@dataclass(frozen=True)
class Join:
    """Somebody joins who brings this."""

    perspective: int


@dataclass(frozen=True)
class Leave:
    """Somebody leaves."""

    person: int


@dataclass(frozen=True)
class Rule:
    """The admin changes rules."""

    changes: Changes


@dataclass(frozen=True)
class OpenNow:
    """The admin opens what may be opened."""


@dataclass(frozen=True)
class Week:
    """A week passes."""


Step = Ask | Late | TakeBack | Join | Leave | Rule | OpenNow | Week


@dataclass(frozen=True)
class Script:
    """A group's first people by what they bring, its first rules, and what happens to it."""

    people: tuple[int, ...]
    rules: Changes
    steps: tuple[Step, ...]


_PEOPLE = st.integers(0, MOST_PEOPLE - 1)
_GIVES = st.builds(
    Give, person=_PEOPLE, choice=st.integers(0, 4), share=st.sampled_from(list(Share))
)
_MANY = st.lists(_GIVES, min_size=4, max_size=14, unique_by=lambda give: give.person).map(tuple)
_FEW = st.lists(_GIVES, min_size=1, max_size=4, unique_by=lambda give: give.person).map(tuple)
_RULES: list[Changes] = [
    {"k": 3},
    {"k": 4},
    {"k": 6},
    {"show_perspectives": True},
    {"show_perspectives": False},
    {"perspectives": ("LXP", "Professional", "Manager", "Carer")},
    {"perspectives": ("Manager", "LXP", "Professional")},
    {"box_weeks": 1},
]
_STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(Ask, kind=st.sampled_from(KINDS), which=st.integers(0, 1), gives=_MANY),
    st.builds(Ask, kind=st.sampled_from(KINDS), which=st.integers(0, 1), gives=_MANY),
    st.builds(Late, back=st.integers(0, 2), gives=_FEW),
    st.builds(TakeBack, person=_PEOPLE),
    st.builds(Join, perspective=st.integers(0, PERSPECTIVES)),
    st.builds(Leave, person=_PEOPLE),
    st.builds(Rule, changes=st.sampled_from(_RULES)),
    st.just(OpenNow()),
    st.just(Week()),
)
SCRIPTS = st.builds(
    Script,
    people=st.lists(st.integers(0, PERSPECTIVES), min_size=5, max_size=9).map(tuple),
    rules=st.sampled_from(
        [
            Changes(k=3, show_perspectives=True),
            Changes(k=3, show_perspectives=True),
            Changes(k=3),
            Changes(k=5),
        ]
    ),
    steps=st.lists(_STEPS, min_size=3, max_size=7).map(tuple),
)


@dataclass
class Hands:
    """In whose hands the answers are: the same people's, or by lot those of others like them."""

    chance: Random | None = None
    _given: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def of(self, truth: Asked, person: str) -> str:
        """Who gives the answer that the script gives to this person."""
        if self.chance is None:
            return person
        if truth.number not in self._given:
            self._given[truth.number] = _others_alike(truth, self.chance)
        return self._given[truth.number].get(person, person)


def _others_alike(truth: Asked, chance: Random) -> Mapping[str, str]:
    """A person for each person asked; where perspectives may be shown, one who brings the same."""
    swapped: dict[str, str] = {}
    holders = sorted(truth.ballots)
    alike = truth.rules.show_perspectives
    for perspective in sorted(set(truth.perspectives.values())) if alike else [None]:
        row = [p for p in holders if perspective in (None, truth.perspectives[p])]
        swapped |= dict(zip(row, chance.sample(row, len(row)), strict=True))
    return swapped


async def played(world: World, script: Script, hands: Hands | None = None) -> Life:
    """A life in which the script happened. At the end two more weeks pass, and it rests."""
    life = await world.life(script.people, **script.rules)
    for step in script.steps:
        await _happen(life, step, hands or Hands())
    for _ in range(2):
        await life.week()
    await life.end()
    return life


async def _happen(life: Life, step: Step, hands: Hands) -> None:
    match step:
        case Ask() | Late() | TakeBack():
            await _answers(life, step, hands)
        case Join(perspective):
            if len(life.perspectives) < MOST_PEOPLE:
                await life.join(perspective)
        case Leave(person):
            await life.leave(f"p{person}")
        case Rule(changes):
            await life.rule(**changes)
        case OpenNow():
            await life.open_now()
        case Week():
            await life.week()


async def _answers(life: Life, step: Ask | Late | TakeBack, hands: Hands) -> None:
    match step:
        case Ask(kind, which, gives):
            await life.day()
            truth = await life.ask(PROMPTS[kind][which][0])
            if truth is not None:
                await _give(life, truth, gives, hands)
        case Late(back, gives):
            if back < len(life.asked):
                await _give(life, life.asked[-1 - back], gives, hands)
        case TakeBack(person):
            if life.asked:
                await life.withdraw(life.asked[-1], hands.of(life.asked[-1], f"p{person}"))


async def _give(life: Life, truth: Asked, gives: Sequence[Give], hands: Hands) -> None:
    for give in gives:
        person = hands.of(truth, f"p{give.person}")
        await life.say(truth, person, _said(truth, give))


def _said(truth: Asked, give: Give) -> Said:
    """An answer that nobody else gives, if it is in words."""
    match truth.prompt.kind:
        case Kind.TEXT:
            words = f"“Quill{truth.number}n{give.person}c{give.choice}z”, and it’s so."
            return Said(text=words, share=give.share)
        case Kind.SCALE:
            return Said(value=give.choice + 1)
        case Kind.CHOICE:
            return Said(value=give.choice % len(truth.prompt.options))
