"""No rule of a group changes in silence, unless its change changes nothing for members."""

from dataclasses import fields, replace
from datetime import date, time

import pytest

from bot.rules.group.changes import Changes
from bot.rules.group.rule import Harmless, Rule, Told
from bot.rules.group.table import BY_NAME, RULES, called, told
from storage.records import Group, GroupSettings, Perspective, WatchList

BEFORE = GroupSettings()
OTHERS: dict[str, object] = {
    "zone": "Europe/Dublin",
    "language": "cy",
    "k": 4,
    "delay_minutes": 5,
    "quiet_from": time(21),
    "quiet_to": time(9),
    "weekly_day": 2,
    "weekly_time": time(9),
    "pack": "role-support",
    "rotation": ("a", "b"),
    "prompts_per_round": 2,
    "no_repeat_rounds": 1,
    "box_weeks": 2,
    "show_perspectives": True,
    "perspectives": (Perspective(1, "Lived experience"), *BEFORE.perspectives[1:]),
    "highest_perspective": 9,
    "human_contact": "Ana Lee",
    "support": "The Hub",
    "support_checked": date(2026, 11, 3),
    "retention_months": 24,
}
"""Another value for each field."""
OF_THE_GROUP = {"linked_chat", "linked_topic", "paused_until"}
NO_RULES = {"id", "name", "settings", "damaged", "opened_on_request_at"}
"""What a group is, and /open, which is told to everybody when it is used."""


def silent(rules: tuple[Rule, ...]) -> set[str]:
    """The fields that hold rules and of which no rule of the table says who hears of a change."""
    held = {field for rule in rules for field in rule.fields}
    known = {one.name for one in fields(GroupSettings)} | OF_THE_GROUP
    return (known | {one.name for one in fields(WatchList)}) - held


def test_every_rule_is_told_or_harmless() -> None:
    assert silent(RULES) == set()
    assert {one.name for one in fields(Group)} == OF_THE_GROUP | NO_RULES


def test_a_silent_rule_is_found() -> None:
    assert silent(tuple(rule for rule in RULES if rule.name != "box")) == {"box_weeks"}


def test_no_field_is_in_two_rules() -> None:
    held = [field for rule in RULES for field in rule.fields]

    assert len(held) == len(set(held))


@pytest.mark.parametrize("field", [one.name for one in fields(GroupSettings)])
def test_a_field_that_changes_is_told_unless_it_is_harmless(field: str) -> None:
    [rule] = [rule for rule in RULES if field in rule.fields]

    changed = replace(BEFORE, **{field: OTHERS[field]})  # type: ignore[arg-type]

    assert changed != BEFORE
    expected = () if isinstance(rule.telling, Harmless) else (rule.telling.line,)
    assert told(BEFORE, changed) == expected


@pytest.mark.parametrize(
    "perspectives",
    [
        BEFORE.perspectives[::-1],
        BEFORE.perspectives[:2],
        (*BEFORE.perspectives, Perspective(4, "C")),
    ],
)
def test_any_other_list_of_perspectives_is_told(perspectives: tuple[Perspective, ...]) -> None:
    assert told(BEFORE, replace(BEFORE, perspectives=perspectives)) == ("perspectives",)


def test_what_stays_the_same_is_not_told() -> None:
    turns = replace(BEFORE, rotation=("a", "b"))

    assert told(BEFORE, BEFORE) == ()
    assert told(turns, replace(turns, pack="c")) == (), "other packs take turns"


def test_a_rule_without_a_word_to_everybody_says_why_and_cannot_be_typed() -> None:
    harmless = [rule for rule in RULES if isinstance(rule.telling, Harmless)]

    assert harmless
    assert all(isinstance(rule.telling, Harmless) and rule.telling.why for rule in harmless)
    assert all(rule.read is None for rule in harmless)


def test_every_sentence_that_is_told_belongs_to_a_rule() -> None:
    for rule in RULES:
        if isinstance(rule.telling, Told):
            assert BY_NAME[rule.telling.line].telling == rule.telling


def test_every_change_that_a_flow_takes_is_a_rule_of_the_table() -> None:
    held = {field for rule in RULES for field in rule.fields}

    assert set(Changes.__annotations__) <= held


def test_no_word_means_two_rules() -> None:
    words = [word for rule in RULES for word in (rule.name, *rule.aliases)]

    assert len(words) == len(set(words))
    assert called("THRESHOLD:") is BY_NAME["k"]
    assert called("language") is None
