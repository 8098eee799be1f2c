"""The demo's sample group: seven people join, and their past weeks are played through the real bot.

Everything here is done by scripted phones, as people would do it by hand.
"""

import tomllib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from importlib.resources import files
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.demo.clockwork import JUST_AFTER, MovableClock, Next
from bot.demo.controls import Invite
from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer

GROUP = "Peer work steering group"
PAST_WEEKS = 2
LULL = 0.3
"""Seconds in which nothing more comes: then a phone is read, and its chat left in peace."""
UPCOMING = "tomorrow 14:00 for 90 minutes Steering group"


class Character(NamedTuple):
    """Somebody in the sample group, and the words after /invite that let them in."""

    name: str
    title: str
    invited_as: str


ADMIN = Character("Priya", "Admin, manager", "")
CAST = (
    Character("Tomasz", "Facilitator, professional", "Professional facilitator"),
    Character("Rhiannon", "Member, LXP", "LXP"),
    Character("Kwame", "Member, LXP", "LXP"),
    Character("Aisha", "Member, LXP", "LXP"),
    Character("Callum", "Member, professional", "Professional"),
    Character("Mei", "Member, manager", "Manager"),
)


class Story:
    """Tells the sample group's past to the real bot."""

    def __init__(
        self,
        server: BotApiServer,
        clock: MovableClock,
        coming: Callable[[], Awaitable[Next]],
        admin_code: Callable[[], Awaitable[str]],
    ) -> None:
        self._server = server
        self._clock = clock
        self._coming = coming
        self._admin_code = admin_code
        self._invites: list[Invite] = []
        self._chance = Random(1)

    @staticmethod
    def first_moment(now: datetime) -> datetime:
        """When the story begins: a Monday morning in London, some weeks ago."""
        local = now.astimezone(ZoneInfo("Europe/London"))
        monday = local - timedelta(days=local.weekday(), weeks=PAST_WEEKS)
        return monday.replace(hour=9, minute=0, second=0, microsecond=0)

    def invites(self) -> Sequence[Invite]:
        """The invitations that a new phone can join by."""
        return tuple(self._invites)

    async def tell(self, *, past: bool) -> None:
        """Let everybody join, play the past weeks, and plan the next meeting."""
        self._clock.hurry(True)
        admin = await self._found()
        phones = [admin, *[await self._join(admin, one) for one in CAST]]
        for week in range(PAST_WEEKS if past else 0):
            await self._week(admin, phones, week)
        await self._plan(admin, UPCOMING)
        self._clock.hurry(False)

    async def _found(self) -> Phone:
        admin = self._phone(ADMIN)
        await admin.start(await self._admin_code())
        await admin.expect("You may now start a group")
        await admin.say(f"/newgroup {GROUP}")
        await admin.expect("What perspective do you bring")
        await admin.tap("Manager")
        await admin.expect("Do you want to answer the questions yourself too?")
        await admin.tap("Yes, send me questions")
        await admin.quiet(lull=LULL)
        return admin

    async def _join(self, admin: Phone, character: Character) -> Phone:
        payload = await self._invite(admin, character.invited_as)
        phone = self._phone(character)
        await phone.start(payload)
        await phone.expect("You are invited to join")
        await phone.tap("Join")
        await phone.expect(f"You are in {GROUP}")
        if "facilitator" in character.invited_as:
            await phone.expect("Do you want to answer the questions yourself too?")
            await phone.tap("Yes, send me questions")
        await phone.quiet(lull=LULL)
        return phone

    async def _invite(self, admin: Phone, words: str) -> str:
        admin.forget()
        await admin.say(f"/invite {words}")
        made = await admin.expect("?start=")
        payload = made.text.partition("?start=")[2].split()[0]
        label = f"Join as {words}"
        if all(invite.label != label for invite in self._invites):
            self._invites.append(Invite(label, payload))
        return payload

    async def _week(self, admin: Phone, phones: Sequence[Phone], week: int) -> None:
        await self._plan(admin, UPCOMING)
        for phone in phones:
            phone.forget()
        end = (await self._coming()).meeting_end
        if end is None:
            raise RuntimeError("the meeting was not planned")
        self._clock.move_to(end + JUST_AFTER)
        for number, phone in enumerate(phones):
            await phone.expect("question 3 of 3")
            await self._answer_all(phone, number)
        opening = (await self._coming()).weekly_summary
        if opening is None:
            raise RuntimeError("no summary is due")
        self._clock.move_to(opening + JUST_AFTER)
        for phone in phones:
            await phone.expect(f"Summary {week + 1} of")
            await phone.quiet(lull=LULL)
        self._clock.move_to(self.first_moment(self._clock.now()) + timedelta(weeks=PAST_WEEKS + 1))

    async def _plan(self, admin: Phone, when: str) -> None:
        admin.forget()
        await admin.say(f"/meeting {when}")
        await admin.expect("Steering group")
        await admin.tap("Yes, plan it")
        await admin.quiet(lull=LULL)

    async def _answer_all(self, phone: Phone, number: int) -> None:
        questions = [one for one in phone.screen() if " of 3" in one.text.partition("\n")[0]][-3:]
        for question in questions:
            labels = [button.text for button in question.buttons]
            if "Answer" in labels:
                await self._answer_in_words(phone, question, number)
            else:
                choices = labels[: labels.index("Skip")]
                await phone.tap(self._chance.choice(choices), message=question)
                await phone.expect("Sealed.")
        await phone.quiet(lull=LULL)

    async def _answer_in_words(self, phone: Phone, question: Message, number: int) -> None:
        words = _words_for(question.text)
        await phone.tap("Answer", message=question)
        await phone.expect("You can send several messages")
        await phone.say(words[number % len(words)])
        await phone.expect("Please check")
        quiet = number % 5 == 4
        await phone.tap("Send: themes only" if quiet else "Send: share my words")
        await phone.expect("Sealed")

    def _phone(self, character: Character) -> Phone:
        return self._server.phone(self._server.world.add(character.name, title=character.title))


def _words_for(question: str) -> list[str]:
    samples = tomllib.loads(
        files("bot.demo").joinpath("sample_answers.toml").read_text(encoding="utf-8")
    )
    for wording, sample in samples.items():
        if wording in question:
            return list(sample["answers"])
    return ["I would like more time for this one."]
