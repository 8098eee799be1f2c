"""The world behind the local server: who is on Telegram, their chats, and what was said there.

What people do (people.py) and what the bot does to messages, after its methods have checked it,
both end here: a message is posted, changed or removed, and every page is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count

from bot.demo.callbacks import Callbacks
from bot.demo.feed import Feed
from bot.demo.files import FileStore
from bot.demo.messages import (
    Chat,
    Message,
    Person,
    chat_listed,
    membership_json,
    message_json,
    person_listed,
)
from bot.demo.updates import UpdateQueue
from bot.demo.wire import JsonObject

_FIRST_PERSON = 7_312_480_915
_FIRST_GROUP = -4_812_600_113
_FIRST_SUPERGROUP = -1_002_381_600_417
_STEP = 1_733_059


class CantDo(ValueError):
    """A person tried what Telegram's apps would not let them do; the sentence says why."""


class World:
    """All people and chats of one bot. Not for several threads: one event loop owns it."""

    def __init__(
        self,
        bot: Person,
        *,
        clock: Callable[[], datetime],
        feed: Feed,
        updates: UpdateQueue,
        callbacks: Callbacks,
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.feed = feed
        self.updates = updates
        self.callbacks = callbacks
        self.files = FileStore()
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Chat] = {}
        self._messages: dict[tuple[int, int], Message] = {}
        self._started: set[int] = set()
        self._blocked: set[int] = set()
        self._person_ids = count(_FIRST_PERSON, _STEP)
        self._message_ids = count(1)
        self._supergroup_message_ids: dict[int, Iterator[int]] = {}

    # Who and where

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def add(
        self,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str = "en",
        title: str = "",
    ) -> Person:
        """A new person, who has not spoken to the bot yet."""
        if not first_name.strip():
            raise CantDo("A person needs a first name.")
        person = Person(next(self._person_ids), first_name.strip(), username, language_code, title)
        self._people[person.id] = person
        self._tell_who()
        return person

    def person(self, person_id: int) -> Person:
        """Raises CantDo for an id that nobody has."""
        person = self._people.get(person_id)
        if person is None:
            raise CantDo("There is nobody with that id.")
        return person

    def user(self, user_id: int) -> Person | None:
        """A person or the bot itself."""
        return self.bot if user_id == self.bot.id else self._people.get(user_id)

    def user_json(self, user_id: int) -> JsonObject | None:
        user = self.user(user_id)
        return user.json() if user else None

    def chats(self) -> list[Chat]:
        """Every private chat and every group."""
        private = [self._private(person) for person in self._people.values()]
        return [*private, *self._groups.values()]

    def chat(self, chat_id: int) -> Chat | None:
        person = self._people.get(chat_id)
        return self._private(person) if person else self._groups.get(chat_id)

    def _private(self, person: Person) -> Chat:
        return Chat(person.id, "private", person.first_name, (person.id,), username=person.username)

    def has_started(self, person_id: int) -> bool:
        """Whether the person has ever written to the bot, which may not write first."""
        return person_id in self._started

    def note_started(self, person_id: int) -> None:
        """The person has written to the bot, which may write to them from now on."""
        self._started.add(person_id)

    def has_blocked(self, person_id: int) -> bool:
        return person_id in self._blocked

    def open_chat(self, person_id: int, chat_id: int | None) -> Chat:
        """A chat that the person can write in: by its id, or the one with the bot.

        Raises CantDo where Telegram would not let them.
        """
        person = self.person(person_id)
        chat = self._private(person) if chat_id in (None, person.id) else None
        if chat is None:
            chat = self._groups.get(chat_id or 0)
        if chat is None or person_id not in chat.members or chat.upgraded_to:
            raise CantDo(f"{person.first_name} is not in that chat.")
        if chat.kind == "private" and person_id in self._blocked:
            raise CantDo(f"{person.first_name} has blocked the bot; unblock it first.")
        return chat

    # What was said

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """A message that has not been deleted."""
        message = self._messages.get((chat_id, message_id))
        return None if message is None or message.deleted else message

    def messages(self, chat_id: int | None = None) -> list[Message]:
        """What a chat, or everybody, shows: oldest first, without what was deleted."""
        return [
            message
            for message in self._messages.values()
            if not message.deleted and chat_id in (None, message.chat_id)
        ]

    def as_bot_sees(self, message: Message, *, replied: bool = True) -> JsonObject:
        """The Message object, with the message it replies to, one level deep."""
        chat = self.chat(message.chat_id)
        if chat is None:
            raise CantDo("There is no such chat.")
        body = message_json(message, chat, self.user_json)
        answered = self.message(message.chat_id, message.reply_to or message.topic or 0)
        if replied and answered:
            body["reply_to_message"] = self.as_bot_sees(answered, replied=False)
        return body

    def as_people_see(self, message: Message) -> JsonObject:
        """The same with every kind of keyboard, and whether it is gone."""
        body = self.as_bot_sees(message)
        if message.markup:
            body["reply_markup"] = message.markup.json()
        return {**body, "deleted": message.deleted}

    def post(self, message: Message) -> Message:
        """Put a message into its chat under the next id.

        Private chats and basic groups share one count; a supergroup has its own.
        """
        ids = self._supergroup_message_ids.get(message.chat_id, self._message_ids)
        posted = replace(message, message_id=next(ids))
        self._messages[posted.chat_id, posted.message_id] = posted
        self._tell("message", posted)
        return posted

    def change(self, message: Message) -> Message:
        """Replace a message by its edited self."""
        edited = replace(message, edited=self.clock())
        self._messages[edited.chat_id, edited.message_id] = edited
        self._tell("edited", edited)
        return edited

    def remove(self, message: Message) -> None:
        """Delete a message for everyone."""
        key = (message.chat_id, message.message_id)
        self._messages[key] = replace(message, deleted=True)
        self.feed.post(
            "deleted",
            {"chat_id": message.chat_id, "message_id": message.message_id},
            message,
        )

    def _tell(self, kind: str, message: Message) -> None:
        self.feed.post(kind, {"message": self.as_people_see(message)}, message)

    def _tell_who(self) -> None:
        self.feed.post(
            "people",
            {
                "people": [self.person_json(person) for person in self],
                "chats": [chat_listed(chat) for chat in self.chats()],
            },
        )

    def person_json(self, person: Person) -> JsonObject:
        """A person as the chat page lists them."""
        return person_listed(person, blocked=person.id in self._blocked)

    # Who has blocked the bot

    def block(self, person_id: int) -> None:
        """Block the bot; it hears of it, and can't write any more."""
        self._set_blocked(self.person(person_id), blocked=True)

    def unblock(self, person_id: int) -> None:
        """Let the bot write again."""
        self._set_blocked(self.person(person_id), blocked=False)

    def _set_blocked(self, person: Person, *, blocked: bool) -> None:
        if blocked == (person.id in self._blocked):
            return
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        if blocked:
            self._blocked.add(person.id)
        else:
            self._blocked.remove(person.id)
        self.feed.post("blocked", {"person": person.id, "blocked": blocked})
        self.bot_moved(self._private(person), person.id, before, after)

    # Groups; what is done to them as a whole is in groups.py

    def new_group_ids(self, *, large: bool) -> int:
        """An unused id for a group, or for a supergroup with a count of messages of its own."""
        same = sum(1 for chat in self._groups.values() if (chat.kind == "supergroup") == large)
        chat_id = (_FIRST_SUPERGROUP if large else _FIRST_GROUP) - same * _STEP
        if large:
            self._supergroup_message_ids[chat_id] = count(1)
        return chat_id

    def put_group(self, chat: Chat) -> Chat:
        """Add a group, or replace it by its changed self."""
        self._groups[chat.id] = chat
        self._tell_who()
        return chat

    def bot_moved(self, chat: Chat, by: int, before: str, after: str) -> None:
        """Tell the bot that its own place in a chat has changed (my_chat_member)."""
        bot = self.bot.json()
        self.updates.push(
            "my_chat_member",
            {
                "chat": chat.json(),
                "from": self.user_json(by),
                "date": int(self.clock().timestamp()),
                "old_chat_member": membership_json(bot, before),
                "new_chat_member": membership_json(bot, after),
            },
        )

    def notice(self, chat: Chat, by: int, name: str, value: object) -> Message:
        """A service message, which every bot in the group gets."""
        message = self.post(Message(chat.id, 0, by, self.clock(), service=(name, value)))
        self.updates.push("message", self.as_bot_sees(message))
        return message
