"""Hostile roles: a member, an admin and an outsider try to break in, on the real bot.

What is hostile comes as people's devices could send it: taps with any data, commands, links, and
updates of any shape. Nothing is lost, nothing opens, each gets an answer, and the bot goes on.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.answering.taps import BALLOT_TAPS, Pick, Send, Write
from bot.chat.messages.taps import Code
from bot.demo.phone import Phone
from bot.flows.people.founding import Founded
from bot.flows.people.joining import CodeRefused
from bot.flows.rounds.opening import OpenedNow
from bot.flows.shared.access import Actor
from prompts.model import Kind
from storage.records import UNDISCLOSED, Answer, Role, Share
from tests.anonymity import readers
from tests.anonymity.forging import group_taps, spoilt, strange_bodies, tap_of
from tests.anonymity.lives import PROMPTS, Said, world
from tests.anonymity.test_silence import Rows, rows_of
from tests.unit.chat.stage import Stage, set_stage

MINE = frozenset({"mv", "mq", "pv", "pa", "lv", "ps"})
"""Taps by which a member may change what is stored about themselves."""
SCALE = PROMPTS[Kind.SCALE][0][0]
ADMINS = ("invite", "people", "meeting", "meetings", "prompts", "ask", "open", "settings", "link")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_stage(tmp_path) as stage:
        yield stage


def stored(stage: Stage) -> Rows:
    """Every row of both databases."""
    return rows_of(stage.app.settings.data)


async def answered(phone: Phone, data: str) -> str:
    """What the bot answers to a tap with this data."""
    return (await phone.answer(phone.tap_data(phone.last, data))).text


async def newcomer(stage: Stage, name: str = "Outsider") -> Phone:
    """Somebody who is in no group, and has been told so."""
    phone = stage.server.phone(name)
    await phone.start()
    await phone.expect("")
    return phone


async def rival(stage: Stage) -> tuple[Phone, Actor]:
    """The admin of another group in the same app."""
    phone = await newcomer(stage, "Rival")
    flows = stage.app.flows
    await flows.founding.accept_admin(await flows.founding.admin_code(), phone.id)
    founded = await flows.founding.found_group(phone.id, "Another group")
    assert isinstance(founded, Founded)
    return phone, Actor(phone.id, founded.group.id)


async def all_but_ann_answer(stage: Stage, value: int, people: int = 5) -> None:
    """The others tap this number, or so many of them do."""
    for phone, ballot in list(zip(stage.others, stage.other_ballots(), strict=True))[:people]:
        await answered(phone, f"ap:{value}:{ballot.code}")


# Ballots


async def test_no_spoilt_ballot_gives_an_answer(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    code = question.buttons[0].data.split(":")[-1]
    await stage.ann.tap("4", message=question)
    await stage.ann.expect("Your answer: 4")
    stage.clock.move(seconds=1)
    before = stored(stage)

    for bad in spoilt(code, stage.other_ballots()[0].code):
        assert await answered(stage.ann, f"ap:2:{bad}")
        assert await answered(stage.ann, f"aw:{bad}")

    assert stored(stage) == before
    assert await stage.sealed() == [Answer(4)]


async def test_every_tap_with_a_forged_ballot_is_answered_and_changes_nothing(stage: Stage) -> None:
    _, question = await stage.ask(Kind.TEXT)
    code = question.buttons[0].data.split(":")[-1]
    forged = Code(next(spoilt(code, stage.other_ballots()[0].code)))
    before = stored(stage)

    for kind in BALLOT_TAPS:
        # Some take away the message that they stand under.
        await stage.ann.say("/group")
        await stage.ann.expect("People: 6")
        await answered(stage.ann, tap_of(kind, "", forged).data)
    await stage.ann.start(f"a-{forged}")

    await stage.ann.expect("This button is not one of mine")
    assert stored(stage) == before


async def test_a_ballot_in_other_hands_gives_no_answer(stage: Stage) -> None:
    """Not to a stranger, and not to another member: it holds in the chat it was dealt to."""
    await stage.ask(Kind.SCALE)
    outsider, [ballot, *_] = await newcomer(stage), stage.other_ballots()
    assert await answered(stage.others[0], f"ap:2:{ballot.code}") == "Sealed."
    before = stored(stage)

    for hands in (outsider, stage.ann, stage.others[1]):
        for tap in ("ap:5:", "aw:", "al:0:", "at:0:e:"):
            assert "belongs to another chat" in await answered(hands, f"{tap}{ballot.code}")
        await hands.start(f"a-{ballot.code}")
        await hands.expect("belongs to another chat")

    assert stored(stage) == before
    assert await stage.sealed() == [Answer(2)]


async def test_a_ballot_for_words_takes_no_number_and_one_for_numbers_no_others(
    stage: Stage,
) -> None:
    _, asked_in_words = await stage.ask(Kind.TEXT)
    words = Code(asked_in_words.buttons[0].data.split(":")[-1])
    _, asked_on_a_scale = await stage.ask(Kind.SCALE)
    scale = Code(asked_on_a_scale.buttons[0].data.split(":")[-1])

    for tap in (Pick(words, 3), Pick(scale, 0), Pick(scale, 6), Pick(scale, -1), Pick(scale, 99)):
        assert await answered(stage.ann, tap.data)
    await answered(stage.ann, Send(words, Share.WORDS).data)
    await answered(stage.ann, Write(scale).data)

    assert await stage.sealed() == []


async def test_a_ballot_is_dead_once_its_box_is_open(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)
    code = question.buttons[0].data.split(":")[-1]
    await answered(stage.ann, f"ap:4:{code}")
    await all_but_ann_answer(stage, 4)
    outcome = await stage.app.flows.opening.open_now(stage.actor)
    assert isinstance(outcome, OpenedNow)
    before = stored(stage)

    replayed = [await answered(stage.ann, f"{verb}:{code}") for verb in ("ap:1", "aw", "ac")]

    assert all("Too late: this box has been opened" in text for text in replayed)
    assert stored(stage) == before


# Roles and other groups


async def test_no_tap_of_an_outsider_or_of_another_groups_admin_changes_a_group(
    stage: Stage,
) -> None:
    await stage.ask(Kind.SCALE)
    await all_but_ann_answer(stage, 4)
    outsider = await newcomer(stage)
    other, _ = await rival(stage)
    before = stored(stage)

    for phone in (outsider, other):
        for kind in group_taps():
            await answered(phone, tap_of(kind, stage.actor.group_id, "").data)

    assert stored(stage) == before
    assert len(await stage.sealed()) == 5


async def test_every_tap_about_a_group_of_others_is_answered_in_words(stage: Stage) -> None:
    outsider = await newcomer(stage)

    wordless = [
        kind.__name__
        for kind in group_taps()
        if not await answered(outsider, tap_of(kind, stage.actor.group_id, "").data)
    ]

    assert wordless == []


async def test_no_tap_of_a_member_changes_what_admins_decide(stage: Stage) -> None:
    await stage.ask(Kind.SCALE)
    member = stage.others[0]
    before = stored(stage)

    for kind in group_taps():
        if kind.verb not in MINE:
            await answered(member, tap_of(kind, stage.actor.group_id, "").data)

    assert stored(stage) == before


@pytest.mark.parametrize("words", ["", " k 3", " LXP admin"])
async def test_no_command_of_a_member_does_what_only_admins_may(stage: Stage, words: str) -> None:
    await stage.ask(Kind.SCALE)
    member = stage.others[0]
    before = stored(stage)

    for command in ADMINS:
        if command != "link":
            member.forget()
            await member.say(f"/{command}{words}")
            await member.expect("Only an admin of your group can do that")

    assert stored(stage) == before


async def test_codes_that_were_made_up_cut_off_or_another_groups_open_nothing(
    stage: Stage,
) -> None:
    _, actor = await rival(stage)
    flows = stage.app.flows
    theirs = await flows.inviting.invite(actor, perspective=UNDISCLOSED, role=Role.MEMBER)
    await flows.inviting.revoke(actor, theirs.invitation.id)
    outsider = stage.server.phone("Outsider")
    before = stored(stage)

    for code in (theirs.code, theirs.code[:-1], "A" * 22, "' OR 1=1 --", "../../keys", "é" * 30):
        await outsider.start(code) if code.isascii() else await outsider.say(f"/start {code}")
        assert isinstance(await flows.joining.join(code, outsider.id), CodeRefused)
    await outsider.quiet()

    assert stored(stage) == before
    assert "link" in outsider.last.text


# An admin


async def test_a_lower_k_in_mid_round_opens_nothing_that_was_promised_more(stage: Stage) -> None:
    await stage.ask(Kind.SCALE)
    await all_but_ann_answer(stage, 4, people=4)

    await stage.ann.say("/settings k 3")
    await stage.ann.expect("Boxes that are locked now keep the number they were promised")
    await stage.ann.say("/open")
    await stage.ann.expect("Shall I open what may be opened now")
    await stage.ann.tap("Open now")
    await stage.ann.expect("")

    assert len(await stage.sealed()) == 4


@pytest.mark.parametrize("k", ["2", "1", "0", "-1", "k", "٣", "3.0", "99999999999999999999"])
async def test_no_k_is_lower_than_three(stage: Stage, k: str) -> None:
    await stage.ann.say(f"/settings k {k}")
    await stage.ann.expect("")
    await stage.ann.quiet()

    proof = await stage.app.flows.knowing.proof(stage.actor)
    assert proof.settings.k in (3, 5)
    assert proof.settings.k == 5 or k in ("٣", "3.0")


async def test_a_group_of_an_admin_and_one_other_is_asked_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        life = await app.life([0], k=3)

        assert await life.ask(SCALE) is None
        assert not await life.rule(k=2)


async def test_a_question_is_not_asked_again_while_its_box_is_sealed(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        life = await app.life([0] * 6)
        assert await life.ask(SCALE)
        await life.leave("p0")

        assert await life.ask(SCALE) is None


async def test_open_again_and_again_works_once_in_a_day(tmp_path: Path) -> None:
    async with world(tmp_path) as app:
        life = await app.life([0] * 6)
        await life.ask(SCALE)

        opened = [await life.open_now() for _ in range(4)]

        assert opened == [True, False, False, False]
        assert len(life.published) == 1


async def test_moving_the_weekly_time_again_and_again_lets_nobody_watch_a_box_fill(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as app:
        life = await app.life([0] * 6)
        truth = await life.ask(SCALE)
        assert truth is not None
        for person in sorted(truth.ballots):
            await life.say(truth, person, Said(value=3))
            soon = app.now + timedelta(minutes=2)
            await life.rule(weekly_day=soon.weekday(), weekly_time=soon.time().replace(second=0))
            app.now += timedelta(minutes=3)
            await app.app.flows.opening.open_due()
            await app.app.flows.publishing.publish_due()

        assert len(await life.stored()) == 1


async def test_perspectives_added_in_mid_round_do_not_reach_it(tmp_path: Path) -> None:
    """A round that shows a list of perspectives is not stopped by somebody beyond its end."""
    async with world(tmp_path) as app:
        life = await app.life([1] * 5, k=3, show_perspectives=True)

        async def meanwhile() -> None:
            assert await life.rule(perspectives=("LXP", "Professional", "Manager", "Carer"))
            for person in ("p0", "p1", "p2"):
                await life.bring(person, 4)

        truth = await life.ask(SCALE, meanwhile=meanwhile)
        assert truth is not None
        for person in sorted(truth.ballots):
            await life.say(truth, person, Said(value=3))

        assert await life.open_now()
        assert [shown.section["splits"] for shown in readers.shown_in(life)] == [[]]


# Updates of any shape


async def test_no_update_of_any_shape_stops_the_bot(stage: Stage) -> None:
    before = stored(stage)

    for kind, body in strange_bodies(stage.ann):
        stage.server.api.updates.push(kind, body)
    await stage.ann.quiet()
    stage.ann.forget()
    await stage.ann.say("/group")

    await stage.ann.expect("People: 6")
    assert stored(stage) == before


async def test_a_flood_of_taps_at_once_is_answered_tap_by_tap(stage: Stage) -> None:
    _, question = await stage.ask(Kind.SCALE)

    queries = [
        phone.tap_data(phone.last, f"ap:{value}:{ballot.code}")
        for value in (1, 2, 5)
        for phone, ballot in zip(stage.others, stage.other_ballots(), strict=True)
    ]
    said = await asyncio.gather(
        *(stage.others[place % 5].answer(query) for place, query in enumerate(queries))
    )

    assert all(alert.text for alert in said)
    assert await stage.sealed() == [Answer(5)] * 5
    assert question.labels
