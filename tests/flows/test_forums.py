"""A linked chat that is a forum: all of a summary is posted in the topic where it was linked."""

from pathlib import Path

from bot.demo import topics
from tests.harness.record import starting
from tests.harness.stage import PATIENT, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
ANOTHER = "worked-together/after-speaking-up"
MAY_NOT = "I can’t write in the group chat of"


async def test_a_summary_is_posted_in_its_topic_until_that_is_closed(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        made = stage.server.group("Forum", *[p.person for p in stage.people], kind="supergroup")
        chat = topics.turn_on(stage.server.world, made.id)
        topic = topics.make_topic(stage.server.world, chat.id, "Summaries")
        topics.close(stage.server.world, chat.id)
        await stage.link(chat, topic)
        before = len(stage.admin.screen(chat=chat))

        await _week(stage, WORDS_PROMPT)
        posted = stage.admin.screen(chat=chat)[before:]
        topics.close(stage.server.world, chat.id, topic)
        shown = len(stage.admin.screen(chat=chat))
        await _week(stage, ANOTHER)

        assert [one.topic for one in posted] == [topic.id] * len(posted)
        assert {one.file.kind if one.file else "words" for one in posted} == {"words", "document"}
        assert len(stage.admin.screen(chat=chat)) == shown
        told = {p.id: len(starting(stage.server, p.id, MAY_NOT)) for p in stage.people}
        assert told == {p.id: int(p is stage.admin) for p in stage.people}
        group = (await stage.app.flows.knowing.about(stage.actor)).group
        assert (group.linked_chat, group.linked_topic) == (None, None)


async def _week(stage: Stage, prompt: str) -> None:
    await stage.ask(prompt)
    await stage.questions(stage.people)
    await stage.answer_all_in_words([f"Answer of person {one}" for one in range(5)])
    for phone in stage.people:
        phone.forget()
    await stage.move_to_opening()
    for phone in stage.people:
        await phone.expect("Summary ", timeout=PATIENT)
    await stage.quiet()
