"""The chat in docs/admin-guide.md is the one that an admin has who has never seen the bot."""

import re
from pathlib import Path

from bot.chat.messages.formatting import plain
from bot.chat.people.privacy import privacy_text
from bot.texts.speech import Speech
from storage.records import GroupSettings
from tests.harness.first_chat import ROOT, FirstChat, Look, play

GUIDE = ROOT / "docs" / "admin-guide.md"
FIRST = "## From nothing to a fortnightly meeting"
PRIVACY = plain(privacy_text(Speech(), GroupSettings(), None))
"""Said when a group is founded; everyone reads it, and the guide does not repeat it."""


async def unseen(chat: FirstChat) -> Look:
    """Nobody takes pictures."""

    async def look(part: str) -> None:
        """Go on."""

    return look


def quoted() -> list[str]:
    """What the guide says that the bot said, line by line, in the part about the first chat."""
    part = GUIDE.read_text(encoding="utf-8").partition(FIRST)[2].partition("\n## ")[0]
    lines = (line for line in part.splitlines() if line.startswith(">"))
    return [words for line in lines if (words := line.strip("> \\"))]


def shown(said: list[str]) -> list[str]:
    """What was said, line by line, without the text about privacy."""
    texts = [text.replace(PRIVACY, "") for text in said]
    return [words for text in texts for line in text.splitlines() if (words := line.strip())]


async def test_the_guide_shows_the_first_chat_as_it_is_and_nothing_else(tmp_path: Path) -> None:
    chat = await play(tmp_path, begin=unseen)

    assert any(PRIVACY in text for text in chat.said)
    assert quoted() == shown(chat.said)


async def test_the_guide_counts_what_the_admin_does(tmp_path: Path) -> None:
    counted = re.search(r"(\d+) taps and (\d+) messages", GUIDE.read_text(encoding="utf-8"))

    chat = await play(tmp_path, begin=unseen)

    assert counted is not None
    assert (int(counted[1]), int(counted[2])) == (chat.taps, chat.messages)


async def test_the_first_chat_can_be_read_and_done_in_three_minutes(tmp_path: Path) -> None:
    """With ten seconds for each thing to do, and every word read but the text about privacy.

    Adults read 238 words a minute in silence (Brysbaert 2019, Journal of Memory and Language 109).
    """
    chat = await play(tmp_path, begin=unseen)

    until_planned = chat.said[: next(at for at, one in enumerate(chat.said) if "Done." in one) + 1]
    read = [word for line in shown(until_planned) for word in line.split()]
    words = sum(any(map(str.isalnum, word)) for word in read)
    deeds = chat.taps + chat.messages - 1  # what is planned is looked at after that
    assert words / 238 + deeds * 10 / 60 < 3, f"{words} words, {deeds} taps and messages"
