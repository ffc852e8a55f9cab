"""Journeys and distances of the sample school say what its findings say about the same things."""

from dataclasses import replace
from functools import cache
from math import inf, isinf

import pytest

from checker.brief import find_brief, load_brief
from checker.measure.journeys import CLASSROOMS
from checker.pipeline import judge, read_facts
from checker.report import write
from checker.results import Finding, Outcome, RunResult
from checker.results.codec import result_from_json, result_to_json
from tests.pipeline.conftest import rules_for
from tests.pipeline.test_oakfield import MODELS, SAMPLES

pytestmark = pytest.mark.slow

WANTED = (
    "ENG-ADM2-step-free-reach",
    "ENG-ADM2-door-clear-width",
    "ENG-ADM2-corridor-clear-width",
    "ENG-BASE-from-entrance",
    "ENG-BASE-to-hall",
    "ENG-CALM-near-classrooms",
)
FARTHEST = 50.0


@cache
def found(revision: str) -> RunResult:
    return judged(revision)


def judged(revision: str, **how) -> RunResult:
    """A revision of Oakfield, judged by the rules that its journeys are compared with."""
    path = MODELS[revision]
    brief = load_brief(find_brief(path))
    rules = rules_for(path, brief)
    own = tuple(rule for rule in rules.rules if rule.id in WANTED)
    return judge(read_facts(path), replace(rules, rules=own), brief, **how)


def of_rule(result: RunResult, rule: str) -> dict[str, Finding]:
    return {each.subject.global_id: each for each in result.findings if each.rule == rule}


def journeys(result: RunResult, start: str) -> dict[str, object]:
    return {each.goal.global_id: each for each in result.journeys if each.start.kind == start}


def test_the_rules_that_are_compared_were_judged():
    assert {finding.rule for finding in found("A").findings} == set(WANTED)


def test_every_room_that_the_rule_on_reach_judges_has_the_same_answer():
    result = found("A")
    judged = of_rule(result, "ENG-ADM2-step-free-reach")
    answers = {("yes",): "yes", ("no",): "no"}
    compared = 0
    for id_, journey in journeys(result, "main entrance").items():
        if id_ not in judged:
            continue
        choice = tuple(judged[id_].observed.choice)
        assert journey.step_free == answers.get(choice, "cannot tell"), journey.goal.name
        compared += 1
    assert compared > 20


def test_to_the_base_it_is_as_far_as_the_finding_says():
    result = found("A")
    (finding,) = of_rule(result, "ENG-BASE-from-entrance").values()
    journey = journeys(result, "main entrance")[finding.subject.global_id]
    assert (journey.low, journey.high) == (finding.observed.low, finding.observed.high)
    (hall,) = of_rule(result, "ENG-BASE-to-hall").values()
    nearest = [
        each for each in journeys(result, "inclusion base").values() if each.goal.kind == "hall"
    ]
    assert min(each.high for each in nearest) == hall.observed.high
    assert min(each.low for each in nearest) == hall.observed.low


@pytest.mark.parametrize(
    ("rule", "kind"),
    [("ENG-ADM2-door-clear-width", "door"), ("ENG-ADM2-corridor-clear-width", "passage")],
)
def test_doors_and_corridors_are_as_wide_as_their_findings_say(rule, kind):
    result = found("A")
    judged = of_rule(result, rule)
    compared = set()
    for journey in result.journeys:
        for pinch in journey.pinches:
            finding = judged.get(pinch.global_id)
            if pinch.kind != kind or finding is None or finding.observed is None:
                continue
            assert (pinch.low, pinch.high) == (finding.observed.low, finding.observed.high)
            compared.add(pinch.global_id)
    assert len(compared) >= (15 if kind == "door" else 1)


def test_without_pages_the_findings_are_the_same_and_nothing_more_is_told():
    whole, bare = found("A"), judged("A", pages=False)
    assert whole.findings == bare.findings
    assert (bare.journeys, bare.calm, bare.provision) == ((), (), None)
    assert whole.journeys
    assert whole.calm
    assert whole.provision


def test_from_every_classroom_calm_is_as_near_as_the_rule_finds():
    result = found("A")
    judged = of_rule(result, "ENG-CALM-near-classrooms")
    compared = 0
    for reach in result.calm:
        finding = judged.get(reach.room_id)
        if finding is None or finding.outcome is Outcome.NOT_APPLICABLE:
            continue
        way = next(each for each in reach.ways if each.use == "quiet calming space")
        near, far = way.high <= FARTHEST, way.low > FARTHEST
        expected = Outcome.PASS if near else Outcome.FAIL if far else Outcome.CANNOT_TELL
        assert finding.outcome is expected, reach.name
        compared += 1
    assert compared >= 15


def test_every_classroom_has_a_journey_from_the_main_entrance():
    result = found("A")
    rooms = {room.global_id for room in result.rooms if room.use in CLASSROOMS}
    ends = journeys(result, "main entrance")
    assert rooms == {id_ for id_, each in ends.items() if each.goal.kind == "classroom"}
    assert len(rooms) > 15


def test_the_step_before_the_sensory_room_stops_the_way_from_the_quiet_entrance():
    (journey,) = [
        each
        for each in found("A").journeys
        if each.start.kind == "base entrance" and "Sensory" in each.goal.name
    ]
    assert (journey.step_free, journey.low) == ("no", inf)
    assert journey.blocker.words == "door 00-63-D01 has a step of 150 mm"
    assert 10 < journey.blocker.at < journey.on_foot_low
    assert journey.legs


def test_a_way_upstairs_takes_the_lift():
    ends = journeys(found("A"), "main entrance").values()
    up = [each for each in ends if each.goal.storey == "Level 01"]
    assert len(up) > 5
    for journey in up:
        assert [level.kind for level in journey.levels] == ["lift"]
        storeys = [pinch.storey for pinch in journey.pinches]
        assert storeys == sorted(storeys)
        assert {leg.storey for leg in journey.legs} == {"Level 00", "Level 01"}


def test_pinches_stand_in_order_and_within_the_way():
    for journey in found("A").journeys:
        at = [pinch.at for pinch in journey.pinches]
        assert at == sorted(at)
        if journey.step_free == "yes":
            assert at[0] == 0.0
            assert at[-1] == pytest.approx(journey.high, abs=0.1)


def test_distances_are_told_for_rooms_on_the_plans():
    result = found("A")
    drawn = {room.id for plan in result.plans for room in plan.rooms}
    assert {reach.room_id for reach in result.calm} <= drawn
    assert all(len(reach.ways) == 2 for reach in result.calm)
    nearest = [min(way.high for way in reach.ways) for reach in result.calm]
    assert not any(isinf(high) for high in nearest)


def test_the_page_is_made_again_from_json_to_the_same_bytes():
    result = found("A")
    text = result_to_json(result)
    assert result_from_json(text) == result
    assert write(result_from_json(text), "html") == write(result, "html")


def test_journeys_are_a_small_part_of_the_results():
    result = found("A")
    without = replace(result, journeys=(), calm=())
    assert len(result_to_json(result)) - len(result_to_json(without)) < 130_000


def test_a_model_that_cannot_be_judged_tells_no_journeys(tmp_path):
    text = (SAMPLES / "oakfield" / "oakfield-primary-A.ifc").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if "=IFCSPACE(" not in line.replace(" ", "")]
    path = tmp_path / "bare.ifc"
    path.write_text("\n".join(kept), encoding="utf-8")
    brief = load_brief(find_brief(MODELS["A"]))
    rules = rules_for(MODELS["A"], brief)
    result = judge(read_facts(path), replace(rules, rules=()), brief)
    assert result.readiness.state == "blocked"
    assert (result.journeys, result.calm) == ((), ())
