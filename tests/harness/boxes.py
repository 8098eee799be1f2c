"""What lies in boxes, read with their keys as only a test may, and the ballots that lead there."""

from typing import NamedTuple, Self

from bot.flows.delivery.parcels import PromptParcel
from bot.rules.sealing.ballots import QuestionKey
from bot.rules.sealing.boxes import Box, unpack_opened, unseal_box
from storage.keyring import Keyring
from storage.queries import boxes, rounds
from storage.records import Answer
from storage.store import Store, Unit


class Dealt(NamedTuple):
    """A ballot's code, and the chat that it was dealt to: give both, as in `seal(*dealt)`."""

    chat_id: int
    code: str

    @classmethod
    def in_parcel(cls, parcel: PromptParcel) -> Self:
        """The ballot of a prompt."""
        return cls(parcel.chat_id, parcel.ballot.code)


async def sealed_box(store: Store, keyring: Keyring, question_id: str) -> Box:
    """A question's sealed box."""
    async with store.read() as unit:
        question = await rounds.question(unit, question_id)
        sealed = await boxes.find(unit, question_id)
    secret = await keyring.question_key(question_id)
    assert question is not None
    assert sealed is not None
    assert secret is not None
    return unseal_box(sealed, QuestionKey(secret), question_id=question_id, kind=question.kind)


async def sealed_answers(store: Store, keyring: Keyring) -> list[Answer]:
    """All answers in sealed boxes; a box that is gone has none."""
    async with store.read() as unit:
        every = sorted(await rounds.sealed_everywhere(unit))
        there = [one for one in every if await boxes.find(unit, one) is not None]
    found: list[Answer] = []
    for question_id in there:
        answers, _ = (await sealed_box(store, keyring, question_id)).answers()
        found += answers
    return found


async def opened_answers(unit: Unit, question_id: str) -> tuple[tuple[Answer, ...], int]:
    """What came out of a box, and how many of it are damaged.

    Raises DamagedSecret.
    """
    question = await rounds.question(unit, question_id)
    content = await boxes.opened(unit, question_id)
    assert question is not None
    return unpack_opened(content or b"", question.kind)
