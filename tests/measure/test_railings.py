"""How high a railing is over the floor, landing or flight below it."""

from dataclasses import replace

import pytest
from shapely import box

from checker.model import Property
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import railing, ramp, ramp_flight, room, school_of, slab, stair
from tests.measure.stairs_made import dog_leg_in_parts, one_flight

SLOPE = 1.35 / 2.52
NAMES = ("rail_height", "rail_height_over_flight", "rail_height_over_floor")
HALL = room("hall", box(-5, 1, 9, 5))


def of_railing(school, name, id_="g"):
    return asked(school, name, "railing", id_)


def guard(*heights, y=1.05, **given):
    """A railing along y over the hall's floor, its points so high."""
    line = tuple((float(x), y, height) for x, height in enumerate(heights))
    made = railing("g", line[0], line[-1], **given)
    return replace(made, line=line)


def along(over, *, y=0.6, extra=(), **given):
    line = ((0.0, y, 0.15 + over), (2.52, y, 1.5 + over))
    return replace(railing("g", *line, **given), line=(*line, *extra))


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({"predefined_type": "HANDRAIL"}, {"handrail"}),
        ({"predefined_type": "GUARDRAIL", "name": "Handrail"}, {"guarding"}),
        ({"predefined_type": "BALUSTRADE"}, {"guarding"}),
        ({"predefined_type": "NOTDEFINED", "type_name": "Handrail - Pipe"}, {"handrail"}),
        ({"name": "Railing:Guardrail 1100"}, {"guarding"}),
        ({"object_type": "Guardrail with handrail"}, {"handrail", "guarding"}),
        ({"name": "Railing 7"}, {"handrail", "guarding"}),
    ],
)
def test_its_kind_is_its_type_or_in_its_words(given, kinds):
    assert of_railing(school_of(guard(0.95, 0.95, **given), HALL), "rail_kind").possible == kinds


@pytest.mark.parametrize("height", [0.9, 1.1, 1.2])
def test_over_a_floor_it_is_the_height_over_it(height):
    school = school_of(guard(height, height, height), HALL)
    assert span(of_railing(school, "rail_height")) == (height, height)
    assert span(of_railing(school, "rail_height_over_floor")) == (height, height)
    assert is_unknown(of_railing(school, "rail_height_over_flight"))
    assert of_railing(school, "is_over_flight").possible == {False}


def test_the_interval_holds_every_point():
    school = school_of(guard(1.1, 1.05, 1.15), HALL)
    assert span(of_railing(school, "rail_height")) == (1.05, 1.15)


@pytest.mark.parametrize("over", [0.9, 0.95, 1.0])
def test_over_a_flight_it_is_the_height_over_the_nosings(over):
    school = one_flight(along(over))
    assert span(of_railing(school, "rail_height")) == (over, over)
    assert span(of_railing(school, "rail_height_over_flight")) == (over, over)
    assert of_railing(school, "is_over_flight").possible == {True}


def test_a_railing_that_goes_on_over_the_floor_is_open_and_measured_apart():
    school = one_flight(along(0.95, extra=((3.0, 0.6, 2.6), (3.5, 0.6, 2.6))))
    assert of_railing(school, "is_over_flight").possible == {True, False}
    assert span(of_railing(school, "rail_height_over_flight")) == (0.95, 0.95)
    assert span(of_railing(school, "rail_height_over_floor")) == (1.1, 1.1)
    assert span(of_railing(school, "rail_height")) == (0.95, 1.1)


def test_a_guard_at_the_edge_of_a_stairwell_is_over_its_floor_not_the_flight():
    floor = slab("floor", box(-2, 0.62, 5, 3), level=1.5)
    line = ((1.0, 0.65, 2.6), (2.0, 0.65, 2.6))
    school = one_flight(railing("g", *line), floor)
    assert span(of_railing(school, "rail_height")) == (1.1, 1.1)
    assert of_railing(school, "is_over_flight").possible == {False}


def test_a_landing_counts_as_floor():
    school = dog_leg_in_parts(railing("g", (2.55, -1.0, 2.0), (2.55, 0.5, 2.0)))
    assert span(of_railing(school, "rail_height_over_floor")) == (1.1, 1.1)


def test_a_ramp_counts_as_a_flight():
    flight = ramp_flight("f", going=4.5, rise=0.3)
    made = railing("g", (0.0, 0.75, 0.95), (4.5, 0.75, 1.25))
    school = school_of(ramp("r", flights=(flight,)), made)
    assert span(of_railing(school, "rail_height")) == (0.95, 0.95)
    assert of_railing(school, "is_over_flight").possible == {True}


def test_a_room_counts_before_a_bare_slab_under_it():
    bare = slab("bare", box(-5, 1, 9, 5), level=-0.05)
    assert span(of_railing(school_of(guard(1.1, 1.1), HALL, bare), "rail_height")) == (1.1, 1.1)
    assert span(of_railing(school_of(guard(1.1, 1.1), bare), "rail_height")) == (1.15, 1.15)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [(1.1, (1.1, 1.1)), (1.1019, (1.1, 1.1)), (1.1021, (1.1, 1.1021)), (0.9, (0.9, 1.1))],
)
def test_a_declared_height_that_differs_by_more_than_2_mm_widens_it(declared, expected):
    value = of_railing(school_of(guard(1.1, 1.1, height=declared), HALL), "rail_height")
    assert span(value) == expected
    assert any("Height says" in step for step in value.steps) is (expected != (1.1, 1.1))


@pytest.mark.parametrize("others", [(), (HALL,)], ids=["no floor", "no line"])
def test_a_declared_height_counts_alone_where_no_body_shows_one(others):
    made = replace(guard(1.1, 1.1, height=1.0), line=())
    value = of_railing(school_of(made, *others), "rail_height")
    assert (span(value), value.origin) == ((1.0, 1.0), "declared")


@pytest.mark.parametrize("name", [*NAMES, "is_over_flight"])
@pytest.mark.parametrize(
    "made",
    [
        replace(guard(1.1, 1.1), line=()),
        replace(guard(1.1, 1.1), shape=None, line=()),
        guard(9.0, 9.0),
        guard(0.2, 0.2),
        guard(1.1, 1.1, y=-30.0),
    ],
    ids=["no line", "no body", "far above", "on the floor", "over nothing"],
)
def test_where_nothing_shows_it_is_unknown(name, made):
    assert is_unknown(of_railing(school_of(made, HALL), name))


def test_the_lowest_point_is_drawn():
    value = of_railing(school_of(guard(1.1, 1.05, 1.15), HALL), "rail_height")
    *_, mark = value.evidence
    assert (mark.shape, mark.coords[0][0], mark.label) == ("point", 1.0, "1050 mm")


def test_a_stair_without_treads_is_no_flight_below():
    school = school_of(guard(1.1, 1.1), HALL, stair("s", box(-1, 0, 3, 2), top=0.1))
    assert span(of_railing(school, "rail_height")) == (1.1, 1.1)


@pytest.mark.parametrize(
    ("value", "expected"), [(45.0, 0.045), (0.05, 0.05), ("thick", None), (None, None)]
)
def test_its_diameter_is_what_is_declared(value, expected):
    prop = Property(group="Pset_RailingCommon", name="Diameter", value=value or "")
    made = guard(1.1, 1.1, properties=(prop,) if value else ())
    found = of_railing(school_of(made, HALL), "rail_diameter")
    assert is_unknown(found) if expected is None else span(found) == (expected, expected)
