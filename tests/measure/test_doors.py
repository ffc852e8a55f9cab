"""Doors by what they are and where they lead, asked the way a rule asks."""

from dataclasses import replace
from typing import Any

import pytest
from shapely import box

from checker.measure.measurer import Measurer
from checker.measure.registry import measures
from checker.measure.subjects import Place, Subject
from checker.model import DoorPanel, ElementRef, Problem, Property
from checker.results.values import Choice, Quantity, Truth, Unknown
from tests.measure.doors_made import asked, leaf_in_lining, measurer_of, solid, standing
from tests.measure.schools import door, room, school_of, zone

NORTH, SOUTH = box(0, 0.1, 5, 4), box(0, -4, 5, -0.1)
YES, NO = frozenset({True}), frozenset({False})
OPEN = YES | NO


def two_rooms(
    *others: Any, north: Any = "office", south: Any = "corridor", **given: Any
) -> Measurer:
    """A door from `s` to `n`, which it swings into."""
    made = door("d", at=(2.5, 0.0), **given)
    school = school_of(room("n", NORTH), room("s", SOUTH), made, *others)
    return measurer_of(school, n=north, s=south)


def one_room(*, south: Any = "corridor", **given: Any) -> Measurer:
    school = school_of(room("s", SOUTH), door("d", at=(2.5, 0.0), **given))
    return measurer_of(school, s=south)


def external(value: Any) -> tuple[Property, ...]:
    return (Property(group="Pset_DoorCommon", name="IsExternal", value=value),)


def test_the_overall_sizes_are_the_declared_ones():
    measurer = measurer_of(school_of(standing(width=0.885, height=2.01)))
    width, height = asked(measurer, "overall_width"), asked(measurer, "overall_height")
    assert (width.low, width.high, width.origin) == (0.885, 0.885, "declared")
    assert height.low == 2.01


def test_a_door_without_a_declared_size_is_as_large_as_its_body():
    made = replace(standing(solids=leaf_in_lining()), overall_width=None, overall_height=None)
    measurer = measurer_of(school_of(made))
    assert asked(measurer, "overall_width").low == pytest.approx(0.885)
    assert asked(measurer, "overall_height").low == pytest.approx(2.01)


def test_a_door_without_any_size_asks_for_it():
    measurer = measurer_of(school_of(replace(standing(), overall_width=None)))
    assert asked(measurer, "overall_width").ask == "Give the door its OverallWidth."


def test_a_spoiled_door_has_no_size():
    problem = Problem(
        code="x", scope="element", message="used twice", ask="Fix it.", elements=("d",)
    )
    measurer = measurer_of(school_of(standing(), problems=(problem,)))
    assert asked(measurer, "overall_width") == Unknown(missing=("used twice",), ask="Fix it.")


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("SINGLE_SWING_LEFT", {"swing"}),
        ("DOUBLE_SWING_LEFT", {"swing"}),
        ("SLIDING_TO_LEFT", {"sliding"}),
        ("REVOLVING", {"revolving"}),
        ("", {"swing", "sliding", "folding", "revolving", "roller", "fixed"}),
    ],
)
def test_the_operation_is_one_word_or_open(word, kinds):
    value = asked(measurer_of(school_of(standing(operation=word))), "operation")
    assert value.possible == kinds


def test_every_answer_for_an_operation_is_a_word_that_rules_may_use():
    known = measures()["operation", "door"].choices
    open_ = asked(measurer_of(school_of(standing(operation=""))), "operation").possible
    assert open_ <= set(known)


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({"operation": "SINGLE_SWING_LEFT"}, 1, 1),
        ({"operation": "DOUBLE_DOOR_SLIDING"}, 2, 2),
        ({"operation": "", "panels": (DoorPanel(operation="SWINGING"),) * 2}, 2, 2),
        ({"operation": "", "solids": (solid((0.0, 0.885), (0.0, 0.05)),)}, 1, 1),
        ({"operation": ""}, 1, 2),
    ],
)
def test_leaves_are_counted_from_the_best_source(given, low, high):
    value = asked(measurer_of(school_of(standing(**given))), "leaves")
    assert (value.low, value.high, value.unit) == (low, high, "count")


def test_rooms_joined_is_open_where_a_side_is():
    joined = asked(two_rooms(), "rooms_joined")
    assert (joined.low, joined.high) == (2, 2)
    half = asked(one_room(), "rooms_joined")
    assert (half.low, half.high) == (1, 2)
    outside = asked(one_room(properties=external(True)), "rooms_joined")
    assert (outside.low, outside.high) == (1, 1)


FAR, BARE = room("far", box(20, 0.1, 25, 4)), room("bare", None)
EACH_HALF = room("w", box(-3, 0.1, 2.5, 4)), room("e", box(2.5, 0.1, 8, 4))


@pytest.mark.parametrize(
    ("rooms", "possible"),
    [
        ([FAR, room("n", NORTH)], YES),
        ([FAR, room("n", NORTH), BARE], YES),
        ([FAR, *EACH_HALF], YES),
        ([FAR], NO),
        ([FAR, BARE], OPEN),
    ],
    ids=["beside it", "and one without a body", "two side by side", "none near", "without a body"],
)
def test_a_door_leads_to_a_room_when_any_lies_beside_it(rooms, possible):
    measurer = measurer_of(school_of(*rooms, door("d", at=(2.5, 0.0))))
    assert asked(measurer, "leads_to_room").possible == possible


@pytest.mark.parametrize(
    ("measurer", "possible"),
    [
        (two_rooms(), NO),
        (two_rooms(properties=external(False)), NO),
        (two_rooms(properties=external(True)), OPEN),
        (one_room(), OPEN),
        (one_room(properties=external(True)), YES),
        (one_room(properties=external(False)), NO),
    ],
)
def test_a_door_is_external_when_said_so_and_not_contradicted(measurer, possible):
    value = asked(measurer, "is_external")
    assert isinstance(value, Truth)
    assert value.possible == possible


def test_a_door_to_an_outdoor_place_is_external():
    garden = room("n", NORTH, is_external=True)
    school = school_of(garden, room("s", SOUTH), door("d", at=(2.5, 0.0)))
    assert asked(measurer_of(school), "is_external").possible == YES


@pytest.mark.parametrize(
    ("north", "possible"),
    [
        ("office", YES),
        ("store", NO),
        ("plant", NO),
        (("office", "store"), OPEN),
        (None, OPEN),
    ],
)
def test_a_door_to_a_store_is_on_no_route(north, possible):
    assert asked(two_rooms(north=north), "on_accessible_route").possible == possible


@pytest.mark.parametrize(
    ("use", "possible"),
    [("toilet", NO), ("changing room", NO), ("office", YES), (("toilet", "office"), OPEN)],
)
def test_the_door_of_a_cubicle_inside_toilets_is_on_no_route(use, possible):
    whole = room("s", box(0, -4, 5, 4))
    measurer = measurer_of(school_of(whole, door("d", at=(2.5, 0.0))), s=use)
    assert asked(measurer, "on_accessible_route").possible == possible


def test_a_door_to_a_room_that_is_not_modelled_may_lead_to_a_store():
    """Taking a store's body away must not put its door on the route, and pass it there."""
    assert asked(one_room(), "on_accessible_route").possible == OPEN
    leading_out = one_room(properties=external(True))
    assert asked(leading_out, "on_accessible_route").possible == YES


def test_a_door_beside_no_room_may_be_on_a_route():
    assert asked(measurer_of(school_of(standing())), "on_accessible_route").possible == OPEN


@pytest.mark.parametrize(
    ("north", "south", "served"),
    [
        ("office", "corridor", {"office"}),
        ("lobby", "corridor", {"lobby", "corridor"}),
        ("office", "primary classroom", {"office", "primary classroom"}),
        (("office", "store"), "corridor", {"office", "store"}),
    ],
)
def test_a_door_serves_the_room_that_is_not_circulation(north, south, served):
    value = asked(two_rooms(north=north, south=south), "serves_use")
    assert isinstance(value, Choice)
    assert value.possible == served


def test_whose_door_it_is_cannot_be_told_without_uses():
    assert isinstance(asked(two_rooms(north=None), "serves_use"), Unknown)


@pytest.mark.parametrize(
    ("given", "into"),
    [
        ({}, {"office"}),
        ({"mirrored": True}, {"corridor"}),
        ({"along": 180.0}, {"corridor"}),
        ({"operation": "DOUBLE_SWING_LEFT"}, {"office", "corridor"}),
        ({"operation": "SLIDING_TO_LEFT"}, {"nothing"}),
        ({"operation": ""}, {"office", "corridor", "nothing"}),
    ],
)
def test_a_door_swings_into_the_use_on_the_side_of_its_y_axis(given, into):
    assert asked(two_rooms(**given), "swings_into_use").possible == into


def test_a_door_that_swings_outside_says_so():
    value = asked(one_room(properties=external(True)), "swings_into_use")
    assert value.possible == {"outside"}


def test_what_a_door_swings_into_needs_a_room_there():
    assert isinstance(asked(one_room(), "swings_into_use"), Unknown)


def test_a_door_linked_by_words_alone_may_swing_into_either_room():
    far = room("n", box(50, 50, 52, 52)), room("s", box(60, 60, 62, 62))
    school = school_of(*far, door("d", at=(2.5, 0.0), boundary_ids=("n", "s")))
    value = asked(measurer_of(school, n="office", s="corridor"), "swings_into_use")
    assert value.possible == {"office", "corridor"}


def test_what_a_double_acting_door_swings_into_needs_both_uses():
    measurer = two_rooms(operation="DOUBLE_SWING_LEFT", north=None)
    assert isinstance(asked(measurer, "swings_into_use"), Unknown)


@pytest.mark.parametrize(
    ("operation", "part", "possible"),
    [
        ("SINGLE_SWING_LEFT", "pull", {"pull"}),
        ("SINGLE_SWING_LEFT", "push", {"push"}),
        ("DOUBLE_SWING_LEFT", "pull", {"push"}),
        ("SLIDING_TO_LEFT", "pull", {"none"}),
        ("", "pull", {"pull", "none"}),
    ],
)
def test_a_side_is_pulled_or_pushed(operation, part, possible):
    measurer = two_rooms(operation=operation)
    assert asked(measurer, "side", kind="door side", part=part).possible == possible


@pytest.mark.parametrize("kind", ["door", "door side", "entrance"])
def test_doors_sides_and_entrances_answer_alike(kind):
    for name in ("clear_opening_width", "approach", "operation", "storey", "name", "leaves"):
        assert not isinstance(asked(two_rooms(), name, kind=kind), Unknown), name


def test_a_door_is_known_by_its_storey_name_and_tag():
    measurer = two_rooms(name="D-017")
    assert asked(measurer, "name").possible == {"D-017"}
    assert asked(measurer, "storey").possible == {"Level 0"}
    nameless = replace(standing(tag="9"), ref=ElementRef(global_id="d", ifc_class="IfcDoor"))
    assert asked(measurer_of(school_of(nameless)), "name").possible == {"9"}


def placed(measurer: Measurer, kind: str, element: Any) -> frozenset[bool]:
    made = measurer.school.doors[0]
    subject = Subject(kind="door", id="d", ref=made.ref, element=made)
    whole = Subject(kind=kind, id=element.id, ref=element.ref, element=element)
    place = Place(relation="itself", subject=whole)
    value = measurer.measure("is_in", subject, place=place)
    assert isinstance(value, Truth)
    return value.possible


def test_a_door_is_on_the_edge_of_rooms_zones_and_storeys():
    measurer = two_rooms(zone("base", "n"), zone("far", "x"))
    base, far = measurer.school.zones
    assert placed(measurer, "zone", base) == YES
    assert placed(measurer, "zone", far) == NO
    assert placed(measurer, "room", measurer.school.rooms[1]) == YES
    assert placed(measurer, "storey", measurer.school.storeys[0]) == YES


def test_a_door_with_an_open_side_may_be_in_any_zone():
    made = one_room()
    school = replace(made.school, zones=(zone("far", "x"),))
    assert placed(measurer_of(school, s="corridor"), "zone", school.zones[0]) == OPEN


@pytest.mark.parametrize(
    ("far", "found"),
    [
        (room("far", box(0, 2.0, 5, 6)), OPEN),
        (room("far", box(0, 2.1, 5, 6)), NO),
        (room("far", box(0, 2.0, 5, 6), base=2.5), OPEN),
        (room("far", box(0, 2.0, 5, 6), base=2.7), NO),
        (room("far", None), OPEN),
    ],
    ids=["2 m off", "farther", "partly higher", "over it", "without a body"],
)
def test_a_door_with_an_open_side_may_be_in_the_rooms_near_it(far, found):
    """The door's slot ends at y = 0.05 m; it is 2.1 m high."""
    made = school_of(room("s", SOUTH), far, door("d", at=(2.5, 0.0)))
    measurer = measurer_of(made, s="corridor")
    assert placed(measurer, "room", far) == found
    whole = zone("z", "far")
    assert placed(measurer_of(replace(made, zones=(whole,))), "zone", whole) == found


def test_a_far_room_that_the_file_puts_beside_a_door_may_be_there():
    far = room("far", box(0, 20, 5, 24))
    more = (room("other", box(9, 20, 14, 24)),)
    told = door("d", at=(2.5, 0.0), boundary_ids=("far", "other"))
    measurer = measurer_of(school_of(room("s", SOUTH), far, *more, told), s="corridor")
    assert placed(measurer, "room", far) == OPEN
    nowhere = replace(told, boundary_ids=(), frame=None, shape=None)
    measurer = measurer_of(school_of(room("s", SOUTH), far, *more, nowhere), s="corridor")
    assert placed(measurer, "room", far) == OPEN


def test_a_place_that_is_not_there_yet_is_unknown():
    measurer = two_rooms()
    made = measurer.school.doors[0]
    subject = Subject(kind="door", id="d", ref=made.ref, element=made)
    nearest = Place(relation="nearest", use="office")
    assert isinstance(measurer.measure("is_in", subject, place=nearest), Unknown)


def test_every_door_measure_explains_itself():
    for (name, kind), spec in measures().items():
        if kind in ("door", "door side"):
            assert len(spec.doc) > 30, name
            assert spec.unit in ("", "m", "count", "ratio", "degrees", "N", "s"), name
            assert isinstance(spec, object)


def test_a_count_of_leaves_is_a_quantity():
    assert isinstance(asked(two_rooms(), "leaves"), Quantity)
