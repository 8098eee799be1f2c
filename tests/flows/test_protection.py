"""A whole round, message by message: what must not be passed on can't be, and the rest can."""

from pathlib import Path

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.dispatch import context as context_module
from bot.chat.transport.client import make_bot
from bot.demo.phone import Phone
from bot.demo.server import BotApiServer
from tests.harness.protection import link_of, protected, to_copy, unprotected
from tests.harness.stage import PATIENT, TOKEN, Stage, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
SCALE_PROMPT = "worked-together/shared-power"
TELLING = ("Quincunxes", "Zymurgists", "Bioluminescence", "Kaleidoscopic", "Defenestrate")
COMMANDS = ("/privacy", "/proof", "/help", "/group", "/mydata", "/support", "/settings", "/prompts")


def found(server: BotApiServer) -> list[str]:
    return unprotected(server, TELLING)


async def preview(phone: Phone) -> None:
    await phone.expect("Please check.", timeout=PATIENT)


async def send(phone: Phone, how: str = "Send: share my words") -> None:
    await phone.tap(how)
    await phone.expect("Sealed: ", timeout=PATIENT)


async def change_ones_mind(phone: Phone) -> None:
    """Type, mask, add, edit, keep, edit again, send, change, keep, change, withdraw, and anew."""
    await phone.tap("Answer")
    await phone.expect("Type your answer")
    await phone.say(f"{TELLING[0]} came with Bob Smith, 07700 900123")
    await preview(phone)
    await phone.tap("Mask")
    await preview(phone)
    await phone.say(f"{TELLING[1]} too")
    await phone.expect(TELLING[1])
    for kept in (True, False):
        await phone.tap("Edit")
        await phone.expect("Type your answer again", timeout=PATIENT)
        if kept:
            await phone.tap("Keep it as it is")
            await preview(phone)
    await phone.say(f"{TELLING[2]} then")
    await preview(phone)
    await send(phone, "Send: themes only")
    for kept in (True, False):
        await phone.tap("Change")
        await phone.expect("Type your answer again", timeout=PATIENT)
        if kept:
            await phone.tap("Keep it as it is")
            await phone.expect("Sealed: ")
    await phone.say(f"{TELLING[3]} after all")
    await preview(phone)
    await send(phone)
    await phone.tap("Withdraw")
    await phone.expect("Withdrawn.")
    await phone.tap("Answer")
    await phone.expect("Type your answer")
    await phone.say(f"{TELLING[3]} again, and I want to kill myself")
    await preview(phone)
    await phone.expect("Some of your words made me think")
    await send(phone)


async def go_other_ways(phone: Phone) -> None:
    """Reply, discard, be reminded, skip, follow the hidden link, write too much, send, clear."""
    await phone.say(f"{TELLING[4]} never mind", reply_to=phone.last)
    await preview(phone)
    for label in ("Discard", "Remind me later", "Back"):
        await phone.tap(label)
        await phone.quiet()
    code = phone.last.buttons[0].data.split(":")[-1]
    await phone.tap("Skip")
    await phone.expect("Skipped.")
    phone.forget()
    await phone.start(f"a-{code}")
    await phone.expect("Type your answer")
    await phone.say(f"{TELLING[4]} " * 400)
    refusal = await phone.expect("too long")
    await phone.say(f"{TELLING[4]} it was", reply_to=refusal)
    await preview(phone)
    await send(phone)
    for label in ("Clear from this chat", "Yes, clear it"):
        await phone.tap(label)
        await phone.quiet()
    await phone.say(f"{TELLING[0]} where does this go?")
    offer = await phone.expect("Is this your answer?")
    await phone.tap(offer.labels[0], message=offer)
    await preview(phone)
    await phone.gone(offer)
    await phone.tap("Discard")


async def play(stage: Stage) -> None:
    """A round of words and one of taps, to its summary, with every command in between."""
    admin, changing, other, *rest = stage.people
    await stage.link_chat()
    await stage.ask(WORDS_PROMPT)
    await stage.questions(stage.people)
    await change_ones_mind(changing)
    await go_other_ways(other)
    for phone in (admin, *rest):
        await stage.answer_in_words(phone, f"We took turns. {TELLING[0]} helped.")
    await stage.ask(SCALE_PROMPT)
    await stage.questions(stage.people)
    for phone in stage.people:
        await phone.tap("4")
        await phone.expect("Sealed.")
    for command in COMMANDS:
        await admin.say(command)
    await stage.quiet()
    await stage.move_to_opening()
    for phone in stage.people:
        await phone.expect("Summary 1 of", timeout=PATIENT)
    await stage.quiet()


async def test_in_a_whole_round_just_what_must_be_is_protected(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await play(stage)

        assert found(stage.server) == []
        shown = {one.text.partition("\n")[2][:40] for one in protected(stage.server)}
        assert any("Type your answer" in text for text in shown)
        assert any("Please check." in text for text in shown)
        assert any("Sealed: share my words." in text for text in shown)
        summaries = [one for one in stage.people[0].screen() if one.text.startswith("Summary 1")]
        assert summaries
        assert not any(one.protected for one in summaries)
        assert len(to_copy(stage.server)) == 4
        chats = [stage.server.world.message(o.chat_id, o.message_id) for o in to_copy(stage.server)]
        assert chats == [None] * 4, "they go after Send, and when the words are kept"


async def test_what_is_protected_gives_nothing_to_a_stranger_who_gets_its_link(
    tmp_path: Path,
) -> None:
    """By hand, or from a photo of a screen: the chat itself lets nobody pass it on."""
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        member, other = stage.people[1], stage.people[2]
        stranger = stage.phone("A stranger")
        await stage.answer_in_words(member, f"{TELLING[0]} helped.")
        before = await stage.sealed()

        links = {link_of(one) for one in protected(stage.server)} - {""}
        assert len(links) == 1
        for phone in (stranger, other):
            phone.forget()
            await phone.start(links.copy().pop())
            await phone.expect("belongs to another chat")
            await phone.quiet()
            await phone.say("Not my answer")
            await phone.quiet()

        assert await stage.sealed() == before
        shown = [one.text for phone in (stranger, other) for one in phone.screen()]
        assert not [text for text in shown if TELLING[0] in text]


async def test_a_link_that_is_left_open_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_module, "carries_ballot", lambda _html: False)
    async with opened_stage(tmp_path) as stage:
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        await stage.answer_in_words(stage.people[1], f"{TELLING[0]} helped.")

        wrong = found(stage.server)

        assert any("ballot in an open link" in one for one in wrong)


@pytest.mark.parametrize(
    ("planted", "wrong"),
    [
        (f"You wrote: {TELLING[0]}", "words in an open message"),
        ("These are your words", "words to copy with something else"),
    ],
)
async def test_a_message_with_words_that_is_not_protected_is_found(
    tmp_path: Path, planted: str, wrong: str
) -> None:
    async with opened_stage(tmp_path) as stage:
        button = InlineKeyboardMarkup([[InlineKeyboardButton("Send", callback_data="x")]])
        async with make_bot(TOKEN, stage.server.url) as bot:
            await bot.send_message(stage.people[1].id, planted, reply_markup=button)

        assert any(wrong in one for one in found(stage.server))
