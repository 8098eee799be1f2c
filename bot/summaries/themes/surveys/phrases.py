"""Reads a list of phrases as it is written in this code: parted by bars or ends of lines."""


def phrases(text: str) -> frozenset[str]:
    """The phrases, without what is blank."""
    parts = (part.strip() for line in text.splitlines() for part in line.split("|"))
    return frozenset(part for part in parts if part)
