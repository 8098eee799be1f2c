"""Plain words get what the person means, by their role; what is left is told what can be done."""

from bot.demo.messages import Message
from bot.demo.phone import Phone
from bot.flows.people.founding import Founded
from prompts.model import Kind
from storage.records import Answer
from tests.unit.chat.stage import Stage

PREVIEW = "Please check."
MINE = "It is my answer"
FOR_EVERYBODY = {
    "stop": ("Do you want fewer messages", ["Pause", "Leave", "Not now"]),
    "help": ("What you can do", []),
    "help me": ("What would help you now?", ["Somebody to talk to", "What I can do here"]),
    "hello": ("Hello. You can", []),
    "thanks": ("Thank you too.", []),
    "summary": ("There is no summary of", []),
    "privacy": ("What is stored, and what is not", []),
    "delete my data": ("have it erased", ["See what is stored", "Leave, and erase it", "Not now"]),
    "leave": ("Do you want to leave", ["Yes, leave", "No, stay"]),
    "pause": ("How long", []),
    "I don't understand the question": ("There is no open question just now.", []),
}


async def answered(phone: Phone, words: str, fragment: str) -> Message:
    """What somebody gets for their words: one message, and it says so."""
    phone.forget()
    await phone.say(words)
    told = await phone.expect(fragment)
    await phone.quiet()
    assert phone.last == told
    return told


async def test_the_twelve_plain_words_of_a_member_and_of_an_admin(stage: Stage) -> None:
    member = stage.others[0]

    for phone in (member, stage.ann):
        for words, (fragment, labels) in FOR_EVERYBODY.items():
            told = await answered(phone, words.upper() if phone is member else words, fragment)
            assert told.labels[: len(labels)] == labels, words
            assert MINE not in told.labels, words
    card = await answered(member, "meeting tomorrow 14:00", "Only an admin of your group")
    planned = await answered(stage.ann, "meeting tomorrow 14:00", "Is that right?")

    assert card.labels == ["The next meeting"]
    assert "Wednesday 4 November 2026, 14:00" in planned.text
    assert "Yes, plan it" in planned.labels
    assert await stage.sealed() == []


async def test_the_buttons_of_a_card_do_what_they_say_also_after_a_restart(stage: Stage) -> None:
    member = stage.others[0]
    for words, label, fragment in (
        ("stop", "Pause", "How long"),
        ("stop", "Leave", "Do you want to leave"),
        ("help me", "Somebody to talk to", "Samaritans"),
        ("help me", "What I can do here", "What you can do"),
        ("meeting friday 2pm", "The next meeting", "People: 6"),
    ):
        await member.say(words)
        await member.quiet()
        card = member.last
        await stage.restart()
        await member.tap(label, message=card)
        await member.expect(fragment)
        await member.gone(card)
    await member.say("stop")
    card = await member.expect("Do you want fewer messages")

    tapped = await member.tap("Not now", message=card)

    assert (await member.answer(tapped)).text == "All right. Nothing has changed."
    await member.gone(card)


async def test_with_a_question_open_the_words_can_still_be_an_answer(stage: Stage) -> None:
    prompt, question = await stage.ask(Kind.TEXT)
    ann = stage.ann
    told = await answered(ann, "I don't understand the question", prompt.help)
    assert prompt.wording in told.text
    assert told.labels == [MINE]
    await answered(ann, "hello", "You can answer the open questions above")
    helped = await answered(ann, "help me", "What would help you now?")
    await ann.tap("What the question asks", message=helped)
    await ann.expect(prompt.help)
    card = await answered(ann, "Stop!", "Do you want fewer messages")

    await ann.tap(MINE, message=card)

    preview = await ann.expect(PREVIEW)
    assert preview.reply_to == question.message_id
    await ann.gone(card)
    await ann.tap("Send: share my words")
    await ann.expect("Sealed: share my words")
    assert await stage.sealed() == [Answer(text="Stop!")]


async def test_words_that_are_an_answer_are_offered_as_one_and_not_taken_as_a_command(
    stage: Stage,
) -> None:
    await stage.ask(Kind.TEXT)

    for words in ("help was hard to find in the meeting", "Stop interrupting people", "no"):
        await answered(stage.ann, words, "Is this your answer?")


async def test_while_an_answer_is_typed_only_a_call_for_help_or_an_end_is_more_than_that(
    stage: Stage,
) -> None:
    _, question = await stage.ask(Kind.TEXT)
    await stage.ask(Kind.TEXT, 1)
    await stage.ann.tap("Answer", message=question)
    await stage.ann.expect("Type your answer")
    card = await answered(stage.ann, "help", "What would help you now?")
    assert card.labels[2:] == ["What the question asks", MINE]
    await stage.ann.say("Thank you")
    await stage.ann.expect(PREVIEW)
    await answered(stage.ann, "Privacy", "Privacy")
    stopped = await answered(stage.ann, "stop", "Do you want fewer messages")

    await stage.ann.tap(MINE, message=stopped)

    preview = await stage.ann.expect("stop")
    assert "Thank you\n\nPrivacy\n\nstop" in preview.text


async def test_several_open_questions_are_asked_after(stage: Stage) -> None:
    first, _ = await stage.ask(Kind.TEXT)
    second, newer = await stage.ask(Kind.TEXT, 1)
    which = await answered(stage.ann, "I don't get it", "Which question do you mean?")
    assert len(which.labels) == 3
    await stage.ann.tap(which.labels[1], message=which)
    await stage.ann.expect(first.help)
    stopped = await answered(stage.ann, "stop", "Do you want fewer messages")

    await stage.ann.tap(MINE, message=stopped)

    offer = await stage.ann.expect("Is this your answer?")
    await stage.ann.tap(offer.labels[0], message=offer)
    preview = await stage.ann.expect(PREVIEW)
    assert second.wording in preview.text
    assert preview.reply_to == newer.message_id


async def test_a_mistyped_command_is_asked_about_for_the_commands_of_the_role(
    stage: Stage,
) -> None:
    member = stage.others[0]
    asked = await answered(member, "/summry", "Did you mean this one?")
    assert asked.labels == ["/summary"]
    assert asked.reply_to is not None
    await member.tap("/summary", message=asked)
    await member.expect("There is no summary of")
    await answered(member, "/metting tomorrow 14:00", "Only an admin of your group can plan")
    await answered(member, "/settigs", "I don’t know that command. You can")
    await answered(member, "/stop", "Do you want fewer messages")
    await answered(member, "/delete_my_data", "have it erased")
    both = await answered(stage.ann, "/metting tomorrow 14:00", "Did you mean one of these?")
    assert both.labels == ["/meeting", "/meetings"]
    await stage.restart()

    await stage.ann.tap("/meeting", message=both)

    planned = await stage.ann.expect("Is that right?")
    assert "Wednesday 4 November 2026, 14:00" in planned.text


async def test_who_is_in_two_groups_is_asked_which_and_the_words_come_along(stage: Stage) -> None:
    flows, ann = stage.app.flows, stage.ann
    founded = await flows.founding.found_group(ann.id, "Second")
    assert isinstance(founded, Founded)
    for words, fragment in (
        ("leave", "Do you want to leave Second?"),
        ("stop", "Do you want to leave Second?"),
        ("please plan a meeting tomorrow 14:00 Café", "Wednesday 4 November 2026, 14:00"),
    ):
        await ann.say(words)
        if words == "stop":
            await ann.expect("Do you want fewer messages")
            await ann.tap("Leave", message=ann.last)
        which = await ann.expect("Which group do you")
        await stage.restart()

        await ann.tap("Second", message=which)

        await ann.expect("You chose Second")
        told = await ann.expect(fragment)
        assert ("Café" in told.text) == ("Café" in words)


async def test_what_an_earlier_command_asked_for_is_ended_by_a_command_and_by_stop(
    stage: Stage,
) -> None:
    ann = stage.ann
    for ended in ("/group", "stop"):
        await ann.say("/suggest")
        await ann.expect("What would you like the group to be asked?")
        await ann.say(ended)
        await ann.expect("People: 6" if ended == "/group" else "Do you want fewer messages")

        await ann.say("Shall we have lunch?")

        await ann.expect("You can plan a /meeting")


async def test_a_reply_still_gives_the_words_that_were_asked_for(stage: Stage) -> None:
    ann = stage.ann
    await ann.say("/suggest")
    asked = await ann.expect("What would you like the group to be asked?")
    await ann.say("/group")
    await ann.expect("People: 6")

    await ann.say("What helped us?", reply_to=asked)

    await ann.expect("I have passed your question on")


async def test_somebody_in_no_group_is_told_how_to_come_in_and_gets_what_is_theirs(
    stage: Stage,
) -> None:
    stranger = stage.server.phone("Una")

    for words, fragment in (
        ("Is anybody reading this?", "You are not in a group with me yet."),
        ("Hello?", "You can tap an invitation link"),
        ("stop", "I will not write to you"),
        ("help", "you need an invitation link"),
        ("help me", "What would help you now?"),
        ("privacy", "What is stored, and what is not"),
        ("delete my data", "You can see all I store about you"),
        ("leave", "You are not in a group with me yet."),
        ("pause", "You are not in a group with me yet."),
        ("thanks", "Thank you too."),
        ("I don't understand the question", "There is no open question"),
        ("meeting tomorrow 14:00", "You are not in a group with me yet."),
        ("/metting", "I don’t know that command. You can tap an invitation link"),
        ("/privcy", "Did you mean this one?"),
    ):
        await answered(stranger, words, fragment)
