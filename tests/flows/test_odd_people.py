"""People whose accounts are odd: ids beyond what a double holds, and accounts that are gone."""

from itertools import count
from pathlib import Path

from bot.demo import faults
from tests.harness.record import questions_sent, texts_sent
from tests.harness.stage import Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
ANOTHER = "worked-together/after-speaking-up"
BEYOND = 2**53 + 1
"""The first number that a double can't hold."""


async def test_ids_beyond_a_double_are_kept_whole(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        await stage.open()
        stage.server.world._person_ids = count(BEYOND, 2)
        await stage.seat(6)
        await stage.listen()

        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_in_words(stage.people[1], "We took turns.")

        assert stage.people[1].id == BEYOND
        assert [answer.text for answer in await stage.sealed()] == ["We took turns."]
        assert stage.faults() == []


async def test_who_deletes_their_account_is_left_alone_and_holds_up_nobody(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=8) as stage:
        gone, others = stage.people[1], [stage.people[0], *stage.people[2:]]
        refused = faults.refused("user is deactivated")
        stage.server.faults.next(refused, chat_id=gone.id, times=99)

        await stage.ask(WORDS_PROMPT)
        await stage.questions(others)
        await stage.quiet()
        tried = len(stage.server.faults.met)
        await stage.ask(ANOTHER)
        await stage.questions(others)
        await stage.quiet()

        assert tried == len(stage.server.faults.met) == 1
        assert texts_sent(stage.server, gone.id) == []
        assert [len(questions_sent(stage.server, one.id)) for one in others] == [2] * 7
