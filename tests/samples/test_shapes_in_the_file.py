"""Bodies in the file, read by a geometry kernel, are the rooms and doors of the plan."""

import itertools
import math
from collections import Counter

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.util.placement
import ifcopenshell.util.shape
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPoint, Polygon

from sample_models.make import Plan
from sample_models.make.cases import CASES
from sample_models.make.frames import Frame, rotate
from sample_models.make.walls import clear_outline, door_frame
from tests.samples.inmemory import opened

WAYS = [
    {"schema": "IFC4"},
    {"schema": "IFC2X3", "unit": "mm"},
    {"schema": "IFC4X3", "unit": "foot", "body": "brep"},
    {"body": "brep", "rotate_deg": 30.0, "offset": (12.0, -7.0, 3.0)},
    {"baked": True, "rotate_deg": 211.0, "offset": (412345.0, 287654.0, 55.0)},
    {"mirror": True, "shuffle_seed": 3},
    {"datum": 55.0, "labels": "dfe", "schema": "IFC2X3"},
]


def volume(element: ifcopenshell.entity_instance) -> float:
    shape = ifcopenshell.geom.create_shape(ifcopenshell.geom.settings(), element)
    return float(ifcopenshell.util.shape.get_volume(shape.geometry))


def corners(element: ifcopenshell.entity_instance) -> np.ndarray:
    """World coordinates of a body's corners, in metres."""
    settings_ = ifcopenshell.geom.settings()
    settings_.set("use-world-coords", True)
    shape = ifcopenshell.geom.create_shape(settings_, element)
    return np.array(shape.geometry.verts).reshape(-1, 3)


def expected_volumes(plan: Plan) -> dict[str, float]:
    return {r.number: Polygon(clear_outline(r)).area * r.height for r in plan.rooms}


@pytest.mark.slow
@pytest.mark.parametrize("how", WAYS, ids=str)
def test_a_room_has_the_plans_volume_however_it_is_written(small, how):
    model = opened(small, **how)  # kept: an entity must not outlive its file
    found = {space.Name: volume(space) for space in model.by_type("IfcSpace")}
    assert found == pytest.approx(expected_volumes(small), rel=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", ["IfcWall", "IfcSlab", "IfcStairFlight", "IfcRampFlight", "IfcRailing", "IfcColumn"]
)
def test_a_facetted_body_has_the_volume_of_the_swept_one(small, kind):
    models = [opened(small, body=body) for body in ("swept", "brep")]
    swept, brep = (model.by_type(kind) for model in models)
    assert [volume(e) for e in brep] == pytest.approx([volume(e) for e in swept], rel=1e-6)
    assert len(swept) > 0


@pytest.mark.parametrize("mirror", [False, True])
def test_a_ramp_that_falls_sideways_lies_where_the_plan_says_swept_or_facetted(mirror):
    plan = next(
        c.plan for c in CASES if (c.rule, c.name) == ("ADA-405-ramp-cross-slope", "fail-1-in-40")
    )
    for body in ("swept", "brep"):
        model = opened(plan, body=body, mirror=mirror)
        found = corners(model.by_type("IfcRampFlight")[0])
        west, east = (found[found[:, 0] == side(found[:, 0])] for side in (np.min, np.max))
        higher, lower = (east, west) if mirror else (west, east)
        assert max(higher[:, 2]) - max(lower[:, 2]) == pytest.approx(1.5 / 40)
        assert max(found[:, 0]) - min(found[:, 0]) == pytest.approx(1.5)


def test_a_facetted_body_faces_outwards(small):
    model = opened(small, body="brep")
    for element in model.by_type("IfcBuildingElement"):
        if not element.Representation or element.Representation.Representations[0].Items[0].is_a(
            "IfcMappedItem"
        ):
            continue
        for solid in element.Representation.Representations[0].Items:
            assert signed_volume(solid) > 0, f"{element.is_a()} {element.Name} is inside out"


def signed_volume(brep: ifcopenshell.entity_instance) -> float:
    total = 0.0
    for bound in (bound for face in brep.Outer.CfsFaces for bound in face.Bounds):
        points = [np.array(p.Coordinates) for p in bound.Bound.Polygon]
        for second, third in itertools.pairwise(points[1:]):
            total += float(np.dot(points[0], np.cross(second, third))) / 6
    return total


def test_a_flight_climbs_what_it_says(small):
    model = opened(small)
    flight = model.by_type("IfcStairFlight")[0]
    heights = corners(flight)[:, 2]
    assert max(heights) == pytest.approx(1.8 * 11 / 12)  # the last riser is the landing's edge
    assert flight.NumberOfRisers == 12
    assert flight.RiserHeight == pytest.approx(0.15)
    assert flight.TreadLength == pytest.approx(0.28)


@pytest.mark.slow
@pytest.mark.parametrize("how", WAYS, ids=str)
def test_a_door_hangs_where_the_plan_puts_it(small, how):
    """Origin at the corner, x along the width, y the way it opens."""
    model = opened(small, **{k: v for k, v in how.items() if k != "mirror"})
    scale = {"mm": 0.001, "foot": 0.3048}.get(how.get("unit", "m"), 1.0)
    x, y, _ = how.get("offset", (0.0, 0.0, 0.0))
    moved = Frame(x=x, y=y, turn=how.get("rotate_deg", 0.0))
    for door in model.by_type("IfcDoor"):
        plan_door = next(d for d in small.doors if d.name == door.Name)
        frame = moved.place(door_frame(small, plan_door))
        matrix = ifcopenshell.util.placement.get_local_placement(door.ObjectPlacement)
        assert matrix[:2, 3] * scale == pytest.approx([frame.x, frame.y], abs=1e-4)
        assert matrix[:2, 0] == pytest.approx(rotate((1.0, 0.0), frame.turn), abs=1e-9)


def test_a_door_opens_into_its_room_or_out_of_it(small):
    for door in small.doors:
        frame = door_frame(small, door)
        middle = small.door_kind(door.kind).overall / 2
        ahead = frame.place(Frame(x=middle, y=0.5))
        inside = Polygon(small.room(door.room).outline).contains(MultiPoint([(ahead.x, ahead.y)]))
        assert inside == (door.opens == "in"), door.name


def test_furniture_stands_where_the_plan_puts_it(small):
    model = opened(small, rotate_deg=90.0)
    made = {e.Name: e for e in model.by_type("IfcFurniture") + model.by_type("IfcFlowTerminal")}
    counts = Counter[str]()
    for thing in small.things:
        counts[thing.room] += 1
        placement = made[f"{thing.room}-F{counts[thing.room]:02d}"].ObjectPlacement
        matrix = ifcopenshell.util.placement.get_local_placement(placement)
        assert matrix[:2, 3] == pytest.approx(rotate((thing.x, thing.y), 90.0), abs=1e-6)
        front = rotate((0.0, 1.0), thing.facing)  # +x turned by facing, then by the quarter turn
        assert matrix[:2, 1] == pytest.approx(front, abs=1e-9)
    assert len(made) == len(small.things)


def test_furniture_of_one_kind_shares_one_shape(small):
    model = opened(small)
    sources = {
        item.MappingSource.id()
        for chair in model.by_type("IfcFurniture")
        if chair.ObjectType == "Pupil chair"
        for item in chair.Representation.Representations[0].Items
    }
    assert len(sources) == 1


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["A", "B", "A-dfe-2x3"])
def test_every_room_of_the_school_has_the_plans_area(oakfield_files, school_a, school_b, ending):
    plan = school_b if ending == "B" else school_a
    spaces = oakfield_files[ending].by_type("IfcSpace")
    assert {s.Name: volume(s) for s in spaces} == pytest.approx(expected_volumes(plan), rel=1e-6)


_SMALL = st.floats(-50, 50, allow_nan=False)
_FRAMES = st.builds(Frame, x=_SMALL, y=_SMALL, z=_SMALL, turn=st.floats(-360, 360))


@settings(max_examples=60, deadline=None)
@given(outer=_FRAMES, inner=_FRAMES)
def test_a_frame_taken_apart_and_put_together_is_the_same(outer, inner):
    again = outer.place(outer.relative(inner))
    assert (again.x, again.y, again.z) == pytest.approx((inner.x, inner.y, inner.z), abs=1e-9)
    assert math.isclose((again.turn - inner.turn) % 360, 0, abs_tol=1e-9) or math.isclose(
        (again.turn - inner.turn) % 360, 360, abs_tol=1e-9
    )


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 360, -90])
def test_a_quarter_turn_is_exact(degrees):
    x, y = rotate((412345.125, 287654.25), degrees)
    assert {abs(x), abs(y)} == {412345.125, 287654.25}
