"""The next opening is decided in one file, and nothing brings it closer than it may be."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes

from bot.flows.shared import next_opening
from bot.flows.shared.tools import Tools
from bot.flows.upkeep.restoring import settle_copy
from bot.rules.group.changes import Changes
from prompts.loading import shipped_packs
from tests.unit.flows.home import MONDAY, Home

BOT = Path(__file__).resolve().parents[3] / "bot"
DECIDES = ("next_weekly", "schedule_opening", "groups.next_opening(")
WEEKLY = Changes(weekly_day=1, weekly_time=(MONDAY - timedelta(hours=1)).time())
"""Tuesday at 09:00: 23 hours from the first moment."""


def deciding(folder: Path) -> set[Path]:
    """The files that work out, keep or fetch the next opening."""
    return {
        path
        for path in folder.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in DECIDES)
    }


def test_one_file_decides_the_next_opening() -> None:
    calendar = BOT / "rules" / "instants.py"

    assert deciding(BOT) - {calendar} == {Path(next_opening.__file__)}


def test_a_second_file_that_decides_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "card.py").write_text("opens = calendar.next_weekly_free(now)\n")

    assert deciding(tmp_path) == {tmp_path / "card.py"}


async def test_after_a_restore_a_moved_weekly_time_opens_nothing_within_a_day(home: Home) -> None:
    tools = Tools(home.app.store, home.app.keyring, home.clock, token_bytes, shipped_packs())
    await settle_copy(tools)

    await home.flows.ruling.change(home.actor, **WEEKLY)

    facts = await home.flows.knowing.about(home.actor)
    assert facts.opens_at == datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


async def test_what_an_outage_put_off_is_due_when_quiet_hours_end(home: Home) -> None:
    home.clock.set("2026-11-06T23:00")

    assert await home.flows.opening.open_due() == 0

    facts = await home.flows.knowing.about(home.actor)
    assert facts.opens_at == datetime(2026, 11, 7, 8, 0, tzinfo=UTC)
