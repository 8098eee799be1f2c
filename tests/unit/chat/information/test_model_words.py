"""What people are told of a language model comes from the live settings."""

import hashlib
import re
from pathlib import Path

import pytest

from bot.addresses import Reach
from bot.chat.people.privacy import privacy_text
from bot.flows.shared.language_model import ModelServer
from bot.texts.speech import Speech
from storage.records import UNDISCLOSED, GroupSettings, Role
from tests.unit.chat.reading_age import reading_grade
from tests.unit.chat.stage import set_stage

SERVERS = [
    ModelServer(Reach.HERE, "127.0.0.1"),
    ModelServer(Reach.NEAR, "llama"),
    ModelServer(Reach.AWAY, "api.example.org"),
]
WHERE = {
    Reach.HERE: "It runs on this server",
    Reach.NEAR: "in the private network of this server",
    Reach.AWAY: "It is reached at api.example.org, so those answers leave this server",
}
AGREED = "f68f00f885287bb2"
"""The text with a model on this server, by its hash. Who changes it must have it told again."""
MOST_CHARACTERS = 4096
PLAIN = 7.0
"""The highest grade; the names of computers count as hard words."""


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.reach)
def test_the_privacy_text_says_where_the_model_runs_and_fits_a_message(server: ModelServer) -> None:
    text = re.sub("<[^>]+>", "", privacy_text(Speech(), GroupSettings(), server))

    assert WHERE[server.reach] in text
    assert "I never send it answers that were sent with Send: themes only" in text
    assert len(text) < MOST_CHARACTERS


def test_without_a_model_the_privacy_text_says_nothing_of_one() -> None:
    assert "language model" not in privacy_text(Speech(), GroupSettings(), None)


def test_the_part_about_a_model_changes_only_on_purpose() -> None:
    text = privacy_text(Speech(), GroupSettings(), SERVERS[0])

    assert hashlib.sha256(text.encode()).hexdigest()[:16] == AGREED


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.reach)
def test_the_words_about_a_model_are_plain(server: ModelServer) -> None:
    words = {"reach": str(server.reach), "host": "there", "group": "Hope"}

    for text_id in ("privacy-model", "join-offer-model", "notice-model-on", "proof-model"):
        assert reading_grade(Speech().label(text_id, **words)) < PLAIN


async def test_without_a_model_proof_says_so(tmp_path: Path) -> None:
    async with set_stage(tmp_path) as stage:
        await stage.ann.say("/proof")

        await stage.ann.expect("No language model is used.")


async def test_with_a_model_privacy_proof_and_the_offer_say_so(tmp_path: Path) -> None:
    async with set_stage(tmp_path, llm_url="https://api.example.org/v1") as stage:
        invited = await stage.app.flows.inviting.invite(
            stage.actor, perspective=UNDISCLOSED, role=Role.MEMBER
        )
        zoe = stage.server.phone("Zoe")

        await stage.ann.say("/privacy")
        privacy = await stage.ann.expect("What is stored, and what is not")
        await stage.ann.say("/proof")
        proof = await stage.ann.expect("How to check what I say")
        await zoe.start(invited.code)
        offer = await zoe.expect("You are invited to join")
        await zoe.tap("Tell me more")
        more = await zoe.expect("What is stored, and what is not")

    for message in (privacy, proof, offer, more):
        assert "language model" in message.text
        assert WHERE[Reach.AWAY] in message.text


async def test_the_notice_says_what_has_changed_and_what_people_can_do(tmp_path: Path) -> None:
    async with set_stage(tmp_path, llm_url="https://api.example.org/v1") as stage:
        await stage.app.flows.tell_of_the_model()
        await stage.deliver()

        notices = [
            await phone.expect("something has changed on this server")
            for phone in (stage.ann, *stage.others)
        ]

    for notice in notices:
        assert WHERE[Reach.AWAY] in notice.text
        assert "you can choose Send: themes only" in notice.text
        assert "only to questions that I ask from tomorrow on" in notice.text
