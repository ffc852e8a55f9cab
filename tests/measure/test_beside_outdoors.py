"""Whether one steps straight outside from a room, declared, modelled or worked out."""

import pytest
from hypothesis import given, settings
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.beside_made import (
    NO,
    OPEN,
    YES,
    asked,
    broken,
    declares,
    possible,
    school_measurer,
    walls_of,
)
from tests.measure.schools import door, opening, room, school_of
from tests.measure.turned import turned_school

BASE, HALL = room("base", box(0, 0, 4, 3)), room("hall", box(4.1, 0, 8, 3))
WALLS = walls_of(BASE, HALL)
GARDEN = room("garden", box(0, -9, 4, -0.3), is_external=True)
INNER = door("inner", at=(4.05, 1.5), along=90)


def out(**given_):
    return door("out", at=(2, -0.15), thickness=0.3, **given_)


@pytest.mark.parametrize(
    ("elements", "answer"),
    [
        ([BASE, HALL, *WALLS, INNER], NO),
        ([BASE, HALL, *WALLS, INNER, out()], YES),
        ([BASE, HALL, INNER, out()], OPEN),
        ([BASE, HALL, out(properties=declares("IsExternal", True))], YES),
        ([BASE, HALL, GARDEN, out()], YES),
        ([BASE, HALL, GARDEN, INNER], NO),
        ([BASE, HALL, *WALLS, opening("o", box(1, -0.3, 2, 0))], NO),
        ([BASE, HALL, *WALLS], NO),
    ],
    ids=[
        "to the hall",
        "in the outer wall",
        "nothing tells",
        "declared external",
        "to a garden",
        "a garden but no door to it",
        "a hole without a door",
        "no door",
    ],
)
def test_a_door_leads_outside_where_the_open_air_is_beyond(elements, answer):
    assert possible(school_measurer(school_of(*elements)), "outdoor_door", "base") == answer


def test_a_sure_door_outweighs_one_that_nobody_knows():
    blind = door("blind", at=(-0.05, 1), along=90)
    m = school_measurer(school_of(BASE, HALL, GARDEN, out(), blind))
    found = asked(m, "outdoor_door", "base")
    assert found.possible == YES
    assert found.steps == ("1 of 2 doors lead outside", "it cannot be told where a door leads")


def test_the_door_is_shown_on_the_rooms_edge():
    found = asked(school_measurer(school_of(BASE, HALL, *WALLS, out())), "outdoor_door", "base")
    (shown,) = found.evidence
    assert (shown.shape, shown.element, shown.label) == ("point", "out", "to the outside")
    assert shown.coords[0] == pytest.approx((2.0, 0.0))


@pytest.mark.parametrize("bad", [broken("base"), room("base", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(bad):
    assert possible(school_measurer(school_of(bad, HALL)), "outdoor_door", "base") is None


def test_a_door_in_no_wall_and_in_no_room_is_nobodys():
    m = school_measurer(school_of(BASE, HALL, *WALLS, door("lost", at=(50, 50))))
    assert possible(m, "outdoor_door", "base") == NO


@given(turn=TURNS)
@settings(max_examples=10, deadline=None)
def test_turning_changes_no_answer(turn):
    school = turned_school(school_of(BASE, HALL, *WALLS, INNER, out()), turn)
    m = school_measurer(school)
    assert possible(m, "outdoor_door", "base") == YES
    assert possible(m, "outdoor_door", "hall") == NO
