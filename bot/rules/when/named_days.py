"""Days with a name of their own that everybody in Britain has in a diary: "Good Friday".

Bank holidays that move otherwise ("the May bank holiday") are not known, and are asked about.
"""

from datetime import date, timedelta

_FROM_EASTER = {
    "shrove tuesday": -47,
    "pancake day": -47,
    "ash wednesday": -46,
    "mothering sunday": -21,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
}
_FIXED = {
    "new year's day": (1, 1),
    "burns night": (1, 25),
    "valentine's day": (2, 14),
    "st david's day": (3, 1),
    "st patrick's day": (3, 17),
    "st george's day": (4, 23),
    "bonfire night": (11, 5),
    "st andrew's day": (11, 30),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_FIXED |= {name.replace("'", ""): day for name, day in _FIXED.items()}
NAMED = dict.fromkeys((*_FROM_EASTER, *_FIXED), 0)
"""Every name, for a pattern."""


def named_day(name: str, year: int) -> date:
    """The day of this name, as the churches of the West count Easter."""
    if fixed := _FIXED.get(name):
        return date(year, *fixed)
    from dateutil.easter import easter  # only a named day needs it

    sunday: date = easter(year)
    return sunday + timedelta(days=_FROM_EASTER[name])
