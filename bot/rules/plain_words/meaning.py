"""What somebody may mean by plain words."""

from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What is meant. One with the name of a command is that command."""

    STOP = "stop"
    HELP_ME = "help-me"
    PUZZLED = "puzzled"
    DELETE = "delete"
    HELLO = "hello"
    THANKS = "thanks"
    HELP = "help"
    SUPPORT = "support"
    SUMMARY = "summary"
    SUMMARIES = "summaries"
    PRIVACY = "privacy"
    MYDATA = "mydata"
    GROUP = "group"
    SUGGEST = "suggest"
    PAUSE = "pause"
    RESUME = "resume"
    LEAVE = "leave"
    MEETING = "meeting"


WHILE_ANSWERING = frozenset({Meaning.STOP, Meaning.HELP, Meaning.HELP_ME, Meaning.PUZZLED})
"""What is rather meant than given as an answer, also by whoever was asked to type one."""


@dataclass(frozen=True)
class Meant:
    """What plain words mean; `words` are what a command would be given, as they were typed."""

    meaning: Meaning
    words: str = ""
