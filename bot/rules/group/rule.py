"""What a rule of a group is: its name, what it can be, and who hears of a change."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.group.reading import Reader
from storage.records import GroupSettings


class Section(StrEnum):
    """What belongs together in /settings."""

    WHEN = "when"
    WHAT = "what"
    BOXES = "boxes"
    PEOPLE = "people"
    HELP = "help"


@dataclass(frozen=True)
class Told:
    """Everybody hears of a change, with the sentence before and after."""

    line: str
    """Whose sentence says it: the rule's name, or that of one which it belongs to."""


@dataclass(frozen=True)
class Harmless:
    """A change of it alone changes nothing for members."""

    why: str


@dataclass(frozen=True)
class Rule:
    """One rule. `fields` are those of GroupSettings, Group and WatchList that hold it."""

    name: str
    fields: tuple[str, ...]
    telling: Told | Harmless
    section: Section | None = None
    """None: no words and no button lead to it."""
    aliases: tuple[str, ...] = ()
    read: Reader | None = None
    """What typed words mean; None if it is not typed after /settings."""
    limits: tuple[int, int] | None = None
    """The least and the most that its first field can be, or have entries."""
    characters: int | None = None
    """The most characters that it, or one of its entries, can have."""
    fits: Callable[[GroupSettings, Collection[str]], bool] | None = None
    """Whether it can be so, given the ids of the packs that there are."""
    offered: tuple[str, ...] = ()
    """What it can be by a button, as it is typed."""

    def may_be(self, settings: GroupSettings, packs: Collection[str]) -> bool:
        """Whether the rule can be as it is in `settings`."""
        value: object = getattr(settings, self.fields[0])
        if isinstance(value, str) and self.characters is not None and len(value) > self.characters:
            return False
        if isinstance(value, int) and self.limits is not None:
            return self.limits[0] <= value <= self.limits[1]
        return self.fits is None or self.fits(settings, packs)
