"""What a language model is sent: shareable words of themes, and only after everybody was told."""

import json
from pathlib import Path

import pytest

from bot.rules import disclosure
from bot.summaries.model import ThemeTold
from bot.summaries.proposals import asking
from storage.queries import groups, members
from storage.records import Answer
from tests.harness.model_endpoint import Endpoint, endpoint, saying
from tests.unit.flows.home import ADMIN, Home, at_home
from tests.unit.flows.model_app import (
    SAID,
    answer,
    answered,
    honest,
    published,
    without_proposals,
)


async def leaks(home: Home, model: Endpoint) -> list[str]:
    """What stands in the requests that should not; the instructions are the same for everybody."""
    async with home.app.store.read() as unit:
        group = await groups.find(unit, home.actor.group_id)
        people = await members.of_group(unit, home.actor.group_id)
    assert group is not None
    never = [
        *("Quartzleaf", "Tell families", "Marmalade", "sealed", "Zanzibar", "biscuit"),
        *(
            group.name,
            group.id,
            *group.settings.perspective_names,
            "perspective",
            "meeting",
            "2026",
        ),
        *(one.id for one in people),
        *(str(ADMIN + number) for number in range(7)),
        *("standing", "band", "scale", "wording"),
    ]
    sent = [json.dumps(json.loads(one.body)["messages"][1]) for one in model.received]
    sent += ["\n".join(one.headers.values()) for one in model.received]
    return [word for word in never for said in sent if word.lower() in said.lower()]


async def test_nothing_but_shareable_words_of_themes_leaves_the_house(tmp_path: Path) -> None:
    async with endpoint(saying(honest)) as model, answered(tmp_path, model) as home:
        await published(home)

        assert await leaks(home, model) == []
    texts = {one["text"] for theme in model.material["themes"] for one in theme["answers"]}
    assert texts == set(SAID[:5])


async def test_planted_words_of_themes_only_in_the_request_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shows_all(answer: Answer) -> bool:
        return bool(answer.text)

    monkeypatch.setattr(disclosure, "quotable", shows_all)
    async with endpoint(saying(honest)) as model, answered(tmp_path, model) as home:
        await published(home)

        assert "Quartzleaf" in await leaks(home, model)


async def test_planted_other_voices_in_the_request_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def more(theme: ThemeTold) -> list[str]:
        return [*theme.quotes, *theme.more, SAID[5]]

    monkeypatch.setattr(asking, "_short", more)
    async with endpoint(saying(honest)) as model, answered(tmp_path, model) as home:
        await published(home)

        assert "Zanzibar" in await leaks(home, model)


async def test_nothing_is_sent_of_what_was_asked_before_the_group_was_told(tmp_path: Path) -> None:
    async with (
        endpoint(saying(honest)) as model,
        at_home(tmp_path, 7, llm_url=model.url) as home,
    ):
        await answer(home)
        await home.flows.tell_of_the_model()

        assert without_proposals(await published(home))
    assert model.received == []


async def test_nothing_is_sent_if_the_group_was_never_told(tmp_path: Path) -> None:
    async with (
        endpoint(saying(honest)) as model,
        at_home(tmp_path, 7, llm_url=model.url) as home,
    ):
        await answer(home)

        assert without_proposals(await published(home))
    assert model.received == []


async def test_nothing_is_sent_to_another_model_than_the_group_was_told_of(tmp_path: Path) -> None:
    async with endpoint(saying(honest)) as model, answered(tmp_path, model) as home:
        async with home.app.store.write() as unit:
            group_id = home.actor.group_id
            _, at = await groups.model_told(unit, group_id)
            assert at is not None
            await groups.note_model_told(unit, group_id, "away api.example.org", at)

        assert without_proposals(await published(home))
    assert model.received == []


async def test_without_a_model_there_is_no_call_at_all(tmp_path: Path) -> None:
    async with endpoint(saying(honest)) as model, at_home(tmp_path, 7) as home:
        await answer(home)

        assert without_proposals(await published(home))
    assert model.received == []
