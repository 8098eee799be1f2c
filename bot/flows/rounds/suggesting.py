"""Suggesting prompts: a member's idea reaches the admins, and nobody's name with it."""

from dataclasses import dataclass

from bot.flows.shared.access import Actor, require_role
from bot.flows.shared.notices import tell_admins
from bot.flows.shared.tools import Tools

SUGGESTION_LENGTH = 500


@dataclass(frozen=True)
class Suggested:
    """The admins will read it; `too_long` if it was not taken."""

    too_long: bool = False


class Suggesting:
    """How members propose prompts."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def suggest(self, actor: Actor, text: str) -> Suggested:
        """Pass a suggestion on to the admins; nothing says whose it is."""
        if len(text) > SUGGESTION_LENGTH:
            return Suggested(too_long=True)
        async with self._tools.store.write() as unit:
            _, group = await require_role(unit, actor)
            await tell_admins(
                unit,
                self._tools,
                group,
                "notice-suggestion",
                {"group": group.name, "suggestion": text},
            )
        return Suggested()
