"""The sample school: every known fault of A is found and named, B mends most, near misses pass."""

from functools import cache
from pathlib import Path

import pytest

from checker.brief import load_brief
from checker.pipeline import judge, read_facts
from checker.read import Part
from checker.report.words import measured_words
from checker.results import Outcome, RunResult
from checker.results.compare import compare
from checker.yamlsource import read_yaml_file
from tests.pipeline.conftest import rules_for

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).resolve().parents[2] / "sample_models"
MODELS = {
    "A": SAMPLES / "oakfield" / "oakfield-primary-A.ifc",
    "A 2x3": SAMPLES / "oakfield" / "oakfield-primary-A-dfe-2x3.ifc",
    "B": SAMPLES / "oakfield" / "oakfield-primary-B.ifc",
}


@cache
def known() -> dict[str, list[dict[str, object]]]:
    return read_yaml_file(SAMPLES / "oakfield-faults.yaml", file="faults").root


def rows(kind: str) -> list[object]:
    return [
        pytest.param(row, id=str(row["id"]))
        for row in known()[kind]
        if not str(row["rule"]).startswith("later")
    ]


def named(row) -> set[str]:
    """The names in the model of where the row is."""
    keys = ("rooms", "doors", "storeys", "zones", "climbs")
    return {name for key in keys for name in row.get(key, ())}


def outcomes(result: RunResult, row) -> set[Outcome]:
    """What was found for the row's rule at any of its places; the whole school is one too."""
    names = named(row) | {"Oakfield Primary", "Inclusion base"}
    return {
        finding.outcome
        for finding in result.findings
        if finding.rule == row["rule"] and finding.subject.name in names
    }


@pytest.mark.parametrize("revision", ["A", pytest.param("A 2x3", marks=pytest.mark.slow)])
@pytest.mark.parametrize("row", rows("faults"))
def test_every_known_fault_of_a_is_found(check, revision, row):
    assert Outcome.FAIL in outcomes(check(MODELS[revision]), row), row["what"]


@pytest.mark.slow
@pytest.mark.parametrize("row", rows("faults"))
def test_what_b_mends_is_found_mended_and_the_rest_still_fails(check, row):
    mended = row["fixed_in_B"] == "yes"
    assert (Outcome.FAIL not in outcomes(check(MODELS["B"]), row)) is mended, row["what"]


@pytest.mark.parametrize("row", rows("new_in_B"))
def test_the_new_fault_of_b_is_found_in_b_only(check, row):
    assert Outcome.FAIL in outcomes(check(MODELS["B"]), row)
    assert Outcome.FAIL not in outcomes(check(MODELS["A"]), row)


@pytest.mark.parametrize("revision", MODELS)
@pytest.mark.parametrize("row", rows("near_misses"))
def test_near_misses_pass(check, revision, row):
    assert outcomes(check(MODELS[revision]), row) >= {Outcome.PASS}


@pytest.mark.parametrize("revision", MODELS)
def test_nothing_fails_that_is_not_known(check, revision):
    """No false alarm: each failing finding belongs to a row of the list of faults."""
    result = check(MODELS[revision])
    listed = [row for kind in ("faults", "new_in_B") for row in known()[kind]]
    stray = [
        (finding.rule, finding.subject.name)
        for finding in result.findings
        if finding.outcome is Outcome.FAIL
        and not any(
            row["rule"] == finding.rule
            and (
                finding.subject.name in named(row)
                or finding.subject.name in {"Oakfield Primary", "Inclusion base"}
            )
            for row in listed
        )
    ]
    assert stray == []


def test_both_exports_of_the_same_school_get_the_same_verdicts(check):
    def verdicts(name: str) -> set[tuple[str, str, str]]:
        return {
            (finding.rule, finding.subject.name, finding.outcome.value)
            for finding in check(MODELS[name]).findings
        }

    assert verdicts("A") == verdicts("A 2x3")


def test_between_both_exports_of_the_same_school_nothing_changed(check):
    """Other labels, units, schema and levels; a group for a zone: no place is new, none renamed."""
    for old, new in (("A", "A 2x3"), ("A 2x3", "A")):
        found = compare(check(MODELS[old]), check(MODELS[new]), measured_words)
        assert (found.changes, found.places, found.unknown, found.moved_by) == ((), (), 0, None)


def test_both_exports_of_the_same_school_measure_the_same(check):
    def measured(name: str) -> dict[tuple[str, str], tuple[float, float]]:
        return {
            (finding.rule, finding.subject.name): (finding.observed.low, finding.observed.high)
            for finding in check(MODELS[name]).findings
            if finding.observed and finding.observed.low is not None
        }

    one, other = measured("A"), measured("A 2x3")
    assert one.keys() == other.keys()
    assert [key for key in one if one[key] != pytest.approx(other[key], abs=1e-4)] == []


@pytest.mark.parametrize("revision", MODELS)
def test_nothing_is_left_open_in_a_model_that_holds_everything(check, revision):
    open_ones = [
        (finding.rule, finding.subject.name, finding.missing)
        for finding in check(MODELS[revision]).findings
        if finding.outcome is Outcome.CANNOT_TELL
    ]
    assert open_ones == []


def test_every_room_of_the_school_is_recognised(check):
    for path in MODELS.values():
        unsure = [room.name for room in check(path).rooms if room.use_confidence < 0.7]
        assert unsure == []


def test_every_failing_finding_can_be_drawn_and_explained(check):
    for path in MODELS.values():
        for finding in check(path).findings:
            if finding.outcome is Outcome.FAIL:
                assert finding.observed is not None
                assert finding.required is not None
                assert finding.remedy, finding.rule
                assert finding.evidence or finding.subject.ifc_class in {
                    "IfcProject",
                    "IfcBuildingStorey",
                    "IfcZone",
                    "IfcGroup",
                }, finding.rule


@pytest.mark.slow
@pytest.mark.long  # tests/read/test_joined.py compares all that is read of both
def test_in_two_files_every_verdict_and_figure_is_that_of_one_file(check):
    """The architecture in metres, furniture and fittings in millimetres, both in `parts`."""
    brief = load_brief(MODELS["A"].parent / "schoolcheck.yaml")
    parts = [MODELS["A"].parent / "parts" / name for name in ("architecture.ifc", "furniture.ifc")]
    facts = read_facts(parts[0], others=[Part(parts[1])])
    found = judge(facts, rules_for(parts[0], brief), brief).findings
    whole = check(MODELS["A"]).findings
    assert [(each.key, each.outcome) for each in found] == [(f.key, f.outcome) for f in whole]
    for one, same in zip(found, whole, strict=True):
        assert (one.observed is None) == (same.observed is None)
        if one.observed and same.observed:
            assert (one.observed.low, one.observed.high) == pytest.approx(
                (same.observed.low, same.observed.high), abs=2e-5
            )
