"""The two rules of the design page, word for word, with their examples."""

import pytest

from checker.results import Outcome
from checker.rules import describe, example_cases, run_case
from tests.rules.courtroom import KNOWN, outcomes, world

DESIGN = """\
- rule: ENG-ADM2-door-clear-width
  title: Doors are wide enough for the way people reach them
  why: A wheelchair that turns into a door needs more width than one that meets it head on.
  applies_to: {each: door, where: [{on_accessible_route: yes}, {is_external: no}], if_none: cannot tell}
  measure: clear_opening_width
  look_up:
    by: [approach, approach_width]
    take: first matching row
    rows:
      - {approach: straight, at_least: 800 mm}
      - {approach: at right angles, approach_width: ">= 1500 mm", at_least: 800 mm}
      - {approach: at right angles, approach_width: ">= 1200 mm", at_least: 825 mm}
    otherwise: cannot tell
  strength: must
  source: {document: ADM2, clause: Table 2, fact: DOR-01, checked: secondary}
  covers: part
  ask: State the approach to the door or model the corridor.
  remedy: Use a wider leaf, or widen the space people turn in.
  examples:
    - {given: {approach: straight, clear_opening_width: 800 mm}, expect: pass}
    - {given: {approach: straight, clear_opening_width: 799 mm}, expect: fail}
    - {given: {clear_opening_width: 830 mm}, expect: pass}           # whatever the approach
    - {given: {clear_opening_width: 810 mm}, expect: cannot tell}
    - {given: {approach: straight, clear_opening_width: 780..840 mm}, expect: cannot tell}

- rule: PROJECT-base-small-group-room
  title: Every inclusion base has a small-group room next door and close by
  settings: {max_travel: 20 m, smallest_room: 9 m2}
  applies_to: {each: zone, where: [{kind: inclusion base}], if_none: cannot tell}
  find:
    at_least: 1
    of: room
    where: [{use: small group room}, {storey: same as this}]
    such_that:
      - {measure: travel_distance, from: entrance of this, to: candidate, route: step-free, at_most: max_travel}
      - {measure: shares_wall_or_door_with, target: any room of this, is: yes}
      - {measure: net_area, at_least: smallest_room}
  strength: project
  source: {document: brief, checked: no}      # both figures are placeholders of ours
"""  # noqa: E501 - word for word
BASE_EXAMPLES = """\
  examples:
    - {given: [{travel_distance: 12 m, shares_wall_or_door_with: yes, net_area: 12 m2}], expect: pass}
    - {given: [{travel_distance: 25 m, shares_wall_or_door_with: yes, net_area: 12 m2}], expect: fail}
    - {given: [{travel_distance: unknown, shares_wall_or_door_with: yes, net_area: 12 m2}], expect: cannot tell}
    - {given: [{travel_distance: unknown, shares_wall_or_door_with: no, net_area: 12 m2}], expect: fail}
    - {given: [], expect: fail}
"""  # noqa: E501 - each on one line, as rules have them
ROOM = {
    "use": "small group room",
    "storey": "First",
    "travel_distance": "12 m",
    "shares_wall_or_door_with": "yes",
    "net_area": "12 m2",
}
BASE = {"kind": "inclusion base", "storey": "First"}


def test_every_example_of_the_design_comes_out_as_it_says(load):
    cases = example_cases(load(DESIGN + BASE_EXAMPLES))
    assert len(cases) == 10
    wrong = [case.name for case in cases if run_case(case, known=KNOWN) is not case.expect]
    assert wrong == []


@pytest.mark.parametrize(
    ("door", "outcome"),
    [
        ({"approach": "straight", "clear_opening_width": "799.5 mm"}, "pass"),
        ({"approach": "straight", "clear_opening_width": "799.4 mm"}, "fail"),
        ({"approach": "at right angles", "clear_opening_width": "780 mm"}, "fail"),
        ({"clear_opening_width": "780 mm"}, "fail"),
        (
            {
                "approach": "at right angles",
                "approach_width": "1100 mm",
                "clear_opening_width": "900 mm",
            },
            "cannot_tell",
        ),
        (
            {
                "approach": "at right angles",
                "approach_width": "1300 mm",
                "clear_opening_width": "810 mm",
            },
            "fail",
        ),
        (
            {
                "approach": "at right angles",
                "approach_width": "1400..1600 mm",
                "clear_opening_width": "810 mm",
            },
            "cannot_tell",
        ),
        (
            {
                "approach": "at right angles",
                "approach_width": "1400..1600 mm",
                "clear_opening_width": "830 mm",
            },
            "pass",
        ),
    ],
)
def test_doors_are_judged_by_the_table(load, door, outcome):
    placed = {"on_accessible_route": "yes", "is_external": "no", **door}
    findings = world(door=[placed]).judge(load(DESIGN))
    assert [f.outcome for f in findings if f.rule.startswith("ENG")] == [outcome]


def test_the_one_fact_that_settles_it_is_named(load):
    door = {
        "on_accessible_route": "yes",
        "is_external": "no",
        "approach_width": "1300 mm",
        "clear_opening_width": "810 mm",
    }
    finding = world(door=[door]).judge(load(DESIGN))[0]
    assert finding.outcome == Outcome.CANNOT_TELL
    assert finding.missing == ("the approach of the door",)


@pytest.mark.parametrize(
    ("room", "outcome"),
    [
        ({}, "pass"),
        ({"net_area": "8.98 m2"}, "fail"),
        ({"travel_distance": "20.0005 m"}, "pass"),
        ({"travel_distance": "21 m"}, "fail"),
        ({"storey": "Ground"}, "fail"),
        ({"use": ["small group room", "office"]}, "cannot_tell"),
        ({"use": "office"}, "fail"),
        ({"shares_wall_or_door_with": "unknown"}, "cannot_tell"),
    ],
)
def test_a_base_needs_a_room_that_meets_everything(load, room, outcome):
    finding = world(zone=[BASE], room=[{**ROOM, **room}]).judge(load(DESIGN))[-1]
    assert finding.outcome == outcome


def test_places_in_parameters_are_filled_in_with_who_is_meant(load):
    court = world(zone=[BASE], room=[ROOM])
    court.judge(load(DESIGN))
    asked = {name: params for name, _who, params in court.asked}
    travel = asked["travel_distance"]
    assert (travel["from"].relation, travel["from"].subject.id) == ("entrance of", "zone 0")
    assert (travel["to"].relation, travel["to"].subject.id) == ("itself", "room 0")
    assert travel["route"] == "step-free"
    target = asked["shares_wall_or_door_with"]["target"]
    assert (target.relation, target.subject.id) == ("any room of", "zone 0")


def test_the_brief_changes_a_setting_and_the_rule_set_records_it(load):
    room = {**ROOM, "travel_distance": "45 m"}
    settings = {"PROJECT-base-small-group-room.max_travel": "50 m"}
    ruleset = load(DESIGN, settings=settings)
    assert outcomes(world(zone=[BASE], room=[room]).judge(ruleset))[-1] == "pass"
    (override,) = ruleset.overrides
    assert (override.setting, override.was, override.now) == ("max_travel", "20 m", "50 m")
    assert ruleset.digest != load(DESIGN).digest


def test_rules_read_as_plain_language(load):
    rule = load(DESIGN + BASE_EXAMPLES).rule("PROJECT-base-small-group-room")
    text = describe(rule)
    assert "Judges each zone where kind: inclusion base." in text
    assert "number of rooms where use: small group room; storey: same as this at least 1" in text
    assert "travel distance at most max_travel" in text
    assert "PROJECT-base-small-group-room.max_travel: 20 m" in text
    assert "unverified" in text
