"""Facts survive being written and read, exactly."""

import json

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
    LocalBox,
    ModelSource,
    Problem,
    Property,
    Room,
    School,
    Shape,
    ShapeSource,
    Stair,
    StairFlight,
    Storey,
)
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
