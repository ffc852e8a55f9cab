"""Bad models raise nothing: what cannot be told says why, and all other rooms are measured."""

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from checker.measure.registry import measures
from checker.results.values import Quantity, Truth, Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    opening,
    ramp,
    room,
    school_of,
    stair,
    wall,
)

PARAMS = {
    "rectangle_fits": {"long": 1.8, "short": 0.9},
    "rectangle_length": {"short": 0.9},
    "rectangle_width": {"long": 1.2},
}
NAMES = sorted(
    name
    for (name, kind), spec in measures().items()
    if kind == "room"
    and (
        "free_floor" in spec.asks
        or ("outlines" in spec.asks and ".routes." not in spec.function.__module__)
    )
    and spec.function.__module__.split(".")[-2] in ("rooms", "corridors", "routes")
)
GOOD = (
    room("r", box(0, 0, 9, 2)),
    room("beside", box(0, 2.1, 9, 5)),
    door("d", at=(4, 2.05)),
    door("out", at=(9.05, 1), along=90),
)
with np.errstate(invalid="ignore"):
    NAN = Polygon([(0, 0), (1, 0), (math.nan, 1)])
HOSTILE = {
    "a room without a body": (room("bad", None),),
    "a room of no area": (room("bad", Polygon([(20, 0), (21, 0), (22, 0)])),),
    "a room with corners that are no numbers": (room("bad", NAN),),
    "a room that is not trusted": (room("bad", box(20, 0, 24, 3), problem="it crosses itself"),),
    "a room in two parts": (room("bad", MultiPolygon([box(20, 0, 22, 2), box(23, 0, 25, 2)])),),
    "a room over another": (room("bad", box(0, 0, 9, 2)),),
    "a door in no wall and no room": (door("lost", at=(50, 50)),),
    "a door without a size": (door("odd", at=(2, 2.05), width=None, height=None),),
    "three rooms at one door": (room("third", box(3, 2.1, 5, 3)),),
    "things without bodies": (
        furniture("f", None),
        fitting("g", None, kind="basin"),
        column("c", None),
        stair("s", None),
        ramp("p", None),
    ),
    "a thing larger than its room": (furniture("f", box(-5, -5, 30, 30)),),
    "a hundred things in one place": tuple(
        furniture(f"f{n}", box(1, 0.5, 1.5, 1)) for n in range(100)
    ),
    "an opening without a wall": (opening("o", box(60, 0, 61, 0.1)),),
    "walls drawn over each other": tuple(wall(f"w{n}", box(4, 0, 4.1, 1.5)) for n in range(3)),
}


@cache
def answers(*elements):
    m = measurer_of(school_of(*elements))
    return {
        (name, subject.id): m.measure(name, subject, **PARAMS.get(name, {}))
        for name in NAMES
        for subject in m.subjects("room")
    }


def test_the_list_of_measures_is_not_empty():
    assert {"clear_width", "t_shape_fits", "dead_end_length", "deepest_projection"} <= set(NAMES)


@pytest.mark.slow
@pytest.mark.parametrize("elements", HOSTILE.values(), ids=HOSTILE)
def test_bad_elements_raise_nothing_and_good_rooms_are_measured(elements):
    found = answers(*GOOD, *elements)
    for name in NAMES:
        assert isinstance(found[name, "r"], Quantity | Truth | Unknown)
    assert isinstance(found["gross_area", "r"], Quantity)
    assert isinstance(found["clear_width", "r"], Quantity)


NEVER_UNKNOWN = {"refuge_marked"}  # what nobody marks is no refuge, with or without a body


@pytest.mark.slow
@pytest.mark.parametrize("bad", list(HOSTILE)[:4])
@pytest.mark.parametrize("name", sorted({*NAMES} - NEVER_UNKNOWN))
def test_a_room_that_cannot_be_measured_says_why(bad, name):
    found = answers(*GOOD, *HOSTILE[bad])[name, "bad"]
    assert isinstance(found, Unknown)
    assert all(found.missing)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_measured_tells_its_method_and_is_drawn(name):
    """Counts and lengths of nothing have nothing to draw; all else has a place on the plan."""
    found = answers(*GOOD, column("c", box(2, 0, 2.3, 0.3)))[name, "r"]
    if isinstance(found, Unknown):
        return
    assert found.method
    if isinstance(found, Truth) or (found.unit == "m" and found.high > 0.0 and name != "height"):
        assert found.evidence or name in {"is_thoroughfare", "furniture_modelled"}
        assert {each.storey for each in found.evidence} <= {"Level 0"}


BETTER_WHEN_MORE = (
    "clear_width",
    "largest_circle",
    "rectangle_fits",
    "rectangle_length",
    "t_shape_fits",
    "room_width",
    "net_area",
)


def best(value):
    if isinstance(value, Truth):
        return (min(value.possible), max(value.possible))
    return (value.low, value.high)


@pytest.mark.slow
@given(
    more=st.integers(1, 500),
    x=st.integers(0, 7000),
    y=st.integers(0, 1500),
)
@settings(max_examples=10, deadline=None)
@pytest.mark.parametrize("name", BETTER_WHEN_MORE)
def test_a_bigger_room_is_never_worse_and_a_thing_more_never_better(name, more, x, y):
    def asked(space, *things):
        m = measurer_of(school_of(space, *GOOD[1:], *things))
        return best(measured(m, name, "room", "r", **PARAMS.get(name, {})))

    bench = furniture("bench", box(3, 0, 4.5, 0.5))
    extra = furniture("extra", box(x / 1000, y / 1000, x / 1000 + 1, y / 1000 + 0.4))
    plain = asked(GOOD[0], bench)
    larger = asked(room("r", box(0, -more / 1000, 9, 2)), bench)
    fuller = asked(GOOD[0], bench, extra)
    allowed = 0.006 if name == "rectangle_length" else 0.0005
    assert larger[0] >= plain[0] - allowed
    assert fuller[0] <= plain[0] + allowed
