"""A rule has changed: everybody hears how it was and how it is now, in the words of the rules."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.shared.notices import tell_everyone
from bot.flows.shared.tools import Tools
from bot.rules.group.table import fields_of, told
from prompts.model import Pack
from storage.queries.groups import settings_from_json, settings_to_json
from storage.records import Group, GroupSettings
from storage.store import Unit

RULE_CHANGED = "notice-rule-changed"
OF_VERSION_0_1 = ("notice-k-changed", "notice-perspectives-shown")
"""Texts that are queued no more; those that version 0.1 left waiting still go out."""


@dataclass(frozen=True)
class RuleChange:
    """How a rule was and is. Of the settings only the fields of `line` count."""

    group: str
    """Its name."""
    line: str
    before: GroupSettings
    after: GroupSettings
    titles: Mapping[str, str]
    """Of the packs, by their ids."""


async def tell_of_rules(
    unit: Unit, tools: Tools, group: Group, settings: GroupSettings, *, exclude: str
) -> None:
    """Tell everybody but the admin which rules are others than before; in silence none changes."""
    for line in told(group.settings, settings):
        words = {
            "group": group.name,
            "line": line,
            "before": _part(line, group.settings),
            "after": _part(line, settings),
        }
        await tell_everyone(unit, tools, group, RULE_CHANGED, words, exclude=exclude)


def change_in(words: Mapping[str, str], packs: tuple[Pack, ...]) -> RuleChange:
    """What the words of a notice tell of."""
    return RuleChange(
        words["group"],
        words["line"],
        settings_from_json(words["before"]),
        settings_from_json(words["after"]),
        {pack.id: pack.title for pack in packs},
    )


def _part(line: str, settings: GroupSettings) -> str:
    """The fields that a sentence speaks of, and nothing else."""
    stored = json.loads(settings_to_json(settings))
    return json.dumps({one: stored[one] for one in fields_of(line)}, ensure_ascii=False)
