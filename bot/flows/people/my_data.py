"""What is stored about one person, in plain words, for themselves alone."""

import json

from bot.flows.shared.times import zone_of
from bot.rules.sealing.ballots import QuestionKey
from bot.rules.sealing.spots import show_spot, show_spots
from storage.cipher import DamagedSecret
from storage.keyring import Keyring
from storage.queries import groups, members, outbox, rounds
from storage.records import Delivery, DeliveryKind, DeliveryState, Group, Member
from storage.store import Unit

Mine = dict[str, object]
NOT_STORED = (
    "your username, phone number or picture",
    "your name: it may be on a group's list of names to mark, which nothing ties to you",
    "whether you have answered a question",
    "which answer is yours",
    "when you last wrote to me",
)


async def stored_about(unit: Unit, keyring: Keyring, chat_id: int) -> Mine:
    """Everything that is stored about a person; for a stranger, that nothing is."""
    found = []
    for member in await members.of_chat(unit, chat_id):
        group = await groups.find(unit, member.group_id)
        if group is not None:
            found.append(await _in_group(unit, keyring, member, group))
    founder = await members.is_founder(unit, chat_id)
    mine: Mine = {"not stored": list(NOT_STORED)}
    if not found and not founder:
        return {"stored": "nothing", **mine}
    return {
        "your chat with me (Telegram's number, encrypted where it is stored)": chat_id,
        "you may found groups": founder,
        "groups": found,
        **mine,
    }


def as_file(mine: Mine) -> bytes:
    """The same as a JSON file, in UTF-8."""
    return json.dumps(mine, ensure_ascii=False, indent=2).encode() + b"\n"


async def _in_group(unit: Unit, keyring: Keyring, member: Member, group: Group) -> Mine:
    brings = group.settings.perspective_name(member.perspective)
    messages = [
        await _message(unit, keyring, one, group) for one in await outbox.of_member(unit, member.id)
    ]
    return {
        "group": group.name,
        "your number in this group (random)": member.id,
        "your roles": sorted(role.value for role in member.roles),
        "the perspective you bring": brings or "not given",
        "you get questions": member.gets_prompts,
        "newest version of the privacy text that you were told of": member.agreed_version,
        "language": member.language,
        "no questions until": (
            None
            if member.paused_until is None
            else member.paused_until.astimezone(zone_of(group.settings)).isoformat()
        ),
        "when you joined, while you are new": (
            None
            if member.joined_at is None
            else member.joined_at.astimezone(zone_of(group.settings)).isoformat()
        ),
        "Telegram says that you stopped me": member.blocked,
        "messages to you": messages,
    }


async def _message(unit: Unit, keyring: Keyring, one: Delivery, group: Group) -> Mine:
    described: Mine = {
        "what": one.kind.value,
        "state": _state(one),
        "due": one.due_at.astimezone(zone_of(group.settings)).isoformat(),
    }
    if one.kind in (DeliveryKind.PROMPT, DeliveryKind.SNOOZE, DeliveryKind.REMINDER):
        question = await rounds.question(unit, one.subject_id)
        if question is not None:
            described["question"] = question.wording
    if one.wait_until is not None:
        waits = one.wait_until.astimezone(zone_of(group.settings))
        described["Telegram wants me to wait until"] = waits.isoformat()
    if one.words:
        described["words in it"] = one.words
    if one.kind is DeliveryKind.CLOSING:
        described["their numbers in your chat"] = await _spots(keyring, one)
    elif one.spot is not None:
        described["its number in your chat"] = await _spot(keyring, one)
    return described


def _state(one: Delivery) -> str:
    return {
        DeliveryState.WAITING: "waits to be sent",
        DeliveryState.SENDING: "is being sent",
        DeliveryState.DONE: "arrived, and its box is not open yet",
        DeliveryState.GIVEN_UP: "was not sent",
    }[one.state]


async def _spot(keyring: Keyring, one: Delivery) -> int | None:
    try:
        secret = await keyring.question_key(one.subject_id)
    except DamagedSecret:
        secret = None
    if secret is None or one.spot is None:
        return None
    return show_spot(one.spot, QuestionKey(secret), question_id=one.subject_id)


async def _spots(keyring: Keyring, one: Delivery) -> list[int]:
    try:
        key = await keyring.closing_key(one.subject_id)
    except DamagedSecret:
        key = None
    if key is None or one.spot is None:
        return []
    return list(show_spots(one.spot, key, closing_id=one.subject_id))
