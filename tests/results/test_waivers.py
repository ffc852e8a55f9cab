"""A waiver holds for one finding, until its day, and for what is no worse; else it says why not."""

from dataclasses import replace
from datetime import date

import pytest

from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json
from checker.results.standing import Accepted
from checker.results.waivers import names_of, waiver_of, with_waivers
from tests.results.accepting import (
    BY_KEY,
    DOOR,
    OPEN,
    SHORT,
    TODAY,
    of,
    said,
    short_by,
    waiver,
)

CALM_DOOR = BY_KEY["d2"]


def judged(rows, *waivers, today=TODAY):
    return with_waivers(of(*rows), waivers, said, today=today)


def states(rows, *waivers, **more):
    return [each.state for each in judged(rows, *waivers, **more).waivers]


def waived(rows, *waivers, **more):
    return [each.key for each in judged(rows, *waivers, **more).findings if each.waiver]


def test_it_says_why_who_and_until_when_and_changes_no_figure():
    result = judged([DOOR], waiver())
    (found, _passed) = result.findings
    assert found.waiver == "Agreed with the school (accepted by the client until 2027-03-31)"
    assert replace(found, waiver="") == DOOR
    assert result.summary.waived == 1
    assert "1 is waived" in result.verdict


def test_what_does_not_hold_marks_nothing():
    late = waiver(until=date(2026, 11, 27))
    assert (states([DOOR], late), waived([DOOR], late)) == (["expired"], [])
    assert judged([DOOR], late).summary.waived == 0


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 10, 31), "early"),
        (date(2026, 11, 1), "holds"),
        (date(2027, 3, 31), "holds"),
        (date(2027, 4, 1), "expired"),
    ],
)
def test_it_holds_from_its_first_day_to_the_end_of_its_last(today, state):
    assert states([DOOR], waiver(), today=today) == [state]


def test_it_lapses_when_the_value_worsens_and_says_by_how_much():
    (use,) = judged([short_by(DOOR, SHORT + 0.01)], waiver()).waivers
    assert use.state == "worse"
    assert "misses what is asked for by" in use.told
    assert use.key == DOOR.key


def test_a_fail_that_can_no_longer_be_told_is_not_waived():
    assert states([replace(DOOR, outcome=Outcome.CANNOT_TELL)], waiver()) == ["unsure"]


def test_an_open_question_can_be_waived_and_lapses_when_it_fails():
    asked = waiver(OPEN, accepted=Accepted(outcome=Outcome.CANNOT_TELL))
    assert waived([OPEN], asked) == [OPEN.key]
    (use,) = judged([replace(OPEN, outcome=Outcome.FAIL)], asked).waivers
    assert (use.state, "fails now" in use.told) == ("worse", True)


def test_one_without_a_figure_asks_for_it():
    (use,) = judged([DOOR], waiver(accepted=Accepted(outcome=Outcome.FAIL))).waivers
    assert use.state == "unstated"
    assert "short_by: 40 mm" in use.told


def test_what_passes_by_now_needs_none():
    assert states([replace(DOOR, outcome=Outcome.PASS)], waiver()) == ["needless"]
    late = waiver(until=date(2026, 11, 27))
    assert states([replace(DOOR, outcome=Outcome.PASS)], late) == ["needless"]


def test_a_place_or_a_rule_that_is_not_there_is_told():
    assert states([CALM_DOOR], waiver(key="", place="99-99")) == ["vanished"]
    assert states([CALM_DOOR], waiver(rule="ENG-SPELT-wrong")) == ["unjudged"]


def test_a_name_that_fits_several_places_waives_none():
    twin = replace(CALM_DOOR, subject=replace(CALM_DOOR.subject, name=DOOR.subject.name))
    by_name = waiver(key="")
    assert states([DOOR, twin], by_name) == ["several"]
    assert waived([DOOR, twin], by_name) == []
    assert waived([DOOR, twin], waiver()) == [DOOR.key]


def test_it_is_found_by_key_else_by_id_else_by_name():
    moved = replace(DOOR, key="other")
    assert waived([moved], waiver(global_id=DOOR.subject.global_id, place="?")) == ["other"]
    renewed = replace(moved, subject=replace(DOOR.subject, global_id="new"))
    assert waived([renewed], waiver(global_id=DOOR.subject.global_id)) == ["other"]
    assert states([renewed], waiver(storey="Level 9")) == ["vanished"]


def test_things_that_share_an_id_are_not_waived_together():
    twin = replace(DOOR, subject=replace(DOOR.subject, name="another"))
    assert states([DOOR, twin], waiver()) == ["several"]
    result = judged([DOOR, twin], waiver(key=""))
    assert [bool(each.waiver) for each in result.findings] == [True, False, False]


def test_a_door_is_not_waived_by_the_name_of_its_room():
    assert states([DOOR], waiver(key="", place=DOOR.place.number)) == ["vanished"]
    room = BY_KEY["wc1"]
    assert waived([room], waiver(room, key="", place=room.place.number)) == ["wc1"]


def test_waivers_that_contradict_each_other_hold_both_not():
    others = waiver(), waiver(until=date(2028, 1, 1))
    assert (states([DOOR], *others), waived([DOOR], *others)) == (["contradicts"] * 2, [])


def test_the_same_said_twice_is_no_contradiction_and_a_later_one_may_follow_an_expired_one():
    assert states([DOOR], waiver(), waiver()) == ["holds", "holds"]
    late = waiver(until=date(2026, 11, 27))
    assert states([DOOR], late, waiver()) == ["expired", "holds"]
    assert waived([DOOR], late, waiver()) == [DOOR.key]


def test_each_finding_has_its_own():
    rows = [DOOR, CALM_DOOR]
    assert waived(rows, waiver(CALM_DOOR)) == [CALM_DOOR.key]


@pytest.mark.parametrize(
    "key", [k for k, f in BY_KEY.items() if f.outcome in ("fail", "cannot_tell")]
)
def test_one_that_is_written_of_a_finding_holds_for_it_and_no_other(key):
    rows = tuple(replace(each, waiver="") for each in BY_KEY.values())
    finding = next(each for each in rows if each.key == key)
    made = waiver_of(finding, rows, because="agreed", by="us", on=TODAY, until=date(2027, 1, 1))
    assert waived(rows, made) == [key]
    if names_of(finding) and made.place in names_of(finding):
        assert set(waived(rows, replace(made, key="", global_id=""))) <= {key}


def test_what_became_of_each_is_kept_in_results():
    result = judged([DOOR], waiver(), waiver(rule="x"))
    assert result_from_json(result_to_json(result)).waivers == result.waivers
