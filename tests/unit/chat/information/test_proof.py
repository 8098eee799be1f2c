"""How to check what is promised, from the live settings."""

from tests.unit.chat.stage import Stage


async def test_proof_has_ten_lines_from_the_live_settings(stage: Stage) -> None:
    await stage.ann.say("/settings weekly Monday 09:00")
    await stage.ann.expect("every Monday at 09:00")
    await stage.others[0].say("/proof")
    proof = await stage.others[0].expect("How to check what I say")
    zoe = stage.server.phone("Zoe")
    await zoe.say("/proof")
    strangers = await zoe.expect("How to check what I say")

    assert "4. Boxes are opened every Monday at 09:00 (Europe/London)" in proof.text
    for text in (proof.text, strangers.text):
        numbered = [line for line in text.splitlines() if line[:1].isdigit()]
        assert [line.split(".")[0] for line in numbered] == [str(n) for n in range(1, 11)]
