"""What is marked, what stands in its place, and that the text around it stays as it was."""

import pytest

from bot.rules.redaction.finding import NEUTRAL, Mark, MarkKind, WatchList, marks, mask
from bot.texts.speech import Speech

WATCH = WatchList(
    names=(
        "Siân", "Amara Okafor", "Łukasz", "Aoife O'Brien", "Dafydd ap Rhys", "James", "Will", "May",
        "Baz",
    ),
    roles=("project manager", "chair"),
)  # fmt: skip


def masked(text: str) -> str:
    return mask(text, marks(text, WATCH))


def kinds(text: str) -> list[MarkKind]:
    return [mark.kind for mark in marks(text, WATCH)]


@pytest.mark.parametrize(
    ("text", "kind", "neutral"),
    [
        ("Write to siân@example.org.uk please.", MarkKind.EMAIL, "[an e-mail address]"),
        ("rupa at example dot org", MarkKind.EMAIL, "[an e-mail address]"),
        ("I am @sian_cymru there", MarkKind.HANDLE, "[a username]"),
        ("see t.me/okafor_amara", MarkKind.HANDLE, "[a username]"),
        ("my insta is lukasz.paints", MarkKind.HANDLE, "[a username]"),
        ("It's at https://example.org/a?b=c.", MarkKind.LINK, "[a link]"),
        ("read example.co.uk/abdi now", MarkKind.LINK, "[a link]"),
        ("NI AB 12 34 56 C", MarkKind.NATIONAL_INSURANCE, "[a National Insurance number]"),
        ("it is 999 110 6847", MarkKind.NHS_NUMBER, "[an NHS number]"),
        ("my number is 07700 900123", MarkKind.PHONE, "[a phone number]"),
        ("I live at ll57 9zz", MarkKind.POSTCODE, "[a postcode]"),
        ("DOB 3/4/1980", MarkKind.BIRTH_DATE, "[a date]"),
        ("I am 67 years old.", MarkKind.BIRTH_DATE, "[an age]"),
        ("I asked Mx Taylor-Price.", MarkKind.TITLE, "somebody"),
        ("I asked łukasz.", MarkKind.NAME, "somebody"),
        ("and then the chair said no", MarkKind.ROLE, "somebody"),
        ("I felt, as the chair, unheard", MarkKind.ROLE, "one of the group"),
        ("I'm the only nurse here", MarkKind.CIRCUMSTANCE, "one of the people"),
        ("and my husband came", MarkKind.CIRCUMSTANCE, "a loved one"),
        ("and my mum came", MarkKind.CIRCUMSTANCE, "a relative"),
        ("I joined last month", MarkKind.CIRCUMSTANCE, "joined at some time"),
        ("I've worked here for 22 years", MarkKind.CIRCUMSTANCE, "for some years"),
        ("in my thirty years here", MarkKind.CIRCUMSTANCE, "years"),
        ("I live in Bangor now", MarkKind.CIRCUMSTANCE, "somewhere"),
    ],
)
def test_each_kind_is_found_and_has_its_neutral_words(
    text: str, kind: MarkKind, neutral: str
) -> None:
    found = marks(text, WATCH)

    assert [(mark.kind, mark.neutral) for mark in found] == [(kind, neutral)]


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("I spoke to Dr Amara Okafor about it", "I spoke to somebody about it"),
        ("Siân's idea, not Amara’s", "Somebody's idea, not somebody’s"),
        ("It was James' idea", "It was somebody's idea"),
        ("Amara and Siân spoke", "Somebody and somebody else spoke"),
        ("The new project manager's laptop", "Somebody's laptop"),
        ("The chair of the meeting rushed", "Somebody rushed"),
        ("As a consultant I was heard", "As one of the group I was heard"),
        ("I'm the secretary of it", "I'm one of the group of it"),
        ("The youngest person there left", "One of the people there left"),
        ("I am the newest member of this group.", "I am one of the group."),
        ("As an autistic person I need breaks", "As one of the group I need breaks"),
        ("My daughter's plan", "A relative's plan"),
        ("The project manager and chair left", "Somebody and somebody else left"),
        ("I'm from Cardiff", "I'm from somewhere"),
        ("My late mother-in-law's flat", "A relative's flat"),
        ("I was born in '62 there", "I was born in [a date] there"),
        ("(999 110 6847)", "([an NHS number])"),
        ("(01632) 960 123 it is", "[a phone number] it is"),
        ("My name is Bartholomew Jones and I left", "My name is somebody and I left"),
    ],
)
def test_a_masked_text_still_reads_as_english(text: str, neutral: str) -> None:
    assert masked(text) == neutral


@pytest.mark.parametrize(
    "written",
    [
        "siân", "Sian", "SIÂN", "Sia\u0302n", "S\u200bian", "\U0001d412ian", "Lukasz",
        "ŁUKASZ", "Amaras",
        "O’Brien", "OBrien", "Aoife Murphy", "Dafydd ap Rhys", "Dafydd", "Amara Okafor-Jones",
        "baz",
    ],
)  # fmt: skip
def test_a_watched_name_is_found_however_it_is_written(written: str) -> None:
    found = marks(f"I like what {written} said", WATCH)

    assert [(mark.start, mark.end) for mark in found] == [(12, 12 + len(written))]


@pytest.mark.parametrize(
    "text",
    [
        "The bazaar was full.",
        "We had jamestown for lunch.",
        "I will go.",
        "Will we ever know?",
        "May I say this?",
        "We meet in May.",
        "On 3 May 2027 it ends.",
        "Where there's a will there's a way.",
    ],
)
def test_a_name_is_marked_only_where_it_is_a_whole_word_and_a_name(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["Will said no.", "I told May.", "Thanks, Will.", "Will's plan"])
def test_a_name_that_is_a_word_too_is_marked_where_it_is_a_name(text: str) -> None:
    assert kinds(text) == [MarkKind.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "The only way is to talk.",
        "It was the only time we laughed.",
        "I sat on the chair by the door.",
        "Who will chair next time?",
        "As a group we grow.",
        "As a result I left.",
        "As a member of this group I ask for more.",
        "He works as hard as a nurse.",
        "The newest version is fine.",
        "My partner organisation was not asked.",
        "I only found out tonight.",
        "I'm 10 minutes late, and 100% sure.",
        "We waited for 3 years.",
        "The doctor said no.",
        "Miss out the jargon.",
        "Project managers should listen.",
        "I could do with the slides @ home.",
        "At 10:30 in Room B12 3rd floor.",
        "It cost £12,450.50 on 04/11/2026.",
        "Call 116 123, or 999, or Lifeline on 0808 808 8000.",
        "Version 2.0.1, items 5-9.",
        "so tired.me too",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_without_a_watch_list_names_pass_and_patterns_are_still_found() -> None:
    text = "Ask Siân on 07700 900123"

    assert [mark.kind for mark in marks(text, WatchList())] == [MarkKind.PHONE]


def test_a_watch_list_of_nothing_marks_nothing() -> None:
    assert marks("A man and I said it", WatchList(("", " ", "a", "I", "!"), ("", "-"))) == ()


def test_offsets_count_code_points_past_emoji() -> None:
    text = "👩🏽‍⚕️👍 siân"

    assert marks(text, WATCH) == (Mark(len(text) - 4, len(text), MarkKind.NAME, "somebody"),)


def test_where_finds_overlap_the_longest_names_the_kind_and_one_mark_covers_all() -> None:
    text = "mail sian@example.org now"

    (found,) = marks(text, WATCH)

    assert found.kind is MarkKind.EMAIL
    assert text[found.start : found.end] == "sian@example.org"


def test_a_title_takes_its_watched_name_in() -> None:
    (found,) = marks("We saw Nurse Amara Okafor.", WATCH)

    assert (found.start, found.end, found.kind) == (7, 25, MarkKind.TITLE)


def test_without_marks_a_text_stays_as_it_is() -> None:
    text = "  Nothing’s here —\n\tand it stays…  "

    assert mask(text, marks(text, WATCH)) == text


def test_right_to_left_text_keeps_its_order() -> None:
    text = "שלום Amara שלום"

    assert masked(text) == "שלום somebody שלום"


@pytest.mark.parametrize("kind", MarkKind)
def test_each_kind_has_neutral_words_and_a_name_for_the_preview(kind: MarkKind) -> None:
    assert NEUTRAL[kind]
    assert Speech().knows(f"mark-{kind}")
