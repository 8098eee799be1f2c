"""Which column has the answers: the one that reads most like words that people wrote themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.summaries.themes.stopwords import words
from bot.summaries.themes.surveys.cells import Kind, kind
from bot.summaries.themes.surveys.cleaning import clean, says_something
from bot.summaries.themes.surveys.model import BadSurvey, Survey
from bot.summaries.themes.surveys.phrases import phrases

LOOKED_AT = 1500
"""Cells of a column, evenly chosen, that it is judged by."""
MOSTLY = 0.7
"""The share of cells that make a column one of dates, say."""
FEW_OPTIONS = 0.25
"""Against all cells: so few different ones are the options of a choice..."""
ENOUGH_TO_SEE_OPTIONS = 8
"""...if there are so many cells."""
MOST_OPTIONS = 40
MANY_WORDS = 30.0
"""More words than that on average don't make a column better."""
OPTIONS, SAME = "options of a choice", "the same in every row"
NAMES, BLANK = "names or details of a person", "blank"
_DETAILS = phrases(
    """
    name|first name|last name|firstname|lastname|full name|surname|forename|your name|initials
    recipientfirstname|recipientlastname|email|e-mail|email address|phone|phone number|telephone
    address|address 1|address 2|city|city/town|town|county|country|country/region|state/region
    state/province|zip/postal code|postcode|post code|postal|zip|language|userlanguage|startlanguage
    company|organisation|organization|employer|job title|occupation|vorname|nachname|ort|land
    straße|adresse|anschrift|firma|sprache|imię|nazwisko|imię i nazwisko|adres|miasto|kraj|enw
    enw llawn|cyfeiriad|nom|prénom|ville|pays|nombre|apellido|apellidos|ciudad|país|collector
    device|browser|platform|operating system|tracking link|network id|tags|ending|status
    response type|distributionchannel|distribution channel|session|sessionid|referer|referrer
    extended referer|user agent|useragent|validation_status|_validation_status|_submitted_by
    submitted by|submittername|submitter name|devicename|location|latitude|longitude|interviewer
    enumerator|username|user name|user|custom data 1|finished|seed|_status|_notes|_tags
    """
)


@dataclass(frozen=True)
class Judged:
    """A column, how good it is, and if it has no answers, what it reads as instead."""

    at: int
    worth: float
    instead: str = ""


def column(survey: Survey, wanted: str, file: str) -> int:
    """The column with a heading or a code, whatever its capitals; a number counts from 1.

    Raises BadSurvey if there is no such column, or more than one.
    """
    name = " ".join(wanted.split())
    for names in (survey.headings, survey.codes):
        small = [one.casefold() for one in names]
        exact = [at for at, one in enumerate(names) if one == name]
        found = exact or [at for at, one in enumerate(small) if one == name.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            numbers = " or ".join(str(at + 1) for at in found)
            raise BadSurvey(f'{file} has "{wanted}" more than once. Give its number: {numbers}.')
    if wanted.isdecimal() and 1 <= int(wanted) <= len(survey.headings):
        return int(wanted) - 1
    raise BadSurvey(
        f'{file}, row {survey.first_row - 1}: there is no column "{wanted}". '
        f"There are: {_listed(survey.headings)}."
    )


def answers_column(survey: Survey, file: str) -> tuple[int, int | None]:
    """The column that reads most like answers in words, and the next best if there is one.

    Raises BadSurvey if none does.
    """
    judged = [judge(survey, at) for at in range(len(survey.headings))]
    good = sorted((one for one in judged if not one.instead), key=lambda one: (-one.worth, one.at))
    if good:
        return good[0].at, good[1].at if len(good) > 1 else None
    if all(one.instead == BLANK for one in judged):
        where = f'"{survey.headings[0]}"' if len(survey.headings) == 1 else "any column"
        raise BadSurvey(f"{file}: there are no answers in {where}.")
    told = [
        f'"{survey.headings[one.at]}" ({one.instead})' for one in judged if one.instead != BLANK
    ]
    more = f" and {len(told) - 8} more" if len(told) > 8 else ""
    raise BadSurvey(
        f"{file}: no column reads as answers in words. There are {', '.join(told[:8])}{more}. "
        "Say with --text which one to take."
    )


def judge(survey: Survey, at: int) -> Judged:
    """How much a column reads like answers in words. Blank cells are no fault."""
    filled = [row[at] for row in survey.rows if row[at].strip()]
    step = max(1, len(filled) // LOOKED_AT)
    cells = [text for text in map(clean, filled[::step]) if text]
    said = [cell for cell in cells if says_something(cell) or kind(cell) is not Kind.WORDS]
    if not said:
        return Judged(at, 0, OPTIONS if cells and _repeats(cells) else BLANK)
    kinds = Counter(map(kind, said))
    machine = len(said) - kinds[Kind.WORDS]
    if machine >= MOSTLY * len(said):
        told = next(one for one, _ in kinds.most_common() if one is not Kind.WORDS)
        return Judged(at, 0, str(told.value))
    spoken = [cell for cell in said if kind(cell) is Kind.WORDS]
    heading = survey.headings[at].casefold().strip(" :*?")
    if heading in _DETAILS or (survey.codes and survey.codes[at].casefold() in _DETAILS):
        return Judged(at, 0, NAMES)
    instead = _choice(spoken, heading)
    if instead:
        return Judged(at, 0, instead)
    different = len({cell.casefold() for cell in spoken}) / len(spoken)
    wordy = min(sum(map(_length, spoken)) / len(spoken), MANY_WORDS)
    asked = 1.3 if survey.headings[at].rstrip(" *").endswith("?") else 1.0
    return Judged(at, asked * different * wordy * len(spoken) / (len(spoken) + 2))


def _choice(cells: Sequence[str], heading: str) -> str:
    """Why the cells are no answers in words but options that were ticked, or ""."""
    small = [cell.casefold() for cell in cells]
    if len(set(small)) == 1 and (len(small) > 2 or heading.endswith(small[0])):
        return SAME if len(small) > 2 else OPTIONS
    if _repeats(small):
        return OPTIONS
    for separator in (";", ",", "|", "\n"):
        ticked = [part.strip() for cell in small for part in cell.split(separator)]
        ticked = [part for part in ticked if part]
        several = sum(separator in cell.strip(separator) for cell in small)
        if several * 4 >= len(small) and _repeats(ticked):
            return OPTIONS
    return ""


def _repeats(cells: Sequence[str]) -> bool:
    """Whether there are so few different cells that they must have been chosen from a list."""
    counts = Counter(cells)
    few = min(MOST_OPTIONS, FEW_OPTIONS * len(cells))
    if len(cells) >= ENOUGH_TO_SEE_OPTIONS and len(counts) <= few:
        return True
    # A list with "other": nearly all cells are from it, and the rest were typed.
    often = [count for _, count in counts.most_common(12) if count > 2]
    return len(cells) >= 20 and sum(often) >= 0.85 * len(cells)


def _length(cell: str) -> float:
    """How many words; in writing without spaces, about as many by its characters."""
    dense = sum("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in cell)
    return max(len(words(cell)), dense / 2)


def _listed(headings: Sequence[str]) -> str:
    shown = ", ".join(f'"{heading}"' for heading in headings[:20])
    return shown + (f" and {len(headings) - 20} more" if len(headings) > 20 else "")
