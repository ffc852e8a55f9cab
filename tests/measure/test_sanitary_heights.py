"""Heights of rims, undersides and seats: body, parts and properties beside each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.geometry.frame import Frame
from checker.model import LocalBox, Property
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.sanitary_made import (
    MM,
    PAN,
    accessible_wc,
    basin,
    figures,
    lacking,
    measurer,
    of_fitting,
    of_room,
    pan,
    shown,
    wc_room,
)
from tests.measure.schools import fitting, room, school_of
from tests.measure.turned import turned_school

RIM, UNDER, SEAT = "rim_height", "underside_height", "seat_height"
HERE = Frame(origin=(0.0, 0.0))


def part(x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]) -> LocalBox:
    return LocalBox(x=x, y=y, z=z)


def said(name: str, value: object, **given) -> tuple[Property, ...]:
    return (Property(group="SchoolCheck_Fitting", name=name, value=value, **given),)


def rim(made) -> tuple[float, float]:
    return figures(of_fitting(RIM, wc_room(), pan(), made, id_="basin"))


def under(made) -> tuple[float, float]:
    return figures(of_fitting(UNDER, wc_room(), pan(), made, id_="basin"))


BOWL, TAP, TRAP = (
    part((0, 0.22), (0.8, 1.1), (0.70, 0.85)),
    part((0, 0.05), (0.93, 0.97), (0.85, 1.02)),
    part((0, 0.1), (0.9, 1.0), (0.45, 0.70)),
)


@pytest.mark.parametrize(
    ("made", "high", "clear"),
    [
        (basin(), (0.72, 0.72), (0.57, 0.57)),
        (basin(base=0.7, top=0.2), (0.9, 0.9), (0.7, 0.7)),
        (basin(base=0.7, top=0.201), (0.7, 0.901), (0.7, 0.901)),
        (basin(base=0.4, top=0.7), (0.7, 1.1), (0.4, 1.1)),
        (basin(base=0.0, top=0.85), (0.45, 0.85), (0.0, 0.0)),
        (basin(base=0.004, top=0.85), (0.454, 0.854), (0.0, 0.0)),
        (basin(base=0.45, top=0.57, solids=(TRAP, BOWL, TAP)), (0.85, 0.85), (0.45, 0.70)),
        (basin(base=0.70, top=0.32, solids=(TAP, BOWL)), (0.85, 0.85), (0.70, 0.70)),
        (basin(solids=(BOWL,)), (0.72, 0.72), (0.57, 0.57)),
    ],
    ids=[
        "a bowl alone",
        "a bowl of 200 mm",
        "a bowl with its tap",
        "a tall body",
        "on a pedestal",
        "on a pedestal 4 mm up",
        "trap, bowl and tap",
        "tap and bowl",
        "one part is no part",
    ],
)
def test_the_bowl_tells_rim_and_underside(made, high, clear):
    assert rim(made) == pytest.approx(high, abs=MM)
    assert under(made) == pytest.approx(clear, abs=MM)


def test_heights_are_over_the_floor_of_the_room_not_the_datum():
    upstairs = room("up", box(0, 0, 1.5, 2.2), storey_id="s1")
    made = basin(base=3.5 + 0.57, storey_id="s1")
    assert figures(of_fitting(RIM, upstairs, made, id_="basin")) == pytest.approx((0.72, 0.72))


@pytest.mark.parametrize(
    ("made", "high"),
    [
        (basin(properties=said("RimHeight", 0.722)), (0.72, 0.72)),
        (basin(properties=said("RimHeight", 720.0)), (0.72, 0.72)),
        (basin(properties=said("rimheight", 0.72)), (0.72, 0.72)),
        (basin(properties=said("RimHeight", 0.75)), (0.72, 0.75)),
        (basin(properties=said("RimHeight", 0.68)), (0.68, 0.72)),
        (basin(base=0.7, top=0.3, properties=said("Rim Height", 0.85)), (0.85, 0.85)),
        (basin(base=0.7, top=0.3, properties=said("Rim Height", 1.1)), (0.7, 1.1)),
        (basin(properties=said("RimHeight", "high")), (0.72, 0.72)),
        (basin(properties=said("RimHeight", True)), (0.72, 0.72)),
        (basin(properties=said("RimHeight", -1.0)), (0.72, 0.72)),
    ],
    ids=[
        "agrees to 2 mm",
        "in millimetres",
        "whatever its case",
        "said higher",
        "said lower",
        "settles a tall body",
        "outside a tall body",
        "words",
        "yes",
        "below nothing",
    ],
)
def test_what_is_declared_is_compared_with_the_body(made, high):
    assert rim(made) == pytest.approx(high, abs=MM)


def test_a_disagreement_stands_in_the_working():
    made = basin(properties=said("RimHeight", 0.75))
    answer = of_fitting(RIM, wc_room(), pan(), made, id_="basin")
    assert answer.steps == ("declared 0.750 m", "the body shows 0.720 m to 0.720 m")
    assert shown(answer) == {"measured": ["720 mm to 750 mm high"]}


@pytest.mark.parametrize(
    ("made", "high"),
    [
        (pan(), (0.40, 0.45)),
        (pan(top=0.6), (0.55, 0.6)),
        (pan(properties=said("SeatHeight", 0.43)), (0.43, 0.43)),
        (pan(properties=said("SeatHeight", 0.50)), (0.40, 0.50)),
        (pan(top=0.8, properties=said("Seat Height", 480.0)), (0.48, 0.48)),
    ],
    ids=["a body without a cistern", "as high as may be", "declared", "said higher", "only said"],
)
def test_the_seat_is_the_top_of_a_low_body_or_what_is_declared(made, high):
    answer = of_fitting(SEAT, wc_room(), basin(), made)
    assert figures(answer) == pytest.approx(high, abs=MM)


def test_only_a_declared_seat_is_called_declared():
    only_said = pan(top=0.8, properties=said("SeatHeight", 0.48))
    assert of_fitting(SEAT, wc_room(), only_said).origin == "declared"
    assert of_fitting(SEAT, wc_room(), pan()).origin == "measured"


@pytest.mark.parametrize("top", [0.61, 0.8, 0.19], ids=["61 cm", "with a cistern", "a footbath"])
def test_a_body_that_shows_no_seat_is_unknown_and_asks_for_one(top):
    answer = of_fitting(SEAT, wc_room(), pan(top=top))
    assert "told from the rest of the body" in lacking(answer)


def test_the_seat_is_the_part_over_the_front_of_the_pan():
    bowl = part((0.32, 0.68), (0.15, 0.7), (0.0, 0.40))
    lid = part((0.33, 0.67), (0.2, 0.69), (0.40, 0.44))
    cistern = part((0.3, 0.7), (0.0, 0.15), (0.40, 0.80))
    rail = part((0.1, 0.14), (0.0, 0.7), (0.55, 0.60))
    body = pan(top=0.8, solids=(cistern, rail, bowl, lid), frame=HERE)
    answer = of_fitting(SEAT, wc_room(), basin(), body)
    assert figures(answer) == pytest.approx((0.39, 0.44), abs=MM)
    unplaced = pan(top=0.8, solids=(cistern, rail, bowl, lid))
    assert lacking(of_fitting(SEAT, wc_room(), basin(), unplaced))


def test_a_seat_is_found_where_no_wall_is_behind_the_pan():
    astray = pan(area=box(0.6, 0.9, 0.9, 1.3))
    assert figures(of_fitting(SEAT, wc_room(), astray)) == pytest.approx((0.40, 0.45), abs=MM)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        (RIM, pan()),
        (UNDER, pan()),
        (SEAT, basin("pan", PAN)),
        (RIM, fitting("pan", PAN, kind="wc")),
    ],
    ids=["rim of a pan", "underside of a pan", "seat of a basin", "rim of a wc"],
)
def test_each_height_belongs_to_its_fittings(name, made):
    assert "this fitting is none" in lacking(of_fitting(name, wc_room(), made))


@pytest.mark.parametrize("name", [RIM, UNDER])
@pytest.mark.parametrize(
    "bad",
    [
        basin(area=None),
        basin(problem="the outline crosses itself"),
        basin(area=box(9, 9, 9.4, 9.4)),
    ],
    ids=["no body", "broken", "in no room"],
)
def test_bad_basins_are_unknown_with_a_reason(name, bad):
    assert lacking(of_fitting(name, wc_room(), bad, id_="basin"))


@given(turn=TURNS)
@settings(max_examples=10, deadline=None)
def test_turning_mirroring_and_moving_change_no_height(turn):
    bowl = part((0.32, 0.68), (0.15, 0.7), (0.0, 0.40))
    cistern = part((0.3, 0.7), (0.0, 0.15), (0.40, 0.80))
    school = school_of(wc_room(), pan(top=0.8, solids=(bowl, cistern), frame=HERE), basin())
    moved = turned_school(school, turn)
    m = measurer(*moved.rooms, *moved.fittings)
    assert figures(measured(m, SEAT, "sanitary fitting", "pan")) == pytest.approx((0.35, 0.4))
    assert figures(measured(m, RIM, "sanitary fitting", "basin")) == pytest.approx((0.72, 0.72))


@given(up=st.floats(0.0, 0.5))
@settings(max_examples=10, deadline=None)
def test_a_basin_hung_higher_is_higher_by_as_much(up):
    made = accessible_wc(basin(base=0.57 + up), without="basin")
    high = 0.72 + up
    assert figures(of_fitting(RIM, *made, id_="basin")) == pytest.approx((high, high), abs=MM)


def wash(*basins) -> tuple[float, float]:
    return figures(of_room("handwash_height", wc_room(), pan(), *basins))


def test_a_room_has_the_height_of_its_lowest_basin():
    low = basin("low", box(0, 1.5, 0.22, 1.8), base=0.45)
    assert wash(basin()) == pytest.approx((0.72, 0.72), abs=MM)
    assert wash(basin(), low) == pytest.approx((0.60, 0.60), abs=MM)


def test_a_tall_basin_may_be_the_lowest():
    tall = basin("tall", box(0, 1.5, 0.22, 1.8), base=0.5, top=0.5)
    assert wash(basin(), tall) == pytest.approx((0.6, 0.72), abs=MM)


def test_a_basin_of_unknown_height_may_be_lower_still():
    lost = basin("lost", box(0, 1.5, 0.22, 1.8), problem="the outline crosses itself")
    assert wash(basin(), lost) == pytest.approx((0.0, 0.72), abs=MM)


@pytest.mark.parametrize(
    "basins", [(), (basin(problem="the outline crosses itself"),)], ids=["none", "a broken one"]
)
def test_without_a_basin_of_known_height_a_room_has_no_height(basins):
    assert "known height" in lacking(of_room("handwash_height", wc_room(), pan(), *basins))


def test_one_more_basin_never_raises_the_height_of_the_room():
    higher = basin("higher", box(0, 1.5, 0.22, 1.8), base=0.8)
    assert wash(basin(), higher) == pytest.approx(wash(basin()), abs=MM)
