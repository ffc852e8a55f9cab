"""Where a flight lies and who uses it."""

import pytest
from shapely import box

from checker.model import Property
from tests.measure.climbing import asked, is_unknown, of_flight
from tests.measure.schools import ramp, ramp_flight, room, school_of, stair, stair_flight
from tests.measure.stairs_made import dog_leg_in_one

AROUND = box(-1, -2, 4, 2)
EXTERNAL = {
    "yes": Property(group="Pset_StairCommon", name="IsExternal", value=True),
    "no": Property(group="Pset_StairCommon", name="IsExternal", value=False),
}


def school_with(*rooms, stated="", on_flight=False):
    props = (EXTERNAL[stated],) if stated else ()
    flight = stair_flight("f", properties=props if on_flight else ())
    return school_of(
        stair("s", None, flights=(flight,), properties=() if on_flight else props), *rooms
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rooms", "stated", "possible"),
    [
        ((room("hall", AROUND),), "", {False}),
        ((room("yard", AROUND, is_external=True),), "", {True}),
        ((room("far", box(20, 0, 30, 9)),), "", {True}),
        ((), "", {True, False}),
        ((), "yes", {True}),
        ((), "no", {False}),
        ((room("hall", AROUND),), "no", {False}),
        ((room("hall", AROUND),), "yes", {True, False}),
        ((room("yard", AROUND, is_external=True),), "no", {True, False}),
        ((room("a", box(-5, -3, 0, 3)), room("b", box(2.5, -3, 8, 3))), "", {True, False}),
        ((room("a", box(-5, -3, 0, 3)), room("b", box(2.5, -3, 8, 3))), "no", {False}),
        ((room("a", box(-9, -3, -4, 3)), room("b", box(6, -3, 9, 3))), "", {True}),
    ],
    ids=[
        "in a room", "in a yard", "away from all rooms", "no rooms", "declared outside",
        "declared inside", "agreed", "a room contradicts", "a yard contradicts", "in a gap",
        "in a gap, declared", "between buildings",
    ],
)  # fmt: skip
def test_the_rooms_around_tell_and_what_is_declared_is_compared(rooms, stated, possible):
    assert of_flight(school_with(*rooms, stated=stated), "is_external").possible == possible


def test_a_stairwell_without_a_body_may_be_around_it():
    far = room("far", box(50, 50, 60, 60))
    assert of_flight(school_with(far), "is_external").possible == {True}
    for lost in (
        room("stairwell", None),
        room("stairwell", box(70, 70, 71, 71), problem="its outline crosses itself"),
    ):
        assert of_flight(school_with(far, lost), "is_external").possible == {True, False}


def test_a_flight_may_declare_it_itself():
    school = school_with(room("hall", AROUND), stated="no", on_flight=True)
    assert of_flight(school, "is_external").origin == "declared"


def test_a_contradiction_is_told():
    value = of_flight(school_with(room("hall", AROUND), stated="yes"), "is_external")
    assert value.steps == ("IsExternal says yes, the rooms around it say no",)


def test_a_room_of_another_storey_says_nothing():
    upstairs = room("up", AROUND, base=7.0)
    assert of_flight(school_with(upstairs), "is_external").possible == {True, False}


@pytest.mark.parametrize(("value", "expected"), [("TRUE", {True}), ("no", {False}), (3.0, None)])
def test_words_count_as_they_are_meant(value, expected):
    prop = Property(group="Pset_StairCommon", name="IsExternal", value=value)
    made = stair("s", None, flights=(stair_flight("f"),), properties=(prop,))
    assert of_flight(school_of(made), "is_external").possible == (expected or {True, False})


def test_without_a_body_only_words_tell():
    bare = stair_flight("f", tops=())
    bare = type(bare)(id="f", ref=bare.ref, storey_id="s0")
    assert is_unknown(of_flight(school_of(stair("s", None, flights=(bare,))), "is_external"))
    told = stair("s", None, flights=(bare,), properties=(EXTERNAL["yes"],))
    assert of_flight(school_of(told), "is_external").possible == {True}


def test_a_ramp_flight_is_looked_at_the_same_way():
    school = school_of(ramp("r", flights=(ramp_flight("f"),)), room("hall", box(-1, -2, 4, 2)))
    assert asked(school, "is_external", "ramp flight", "f").possible == {False}


@pytest.mark.parametrize(
    ("word", "possible"),
    [
        ("general", {"general"}),
        ("Utility", {"utility"}),
        (" escape only ", {"escape"}),
        ("fire escape", {"escape"}),
        ("maintenance", {"utility"}),
        ("whatever", {"general", "utility", "escape"}),
        (None, {"general", "utility", "escape"}),
    ],
)
@pytest.mark.parametrize("on_flight", [True, False], ids=["flight", "stair"])
def test_the_use_is_what_is_declared_else_open(word, possible, on_flight):
    prop = Property(group="SchoolCheck_Stair", name="StairUse", value=word or "")
    props = (prop,) if word else ()
    flight = stair_flight("f", properties=props if on_flight else ())
    school = school_of(stair("s", None, flights=(flight,), properties=() if on_flight else props))
    assert of_flight(school, "stair_use").possible == possible
    expected = {"general", "utility", "escape"} if on_flight else possible
    assert asked(school, "stair_use", "stair", "s").possible == expected


@pytest.mark.parametrize(
    ("value", "possible"),
    [(True, {True}), (False, {False}), ("perhaps", {True, False}), (None, {True, False})],
)
def test_whether_the_space_under_it_is_closed_off_is_what_is_stated(value, possible):
    prop = Property(group="SchoolCheck_Stair", name="SoffitGuarded", value=value or False)
    other = Property(group="SchoolCheck_Stair", name="SoffitGuarded", value="perhaps")
    props = () if value is None else (other if value == "perhaps" else prop,)
    school = school_of(stair("s", None, flights=(stair_flight("f"),), properties=props))
    assert asked(school, "soffit_guarded", "stair", "s").possible == possible


def test_flights_that_are_parts_of_one_body_have_the_use_of_the_stair():
    school = dog_leg_in_one()
    prop = Property(group="SchoolCheck_Stair", name="StairUse", value="escape")
    whole = stair("s", box(0, -2, 2.6, 0.6), tops=school.stairs[0].tops, properties=(prop,))
    value = of_flight(school_of(whole), "stair_use", "s:flight-2")
    assert value.possible == {"escape"}
