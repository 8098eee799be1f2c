"""The group's rules as sentences: all of them, or one with what it is for."""

from datetime import datetime

from bot.chat.messages import formatting
from bot.texts.speech import Markup, Speech
from storage.records import Group, WatchList


def rules_text(speech: Speech, group: Group, pack: str, watched: WatchList, now: datetime) -> str:
    """Every rule in a line of its own; `pack` is the title of the chosen pack."""
    settings, say = group.settings, speech.say
    weekday, at = formatting.weekday(speech, settings.weekly_day), settings.weekly_time
    lines = [
        say("settings-k", k=settings.k),
        say("settings-weekly", day=weekday, time=formatting.clock(at)),
        say("settings-delay", minutes=settings.delay_minutes),
        say("settings-quiet", hours=_quiet(speech, group)),
        say("settings-pack", pack=pack),
        say("settings-prompts", count=settings.prompts_per_round),
        say("settings-box", weeks=settings.box_weeks),
        say("settings-keep", months=settings.retention_months),
        say("settings-zone", zone=settings.zone),
        say("settings-perspectives", perspectives=", ".join(settings.perspective_names)),
        say("settings-shown" if settings.show_perspectives else "settings-hidden"),
        say("settings-contact", contact=_contact(speech, group)),
        say("settings-support" if settings.support else "settings-support-none"),
        say("settings-watch", count=len(watched.names)),
        say("settings-roles", count=len(watched.roles)),
    ]
    if group.paused_until is not None and group.paused_until > now:
        until = formatting.day_at(speech, group.paused_until, settings.zone)
        lines.append(say("settings-break", until=until))
    title = say("settings-title", group=group.name)
    return "\n\n".join([title, "\n".join(lines), say("settings-end")])


def rule_text(speech: Speech, group: Group, name: str) -> Markup | None:
    """What one rule is for, how it is now, and how to change it; None for no rule of ours."""
    settings, say = group.settings, speech.say
    if name == "k":
        return say("settings-change-k", k=settings.k)
    if name == "weekly":
        day = formatting.weekday(speech, settings.weekly_day)
        at = formatting.clock(settings.weekly_time)
        return say("settings-change-weekly", day=day, time=at)
    if name == "delay":
        return say("settings-change-delay", minutes=settings.delay_minutes)
    if name == "quiet":
        return say("settings-change-quiet", hours=_quiet(speech, group))
    if name == "prompts":
        return say("settings-change-prompts", count=settings.prompts_per_round)
    if name == "box":
        return say("settings-change-box", weeks=settings.box_weeks)
    return _more_rule_text(speech, group, name)


def _more_rule_text(speech: Speech, group: Group, name: str) -> Markup | None:
    settings, say = group.settings, speech.say
    if name == "zone":
        return say("settings-change-zone", zone=settings.zone)
    if name == "perspectives":
        return say(
            "settings-change-perspectives", perspectives=", ".join(settings.perspective_names)
        )
    if name == "keep":
        return say("settings-change-keep", months=settings.retention_months)
    if name == "shown":
        shown = "yes" if settings.show_perspectives else "no"
        return say("settings-change-shown", shown=shown, k=settings.k)
    if name == "break":
        return say("settings-change-break")
    return None


def _quiet(speech: Speech, group: Group) -> str:
    start, end = group.settings.quiet_from, group.settings.quiet_to
    if start == end:
        return speech.label("quiet-none")
    words = {"from": formatting.clock(start), "to": formatting.clock(end)}
    return speech.label("quiet-hours", **words)


def _contact(speech: Speech, group: Group) -> str:
    return group.settings.human_contact or speech.label("contact-none")
