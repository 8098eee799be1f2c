"""What every flow is given: the store, the keyring, the clock, the random source, the packs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.flows.shared.language_model import LanguageModel
from bot.rules.sealing.ballots import Entropy
from bot.summaries.themes.finding import find_themes
from bot.summaries.themes.model import Themes, Voice
from bot.summaries.themes.weeks import Since, Told, since_earlier
from prompts.model import Pack
from storage.keyring import Keyring
from storage.records import Group
from storage.store import Store

Find = Callable[[Sequence[Voice]], Themes]
Compare = Callable[[Sequence[Told], Sequence[Sequence[Told]]], Since]

SEED_BYTES = 16


@dataclass(frozen=True)
class Theming:
    """How themes are found, and compared with those of earlier weeks; both may take seconds."""

    find: Find = find_themes
    compare: Compare = since_earlier


@dataclass(frozen=True, repr=False)
class Tools:
    """The tools of the flows; `clock` gives an aware UTC datetime.

    `model` may propose names for themes; as a rule there is none.
    """

    store: Store
    keyring: Keyring
    clock: Callable[[], datetime]
    entropy: Entropy
    packs: tuple[Pack, ...]
    theming: Theming = Theming()
    model: LanguageModel | None = None

    def shuffler(self) -> Random:
        """A generator seeded from the random source, for choosing and shuffling."""
        return Random(int.from_bytes(self.entropy(SEED_BYTES)))  # noqa: S311 (seeded by entropy)

    def pack_of(self, group: Group) -> Pack:
        """The pack that the group chose, or the first one if it is no longer there."""
        chosen = [pack for pack in self.packs if pack.id == group.settings.pack]
        return chosen[0] if chosen else self.packs[0]
