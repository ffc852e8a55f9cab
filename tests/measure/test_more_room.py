"""A thing more is never better, a bigger room never worse: in rooms with holes and up to 40 things.

Which way a measure gets worse, and which may go either way and why, stands in better.py.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from shapely import Polygon, box

from checker.measure.measurer import Answer
from checker.measure.registry import measures
from checker.model import Element, School
from tests.measure import test_turned_climbs, test_turned_school, test_turned_ways
from tests.measure.better import (
    BIGGER_EITHER_WAY,
    EITHER_WAY,
    LESS,
    MORE,
    NUMBERS,
    OF_THE_PLAN,
    grown,
    is_better,
    some_room,
    some_thing,
)
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import room, school_of
from tests.measure.trials import SEARCHED, Key, agree, all_answers
from tests.measure.ways import outer, way_in

pytestmark = pytest.mark.slow

SPECS = {name: spec for (name, _), spec in measures().items()}
FAMILIES = {"rooms", "corridors", "routes"}
COMPARED = (MORE | LESS) - EITHER_WAY.keys()
ABOUT_THINGS = {"furniture_modelled"}
"""Whether there are things at all."""
USES = uses_of(r="small group room", corridor="corridor")
BRIEF = {"entrances": {"main": "main"}}
FAST = 2
"""A seed with 3 things."""
KEPT = 35
"""So many of the seeds run each time, and 14 of those of whole schools; `--long` tries all."""


def _marks(seed: int) -> list[pytest.MarkDecorator]:
    return [] if seed == FAST else [pytest.mark.slow if seed < KEPT else pytest.mark.long]


SEEDS = [pytest.param(seed, marks=_marks(seed)) for seed in range(70)]
SCHOOL_SEEDS = [
    pytest.param(seed, marks=[] if seed < 15 else [pytest.mark.long]) for seed in range(1, 30)
]
SCHOOLS = {
    "rooms": test_turned_school,
    "ways up": test_turned_climbs,
    "ways": test_turned_ways,
}


def order_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a test keeps no secret


def parts(area: Polygon, corridor: Polygon) -> Iterator[Element]:
    """A room with two doors south to a corridor, which has the main entrance at its west end."""
    yield room("r", area)
    yield room("corridor", corridor)
    yield way_in("d1", at=(1.2, -0.05))
    yield way_in("d2", at=(3.2, -0.05))
    yield outer("main", at=(-4.05, -1.2), along=90)


def answers(school: School, *, without=SEARCHED) -> dict[Key, Answer]:
    return _asked(school, SPECS.keys() - COMPARED | without)


def all_of_space(school: School) -> dict[Key, Answer]:
    """Those that nothing is compared with as well: they have an answer, whatever stands there."""
    of_space = {name for name, spec in SPECS.items() if spec.furniture or name in MORE | LESS}
    return _asked(school, SPECS.keys() - of_space | SEARCHED)


def _asked(school: School, left_out) -> dict[Key, Answer]:
    m = measurer_of(school, uses=USES, brief=BRIEF)
    return all_answers(m, kinds={"room", "door side", "entrance"}, without=left_out)


class Made:
    """A room and a corridor with as many things as the seed says, to be changed one way."""

    def __init__(self, seed: int) -> None:
        self.order = order_of(seed)
        self.area = some_room(self.order)
        self.corridor = box(-4, -2.3, self.area.bounds[2] + 4, -0.1)
        count = NUMBERS[seed % len(NUMBERS)]
        self.things = [some_thing(self.order, f"t{n}", self._where(0.7)) for n in range(count)]

    def _where(self, share: float) -> Polygon:
        return self.area if self.order.random() < share else self.corridor

    def plain(self) -> School:
        return school_of(*parts(self.area, self.corridor), *self.things)

    def fuller(self) -> School:
        extra = some_thing(self.order, "extra", self._where(0.6))
        return school_of(*parts(self.area, self.corridor), *self.things, extra)

    def larger(self) -> School:
        area = grown(self.order, self.area, north=True)
        corridor = grown(self.order, self.corridor, north=False)
        return school_of(*parts(area, corridor), *self.things)


def better(now: dict[Key, Answer], before: dict[Key, Answer], either_way=EITHER_WAY) -> list[Key]:
    return [
        key
        for key in before
        if key[0] in COMPARED - either_way.keys() and is_better(key[0], now[key], before[key])
    ]


def test_every_measure_of_space_says_which_way_it_gets_worse():
    of_space = {
        name
        for (name, _), spec in measures().items()
        if spec.furniture
        or (spec.function.__module__.split(".")[2] in FAMILIES and spec.value == "quantity")
    }
    told = MORE | LESS | EITHER_WAY.keys() | OF_THE_PLAN.keys()
    assert sorted(of_space - told) == []
    assert sorted(told - of_space) == []
    assert (MORE | LESS) & (EITHER_WAY.keys() | OF_THE_PLAN.keys()) == frozenset()
    assert not MORE & LESS


@cache
def compared(seed: int) -> tuple[dict[Key, Answer], ...]:
    """The answers for a room as it is, with a thing more, and bigger."""
    made = Made(seed)
    return answers(made.plain()), all_of_space(made.fuller()), answers(made.larger())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_thing_more_is_never_better_and_a_bigger_room_is_never_worse(seed):
    plain, fuller, larger = compared(seed)
    assert better(fuller, plain) == []
    # The smaller room is not better than the larger.
    assert better(plain, larger, BIGGER_EITHER_WAY) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_corridor_that_is_wider_all_along_is_never_narrower(seed):
    made = Made(seed)
    x0, y0, x1, y1 = made.corridor.bounds
    wider = school_of(*parts(made.area, box(x0, y0 - 0.1 - seed / 70, x1, y1)), *made.things)
    before, now = (
        measured(measurer_of(school, uses=USES, brief=BRIEF), "clear_width", "room", "corridor")
        for school in (made.plain(), wider)
    )
    assert not is_better("clear_width", before, now)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_rectangles_that_are_searched_for_get_no_longer_by_a_thing_and_no_shorter_by_room(seed):
    made = Made(seed)
    left_out = SPECS.keys() - SEARCHED
    plain, fuller, larger = (
        answers(school, without=left_out) for school in (made.plain(), made.fuller(), made.larger())
    )
    assert len(plain) == 2 * 2 * len(SEARCHED)
    assert better(fuller, plain) == []
    assert better(plain, larger) == []


def with_a_thing(school: School, seed: int) -> School:
    """A school with one thing more in one of its rooms."""
    order = order_of(seed)
    where = order.choice([each for each in school.rooms if each.shape])
    extra = some_thing(
        order,
        "extra",
        where.shape.footprint,
        storey_id=where.storey_id,
        base=where.shape.base,
    )
    return replace(school, furniture=(*school.furniture, extra))


@pytest.mark.slow
@pytest.mark.parametrize("seed", SCHOOL_SEEDS)
@pytest.mark.parametrize("which", SCHOOLS)
def test_in_a_whole_school_a_thing_more_is_never_better_and_changes_nothing_else(which, seed):
    """What says nowhere that furniture could make it worse does not change at all."""
    module = SCHOOLS[which]
    before, now = module.here(), module.answers(with_a_thing(module.SCHOOL, seed))
    assert before.keys() == now.keys()
    assert better(now, before) == []
    assert [
        key
        for key in before
        if not SPECS[key[0]].furniture
        and key[0] not in ABOUT_THINGS
        and not agree(now[key], before[key])
    ] == []


@pytest.mark.slow
def test_things_and_room_do_change_answers():
    """Or else nothing was compared."""
    worse, gained = set(), set()
    for seed in (5, 7):
        plain, fuller, larger = compared(seed)
        worse |= {key[0] for key in better(plain, fuller)}
        gained |= {key[0] for key in better(larger, plain)}
    assert worse >= {"clear_width", "lobby_width"}
    assert gained >= {"clear_width", "largest_circle", "gross_area", "net_area"}
