"""Clusters along corridors that are only guessed: what is in them is open."""

from dataclasses import replace

import pytest
from shapely import box

from checker.results.values import Unknown
from checker.uses import RoomUse
from tests.measure.beside_made import possible, school_measurer
from tests.measure.measuring import measured
from tests.measure.schools import door, opening, room, school_of
from tests.measure.test_clusters import (
    CLASSES,
    CROSS,
    DOORS,
    ELEMENTS,
    GROUP,
    HALL,
    USES,
    WEST,
    counted,
    of_cluster,
    serves,
)

MIDDLE = room("m", box(10.1, 0, 12, 2))
RIGHT = room("e", box(12.1, 0, 20, 2))
HOLES = (
    opening("o1", box(10, 0.5, 10.1, 1.5)),
    opening("o2", box(12, 0.5, 12.1, 1.5)),
    *(each for each in DOORS if each.id != "dc"),
    door("dc", at=(13, 2.05)),
)
GUESSED = RoomUse(
    room_id="m", use="corridor", confidence=0.5, family="circulation",
    possible=frozenset({"corridor", "store"}),
)  # fmt: skip


def bridged(middle):
    """Two corridors with something between them that is open to both."""
    uses = school_measurer(school_of(WEST), {**USES, "m": middle}).uses
    if middle == "guessed":
        uses = replace(uses, by_room={**uses.by_room, "m": GUESSED})
    school = school_of(WEST, MIDDLE, RIGHT, *CLASSES, GROUP, HALL, *HOLES)
    return replace(school_measurer(school, {}), uses=uses)


def of_bridged(middle, measure, id_, **params):
    answer = measured(bridged(middle), measure, "cluster", id_, **params)
    return (answer.low, answer.high)


@pytest.mark.parametrize(
    ("middle", "west", "east"),
    [
        ("store", (2, 2), (2, 2)),
        (("store", "corridor"), (2, 4), (2, 4)),
        ("guessed", (2, 4), (2, 4)),
        ((), (2, 5), (2, 5)),
    ],
    ids=["a store", "perhaps a corridor", "a guessed corridor", "nothing known"],
)
def test_a_corridor_that_is_only_guessed_parts_no_cluster_for_sure(middle, west, east):
    assert of_bridged(middle, "classrooms", "cluster:w") == west
    assert of_bridged(middle, "classrooms", "cluster:e") == east


def test_a_small_group_room_past_a_guessed_corridor_may_be_of_the_cluster():
    groups = {"uses": ("small group room",)}
    assert of_bridged("store", "rooms_of_use", "cluster:e", **groups) == (0, 0)
    assert of_bridged("guessed", "rooms_of_use", "cluster:e", **groups) == (0, 1)
    assert of_bridged("guessed", "rooms_of_use", "cluster:w", **groups) == (1, 1)


def test_a_room_off_two_stretches_that_may_be_one_serves_either():
    assert possible(bridged("store"), "serves_cluster", "g") == {"cluster:w"}
    assert possible(bridged("guessed"), "serves_cluster", "g") == {"cluster:w", "cluster:e"}


def test_a_cluster_along_a_guessed_corridor_may_be_none():
    told = {**USES, "w": ("corridor", "store")}
    assert counted("classrooms", "cluster:w", *ELEMENTS, CROSS, told=told) == (0, 2)
    assert serves("g", *ELEMENTS, CROSS, told=told) == {"cluster:w", "none"}
    assert serves("a", *ELEMENTS, CROSS, told=told) == {"cluster:w", "none"}
    assert serves("h", *ELEMENTS, CROSS, told=told) == {"cluster:e"}


def test_rooms_and_area_of_a_cluster_are_as_open_as_what_is_in_it():
    told = {**USES, "w": ("corridor", "store")}
    assert counted("rooms", "cluster:w", *ELEMENTS, CROSS, told=told) == (0, 3)
    assert counted("rooms", "cluster:e", *ELEMENTS, CROSS, told=told) == (3, 4)
    assert counted("rooms", "cluster:e", *ELEMENTS, CROSS) == (3, 3)
    assert isinstance(of_cluster("net_area", "cluster:w", *ELEMENTS, CROSS, told=told), Unknown)
    assert of_cluster("net_area", "cluster:e", *ELEMENTS, CROSS).low == pytest.approx(
        28.91 + 28.91 + 132.61
    )
    assert of_bridged("guessed", "rooms", "cluster:w") == (3, 6)
    area = measured(bridged("guessed"), "net_area", "cluster", "cluster:w")
    assert isinstance(area, Unknown)
    brief = {"clusters": {"Infants": ["a", "2.01"]}}
    assert counted("rooms", "cluster:Infants", *ELEMENTS, brief=brief) == (1, 2)
    assert isinstance(of_cluster("net_area", "cluster:Infants", *ELEMENTS, brief=brief), Unknown)


def test_rooms_past_a_guessed_corridor_may_be_of_a_cluster_of_the_brief():
    groups, brief = {"uses": ("small group room",)}, {"clusters": {"One": ["c", "d"]}}
    for middle, expected in (("store", (0, 0)), ("guessed", (0, 1)), ("corridor", (1, 1))):
        told = replace(bridged(middle), brief=school_measurer(school_of(), {}, brief).brief)
        answer = measured(told, "rooms_of_use", "cluster", "cluster:One", **groups)
        assert (answer.low, answer.high) == expected


def test_two_clusters_of_the_brief_may_share_what_a_guessed_corridor_joins():
    groups, brief = {"uses": ("small group room",)}, {"clusters": {"One": ["a"], "Two": ["d"]}}
    for middle, expected in (("store", (1, 1)), ("guessed", (0, 1)), ("corridor", (0, 1))):
        told = replace(bridged(middle), brief=school_measurer(school_of(), {}, brief).brief)
        answer = measured(told, "rooms_of_use", "cluster", "cluster:One", **groups)
        assert (answer.low, answer.high) == expected


def test_what_opens_off_a_guessed_corridor_is_no_cluster_of_the_briefs_for_sure():
    brief, groups = {"clusters": {"One": ["a"]}}, {"uses": ("small group room",)}
    for west, expected in (("corridor", (1, 1)), (("corridor", "store"), (0, 1))):
        told = {**USES, "w": west}
        answer = counted(
            "rooms_of_use", "cluster:One", *ELEMENTS, CROSS, told=told, brief=brief, **groups
        )
        assert answer == expected
