"""Older summaries are found by a word of their themes."""

from dataclasses import replace

import pytest

from bot.chat.summaries.theme_search import IN_LIST
from bot.flows.shared.access import Actor
from bot.flows.summaries.reading import Reading, WithThemes
from bot.summaries.model import from_json
from bot.summaries.searching import NamedTheme, named_themes
from bot.summaries.wording import inline
from prompts.model import Kind
from tests.unit.chat.stage import Stage

TEA = (
    "We need a tea break",
    "A tea break would help me",
    "Please, a tea break",
    "No tea break again",
    "Where was the tea break?",
    "I missed the tea break",
)


async def with_a_theme(stage: Stage) -> str:
    """A summary in which all wrote about one thing; what its theme is called."""
    await stage.ask(Kind.TEXT)
    for code, text in zip(stage.other_ballots(), TEA, strict=False):
        await stage.app.flows.answering.seal(*code, text=text)
    await stage.app.flows.opening.open_now(stage.actor)
    await stage.app.flows.publishing.publish_due()
    stored = await stage.app.flows.reading.latest(stage.actor)
    assert stored is not None
    (theme,) = named_themes(from_json(stored.content))
    return theme.name


async def asked(stage: Stage) -> list[str]:
    """The questions that the latest summary tells of, as far as a list has room for them."""
    stored = await stage.app.flows.reading.latest(stage.actor)
    assert stored is not None
    return [inline(section.wording, IN_LIST) for section in from_json(stored.content).sections]


async def test_a_word_of_a_theme_leads_to_its_summary(stage: Stage) -> None:
    name = await with_a_theme(stage)

    await stage.ann.say(f"/summaries {name.split()[0].upper()[:2]}")
    listed = await stage.ann.expect("Summaries with a theme like")
    await stage.ann.tap(f"1: {name}")

    await stage.ann.expect("Summary 1 of")
    (question,) = await asked(stage)
    assert listed.text.splitlines()[-1] == f"• 1: {question} {name}"


async def test_a_word_of_no_theme_leads_to_the_themes_that_there_are(stage: Stage) -> None:
    name = await with_a_theme(stage)

    await stage.ann.say("/summaries <zymurgy>")
    await stage.ann.expect("has a theme like “<zymurgy>”")
    await stage.ann.tap("By theme")

    listed = await stage.ann.expect("Themes in the summaries of")
    (question,) = await asked(stage)
    assert f"{question}\n• {name}: summary 1" in listed.text
    assert "/summaries" in listed.text


async def test_before_there_are_themes_it_says_what_one_is(stage: Stage) -> None:
    await stage.ask(Kind.SCALE)
    await stage.app.flows.opening.open_now(stage.actor)
    await stage.app.flows.publishing.publish_due()

    await stage.ann.say("/summaries")
    await stage.ann.expect("Tap one to read it")
    await stage.ann.tap("By theme")

    await stage.ann.expect("what at least two people wrote about")


async def test_everybody_may_search_also_by_a_word_after_summary(stage: Stage) -> None:
    await with_a_theme(stage)
    member = stage.others[0]

    await member.say("/summaries tea")
    found = await member.expect("tea")
    await member.say("/summary tea")

    assert (await member.expect("tea")).text == found.text


async def test_all_of_a_summary_can_be_read_in_the_chat(stage: Stage) -> None:
    await with_a_theme(stage)
    member = stage.others[0]

    await member.say("/summary")
    await member.expect("Summary 1 of")
    await member.tap("Read it all here")

    told = await member.expect("How this was made")
    assert all(text in told.text for text in TEA[:5])


async def test_what_was_looked_for_is_said_in_short(stage: Stage) -> None:
    await with_a_theme(stage)

    await stage.ann.say("/summaries " + "x" * 4080)

    told = await stage.ann.expect("has a theme like")
    assert f"“{'x' * 39}…”" in told.text


async def test_themes_of_many_years_fit_into_one_message(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_a_theme(stage)
    stored = await stage.app.flows.reading.latest(stage.actor)
    assert stored is not None
    named = tuple(NamedTheme("W" * 400 + one, f"{one} theme") for one in "abcdefghijklmno")
    every = tuple(WithThemes(replace(stored, number=n), named * 2) for n in range(520, 0, -1))

    async def themes(self: Reading, actor: Actor) -> tuple[WithThemes, ...]:
        return every

    monkeypatch.setattr(Reading, "themes", themes)
    await stage.ann.say("/summaries zymurgy")
    await stage.ann.expect("has a theme like")
    await stage.ann.tap("By theme")

    listed = await stage.ann.expect("Themes in the summaries of")
    assert "• a theme: summaries 520, 519, 518, 517, 516, 515, 514, 513, 512, 511, …" in listed.text
