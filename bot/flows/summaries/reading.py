"""Reading published summaries; everybody in the group reads the same ones."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.tools import Tools
from bot.summaries.model import BadSummary, Summary, from_json
from bot.summaries.searching import NamedTheme, named_themes, themes_like
from storage.queries import groups, summaries
from storage.records import StoredSummary


@dataclass(frozen=True)
class NotFound:
    """No one group; `groups` are the names to choose from."""

    reason: Literal["no-group", "which-group"]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Numbered:
    """The summary that was asked for, if there is one; `latest` is the newest's number, or 0."""

    stored: StoredSummary | None
    latest: int


@dataclass(frozen=True)
class WithThemes:
    """A summary with some of its themes."""

    stored: StoredSummary
    themes: tuple[NamedTheme, ...]


class Reading:
    """What was published in a group."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def latest(self, actor: Actor) -> StoredSummary | None:
        """The newest summary."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor)
            return await summaries.latest(unit, actor.group_id)

    async def numbered(self, actor: Actor, number: int | None) -> Numbered:
        """The summary of this number, from 1, or else the newest."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor)
            latest = await summaries.next_number(unit, actor.group_id) - 1
            wanted = latest if number is None else number
            stored = await summaries.numbered(unit, actor.group_id, wanted)
        return Numbered(stored, latest)

    async def all(self, actor: Actor) -> tuple[StoredSummary, ...]:
        """Every summary, newest first."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor)
            return await summaries.of_group(unit, actor.group_id)

    async def with_theme(self, actor: Actor, wanted: str) -> tuple[WithThemes, ...]:
        """The summaries that have a theme like that, newest first."""
        return await self._themes(actor, lambda summary: themes_like(summary, wanted))

    async def themes(self, actor: Actor) -> tuple[WithThemes, ...]:
        """The summaries that have themes, newest first."""
        return await self._themes(actor, named_themes)

    async def _themes(
        self, actor: Actor, themes_in: Callable[[Summary], tuple[NamedTheme, ...]]
    ) -> tuple[WithThemes, ...]:
        found = []
        for stored in await self.all(actor):
            with suppress(BadSummary):
                themes = themes_in(from_json(stored.content))
                found += [WithThemes(stored, themes)] if themes else []
        return tuple(found)

    async def one(self, actor: Actor, summary_id: str) -> StoredSummary | None:
        """One of the group's summaries; None if it is another group's or unknown."""
        async with self._tools.store.read() as unit:
            await require_role(unit, actor)
            found = await summaries.find(unit, summary_id)
        return found if found is not None and found.group_id == actor.group_id else None

    async def published(self, group_name: str | None) -> tuple[StoredSummary, ...] | NotFound:
        """For the operator: all that a group was sent, newest first."""
        async with self._tools.store.read() as unit:
            every = await groups.every(unit)
            names = tuple(group.name for group in every)
            fitting = [group for group in every if group_name in (None, group.name)]
            if len(fitting) != 1:
                return NotFound("which-group" if fitting else "no-group", names)
            return await summaries.of_group(unit, fitting[0].id)
