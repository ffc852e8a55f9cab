"""A measured interval against a limit: every limit word, every unit, every way to work one out."""

import math

import pytest

from checker.results import Quantity
from checker.rules.ranges import compare, range_of, shortfall
from tests.rules.courtroom import outcomes, world

EACH_DOOR = "applies_to: {each: door, if_none: not applicable}\n"


def judged(rule, body, **door):
    return world(door=[door]).judge(rule(EACH_DOOR + body))[0]


@pytest.mark.parametrize(
    ("limit", "value", "outcome"),
    [
        ("at_least: 800 mm", "800 mm", "pass"),
        ("at_least: 800 mm", "799.5 mm", "pass"),
        ("at_least: 800 mm", "799.4 mm", "fail"),
        ("at_least: 800 mm", "799.6..900 mm", "pass"),
        ("at_least: 800 mm", "700..799 mm", "fail"),
        ("at_least: 800 mm", "700..800 mm", "cannot_tell"),
        ("at_least: 800 mm", "700..799.8 mm", "cannot_tell"),
        ("at_most: 800 mm", "800.2..900 mm", "cannot_tell"),
        ("at_least: 800 mm", "unknown", "cannot_tell"),
        ("at_least: 0 mm", "unknown", "cannot_tell"),
        ("at_most: 20 m", "20.0005 m", "pass"),
        ("at_most: 20 m", "20.001 m", "fail"),
        ("at_most: 20 m", "19..21 m", "cannot_tell"),
        ("between: 860..960 mm", "860 mm", "pass"),
        ("between: 860..960 mm", "961 mm", "fail"),
        ("between: 860..960 mm", "859 mm", "fail"),
        ("between: 860..960 mm", "850..870 mm", "cannot_tell"),
        ("between: [860 mm, 0.96 m]", "950 mm", "pass"),
        ("between: [860 mm, 0.96 m]", "800..1000 mm", "cannot_tell"),
        ("exactly: 800 mm", "800.4 mm", "pass"),
        ("exactly: 800 mm", "801 mm", "fail"),
        ("is: 800 mm", "800 mm", "pass"),
        ("at_least: 800 mm\nat_most: 900 mm", "850 mm", "pass"),
        ("at_least: 800 mm\nat_most: 900 mm", "950 mm", "fail"),
    ],
)
def test_the_whole_interval_decides(rule, limit, value, outcome):
    found = judged(rule, f"measure: clear_opening_width\n{limit}\n", clear_opening_width=value)
    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("value", "outcome"), [("9 m2", "pass"), ("8.99 m2", "pass"), ("8.98 m2", "fail")]
)
def test_areas_are_forgiven_a_hundredth_of_a_square_metre(rule, value, outcome):
    body = "applies_to: {each: room, if_none: fail}\nmeasure: net_area\nat_least: 9 m2\n"
    assert outcomes(world(room=[{"net_area": value}]).judge(rule(body))) == [outcome]


@pytest.mark.parametrize(
    ("limit", "value", "outcome"),
    [
        ("yes", "yes", "pass"),
        ("yes", "no", "fail"),
        ("yes", ["yes", "no"], "cannot_tell"),
        ("no", "no", "pass"),
        ("[yes, no]", ["yes", "no"], "pass"),
        ("yes", "unknown", "cannot_tell"),
    ],
)
def test_a_truth_is_yes_no_or_open(rule, limit, value, outcome):
    body = f"measure: is_external\nis: {limit}\n"
    assert judged(rule, body, is_external=value).outcome == outcome


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("straight", "pass"),
        ("front", "pass"),
        ("latch side", "fail"),
        (["straight", "front"], "pass"),
        (["straight", "latch side"], "cannot_tell"),
        (["hinge side", "latch side"], "fail"),
    ],
)
def test_a_choice_is_one_of_the_words_allowed(rule, value, outcome):
    found = judged(rule, "measure: approach\nis: [straight, front]\n", approach=value)
    assert found.outcome == outcome
    assert found.required.text == "front or straight"


@pytest.mark.parametrize(
    ("limit", "least"),
    [
        ("{largest_of: [1200 mm, {sum_of: [overall_width, 300 mm]}]}", 1.25),
        ("{smallest_of: [1200 mm, overall_width]}", 0.95),
        ("{sum_of: [overall_width, 300 mm, 5 cm]}", 1.3),
        ("{times: [leaves, 600 mm]}", 1.2),
        ("{times: [110 %, overall_width]}", 1.045),
        ("{times: [pupils, 5 mm]}", 0.5),
        ("{times: [{pupils_with: autism}, 100 mm]}", 0.4),
        ("{measure: overall_width}", 0.95),
        ("{times: [{count_of: {of: room, where: {use: store}}}, 300 mm]}", 0.6),
        ("widest", 1.1),
        ("{sum_of: [widest, 10 mm]}", 1.11),
        ("overall_width", 0.95),
    ],
)
def test_a_limit_may_be_worked_out(rule, limit, least):
    settings = "settings: {widest: 1100 mm}\n" if "widest" in limit else ""
    body = f"{EACH_DOOR}{settings}measure: clear_opening_width\nat_least: {limit}\n"
    court = world(
        school=[{"pupils": "100", "pupils_with": "4"}],
        room=[{"use": "store"}, {"use": "store"}, {"use": "office"}],
        door=[{"clear_opening_width": "3 m", "overall_width": "950 mm", "leaves": "2"}],
    )
    (found,) = court.judge(rule(body))
    assert found.outcome == "pass"
    assert found.required.at_least == pytest.approx(least)


@pytest.mark.parametrize(
    ("limit", "width", "outcome"),
    [
        ("{largest_of: [1200 mm, overall_width]}", "1100 mm", "fail"),
        ("{largest_of: [1200 mm, overall_width]}", "1300 mm", "cannot_tell"),
        ("{smallest_of: [1200 mm, overall_width]}", "1200 mm", "pass"),
        ("{smallest_of: [1200 mm, overall_width]}", "1100 mm", "cannot_tell"),
        ("{sum_of: [1200 mm, overall_width]}", "1100 mm", "fail"),
        ("{times: [0, overall_width]}", "1 mm", "pass"),
    ],
)
def test_what_is_unknown_in_a_limit_is_bounded_not_guessed(rule, limit, width, outcome):
    body = f"measure: clear_opening_width\nat_least: {limit}\n"
    found = judged(rule, body, clear_opening_width=width)
    assert found.outcome == outcome
    if outcome == "cannot_tell":
        assert found.missing == ("overall width",)


def test_a_slope_is_written_as_one(rule):
    body = "applies_to: {each: ramp flight, if_none: fail}\nmeasure: gradient\nat_most: 1 in 12\n"
    rows = [{"gradient": slope} for slope in ("1 in 12", "1 in 15", "1 in 11", "9 %")]
    findings = world(ramp_flight=rows).judge(rule(body))
    assert outcomes(findings) == ["pass", "pass", "fail", "fail"]
    assert findings[0].required.text == "at most 1 in 12"


def test_no_route_at_all_is_a_sure_fail_without_a_figure():
    endless = Quantity(low=math.inf, high=math.inf, unit="m", reason="no step-free route")
    found = range_of(endless, unit="m", name="travel_distance")
    limit = range_of(Quantity(low=20, high=20, unit="m"), unit="m", name="limit")
    assert compare(found, limit, "at_most") == "fail"
    assert shortfall(math.inf, limit, "at_most") is None


def test_a_finding_carries_what_was_seen_what_was_asked_and_how_much_is_missing(rule):
    body = "measure: clear_opening_width\nat_least: 800 mm\n"
    found = judged(rule, body, clear_opening_width="690..710 mm")
    assert (found.observed.low, found.observed.high, found.observed.value) == (0.69, 0.71, 0.7)
    assert (found.required.at_least, found.required.unit) == (0.8, "m")
    assert found.shortfall == pytest.approx(0.1)
    over = judged(rule, body.replace("at_least", "at_most"), clear_opening_width="1 m")
    assert over.shortfall == pytest.approx(0.2)
    met = judged(rule, body, clear_opening_width="1 m")
    assert met.shortfall is None


def test_both_ends_are_shown_together(rule):
    body = "measure: clear_opening_width\nbetween: 800..900 mm\n"
    found = judged(rule, body, clear_opening_width="1 m")
    assert found.required.between == (0.8, 0.9)
    assert found.required.text == "at least 800 mm and at most 900 mm"
