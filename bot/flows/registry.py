"""All flows together, each made from the same tools."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.flows.delivery.delivering import Delivering
from bot.flows.group.linking import Linking
from bot.flows.group.model_notice import tell_of_the_model
from bot.flows.group.packs import PackChoice
from bot.flows.group.pausing import Pausing
from bot.flows.group.privacy_notice import tell_of_the_privacy_text
from bot.flows.group.settings import Ruling
from bot.flows.group.support_card import warn_of_old_cards
from bot.flows.group.watch_list import Watching
from bot.flows.meetings.feeds import Feeding
from bot.flows.meetings.fetch_results import Fetch
from bot.flows.meetings.importing import Importing
from bot.flows.meetings.planning import Planning
from bot.flows.people.facts import Knowing, RunningFacts
from bot.flows.people.founding import Founding
from bot.flows.people.inviting import Inviting
from bot.flows.people.joining import Joining
from bot.flows.rounds.answering import Answering
from bot.flows.rounds.asking import Asking
from bot.flows.rounds.open_questions import OpenQuestions
from bot.flows.rounds.opening import Opening
from bot.flows.rounds.picking import Picking
from bot.flows.rounds.renewing import Renewing
from bot.flows.rounds.suggesting import Suggested, suggest
from bot.flows.shared.access import Actor
from bot.flows.shared.roll import tell_of_the_roll
from bot.flows.shared.tools import Tools
from bot.flows.summaries.publishing import Publishing
from bot.flows.summaries.reading import Reading
from bot.flows.upkeep.retention import Keeping


@dataclass(frozen=True)
class Flows:
    """All use cases, in one place."""

    knowing: Knowing
    founding: Founding
    inviting: Inviting
    joining: Joining
    planning: Planning
    picking: Picking
    importing: Importing
    feeding: Feeding
    asking: Asking
    answering: Answering
    renewing: Renewing
    open_questions: OpenQuestions
    opening: Opening
    publishing: Publishing
    reading: Reading
    ruling: Ruling
    packs: PackChoice
    linking: Linking
    pausing: Pausing
    delivering: Delivering
    keeping: Keeping
    watching: Watching
    suggest: Callable[[Actor, str], Awaitable[Suggested]]
    warn_of_old_cards: Callable[[], Awaitable[int]]
    tell_of_the_model: Callable[[], Awaitable[int]]
    tell_of_the_privacy_text: Callable[[], Awaitable[int]]
    tell_of_the_roll: Callable[[], Awaitable[int]]


def make_flows(tools: Tools, running: RunningFacts, fetch: Fetch) -> Flows:
    """Make every flow from the same tools; `fetch` fetches calendars."""
    return Flows(
        knowing=Knowing(tools, running),
        founding=Founding(tools),
        inviting=Inviting(tools),
        joining=Joining(tools),
        planning=Planning(tools),
        picking=Picking(tools),
        importing=Importing(tools),
        feeding=Feeding(tools, fetch),
        asking=Asking(tools),
        answering=Answering(tools),
        renewing=Renewing(tools),
        open_questions=OpenQuestions(tools),
        opening=Opening(tools),
        publishing=Publishing(tools),
        reading=Reading(tools),
        ruling=Ruling(tools),
        packs=PackChoice(tools),
        linking=Linking(tools),
        pausing=Pausing(tools),
        delivering=Delivering(tools),
        keeping=Keeping(tools),
        watching=Watching(tools),
        suggest=partial(suggest, tools),
        warn_of_old_cards=partial(warn_of_old_cards, tools),
        tell_of_the_model=partial(tell_of_the_model, tools),
        tell_of_the_privacy_text=partial(tell_of_the_privacy_text, tools),
        tell_of_the_roll=partial(tell_of_the_roll, tools),
    )
