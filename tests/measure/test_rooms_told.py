"""What rooms are said to hold: refuges, detectors, guards, lockers and low counters."""

import pytest
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import fitting, furniture, room, school_of

AREA = box(0, 0, 5, 4)


def said(name, *properties, things=(), **given):
    stated = tuple(Property(group="SchoolCheck_Room", name=n, value=v) for n, v in properties)
    made = room("r", AREA, properties=stated, **given)
    return measured(measurer_of(school_of(made, *things)), name, "room", "r")


def thing(id_, called):
    return fitting(id_, box(1, 1, 1.2, 1.2), name=called)


TRUTHS = {
    "projections_guarded": "ProjectionsGuarded",
    "has_smoke_detection": "SmokeDetection",
    "has_refuge_call": "EVCType",
    "refuge_marked": "Refuge",
}


@pytest.mark.parametrize(("name", "property_"), TRUTHS.items())
@pytest.mark.parametrize(
    ("value", "possible"), [(True, {True}), (False, {False}), ("yes", {True}), ("none", {False})]
)
def test_a_property_is_taken_at_its_word(name, property_, value, possible):
    found = said(name, (property_, value))
    assert found.possible == possible
    assert found.steps == (f"SchoolCheck_Room.{property_}: {value}",)


@pytest.mark.parametrize("name", [each for each in TRUTHS if each != "refuge_marked"])
def test_without_a_word_it_is_unknown_with_the_property_to_give(name):
    found = said(name)
    assert isinstance(found, Unknown)
    assert f"SchoolCheck_Room.{TRUTHS[name]}" in found.ask


@pytest.mark.parametrize("name", ["projections_guarded", "has_smoke_detection"])
def test_words_that_are_neither_yes_nor_no_leave_it_open(name):
    assert said(name, (TRUTHS[name], "see schedule")).possible == {True, False}


def test_a_kind_of_call_point_is_a_call_point():
    assert said("has_refuge_call", ("EVCType", "Type B outstation")).possible == {True}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("has_smoke_detection", "Smoke detector, optical"),
        ("has_smoke_detection", "Rauchmelder"),
        ("has_refuge_call", "EVC outstation"),
        ("has_refuge_call", "Refuge call point"),
        ("refuge_marked", "Refuge sign"),
    ],
)
def test_a_thing_that_is_called_so_is_one(name, called):
    assert said(name, things=(thing("t", called),)).possible == {True}


@pytest.mark.parametrize(
    "called",
    [
        "Refuge master station",
        "EVCS control panel",
        "Refuge EVCS central unit",
        "EVCS refuge head-end",
        "Refuge EVCS main station",
    ],
)
def test_where_the_calls_of_refuges_arrive_is_none(called):
    things = (thing("t", called),)
    assert said("refuge_marked", things=things).possible == {False}
    assert isinstance(said("has_refuge_call", things=things), Unknown)
    both = (*things, thing("u", "Refuge call point"))
    assert said("has_refuge_call", things=both).possible == {True}


def test_a_property_and_a_thing_that_disagree_leave_it_open():
    found = said(
        "has_smoke_detection", ("SmokeDetection", False), things=(thing("t", "Smoke detector"),)
    )
    assert found.possible == {True, False}
    assert found.steps[1] == "in the room: Smoke detector"


@pytest.mark.parametrize(
    ("given", "marked"),
    [
        ({}, False),
        ({"long_name": "Refuge"}, True),
        ({"long_name": "Stair lobby and refuge"}, True),
        ({"description": "Disabled refuge"}, True),
        ({"long_name": "Refugee support"}, False),
    ],
)
def test_a_refuge_that_nobody_marks_is_none(given, marked):
    assert said("refuge_marked", **given).possible == {marked}


def test_a_name_and_a_property_that_disagree_leave_it_open():
    assert said("refuge_marked", ("Refuge", False), long_name="Refuge").possible == {True, False}


@pytest.mark.parametrize(
    ("called", "count"),
    [
        ((), 0),
        (("Locker bank 1800",), 1),
        (("Lockers", "Spind", "Bench"), 2),
        (("Block",), 0),
        (("Locker room sign", "Locker bench", "Locker keys", "Locker-room lockers"), 1),
        (("Garderobenspind", "Schließfächer", "Schliessfach", "Schließfaecher"), 4),
        (("Garderobekast", "Casiers"), 2),
    ],
)
def test_lockers_are_counted_by_what_they_are_called(called, count):
    things = [
        furniture(f"f{n}", box(n, 0, n + 0.4, 0.4), name=name) for n, name in enumerate(called)
    ]
    found = said("lockers", things=things)
    assert (found.low, found.high) == (count, count)


def test_what_stands_in_a_room_without_a_body_nobody_knows():
    bare = room("r", None)
    assert isinstance(measured(measurer_of(school_of(bare)), "lockers", "room", "r"), Unknown)


def test_lockers_whose_bodies_could_not_be_read_may_stand_there():
    lost = furniture("t", None, name="Lockers", unread="Its body could not be read.")
    found = said("lockers", things=(thing("l", "Locker"), lost))
    assert (found.low, found.high) == (1, 2)
    desk = furniture("t", None, name="Desk", unread="Its body could not be read.")
    assert said("lockers", things=(desk,)).high == 0


COUNTERS = {
    "counter_height": "LowCounterHeight",
    "counter_width": "LowCounterWidth",
    "counter_knee_height": "LowCounterKneeHeight",
    "counter_knee_depth": "LowCounterKneeDepth",
}


@pytest.mark.parametrize(("name", "property_"), COUNTERS.items())
@pytest.mark.parametrize(("value", "metres"), [(0.76, 0.76), (760.0, 0.76), (1500.0, 1.5)])
def test_a_counter_is_as_stated(name, property_, value, metres):
    found = said(name, (property_, value))
    assert (found.low, found.high) == (metres, metres)
    assert found.origin == "declared"


@pytest.mark.parametrize(("name", "property_"), COUNTERS.items())
@pytest.mark.parametrize("value", [None, "low", True, -1.0])
def test_a_counter_that_is_not_stated_is_unknown(name, property_, value):
    found = said(name, *([(property_, value)] if value is not None else []))
    assert isinstance(found, Unknown)
    assert property_ in found.ask


def test_no_recess_for_knees_is_told_apart_from_nothing_said():
    assert said("counter_knee_depth", ("LowCounterKneeDepth", 0.0)).high == 0.0
