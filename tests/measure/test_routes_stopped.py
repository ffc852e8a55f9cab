"""Where there is no way, the first thing in it is named, or the floor on which it ends."""

import math

import pytest
from shapely import box

from checker.measure.routes.gates import Gate
from checker.measure.routes.sizes import sizes_of_gate
from checker.measure.routes.walks import Standard, Walk
from checker.results import Dimension
from tests.measure.measuring import subject_of
from tests.measure.schools import column, door, furniture, room, school_of, wall
from tests.measure.ways import MAIN, corridor_school, distance, outer, reachable, walker, way_in

TO_B = "no way is left through corridor to door d-b past x"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("things", "why"),
    [
        ([furniture("x", box(14, 0, 16, 2))], TO_B),
        ([furniture("x", box(14, 0, 16, 0.3))], TO_B),
        ([column("x", box(14.5, 0, 15.5, 0.3))], TO_B),
        (
            [
                wall("w", box(8, 0, 8.1, 2)),
                way_in("d-w", at=(8.05, 1), along=90, clear=0.7, host_id="w"),
            ],
            "door d-w opens 700 mm clear where 800 mm is needed",
        ),
        (
            [furniture("x", box(8, 0.5, 8.5, 2))],
            "the way through corridor is 500 mm wide where 800 mm is needed",
        ),
    ],
    ids=["furniture across", "furniture", "column", "narrow door in a cross wall", "narrow place"],
)
def test_what_is_in_the_way_is_named_and_drawn(things, why):
    found = reachable(walker(corridor_school(*things)), "b")
    assert (found.possible, found.steps) == ({False}, (why,))
    assert [each for each in found.evidence if each.role == "blocker"]
    assert distance(walker(corridor_school(*things)), "a", "b").reason == why


def test_where_nothing_leads_on_the_floor_is_named_on_which_the_way_ends():
    school = school_of(
        room("corridor", box(0, 0, 9, 2)),
        room("beyond", box(10, 0, 20, 2)),
        room("a", box(1, -4.1, 5, -0.1)),
        room("b", box(13, -4.1, 17, -0.1)),
        way_in("d-a", at=(3, -0.05)),
        way_in("d-b", at=(15, -0.05)),
        outer("main", at=(-0.05, 1), along=90),
    )
    m = walker(school, beyond="corridor")
    why = "no way is left from the main entrance to b: nothing leads on from corridor"
    assert reachable(m, "b").steps == (why,)
    assert distance(m, "b", MAIN).reason == (
        "no way is left from b to the main entrance: nothing leads on from beyond"
    )


def yard(level):
    """Paving before the main entrance, from which wheels come in unless it lies lower."""
    return room("yard", box(-6, 0, -0.1, 2), base=level, is_external=True)


@pytest.mark.parametrize("id_", ["b", "c"])
def test_the_door_in_which_all_ways_begin_is_named_with_its_step(id_):
    m = walker(corridor_school(yard(-0.02)), yard="outdoor path")
    found = reachable(m, id_)
    assert (found.possible, found.steps) == ({False}, ("door main has a step of 20 mm",))
    assert [each.element for each in found.evidence if each.role == "blocker"] == ["main"]
    assert reachable(walker(corridor_school(yard(-0.01)), yard="outdoor path"), id_).steps != (
        found.steps
    )


@pytest.mark.parametrize("goal", ["main", "far"])
def test_the_door_to_which_a_way_leads_is_named_with_its_step(goal):
    far = [outer("far", at=(20.05, 1), along=90), yard(0.0 if goal == "far" else -0.02)]
    path = room("path", box(20.1, 0, 26, 2), base=-0.15, is_external=True)
    m = walker(corridor_school(*far, path), yard="outdoor path", path="outdoor path")
    found = m.measure("is_reachable", subject_of(m, "entrance", goal), from_=MAIN)
    high = {"main": "20 mm", "far": "150 mm"}[goal]
    assert found.steps == (f"door {goal} has a step of {high}",)


BESIDE = room("x", box(7, -4.1, 11, -0.1))


@pytest.mark.parametrize(
    ("leaf", "words", "label"),
    [
        ({"clear": 0.7}, "door d-x opens 700 mm clear where 800 mm is needed", "700 mm clear"),
        (
            {"width": 0.78, "operation": "SINGLE_SWING_LEFT", "properties": ()},
            "opens 584 to 764 mm clear where 800 mm is needed",
            "584 to 764 mm clear",
        ),
        (
            {"operation": "REVOLVING", "properties": ()},
            "door d-x is a revolving door",
            "is a revolving door",
        ),
    ],
    ids=["known", "between two figures", "revolving"],
)
def test_a_door_is_drawn_with_what_is_said_of_it(leaf, words, label):
    given = {"at": (9, -0.05), **leaf}
    leads = door("d-x", **given) if "clear" not in given else way_in("d-x", **given)
    found = reachable(walker(corridor_school(BESIDE, leads), x="office"), "x")
    assert words in found.steps[0]
    (drawn,) = [each for each in found.evidence if each.role == "blocker"]
    assert label in drawn.label
    assert "step of 0" not in drawn.label


def blocking(found):
    """The one thing in the way."""
    (drawn,) = [each for each in found.evidence if each.role == "blocker"]
    return drawn


@pytest.mark.parametrize(
    ("leaf", "low", "high"),
    [
        ({"clear": 0.7}, 0.7, 0.7),
        ({"width": 0.78, "operation": "SINGLE_SWING_LEFT", "properties": ()}, 0.584, 0.764),
    ],
    ids=["declared", "between two figures"],
)
def test_a_narrow_door_has_its_clear_width_dimensioned_where_it_opens(leaf, low, high):
    given = {"at": (9, -0.05), **leaf}
    leads = door("d-x", **given) if "clear" not in given else way_in("d-x", **given)
    drawn = blocking(reachable(walker(corridor_school(BESIDE, leads), x="office"), "x"))
    (size,) = drawn.dimensions
    assert (size.what, size.unit, size.on_plan) == ("clear opening width", "m", True)
    assert (size.low, size.high) == pytest.approx((low, high), abs=1e-6)
    assert (size.at_least, size.at_most) == (0.8, None)
    (x0, y0), (x1, y1) = drawn.coords
    assert (abs(x1 - x0), y0, y1) == pytest.approx((high, -0.05, -0.05))


def test_a_narrow_place_has_its_width_dimensioned_across_it():
    cupboard = furniture("x", box(8, 0.5, 8.5, 2))
    drawn = blocking(reachable(walker(corridor_school(cupboard)), "b"))
    (size,) = drawn.dimensions
    assert (size.what, size.on_plan, size.at_least) == ("clear width", True, 0.8)
    assert (size.low, size.high) == pytest.approx((0.5, 0.5), abs=1e-4)
    (x0, y0), (x1, y1) = sorted(drawn.coords, key=lambda at: at[1])
    assert (y0, y1) == pytest.approx((0.0, 0.5), abs=1e-3)
    assert x0 == pytest.approx(x1, abs=1e-3)
    assert 8 - 1e-6 <= x0 <= 8.5 + 1e-6


def test_the_width_that_a_rule_asks_for_is_the_one_that_is_required():
    found = reachable(walker(corridor_school()), "b", clear_width=0.95)
    assert [(size.low, size.at_least) for size in blocking(found).dimensions] == [(0.9, 0.95)]


@pytest.mark.parametrize(("level", "step"), [(-0.02, 0.02), (-0.15, 0.15)])
def test_a_step_in_the_way_is_a_height_and_no_line_on_the_plan(level, step):
    m = walker(corridor_school(yard(level)), yard="outdoor path")
    (size,) = blocking(reachable(m, "b")).dimensions
    assert (size.what, size.on_plan, size.at_least, size.at_most) == ("step", False, None, 0.015)
    assert (size.low, size.high) == pytest.approx((step, step))


def test_a_revolving_door_has_no_width_dimensioned():
    leads = door("d-x", at=(9, -0.05), operation="REVOLVING", properties=())
    found = reachable(walker(corridor_school(BESIDE, leads), x="office"), "x")
    assert blocking(found).dimensions == ()


WHEELS = Standard(width=0.8, highest_step=0.015, stairs=False)
LOW = Dimension(what="height", low=1.7, high=1.7, at_least=2.0, on_plan=False)
SILL = Dimension(what="height over the floor", low=0.9, high=0.9, on_plan=False)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"clear": (0.0, 0.9)}, []),  # nobody knows how wide it is
        ({"clear": (0.7, 0.9)}, [("clear opening width", 0.7, 0.9, 0.8, None)]),
        ({"kind": "edge", "clear": (0.7, 0.7)}, [("clear width", 0.7, 0.7, 0.8, None)]),
        ({"step": (0.0, math.inf)}, []),
        ({"step": (0.01, 0.03)}, [("step", 0.01, 0.03, None, 0.015)]),
        ({"step": (0.0, 0.015)}, []),
        ({"clear": (0.0, 0.0), "note": "is closed by w"}, []),
        ({"note": "is only", "sizes": (LOW,)}, [("height", 1.7, 1.7, 2.0, None)]),
        ({"note": "begins", "sizes": (SILL,)}, [("height over the floor", 0.9, 0.9, None, 0.015)]),
        (
            {"clear": (0.7, 0.7), "step": (0.15, 0.15)},
            [("clear opening width", 0.7, 0.7, 0.8, None), ("step", 0.15, 0.15, None, 0.015)],
        ),
    ],
)
def test_what_of_a_gate_keeps_wheels_out_is_sized(given, told):
    made = {"kind": "door", "clear": (0.9, 0.9), **given}
    gate = Gate(id="g", sides=("a", "b"), line=((0, 0), (0.9, 0)), deep=(0, 0), **made)
    found = sizes_of_gate(gate, Walk(standard=WHEELS, sure=True))
    assert [(s.what, s.low, s.high, s.at_least, s.at_most) for s in found] == told


def test_of_a_gate_read_at_its_best_only_what_surely_is_too_small_is_sized():
    gate = Gate(
        id="g",
        kind="door",
        sides=("a", "b"),
        line=((0, 0), (0.9, 0)),
        deep=(0, 0),
        clear=(0.7, 0.9),
        step=(0.0, 0.02),
    )
    assert sizes_of_gate(gate, Walk(standard=WHEELS, sure=False)) == ()


@pytest.mark.parametrize(
    "thing", [furniture("x", box(14, 0, 16, 2)), column("x", box(14.5, 0, 15.5, 0.3))]
)
def test_where_nothing_is_left_of_the_way_nothing_is_dimensioned(thing):
    found = reachable(walker(corridor_school(thing)), "b")
    assert found.evidence
    assert not any(each.dimensions for each in found.evidence)
