"""Puts the parts of the chat together."""

from collections.abc import Callable
from datetime import datetime

from telegram import Bot

from bot.chat.answering import clearing, drafting, editing, incoming, offering, plain_words, tapping
from bot.chat.dispatch.conversations import Conversations
from bot.chat.dispatch.routes import RouteTable
from bot.chat.group import linking, pausing, settings, support_lines, typed
from bot.chat.information import group_card, help, my_data, proof, support
from bot.chat.meetings import (
    by_buttons,
    card,
    feeds,
    files,
    listing,
    planning,
    prompts_for_one,
)
from bot.chat.people import founding, inviting, joining, leaving, profile, roster
from bot.chat.rounds import asking, opening, packs, suggesting
from bot.chat.routing import Dispatcher
from bot.chat.summaries import reading, theme_search
from bot.flows.registry import Flows

PARTS = (
    tapping.ROUTES,
    drafting.ROUTES,
    editing.ROUTES,
    offering.ROUTES,
    plain_words.ROUTES,
    incoming.ROUTES,
    clearing.ROUTES,
    joining.ROUTES,
    profile.ROUTES,
    founding.ROUTES,
    inviting.ROUTES,
    roster.ROUTES,
    linking.ROUTES,
    planning.ROUTES,
    by_buttons.ROUTES,
    listing.ROUTES,
    card.ROUTES,
    prompts_for_one.ROUTES,
    files.ROUTES,
    feeds.ROUTES,
    asking.ROUTES,
    packs.ROUTES,
    opening.ROUTES,
    reading.ROUTES,
    theme_search.ROUTES,
    settings.ROUTES,
    support_lines.ROUTES,
    typed.ROUTES,
    group_card.ROUTES,
    help.ROUTES,
    proof.ROUTES,
    support.ROUTES,
    my_data.ROUTES,
    leaving.ROUTES,
    pausing.ROUTES,
    suggesting.ROUTES,
)


def open_front(
    bot: Bot,
    flows: Flows,
    clock: Callable[[], datetime],
    met: Callable[[int, bool], None] = lambda chat_id, stranger: None,
) -> Dispatcher:
    """The front that updates are handed to; `met` is told who writes, and if they are strangers."""
    return Dispatcher(bot, flows, clock, Conversations(), RouteTable(PARTS), met=met)
