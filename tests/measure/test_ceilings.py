"""What real models are held to refuses heights that no ceiling and no body has."""

import pytest
from shapely import box

from tests.measure.ceilings import wrong_height
from tests.measure.schools import overhead, room, school_of

ROOM = room("r", box(0, 0, 10, 2), top=2.8)


def ceiling(share, base=2.4, thick=0.04):
    area = box(0, 0, 10 * share, 2)
    return overhead("c", area, base=base, thick=thick, kind="ceiling")


@pytest.mark.parametrize(
    ("share", "low", "high", "is_right"),
    [
        (0.0, 2.8, 2.8, True),
        (0.0, 2.4, 2.8, False),
        (0.0, 0.1, 2.8, False),
        (1.0, 2.4, 2.4, True),
        (1.0, 2.4, 2.44, True),
        (1.0, 2.4, 2.8, True),
        (1.0, 2.8, 2.8, False),
        (1.0, 0.1, 0.1, False),
        (1.0, 0.1, 2.4, False),
        (1.0, 2.4, 9.0, False),
        (1.0, 2.8, 2.4, False),
        (1.0, 2.5, 2.5, False),
        (0.5, 2.4, 2.8, True),
        (0.5, 0.1, 2.8, False),
        (0.5, 2.4, 2.44, False),
        (0.1, 2.4, 2.8, True),
        (0.1, 2.4, 2.4, False),
    ],
)
def test_a_height_is_that_of_the_body_or_of_a_ceiling_over_enough_of_it(share, low, high, is_right):
    school = school_of(ROOM, *([ceiling(share)] if share else []))
    assert (wrong_height(school, ROOM, body=2.8, low=low, high=high) == "") == is_right


@pytest.mark.parametrize(
    "other",
    [
        overhead("b", box(0, 0, 10, 2), base=2.4, kind="beam"),
        ceiling(1.0, base=0.2),
        overhead("c", box(20, 0, 30, 2), base=2.4, kind="ceiling"),
    ],
    ids=["a beam", "on the floor", "elsewhere"],
)
def test_what_is_no_ceiling_over_the_room_excuses_no_lower_height(other):
    school = school_of(ROOM, other)
    assert wrong_height(school, ROOM, body=2.8, low=2.4, high=2.8) != ""
    assert wrong_height(school, ROOM, body=2.8, low=2.8, high=2.8) == ""
