"""A body taken away makes no answer surer: what is not known may only ever cost a pass.

Of the sample school one element at a time loses its body, as if the file had none or one that
cannot be read. Every answer has to hold the one before, or be Unknown.
"""

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest

from checker.measure.measurer import Answer, Measurer
from checker.model import Element, School
from checker.pipeline import Facts
from tests.measure.known_schools import oakfield, oakfield_answers, oakfield_measurer
from tests.measure.surer import Key, every_answer, surer

pytestmark = pytest.mark.slow

BODY = {"shape", "tops", "soffits", "solids", "line", "slope"}
UNREAD = "Its body could not be read."
Excuse = frozenset[tuple[str, str]]

# Where a corridor is missing the classrooms off it are put together anew: another cluster.
CLUSTERS = frozenset({
    ("name", "cluster"), ("net_area", "cluster"), ("rooms", "cluster"), ("serves_cluster", "room"),
})  # fmt: skip
# Walls without a body end no landing.
BEYOND = frozenset({("landing_at_head", "ramp flight"), ("landing_at_head", "stair flight")})
NONE: Excuse = frozenset()


def measurer(facts: Facts, school: School) -> Measurer:
    return oakfield_measurer(replace(facts, school=school))


def answers(facts: Facts, school: School) -> Mapping[Key, Answer]:
    return every_answer(measurer(facts, school))


def bare(element: Element, unread: str) -> Element:
    """The element as a file has it that gives no body, or one that cannot be read."""
    lost = {each.name: each.default for each in fields(element) if each.name in BODY}
    return replace(element, **lost, **({"unread": unread} if hasattr(element, "unread") else {}))


def of_group(group: str, name: str, unread: str):
    """The school with one element of a group bare, found by its name."""

    def lose(school: School) -> School:
        every = getattr(school, group)
        picked = next(each for each in every if each.ref.name == name)
        changed = tuple(bare(each, unread) if each is picked else each for each in every)
        return replace(school, **{group: changed})

    return lose


def of_flights(group: str, unread: str):
    """The school whose first stair or ramp has its first flight bare."""

    def lose(school: School) -> School:
        first, *others = getattr(school, group)
        flights = (bare(first.flights[0], unread), *first.flights[1:])
        return replace(school, **{group: (replace(first, flights=flights), *others)})

    return lose


CASES = {
    "a classroom": (of_group("rooms", "00-02", ""), NONE),
    "a corridor": (of_group("rooms", "00-18", ""), CLUSTERS),
    "an accessible WC": (of_group("rooms", "00-21", ""), NONE),
    "a door": (of_group("doors", "00-01-D01", ""), NONE),
    "an outer door": (of_group("doors", "00-02-D02", UNREAD), NONE),
    "a wall": (of_group("walls", "Wall 00 x0 1", UNREAD), BEYOND),
    "a window": (of_group("windows", "00-02-W01", ""), NONE),
    "a railing": (of_group("railings", "Ramp handrail east", ""), NONE),
    "an unread railing": (of_group("railings", "Ramp handrail east", UNREAD), NONE),
    "a desk": (of_group("furniture", "00-02-F06", UNREAD), NONE),
    "a flight of a stair": (of_flights("stairs", ""), NONE),
    "an unread flight": (of_flights("stairs", UNREAD), NONE),
    "a flight of a ramp": (of_flights("ramps", ""), NONE),
    "a lift room": (of_group("rooms", "01-17", ""), NONE),
    "a WC pan": (of_group("fittings", "00-04-F01", UNREAD), NONE),
    "a floor": (of_group("slabs", "Floor 00", UNREAD), NONE),
}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return oakfield()


@pytest.fixture(scope="module")
def before() -> Mapping[Key, Answer]:
    return oakfield_answers()


TOGETHER = (
    ("a corridor", "a window", "an unread railing"),
    ("a wall", "a WC pan", "a flight of a stair"),
    ("a door", "a desk", "a floor", "a lift room"),
    ("a classroom", "an outer door", "a railing"),
    ("an accessible WC", "an unread flight", "a flight of a ramp"),
)
"""Cases so far apart in the school that they are lost at once; `--long` tries each by itself."""


@pytest.mark.parametrize("cases", TOGETHER, ids=" and ".join)
def test_what_is_not_known_is_never_another_sure_answer(facts, before, cases):
    school, excused = facts.school, frozenset().union(*(CASES[case][1] for case in cases))
    for case in cases:
        school = CASES[case][0](school)
    after = answers(facts, school)
    lost = {key for key in before.keys() - after.keys() if key[:2] not in excused}
    assert lost == set(), "a subject that is gone is judged by no rule"
    found = surer(before, after)
    assert {key: both for key, both in found.items() if key[:2] not in excused} == {}


def test_every_case_is_tried():
    assert sorted(case for cases in TOGETHER for case in cases) == sorted(CASES)


@pytest.mark.long
@pytest.mark.parametrize("case", CASES)
def test_one_thing_that_is_not_known_makes_no_answer_surer(facts, before, case):
    lose, excused = CASES[case]
    after = answers(facts, lose(facts.school))
    lost = {key for key in before.keys() - after.keys() if key[:2] not in excused}
    assert lost == set(), "a subject that is gone is judged by no rule"
    found = surer(before, after)
    assert {key: both for key, both in found.items() if key[:2] not in excused} == {}
    assert {key[:2] for key in found} == excused, "an excuse that nothing needs"


def test_a_body_that_changes_is_seen(facts, before):
    """The comparison itself is able to fail."""
    first, *others = facts.school.rooms
    larger = replace(first.shape, footprint=first.shape.footprint.buffer(0.5, join_style="mitre"))
    school = replace(facts.school, rooms=(replace(first, shape=larger), *others))
    m = measurer(facts, school)
    (room,) = (each for each in m.subjects("room") if each.id == first.id)
    after = {("net_area", "room", first.id): m.measure("net_area", room)}
    assert surer(before, after).keys() == after.keys()
