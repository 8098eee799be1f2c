"""/mydata: everything that is stored about a person, and nothing of what they said."""

import json

from bot.flows.people.my_data import as_file
from bot.flows.shared.access import Actor
from storage.tables import DeliveryRow, MemberRow
from tests.faults.instance import ADMIN, WORDS, Instance


async def test_a_member_reads_what_is_stored_about_them(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        [mine_to_answer] = [one for one in ballots if one.chat_id == ADMIN]
        await app.flows.answering.snooze(*mine_to_answer, 1001, "evening")

        mine = json.loads(as_file(await app.flows.knowing.my_data(ADMIN)))

    (group,) = mine["groups"]
    assert ADMIN in mine.values()
    assert group["your roles"] == ["admin", "member"]
    assert [message["what"] for message in group["messages to you"]] == ["prompt", "snooze"]
    assert isinstance(group["messages to you"][0]["its number in your chat"], int)
    assert mine["you may found groups"] is True


async def test_it_says_the_same_whether_they_answered_or_not(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        ballots = await instance.ask(app)
        before = [await app.flows.knowing.my_data(ADMIN + one) for one in range(6)]

        await instance.answer(app, ballots)

        after = [await app.flows.knowing.my_data(ADMIN + one) for one in range(6)]
    assert after == before
    assert not any(WORDS.encode() in as_file(one) for one in after)


async def test_about_a_stranger_nothing_is_stored(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)

        assert (await app.flows.knowing.my_data(7))["stored"] == "nothing"


async def test_a_pause_is_told(instance: Instance) -> None:
    async with instance.open() as app:
        await instance.found(app)
        actor = Actor(ADMIN + 1, instance.actor.group_id)
        await app.flows.pausing.pause_member(actor, instance.now.replace(day=20))

        mine = json.loads(as_file(await app.flows.knowing.my_data(actor.chat_id)))

    assert mine["groups"][0]["no questions until"].startswith("2026-11-20")


def test_every_column_about_a_person_is_told() -> None:
    """Whoever adds a column to these tables has to tell people of it too."""
    assert set(MemberRow.model_fields) == {
        *("id", "group_id", "lookup", "chat", "roles", "perspective", "gets_prompts"),
        *("agreed_version", "language", "paused_until", "blocked", "joined_at"),
    }
    assert set(DeliveryRow.model_fields) == {
        *("id", "token", "kind", "group_id", "member_id", "subject_id", "due_at", "expires_at"),
        *("wait_until", "lease_until", "state", "attempts", "doubtful", "step", "spot", "words"),
    }
