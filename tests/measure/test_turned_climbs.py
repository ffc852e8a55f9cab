"""A school full of ways up measured again: turned, mirrored, moved, or read in another order.

A dog-leg in parts, one in a single body, a spiral, a single step, a ramp with kerbs and a
landing, a sloped slab, railings, doors that swing over landings, a lift with a car, one of
rooms only, slabs with a hole and a beam overhead.
"""

import math
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from shapely import Polygon, box
from shapely.affinity import translate

from checker.measure.measurer import Answer
from checker.model import School
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import FAR, TURNS, Turn
from tests.measure.lifts_made import car_of_walls, sizes, storey_of_lift
from tests.measure.measuring import measurer_of, uses_of
from tests.measure.schools import (
    column,
    door,
    opening,
    overhead,
    railing,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    storey,
    wall,
)
from tests.measure.stairs_made import dog_leg, level, sloped
from tests.measure.trials import Key, agree, all_answers, differing
from tests.measure.turned import shuffled_school, turned_school

pytestmark = pytest.mark.slow

KINDS = ("stair", "stair flight", "ramp", "ramp flight", "landing", "lift", "railing")
FAST = (Phase.explicit, Phase.generate)  # a school is slow to shrink


def moved(surfaces, x, y, z=0.0):
    return tuple(
        replace(each, area=translate(each.area, x, y), level=each.level + z) for each in surfaces
    )


def dog_leg_parts():
    lower, upper, between = dog_leg(gap=0.1)
    under = sloped(lower.shape.footprint, 0.3, (0.15 / 0.28, 0.0))
    landing = slab("landing", between.area, level=between.level)
    yield stair(
        "parts", None, flights=(replace(lower, soffits=(under,)), upper), landings=(landing,)
    )
    yield room("hall", box(-4, -4, 0, 3))
    yield room("gallery", box(-4, -1.9, 0, -0.7), base=1.8)
    yield wall("beside", box(-0.2, 0.57, 3.0, 0.8), top=6.0)
    yield railing("well", (-0.3, -0.62, 1.1), (1.7, -0.62, 2.0))
    yield railing("outer", (0.0, 0.5, 1.1), (1.4, 0.5, 1.85))
    yield door("over", at=(2.65, -1.2), along=90, width=0.8, base=0.9)
    yield slab("ceiling", box(-5, -5, 9, 5), level=4.3)
    yield opening("well-hole", box(-0.5, -2.2, 1.0, 0.7), host_id="ceiling")
    yield overhead("beam", box(0.6, -3, 0.8, 3), base=2.9)


def dog_leg_body():
    lower, upper, between = dog_leg(gap=0.06)
    tops = moved((*lower.tops, *upper.tops, between), 20, 0)
    yield stair("body", box(20, -2.0, 22.6, 0.6), tops=tops)
    yield room("body-above", box(16, -4, 20, 3), base=1.8)


def spiral(count=9, *, degrees=25.0):
    def wedge(number):
        angles = [math.radians(degrees * (number + part / 6)) for part in range(7)]
        outer = [(40 + 1.2 * math.cos(a), 1.2 * math.sin(a)) for a in angles]
        inner = [(40 + 0.15 * math.cos(a), 0.15 * math.sin(a)) for a in reversed(angles)]
        return Polygon([*outer, *inner])

    tops = tuple(level(wedge(number), 0.17 * (number + 1)) for number in range(count))
    flight = stair_flight("turning", tops=tops, riser_count=count + 1)
    flight = replace(flight, frame=None, shape=None)
    return stair("spiral", None, flights=(flight,))


def ramp_with_kerbs():
    lower = ramp_flight("lower-ramp", at=(0, 20), going=4.5, rise=0.3)
    kerbs = tuple(sloped(box(0, y, 4.5, y + 0.1), 0.25, (0.3 / 4.5, 0.0)) for y in (19.15, 20.75))
    upper = ramp_flight("upper-ramp", at=(6.0, 20), going=3.0, rise=0.2, z=0.3)
    between = slab("ramp-landing", box(4.5, 19.25, 6.0, 20.75), level=0.3, slope=0.01)
    fall = sloped(between.shape.footprint, 0.3, (0.006, 0.008))
    yield ramp(
        "ramp",
        flights=(replace(lower, tops=(*lower.tops, *kerbs)), upper),
        landings=(replace(between, tops=(fall,)),),
    )
    yield room("ramp-top", box(9, 17, 14, 23), base=0.5)
    yield railing("ramp-rail", (0.0, 20.6, 0.95), (4.5, 20.6, 1.25))
    yield stair("steps", None, flights=(stair_flight("st", at=(8.72, 24), risers=2, rise=0.25),))


def sloping_slab():
    area = box(0, 30, 4, 32)
    made = slab("sloping", area, slope=1 / 12, tops=(sloped(area, 1 / 6, (1 / 12, 0.004)),))
    yield replace(made, shape=replace(made.shape, top=1 / 3))
    yield room("before", box(-4, 29, 0, 33))


SAID = sizes(
    group="SchoolCheck_Lift",
    CarControlsLowest=0.9,
    CarControlsHighest=1.1,
    CarControlsFromWall=0.4,
    LandingButtonsLowest=0.9,
    LandingButtonsHighest=1.05,
    LandingButtonsFromWall=0.6,
    CarHandrailHeight=0.9,
)


def lifts():
    for number in ("s0", "s1"):
        for each in storey_of_lift(number):
            yield shifted(each, 60)
        for each in storey_of_lift(number):
            made = shifted(each, 80)
            yield replace(made, id=f"only-{made.id}")
    yield shifted(car_of_walls(1.1, 1.4, properties=SAID), 60)
    yield column("pier", box(61.5, -1.6, 61.7, -1.4))


def shifted(element, x):
    school = turned_school(school_of(element), Turn(angle=0.0, mirrored=False, x=x, y=0.0))
    return next(each for each in school.elements() if each.id == element.id)


def made_school() -> School:
    return school_of(
        storey("s0"),
        storey("s1"),
        *dog_leg_parts(),
        *dog_leg_body(),
        spiral(),
        *ramp_with_kerbs(),
        *sloping_slab(),
        *lifts(),
    )


SCHOOL = made_school()
USES = uses_of(**{"shaft0": "lift", "shaft1": "lift", "only-shaft0": "lift", "only-shaft1": "lift"})


def answers(school: School) -> dict[Key, Answer]:
    """Every measure of ways up, of every subject; swings kept clear where they can be."""
    return all_answers(measurer_of(school, uses=USES), kinds=KINDS)


@cache
def here():
    """The answers about the school as it is."""
    return answers(SCHOOL)


def differences(school: School) -> dict[Key, tuple[Answer, Answer]]:
    return differing(here(), answers(school))


@pytest.mark.parametrize(
    ("name", "kind", "id_", "low", "high"),
    [
        ("risers", "stair flight", "lower", 6, 6),
        ("flight_width", "stair flight", "lower", 1.17, 1.17),
        ("handrail_sides", "stair flight", "lower", 2, 2),
        ("headroom", "stair flight", "lower", 2.9 - 0.15 - 0.8 * 0.15 / 0.28, None),
        ("landing_length", "landing", "landing", 1.2, 1.2),
        ("landing_width", "landing", "landing", 2.47, 2.47),
        ("flights", "stair", "body", 2, 2),
        ("gradient", "ramp flight", "lower-ramp", 0.3 / 4.5, 0.3 / 4.5),
        ("edge_upstand", "ramp flight", "lower-ramp", 0.1, 0.1),
        ("landing_slope", "landing", "ramp-landing", 0.01, 0.01),
        ("landing_crossfall", "landing", "ramp-landing", 0.008, 0.008),
        ("crossfall", "ramp flight", "sloping", 0.004, 0.004),
        ("car_width", "lift", "car", 1.1, 1.1),
        ("storeys_served", "lift", "only-shaft0", 2, 2),
    ],
)
def test_there_is_something_to_compare(name, kind, id_, low, high):
    value = here()[name, kind, id_, "0"]
    assert value.low == pytest.approx(low, abs=0.001)
    assert value.high == pytest.approx(low if high is None else high, abs=0.001)


def test_few_of_the_answers_are_unknown():
    known = [each for each in here().values() if not isinstance(each, Unknown)]
    assert len(here()) > 250
    assert len(known) > 0.6 * len(here())


def test_doors_over_the_landing_are_found():
    assert here()["doors_over_landing", "landing", "landing", "0"].possible == {True}


@pytest.mark.slow
@given(turn=TURNS)
@example(turn=Turn(angle=24.0, mirrored=True, x=151.0, y=348.203125))
@settings(max_examples=8, deadline=None, phases=FAST)
def test_turning_mirroring_and_moving_change_no_answer(turn):
    assert differences(turned_school(SCHOOL, turn)) == {}


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(Turn(angle=90.0, mirrored=False, x=0, y=0), marks=pytest.mark.slow),
        pytest.param(Turn(angle=180.0, mirrored=False, x=0, y=0), marks=pytest.mark.slow),
        pytest.param(Turn(angle=0.0, mirrored=True, x=0, y=0), marks=pytest.mark.slow),
        Turn(angle=45.0, mirrored=True, x=3, y=-7),
        FAR,
    ],
    ids=["quarter", "half", "mirrored", "askew", "far away"],
)
def test_turns_that_models_have_change_no_answer(turn):
    assert differences(turned_school(SCHOOL, turn)) == {}


@pytest.mark.slow
@given(seed=st.integers(0, 1000))
@settings(max_examples=6, deadline=None, phases=FAST)
def test_the_order_of_elements_changes_no_answer(seed):
    assert differences(shuffled_school(SCHOOL, seed)) == {}


@pytest.mark.slow
def test_a_flight_built_narrower_does_change_an_answer():
    """The comparison itself is able to fail."""
    walls = tuple(
        wall("beside", box(-0.2, 0.565, 3.0, 0.8), top=6.0) if each.id == "beside" else each
        for each in SCHOOL.walls
    )
    changed = differences(replace(SCHOOL, walls=walls))
    assert ("flight_width", "stair flight", "lower", "0") in changed


def spoilt(school: School, **given) -> School:
    """The school with bodies that no measure can use, in every group that this package reads."""
    nan = box(0, 0, 1, math.inf)
    crossed = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    elsewhere = {"storey_id": "s9"}  # on their own storey they may be anywhere
    bad_tops = (level(nan, 0.3), level(crossed, math.nan), sloped(Polygon(), 0.1, (0.1, 0.0)))
    flights = (
        stair_flight("bad-flight", tops=bad_tops, soffits=bad_tops),
        replace(stair_flight("no-shape", at=(0, -40)), shape=None),
        replace(stair_flight("nothing", tops=()), shape=None, frame=None),
    )
    return replace(
        school,
        stairs=(
            *school.stairs,
            stair("bad", None, flights=flights, landings=(slab("bad-l", crossed),), **elsewhere),
            stair("bad-body", box(0, 0, 1, 1), tops=bad_tops, soffits=bad_tops, **elsewhere),
        ),
        ramps=(*school.ramps, ramp("bad-ramp", None, tops=bad_tops, **elsewhere)),
        railings=(
            *school.railings,
            replace(railing("bad-rail", (0, -40, 1), (1, -40, 1)), line=((math.nan, 0.0, 1.0),)),
            replace(railing("no-rail", (0, -40, 1), (1, -40, 1)), shape=None, storey_id="s9"),
        ),
        slabs=(*school.slabs, slab("bad-slab", crossed, slope=0.1, tops=bad_tops)),
        **given,
    )


@pytest.mark.slow
def test_broken_elements_raise_nothing_and_change_no_other_answer():
    there = answers(spoilt(SCHOOL))
    assert here().keys() <= there.keys()
    assert {key for key in here() if not agree(here()[key], there[key])} == set()
    bad = [value for key, value in there.items() if "bad" in key[2] or key[2] == "nothing"]
    assert bad
    assert any(isinstance(value, Unknown) for value in bad)


def test_every_geometric_answer_has_something_to_draw():
    silent = {
        key[0]
        for key, value in here().items()
        if isinstance(value, Quantity)
        and math.isfinite(value.high)
        and not value.evidence
        and value.origin != "declared"  # a figure that somebody stated, no place
        and not (key[0] in {"landings", "largest_landing_square"} and value.high == 0.0)  # none
    }
    assert silent == set()


def test_what_is_drawn_lies_where_the_school_is():
    for value in here().values():
        for each in getattr(value, "evidence", ()):
            assert each.storey
            for x, y in each.coords:
                assert -20 < x < 110, each
                assert -20 < y < 50, each
