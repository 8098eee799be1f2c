"""The roll of a group that came together just now, as if everybody had read who joined."""

from bot.bootstrap import App
from storage.queries import roll
from storage.queries.roll import RollChange


async def roll_read(app: App, group_id: str) -> None:
    """Tell nobody of those who joined so far."""
    async with app.store.write() as unit:
        known = await roll.of_group(unit, group_id)
        await roll.keep(unit, group_id, RollChange(told_at=known.told_at))
