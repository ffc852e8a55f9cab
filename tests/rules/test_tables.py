"""look_up: keys known, doubtful and unknown; every way to take a row; the possible worlds."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.courtroom import KNOWN, outcomes, world
from tests.rules.courtroom import rules as rules_in

SIDES = """\
applies_to: {each: door side, if_none: not applicable}
measure: door_clearance
look_up:
  by: [approach, closer]
  take: any
  rows:
    - {approach: front, depth: at least 1525 mm, beyond_latch: at least 455 mm}
    - {approach: hinge side, depth: at least 1525 mm, beyond_latch: at least 915 mm}
    - {approach: hinge side, depth: at least 1370 mm, beyond_latch: at least 1065 mm}
    - {approach: latch side, closer: no, depth: at least 1220 mm, beyond_latch: at least 610 mm}
    - {approach: latch side, closer: yes, depth: at least 1370 mm, beyond_latch: at least 610 mm}
"""


def side(approach, depth, beyond, **more):
    found = {"approach": approach, "depth": f"{depth} mm", "beyond_latch": f"{beyond} mm", **more}
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.parametrize(
    ("given_side", "outcome"),
    [
        (side("front", 1525, 455), "pass"),
        (side("front", 1525, 454), "fail"),
        (side("front", 1524, 455), "fail"),
        (side("hinge side", 1400, 1065), "pass"),
        (side("hinge side", 1400, 1000), "fail"),
        (side("hinge side", 1525, 915), "pass"),
        (side("latch side", 1300, 700), "cannot_tell"),
        (side("latch side", 1400, 700), "pass"),
        (side("latch side", 1300, 700, closer="no"), "pass"),
        (side("latch side", 1300, 700, closer="yes"), "fail"),
        (side("latch side", 1200, 700), "fail"),
        (side(None, 1525, 1065), "pass"),
        (side(None, 1000, 100), "fail"),
        (side(["front", "hinge side"], 1525, 500), "cannot_tell"),
        (side("straight", 1525, 1065), "cannot_tell"),
    ],
)
def test_a_row_may_limit_several_parts_of_a_measure(rule, given_side, outcome):
    assert outcomes(world(door_side=[given_side]).judge(rule(SIDES))) == [outcome]


def bands(take="first matching row", otherwise="", rows=None):
    listed = rows or [
        "{leaves: 1..8, at_least: 20 m2}",
        "{leaves: 9..28, at_least: 40 m2}",
        "{leaves: '>= 29', at_least: 60 m2}",
    ]
    lines = "\n".join(f"    - {row.replace('leaves', 'windows')}" for row in listed)
    last = f"\n  otherwise: {otherwise}" if otherwise else ""
    return (
        "applies_to: {each: room, if_none: not applicable}\nmeasure: net_area\n"
        f"look_up:\n  by: [windows]\n  take: {take}\n  rows:\n{lines}{last}\n"
    )


def judged(rule, body, windows, area):
    row = {"windows": windows, "net_area": area}
    given_row = {name: value for name, value in row.items() if value is not None}
    return world(room=[given_row]).judge(rule(body))[0]


@pytest.mark.parametrize(
    ("windows", "area", "outcome"),
    [
        ("8", "20 m2", "pass"),
        ("9", "20 m2", "fail"),
        ("28", "40 m2", "pass"),
        ("29", "59 m2", "fail"),
        ("0", "99 m2", "cannot_tell"),
        ("8..9", "40 m2", "pass"),
        ("8..9", "30 m2", "cannot_tell"),
        ("8..9", "10 m2", "fail"),
        ("0..8", "20 m2", "cannot_tell"),
        (None, "60 m2", "pass"),
        (None, "50 m2", "cannot_tell"),
        (None, "10 m2", "fail"),
        ("8", None, "cannot_tell"),
    ],
)
def test_bands_of_whole_numbers_leave_nothing_between_them(rule, windows, area, outcome):
    assert judged(rule, bands(), windows, area).outcome == outcome


@pytest.mark.parametrize(
    ("otherwise", "windows", "area", "outcome"),
    [
        ("fail", "0", "99 m2", "fail"),
        ("not applicable", "0", "1 m2", "not_applicable"),
        ("{at_least: 10 m2}", "0", "10 m2", "pass"),
        ("{at_least: 10 m2}", "0", "9 m2", "fail"),
        ("cannot tell", None, "60 m2", "pass"),
        ("fail", None, "60 m2", "cannot_tell"),
        ("{at_least: 99 m2}", None, "60 m2", "cannot_tell"),
        ("{at_least: 5 m2}", None, "60 m2", "pass"),
        ("not applicable", None, "60 m2", "pass"),
        ("not applicable", None, "10 m2", "cannot_tell"),
    ],
)
def test_otherwise_is_for_known_keys_unless_it_is_a_limit_or_a_verdict(
    rule, otherwise, windows, area, outcome
):
    assert judged(rule, bands(otherwise=otherwise), windows, area).outcome == outcome


OVERLAPPING = ["{windows: '>= 1', at_least: 20 m2}", "{windows: '>= 5', at_least: 10 m2}"]


@pytest.mark.parametrize(
    ("take", "area", "outcome"),
    [
        ("first matching row", "15 m2", "fail"),
        ("strictest", "15 m2", "fail"),
        ("strictest", "20 m2", "pass"),
        ("any", "15 m2", "pass"),
        ("any", "5 m2", "fail"),
    ],
)
def test_which_of_several_matching_rows_counts_is_said(rule, take, area, outcome):
    assert judged(rule, bands(take=take, rows=OVERLAPPING), "6", area).outcome == outcome


RAMP = """\
applies_to: {each: ramp flight, if_none: not applicable}
measure: gradient
look_up:
  by: [going]
  take: interpolate
  rows:
    - {going: 2 m, at_most: 1 in 12}
    - {going: 5 m, at_most: 1 in 15}
    - {going: 10 m, at_most: 1 in 20}
"""


@pytest.mark.parametrize(
    ("going", "gradient", "outcome"),
    [
        ("2 m", "1 in 12", "pass"),
        ("5 m", "1 in 15", "pass"),
        ("5 m", "1 in 14", "fail"),
        ("10 m", "1 in 20", "pass"),
        ("3.5 m", "7.49 %", "pass"),  # half way between 8.33 and 6.67 %
        ("3.5 m", "7.55 %", "fail"),
        ("7.5 m", "5.83 %", "pass"),
        ("7.5 m", "5.9 %", "fail"),
        ("2..5 m", "1 in 15", "pass"),
        ("2..5 m", "1 in 12", "cannot_tell"),
        ("2..5 m", "1 in 10", "fail"),
        ("12 m", "1 in 30", "cannot_tell"),
        ("9..12 m", "1 in 30", "cannot_tell"),
        ("unknown", "1 in 20", "pass"),
        ("unknown", "1 in 15", "cannot_tell"),
        ("unknown", "1 in 10", "fail"),
    ],
)
def test_between_points_the_limit_lies_on_a_straight_line(rule, going, gradient, outcome):
    court = world(ramp_flight=[{"going": going, "gradient": gradient}])
    assert outcomes(court.judge(rule(RAMP))) == [outcome]


@pytest.mark.parametrize(
    ("going", "text"), [("5 m", "at most 1 in 15"), ("3.5 m", "at most 1 in 13.3")]
)
def test_a_limit_on_a_slope_is_told_as_one(rule, going, text):
    court = world(ramp_flight=[{"going": going, "gradient": "1 in 10"}])
    (finding,) = court.judge(rule(RAMP))
    assert finding.required.text == text


def test_beyond_the_points_otherwise_counts(rule):
    body = RAMP + "  otherwise: fail\n"
    court = world(ramp_flight=[{"going": "12 m", "gradient": "1 in 30"}])
    assert outcomes(court.judge(rule(body))) == ["fail"]


def test_a_key_may_be_a_fact_of_the_school(rule):
    body = """\
applies_to: {each: room, if_none: not applicable}
measure: net_area
look_up:
  by: [phase]
  rows:
    - {phase: primary, at_least: 9 m2}
    - {phase: secondary, at_least: 12 m2}
"""
    for phase, outcome in (("primary", "pass"), ("secondary", "fail"), ("unknown", "cannot_tell")):
        court = world(school=[{"phase": phase}], room=[{"net_area": "10 m2"}])
        (found,) = court.judge(rule(body))
        assert found.outcome == outcome
    assert found.missing == ("the phase of the school",)


def test_the_finding_names_the_row(rule):
    found = judged(rule, bands(), "9", "20 m2")
    assert found.required.row == "windows 9..28"
    assert found.required.text == "at least 40 m2"
    assert found.shortfall == pytest.approx(20)


# ------------------------------------------------------------------------- possible worlds

WORDS = ("straight", "at right angles", "front")
row_words = st.sets(st.sampled_from(WORDS), min_size=1).map(sorted)
row_bands = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)
table_rows = st.lists(
    st.tuples(st.none() | row_words, st.none() | row_bands, st.integers(1, 20)),
    min_size=1,
    max_size=4,
)


def by_hand(rows, take, approach, width, limit_value):
    """The verdict when both keys are known for sure."""
    matching = [
        limit
        for words, band, limit in rows
        if (words is None or approach in words) and (band is None or band[0] <= width <= band[1])
    ]
    if not matching:
        return "cannot_tell"
    met = [limit_value >= limit for limit in matching]
    fine = {"first matching row": met[0], "strictest": all(met), "any": any(met)}[take]
    return "pass" if fine else "fail"


def yaml_of(rows, take):
    lines = []
    for words, band, limit in rows:
        parts = [f"approach: [{', '.join(words)}]"] if words else []
        if band is not None:
            low, high = band
            parts.append(f"leaves: {low}..{high}" if low < high else f"leaves: {low}")
        lines.append("    - {" + ", ".join([*parts, f"at_least: {limit * 100} mm"]) + "}")
    return (
        "- rule: R\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
        "  applies_to: {each: door, if_none: fail}\n  measure: clear_opening_width\n  look_up:\n"
        f"    by: [approach, leaves]\n    take: {take}\n    rows:\n"
        + "\n".join(f"  {line}" for line in lines)
        + "\n"
    )


@settings(max_examples=60, deadline=None)
@given(
    rows=table_rows,
    take=st.sampled_from(["first matching row", "strictest", "any"]),
    approaches=st.sets(st.sampled_from(WORDS), min_size=1),
    widths=row_bands,
    value=st.integers(0, 21),
)
def test_doubtful_keys_give_what_all_possible_worlds_agree_on(
    tmp_path_factory, rows, take, approaches, widths, value
):
    ruleset = rules_in(yaml_of(rows, take), folder=tmp_path_factory.mktemp("t"), known=KNOWN)
    low, high = widths
    leaves = f"{low}..{high}" if low < high else f"{low}"
    door = {
        "approach": sorted(approaches),
        "leaves": leaves,
        "clear_opening_width": f"{value}00 mm",
    }
    (found,) = world(door=[door]).judge(ruleset)
    worlds = {
        by_hand(rows, take, approach, width, value)
        for approach, width in itertools.product(approaches, range(low, high + 1))
    }
    assert found.outcome == (worlds.pop() if len(worlds) == 1 else "cannot_tell")


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    rows=table_rows,
    take=st.sampled_from(["first matching row", "strictest", "any"]),
    approach=st.sampled_from(WORDS),
    leaves=st.integers(0, 20),
    low=st.integers(0, 20),
    spread=st.integers(0, 6),
    data=st.data(),
)
def test_knowing_more_never_turns_a_sure_verdict_round(
    tmp_path_factory, rows, take, approach, leaves, low, spread, data
):
    ruleset = rules_in(yaml_of(rows, take), folder=tmp_path_factory.mktemp("t"), known=KNOWN)
    exact = data.draw(st.integers(low, low + spread))
    full = {"approach": approach, "leaves": str(leaves), "clear_opening_width": f"{exact}00 mm"}
    hidden = data.draw(st.sets(st.sampled_from(["approach", "leaves"])))
    less = {name: value for name, value in full.items() if name not in hidden}
    less["clear_opening_width"] = f"{low}00..{low + spread}01 mm"
    before, after = (world(door=[door]).judge(ruleset)[0].outcome for door in (less, full))
    assert {before, after} != {"pass", "fail"}
