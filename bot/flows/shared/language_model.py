"""What flows know of the language model, if there is one: where it is, and how it is asked."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from bot.addresses import Reach
from bot.summaries.model import Summary
from bot.summaries.proposals.asking import Accepted, Asked, ask, with_proposals
from storage.records import WatchList

Propose = Callable[[Asked, WatchList], Awaitable[Accepted]]
"""Ask the model, and give back what may be used of its proposals; it never raises."""


@dataclass(frozen=True)
class ModelServer:
    """Where the language model runs, as far as people should know."""

    reach: Reach
    host: str

    @property
    def told(self) -> str:
        """What somebody knows who was told of it; another model is news if it is elsewhere."""
        return f"{self.reach} {self.host}" if self.reach is Reach.AWAY else str(self.reach)


@dataclass(frozen=True, repr=False)
class LanguageModel:
    """A language model that may propose names of themes."""

    server: ModelServer
    propose: Propose

    async def rename(self, summary: Summary, told_on: date | None, watch: WatchList) -> Summary:
        """The summary with the names and the link that were proposed and check.

        Nothing is sent before everybody was told: `told_on` is the day of that in the group's
        zone, None if it has not been, and questions that were asked up to then are left out.
        """
        asked = None if told_on is None else ask(summary, told_on=told_on)
        if asked is None:
            return summary
        return with_proposals(summary, await self.propose(asked, watch))
