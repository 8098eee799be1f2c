"""The buttons of answering. Each carries its member's ballot, and nothing else does."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.chat.messages.taps import Code, Tap
from storage.records import Share


class When(StrEnum):
    """When to be reminded; one letter, as a ballot leaves little room in a button."""

    EVENING = "e"
    MORNING = "m"
    DAY_BEFORE = "d"


@dataclass(frozen=True)
class BallotTap(Tap):
    """A tap that carries a ballot."""

    code: Code


@dataclass(frozen=True)
class InRound(BallotTap):
    """A tap on a question that was asked with others: `total` is how many, or 0 if not known."""

    total: int


@dataclass(frozen=True)
class Show(InRound):
    """Turn this message into the question."""

    verb: ClassVar[str] = "aq"


@dataclass(frozen=True)
class Again(InRound):
    """Answer a question after all that was skipped or withdrawn."""

    verb: ClassVar[str] = "an"


@dataclass(frozen=True)
class Pick(BallotTap):
    """Seal this value: 1 to 5 for a scale, 0-based for a choice."""

    verb: ClassVar[str] = "ap"
    value: int


@dataclass(frozen=True)
class Write(BallotTap):
    """Type an answer."""

    verb: ClassVar[str] = "aa"


@dataclass(frozen=True)
class Skip(InRound):
    """Don't answer."""

    verb: ClassVar[str] = "as"


@dataclass(frozen=True)
class Later(InRound):
    """Show when one can be reminded."""

    verb: ClassVar[str] = "al"


@dataclass(frozen=True)
class LaterAt(InRound):
    """Be reminded then."""

    verb: ClassVar[str] = "at"
    when: When


@dataclass(frozen=True)
class Back(InRound):
    """Put the question's own buttons back."""

    verb: ClassVar[str] = "ab"


@dataclass(frozen=True)
class Send(BallotTap):
    """Seal the words in the preview above."""

    verb: ClassVar[str] = "ad"
    share: Share


@dataclass(frozen=True)
class HowToSend(Tap):
    """Say what the two ways of sending mean."""

    verb: ClassVar[str] = "ah"


@dataclass(frozen=True)
class Mask(BallotTap):
    """Put neutral words for what is marked in the preview above."""

    verb: ClassVar[str] = "am"


@dataclass(frozen=True)
class Edit(BallotTap):
    """Type the words in the preview above again."""

    verb: ClassVar[str] = "ae"


@dataclass(frozen=True)
class KeepDraft(BallotTap):
    """Leave the preview as it is after all."""

    verb: ClassVar[str] = "ag"


@dataclass(frozen=True)
class Discard(BallotTap):
    """Throw the preview away."""

    verb: ClassVar[str] = "ai"


@dataclass(frozen=True)
class Change(BallotTap):
    """Answer otherwise; the sealed answer stays until then."""

    verb: ClassVar[str] = "ac"


@dataclass(frozen=True)
class Withdraw(BallotTap):
    """Take the sealed answer out of its box."""

    verb: ClassVar[str] = "aw"


@dataclass(frozen=True)
class Clear(BallotTap):
    """Delete an answer from the chat, after asking again."""

    verb: ClassVar[str] = "ax"


@dataclass(frozen=True)
class ClearNow(BallotTap):
    """Yes, delete it from the chat."""

    verb: ClassVar[str] = "ay"


@dataclass(frozen=True)
class KeepAnswer(BallotTap):
    """Leave the receipt as it is after all."""

    verb: ClassVar[str] = "ak"


@dataclass(frozen=True)
class AnswerTo(Tap):
    """The words that this message replies to are an answer to this question."""

    verb: ClassVar[str] = "of"
    question_id: str


@dataclass(frozen=True)
class GoOn(Tap):
    """Fetch the ballot for the preview above; `own` is the message that it was typed in."""

    verb: ClassVar[str] = "og"
    question_id: str
    own: int


@dataclass(frozen=True)
class LeaveWords(Tap):
    """The words are no answer."""

    verb: ClassVar[str] = "ol"


BALLOT_TAPS: tuple[type[BallotTap], ...] = (
    Show,
    Again,
    Pick,
    Write,
    Skip,
    Later,
    LaterAt,
    Back,
    Send,
    Mask,
    Edit,
    KeepDraft,
    Discard,
    Change,
    Withdraw,
    Clear,
    ClearNow,
    KeepAnswer,
)
