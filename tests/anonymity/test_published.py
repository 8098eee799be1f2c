"""Published summaries: whoever reads all of them, and knows who was there when, learns no answer.

Histories are made up by hypothesis and lived by the real flows and store: people join and leave,
rules and perspectives change, boxes are carried over, `/open` and the weekly time come in between.
What a reader can do to publications is in `readers`; what can't be prevented is at the end, each
with a test that shows it, and in docs/threat-model.md.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.disclosure import band, splits
from bot.summaries.forms.chat import chat_parts
from bot.summaries.model import from_json
from bot.summaries.themes.standing import standing
from bot.texts.speech import Speech
from prompts.model import Kind
from storage.records import Share
from tests.anonymity import readers
from tests.anonymity.lives import PROMPTS, Asked, Life, Said, World, world
from tests.anonymity.scripts import SCRIPTS, Hands, Script, played

LIVED = settings(max_examples=16, database=None)
TEXT, SCALE = PROMPTS[Kind.TEXT][0][0], PROMPTS[Kind.SCALE][0][0]


@dataclass
class Place:
    """A world and the loop that it turns in."""

    world: World
    runner: asyncio.Runner

    def lived(self, script: Script, hands: Hands | None = None) -> Life:
        """The life that a script leads to."""
        return self.runner.run(played(self.world, script, hands))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One app for all the groups of this module."""
    with asyncio.Runner() as runner:
        opened = world(Path(tmp_path_factory.mktemp("world")))
        yield Place(runner.run(opened.__aenter__()), runner)
        runner.run(opened.__aexit__(None, None, None))


@LIVED
@given(script=SCRIPTS)
def test_no_publication_tells_more_than_promised(place: Place, script: Script) -> None:
    life = place.lived(script)

    for check in readers.CHECKS:
        check(life)
    readers.check_the_past_stays(life, place.runner.run(life.stored()))


@LIVED
@given(script=SCRIPTS, lot=st.integers(0, 2**32))
def test_the_same_answers_in_other_hands_are_the_same_publications(
    place: Place, script: Script, lot: int
) -> None:
    """Also from other people: who was silent is no part of it. Only perspectives must match."""
    first = place.lived(script)
    other = place.lived(script, Hands(Random(lot)))

    assert readers.as_read(first.published) == readers.as_read(other.published)


# Presence: one voice more


async def answered(life: Life, ref: str, said: list[Said]) -> Asked:
    """Ask, and let the first people answer in turn."""
    await life.day()
    truth = await life.ask(ref)
    assert truth is not None
    for person, words in zip(sorted(truth.ballots), said, strict=False):
        assert await life.say(truth, person, words)
    return truth


def texts(count: int, share: Share = Share.WORDS, start: int = 0) -> list[Said]:
    """So many answers in words of their own."""
    return [Said(text=f"Quill{start + one}z", share=share) for one in range(count)]


async def test_one_voice_more_for_the_themes_within_a_band_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        read = []
        for more in (0, 1, 2):
            life = await app.life([0] * 10)
            quiet = texts(more, Share.THEMES, start=6)
            await answered(life, TEXT, [*texts(6), *quiet])
            await life.open_now()
            read.append(readers.as_read(life.published))
            await life.end()

    assert read[0] == read[1] == read[2]
    assert read[0]


async def test_an_answer_changed_for_one_of_the_same_share_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        read = []
        for value in (4, 5):
            life = await app.life([0] * 7)
            await answered(life, SCALE, [Said(value=one) for one in (1, 1, 3, 3, 4, value)])
            await life.open_now()
            read.append(readers.as_read(life.published))
            await life.end()

    assert read[0] == read[1]


# Attacks by differencing


async def test_a_box_that_stayed_sealed_tells_nothing_of_who_came_later(tmp_path: Path) -> None:
    """Two openings with one answer in between: the earlier summary has nothing to subtract."""
    async with world(tmp_path) as app:
        read = []
        for early in (0, 1, 4):
            life = await app.life([0] * 7, k=5)
            truth = await answered(life, TEXT, texts(early))
            await life.open_now()
            before = readers.as_read(life.published)
            for person, words in zip(sorted(truth.ballots)[early:], texts(6)[early:], strict=False):
                await life.say(truth, person, words)
            await life.day()
            await life.open_now()
            read.append((before, readers.as_read(life.published)))
            readers.check_k_or_none(life)
            await life.end()

    assert read[0] == read[1] == read[2]


async def test_a_lower_k_does_not_reach_a_box_that_was_promised_more(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        life = await app.life([0] * 7, k=5)
        truth = await answered(life, TEXT, texts(4))
        assert await life.rule(k=3)
        await life.open_now()
        assert readers.shown_in(life) == []

        await life.say(truth, sorted(truth.ballots)[4], texts(1, start=4)[0])
        await life.week()

        assert [len(shown.box) for shown in readers.shown_in(life)] == [5]
        readers.check_k_or_none(life)


async def test_who_joins_late_can_neither_fill_a_box_nor_be_in_it(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        life = await app.life([0] * 5, k=5)
        truth = await answered(life, TEXT, texts(4))
        for _ in range(3):
            await life.join()
        await life.week()

        assert not truth.ballots.keys() & {"p5", "p6", "p7"}
        assert readers.shown_in(life) == []


async def test_who_leaves_takes_nothing_out_that_could_be_subtracted(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        read = []
        for leaves in (False, True):
            life = await app.life([0] * 6, k=5)
            await answered(life, TEXT, texts(6))
            if leaves:
                await life.leave("p0")
            await life.open_now()
            read.append(readers.as_read(life.published))
            if not leaves:
                await life.leave("p0")
            readers.check_the_past_stays(life, await life.stored())
            await life.end()

    assert read[0] == read[1]


async def test_the_same_question_asked_again_shares_no_answer_with_the_first(
    tmp_path: Path,
) -> None:
    """Re-asked without one person; only those who answer again are in the second publication."""
    async with world(tmp_path) as app:
        life = await app.life([0] * 7, k=5)
        await answered(life, TEXT, texts(7))
        await life.open_now()
        await life.leave("p0")
        await answered(life, TEXT, texts(6, start=20))
        await life.open_now()

        first, second = readers.shown_in(life)
        assert not first.box & second.box
        told = [set(readers.voices(shown.section)) for shown in (first, second)]
        assert not told[0] & told[1]
        for check in readers.CHECKS:
            check(life)


async def test_perspectives_turned_on_later_do_not_reach_what_was_asked_before(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as app:
        life = await app.life([1, 1, 1, 2, 2, 2], k=3)
        await answered(life, SCALE, [Said(value=2)] * 7)
        assert await life.rule(show_perspectives=True)
        await life.open_now()
        [before] = readers.shown_in(life)
        assert before.section["splits"] == []

        await answered(life, SCALE, [Said(value=2)] * 7)
        await life.day()
        await life.open_now()

        assert readers.shown_in(life)[1].section["splits"] == []  # the admin brings none: one left


async def test_a_removed_quote_leaves_only_that_one_was_removed(tmp_path: Path) -> None:
    """Whatever removes it may say how many were removed, and must leave the rest as it is."""
    async with world(tmp_path) as app:
        life = await app.life([0] * 6, k=5)
        await answered(life, TEXT, texts(6))
        await life.open_now()
    kept = from_json(life.published[0].content)
    section = replace(kept.sections[0], themes=(), other_voices=kept.sections[0].words)
    gone, *kept_words = section.words
    removed = replace(
        kept, sections=(replace(section, other_voices=tuple(kept_words)),), removed_quotes=1
    )

    said = "\n".join(chat_parts(removed, Speech()))

    assert gone not in said
    assert "1 quote" in said
    assert all(text in said for text in kept_words)


# What can't be prevented; docs/threat-model.md says so


def test_limit_the_sizes_of_themes_can_add_up_to_everybody() -> None:
    """Nine were asked, and 5 to 9 answered; 5 to 9, 2 to 4 and 2 to 4 can only be all nine."""
    sizes = [standing(behind, roster=9) for behind in (5, 2, 2)]

    assert band(9, k=5, roster=9) == band(5, k=5, roster=9)
    assert sum(size.least for size in sizes) == 9


def test_limit_who_alone_has_a_perspective_is_seen_to_answer_or_not() -> None:
    """Six of one, five of another, and one manager who says that or nothing."""
    silent, answering = [1] * 6 + [2] * 5, [1] * 6 + [2] * 5 + [3]

    assert splits(silent, k=5) == (1, 2)
    assert splits(answering, k=5) == ()


def test_limit_two_who_tell_each_other_can_learn_what_all_others_said() -> None:
    """Two of six said 1 or 2, and most said 4 or 5: then nobody else is left for another answer."""
    others = [
        (low, middle, high)
        for answers in (5, 6)
        for low in range(answers - 1)
        for middle in range(answers - 1 - low)
        if (high := answers - 2 - low - middle) * 2 > answers
    ]

    assert {one[:2] for one in others} == {(0, 0)}
