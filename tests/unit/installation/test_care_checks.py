"""The operator hears when the support card is old, and which phrases nobody has reviewed."""

from dataclasses import replace
from datetime import date

from bot.installation.care_checks import card_checks
from bot.rules.care.languages import LANGUAGES
from bot.rules.care.lines import support_lines

CHECKED = min(line.checked for line in support_lines())


def test_a_fresh_card_is_fine() -> None:
    fresh, _ = card_checks(CHECKED)

    assert fresh.fine


def test_a_card_of_six_months_ago_is_not_and_each_old_line_is_named() -> None:
    one, *others = support_lines()
    renewed = tuple(replace(line, checked=date(2030, 1, 1)) for line in others)

    old, _ = card_checks(date(2030, 1, 2), (one, *renewed))

    assert not old.fine
    assert one.name in old.what
    assert "docs/care.md" in old.fix


def test_languages_that_no_native_speaker_has_reviewed_are_named() -> None:
    welsh, *others = LANGUAGES
    reviewed = (replace(welsh, reviewed=date(2030, 1, 1)), *others)

    _, finding = card_checks(CHECKED, languages=reviewed)

    assert "Polish" in finding.what
    assert "Welsh" not in finding.what
    assert card_checks(CHECKED, languages=(reviewed[0],))[1].what.startswith("native speakers have")
