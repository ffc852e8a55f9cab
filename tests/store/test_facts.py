"""Facts survive being written and read, exactly."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from checker.errors import UsageError
from checker.geometry.frame import Frame
from checker.model import (
    Door,
    DoorPanel,
    ElementRef,
    Fitting,
    Furniture,
    Lift,
    LocalBox,
    ModelSource,
    Overhead,
    Problem,
    Property,
    Railing,
    Ramp,
    Room,
    School,
    Shape,
    ShapeSource,
    Slab,
    Stair,
    StairFlight,
    Storey,
    Surface,
    Wall,
    Window,
)
from checker.read import read_school
from checker.store import Facts, facts_from_json, facts_to_json

SOURCE = ModelSource(file="a.ifc", sha256="0" * 64, schema="IFC4", size=10)


def ref(ifc_class: str, global_id: str = "0" * 22) -> ElementRef:
    return ElementRef(global_id=global_id, ifc_class=ifc_class, name="00-12", step_id=7)


def shape(footprint) -> Shape:
    return Shape(footprint=footprint, base=0.0, top=2.7, source=ShapeSource(engine="direct"))


def school() -> School:
    holed = Polygon(box(0, 0, 5, 4).exterior.coords, [box(1, 1, 2, 2).exterior.coords])
    two_parts = MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)])
    return School(
        source=SOURCE,
        name="Škola <b>",
        storeys=(Storey(id="s", ref=ref("IfcBuildingStorey"), elevation=-0.15),),
        rooms=(
            Room(id="a", ref=ref("IfcSpace"), shape=shape(holed), boundary_ids=("d",)),
            Room(id="b", ref=ref("IfcSpace"), shape=shape(two_parts), is_external=True),
        ),
        doors=(
            Door(
                id="d",
                ref=ref("IfcDoor"),
                frame=Frame(origin=(1.25, 0.1), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0)),
                overall_width=0.91,
                panels=(DoorPanel(operation="SWINGING", width_ratio=1.0),),
                solids=(LocalBox(x=(0.0, 0.9), y=(0.0, 0.04), z=(0.0, 2.1)),),
                properties=(
                    Property(group="Pset_DoorCommon", name="IsExternal", value=True),
                    Property(group="Dims", name="Width", value=910.0, inherited=True),
                    Property(group="Dims", name="Note", value="oak"),
                ),
            ),
        ),
        stairs=(
            Stair(
                id="st",
                ref=ref("IfcStair"),
                flights=(StairFlight(id="f", ref=ref("IfcStairFlight"), riser_count=12),),
            ),
        ),
        problems=(Problem(code="x", scope="element", message="m", elements=("a",)),),
    )


def test_a_school_comes_back_as_it_was():
    facts = Facts(school=school())
    assert facts_from_json(facts_to_json(facts)) == facts


def test_the_same_facts_give_the_same_bytes():
    assert facts_to_json(Facts(school=school())) == facts_to_json(Facts(school=school()))


def test_a_property_that_is_true_does_not_come_back_as_one():
    again = facts_from_json(facts_to_json(Facts(school=school()))).school.doors[0]
    assert again.properties[0].value is True
    assert isinstance(again.properties[1].value, float)


coordinate = st.floats(-1e6, 1e6, allow_nan=False)


@given(x=coordinate, y=coordinate, elevation=coordinate, name=st.text(max_size=20))
def test_no_digit_and_no_letter_is_lost(x, y, elevation, name):
    storey = Storey(
        id="s",
        ref=ElementRef(global_id="g", ifc_class="IfcBuildingStorey", name=name),
        elevation=elevation,
        frame=Frame(origin=(x, y)),
    )
    facts = Facts(school=School(source=SOURCE, storeys=(storey,)))
    assert facts_from_json(facts_to_json(facts)) == facts


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 100_000,
        b"{}",
        b'{"schema": "schoolcheck/facts/1"}',
        b'{"schema": "schoolcheck/facts/9", "school": {}, "measured": {}}',
        b'{"schema": "schoolcheck/facts/1", "school": {"storys": []}, "measured": {}}',
        b'{"schema": "schoolcheck/facts/1", "school": {"source": 3}, "measured": {}}',
        b"\xff\xfe",
    ],
)
def test_anything_else_is_refused_in_a_sentence(data):
    with pytest.raises(UsageError, match="facts"):
        facts_from_json(data)


def test_an_outline_that_was_tampered_with_is_refused():
    raw = json.loads(facts_to_json(Facts(school=school())))
    raw["school"]["rooms"][0]["shape"]["footprint"] = [[[["x", 0]]]]
    with pytest.raises(UsageError):
        facts_from_json(json.dumps(raw).encode())


def climbed() -> School:
    tread = Surface(area=box(0, 0, 0.28, 1.2), level=0.17)
    slope = Surface(area=box(0, 0, 6, 1.5), level=0.25, slope=(1 / 12, -1e-9))
    solid = LocalBox(x=(0.0, 0.9), y=(0.0, 0.04), z=(0.0, 2.1))
    flight = StairFlight(id="f", ref=ref("IfcStairFlight"), tops=(tread,), soffits=(slope,))
    return replace(
        school(),
        stairs=(
            Stair(id="st", ref=ref("IfcStair"), flights=(flight,)),
            Stair(id="own", ref=ref("IfcStair"), tops=(tread,), soffits=(tread,)),
        ),
        ramps=(Ramp(id="r", ref=ref("IfcRamp"), tops=(slope,)),),
        slabs=(Slab(id="sl", ref=ref("IfcSlab"), slope=1 / 12, tops=(slope, tread)),),
        railings=(Railing(id="ra", ref=ref("IfcRailing"), line=((0.1, 0.2, 0.9), (1.0, 0.2, 1))),),
        furniture=(Furniture(id="fu", ref=ref("IfcFurniture"), solids=(solid, solid)),),
        fittings=(Fitting(id="fi", ref=ref("IfcX"), kind="hose reel", solids=(solid,)),),
        lifts=(Lift(id="l", ref=ref("IfcTransportElement"), solids=(solid,)),),
        walls=tuple(
            Wall(id=f"w{said}", ref=ref("IfcWall"), is_external=said)
            for said in (True, False, None)
        ),
        windows=(
            Window(id="wi", ref=ref("IfcWindow"), opening_id="o", shape=shape(box(0, 0, 1, 0.2))),
        ),
        overheads=(
            Overhead(id="ov", ref=ref("IfcBeam"), kind="duct", shape=shape(box(0, 0, 4, 0.2))),
        ),
    )  # fmt: skip


def test_what_bodies_show_comes_back_as_it_was():
    facts = Facts(school=climbed())
    assert facts_from_json(facts_to_json(facts)) == facts


ADDED = ("tops", "soffits", "line", "solids", "opening_id", "overheads")


def without_added(value):
    """Plain facts less all that bodies show beside their plan; doors keep their solids."""
    if isinstance(value, list):
        return [without_added(item) for item in value]
    if not isinstance(value, dict):
        return value
    is_door = "operation_from" in value
    return {
        name: without_added(item)
        for name, item in value.items()
        if name not in ADDED or (is_door and name != "tops")
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["A", "B", "A-dfe-2x3"])
def test_what_bodies_show_makes_the_facts_of_a_school_less_than_a_third_longer(samples, name):
    path = samples / "oakfield" / f"oakfield-primary-{name}.ifc"
    made = read_school(path)
    windows = {window.id for window in made.windows}
    bare = replace(
        made,
        windows=tuple(replace(window, shape=None) for window in made.windows),
        openings=tuple(
            replace(each, shape=None) if set(each.filled_by) & windows else each
            for each in made.openings
        ),
    )
    whole = facts_to_json(Facts(school=made))
    before = json.dumps(without_added(json.loads(facts_to_json(Facts(school=bare)))),
                        ensure_ascii=False, separators=(",", ":"))  # fmt: skip
    assert len(before) < len(whole) <= 1.3 * len(before.encode())
    assert facts_from_json(whole).school == made
