"""Doors in no wall, lifts without doors, storeys in each other, twins: told, and never a pass."""

import re
from functools import cache

import pytest

from checker.results import Outcome, RunResult
from checker.results.values import Quantity, Truth, Unknown
from tests.pipeline.spoiled import (
    Measured,
    Spoiling,
    Text,
    changed,
    judged,
    may_be,
    sound,
    sound_text,
    spoiled,
    spoiled_text,
    wrong,
)

pytestmark = pytest.mark.slow

SMALL = {"00-02", "00-02-D01"}


def unhosted(text: Text) -> None:
    """The door fills no opening, and the opening is cut from no wall."""
    door, hole = text.find("00-02-D01"), text.find("Opening 00-02-D01")
    text.drop(rf"IFCRELFILLSELEMENT\(.*#{door}\)")
    text.drop(rf"IFCRELVOIDSELEMENT\(.*#{hole}\)")


def nowhere(text: Text) -> None:
    """The door stands out in the field and bounds no room."""
    unhosted(text)
    text.drop(rf"IFCRELSPACEBOUNDARY\(.*#{text.find('00-02-D01')},")
    text.move("00-02-D01", "200.,200.,0.")


def lost(text: Text) -> None:
    """Nobody knows where the door is: no wall, no opening, no number for its place."""
    unhosted(text)
    text.drop(rf"IFCRELSPACEBOUNDARY\(.*#{text.find('00-02-D01')},")
    text.swap(text.find("00-02-D01"), "'00-02-D01'", "'Door'")
    text.move("Door", "NAN,200.,0.")


def wide(figure: str) -> Spoiling:
    return lambda text: text.swap(text.find("00-02-D01"), ",2.1,1.01,", f",2.1,{figure},")


def two_rooms_before_the_door(text: Text) -> None:
    """The room is cut in two at the middle of its door; the file does not say whose it is."""
    text.drop(rf"IFCRELSPACEBOUNDARY\(.*#{text.find('00-02-D01')},")
    text.swap(text.find("00-02-D01"), "'00-02-D01'", "'Door'")
    text.body("00-02", text.prism(text.rectangle("1.5", "4."), at="8.95,4.2,0."))
    body = text.prism(text.rectangle("1.5", "4."), at="10.45,4.2,0.")
    shape = text.add(f"IFCSHAPEREPRESENTATION(#9,'Body','SweptSolid',(#{body}))")
    made = text.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{shape}))")
    place, storey = text.refers(text.find("00-02"))[1], text.find("Level 00")
    room = text.add(
        f"IFCSPACE('0ThirdRoom00000000000T',$,'00-77',$,$,#{place},#{made},'Store',.ELEMENT.,"
        ".SPACE.,0.)"
    )
    text.add(f"IFCRELAGGREGATES('0ThirdRel000000000000T',$,$,$,#{storey},(#{room}))")


def without_lift_doors(text: Text) -> None:
    """The shaft has neither doors nor holes."""
    for name in ("00-04-D01", "01-04-D01"):
        for step in (text.find(name), text.find(f"Opening {name}")):
            text.drop(rf"^#{step}=")
            text.drop(rf"IFCREL(FILLS|VOIDS|SPACEBOUNDARY|DEFINES)\w*\(.*[(,]#{step}[,)]")
            text.text = re.sub(rf",#{step}(?=[,)])", "", text.text)


def level(height: str) -> Spoiling:
    """The upper storey at another height, with all that stands on it."""

    def spoil(text: Text) -> None:
        placement = text.refers(text.find("Level 01"))[1]
        point = text.refers(text.refers(placement)[1])[0]
        text.swap(point, "3.6", height)

    return spoil


def no_storey(text: Text) -> None:
    step = text.find("00-02")
    text.text = re.sub(rf"(IFCRELAGGREGATES\(.*)#{step},", r"\1", text.text, count=1)


def twins(*names: str) -> Spoiling:
    def spoil(text: Text) -> None:
        ids = [re.search("'([^']*)'", text.record(text.find(name)))[1] for name in names]
        text.text = text.text.replace(f"'{ids[1]}'", f"'{ids[0]}'")

    return spoil


@cache
def found(spoil: Spoiling) -> Measured:
    return spoiled(spoil)


@cache
def result(spoil: Spoiling | None) -> RunResult:
    return judged(spoiled_text(spoil) if spoil else sound_text())


def outcomes(run: RunResult, *names: str) -> set[Outcome]:
    return {f.outcome for f in run.findings if f.subject.name in names}


def test_a_door_without_a_wall_costs_its_neighbours_nothing():
    made = found(unhosted)
    assert wrong(made) == []
    assert set(changed(made)) <= {"00-02-D01"}


def test_a_door_of_nowhere_joins_nothing_and_leads_to_nothing():
    made = found(nowhere)
    answers = made.of("00-02-D01", "door")
    for measure in ("is_reachable", "leads_to", "serves_use", "approach"):
        assert isinstance(answers[measure], Unknown), measure
        assert answers[measure].missing, measure
    assert isinstance(made.of("00-02", "room")["is_reachable"], Unknown)
    far = {"00-02", "00-02-D01", "00-99"}
    apart = {"seen_from_entrance"}
    assert {who for who, what in changed(made).items() if what - apart} <= far


def test_a_door_whose_place_is_lost_may_be_that_of_any_room_on_its_storey():
    made = found(lost)
    assert "no numbers" in made.told("Door")
    assert [each for each in wrong(made) if each[1] != "name"] == []
    for room, least in (("00-02", 0.0), ("00-01", 1.0), ("00-99", 5.0)):
        doors = made.of(room, "room")["doors"]
        assert (doors.low, doors.high) == (least, least + 1.0)
        assert "Door" in doors.doubt.missing[0]
    assert made.of("01-01", "room")["doors"] == sound().of("01-01", "room")["doors"]


@pytest.mark.parametrize("figure", ["0.", "-1.", "1.E300", "NAN", "-NAN", "INF", "1.E400", "$"])
def test_a_door_of_no_width_is_no_wider_than_its_body(figure):
    made = found(wide(figure))
    assert wrong(made) == []
    assert set(changed(made)) == {"00-02-D01"}
    width = made.of("00-02-D01", "door")["overall_width"]
    assert (width.low, width.high, width.method) == (1.01, 1.01, "extent of the body")
    assert [d.overall_width for d in made.school.doors if d.ref.name == "00-02-D01"] == [None]


def test_a_door_before_two_rooms_leads_nobody_knows_where():
    made = found(two_rooms_before_the_door)
    answers = made.of("Door", "door")
    assert "00-77" not in str(answers["leads_to"])
    truth = answers["on_accessible_route"]
    assert isinstance(truth, Unknown) or truth.possible == {True, False}
    for room in ("00-02", "00-77"):
        reached = made.of(room, "room")["is_reachable"]
        assert isinstance(reached, Unknown) or reached.possible == {True, False}
    assert made.of("00-01", "room")["doors"] == sound().of("00-01", "room")["doors"]


def test_a_lift_without_doors_serves_nobody_knows_what():
    made = found(without_lift_doors)
    lift = made.of("L1", "lift")
    for measure in ("storeys_served", "lift_travel", "lift_door_width", "landing_space",
                    "rooms_cut_off", "car_door_opposite"):  # fmt: skip
        assert isinstance(lift[measure], Unknown), measure
        assert lift[measure].ask, measure
    of_lift = [f for f in result(without_lift_doors).findings if f.subject.name == "L1"]
    passed = {f.observed.measure for f in of_lift if f.outcome is Outcome.PASS}
    assert passed <= {"car_width", "car_depth"}, "its car is square: no door turns it"
    assert Outcome.CANNOT_TELL in {f.outcome for f in of_lift}
    assert made.of("01-01", "room")["is_reachable"].possible != {True}


@pytest.mark.parametrize("height", ["0.", "0.3", "1.8"])
def test_storeys_in_each_other_are_told_and_none_of_their_rooms_passes(height):
    made, run = found(level(height)), result(level(height))
    assert "stand in each other" in made.told("01-01")
    assert "stand in each other" in made.told("00-01")
    rooms = [r for r in made.school.rooms if r.id in made.school.problems[0].elements]
    assert len(rooms) == 10
    for room in ("00-01", "01-02"):
        assert isinstance(made.of(room, "room")["gross_area"], Unknown)
    names = [each.ref.name for each in (*rooms, *made.school.doors)]
    assert Outcome.PASS not in outcomes(run, *names)
    assert run.summary.cannot_tell > result(None).summary.cannot_tell


@pytest.mark.parametrize("figure", ["NAN", "1.E300"])
def test_a_storey_at_no_height_leaves_the_other_as_it_was(figure):
    made = found(level(figure))
    assert wrong(made) == []
    for name in ("01-01", "01-02", "01-99"):
        assert made.told(name)
        assert isinstance(made.of(name, "room")["gross_area"], Unknown)
    own = ("gross_area", "net_area", "clear_width", "height", "doors", "largest_circle")
    for room in ("00-01", "00-02", "00-03", "00-99"):
        for measure in own:
            assert made.of(room, "room")[measure] == sound().of(room, "room")[measure]
    assert outcomes(result(level(figure)), "01-01", "01-02", "01-03") <= {
        Outcome.CANNOT_TELL, Outcome.NOT_APPLICABLE
    }  # fmt: skip
    assert Outcome.PASS in outcomes(result(level(figure)), "00-01", "00-02", "00-03")


def test_a_storey_under_the_ground_is_a_basement():
    made = found(level("-3.6"))
    assert made.school.problems == sound().school.problems
    for room in ("00-01", "01-01", "01-99"):
        for measure in ("gross_area", "clear_width", "height", "doors"):
            answer, truth = (each.of(room, "room")[measure] for each in (made, sound()))
            assert (answer.low, answer.high) == pytest.approx((truth.low, truth.high))
    assert made.of("L1", "lift")["lift_travel"].low == pytest.approx(3.6)


def test_a_room_in_no_storey_is_measured_where_it_stands():
    made = found(no_storey)
    assert wrong(made) == []
    assert set(changed(made)) <= {"00-02"}


@pytest.mark.parametrize("names", [("00-01-D01", "00-02-D01"), ("00-01", "00-02")])
def test_twins_are_unknown_and_all_others_stay(names):
    made, run = found(twins(*names)), result(twins(*names))
    assert len(made.school.elements()) == len(sound().school.elements())
    assert all("share the GlobalId" in made.told(name) for name in names)
    assert Outcome.PASS not in outcomes(run, *names)
    assert Outcome.PASS in outcomes(run, "00-03", "01-02", "01-02-D01")
    for room in ("01-01", "00-03"):
        answers = made.of(room, "room")
        for measure in ("gross_area", "clear_width", "doors", "largest_circle"):
            assert may_be(answers[measure], sound().of(room, "room")[measure])
            assert isinstance(answers[measure], Quantity | Truth)
