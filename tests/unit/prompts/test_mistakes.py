"""Every mistake in a pack is explained at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.loading import PackError, check_file, load_pack
from tests.unit.prompts.packs import GOOD, changed, line_of, only_problem_of, problems_of


def case(name: str, old: str, new: str, at: str, *says: str) -> object:
    """A change to the good pack, a text on the line to be named, and words of the message."""
    return pytest.param(old, new, at, says, id=name)


WORDING = 'wording = "How clear or unclear is the plan?"'
FELT = '[[prompt]]\nid = "felt"'
OPTIONS = """[
    "At ease",  # the first
    "On edge",
    "Prefer not to say",
]"""

MISTAKES = [
    # the pack itself
    case("no title", 'title = "Our garden"\n', "", 'id = "garden"', "no “title”", "above [themes]"),
    case("unknown key at the top", "about =", 'abuot = "x"\nabout =', "abuot", "mean “about”"),
    case("bad pack id", '"garden"', '"Our Garden"', 'id = "Our', "Our Garden", "small letters"),
    case("pack id too long", '"garden"', f'"{"g" * 33}"', "ggg", "at most 32"),
    case("title not words", '"Our garden"', "7", "title = 7", "a number, not words", "quotes"),
    case("title on two lines", '"Our garden"', '"Our\\ngarden"', "title", "line break", "one line"),
    case("language not a code", '"en"', '"English"', "English", "language code", "such as en"),
    case("about too long", "For the people who", "x" * 300, "xxx", "too long", "at most 300"),
    # themes
    case("theme title too long", '"Plans"', f'"{"p" * 41}"', "ppp", "too long", "at most 40"),
    case("unused theme", 'people = "People"', 'people = "People"\nshed = "Shed"', "shed", "“shed”"),
    # prompts
    case("unknown key", "low =", 'lowe = "x"\nlow =', "lowe", "“lowe”", "mean “low”"),
    case("no id", 'id = "felt"\n', "", '[[prompt]]\ntheme = "people"', "no “id”", 'id = "…"'),
    case("no help", 'help = "Choose one."\n', "", FELT, "no “help”"),
    case("no wording", WORDING + "\n", "", '[[prompt]]\nid = "plan-clear"', "no “wording”"),
    case("bad id", '"felt"', '"Felt it"', "Felt it", "Felt it", "small letters"),
    case(
        "id taken",
        '"missing"',
        '"felt"',
        'id = "felt"\ntheme = "people"\nkind = "text"',
        "“felt” is taken",
        "line 20",
    ),
    case(
        "wording taken",
        "Which is closest to how you felt?",
        "how clear or  unclear is the PLAN?",
        "the PLAN",
        "line 14 has the same wording",
    ),
    case(
        "unknown theme",
        'theme = "plans"',
        'theme = "plan"',
        'theme = "plan"',
        "no theme “plan”",
        "mean “plans”",
        "people or plans",
    ),
    case(
        "unknown kind",
        '"choice"',
        '"choose"',
        '"choose"',
        "not a kind",
        "mean “choice”",
        "scale, choice or text",
    ),
    case("kind not words", '"choice"', "true", "kind = true", "true or false, not words"),
    case("wording empty", WORDING, 'wording = "  "', 'wording = "  "', "“wording” is empty"),
    case("wording a list", WORDING, 'wording = ["How?"]', '["How?"]', "a list, not words"),
    case("wording a date", WORDING, "wording = 2026-01-01", "2026", "a date or a time, not words"),
    case("wording a table", WORDING, 'wording = {a = "b"}', "{a", "a table, not words"),
    case("wording too long", WORDING, f'wording = "{"w" * 301}"', "www", "301", "by 1."),
    case("help too long", "Choose one.", "h" * 305, "hhh", "“help” is too long", "by 5."),
    case("hidden character", "Choose one.", "Choose\\u0007one.", "u0007", "control character"),
    # scales
    case(
        "scale without low",
        'low = "Very unclear"\n',
        "",
        '[[prompt]]\nid = "plan-clear"',
        "both ends",
        "“low” is missing",
        "what 1 means",
    ),
    case(
        "scale without high",
        'high = "Very clear"\n',
        "",
        '[[prompt]]\nid = "plan-clear"',
        "both ends",
        "“high” is missing",
        "what 5 means",
    ),
    case("scale end too long", "Very unclear", "u" * 31, "uuu", "“low” is too long", "at most 30"),
    case("scale end empty", '"Very unclear"', '""', "low =", "“low” is empty"),
    case(
        "scale end on a text",
        'help = "No',
        'low = "Few"\nhelp = "No',
        'low = "Few"',
        "belongs to a scale",
        "is a text",
    ),
    # choices
    case("choice without options", f"options = {OPTIONS}\n", "", FELT, "needs options"),
    case("choice of one", OPTIONS, '["Yes"]', "Yes", "2 to 8 options", "has 1", "Add some"),
    case("choice of none", OPTIONS, "[]", "options", "has 0", "Add some"),
    case("choice of nine", OPTIONS, str(list("abcdefghi")), "options", "has 9", "Take some out"),
    case("option twice", '"On edge"', '"at ease "', '"at ease "', "“at ease” is there twice"),
    case("option too long", '"On edge"', f'"{"o" * 41}"', "ooo", "This option is too long", "40"),
    case("option empty", '"On edge"', '""', '    "",', "This option is empty"),
    case("option not words", '"On edge"', "2", "    2,", "This option is a number, not words"),
    case("options not a list", OPTIONS, '"Yes"', '"Yes"', "words in quotes, not a list"),
    case(
        "options on a text",
        'help = "No',
        'options = ["A", "B"]\nhelp = "No',
        'options = ["A"',
        "belongs to a choice",
        "is a text",
    ),
    # the file's writing
    case(
        "quote not closed",
        'How clear or unclear is the plan?"',
        "How clear?",
        "How clear?",
        "not closed on it",
    ),
    case(
        "list not closed",
        '    "Prefer not to say",\n]',
        '    "Prefer not to say"',
        "options = [",
        "begins on this line",
        "]",
    ),
    case(
        "list not closed after a comma",
        '    "Prefer not to say",\n]',
        '    "Prefer not to say",',
        "options = [",
        "begins on this line",
    ),
    case("comma missing", '"At ease",', '"At ease"', "options = [", "missing comma"),
    case(
        "long text not closed",
        'If so, what?"""',
        "If so, what?",
        'wording = """',
        "begins on this line",
        '"""',
    ),
    case("no quotes", '"Our garden"', "Our garden", "title =", "straight quotes"),
    case("curly quotes", '"Our garden"', "“Our garden”", "title =", "curly quotes"),
    case("curly quotes in a list", OPTIONS, "[“Yes”, “No”]", "“Yes”", "curly quotes"),
    case("quotes inside quotes", '"Our garden"', '"Our "dear" garden"', "title =", "after the end"),
    case("backslash", '"Our garden"', '"Our \\garden"', "title =", "backslash"),
    case("no equals sign", "title = ", "title ", "title", "equals sign"),
    case("no name", "title = ", "= ", '= "Our', "can't be read"),
    case("no value", '"Our garden"', "", "title =", "can't be read"),
    case("key twice", 'language = "en"', 'title = "Again"', "Again", "given twice"),
    case("themes twice", FELT, "[themes]\n" + FELT, "[themes]\n[[", "[themes] stands once"),
    case("heading not closed", FELT, '[[prompt]\nid = "felt"', "[[prompt]\n", "not closed"),
    case(
        "single brackets further down",
        FELT,
        '[prompt]\nid = "felt"',
        "[prompt]\nid",
        "two pairs of brackets",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "says"), MISTAKES)
def test_a_mistake_is_explained_at_its_line(
    old: str, new: str, at: str, says: tuple[str, ...]
) -> None:
    text = changed(old, new)

    problem = only_problem_of(text)

    assert problem.line == line_of(text, at), problem
    assert [part for part in says if part not in problem.message] == [], problem


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_are_counted_past_long_texts_and_windows_line_ends(ends: str) -> None:
    text = GOOD + '\n[[prompt]]\nid = "last"\n'
    expected = line_of(text, '[[prompt]]\nid = "last"')

    problems = problems_of(text.replace("\n", ends))

    assert {problem.line for problem in problems} == {expected}


def test_several_mistakes_are_listed_at_once_from_the_top() -> None:
    text = (
        changed('"Our garden"', '""').replace('"scale"', '"scales"').replace("On edge", "At ease")
    )

    problems = problems_of(text)

    assert [problem.line for problem in problems] == [
        line_of(text, "title"),
        line_of(text, '"scales"'),
        line_of(text, '    "At ease",\n'),
    ]


def test_an_error_gives_the_first_mistakes_line_and_message() -> None:
    with pytest.raises(PackError) as caught:
        load_pack(changed('"en"', "1"))

    assert caught.value.line == 3
    assert caught.value.message.startswith("“language” is a number")
    assert str(caught.value).startswith("line 3: “language”")


def test_a_misspelt_theme_is_not_reported_a_second_time_as_unused() -> None:
    assert "plan" in only_problem_of(changed('theme = "plans"', 'theme = "plan"')).message


def test_a_themes_id_that_does_not_work_is_explained_where_the_theme_is_named() -> None:
    text = GOOD.replace("people =", '"our people" =').replace('"people"', '"our people"')

    problem = only_problem_of(text)

    assert problem.line == line_of(text, '"our people" =')
    assert "“our people” does not work" in problem.message


def test_a_missing_kind_is_one_mistake_and_not_more() -> None:
    assert "no “kind”" in only_problem_of(changed('kind = "scale"\n', "")).message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.split("[[prompt]]")[0], "There are no prompts"),
        (GOOD.replace('[themes]\nplans = "Plans"\npeople = "People"\n', ""), "There are no themes"),
    ],
)
def test_a_pack_without_themes_or_prompts_is_told_how_to_begin(text: str, says: str) -> None:
    problem = problems_of(text)[0]

    assert (problem.line, says in problem.message) == (1, True)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('themes = ["plans", "people"]', "Themes are a table"),
        ("[themes]", "No theme is listed"),
        ("[themes]\n" + "".join(f't{n} = "T"\n' for n in range(21)), "at most 20 themes"),
    ],
)
def test_themes_of_the_wrong_shape_are_explained(wrong: str, says: str) -> None:
    text = changed('[themes]\nplans = "Plans"\npeople = "People"', wrong)

    problem = problems_of(text)[0]

    assert problem.line == 6
    assert says in problem.message


@pytest.mark.parametrize(
    "prompt", ["[prompt]\n", "prompt = 5\n", "prompt = []\n", "prompt = [1]\n"]
)
def test_prompts_without_two_pairs_of_brackets_are_explained(prompt: str) -> None:
    head, themes = GOOD.split("[[prompt]]")[0].split("[themes]")
    before = prompt if "=" in prompt else ""
    after = prompt if "=" not in prompt else ""

    problem = problems_of(f"{head}{before}[themes]{themes}{after}")[0]

    assert problem.line == (6 if before else 10)
    assert "[[prompt]]" in problem.message


@pytest.mark.parametrize("empty", ["", " \n\n", b"", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_named_as_such(empty: str | bytes) -> None:
    problem = only_problem_of(empty)

    assert problem.line == 1
    assert "empty" in problem.message


def test_a_file_in_another_encoding_is_explained_at_the_first_such_line() -> None:
    text = changed("Choose one.", "Choose one, café.")

    problem = only_problem_of(text.encode("latin-1"))

    assert problem.line == line_of(text, "café")
    assert "UTF-8" in problem.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_file_saved_as_utf_16_is_explained(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""

    problem = only_problem_of(mark + GOOD.encode(encoding))

    assert problem.line == 1
    assert "UTF-8" in problem.message


def test_lists_without_end_do_not_break_the_reader() -> None:
    assert "too deep" in only_problem_of("a = " + "[" * 20_000).message


def test_a_report_names_the_file_and_the_line(tmp_path: Path) -> None:
    file = tmp_path / "garden.toml"
    file.write_text(changed('"en"', '"English"').replace('"scale"', '"scales"'), encoding="utf-8")

    report = check_file(file)

    assert [line.split(" ")[0] for line in report] == [f"{file}:3:", f"{file}:13:"]


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert check_file(tmp_path / "no.toml") == [
        f"{tmp_path / 'no.toml'}: There is no such file. Check the name and the folder."
    ]


def test_a_folder_is_reported(tmp_path: Path) -> None:
    assert check_file(tmp_path) == [f"{tmp_path}: This is a folder. Name one file in it."]


def test_a_file_that_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "loop.toml"
    file.symlink_to(file)

    [line] = check_file(file)

    assert line.startswith(f"{file}: The file can't be read (")
