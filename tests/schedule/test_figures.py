"""Numbers as people type them into cells, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.schedule.figures import Misread, area_in, count_in, text_in


@pytest.mark.parametrize(
    ("cell", "area"),
    [
        (55.0, 55.0),
        ("55", 55.0),
        (" 55.0 ", 55.0),
        ("55m2", 55.0),
        ("55 m²", 55.0),
        ("55 m^2", 55.0),
        ("55 M2", 55.0),
        ("55 sqm", 55.0),
        ("55 sq.m.", 55.0),
        ("55 sq. metres", 55.0),
        ("55 square meters", 55.0),
        ("1,234", 1234.0),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1'234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("12,5", 12.5),
        ("0.5", 0.5),
        ("12,345,678 m2", None),
    ],
)
def test_an_area_is_read_with_or_without_its_unit(cell, area):
    found = area_in(cell)
    if area is None:
        assert isinstance(found, Misread)
    else:
        assert found == pytest.approx(area)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "—", "...", 0.0, "0", "0 m2"])
def test_nothing_is_no_area(cell):
    assert area_in(cell) is None


@pytest.mark.parametrize(
    "cell",
    ["tbc", "n/a", "55 ft", "55 m", "55 m3", "about 55", "50-60", "5 5 5 m", "1e5", "m2", "1.2.3"],
)
def test_what_is_no_area_is_quoted(cell):
    found = area_in(cell)
    assert isinstance(found, Misread)
    assert found.text == cell


@pytest.mark.parametrize(
    ("cell", "count"),
    [(1.0, 1), ("1", 1), ("2 no.", 2), ("3 nr", 3), ("x4", 4), ("5x", 5), ("6 off", 6), ("0", 0)],
)
def test_a_number_of_rooms_is_read_as_people_write_it(cell, count):
    assert count_in(cell) == count


@pytest.mark.parametrize("cell", ["two", 1.5, "1.5", -1.0, "-1", 501.0, "9999", "2 m2"])
def test_what_is_no_number_of_rooms_is_told(cell):
    assert isinstance(count_in(cell), Misread)


@given(st.floats(0.01, 99_999, allow_nan=False))
def test_a_number_and_its_text_are_the_same_area(value):
    rounded = round(value, 2)
    for text in (f"{rounded}", f"{rounded} m2", f"{rounded:,} m²"):
        assert area_in(text) == pytest.approx(rounded)


@given(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=True), st.text()))
def test_no_cell_is_too_strange(cell):
    area, count = area_in(cell), count_in(cell)
    assert area is None or isinstance(area, Misread) or 0 < area <= 100_000
    assert count is None or isinstance(count, Misread) or 0 <= count <= 500
    assert "\n" not in text_in(cell)
