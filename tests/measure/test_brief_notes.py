"""Nothing in a brief is left aside in silence."""

import pytest
from shapely import box

from checker.measure.brief_notes import brief_problems
from tests.measure.measuring import measurer_of
from tests.measure.schools import room, school_of

SCHOOL = school_of(room("r", box(0, 0, 3, 3), name="1.07", long_name="Den"))
CLAIM = {"rule": "R", "subject": "1.07", "because": "so", "by": "me", "on": "2026-11-01"}


def notes(brief, *, topics=("access",), targets=(), unused=(), doors=(), shared=()):
    m = measurer_of(SCHOOL, brief=brief)
    return brief_problems(
        m.brief,
        school=SCHOOL,
        subjects=m.subjects("room"),
        topics=topics,
        targets=targets,
        unused_settings=unused,
        strange_doors=doors,
        shared_doors=shared,
    )


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("claims", [CLAIM]),
    ],
)
def test_a_part_that_nothing_reads_yet_is_told(part, value):
    (found,) = notes({part: value})
    assert (found.code, found.scope) == (f"brief-{part}", "note")
    assert f"{part} are not used yet" in found.message
    assert found.ask


@pytest.mark.parametrize("part", ["architecture", "Site", "furniture", "MEP", ""])
def test_other_parts_are_called_what_people_like(part):
    assert notes({"models": [{"file": "made.ifc", "part": part}]}) == ()


def test_a_schedule_is_read_and_not_told():
    assert notes({"schedule": "rooms.xlsx", "schedule_tolerance": 0.5}) == ()


def test_what_bases_say_is_used_and_not_told():
    bases = [
        {"name": "A", "rooms": ["1.07"], "cohort": ["autism"]},
        {"name": "B", "rooms": ["Den"], "time_in_base": "most"},
    ]
    assert notes({"bases": bases}) == ()


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        ({"room_uses": {"1.70": "small group room"}}, "no room is called '1.70'"),
        (
            {"models": [{"file": "a/b.ifc"}, {"file": "c.ifc"}]},
            "b.ifc, c.ifc are listed and were not read, since made.ifc does not stand in the list.",
        ),
        (
            {"models": [{"file": "made.ifc"}, {"file": "c.ifc"}]},
            "models, c.ifc is listed and was not read.",
        ),
        (
            {"models": [{"file": "made.ifc", "part": "Architectur"}]},
            "the part 'architectur' changes nothing; did you mean 'architecture'?",
        ),
        (
            {"models": [{"file": "made.ifc", "part": "architecture"}] * 2},
            "several files are the architecture",
        ),
        ({"bases": [{"name": "A", "zone": "Nowhere"}]}, "nothing for 'A': a zone called 'Nowhere'"),
        ({"bases": [{"name": "A", "rooms": ["1.07", "9.9"]}]}, "nothing for 'A': a room '9.9'"),
        ({"clusters": {"Year 1": ["1.07", "2.01"]}}, "no room is called '2.01'"),
        ({"answers": {"1.70": {"use": "store"}}}, "nothing in the model is called '1.70'"),
        ({"gate": {"by_topic": {"acess": "any"}}}, "no rule that was judged has the topic 'acess'"),
        (
            {"gate": {"by_stage": {"RIBA 4": {"fail_on": "any"}}}},
            "by_stage counts for nothing without a stage of the school",
        ),
    ],
)
def test_what_matches_nothing_is_told(brief, told):
    (found,) = notes(brief)
    assert told in found.message


def test_a_target_that_no_rule_asks_for_is_told_with_the_one_that_is_meant():
    brief = {"targets": {"small_group_m2_per_pupils": 0.24, "calm_m2": 1.0}}
    (found,) = notes(brief, targets=("small_group_m2_per_pupil", "calm_m2"))
    assert found.code == "brief-targets"
    assert "asks for 'small_group_m2_per_pupils'; did you mean 'small_group_m2_per_pupil'?" in (
        found.message
    )
    assert "calm_m2'" not in found.message


def test_a_setting_of_no_rule_is_told():
    (found,) = notes({}, unused=("OFFICE-1.width",))
    assert "no rule that was judged has 'OFFICE-1.width'" in found.message


def test_an_entrance_that_is_no_door_of_the_model_is_told():
    (found,) = notes({"entrances": {"main": "D-001"}}, doors=("D-001",))
    assert found.code == "brief-entrances"
    assert "no door is called 'D-001'" in found.message


def test_a_name_that_several_doors_have_is_told():
    (found,) = notes({"entrances": {"main": "D01"}}, shared=("D01",))
    assert "several doors are called 'D01'" in found.message


def test_many_slips_of_one_kind_are_one_note():
    (found,) = notes({"room_uses": {f"9.{i}": "store" for i in range(9)}})
    assert "and 4 more" in found.message


def test_a_brief_that_is_heeded_gets_no_note():
    brief = {
        "school": {"name": "Oak", "pupils": 30, "stage": "RIBA 4"},
        "room_uses": {"1.07": "store", "DEN": "store"},
        "gate": {"by_topic": {"access": "any"}, "by_stage": {"RIBA 4": {"fail_on": "any"}}},
    }
    assert notes(brief) == ()
    assert notes({}) == ()
