"""Where somebody is in a conversation is remembered for a while, and for so many people at most."""

from datetime import UTC, datetime, timedelta

from bot.chat.dispatch.conversations import Conversations
from bot.chat.messages.hidden_marks import CommandMark

NOW = datetime(2026, 11, 3, tzinfo=UTC)
PLACE = CommandMark("newgroup")


def test_the_newest_place_of_a_chat_is_found_and_can_be_forgotten() -> None:
    conversations = Conversations()
    conversations.remember(1, CommandMark("meeting"), NOW)
    conversations.remember(1, PLACE, NOW)

    assert conversations.find(1, NOW) == PLACE
    assert conversations.find(2, NOW) is None
    conversations.forget(1)
    assert conversations.find(1, NOW) is None


def test_a_place_is_forgotten_after_some_hours() -> None:
    conversations = Conversations(keep=timedelta(hours=6))
    conversations.remember(1, PLACE, NOW)

    assert conversations.find(1, NOW + timedelta(hours=6)) == PLACE
    assert conversations.find(1, NOW + timedelta(hours=6, seconds=1)) is None


def test_a_sweep_forgets_what_was_left_alone_and_nothing_else() -> None:
    conversations = Conversations(keep=timedelta(hours=6))
    conversations.remember(1, PLACE, NOW)
    conversations.remember(2, PLACE, NOW + timedelta(hours=1))

    conversations.sweep(NOW + timedelta(hours=6, seconds=1))

    assert conversations.find(1, NOW) is None
    assert conversations.find(2, NOW + timedelta(hours=1)) == PLACE


def test_a_clock_that_is_set_back_keeps_nothing_for_longer_than_from_then_on() -> None:
    conversations, before = Conversations(keep=timedelta(hours=6)), NOW - timedelta(days=400)
    conversations.remember(1, PLACE, NOW)

    conversations.sweep(before)
    conversations.sweep(before + timedelta(hours=6))
    assert conversations.find(1, before + timedelta(hours=6)) == PLACE
    conversations.sweep(before + timedelta(hours=6, seconds=1))

    assert conversations.find(1, before) is None


def test_of_too_many_chats_the_oldest_are_forgotten() -> None:
    conversations = Conversations(most=2)
    for chat in (1, 2, 1, 3):
        conversations.remember(chat, PLACE, NOW)

    assert [chat for chat in (1, 2, 3) if conversations.find(chat, NOW)] == [1, 3]


def test_an_album_gets_one_answer() -> None:
    conversations = Conversations(most=1)

    assert [conversations.first_of(album) for album in ("a", "a", None, None, "b", "a")] == [
        True,
        False,
        True,
        True,
        True,
        True,
    ]
