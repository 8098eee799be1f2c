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


async def suggest(tools: Tools, actor: Actor, text: str) -> Suggested:
    """Pass a suggestion on to the admins; nothing says whose it is."""
    if len(text) > SUGGESTION_LENGTH:
        return Suggested(too_long=True)
    async with tools.store.write() as unit:
        _, group = await require_role(unit, actor)
        words = {"group": group.name, "suggestion": text}
        await tell_admins(unit, tools, group, "notice-suggestion", words)
    return Suggested()
