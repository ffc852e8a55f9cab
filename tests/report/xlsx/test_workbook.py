"""The workbook as a file: no formula, no clock, nothing lost silently, and it can be read back."""

import time
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from checker.report import file_name, write
from checker.report.xlsx import sheets_of
from checker.report.xlsx.book import workbook
from checker.report.xlsx.cells import LONGEST_TEXT, Cell, Column, Sheet, cell_text, fitting
from checker.report.xlsx.looks import FILLS
from tests.report.accommodation import accommodation
from tests.report.oakfield import HOSTILE, LONG, TURNED, blocked, empty, findings, oakfield
from tests.report.test_colours import contrast
from tests.report.xlsx.opened import Opened, opened, written

WICKED = (
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    "'=1+1",
    '=HYPERLINK("https://example.org","here")',
    HOSTILE,
    TURNED,
    LONG * 40,
    "{{7*7}}",
    "_x0041_",
    "\x00\x1b[2J\x0b\x0c\ufffe\uffff",
    "\ud800 half a pair",
    "ﾃｸﾆｶﾙ ƒeƒXƒg",
    "]]>&<!--",
    "🏫" * 500,
    " ",
    "",
)
NAMES = ["Summary", "Findings", "Rooms", "Provision", "Scenarios", "Coverage", "Settings",
         "Readiness"]  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Opened:
    return written(oakfield())


def plain(*rows, **changes):
    """A sheet of one column with these cells."""
    made = Sheet(
        name="S", columns=(Column(title="T"),), rows=tuple((row,) for row in rows), nothing="None."
    )
    return replace(made, **changes)


def wicked(text):
    """The made school with a text in every place that a model or a brief fills."""
    result = oakfield(schedule=accommodation())
    rows = tuple(
        replace(
            each, rule=text, title=text, topic=text, sentence=text, missing=(text,), ask=text,
            remedy=text, why=text, group=text, waiver=text, since=text,
            place=replace(each.place, storey=text, number=text, name=text, use=text),
            subject=replace(each.subject, global_id=text, name=text, ifc_class=text),
            source=replace(each.source, document=text, clause=text, fact=text, url=text),
        )
        for each in result.findings
    )  # fmt: skip
    rooms = tuple(
        replace(
            each, global_id=text, name=text, long_name=text, storey=text, use=text,
            zones=(text,), problem=text, use_evidence=text, family=text,
        )
        for each in result.rooms
    )  # fmt: skip
    return replace(
        result, findings=rows, rooms=rooms, verdict=text, brief={text: {"name": text}},
        model=replace(result.model, file=text, sha256=text, authoring_tool=text, schema=text),
        coverage=tuple(replace(each, document=text, reason=text) for each in result.coverage),
    )  # fmt: skip


def test_the_format_is_known_by_its_name_and_file():
    assert file_name("xlsx") == "report.xlsx"


@pytest.mark.slow
@pytest.mark.parametrize("text", WICKED, ids=range(len(WICKED)))
def test_hostile_text_is_a_text_and_never_a_formula(text):
    book = written(wicked(text))
    assert {cell.data_type for cell in book.cells()} <= {"s", "n"}
    assert all(b"<f>" not in part and b"<f " not in part for part in book.parts.values())
    for cell in book.cells():
        if cell.data_type == "s":
            assert len(cell.value.encode("utf-16-le")) // 2 <= LONGEST_TEXT
            assert not {"\x00", "\x1b", "\u202e", "\u2066", "\ufffe"} & set(cell.value)


def test_a_sentence_longer_than_a_cell_is_cut_and_says_so():
    rows = (replace(findings()[0], sentence="🏫" * 40_000),)
    cell = written(oakfield(findings=rows)).cell("Findings", 1, "Finding")
    assert cell.value.endswith("🏫…")
    assert len(cell.value.encode("utf-16-le")) <= LONGEST_TEXT * 2


def test_a_text_like_a_formula_stays_as_it_is_and_stays_a_text_when_edited():
    sheet = opened(workbook([plain("=1+1", "Calm room")], title="")).sheet("S")
    assert [sheet["A2"].value, sheet["A3"].value] == ["=1+1", "Calm room"]
    assert [sheet["A2"].quotePrefix, sheet["A3"].quotePrefix] == [True, False]


def test_a_text_that_looks_like_an_escape_is_not_taken_for_one():
    assert b"_x005F_x0041_" in written(wicked("_x0041_")).parts["xl/sharedStrings.xml"]


@pytest.mark.parametrize("result", [oakfield(), oakfield(schedule=accommodation()), wicked("=1")])
def test_every_part_is_well_formed_and_listed(result):
    parts = written(result).parts
    trees = {
        name: ET.fromstring(part)  # noqa: S314 - our own
        for name, part in parts.items()
    }
    listed = {
        each.get("PartName") for each in trees["[Content_Types].xml"] if "Override" in each.tag
    }
    assert {f"/{name}" for name in parts if name.startswith(("xl/w", "xl/s", "docP"))} <= listed | {
        f"/{name}" for name in parts if name.endswith(".rels")
    }


@pytest.mark.parametrize("make", [oakfield, blocked, empty, lambda: wicked(HOSTILE)])
def test_the_same_result_gives_the_same_bytes(make):
    assert write(make(), "xlsx") == write(make(), "xlsx")


def test_nothing_in_the_file_tells_when_or_where_it_was_made():
    with ZipFile(BytesIO(write(oakfield(), "xlsx"))) as package:
        entries = package.infolist()
        core = package.read("docProps/core.xml").decode()
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.create_system for each in entries} == {3}
    assert "created" not in core
    assert "modified" not in core
    assert "Oakfield Primary" in core


def test_the_sheets_stand_in_their_order(book):
    assert book.book.sheetnames == NAMES
    with_schedule = written(oakfield(schedule=accommodation())).book.sheetnames
    assert with_schedule == [*NAMES[:3], "Accommodation", *NAMES[3:]]


@pytest.mark.parametrize("name", NAMES[1:])
def test_tables_keep_their_titles_in_sight_and_on_paper(book, name):
    sheet = book.sheet(name)
    titles = [cell.value for cell in sheet[1]]
    assert len(set(titles)) == len(titles)
    assert sheet.freeze_panes.endswith("2")
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(titles)).column_letter}{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area
    assert all(sheet.column_dimensions[c.column_letter].width > 6 for c in sheet[1])


def test_rows_are_as_high_as_what_is_read_in_them():
    columns = (Column(title="Read", width=20), Column(title="Behind", width=20))
    text = "word " * 20
    rows = (("short", "short"), (text, ""), ("", text), (text * 30, ""))
    sheet = Sheet(name="S", columns=columns, rows=rows, printed=1)
    made = opened(workbook([sheet], title="")).sheet("S")
    assert [made.row_dimensions[row].height for row in (2, 3, 4, 5)] == [None, 75, None, 360]
    assert (made["A3"].alignment.wrap_text, made["B4"].alignment.wrap_text) == (True, None)


def test_lines_of_the_first_sheet_go_over_all_columns(book):
    sheet = book.sheet("Summary")
    (cell,) = [c for c in book.cells() if str(c.value).startswith("What was measured is an inter")]
    assert f"B{cell.row}:F{cell.row}" in {str(each) for each in sheet.merged_cells.ranges}
    assert sheet.row_dimensions[cell.row].height == 30


def test_a_room_that_is_called_by_a_number_is_no_mistyped_number(book):
    assert b'numberStoredAsText="1"' in book.parts["xl/worksheets/sheet3.xml"]


def test_what_is_printed_of_findings_ends_with_the_source(book):
    sheet = book.sheet("Findings")
    last = sheet.print_area.rpartition(":")[2].replace("$", "").rstrip("0123456789")
    assert sheet[f"{last}1"].value == "Source"


@pytest.mark.parametrize("make", [empty, blocked])
def test_a_table_without_rows_says_so(make):
    book = written(make())
    told = [book.sheet(name)["A2"].value for name in ("Findings", "Rooms", "Provision", "Coverage")]
    assert told[0] == "No findings: nothing was judged. The first sheet says why."
    assert all(text.endswith(".") and len(text) > 30 for text in told)
    assert not book.sheet("Findings")["A2"].alignment.wrap_text


def test_a_blocked_result_says_first_that_nothing_was_assessed():
    book = written(blocked())
    assert "Nothing could be assessed. The model holds no rooms" in book.texts("Summary")
    assert "blocked: nothing could be judged" in book.texts("Summary")
    assert "✕ nothing can be judged" in book.texts("Readiness")


def test_rows_beyond_what_a_sheet_takes_are_counted_in_it_and_on_the_first_sheet():
    sheets = sheets_of(oakfield(), most=6)
    findings_, rooms = sheets[1], sheets[2]
    assert len(findings_.rows) == 5
    assert (findings_.left_out, rooms.left_out) == (len(findings()) - 4, 13)
    book = opened(workbook(sheets, title=""))
    assert book.sheet("Findings").max_row == 6
    assert book.sheet("Findings")["A6"].value.startswith("7 more rows do not fit into a sheet")
    assert "4 rows. 7 more do not fit." in book.texts("Summary")
    assert "3 rows." in book.texts("Summary").partition("Coverage |")[2]


def test_as_many_rows_as_fit_are_all_there():
    sheet = plain("a", "b", "c")
    assert fitting(sheet, most=4) == sheet
    assert fitting(sheet, most=3).left_out == 2


def test_links_beyond_what_a_sheet_takes_are_plain_text(monkeypatch):
    monkeypatch.setattr("checker.report.xlsx.book._MOST_LINKS", 2)
    sheet = opened(workbook([plain(*(Cell(value="x", link="S!A1") for _ in "abc"))], title=""))
    cells = [sheet.sheet("S").cell(row, 1) for row in (2, 3, 4)]
    assert [cell.value for cell in cells] == ["x", "x", "x"]
    assert [bool(cell.hyperlink) for cell in cells] == [True, True, False]


def test_an_address_that_is_too_long_is_plain_text():
    long_one = Cell(value="x", link=f"https://example.org/{'a' * 3000}")
    sheet = opened(workbook([plain(long_one)], title="")).sheet("S")
    assert (sheet["A2"].value, sheet["A2"].hyperlink) == ("x", None)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), float("-inf")])
def test_what_no_cell_can_hold_is_left_empty(value):
    assert opened(workbook([plain(value, 1.5)], title="")).sheet("S")["A2"].value is None


def test_a_full_cell_ends_in_an_ellipsis():
    assert cell_text("🏫" * 20_000).endswith("🏫…")
    assert len(cell_text("🏫" * 20_000).encode("utf-16-le")) == LONGEST_TEXT * 2
    assert cell_text("a" * LONGEST_TEXT) == "a" * LONGEST_TEXT


@pytest.mark.parametrize("look", FILLS)
def test_the_ink_of_an_outcome_can_be_read_on_its_fill(look):
    assert contrast(*FILLS[look]) >= 4.5


@pytest.mark.slow
def test_five_thousand_findings_are_written_fast_and_all_of_them():
    first = findings()[0]
    rows = tuple(
        replace(first, key=f"k{n}", remedy=f"{first.remedy} {n}", ask=f"ask {n}", why=f"why {n}")
        for n in range(5000)
    )
    started = time.process_time()
    data = write(oakfield(findings=rows), "xlsx")
    assert time.process_time() - started < 6  # 2 s on a quiet machine
    with ZipFile(BytesIO(data)) as package:
        assert package.read("xl/worksheets/sheet2.xml").count(b"<row ") == 5001
