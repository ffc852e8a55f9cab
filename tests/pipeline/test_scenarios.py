"""The sample school judged for other pupils: what is asked then, and what is short."""

from pathlib import Path

import pytest

from checker.brief import Profile, load_brief, load_profile
from checker.pipeline import judge, read_facts
from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json
from checker.rules import load_packs, need_driven
from checker.rules.information import facts_asked

pytestmark = pytest.mark.slow

OAKFIELD = Path(__file__).resolve().parents[2] / "sample_models" / "oakfield"
ENGLAND = load_packs([Path(__file__).resolve().parents[2] / "rules" / "england"])
DRIVEN = need_driven(ENGLAND)


@pytest.fixture(scope="module")
def facts():
    return read_facts(OAKFIELD / "oakfield-primary-A.ifc")


@pytest.fixture(scope="module")
def judged(facts):
    """By the rules that depend on needs only, which takes a fraction of the time."""
    brief = load_brief(OAKFIELD / "schoolcheck.yaml")

    def by(*profiles):
        return judge(facts, DRIVEN, brief, profiles=profiles, pages=False)

    return by


def rows(scenario):
    return {row.rule: row for row in scenario.rows}


def test_more_pupils_with_a_need_ask_for_more(judged):
    (scenario,) = judged(load_profile(OAKFIELD / "more-autism.yaml")).scenarios
    found = rows(scenario)
    base = found["ENG-NEED-base-places"]
    assert (base.required_before, base.required_after) == ("at least 16", "at least 25")
    assert (base.before, base.after, base.short) == (Outcome.PASS, Outcome.FAIL, 5)
    groups = found["ENG-NEED-small-group-area"]
    assert (groups.of, groups.before, groups.after) == ("m2", Outcome.PASS, Outcome.FAIL)
    assert groups.short == pytest.approx(0.8 * (45 + 20 + 24) - 66.9, abs=0.05)
    assert found["ENG-NEED-calm-spaces"].short == 2


def test_what_is_short_is_added_up_for_rooms_and_for_area(judged):
    (scenario,) = judged(load_profile(OAKFIELD / "more-autism.yaml")).scenarios
    short = [(row.of, row.short) for row in scenario.rows if row.short]
    assert scenario.rooms_short == sum(each for of, each in short if of == "rooms") == 3
    assert scenario.places_short == sum(each for of, each in short if of == "places") == 5
    assert scenario.area_short == pytest.approx(sum(each for of, each in short if of == "m2"))


def test_the_brief_s_own_pupils_change_nothing(judged):
    same = Profile(name="As it is", need_profile={"autism": 12})
    result = judged(same)
    (scenario,) = result.scenarios
    assert [row.rule for row in scenario.rows if row.before is not row.after] == []
    outcomes = {finding.rule: finding.outcome for finding in result.findings}
    assert {row.rule: row.after for row in scenario.rows} == outcomes


def test_nobody_with_a_need_asks_for_nothing(judged):
    nobody = dict.fromkeys(("autism", "SEMH", "SLCN", "MLD", "SpLD", "PD", "PMLD"), 0)
    (scenario,) = judged(Profile(name="Nobody", need_profile=nobody)).scenarios
    assert {row.after for row in scenario.rows} == {Outcome.PASS}
    assert (scenario.rooms_short, scenario.area_short) == (0, 0)


def test_the_verdict_is_that_of_the_brief_whatever_is_tried(judged):
    plain, tried = judged(), judged(Profile(name="x", need_profile={"autism": 400}))
    assert plain.findings == tried.findings
    assert plain.verdict == tried.verdict


def test_one_to_four_pupils_are_planned_for_as_five_and_never_counted(judged):
    few = [Profile(name="x", need_profile={"PD": each, "PMLD": 0}) for each in (1, 4, 5)]
    result = judged(*few)
    asked = [rows(each)["ENG-NEED-mobility-storage"].required_after for each in result.scenarios]
    assert asked == ["at least 6 m2"] * 3
    assert [each.needs["PD"] for each in result.scenarios] == ["fewer than 5", "fewer than 5", 5]


def test_scenarios_survive_results_json(judged):
    result = judged(load_profile(OAKFIELD / "more-autism.yaml"))
    assert result_from_json(result_to_json(result)).scenarios == result.scenarios


def test_every_rule_that_asks_for_needs_is_among_those_judged_again():
    names = {rule.id for rule in DRIVEN.rules}
    assert {rule.id for rule in ENGLAND.rules if rule.id.startswith("ENG-NEED-")} <= names
    for rule in ENGLAND.rules:
        asks = any(fact.name == "pupils_with" for fact in facts_asked(rule))
        assert asks == (rule.id in names)
