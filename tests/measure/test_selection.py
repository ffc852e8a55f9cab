"""Who is judged: subjects of each kind, inclusion bases and clusters."""

import pytest
from shapely import box

from checker.measure.registry import SUBJECT_KINDS
from checker.model import Problem, Property
from tests.measure.measuring import measured, measurer_of, subject_of
from tests.measure.schools import (
    door,
    fitting,
    lift,
    opening,
    room,
    row_of,
    school_of,
    square,
    stair,
    storey,
    wall,
    zone,
)

SERVICES = """HVAC, cooling, AHU, thermal, electrical, lighting, smoke, sprinklers, alarm, fire,
    compartment, access control"""


def ids(school, kind, **brief):
    return [each.id for each in measurer_of(school, brief=brief).subjects(kind)]


def external(id_):
    declared = Property(group="Pset_DoorCommon", name="IsExternal", value=True)
    return door(id_, at=(0, 0), properties=(declared,))


SCHOOL = school_of(
    storey("s0"),
    storey("s9", name="Roof"),
    *row_of(2),
    room("yard", square(20, at=(0, 30)), is_external=True),
    door("d1", at=(1, 0)),
    external("d2"),
    opening("hole", square(1)),
    opening("filled", square(1), filled_by=("d1",)),
    fitting("wc1", square(0.5), kind="wc"),
    fitting("lamp", square(0.2)),
    fitting("heater", square(0.2), kind="radiator"),
    lift("l1", square(2)),
    stair("st1", square(3)),
    zone("z1", "r0", name="Temperature zone"),
    zone("z2", name="Nothing in it"),
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("school", ["school"]),
        ("storey", ["s0"]),
        ("room", ["r0", "r1"]),
        ("outdoor space", ["yard"]),
        ("door", ["d1", "d2"]),
        ("door side", ["d1:pull", "d1:push", "d2:pull", "d2:push"]),
        ("entrance", ["d2"]),
        ("opening", ["hole"]),
        ("sanitary fitting", ["wc1"]),
        ("lift", ["l1"]),
        ("stair", ["st1"]),
        ("zone", ["z1"]),
        ("cluster", []),
        ("ramp", []),
    ],
)
def test_each_kind_has_its_subjects(kind, expected):
    assert ids(SCHOOL, kind) == expected


@pytest.mark.parametrize("kind", SUBJECT_KINDS)
def test_ids_are_unique_within_a_kind(kind):
    found = ids(SCHOOL, kind)
    assert len(found) == len(set(found))


def test_elements_with_a_problem_stay_subjects():
    twins = [room("a~1", square(3)), room("a~2", square(3))]
    problem = Problem(code="x", scope="element", message="Twice.", elements=("a~1", "a~2"))
    assert ids(school_of(*twins, problems=(problem,)), "room") == ["a~1", "a~2"]


@pytest.mark.parametrize(
    ("name", "is_base"),
    [
        ("Inclusion base", True),
        ("INCLUSION_BASE 1", True),
        ("Specialist resource provision", True),
        ("KS1 SRP", True),
        ("SEN Unit", True),
        ("Support bases", True),
        ("Database server zone", False),
        ("Harpist practice", False),
        ("Base cabinets", False),
        ("Heating zone 3", False),
        ("Heating_SEN unit", False),
        *((f"SEN unit {word.strip()}", False) for word in SERVICES.split(",")),
    ],
)
def test_a_zone_is_a_base_by_its_name(name, is_base):
    m = measurer_of(school_of(*row_of(2), zone("z", "r0", name=name)))
    expected = {"inclusion base" if is_base else "other"}
    assert measured(m, "kind", "zone", "z").possible == expected


def test_a_base_whose_description_speaks_of_its_lighting_is_one_all_the_same():
    base = zone(
        "z", "r0", name="Inclusion base", description="Dimmable lighting, quiet ventilation"
    )
    m = measurer_of(school_of(*row_of(2), base))
    assert measured(m, "kind", "zone", "z").possible == {"inclusion base"}


@pytest.mark.parametrize(
    ("name", "is_cluster"),
    [("Year 1 cluster", True), ("KS2", True), ("KS2 ventilation zone", False)],
)
def test_a_zone_of_services_is_no_cluster(name, is_cluster):
    m = measurer_of(school_of(*row_of(3), zone("z", "r0", name=name)))
    assert [each.id for each in m.subjects("cluster")] == (["z"] if is_cluster else [])


@pytest.mark.parametrize("text", ["long_name", "object_type", "description"])
def test_a_zone_may_say_elsewhere_than_in_its_name_that_it_is_a_base(text):
    base = zone("z", "r0", name="Zone 4", **{text: "Inclusion base"})
    m = measurer_of(school_of(*row_of(2), base))
    assert measured(m, "kind", "zone", "z").possible == {"inclusion base"}


@pytest.mark.parametrize("source", ["IfcZone", "IfcSpatialZone", "IfcGroup"])
def test_groups_and_spatial_zones_may_be_bases_too(source):
    m = measurer_of(school_of(*row_of(2), zone("z", "r0", name="Inclusion base", source=source)))
    found = measured(m, "kind", "zone", "z")
    assert found.possible == {"inclusion base"}
    assert source in found.method


def test_the_brief_makes_a_zone_of_the_model_a_base():
    school = school_of(*row_of(2), zone("z", "r0", name="Rainbow suite"))
    m = measurer_of(school, brief={"bases": [{"zone": "rainbow suite", "places": 12}]})
    assert [each.id for each in m.subjects("zone")] == ["z"]
    assert measured(m, "kind", "zone", "z").possible == {"inclusion base"}
    assert measured(m, "places", "zone", "z").low == 12


@pytest.mark.parametrize("words", ["r1", "1-07", "1-07 Den", "DEN", "  den "])
def test_the_brief_lists_a_bases_rooms_as_people_call_them(words):
    rooms = [room("r0", square(4)), room("r1", square(4, at=(5, 0)), name="1-07", long_name="Den")]
    m = measurer_of(school_of(*rooms), brief={"bases": [{"name": "Nest", "rooms": [words]}]})
    base = subject_of(m, "zone", "base:Nest")
    assert base.element.members == ("r1",)
    assert base.ref.storey == "Level 0"
    assert measured(m, "in_base", "room", "r1").possible == {True}
    assert measured(m, "in_base", "room", "r0").possible == {False}


def test_a_base_that_the_model_does_not_hold_is_still_a_subject_and_says_so():
    m = measurer_of(school_of(*row_of(1)), brief={"bases": [{"name": "Nest", "rooms": ["9-99"]}]})
    answer = measured(m, "net_area", "zone", "base:Nest")
    assert answer.missing == ("a room '9-99' that the brief names",)
    assert measured(m, "in_base", "room", "r0").possible == {True, False}
    assert measured(m, "has_base", "school", "school").possible == {True, False}


def test_a_base_in_the_brief_and_the_same_zone_in_the_model_are_one():
    school = school_of(*row_of(2), zone("z", "r0", name="SEN unit"))
    assert ids(school, "zone", bases=[{"name": "Nest", "rooms": ["r0"]}]) == ["base:Nest", "z"]
    m = measurer_of(school, brief={"bases": [{"name": "Nest", "rooms": ["r0"]}]})
    assert measured(m, "kind", "zone", "z").possible == {"other"}


def test_clusters_come_from_the_brief_before_the_model():
    school = school_of(*row_of(3), zone("z", "r0", name="Year 1 cluster"))
    assert ids(school, "cluster") == ["z"]
    assert ids(school, "cluster", clusters={"Infants": ["r1", "r2"]}) == ["cluster:Infants"]


def test_zones_within_zones_count_once_even_in_a_ring():
    outer = zone("outer", "inner", "r0")
    inner = zone("inner", "outer", "r1", "r0")
    m = measurer_of(school_of(*row_of(2), outer, inner))
    assert measured(m, "rooms", "zone", "outer").low == 2


def test_a_base_over_two_storeys_may_be_on_either():
    rooms = [room("r0", square(4)), room("r1", square(4), storey_id="s1")]
    m = measurer_of(school_of(*rooms, zone("z", "r0", "r1")))
    assert measured(m, "storey", "zone", "z").possible == {"Level 0", "Level 1"}


def test_a_door_in_an_external_wall_is_an_entrance_though_it_does_not_say_so():
    facade = wall("w", box(-1, -0.2, 9, 0), is_external=True)
    front = door("front", at=(2, -0.1), thickness=0.2, host_id="w")
    assert ids(school_of(*row_of(1), facade, front), "entrance") == ["front"]
    assert ids(school_of(*row_of(1), front), "entrance") == []


def test_a_refuge_is_a_room_that_is_called_so():
    named = room("r", box(0, 0, 2, 1), long_name="Disabled Refuge")
    assert ids(school_of(named, *row_of(1)), "refuge") == ["r"]
