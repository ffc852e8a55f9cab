"""Where there is no way, the first thing in it is named, or the floor on which it ends."""

import pytest
from shapely import box

from tests.measure.measuring import subject_of
from tests.measure.schools import column, door, furniture, room, school_of, wall
from tests.measure.ways import MAIN, corridor_school, distance, outer, reachable, walker, way_in

TO_B = "no way is left through corridor to door d-b past x"


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
