"""What was published can be read again, the latest or one that is chosen."""

from tests.unit.chat.stage import GROUP, Stage


async def test_the_latest_summary_is_shown_and_older_ones_can_be_chosen(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/summary")
    await member.expect("There is no summary of")
    await stage.app.flows.asking.ask_now(stage.actor, "worked-together/shared-power")
    await stage.app.flows.opening.open_now(stage.actor)
    await stage.app.flows.publishing.publish_due()

    await member.say("/summary")
    await member.expect(f"Summary 1 of {GROUP}")
    await stage.ann.say("/summaries")
    await stage.ann.expect("Tap one to read it")
    await stage.ann.tap("1: Tue 27 Oct to Tue 3 Nov")
    await stage.ann.expect(f"Summary 1 of {GROUP}")
    await member.say("/summaries")
    await member.expect("Tap one to read it")

    await member.say("/summary 1")
    await member.expect(f"Summary 1 of {GROUP}")
    await member.say("/summary 2")

    await member.expect("There is no summary 2 of")
