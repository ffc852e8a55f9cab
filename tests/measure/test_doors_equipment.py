"""What doors are said to have: told, not told, and told in two ways that differ."""

import pytest

from checker.measure.doors.equipment import small_length
from checker.model import LocalBox, Property
from checker.results.values import Quantity, Unknown
from tests.measure.doors_made import asked, declared, measurer_of, standing
from tests.measure.schools import school_of

YES, NO, OPEN = {True}, {False}, {True, False}


def told(name, *properties, kind="door", **given):
    made = standing(properties=tuple(properties), **given)
    return asked(measurer_of(school_of(made)), name, kind=kind)


def ours(name, value):
    return declared(name, value, group="SchoolCheck_Door")


def common(name, value, **given):
    return Property(group="Pset_DoorCommon", name=name, value=value, **given)


@pytest.mark.parametrize(
    ("name", "prop", "answer"),
    [
        ("is_powered", common("HasDrive", True), YES),
        ("is_powered", common("HasDrive", False), NO),
        ("is_powered", ours("Powered", "Yes"), YES),
        ("is_powered", common("HasDrive", "perhaps"), OPEN),
        ("self_closing", common("SelfClosing", True), YES),
        ("self_closing", common("SelfClosing", False), NO),
        ("has_vision_panel", ours("VisionPanel", True), YES),
        ("has_vision_panel", ours("VisionPanel", "no"), NO),
        ("has_vision_panel", common("GlazingAreaFraction", 0.2), OPEN),
        ("has_vision_panel", common("GlazingAreaFraction", 0.0), OPEN),
        ("is_fire_door", common("FireRating", "FD30S"), YES),
        ("is_fire_door", common("FireRating", "60 minute fire resistance"), YES),
        ("is_fire_door", common("FireRating", 30.0), YES),
        ("is_fire_door", common("FireRating", "None"), NO),
        ("is_fire_door", common("FireRating", "n/a"), NO),
        ("is_fire_door", common("FireRating", "0"), NO),
        ("is_fire_door", common("FireRating", ""), OPEN),
        ("is_fire_door", common("FireRating", "Inside door: Fire Rating"), OPEN),
        ("is_fire_door", common("FireRating", "Undefined"), OPEN),
        ("is_fire_door", ours("FireDoor", False), NO),
        ("lockable_from_outside", ours("LockableFromOutside", True), YES),
        ("opens_from_inside", ours("OpensFromInside", False), NO),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_property_is_taken_at_its_word(name, prop, answer):
    assert told(name, prop).possible == answer


@pytest.mark.parametrize("name", ["is_powered", "self_closing", "has_vision_panel", "is_fire_door"])
def test_what_nobody_says_is_open_and_not_no(name):
    found = told(name)
    assert found.possible == OPEN
    assert found.origin == "assumed"


@pytest.mark.parametrize("name", ["lockable_from_outside", "opens_from_inside"])
def test_what_only_people_can_say_is_unknown_with_the_property_to_state(name):
    found = told(name)
    assert isinstance(found, Unknown)
    assert found.ask.startswith("State SchoolCheck_Door.")
    assert isinstance(told(name, ours(name.title().replace("_", ""), "perhaps")), Unknown)


@pytest.mark.parametrize(
    ("name", "given", "answer"),
    [
        ("is_powered", {"type_name": "Automatic sliding door"}, YES),
        ("is_powered", {"object_type": "Power-operated"}, YES),
        ("is_powered", {"type_name": "Autoclave room door"}, OPEN),
        ("is_fire_door", {"type_name": "Single leaf FD60S"}, YES),
        ("is_fire_door", {"description": "Fire door to stair"}, YES),
        ("is_fire_door", {"type_name": "Fireplace"}, OPEN),
    ],
)
def test_names_tell_where_no_property_does(name, given, answer):
    assert told(name, **given).possible == answer


@pytest.mark.parametrize(
    ("name", "prop", "type_name"),
    [
        ("is_powered", common("HasDrive", False), "automatic door"),
        ("is_fire_door", common("FireRating", "none"), "FD30"),
    ],
)
def test_a_name_that_contradicts_the_property_opens_the_answer_and_says_so(name, prop, type_name):
    found = told(name, prop, type_name=type_name)
    assert found.possible == OPEN
    assert len(found.steps) == 2
    assert found.steps[1].endswith("yes")


def test_ours_comes_before_the_common_one_and_the_door_before_its_type():
    assert told("is_powered", common("HasDrive", False), ours("Powered", True)).possible == YES
    typed = common("SelfClosing", True, inherited=True)
    assert told("self_closing", typed, common("SelfClosing", False)).possible == NO


def test_glass_is_told_and_settles_nothing():
    pane = LocalBox(x=(0.3, 0.6), y=(0.01, 0.016), z=(0.7, 1.6))
    leaf = LocalBox(x=(0.0, 0.885), y=(0.0, 0.04), z=(0.0, 2.0))
    found = told("has_vision_panel", common("GlazingAreaFraction", 0.0), solids=(leaf, pane))
    assert found.possible == OPEN
    assert found.steps == (
        "GlazingAreaFraction is 0.0",
        "a pane is modelled from 700 mm to 1600 mm",
    )


@pytest.mark.parametrize(
    ("operation", "answer"),
    [
        ("REVOLVING", YES),
        ("REVOLVING_HORIZONTAL", YES),
        ("SINGLE_SWING_LEFT", NO),
        ("SLIDING_TO_LEFT", NO),
        ("", OPEN),
    ],
)
def test_a_door_revolves_when_its_operation_says_so(operation, answer):
    assert told("is_revolving", operation=operation).possible == answer


@pytest.mark.parametrize(
    ("name", "prop", "value", "unit"),
    [
        ("handle_height", ours("HandleHeight", 1.0), 1.0, "m"),
        ("handle_height", declared("Handle Height", 900.0), 0.9, "m"),
        ("vision_panel_sill", ours("VisionPanelSill", 500.0), 0.5, "m"),
        ("opening_force", ours("OpeningForceInitial", 30.0), 30.0, "N"),
        ("opening_force", ours("OpeningForce", 22.5), 22.5, "N"),
        ("opening_force_later", ours("OpeningForceLater", 20.0), 20.0, "N"),
        ("closing_time", ours("ClosingTime", 5.0), 5.0, "s"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_declared_figure_is_read_with_its_unit(name, prop, value, unit):
    found = told(name, prop)
    assert isinstance(found, Quantity)
    assert (found.low, found.high, found.unit) == (value, value, unit)
    assert (found.origin, found.method) == ("declared", f"{prop.group}.{prop.name}")


@pytest.mark.parametrize(
    "name",
    ["handle_height", "vision_panel_sill", "opening_force", "opening_force_later", "closing_time"],
)
@pytest.mark.parametrize("value", [None, "about a metre", True, float("nan"), -1.0])
def test_a_figure_that_is_none_is_unknown(name, value):
    word = {"opening_force": "OpeningForce"}.get(name, name.title().replace("_", ""))
    props = () if value is None else (ours(word, value),)
    found = told(name, *props)
    assert isinstance(found, Unknown)
    assert "SchoolCheck_Door." in found.ask


@pytest.mark.parametrize(
    ("value", "metres"), [(0.015, 0.015), (15.0, 0.015), (0.0, 0.0), (0.5, 0.5), (True, None)]
)
def test_small_lengths_are_metres_or_millimetres(value, metres):
    assert small_length(Property(group="g", name="n", value=value)) == metres


@pytest.mark.parametrize("kind", ["door", "entrance"])
def test_entrances_and_doors_answer_alike(kind):
    assert told("is_powered", common("HasDrive", True), kind=kind).possible == YES
