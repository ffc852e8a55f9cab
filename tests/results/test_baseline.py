"""A baseline knows what was there before, and may only shrink."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from checker.errors import UsageError
from checker.results import Miss, Outcome
from checker.results.baseline import (
    baseline_of,
    baseline_to_json,
    read_baseline,
    shrunk,
    with_baseline,
)
from checker.results.codec import result_from_json, result_to_json
from checker.results.gate import Gate, blocking
from checker.results.standing import Accepted
from checker.results.waivers import with_waivers
from tests.report.oakfield import blocked, findings, oakfield
from tests.results.accepting import BY_KEY, DOOR, OPEN, SHORT, TODAY, of, said, short_by, waiver

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


def test_of_things_that_share_an_id_the_worst_meets_the_worst_in_whatever_order_they_stand():
    twin = short_by(DOOR, SHORT + 0.1)
    before = baseline_of(of(DOOR, twin), said)
    for entries in (before.entries, before.entries[::-1]):
        result = with_baseline(of(DOOR, twin), replace(before, entries=entries), said)
        assert [each.baseline for each in result.findings] == ["known", "known", ""]
    unsure = replace(twin, outcome=Outcome.CANNOT_TELL)
    result = with_baseline(of(unsure, DOOR), baseline_of(of(DOOR), said), said)
    assert [each.baseline for each in result.findings] == ["", "known", ""]


def test_a_baseline_of_a_few_places_is_not_told_to_be_of_another_building():
    (elsewhere,) = rooms(1, at="other", storey="Level 9")
    now = passing(replace(elsewhere, subject=replace(elsewhere.subject, name="99")))
    told = [
        with_baseline(replace(of(now), rooms=()), baseline_of(of(*rooms(count)), said), said)
        for count in (6, 7)
    ]
    assert [each.baseline.is_other_building for each in told] == [False, True]


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


@pytest.mark.parametrize(
    ("until", "marks"), [(date(2026, 11, 28), "known"), (date(2026, 11, 27), "")]
)
def test_what_a_waiver_was_given_for_is_not_known_once_it_lapsed(until, marks):
    """Though the baseline was written of results that knew nothing of the waiver yet."""
    before = baseline_of(of(DOOR, CALM_DOOR), said)
    now = with_waivers(of(DOOR, CALM_DOOR), [waiver(until=until)], said, today=TODAY)
    result = with_baseline(now, before, said)
    assert [each.baseline for each in result.findings[:2]] == [marks, "known"]
    assert bool(blocking(result.findings, Gate())) == (marks == "")
    states = [each.state for each in result.baseline.lines]
    assert (states, result.baseline.known) == (([], 2) if marks else (["lapsed"], 1))


def test_whatever_keeps_a_waiver_from_holding_the_baseline_does_not_stand_in_for_it():
    before = baseline_of(of(DOOR), said)
    tight = waiver(accepted=Accepted(outcome=Outcome.FAIL, shortfall=0.001, unit="m"))
    bare = waiver(accepted=Accepted(outcome=Outcome.FAIL))
    other_unit = waiver(accepted=Accepted(outcome=Outcome.FAIL, shortfall=9, unit="m2"))
    at_odds = (waiver(), waiver(because="Something else"))
    for waivers in ([tight], [bare], [other_unit], at_odds):
        now = with_waivers(of(DOOR), waivers, said, today=TODAY)
        (line,) = with_baseline(now, before, said).baseline.lines
        assert line.state == "lapsed"
    now = with_waivers(of(short_by(DOOR, SHORT + 1)), [tight], said, today=TODAY)
    (line,) = with_baseline(now, before, said).baseline.lines
    assert line.state == "worse"


def test_one_that_is_not_there_says_how_it_is_written(tmp_path):
    with pytest.raises(UsageError, match=r"write it with `schoolcheck baseline create"):
        read_baseline(tmp_path / "baseline.json")


def rooms(count, *, at="2", storey="Level 0"):
    """So many failing rooms that are numbered alike wherever they stand."""
    return [
        replace(
            DOOR,
            key=f"{at}-{number}",
            subject=replace(
                DOOR.subject, global_id=f"{at}-{number}", name=f"{number:02}", bbox=None
            ),
            place=replace(DOOR.place, number=f"{number:02}", storey=storey, x=None, y=None),
        )
        for number in range(count)
    ]


def test_the_baseline_of_another_building_accepts_nothing():
    """The rooms of two schools bear the same numbers."""
    before = baseline_of(replace(of(*rooms(9)), rooms=()), said)
    elsewhere = replace(of(*rooms(3, at="other")), rooms=())
    result = with_baseline(elsewhere, before, said)
    assert result.baseline.is_other_building
    assert {each.baseline for each in result.findings[:3]} == {"unsure"}
    assert result.baseline.known == 0


def test_a_building_that_lost_most_of_its_rooms_is_still_itself():
    before = baseline_of(replace(of(*rooms(9)), rooms=()), said)
    left = replace(of(*rooms(3)), rooms=())
    result = with_baseline(left, before, said)
    assert not result.baseline.is_other_building
    assert {each.baseline for each in result.findings[:3]} == {"known"}
    assert len(shrunk(before, left, said).entries) == 3


def test_places_of_rules_that_were_not_judged_do_not_make_it_another_building():
    unjudged = [replace(each, rule="ENG-OTHER-rule") for each in rooms(9, at="unjudged")]
    before = baseline_of(replace(of(*unjudged, *rooms(3)), rooms=()), said)
    result = with_baseline(replace(of(*rooms(3, at="renewed")), rooms=()), before, said)
    assert not result.baseline.is_other_building
    assert [each.baseline for each in result.findings[:3]] == ["known"] * 3


def two(width, length):
    """A room that is too narrow and too short."""
    short = (("room_width", width), ("room_length", length))
    misses = tuple(Miss(measure=name, shortfall=by, unit="m") for name, by in short)
    return replace(DOOR, misses=misses, shortfall=min(width, length))


def test_what_misses_two_things_is_known_while_neither_becomes_worse(tmp_path):
    file = tmp_path / "baseline.json"
    file.write_bytes(baseline_to_json(baseline_of(of(two(0.02, 0.005)), said)))
    before = read_baseline(file)

    def mark(now):
        return with_baseline(of(now), before, said).findings[0].baseline

    assert (mark(two(0.02, 0.005)), mark(two(0.7, 0.005))) == ("known", "worse")
    after = shrunk(before, of(two(0.01, 0.0054)), said).entries[0]
    assert [each.shortfall for each in after.misses] == [0.01, 0.005]


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
