"""Schedules as people keep them: banners, units, totals, two sheets, and every kind of CSV."""

import pytest
from openpyxl import Workbook

from checker.errors import UsageError
from checker.schedule import read_schedule
from checker.schedule.wanted import ITS_AREA, ITS_NUMBER
from tests.schedule.written import HEADER, ROOMS, changed, read, read_text, told, workbook

PLAIN = [("RES03", "Small group room", 2, 9.0), ("HAL13", "Hall", 1, 180.5)]


def test_a_plain_sheet_is_read_with_its_lines(tmp_path):
    found = read(tmp_path, HEADER, *ROOMS)
    assert told(found) == PLAIN
    assert [row.line for row in found.rows] == [2, 3]
    assert (found.file, found.sheet, found.notes) == ("rooms.xlsx", "Rooms", ())


def test_a_banner_and_empty_rows_stand_above_the_header(tmp_path):
    banner = ("Oakfield Primary: schedule of accommodation for all rooms",)
    found = read(tmp_path, banner, (), ("Issue", "P02"), HEADER, ROOMS[0], (), ROOMS[1])
    assert told(found) == PLAIN
    assert [row.line for row in found.rows] == [5, 7]


def test_columns_are_found_by_their_words_in_any_order(tmp_path):
    rows = ((area, None, count, title, "noted", code) for code, title, count, area in ROOMS)
    header = ("Area per room (m²)", None, "No. of rooms", "Space name", "Remarks", "SoA ref")
    assert told(read(tmp_path, header, *rows)) == PLAIN


@pytest.mark.parametrize(
    "header",
    [
        ("DfE code", "Room name", "Number", "Area"),
        ("ADS", "Title", "No.", "m2"),
        ("SoA Ref.", "Space", "Qty", "Size (sqm)"),
        ("Code", "Accommodation", "Count", "Area each"),
        ("Code", "Description", "Nr", "NIA m²"),
        ("Reference", "Room type", "Number of rooms", "Unit area (m^2)"),
        ("ads CODE", "ROOM\nTITLE", "Rooms required", "Required area"),
        ("ID", "Activity", "#", "Net area, each"),
    ],
)
def test_a_header_may_say_it_in_other_words(tmp_path, header):
    assert told(read(tmp_path, header, *ROOMS)) == PLAIN


def test_a_room_number_is_no_number_of_rooms(tmp_path):
    header = ("Room no.", "Room name", "Area (m2)")
    found = read(tmp_path, header, ("1.07", "Calm room", 8), ("1.08", "Hall", 180))
    assert told(found) == [("", "Calm room", 1, 8.0), ("", "Hall", 1, 180.0)]


def test_a_column_of_words_called_area_is_no_area(tmp_path):
    header = ("Area", "Room", "No", "Area m2")
    found = read(tmp_path, header, ("Admin", "Office", 1, 10), ("Admin", "Reception", 1, 17))
    assert told(found) == [("", "Office", 1, 10.0), ("", "Reception", 1, 17.0)]


def test_group_sizes_and_designed_areas_are_not_what_is_wanted(tmp_path):
    header = ("Room", "Group size", "Designed area", "Area required", "Variance (m2)")
    assert told(read(tmp_path, header, ("Class", 30, 58, 55, 3)))[0][3] == 55.0


def test_total_areas_are_told_from_those_of_each_room(tmp_path):
    header = ("Room", "Number", "Total area (m2)", "Area (m2)")
    assert told(read(tmp_path, header, ("Class", 4, 248, 62))) == [("", "Class", 4, 62.0)]


def test_a_total_alone_is_shared_by_the_rooms(tmp_path):
    found = read(tmp_path, ("Room", "Number", "Total area (m2)"), ("Class", 4, 248))
    assert told(found) == [("", "Class", 4, 62.0)]


def test_titles_in_two_rows_are_read_together(tmp_path):
    above = (None, None, "Area (m2)", None)
    found = read(tmp_path, above, ("Room", "Number", "Each", "Total"), ("Class", 4, 62, 248))
    assert told(found) == [("", "Class", 4, 62.0)]


def test_an_area_that_is_just_called_area_is_taken_for_each_and_that_is_said(tmp_path):
    found = read(tmp_path, ("Room", "Number", "Area"), ("Class", 4, 62))
    assert told(found) == [("", "Class", 4, 62.0)]
    assert len(found.notes) == 1
    assert "taken for those of each room" in found.notes[0]


def test_figures_may_have_units_commas_and_marks(tmp_path):
    areas = ("55 m2", "55.5m²", "1,234.5", "55,5", "1.234,5 sqm", " 9 sq m", "12 square metres")
    rows = [("", f"Room {letter}", "2 no.", area) for letter, area in zip("abcdefg", areas)]  # noqa: B905
    found = read(tmp_path, HEADER, *rows)
    assert [row.area_each for row in found.rows] == [55, 55.5, 1234.5, 55.5, 1234.5, 9, 12]
    assert {row.count for row in found.rows} == {2}


def test_totals_and_a_repeated_header_are_left_out(tmp_path):
    total = (None, "Total", None, 198.5)
    sub = ("Sub-total teaching", None, None, 18)
    part = ("Subtotal", "Teaching", None, 18)
    net = (None, "Gross internal area", None, 2500)
    found = read(
        tmp_path, HEADER, ROOMS[0], sub, HEADER, ROOMS[1], total, part, net, (None,) * 3 + (7,)
    )
    assert told(found) == PLAIN


@pytest.mark.parametrize(
    "title",
    ["Circulation", "Circulation allowance (25 %)", "Partitions", "Float", "GIFA", "Totals"],
)
def test_allowances_and_sums_are_no_rooms(tmp_path, title):
    found = read(tmp_path, HEADER, *ROOMS, (None, title, 1, 450))
    assert told(found) == PLAIN
    assert found.notes == (f"Left out as sums or allowances: rows 4 ({title}).",)


def test_headings_are_left_out_and_told(tmp_path):
    heading = (None, "Basic teaching")
    found = read(tmp_path, HEADER, heading, *ROOMS)
    assert told(found) == PLAIN
    (note,) = found.notes
    assert note.endswith("have neither number nor area: rows 2 (Basic teaching).")


def test_numbered_sections_are_headings_and_coded_rooms_are_not(tmp_path):
    rows = (("1.0", "Basic teaching"), ("A", "Halls"), ("B2", "Stores"), ("HAL13", "Hall"))
    found = read(tmp_path, HEADER, *rows, ROOMS[0])
    assert [row.title for row in found.rows] == ["Hall", "Small group room"]
    assert "rows 2 (Basic teaching), 3 (Halls), 4 (Stores)." in found.notes[0]


def test_spaces_over_figures_are_how_many(tmp_path):
    header = ("Room", "Spaces", "Area each")
    assert told(read(tmp_path, header, ("Class", 4, 62), ("Hall", 1, 180)))[0][2] == 4


def test_numbers_of_the_rooms_themselves_count_nothing(tmp_path):
    header = ("Number", "Room", "Area")
    rows = [(101 + n, name, 9) for n, name in enumerate(("Calm room", "Office", "Store"))]
    found = read(tmp_path, header, *rows)
    assert [row.count for row in found.rows] == [1, 1, 1]
    assert "seems to number the rooms" in found.notes[0]
    counted = read(tmp_path, header, *rows[:2], (1, "Hall", 180))
    assert [row.count for row in counted.rows] == [101, 102, 1]


def test_codes_lose_blanks_and_small_letters(tmp_path):
    assert told(read(tmp_path, HEADER, (" res 03 ", "Group", 1, 9)))[0][0] == "RES03"
    assert told(read(tmp_path, HEADER, (1234, "Group", 1, 9)))[0][0] == "1234"


def test_no_number_is_one_room_and_none_is_no_row(tmp_path):
    found = read(tmp_path, HEADER, ("A", "Hall", None, 180), ("B", "Class", 0, 55))
    assert told(found) == [("A", "Hall", 1, 180.0)]


@pytest.mark.parametrize("area", [None, "-", "–", 0, " "])
def test_without_an_area_none_is_asked_for(tmp_path, area):
    found = read(tmp_path, HEADER, ("A", "Hall", 1, area))
    assert told(found) == [("A", "Hall", 1, None)]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("area", "why"),
    [
        ("tbc", "'tbc' is no area in m2"),
        (-5, "'-5' is less than nothing"),
        ("600 sq ft", "'600 sq ft' is no area in m2"),
        ("up to 60", "'up to 60' is no area in m2"),
        ("60 to 50", "'60 to 50' is no area in m2"),
        (10**9, "'1000000000' is larger than any room"),
        ("#REF!", "'#REF!' is no area in m2"),
        (True, "'True' is no area in m2"),
        ("x" * 900, "is no area in m2"),
    ],
)
def test_an_area_that_is_none_is_told_with_its_row(tmp_path, area, why):
    found = read(tmp_path, HEADER, ROOMS[0], ("A", "Hall", 1, area), ROOMS[1])
    assert told(found)[1] == ("A", "Hall", 1, None)
    assert [row.unread for row in found.rows] == [(), (ITS_AREA,), ()]
    (note,) = found.notes
    assert note.startswith("Row 3: ")
    assert why in note
    assert len(note) < 120
    assert note.endswith("; whether its rooms are met cannot be told.")


@pytest.mark.parametrize(
    "count", ["many", 1.5, -2, 501, "2 or 3", "4-6", "TBC", "c. 12", "-3", "2*", "=1+1"]
)
def test_a_number_that_is_none_is_told_and_the_row_is_open(tmp_path, count):
    found = read(tmp_path, HEADER, ("A", "Hall", count, 180))
    assert told(found) == [("A", "Hall", 1, 180.0)]
    assert found.rows[0].unread == (ITS_NUMBER,)
    assert "Row 2: " in found.notes[0]
    assert "cannot be told" in found.notes[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("area", "least"),
    [
        ("50 to 60", 50),
        ("55-62", 55),
        ("55 – 62 m2", 55),
        ("55m² - 62m²", 55),
        (">=20", 20),
        ("> 20", 20),
        ("≥20 m²", 20),
        ("min 20", 20),
        ("20 min", 20),
        ("20 m2 minimum", 20),
        ("at least 20.5", 20.5),
        ("20+", 20),
    ],
)
def test_a_range_of_areas_is_read_by_its_lower_end_and_told(tmp_path, area, least):
    found = read(tmp_path, HEADER, ("A", "Hall", 1, area))
    assert (found.rows[0].area_each, found.rows[0].unread) == (least, ())
    assert found.notes == (f"Row 2: '{area}' is read as at least {least} m2.",)


@pytest.mark.parametrize(
    "area", ["<20", "max 20", "c. 12", "55*", "55 or 62", "-3", "0-20", "5-6-7", "55 +/- 5"]
)
def test_what_is_no_plain_range_is_no_area(tmp_path, area):
    assert read(tmp_path, HEADER, ("A", "Hall", 1, area)).rows[0].unread == (ITS_AREA,)


def test_an_area_that_the_total_gives_is_asked_for(tmp_path):
    header = (*HEADER, "Total area (m2)")
    rows = (("A", "Hall", 2, "tbc", 110), ("B", "Office", 2, 9, "tbc"), ("C", "Den", "x", None, 9))
    found = read(tmp_path, header, *rows)
    assert [(row.area_each, row.unread) for row in found.rows] == [
        (55, ()),
        (9, ()),
        (None, (ITS_NUMBER, ITS_AREA)),
    ]
    assert [note.split("; ")[-1] for note in found.notes] == [
        "it is left out.",
        "it is left out.",
        "whether its rooms are met cannot be told.",
    ]


def test_many_misread_cells_are_told_in_short(tmp_path):
    rows = [("A", f"Hall {n}", 1, "tbc") for n in range(30)]
    found = read(tmp_path, HEADER, *rows)
    assert len(found.notes) == 13
    assert found.notes[-1] == "18 more cells are not taken as they stand."


def test_a_formula_without_a_value_is_told(tmp_path):
    found = read(tmp_path, HEADER, ("A", "Hall", 1, "=2*90"), ("B", "Store", 1, 9))
    assert told(found)[0] == ("A", "Hall", 1, None)
    assert found.rows[0].unread == (ITS_AREA,)
    assert "a formula that was never worked out" in found.notes[0]


def test_a_formula_counts_by_the_value_that_the_file_keeps(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, ("A", "Hall", 1, "=2*90")]})
    sheet = "xl/worksheets/sheet1.xml"
    kept = changed(path, sheet, b"<f>2*90</f><v />", b"<f>2*90</f><v>180</v>")
    assert told(read_schedule(kept)) == [("A", "Hall", 1, 180.0)]


def test_merged_cells_keep_what_stands_in_the_first(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (("Schedule of accommodation",), HEADER, *ROOMS, (None, "Total", None, 190)):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A5:C5")
    book.save(tmp_path / "merged.xlsx")
    assert told(read_schedule(tmp_path / "merged.xlsx")) == PLAIN


def test_of_two_sheets_the_one_with_a_header_is_read_and_the_other_named(tmp_path):
    sheets = {"Notes": [("All areas are net.",)], "Rooms": [HEADER, *ROOMS], "Empty": []}
    found = read_schedule(workbook(tmp_path, sheets))
    assert (told(found), found.sheet) == (PLAIN, "Rooms")
    assert found.notes == ("Sheets that were not read: 'Notes'.",)


def test_of_two_schedules_the_one_called_so_is_read_and_no_hidden_one(tmp_path):
    other = [HEADER, ("X", "Old hall", 1, 90)]
    path = workbook(tmp_path, {"Areas": other, "SoA rev B": [HEADER, *ROOMS]})
    assert told(read_schedule(path)) == PLAIN
    book = Workbook()
    book.active.title = "Schedule"
    book.active.append(HEADER)
    book.active.append(("X", "Old hall", 1, 90))
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Rooms")
    for row in (HEADER, *ROOMS):
        shown.append(row)
    book.active = 1
    book.save(path)
    assert told(read_schedule(path)) == PLAIN


COMMAS = "ADS code,Room,Number,Area each (m2)\nRES03,Small group room,2,9\nHAL13,Hall,1,180.5\n"


@pytest.mark.parametrize(
    "text",
    [
        COMMAS,
        COMMAS.replace(",", ";"),
        COMMAS.replace(",", "\t"),
        COMMAS.replace(",", ";").replace("180.5", "180,5"),
        COMMAS.replace("\n", "\r\n"),
        COMMAS.replace("Hall", '"Hall"').replace("9\n", '"9 m2"\n'),
        "\ufeff" + COMMAS,
        COMMAS.encode("utf-16"),
        COMMAS.replace("m2", "m²").encode("cp1252"),
        COMMAS.replace("m2", "m²").encode("utf-8"),
        "Schedule, with commas, in its banner\n\n" + COMMAS.replace(",", ";"),
    ],
)
def test_text_is_read_with_any_separator_and_encoding(tmp_path, text):
    assert told(read_text(tmp_path, text)) == PLAIN


def test_a_cell_may_hold_lines_and_separators(tmp_path):
    found = read_text(tmp_path, 'Room,Area\n"Hall,\nwith stage",180\n')
    assert told(found) == [("", "Hall, with stage", 1, 180.0)]


def test_text_that_begins_like_a_formula_is_text(tmp_path):
    titles = ("=1+1", "+Hall", "-Hall", "@Hall", '=cmd|" /C calc"!A1')
    lines = "".join(f"A,'{title}',1,9\n".replace("'", "") for title in titles)
    found = read_text(tmp_path, f"Code,Room,No,Area\n{lines}")
    assert [row.title for row in found.rows] == list(titles)


def test_a_file_is_read_by_what_it_holds_not_by_its_name(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, *ROOMS]})
    assert told(read_schedule(path.rename(tmp_path / "rooms.csv"))) == PLAIN
    assert told(read_schedule((tmp_path / "rooms.csv").rename(tmp_path / "r.xlsm"))) == PLAIN


@pytest.mark.parametrize("text", ["ISO-10303-21;\nHEADER;\n", "%PDF-1.7\n", "<html>", '{"a": 1}'])
def test_what_is_plainly_something_else_is_no_schedule(tmp_path, text):
    path = tmp_path / "rooms.csv"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"rooms.csv is no schedule: give a CSV file"):
        read_schedule(path)
