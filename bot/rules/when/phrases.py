"""What of an admin's words says when, and what is the title: found here, worked out elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.rules.when.clock import Clock, Until, clocks_at, untils_at
from bot.rules.when.days import Days, days_at, first_of_months_at
from bot.rules.when.ends import Skip, Stop, stops_at
from bot.rules.when.lengths import Length, Soon, lengths_at, soon_at
from bot.rules.when.recurrence import Again, agains_at
from bot.rules.when.titles import doubtful, title_of
from bot.rules.when.words import Text, cleaned
from bot.rules.when.zones import Zone, zones_after

Phrase = Days | Clock | Until | Length | Soon | Again | Stop | Skip | Zone
_Ranked = TypeVar("_Ranked", Days, Clock)
_Meant = TypeVar("_Meant", Days, Clock, Again)

# A price, a hash tag or the middle of "1.14:00" does not start a time.
_STARTS = re.compile(r"(?<![\w£$€#])(?<![0-9][:./-])(?=[\w@])")
_FROM = ("from", "starting", "beginning")


@dataclass(frozen=True)
class Said:
    """The phrases that count. Several days, clocks or lengths contradict each other.

    `beside` is a weekday that was added to the day in brackets or after a comma. `doubtful` is what
    is left over and hardly a title.
    """

    text: Text
    days: tuple[Days, ...]
    beside: Days | None
    clocks: tuple[Clock, ...]
    until: Until | None
    lengths: tuple[Length, ...]
    soon: Soon | None
    agains: tuple[Again, ...]
    stops: tuple[Stop | Skip, ...]
    zones: tuple[Zone, ...]
    title: str
    doubtful: str

    def is_from(self, day: Days) -> bool:
        """Whether a day is said as the one from which on something repeats."""
        return self.text.plain.startswith(_FROM, day.start)

    def words(self, *phrases: Phrase) -> str:
        """The phrases as they were typed."""
        return ", ".join(self.text.shown[phrase.start : phrase.end] for phrase in phrases)


def read(typed: str, today: date) -> Said:
    """Find the phrases that say when; what remains is the title. Never raises."""
    text = cleaned(typed)
    found, agains = _repeated(text.plain, today)
    days, clocks = _days_and_clocks(found, today)
    beside = _beside(found, days, text.plain)
    soon = _soon(found, days, clocks, today)
    untils = [phrase for phrase in found if isinstance(phrase, Until)]
    ends_known = any(clock.ends for clock in clocks)
    until = untils[0] if untils and (clocks or soon) and not ends_known else None
    chosen: list[Phrase] = [*days, *clocks]
    chosen += [phrase for phrase in (beside, soon, until) if phrase is not None]
    stops = tuple(phrase for phrase in found if isinstance(phrase, Stop | Skip))
    agains = _distinct([again for again in agains if _counts(again, chosen, text.plain)])
    chosen += [*agains, *stops]
    lengths = _lengths(found, chosen, text.plain, ends_known=ends_known or until is not None)
    zones = tuple(zones_after(text.plain, [*clocks, *([until] if until else [])]))
    taken = sorted((each.start, each.end) for each in (*chosen, *lengths, *zones))
    return Said(
        *(text, days, beside, clocks, until, lengths, soon, agains, stops, zones),
        title=title_of(text.shown, taken),
        doubtful=doubtful(text, taken),
    )


def _repeated(plain: str, today: date) -> tuple[tuple[Phrase, ...], tuple[Again, ...]]:
    """The phrases; ends of a series are looked for only where something repeats."""
    found = tuple(_phrases(plain, today))
    agains = tuple(phrase for phrase in found if isinstance(phrase, Again))
    others = [phrase for phrase in found if not isinstance(phrase, Again)]
    agains = tuple(again for again in agains if _counts(again, others, plain))
    return tuple(_phrases(plain, today, series=True)) if agains else found, agains


def _counts(again: Again, others: Sequence[Phrase], plain: str) -> bool:
    """Whether words for how often are not a part of the title: "Weekly review"."""
    if not again.weak:
        return True
    stops = [0, *(phrase.end for phrase in others if phrase.end <= again.start)]
    goes_on = [len(plain), *(phrase.start for phrase in others if phrase.start >= again.end)]
    after = re.sub(r"\b(?:at|on|from|starting|for)\b", "", plain[again.end : min(goes_on)])
    if re.search(r"\w", after):
        return False
    return min(goes_on) == len(plain) or not re.search(r"\w", plain[max(stops) : again.start])


def _phrases(plain: str, today: date, *, series: bool = False) -> Iterator[Phrase]:
    """The longest phrase at each place, from left to right; both if two readings are as long."""
    position = 0
    for word in _STARTS.finditer(plain):
        at = word.start()
        if at < position:
            continue
        ways: list[Phrase] = [*days_at(plain, at, today), *clocks_at(plain, at)]
        ways += [*untils_at(plain, at), *lengths_at(plain, at), *soon_at(plain, at)]
        ways += [*agains_at(plain, at), *(_of_series(plain, at, today) if series else ())]
        position = max((way.end for way in ways), default=position)
        yield from (way for way in ways if way.end == position)


def _of_series(plain: str, position: int, today: date) -> Iterator[Phrase]:
    yield from stops_at(plain, position, today)
    yield from first_of_months_at(plain, position, today)


def _days_and_clocks(
    found: Iterable[Phrase], today: date
) -> tuple[tuple[Days, ...], tuple[Clock, ...]]:
    """The surest days and clocks; "3.11" is a date if another word is the time, else a time."""
    days = [phrase for phrase in found if isinstance(phrase, Days)]
    clocks = [phrase for phrase in found if isinstance(phrase, Clock)]
    only_clocks = [clock for clock in clocks if not _overlaps(clock, days)]
    if only_clocks and all(_overlaps(day, clocks) for day in days):
        clocks = only_clocks
    best_clocks = _surest(clocks)
    days = [day for day in days if not _overlaps(day, best_clocks)]
    best_days = _surest(days)
    to_come = [day for day in best_days if any(each >= today for each in day.days)]
    if len(best_days) > 1 and to_come:  # "Review of 1 October" is about a day that is over
        best_days = to_come
    return _distinct(best_days), _distinct(best_clocks)


def _surest(phrases: list[_Ranked]) -> list[_Ranked]:
    best = min((phrase.rank for phrase in phrases), default=0)
    return [phrase for phrase in phrases if phrase.rank == best]


def _distinct(phrases: list[_Meant]) -> tuple[_Meant, ...]:
    """Without those that say again what one before them said."""
    kept: dict[tuple[object, ...], _Meant] = {}
    for phrase in phrases:
        kept.setdefault(phrase.meant, phrase)
    return tuple(kept.values())


def _beside(found: Iterable[Phrase], days: tuple[Days, ...], plain: str) -> Days | None:
    if len(days) != 1:
        return None
    for phrase in found:
        if isinstance(phrase, Days) and phrase not in days and phrase.days:
            first, second = sorted((phrase, days[0]), key=lambda each: each.start)
            if plain[first.end : second.start].strip() in (",", "("):
                return phrase
    return None


def _soon(
    found: Iterable[Phrase], days: tuple[Days, ...], clocks: tuple[Clock, ...], today: date
) -> Soon | None:
    """The words that count from now, unless a time or another day is named: "What now?"."""
    if clocks or not all(today in day.days for day in days):
        return None
    return next((phrase for phrase in found if isinstance(phrase, Soon)), None)


def _lengths(
    found: Iterable[Phrase], chosen: list[Phrase], plain: str, *, ends_known: bool
) -> tuple[Length, ...]:
    """The lengths said with "for"; or those that stand next to the day and time, or at the end."""
    lengths = [phrase for phrase in found if isinstance(phrase, Length)]
    # "9h30" is how long where another word is the time, and else the time itself.
    lengths = [length for length in lengths if not _overlaps(length, chosen)]
    counted = [length for length in lengths if not length.weak]
    if not counted and not ends_known:
        counted = [length for length in lengths if _at_an_edge(length, chosen, plain)]
    first_of = {length.minutes: length for length in reversed(counted)}
    return tuple(sorted(first_of.values(), key=lambda length: length.start))


def _at_an_edge(length: Length, chosen: list[Phrase], plain: str) -> bool:
    stops = [0, *(phrase.end for phrase in chosen if phrase.end <= length.start)]
    goes_on = [len(plain), *(phrase.start for phrase in chosen if phrase.start >= length.end)]
    before, after = plain[max(stops) : length.start], plain[length.end : min(goes_on)]
    return not (re.search(r"\w", before) and re.search(r"\w", after))


def _overlaps(phrase: Phrase, others: Iterable[Phrase]) -> bool:
    return any(other.start < phrase.end and phrase.start < other.end for other in others)
