"""Whether the furniture beside a thing is modelled: that of every room that it is in or joins."""

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import door, fitting, furniture, room, school_of

ROOMS = (room("a", box(0, 0, 4, 4)), room("b", box(4.1, 0, 8.5, 4)))
DOOR = door("d", at=(4.05, 2), along=90)
DESK = furniture("desk", box(1, 1, 2, 2))
PAN = fitting("pan", box(7, 0, 7.4, 0.7), kind="wc")
BASIN = fitting("basin", box(6, 0, 6.4, 0.5), kind="basin")
USES = uses_of(a="store", b="accessible toilet")
COMPLETE = {"answers": {"a": {"furniture_complete": "yes"}}}


def answer(*things, kind="door side", id_="d:pull", brief=None):
    measurer = measurer_of(school_of(*ROOMS, DOOR, *things), brief=brief, uses=USES)
    return measured(measurer, "furniture_modelled", kind, id_)


@pytest.mark.parametrize(
    ("things", "brief", "possible"),
    [
        ((DESK, PAN, BASIN), {}, {True}),
        ((DESK, PAN), {}, {False}),
        ((PAN, BASIN), {}, {True, False}),
        ((PAN, BASIN), COMPLETE, {True}),
        ((PAN,), {}, {False}),
    ],
    ids=["both", "no basin", "nothing in the store", "as the brief says", "one lacks, one is open"],
)
def test_a_door_is_as_well_known_as_the_worse_known_room_beside_it(things, brief, possible):
    assert answer(*things, brief=brief).possible == possible


def test_a_fitting_goes_by_its_own_room_alone():
    assert answer(PAN, BASIN, kind="sanitary fitting", id_="pan").possible == {True}
    assert answer(PAN, kind="sanitary fitting", id_="pan").possible == {False}


def test_a_door_that_joins_no_room_cannot_be_told():
    alone = door("far", at=(40, 40))
    found = answer(DESK, PAN, BASIN, alone, id_="far:pull")
    assert isinstance(found, Unknown)
    assert found.missing == ("the room that it is in",)


def test_a_room_without_a_body_cannot_be_told():
    measurer = measurer_of(school_of(room("a", None), fitting("pan", box(0, 0, 1, 1))), uses=USES)
    assert isinstance(measured(measurer, "furniture_modelled", "room", "a"), Unknown)
