"""The level square outside a door, past its own leaf."""

from shapely import box

from checker.results.values import Unknown
from tests.measure.doors_made import asked, declared, measurer_of
from tests.measure.doors_walled import SOUTH, leaf_flush, walled
from tests.measure.schools import column, ramp, ramp_flight, room, school_of, slab

OUT = (declared("IsExternal", True, group="Pset_DoorCommon"),)
INWARDS = {"mirrored": True}
"""Hung so that the leaf swings south, into the building."""


def span(found):
    """Both ends to the millimetre: the square is found to a tenth of one."""
    return (round(found.low, 3), round(found.high, 3))


def landing(*elements, **given):
    given.setdefault("properties", OUT)
    school = school_of(room("s", SOUTH), walled(solids=leaf_flush(), **given), *elements)
    return asked(measurer_of(school), "entrance_landing")


def paving(deep, *, wide=4.0, base=0.0):
    return room("path", box(-wide / 2, 0.1, wide / 2, 0.1 + deep), base=base, is_external=True)


def test_before_a_door_that_swings_in_the_square_begins_at_the_wall():
    assert span(landing(paving(1.5), **INWARDS)) == (1.5, 1.5)
    assert span(landing(paving(3.0, wide=1.4), **INWARDS)) == (1.4, 1.4)


def test_a_leaf_that_swings_out_is_kept_clear():
    """The leaf is 0.9 m wide and hung at the outer face: 0.9 m of the depth is its sweep."""
    found = landing(paving(2.5))
    assert abs(found.high - 1.6) < 0.002
    assert landing(paving(0.9)).high < 0.002
    (told,) = found.steps
    assert told == "the leaf swings out 0.900 m, and the square lies past that"
    (told,) = landing(paving(1.5), **INWARDS).steps
    assert told == "the leaf sweeps no floor outside, and the square lies along the wall"


def test_a_landing_and_a_slab_are_floor_as_well():
    assert span(landing(slab("paving", box(-2, 0.1, 2, 1.7)), **INWARDS)) == (1.6, 1.6)


def test_what_lies_lower_is_no_level_floor():
    assert span(landing(paving(2.0, base=-0.02), **INWARDS)) == (2.0, 2.0)
    assert isinstance(landing(paving(2.0, base=-0.03), **INWARDS), Unknown)


def test_a_column_takes_from_it():
    pier = column("pier", box(-0.1, 1.3, 0.1, 1.5))
    assert span(landing(paving(3.0), pier, **INWARDS)) == (1.2, 1.2)


def test_a_ramp_right_at_the_door_leaves_nothing():
    flight = ramp_flight("f", at=(0.0, 5.1), along=270, going=5.0, rise=0.3, z=-0.3)
    found = landing(ramp("r", flights=(flight,)), **INWARDS)
    assert span(found) == (0.0, 0.0)
    assert found.steps[-1] == "no level floor is modelled outside"


def test_without_a_floor_or_an_outside_it_is_unknown():
    nothing = landing(**INWARDS)
    assert isinstance(nothing, Unknown)
    assert "paving" in nothing.ask
    indoors = landing(room("n", box(-4, 0.1, 4, 4)), properties=())
    assert isinstance(indoors, Unknown)
