"""Puts the parts of the chat together."""

from collections.abc import Callable
from datetime import datetime

from telegram import Bot

from bot.chat import (
    answering,
    asking,
    calendars,
    clearing,
    day_buttons,
    describing,
    drafting,
    feeds,
    founding,
    group_card,
    inviting,
    joining,
    knowing,
    leaving,
    linking,
    meeting_card,
    meeting_list,
    my_data,
    opening,
    packs,
    pausing,
    people,
    picking,
    planning,
    reading,
    setting_typed,
    settings,
    suggesting,
    support,
    theme_search,
)
from bot.chat.handling import Table
from bot.chat.places import Places
from bot.chat.routing import Front
from bot.flows.house import Flows

PARTS = (
    answering.ROUTES,
    drafting.ROUTES,
    clearing.ROUTES,
    joining.ROUTES,
    describing.ROUTES,
    founding.ROUTES,
    inviting.ROUTES,
    people.ROUTES,
    linking.ROUTES,
    planning.ROUTES,
    day_buttons.ROUTES,
    meeting_list.ROUTES,
    meeting_card.ROUTES,
    picking.ROUTES,
    calendars.ROUTES,
    feeds.ROUTES,
    asking.ROUTES,
    packs.ROUTES,
    opening.ROUTES,
    reading.ROUTES,
    theme_search.ROUTES,
    settings.ROUTES,
    setting_typed.ROUTES,
    group_card.ROUTES,
    knowing.ROUTES,
    support.ROUTES,
    my_data.ROUTES,
    leaving.ROUTES,
    pausing.ROUTES,
    suggesting.ROUTES,
)


def open_front(bot: Bot, flows: Flows, clock: Callable[[], datetime]) -> Front:
    """The front that updates are handed to."""
    return Front(bot, flows, clock, Places(), Table(PARTS))
