"""What hygiene rooms are said to have, and the words that things are told by."""

import pytest
from shapely import box

from checker.measure.sanitary.words import (
    folds,
    hangs,
    is_partition,
    is_rail,
    speaks_of_alarm,
    speaks_of_hoist,
)
from checker.model import Property
from tests.measure.sanitary_made import lacking, of_room, pan, wc_room, words
from tests.measure.schools import furniture

HOIST, ALARM, SEEN = "hoist_declared", "has_alarm", "has_visual_alarm"
HEARD = "hearing_enhancement"


def said(*values: tuple[str, object]):
    return wc_room(
        properties=tuple(
            Property(group="SchoolCheck_Room", name=name, value=value) for name, value in values
        )
    )


@pytest.mark.parametrize(
    ("value", "possible"),
    [
        (True, {True}),
        (False, {False}),
        ("Yes", {True}),
        (" no ", {False}),
        ("none", {False}),
        ("ja", {True}),
        ("to be confirmed", {True, False}),
        ("", {True, False}),
        (1.0, {True}),
        (0.0, {False}),
    ],
    ids=repr,
)
@pytest.mark.parametrize(
    ("name", "property_"),
    [
        (HOIST, "HoistTrack"),
        (ALARM, "EmergencyAlarm"),
        (SEEN, "VisualAlarm"),
        (HEARD, "HearingEnhancement"),
    ],
    ids=[HOIST, ALARM, SEEN, HEARD],
)
def test_a_property_says_yes_no_or_neither(name, property_, value, possible):
    answer = of_room(name, said((property_, value)))
    assert words(answer) == possible
    assert answer.origin == "declared"
    assert f"SchoolCheck_Room.{property_}: {value}" in answer.steps


@pytest.mark.parametrize(
    ("name", "called"),
    [
        (HOIST, "Ceiling hoist track"),
        (HOIST, "Overhead_Hoist"),
        (HOIST, "Deckenlifter"),
        (HOIST, "Lifter on a track"),
        (HOIST, "Bed patient-lifter"),
        (HOIST, "Patientlifter"),
        (HOIST, "Tillift"),
        (HOIST, "Plafondlift"),
        (HOIST, "Lève-personne"),
        (HOIST, "Leve-personne"),
        (ALARM, "Assistance alarm"),
        (ALARM, "Emergency call unit"),
        (ALARM, "Notruftaster"),
        (ALARM, "Noodoproep"),
        (ALARM, "Alarmkoord"),
        (ALARM, "Appel d'urgence"),
        (ALARM, "Alarm cord"),
        (ALARM, "Assistance cord"),
        (ALARM, "Panic cord"),
        (SEEN, "Visual alert"),
        (SEEN, "Flashing beacon"),
        (SEEN, "Strobe sounder"),
        (SEEN, "Alarm beacon"),
        (SEEN, "Fire beacon"),
        (SEEN, "Blitzleuchte Brandalarm, WC disabled"),
        (SEEN, "Flitslicht"),
        (SEEN, "Flash lumineux incendie, WC disabled"),
        (ALARM, "Pull cord"),
        (ALARM, "Emergency assistance alarm"),
        (ALARM, "Nurse call unit"),
        (ALARM, "Red emergency cord, ceiling switch"),
        (SEEN, "Fire alarm strobe, disabled WC"),
        (SEEN, "Visual alarm device"),
        (SEEN, "Fire alarm beacon"),
        (HEARD, "Induction loop amplifier"),
        (HEARD, "Audio loop"),
    ],
)
def test_a_thing_in_the_room_that_is_called_so_counts(name, called):
    answer = of_room(name, wc_room(), furniture("it", box(0, 0, 0.3, 0.3), name=called))
    assert words(answer) == {True}
    assert f"in the room: {called}" in answer.steps


@pytest.mark.parametrize(
    ("name", "called"),
    [
        (HOIST, "Ghost lamp"),
        (ALARM, "Fire alarm sounder"),
        (ALARM, "Alarm clock"),
        (ALARM, "Pull cord light switch"),
        (ALARM, "Shower isolator with pull-cord"),
        (ALARM, "Pull cord for lights"),
        (ALARM, "Lighting pull cord"),
        (ALARM, "Pull cord switch"),
        (ALARM, "Fan pull cord"),
        (ALARM, "Heater pull cord"),
        (ALARM, "Blind pull cord"),
        (SEEN, "Burglar alarm strobe"),
        (SEEN, "Security alarm strobe"),
        (SEEN, "Panic alarm strobe"),
        (SEEN, "Disabled WC alarm beacon"),
        (SEEN, "Emergency call visual alarm"),
        (SEEN, "Nurse visual alarm"),
        (SEEN, "Refuge visual alarm"),
        (HOIST, "WC lid lifter"),
        (SEEN, "Intruder alarm strobe"),
        (SEEN, "Assistance alarm beacon over door"),
        (HOIST, "Hoistway door"),
        (HOIST, "Toilet seat lifter"),
        (SEEN, "Fire alarm sounder"),
        (SEEN, "Visual display"),
        (HEARD, "Loop chair"),
        (HEARD, "Audio unit"),
        (HOIST, "Track"),
    ],
)
def test_other_things_do_not(name, called):
    assert lacking(of_room(name, wc_room(), furniture("it", box(0, 0, 0.3, 0.3), name=called)))


def test_a_property_that_says_no_beside_a_hoist_in_the_room_is_open():
    hoist = furniture("it", box(0, 0, 0.3, 0.3), name="Ceiling hoist")
    assert words(of_room(HOIST, said(("HoistTrack", False)), hoist)) == {True, False}


def test_properties_that_disagree_are_open():
    both = said(("HoistTrack", True), ("Hoist by others", "no"))
    assert words(of_room(HOIST, both)) == {True, False}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (HOIST, "HoistTrack"),
        (ALARM, "EmergencyAlarm"),
        (SEEN, "VisualAlarm"),
        (HEARD, "HearingEnhancement"),
    ],
    ids=[HOIST, ALARM, SEEN, HEARD],
)
def test_without_either_it_is_unknown_and_says_what_to_add(name, asked):
    answer = of_room(name, wc_room(), pan())
    assert lacking(answer)
    assert asked in answer.ask


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (
            is_partition,
            ["Toilet Partition (25mm)", "IPS panel", "Duct panel", "Pipe boxing", "WC-Trennwand"],
            ["Table", "Clips", "Product display", "Panel heater"],
        ),
        (
            is_rail,
            ["M_Grab Bars:8370", "Drop-down rail", "Stützklappgriff", "Emergency pull cord"],
            ["Barrel chair", "Basin", "Trailer", "Bin", "Towel rail radiator", "Mirror"],
        ),
        (
            hangs,
            ["Toilet Paper Holder", "Coat hook", "Mirror", "Door sign"],
            ["Basin", "Bin", "Design chair", "Radiator with hooks"],
        ),
        (folds, ["Drop-down rail", "Dropdown rail", "Stützklappgriff"], ["Grab rail", "Holder"]),
    ],
    ids=["partitions", "rails", "what hangs on walls", "rails that fold"],
)
def test_words_tell_things_apart(test, yes, no):
    def called(name: str):
        return furniture("it", box(0, 0, 1, 1), name=name)

    assert [name for name in yes if not test(called(name))] == []
    assert [name for name in no if test(called(name))] == []


def test_the_words_of_a_type_count_as_those_of_the_thing():
    assert is_partition(furniture("it", box(0, 0, 1, 1), name="F12", type_name="Cubicle partition"))
    assert is_partition(furniture("it", box(0, 0, 1, 1), object_type="Cubicle partition"))


@pytest.mark.parametrize("word", ["EmergencyAlarm", "Emergency alarm", "Pull cord", "Pullcord"])
def test_alarms_are_told_from_other_words(word):
    assert speaks_of_alarm(word)
    assert not speaks_of_hoist(word)


@pytest.mark.parametrize(
    ("called", "found"),
    [
        ("Baby changing unit", True),
        ("Nappy bench", True),
        ("Nappy bin", False),
        ("Nappy disposal unit", False),
        ("Nappies waste unit", False),
        ("Nappy sacks", False),
        ("Nappy bags", False),
        ("Nappies bench", True),
        ("Babies change", True),
        ("Infant changer", True),
        ("Changer for a baby", True),
        ("Changing unit for babies", True),
        ("Wickeltisch", True),
        ("Babyverschoontafel", True),
        ("Table à langer", True),
        ("Table a langer", True),
        ("Nappy bench with nappy bin", True),
        ("Changing bench", False),
        ("Bin", False),
    ],
)
def test_a_place_to_change_babies_is_told_by_its_name(called, found):
    thing = furniture("it", box(0, 0, 0.3, 0.3), name=called)
    assert words(of_room("has_baby_change", wc_room(), thing)) == {found}


@pytest.mark.parametrize(("value", "possible"), [(True, {True}), ("?", {True, False})], ids=repr)
def test_a_property_tells_a_place_to_change_babies_too(value, possible):
    assert words(of_room("has_baby_change", said(("BabyChange", value)))) == possible


@pytest.mark.parametrize("name", [HOIST, ALARM, SEEN, HEARD])
def test_what_is_declared_of_a_room_draws_the_room(name):
    property_ = {HOIST: "HoistTrack", ALARM: "PullCord", SEEN: "VisualAlarm"}.get(
        name, "HearingLoop"
    )
    answer = of_room(name, said((property_, False)))
    assert [each.label for each in answer.evidence] == ["this room"]
