"""Plain words mean one thing in many spellings; words that go on mean nothing by themselves."""

import pytest

from bot.rules.plain_words.meaning import Meaning, Meant
from bot.rules.plain_words.understanding import LONGEST, understand

UNDERSTOOD = {
    Meaning.STOP: (
        "Stop",
        "STOP!!",
        "stop.",
        "Please stop",
        "stop it",
        "stoppp",
        "stpo",
        "stop messaging me",
        "stop sending me these questions",
        "no more questions",
        "unsubscribe",
        "Unsubcribe",
        "leave me alone",
        "I don't want any more questions",
        "quit",
        "cancel",
        "🛑",
        "opt out",
        "pls stop",
        "Can you stop please?",
        "stop please 🙏",
        "I want to stop",
        "dont text me anymore",
    ),
    Meaning.HELP: (
        "help",
        "Help!",
        "HELP",
        "?",
        "menu",
        "what can I do?",
        "what do I do now",
        "how does this work",
        "What is this?",
        "hlep",
        "heeelp",
        "who are you",
        "❓",
        "help pls? 🙏",
    ),
    Meaning.HELP_ME: (
        "help me",
        "Help me!!",
        "please help",
        "I need help",
        "can you help me?",
        "need help",
        "could you help",
        "plz help me",
        "halp me",
        "I'm stuck",
        "I am lost",
    ),
    Meaning.HELLO: (
        "hello",
        "Hi",
        "hey there",
        "Good morning",
        "helloooo",
        "helo",
        "Hi bot",
        "👋",
        "hiya",
        "hello hello",
        "Good evening everyone",
        "hi, how are you?",
    ),
    Meaning.THANKS: (
        "thanks",
        "Thank you",
        "Thank you so much!",
        "thx",
        "ta",
        "cheers",
        "👍",
        "🙏🏽",
        "❤️",
        "ok",
        "Okay thanks",
        "thank you for the summary",
        "thnaks",
        "ty",
        "Great, thanks",
        "got it",
        "👍🏿👍🏿",
    ),
    Meaning.SUMMARY: (
        "summary",
        "Summary please",
        "show me the summary",
        "can I see the last summary?",
        "sumary",
        "summry",
        "the latest summary",
        "what did people say?",
        "the results",
        "summary of this week",
        "I want to read the summary",
        "where is the summary",
    ),
    Meaning.SUMMARIES: (
        "summaries",
        "all summaries",
        "show me the old summaries",
    ),
    Meaning.PRIVACY: (
        "privacy",
        "Privacy policy",
        "is this anonymous?",
        "Is this really confidential",
        "who can see my answers?",
        "can my manager see what I write",
        "pirvacy",
        "are my answers private?",
        "will anyone know who wrote what",
        "what do you store?",
    ),
    Meaning.MYDATA: (
        "my data",
        "what do you know about me?",
        "show me my data",
        "what have you stored about me",
    ),
    Meaning.DELETE: (
        "delete my data",
        "Delete all my data please",
        "erase me",
        "forget me",
        "delete everything",
        "please remove my details",
        "delte my data",
        "I want you to delete my data",
        "delete me",
        "erase everything about me",
    ),
    Meaning.LEAVE: (
        "leave",
        "Leave the group",
        "I want to leave",
        "how do I leave?",
        "leave group",
        "quit the group",
        "I'm leaving",
        "leav",
        "remove me from the group",
    ),
    Meaning.PAUSE: (
        "pause",
        "Pause please",
        "pause questions",
        "take a break",
        "I need a break",
        "pause for 2 weeks",
        "paus",
        "pause for a week please",
        "can I pause for three weeks?",
        "have a short break",
    ),
    Meaning.RESUME: (
        "resume",
        "start again",
        "unpause",
        "I'm back",
    ),
    Meaning.PUZZLED: (
        "I don't understand the question",
        "i dont understand",
        "I do not understand this question",
        "what do you mean?",
        "What does this mean",
        "huh?",
        "dont get it",
        "I don't get the question",
        "explain please",
        "explain the question",
        "I'm confused",
        "I dont undersatnd the question",
        "what?",
        "not sure what you mean",
        "I don't understand what this is asking",
        "I can't understand it",
    ),
    Meaning.MEETING: (
        "meeting tomorrow 14:00",
        "Meeting on Tuesday at 2pm",
        "plan a meeting 3 December 10:30",
        "new meeting friday 9am Steering group",
        "metting tomorrow 14:00",
        "please add a meeting next week monday 14:00",
    ),
    Meaning.SUPPORT: (
        "talk to someone",
        "I need to talk to someone",
        "Samaritans",
        "someone to talk to",
    ),
    Meaning.GROUP: (
        "next meeting",
        "when is the next meeting?",
        "when is the next summary",
    ),
    Meaning.SUGGEST: (
        "suggest a question",
        "I have a suggestion",
    ),
}
ANSWERS = (
    "help was hard to find in the meeting",
    "The meeting on Tuesday at 14:00 was too long",
    "I stopped talking after a while",
    "thanks to Siân we listened",
    "We need more help",
    "stop interrupting people",
    "I want people to stop interrupting",
    "nothing",
    "data",
    "options",
    "results",
    "the evening",
    "alright",
    "report",
    "no",
    "yes",
    "power",
    "We should pause before decisions",
    "leave more time",
    "The summary was read too fast",
    "I don't understand why nobody asked us",
    "I don't understand what the managers want from us",
    "What do you mean by co-production, I asked",
    "meetings",
    "support",
    "people listened",
    "hello was all they said",
    "thank you to the peer workers who came",
    "privacy was not respected",
    "pause and listen",
    "more breaks",
    "delete the agenda item",
    "they left me alone",
    "the question about money was not clear to me",
    "cause",
    "house",
    "shop",
    "Good",
    "fine",
    "it was good",
    "break the silence",
    "leaving early was hard",
    "meeting at 2pm felt rushed on Tuesday",
    "Help from the team",
    "My manager was not helpful",
    "stop and think",
)


@pytest.mark.parametrize("meaning", list(Meaning))
def test_each_meaning_is_understood_in_many_spellings(meaning: Meaning) -> None:
    said = UNDERSTOOD[meaning]

    other = {
        text: meant
        for text in said
        if not (meant := understand(text)) or meant.meaning is not meaning
    }

    assert other == {}


def test_words_that_may_be_an_answer_are_never_taken_for_anything_else() -> None:
    taken = {text: meant for text in ANSWERS if (meant := understand(text))}

    assert taken == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Meeting tomorrow 14:00 Café of peers", "tomorrow 14:00 Café of peers"),
        ("please plan a meeting on Friday at 2pm", "Friday at 2pm"),
        ("Can I pause for 2 weeks please?", "2 weeks"),
        ("pause until 12 January", "until 12 january"),
        ("Summary, please", ""),
    ],
)
def test_what_a_command_needs_comes_along(text: str, words: str) -> None:
    meant = understand(text)

    assert meant is not None
    assert meant.words == words


def test_a_meeting_without_a_day_or_without_a_time_is_not_planned() -> None:
    assert understand("meeting tomorrow") is None
    assert understand("meeting 14:00") is None


def test_nothing_long_is_read_as_plain_words_however_it_begins() -> None:
    assert understand("thanks " + "very " * 17) == Meant(Meaning.THANKS)
    assert len("thanks " + "very " * 40) > LONGEST
    assert understand("thanks " + "very " * 40) is None
    assert understand("") is None
    assert understand("…") is None
