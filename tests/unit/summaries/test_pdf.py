"""The PDF: tagged, in our own fonts, and made of whatever people write."""

import io
from collections import Counter
from dataclasses import replace

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from bot.rules.disclosure import Band
from bot.summaries.charts.glyphs import told
from bot.summaries.forms import pdf as module
from bot.summaries.forms.pdf import pdf
from bot.summaries.model import Summary, ThemeTold
from bot.summaries.themes.model import Method
from bot.texts.speech import Speech
from tests.unit.summaries.forms import bare, in_pdf, structure
from tests.unit.summaries.weeks import EMPTY, FIRST, FULL, HOSTILE, TEXT, named, saying

SPEECH = Speech()


def opened(summary: Summary) -> pypdf.PdfReader:
    made = pdf(summary, SPEECH)
    assert made is not None
    return pypdf.PdfReader(io.BytesIO(made))


def test_the_file_says_that_it_is_accessible_and_in_which_language() -> None:
    made = pdf(FULL, SPEECH)
    reader = opened(FULL)

    assert made is not None
    root = reader.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == "en"
    for place, wanted in (("/MarkInfo", "/Marked"), ("/ViewerPreferences", "/DisplayDocTitle")):
        said = root[place]
        assert isinstance(said, DictionaryObject)
        assert str(said[wanted]) == "True"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert reader.metadata is not None
    assert reader.metadata.title == "Summary 8 of Hope Valley"


def test_headings_quotes_lists_tables_and_charts_are_tagged_as_such() -> None:
    tags = Counter(tag for tag, _ in structure(opened(FULL)))

    assert tags["H1"] == 1
    assert tags["H2"] == 10
    assert tags["H3"] >= 3
    assert tags["H4"] == 0
    assert tags["BlockQuote"] >= 6
    assert tags["L"] >= 4
    assert tags["Table"] == tags["Caption"] == 3
    assert tags["TH"] == 6
    assert tags["Figure"] == 3


def test_each_chart_has_its_alternative_in_words() -> None:
    figures = [alt for tag, alt in structure(opened(FULL)) if tag == "Figure"]

    assert "Bars for the share of each answer to “What should come first?”" in " ".join(figures)
    assert all(alt.endswith("The table says the same.") for alt in figures)


def test_only_our_own_fonts_are_in_it() -> None:
    reader = opened(saying(HOSTILE["right to left"], "مرحبا", "plain"))

    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts == {
        "NotoSans-Regular",
        "NotoSans-Bold",
        "NotoSansHebrew-Regular",
        "NotoSansArabic-Regular",
    }


@pytest.mark.parametrize("week", [FULL, FIRST, EMPTY])
def test_the_same_summary_gives_the_same_bytes(week: Summary) -> None:
    assert pdf(week, SPEECH) == pdf(week, SPEECH)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_people_write_or_name_can_be_set(text: str) -> None:
    assert pdf(saying(text), SPEECH)
    assert pdf(named(text), SPEECH)


def test_words_are_data_and_never_a_part_of_the_program() -> None:
    text = in_pdf(saying(HOSTILE["typst"])).text

    assert bare(HOSTILE["typst"]) in bare(text)


def test_an_emoji_is_told_by_its_name() -> None:
    assert "good [thumbs up sign] day" in " ".join(in_pdf(saying("good 👍 day")).text.split())


def test_a_letter_without_a_glyph_is_kept_for_a_screen_reader() -> None:
    figures = [alt for tag, alt in structure(opened(saying("We said 漢字 twice."))) if alt]

    assert "漢字" in figures


def test_a_title_of_letters_without_a_glyph_can_be_set() -> None:
    assert pdf(named("漢字"), SPEECH)


def test_marks_that_no_font_has_with_their_letter_can_be_set() -> None:
    strange = [
        "\u05af",
        "a\u05b0",
        "\n\u06d9",
        "\ufeff\u0161",
        "ש\u0301",
        "1\ufe0f\u20e3",
        "ꙮ\u0488",
    ]

    assert pdf(saying(*strange), SPEECH)


def test_every_sign_of_every_font_can_be_drawn() -> None:
    runs = [run for run, drawn in told("aé€שم\u200d–“”") if not drawn]

    assert runs == []


def test_what_typst_refuses_is_set_again_with_more_care(monkeypatch: pytest.MonkeyPatch) -> None:
    def carefree(text: str, *, careful: bool = False) -> list[tuple[str, bool]]:
        return list(told(text, careful=True)) if careful else [(text, True)]

    monkeypatch.setattr(module, "told", carefree)

    assert pdf(saying("漢字 \x01"), SPEECH)


def test_a_panic_of_typst_costs_the_pdf_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As PyO3 raises it."""

    def panics(*_: object, **__: object) -> bytes:
        raise PanicException

    monkeypatch.setattr("bot.summaries.forms.pdf._set", panics)

    assert pdf(FULL, SPEECH) is None


def test_whoever_wants_to_stop_is_not_held_up_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object, **__: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.summaries.forms.pdf._set", stops)

    with pytest.raises(KeyboardInterrupt):
        pdf(FULL, SPEECH)


def test_without_the_extra_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)

    assert pdf(FULL, SPEECH) is None


def test_the_page_numbers_and_the_long_words_stay_on_the_paper() -> None:
    reader = opened(replace(saying("x" * 4096), group="y" * 300))

    for page in reader.pages:
        right: list[float] = []

        def place(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
            if text.strip():
                right.append(tm[4])  # noqa: B023

        page.extract_text(visitor_text=place)
        assert max(right) < float(page.mediabox.width) - 40


@pytest.mark.parametrize(("answers", "pages"), [(12, 1), (25, 2)])
def test_a_usual_week_has_few_pages(answers: int, pages: int) -> None:
    said = (
        "It was hard to follow, the papers came late and nobody said what was decided before. " * 2
    )
    texts = tuple(f"{number}. {said[: 40 + 10 * (number % 13)]}" for number in range(answers))
    themed = ThemeTold("papers", Band(2, 4), texts[:3], texts[3:4])
    words = replace(TEXT, themes=(themed,), other_voices=texts[4:], damaged=False)
    scale = replace(FULL.sections[0], over_weeks=())
    week = replace(FIRST, number=2, sections=(words, scale), method=Method.MEANING)

    assert len(opened(week).pages) == pages
