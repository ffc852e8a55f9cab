"""What rules ask of small-group space is read off their shape, whatever their ids."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from checker.measure.provision.asked import CLASSROOMS, JOURNEYS, SMALL_GROUP
from checker.results.provision import Limit
from checker.rules import RuleSet, load_packs, locate
from checker.rules.asked_of_space import asked_of_space, is_said, uses_of

OFFICE = """
- rule: OFFICE-near
  title: A small-group room is next door
  why: Ours.
  topic: small_group
  settings: {farthest: 12 m}
  applies_to: {each: room, where: [{use: [classroom, library]}], if_none: not applicable}
  find:
    of: room
    where: [{use: small group room}]
    at_least: 1
    such_that:
      - {measure: travel_distance, from: this, to: candidate, route: walking, at_most: farthest}
  strength: project
  source: {document: brief, checked: no}
  covers: part
  ask: Name the rooms.
  remedy: Add one.
  examples: [{given: {use: store}, expect: not applicable}]

- rule: OFFICE-large
  title: Small-group rooms are larger with us
  why: Ours.
  topic: small_group
  applies_to: {each: room, where: [{use: small group room}], if_none: not applicable}
  measure: net_area
  at_least: 14 m2
  strength: project
  source: {document: brief, checked: no}
  covers: part
  ask: Name the rooms.
  remedy: Enlarge it.
  examples: [{given: {use: store}, expect: not applicable}]
"""
ONLY_IN_BASE = """
- rule: OFFICE-base-large
  title: Small-group rooms of the base are larger
  why: Ours.
  topic: inclusion_base
  applies_to:
    each: room
    where: [{use: small group room}, {in_base: "yes"}]
    if_none: not applicable
  measure: net_area
  at_least: 40 m2
  strength: project
  source: {document: brief, checked: no}
  covers: part
  ask: Name the rooms.
  remedy: Enlarge it.
  examples: [{given: {use: store}, expect: not applicable}]
"""


@cache
def shipped(pack: str = "england") -> RuleSet:
    return load_packs(locate([pack], base=Path.cwd()))


def own(tmp_path: Path, text: str) -> RuleSet:
    path = tmp_path / "office.yaml"
    path.write_text(text, encoding="utf-8")
    return load_packs([path])


@pytest.mark.slow
def test_england_asks_for_uses_limits_and_least_figures():
    found = asked_of_space(shipped())
    assert found.uses == SMALL_GROUP
    assert found.class_uses == CLASSROOMS
    assert found.limit == Limit(figure=30.0, rule="ENG-SGR-near-classrooms")
    assert found.least_area == Limit(figure=9.0, rule="ENG-SGR-area")
    assert found.least_width == Limit(figure=2.4, rule="ENG-SGR-width")
    assert dict(found.way) == {"route": "step-free"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "value", "field", "figure"),
    [
        ("ENG-SGR-near-classrooms.farthest", "18 m", "limit", 18.0),
        ("ENG-SGR-area.smallest", "12 m2", "least_area", 12.0),
        ("ENG-SGR-width.smallest", "3000 mm", "least_width", 3.0),
    ],
)
def test_a_setting_of_the_brief_is_what_is_asked(setting, value, field, figure):
    found = asked_of_space(
        load_packs(locate(["england"], base=Path.cwd()), settings={setting: value})
    )
    assert getattr(found, field).figure == figure


def test_loud_uses_are_those_of_all_rules_on_quiet_bases():
    found = asked_of_space(shipped())
    assert {"hall", "kitchen", "music practice room", "plant"} <= set(found.loud_uses)
    assert "corridor" not in found.loud_uses
    assert list(found.loud_uses) == sorted(found.loud_uses)


def test_it_is_asked_whether_one_goes_through_classrooms():
    uses = asked_of_space(shipped()).through["uses"]
    assert {"classroom", "junior classroom", "SEN classroom"} <= set(uses)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ["ENG-BASE-from-entrance"]),
        (1, ["ENG-BASE-near-mainstream"]),
        (2, ["ENG-BASE-to-hall"]),
        (3, ["ENG-BASE-toilet-near"]),
        (4, ["ENG-BASE-hygiene-near", "ENG-BASE-hygiene-within-40"]),
        (5, ["ENG-CALM-near-classrooms"]),
    ],
)
def test_each_journey_has_the_limits_of_its_rules(number, expected):
    journey = asked_of_space(shipped()).journeys[number]
    assert journey.what == JOURNEYS[number].what
    assert [each.rule for each in journey.limits] == expected
    assert [each.figure for each in journey.limits] == sorted(e.figure for e in journey.limits)


def test_a_way_to_calm_is_walked_as_its_rule_walks_it():
    journeys = asked_of_space(shipped()).journeys
    assert [each.route for each in journeys] == [*["step-free"] * 5, "walking"]


def test_a_limit_that_is_one_of_several_ways_to_pass_is_none():
    (entrance, *_others) = asked_of_space(shipped()).journeys
    assert 300.0 not in {each.figure for each in entrance.limits}


def test_classrooms_of_a_base_are_those_of_its_rule_on_wcs():
    assert "nurture room" in asked_of_space(shipped()).base_class_uses


def test_no_rules_ask_for_nothing_and_nothing_is_made_up():
    found = asked_of_space(RuleSet())
    assert found.limit is found.least_area is found.least_width is None
    assert found.loud_uses == ()
    assert found.through == {}
    assert all(each.limits == () for each in found.journeys)
    assert (found.uses, found.class_uses) == (SMALL_GROUP, CLASSROOMS)


def test_a_pack_for_another_country_asks_for_no_english_figure():
    found = asked_of_space(shipped("ada"))
    assert found.limit is None
    assert found.least_area is None


def test_an_offices_own_rules_are_read_like_ours(tmp_path):
    found = asked_of_space(own(tmp_path, OFFICE))
    assert found.limit == Limit(figure=12.0, rule="OFFICE-near")
    assert found.uses == ("small group room",)
    assert found.class_uses == ("classroom", "library")
    assert dict(found.way) == {"route": "walking"}
    assert found.least_area == Limit(figure=14.0, rule="OFFICE-large")


def test_of_several_rules_the_strictest_counts(tmp_path):
    office = own(tmp_path, OFFICE)
    both = replace(shipped(), rules=(*shipped().rules, *office.rules))
    found = asked_of_space(both)
    assert found.limit.figure == 12.0
    assert found.least_area.figure == 14.0


def test_a_figure_for_some_small_group_rooms_is_none_for_all(tmp_path):
    base = own(tmp_path, ONLY_IN_BASE)
    assert asked_of_space(base).least_area is None
    by_code = [rule for rule in shipped().rules if rule.id == "ENG-SGR-width-by-code"]
    assert asked_of_space(replace(shipped(), rules=tuple(by_code))).least_width is None


def test_uses_and_words_of_a_selection_are_found():
    rule = shipped().rule("ENG-SGR-near-classrooms")
    assert "junior classroom" in uses_of(rule.selection)
    assert is_said(rule.selection, "in_base", "no")
    assert not is_said(rule.selection, "in_base", "yes")
    assert uses_of(shipped().rule("ENG-SGR-area-per-pupil").selection) == frozenset()
