"""The group's rules in words: all of them, those that belong together, one, and a change of one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.chat.messages import formatting
from bot.flows.group.settings import RulesNow
from bot.flows.shared.rule_notices import RuleChange
from bot.rules.group.rule import Rule, Section
from bot.rules.group.table import BY_NAME, RULES
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings

Words: TypeAlias = dict[str, str | int]
VALUE_LENGTH = 40
"""As much of a rule's value as a button has room for on a phone."""


@dataclass(frozen=True)
class Facts:
    """What sentences about rules speak of."""

    settings: GroupSettings
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the packs, by their ids."""
    names: int = 0
    roles: int = 0
    break_until: datetime | None = None


def facts_of(rules: RulesNow, now: datetime) -> Facts:
    """The rules as they are, with a break only if it is not over."""
    until = rules.group.paused_until
    on_break = until if until is not None and until > now else None
    return Facts(rules.group.settings, rules.titles, rules.names, rules.roles, on_break)


def rules_text(speech: Speech, group: str, facts: Facts) -> str:
    """Every rule in a line of its own, with what belongs together under one title."""
    parts = [section_lines(speech, section, facts) for section in Section]
    title = speech.say("settings-title", group=group)
    return "\n\n".join([title, *parts, speech.say("settings-end")])


def section_text(speech: Speech, section: Section, facts: Facts) -> Markup:
    """What belongs together, with a word about its buttons."""
    lines = section_lines(speech, section, facts)
    return Markup(f"{lines}\n\n{speech.say('settings-section-end')}")


def section_lines(speech: Speech, section: Section, facts: Facts) -> str:
    """The rules of a section under its title."""
    title = speech.say(f"settings-section-{section}")
    return "\n".join([f"<b>{title}</b>", *_lines(speech, section, facts)])


def section_value(speech: Speech, section: Section, facts: Facts) -> str:
    """The most important of a section's values, for its button."""
    names = {
        Section.WHEN: ("delay",),
        Section.WHAT: ("pack",),
        Section.BOXES: ("k", "weekly"),
        Section.PEOPLE: ("perspectives",),
        Section.HELP: ("contact",),
    }[section]
    return _short(", ".join(_value(speech, name, facts) for name in names))


def rule_value(speech: Speech, name: str, facts: Facts) -> str:
    """A rule's value, for its button."""
    return _short(_value(speech, name, facts))


def rule_text(speech: Speech, name: str, facts: Facts) -> Markup | None:
    """What one rule is for, how it is now, and how to change it; None for no rule of ours."""
    rule, text_id = BY_NAME.get(name), f"settings-change-{name}"
    if rule is None or not speech.knows(text_id):
        return None
    return speech.say(text_id, **_words(speech, name, facts))


def limits_in(rule: Rule) -> Words:
    """What a text on a rule that can't be so fills in."""
    least, most = rule.limits or (0, 0)
    return {"least": least, "most": most, "characters": rule.characters or 0}


def change_text(speech: Speech, change: RuleChange) -> Markup:
    """How a rule was and is, and what that means for answers already given.

    Raises MissingText.
    """
    before, after = (Facts(one, change.titles) for one in (change.before, change.after))
    parts = [
        speech.say("notice-rule-changed", group=change.group),
        speech.say("rule-before", line=_told_line(speech, change.line, before)),
        speech.say("rule-after", line=_told_line(speech, change.line, after)),
        *_meaning(speech, change),
    ]
    return Markup("\n\n".join(parts))


def _lines(speech: Speech, section: Section, facts: Facts) -> Iterable[Markup]:
    for rule in RULES:
        if rule.section is not section or rule.name == "calendar":
            continue
        if rule.name != "break" or facts.break_until is not None:
            yield speech.say(f"settings-{rule.name}", **_words(speech, rule.name, facts))


def _value(speech: Speech, name: str, facts: Facts) -> str:
    if name == "break" and facts.break_until is None:
        return speech.label("value-no-break")
    return speech.label(f"value-{name}", **_words(speech, name, facts))


def _short(value: str) -> str:
    return value if len(value) <= VALUE_LENGTH else value[: VALUE_LENGTH - 1].rstrip() + "…"


def _told_line(speech: Speech, line: str, facts: Facts) -> Markup:
    """As in the list of rules; the group's own lines of support are told themselves."""
    words = _words(speech, line, facts)
    return speech.say("rule-told-support" if line == "support" else f"settings-{line}", **words)


def _meaning(speech: Speech, change: RuleChange) -> list[Markup]:
    before, after = change.before, change.after
    if change.line == "keep":
        shorter = after.retention_months < before.retention_months
        return [speech.say("rule-told-keep", shorter="yes" if shorter else "no")]
    if change.line == "perspectives":
        return _renamed(speech, before, after)
    if change.line == "shown":
        return [speech.say("rule-told-shown")]
    return [speech.say("rule-told-later")] if change.line in ("k", "box", "prompts") else []


def _renamed(speech: Speech, before: GroupSettings, after: GroupSettings) -> list[Markup]:
    said = []
    for one in before.perspectives:
        name = after.perspective_name(one.id)
        if name is None:
            said.append(speech.say("rule-told-perspective-gone", name=one.name))
        elif name != one.name:
            said.append(speech.say("rule-told-perspective-renamed", before=one.name, after=name))
    return said


def _words(speech: Speech, name: str, facts: Facts) -> Words:
    """What a rule's texts fill in."""
    return _WORDS[name](speech, facts) if name in _WORDS else {}


def _quiet(speech: Speech, facts: Facts) -> Words:
    start, end = facts.settings.quiet_from, facts.settings.quiet_to
    if start == end:
        return {"hours": speech.label("quiet-none")}
    words = {"from": formatting.clock(start), "to": formatting.clock(end)}
    return {"hours": speech.label("quiet-hours", **words)}


def _weekly(speech: Speech, facts: Facts) -> Words:
    at = facts.settings.weekly_time
    day = formatting.weekday(speech, facts.settings.weekly_day)
    return {"day": day, "time": formatting.clock(at)}


def _pack(speech: Speech, facts: Facts) -> Words:
    chosen = facts.settings.rotation or (facts.settings.pack,)
    return {"pack": ", ".join(facts.titles.get(one, one) for one in chosen)}


def _break(speech: Speech, facts: Facts) -> Words:
    if facts.break_until is None:
        return {}
    return {"until": formatting.day_at(speech, facts.break_until, facts.settings.zone)}


def _shown(speech: Speech, facts: Facts) -> Words:
    return {"shown": "yes" if facts.settings.show_perspectives else "no", "k": facts.settings.k}


def _contact(speech: Speech, facts: Facts) -> Words:
    return {"contact": facts.settings.human_contact or speech.label("contact-none")}


def _support(speech: Speech, facts: Facts) -> Words:
    own = facts.settings.support
    return {"some": "yes" if own else "no", "lines": own or "-"}


_WORDS: dict[str, Callable[[Speech, Facts], Words]] = {
    "delay": lambda _, facts: {"minutes": facts.settings.delay_minutes},
    "quiet": _quiet,
    "zone": lambda _, facts: {"zone": facts.settings.zone},
    "break": _break,
    "pack": _pack,
    "prompts": lambda _, facts: {"count": facts.settings.prompts_per_round},
    "k": lambda _, facts: {"k": facts.settings.k},
    "weekly": _weekly,
    "box": lambda _, facts: {"weeks": facts.settings.box_weeks},
    "keep": lambda _, facts: {"months": facts.settings.retention_months},
    "perspectives": lambda _, facts: {"perspectives": ", ".join(facts.settings.perspective_names)},
    "shown": _shown,
    "contact": _contact,
    "support": _support,
    "watch": lambda _, facts: {"count": facts.names},
    "roles": lambda _, facts: {"count": facts.roles},
}
