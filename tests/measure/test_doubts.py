"""A thing whose body could not be read may be anywhere that the file allows, and is the reason."""

from dataclasses import replace

import pytest
from shapely import box

from checker.geometry.frame import Frame
from checker.measure.distrust import doubted
from checker.results.values import Quantity, Truth, Unknown, exactly
from tests.measure.measuring import measured, measurer_of
from tests.measure.sanitary_made import accessible_wc, basin, measurer
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    railing,
    room,
    school_of,
    wall,
)
from tests.measure.surer import holds

WHY = "Its body is broken."
HALL = room("hall", box(0, 0, 9, 2))
CLASS = room("class", box(0, 2.1, 9, 8))
WAYS = (
    door("in", at=(4, 2.05)),
    door("out", at=(9.05, 1), along=90),
    door("w", at=(-0.05, 1), along=90),
)


def lost(**more):
    return replace(furniture("desk", None), unread=WHY, **more)


def rooms_with(thing):
    return set(measurer_of(school_of(HALL, CLASS, *WAYS, thing)).provide("doubtful_in"))


def test_it_may_be_in_the_room_that_the_file_puts_it_in():
    assert rooms_with(lost(room_id="hall", frame=Frame(origin=(4, 5)))) == {"hall"}


def test_else_where_its_placement_lies():
    assert rooms_with(lost(frame=Frame(origin=(4.0, 5.0)))) == {"class"}


@pytest.mark.parametrize("frame", [None, Frame(origin=(70.0, 5.0))])
def test_else_anywhere_on_its_storey(frame):
    assert rooms_with(lost(frame=frame)) == {"hall", "class"}


@pytest.mark.parametrize("unread", [WHY, ""])
@pytest.mark.parametrize(
    ("at", "along", "rooms"),
    [
        ((4, 5), (1, 0), {"class"}),
        ((0, 2.05), (1, 0), set()),
        ((4, 2.05), (0, -1), {"hall"}),
        (None, (1, 0), {"hall", "class"}),
    ],
    ids=["free in a room", "between rooms", "from between rooms into one", "no placement"],
)
def test_a_wall_without_a_body_stands_where_its_placement_says_or_anywhere(
    at, along, rooms, unread
):
    frame = Frame(origin=at, x_axis=along, y_axis=(-along[1], along[0])) if at else None
    assert rooms_with(replace(wall("w", None), unread=unread, frame=frame)) == rooms


def test_a_wall_without_a_body_is_on_its_own_storey():
    assert rooms_with(wall("w", None, storey_id="s1")) == set()


def test_a_column_and_a_railing_without_a_body_are_somewhere_and_furniture_is_not():
    assert rooms_with(replace(column("c", None), frame=None)) == {"hall", "class"}
    rail = replace(railing("r", (4, 5, 1.0), (5, 5, 1.0)), shape=None, line=None)
    assert rooms_with(replace(rail, frame=Frame(origin=(4, 5)))) == {"class"}
    assert rooms_with(replace(rail, frame=None)) == set()
    assert rooms_with(fitting("f", None)) == set()


@pytest.mark.slow
def test_a_wall_across_the_only_way_that_lost_its_body_may_still_stand_there():
    across = wall("across", box(6, 0, 6.1, 2))
    names = ("escape_distance", "one_way_distance", "clear_width")
    for lost_wall in (
        replace(across, shape=None, frame=Frame(origin=(6, 0.5))),
        replace(across, shape=None, frame=None),
    ):
        for name in names:
            known, found = (
                measured(measurer_of(school_of(HALL, CLASS, *WAYS, each)), name, "room", "hall")
                for each in (across, lost_wall)
            )
            assert holds(known, found), name


def test_a_thing_that_never_had_a_body_casts_no_doubt():
    assert rooms_with(furniture("desk", None)) == set()
    assert rooms_with(furniture("desk", box(1, 0, 2, 1))) == set()


def test_one_that_cannot_be_trusted_casts_doubt_where_it_lies():
    assert rooms_with(furniture("desk", box(1, 0, 2, 1), problem="it crosses itself")) == {"hall"}
    assert rooms_with(furniture("desk", box(90, 0, 91, 1), problem="it crosses itself")) == set()


def width(*things):
    return measured(
        measurer_of(school_of(HALL, CLASS, *WAYS, *things)), "clear_width", "room", "hall"
    )


def test_the_way_is_at_most_as_wide_as_without_it_and_the_thing_is_the_reason():
    found = width(lost(room_id="hall"))
    assert (found.low, found.high) == (0.0, pytest.approx(width().high))
    assert found.doubt.missing == ("where desk stands: its body is broken",)
    assert found.doubt.ask


def test_a_thing_that_crosses_itself_is_never_surely_as_small_as_it_looks():
    slim = furniture("desk", box(3, 0, 4, 0.1), problem="it crosses itself")
    assert (width(slim).low, width(slim).high) == (0.0, pytest.approx(width().high))
    assert width(furniture("desk", box(3, 0, 4, 0.1))).high < width().high


def test_it_does_not_change_what_does_not_depend_on_it():
    bare, full = (
        measurer_of(school_of(HALL, CLASS, *WAYS, *things))
        for things in ((), (lost(room_id="hall"),))
    )
    for name, who in (("gross_area", "hall"), ("room_width", "hall"), ("clear_width", "class")):
        assert measured(full, name, "room", who) == measured(bare, name, "room", who)


def test_places_may_be_parted_by_it_in_any_number():
    made = measurer_of(school_of(HALL, CLASS, *WAYS, lost(room_id="hall")))
    for name in ("passing_places", "turning_places"):
        found = measured(made, name, "room", "hall")
        assert (found.low, found.high) == (0.0, float("inf"))
        assert found.reason


def test_a_fitting_that_could_not_be_read_may_be_there():
    pan = replace(fitting("pan", None, kind="wc"), unread=WHY, room_id="hall")
    made = measurer_of(school_of(HALL, *WAYS, pan))
    found = measured(made, "furniture_modelled", "room", "hall")
    assert found.possible == {True, False}


def test_how_far_the_basin_is_from_the_pan_is_unknown_with_one_that_is_lost():
    lost_basin = replace(basin("lost", None), unread=WHY, room_id="wc")
    sound, spoilt = (
        measured(measurer(*accessible_wc(*more)), "basin_within_reach", "sanitary fitting", "pan")
        for more in ((), (lost_basin,))
    )
    assert isinstance(sound, Quantity)
    assert isinstance(spoilt, Unknown)
    assert spoilt.missing == ("where lost stands: its body is broken",)


def test_only_open_answers_are_given_a_doubt():
    doubt = Unknown(missing=("where it stands",))
    sure, open_ = exactly(1.0, "m"), Quantity(low=0.0, high=1.0, unit="m")
    assert doubted(sure, doubt) is sure
    assert doubted(open_, doubt).doubt == doubt
    assert doubted(open_, None) is open_
    assert doubted(Truth(possible=frozenset({True, False})), doubt).doubt == doubt
    assert doubted(doubt, doubt) is doubt
