"""A baseline knows what was there before, and may only shrink."""

import hashlib
import json
from dataclasses import replace

import pytest

from checker.errors import UsageError
from checker.results import Outcome
from checker.results.baseline import (
    baseline_of,
    baseline_to_json,
    read_baseline,
    shrunk,
    with_baseline,
)
from checker.results.codec import result_from_json, result_to_json
from tests.report.oakfield import blocked, findings, oakfield
from tests.results.accepting import BY_KEY, DOOR, OPEN, SHORT, of, said, short_by

CALM_DOOR = BY_KEY["d2"]


def known(before, after):
    """What a baseline of one result says of another: marks by key, lines by state and rule."""
    result = with_baseline(after, baseline_of(before, said), said, file="baseline.json")
    marks = {each.key: each.baseline for each in result.findings if each.baseline}
    return marks, [(each.state, each.rule) for each in result.baseline.lines]


def passing(finding):
    return replace(finding, outcome=Outcome.PASS, shortfall=None)


def test_it_holds_what_fails_and_what_is_open_and_nothing_that_is_waived():
    entries = baseline_of(oakfield(), said).entries
    told = [each for each in findings() if each.outcome in {"fail", "cannot_tell"}]
    assert any(each.waiver for each in told)
    assert {each.subject.global_id for each in entries} == {
        each.subject.global_id for each in told if not each.waiver
    }
    assert len(entries) == len([each for each in told if not each.waiver])


def test_the_same_result_is_all_known():
    marks, lines = known(of(DOOR, OPEN), of(DOOR, OPEN))
    assert (marks, lines) == ({"d1": "known", "sgr1": "known"}, [])


def test_what_is_new_is_not_known():
    marks, lines = known(of(DOOR), of(DOOR, CALM_DOOR))
    assert (marks, lines) == ({"d1": "known"}, [])


def test_worse_is_told_and_marked():
    marks, lines = known(of(DOOR), of(short_by(DOOR, SHORT + 0.01)))
    assert (marks, lines) == ({"d1": "worse"}, [("worse", DOOR.rule)])


def test_what_can_no_longer_be_told_is_not_known():
    marks, lines = known(of(DOOR), of(replace(DOOR, outcome=Outcome.CANNOT_TELL)))
    assert (marks, lines) == ({"d1": "unsure"}, [("unsure", DOOR.rule)])


def test_what_is_mended_and_what_is_gone_are_told_apart():
    other = BY_KEY["wc1"]
    before = of(DOOR, CALM_DOOR, other)
    after = replace(of(passing(DOOR), other), rooms=())
    marks, lines = known(before, after)
    assert marks == {"wc1": "known"}
    assert lines == [("fixed", DOOR.rule), ("vanished", CALM_DOOR.rule)]


def test_a_rule_that_was_not_judged_mends_nothing():
    marks, lines = known(of(DOOR), of())
    assert (marks, lines) == ({}, [("unjudged", DOOR.rule)])
    assert shrunk(baseline_of(of(DOOR), said), of(), said).entries


def test_places_with_other_ids_are_known_again():
    def renewed(finding):
        other = hashlib.sha256(finding.subject.global_id.encode()).hexdigest()[:22]
        return replace(finding, key=other[:12], subject=replace(finding.subject, global_id=other))

    rows = [renewed(each) for each in (DOOR, CALM_DOOR)]
    marks, lines = known(of(DOOR, CALM_DOOR), of(*rows))
    assert (set(marks.values()), len(marks), lines) == ({"known"}, 2, [])


def test_things_that_share_an_id_hide_each_other_not():
    """Duplicate GlobalIds have the same key: one known finding is not another one."""
    twin = short_by(DOOR, SHORT + 0.1)
    result = with_baseline(of(DOOR, twin), baseline_of(of(DOOR), said), said)
    assert [each.baseline for each in result.findings] == ["", "worse", ""]
    both = with_baseline(of(DOOR, twin), baseline_of(of(twin, DOOR), said), said)
    assert [each.baseline for each in both.findings] == ["known", "known", ""]
    one = with_baseline(of(twin), baseline_of(of(twin, DOOR), said), said)
    assert [each.state for each in one.baseline.lines] == ["fixed"]


def test_shrinking_takes_out_what_is_mended_and_adds_nothing():
    baseline = baseline_of(of(DOOR, CALM_DOOR), said)
    after = shrunk(baseline, of(passing(DOOR), CALM_DOOR, BY_KEY["wc1"]), said)
    assert [each.subject.global_id for each in after.entries] == [CALM_DOOR.subject.global_id]


def test_shrinking_lowers_a_figure_and_never_raises_one():
    baseline = baseline_of(of(DOOR), said)

    def left(shortfall):
        return shrunk(baseline, of(short_by(DOOR, shortfall)), said).entries[0].shortfall

    assert left(SHORT - 0.02) == SHORT - 0.02
    assert left(SHORT + 0.0004) == SHORT  # within the tolerance of comparisons
    assert left(SHORT + 0.02) == SHORT  # worse: it stays known as it was


def test_a_baseline_survives_its_file(tmp_path):
    baseline = baseline_of(oakfield(), said)
    file = tmp_path / "baseline.json"
    file.write_bytes(baseline_to_json(baseline))
    again = read_baseline(file)
    assert baseline_to_json(again) == file.read_bytes()
    assert [each.rule for each in again.entries] == [each.rule for each in baseline.entries]
    marks = {each.baseline for each in with_baseline(oakfield(), again, said).findings}
    assert marks == {"", "known"}


def test_one_line_per_entry_and_an_entry_that_goes_leaves_the_others_alone():
    both = baseline_to_json(baseline_of(of(DOOR, CALM_DOOR), said)).decode().splitlines()
    one = baseline_to_json(baseline_of(of(CALM_DOOR), said)).decode().splitlines()
    assert len(both) == len(one) + 1
    assert {line.rstrip(",") for line in one} <= {line.rstrip(",") for line in both}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no JSON"),
        ("<<<<<<< HEAD\n{}", "marks of a merge"),
        ("[]", "no JSON"),
        ('{"schema": "schoolcheck/baseline/9"}', "create it again"),
        ('{"schema": "schoolcheck/results/1"}', "create it again"),
        ('{"schema": "schoolcheck/baseline/1", "entries": [{"rule": 3}]}', "entries.0"),
    ],
)
def test_what_is_no_baseline_is_refused_with_a_sentence(tmp_path, text, told):
    file = tmp_path / "baseline.json"
    file.write_text(text)
    with pytest.raises(UsageError, match=told):
        read_baseline(file)


def test_a_baseline_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"baseline\.json cannot be read"):
        read_baseline(tmp_path / "baseline.json")


def test_nothing_is_known_of_what_could_not_be_assessed():
    with pytest.raises(UsageError, match="could be assessed"):
        baseline_of(blocked(), said)
    with pytest.raises(UsageError, match="could be assessed"):
        shrunk(baseline_of(of(DOOR), said), blocked(), said)


def test_another_building_shrinks_no_baseline():
    def elsewhere(finding, number):
        here = replace(finding.subject, global_id=f"gone-{number}", name=f"Z{number}", bbox=None)
        place = replace(finding.place, number=f"Z{number}", storey="Elsewhere", x=None, y=None)
        return replace(finding, key=f"z{number}", subject=here, place=place)

    baseline = baseline_of(of(*(elsewhere(DOOR, number) for number in range(9))), said)
    assert with_baseline(of(DOOR), baseline, said).baseline.is_other_building
    with pytest.raises(UsageError, match="hardly the building of this baseline"):
        shrunk(baseline, of(DOOR), said)


def test_what_became_of_it_is_kept_in_results():
    result = with_baseline(of(DOOR), baseline_of(of(DOOR, CALM_DOOR), said), said, file="b.json")
    again = result_from_json(result_to_json(result))
    assert again.baseline == result.baseline
    assert json.loads(result_to_json(result))["findings"][0]["baseline"] == "known"
