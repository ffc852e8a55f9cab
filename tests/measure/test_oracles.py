"""Every quantity has a test with a figure worked out by hand, which fails when the measure is off.

The table is in oracles.py. That its tests notice is tried: a measure is made wrong by one in a
hundred and 6 mm, and each test that stands beside it must fail.
"""

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from checker.results.values import Quantity
from tests.measure.measuring import measured, measurer_of
from tests.measure.oracles import ORACLES
from tests.measure.schools import ramp, ramp_flight, room, school_of, square, storey
from tests.measure.spoiling import labels, spoiled
from tests.measure.ways import MAIN
from tests.measure.ways_school import ways_measurer, ways_school

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
QUANTITIES = {label for label, specs in labels().items() if specs[0].value == "quantity"}


@cache
def functions(file: str) -> dict[str, str]:
    """The text of every test of a file with its decorators, by name."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    return {
        node.name: "\n".join(map(ast.unparse, (*node.decorator_list, node)))
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }


def test_every_quantity_has_an_oracle():
    assert sorted(QUANTITIES - ORACLES.keys()) == []
    assert sorted(ORACLES.keys() - QUANTITIES) == []


@pytest.mark.slow
@pytest.mark.parametrize("label", ORACLES)
def test_its_oracles_are_tests_that_hold_a_figure(label):
    assert ORACLES[label]
    for test in ORACLES[label]:
        file, _, name = test.partition("::")
        assert name in functions(file), test
        numbers = [
            node.value
            for node in ast.walk(ast.parse(functions(file)[name].replace("@", "")))
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        ]
        assert numbers, test


def test_a_spoiled_measure_is_off_by_little_and_afterwards_as_before():
    def area() -> float:
        found = measured(measurer_of(school_of(room("r", square(3)))), "gross_area", "room", "r")
        assert isinstance(found, Quantity)
        return found.low

    assert area() == pytest.approx(9.0)
    with spoiled("gross_area"):
        assert area() == pytest.approx(9.0 * 1.01 + 0.02)
    assert area() == pytest.approx(9.0)


def test_a_storey_lies_where_the_model_says():
    school = school_of(storey("s1", elevation=3.2), room("r", square(3), storey_id="s1"))
    found = measured(measurer_of(school), "elevation", "storey", "s1")
    assert (found.low, found.high) == (3.2, 3.2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind", "id_", "params", "figure"),
    [
        ("rooms_joined", "door", "d-class", {}, 2),
        ("rooms_of_use", "cluster", "cluster:West", {"uses": ("classroom",)}, 1),  # one is a base's
        ("target", "school", "school", {"name": "small_group_rooms"}, 2),
        ("travel_distance", "room", "hall", {"from": MAIN}, 2.2),
        ("window_share", "room", "class", {}, 2 * 1.5 / (8 * 6.5)),
        ("closing_time", "door", "d-class", {}, 4),
        ("opening_force_later", "door", "d-class", {}, 20),
        ("vision_panel_sill", "door", "d-class", {}, 0.5),
        ("lower_rail_height", "stair flight", "flight", {}, 0.8 - 0.175),
    ],
)
def test_a_made_school_has_the_figures_it_was_made_with(name, kind, id_, params, figure):
    found = measured(ways_measurer(ways_school()), name, kind, id_, **params)
    assert (found.low, found.high) == (pytest.approx(figure, abs=0.0005),) * 2


def test_a_ramp_goes_as_far_as_its_flights():
    flights = (
        ramp_flight("lower", going=4.5, rise=0.3),
        ramp_flight("upper", at=(6, 0), going=3.0, rise=0.2, z=0.3),
    )
    found = measured(measurer_of(school_of(ramp("r", flights=flights))), "total_going", "ramp", "r")
    assert (found.low, found.high) == (pytest.approx(4.5 + 3.0, abs=0.0005),) * 2


@pytest.mark.slow
def test_each_oracle_fails_when_its_measure_is_off():
    command = [sys.executable, "-m", "tests.measure.noticed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == []
