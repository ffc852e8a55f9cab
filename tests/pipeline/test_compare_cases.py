"""Pairs of revisions with one change each: the comparison names exactly that, and nothing else.

`pytest -s tests/pipeline/test_compare_cases.py` prints the table.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from checker.brief import Brief
from checker.pipeline import judge, read_facts
from checker.report.html.revision_rooms import BEYOND, room_lines
from checker.report.words import measured_words
from checker.results import Revision, RunResult
from checker.results.compare import compare
from sample_models.make import Plan, write_ifc
from sample_models.make.small import Want, row
from tests.pipeline.conftest import shipped

RULES = (
    "ENG-SGR-area",
    "ENG-SGR-width",
    "ENG-CALM-area",
    "ENG-CALM-width",
    "ENG-ADM2-door-clear-width",
)
AREA, WIDTH, DOOR = "ENG-SGR-area", "ENG-SGR-width", "ENG-ADM2-door-clear-width"
WANTS = (
    Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
    Want(name="Small group room", kind="small group room", width=2.5, depth=3.6),
    Want(name="Group room", kind="small group room", width=3.0, depth=3.5),
    Want(name="Store", kind="store", width=2.0, depth=2.0),
    Want(name="Calm room", kind="quiet calming space", width=2.0, depth=3.0),
)
"""The calm room is too narrow; every other room and door does."""

STUDIO = Want(name="Studio", kind="classroom", width=8.0, depth=7.0)
HALVES = (
    replace(STUDIO, width=4.9), Want(name="Material store", kind="store", width=2.9, depth=7.0),
)  # fmt: skip

Told = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What was done, the changes that it makes by kind, rule and room, and the places told."""

    name: str
    do: Callable[[], Plan]
    changes: frozenset[Told] = frozenset()
    places: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    how: str = "GlobalId"
    was: Callable[[], Plan] | None = None


def built(*wants: Want) -> Plan:
    return row(wants or WANTS, corridor=1.6)


def with_rooms(**changes: dict[str, object]) -> Plan:
    return built(*(replace(want, **changes.get(f"r{n}", {})) for n, want in enumerate(WANTS, 1)))


def with_slim_doors() -> Plan:
    """Three doors of a kind that is 15 % narrower, lining and all."""
    plan = built()
    usual = next(each for each in plan.door_kinds if each.name == "classroom")
    slim = replace(usual, name="slim", overall=0.85 * usual.overall, leaf=0.85 * usual.leaf)
    doors = tuple(
        replace(each, kind="slim") if each.room in {"00-01", "00-02", "00-03"} else each
        for each in plan.doors
    )
    return replace(plan, doors=doors, door_kinds=(*plan.door_kinds, slim))


CASES = (
    Case(name="nothing", do=built),
    Case(
        name="every GlobalId renewed",
        do=lambda: replace(built(), key="another export"),
        how="number and name",
    ),
    Case(
        name="two rooms renamed",
        do=lambda: with_rooms(r2={"name": "Small group room 1"}, r4={"name": "Book store"}),
        places=frozenset({
            ("00-02 Small group room 1", ("renamed",)), ("00-04 Book store", ("renamed",)),
        }),
    ),
    Case(
        name="a wall moved 300 mm",
        do=lambda: with_rooms(r2={"width": 2.2}, r3={"width": 3.3}),
        changes=frozenset({
            ("new", AREA, "00-02"), ("new", WIDTH, "00-02"),
            ("better", AREA, "00-03"), ("better", WIDTH, "00-03"),
        }),
    ),
    Case(
        name="three doors narrowed by 15 %",
        do=with_slim_doors,
        changes=frozenset(("new", DOOR, room) for room in ("00-01", "00-02", "00-03")),
    ),
    Case(
        name="a room deleted",
        do=lambda: built(*WANTS[:-1]),
        changes=frozenset({("vanished", "ENG-CALM-width", "00-05")}),
        places=frozenset({("00-05 Calm room", ("gone",)), ("00-05-D01", ("gone",))}),
    ),
    Case(
        name="a wall moved and every GlobalId renewed",
        do=lambda: replace(with_rooms(r2={"width": 2.2}, r3={"width": 3.3}), key="another export"),
        changes=frozenset({
            ("new", AREA, "00-02"), ("new", WIDTH, "00-02"),
            ("better", AREA, "00-03"), ("better", WIDTH, "00-03"),
        }),
        how="number and name",
    ),
    Case(
        name="a room split in two",
        was=lambda: built(*WANTS[:4], STUDIO),
        do=lambda: built(*WANTS[:4], *HALVES),
        places=frozenset({
            ("00-05 Studio", ("split", "00-05 Studio", "00-06 Material store")),
            ("00-05-D01", ("moved",)),
        }),
    ),
    Case(
        name="two rooms made one",
        was=lambda: built(*WANTS[:4], *HALVES),
        do=lambda: built(*WANTS[:4], STUDIO),
        places=frozenset({
            ("00-05 Studio", ("merged", "00-05 Studio", "00-06 Material store")),
            ("00-05-D01", ("moved",)),
        }),
    ),
    Case(
        name="a room added at the end, and one before it smaller",
        was=lambda: built(*WANTS[:4], STUDIO),
        do=lambda: built(*WANTS[:3], replace(WANTS[3], width=1.9), STUDIO, WANTS[3]),
        places=frozenset({("00-06 Store", ("new",))}),
    ),
)  # fmt: skip


@cache
def rules():
    every = shipped("england")
    return replace(every, rules=tuple(each for each in every.rules if each.id in RULES))


def judged(plan: Plan, folder) -> RunResult:
    return judge(read_facts(write_ifc(plan, folder / "school.ifc")), rules(), Brief(), pages=False)


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> RunResult:
    return judged(built(), tmp_path_factory.mktemp("before"))


def told(found: Revision) -> frozenset[Told]:
    return frozenset((each.kind, each.rule, each.place.number) for each in found.changes)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_comparison_names_what_changed_and_nothing_else(case, before, tmp_path):
    old = judged(case.was(), tmp_path) if case.was else before
    found = compare(old, judged(case.do(), tmp_path), measured_words)
    row_of_table = ", ".join(" ".join(each) for each in sorted(told(found))) or "-"
    rooms = [f"{each.told} {each.was or each.now}" for each in room_lines(found)]
    sys.stdout.write(f"\n{case.name}: {'; '.join([row_of_table, *rooms])}")
    assert told(found) == case.changes
    assert len(found.changes) == len(case.changes)
    places = {(each.now or each.was, each.told + each.parts) for each in found.places if each.told}
    assert places == case.places
    known_by = {each.how for each in found.places if BEYOND.isdisjoint(each.told)}
    assert known_by <= {case.how, "GlobalId"}
    assert (case.how == "GlobalId") or len(found.places) == found.known
    assert not found.is_other_building
