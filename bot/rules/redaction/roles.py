"""Jobs and roles that one person holds: the group's own list, and "as the chair", "I'm a nurse"."""

from collections.abc import Iterator, Sequence

from bot.rules.redaction.circumstance_words import listed
from bot.rules.redaction.marks import NEUTRAL, ONE_OF_US, Mark, MarkKind
from bot.rules.tokens import Word, at, follows, reads, run, words_of

DETERMINERS = listed("the our my your their this that a an his her")
STOPS = listed(
    "about and are around as at be because before but by can could did do does for from had "
    "has have he here how i i'm if in is it left like not of on or said says she should so "
    "than that the there they to today was we were what when where which who whose why will "
    "with without would you my our your always never really just"
)
_MODIFIERS = listed(
    "new old former current acting deputy interim vice co then present previous last next "
    "lead senior junior assistant associate"
)
# The last word of a job's name.
JOBS = listed(
    "administrator advisor adviser advocate analyst ceo chair chairman chairperson chairwoman "
    "chaplain clinician commissioner consultant coordinator co-ordinator councillor "
    "counsellor dietitian director doctor executive facilitator finance governor gp lead "
    "leader lecturer manager matron midwife nurse officer organiser ot paramedic pharmacist "
    "physio physiotherapist practitioner president psychiatrist psychologist psychotherapist "
    "receptionist registrar representative rep researcher secretary solicitor supervisor "
    "teacher therapist trainee trainer treasurer trustee worker lxp professional volunteer "
    "head radiographer porter cook cleaner policeman policewoman lawyer accountant evaluator "
    "lecturer academic"
)
_FURNITURE = frozenset({"chair", "head", "lead", "cook", "finance", "cleaner"})
_ON_FURNITURE = listed("on under behind into onto off beside against over in by near")
_SAYS_WHO = (
    ("i'm",), ("i", "am"), ("im",), ("i", "was"), ("being",), ("been",), ("i'm", "only"),
    ("i", "work", "as"), ("i've", "been"), ("as",), ("i'm", "just"), ("i'm", "also"),
)  # fmt: skip
SINGLE = listed("only newest oldest youngest eldest sole")
_OF_WHAT = listed("meeting group committee board panel project team ward")
_MOST_OF_A_JOB = 4


def watched_roles(words: Sequence[Word], roles: Sequence[str]) -> Iterator[Mark]:
    """Titles from the watch list: one word needs "the", "as" or a capital letter before it."""
    phrases = [tuple(word.stem for word in words_of(role)) for role in roles]
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((p for p in phrases if p), key=len, reverse=True):
        by_last.setdefault(phrase[-1], []).append(phrase)
    done = 0
    for index, word in enumerate(words):
        for phrase in by_last.get(word.stem, ()):
            first = index - len(phrase) + 1
            paired = done > 0 and first == done + 1 and at(words, done) in {"and", "or"}
            if reads(words, first, phrase) and (paired or _is_held(words, first, phrase)):
                end = index + 1
                if at(words, end) == "of" and at(words, end + 2) in _OF_WHAT:
                    end = run(words, end, 3)
                yield _mark(words, _with_determiner(words, first), end)
                done = end
                break


def told_roles(words: Sequence[Word]) -> Iterator[Mark]:
    """Jobs that people call their own: "as the chair", "I'm a nurse", "in my role as treasurer"."""
    for index in range(len(words)):
        for cue in _SAYS_WHO:
            if not reads(words, index, cue) or compares(words, index):
                continue
            first = index + len(cue)
            end = _job_end(words, first, needs_determiner=cue != ("as",))
            if end and not words[first].apart:
                yield _mark(words, first, end)


def compares(words: Sequence[Word], index: int) -> bool:
    """Whether the "as" here compares: "as hard as a nurse"."""
    return at(words, index) == "as" and "as" in (at(words, index - 2), at(words, index - 3))


def _is_held(words: Sequence[Word], first: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words are somebody's title here, and not a thing or a doing."""
    start = _with_determiner(words, first)
    before = at(words, start - 1)
    if phrase == ("chair",) and start < first:
        # "On the chair" is furniture, "bring a chair" too.
        if before in _ON_FURNITURE and not words[first].capital:
            return False
        return at(words, start) in {"the", "our", "your", "their"} or before in {"as", "i'm", "am"}
    if len(phrase) > 1 or start < first:
        return True
    if before == "as" and not words[first].apart:
        return True
    return words[first].capital and at(words, first + 1) not in DETERMINERS


def _with_determiner(words: Sequence[Word], first: int) -> int:
    """Take in "the" and words such as "new" before a title, so that "somebody" fits."""
    start = first
    while start > 0 and words[start].near and at(words, start - 1) in _MODIFIERS:
        start -= 1
    if start > 0 and words[start].near and at(words, start - 1) in DETERMINERS:
        return start - 1
    return start if at(words, start) != "last" else first


def _job_end(words: Sequence[Word], first: int, *, needs_determiner: bool) -> int:
    """The index after the job that begins here, or 0."""
    if first >= len(words) or (needs_determiner and at(words, first) not in DETERMINERS):
        return 0
    name = first + 1 if at(words, first) in DETERMINERS else first
    if name > first and (not follows(words, name) or at(words, name) in SINGLE):
        return 0
    end = run(words, name, _MOST_OF_A_JOB, STOPS)
    bare = name == first
    for last in range(end, name, -1):
        if words[last - 1].stem in JOBS:
            # "As people who lead": without an article only a short title is one.
            return 0 if bare and last - name > 2 else last
    return 0


def _mark(words: Sequence[Word], first: int, end: int) -> Mark:
    """Neutral words that fit what stands before: "as one of the group", "somebody said"."""
    of_us = at(words, first - 1) in {
        "as",
        "i'm",
        "im",
        "am",
        "being",
        "been",
        "only",
        "just",
        "was",
    }
    neutral = ONE_OF_US if of_us and not words[first].apart else NEUTRAL[MarkKind.ROLE]
    if words[first].starts_capital:
        neutral = neutral[0].upper() + neutral[1:]
    return Mark(words[first].start, words[end - 1].stem_end, MarkKind.ROLE, neutral)
