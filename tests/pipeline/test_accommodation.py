"""Oakfield beside its schedule of accommodation: four differences are built in, no more found."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from checker.brief import Brief, load_brief
from checker.measure.offered import offered_rooms
from checker.model import Problem
from checker.pipeline import judge, measurer_of, read_facts
from checker.results import Quantity
from checker.results.codec import result_from_json, result_to_json
from checker.rules import RuleSet, load_packs
from checker.schedule import Schedule, Wanted, read_schedule, reconcile
from checker.uses import shipped_vocabulary

pytestmark = pytest.mark.slow

OAKFIELD = Path(__file__).resolve().parents[2] / "sample_models" / "oakfield"
MODEL = OAKFIELD / "oakfield-primary-A.ifc"
SHARED = (
    "institute_archicad11.ifczip",
    "office_a_revit2011.ifc.gz",
    "gymzaal_revit2020_ifc4.ifc",
)
NO_RULES = RuleSet(rules=())
ENGLAND = load_packs([OAKFIELD.parents[1] / "rules" / "england"])
SOME_RULES = replace(
    ENGLAND, rules=tuple(rule for rule in ENGLAND.rules if rule.id.endswith("-area"))
)
WORKBOOK, TEXT = (OAKFIELD / f"schedule-of-accommodation.{end}" for end in ("xlsx", "csv"))
ENDINGS = ["A", pytest.param("A-dfe-2x3", marks=pytest.mark.slow)]


def reconciled(ending: str, schedule: Path = WORKBOOK, brief: Brief | None = None):
    facts = read_facts(OAKFIELD / f"oakfield-primary-{ending}.ifc")
    judged = judge(facts, NO_RULES, brief or Brief(), schedule=read_schedule(schedule), pages=False)
    assert judged.schedule is not None
    assert result_from_json(result_to_json(judged)) == judged
    return judged.schedule


@pytest.fixture(scope="module", params=ENDINGS)
def found(request):
    """By names alone in A, by DfE codes in its export to DfE rules."""
    return reconciled(request.param)


def differing(schedule):
    return [
        (row, room)
        for row in schedule.rows
        for room in row.rooms
        if room.state != "found" or room.renamed
    ]


def test_one_room_is_undersized_by_what_it_lacks(found):
    ((row, room),) = [each for each in differing(found) if each[1].state == "undersized"]
    assert (row.title, row.line, room.name, room.short) == ("Small group room", 17, "00-16", 1.16)
    assert (row.wanted, row.found, row.undersized) == (2, 1, 1)


def test_one_room_is_missing(found):
    (row,) = [row for row in found.rows if row.missing]
    assert (row.title, row.missing, row.rooms, row.short) == ("Calm room (base)", 1, (), 12.0)


def test_one_room_is_extra(found):
    assert [(room.name, room.long_name) for room in found.extra] == [("00-67", "Store")]


def test_one_room_is_called_something_else(found):
    ((row, room),) = [each for each in differing(found) if each[1].renamed]
    assert (row.title, room.name, room.state) == ("Meeting room", "00-08", "found")
    assert room.long_name == "Interview room"


def test_nothing_else_differs(found):
    assert len(differing(found)) == 2
    told = (found.wanted, found.found, found.undersized, found.missing, found.cannot_tell)
    assert told == (56, 54, 1, 1, 0)
    assert (found.renamed, found.short, found.beside) == (1, 13.16, 38)


def test_both_files_say_the_same():
    one, other = read_schedule(WORKBOOK), read_schedule(TEXT)
    assert one.rows == other.rows
    assert (one.notes, other.sheet) == (other.notes, "")


@pytest.mark.slow
def test_revision_b_gives_three_stores_and_some_of_the_base_to_small_groups():
    found = reconciled("B")
    short = {room.name: room.short for _, room in differing(found) if room.state == "undersized"}
    base = {"00-67": 2.76, "00-63": 1.62, "00-61": 3.44}
    assert short == {"00-16": 1.92, "00-20": 3.69, "00-08": 3.4, **base}
    missing = {row.title for row in found.rows if row.missing}
    assert missing == {"Curriculum store", "ICT store"}
    assert {room.name: room.long_name for room in found.extra} == {
        "01-06": "Small group room (large)",
        "01-07": "Small group room (large)",
    }


def test_a_tolerance_of_the_brief_counts():
    brief = Brief(schedule_tolerance=1.16)
    assert reconciled("A", brief=brief).undersized == 0


def test_the_schedule_changes_no_verdict():
    facts, brief = read_facts(MODEL), load_brief(OAKFIELD / "schoolcheck.yaml")
    with_it = judge(facts, SOME_RULES, brief, schedule=read_schedule(WORKBOOK), pages=False)
    without = judge(facts, SOME_RULES, brief, pages=False)
    assert len(without.findings) == 40
    # The page on small-group space names rooms that the schedule asks for: no verdict.
    assert replace(with_it, schedule=None, provision=None) == replace(without, provision=None)


def test_of_a_model_without_rooms_nothing_is_called_missing():
    facts = read_facts(MODEL)
    none = Problem(code="no-rooms", scope="file", message="The model has no rooms.")
    bare = replace(facts, school=replace(facts.school, rooms=(), problems=(none,)))
    result = judge(bare, SOME_RULES, Brief(), schedule=read_schedule(WORKBOOK), pages=False)
    assert result.readiness.state == "blocked"
    assert (result.schedule.cannot_tell, result.schedule.missing) == (56, 0)


def own_schedule(rooms) -> Schedule:
    """What a model holds, as a schedule that wants just that."""
    kinds = Counter(
        (
            room.titles[0],
            round(room.area.low - 0.06, 1) if isinstance(room.area, Quantity) else None,
        )
        for room in rooms
        if room.titles
    )
    rows = (
        Wanted(title=title, count=count, area_each=area, line=line)
        for line, ((title, area), count) in enumerate(kinds.items(), start=2)
    )
    return Schedule(file="own.csv", rows=tuple(rows))


def reconciled_with_itself(model: Path):
    rooms = offered_rooms(measurer_of(read_facts(model), Brief()))
    found = reconcile(own_schedule(rooms), rooms, vocabulary=shipped_vocabulary())
    assert found.wanted == found.found == len(rooms) > 40
    return found


def test_a_schedule_of_what_the_school_holds_is_met_in_full():
    found = reconciled_with_itself(MODEL)
    assert (found.renamed, found.short, found.extra) == (0, 0, ())


@pytest.mark.shared
@pytest.mark.parametrize("name", SHARED)
def test_a_schedule_of_what_a_real_model_holds_is_met_in_full(shared_models, name):
    found = reconciled_with_itself(shared_models / name)
    assert (found.renamed, found.short, found.extra) == (0, 0, ())


def test_the_brief_of_the_school_names_it():
    assert load_brief(OAKFIELD / "schoolcheck.yaml").schedule == WORKBOOK.name
