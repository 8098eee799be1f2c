"""Each answer of Telegram has its own row in one table, and each row is what decides somewhere."""

from collections.abc import Iterator

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.transport.send_errors import ANSWERS, outcome_of
from bot.flows.delivery.outcomes import (
    Blocked,
    ChatGone,
    Lost,
    Migrated,
    Outcome,
    Refused,
    Wait,
)
from tests.docs.tree import page

PERSON, GROUP = 5_012_345_001, -1_001_234_567


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


CASES: tuple[tuple[str, TelegramError, int, Outcome], ...] = (
    ("400, migrate_to_chat_id", ChatMigrated(-100777), GROUP, Migrated(-100777)),
    (
        "403 in a private chat: blocked",
        Forbidden("Forbidden: bot was blocked by the user"),
        PERSON,
        Blocked(),
    ),
    (
        "403 in a group: kicked",
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        GROUP,
        ChatGone(),
    ),
    ("401, token not known", InvalidToken(), PERSON, Wait(60)),
    ("400, chat not found", BadRequest("Chat not found"), PERSON, ChatGone()),
    (
        "400, no right to write",
        BadRequest("Not enough rights to send text messages to the chat"),
        GROUP,
        ChatGone(),
    ),
    (
        "400 or 403, no right to send pictures or files",
        BadRequest("Not enough rights to send photos to the chat"),
        GROUP,
        Refused(403),
    ),
    (
        "400 or 403, no right to send pictures or files",
        Forbidden("Forbidden: CHAT_SEND_PHOTOS_FORBIDDEN"),
        GROUP,
        Refused(403),
    ),
    (
        "any other 400: our formatting",
        BadRequest("Can't parse entities: unclosed tag"),
        PERSON,
        Refused(400),
    ),
    (
        "never left: no connection",
        caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("refused")),
        PERSON,
        Wait(3),
    ),
    (
        "never left: no connection",
        caused(TimedOut("Pool timeout"), httpx.PoolTimeout("full")),
        PERSON,
        Wait(3),
    ),
    ("time-out", caused(TimedOut(), httpx.ReadTimeout("slow")), PERSON, Lost()),
    ("5xx", NetworkError("Bad Gateway"), PERSON, Wait(3)),
    ("504, or the line broke", NetworkError("Gateway Timeout"), PERSON, Lost()),
    (
        "504, or the line broke",
        caused(NetworkError("httpx.ReadError"), httpx.ReadError("reset")),
        PERSON,
        Lost(),
    ),
    ("anything else", TelegramError("something new"), PERSON, Lost()),
)


@pytest.mark.parametrize(
    ("name", "error", "chat", "outcome"), CASES, ids=[str(n) for n in range(len(CASES))]
)
def test_each_answer_is_decided_by_its_own_row(
    name: str, error: TelegramError, chat: int, outcome: Outcome
) -> None:
    decides = next(row for row in ANSWERS if row.fits(error, chat))

    assert decides.answer == name
    assert outcome_of(error, chat) == outcome


def test_how_long_telegram_wants_us_to_wait_is_what_we_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # as the line has it, or the library warns

    assert outcome_of(RetryAfter(35), PERSON) == Wait(35)


def test_every_row_decides_some_case() -> None:
    assert {row.answer for row in ANSWERS} - {name for name, *_ in CASES} == {"429, retry_after"}


def shown(text: str) -> Iterator[str]:
    """The first column of the table of answers on the page about how it is built."""
    _, _, rest = text.partition("| what Telegram answers |")
    for line in rest.splitlines()[2:]:
        if not line.startswith("|"):
            return
        yield line.split("|")[1].strip()


def test_the_documentation_shows_the_same_rows_in_the_same_order() -> None:
    assert list(shown(page("docs/architecture.md"))) == [row.answer for row in ANSWERS]
