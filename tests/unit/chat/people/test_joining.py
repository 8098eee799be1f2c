"""Coming in: what people read before Join, what is stored when, and what comes next."""

import hashlib

import pytest

from bot.chat.people.privacy import privacy_text
from bot.flows.people.joining import PRIVACY_VERSION
from bot.texts.speech import Speech
from storage.records import UNDISCLOSED, GroupSettings, Role
from tests.unit.chat.stage import Stage

AGREED = {1: "18a7b774851f0106", 2: "b8a359aac6445a02", 3: "035c23b3d2720b8e"}
"""The fingerprint of each version of the text that people agree to."""


async def invited(stage: Stage, perspective: int = UNDISCLOSED, role: Role = Role.MEMBER) -> str:
    flows = stage.app.flows
    return (await flows.inviting.invite(stage.actor, perspective=perspective, role=role)).code


async def memberships(stage: Stage, chat_id: int) -> int:
    return len(await stage.app.flows.knowing.memberships(chat_id))


async def test_a_stranger_hears_how_to_get_in(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")

    await zoe.start()

    await zoe.expect("you need an invitation link")
    assert await memberships(stage, zoe.id) == 0


async def test_an_invitation_says_the_promise_and_its_limits_before_join(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")

    await zoe.start(await invited(stage, perspective=1))

    offer = await zoe.expect("You are invited")
    assert (
        "Nothing we store can show who wrote an answer. Telegram, and the running server while"
        " it handles your message, could. We say so before your first answer." in offer.text
    )
    assert "only when 5 people or more have answered" in offer.text
    assert "as a member, with this perspective: LXP" in offer.text
    assert offer.labels == ["Join", "Tell me more", "No thanks"]
    assert await memberships(stage, zoe.id) == 0


async def test_no_thanks_leaves_nothing(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.start(await invited(stage))
    await zoe.expect("You are invited")

    await zoe.tap("No thanks")

    declined = await zoe.expect("I have stored nothing about you")
    assert declined.labels == []
    assert await memberships(stage, zoe.id) == 0


async def test_join_keeps_the_version_that_was_agreed_to(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.start(await invited(stage, perspective=1))
    await zoe.expect("You are invited")
    await zoe.tap("Tell me more")
    more = await zoe.expect(f"(version {PRIVACY_VERSION})")

    await zoe.tap("Join", message=more)

    done = await zoe.expect("You are in The")
    assert "Your perspective: LXP." in done.text
    await zoe.expect("After the next meeting I send you up to 3 short questions")
    (membership,) = await stage.app.flows.knowing.memberships(zoe.id)
    assert membership.member.agreed_version == PRIVACY_VERSION
    assert membership.member.perspective == 1


async def test_who_brings_no_perspective_is_asked_and_may_rather_not_say(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.start(await invited(stage))
    await zoe.expect("You are invited")
    await zoe.tap("Join")
    done = await zoe.expect("You are in The")
    assert "perspective" not in done.text
    question = await zoe.expect("What perspective do you bring")
    assert "LXP: a lived experience practitioner." in question.text
    assert question.labels == ["LXP", "Professional", "Manager", "Rather not say"]

    await zoe.tap("Rather not say")

    await zoe.expect("Your perspective: rather not say.")
    await zoe.expect("What comes next")


async def test_a_facilitator_says_whether_to_get_questions(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.start(await invited(stage, perspective=2, role=Role.FACILITATOR))
    await zoe.expect("as a facilitator, with this perspective: Professional")
    await zoe.tap("Join")
    await zoe.expect("Do you want to answer the questions yourself too?")

    await zoe.tap("No, only summaries")

    await zoe.expect("You get it at the same time as everyone else")
    (membership,) = await stage.app.flows.knowing.memberships(zoe.id)
    assert not membership.member.gets_prompts
    assert membership.member.is_facilitator


async def test_a_second_tap_on_join_changes_nothing(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.start(await invited(stage, perspective=1))
    offer = await zoe.expect("You are invited")
    data = offer.buttons[0].data
    await zoe.tap("Join")
    await zoe.expect("What comes next")

    zoe.tap_data(offer, data)

    again = await zoe.expect("already, as a member. Nothing has changed.")
    assert again.text.endswith("Your perspective: LXP.")
    assert await memberships(stage, zoe.id) == 1


async def test_a_member_gains_a_role_by_a_link(stage: Stage) -> None:
    member = stage.others[0]
    await member.start(await invited(stage, role=Role.ADMIN))
    await member.expect("You are invited")

    await member.tap("Join")

    await member.expect("Now you are an admin")
    (membership,) = await stage.app.flows.knowing.memberships(member.id)
    assert membership.member.is_admin


@pytest.mark.parametrize("code", ["nothing-like-this", "x", "a.b/c", "w-" + "A" * 40])
async def test_a_link_that_is_none_is_told_so(stage: Stage, code: str) -> None:
    zoe = stage.server.phone("Zoe")

    await zoe.say(f"/start {code}")

    await zoe.expect("I don’t know this invitation")


async def test_a_revoked_link_says_that_it_was_stopped(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await stage.ann.say("/invite")
    await stage.ann.expect("Who is the link for?")
    await stage.ann.tap("They choose")
    await stage.ann.expect("What will they do")
    await stage.ann.tap("Member")
    made = await stage.ann.expect("Here is a link")
    code = made.text.split("?start=")[1].split()[0]
    await stage.ann.tap("Revoke", message=made)
    await stage.ann.expect("Nobody can join with it any more")

    await zoe.start(code)

    await zoe.expect("was stopped by the person who made it")


async def test_an_admin_link_welcomes_one_person_every_time_and_nobody_else(stage: Stage) -> None:
    zoe, yan = stage.server.phone("Zoe"), stage.server.phone("Yan")
    code = await stage.app.flows.founding.admin_code()

    await zoe.start(code)
    await zoe.expect("/newgroup Steering group")
    await zoe.start(code)
    await zoe.expect("You may now start a group")
    await yan.start(code)

    await yan.expect("It works only once")
    assert await stage.app.flows.knowing.founder(zoe.id)
    assert not await stage.app.flows.knowing.founder(yan.id)


async def test_starting_again_after_a_block_lets_questions_through(stage: Stage) -> None:
    member = stage.others[0]
    await member.block()
    await stage.app.flows.asking.ask_now(stage.actor, None)
    await stage.deliver()
    (before,) = await stage.app.flows.knowing.memberships(member.id)
    await member.unblock()

    await member.start()

    await member.expect("Welcome back. You are in The")
    (after,) = await stage.app.flows.knowing.memberships(member.id)
    assert (before.member.blocked, after.member.blocked) == (True, False)


async def test_a_group_is_named_after_a_restart_in_between(stage: Stage) -> None:
    await stage.ann.say("/newgroup")
    question = await stage.ann.expect("What is the group’s name?")
    await stage.restart()

    await stage.ann.say("Second group", reply_to=question)

    await stage.ann.expect("Second group is ready, and you are its admin")
    await stage.ann.expect("What perspective do you bring to Second group?")
    await stage.ann.tap("LXP")
    await stage.ann.expect("Do you want to answer the questions yourself too?")
    await stage.ann.tap("Yes, send me questions")
    await stage.ann.expect("Fewer than 6 people can’t start")
    assert await memberships(stage, stage.ann.id) == 2


async def test_only_founders_make_groups(stage: Stage) -> None:
    member = stage.others[0]

    await member.say("/newgroup Mine")

    await member.expect("Only a person with an admin link can start a group")
    assert await memberships(stage, member.id) == 1


def test_the_text_that_people_agree_to_changes_only_with_its_version() -> None:
    text = privacy_text(Speech(), GroupSettings(), None)

    assert hashlib.sha256(text.encode()).hexdigest()[:16] == AGREED[PRIVACY_VERSION]
