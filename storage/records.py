"""What is kept, as plain frozen records; database rows never leave this package.

Every instant is an aware datetime in UTC. Every id is 16 hexadecimal digits (8 random bytes).
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from prompts.model import Kind

UNDISCLOSED = 0
"""The perspective of somebody who gave none; ids of the group's own list begin with 1."""


class Role(StrEnum):
    """What a person may do. Roles add up; everybody in a group is a member."""

    MEMBER = "member"
    FACILITATOR = "facilitator"
    ADMIN = "admin"


class Share(StrEnum):
    """How an answer may be used: its words may be quoted, or it only counts towards themes."""

    WORDS = "words"
    THEMES = "themes"


@dataclass(frozen=True)
class Perspective:
    """What somebody brings to the group; known by its id, whatever its name and place."""

    id: int
    name: str


@dataclass(frozen=True)
class GroupSettings:
    """A group's own rules. They are frozen with a round when it opens."""

    zone: str = "Europe/London"
    language: str = "en"
    k: int = 5
    delay_minutes: int = 30
    quiet_from: time = time(20, 0)
    quiet_to: time = time(8, 0)
    weekly_day: int = 4
    """Monday is 0."""
    weekly_time: time = time(12, 0)
    pack: str = "worked-together"
    rotation: tuple[str, ...] = ()
    """Packs that take turns, one a meeting; with none, it is always `pack`."""
    prompts_per_round: int = 3
    no_repeat_rounds: int = 4
    box_weeks: int = 4
    show_perspectives: bool = False
    perspectives: tuple[Perspective, ...] = (
        Perspective(1, "LXP"),
        Perspective(2, "Professional"),
        Perspective(3, "Manager"),
    )
    highest_perspective: int = 3
    """The highest id that a perspective of this group ever had: none is given twice."""
    human_contact: str = ""
    support: str = ""
    """The group's own lines on the support card."""
    support_checked: date | None = None
    """The day on which those lines were last set or confirmed."""
    retention_months: int = 12
    """How long opened answers are kept; summaries are kept for good."""

    @property
    def perspective_names(self) -> tuple[str, ...]:
        """In the order in which they are shown."""
        return tuple(one.name for one in self.perspectives)

    def perspective_name(self, perspective: int) -> str | None:
        """The name of a perspective; None if it is none, or not in the list."""
        return next((one.name for one in self.perspectives if one.id == perspective), None)

    def has_perspective(self, perspective: int | None) -> bool:
        """Whether it is in the group's list."""
        return any(one.id == perspective for one in self.perspectives)


@dataclass(frozen=True)
class WatchList:
    """What the group asked to look for: its people's names, and roles that one member holds."""

    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A co-produced steering group."""

    id: str
    name: str
    settings: GroupSettings
    linked_chat: int | None = None
    linked_topic: int | None = None
    """The group's own Telegram chat, where summaries are posted; its topic, if it is a forum."""
    paused_until: datetime | None = None
    opened_on_request_at: datetime | None = None
    """When /open was last used; it works once in 24 hours."""
    damaged: bool = False
    """Which chat is linked can't be read any more."""


@dataclass(frozen=True)
class Member:
    """A person in a group: where to write to them, what they may do, what they agreed to."""

    id: str
    group_id: str
    chat_id: int
    roles: frozenset[Role]
    perspective: int = UNDISCLOSED
    gets_prompts: bool = True
    agreed_version: int = 0
    """The newest privacy text that they agreed to in joining, or were told of later."""
    language: str = "en"
    paused_until: datetime | None = None
    blocked: bool = False
    """Telegram said that they stopped the bot; whatever they write or tap undoes it."""
    damaged: bool = False
    """Where to write to them can't be read any more; it is repaired when they write themselves."""
    joined_at: datetime | None = None
    """When they came in; None as soon as they are no longer new."""

    @property
    def is_admin(self) -> bool:
        """Whether this member may set the group's rules."""
        return Role.ADMIN in self.roles

    @property
    def is_facilitator(self) -> bool:
        """Whether this member may answer summaries."""
        return Role.FACILITATOR in self.roles


@dataclass(frozen=True)
class Invitation:
    """A link that lets several people join until it expires or is revoked."""

    id: str
    group_id: str
    perspective: int
    role: Role
    expires_at: datetime
    revoked: bool = False


class MeetingState(StrEnum):
    """A meeting is planned, then either asked about, skipped, cancelled or missed."""

    PLANNED = "planned"
    ASKED = "asked"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    MISSED = "missed"
    """It ended, but no round could open: too few people, or the group was paused."""


class MeetingSource(StrEnum):
    """Where a meeting comes from."""

    TYPED = "typed"
    FILE = "file"
    FEED = "feed"


@dataclass(frozen=True)
class AsksByRule:
    """After a meeting, ask what the group's own rule chooses."""


@dataclass(frozen=True)
class AsksPack:
    """After a meeting, ask out of this pack."""

    pack_id: str


@dataclass(frozen=True)
class AsksPrompts:
    """After a meeting, ask these prompts, by their full names."""

    refs: tuple[str, ...]


Asks = AsksByRule | AsksPack | AsksPrompts
"""What is asked after one meeting."""


@dataclass(frozen=True)
class Meeting:
    """A meeting of the group."""

    id: str
    group_id: str
    title: str
    starts_at: datetime
    ends_at: datetime
    state: MeetingState = MeetingState.PLANNED
    source: MeetingSource = MeetingSource.TYPED
    series_id: str | None = None
    feed_id: str | None = None
    by_hand: bool = False
    """An admin moved, skipped or cancelled it here: a calendar may only cancel it after that."""
    asks: Asks = AsksByRule()
    revision: int = 0
    series_revision: int = 0


@dataclass(frozen=True)
class Feed:
    """A calendar that is looked at every few hours."""

    id: str
    group_id: str
    url: str
    match: str
    etag: str
    next_at: datetime
    fetched_at: datetime | None = None
    """When it was last read without trouble."""
    failures: int = 0
    told: str = ""
    """The trouble, or what can't be used, that admins were told of; empty when it is over."""


@dataclass(frozen=True)
class Roll:
    """Who was in the group when a round opened, in numbers. It never depends on answers."""

    people: int = 0
    """Asked or not; 0 if it was not noted, as before version 0.3."""
    newcomers: int | None = None
    """How many of them came since the round before; None if there was none."""
    guessable: bool = False
    """Too few of the people asked had been in the group for a week."""


@dataclass(frozen=True)
class Round:
    """The prompts asked after one meeting, with the roster's size and the rules frozen."""

    id: str
    group_id: str
    meeting_id: str | None
    opened_at: datetime
    settings: GroupSettings
    roster: int
    """How many people were dealt ballots; known to all who can see the group."""
    dealing: bool = True
    """False as soon as the dealing key is destroyed."""
    travelling: tuple[int, ...] = ()
    """The perspectives that its ballots carry, if any may be shown of it; else they carry none."""
    roll: Roll = Roll()


class BoxState(StrEnum):
    """A question's box is sealed, then either opened or destroyed unread."""

    SEALED = "sealed"
    OPENED = "opened"
    DESTROYED = "destroyed"


@dataclass(frozen=True)
class Question:
    """One prompt as asked in one round, in the words used then."""

    id: str
    round_id: str
    group_id: str
    prompt_ref: str
    theme: str
    kind: Kind
    wording: str
    help: str
    low: str = ""
    high: str = ""
    options: tuple[str, ...] = ()
    position: int = 0
    asked_at: datetime | None = None
    k: int = 5
    state: BoxState = BoxState.SEALED
    settled_at: datetime | None = None
    """When the box was opened or destroyed."""
    unbound_ballots: bool = False
    """It was asked before ballots were bound to chats, so its ballots of then are honoured."""


@dataclass(frozen=True)
class Answer:
    """What somebody said. Exactly one of `value` and `text` is given.

    `value` is 1 to 5 for a scale and 0-based for a choice; `perspective` is an id of the
    round's frozen list, or UNDISCLOSED.
    """

    value: int | None = None
    text: str | None = None
    share: Share = Share.WORDS
    perspective: int = UNDISCLOSED


class DeliveryKind(StrEnum):
    """What a delivery carries; also the order of what goes out first when there is a queue."""

    PROMPT = "prompt"
    SNOOZE = "snooze"
    """Somebody asked to be reminded of one question."""
    REMINDER = "reminder"
    """To everybody who was asked, the day before opening."""
    CLOSING = "closing"  # of boxes that were opened or destroyed: their questions' buttons go
    SUMMARY = "summary"
    NOTICE = "notice"


class DeliveryState(StrEnum):
    """Where a delivery stands in the outbox."""

    WAITING = "waiting"
    SENDING = "sending"
    """Handed to Telegram; if the process dies now, nobody knows whether it arrived."""
    DONE = "done"
    GIVEN_UP = "given-up"


@dataclass(frozen=True)
class Delivery:
    """One message to one chat, waiting in the outbox."""

    id: str
    kind: DeliveryKind
    group_id: str
    member_id: str | None
    """None for the group's linked chat."""
    subject_id: str
    """The question, round or summary; for a notice the text's id."""
    due_at: datetime
    expires_at: datetime
    wait_until: datetime | None = None
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    doubtful: bool = False
    """It may have arrived already: say so instead of sending it again."""
    step: int = 0
    """How many parts of it (of a summary) have gone out."""
    spot: bytes | None = None
    """Where the prompt stands in the chat, secret under the question's key, or a closing's."""
    words: dict[str, str] = field(default_factory=dict)
    """What a notice fills into its text."""
    damaged: bool = False


@dataclass(frozen=True)
class Draft:
    """What became of a group's boxes when they were opened, until a summary tells of it.

    `id` is the id that the summary will have; questions are told by their ids.
    """

    id: str
    group_id: str
    since: datetime
    """The opening before, from which the meetings count that the summary looks back on."""
    opened_at: datetime
    opened: tuple[str, ...]
    damaged: tuple[str, ...]
    """Those of the opened ones in which some answers could not be read."""
    sealed: tuple[str, ...]
    destroyed: tuple[str, ...]

    @property
    def settled(self) -> tuple[str, ...]:
        """The questions that are opened or destroyed for good."""
        return self.opened + self.destroyed


@dataclass(frozen=True)
class StoredSummary:
    """A published summary; it is never computed again."""

    id: str
    group_id: str
    number: int
    week_from: date
    week_to: date
    published_at: datetime
    content: str
    """The Summary value as JSON."""
