"""What may be typed after /settings, rule by rule."""

from datetime import time

import pytest

from bot.chat.group.parsing import BadValue, UnknownRule, Wanted, WatchWanted, read_setting
from bot.rules.group.changes import Changes
from bot.rules.group.perspectives import Renamed
from bot.rules.group.reading import time_of


@pytest.mark.parametrize(
    ("line", "name", "changes"),
    [
        ("k 4", "k", {"k": 4}),
        ("K = 4", "k", {"k": 4}),
        ("weekly Friday 12:00", "weekly", {"weekly_day": 4, "weekly_time": time(12)}),
        ("weekly every mon at 9.30am", "weekly", {"weekly_day": 0, "weekly_time": time(9, 30)}),
        ("weekly Sunday", "weekly", {"weekly_day": 6}),
        ("zone Europe/London", "zone", {"zone": "Europe/London"}),
        ("zone europe/dublin", "zone", {"zone": "Europe/Dublin"}),
        ("zone Isle of Man", "zone", {"zone": "Europe/Isle_of_Man"}),
        ("quiet 20:00-08:00", "quiet", {"quiet_from": time(20), "quiet_to": time(8)}),
        ("quiet from 8pm to 8am", "quiet", {"quiet_from": time(20), "quiet_to": time(8)}),
        ("quiet 20:00–08:00", "quiet", {"quiet_from": time(20), "quiet_to": time(8)}),
        ("quiet none", "quiet", {"quiet_from": time(0), "quiet_to": time(0)}),
        ("delay 30", "delay", {"delay_minutes": 30}),
        ("delay 45 minutes", "delay", {"delay_minutes": 45}),
        ("prompts 2", "prompts", {"prompts_per_round": 2}),
        ("keep 6 months", "keep", {"retention_months": 6}),
        ("box 4 weeks", "box", {"box_weeks": 4}),
        ("pack role-support", "pack", {"pack": "role-support"}),
        ("contact Ana Lee,  020 7946 0000", "contact", {"human_contact": "Ana Lee, 020 7946 0000"}),
        ("contact none", "contact", {"human_contact": ""}),
        ("shown yes", "shown", {"show_perspectives": True}),
        ("shown off", "shown", {"show_perspectives": False}),
        (
            "perspectives LXP = Lived  experience, Manager",
            "perspectives",
            {"perspectives": (Renamed("LXP", "Lived experience"), "Manager")},
        ),
        (
            "perspectives LXP, Peer  worker ,Manager",
            "perspectives",
            {"perspectives": ("LXP", "Peer worker", "Manager")},
        ),
    ],
)
def test_a_rule_and_its_value_are_read_from_one_line(
    line: str, name: str, changes: Changes
) -> None:
    assert read_setting(line) == Wanted(name, changes)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("k", "k"),
        ("k four", "k"),
        ("k -1", "k"),
        ("weekly", "weekly"),
        ("weekly 12:00", "weekly"),
        ("weekly Friday 9", "weekly"),
        ("weekly Friday 25:00", "weekly"),
        ("quiet 20:00", "quiet"),
        ("quiet a-b", "quiet"),
        ("delay soon", "delay"),
        ("shown maybe", "shown"),
        ("perspectives ,", "perspectives"),
        ("contact", "contact"),
        ("zone", "zone"),
        ("zone Atlantis", "zone"),
        ("zone ../../etc/passwd", "zone"),
    ],
)
def test_a_value_that_cannot_be_read_is_never_guessed(line: str, name: str) -> None:
    assert read_setting(line) == BadValue(name)


def test_an_unknown_rule_is_given_back_as_typed() -> None:
    assert read_setting("Threshold2 4") == UnknownRule("Threshold2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", time(14)),
        ("09:05", time(9, 5)),
        ("2pm", time(14)),
        ("2.15 pm", time(14, 15)),
        ("noon", time(12)),
        ("9", None),
        ("7 o'clock", None),
        ("24:00", None),
        ("14:00 or so", None),
        ("10:00-11:00", None),
        ("", None),
    ],
)
def test_a_time_is_read_only_if_it_can_mean_one_time(text: str, expected: time | None) -> None:
    assert time_of(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("watch Siân, Dr  Okafor", WatchWanted("watch", ("Siân", "Dr Okafor"))),
        ("watch\nSiân\nDr Okafor\n", WatchWanted("watch", ("Siân", "Dr Okafor"))),
        ("Names: Bob;Sue", WatchWanted("watch", ("Bob", "Sue"))),
        ("roles chair, project manager", WatchWanted("roles", ("chair", "project manager"))),
        ("roles none", WatchWanted("roles", ())),
        ("watch", BadValue("watch")),
        ("watch , ;", BadValue("watch")),
        ("support Us,  9 to 5\n\nCall", Wanted("support", {"support": "Us, 9 to 5\nCall"})),
        ("support none", Wanted("support", {"support": ""})),
        ("support", BadValue("support")),
    ],
)
def test_what_is_typed_as_words_keeps_its_words(
    line: str, expected: Wanted | WatchWanted | BadValue
) -> None:
    assert read_setting(line) == expected
