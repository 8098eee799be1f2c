"""Makes the stored installation of version 0.1 that `tests/data/installation-0.1` keeps.

It was run once, and is kept to say how that data came about and how to make more of its kind:

    git worktree add ../old a4f9099
    python -m tests.migrations.old_installation ../old

Scripted phones play it with the old version's own bot: a process of its own in that checkout,
behind the local Bot API server, with a clock that this script moves. Only LAUNCHER knows names
inside the old version. At the end the bot is stopped, both databases are written as SQL, and all
chats as JSON (`tests/harness/stored_chats.py` says how).

What lies in it, on Monday 9 November 2026 at about 10 in London:

- "Peer work steering group": eight people, k=3, perspectives shown, a linked group chat, a watch
  list, a person to talk to, a planned meeting, a series and a calendar feed. Summary 1 is
  published; one box of that week had two answers and is still sealed. Three new boxes: a text, a
  scale and a choice. Callum's three questions wait, because Telegram told his chat to. Kwame has a
  break, Aisha a reminder for this evening, Priya an unsent preview, Mei an open "type your answer".
- "Ward garden group": seven people, k=5, Mei in both. Summary 1 is published. Its new text box has
  four answers, so that it opens only if a fifth comes.
- a link to join and an admin link that nobody has used.
"""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.demo.faults import too_many
from bot.demo.messages import Chat, Message
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.harness.stored_chats import kept
from tests.harness.stored_installation import (
    FOLDER,
    GARDEN,
    MASTER_KEY,
    OLDER_WORDS,
    SEALED_WORDS,
    STEERING,
    TOKEN,
    UNSENT_WORDS,
)

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PATIENT = 60.0
LAUNCHER = """
import asyncio, os, sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import log
from bot.bootstrap import admin_link, open_house, run, stop_on_signals
from bot.flows.fetching import Fetched
from bot.settings import Settings

AHEAD = Path(os.environ["STORED_AHEAD"])
CALENDAR = Path("tests/data/calendars/outlook.ics")


def clock():
    return datetime.now(UTC) + timedelta(seconds=float(AHEAD.read_text()))


async def fetch(url, etag):
    return Fetched(CALENDAR.read_bytes())


async def main():
    os.umask(0o077)
    settings, stop = Settings(_env_file=None), asyncio.Event()
    async with open_house(settings, clock=clock, fetch=fetch) as house:
        if sys.argv[1:] == ["admin-link"]:
            print(await admin_link(house))
            return
        log.set_up("warning")
        stop_on_signals(stop)
        await run(house, stop, seconds=lambda: 20 * time.monotonic())


asyncio.run(main())
"""


class OldBot:
    """The old version's bot, with a clock of ours, behind a server of this version."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.data = folder / "data"
        self._checkout = checkout
        self._ahead = folder / "ahead"
        self._move(MONDAY)
        self.server = BotApiServer(token=TOKEN, clock=self.now, callback_seconds=300)

    def now(self) -> datetime:
        """The time that the bot and its Telegram live in."""
        return datetime.now(UTC) + timedelta(seconds=float(self._ahead.read_text()))

    def _move(self, to: datetime) -> None:
        new = self._ahead.with_suffix(".new")
        new.write_text(str((to - datetime.now(UTC)).total_seconds()))
        new.replace(self._ahead)

    async def move(self, to: datetime) -> None:
        """Move the clock on, and let the bot notice."""
        self._move(to)
        await asyncio.sleep(3)

    async def launch(self, *words: str) -> asyncio.subprocess.Process:
        """Start the old program."""
        environment = os.environ | {
            "PYTHONPATH": str(self._checkout),
            "STORED_AHEAD": str(self._ahead),
            "AFTERWORD_TELEGRAM_API": self.server.url,
            "AFTERWORD_BOT_TOKEN": TOKEN,
            "AFTERWORD_DATA": str(self.data),
            "AFTERWORD_MASTER_KEY": MASTER_KEY,
        }
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", LAUNCHER, *words),
            cwd=self._checkout,
            env=environment,
            stdout=asyncio.subprocess.PIPE if words else None,
        )

    async def admin_code(self) -> str:
        """A code that lets somebody start a group."""
        process = await self.launch("admin-link")
        printed, _ = await process.communicate()
        return printed.decode().strip().partition("start=")[2]


async def say(phone: Phone, words: str, then: str, *, chat: Chat | None = None) -> Message:
    """Type something, and read what comes."""
    phone.forget()
    await phone.say(words, chat=chat)
    return await phone.expect(then, chat=chat, timeout=PATIENT)


async def tap(
    phone: Phone, label: str, then: str, *, on: Message | None = None, chat: Chat | None = None
) -> Message:
    """Press a button, and read what comes."""
    phone.forget()
    await phone.tap(label, message=on, chat=chat)
    return await phone.expect(then, chat=chat, timeout=PATIENT)


async def found(bot: OldBot, name: str, group: str, perspective: str) -> Phone:
    """The first admin of a group, who answers questions too."""
    admin = bot.server.phone(name)
    await admin.start(await bot.admin_code())
    await admin.expect("You may now start a group", timeout=PATIENT)
    await say(admin, f"/newgroup {group}", "What perspective do you bring")
    await tap(admin, perspective, "Do you want to answer the questions yourself too?")
    await tap(admin, "Yes, send me questions", "Two things to do next")
    await admin.quiet()
    return admin


async def join(admin: Phone, phone: Phone, words: str, group: str) -> Phone:
    """Somebody joins by a link of the admin's."""
    made = await say(admin, f"/invite {words}", "?start=")
    phone.forget()
    await phone.start(made.text.partition("?start=")[2].split()[0])
    await phone.expect("You are invited to join", timeout=PATIENT)
    await tap(phone, "Join", f"You are in {group}")
    if "facilitator" in words:
        await phone.expect("Do you want to answer the questions yourself too?", timeout=PATIENT)
        await tap(phone, "Yes, send me questions", "questions")
    await phone.quiet()
    return phone


async def ask(admin: Phone, phones: list[Phone], prompt: str) -> dict[str, Message]:
    """The admin asks one question; gives it as each person has it, by first name."""
    for phone in phones:
        phone.forget()
    await say(admin, f"/ask {prompt}", "Shall I ask")
    await admin.tap("Ask now")
    came = {}
    for phone in phones:
        came[phone.person.first_name] = await phone.expect("question 1 of 1", timeout=PATIENT)
        await phone.quiet()
    return came


async def write(
    phone: Phone, question: Message, words: str, how: str = "Send: share my words"
) -> Message:
    """Answer in words; gives the receipt."""
    await tap(phone, "Answer", "Type your answer", on=question)
    await say(phone, words, "Please check.")
    return await tap(phone, how, "Sealed")


async def change(phone: Phone, receipt: Message, words: str) -> None:
    """Change an answer in words."""
    await tap(phone, "Change", "Type your answer again", on=receipt)
    await say(phone, words, "Please check.")
    await tap(phone, "Send: share my words", "Sealed")


async def answer_round(phones: list[Phone], words: str) -> None:
    """Everybody answers the three questions of a meeting; words are given by five."""
    for number, phone in enumerate(phones):
        await phone.expect("question 3 of 3", timeout=PATIENT)
        for question in [one for one in phone.screen() if " of 3" in one.text.partition("\n")[0]]:
            if "Answer" not in question.labels:
                await tap(phone, question.labels[number % 2], "Sealed.", on=question)
            elif number < 5:
                await write(phone, question, f"{words} {number}")
        await phone.quiet()


async def play(bot: OldBot) -> None:
    """Everything that the docstring tells of, in order."""
    server = bot.server
    priya = await found(bot, "Priya", STEERING, "Manager")
    steering = [priya]
    for name, words in (
        ("Tomasz", "Professional facilitator"),
        *((name, "LXP") for name in ("Rhiannon", "Kwame", "Aisha", "Bea")),
        ("Callum", "Professional"),
        ("Mei", "Manager"),
    ):
        steering.append(await join(priya, server.phone(name), words, STEERING))
    rhiannon, bea, mei = steering[2], steering[5], steering[7]
    for rule in ("k 3", "shown yes", "watch Waterside House", "contact Ana Lee, 020 7946 0000"):
        await say(priya, f"/settings {rule}", "", chat=None)
        await priya.quiet()
    chat = server.group("Steering group chat", *[phone.person for phone in steering])
    await say(priya, "/link", "Shall I post the summaries", chat=chat)
    await tap(priya, "Link this chat", "From now on I post the summaries", chat=chat)
    await say(priya, "/meeting tomorrow 14:00 for 90 minutes Steering group", "Is that right?")
    await tap(priya, "Yes, plan it", "The meeting is planned")

    dylan = await found(bot, "Dylan", GARDEN, "Rather not say")
    garden = [dylan]
    for name, words in (
        ("Ewa", "Professional facilitator"),
        *((name, "LXP") for name in ("Farid", "Gwen", "Hari", "Ines")),
    ):
        garden.append(await join(dylan, server.phone(name), words, GARDEN))
    garden.append(await join(dylan, mei, "Manager", GARDEN))

    for phone in steering:
        phone.forget()
    await bot.move(datetime(2026, 11, 3, 16, 1, tzinfo=UTC))
    await answer_round(steering, OLDER_WORDS[STEERING])
    few = await ask(priya, steering, "what-so-what/did-not-come-up")
    await write(rhiannon, few["Rhiannon"], SEALED_WORDS["few"][0])
    await write(bea, few["Bea"], SEALED_WORDS["few"][1])
    asked = await ask(dylan, garden, "worked-together/what-gave-power")
    for number, phone in enumerate(garden[:5]):
        words = f"{OLDER_WORDS[GARDEN]} {number}"
        await write(phone, asked[phone.person.first_name], words)

    for phone in (*steering, *garden):
        phone.forget()
    await bot.move(datetime(2026, 11, 6, 12, 0, 1, tzinfo=UTC))
    for phone in steering:
        await phone.expect(f"Summary 1 of {STEERING}", timeout=PATIENT)
    for phone in garden:
        phone.forget() if phone is mei else await phone.expect(
            f"Summary 1 of {GARDEN}", timeout=PATIENT
        )
    await asyncio.sleep(5)
    await mei.quiet()

    await bot.move(datetime(2026, 11, 9, 10, 0, tzinfo=UTC))
    await second_week(bot, steering, garden)


async def second_week(bot: OldBot, steering: list[Phone], garden: list[Phone]) -> None:
    """Open boxes, and all that waits."""
    server = bot.server
    priya, tomasz, rhiannon, kwame, aisha, bea, callum, mei = steering
    dylan, ewa, farid, gwen, hari, *_ = garden
    await say(priya, "/meeting every Tuesday 14:00 for 90 minutes Steering", "Is that right")
    await tap(priya, "Yes, plan", "planned")
    await say(priya, "/settings calendar https://192.0.2.1/secret/steering.ics peer", "")
    await say(dylan, "/meeting 19 November 10:00 for 60 minutes Planting", "Is that right?")
    await tap(dylan, "Yes, plan it", "The meeting is planned")
    await say(kwame, "/pause 14", "")
    await say(priya, "/invite LXP", "?start=")
    await bot.admin_code()
    await priya.quiet()

    reached = [priya, tomasz, rhiannon, aisha, bea, mei]
    server.faults.next(too_many(1800), "sendMessage", chat_id=callum.id)
    text = await ask(priya, reached, "what-so-what/moment")
    scale = await ask(priya, reached, "what-so-what/easy-to-follow")
    choice = await ask(priya, reached, "what-so-what/most-time")
    plot = await ask(dylan, garden, "worked-together/life-and-work")

    sent = SEALED_WORDS["text"]
    await write(rhiannon, text["Rhiannon"], sent[0])
    receipt = await write(bea, text["Bea"], "An earlier wording that nobody is to read.")
    await change(bea, receipt, sent[1])
    await write(aisha, text["Aisha"], sent[2], "Send: themes only")
    receipt = await write(tomasz, text["Tomasz"], "This was withdrawn before it was read.")
    await tap(tomasz, "Withdraw", "Withdrawn.", on=receipt)
    for phone, label in ((priya, "2"), (rhiannon, "5"), (bea, "4"), (tomasz, "1")):
        await tap(phone, label, "Sealed.", on=scale[phone.person.first_name])
    receipt = await tap(mei, "1", "Sealed.", on=scale["Mei"])
    await tap(mei, "Change", "", on=receipt)
    await tap(mei, "3", "3 out of 5", on=receipt)
    for phone, number in ((priya, 1), (rhiannon, 3), (mei, 1)):
        question = choice[phone.person.first_name]
        await tap(phone, question.labels[number], "Sealed.", on=question)
    for number, phone in enumerate((dylan, ewa, farid, gwen)):
        await write(phone, plot[phone.person.first_name], SEALED_WORDS["garden"][number])
    await tap(hari, "Skip", "Skipped", on=plot["Hari"])

    await tap(aisha, "Remind me later", "", on=scale["Aisha"])
    query = await aisha.tap("This evening", message=scale["Aisha"])
    await aisha.answer(query)
    await tap(mei, "Answer", "Type your answer", on=text["Mei"])
    await tap(priya, "Answer", "Type your answer", on=text["Priya"])
    await say(priya, UNSENT_WORDS, "Please check.")
    await priya.quiet()


def dumped(database: Path) -> str:
    """A database as SQL, with one statement on each line where its values allow it."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


async def make(checkout: Path) -> None:
    """Play it all, and write the files."""
    with TemporaryDirectory() as folder:
        bot = OldBot(checkout, Path(folder))
        await bot.server.start()
        # The first start makes the databases; an admin link needs nobody else at work.
        process = await bot.launch()
        try:
            await asyncio.wait_for(bot.server.api.updates.holding.wait(), PATIENT)
            await play(bot)
            now = bot.now()
        finally:
            process.send_signal(signal.SIGTERM)
            await process.wait()
            await bot.server.stop()
        FOLDER.mkdir(parents=True, exist_ok=True)
        databases = {"afterword": bot.data / "afterword.db"}
        databases["keyring"] = bot.data / "keys" / "keyring.db"
        for name, database in databases.items():
            (FOLDER / f"{name}.sql").write_text(dumped(database), encoding="utf-8")
        chats = {"now": now.isoformat(), **kept(bot.server.world)}
        written = json.dumps(chats, ensure_ascii=False, indent=1) + "\n"
        (FOLDER / "chats.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(make(Path(sys.argv[1]).resolve()))
