"""How sheets are laid out: formats by kind, links, heights, and the package around them."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.xlsx.book import lines_of, workbook
from checker.report.xlsx.cells import Cell, Column, Sheet, cell_text, column_letters, fitting
from checker.report.xlsx.looks import FILLS, Style, header_properties, properties
from checker.report.xlsx.package import timeless
from tests.report.xlsx.opened import opened

words = st.text(alphabet="abcdefg é漢", max_size=200)


def page(*rows, **changes):
    """One sheet with a text column and one of each number."""
    kinds = ("text", "mm", "m2", "number", "count", "percent")
    columns = tuple(Column(title=kind, width=20, kind=kind) for kind in kinds)
    sheet = replace(Sheet(name="S", columns=columns, rows=rows), **changes)
    return opened(workbook([sheet], title="T")).sheet("S")


def test_numbers_are_shown_by_their_unit():
    sheet = page(("a", 799.4, 12.345, 0.0833, 3, 0.9))
    assert [cell.value for cell in sheet[2]] == ["a", 799.4, 12.345, 0.0833, 3, 0.9]
    assert [cell.number_format for cell in sheet[2]] == [
        "General", "0", "0.00", "General", "0", "0 %",
    ]  # fmt: skip


def test_numbers_and_their_titles_stand_at_the_right():
    sheet = page(("a", 1, 2, 3, 4, 5))
    assert [cell.alignment.horizontal for cell in sheet[1]] == ["left", *["right"] * 5]
    assert [cell.alignment.horizontal for cell in sheet[2]][1:] == ["right"] * 5


def test_a_word_among_numbers_stands_as_they_do():
    sheet = page(("a", "none", None, None, None, None))
    assert sheet["B2"].alignment.horizontal == "right"
    assert sheet["A2"].alignment.horizontal is None


def test_nothing_is_written_for_nothing():
    sheet = page(("", None, None, None, 0, None))
    assert [cell.value for cell in sheet[2]] == [None, None, None, None, 0, None]


def test_links_lead_inside_or_to_the_web_and_look_so():
    inside, web = Cell(value="here", link="S!A1"), Cell(value="there", link="https://e.org/a?b=c&d")
    sheet = page((inside,), (web,), (Cell(value="no", link=""),))
    assert sheet["A2"].hyperlink.location == "S!A1"
    assert sheet["A3"].hyperlink.target == "https://e.org/a?b=c&d"
    assert sheet["A4"].hyperlink is None
    assert [sheet[f"A{n}"].font.underline for n in (2, 3, 4)] == ["single", "single", None]


def test_a_link_shows_its_own_text_even_one_like_a_formula():
    sheet = page((Cell(value="=1+1", link="S!A1"),))
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("look", FILLS)
def test_an_outcome_is_told_by_ink_fill_and_weight(look):
    cell = page((Cell(value="x", look=look),))["A2"]
    assert (
        f"#{cell.font.color.rgb[2:].lower()}",
        f"#{cell.fill.fgColor.rgb[2:].lower()}",
    ) == FILLS[look]
    assert cell.font.bold


def test_a_sheet_that_is_no_table_has_no_header_and_no_filter():
    sheet = page((Cell(value="Title", look="heading"),), is_table=False)
    assert sheet["A1"].value == "Title"
    assert sheet["A1"].font.size == 14
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == (None, None, None)


def test_columns_that_name_a_row_stay_in_sight():
    assert page(("a",), frozen=2).freeze_panes == "C2"


def test_the_foot_of_a_page_names_the_sheet_and_says_nothing_of_the_model():
    sheet = page(("a",))
    assert sheet.oddFooter.left.text == "schoolcheck · &A"
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_the_paper_is_a4():
    assert page(("a",)).page_setup.paperSize == 9


def test_a_note_says_that_a_sheet_is_empty_under_its_titles():
    sheet = page(nothing="Nothing was judged.")
    assert (sheet["A2"].value, sheet["A2"].font.italic) == ("Nothing was judged.", True)
    assert sheet.max_row == 2


def test_a_long_title_of_a_workbook_is_cut():
    sheet = Sheet(name="S", columns=(Column(title="T"),), rows=())
    book = opened(workbook([sheet], title="\x00" + "t" * 9000))
    assert book.book.properties.title == "t" * 250


@given(text=words, width=st.integers(4, 60))
def test_a_text_has_lines_enough_for_all_of_it(text, width):
    room = int(width * 1.1)
    assert lines_of(text, width) * room >= len(text.strip()) - lines_of(text, width)
    assert lines_of(text, width) <= len(text.split(" ")) + len(text) // room + 1


@given(text=words, width=st.integers(4, 60))
def test_a_wider_column_never_takes_more_lines(text, width):
    assert lines_of(text, width + 10) <= lines_of(text, width)


@given(rows=st.integers(0, 30), most=st.integers(3, 20))
def test_a_sheet_never_has_more_rows_than_it_may_and_none_is_lost_silently(rows, most):
    sheet = Sheet(name="S", columns=(Column(title="T"),), rows=tuple((n,) for n in range(rows)))
    cut = fitting(sheet, most=most)
    assert len(cut.rows) + 1 <= most or cut is sheet
    kept = [row for row in cut.rows if not isinstance(row[0], Cell)]
    assert len(kept) + cut.left_out == rows


@given(st.text())
def test_a_text_that_was_cleaned_for_a_cell_stays_as_it_is(text):
    assert cell_text(cell_text(text)) == cell_text(text)


@given(st.integers(0, 16_383))
def test_columns_are_named_as_a_spreadsheet_names_them(position):
    value = 0
    for letter in column_letters(position):
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value - 1 == position


@pytest.mark.parametrize("kind", ["text", "mm", "m2", "number", "count", "percent"])
def test_titles_are_bold_wrapped_and_ruled(kind):
    found = header_properties(kind)
    assert (found["bold"], found["text_wrap"], found["bottom"]) == (True, True, 1)


def test_formats_tell_each_style_from_the_next():
    styles = [
        Style(), Style(look="fail"), Style(look="note"), Style(look="strong"), Style(kind="mm"),
        Style(is_aside=True), Style(is_wrapped=True), Style(is_linked=True), Style(is_quoted=True),
        Style(look="heading"),
    ]  # fmt: skip
    made = [str(sorted(properties(style).items())) for style in styles]
    assert len(set(made)) == len(styles)


def package(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


def test_only_the_dates_of_the_document_are_taken_out_and_the_order_is_kept():
    dates = (
        b'<a><dcterms:created xsi:type="dcterms:W3CDTF">2026-11-28T02:00:00Z</dcterms:created>'
        b"<dc:title>T</dc:title><dcterms:modified>now</dcterms:modified></a>"
    )
    parts = {"z.xml": dates, "docProps/core.xml": dates, "a.xml": b"x" * 1000}
    with ZipFile(BytesIO(timeless(package(parts)))) as made:
        assert made.namelist() == list(parts)
        assert made.read("docProps/core.xml") == b"<a><dc:title>T</dc:title></a>"
        assert (made.read("z.xml"), made.read("a.xml")) == (dates, b"x" * 1000)
        assert made.getinfo("a.xml").compress_size < 100


def test_a_package_that_is_timeless_stays_as_it_is():
    once = timeless(package({"a.xml": b"1", "docProps/core.xml": b"<a/>"}))
    assert timeless(once) == once
