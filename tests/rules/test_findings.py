"""Findings: keys that last, order that never changes, groups of one cause, what is shown."""

import re
from dataclasses import dataclass, replace

import pytest
from shapely import Polygon

from checker.geometry.frame import Frame
from checker.measure.subjects import Subject
from checker.model import ElementRef, Shape, ShapeSource, Zone
from checker.results import Evidence, Quantity, Strength, Truth
from checker.results.values import Choice
from checker.rules import coverage, judge_rules, rules_used
from checker.rules.desk import Known
from checker.rules.findings import subject_ref
from tests.rules.courtroom import REGISTRY, USES, World, spec, world

BODY = """\
applies_to: {each: door, if_none: fail}
measure: overall_width
at_least: 900 mm
remedy: Widen it.
ask: Say how wide.
why: Because.
"""
WIDE, NARROW = {"overall_width": "1 m"}, {"overall_width": "0.8 m"}


def test_a_key_lasts_over_runs_and_differs_by_rule_and_subject(load):
    one = "- rule: %s\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
    body = "\n".join(f"  {line}" for line in BODY.splitlines()) + "\n"
    ruleset = load((one % "A") + body + (one % "B") + body)
    findings = world(door=[WIDE, WIDE]).judge(ruleset)
    keys = [found.key for found in findings]
    assert len(set(keys)) == 4
    assert all(len(key) == 12 for key in keys)
    again = world(door=[NARROW, WIDE, WIDE]).judge(ruleset)
    assert set(keys) < {found.key for found in again}


def test_findings_are_in_order_of_storey_name_id_and_rule(rule):
    ruleset = rule(BODY)
    findings = world(door=[WIDE] * 12).judge(ruleset)
    names = [found.subject.name for found in findings]
    assert names == sorted(names)
    assert world(door=[WIDE] * 12).judge(ruleset) == findings


def test_doors_of_one_type_that_fail_are_one_group(rule):
    doors = [{**NARROW, "type": "T1"}, {**NARROW, "type": "T1"}, {**NARROW, "type": "T2"}, NARROW]
    groups = [found.group for found in world(door=doors).judge(rule(BODY))]
    assert groups[0] == groups[1] != groups[2] != ""
    assert groups[3] == ""


def test_what_lacks_the_same_fact_is_one_group(rule):
    groups = [found.group for found in world(door=[{}, {}, WIDE]).judge(rule(BODY))]
    assert groups[0] == groups[1] != ""
    assert groups[2] == ""


REACHED = """\
applies_to: {each: room, if_none: fail}
measure: %s
is: %s
"""
STOPPED = (
    "step at d-1", "step at d-1 again", "step at d-2", "step at d-2 upstairs",
    "lift 1", "lift 1", "lift 2", "",
)  # fmt: skip
WAYS = ("is_reachable", "is_reached_over_ground")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(World):
    """A world whose rooms are not reached, by what is drawn or is only told."""

    possible: frozenset[bool] = frozenset({False})

    def measure(self, name, subject, /, **params):
        if name not in {*WAYS, "is_in"}:
            return World.measure(self, name, subject, **params)
        nth = int(subject.id.split()[-1])
        said = STOPPED[nth]
        number = re.findall(r"d-(\d)", said)
        storey = "1" if "upstairs" in said else "0"
        way = Evidence(role="measured", shape="line", coords=((0, 0), (nth + 9, 0)), storey=storey)
        lines = [replace(way, role="blocker", coords=((0, 0), (float(x), 0))) for x in number]
        steps = (f"way {nth}", said) if said else ()
        return Truth(possible=self.possible, steps=steps, evidence=(way, *lines))


def stopped(load, court, *, measure, asked):
    registry = {**REGISTRY, **{(name, "room"): spec(name, "room") for name in WAYS}}
    head = "- rule: R\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
    body = "".join(f"  {line}\n" for line in (REACHED % (measure, asked)).splitlines())
    ruleset = load(head + body, known=Known(registry=registry, uses=USES))
    return judge_rules(ruleset, court, registry=registry)


def groups_of(load, measure, *, asked, possible):
    facts = {"school": [{}], "room": [{}] * len(STOPPED)}
    court = Stopped(facts=facts, possible=frozenset(possible))
    return [each.group for each in stopped(load, court, measure=measure, asked=asked)]


@pytest.mark.parametrize("measure", WAYS)
@pytest.mark.parametrize("possible", [{False}, {True, False}])
def test_rooms_to_which_one_thing_bars_the_way_are_one_group(load, measure, possible):
    groups = groups_of(load, measure, asked="yes", possible=possible)
    assert groups[0] == groups[1]
    assert groups[4] == groups[5]
    assert len(set(groups)) == 6


def test_what_is_reached_or_is_no_way_has_nothing_in_its_way(load):
    assert set(groups_of(load, "is_reachable", asked="no", possible={True})) == {""}
    assert set(groups_of(load, "is_in", asked="yes", possible={False})) == {""}


class Drawn(World):
    """A world whose widths can be drawn."""

    def measure(self, name, subject, /, **params):
        found = super().measure(name, subject, **params)
        if not isinstance(found, Quantity):
            return found
        line = Evidence(role="measured", shape="line", coords=((0, 0), (1, 0)), storey="S")
        return Quantity(low=found.low, high=found.high, unit="m", evidence=(line,))


def test_a_pass_carries_numbers_only_a_fail_its_drawing_and_remedy(rule):
    court = Drawn(facts={"school": [{}], "door": [WIDE, NARROW, {"overall_width": "0.8..1 m"}]})
    passed, failed, doubtful = court.judge(rule(BODY))
    assert (passed.evidence, passed.remedy, passed.ask, passed.why) == ((), "", "", "")
    assert passed.observed.value == 1.0
    assert len(failed.evidence) == 1
    assert (failed.remedy, failed.ask, failed.why) == ("Widen it.", "", "Because.")
    assert len(doubtful.evidence) == 1
    assert (doubtful.remedy, doubtful.ask, doubtful.why) == ("", "Say how wide.", "Because.")
    assert doubtful.missing == ("the exact overall width",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(World):
    """A world whose drawings have the last digits of a computation, other ones in each room."""

    def measure(self, name, subject, /, **params):
        if name not in WAYS:
            return World.measure(self, name, subject, **params)
        hair = 1e-9 * int(subject.id.split()[-1])
        ends = ((1.23456 + hair, -0.0001), (2.0004999, 3.0))
        line = Evidence(role="blocker", shape="line", coords=ends, storey="0")
        return Truth(possible=frozenset({False}), evidence=(line,))


def test_what_is_drawn_is_rounded_to_a_millimetre_before_anything_is_made_of_it(load):
    court = Computed(facts={"school": [{}], "room": [{}] * 3})
    found = stopped(load, court, measure="is_reachable", asked="yes")
    assert {repr(each.evidence[0].coords) for each in found} == {"((1.235, 0.0), (2.0, 3.0))"}
    assert len({each.group for each in found}) == 1


def test_a_place_is_told_by_what_is_known_of_it_for_sure(rule):
    body = "applies_to: {each: room, if_none: fail}\nmeasure: height\nat_least: 2 m\n"
    room = {
        "height": "3 m",
        "storey": "First",
        "number": "1.07",
        "name": ["a", "b"],
        "use": "store",
    }
    (found,) = world(room=[room]).judge(rule(body))
    place = found.place
    assert (place.storey, place.number, place.use) == ("First", "1.07", "store")
    assert place.name == "room 0"


@pytest.mark.parametrize("frame", [Frame(origin=(4.0, 5.0)), None])
def test_a_room_whose_body_has_no_plan_is_found_at_its_placement_if_anywhere(rule, frame):
    class Bare(World):
        def subjects(self, kind, /):
            source = ShapeSource(engine="direct")
            body = Shape(footprint=Polygon(), base=0.0, top=2.7, source=source)
            return [
                replace(each, element=replace(each.element, shape=body, frame=frame))
                for each in super().subjects(kind)
            ]

    body = "applies_to: {each: room, if_none: fail}\nmeasure: height\nat_least: 2 m\n"
    (found,) = Bare(facts={"room": [{"height": "1 m"}]}).judge(rule(body))
    assert (found.place.x, found.place.y) == (frame.origin if frame else (None, None))
    assert found.subject.bbox is None


def test_a_choice_is_observed_with_all_that_is_possible(rule):
    body = "applies_to: {each: door, if_none: fail}\nmeasure: approach\nis: straight\n"
    (found,) = world(door=[{"approach": ["straight", "front"]}]).judge(rule(body))
    assert (found.observed.kind, found.observed.choice) == ("choice", ("front", "straight"))
    assert Choice(possible=frozenset({"x"})).possible == {"x"}


def test_strength_and_source_stand_in_every_finding(load):
    text = """\
- rule: R
  title: T
  strength: must
  source: {document: ADM2, clause: "3.14", fact: access/COR-01, checked: yes, url: https://a.example}
  covers: all
  applies_to: {each: door, if_none: fail}
  measure: overall_width
  at_least: 900 mm
"""
    ruleset = load(text)
    (found,) = world(door=[WIDE]).judge(ruleset)
    assert found.strength is Strength.MUST
    assert (found.source.clause, found.source.url) == ("3.14", "https://a.example")
    assert found.topic == "rules"
    (row,) = coverage(ruleset, [found])
    assert (row.document, row.state, row.reason) == ("ADM2", "all", "R")


def test_a_topic_of_its_own_counts_before_the_name_of_the_file(rule):
    (found,) = world(door=[WIDE]).judge(rule(BODY + "topic: ways in\n"))
    assert found.topic == "ways in"


def test_a_clause_of_which_nothing_can_be_told_is_blocked(rule):
    ruleset = rule(BODY)
    (row,) = coverage(ruleset, world(door=[{}]).judge(ruleset))
    assert row.state == "blocked"


def test_the_rules_of_a_run_are_counted_and_have_a_digest(rule):
    used = rules_used(rule(BODY))
    assert (used.count, len(used.digest), used.packs[0].id) == (1, 64, "rules")
    assert used.digest != rules_used(rule(BODY.replace("900", "901"))).digest


def test_a_finding_carries_the_number_and_the_line_of_its_record():
    element = Zone(id="d", ref=ElementRef(global_id="d", ifc_class="IfcDoor", step_id=7, line=12))
    found = subject_ref(Subject(kind="door", id="d", ref=element.ref, element=element))
    assert (found.step_id, found.line) == (7, 12)
