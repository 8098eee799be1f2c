"""A stored installation of version 0.1, put into a folder and a local Telegram as it was left.

`tests/data/installation-0.1` holds `afterword.sql` and `keyring.sql` (dumps of both databases, the
tables of Alembic with them) and `chats.json` (`now`, and what `stored_chats.py` says).
`tests/migrations/old_installation.py` made them and says what lies in them. The master key is no
file: it is worked out here.
"""

import base64
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.demo.server import BotApiServer
from tests.harness.stored_chats import put_back

FOLDER = Path(__file__).parents[1] / "data" / "installation-0.1"
TOKEN = "700000001:a-token-for-the-stage"
_PHRASE = b"a phrase that stands in for a master key, in tests alone"
MASTER_KEY = "1:" + base64.b64encode(hashlib.sha256(_PHRASE).digest()).decode()
"""The value of AFTERWORD_MASTER_KEY for it."""

STEERING = "Peer work steering group"
GARDEN = "Ward garden group"
OLDER_WORDS = {
    STEERING: "The agenda came early, which helped person",
    GARDEN: "We chose the raised beds together, said person",
}
"""How the answers in each group's summary 1 begin; a number follows."""
SEALED_WORDS = {
    "text": (
        "The moment when night shifts were written down has stayed with me.",
        "It was argued with, and then taken up after all.",
        "Nobody picked it up until the break.",
    ),
    "garden": (
        "Knowing soil counted as much as knowing budgets.",
        "The gardener was asked first for once.",
        "Reports still weighed more than stories.",
        "Both kinds of knowing were on the table.",
    ),
    "few": (
        "I wanted to talk about parking for the night staff.",
        "The families did not come up.",
    ),
}
"""Answers that lie in sealed boxes and nowhere else. The third of "text" was sent as themes only;
"few" is a box of the first week that has one answer too few."""
UNSENT_WORDS = "I spoke up once, and somebody wrote it on the board."
"""Priya's answer, in a preview that was not sent."""


def stored_chats() -> dict[str, Any]:
    """What the old version left in all chats."""
    loaded: dict[str, Any] = json.loads((FOLDER / "chats.json").read_text(encoding="utf-8"))
    return loaded


def stored_now() -> datetime:
    """When the old version was stopped."""
    return datetime.fromisoformat(stored_chats()["now"])


def put_into(data: Path) -> None:
    """Both databases, in a new data folder, closed to others as the old version left them."""
    keys = data / "keys"
    for folder in (data, keys):
        folder.mkdir(mode=0o700, parents=True)
    for name, path in (("afterword", data / "afterword.db"), ("keyring", keys / "keyring.db")):
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript((FOLDER / f"{name}.sql").read_text(encoding="utf-8"))


def put_on(server: BotApiServer) -> None:
    """All chats as they were, with the old version's buttons in them."""
    put_back(server, stored_chats())
