"""The school is one that an architect would believe: walls meet, doors work, nothing floats."""

import itertools
from collections import defaultdict
from functools import cache

import networkx as nx
import pytest
from shapely import Polygon, box
from shapely.affinity import rotate, scale, translate
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from sample_models.make import Plan
from sample_models.make.cases import CASES
from sample_models.make.frames import Frame
from sample_models.make.furniture import PATTERNS
from sample_models.make.plan import Door, Thing, bounds, mirrored
from sample_models.make.walls import (
    centre_of,
    clear_outline,
    derive_walls,
    door_frame,
    handing,
    rooms_beside,
    storey_outline,
    wall_of,
)
from tests.every import every

CASE_PLANS = {f"{case.rule}/{case.name}": case.plan for case in CASES}


def standing(frame: Frame, shape: BaseGeometry) -> BaseGeometry:
    return translate(rotate(shape, frame.turn, origin=(0, 0)), frame.x, frame.y)


@cache
def outline(kind: str) -> BaseGeometry:
    return unary_union([Polygon(solid.outline) for solid in PATTERNS[kind].solids])


def footprint(thing: Thing) -> BaseGeometry:
    return standing(Frame(x=thing.x, y=thing.y, turn=thing.facing - 90), outline(thing.kind))


def strip(plan: Plan, door: Door, *, ahead: float) -> BaseGeometry:
    """The floor just before or behind a door, this far from its lining."""
    width = plan.door_kind(door.kind).overall
    low, high = (0.2, 0.2 + ahead) if ahead > 0 else (ahead, 0.0)
    return standing(door_frame(plan, door), box(0.05, low + 1e-6, width - 0.05, high - 1e-6))


def clear(plan: Plan, number: str) -> Polygon:
    return Polygon(clear_outline(plan.room(number)))


def test_no_two_rooms_overlap(school):
    for one, other in itertools.combinations(school.rooms, 2):
        if one.storey == other.storey:
            shared = Polygon(one.outline).intersection(Polygon(other.outline)).area
            assert shared == pytest.approx(0, abs=1e-9), f"{one.number} and {other.number}"


@pytest.mark.parametrize("storey", ["00", "01"])
def test_rooms_and_walls_fill_the_whole_floor(school, storey):
    rooms = [clear(school, r.number) for r in school.rooms if r.storey == storey and not r.outdoor]
    walls = [standing(w.frame, Polygon(w.outline)) for w in derive_walls(school, storey)]
    floor = storey_outline(school, storey)
    assert unary_union([*rooms, *walls]).symmetric_difference(floor).area < 1e-6
    assert unary_union(rooms).intersection(unary_union(walls)).area < 1e-6


@pytest.mark.slow
@every("name", CASE_PLANS)
def test_rooms_and_walls_of_a_case_do_not_overlap(name):
    plan = CASE_PLANS[name]
    for storey in {room.storey for room in plan.rooms}:
        rooms = unary_union([clear(plan, r.number) for r in plan.rooms if r.storey == storey])
        walls = [standing(w.frame, Polygon(w.outline)) for w in derive_walls(plan, storey)]
        assert rooms.intersection(unary_union(walls)).area < 1e-6


def test_every_room_has_a_door_or_an_opening(school):
    joined = {n for item in (*school.doors, *school.gaps) for n in rooms_beside(school, item)}
    assert {r.number for r in school.rooms if not r.outdoor} - joined == set()


def test_every_room_is_reached_from_outside_on_its_storey_or_by_stair_and_lift(school):
    graph = nx.Graph()
    for item in (*school.doors, *school.gaps):
        beside = rooms_beside(school, item)
        graph.add_edge(beside[0], beside[1] if len(beside) > 1 else "outside")
    for lower, upper in (("00-01", "01-01"), ("00-40", "01-23"), ("00-22", "01-17")):
        graph.add_edge(lower, upper)
    reached = nx.node_connected_component(graph, "outside")
    assert {r.number for r in school.rooms if not r.outdoor} - reached == set()


def test_the_base_is_whole_without_leaving_it(school):
    group = set(school.groups[0].rooms)
    graph = nx.Graph()
    for item in school.doors:
        beside = rooms_beside(school, item)
        graph.add_edge(beside[0], beside[1] if len(beside) > 1 else "outside")
    inside = graph.subgraph([n for n in group if n in graph])
    assert nx.is_connected(inside)
    assert nx.has_path(graph.subgraph([*inside, "outside"]), "00-51", "outside")


@pytest.mark.slow
@every("name", CASE_PLANS)
def test_every_room_of_a_case_has_a_door_or_an_opening(name):
    plan = CASE_PLANS[name]
    joined = {n for item in (*plan.doors, *plan.gaps) for n in rooms_beside(plan, item)}
    assert {r.number for r in plan.rooms if not r.outdoor} - joined == set()


@pytest.mark.slow
def test_no_door_runs_into_a_wall_that_meets_its_own(school):
    for door in school.doors:
        for ahead in (0.3, -0.3):
            floor = strip(school, door, ahead=ahead)
            rooms = unary_union([clear(school, n) for n in rooms_beside(school, door)])
            outside = len(rooms_beside(school, door)) == 1
            hit = floor.difference(rooms).area
            assert hit < 1e-6 or outside, f"{door.name} runs into a wall"


@pytest.mark.slow
def test_no_furniture_stands_before_a_door(school):
    by_room = defaultdict(list)
    for thing in school.things:
        by_room[thing.room].append(footprint(thing))
    for door in school.doors:
        for number in rooms_beside(school, door):
            crowd = unary_union(by_room[number])
            for ahead in (0.6, -0.6):
                assert strip(school, door, ahead=ahead).intersection(crowd).area < 1e-6, door.name


@pytest.mark.slow
@every("name", ["school", *CASE_PLANS])
def test_furniture_stands_in_its_own_room(name, school_a):
    plan = school_a if name == "school" else CASE_PLANS[name]
    rooms = {r.number: clear(plan, r.number).buffer(1e-6) for r in plan.rooms}
    for thing in plan.things:
        room = rooms[thing.room]
        assert room.contains(footprint(thing)), f"{thing.kind} in {thing.room}"


@pytest.mark.slow
def test_no_two_pieces_of_furniture_overlap_save_chairs_under_tables(school):
    by_room = defaultdict(list)
    for thing in school.things:
        if thing.kind != "chair":
            by_room[thing.room].append(thing)
    for things in by_room.values():
        for one, other in itertools.combinations(things, 2):
            shared = footprint(one).intersection(footprint(other)).area
            assert shared < 1e-6, f"{one.kind} and {other.kind} in {one.room}"


def test_no_two_doors_share_a_place_in_a_wall(school):
    places = defaultdict(list)
    walls = [w for s in school.storeys for w in derive_walls(school, s.code)]
    for item in (*school.doors, *school.gaps, *school.windows):
        kind = school.door_kind(item.kind) if isinstance(item, Door) else None
        width = kind.overall if kind else item.width
        wall = wall_of(school, walls, item)
        x0, y0, _, _ = bounds(school.room(item.room).outline)
        middle = (x0 if wall.along == "x" else y0) + item.at
        places[wall.name].append((middle - width / 2, middle + width / 2, item.name))
    for spans in places.values():
        for (_, end, one), (start, _, other) in itertools.pairwise(sorted(spans)):
            assert start >= end, f"{one} and {other}"


def test_every_window_is_in_an_outer_wall(school):
    walls = [w for s in school.storeys for w in derive_walls(school, s.code)]
    inner = [w.name for w in school.windows if not wall_of(school, walls, w).outward]
    assert inner == []


def test_every_classroom_and_office_has_daylight(school):
    lit = {window.room for window in school.windows}
    kinds = {"reception class", "infant class", "junior class", "base class", "office", "head"}
    assert {r.number for r in school.rooms if r.kind in kinds} - lit == set()


def test_the_upper_storey_stands_on_the_lower(school):
    assert storey_outline(school, "00").buffer(1e-6).contains(storey_outline(school, "01"))


def test_stairs_and_lift_stand_in_their_rooms(school):
    for climb in school.climbs:
        if climb.name in ("Stair west", "Stair east"):
            room = clear(school, "00-01" if climb.name == "Stair west" else "00-40")
            assert room.buffer(1e-6).contains(Polygon(climb.well))
            for flight in climb.flights:
                run = box(0, -flight.width / 2, flight.going, flight.width / 2)
                frame = Frame(x=flight.x, y=flight.y, turn=flight.direction)
                assert room.buffer(1e-6).contains(standing(frame, run))
    lift = school.lifts[0]
    car = box(lift.x, lift.y, lift.x + lift.width, lift.y + lift.depth)
    assert clear(school, "00-22").contains(car)
    assert clear(school, "01-17").contains(car)


def test_the_flights_of_a_stair_climb_one_storey(school):
    for climb in school.climbs:
        if climb.kind == "stair" and climb.well:
            assert sum(f.rise for f in climb.flights) == pytest.approx(3.6)


def test_the_school_has_the_rooms_that_its_brief_counts(school):
    kinds = [room.kind for room in school.rooms]
    assert kinds.count("reception class") == 2
    assert kinds.count("infant class") == 4
    assert kinds.count("junior class") == 8
    assert kinds.count("base class") == 3
    assert {"hall", "studio", "library", "practical", "sen resource", "medical"} <= set(kinds)


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("reception class", 61.5, 63.0),
        ("infant class", 61.5, 63.0),
        ("junior class", 54.5, 56.0),
        ("base class", 54.5, 56.0),
        ("hall", 179.9, 180.1),
        ("studio", 54.0, 56.0),
        ("practical", 38.0, 39.0),
        ("life skills", 24.0, 25.0),
        ("parents", 10.0, 11.0),
    ],
)
def test_rooms_have_the_areas_of_their_kind(school, kind, least, most):
    areas = [clear(school, r.number).area for r in school.rooms if r.kind == kind]
    assert all(least <= area <= most for area in areas)


def test_the_whole_school_is_about_as_large_as_such_a_school_is(school):
    floors = sum(storey_outline(school, code).area for code in ("00", "01"))
    assert 2400 < floors < 3100


def test_corridors_are_wide_where_nothing_is_meant_to_be_narrow(school):
    on_purpose = {"00-18", "00-38"}
    for room in school.rooms:
        if room.kind in ("corridor", "base corridor") and room.number not in on_purpose:
            x0, y0, x1, y1 = bounds(clear_outline(room))
            assert min(x1 - x0, y1 - y0) >= 1.8, room.number


def test_a_mirrored_mirror_is_the_plan_again(school):
    again = mirrored(mirrored(school))
    for name in ("doors", "windows", "gaps", "columns", "lifts", "rails"):
        for one, other in zip(getattr(again, name), getattr(school, name), strict=True):
            assert rounded(one) == rounded(other)
    for one, other in zip(again.rooms, school.rooms, strict=True):
        assert Polygon(one.outline).equals(Polygon(other.outline))


def rounded(item: object) -> dict[str, object]:
    values = {name: getattr(item, name) for name in type(item).__slots__}
    return {k: round(v, 6) if isinstance(v, float) else v for k, v in values.items()}


def test_mirroring_keeps_every_door_between_the_same_rooms(school):
    other = mirrored(school)
    for one, two in zip(school.doors, other.doors, strict=True):
        assert sorted(rooms_beside(school, one)) == sorted(rooms_beside(other, two)), one.name


def hinge(plan: Plan, door: Door) -> tuple[float, float]:
    """Where the hinge of a single-leaf door is, read as IFC reads it: LEFT is the low x end."""
    at = 0.0 if handing(plan, door) == "LEFT" else plan.door_kind(door.kind).overall
    point = door_frame(plan, door).place(Frame(x=at))
    return round(point.x, 6), round(point.y, 6)


def test_the_hinge_is_at_the_end_that_the_plan_names(school):
    for door in school.doors:
        x, y = centre_of(school, door)
        at = hinge(school, door)
        before = at[0] < x if door.side in "NS" else at[1] < y
        assert before == (door.hinge == "lo"), door.name


def test_a_mirrored_door_has_its_hinge_where_the_mirror_shows_it(school):
    other = mirrored(school)
    for one, two in zip(school.doors, other.doors, strict=True):
        (x, y), (u, v) = hinge(school, one), hinge(other, two)
        assert (-x, y) == pytest.approx((u, v), abs=1e-6), one.name


def test_mirrored_furniture_stands_where_the_mirror_shows_it(school):
    for one, two in zip(school.things, mirrored(school).things, strict=True):
        seen = scale(footprint(one), xfact=-1, origin=(0, 0))
        assert seen.symmetric_difference(footprint(two)).area < 1e-6, f"{one.kind} in {one.room}"
