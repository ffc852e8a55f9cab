"""Where things are, what they are called, and how much floor they cover."""

import pytest
from shapely import box

from checker.geometry.circle import Circle
from checker.measure.evidence import circle_drawn, dimension, length_text, outline
from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of, subject_of
from tests.measure.schools import (
    fitting,
    lift,
    room,
    row_of,
    school_of,
    square,
    stair,
    storey,
    zone,
)


@pytest.mark.parametrize(
    ("kind", "id_", "expected"),
    [
        ("room", "r0", "Level 0"),
        ("room", "up", "Level 1"),
        ("lift", "l", "Level 1"),
        ("stair", "st", "Level 0"),
        ("sanitary fitting", "wc", "Level 0"),
        ("zone", "z", "Level 0"),
    ],
)
def test_everything_has_its_storey(kind, id_, expected):
    school = school_of(
        *row_of(1),
        room("up", square(3), storey_id="s1"),
        lift("l", square(2), storey_id="s1"),
        stair("st", square(2)),
        fitting("wc", square(0.5), kind="wc"),
        zone("z", "r0"),
    )
    assert measured(measurer_of(school), "storey", kind, id_).possible == {expected}


def test_what_stands_on_no_storey_says_so():
    answer = measured(
        measurer_of(school_of(room("r", square(3), storey_id=""))), "storey", "room", "r"
    )
    assert isinstance(answer, Unknown)
    assert answer.ask


def test_an_empty_zone_has_no_storey():
    m = measurer_of(school_of(*row_of(1)), brief={"bases": [{"name": "Nest", "zone": "nowhere"}]})
    assert isinstance(measured(m, "storey", "zone", "base:Nest"), Unknown)


def test_a_storey_has_its_name_and_level():
    m = measurer_of(
        school_of(storey("s1", name="First floor"), room("r", square(3), storey_id="s1"))
    )
    assert measured(m, "name", "storey", "s1").possible == {"First floor"}
    assert measured(m, "elevation", "storey", "s1").best == 3.5


def test_the_footprint_of_a_lift_is_measured():
    m = measurer_of(school_of(*row_of(1), lift("l", box(0, 0, 1.1, 1.4))))
    assert measured(m, "footprint_area", "lift", "l").best == pytest.approx(1.54)


def test_a_hull_is_an_upper_bound_of_a_footprint():
    m = measurer_of(school_of(*row_of(1), lift("l", square(2), hull_only=True)))
    found = measured(m, "footprint_area", "lift", "l")
    assert (found.low, found.high) == (0.0, 4.0)


@pytest.mark.parametrize("given", [{"area": None}, {"area": square(2), "problem": "crossed"}])
def test_without_a_sound_body_there_is_no_footprint(given):
    area = given.pop("area")
    m = measurer_of(school_of(*row_of(1), lift("l", area, **given)))
    assert isinstance(measured(m, "footprint_area", "lift", "l"), Unknown)


def test_a_base_may_lie_partly_in_a_cluster():
    school = school_of(*row_of(3), zone("z", "r0", "r1"))
    m = measurer_of(school, brief={"clusters": {"Infants": ["r1", "r2"], "Both": ["r0", "r1"]}})

    def inside(cluster):
        place = Place(relation="itself", subject=subject_of(m, "cluster", cluster))
        return measured(m, "is_in", "zone", "z", place=place).possible

    assert inside("cluster:Infants") == {True, False}
    assert inside("cluster:Both") == {True}


@pytest.mark.parametrize(
    ("metres", "text"),
    [(0.0, "0 mm"), (1.2, "1200 mm"), (0.7996, "800 mm"), (9.999, "9999 mm"), (12.345, "12.35 m")],
)
def test_lengths_are_printed_as_on_drawings(metres, text):
    assert length_text(metres) == text


def test_an_outline_in_parts_is_labelled_once_on_the_largest():
    parts = square(1).union(square(3, at=(5, 0)))
    first, second = outline(parts, storey="Level 0", label="10.0 m2")
    assert (first.label, second.label) == ("10.0 m2", "")
    assert len(first.coords) == 5


def test_a_dimension_says_how_long_it_is():
    drawn = dimension(((0.0, 0.0), (3.0, 4.0)), storey="Level 0")
    assert (drawn.shape, drawn.label) == ("line", "5000 mm")
    assert dimension(((0.0, 0.0), (1.0, 0.0)), storey="", label="clear").label == "clear"


def test_a_circle_is_drawn_by_its_centre_and_a_point_of_its_rim():
    drawn = circle_drawn(Circle(centre=(1.0, 2.0), radius=0.75), storey="Level 0")
    assert drawn.coords == ((1.0, 2.0), (1.75, 2.0))
    assert drawn.label == "1500 mm"
