"""Storeys that count, and those where only plant stands."""

import pytest
from shapely import box

from tests.measure.climbing import asked, span
from tests.measure.lifts_made import CAR, storey_of_lift
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import door, lift, room, school_of, storey, wall

ROOMS = {"a": "s0", "b": "s1", "c": "s1", "d": "s2"}


def storeys(**uses):
    rooms = [room(id_, box(0, 0, 4, 4), storey_id=where) for id_, where in ROOMS.items()]
    made = school_of(*(storey(each) for each in ("s0", "s1", "s2")), *rooms)
    found = measured(measurer_of(made, uses=uses_of(**uses)), "storeys", "school", "school")
    return span(found)


@pytest.mark.parametrize(
    ("uses", "count"),
    [
        ({}, (3, 3)),
        ({"d": "plant"}, (2, 2)),
        ({"d": "store"}, (3, 3)),
        ({"d": "corridor"}, (3, 3)),
        ({"b": "plant", "c": "corridor"}, (2, 2)),
        ({"b": "plant", "c": "store"}, (3, 3)),
        ({"b": "plant"}, (3, 3)),
        ({"b": "plant", "c": ("store", "plant")}, (2, 3)),
        ({"b": ("plant", "store"), "c": "corridor", "d": "plant"}, (1, 2)),
    ],
    ids=str,
)
def test_a_storey_with_nothing_but_plant_and_the_way_to_it_does_not_count(uses, count):
    assert storeys(**uses) == count


def second_lift(*floors):
    """A shaft 20 m away with a lobby and a door on each of these storeys."""
    for id_ in floors:
        number, level = id_.removeprefix("s"), storey(id_).elevation
        yield room(f"far{number}", box(20, 0, 22, 2), storey_id=id_)
        yield room(f"by{number}", box(17, -3, 25, -0.1), storey_id=id_)
        yield wall(f"front{number}", box(17, -0.1, 25, 0), storey_id=id_)
        yield door(
            f"exit{number}",
            at=(21, -0.05),
            storey_id=id_,
            base=level,
            operation="SLIDING_TO_LEFT",
        )


def together(*elements, **uses):
    made = school_of(
        *(storey(each) for each in ("s0", "s1", "s2")),
        *(each for id_ in ("s0", "s1") for each in storey_of_lift(id_)),
        lift("car", CAR),
        *elements,
    )
    shafts = {f"{word}{n}": "lift" for word in ("shaft", "far") for n in range(3)}
    known = uses_of(**{**shafts, "lobby0": "corridor", "lobby1": "office", **uses})
    return span(asked(made, "storeys_served_together", "lift", "car", uses=known))


def test_a_second_lift_serves_what_the_first_one_does_not():
    assert together() == (2, 2)
    assert together(*second_lift("s1", "s2")) == (3, 3)
    assert together(*second_lift("s0", "s1")) == (2, 2)


@pytest.mark.parametrize(
    ("use", "count"), [("plant", (1, 1)), (("plant", "corridor"), (1, 2)), ("store", (2, 2))]
)
def test_where_a_lift_stops_at_plant_alone_it_serves_nobody(use, count):
    assert together(lobby1=use) == count


def test_a_lift_without_doors_may_stop_anywhere():
    no_doors = [each for each in second_lift("s1", "s2") if not each.id.startswith("exit")]
    assert together(*no_doors) == (2, 3)


@pytest.mark.parametrize(
    ("name", "count"),
    [("Platform lift", (2, 2)), ("Goods hoist", (2, 2)), ("Lift 2", (3, 3)), ("VT-02", (2, 3))],
)
def test_what_is_no_passenger_lift_serves_nobody_and_what_may_be_one_perhaps(name, count):
    other = lift("other", box(20.4, 0.3, 21.6, 1.7), name=name, storey_id="s1")
    assert together(*second_lift("s1", "s2"), other) == count


def test_a_structural_storey_just_under_the_floor_is_served_with_it():
    ssl = storey("ssl", name="Level 0 SSL", elevation=-0.1)
    assert together(ssl) == together() == (2, 2)
