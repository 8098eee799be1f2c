"""Calendars at addresses, which are looked at every few hours; and the group's holidays."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.membership import admins_group
from bot.chat.dispatch.routes import Callback, Routes, on
from bot.chat.meetings.files import found_text, why_text
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.feeds import FeedTrouble, TooManyFeeds
from bot.flows.shared.access import Actor
from bot.flows.shared.times import zone_of
from bot.texts.speech import Markup


@dataclass(frozen=True)
class AddFeedTap(Tap):
    """Let me type a calendar's address."""

    verb: ClassVar[str] = "ca"
    group_id: str


@dataclass(frozen=True)
class RemoveFeedTap(Tap):
    """Look at this calendar no more."""

    verb: ClassVar[str] = "cx"
    group_id: str
    feed_id: str


@dataclass(frozen=True)
class ClearHolidaysTap(Tap):
    """No day is a holiday any more."""

    verb: ClassVar[str] = "cc"
    group_id: str


async def calendars_text(context: Context, actor: Actor) -> tuple[Markup, Buttons]:
    """The group's calendars and holidays, each to be removed."""
    speech, overview = context.speech, await context.flows.feeding.overview(actor)
    group, known = overview.group, overview.feeds
    lines = [
        speech.say(
            "feed-line",
            number=number,
            host=_host(feed.url),
            match=feed.match or "-",
            read=formatting.moment(speech, feed.fetched_at, group.settings.zone, context.clock())
            if feed.fetched_at
            else "-",
        )
        for number, feed in enumerate(known, start=1)
    ]
    buttons = [
        [
            tap_button(
                speech.label("button-remove-feed", number=number), RemoveFeedTap(group.id, feed.id)
            )
        ]
        for number, feed in enumerate(known, start=1)
    ]
    if overview.holidays:
        lines.append(speech.say("holidays-line", count=len(overview.holidays)))
        clear = tap_button(speech.label("button-clear-holidays"), ClearHolidaysTap(group.id))
        buttons.append([clear])
    add = tap_button(speech.label("button-add-calendar"), AddFeedTap(group.id))
    buttons.insert(0, [add])
    head = speech.say("feeds-title" if known else "feeds-none", group=group.name)
    return Markup("\n\n".join([head, *lines, speech.say("feeds-how")])), buttons


async def add_feed(context: Context, actor: Actor, words: str) -> tuple[Markup, Buttons]:
    """ "https://… steering": look at this calendar from now on."""
    url, _, match = words.strip().partition(" ")
    if not url:
        return await calendars_text(context, actor)
    zone = zone_of(admins_group(context, actor.group_id).settings)
    added = await context.flows.feeding.add(actor, url, match, zone=zone)
    if isinstance(added, FeedTrouble):
        return why_text(context, added.reason), []
    if isinstance(added, TooManyFeeds):
        return context.speech.say("feeds-too-many", most=added.most), []
    found = found_text(context.speech, added.preview, match)
    return Markup(f"{context.speech.say('feed-added')}\n\n{found}"), []


async def on_add_feed(context: Context, tap: AddFeedTap, callback: Callback) -> None:
    """Ask for the address; what is typed next runs /settings with it."""
    group = admins_group(context, tap.group_id)
    await context.answer(callback.query)
    question, hint = context.speech.say("feed-ask"), context.speech.label("feed-hint")
    await context.ask_for_words("settings", question, hint, group.id, begun="calendar")


async def on_remove_feed(context: Context, tap: RemoveFeedTap, callback: Callback) -> None:
    """Look at it no more."""
    actor = Actor(context.chat_id, tap.group_id)
    cancelled = await context.flows.feeding.remove(actor, tap.feed_id)
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say("feed-removed", count=cancelled or 0))


async def on_clear_holidays(context: Context, tap: ClearHolidaysTap, callback: Callback) -> None:
    """Ask on any day again."""
    await context.flows.importing.clear_holidays(Actor(context.chat_id, tap.group_id))
    await context.answer(callback.query)
    await context.edit(callback.message, context.speech.say("holidays-cleared"))


def _host(url: str) -> str:
    """Where a calendar is, without the part of its address that is a secret."""
    return re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0][:60]


ROUTES = Routes(
    taps=(
        on(AddFeedTap, on_add_feed),
        on(RemoveFeedTap, on_remove_feed),
        on(ClearHolidaysTap, on_clear_holidays),
    )
)
