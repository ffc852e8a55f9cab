"""Models that are wrong in every way: each measure says so for that element, and none stops."""

import pytest
from shapely import MultiPolygon, Polygon, box

from checker.measure.registry import measures
from checker.measure.subjects import Place
from checker.model import Problem
from checker.results.values import Choice, Quantity, Truth, Unknown
from tests.measure.beside_made import broken, school_measurer
from tests.measure.schools import (
    door,
    furniture,
    opening,
    room,
    school_of,
    slab,
    square,
    wall,
    window,
    zone,
)

ROOM = "room"
ASKED = {
    "beside_use": {"uses": ("hall",)},
    "is_above_use": {"uses": ("hall",)},
    "is_below_use": {"uses": ("hall",)},
    "opens_onto_use": {"uses": ("hall",)},
    "shared_wall_length": {"uses": ("hall",)},
    "rooms_between": {"uses": ("hall",)},
    "outer_wall_length": {},
    "has_outer_wall": {},
    "outdoor_door": {},
    "has_window": {},
    "window_area": {},
    "window_share": {},
    "sill_height": {},
    "seen_from_door": {},
    "hidden_corner": {},
    "sees_room": {"uses": ("hall",)},
    "seen_from_entrance": {},
    "serves_cluster": {},
}
GOOD = room("good", square(4))
TWO_PARTS = room("parts", MultiPolygon([box(10, 0, 12, 2), box(13, 0, 15, 2)]))
NEEDLE = room(
    "needle", Polygon([(20, 0), (24, 0), (24, 4), (22, 4), (22, 1), (21.9999999, 4), (20, 4)])
)
MODELS = {
    "nothing at all": [],
    "one room": [GOOD],
    "no bodies": [room("a", None), room("b", None), wall("w", None), window("x", None)],
    "a crossed outline": [broken("bad"), GOOD],
    "rooms in parts and with cracks": [GOOD, TWO_PARTS, NEEDLE],
    "the same room three times": [GOOD, room("again", square(4)), room("third", square(4))],
    "rooms within each other": [GOOD, room("inner", square(1, at=(1, 1)))],
    "a door in no wall": [GOOD, door("d", at=(50, 50))],
    "a door without a place": [GOOD, door("d", at=(2, 0), width=None, area=square(0.9))],
    "three rooms at a door": [
        GOOD,
        room("n1", box(0, 4.1, 2, 8)),
        room("n2", box(2.05, 4.1, 4, 8)),
        door("d", at=(2, 4.05)),
    ],
    "a door from a room to itself": [GOOD, door("d", at=(2, 2))],
    "a flat room": [room("flat", square(4), top=0.0), GOOD],
    "a room under the ground": [room("deep", square(4), base=-90.0), GOOD],
    "walls through everything": [GOOD, wall("w", box(-9, -9, 9, 9)), door("d", at=(2, -0.05))],
    "furniture through everything": [GOOD, furniture("f", box(-9, -9, 9, 9), top=2.0)],
    "windows everywhere": [
        GOOD,
        slab("s", square(9)),
        window("w1", box(1, 1, 2, 2), host_id="s"),
        window("w2", box(60, 0, 61, 0.1)),
        window("w3", box(1, -0.1, 2, 0), host_id="none"),
        wall("w", box(-9, -9, 9, 9)),
    ],
    "openings everywhere": [GOOD, opening("o", square(1)), opening("p", box(1, -0.1, 2, 0))],
    "a zone called cluster without rooms": [GOOD, zone("z", "nobody", name="Cluster 1")],
}


@pytest.mark.slow
@pytest.mark.parametrize("elements", MODELS.values(), ids=MODELS)
def test_no_measure_stops_at_a_bad_model(elements):
    m = school_measurer(school_of(*elements), {"good": "classroom", "n1": "hall"})
    answers = [
        m.measure(name, subject, **params)
        for name, params in ASKED.items()
        for subject in m.subjects(ROOM)
    ]
    assert all(isinstance(each, Quantity | Truth | Choice | Unknown) for each in answers)
    for cluster in m.subjects("cluster"):
        for name in ("classrooms", "cluster_kind"):
            assert not isinstance(m.measure(name, cluster), Unknown)


@pytest.mark.parametrize("name", ASKED)
def test_a_room_that_a_problem_names_is_unknown_with_its_reason(name):
    problem = Problem(
        code="duplicate-id",
        scope="element",
        message="two rooms have the same id",
        ask="Give each its own.",
        elements=("good",),
    )
    other = room("other", box(4.1, 0, 8, 4))
    school = school_of(GOOD, other, door("d", at=(4.05, 2), along=90), problems=(problem,))
    m = school_measurer(school, {"good": "classroom", "other": "hall"})
    here, there = m.subjects(ROOM)
    found = m.measure(name, here, **ASKED[name])
    assert isinstance(found, Unknown)
    assert found.missing == ("two rooms have the same id",)
    assert not isinstance(m.measure("beside_use", there, uses=("classroom",)), Unknown)


@pytest.mark.parametrize("name", ASKED)
def test_every_measure_says_how_it_works_and_what_is_drawn(name):
    spec = measures()[name, ROOM]
    assert spec.doc.count("\n") > 1
    assert "Unknown" in spec.doc or "as `" in spec.doc
    west, east = room("w", square(4)), room("e", box(4.1, 0, 8, 4))
    parts = [west, east, wall("o", box(-0.3, -0.3, 8.3, 4.3).difference(box(0, 0, 8, 4)))]
    ways = [door("d", at=(4.05, 2), along=90), door("out", at=(2, -0.15), thickness=0.3)]
    pane = window("pane", box(5, -0.3, 7, 0), host_id="o", overall_width=2.0)
    m = school_measurer(school_of(*parts, *ways, pane), {"w": "lobby", "e": "hall"})
    answers = [m.measure(name, subject, **ASKED[name]) for subject in m.subjects(ROOM)]
    known = [each for each in answers if not isinstance(each, Unknown)]
    assert known
    assert all(each.method for each in known)
    if name != "serves_cluster":
        assert any(each.evidence for each in known) or name in ("is_above_use", "is_below_use")


def test_a_place_that_nobody_has_is_unknown():
    m = school_measurer(school_of(GOOD, room("b", box(4.1, 0, 8, 4))), {})
    nowhere = Place(relation="nearest", use="hall")
    for name in ("shared_wall_length", "sees_room"):
        assert isinstance(m.measure(name, m.subjects(ROOM)[0], target=nowhere), Unknown)
