"""Cells merged over several rows, and rows that are hidden: none of them is dropped in silence."""

import pytest
from openpyxl import Workbook

from checker.schedule import Schedule, read_schedule
from checker.schedule.wanted import ITS_AREA, ITS_NUMBER
from tests.schedule.written import HEADER, ROOMS, changed, told

SHEET = "xl/worksheets/sheet1.xml"


def merged(folder, rows, *ranges: str, hidden: tuple[int, ...] = ()) -> Schedule:
    """What is read of a sheet with merged cells and hidden rows."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for each in ranges:
        sheet.merge_cells(each)
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    book.save(folder / "merged.xlsx")
    return read_schedule(folder / "merged.xlsx")


CLASSES = (
    HEADER,
    ("PRI13", "Classroom A", 1, 55),
    (None, "Classroom B", 1, None),
    (None, "Classroom C", 1, None),
    ("HAL13", "Hall", 1, 180),
)


def test_a_merged_area_of_each_and_a_code_count_for_every_row(tmp_path):
    found = merged(tmp_path, CLASSES, "A2:A4", "D2:D4")
    assert told(found) == [
        ("PRI13", "Classroom A", 1, 55.0),
        ("PRI13", "Classroom B", 1, 55.0),
        ("PRI13", "Classroom C", 1, 55.0),
        ("HAL13", "Hall", 1, 180.0),
    ]
    assert found.notes == ("Cells are merged over rows, and read for each of them: rows 2 to 4.",)


@pytest.mark.parametrize("title", ["Area", "Total area"])
def test_a_merged_area_that_may_be_that_of_all_rows_leaves_them_open(tmp_path, title):
    found = merged(tmp_path, ((*HEADER[:3], title), *CLASSES[1:]), "D2:D4")
    assert [(row.area_each, row.unread) for row in found.rows] == [
        *[(None, (ITS_AREA,))] * 3,
        (180, ()),
    ]
    assert "'a cell merged over several rows' is no area in m2" in found.notes[0]


def test_a_merged_number_leaves_its_rows_open(tmp_path):
    rows = (HEADER, ("A", "Group room", 2, 9), ("B", "Calm room", None, 12), *ROOMS)
    found = merged(tmp_path, rows, "C2:C3")
    assert [row.unread for row in found.rows] == [(ITS_NUMBER,), (ITS_NUMBER,), (), ()]


def test_a_merged_title_names_every_row(tmp_path):
    rows = (HEADER, ("A", "Group room", 2, 9), ("B", None, 1, 12), ("C", "Hall", 1, 180))
    found = merged(tmp_path, rows, "B2:B3")
    assert [row.title for row in found.rows] == ["Group room", "Group room", "Hall"]


def test_rows_of_nothing_but_merged_cells_are_only_height(tmp_path):
    rows = (HEADER, ("A", "Hall", 2, 180), (None,) * 4, ("B", "Gym", 1, 200))
    found = merged(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3", "D2:D3")
    assert told(found) == [("A", "Hall", 2, 180.0), ("B", "Gym", 1, 200.0)]
    assert found.notes == ()


def test_a_merged_header_changes_nothing(tmp_path):
    header = (("Code", "Room", "Area", None), (None, None, "each", "total"))
    found = merged(tmp_path, (*header, ("A", "Hall", 180, 180)), "A1:A2", "B1:B2", "C1:D1")
    assert told(found) == [("A", "Hall", 1, 180.0)]
    assert found.notes == ()


def test_a_title_merged_into_the_rows_below_is_no_code(tmp_path):
    found = merged(tmp_path, (HEADER, (None, "Hall", 1, 180), (None, "Gym", 1, 200)), "A1:A2")
    assert [row.code for row in found.rows] == ["", ""]


def test_hidden_rows_are_read_and_told(tmp_path):
    rows = (HEADER, *ROOMS, (None, "Total", None, 198.5))
    found = merged(tmp_path, rows, hidden=(3, 4))
    assert len(found.rows) == 2
    assert found.notes[-1] == "Hidden rows were read too: 3."
    many = (HEADER, *((None, f"Room {n}", 1, 9) for n in range(14)))
    shown = ", ".join(map(str, range(2, 14)))
    told_ = merged(tmp_path, many, hidden=tuple(range(2, 16))).notes[-1]
    assert told_ == f"Hidden rows were read too: {shown} and 2 more."


def test_a_span_that_reaches_far_off_is_no_matter(tmp_path):
    merged(tmp_path, CLASSES, "D2:D4")
    path = changed(tmp_path / "merged.xlsx", SHEET, b'"D2:D4"', b'"XFD2:XFD1048576"')
    assert len(read_schedule(path).rows) == 4
    path = changed(path, SHEET, b'"XFD2:XFD1048576"', b'"D2:D1048576"')
    assert [row.area_each for row in read_schedule(path).rows] == [55, 55, 55, 55]
