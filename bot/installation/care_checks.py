"""Whether the support card is fresh, and what of its rule nobody has reviewed yet."""

from datetime import date

from bot.installation.findings import Finding
from bot.rules.care.languages import LANGUAGES, Language
from bot.rules.care.lines import SupportLine, stale, support_lines


def card_checks(
    today: date,
    lines: tuple[SupportLine, ...] = support_lines(),
    languages: tuple[Language, ...] = LANGUAGES,
) -> list[Finding]:
    """What an operator should know of the support card."""
    old = [line for line in lines if stale(line, today)]
    names = ", ".join(dict.fromkeys(line.name for line in old))
    which = f" ({names} were not)" if old else ""
    waiting = [language.name for language in languages if language.reviewed is None]
    return [
        Finding(
            f"the lines on the support card were checked within six months{which}",
            not old,
            "Look each one up, or install a newer version: docs/care.md says how." if old else "",
        ),
        Finding(_reviewed(waiting), True),
    ]


def _reviewed(waiting: list[str]) -> str:
    if not waiting:
        return "native speakers have reviewed the phrases that bring the support card"
    return (
        "the support card comes for phrases in other languages too, but no native speaker has "
        f"reviewed those in {', '.join(waiting)} yet"
    )
