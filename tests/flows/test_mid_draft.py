"""In the middle of an answer: the bot is killed, and pictures come where words are meant."""

from pathlib import Path

from bot.demo.phone import Phone
from tests.harness.record import starting
from tests.harness.stage import PATIENT, opened_stage

WORDS_PROMPT = "worked-together/what-gave-power"
NOT_WORDS = "I kept nothing of your picture"


async def test_an_answer_in_the_making_outlives_a_kill_and_an_album(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        written, begun, pictures = stage.people[1:4]
        await stage.ask(WORDS_PROMPT)
        await stage.questions(stage.people)
        for phone in (written, begun, pictures):
            await phone.tap("Answer")
        asked = {
            phone.id: await phone.expect("Type your answer") for phone in (written, begun, pictures)
        }
        await written.say("We took turns.")
        await written.expect("Please check.")
        await pictures.send_album(3, "We sat in a ring.", reply_to=asked[pictures.id])
        await pictures.expect(NOT_WORDS)
        await stage.quiet()

        await stage.kill()
        await begun.say("We listened.", reply_to=asked[begun.id])
        await stage.up()
        await _send(written)
        await begun.expect("Please check.", timeout=PATIENT)
        await _send(begun)
        await pictures.say("We sat in a ring.", reply_to=asked[pictures.id])
        await pictures.expect("Please check.", timeout=PATIENT)
        await _send(pictures)
        await stage.quiet()

        sealed = sorted(answer.text or "" for answer in await stage.sealed())
        assert sealed == ["We listened.", "We sat in a ring.", "We took turns."]
        assert len([one for one in _said(pictures) if NOT_WORDS in one]) == 1
        assert starting(stage.server, written.id, "I may have been cut off") == []


async def _send(phone: Phone) -> None:
    await phone.tap("Send: share my words")
    await phone.expect("Sealed", timeout=PATIENT)


def _said(phone: Phone) -> list[str]:
    return [message.text for message in phone.screen()]
