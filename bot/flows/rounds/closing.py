"""Closing: when boxes are opened or destroyed, the buttons go from all their questions' messages.

They go from every message alike, answered or not: what stands under a question then, and which
messages are changed, says nothing of who answered. Where the messages stand is kept under a key of
its own until the last buttons are off, since the questions' keys are destroyed with the boxes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from bot.flows.shared.tools import Tools
from bot.rules.sealing.ballots import QuestionKey
from bot.rules.sealing.spots import hide_spots, show_spot
from storage.cipher import DamagedSecret, UnknownKey
from storage.queries import outbox
from storage.records import DeliveryKind, Draft, Question
from storage.store import Unit

LASTS = timedelta(days=1)
"""So long it is tried to reach a chat."""
KEY_BYTES = 32

Places = Mapping[str, Mapping[str, int]]
"""Of each question the message that it stands in, by the member in whose chat that is."""


async def places_of(unit: Unit, tools: Tools, questions: Iterable[Question]) -> Places:
    """Where questions stand, as long as that can be read."""
    return {one.id: await _places(unit, tools, one.id) for one in questions}


async def take_off_buttons(unit: Unit, tools: Tools, draft: Draft, places: Places) -> None:
    """Queue that the buttons go from what was settled with this draft."""
    settled = [places[question_id] for question_id in draft.settled if question_id in places]
    members = sorted({member_id for standing in settled for member_id in standing})
    if not members:
        return
    key = tools.entropy(KEY_BYTES)
    await tools.keyring.add_closing(draft.id, key)
    for member_id in members:
        messages = [standing[member_id] for standing in settled if member_id in standing]
        await outbox.queue(
            unit,
            DeliveryKind.CLOSING,
            group_id=draft.group_id,
            member_id=member_id,
            subject_id=draft.id,
            due_at=draft.opened_at,
            expires_at=draft.opened_at + LASTS,
            spot=_hidden(messages, key, draft, tools),
        )


def _hidden(messages: Sequence[int], key: bytes, draft: Draft, tools: Tools) -> bytes:
    return hide_spots(messages, key, closing_id=draft.id, entropy=tools.entropy)


async def _places(unit: Unit, tools: Tools, question_id: str) -> Mapping[str, int]:
    try:
        secret = await tools.keyring.question_key(question_id)
    except (DamagedSecret, UnknownKey):
        secret = None
    if secret is None:
        return {}
    key, found = QuestionKey(secret), dict[str, int]()
    for prompt in await outbox.arrived_prompts(unit, question_id):
        if prompt.member_id is None or prompt.spot is None:
            continue
        message_id = show_spot(prompt.spot, key, question_id=question_id)
        if message_id is not None:
            found[prompt.member_id] = message_id
    return found
