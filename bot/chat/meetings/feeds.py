"""Calendars at addresses, which are looked at every few hours; and the group's holidays."""

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.membership import admins_group, here
from bot.chat.dispatch.routes import Routes, Touch, on
from bot.chat.meetings.files import found_text, why_text
from bot.chat.messages import formatting
from bot.chat.messages.buttons import Buttons, tap_button
from bot.chat.messages.taps import Tap
from bot.flows.meetings.feeds import FeedTrouble, TooManyFeeds
from bot.flows.shared.access import Who
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


async def calendars_text(desk: Desk, who: Who) -> tuple[Markup, Buttons]:
    """The group's calendars and holidays, each to be removed."""
    group, speech = here(desk, who.group_id).group, desk.speech
    known = await desk.flows.feeding.all(who)
    lines = [
        speech.say(
            "feed-line",
            number=number,
            host=_host(feed.url),
            match=feed.match or "-",
            read=formatting.moment(speech, feed.fetched_at, group.settings.zone)
            if feed.fetched_at
            else "-",
        )
        for number, feed in enumerate(known, start=1)
    ]
    holidays = await desk.flows.importing.holidays(who)
    buttons = [
        [
            tap_button(
                speech.label("button-remove-feed", number=number), RemoveFeedTap(group.id, feed.id)
            )
        ]
        for number, feed in enumerate(known, start=1)
    ]
    if holidays:
        lines.append(speech.say("holidays-line", count=len(holidays)))
        clear = tap_button(speech.label("button-clear-holidays"), ClearHolidaysTap(group.id))
        buttons.append([clear])
    add = tap_button(speech.label("button-add-calendar"), AddFeedTap(group.id))
    buttons.insert(0, [add])
    head = speech.say("feeds-title" if known else "feeds-none", group=group.name)
    return Markup("\n\n".join([head, *lines, speech.say("feeds-how")])), buttons


async def add_feed(desk: Desk, who: Who, words: str) -> tuple[Markup, Buttons]:
    """ "https://… steering": look at this calendar from now on."""
    url, _, match = words.strip().partition(" ")
    if not url:
        return await calendars_text(desk, who)
    added = await desk.flows.feeding.add(who, url, match)
    if isinstance(added, FeedTrouble):
        return why_text(desk, added.reason, added.detail), []
    if isinstance(added, TooManyFeeds):
        return desk.speech.say("feeds-too-many", most=added.most), []
    found = found_text(desk, here(desk, who.group_id).group, added.preview)
    return Markup(f"{desk.speech.say('feed-added')}\n\n{found}"), []


async def on_add_feed(desk: Desk, tap: AddFeedTap, touch: Touch) -> None:
    """Ask for the address; what is typed next runs /settings with it."""
    group = admins_group(desk, tap.group_id)
    await desk.answer(touch.query)
    question, hint = desk.speech.say("feed-ask"), desk.speech.label("feed-hint")
    await desk.ask_for_words("settings", question, hint, group.id, begun="calendar")


async def on_remove_feed(desk: Desk, tap: RemoveFeedTap, touch: Touch) -> None:
    """Look at it no more."""
    who = Who(desk.chat_id, tap.group_id)
    cancelled = await desk.flows.feeding.remove(who, tap.feed_id)
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say("feed-removed", count=cancelled or 0))


async def on_clear_holidays(desk: Desk, tap: ClearHolidaysTap, touch: Touch) -> None:
    """Ask on any day again."""
    await desk.flows.importing.clear_holidays(Who(desk.chat_id, tap.group_id))
    await desk.answer(touch.query)
    await desk.edit(touch.message, desk.speech.say("holidays-cleared"))


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
