"""Joining: the first admin, invitations, what people agree to, and how they go away again."""

import asyncio
from pathlib import Path

import pytest

from bot.demo.phone import Phone
from bot.flows.people.joining import PRIVACY_VERSION
from tests.harness.record import texts_sent
from tests.harness.stage import GROUP, Stage, opened_stage

EVERYONE = {
    "start", "help", "privacy", "proof", "support", "group", "summary", "suggest", "pause",
    "resume", "leave", "mydata", "summaries",
}  # fmt: skip
ADMINS = {
    "newgroup", "invite", "people", "meeting", "meetings", "prompts", "ask", "open", "settings",
    "link",
}  # fmt: skip


async def test_the_first_admins_link_works_for_one_person_only(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=0) as stage:
        code = await stage.app.flows.founding.admin_code()
        other = stage.phone("Somebody else")

        await stage.admin.start(code)
        await stage.admin.expect("You may now start a group")
        await other.start(code)
        await other.expect("This link has been used")
        await stage.admin.start(code)
        await stage.admin.expect("You may now start a group")
        await other.say("/newgroup Another group")
        await other.expect("Only a person with an admin link can start a group")


async def test_founding_the_same_group_again_goes_on_where_it_was(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=0) as stage:
        admin = stage.admin
        await admin.start(await stage.app.flows.founding.admin_code())
        await admin.expect("You may now start a group")

        await admin.say(f"/newgroup {GROUP}")
        await admin.expect("What perspective do you bring")
        await admin.say(f"/newgroup {GROUP}")
        await admin.expect("What perspective do you bring")
        await stage.app.flows.joining.join(await stage.invite(), stage.phone("Mei").id)
        await admin.say(f"/newgroup {GROUP}")
        await admin.expect("There is a group called")

        assert len(await stage.app.flows.knowing.memberships(admin.id)) == 1


async def test_a_link_lets_in_several_people_and_all_hear_of_it_in_one_line(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=0) as stage:
        await stage.found_group()
        phones = await stage.join(3)
        await stage.admin.say("/group")
        await stage.admin.expect("Members with no other role: 3")

        stage.move(days=1)
        for phone in (stage.admin, *phones):
            await phone.expect(f"{GROUP}: 4 people have joined. Now 4 people are in it.")
        await phones[0].say("/leave")
        await phones[0].expect("Do you want to leave")
        await phones[0].tap("Yes, leave")
        await phones[0].expect("You have left")
        stage.move(days=2)
        for phone in (stage.admin, *phones[1:]):
            await phone.expect(f"{GROUP}: 1 person has left. Now 3 people are in it.")
        await stage.quiet()

        heard = [texts_sent(stage.server, phone.id) for phone in (stage.admin, *phones)]
        assert [sum("people are in it" in one for one in texts) for texts in heard] == [2, 1, 2, 2]


async def test_questions_say_how_many_are_new_and_warn_while_most_are(tmp_path: Path) -> None:
    warning = "Take care with this one: fewer than 6 of the people asked have been here for a week."
    async with opened_stage(tmp_path) as stage:
        await stage.ask("worked-together/what-gave-power")
        first = await stage.question_of(stage.admin)
        assert "6 people in the group.\n" in first.text
        assert warning in first.text

        stage.move(days=7)
        [newcomer] = await stage.join(1)
        await stage.ask("worked-together/shared-power")
        seconds = [await stage.question_of(phone) for phone in (stage.admin, newcomer)]
        for second in seconds:
            assert "7 people in the group, 1 of them new since last time.\n" in second.text
            assert warning not in second.text
        # The question reads the same when its buttons are back.
        await newcomer.tap("Skip", message=seconds[1])
        await newcomer.tap("Answer", message=await newcomer.expect("Skipped."))
        shown = await newcomer.expect("question 1 of 1")
        assert shown.text == seconds[1].text


async def test_people_read_what_this_is_before_they_join(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        payload, newcomer = await stage.invite("Professional"), stage.phone("Tomasz")
        before = await _members(stage)

        await newcomer.start(payload)
        offer = await newcomer.expect("You are invited to join")
        await newcomer.tap("Tell me more")
        more = await newcomer.expect("What is stored, and what is not")

        for fragment in (
            "After each meeting",
            "Who reads what",
            "Words that are shown can be counted.",
            "What can’t be promised",
            "Nothing we store can show who wrote an answer.",
            "Telegram, and the running server",
            "5 people or more",
        ):
            assert fragment in offer.text
        assert len(offer.text.split()) < 150
        assert offer.labels == ["Join", "Tell me more", "No thanks"]
        assert more.labels == ["Join", "No thanks"]
        assert await _members(stage) == before


async def test_no_thanks_stores_nothing(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        payload, newcomer = await stage.invite(), stage.phone("Tomasz")
        before = await _members(stage)

        await newcomer.start(payload)
        await newcomer.expect("You are invited to join")
        await newcomer.tap("No thanks")
        await newcomer.expect("You have not joined")

        assert await _members(stage) == before
        assert await stage.app.flows.knowing.memberships(newcomer.id) == ()


async def test_the_version_of_the_text_that_somebody_agreed_to_is_kept(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        [newcomer] = await stage.join(1)

        [membership] = await stage.app.flows.knowing.memberships(newcomer.id)

        assert membership.member.agreed_version == PRIVACY_VERSION > 0


async def test_a_revoked_link_and_an_old_one_let_nobody_in(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        revoked = await stage.invite()
        await stage.admin.tap("Revoke")
        await stage.admin.expect("This link is stopped")
        old, late = await stage.invite(), stage.phone("Late")
        before = await _members(stage)

        await late.start(revoked)
        await late.expect("This invitation was stopped")
        await late.start(old)
        await late.expect("You are invited to join")
        stage.move(days=14, seconds=1)
        await late.tap("Join")
        await late.expect("This invitation is too old")
        await late.start("made-up-by-somebody")
        await late.expect("I don’t know this invitation")

        assert await _members(stage) == before


async def test_only_an_admin_may_invite(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]

        await member.say("/invite LXP")

        await member.expect("Only an admin")


async def test_two_taps_on_join_at_once_are_one_joining(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        payload, newcomer = await stage.invite(), stage.phone("Mei")
        before = await _members(stage)
        await newcomer.start(payload)
        await newcomer.expect("You are invited to join")

        await asyncio.gather(newcomer.tap("Join"), newcomer.tap("Join"))
        await newcomer.expect("You are in")
        await stage.quiet()

        assert await _members(stage) == before + 1


async def test_an_invitation_gives_its_role_and_perspective(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        payload, newcomer = await stage.invite("Professional facilitator"), stage.phone("Tomasz")

        await newcomer.start(payload)
        await newcomer.expect("You are invited to join")
        await newcomer.tap("Join")
        await newcomer.expect(f"You are in {GROUP}, as a facilitator")
        await newcomer.expect("Do you want to answer the questions yourself too?")
        await newcomer.tap("No, only summaries")
        await newcomer.expect("no questions")

        [membership] = await stage.app.flows.knowing.memberships(newcomer.id)
        settings = membership.group.settings
        assert settings.perspective_name(membership.member.perspective) == "Professional"
        assert membership.member.is_facilitator
        assert not membership.member.gets_prompts


async def test_the_menu_shows_what_each_role_may_do(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=0) as stage:
        await stage.found_group()
        [member] = await stage.join(1)
        payload, helper = await stage.invite("LXP facilitator"), stage.phone("Tomasz")
        await helper.start(payload)
        await helper.expect("You are invited to join")
        await helper.tap("Join")
        await helper.expect(f"You are in {GROUP}, as a facilitator")
        await stage.quiet()

        assert _menu(stage, member) == EVERYONE
        assert _menu(stage, stage.admin) == EVERYONE | ADMINS
        assert _menu(stage, helper) == EVERYONE


@pytest.mark.parametrize(
    ("command", "fragment"),
    [
        ("/privacy", "What is stored, and what is not"),
        ("/proof", "How to check what I say"),
        ("/help", "What you can do"),
        ("/support", "If you need help now"),
        ("/group", "People: 6"),
        ("/summary", "There is no summary"),
        ("/leave", "Do you want to leave"),
    ],
)
async def test_what_works_from_the_start(tmp_path: Path, command: str, fragment: str) -> None:
    async with opened_stage(tmp_path) as stage:
        member = stage.people[1]

        await member.say(command)

        await member.expect(fragment)


async def test_who_leaves_is_erased_and_hears_no_more(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=7) as stage:
        gone, rest = stage.people[6], stage.people[:6]
        await gone.say("/leave")
        await gone.expect("Do you want to leave")
        await gone.tap("Yes, leave")
        await gone.expect("You have left")
        await stage.quiet()
        before = len(texts_sent(stage.server, gone.id))

        await stage.ask("worked-together/what-gave-power")
        await stage.questions(rest)
        await stage.quiet()

        assert len(texts_sent(stage.server, gone.id)) == before
        assert await stage.app.flows.knowing.memberships(gone.id) == ()
        assert await _members(stage) == 6


async def test_the_last_admin_of_others_can_not_leave(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.admin.say("/leave")
        await stage.admin.expect("Do you want to leave")
        await stage.admin.tap("Yes, leave")

        await stage.admin.expect("You are the only admin")

        assert await _members(stage) == 6


async def test_who_pauses_gets_no_questions_and_still_the_summary(tmp_path: Path) -> None:
    async with opened_stage(tmp_path, members=7) as stage:
        resting, others = stage.people[6], stage.people[:6]
        await resting.say("/pause 10")
        await resting.expect("I will send you no questions")

        await stage.ask("worked-together/what-gave-power")
        await stage.questions(others)
        await stage.move_to_opening()
        await resting.expect("Summary 1 of")
        await resting.say("/resume")
        await resting.expect("Welcome back")
        await stage.ask("worked-together/shared-power")
        await stage.questions(stage.people)

        asked = [one for one in texts_sent(stage.server, resting.id) if "question 1 of 1" in one]
        assert len(asked) == 1


async def test_rules_can_be_changed_by_an_admin_and_are_told_to_all(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        await stage.people[1].say("/settings k 3")
        await stage.people[1].expect("Only an admin")
        await stage.admin.say("/settings k 4")
        await stage.admin.expect("a box needs 4 answers")
        await stage.admin.say("/settings k 2")
        await stage.admin.expect("can be 3 to 10")
        await stage.people[1].say("/group")

        await stage.people[1].expect("when 4 people or more")


async def test_a_stranger_is_told_how_to_come_in(tmp_path: Path) -> None:
    async with opened_stage(tmp_path) as stage:
        stranger = stage.phone("Stranger")

        await stranger.start()
        await stranger.expect("you need an invitation link")
        await stranger.say("/ask")
        await stranger.expect("You are not in a group with me yet")


async def _members(stage: Stage) -> int:
    """How many are in the group."""
    admin = stage.admin.id
    [membership] = await stage.app.flows.knowing.memberships(admin)
    actor = type(stage.actor)(admin, membership.group.id)
    return len(await stage.app.flows.knowing.people(actor))


def _menu(stage: Stage, phone: Phone) -> set[str]:
    """The commands in somebody's menu."""
    seen = stage.server.api.menus.seen_by(phone.id, phone.person.language_code)
    return {str(command.json()["command"]) for command in seen}
