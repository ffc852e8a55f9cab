"""What someone before a door sees: axes at the leading edge, and what is in the way there."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.measure.doors.ground import REACH
from checker.measure.doors.view import View, name_of
from checker.measure.obstacles import blockers_drawn
from checker.measure.subjects import Subject
from checker.model import Problem
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import measurer_of
from tests.measure.doors_walled import NORTH, SOUTH, walled
from tests.measure.schools import column, fitting, furniture, room, school_of
from tests.measure.turned import turned_school


def views(*elements, part="pull", north=NORTH, south=SOUTH, **given):
    rooms = [room(id_, area) for id_, area in (("n", north), ("s", south)) if area is not None]
    school = school_of(*rooms, *(elements or (walled(),)), **given)
    return views_in(school, part=part)


def views_in(school, part="pull"):
    (made,) = (each for each in school.doors if each.id == "d")
    subject = Subject(kind="door side", id=f"d:{part}", ref=made.ref, element=made, part=part)
    return measurer_of(school).provide("views_of")(subject)


def test_a_door_that_opens_one_way_is_seen_in_one_way():
    (view,) = views()
    assert isinstance(view, View)
    assert view.width == pytest.approx(0.9)
    assert view.frame.origin == pytest.approx((0.45, 0.1))
    assert view.frame.to_plan(1.0, 2.0) == pytest.approx((1.45, 2.1))


def test_from_the_push_side_the_axes_point_the_other_way():
    (view,) = views(part="push")
    assert view.frame.to_plan(1.0, 2.0) == pytest.approx((1.45, -2.1))


def test_hung_at_the_other_end_the_axes_are_mirrored():
    (view,) = views(walled(operation="SINGLE_SWING_RIGHT"))
    assert view.frame.to_plan(1.0, 2.0) == pytest.approx((-1.45, 2.1))


def test_an_open_operation_is_seen_in_every_way():
    assert len(views(walled(operation="", solids=()))) == 4


def test_what_is_in_the_way_is_all_that_is_not_free():
    (view,) = views(walled(), column("c", box(1, 1, 1.5, 1.5)), north=box(-2, 0.1, 2, 3))
    assert view.tight.bounds == pytest.approx((-0.9 - REACH, 0.03, REACH, REACH))
    assert view.tight.contains(box(0.6, 0.95, 1.0, 1.35))
    assert not view.tight.intersects(box(-0.9, 0.0, 0.0, 2.8))
    assert view.loose is view.tight


def test_doubt_about_a_thing_makes_two_readings():
    (view,) = views(walled(), furniture("f", box(1, 1, 1.5, 1.5), hull_only=True))
    assert view.tight.area - view.loose.area == pytest.approx(0.25, abs=1e-4)


def test_blockers_are_what_stands_at_a_place_in_these_axes():
    pier, basin = column("pier", box(0.8, 0.1, 1.0, 0.4)), fitting("basin", box(-1.5, 1, -1, 1.4))
    (view,) = views(walled(), basin, pier)
    assert [each.element.id for each in view.blockers((0.35, 0.35), (0.03, 0.3))] == ["pier"]
    assert [each.element.id for each in view.blockers((-2, 2), (0.03, 2))] == ["basin", "pier"]
    assert view.blockers((0.0, 0.3), (0.03, 0.3)) == ()


def test_names_of_blockers_are_told_and_the_wall_has_none():
    (view,) = views(walled(), column("pier", box(0.8, 0.1, 1, 0.4)))
    (thing,) = view.blockers((0.0, 1.0), (0.03, 0.3))
    assert name_of((thing,)) == "pier"
    assert name_of(()) == "the wall"
    nameless = replace(thing, element=replace(thing.element, ref=nameless_ref(thing)))
    assert name_of((nameless, thing)) == "IfcColumn and pier"


def nameless_ref(thing):
    return replace(thing.element.ref, name="")


def test_blockers_are_drawn_with_their_names():
    (view,) = views(walled(), column("pier", box(0.8, 0.1, 1, 0.4)))
    (drawn,) = blockers_drawn(view.ground.things, storey="Level 0")
    assert (drawn.role, drawn.label, drawn.element) == ("blocker", "pier", "pier")
    assert len(drawn.coords) == 5


@pytest.mark.parametrize(
    ("elements", "given", "word"),
    [
        ((walled(operation="REVOLVING"),), {}, "swings, slides or folds"),
        ((replace(walled(solids=()), frame=None, shape=None),), {}, "swings, slides or folds"),
        ((walled(),), {"north": None}, "the floor"),
        (
            (walled(),),
            {"problems": (Problem(code="x", scope="element", message="twice", elements=("d",)),)},
            "twice",
        ),
    ],
    ids=["revolving", "no place", "no room", "cannot be judged"],
)
def test_without_a_view_it_says_what_is_missing(elements, given, word):
    found = views(*elements, **given)
    assert isinstance(found, Unknown)
    assert word in found.missing[0]


def test_one_side_that_may_be_the_one_without_a_room_is_enough_to_lose_the_view():
    assert isinstance(views(walled(operation="", solids=()), south=None), Unknown)


def test_views_are_worked_out_once():
    school = school_of(room("n", NORTH), room("s", SOUTH), walled())
    measurer = measurer_of(school)
    (made,) = school.doors
    subject = Subject(kind="door side", id="d:pull", ref=made.ref, element=made, part="pull")
    views_of = measurer.provide("views_of")
    assert views_of(subject) is views_of(subject)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_in_its_own_axes_a_turned_door_sees_the_same(turn):
    things = column("pier", box(0.8, 0.1, 1, 0.4)), furniture("t", box(-2, 1, -1, 2))
    school = school_of(room("n", NORTH), room("s", SOUTH), walled(), *things)
    (here,), (there,) = views_in(school), views_in(turned_school(school, turn))
    assert here.tight.symmetric_difference(there.tight).area < 1e-4
