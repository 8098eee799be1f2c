"""Faults that are planted into summaries, each of which the auditor must find.

A change says whether the summary had a place for it.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.faithful.words_of import words_of

Change = Callable[[dict[str, Any]], bool]


def _first(summary: dict[str, Any], kind: str, key: str) -> dict[str, Any] | None:
    return next((s for s in summary["sections"] if s["kind"] == kind and s[key]), None)


def _other_words(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "other_voices")
    if section:
        section["other_voices"][0] += "."
    return section is not None


def _lost_voice(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "other_voices")
    if section:
        section["other_voices"].pop()
    return section is not None


def _said_twice(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "themes")
    if section and section["themes"][0]["quotes"]:
        section["other_voices"].append(section["themes"][0]["quotes"][0])
        return True
    return False


def _invented_name(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["name"] = "zymurgy"
    return section is not None


def _said_nothing(summary: dict[str, Any]) -> bool:
    """A non-answer among the voices, though somebody wrote it."""
    section = _first(summary, "text", "other_voices")
    if section:
        section["other_voices"].append("Nothing")
    return section is not None


def _nothing_told(summary: dict[str, Any]) -> bool:
    sections = [section for section in summary["sections"] if section["kind"] == "text"]
    for section in sections:
        section["non_answers"] = not section["non_answers"]
    return bool(sections)


def _one_sided(summary: dict[str, Any]) -> bool:
    """Seen both ways, and only one side has words."""
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["both_ways"] = [section["themes"][0]["quotes"], []]
    return section is not None


def _sided_name(summary: dict[str, Any]) -> bool:
    """A name with a judgement, though not all of its answers judge so."""
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["name"] = f"{section['themes'][0]['name']} too late".strip()
    return section is not None


def _named_by_one_side(summary: dict[str, Any]) -> bool:
    """Seen both ways, under the words of the one that is quoted first."""
    section = _first(summary, "text", "themes")
    if section and len(section["themes"][0]["quotes"]) > 1:
        theme = section["themes"][0]
        theme["both_ways"] = [theme["quotes"][:1], theme["quotes"][1:]]
        theme["name"] = "not " + " ".join(theme["quotes"][0].split()[:3])
        return True
    return False


def _named_by_one_alone(summary: dict[str, Any]) -> bool:
    """A name out of a word that only one answer to the question holds."""
    for section in summary["sections"]:
        themed = [text for one in section["themes"] for text in (*one["quotes"], *one["more"])]
        texts = [{*words_of(text)} for text in {*themed, *section["other_voices"]}]
        begun = Counter(word[:3] for words in texts for word in words)
        shown = Counter([*themed, *section["other_voices"]])
        for text in themed:
            alone = [one for one in words_of(text) if len(one) > 6 and begun[one[:3]] == 1]
            if alone and shown[text] == 1:
                section["themes"][0]["name"] = alone[0]
                return True
    return False


def _theme_of_one(summary: dict[str, Any]) -> bool:
    section = _first(summary, "text", "themes")
    if section:
        section["themes"][0]["standing"] = {"least": 1, "most": 4}
    return section is not None


def _moved_share(summary: dict[str, Any]) -> bool:
    sections = [section for section in summary["sections"] if section["figures"]]
    for section in sections:
        section["figures"][0]["fifth"] = (section["figures"][0]["fifth"] + 1) % 5
    return bool(sections)


def _rounded_share(summary: dict[str, Any]) -> bool:
    """A share of few answers, and true of them as far as anybody can see."""
    section = _first(summary, "choice", "said")
    if section and not section["figures"]:
        section["figures"] = [{"fifth": 2, "points": [], "option": section["option"]}]
        return True
    return False


def _other_sentence(summary: dict[str, Any]) -> bool:
    sections = [section for section in summary["sections"] if section["said"]]
    for section in sections:
        swapped = {"divided": "no-one-view", "more": "nothing-stood-out", "most": "close"}
        section["said"] = swapped.get(section["said"], "divided")
        if section["kind"] == "choice" and section["said"] == "divided":
            section["said"] = "most"
    return bool(sections)


def _other_option(summary: dict[str, Any]) -> bool:
    section = _first(summary, "choice", "option")
    if section:
        section["option"] = "Not sure" if section["option"] != "Not sure" else "We & shared it"
    return section is not None


def _whole_beside_parts(summary: dict[str, Any]) -> bool:
    section = next((one for one in summary["sections"] if one["splits"]), None)
    if section:
        section["said"] = "no-one-view" if section["kind"] == "scale" else "close"
    return section is not None


def _narrowed_by_the_group(summary: dict[str, Any]) -> bool:
    """A range whose end the group does not reach."""
    bands = [section["answered"] for section in summary["sections"]]
    opened = [band for band in bands if band["most"] is None]
    for band in opened:
        band["most"] = 99
    return bool(opened)


def _exact_count(summary: dict[str, Any]) -> bool:
    bands = [section["answered"] for section in summary["sections"]]
    ranges = [band for band in bands if band["most"] != band["least"]]
    for band in ranges:
        band["most"] = band["least"]
    return bool(ranges)


def _row_without_gap(summary: dict[str, Any]) -> bool:
    section = _first(summary, "scale", "over_weeks")
    if section and None in section["over_weeks"]:
        section["over_weeks"][section["over_weeks"].index(None)] = "divided"
        return True
    return False


def _always_new(summary: dict[str, Any]) -> bool:
    themes = [theme for section in summary["sections"] for theme in section["themes"]]
    again = [theme for theme in themes if theme["change"] in ("continues", "returns")]
    for theme in again:
        theme["change"] = "new"
    return bool(again)


def _invented_quiet(summary: dict[str, Any]) -> bool:
    summary["quiet"] = [*summary["quiet"], {"name": "zymurgy", "wording": "How?"}]
    return True


def _dropped_question(summary: dict[str, Any]) -> bool:
    return bool(summary["sections"]) and bool(summary["sections"].pop())


def _higher_k(summary: dict[str, Any]) -> bool:
    summary["k"] += 1
    return bool(summary["sections"])


PLANTED: tuple[Change, ...] = (
    _other_words,
    _lost_voice,
    _said_twice,
    _invented_name,
    _said_nothing,
    _nothing_told,
    _one_sided,
    _sided_name,
    _named_by_one_side,
    _named_by_one_alone,
    _theme_of_one,
    _moved_share,
    _exact_count,
    _rounded_share,
    _other_sentence,
    _other_option,
    _whole_beside_parts,
    _narrowed_by_the_group,
    _row_without_gap,
    _always_new,
    _invented_quiet,
    _dropped_question,
    _higher_k,
)
