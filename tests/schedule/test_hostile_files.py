"""Files that are no schedule, are damaged, or mean harm: a sentence, quickly, and never a crash."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import UsageError
from checker.schedule import Schedule, read_schedule
from checker.schedule.workbook import UNPACKED_LIMIT
from tests.schedule.written import HEADER, ROOMS, changed, read, read_text, told, workbook

SHEET = "xl/worksheets/sheet1.xml"


def refused(path) -> str:
    with pytest.raises(UsageError) as caught:
        read_schedule(path)
    assert str(path.parent) not in str(caught.value)
    assert path.name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("rooms.csv", b"", "is empty"),
        ("rooms.csv", b" \n\n", "is empty"),
        ("rooms.csv", b"just words\nand more\n", "no row with the titles of its columns"),
        ("rooms.csv", b"Room,Area\n", "no room stands below the titles in row 1"),
        ("rooms.csv", b"Room,Area\nTotal,55\n", "no room stands below the titles"),
        ("rooms.csv", b"Room,Area\nHall,\nGym,\n", "have neither number nor area"),
        ("rooms.csv", b"Room,Area (ha)\nHall,0.02\n", "'Area (ha)' is in no unit that is known"),
        ("rooms.csv", b"Room,Students\nHall,30\n", "no row with the titles of its columns"),
        ("rooms.csv", b"Room,Area\0\n", "neither a spreadsheet"),
        ("rooms.csv", b'Room,Area\n"' + b"x" * 200_000, "field larger than field limit"),
        ("rooms.xlsx", b"Room,Area\nHall,180\n", "no spreadsheet, whatever its name says"),
        ("rooms.xlsx", b"<html><table></table></html>", "no spreadsheet"),
        ("rooms.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked by a password"),
        ("rooms.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls format"),
        ("rooms.xlsx", b"PK\x03\x04 and then nothing", "is damaged"),
    ],
)
def test_what_is_no_schedule_is_refused_with_what_to_do(tmp_path, name, data, why):
    path = tmp_path / name
    path.write_bytes(data)
    assert why in refused(path)


def test_a_schedule_whose_names_were_never_worked_out_is_refused(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, ("A", "=A1", 1, 9), ("=A2", "Hall", 1, 180)]})
    assert "formulas that were never worked out" in refused(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    assert "is not there" in refused(tmp_path / "none.xlsx")
    (tmp_path / "folder.csv").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.csv")


def test_another_packed_file_is_no_spreadsheet(tmp_path):
    with zipfile.ZipFile(tmp_path / "model.zip", "w") as packed:
        packed.writestr("model.ifc", "ISO-10303-21;")
    assert "is no spreadsheet" in refused(tmp_path / "model.zip")


def test_an_opendocument_sheet_is_refused_with_what_to_do(tmp_path):
    with zipfile.ZipFile(tmp_path / "rooms.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", "<office:document-content/>")
    assert "is an OpenDocument file: save it as .xlsx" in refused(tmp_path / "rooms.ods")


@pytest.mark.slow
def test_a_small_file_that_unpacks_to_much_is_refused_before_it_is_unpacked(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, *ROOMS]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("xl/media/zeros.bin", bytes(UNPACKED_LIMIT))
    assert path.stat().st_size < 200_000
    assert "unpacks to more" in refused(path)


def test_entities_are_refused(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, *ROOMS]})
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet '
    assert "declares entities" in refused(changed(path, SHEET, b"<worksheet ", bomb))


def test_a_cell_far_off_costs_no_more_than_its_limits(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, *ROOMS]})
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert len(read_schedule(changed(path, SHEET, b"</sheetData>", far)).rows) == 2


def test_a_claimed_size_is_not_believed(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, *ROOMS]})
    path = changed(path, SHEET, b'ref="A1:D3"', b'ref="A1:A1"')
    assert len(told(read_schedule(path))) == 2


@pytest.mark.slow
def test_too_many_rows_are_refused(tmp_path):
    with pytest.raises(UsageError, match="more than 20000 rows"):
        read_text(tmp_path, "Room,Area\n" + "Hall,1\n" * 20_001)
    with pytest.raises(UsageError, match="more than 1000 rows"):
        read(tmp_path, HEADER, *(("A", f"Hall {n}", 1, 9) for n in range(1_001)))


def test_too_many_rooms_are_refused(tmp_path):
    with pytest.raises(UsageError, match="wants more than 5000 rooms"):
        read(tmp_path, HEADER, *(("A", f"Hall {n}", 500, 9) for n in range(11)))


def test_macros_are_not_run_and_links_not_followed(tmp_path):
    path = workbook(tmp_path, {"Rooms": [HEADER, ROOMS[0], ("B", "=[other.xlsx]A!A1", 1, 9)]})
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 no macro at all")
    found = read_schedule(path)
    assert [row.title for row in found.rows] == ["Small group room"]
    (note,) = found.notes
    assert note.endswith("never worked out: rows 3 (a formula that was never worked out).")


def read_or_refused(path) -> Schedule | None:
    """What is read of a file; nothing where it is refused, and no other way out."""
    try:
        return read_schedule(path)
    except UsageError:
        return None


@pytest.mark.slow
@given(place=st.integers(0, 6_000), byte=st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_workbook_with_a_wrong_byte_is_read_or_refused(tmp_path_factory, place, byte):
    folder = tmp_path_factory.mktemp("spoiled")
    path = workbook(folder, {"Rooms": [HEADER, *ROOMS]})
    data = bytearray(path.read_bytes())
    data[place % len(data)] = byte
    path.write_bytes(data)
    found = read_or_refused(path)
    assert found is None or found.rows


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(data)
    found = read_or_refused(path)
    assert found is None or found.rows


CELLS = st.one_of(st.none(), st.floats(allow_nan=False), st.text(max_size=12))


@pytest.mark.slow
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
@settings(deadline=None, max_examples=60)
def test_any_cells_below_a_header_give_believable_rows(tmp_path_factory, rows):
    text = "\n".join(";".join(str(cell or "").replace("\n", " ") for cell in row) for row in rows)
    path = tmp_path_factory.mktemp("cells") / "cells.csv"
    path.write_text(f"Code;Room;Number;Area each\nA;Hall;1;180\n{text}", encoding="utf-8")
    found = read_or_refused(path)
    for row in found.rows if found else ():
        assert row.title or row.code
        assert 1 <= row.count <= 500
        assert row.area_each is None or 0 < row.area_each <= 100_000
