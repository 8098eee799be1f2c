"""The tables of the main database. Rows of these classes never leave this package.

What must not tell the order of its arrival has no rowid. What may not be read at rest is a secret
made by the cipher, and says so in its name or its comment.
"""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

metadata = SQLModel.metadata
FOUNDER = "founder"
"""The place that a founder's chat belongs to: the row has no id of its own."""


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite would give it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime, and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the store")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware datetime."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


class Wide(TypeDecorator[int]):
    """A whole number of 64 bits. SQLite's INTEGER holds them, and its tables are not made anew."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        wide: TypeEngine[int] = Integer() if dialect.name == "sqlite" else BigInteger()
        return dialect.type_descriptor(wide)


class HouseRow(SQLModel, table=True):
    """The one row about the installation itself."""

    __tablename__ = "house"
    id: str = Field(primary_key=True, max_length=16)
    canary: bytes = Field(sa_type=LargeBinary)
    """Secret: known words, which only the master key of this installation reveals."""
    tended_at: datetime | None = Field(default=None, sa_type=Instant)
    """When what no longer serves was last erased."""
    copied_at: datetime | None = Field(default=None, sa_type=Instant)
    """When this copy was made, in a backup; nothing in the installation itself."""
    held_until: datetime | None = Field(default=None, sa_type=Instant)
    """Telegram wants the whole bot to wait."""
    log_blocked: int = 0
    """How often a reader kept the write-ahead log from being emptied in time."""


class GroupRow(SQLModel, table=True):
    """A group and its rules."""

    __tablename__ = "group"
    id: str = Field(primary_key=True, max_length=16)
    name: str
    settings: str
    """GroupSettings as JSON."""
    linked_chat: bytes | None = Field(default=None, sa_type=LargeBinary)
    """Secret."""
    linked_topic: int | None = None
    """Bot API, Message: message_thread_id. It means nothing without the chat."""
    paused_until: datetime | None = Field(default=None, sa_type=Instant)
    opened_on_request_at: datetime | None = Field(default=None, sa_type=Instant)
    next_opening_at: datetime = Field(sa_type=Instant, index=True)
    reminded_for: datetime | None = Field(default=None, sa_type=Instant)
    """The opening that everybody was reminded of."""
    watch: bytes | None = Field(default=None, sa_type=LargeBinary)
    """Secret: the group's watch list as JSON."""
    card_told: str = Field(default="", max_length=10)
    """The newest last-checked day on the support card that admins were told is long ago."""
    model_told: str = Field(default="", max_length=300)
    """Which language model everybody was told of, by where it runs; empty for none."""
    model_told_at: datetime | None = Field(default=None, sa_type=Instant)
    """When that was."""


class FounderRow(SQLModel, table=True):
    """A person who may found groups."""

    __tablename__ = "founder"
    lookup: bytes = Field(primary_key=True, sa_type=LargeBinary)
    chat: bytes = Field(sa_type=LargeBinary)
    """Secret: kept so that the lookup can be worked out anew when the master key is rotated."""


class AdminCodeRow(SQLModel, table=True):
    """A one-time code that makes its finder a founder."""

    __tablename__ = "admin_code"
    code_hash: bytes = Field(primary_key=True, sa_type=LargeBinary)
    expires_at: datetime = Field(sa_type=Instant)
    used_by: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The keyed hash of the chat that used it, so that the same tap twice is one use."""


class MemberRow(SQLModel, table=True):
    """A person in a group. Nothing here changes when they answer."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("group_id", "lookup"),)
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    lookup: bytes = Field(sa_type=LargeBinary, index=True)
    chat: bytes = Field(sa_type=LargeBinary)
    """Secret."""
    roles: str
    perspective: int
    gets_prompts: bool
    agreed_version: int
    language: str
    paused_until: datetime | None = Field(default=None, sa_type=Instant)
    blocked: bool = False
    joined_at: datetime | None = Field(default=None, sa_type=Instant)
    """Forgotten as soon as the member is no longer new."""


class RollRow(SQLModel, table=True):
    """How a group's roll has changed since everybody was told of it, in numbers."""

    __tablename__ = "roll"
    group_id: str = Field(primary_key=True, max_length=16, foreign_key="group.id")
    joined: int = 0
    left: int = 0
    new_roles: int = 0
    due_at: datetime | None = Field(default=None, sa_type=Instant, index=True)
    """When it is told; nothing while there is nothing to tell."""
    told_at: datetime | None = Field(default=None, sa_type=Instant)


class InvitationRow(SQLModel, table=True):
    """A link to join by; only a hash of its code is kept."""

    __tablename__ = "invitation"
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    code_hash: bytes = Field(sa_type=LargeBinary, unique=True)
    perspective: int
    role: str
    expires_at: datetime = Field(sa_type=Instant)
    revoked: bool = False


class SeriesRow(SQLModel, table=True):
    """Meetings that repeat."""

    __tablename__ = "series"
    __table_args__ = (UniqueConstraint("group_id", "token"),)
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    token: str
    """What makes two taps on one button one series."""
    title: str
    first_at: datetime = Field(sa_type=Instant)
    minutes: int
    zone: str
    repeat: str
    planned_to: datetime | None = Field(default=None, sa_type=Instant, index=True)


class FeedRow(SQLModel, table=True):
    """A calendar that is looked at every few hours."""

    __tablename__ = "feed"
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    url: bytes = Field(sa_type=LargeBinary)
    """Secret: whoever knows the address can read the calendar."""
    match: str
    etag: str
    next_at: datetime = Field(sa_type=Instant, index=True)
    fetched_at: datetime | None = Field(default=None, sa_type=Instant)
    failures: int
    told: str


class HolidayRow(SQLModel, table=True):
    """A day on which a group is asked nothing."""

    __tablename__ = "holiday"
    group_id: str = Field(primary_key=True, max_length=16, foreign_key="group.id")
    day: str = Field(primary_key=True, max_length=10)


class MeetingRow(SQLModel, table=True):
    """A meeting of a group."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("group_id", "token"),)
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    token: str
    """What makes two taps on one button one meeting."""
    title: str
    starts_at: datetime = Field(sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant, index=True)
    state: str = Field(index=True)
    source: str
    series_id: str | None = Field(default=None, foreign_key="series.id", index=True)
    feed_id: str | None = Field(default=None, foreign_key="feed.id", index=True)
    by_hand: bool
    asks: str
    revision: int = Field(default=0, sa_type=Wide)
    """What its calendar counts changes of this meeting by, as last read: see bot/ical/model.py."""
    series_revision: int = Field(default=0, sa_type=Wide)
    """The same of the whole series, as the last file said that held all of it."""


class RoundRow(SQLModel, table=True):
    """The prompts asked after one meeting."""

    __tablename__ = "round"
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id", unique=True)
    opened_at: datetime = Field(sa_type=Instant)
    settings: str
    roster: int
    dealing: bool = Field(index=True)
    travelling: str = Field(default="", max_length=100)
    """The perspectives that its ballots carry, with commas between them; none as a rule."""
    people: int = 0
    """In the group, asked or not; 0 if that was not noted yet."""
    newcomers: int | None = None
    """Since the round before; nothing if there was none."""
    guessable: bool = False
    """Too few of the people asked had been in the group for a week."""


class QuestionRow(SQLModel, table=True):
    """One prompt as asked in one round."""

    __tablename__ = "question"
    id: str = Field(primary_key=True, max_length=16)
    round_id: str = Field(foreign_key="round.id", index=True)
    group_id: str = Field(foreign_key="group.id", index=True)
    prompt_ref: str
    theme: str
    kind: str
    words: str
    """Wording, help, ends and options as JSON."""
    position: int
    asked_at: datetime = Field(sa_type=Instant)
    k: int
    state: str = Field(index=True)
    settled_at: datetime | None = Field(default=None, sa_type=Instant)
    summary_id: str | None = Field(default=None, foreign_key="summary.id")
    """The one summary that published it."""
    unbound_ballots: bool = False
    """It was asked before ballots were bound to chats, so its ballots of then are honoured."""


class BoxRow(SQLModel, table=True):
    """A sealed box: all that is in it, encrypted under the question's own key.

    Every change rewrites the whole of it in its place: no member, no time, no order, no count.
    """

    __tablename__ = "box"
    question_id: str = Field(primary_key=True, max_length=16, foreign_key="question.id")
    sealed: bytes = Field(sa_type=LargeBinary)


class OpenedBoxRow(SQLModel, table=True):
    """The answers out of an opened box, shuffled, as many long as ballots were dealt."""

    __tablename__ = "opened_box"
    question_id: str = Field(primary_key=True, max_length=16, foreign_key="question.id")
    content: bytes = Field(sa_type=LargeBinary)
    """Secret, bound to the question."""


class SummaryRow(SQLModel, table=True):
    """A published summary, secret at rest."""

    __tablename__ = "summary"
    __table_args__ = (UniqueConstraint("group_id", "number"),)
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    number: int
    week_from: str
    week_to: str
    published_at: datetime = Field(sa_type=Instant)
    content: bytes = Field(sa_type=LargeBinary)


class DraftRow(SQLModel, table=True):
    """Boxes that were opened or destroyed, and whose summary is not published yet."""

    __tablename__ = "draft"
    id: str = Field(primary_key=True, max_length=16)
    group_id: str = Field(foreign_key="group.id", index=True)
    since: datetime = Field(sa_type=Instant)
    opened_at: datetime = Field(sa_type=Instant)
    boxes: str
    """Which questions were opened, are damaged, stay sealed or were destroyed, as JSON."""


class DeliveryRow(SQLModel, table=True):
    """One message waiting in the outbox, or a prompt that arrived and is still open."""

    __tablename__ = "delivery"
    id: str = Field(primary_key=True, max_length=16)
    token: str = Field(unique=True)
    """What makes the same message queued twice one message."""
    kind: str
    group_id: str = Field(foreign_key="group.id", index=True)
    member_id: str | None = Field(default=None, foreign_key="member.id", index=True)
    subject_id: str = Field(index=True)
    due_at: datetime = Field(sa_type=Instant)
    """Also its place in its chat's line: it never changes."""
    expires_at: datetime = Field(sa_type=Instant)
    wait_until: datetime | None = Field(default=None, sa_type=Instant)
    """Telegram said so, or it was lost; nothing once it has arrived."""
    lease_until: datetime | None = Field(default=None, sa_type=Instant)
    """While it is being sent: when nobody can know any more what became of it."""
    state: str = Field(index=True)
    attempts: int = 0
    doubtful: bool = False
    step: int = 0
    spot: bytes | None = Field(default=None, sa_type=LargeBinary)
    """Secret under the question's own key, or a closing's: the message's id in the chat."""
    words: bytes | None = Field(default=None, sa_type=LargeBinary)
    """Secret: what a notice fills into its text."""
