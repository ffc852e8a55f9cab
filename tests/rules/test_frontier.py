"""Parts that are traded for each other: a row passes when one alternative meets all its limits."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measure.frontier import Frontier
from checker.results import Quantity, Unknown
from checker.rules import judge_rules
from tests.rules.courtroom import REGISTRY, World, outcomes, world

ROWS = """\
applies_to: {each: door side, if_none: not applicable}
measure: door_clearance
look_up:
  by: [approach]
  take: any
  rows:
    - {approach: hinge side, depth: at least 1525 mm, beyond_latch: at least 915 mm}
    - {approach: hinge side, depth: at least 1370 mm, beyond_latch: at least 1065 mm}
    - {approach: front, depth: at least 1525 mm, beyond_latch: at least 455 mm}
"""
HALLS = """\
applies_to: {each: door side, if_none: not applicable}
measure: door_clearance
look_up:
  by: [side]
  rows:
    - {side: pull, depth: {at_least: {times: [pupils, 10 mm]}}, beyond_latch: {at_least: 0.5 m}}
  otherwise: {depth: {at_least: 1 m}, beyond_latch: {at_least: 0.5 m}}
"""


def metres(low, high=None):
    return Quantity(low=low, high=low if high is None else high, unit="m")


def steps(*rectangles):
    """A frontier of rectangles (depth, beyond): beside a stepped wall."""

    def beyond(depth):
        return max((b for d, b in rectangles if d >= depth), default=0.0)

    def towards(wanted):
        side = beyond(wanted.get("depth", 0))
        deep = max(d for d, b in rectangles if b >= side)
        return {"depth": metres(deep), "beyond_latch": metres(side)}

    alone = {"depth": metres(max(d for d, _ in rectangles)), "beyond_latch": metres(beyond(0))}
    return Frontier(alone, towards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bay:
    """A world whose door sides have a bay of this shape in front of them."""

    world: World
    bay: object

    def subjects(self, kind, /):
        return self.world.subjects(kind)

    def measure(self, name, subject, /, **params):
        if name == "door_clearance":
            return self.bay
        return self.world.measure(name, subject, **params)


def outcome(ruleset, bay, *, pupils="unknown", **facts):
    there = Bay(world=world(door_side=[facts], school=[{"pupils": pupils}]), bay=bay)
    (found,) = outcomes(judge_rules(ruleset, there, registry=REGISTRY))
    return found


@pytest.mark.parametrize(
    ("bay", "approach", "expected"),
    [
        (steps((1.6, 0.95)), "hinge side", "pass"),
        (steps((1.4, 1.1)), "hinge side", "pass"),
        (steps((1.6, 0.5), (1.0, 1.2)), "hinge side", "fail"),
        (steps((1.6, 0.5), (1.0, 1.2)), "front", "pass"),
        (steps((1.6, 0.5), (1.37, 1.065)), "hinge side", "pass"),
        (steps((1.6, 0.5), (1.37, 1.064)), "hinge side", "fail"),
        (steps((1.5, 0.9), (1.36, 3.0)), "hinge side", "fail"),
    ],
    ids=["deep", "wide", "neither", "front", "the wide one", "just too narrow", "two near misses"],
)
def test_one_rectangle_has_to_meet_all_limits_of_a_row(rule, bay, approach, expected):
    assert outcome(rule(ROWS), bay, approach=approach) == expected


def test_the_best_of_each_part_alone_would_have_passed():
    """The same figures as a plain mapping: what the frontier is there to prevent."""
    bay = steps((1.6, 0.5), (1.0, 1.2))
    assert (bay["depth"].low, bay["beyond_latch"].low) == (1.6, 1.2)
    assert dict(bay) == bay.alone
    assert len(bay) == 2


def test_a_plain_mapping_is_judged_part_by_part(rule):
    plain = {"depth": metres(1.6), "beyond_latch": metres(1.2)}
    assert outcome(rule(ROWS), plain, approach="hinge side") == "pass"


@pytest.mark.parametrize("lost", [Unknown(missing=("the room",)), {"depth": metres(2)}])
def test_what_is_not_there_cannot_be_told(rule, lost):
    assert outcome(rule(ROWS), lost, approach="hinge side") == "cannot_tell"


def test_an_open_key_tries_every_row(rule):
    bay = steps((1.6, 0.5), (1.0, 1.2))
    assert outcome(rule(ROWS), bay, approach=["front", "hinge side"]) == "cannot_tell"


def test_doubt_about_a_part_is_doubt_about_the_row(rule):
    tight, loose = steps((1.6, 0.3)), steps((1.6, 0.6))

    def towards(wanted):
        low, high = tight.towards(wanted), loose.towards(wanted)
        return {part: metres(low[part].low, high[part].high) for part in low}

    bay = Frontier(tight.alone, towards)
    assert outcome(rule(ROWS), bay, approach="front") == "cannot_tell"
    assert outcome(rule(ROWS), bay, approach="hinge side") == "fail"


@pytest.mark.parametrize(
    ("bay", "pupils", "expected"),
    [
        (steps((1.3, 0.5)), "100..130", "pass"),
        (steps((1.2, 0.5)), "100..130", "cannot_tell"),
        (steps((1.3, 0.4), (1.2, 0.5)), "100..130", "cannot_tell"),
        (steps((1.3, 0.4)), "100..130", "fail"),
        (steps((0.9, 0.5)), "100..130", "fail"),
        (steps((1.3, 0.5)), "130", "pass"),
        (steps((1.2, 0.5)), "unknown", "cannot_tell"),
    ],
)
def test_a_limit_in_doubt_is_tried_at_both_ends(rule, bay, pupils, expected):
    assert outcome(rule(HALLS), bay, side="pull", pupils=pupils) == expected


@pytest.mark.parametrize(
    ("bay", "expected"),
    [(steps((1.1, 0.5)), "pass"), (steps((1.1, 0.4), (0.9, 0.6)), "fail")],
)
def test_the_limits_of_otherwise_hold_together_too(rule, bay, expected):
    assert outcome(rule(HALLS), bay, side="push") == expected


@given(
    shape=st.lists(st.tuples(st.floats(0.5, 2), st.floats(0, 2)), min_size=1, max_size=4),
    wanted=st.tuples(st.floats(0.5, 2), st.floats(0, 2)),
)
def test_towards_finds_an_alternative_exactly_when_there_is_one(shape, wanted):
    depth, beyond = wanted
    found: Mapping[str, Quantity] = steps(*shape).towards({"depth": depth})
    meets = found["depth"].low >= depth and found["beyond_latch"].low >= beyond
    assert meets == any(d >= depth and b >= beyond for d, b in shape)
