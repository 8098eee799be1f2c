"""Attacks on what is at rest: what copies of one round say, and how far that leads.

`evidence_of` reads a round's copies as an attacker would who holds the master key and the keyrings
that they copied, and keeps beside each finding who it was in truth. The functions under it are the
attacks; each says how often it is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from statistics import fmean

from storage.files import QUARTER
from storage.records import UNDISCLOSED
from tests.anonymity.disk import Copy, Version
from tests.anonymity.judging import (
    Case,
    Score,
    Success,
    agreed,
    best_count,
    best_number,
    best_way,
    matched,
    summed,
)
from tests.anonymity.locks import Held, Keys
from tests.anonymity.stories import Round
from tests.anonymity.two_copies import by_two_copies

ANSWERING = ("early", "answer", "regret")
NAMING = ("snooze", "pause", "leave")
MADE_AT_THE_START = ("keys/master.key", "keys/opening.lock")
"""Files that nothing writes to later."""
Order = tuple[str, ...]


@dataclass
class Evidence:
    """What a round's copies say, without the copies."""

    orders: dict[str, Order] = field(default_factory=dict)
    """Orders in which answers lie, by who wrote them."""
    all_along: Order = ()
    """The order in which answers appear to somebody who copies after every step."""
    people: dict[str, Order] = field(default_factory=dict)
    """Orders of those who answered."""
    came: Order = ()
    """The order in which the answers came."""
    named: list[Score] = field(default_factory=list)
    """For everybody whom a row names that was written while answers came."""
    perspectives: list[Score] = field(default_factory=list)
    """For every answer."""
    members: list[Case] = field(default_factory=list)
    """What rows say about each member, and whether they answered."""
    words: list[bool] = field(default_factory=list)
    """Whether each answer that was changed or withdrawn is in any copy."""
    apart: list[Case] = field(default_factory=list)
    """How two copies of one sealed box differ that were taken in different quarters of an hour, and
    whether anybody wrote to it in between."""
    near: list[Case] = field(default_factory=list)
    """The same of two copies from one quarter of an hour."""
    old: list[bool] = field(default_factory=list)
    """Whether each answer is in an older copy that keys of a later day open."""
    elsewhere: list[bool] = field(default_factory=list)
    """Whether each ballot that was tried in another chat was honoured."""
    changed: list[str] = field(default_factory=list)
    """The tables that an answer changed."""
    odd_times: list[str] = field(default_factory=list)
    """The files that say when they were written, to the second."""


def evidence_of(truth: Round) -> Evidence:
    """All that the copies of one round say."""
    assert truth.asked is not None
    assert truth.opened is not None
    assert truth.last_backup is not None
    live, opened = truth.live[-1], truth.opened
    own, final = Keys.of(truth.cipher, [live]), Keys.of(truth.cipher, [opened])
    found = Evidence(came=tuple(truth.acted))
    copies = [("live", live, own), ("opened", opened, final), ("backup", truth.last_backup, final)]
    if truth.during:
        copies.append(("while it was opened", truth.during[-1], final))
    for name, copy, keys in copies:
        found.orders |= _orders(truth, name, copy, keys)
        found.perspectives += _by_perspective(truth, copy.now, keys)
    found.all_along = _appearing(truth, [copy.now for copy in truth.live], own)
    found.people = _people(truth, live)
    found.named = _by_next_row(truth, live, own)
    found.members = _about_members(truth, live)
    texts = [_texts(copy, own) for copy in truth.live]
    found.words = [
        _is_anywhere(words, truth.live[at:], texts[at:]) for words, at in truth.gone.items()
    ]
    found.apart, found.near = by_two_copies(truth)
    old = {one.answer.text for copy in truth.backups for one in final.answers(copy.now)}
    found.old = [words in old for words in truth.writer]
    found.elsewhere = truth.foreign
    found.changed = _changed(truth)
    found.odd_times = [
        name for copy in truth.live for name, at in copy.times.items()
        if at % QUARTER and name not in MADE_AT_THE_START
    ]  # fmt: skip
    return found


def who_by_perspective(seen: Sequence[Evidence]) -> Success:
    """Who wrote an answer, guessed among those who bring what the answer says."""
    return summed([score for one in seen for score in one.perspectives], "perspective")


def first_of_two(seen: Sequence[Evidence]) -> Success:
    """Which of two answers came first, by any order in which they lie, or its reverse."""

    def score(one: Evidence, way: tuple[str, bool]) -> Score | None:
        order = one.orders.get(way[0])
        return None if order is None else agreed(_turned(order, way[1]), one.came)

    return best_way(
        seen, lambda one: [(name, back) for name in one.orders for back in (False, True)], score
    )


def who_by_order(seen: Sequence[Evidence]) -> Success:
    """Who wrote an answer, by any order of answers beside any order of people, or its reverse."""

    def score(one: Evidence, way: tuple[str, str, bool]) -> Score | None:
        order = one.orders.get(way[0])
        people = one.people[way[1]]
        return None if order is None else matched(_turned(people, way[2]), order)

    return best_way(
        seen,
        lambda one: [(o, p, back) for o in one.orders for p in one.people for back in (0, 1)],  # type: ignore[misc]
        score,
    )


def who_by_next_row(seen: Sequence[Evidence]) -> Success:
    """What somebody answered, by the row that was written just after their answer."""
    return summed([score for one in seen for score in one.named], "the row that follows")


def who_answered(seen: Sequence[Evidence]) -> Success:
    """Whether a member answered, by what rows say about them."""
    return best_number([case for one in seen for case in one.members])


def written_between(seen: Sequence[Evidence]) -> Success:
    """Whether anybody answered, changed or withdrew between two copies, by the box's bytes."""
    return best_number([case for one in seen for case in one.apart])


def written_within(seen: Sequence[Evidence]) -> Success:
    """The same for two copies that were taken in one quarter of an hour: a limit."""
    return best_number([case for one in seen for case in one.near])


def numbers_of(truth: Round) -> dict[str, float]:
    """Every number that no key is needed for, live and in a backup, and how it moved."""
    assert truth.asked is not None
    backed_up = _moved(truth.backups[0], truth.backups[-1])
    return _moved(truth.asked, truth.live[-1]) | {
        f"backup, {name}": at for name, at in backed_up.items()
    }


def how_many(filled: Sequence[Round]) -> Success:
    """How many answered, by any number that no key is needed for."""
    return best_count([(numbers_of(one), len(one.acted)) for one in filled])


def nobody_or_everybody(filled: Sequence[Round]) -> Success:
    """Whether nobody or everybody answered, by any such number."""
    ends = [one for one in filled if len(one.acted) in (0, len(one.members))]
    return best_number([Case(numbers_of(one), bool(one.acted)) for one in ends])


def earlier_words(seen: Sequence[Evidence]) -> Success:
    """Whether words that were changed or withdrawn are found."""
    return _share([found for one in seen for found in one.words])


def old_copies(seen: Sequence[Evidence]) -> Success:
    """Whether answers are read in copies from before a box was opened, with the keys of later."""
    return _share([found for one in seen for found in one.old])


def a_vote_elsewhere(seen: Sequence[Evidence]) -> Success:
    """Whether a ballot that was passed on is honoured in another chat."""
    return _share([found for one in seen for found in one.elsewhere])


def order_all_along(seen: Sequence[Evidence]) -> Success:
    """Which of two answers came first, for who copied everything after every step: a limit."""
    return summed([agreed(one.all_along, one.came) for one in seen], "copies after every step")


def _share(found: Sequence[bool]) -> Success:
    return Success(fmean(found) if found else 0.0, 0.0, 0.0, len(found))


def _turned(order: Order, back: bool) -> Order:
    return order[::-1] if back else order


def _writer(truth: Round, held: Held) -> str | None:
    return truth.writer.get(held.answer.text or "") or truth.slots.get(held.slot)


def _orders(truth: Round, name: str, copy: Copy, keys: Keys) -> dict[str, Order]:
    """Every order of one question's answers in a copy: in its rows, in its file, in its log."""
    found: dict[str, Order] = {}
    held = keys.answers(copy.now)
    for table in {one.table for one in held}:
        for question_id, kind in ((truth.text_id, "words"), (truth.scale_id, "points")):
            there = [one for one in held if (one.table, one.question_id) == (table, question_id)]
            written = [(one, writer) for one in there if (writer := _writer(truth, one))]
            if len(written) > 1:
                where = f"{name}: {kind} in {table}"
                found[f"{where}, as given"] = tuple(writer for _, writer in written)
                written.sort(key=lambda one: one[0].offset)
                found[f"{where}, in the file"] = tuple(writer for _, writer in written)
    versions = copy.versions
    if len(versions) > 1:
        found[f"{name}: in the log"] = _appearing(truth, versions, keys)
    return {where: order for where, order in found.items() if len(order) > 1}


def _appearing(truth: Round, versions: Sequence[Version], keys: Keys) -> Order:
    """The writers in the order in which their last words appear."""
    found: dict[str, None] = {}
    for version in versions:
        for one in keys.answers(version):
            writer = truth.writer.get(one.answer.text or "")
            if writer is not None:
                found.setdefault(writer)
    return tuple(found)


def _by_perspective(truth: Round, version: Version, keys: Keys) -> list[Score]:
    """The guess is among those who bring what an answer says; saying nothing tells something too,
    where others say something. Beside it chance: among all who may be known to bring the same."""
    scores = []
    brought = list(truth.brings.values())
    held = keys.answers(version)
    for question_id in (truth.text_id, truth.scale_id):
        said = [one.answer.perspective for one in held if one.question_id == question_id]
        silent = set(said) <= {UNDISCLOSED}
        shown = truth.cast.show and question_id == truth.scale_id
        may = shown and min(brought.count(one) for one in brought) > truth.cast.k
        for one in said:
            alike = 1 / (len(brought) if silent else brought.count(one))
            scores.append(Score(alike, alike if may else 1 / len(brought), 0.0))
    return scores


def _people(truth: Round, live: Copy) -> dict[str, Order]:
    """Those who answered, in every order that a copy or the world outside gives."""
    acted = list(truth.acted)
    seated = [one for one in truth.members if one in acted]
    asked = [str(row["member_id"]) for row in live.now.table("delivery")]
    image = live.now.image
    return {
        "acting, known from outside": tuple(acted),
        "joining": tuple(seated),
        "member id": tuple(sorted(acted)),
        "chat id": tuple(sorted(acted, key=lambda one: truth.chats[one])),
        "delivery": tuple(sorted(acted, key=lambda one: (one not in asked, _at(asked, one)))),
        "place in the file": tuple(sorted(acted, key=lambda one: image.find(one.encode()))),
    }


def _at(row: Sequence[str], one: str) -> int:
    return row.index(one) if one in row else len(row)


def _by_next_row(truth: Round, live: Copy, keys: Keys) -> list[Score]:
    """The answer to which each member is matched that a row names, by what the log says."""
    seen: dict[str, str] = {}
    last = ""
    versions = live.versions
    for earlier, later in pairwise(versions):
        new = set(_appearing(truth, [later], keys)) - set(_appearing(truth, [earlier], keys))
        last = next(iter(new), last)
        if last and not new:
            for member in truth.members:
                if _rows_of(earlier, member) != _rows_of(later, member):
                    seen.setdefault(member, last)
    named = [e.member for e in truth.events if e.what in NAMING and e.member in truth.acted]
    chance = 1 / max(len(truth.acted), 1)
    variance = chance * (1 - chance)
    return [
        Score(float(seen[one] == one) if one in seen else chance, chance, variance) for one in named
    ]


def _rows_of(version: Version, member: str) -> list[object]:
    rows = (row for table in ("member", "delivery") for row in version.rows.get(table, ()))
    return [row for row in rows if member in row]


def _about_members(truth: Round, live: Copy) -> list[Case]:
    """Every number that rows give about a member, now and since they were asked."""
    assert truth.asked is not None
    found = []
    for member in truth.members:
        before, now = _facts(truth.asked.now, member), _facts(live.now, member)
        since = {f"{what}, since": at - before.get(what, 0) for what, at in now.items()}
        answered = any(e.member == member and e.what in ANSWERING for e in truth.events)
        found.append(Case(now | since | _alike(truth, member), answered))
    return found


def _alike(truth: Round, member: str) -> dict[str, float]:
    """How many of those who bring the same are among the answers, as far as these say so."""
    assert truth.opened is not None
    brings = truth.brings[member]
    held = Keys.of(truth.cipher, [truth.opened]).answers(truth.opened.now)
    mine = [one for one in held if one.answer.perspective == brings != UNDISCLOSED]
    share = len(mine) / list(truth.brings.values()).count(brings)
    return {"answers of those who bring the same": share if len(mine) < len(held) else 0}


def _facts(version: Version, member: str) -> dict[str, float]:
    facts: dict[str, float] = {}
    for table in version.tables:
        mine = [row for row in version.table(table) if member in row.values()]
        facts[f"{table}: rows"] = len(mine)
        for row in mine:
            for column, cell in row.items():
                at = _number(cell)
                if at is not None:
                    name = f"{table} {row.get('kind', '')}.{column}"
                    facts[name] = max(at, facts.get(name, at))
    return facts


def _number(cell: object) -> float | None:
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, bytes):
        return float(len(cell))
    try:
        return datetime.fromisoformat(str(cell)).timestamp()
    except ValueError:
        return None


def _moved(before: Copy, now: Copy) -> dict[str, float]:
    """Every number in a copy, and by how much it is another than it was."""
    since = {f"{name}, since": at - before.numbers.get(name, 0) for name, at in now.numbers.items()}
    return now.numbers | since


def _texts(copy: Copy, keys: Keys) -> set[str]:
    """The words of all answers in a copy, in whichever state that its log gives."""
    return {one.answer.text or "" for each in copy.versions for one in keys.answers(each)}


def _is_anywhere(words: str, copies: Sequence[Copy], texts: Sequence[set[str]]) -> bool:
    """Whether words are in one of these copies: in the open, in an answer, or in its log."""
    raw = words.encode()
    return any(words in there for there in texts) or any(
        raw in content for copy in copies for content in copy.files.values()
    )


def _changed(truth: Round) -> list[str]:
    return [
        table
        for (_, earlier), (what, later) in pairwise(zip(truth.before, truth.live, strict=True))
        if what in ANSWERING
        for table in later.now.tables
        if later.now.rows[table] != earlier.now.rows.get(table)
    ]
