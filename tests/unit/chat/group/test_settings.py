"""Rules change by a line or by a button, and a value that can't be says what can."""

import pytest

from bot.chat.group.buttons import (
    rule_buttons,
    section_buttons,
    value_buttons,
    weekly_times,
)
from bot.chat.group.parsing import Wanted, read_setting
from bot.chat.group.sentences import Facts, rule_text
from bot.chat.group.taps import RuleTap, SetTap
from bot.rules.group.rule import Section
from bot.rules.group.table import TYPED_NAMES
from bot.texts.speech import Speech
from storage.records import Group, GroupSettings
from tests.unit.chat.stage import Stage

GROUP = Group("0123456789abcdef", "Steering group", GroupSettings())
BAD_LINES = (
    ("k 2", "can be 3 to 10"),
    ("k many", "can be 3 to 10"),
    ("weekly 12:00", "I need a day and a time"),
    ("delay 5000", "0 to 1,440 minutes"),
    ("quiet 20:00", "I need two times"),
    ("pack nonsense", "worked-together"),
    ("prompts 9", "1 to 3 questions"),
    ("zone Mars", "I don’t know this place"),
    ("perspectives LXP", "I need 2 to 8 perspectives"),
    ("perspectives A, a", "I need 2 to 8 perspectives"),
    ("shown perhaps", "Say yes or no"),
    ("contact " + "x" * 201, "200 characters or fewer"),
    ("support " + "x" * 601, "600 characters or fewer"),
    ("box 99", "1 to 8 weeks"),
    ("keep 0", "1 to 60 months"),
    ("<b>nonsense</b> 3", "I don’t know the rule “<b>nonsense</b>”"),
)
BY_BUTTON = ("k", "delay", "quiet", "prompts", "box", "keep", "zone", "shown")


async def settings(stage: Stage) -> GroupSettings:
    return (await stage.app.flows.knowing.about(stage.actor)).group.settings


@pytest.mark.parametrize("name", BY_BUTTON)
def test_every_button_of_a_rule_means_a_line_that_is_understood(name: str) -> None:
    rows = value_buttons(Speech(), GROUP, name)
    taps = [SetTap.read(str(button.callback_data)) for row in rows for button in row]
    lines = [tap.line for tap in taps if tap is not None]

    assert len(lines) == sum(len(row) for row in rows) - 1, "all but the way back"
    for line in lines:
        read = read_setting(line)
        assert isinstance(read, Wanted), line
        assert read.name == name


@pytest.mark.parametrize("day", range(7))
def test_every_button_of_a_weekly_time_is_on_its_day(day: int) -> None:
    rows = weekly_times(Speech(), GROUP, day)
    taps = [SetTap.read(str(button.callback_data)) for row in rows for button in row]
    reads = [read_setting(tap.line) for tap in taps if tap is not None]

    assert len(reads) == 6
    for read in reads:
        assert isinstance(read, Wanted)
        assert read.changes["weekly_day"] == day
        assert "weekly_time" in read.changes


def test_every_rule_stands_in_one_section_with_its_value_and_an_explanation() -> None:
    facts = Facts(GROUP.settings)
    rows = [row for one in Section for row in rule_buttons(Speech(), GROUP, one, facts)]
    taps = [RuleTap.read(str(button.callback_data)) for row in rows for button in row]
    named = [tap.name for tap in taps if tap is not None]

    assert len(named) == len(set(named))
    assert {*named, "pack", "rotation"} == {*TYPED_NAMES, "break", "calendar"}
    for name in set(named) - {"contact", "calendar", "support", "watch", "roles"}:
        assert rule_text(Speech(), name, facts)


def test_the_first_buttons_of_settings_say_the_values_that_matter_most() -> None:
    rows = section_buttons(Speech(), GROUP, Facts(GROUP.settings, {"worked-together": "Us"}))

    assert [button.text for row in rows for button in row] == [
        "When I ask: after 30 minutes",
        "What I ask: Us",
        "Boxes and summaries: 5 answers, Friday 12:00",
        "Perspectives: LXP, Professional, Manager",
        "Help and names: nobody is named yet",
    ]


def test_the_explanation_of_a_made_up_rule_is_none() -> None:
    assert rule_text(Speech(), "nonsense", Facts(GROUP.settings)) is None


async def test_a_lower_threshold_is_said_to_count_for_later_rounds_only(stage: Stage) -> None:
    await stage.ann.say("/settings k 4")

    changed = await stage.ann.expect("From the next round on, a box needs 4 answers")
    assert "Boxes that are locked now keep the number they were promised" in changed.text
    assert "Least answers before a box is opened: 4" in changed.text
    assert (await settings(stage)).k == 4


async def test_what_can_not_be_is_told_what_can(stage: Stage) -> None:
    for line, said in BAD_LINES:
        await stage.ann.say(f"/settings {line}")
        await stage.ann.expect(said)

    assert await settings(stage) == GroupSettings()


async def test_the_weekly_time_is_chosen_by_buttons(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("Boxes and summaries: 5 answers, Friday 12:00")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Weekly time: Friday 12:00")
    await stage.ann.expect("First choose the day")
    await stage.ann.tap("Monday")
    await stage.ann.expect("At what time on Monday?")

    await stage.ann.tap("16:00")

    await stage.ann.expect("Weekly summary: every Monday at 16:00")
    now = await settings(stage)
    assert (now.weekly_day, now.weekly_time.hour) == (0, 16)


async def test_a_person_to_talk_to_is_named_and_shown_by_support(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("Help and names: nobody is named yet")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("Person to talk to: nobody is named yet")
    question = await stage.ann.expect("Answer this message with a name")
    await stage.restart()

    await stage.ann.say("Ana Lee, 020 7946 0000", reply_to=question)
    await stage.ann.expect("A person to talk to: Ana Lee, 020 7946 0000")
    await stage.others[0].say("/support")

    card = await stage.others[0].expect("Samaritans: call 116 123")
    assert "Ana Lee, 020 7946 0000" in card.text


async def test_a_pack_is_chosen_by_a_button(stage: Stage) -> None:
    await stage.ann.say("/prompts")
    await stage.ann.expect("Your group uses this pack")
    await stage.ann.tap("See: Role and support")
    await stage.ann.expect("Your group does not use this pack now")

    await stage.ann.tap("Use this pack")

    await stage.ann.expect("from the pack “Role and support”")
    assert (await settings(stage)).pack == "role-support"


async def test_a_break_for_the_group_is_begun_and_ended(stage: Stage) -> None:
    await stage.ann.say("/settings")
    await stage.ann.expect("The rules of")
    await stage.ann.tap("When I ask: after 30 minutes")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("A break for the group: none")
    await stage.ann.expect("A break stops new questions")
    await stage.ann.tap("2 weeks")
    await stage.ann.expect("is on a break until Tuesday 17 November 2026")
    await stage.ann.say("/ask")
    await stage.ann.expect("Shall I ask")
    await stage.ann.tap("Ask now")
    await stage.ann.expect("The group is on a break")

    await stage.ann.tap("Back to the rules")
    await stage.ann.expect("The group is on a break until")
    await stage.ann.tap("When I ask: after 30 minutes")
    await stage.ann.expect("I tell everyone in the group about a change")
    await stage.ann.tap("A break for the group: until Tuesday 17 November 2026")
    await stage.ann.expect("A break stops new questions")
    await stage.ann.tap("End the break")

    await stage.ann.expect("is over")
    assert (await stage.app.flows.knowing.about(stage.actor)).group.paused_until is None
