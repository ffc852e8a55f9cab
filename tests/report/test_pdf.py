"""report.pdf: tagged, titled, whole, the same twice, and with every name as text."""

import io
import re
from collections import Counter
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from checker.report import draft, file_name, formats, write
from checker.report.pdf import without_dates
from checker.report.plaintext import clean
from tests.report.chromium_stand_in import KEEPS, WHOLE, stand_in
from tests.report.oakfield import HOSTILE, oakfield
from tests.report.page import Page

A4, A3 = (595, 842), (842, 1191)
DATED = b"<</Title (x)\n/CreationDate (D:20261128013246+00'00')\n/ModDate (D:2026)>>"


def test_dates_go_and_nothing_moves():
    bare = without_dates(DATED)
    assert len(bare) == len(DATED)
    assert bare.index(b">>") == DATED.index(b">>")
    assert b"2026" not in bare
    assert b"/Title (x)" in bare


@pytest.mark.parametrize("title", [rb"/Title (a /ModDate \(D:2026\))", rb"/ModDate (no date)"])
def test_a_title_that_looks_like_a_date_stays(title):
    assert without_dates(title) == title


@pytest.mark.parametrize(("name", "file"), [("pdf", "report.pdf"), ("pdf-a3", "report-a3.pdf")])
def test_a_pdf_is_drafted_as_a_hidden_page_and_finished_by_another_program(name, file):
    assert file_name(name) == file
    assert formats()[name].finish is not None
    drafted, page = draft(oakfield(), name)
    assert drafted == f".{file}.draft"
    assert page.startswith(b"<!DOCTYPE html>")


def test_the_page_to_be_printed_is_unfolded_but_for_what_passes():
    page = draft(oakfield(), "pdf")[1].decode()
    folded = re.findall(r"<details(?![^>]* open)[^>]*>", page)
    assert folded
    assert [each for each in folded if not re.search('class="(folded|ledger)', each)] == []


@pytest.mark.parametrize(("name", "paper"), [("pdf", "A4"), ("pdf-a3", "A3")])
def test_the_page_to_be_printed_has_its_paper_and_no_script(name, paper):
    page = draft(oakfield(), name)[1].decode()
    assert re.findall(r"@page\{size:([^}]*)\}", page)[-1] == paper
    assert f"@page landscape{{size:{paper} landscape}}" in page
    assert re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) in ([], [""])


def test_the_page_for_the_screen_keeps_its_script_and_its_paper():
    page = write(oakfield(), "html").decode()
    assert "addEventListener" in page
    assert "A3" not in page.split("<style>")[1].split("</style>")[0]


def test_writing_runs_the_program_and_takes_the_dates_away(tmp_path, monkeypatch):
    given = stand_in(tmp_path, KEEPS.format(text=WHOLE))
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(given))
    made = write(oakfield(), "pdf")
    assert len(made) == len(WHOLE)
    assert b"CreationDate" not in made


@pytest.fixture(scope="module")
def printed(browser):
    """The made result as Chromium prints it; `browser` says whether there is one."""
    assert browser.is_connected()
    return write(oakfield(), "pdf")


@pytest.fixture(scope="module")
def pdf(printed):
    return PdfReader(io.BytesIO(printed))


@pytest.fixture(scope="module")
def text(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.browser
@pytest.mark.slow
def test_it_is_tagged_and_says_its_title_and_language(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Oakfield Primary: design check"


@pytest.mark.browser
@pytest.mark.slow
def test_its_tags_are_those_of_the_page(pdf):
    kinds = Counter(each["/S"] for each in tags(pdf))
    assert kinds["/H1"] == 1
    assert {"/H2", "/H3", "/H4", "/Table", "/TH", "/TD", "/LI", "/Link", "/Figure"} <= set(kinds)


def is_folded(node):
    """Whether it stays folded on paper: the figures of what cannot be told."""
    above = node.parent
    return above is not None and (
        above.attributes.get("class") == "folded facts" or is_folded(above)
    )


@pytest.mark.browser
@pytest.mark.slow
def test_every_figure_is_a_drawing_with_its_description(pdf):
    told = [each.get("/Alt") for each in tags(pdf) if each["/S"] == "/Figure"]
    page = Page(write(oakfield(), "html").decode())
    drawn = [each for each in page.all("svg", role="img") if not is_folded(each)]
    assert len(told) == len(drawn) > 0
    assert all(told)
    assert any("742 to 760 mm" in each for each in told)


@pytest.mark.browser
@pytest.mark.slow
def test_it_has_an_outline_of_its_sections(pdf):
    titles = [each.title for each in flat(pdf.outline)]
    assert titles[0] == "Oakfield Primary"
    assert {"Storey plans", "What fails", "What cannot be told", "Schedule of rooms"} <= set(titles)


@pytest.mark.browser
@pytest.mark.slow
def test_words_are_found_as_they_are_written_for_letters_are_not_joined(pdf):
    assert "Oakfield Primary" in pdf.pages[0].extract_text()


@pytest.mark.browser
@pytest.mark.slow
def test_it_holds_the_findings_and_what_is_folded_on_the_screen(text):
    assert "opens 742 to 760 mm clear" in text
    assert "no rule yet" in text  # of the clauses that were not checked


@pytest.mark.browser
@pytest.mark.slow
def test_hostile_names_are_printed_as_text_and_nothing_in_it_can_run(printed, text):
    assert re.sub(r"\s", "", clean(HOSTILE)) in text.replace(" ", "")
    assert b"/JavaScript" not in printed
    assert b"/Launch" not in printed
    assert b"file:" not in printed  # nor a path of this machine


@pytest.mark.browser
@pytest.mark.slow
def test_plans_are_on_pages_across_and_the_rest_upright(pdf):
    sizes = [page_size(page) for page in pdf.pages]
    assert sizes.count(A4[::-1]) >= 2
    assert set(sizes) == {A4, A4[::-1]}


@pytest.mark.browser
@pytest.mark.slow
def test_every_page_has_the_running_header_and_its_number(pdf):
    for number, page in enumerate(pdf.pages, 1):
        # Chromium joins letters in the margins whatever the style says.
        said = normalize("NFKC", page.extract_text())
        assert "Oakfield Primary" in said
        assert re.search(rf"\b{number} / {len(pdf.pages)}\b", said)


@pytest.mark.browser
@pytest.mark.slow
def test_the_same_result_gives_the_same_bytes_on_one_machine(printed):
    assert write(oakfield(), "pdf") == printed


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.usefixtures("browser")
def test_a3_is_a3():
    made = PdfReader(io.BytesIO(write(oakfield(), "pdf-a3")))
    assert {page_size(page) for page in made.pages} == {A3, A3[::-1]}


def page_size(page) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def tags(pdf) -> list:
    found, waiting = [], [pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, list):
            waiting += each
        elif hasattr(each, "get"):
            found += [each] if "/S" in each else []
            waiting += [each.raw_get("/K")] if "/K" in each else []
    return found


def flat(outline) -> list:
    return [one for each in outline for one in (flat(each) if isinstance(each, list) else [each])]
