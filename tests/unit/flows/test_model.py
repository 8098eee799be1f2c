"""A language model behaves in every way it likes, and the summary is published all the same.

The endpoint is real HTTP on this machine; the app is the real one, from the sealed answers on.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.harness.model_endpoint import (
    Behaviour,
    Material,
    breaking_off,
    dripping,
    endpoint,
    flooding,
    saying,
    saying_too_much,
    stalling,
    writing,
)
from tests.unit.flows.model_app import (
    LINK,
    SAID,
    SUPERVISION,
    WAITING,
    answered,
    honest,
    ids,
    link,
    names,
    proposal,
    published,
    supervision,
    waiting,
    without_proposals,
)

TOO_LONG = 0.3
"""Seconds of patience with what never ends."""


async def test_an_honest_model_names_themes_and_links_them(tmp_path: Path) -> None:
    async with endpoint(saying(honest)) as model, answered(tmp_path, model) as home:
        summary = await published(home)

    assert names(summary) == {WAITING: True, SUPERVISION: True}
    assert summary.link == LINK
    assert len(model.received) == 1


async def test_the_endpoint_is_asked_as_the_interface_says(tmp_path: Path) -> None:
    async with (
        endpoint(saying(honest)) as model,
        answered(tmp_path, model, key="sesame-open") as home,
    ):
        await published(home)

    (request,) = model.received
    body = json.loads(request.body)
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer sesame-open"
    assert [message["role"] for message in body.pop("messages")] == ["system", "user"]
    assert body == {
        "model": "small",
        "temperature": 0,
        "seed": 1,
        "max_tokens": 1200,
        "stream": False,
        "response_format": {"type": "json_object"},
    }


def lying(lie: Callable[[Material], dict[str, object]]) -> Behaviour:
    """A lie about waiting times, beside a name for supervision that checks."""
    return saying(lambda given: json.dumps({"themes": [lie(given), supervision(given)]}))


def about_waiting(name: str, *cited: str) -> Callable[[Material], dict[str, object]]:
    def lie(given: Material) -> dict[str, object]:
        return proposal(given, "waiting times", name, list(cited) or ids(given, "waiting times"))

    return lie


LIES: dict[str, Callable[[Material], dict[str, object]]] = {
    "an answer that does not exist": about_waiting(WAITING, "a1", "a77"),
    "answers of another theme": lambda given: proposal(
        given, "waiting times", WAITING, ids(given, "supervision")
    ),
    "no answers": lambda given: proposal(given, "waiting times", WAITING, []),
    "a quotation that nobody wrote": about_waiting('"Waiting families are long"'),
    "an amount": about_waiting("Everyone waiting for families"),
    "a number": about_waiting("Waiting times 100%"),
    "words of its own": about_waiting("Waiting times and bad management"),
    "words of one alone": about_waiting("Families give up"),
    "the contrary": about_waiting("No waiting times for families"),
    "a theme that is not there": lambda given: {
        "theme": "t99",
        "name": WAITING,
        "answers": ids(given, "waiting times"),
    },
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_lie_is_thrown_away_and_the_other_theme_keeps_its_name(
    tmp_path: Path, lie: str
) -> None:
    async with endpoint(lying(LIES[lie])) as model, answered(tmp_path, model) as home:
        summary = await published(home)

    assert names(summary) == {"waiting times": False, SUPERVISION: True}
    assert summary.link == ""


async def test_a_lying_link_is_thrown_away_and_the_names_stay(tmp_path: Path) -> None:
    def lies(given: Material) -> str:
        sentence = "Long waiting times lead to cancelled supervision."
        return json.dumps(
            {"themes": [waiting(given), supervision(given)], "link": link(given, sentence)}
        )

    async with endpoint(saying(lies)) as model, answered(tmp_path, model) as home:
        summary = await published(home)

    assert names(summary) == {WAITING: True, SUPERVISION: True}
    assert summary.link == ""


async def test_a_model_that_obeys_an_answer_changes_nothing(tmp_path: Path) -> None:
    def obeys(given: Material) -> str:
        every = [
            {"theme": one["theme"], "name": "Fire Zanzibar", "answers": _all(one)}
            for one in given["themes"]
        ]
        cited = [id_ for one in given["themes"] for id_ in _all(one)]
        sentence = {"sentence": "Fire Zanzibar.", "answers": cited}
        return json.dumps({"themes": every, "link": sentence})

    async with endpoint(saying(obeys)) as model, answered(tmp_path, model) as home:
        summary = await published(home)

    assert without_proposals(summary)


def _all(theme: Material) -> list[str]:
    return [one["id"] for one in theme["answers"]]


MISBEHAVIOUR: dict[str, Behaviour] = {
    "stalls": stalling,
    "drips": dripping,
    "breaks off": breaking_off,
    "floods": flooding,
    "goes on and on": saying_too_much(honest),
    "is broken": writing("no", 500),
    "asks to wait": writing("no", 429, Retry_After="1"),
    "asks for a key": writing("no", 401),
    "is no JSON": writing("<html>Sorry</html>"),
    "is no text": writing(b"\xff\xfe\x00"),
    "is another object": writing('{"choices": []}'),
    "is deep": writing("[" * 50_000),
    "has no words": writing('{"choices": [{"message": {"content": null}}]}'),
    "is compressed": writing(b"x", Content_Encoding="gzip"),
    "chats": saying(lambda given: "Sure! Here are some names."),
    "says an empty thing": saying(lambda given: ""),
    "says a list": saying(lambda given: "[1, 2]"),
    "talks on": saying(lambda given: honest(given) + " " * 30_000),
}


@pytest.mark.parametrize("way", MISBEHAVIOUR)
async def test_whatever_it_does_the_summary_is_published_without_it(
    tmp_path: Path, way: str
) -> None:
    endless = MISBEHAVIOUR[way] in (stalling, dripping)
    async with (
        endpoint(MISBEHAVIOUR[way]) as model,
        answered(tmp_path, model, patience=TOO_LONG if endless else 20) as home,
    ):
        summary = await published(home)

    assert without_proposals(summary)
    assert endless or len(model.received) == 1


async def test_a_redirect_is_not_followed(tmp_path: Path) -> None:
    async with endpoint(saying(honest)) as elsewhere:
        for status in (301, 302, 303, 307, 308):
            away = writing("", status, Location=f"{elsewhere.url}/chat/completions")
            async with endpoint(away) as model, answered(tmp_path / str(status), model) as home:
                assert without_proposals(await published(home))

    assert elsewhere.received == []


async def test_no_proxy_of_the_environment_comes_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with endpoint(saying(honest)) as proxy, endpoint(saying(honest)) as model:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        async with answered(tmp_path, model) as home:
            summary = await published(home)

    assert names(summary) == {WAITING: True, SUPERVISION: True}
    assert (len(model.received), proxy.received) == (1, [])


async def test_nobody_there_is_no_hindrance(tmp_path: Path) -> None:
    async with endpoint(stalling) as model:
        pass
    async with answered(tmp_path, model) as home:
        assert without_proposals(await published(home))


@pytest.mark.parametrize("way", ["is broken", "breaks off", "chats"])
async def test_the_log_has_no_word_of_it_and_no_address(tmp_path: Path, way: str) -> None:
    with capture_logs() as logs:
        async with endpoint(MISBEHAVIOUR[way]) as model, answered(tmp_path, model) as home:
            await published(home)

    assert {one["event"] for one in logs} <= {
        "model-failed",
        "names-proposed",
        "proposals-thrown-away",
    }
    assert logs
    told = json.dumps(logs)
    assert "127.0.0.1" not in told
    assert not [text for text in SAID if text in told]
