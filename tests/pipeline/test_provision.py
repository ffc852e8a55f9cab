"""The pages on small-group space and bases say what the findings say: on the sample school."""

import pytest

from checker.brief import Brief
from checker.pipeline import measurer_of, read_facts
from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json
from tests.pipeline.test_oakfield import MODELS

pytestmark = pytest.mark.slow

NEAR, SUM, SET = "ENG-SGR-near-classrooms", "ENG-SGR-area-per-pupil", "ENG-BASE-room-set"


@pytest.fixture(scope="module")
def result(check):
    return check(MODELS["A"])


@pytest.fixture(scope="module")
def space(result):
    return result.provision.small_group


@pytest.fixture(scope="module")
def base(result):
    (only,) = result.provision.bases
    return only


def of_rule(result, rule):
    return {each.subject.global_id: each for each in result.findings if each.rule == rule}


def test_the_schools_sum_and_what_is_short_are_those_of_the_finding(result, space):
    finding = of_rule(result, SUM)["school"]
    assert (space.whole.area.low, space.whole.area.high) == pytest.approx(
        (finding.observed.low, finding.observed.high)
    )
    assert space.target.each == finding.required.each
    assert space.whole.pupils.low == finding.required.count
    assert space.whole.short.low == pytest.approx(finding.shortfall)


def test_every_classroom_that_was_judged_has_a_row_with_the_same_outcome(result, space):
    found = of_rule(result, NEAR)
    judged = {key: each for key, each in found.items() if key != "school"}
    ways = {each.room.id: each for each in space.ways}
    assert judged.keys() <= ways.keys()
    assert {key: each.outcome.value for key, each in judged.items()} == {
        key: ways[key].fit for key in judged
    }
    assert all(ways[key].fit == "fail" for key in ways.keys() - judged.keys())


def test_a_floor_without_small_group_rooms_is_told_by_both(result, space):
    failing = {
        each.subject.name
        for each in result.findings
        if each.rule == "ENG-SGR-on-each-storey" and each.outcome is Outcome.FAIL
    }
    assert failing == {each.room.storey for each in space.ways if each.other_storey}


def test_each_cluster_has_as_many_rooms_as_its_finding_counts(result, space):
    found = of_rule(result, "ENG-SGR-each-cluster")
    clusters = {each.id: each for each in space.clusters}
    counted = {key: each for key, each in found.items() if key in clusters}
    assert counted
    for key, finding in counted.items():
        rooms = clusters[key].rooms
        assert sum(each.sure for each in rooms) == finding.observed.low
        assert len(rooms) == finding.observed.high


@pytest.mark.slow
def test_what_revision_b_converts_is_what_helps_most_in_a(space):
    best = space.spare[0].room
    later = measurer_of(read_facts(MODELS["B"]), Brief()).uses
    assert best.use == "store"
    assert later.of(best.id).use == "small group room"


def test_spare_rooms_meet_the_rules_own_figures_and_belong_to_no_base(space, base):
    own = {each.id for each in base.rooms}
    for each in space.spare:
        assert each.room.area.low >= space.least_area.figure
        assert each.width.low >= space.least_width.figure
        assert each.room.id not in own


def test_the_set_of_the_base_adds_up_to_its_finding(result, base):
    finding = of_rule(result, SET)[base.id]
    outcomes = [each.outcome for each in base.parts if each.rule == SET]
    assert len(outcomes) == finding.required.at_least
    assert outcomes.count("pass") == finding.observed.low


def test_what_a_single_rule_asks_has_its_outcome(result, base):
    single = [each for each in base.parts if each.rule != SET]
    assert single
    for part in single:
        assert part.outcome == of_rule(result, part.rule)[base.id].outcome.value


@pytest.mark.parametrize(
    ("what", "rule"),
    [
        ("From the main entrance", "ENG-BASE-from-entrance"),
        ("To hall or dining room", "ENG-BASE-to-hall"),
    ],
)
def test_a_journey_of_the_base_is_as_long_as_its_finding_says(result, base, what, rule):
    journey = next(each for each in base.journeys if each.what == what)
    finding = of_rule(result, rule)[base.id]
    assert (journey.distance.low, journey.distance.high) == pytest.approx(
        (finding.observed.low, finding.observed.high), abs=1e-3
    )
    assert [each.figure for each in journey.limits] == [finding.required.at_most]
    assert journey.fits == (finding.outcome.value,)


@pytest.mark.parametrize(
    ("what", "rule"),
    [
        ("To a WC", "ENG-BASE-toilet-near"),
        ("To a hygiene room", "ENG-BASE-hygiene-within-40"),
    ],
)
def test_the_farthest_classroom_is_the_worst_of_the_findings(result, base, what, rule):
    journey = next(each for each in base.journeys if each.what == what)
    found = of_rule(result, rule).values()
    lengths = [each.observed.high for each in found if each.observed]
    assert journey.distance.high == pytest.approx(max(lengths), abs=1e-3)


def test_noise_beside_a_room_that_needs_quiet_is_a_loud_neighbour(result, base):
    found = of_rule(result, "ENG-BASE-quiet-neighbours")
    names = {each.name.split(" ")[0] for each in base.rooms}
    failing = {
        each.place.number
        for each in found.values()
        if each.outcome is Outcome.FAIL and each.place.number in names
    }
    beside = {
        name.split(" ")[0]
        for each in base.neighbours
        if each.loud == "yes" and {"wall", "door"} & set(each.by)
        for name in each.beside
    }
    assert failing <= beside


def test_results_written_and_read_again_hold_the_same(result):
    assert result_from_json(result_to_json(result)).provision == result.provision
