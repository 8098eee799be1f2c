"""All flows together, each made from the same tools."""

from dataclasses import dataclass

from bot.flows.answering import Answering
from bot.flows.asking import Asking
from bot.flows.caring import Caring
from bot.flows.delivering import Delivering
from bot.flows.feeding import Feeding
from bot.flows.fetching import Fetch
from bot.flows.importing import Importing
from bot.flows.joining import Joining
from bot.flows.keeping import Keeping
from bot.flows.knowing import Knowing, RunningFacts
from bot.flows.opening import Opening
from bot.flows.picking import Picking
from bot.flows.planning import Planning
from bot.flows.publishing import Publishing
from bot.flows.reading import Reading
from bot.flows.ruling import Ruling
from bot.flows.suggesting import Suggesting
from bot.flows.telling import Telling
from bot.flows.tools import Tools
from bot.flows.watching import Watching


@dataclass(frozen=True)
class Flows:
    """What the house can do."""

    knowing: Knowing
    joining: Joining
    planning: Planning
    picking: Picking
    importing: Importing
    feeding: Feeding
    asking: Asking
    answering: Answering
    opening: Opening
    publishing: Publishing
    reading: Reading
    ruling: Ruling
    suggesting: Suggesting
    delivering: Delivering
    keeping: Keeping
    watching: Watching
    caring: Caring
    telling: Telling


def make_flows(tools: Tools, running: RunningFacts, fetch: Fetch) -> Flows:
    """Make every flow from the same tools; `fetch` fetches calendars."""
    return Flows(
        knowing=Knowing(tools, running),
        joining=Joining(tools),
        planning=Planning(tools),
        picking=Picking(tools),
        importing=Importing(tools),
        feeding=Feeding(tools, fetch),
        asking=Asking(tools),
        answering=Answering(tools),
        opening=Opening(tools),
        publishing=Publishing(tools),
        reading=Reading(tools),
        ruling=Ruling(tools),
        suggesting=Suggesting(tools),
        delivering=Delivering(tools),
        keeping=Keeping(tools),
        watching=Watching(tools),
        caring=Caring(tools),
        telling=Telling(tools),
    )
