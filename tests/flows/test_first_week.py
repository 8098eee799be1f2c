"""A member's first week, as it is lived: every message typed and every button tapped, over HTTP."""

import asyncio
import re
from pathlib import Path

from bot.demo.messages import Message
from bot.demo.phone import Phone
from tests.harness.record import in_full
from tests.harness.stage import GROUP, PATIENT, Stage, opened_stage

SCALE = "worked-together/shared-power"
IN_WORDS = ("worked-together/missing-view", "worked-together/what-gave-power")
FIRST, CHANGED, SECOND, EDITED = (
    "Nobody asked the night staff.",
    "The night staff were left out of it.",
    "The chair gave us tme.",
    "The chair gave us time.",
)
OTHERS = "We heard from nearly everybody."


async def test_a_members_first_week(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        rosa = await joins(stage)
        await types_wrongly(rosa)

        scale, first, second = await asked(stage, rosa)
        await answers_by_a_tap(rosa, scale)
        await answers_from_the_button(rosa, first)
        await answers_in_plain_words_and_edits(rosa, second)
        await changes_and_clears(rosa, first, second)
        await pauses_and_comes_back(rosa)
        await others_answer(stage)

        await reads(stage, rosa)

        standing = [one for one in rosa.screen() if one.buttons]
        assert not [
            one.text for one in standing if "Skip" in one.labels or "Withdraw" in one.labels
        ]


async def joins(stage: Stage) -> Phone:
    """Reads what matters first, joins, and is asked for a perspective before being told one."""
    rosa = stage.phone("Rosa")
    await rosa.start(await stage.invite("member"))
    offer = await rosa.expect("You are invited to join")
    assert len(offer.text.split()) < 150
    await rosa.tap("Join")
    assert "perspective" not in (await rosa.expect(f"You are in {GROUP}")).text
    asked = await rosa.expect("What perspective do you bring")
    assert "LXP: a lived experience practitioner" in asked.text
    await rosa.tap("LXP")
    await rosa.expect("What comes next")
    stage.people.append(rosa)
    return rosa


async def types_wrongly(rosa: Phone) -> None:
    """A command that is none is answered with what there is."""
    await rosa.say("/sumary")
    await rosa.expect("Did you mean")


async def asked(stage: Stage, rosa: Phone) -> list[Message]:
    """Three questions come, each in a message of its own."""
    found = []
    for prompt in (SCALE, *IN_WORDS):
        await stage.ask(prompt)
        found.append(await stage.question_of(rosa))
    return found


async def answers_by_a_tap(rosa: Phone, question: Message) -> None:
    await rosa.tap("4", message=question)
    assert (await rosa.expect("Sealed.")).message_id == question.message_id


async def answers_from_the_button(rosa: Phone, question: Message) -> None:
    await rosa.tap("Answer", message=question)
    asking = await rosa.expect("Type your answer")
    await rosa.say(FIRST)
    preview = await rosa.expect("Please check.")
    assert preview.text.endswith(FIRST)
    await rosa.tap("Send: share my words")
    await sealed_in(rosa, question, FIRST, gone=(asking, preview))


async def answers_in_plain_words_and_edits(rosa: Phone, question: Message) -> None:
    await rosa.say(SECOND)
    offered = await rosa.expect("Is this your answer?")
    await rosa.tap(next(one for one in offered.labels if one.rstrip("…") in question.text))
    preview = await rosa.expect("Your answer:")
    await rosa.quiet()
    await rosa.tap("Edit")
    asking = await rosa.expect("Type your answer again")
    await rosa.say(EDITED)
    await rosa.expect(EDITED)
    await rosa.tap("Send: share my words")
    await sealed_in(rosa, question, EDITED, gone=(asking, preview))


async def changes_and_clears(rosa: Phone, changed: Message, cleared: Message) -> None:
    """One answer gets other words, for themes only; the other leaves the chat and stays sealed."""
    await rosa.tap("Change", message=rosa.now(changed))
    asking = await rosa.expect("Type your answer again")
    await rosa.say(CHANGED)
    preview = await rosa.expect("Please check.")
    await rosa.tap("Send: themes only")
    await sealed_in(rosa, changed, CHANGED, gone=(asking, preview))
    await rosa.tap("Clear from this chat", message=rosa.now(cleared))
    await rosa.expect(EDITED)
    await rosa.tap("Yes, clear it")
    await rosa.gone(cleared)
    assert not [one.text for one in rosa.screen() if EDITED in one.text]


async def pauses_and_comes_back(rosa: Phone) -> None:
    await rosa.say("/pause 3/4")
    assert len((await rosa.expect("more than one day")).labels) == 2
    await rosa.say("/pause 7")
    await rosa.expect("until")
    await rosa.say("/resume")
    await rosa.expect("You will get the questions")


async def others_answer(stage: Stage) -> None:
    """As many as it takes to open the boxes."""
    for phone in stage.people[:5]:
        for question in [one for one in phone.screen() if "Skip" in one.labels]:
            if "Answer" not in question.labels:
                await phone.tap("4", message=question)
                await phone.expect("Sealed.")
                continue
            await phone.say(OTHERS, reply_to=question)
            preview = await phone.expect("Please check.")
            await phone.tap("Send: share my words", message=preview)
            await phone.expect("Sealed: ")


async def reads(stage: Stage, rosa: Phone) -> None:
    """The summary shows shared words as they were in the end, and no words for themes only."""
    await stage.move_to_opening()
    await rosa.expect(f"Summary 1 of {GROUP}", timeout=PATIENT)
    await stage.quiet()
    shown = in_full(rosa)
    assert EDITED in shown
    assert OTHERS in shown
    assert not re.search(f"{FIRST}|{CHANGED}|{SECOND}", shown)
    await rosa.say("/summary 1")
    await rosa.expect(f"Summary 1 of {GROUP}")
    await rosa.say("/summaries")
    await rosa.expect("Tap one to read it")


async def sealed_in(
    rosa: Phone, question: Message, words: str, *, gone: tuple[Message, ...]
) -> None:
    """The question's own message is the receipt now, and what led to it is gone."""
    receipt = await rosa.expect("Sealed: ")
    assert receipt.message_id == question.message_id
    assert words in receipt.text
    await asyncio.gather(*(rosa.gone(one) for one in gone))
