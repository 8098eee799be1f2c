"""Inviting, people, linking, asking, opening, reading, pausing and leaving, as people meet them."""

import pytest

from bot.chat.dispatch.menus import COMMANDS
from bot.chat.dispatch.routes import RouteTable
from bot.chat.front import PARTS
from bot.chat.messages import formatting
from bot.chat.rounds.asking import find_prompt_named
from bot.texts.speech import Speech
from prompts.loading import shipped_packs
from storage.queries import rounds
from storage.records import GroupSettings, Role
from tests.unit.chat.stage import GROUP, Stage


def test_every_command_of_the_menu_has_a_handler() -> None:
    table = RouteTable(PARTS)

    assert {command.name for command in COMMANDS} == set(table.commands)


async def test_one_line_makes_a_link_for_a_perspective_and_a_role(stage: Stage) -> None:
    await stage.ann.say("/invite manager facilitator")

    made = await stage.ann.expect("as a facilitator. Perspective: Manager.")
    assert f"https://t.me/{stage.bot.username}?start=" in made.text
    assert "for 14 days: until Tuesday 17 November 2026" in made.text
    assert made.labels == ["Revoke", "Links in use"]


async def test_unknown_words_after_invite_say_what_is_possible(stage: Stage) -> None:
    await stage.ann.say("/invite boss")

    said = await stage.ann.expect("I don’t know what “boss” means here")
    assert "LXP, Professional, Manager" in said.text


async def test_links_in_use_are_listed_without_their_codes(stage: Stage) -> None:
    await stage.ann.say("/invite LXP")
    made = await stage.ann.expect("Here is a link")
    code = made.text.split("?start=")[1].split()[0]

    await stage.ann.tap("Links in use")

    listed = await stage.ann.expect("Links in use for")
    assert listed.labels == ["Revoke 1", "Revoke 2"]
    assert code not in listed.text


async def test_people_are_listed_by_the_names_that_telegram_gives_now(stage: Stage) -> None:
    await stage.ann.say("/people")

    listed = await stage.ann.expect("People in")
    assert "Ann: an admin. Perspective: rather not say." in listed.text
    assert "Member 4: a member." in listed.text
    assert "I keep none of them" in listed.text


async def test_summaries_are_posted_where_an_admin_says_so(stage: Stage) -> None:
    chat = stage.server.group("Our chat", stage.ann.person, stage.others[0].person)
    await stage.others[0].say("/link", chat=chat)
    await stage.others[0].expect("Only an admin of a group", chat=chat)
    await stage.ann.say("/link", chat=chat)
    asked = await stage.ann.expect("Shall I post the summaries", chat=chat)
    assert asked.labels == ["Link this chat", "Not here"]
    theirs = stage.others[0].tap_data(asked, asked.buttons[0].data)
    assert "Only an admin" in (await stage.others[0].answer(theirs)).text

    await stage.ann.tap("Link this chat", message=asked, chat=chat)

    await stage.ann.expect("From now on I post", chat=chat)
    group = (await stage.app.flows.knowing.about(stage.actor)).group
    assert group.linked_chat == chat.id


async def test_posting_can_be_stopped_in_private(stage: Stage) -> None:
    await stage.app.flows.ruling.link(stage.ann.id, stage.actor.group_id, -100)
    await stage.ann.say("/link")
    await stage.ann.expect("are posted in a group chat now")

    await stage.ann.tap("Stop posting there")

    await stage.ann.expect("I no longer post summaries")
    assert (await stage.app.flows.knowing.about(stage.actor)).group.linked_chat is None


async def test_asking_says_first_what_will_be_asked_of_how_many(stage: Stage) -> None:
    await stage.others[0].say("/pause 3")
    await stage.others[0].expect("until Friday 6 November 2026")

    await stage.ann.say("/ask shared-power")
    asked = await stage.ann.expect("How evenly was power shared")
    assert "(5)" in asked.text
    assert "Friday 6 November at 12:00" in asked.text
    await stage.ann.tap("Ask now")

    await stage.ann.expect("One question is on the way to 5 people")


async def test_a_double_tap_asks_once(stage: Stage) -> None:
    await stage.ann.say("/ask shared-power")
    asked = await stage.ann.expect("How evenly was power shared")
    ask_now = asked.buttons[0].data

    stage.ann.tap_data(asked, ask_now)
    last = stage.ann.tap_data(asked, ask_now)

    await stage.ann.answer(last)
    async with stage.app.store.read() as unit:
        assert len(await rounds.sealed_everywhere(unit)) == 1
    done = stage.ann.now(asked)
    assert done is not None
    assert "One question is on the way to 6 people" in done.text


async def test_too_few_people_are_not_asked(stage: Stage) -> None:
    for member in stage.others[:2]:
        await member.say("/leave")
        await member.expect("Do you want to leave")
        await member.tap("Yes, leave")
        await member.expect("You have left")

    await stage.ann.say("/ask")
    await stage.ann.expect("(4)")
    await stage.ann.tap("Ask now")

    await stage.ann.expect("4 people in the group get questions now, and it takes 5 or more")


async def test_not_now_asks_nothing_and_opens_nothing(stage: Stage) -> None:
    await stage.ann.say("/ask")
    await stage.ann.expect("Shall I ask")
    await stage.ann.tap("Not now")
    await stage.ann.expect("I asked nothing")
    await stage.ann.say("/open")
    await stage.ann.expect("Everyone is told that an admin asked for this")
    await stage.ann.tap("Not now")

    await stage.ann.expect("Nothing was opened")


async def test_opening_works_once_a_day_and_says_when_again(stage: Stage) -> None:
    await stage.ann.say("/open")
    await stage.ann.expect("Shall I open")
    await stage.ann.tap("Open now")
    await stage.ann.expect("There is nothing to open")
    await stage.app.flows.asking.ask_now(stage.actor, "worked-together/shared-power")
    for said in ("One is still locked", "You can do it again from Wednesday 4 November 2026"):
        await stage.ann.say("/open")
        await stage.ann.expect("Shall I open")
        await stage.ann.tap("Open now")
        await stage.ann.expect(said)


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

    await member.expect("Only a facilitator")


async def test_leaving_is_asked_about_and_erases(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/leave")
    asked = await member.expect("Do you want to leave")
    assert "I don’t know which are yours" in asked.text
    await member.tap("No, stay")
    await member.expect("You are still in")
    await member.say("/leave")
    await member.expect("Do you want to leave")

    await member.tap("Yes, leave")

    await member.expect("is erased")
    assert await stage.app.flows.knowing.memberships(member.id) == ()


async def test_the_only_admin_of_others_has_to_find_another_first(stage: Stage) -> None:
    await stage.ann.say("/leave")
    await stage.ann.expect("Do you want to leave")

    await stage.ann.tap("Yes, leave")

    await stage.ann.expect("You are the only admin")
    assert len(await stage.app.flows.knowing.memberships(stage.ann.id)) == 1


async def test_a_suggestion_reaches_admins_without_a_name(stage: Stage) -> None:
    member = stage.others[0]
    await member.say("/suggest")
    await member.expect("What would you like the group to be asked?")
    await member.say("What helped <us> most?")
    await member.expect("I did not say who sent it")

    await stage.deliver()

    notice = await stage.ann.expect("What helped <us> most?")
    assert "Member 0" not in notice.text


async def test_the_group_card_says_what_is_noted_about_oneself(stage: Stage) -> None:
    await stage.ann.say("/group")
    card = await stage.ann.expect("People: 6")
    assert card.labels == ["My perspective", "My questions"]
    await stage.ann.tap("My perspective")
    await stage.ann.expect("What perspective do you bring")

    await stage.ann.tap("Manager")

    await stage.ann.expect("Your perspective: Manager. You can change it in /group.")


async def test_help_is_by_role(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")
    await zoe.say("/help")
    stranger = await zoe.expect("To come in, you need an invitation link")
    await stage.others[0].say("/help")
    member = await stage.others[0].expect("What you can do")
    await stage.ann.say("/help")
    admin = await stage.ann.expect("What you can do")

    assert "/invite" not in stranger.text + member.text
    assert "/invite" in admin.text


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


async def test_a_stranger_gets_the_numbers_to_call_and_the_privacy_text(stage: Stage) -> None:
    zoe = stage.server.phone("Zoe")

    await zoe.say("/support")
    await zoe.expect("Lifeline: call 0808 808 8000")
    await zoe.say("/privacy")

    await zoe.expect("I have stored nothing about you")
    await zoe.expect("What is stored, and what is not")


def test_a_prompt_is_found_by_its_name_alone_if_only_one_has_it() -> None:
    packs = shipped_packs()
    found = find_prompt_named(packs, "role-support", "“Shared-Power”")

    assert found is not None
    assert (found[0].id, found[1].id) == ("worked-together", "shared-power")
    assert find_prompt_named(packs, "role-support", "role-support/shared-power") is None
    assert find_prompt_named(packs, "role-support", "no-such-prompt") is None


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ((), "a member"),
        ((Role.MEMBER,), "a member"),
        ((Role.MEMBER, Role.FACILITATOR), "a facilitator"),
        ((Role.MEMBER, Role.ADMIN), "an admin"),
        ((Role.ADMIN, Role.FACILITATOR), "an admin and a facilitator"),
    ],
)
def test_roles_in_words(roles: tuple[Role, ...], words: str) -> None:
    assert formatting.role(Speech(), roles) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "rather not say"), (1, "LXP"), (9, "rather not say")]
)
def test_a_perspective_that_is_gone_is_like_none(number: int, words: str) -> None:
    assert formatting.perspective(Speech(), GroupSettings(), number) == words
