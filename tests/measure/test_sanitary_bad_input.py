"""Broken elements beside a sound WC: they are Unknown, nothing raises, the WC keeps its figures."""

import math
from collections.abc import Mapping

import pytest
from shapely import MultiPolygon, Polygon, box

from checker.measure.measurer import Answer, Measurer
from checker.measure.registry import measures
from checker.model import Problem
from checker.results.values import Choice, Quantity, Truth, Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.sanitary_made import (
    SANITARY,
    USES,
    accessible_wc,
    basin,
    cubicle_row,
    figures,
    measurer,
    pan,
    words,
)
from tests.measure.schools import door, fitting, furniture, room, school_of, wall

CROSSING = Polygon([(3, 0), (5, 2), (5, 0), (3, 2)])
NAMES = [
    key
    for key, spec in sorted(measures().items())
    if spec.function.__module__.startswith("checker.measure.sanitary")
]
BROKEN = {
    "a pan without a body": (pan("bad", None),),
    "a pan without an area": (pan("bad", Polygon()),),
    "a pan that crosses itself": (pan("bad", box(6, 1, 6.4, 1.7), problem="it crosses itself"),),
    "a pan in two places": (pan("bad", MultiPolygon([box(9, 9, 9.4, 9.7), box(20, 0, 21, 1)])),),
    "a pan as thin as paper": (pan("bad", box(6, 0, 6.0001, 0.7)),),
    "a basin without an area": (basin("bad", Polygon()),),
    "a room without a body": (room("bad", None), pan("lost", box(6, 0, 6.4, 0.7))),
    "a room without an area": (room("bad", Polygon()), pan("lost", box(6, 0, 6.4, 0.7))),
    "a room that crosses itself": (room("bad", CROSSING), pan("lost", box(4, 0, 4.4, 0.7))),
    "a wall over everything, of which only the hull is known": (
        wall("bad", box(-5, -5, 30, 30), hull_only=True),
    ),
    "a wall without a body": (wall("bad", None),),
    "a room that a wall fills": (
        room("bad", box(5, 0, 7, 2)),
        pan("lost", box(5.5, 0, 5.9, 0.7)),
        wall("solid", box(4, -1, 8, 3)),
    ),
    "a door in no wall": (door("bad", at=(40, 40)),),
    "a door without a body": (door("bad", at=(0.75, 2.25), area=Polygon(), width=None),),
    "three rooms at a door": (room("r2", box(-1, 2.3, 0.7, 4)), room("r3", box(0.8, 2.3, 3, 4))),
    "a bed without an area": (fitting("bad", Polygon(), kind="changing bed"),),
}


def everything(m: Measurer) -> Mapping[tuple[str, str, str], Answer]:
    """Every measure of this package of every subject, with parameters that mean something."""
    found = {}
    for name, kind in NAMES:
        params = {"wide": 1.0, "deep": 1.0} if name == "pan_clearance_fits" else {}
        for subject in m.subjects(kind):
            found[name, kind, subject.id] = m.measure(name, subject, **params)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("bad", BROKEN.values(), ids=BROKEN)
def test_nothing_raises_and_the_sound_wc_keeps_its_figures(bad):
    m = measurer(*accessible_wc(), *bad)
    answers = everything(m)
    assert all(isinstance(a, Quantity | Choice | Truth | Unknown) for a in answers.values())
    for name, figure in (("centre_to_side_wall", 0.5), ("transfer_width", 0.82)):
        answer = measured(m, name, "sanitary fitting", "pan")
        assert figures(answer) == pytest.approx((figure, figure), abs=0.0005)


@pytest.mark.slow
@pytest.mark.parametrize("bad", BROKEN.values(), ids=BROKEN)
def test_no_figure_is_anything_but_a_number(bad):
    for key, answer in everything(measurer(*accessible_wc(), *bad)).items():
        if isinstance(answer, Quantity):
            assert not math.isnan(answer.low), key
            assert not math.isnan(answer.high), key


def test_a_pan_that_a_problem_names_is_unknown_with_its_words():
    problem = Problem(
        code="twice",
        scope="element",
        message="the GlobalId is used twice",
        ask="Give it a GlobalId of its own.",
        elements=("pan",),
    )
    m = measurer_of(school_of(*accessible_wc(), problems=(problem,)), uses=USES)
    m.vocabulary = SANITARY
    for name, kind in NAMES:
        if kind == "sanitary fitting" and name != "fitting_kind":
            params = {"wide": 1.0, "deep": 1.0} if name == "pan_clearance_fits" else {}
            answer = measured(m, name, kind, "pan", **params)
            assert isinstance(answer, Unknown), name
    answer = measured(m, "projection", "sanitary fitting", "pan")
    assert answer == Unknown(missing=(problem.message,), ask=problem.ask)


def test_every_measure_of_the_package_gives_a_sure_answer_somewhere():
    """A measure that is Unknown or open whatever is modelled would pass all the rest."""
    above = [
        room("up", box(0, 0, 1.5, 2.2), storey_id="s1"),
        pan("up-pan", box(0.82, 0, 1.18, 0.7), storey_id="s1"),
        basin("up-basin", box(1.28, 0.8, 1.5, 1.1), base=4.07, storey_id="s1"),
    ]
    bench = fitting("bench", box(0.9, 0.75, 1.4, 2.0), kind="changing bed")
    hoist = furniture("hoist", box(0, 2, 0.1, 2.1), name="Hoist")
    beacon = furniture("beacon", box(0, 1.2, 0.1, 1.3), name="Visual alarm beacon")
    loop = furniture("loop", box(0, 1.0, 0.1, 1.1), name="Induction loop")
    cord = furniture("cord", box(0, 1.5, 0.1, 1.6), name="Pull cord")
    row = cubicle_row()
    answers = {
        **everything(measurer(*accessible_wc(bench, hoist, cord, beacon, loop), *above)),
        **everything(measurer(*row)),
    }
    sure = {
        name
        for (name, _, _), a in answers.items()
        if (isinstance(a, Quantity) and a.low == a.high)
        or (isinstance(a, Choice | Truth) and len(a.possible) == 1)
    }
    open_ = {"seat_height"}  # a lid may always lie on the seat, unless its height is declared
    assert {name for name, _ in NAMES} - sure == open_


@pytest.mark.parametrize(
    ("name", "kind"), [key for key in NAMES if measures()[key].value == "quantity"]
)
def test_every_length_that_is_known_is_drawn(name, kind):
    m = measurer(*accessible_wc(), *cubicle_row(count=1, pitch=0.9)[1:0])
    for subject in m.subjects(kind):
        answer = m.measure(name, subject)
        if isinstance(answer, Quantity) and answer.unit == "m":
            assert answer.method
            assert answer.evidence


def test_what_is_measured_says_so_in_the_registry():
    for key in NAMES:
        spec = measures()[key]
        assert spec.doc.split("\n")[0].rstrip().endswith("."), key
        assert spec.value != "choice" or spec.choices, key


def test_answers_are_words_of_the_list():
    for answer in everything(measurer(*accessible_wc(), *cubicle_row()[1:])).items():
        (name, kind, _), value = answer
        if isinstance(value, Choice):
            assert value.possible <= set(measures()[name, kind].choices)
            assert words(value)
