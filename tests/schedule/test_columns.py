"""Which column holds what, told by its title and by what stands below it."""

import pytest

from checker.schedule.columns import find_columns
from checker.schedule.titles import role_of

DATA = ("RES00", "Small group room", 2.0, 9.0, 18.0)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("ads code", "code"),
        ("dfe code", "code"),
        ("soa ref", "code"),
        ("soa", "code"),
        ("room ref", "code"),
        ("room", "title"),
        ("room name", "title"),
        ("dfe room name", "title"),
        ("description", "title"),
        ("accommodation", "title"),
        ("number", "count"),
        ("no", "count"),
        ("qty", "count"),
        ("no of rooms", "count"),
        ("number of rooms", "count"),
        ("number required", "count"),
        ("area", "each"),
        ("area m2", "each"),
        ("room area m2", "each"),
        ("area of each room", "each"),
        ("size sqm", "each"),
        ("total area", "total"),
        ("area total m2", "total"),
        ("total", "total"),
        ("room no", ""),
        ("room number", ""),
        ("group size", ""),
        ("pupil places", ""),
        ("area per pupil", ""),
        ("notes on the room", ""),
        ("no of students", ""),
        ("no of staff", ""),
        ("number of users", ""),
        ("no of pupils", ""),
        ("no of people", ""),
        ("nr of occupants", ""),
        ("number of places", ""),
        ("net sf", "each"),
        ("sq ft", "each"),
        ("area ft2", "each"),
        ("total nsf", "total"),
        ("floor area zone", ""),
        ("area type", ""),
        ("storey", ""),
        ("", ""),
        ("room " * 20, ""),
    ],
)
def test_a_title_says_what_the_column_holds(title, role):
    assert role_of(title)[0] == role


def test_the_columns_are_found_with_their_header():
    rows = [("A school",), ("ADS code", "Room", "No.", "Area each", "Total area"), DATA]
    found = find_columns(rows)
    assert (found.header, found.code, found.title, found.count) == (1, 0, 1, 2)
    assert (found.each, found.total, found.is_each_said) == (3, 4, True)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [()],
        [("Room",)],
        [("Area", "Number")],
        [("Schedule of accommodation",), DATA],
        [(1.0, 2.0), (3.0, 4.0)],
    ],
)
def test_without_a_room_and_a_figure_there_is_no_header(rows):
    assert find_columns(rows) is None


def test_of_several_such_rows_the_one_that_names_most_is_the_header():
    rows = [("Room", "Area"), ("Code", "Room", "Number", "Area each"), DATA[:4]]
    assert find_columns(rows).header == 1
    assert find_columns([rows[1], rows[2], rows[1]]).header == 0


def test_a_header_too_far_down_is_none():
    header = ("Code", "Room", "Number", "Area each")
    assert find_columns([("x",)] * 59 + [header]).header == 59
    assert find_columns([("x",)] * 60 + [header]) is None


def test_a_name_in_words_counts_before_one_in_numbers():
    header = ("Room", "Description", "Area")
    assert find_columns([header, ("1.07", "Calm room", 9.0)]).title == 1
    assert find_columns([header, ("Calm room", "with a window", 9.0)]).title == 0


def test_what_is_required_counts_before_what_was_drawn():
    header = ("Room", "Proposed area m2", "Area m2")
    assert find_columns([header, ("Hall", 170.0, 180.0)]).each == 2


@pytest.mark.parametrize(
    "titles",
    [
        ("Required area", "Achieved area"),
        ("Target NIA (m2)", "Achieved NIA (m2)"),
        ("Brief area", "Current area (m2)"),
        ("Area", "Existing area"),
        ("Required gross area", "Actual net area"),
        ("Net area", "Gross area"),
        ("Area", "Gross area"),
        ("Net area", "Area"),
        ("Area required", "Area as built"),
        ("Min area", "Max area"),
        ("Required area", "Net area"),
    ],
)
def test_the_area_that_is_wanted_counts_wherever_it_stands(titles):
    for order in (titles, titles[::-1]):
        found = find_columns([("Room", "No", *order), ("Hall", 1.0, 180.0, 170.0)])
        assert found.titles[found.each] == titles[0]
        assert found.is_area_plain


def test_what_is_required_counts_even_where_it_is_not_known_yet():
    header = ("Room", "Actual area", "Required area")
    assert find_columns([header, ("Hall", 170.0, "tbc"), ("Gym", 200.0, "tbc")]).each == 2
    drawn = ("Room", "Area each", "Total area as drawn")
    assert find_columns([drawn, ("Hall", None, 180.0)]).total is None


def test_two_areas_that_are_alike_are_not_plain():
    header = ("Room", "Area", "Area")
    assert not find_columns([header, ("Hall", 180.0, 170.0)]).is_area_plain
    above = (None, "Existing", "Required")
    found = find_columns([above, header, ("Hall", 170.0, 180.0)])
    assert (found.each, found.is_area_plain) == (2, True)


def test_the_dfe_s_code_counts_before_a_reference_of_the_office():
    header = ("Ref", "Room", "ADS code", "No")
    assert find_columns([header, ("1", "Hall", "HAL13", 1.0)]).code == 2


def test_a_title_over_several_columns_is_read_with_those_below():
    rows = [("Code", "Room", "Area (m2)", None), (None, None, "each", "total")]
    found = find_columns([*rows, ("HAL13", "Hall", 180.0, 180.0)])
    assert (found.header, found.each, found.total, found.title) == (1, 2, 3, 1)
