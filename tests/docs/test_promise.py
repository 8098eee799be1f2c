"""Every sentence of the promise stands in the threat model, beside the test that holds it."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from bot.chat.people.privacy import privacy_text
from bot.flows.people.joining import PRIVACY_VERSION
from bot.texts.speech import Speech
from storage.records import GroupSettings
from tests.docs.tree import ROOT, files, name_of, page, sections
from tests.unit.chat.reading_age import reading_grade

TABLE, LIMITS = "The promise, sentence by sentence", "What can't hold"
PROMISED = "What it promises, and what it can't"
PROOF = (
    *("answers", "keys", "threshold", "time", "perspectives-shown", "perspectives-hidden"),
    *("silence", "names", "store", "model-none", "limits", "check", "end"),
)
"""The lines of /proof in a group; no group shows and hides perspectives at once."""
PLAIN = 6.0
"""A grade below this one is read at an age of 9 to 11."""
SAID_AS_A_LIMIT = "*a limit, said as one*"
TOO_MUCH = re.compile(r"\banonym|\b100 ?%|\bguarantee|\bimpossible\b|\buntrace", re.IGNORECASE)
_TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)
_BULLET = re.compile(r"^- \*\*(.+?)\.?\*\*", re.MULTILINE)
_HEADING = re.compile(r"<b>[^<]*</b>(?: \(.*\))?")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z/\"])")


@dataclass(frozen=True)
class Line:
    """A line of the table: its sentences, the texts that say them, and what holds them."""

    sentences: tuple[str, ...]
    where: tuple[str, ...]
    held: str

    @property
    def tests(self) -> list[str]:
        return re.findall(r"`(test_\w+)`", self.held)

    @property
    def limits(self) -> list[str]:
        told = re.findall(r"\*limits?:\* ([^`|]+)", self.held)
        names = (name.strip() for one in told for name in one.split(";"))
        return [name for name in names if name and not name.startswith("that it says")]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in plain signs; what only leads on to a list is none."""
    plain = re.sub(r"</?\w+>|[`*]", "", html.unescape(text))
    plain = plain.replace("’", "'").replace("“", '"').replace("”", '"').strip()
    return tuple(one for one in _END.split(plain) if one and not one.endswith(":"))


def in_chat(text: str) -> set[str]:
    """The sentences of a message, without its headings."""
    lines = (line.strip() for line in text.splitlines())
    return {one for line in lines if not _HEADING.fullmatch(line) for one in sentences(line)}


def said() -> dict[str, set[str]]:
    """What is said to people, by where: in a group that has changed none of its rules."""
    speech, rules = Speech(), GroupSettings()
    offer = speech.say(
        "join-offer", group="Your group", k=rules.k, example="a manager", joining_as=""
    )
    words: dict[str, str | int] = {
        "k": rules.k,
        "weeks": rules.box_weeks,
        "version": PRIVACY_VERSION,
        "day": "Friday",
        "time": "12:00",
        "zone": rules.zone,
        "database": "sqlite",
        "level": "info",
        "blocked": 0,
    }
    readme = sections(page("README.md"))[PROMISED].partition("\n")[2]
    paragraphs = re.split(r"\n\s*\n|\n(?=- )", re.sub(r"^(?:> |- )", "", readme, flags=re.M))
    return {
        "README": {one for each in paragraphs for one in sentences(" ".join(each.split()))},
        "Join": in_chat(offer),
        "/privacy": in_chat(privacy_text(speech, rules, None)),
        "/proof": in_chat("\n".join(speech.say(f"proof-{one}", **words) for one in PROOF)),
    }


def table(text: str) -> Iterator[Line]:
    """The lines of the table in the threat model; headings within it are none."""
    for row in re.findall(r"^\| (.*)\|$", sections(text)[TABLE], re.MULTILINE)[1:]:
        what, where, held = (cell.strip() for cell in row.split("|"))
        if where:
            places = tuple(one.strip(" *") for one in where.split(","))
            yield Line(sentences(what), places, held)


def faults(text: str, told: Mapping[str, set[str]]) -> list[str]:
    """What is not as the threat model says."""
    lines = list(table(text))
    found = [f"nobody says: {one}" for one in _unsaid(lines, told)]
    known = {one for line in lines for one in line.sentences}
    for where, every in told.items():
        found += [f"{where} says, and no line: {one}" for one in sorted(every - known)]
    tests = {one for path in files() if path.suffix == ".py" for one in _tests_in(name_of(path))}
    whole = sections(text)
    limits = {*_BULLET.findall(whole[LIMITS]), *sections(whole[LIMITS])}
    for line in lines:
        if not (line.tests or line.limits or line.held == SAID_AS_A_LIMIT):
            found.append(f"nothing holds: {line.sentences[0]}")
        found += [f"no such test: {one}" for one in line.tests if one not in tests]
        found += [f"no such limit: {one}" for one in line.limits if one not in limits]
    return found


def _unsaid(lines: list[Line], told: Mapping[str, set[str]]) -> Iterator[str]:
    for line in lines:
        there = set[str]().union(*(told[where] for where in line.where))
        yield from (one for one in line.sentences if one not in there)
        yield from (where for where in line.where if not told[where] & set(line.sentences))


def _tests_in(name: str) -> list[str]:
    return _TEST.findall((ROOT / name).read_text(encoding="utf-8")) if "test" in name else []


def test_every_sentence_of_the_promise_has_its_test_or_its_limit() -> None:
    assert faults(page("docs/threat-model.md"), said()) == []


@pytest.mark.parametrize(
    ("line", "other", "fault"),
    [
        ("It never holds your words.", "It never holds a word.", "nobody says: It never holds a"),
        ("It never holds your words.", "", "/proof says, and no line: It never holds your words."),
        ("`test_no_thanks_stores_nothing`", "`test_of_nothing`", "no such test: test_of_nothing"),
        ("*limit:* Style and content", "*limit:* Handwriting", "no such limit: Handwriting"),
        ("*limit:* Style and content", "as everybody knows", "nothing holds: Words give people"),
        ("| /privacy | `test_answers_come", "| README | `test_answers_come", "nobody says: I mix"),
    ],
)
def test_a_line_that_is_not_so_is_found(line: str, other: str, fault: str) -> None:
    text = page("docs/threat-model.md")
    assert line in text

    found = faults(text.replace(line, other), said())

    assert any(one.startswith(fault) for one in found), found


def too_much_in(text: str) -> list[str]:
    """Words for what nobody could hold. What is said not to be so is not said to be so."""
    plain = re.sub(r"`[^`]*`", "", text)
    return TOO_MUCH.findall(plain.replace('not "100% anonymous"', ""))


def test_nothing_is_promised_that_cannot_be_held() -> None:
    texts = [name_of(path) for path in files() if path.suffix == ".ftl"]
    told = {name: re.sub(r"^[\w-]+ =", "", page(name), flags=re.M) for name in texts}
    told |= {name: page(name) for name in ("README.md", "docs/member-guide.md")}

    assert {name: found for name, text in told.items() if (found := too_much_in(text))} == {}
    assert too_much_in("Your answers are 100% anonymous. Guaranteed.")


def paragraphs(text: str) -> Iterator[str]:
    """A page's paragraphs and points, each in one line and without its signs."""
    for block in re.split(r"\n\s*\n|\n(?=\s*- )", text):
        yield re.sub(r"[`*>#\[\]]|^\s*- ", "", " ".join(block.split()))


def test_the_guide_for_members_is_as_plain_as_the_chat() -> None:
    guide = sections(page("docs/member-guide.md"))

    grades = {title: reading_grade("\n".join(paragraphs(text))) for title, text in guide.items()}

    assert {title: grade for title, grade in grades.items() if grade >= PLAIN} == {}
    assert reading_grade("Confidentiality necessitates pseudonymised participation.") >= PLAIN
