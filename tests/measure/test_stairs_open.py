"""Open risers: where one sees through between two treads."""

import pytest
from shapely import Polygon, box

from tests.measure.climbing import is_unknown, of_flight
from tests.measure.schools import school_of, stair
from tests.measure.stairs_made import flight_of, floors, level, sloped, treads

LEVELS = [0.15, 0.3, 0.45, 0.6]
SLOPE = 0.15 / 0.28


def boards(*, nosing=0.02, thick=0.04):
    """Treads of boards with nothing between them: their undersides."""
    return [level(top.area, top.level - thick) for top in treads(LEVELS, nosing=nosing)]


def risers(*, deep=0.02, width=1.2, but=()):
    """The undersides of boards that close the risers, on the tread below each nosing."""
    return [
        level(box(0.28 * n + 0.02, -width / 2, 0.28 * n + 0.02 + deep, width / 2), 0.15 * n)
        for n in range(len(LEVELS))
        if n not in but
    ]


def solid(*, waist=0.2):
    """The sloping underside of a flight in one piece."""
    return [sloped(box(0, -0.6, 1.12, 0.6), 0.45 - waist, (SLOPE, 0.0))]


def open_risers(soffits, *, nosing=0.02, tops=None):
    flight = flight_of(tops or treads(LEVELS, nosing=nosing), soffits=tuple(soffits))
    school = school_of(stair("s", None, flights=(flight,)), *floors(1.12, 0.75))
    return of_flight(school, "open_risers")


@pytest.mark.parametrize(
    ("soffits", "is_open"),
    [
        (solid(), False),
        (boards(), True),
        ([*boards(), *risers()], False),
        ([*boards(), *risers(width=0.6)], True),
        ([*boards(), *risers(but=(2,))], True),
        ([*boards(), *risers(deep=0.006)], False),
    ],
    ids=["in one piece", "boards only", "with risers", "half closed", "one missing", "thin"],
)
def test_a_riser_is_open_where_only_the_tread_above_shows(soffits, is_open):
    assert open_risers(soffits).possible == {is_open}


def test_the_overhang_of_a_nosing_opens_nothing():
    nosings = [
        level(box(0.28 * n, -0.6, 0.28 * n + 0.025, 0.6), 0.15 * n + 0.11) for n in (1, 2, 3)
    ]
    assert open_risers([*solid(), *nosings], nosing=0.025).possible == {False}


def test_treads_that_lie_apart_are_open():
    tops = [level(box(0.28 * n, -0.6, 0.28 * n + 0.24, 0.6), LEVELS[n]) for n in range(4)]
    under = [level(top.area, top.level - 0.04) for top in tops]
    assert open_risers(under, tops=tops).possible == {True}


def test_only_risers_between_treads_are_looked_at():
    value = open_risers([*boards(), *risers(but=(2,))])
    assert value.steps == ("1 of 3 risers between treads are open",)
    assert [each.label for each in value.evidence if each.role == "blocker"] == ["open riser"]


def test_without_undersides_it_is_unknown():
    assert is_unknown(open_risers([]))


def test_without_treads_it_is_unknown():
    school = school_of(stair("s", None, flights=(flight_of([], soffits=tuple(solid())),)))
    assert is_unknown(of_flight(school, "open_risers"))


def test_an_empty_underside_raises_nothing():
    assert open_risers([*solid(), level(Polygon(), 0.1)]).possible == {False}
