"""A post office for the outbox without Telegram: it takes every parcel, or what it is told to."""

from collections.abc import Callable

from sqlmodel import select

from bot.bootstrap import App
from bot.flows.delivery.outcomes import Outcome, Sent
from bot.flows.delivery.parcels import Parcel, PromptParcel
from bot.flows.rounds.asking import Asked
from bot.pacing.pace import Pace
from bot.runtime.outbox import Outbox
from storage.tables import DeliveryRow
from tests.faults.instance import ADMIN, Instance
from tests.harness.delivery import drain

PEOPLE = 6
ALL = {ADMIN + number for number in range(PEOPLE)}
Answering = Callable[[Parcel], Outcome | None]


class Post:
    """Takes every parcel, unless told otherwise; nothing of it ever waits for real time."""

    def __init__(self, answer: Answering = lambda parcel: None) -> None:
        self.answer = answer
        self.tried: list[Parcel] = []
        self.sent: list[Parcel] = []

    async def deliver(self, parcel: Parcel) -> Outcome:
        self.tried.append(parcel)
        outcome = self.answer(parcel) or Sent(len(self.tried))
        if isinstance(outcome, Sent):
            self.sent.append(parcel)
        return outcome

    @property
    def chats(self) -> set[int]:
        return {parcel.chat_id for parcel in self.sent}

    def to(self, chat: int) -> list[str]:
        """What was sent to a chat, in order."""
        return [name_of(parcel) for parcel in self.sent if parcel.chat_id == chat]


def name_of(parcel: Parcel) -> str:
    if isinstance(parcel, PromptParcel):
        doubt = " in doubt" if parcel.doubtful else ""
        return f"question {parcel.position[0]}{doubt}"
    return type(parcel).__name__


def only(chat: int, *outcomes: Outcome) -> Answering:
    """One chat's parcels come to this, one after the other; all others are taken."""
    left = list(outcomes)
    return lambda parcel: left.pop(0) if parcel.chat_id == chat and left else None


async def drained(app: App, post: Post) -> Post:
    await drain(Outbox(app.flows.delivering, post, Pace(lambda: 0.0)))
    return post


async def asked(instance: Instance, app: App) -> None:
    """A round of three questions is open, and nothing of it went out."""
    await instance.found(app, PEOPLE)
    assert isinstance(await app.flows.asking.ask_now(instance.actor, None), Asked)
    instance.move(seconds=1)


async def rows(app: App) -> list[DeliveryRow]:
    async with app.store.read() as unit:
        found = list(await unit.session.exec(select(DeliveryRow)))
        unit.session.expunge_all()
        return found
