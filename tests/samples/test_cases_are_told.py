"""The cases name their outcome, and each rule has every kind of outcome that it can have."""

from collections import defaultdict
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from shapely import Polygon

from checker.brief import Brief
from checker.rules.locate import shipped_rules
from sample_models.make.cases import CASES
from sample_models.make.cases.case import Case
from sample_models.make.plan import Plan
from sample_models.make.walls import clear_outline
from tests.every import every

OUTCOMES = ("pass-", "fail-", "cannot-tell-", "na-")
WITH_CASES = {case.rule for case in CASES}


def identity(case: Case) -> str:
    return f"{case.rule}/{case.name}"


def found(rule: str, name: str) -> Plan:
    return next(c.plan for c in CASES if c.rule == rule and c.name == name)


def room(plan: Plan, name: str) -> Polygon:
    return Polygon(clear_outline(next(r for r in plan.rooms if r.name == name)))


def test_every_rule_of_every_pack_has_cases():
    assert shipped_rules() == WITH_CASES


@pytest.mark.parametrize("outcome", ["pass-", "fail-", "cannot-tell-"])
@every("rule", sorted(WITH_CASES))
def test_every_rule_has_a_case_that(rule, outcome):
    assert [c for c in CASES if c.rule == rule and c.name.startswith(outcome)]


@every("case", CASES, ids=identity)
def test_a_case_says_its_outcome_first_and_then_why(case):
    assert case.name.startswith(OUTCOMES)
    outcome = next(o for o in OUTCOMES if case.name.startswith(o))
    assert len(case.name) > len(outcome) + 2


@every("case", CASES, ids=identity)
def test_a_case_is_tiny(case, samples: Path):
    path = case.path(samples / "cases")
    assert path.stat().st_size < 100_000
    assert len(case.plan.rooms) <= 13


def test_no_two_cases_have_one_path():
    paths = [case.path(Path()) for case in CASES]
    assert len(set(paths)) == len(paths)


@pytest.mark.slow
@every("case", [c for c in CASES if c.brief], ids=identity)
def test_the_brief_of_a_case_is_a_brief(case):
    Brief.model_validate(YAML(typ="safe", pure=True).load(case.brief))


def test_a_case_without_a_brief_finds_none_beside_or_above_it(samples: Path):
    for case in CASES:
        if not case.brief:
            home = case.path(samples / "cases").parent
            above = [home, samples / "cases", samples]
            assert [p for p in above if (p / "schoolcheck.yaml").exists()] == []


def test_the_brief_of_the_school_is_a_brief_and_names_what_is_there(samples: Path, school_a):
    text = (samples / "oakfield" / "schoolcheck.yaml").read_text("utf-8")
    brief = Brief.model_validate(YAML(typ="safe", pure=True).load(text))
    assert brief.school.pupils == 420
    (base,) = brief.bases
    assert base.zone == school_a.groups[0].name
    assert {brief.entrances.main, brief.entrances.quiet} <= {d.name for d in school_a.doors}


@pytest.mark.parametrize(
    ("rule", "name", "room_name", "area"),
    [
        ("ENG-SGR-area", "pass-exactly-9-m2", "Small group room", 9.0),
        ("ENG-SGR-area", "fail-8-97-m2", "Small group room", 8.97),
        ("ENG-CALM-area", "pass-exactly-6-m2", "Calm room", 6.0),
        ("ENG-CALM-area", "fail-5-76-m2", "Calm room", 5.76),
        ("ENG-THERAPY-area", "pass-18-m2", "Therapy room", 18.0),
        ("ENG-THERAPY-area", "fail-13-69-m2", "Therapy room", 13.69),
        ("ENG-HYGIENE-area", "fail-8-4-m2", "Hygiene room", 8.4),
    ],
)
def test_a_case_has_the_area_in_its_name(rule, name, room_name, area):
    assert room(found(rule, name), room_name).area == pytest.approx(area)


@pytest.mark.parametrize(
    ("name", "share"),
    [("pass-exactly-0-24-each", 0.24), ("pass-0-32-each", 0.32), ("fail-0-20-each", 0.2)],
)
def test_a_case_has_the_share_in_its_name(name, share):
    plan = found("ENG-SGR-area-per-pupil", name)
    total = sum(Polygon(clear_outline(r)).area for r in plan.rooms if r.name == "Small group room")
    assert total / 100 == pytest.approx(share)


def test_passes_and_fails_of_a_rule_are_different_models():
    seen = defaultdict(set)
    for case in CASES:
        outcome = next(o for o in OUTCOMES if case.name.startswith(o))
        seen[(case.rule, repr(case.plan), case.brief)].add(outcome)
    assert {key[0]: kinds for key, kinds in seen.items() if len(kinds) > 1} == {}
