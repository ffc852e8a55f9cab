"""Each fault written down is in the model with its figure, and each near miss only just passes."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import shapely
from ruamel.yaml import YAML
from shapely import Polygon, box
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from sample_models.make import Plan, oakfield
from sample_models.make.furniture import PATTERNS
from sample_models.make.plan import bounds
from sample_models.make.walls import clear_outline
from tests.samples.gauges_base import BASE_GAUGES
from tests.samples.gauges_climbs import CLIMB_GAUGES

FILE = Path(__file__).resolve().parents[2] / "sample_models" / "oakfield-faults.yaml"
DATA: dict[str, list[dict[str, Any]]] = YAML(typ="safe", pure=True).load(FILE.read_text("utf-8"))
FAULTS, NEW, NEAR = DATA["faults"], DATA["new_in_B"], DATA["near_misses"]
PLANS = {"A": oakfield("A"), "B": oakfield("B")}
GROUP_KINDS = {"small group", "medium group", "large group", "base group"}


def clear(plan: Plan, number: str) -> Polygon:
    return Polygon(clear_outline(plan.room(number)))


def obstacles(plan: Plan, number: str, *, columns: bool = True) -> BaseGeometry:
    """Columns, furniture and fittings in a room, seen from above."""
    found: list[BaseGeometry] = []
    for thing in plan.things:
        if thing.room == number:
            shape = unary_union([Polygon(s.outline) for s in PATTERNS[thing.kind].solids])
            turned = rotate(shape, thing.facing - 90, origin=(0, 0))
            found.append(translate(turned, thing.x, thing.y))
    for column in plan.columns if columns else ():
        half = column.width / 2, column.depth / 2
        x, y = column.x, column.y
        found.append(box(x - half[0], y - half[1], x + half[0], y + half[1]))
    return unary_union(found)


def area(plan: Plan, fault: dict[str, Any]) -> float:
    return clear(plan, fault["rooms"][0]).area


def width(plan: Plan, fault: dict[str, Any]) -> float:
    x0, y0, x1, y1 = bounds(clear_outline(plan.room(fault["rooms"][0])))
    return min(x1 - x0, y1 - y0)


def places_beyond(plan: Plan, fault: dict[str, Any]) -> float:
    """How many of the rooms beyond a narrow corridor's ends have 1.8 by 1.8 m, right beside it."""
    here = plan.room(fault["rooms"][0])
    near = [plan.room(number) for number in fault["beyond"]]
    assert width(plan, fault) < 1.8 - 1e-6
    assert all(Polygon(here.outline).touches(Polygon(room.outline)) for room in near)
    return sum(width(plan, {"rooms": [room.number]}) >= 1.8 for room in near)


def turning(plan: Plan, fault: dict[str, Any]) -> float:
    number = fault["rooms"][0]
    free = clear(plan, number).difference(obstacles(plan, number))
    return 2 * shapely.maximum_inscribed_circle(free, tolerance=1e-5).length


def goes_through(free: BaseGeometry, wide: float) -> bool:
    """Whether a disc of this width gets from one end of the floor to the other."""
    rest = free.buffer(-wide / 2, join_style="mitre")
    if rest.is_empty or rest.geom_type != "Polygon":
        return False
    whole, left = (max(b[2] - b[0], b[3] - b[1]) for b in (free.bounds, rest.bounds))
    return bool(left > whole - wide - 1e-6)


def passage(plan: Plan, fault: dict[str, Any]) -> float:
    """The widest disc that still passes along the whole corridor, by halving."""
    number = fault["rooms"][0]
    free = clear(plan, number).difference(obstacles(plan, number))
    low, high = 0.0, 5.0
    for _ in range(40):
        middle = (low + high) / 2
        if goes_through(free, middle):
            low = middle
        else:
            high = middle
    return low


def door(plan: Plan, fault: dict[str, Any]) -> float:
    kind = plan.door_kind(next(d.kind for d in plan.doors if d.name == fault["doors"][0]))
    return kind.leaf if kind.clear is None else kind.clear


def groups_upstairs(plan: Plan, _fault: dict[str, Any]) -> float:
    return sum(r.storey == "01" and r.kind in GROUP_KINDS for r in plan.rooms)


def share_outside_base(plan: Plan, kinds: set[str]) -> float:
    outside = [r for r in plan.rooms if r.kind in kinds and r.number not in plan.groups[0].rooms]
    return sum(clear(plan, r.number).area for r in outside) / 420


def group_share(plan: Plan, _fault: dict[str, Any]) -> float:
    return share_outside_base(plan, {*GROUP_KINDS})


def support_share(plan: Plan, _fault: dict[str, Any]) -> float:
    return share_outside_base(plan, {*GROUP_KINDS, "sen resource", "calm"})


def groups_outside_base(plan: Plan, _fault: dict[str, Any]) -> float:
    inside = plan.groups[0].rooms
    return sum(r.kind in GROUP_KINDS and r.number not in inside for r in plan.rooms)


def noise(plan: Plan, fault: dict[str, Any]) -> float:
    said = plan.claims[fault["rooms"][0]]["SchoolCheck_Environment"]["IndoorAmbientNoise_dBA"]
    assert isinstance(said, float)
    return said


def calm_in_base(plan: Plan, _fault: dict[str, Any]) -> float:
    return sum(plan.room(n).kind == "calm" for n in plan.groups[0].rooms)


def step(plan: Plan, fault: dict[str, Any]) -> float:
    return abs(plan.room(fault["rooms"][0]).floor - plan.room(fault["rooms"][1]).floor)


def way_in(plan: Plan, fault: dict[str, Any]) -> float:
    """What is in the way: a step, else the width of the door's leaf."""
    return step(plan, fault) if "most" in fault else door(plan, fault)


def nib(plan: Plan, fault: dict[str, Any]) -> float:
    """From the free edge of a leaf hung at the low end of a room's west side to the next wall."""
    found = next(d for d in plan.doors if d.name == fault["doors"][0])
    kind, room = plan.door_kind(found.kind), plan.room(found.room)
    edge = bounds(room.outline)[1] + found.at - kind.overall / 2 + kind.lining + kind.leaf
    return bounds(clear_outline(room))[3] - edge


def rails_of_steps(plan: Plan, _fault: dict[str, Any]) -> float:
    return sum(rail.name.startswith("Steps handrail") for rail in plan.rails)


def head_of_ramp(plan: Plan, _fault: dict[str, Any]) -> float:
    """Depth of the landing that the doors of the main entrance leave, hung 200 mm in the wall."""
    (ramp,) = (climb for climb in plan.climbs if climb.kind == "ramp")
    (_, south, _, north, _) = ramp.landings[0]
    kind = plan.door_kind(next(d.kind for d in plan.doors if d.name == "00-30-D01"))
    return north - south - (kind.leaf - 0.2 if "SWING" in kind.operation else 0.0)


def rise(plan: Plan, fault: dict[str, Any]) -> float:
    flights = [flight for climb in plan.climbs for flight in climb.flights]
    return min(f.rise / f.risers for f in flights if f.name in fault["climbs"])


def car(plan: Plan, _fault: dict[str, Any]) -> float:
    return min(plan.lifts[0].width, plan.lifts[0].depth)


def cubicle_depth(plan: Plan, fault: dict[str, Any]) -> float:
    return next(row.depth for row in plan.cubicles if row.room == fault["rooms"][0])


def widest_cubicle(plan: Plan, fault: dict[str, Any]) -> float:
    return max(next(row.widths for row in plan.cubicles if row.room == fault["rooms"][0]))


def beside_bed(plan: Plan, fault: dict[str, Any]) -> float:
    """What the walls leave at the narrower side of the only bed in a room, 1.8 m by 0.75 m."""
    number = fault["rooms"][0]
    bed = next(t for t in plan.things if t.room == number and t.kind == "changing bench")
    shape = translate(rotate(box(-0.9, 0, 0.9, 0.75), bed.facing - 90, origin=(0, 0)), bed.x, bed.y)
    x0, _, x1, _ = clear(plan, number).bounds
    return min(shape.bounds[0] - x0, x1 - shape.bounds[2])


def is_kept(found: float, fault: dict[str, Any]) -> bool:
    """Whether a figure keeps to the limit of a row, on whichever side of it."""
    if "most" in fault:
        return bool(found <= fault["most"] + 5e-4)
    return bool(found >= fault["limit"] - 5e-4)


GAUGES = {
    "ENG-SGR-area": area,
    "ENG-SGR-width": width,
    "ENG-SGR-on-each-storey": groups_upstairs,
    "ENG-SGR-area-per-pupil": group_share,
    "ENG-SGR-SEND-area": area,
    "ENG-SGR-table-fits": width,
    "ENG-SGR-support-area-primary": support_share,
    "ENG-SGR-per-class": groups_outside_base,
    "ENG-SGR-acoustics": noise,
    "ENG-BASE-room-set": calm_in_base,
    "ENG-CALM-area": area,
    "ENG-CALM-width": width,
    "ENG-HYGIENE-area": area,
    "ENG-ADM2-accessible-wc-size": width,
    "ENG-ADM2-accessible-wc-turning": turning,
    "ENG-ADM2-corridor-clear-width": passage,
    "ENG-ADM2-corridor-passing": places_beyond,
    "ENG-ADM2-door-clear-width": door,
    "ENG-ADM2-step-free-reach": way_in,
    "ENG-ADM2-door-nib": nib,
    "ENG-ADM2-stair-handrails": rails_of_steps,
    "ENG-ADM2-ramp-landings": head_of_ramp,
    "ENG-ADM2-ambulant-cubicle": cubicle_depth,
    "ENG-ADM2-enlarged-cubicle": widest_cubicle,
    "ENG-HYGIENE-bed-sides": beside_bed,
    "ENG-ADK-stair-rise": rise,
    "ENG-ADM2-lift-car": car,
    "ENG-ADM2-stair-landing-length": head_of_ramp,
    **CLIMB_GAUGES,
    **BASE_GAUGES,
}
MEASURED = [f for f in FAULTS if f["rule"] in GAUGES]


def identity(fault: dict[str, Any]) -> str:
    return str(fault["id"])


@pytest.mark.parametrize("fault", [*FAULTS, *NEW, *NEAR], ids=identity)
def test_every_room_and_door_named_is_in_both_revisions(fault):
    for plan in PLANS.values():
        assert set(fault.get("rooms", [])) <= {room.number for room in plan.rooms}
        assert set(fault.get("doors", [])) <= {door_.name for door_ in plan.doors}
        assert set(fault.get("storeys", [])) <= {storey.name for storey in plan.storeys}
        climbs = {f.name for c in plan.climbs for f in c.flights} | {
            lift.name for lift in plan.lifts
        }
        climbs |= {
            f"{c.name} landing {n}" for c in plan.climbs for n in range(1, len(c.landings) + 1)
        }
        assert set(fault.get("climbs", [])) <= climbs


@pytest.mark.parametrize("fault", MEASURED, ids=identity)
def test_revision_a_has_the_fault_with_the_figure_given(fault):
    found = GAUGES[fault["rule"]](PLANS["A"], fault)
    assert found == pytest.approx(fault["measured"], abs=5e-4)
    assert not is_kept(found, fault)


@pytest.mark.parametrize("fault", MEASURED, ids=identity)
def test_revision_b_has_mended_what_it_says_it_mended(fault):
    found = GAUGES[fault["rule"]](PLANS["B"], fault)
    assert is_kept(found, fault) == (fault["fixed_in_B"] == "yes")


@pytest.mark.parametrize("fault", NEW, ids=identity)
def test_the_new_fault_is_in_b_and_not_in_a(fault):
    assert GAUGES[fault["rule"]](PLANS["B"], fault) == pytest.approx(fault["measured"])
    assert not is_kept(GAUGES[fault["rule"]](PLANS["B"], fault), fault)
    assert is_kept(GAUGES[fault["rule"]](PLANS["A"], fault), fault)


@pytest.mark.parametrize("revision", ["A", "B"])
@pytest.mark.parametrize("near", NEAR, ids=identity)
def test_a_near_miss_is_at_its_limit_in_both_revisions(near, revision):
    found = GAUGES[near["rule"]](PLANS[revision], near)
    assert found == pytest.approx(near["limit"], abs=2e-4)


@pytest.mark.parametrize(("revision", "inwards"), [("A", True), ("B", False)])
def test_the_visitors_wc_door_opens_inwards_in_a_alone(revision, inwards):
    found = next(d for d in PLANS[revision].doors if d.name == "00-36-D01")
    assert (found.opens == "in") is inwards


@pytest.mark.parametrize(("revision", "faulty"), [("A", True), ("B", False)])
def test_a_blind_door_and_a_lock_are_stated_in_a_alone(revision, faulty):
    said = {name: sets.get("SchoolCheck_Door", {}) for name, sets in PLANS[revision].claims.items()}
    assert said["00-16-D01"]["VisionPanel"] is not faulty
    assert said["00-09-D01"]["LockableFromOutside"] is faulty
    others = [facts for name, facts in said.items() if facts and name != "00-16-D01"]
    assert all(facts["VisionPanel"] for facts in others)


def test_the_inward_door_sweeps_over_every_turning_space():
    plan = PLANS["A"]
    free = clear(plan, "00-36").difference(obstacles(plan, "00-36"))
    centre, radius = shapely.Point(52.95, 7.5), 0.926
    left = free.difference(centre.buffer(radius / 2, quad_segs=32))
    assert 2 * shapely.maximum_inscribed_circle(left, tolerance=1e-4).length < 1.5


@pytest.mark.parametrize(("revision", "height"), [("A", 0.15), ("B", 0.0)])
def test_the_sensory_room_is_a_step_up_in_a_alone(revision, height):
    fault = next(f for f in FAULTS if f["id"] == "A19")
    assert step(PLANS[revision], fault) == pytest.approx(height)


def test_there_are_faults_of_every_kind_and_their_ids_are_their_own():
    ids = [item["id"] for item in (*FAULTS, *NEW, *NEAR)]
    assert len(ids) == len(set(ids))
    assert len(FAULTS) >= 14
    assert len(NEW) == 4
    assert set(GAUGES) <= {fault["rule"] for fault in (*FAULTS, *NEW, *NEAR)}
    assert sum(fault["fixed_in_B"] == "yes" for fault in FAULTS) > len(FAULTS) * 2 / 3


def test_most_of_the_faults_are_in_different_rooms():
    rooms = [fault["rooms"][0] for fault in FAULTS if fault.get("rooms")]
    assert len(set(rooms)) >= 13


@pytest.mark.parametrize("revision", ["A", "B"])
def test_no_other_small_room_is_wrong_by_accident(revision):
    """Rooms of the judged kinds that no fault names keep to the limits."""
    plan = PLANS[revision]
    named = {n for f in (*FAULTS, *NEW) for n in f.get("rooms", [])}
    least = {
        "calm": 6.0,
        "therapy": 15.0,
        "hygiene": 9.0,
        "accessible wc": 3.3,
        **dict.fromkeys(GROUP_KINDS, 9.0),
    }
    for room in plan.rooms:
        if room.kind in least and room.number not in named:
            assert clear(plan, room.number).area >= least[room.kind] - 1e-6, room.number


@pytest.mark.parametrize("revision", ["A", "B"])
def test_no_other_door_is_narrow_by_accident(revision):
    plan = PLANS[revision]
    named = {n for f in (*FAULTS, *NEW, *NEAR) for n in f.get("doors", [])}
    for item in plan.doors:
        if item.name not in named:
            kind = plan.door_kind(item.kind)
            assert (kind.clear or kind.leaf - 0.075) >= 0.825, item.name


@pytest.mark.parametrize("revision", ["A", "B"])
def test_no_other_corridor_is_pinched_by_accident(revision):
    plan = PLANS[revision]
    named = {n for f in (*FAULTS, *NEAR) for n in f.get("rooms", [])}
    for room in plan.rooms:
        if "corridor" in room.kind and room.number not in named:
            assert passage(plan, {"rooms": [room.number]}) >= 1.2, room.number


def test_the_two_revisions_differ_only_where_the_list_says():
    """A room that changed its shape, name or door touches a fault or stands beside one."""
    named = {n for f in (*FAULTS, *NEW) for n in f.get("rooms", [])} | {"01-06", "01-07"}
    changed = {
        one.number
        for one, other in itertools.zip_longest(PLANS["A"].rooms, PLANS["B"].rooms)
        if one != other
    }
    neighbours = {"00-08", "00-17", "00-20", "00-61", "00-62"}  # their walls moved with another's
    assert changed <= named | neighbours
