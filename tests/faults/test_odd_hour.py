"""An hour in which all of Telegram's oddities pass over a group at once: nothing lost or double.

The hour is the stage's: its clock moves a minute and a half a step. Which oddity comes when, and
upon whom, is drawn from a seed.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from bot.demo import faults, topics
from bot.demo.faults import Fault
from bot.demo.messages import Chat
from bot.demo.phone import Phone
from bot.demo.wire import ApiError, conflict
from tests.harness.jumps import Jumps, jumping_clock
from tests.harness.record import questions_sent, sent, starting
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
SCALE_PROMPT = "worked-together/shared-power"
STEPS, STEP_SECONDS = 40, 90
UPON_SENDING: tuple[Fault, ...] = (
    faults.too_many(1),
    faults.broken(),
    faults.gateway(),
    faults.slow_after(0.4),
    faults.Refuse(ApiError(401, "Unauthorized")),
)
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete it"
NO_PICTURES = ("not enough rights to send photos to the chat", "CHAT_SEND_PHOTOS_FORBIDDEN")
UPON_POLLING: tuple[Fault, ...] = (*UPON_SENDING[1:], faults.dropped_after())


class Weather:
    """What comes over the group; `stray` is the member who blocks the bot now and then."""

    def __init__(self, stage: Stage, jumps: Jumps, stray: Phone, forum: Chat, rng: Random) -> None:
        self._stage, self._jumps, self._stray, self._rng = stage, jumps, stray, rng
        self._forum, self._blocked, self._closed = forum, False, False
        self.topic = topics.make_topic(stage.server.world, forum.id, "Summaries")
        self.kinds: tuple[Callable[[], object], ...] = (
            self._numbers_begin_anew,
            self._a_call_fails,
            self._a_poll_fails,
            self._the_clock_jumps,
            self._the_stray_comes_or_goes,
            self._somebody_taps_on_nothing,
            self._a_webhook_stands_for_a_while,
            self.pictures_are_forbidden,
            self._the_topic_is_closed_or_opened,
            self._an_admin_asks_for_the_link,
        )
        self.came: set[str] = set()

    async def pass_over(self) -> None:
        """All of it, a step at a time: each kind in turn first, then as drawn."""
        for step in range(STEPS):
            kind = self._rng.choice(self.kinds) if step >= len(self.kinds) else self.kinds[step]
            self.came.add(kind.__name__)
            outcome = kind()
            if asyncio.iscoroutine(outcome):
                await outcome
            self._stage.move(seconds=STEP_SECONDS)
            await asyncio.sleep(0.1)

    async def clear_up(self) -> None:
        """Good weather again; the stray is back, without /start."""
        self._stage.server.faults.clear()
        if self._blocked:
            await self._stray.unblock()
        if self._closed:
            self._the_topic_is_closed_or_opened()
        await self._stray.say("thanks")

    def _numbers_begin_anew(self) -> None:
        # Telegram does so after a week without any: so none waits.
        if not len(self._stage.server.api.updates):
            self._stage.server.api.updates.number_anew(self._rng.randrange(1, 400_000_000))

    def _a_call_fails(self) -> None:
        method = self._rng.choice(["sendMessage", "editMessageText", "answerCallbackQuery"])
        self._stage.server.faults.next(self._rng.choice(UPON_SENDING), method)

    def _a_poll_fails(self) -> None:
        self._upon_polling(self._rng.choice(UPON_POLLING))

    def _the_clock_jumps(self) -> None:
        self._jumps.by(minutes=self._rng.choice([-20, -5, 5, 20]))

    async def _the_stray_comes_or_goes(self) -> None:
        await (self._stray.unblock() if self._blocked else self._stray.block())
        self._blocked = not self._blocked

    def _somebody_taps_on_nothing(self) -> None:
        self._rng.choice(self._stage.people).tap_on_nothing("aa:nothing")

    def _a_webhook_stands_for_a_while(self) -> None:
        self._upon_polling(faults.Refuse(conflict(WEBHOOK)))

    def _upon_polling(self, fault: Fault) -> None:
        # One at a time: the bot waits twice as long after each, up to a minute.
        if not self._stage.server.faults.waits_for("getUpdates"):
            self._stage.server.faults.next(fault, "getUpdates")

    def pictures_are_forbidden(self) -> None:
        refused = faults.wrong(self._rng.choice(NO_PICTURES))
        self._stage.server.faults.next(refused, "sendPhoto", chat_id=self._forum.id)

    def _the_topic_is_closed_or_opened(self) -> None:
        change = topics.reopen if self._closed else topics.close
        change(self._stage.server.world, self._forum.id, self.topic)
        self._closed = not self._closed

    async def _an_admin_asks_for_the_link(self) -> None:
        await self._stage.admin.say("/link", chat=self._forum, topic=self.topic)


@pytest.mark.parametrize("seed", [1, 2])
async def test_an_hour_of_odd_days_loses_nothing_and_does_nothing_twice(
    tmp_path: Path, seed: int
) -> None:
    async with opened_stage(tmp_path, members=9, may_fail=True) as stage:
        *members, stray = stage.people
        forum = _forum(stage)
        with jumping_clock(stage) as jumps:
            weather = Weather(stage, jumps, stray, forum, Random(seed))
            await stage.link(forum, weather.topic)
            await stage.ask(SCALE_PROMPT)
            await asyncio.gather(*(_tap(stage, one) for one in stage.people))
            await stage.ask(WORDS_PROMPT)
            passing = asyncio.create_task(weather.pass_over())
            words = [f"Answer of person {number}" for number in range(len(members))]
            await asyncio.gather(
                *(_answer(stage, *pair) for pair in zip(members, words, strict=True))
            )
            await passing
            await weather.clear_up()
            async with stage.hurried():
                await stage.quiet()
            sealed = sorted(answer.text for answer in await stage.sealed() if answer.text)

            weather.pictures_are_forbidden()
            await stage.move_to_opening()
            for phone in stage.people:
                await phone.expect("Summary 1 of", timeout=PATIENT)
            await stage.quiet()

        assert weather.came == {kind.__name__ for kind in weather.kinds}
        assert sealed == words
        assert [len(questions_sent(stage.server, one.id)) for one in members] == [2] * 8
        # The first is the chart's caption.
        summaries = [starting(stage.server, one.id, f"Summary 1 of {GROUP}") for one in members]
        assert [len(found) for found in summaries] == [2] * 8
        assert starting(stage.server, stray.id, f"Summary 1 of {GROUP}")
        posted = sent(stage.server, forum.id)
        assert {message.topic for message in posted} == {weather.topic.id}
        assert [one.text.startswith(f"Summary 1 of {GROUP}") for one in posted].count(True) == 1
        assert not any(one.file and one.file.kind == "photo" for one in posted)
        assert len(stage.server.api.updates) == 0


def _forum(stage: Stage) -> Chat:
    people = [phone.person for phone in stage.people]
    made = stage.server.group("Forum", *people, kind="supergroup")
    return topics.turn_on(stage.server.world, made.id)


async def _tap(stage: Stage, phone: Phone) -> None:
    await stage.question_of(phone)
    await phone.tap("3")
    await phone.expect("Sealed", timeout=PATIENT)


async def _answer(stage: Stage, phone: Phone, words: str) -> None:
    await stage.question_of(phone)
    await stage.answer_in_words(phone, words)
