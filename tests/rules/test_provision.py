"""The school's sum, the target and the set of rooms of a base: as their own rules judge them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from shapely import box

from checker.measure.provision.amounts import ends
from checker.measure.registry import measures
from checker.model import Problem
from checker.results import Outcome
from checker.rules import RuleSet, judge_rules, load_packs, locate
from checker.rules.base_parts import base_parts
from checker.rules.judge import court_of
from checker.rules.provision import provision
from tests.measure.provided_made import ALL, BRIEF, USES, rooms_of
from tests.measure.schools import door, room

SET = {
    "b1": "SEN classroom",
    "b2": "small group room",
    "b3": "quiet calming space",
    "b4": "therapy room",
    "b5": "staff workroom",
    "b6": "accessible toilet",
    "b7": "store",
}
ROOMS = tuple(room(id_, box(10 * place, -12, 10 * place + 8, -5)) for place, id_ in enumerate(SET))
WAYS_IN = tuple(door(f"d{id_}", at=(10 * place + 4, -4.95)) for place, id_ in enumerate(SET))
BASE = {
    "school": {"phase": "primary", "pupils": 90, "classes": 3},
    "targets": {"small_group_m2_per_pupil": 0.2},
    "bases": [
        {
            "name": "Base",
            "rooms": list(SET),
            "places": 10,
            "cohort": ["SLCN"],
            "time_in_base": "most",
        }
    ],
}
TOLD = {**USES, **SET}


@cache
def shipped() -> RuleSet:
    return load_packs(locate(["england"], base=Path.cwd()))


def some(*ids: str) -> RuleSet:
    """The rules of these ids alone: a run in milliseconds."""
    return replace(shipped(), rules=tuple(rule for rule in shipped().rules if rule.id in ids))


def measurer(*elements, told=TOLD, brief=BASE):
    return rooms_of(*(elements or (*ALL, *ROOMS, *WAYS_IN)), told=told, brief=brief).measurer


SPACE = ("ENG-SGR-area-per-pupil", "ENG-SGR-area", "ENG-SGR-near-classrooms")


def space(*elements, rules=SPACE, told=TOLD, brief=BASE, problems=()):
    found = provision(some(*rules), measurer(*elements, told=told, brief=brief), problems=problems)
    return found.small_group


@pytest.mark.slow
def test_the_sum_for_the_school_is_that_of_its_finding():
    world = measurer()
    (finding,) = judge_rules(some("ENG-SGR-area-per-pupil"), world)
    whole = provision(some(*SPACE), world).small_group.whole
    assert ends(whole.area) == (finding.observed.low, finding.observed.high)
    assert ends(whole.short) == pytest.approx((finding.shortfall,) * 2)
    assert finding.required.each == 0.2
    assert finding.outcome is Outcome.FAIL


def test_the_target_says_who_set_it():
    target = space().target
    assert (target.each, target.whose, target.rule) == (0.2, "brief", "ENG-SGR-area-per-pupil")
    assert target.missing == ()


def test_without_a_target_it_is_asked_for_and_nothing_is_short():
    found = space(brief={key: BASE[key] for key in ("school", "bases")})
    assert found.target.each is None
    assert "target" in found.target.missing[0]
    assert found.target.ask
    assert ends(found.whole.short) is None
    assert ends(found.whole.area) is not None


def test_a_rule_with_a_figure_of_its_own_is_taken_where_no_target_is_asked(tmp_path):
    text = """
- rule: OFFICE-space
  title: Small-group space
  why: Ours.
  topic: small_group
  settings: {rate: 0.3 m2}
  applies_to: {each: school}
  sum:
    of: room
    where: [{use: [small group room, one-to-one room]}]
    measure: net_area
    per: pupil
    at_least: rate
  strength: project
  source: {document: brief, checked: no}
  covers: part
  ask: Say how many pupils there are.
  remedy: Add rooms.
  examples: [{given: {pupils: 10, candidates: []}, expect: fail}]
"""
    path = tmp_path / "office.yaml"
    path.write_text(text, encoding="utf-8")
    target = provision(load_packs([path]), measurer()).small_group.target
    assert (target.each, target.whose, target.rule) == (0.3, "rule", "OFFICE-space")
    changed = load_packs([path], settings={"OFFICE-space.rate": "0.4 m2"})
    target = provision(changed, measurer()).small_group.target
    assert (target.each, target.whose) == (0.4, "brief")


def test_without_pupils_the_sum_is_told_and_the_rate_is_not():
    whole = space(brief={**BASE, "school": {"phase": "primary"}}).whole
    assert ends(whole.area) == pytest.approx((15.6, 15.6))
    assert ends(whole.pupils) is None
    assert ends(whole.area_each) is None
    assert whole.pupils.missing == ("the number of pupils",)


def test_no_rule_on_the_school_no_sum():
    found = space(rules=("ENG-SGR-area",))
    assert found.whole is None
    assert found.target.rule == ""


def test_a_room_in_doubt_widens_the_sum_and_is_told_as_doubtful():
    whole = space(told={**TOLD, "s": ("small group room", "store")}).whole
    assert ends(whole.area) == pytest.approx((15.6, 31.2))
    assert {each.id: each.sure for each in whole.rooms} == {"g": True, "s": False}


def test_rooms_that_overlap_spoil_the_sum_with_the_reason():
    problem = Problem(
        code="overlap", scope="sum", message="Rooms overlap.", ask="Draw once.", elements=("g", "s")
    )
    told = {**TOLD, "s": "small group room"}
    whole = space(told=told, problems=(problem,)).whole
    assert ends(whole.area) is None
    assert whole.area.missing == ("Rooms overlap.",)


def parts(*rules, told=TOLD, brief=BASE, problems=()):
    found = measurer(told=told, brief=brief)
    (base,) = (each for each in found.subjects("zone") if each.id == "base:Base")
    rooms = rooms_of(*(*ALL, *ROOMS, *WAYS_IN), told=told, brief=brief)
    court = court_of(found, problems=problems, registry=measures())

    def named(room_id, sure):
        return rooms.told(room_id, sure=sure)

    return base_parts(some(*rules).rules, base, court, named)


def by_outcome(found):
    return {
        outcome: [each.what for each in found if each.outcome == outcome]
        for outcome in dict.fromkeys(each.outcome for each in found)
    }


ROOM_SET = "ENG-BASE-room-set"


def test_a_whole_set_is_there_part_by_part():
    found = parts(ROOM_SET)
    assert len(found) == 7
    assert {each.outcome for each in found} == {"pass"}
    assert [[room.id for room in each.rooms] for each in found] == [[id_] for id_ in SET]
    assert {each.count for each in found} == {1.0}
    assert {each.title for each in found} == {
        "The inclusion base has all the rooms that it needs to work"
    }


@pytest.mark.parametrize("lost", SET)
def test_what_is_missing_is_missing_and_nothing_else(lost):
    found = parts(ROOM_SET, told={**TOLD, lost: "void or shaft"})
    assert [each.outcome for each in found].count("fail") == 1
    (gone,) = (each for each in found if each.outcome == "fail")
    assert gone.rooms == ()


def test_a_room_in_doubt_leaves_its_part_open_and_is_named():
    found = parts(ROOM_SET, told={**TOLD, "b3": ("quiet calming space", "store")})
    (open_,) = (each for each in found if each.outcome == "cannot_tell")
    assert open_.what == "quiet calming space"
    assert [(room.id, room.sure) for room in open_.rooms] == [("b3", False)]
    assert open_.missing
    assert open_.ask


def test_the_parts_add_up_to_the_finding_on_the_set():
    for told in (TOLD, {**TOLD, "b3": "hall"}, {**TOLD, "b3": ("quiet calming space", "store")}):
        (finding,) = judge_rules(some(ROOM_SET), measurer(told=told))
        found = parts(ROOM_SET, told=told)
        outcomes = [each.outcome for each in found]
        assert finding.observed.low == outcomes.count("pass")
        assert finding.observed.high == outcomes.count("pass") + outcomes.count("cannot_tell")
        assert finding.required.at_least == len(found)


NEEDS = ("ENG-BASE-speech-therapy", "ENG-BASE-physiotherapy", "ENG-BASE-wheelchair-classroom")


def test_what_the_pupils_do_not_call_for_is_not_asked():
    assert [each.rule for each in parts(*NEEDS)] == ["ENG-BASE-speech-therapy"]


def test_pupils_with_other_needs_call_for_other_rooms():
    brief = {**BASE, "bases": [{**BASE["bases"][0], "cohort": ["PD"]}]}
    found = parts(*NEEDS, brief=brief)
    assert [each.rule for each in found] == [
        "ENG-BASE-physiotherapy",
        "ENG-BASE-wheelchair-classroom",
    ]
    assert {each.asked for each in found} == {"yes"}


def test_where_nobody_says_for_whom_the_base_is_what_fails_cannot_be_told():
    brief = {**BASE, "bases": [{"name": "Base", "rooms": list(SET), "places": 10}]}
    found = {each.rule: each for each in parts(*NEEDS, brief=brief)}
    assert len(found) == 3
    assert {each.asked for each in found.values()} == {"perhaps"}
    assert found["ENG-BASE-physiotherapy"].outcome == "cannot_tell"
    assert any("needs" in text for text in found["ENG-BASE-physiotherapy"].missing)


def test_a_size_that_is_asked_of_a_room_is_in_the_words():
    brief = {**BASE, "bases": [{**BASE["bases"][0], "cohort": ["PD"]}]}
    (found,) = parts("ENG-BASE-physiotherapy", brief=brief)
    assert found.what == "therapy room with net area at least 25 m2"


def test_the_set_stands_before_what_single_rules_add():
    found = parts("ENG-BASE-cloakroom", ROOM_SET, "ENG-BASE-parents-room")
    assert [each.rule for each in found][-2:] == ["ENG-BASE-cloakroom", "ENG-BASE-parents-room"]
    assert found[0].rule == ROOM_SET


@pytest.mark.parametrize(
    "rule",
    ["ENG-BASE-near-mainstream", "ENG-BASE-linked-indoors", "ENG-BASE-area-unit", "ENG-SGR-area"],
)
def test_what_is_no_room_of_the_base_is_no_part_of_it(rule):
    assert parts(rule) == ()


def test_a_problem_of_the_base_leaves_all_of_it_open():
    problem = Problem(
        code="x", scope="element", message="Drawn twice.", ask="Once.", elements=("base:Base",)
    )
    found = parts(ROOM_SET, problems=(problem,))
    assert {each.outcome for each in found} == {"cannot_tell"}
    assert {each.missing for each in found} == {("Drawn twice.",)}


def test_bases_get_their_parts_and_the_strength_of_each():
    (base,) = provision(some(ROOM_SET, "ENG-BASE-cloakroom"), measurer()).bases
    assert [each.outcome for each in base.parts] == [*["pass"] * 7, "fail"]
    assert [each.strength for each in base.parts] == [*["project"] * 7, "may"]


def test_by_outcome_reads_as_it_should():
    assert by_outcome(parts("ENG-BASE-cloakroom")) == {"fail": ["cloakroom"]}


def test_a_school_without_bases_has_no_parts():
    assert provision(some(ROOM_SET), measurer(brief=BRIEF)).bases == ()
