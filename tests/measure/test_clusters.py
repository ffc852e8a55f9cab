"""Clusters of classrooms: told by the brief, named in the model, or found along a corridor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.beside.clusters_found import is_classroom, may_be_classroom
from checker.results.values import Choice, Quantity, Unknown
from checker.uses import RoomUse
from tests.geometry.turning import TURNS
from tests.measure.beside_made import broken, possible, school_measurer
from tests.measure.measuring import measured
from tests.measure.schools import door, opening, room, school_of, wall, zone
from tests.measure.turned import shuffled_school, turned_school

WEST, EAST = room("w", box(0, 0, 10, 2)), room("e", box(10.1, 0, 20, 2))
CLASSES = [
    room("a", box(0, 2.1, 5, 8)),
    room("b", box(5.1, 2.1, 10, 8)),
    room("c", box(10.1, 2.1, 15, 8)),
    room("d", box(15.1, 2.1, 20, 8)),
]
GROUP = room("g", box(0, -4, 5, -0.1))
HALL = room("h", box(5.1, -9, 20, -0.1))
DOORS = [
    door("da", at=(2, 2.05)),
    door("db", at=(7, 2.05)),
    door("dc", at=(12, 2.05)),
    door("dd", at=(17, 2.05)),
    door("dg", at=(2, -0.05)),
    door("dh", at=(12, -0.05)),
]
CROSS = door("cross", at=(10.05, 1), along=90)
HOLE = opening("hole", box(10, 0.5, 10.1, 1.5))
ELEMENTS = (WEST, EAST, *CLASSES, GROUP, HALL, *DOORS)
USES = {
    **dict.fromkeys("we", "corridor"),
    **dict.fromkeys("abcd", "classroom"),
    "g": "small group room",
    "h": "hall",
}
BY_WEST, BY_EAST = {"a", "b", "g"}, {"c", "d", "h"}


def found(*elements, told=USES, brief=None):
    """The rooms of each cluster, by its id."""
    m = school_measurer(school_of(*elements), told, brief)
    return {each.id: set(each.element.members) for each in m.subjects("cluster")}


def of_cluster(measure, id_, *elements, told=USES, brief=None, **params):
    m = school_measurer(school_of(*elements), told, brief)
    return measured(m, measure, "cluster", id_, **params)


def counted(*args, **params):
    answer = of_cluster(*args, **params)
    assert isinstance(answer, Quantity)
    return answer.low, answer.high


@pytest.mark.parametrize(
    ("joint", "expected"),
    [
        ([CROSS], {"cluster:w": BY_WEST, "cluster:e": BY_EAST}),
        ([], {"cluster:w": BY_WEST, "cluster:e": BY_EAST}),
        ([HOLE], {"cluster:e": BY_WEST | BY_EAST}),
        ([HOLE, CROSS], {"cluster:w": BY_WEST, "cluster:e": BY_EAST}),
    ],
    ids=["a door between", "a wall between", "an opening", "a door in the opening"],
)
def test_classrooms_off_one_stretch_of_corridor_are_a_cluster(joint, expected):
    assert found(*ELEMENTS, *joint) == expected


@pytest.mark.parametrize(
    ("walls", "expected"),
    [([], ["cluster:e"]), ([wall("x", box(9.95, 0, 10.05, 2))], ["cluster:e", "cluster:w"])],
    ids=["no wall between", "a wall on the line"],
)
def test_corridors_that_touch_are_one_stretch(walls, expected):
    west = room("w", box(0, 0, 10, 2))
    east = room("e", box(10, 0, 20, 2))
    elements = (west, east, *CLASSES, *DOORS, *walls)
    assert sorted(found(*elements)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({**USES, "b": "store"}, ["cluster:e"]),
        ({**USES, "b": ("store", "classroom")}, ["cluster:e", "cluster:w"]),
        ({**USES, "a": ("store", "classroom"), "b": ("store", "classroom")}, ["cluster:e"]),
        ({**USES, "w": "hall"}, ["cluster:e"]),
        ({}, []),
    ],
    ids=["one classroom", "one and perhaps another", "two perhaps", "off a hall", "nothing known"],
)
def test_a_cluster_takes_two_classrooms_one_of_them_sure(told, expected):
    assert sorted(found(*ELEMENTS, CROSS, told=told)) == expected


def test_each_storey_has_stretches_of_its_own():
    up = room("e", box(10, 0, 20, 2), storey_id="s1", base=0.0)
    elements = (WEST, up, *CLASSES, *DOORS)
    assert found(*elements)["cluster:w"] == {"a", "b"}


BRIEF = {"clusters": {"Infants": ["a", "c"], "Juniors": ["d"]}}


def test_the_brief_comes_first_then_groups_of_the_model():
    group = zone("z", "a", "d", name="Year 1 cluster")
    assert found(*ELEMENTS, group) == {"z": {"a", "d"}}
    told = found(*ELEMENTS, group, brief=BRIEF)
    assert told == {"cluster:Infants": {"a", "c"}, "cluster:Juniors": {"d"}}


@pytest.mark.parametrize(
    ("id_", "elements", "brief", "kind", "origin"),
    [
        ("cluster:w", ELEMENTS, None, "derived", "assumed"),
        ("cluster:Infants", ELEMENTS, BRIEF, "brief", "declared"),
        ("z", (*ELEMENTS, zone("z", "a", name="Cluster 1")), None, "model", "declared"),
    ],
    ids=["derived", "brief", "model"],
)
def test_a_cluster_says_where_it_comes_from(id_, elements, brief, kind, origin):
    answer = of_cluster("cluster_kind", id_, *elements, brief=brief)
    assert isinstance(answer, Choice)
    assert answer.possible == {kind}
    assert answer.origin == origin
    assert answer.method
    count = of_cluster("classrooms", id_, *elements, brief=brief)
    assert count.origin == origin


def test_a_derived_cluster_is_named_after_its_corridors():
    m = school_measurer(school_of(*ELEMENTS, HOLE), USES)
    (cluster,) = m.subjects("cluster")
    assert cluster.ref.name == "Classrooms off e e, w w"
    assert cluster.ref.storey == "Level 0"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (USES, (2, 2)),
        ({**USES, "b": ("store", "classroom")}, (1, 2)),
        ({**USES, "g": ()}, (2, 3)),
        ({**USES, "b": "infant classroom"}, (2, 2)),
    ],
    ids=["two", "one is open", "a room unknown", "any kind of classroom"],
)
def test_classrooms_of_a_cluster_are_counted(told, expected):
    assert counted("classrooms", "cluster:w", *ELEMENTS, CROSS, told=told) == expected


def test_rooms_that_the_brief_names_in_vain_may_be_classrooms():
    brief = {"clusters": {"Infants": ["a", "2.01"]}}
    assert counted("classrooms", "cluster:Infants", *ELEMENTS, brief=brief) == (1, 2)
    answer = of_cluster("classrooms", "cluster:Infants", *ELEMENTS, brief=brief)
    assert "the brief names '2.01', which the model does not hold" in answer.steps


@pytest.mark.parametrize(
    ("id_", "brief", "words", "expected"),
    [
        ("cluster:w", None, ("small group room",), (1, 1)),
        ("cluster:e", None, ("small group room",), (0, 0)),
        ("cluster:w", None, ("small group", "teaching"), (3, 3)),
        ("cluster:w", None, ("plant",), (0, 0)),
        ("cluster:Infants", {"clusters": {"Infants": ["a", "b"]}}, ("small group room",), (1, 1)),
        ("cluster:One", {"clusters": {"One": ["a"], "Two": ["b"]}}, ("small group room",), (0, 1)),
        ("cluster:One", {"clusters": {"One": ["a", "g"], "Two": ["b"]}}, ("small group",), (1, 1)),
        ("cluster:One", {"clusters": {"One": ["a", "9"]}}, ("small group room",), (1, 2)),
    ],
    ids=[
        "off its corridor",
        "off the other",
        "families of uses",
        "none",
        "off the corridor of those listed",
        "off a corridor that two share",
        "listed",
        "one not to be found",
    ],
)
def test_rooms_of_a_use_are_those_off_the_same_stretch(id_, brief, words, expected):
    answer = counted("rooms_of_use", id_, *ELEMENTS, CROSS, brief=brief, uses=words)
    assert answer == expected


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (["g"], (0, 0)),
        (["a", "g"], (0, 0)),
        (["a", "b", "g"], (1, 1)),
        (["h"], (1, 1)),
        (["9"], (0, 1)),
    ],
    ids=["of a base", "with one of its classes", "of the same base", "of none", "of nobody knows"],
)
def test_rooms_of_a_base_count_for_its_own_classes_alone(base, expected):
    brief = {"bases": [{"name": "Inclusion base", "rooms": base}]}
    uses = ("small group room",)
    answer = counted("rooms_of_use", "cluster:w", *ELEMENTS, CROSS, brief=brief, uses=uses)
    assert answer == expected


def test_a_rule_without_uses_is_told_so():
    assert isinstance(of_cluster("rooms_of_use", "cluster:w", *ELEMENTS, CROSS), Unknown)


def test_rooms_are_drawn_with_their_names():
    answer = of_cluster("rooms_of_use", "cluster:w", *ELEMENTS, uses=("small group room",))
    assert [each.label for each in answer.evidence] == ["g"]
    assert answer.steps == ("surely: g",)


def serves(id_, *elements, told=USES, brief=None):
    return possible(school_measurer(school_of(*elements), told, brief), "serves_cluster", id_)


@pytest.mark.parametrize(
    ("id_", "brief", "expected"),
    [
        ("a", None, {"cluster:w"}),
        ("g", None, {"cluster:w"}),
        ("h", None, {"cluster:e"}),
        ("w", None, {"none"}),
        ("a", {"clusters": {"One": ["a"]}}, {"cluster:One"}),
        ("b", {"clusters": {"One": ["a"]}}, {"cluster:One"}),
        ("b", {"clusters": {"One": ["a"], "Two": ["g"]}}, {"cluster:One", "cluster:Two"}),
        ("d", {"clusters": {"One": ["a"]}}, {"none"}),
    ],
    ids=["its own", "off it", "a hall off it", "the corridor", "named", "off", "of two", "none"],
)
def test_a_room_serves_the_cluster_whose_corridor_it_opens_off(id_, brief, expected):
    assert serves(id_, *ELEMENTS, CROSS, brief=brief) == expected


def test_a_door_that_leads_nobody_knows_where_leaves_it_open():
    lone = room("lone", box(30, 0, 34, 3))
    assert serves("lone", *ELEMENTS, CROSS, lone) == {"none"}
    blind = door("blind", at=(32, 3.05))
    expected = {"none", "cluster:w", "cluster:e"}
    assert serves("lone", *ELEMENTS, CROSS, lone, blind) == expected


@pytest.mark.parametrize("bad", [broken("g"), room("g", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown_unless_it_is_listed(bad):
    elements = (WEST, EAST, *CLASSES, HALL, bad, *DOORS)
    assert serves("g", *elements) is None
    assert serves("g", *elements, brief={"clusters": {"One": ["g"]}}) == {"cluster:One"}
    assert found(*elements)["cluster:w"] == {"a", "b"}


@pytest.mark.parametrize(
    ("words", "sure", "maybe"),
    [
        ({"classroom"}, True, True),
        ({"primary classroom", "semi-open classbase"}, True, True),
        ({"nursery playroom"}, True, True),
        ({"classroom", "hall"}, False, True),
        ({"hall"}, False, False),
        ({"classroom store"}, False, False),
        (set(), False, True),
    ],
)
def test_what_is_called_a_classroom_is_one(words, sure, maybe):
    use = RoomUse(room_id="r", possible=frozenset(words))
    assert is_classroom(use) == sure
    assert may_be_classroom(use) == maybe


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=10, deadline=None)
def test_turning_and_reordering_find_the_same_clusters(turn, seed):
    school = school_of(*ELEMENTS, CROSS)
    for other in (turned_school(school, turn), shuffled_school(school, seed)):
        m = school_measurer(other, USES)
        rooms = {each.id: set(each.element.members) for each in m.subjects("cluster")}
        assert rooms == {"cluster:w": BY_WEST, "cluster:e": BY_EAST}
        assert [each.id for each in m.subjects("cluster")] == ["cluster:e", "cluster:w"]
