"""Several tables on a sheet, units of area, and what is said of the columns."""

import pytest

from checker.results import schedule_sentence
from checker.schedule import reconcile
from checker.schedule.wanted import ITS_AREA
from checker.uses import shipped_vocabulary
from tests.schedule.written import HEADER, ROOMS, read, read_text, told

CLASSES, OFFICES = ("PRI13", "Classroom", 2, 55), ("ADM01", "Office", 3, 12)


@pytest.mark.parametrize(
    ("header", "office"),
    [
        (HEADER, OFFICES),
        (("Space", "Qty", "Area each (m2)", "Code"), ("Office", 3, 12, "ADM01")),
        (("Code", "Name of the room", "Area each", "Number"), ("ADM01", "Office", 12, 3)),
    ],
)
def test_a_table_below_another_has_its_own_columns(tmp_path, header, office):
    found = read(tmp_path, HEADER, CLASSES, (), ("Staff",), header, office)
    assert told(found) == [("PRI13", "Classroom", 2, 55.0), ("ADM01", "Office", 3, 12.0)]
    assert [row.line for row in found.rows] == [2, 6]


def test_a_fuller_table_below_does_not_hide_the_one_above(tmp_path):
    first = (("Room", "Area"), ("Classroom", 55))
    found = read(tmp_path, *first, (*HEADER, "Total area"), (*OFFICES, 36))
    assert told(found) == [("", "Classroom", 1, 55.0), ("ADM01", "Office", 3, 12.0)]
    assert [each.split(":")[0] for each in found.columns] == [
        "Columns read from row 1 on",
        "Columns read from row 3 on",
    ]


def test_titles_in_two_rows_may_stand_there_again(tmp_path):
    header = ((None, None, "Area (m2)", None), ("Room", "Number", "Each", "Total"))
    found = read(tmp_path, *header, ("Class", 4, 62, 248), *header, ("Hall", 1, 180, 180))
    assert told(found) == [("", "Class", 4, 62.0), ("", "Hall", 1, 180.0)]
    assert (len(found.columns), found.notes) == (1, ())


def test_a_room_that_is_called_like_a_title_is_no_header(tmp_path):
    rows = (("A", "Store room", "TBC", "size tbc"), ("B", "Area store", "-", None))
    found = read(tmp_path, HEADER, ROOMS[0], *rows, ROOMS[1])
    assert [row.line for row in found.rows] == [2, 3, 4, 5]
    assert len(found.columns) == 1


def test_a_table_beside_another_is_told_and_not_read(tmp_path):
    header = ("Room", "Number", "Area each")
    rows = (("Classroom", 2, "tbc", None, "Office", 3, 12), ("Hall", 1, 180, None, "Store", 1, 4))
    found = read(tmp_path, (*header, None, *header), *rows)
    assert told(found) == [("", "Classroom", 2, None), ("", "Hall", 1, 180.0)]
    assert "A second table stands beside the first, from column E on" in found.notes[-1]


def test_the_columns_that_were_read_are_always_said(tmp_path):
    header = ("Code", "Room", "No.", "Achieved area", "Required area (sq ft)")
    found = read(tmp_path, header, ("A", "Hall", 1, 170, 2000))
    (said,) = found.columns
    assert said == (
        "Columns read: code A 'Code', room B 'Room', number C 'No.', area of each "
        "E 'Required area (sq ft)' in square feet, converted, but not D 'Achieved area'."
    )
    assert answer(found).notes == (*found.columns, *found.notes)


def test_areas_that_compete_are_told(tmp_path):
    found = read(tmp_path, ("Room", "Area", "Area"), ("Hall", 180, 170))
    assert found.rows[0].area_each == 180
    assert found.notes == (
        "Several columns may hold the areas. Call the one that counts 'Required area'.",
    )


@pytest.mark.parametrize(
    "rows",
    [
        (("Room", "Net SF"), ("Hall", 1000)),
        (("Room", "Area (sq ft)"), ("Hall", "1,000 sq ft")),
        (("Room", "Area (ft²)"), ("Hall", "1,000-1,200 sq ft")),
        (("Room", "Area"), (None, "sq. ft."), ("Hall", 1000)),
        (("All areas in square feet",), ("Room", "Area"), ("Hall", 1000)),
        (("Room", "Number", "Total NSF"), ("Hall", 1, 1000)),
    ],
)
def test_square_feet_are_converted(tmp_path, rows):
    found = read(tmp_path, *rows)
    assert [row.area_each for row in found.rows] == [92.90304]
    assert "in square feet, converted" in found.columns[0]


@pytest.mark.parametrize("above", ["Area in sq ft of the old school", "Areas: m2 (1 m2 = 10.8 sf)"])
def test_a_column_in_square_metres_stays_so(tmp_path, above):
    found = read(tmp_path, (above,), ("Room", "Area (m2)"), ("Hall", 180), ("Gym", "90 sq ft"))
    assert [row.area_each for row in found.rows] == [180, None]
    assert len(found.rows[1].unread) == 1


def test_a_figure_in_feet_above_the_table_is_no_unit_of_it(tmp_path):
    found = read(tmp_path, ("Site", "12,000 sq ft"), ("Room", "Area"), ("Hall", 180))
    assert found.rows[0].area_each == 180


def test_without_areas_that_is_said_in_the_report_and_in_one_line(tmp_path):
    found = read(tmp_path, ("Code", "Room", "Number"), ("A", "Hall", 1))
    assert "No column of areas was found, so no areas are asked for." in found.notes
    assert schedule_sentence(answer(found)) == "0 of 1 rooms found; 1 missing; no areas asked."
    empty = read(tmp_path, HEADER, ("A", "Hall", 1, None))
    assert schedule_sentence(answer(empty)).endswith("; no areas asked.")
    some = read(tmp_path, HEADER, ("A", "Hall", 1, None), ("A", "Gym", 1, 200))
    assert "no areas asked" not in schedule_sentence(answer(some))


def test_words_under_area_are_parts_of_the_school(tmp_path):
    found = read(tmp_path, ("Area", "Room", "Number"), ("Admin", "Office", 1), ("PE", "Hall", 1))
    assert [(row.area_each, row.unread) for row in found.rows] == [(None, ()), (None, ())]
    assert "No column of areas was found, so no areas are asked for." in found.notes
    unknown = read(tmp_path, ("Area", "Room", "Number"), ("tbc", "Office", 1), ("n/a", "Hall", 1))
    assert [row.unread for row in unknown.rows] == [(ITS_AREA,), (ITS_AREA,)]


def test_a_number_of_people_counts_no_rooms(tmp_path):
    header = ("Room", "No. of students", "Area each (m2)")
    assert told(read(tmp_path, header, ("Class", 30, 55))) == [("", "Class", 1, 55.0)]
    header = ("Room", "No. of staff", "Qty", "Area each (m2)")
    assert told(read(tmp_path, header, ("Class", 30, 2, 55))) == [("", "Class", 2, 55.0)]


@pytest.mark.parametrize(
    ("count", "each", "total", "is_told"),
    [
        (3, 9, 18, True),
        (None, 55, 110, True),
        (2, 55, 110.6, False),
        (2, 55, 110.7, True),
        (30, 5.55, 165, False),
    ],
)
def test_a_total_that_the_rooms_do_not_make_is_told(tmp_path, count, each, total, is_told):
    found = read(tmp_path, (*HEADER, "Total area"), ("A", "Room", count, each, total))
    assert found.rows[0].area_each == each
    assert bool(found.notes) is is_told


def test_a_wrong_total_is_told_with_its_row(tmp_path):
    found = read(tmp_path, (*HEADER, "Total area"), ("A", "Room", 3, 9, 18))
    assert found.notes == ("Row 2: 3 x 9 m2 is 27 m2, not 18 m2; the area of each counts.",)


def test_with_decimal_commas_points_part_the_thousands(tmp_path):
    text = "Room;Number;Area\nClass;1;55,5\nHall;1;1.234\nGym;1;1.234,5\nDen;1;1,255\nPool;1;90\n"
    found = read_text(tmp_path, text)
    assert [row.area_each for row in found.rows] == [55.5, 1234, 1234.5, 1.255, 90]
    mixed = read_text(tmp_path, text.replace("90", "90.5"))
    assert [row.area_each for row in mixed.rows] == [55.5, 1.234, 1234.5, 1255, 90.5]


def answer(schedule):
    """A schedule beside a model without rooms."""
    return reconcile(schedule, [], vocabulary=shipped_vocabulary())
