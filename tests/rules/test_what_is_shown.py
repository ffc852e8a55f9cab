"""Of several ways to pass the one that names the fault is shown, and no doubt hides it."""

import pytest

from checker.report.words import heading
from tests.rules.courtroom import world

EITHER = ("yes", "no")
REACH = """\
applies_to: {each: room, if_none: cannot tell}
any_of:
  - {measure: is_in, is: yes}
  - {measure: beside_use, is: yes}
"""
"""What is asked for, then what excuses from it, as rules write them."""

PROJECTION = """\
applies_to: {each: room, if_none: cannot tell}
any_of:
  - {measure: beside_use, is: yes}
  - {measure: height, at_most: 100 mm}
"""


@pytest.mark.parametrize(
    ("asked", "excused", "shown"),
    [
        (EITHER, "no", ("is_in", ("no", "yes"))),
        ("no", EITHER, ("is_in", ("no",))),
        ("unknown", "no", ("is_in", ())),
        ("no", "unknown", ("is_in", ("no",))),
    ],
)
def test_what_is_asked_for_is_shown_and_not_what_would_excuse_from_it(rule, asked, excused, shown):
    (found,) = world(room=[{"is_in": asked, "beside_use": excused}]).judge(rule(REACH))
    assert found.outcome == "cannot_tell"
    assert (found.observed.measure, found.observed.choice) == shown


@pytest.mark.parametrize("rail", ["unknown", EITHER])
def test_what_was_measured_is_shown_though_nobody_knows_of_an_alternative(rule, rail):
    (found,) = world(room=[{"height": "1050 mm", "beside_use": rail}]).judge(rule(PROJECTION))
    assert (found.outcome, found.observed.value) == ("cannot_tell", 1.05)
    assert "1050 mm high; perhaps at most 100 mm is allowed, which cannot" in heading(found)


def test_of_two_faults_the_one_that_is_asked_for_is_shown(rule):
    (found,) = world(room=[{"is_in": "no", "beside_use": "no"}]).judge(rule(REACH))
    assert (found.outcome, found.observed.measure) == ("fail", "is_in")


TOO_FAR = """\
applies_to: {each: room, if_none: cannot tell}
unless: {when: {is_in: no}, because: it is a fault of its own%s}
measure: height
at_most: 40 m
"""
ANYWAY = ", fails_anyway: {windows: 0}"


@pytest.mark.parametrize(
    ("anyway", "reached", "windows", "outcome"),
    [
        ("", EITHER, "0", "cannot_tell"),
        (ANYWAY, EITHER, "0", "fail"),
        (ANYWAY, EITHER, "0..1", "cannot_tell"),
        (ANYWAY, EITHER, "1", "cannot_tell"),
        (ANYWAY, "no", "0", "not_applicable"),
    ],
)
def test_a_fail_stands_where_what_would_excuse_from_it_is_a_fault_too(
    rule, anyway, reached, windows, outcome
):
    room = {"is_in": reached, "windows": windows, "height": "44 m"}
    (found,) = world(room=[room]).judge(rule(TOO_FAR % anyway))
    assert found.outcome == outcome


def test_a_limit_that_is_missed_unless_an_exception_holds_is_said_so(rule):
    (found,) = world(room=[{"is_in": EITHER, "height": "44 m"}]).judge(rule(TOO_FAR % ""))
    assert heading(found).endswith(
        "44.0 m high; at most 40.0 m is allowed if the rule applies, "
        "which cannot be told without knowing whether it is in."
    )
    (sure,) = world(room=[{"is_in": EITHER, "height": "39 m"}]).judge(rule(TOO_FAR % ""))
    assert (sure.outcome, sure.applies) == ("pass", True)
