"""How many stand behind a theme, told in the same steps as how many answered."""

from bot.rules.disclosure import BAND_STEP, THEME_NEEDS, Band, BelowThreshold, theme_shown


def standing(behind: int, *, roster: int) -> Band:
    """The band of how many of the roster stand behind a theme: 2 to 4, 5 to 9, and so on.

    As with `disclosure.band`, no band can be filled by everyone alone, unless just two were
    asked, and one that the roster would narrow is told as its least "or more". Raises
    BelowThreshold if too few stand behind it for a theme.
    """
    if not theme_shown(behind):
        raise BelowThreshold
    starts = [THEME_NEEDS, *range(BAND_STEP, behind + 1, BAND_STEP)]
    if len(starts) > 1 and starts[-1] == roster:
        starts.pop()
    following = starts[-1] - starts[-1] % BAND_STEP + BAND_STEP
    return Band(
        starts[-1], None if following - 1 > roster or following == roster else following - 1
    )
