"""What findings say to an architect: tables of finding and sentence, on whole models."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from checker.report.html.head import head_of
from checker.report.words import missing_words, sentence
from checker.results import Finding, Outcome, RunResult

OAKFIELD = Path(__file__).resolve().parents[2] / "sample_models/oakfield/oakfield-primary-A.ifc"
OFFICE = "office_a_revit2011.ifc.gz"
UNNAMED = "large_building_revit2021.ifc"
FLATS = ("duplex_revit2011.ifc", "osh_flat_revit2017_ifc4.ifc")
JARGON = ("pupil by pupil", "is sure", "needed yes", "yes or no", "0 rooms", "_", "not known")
NAME_THE_ROOM = "Give the room a name that says what it is for"


def one(result: RunResult, rule: str, name: str = "") -> Finding:
    """The one finding of a rule, at the subject of this name where there are several."""
    rows = [each for each in result.findings if each.rule == rule]
    found = [each for each in rows if not name or each.subject.name == name]
    assert len(found) == 1, [each.subject.name for each in rows]
    return found[0]


@pytest.mark.parametrize(
    ("rule", "name", "says"),
    [
        (
            "ENG-ADM2-door-clear-width",
            "00-09-D01",
            (
                "Door 00-09-D01 to 00-09 Calm room opens 660 to 716 mm clear; "
                "800 mm is needed (84 to 140 mm short)."
            ),
        ),
        (
            "ENG-SGR-area-per-pupil",
            "",
            (
                "One-to-one rooms and small group rooms outside inclusion bases add up to 45.5 m²; "
                "71.4 m² is needed (0.17 m² for each of 420 pupils): 25.9 m² short. "
                "Asked for: Small-group space adds up to the project's target for each pupil."
            ),
        ),
        (
            "ENG-SGR-on-each-storey",
            "Level 01",
            (
                "No one-to-one room or small group room outside inclusion bases on Level 01; "
                "at least 1 is needed. "
                "Asked for: Every storey with classrooms has a small-group room."
            ),
        ),
        (
            "ENG-SGR-on-each-storey",
            "Level 00",
            (
                "Every storey with classrooms has a small-group room: "
                "4 one-to-one rooms or small group rooms outside inclusion bases on Level 00; "
                "at least 1 is needed."
            ),
        ),
        (
            "ENG-BASE-room-set",
            "",
            (
                "Inclusion base: 6 of 7 rooms of the set are there; no quiet calming space. "
                "Asked for: The inclusion base has all the rooms that it needs to work."
            ),
        ),
        (
            "ENG-BASE-present-primary",
            "",
            (
                "A primary school has an inclusion base, or shares places near by: "
                "1 inclusion base with any rooms in the model; at least 1 is needed."
            ),
        ),
        (
            "READY-rooms-recognised",
            "",
            (
                "It is known what most rooms are for: "
                "100 % of 87 rooms of a use that is known; at least 90 % is needed."
            ),
        ),
    ],
)
def test_what_is_found_in_the_sample_school_is_said_plainly(check, rule, name, says):
    assert sentence(one(check(OAKFIELD), rule, name)) == says


def test_every_fail_tells_how_its_figure_came_about_or_who_stated_it(check):
    fails = [each for each in check(OAKFIELD).findings if each.outcome is Outcome.FAIL]
    bare = [each.rule for each in fails if each.observed and not each.observed.steps]
    stated = [each.rule for each in fails if each.observed and each.observed.origin == "declared"]
    assert len(fails) > 70
    assert set(bare) <= set(stated)
    assert all(each.observed for each in fails)


def test_a_sum_is_told_with_the_rooms_that_add_up_to_it(check):
    told = one(check(OAKFIELD), "ENG-SGR-area-per-pupil").observed
    addends = [re.fullmatch(r"(00-\d\d Small group room): ([\d.]+) m²", e) for e in told.steps]
    assert [each[1][:5] for each in addends if each] == ["00-05", "00-16", "00-17", "00-19"]
    assert sum(float(each[2]) for each in addends if each) == pytest.approx(told.low, abs=0.02)
    assert told.steps[-1] == "45.47 m² / 420 = 0.11 m² for each pupil"


def test_a_share_names_what_counts_and_no_other_room(check):
    share = one(check(OAKFIELD), "ENG-SCHOOL-storage-share")
    assert len(share.also) == 10
    assert all("tore" in each.long_name for each in share.also)


def test_a_set_is_told_part_by_part(check):
    steps = one(check(OAKFIELD), "ENG-BASE-room-set").observed.steps
    assert "quiet calming space: missing" in steps
    assert "therapy room: there, 00-62 Speech and language therapy room" in steps


def test_a_far_wc_is_named_with_both_parts_of_the_way_to_it(check):
    far = one(check(OAKFIELD), "ENG-ADM2-accessible-wc-distance", "00-02").observed
    to_door, on = far.steps
    assert to_door.endswith(" m from the farthest corner to door 00-02-D01")
    assert on.endswith(" m on to door 00-21-D01 of 00-21 Accessible WC")
    parts = [float(each.split()[0]) for each in far.steps]
    assert sum(parts) == pytest.approx(far.high, abs=0.01)


def test_a_door_is_placed_at_the_room_that_it_leads_to(check):
    place = one(check(OAKFIELD), "ENG-ADM2-door-clear-width", "00-09-D01").place
    assert (place.storey, place.number, place.name) == ("Level 00", "00-09", "Calm room")
    assert place.use == "quiet calming space"
    assert place.x is not None


def test_the_first_screen_gives_the_rate_and_the_set(check):
    assert head_of(check(OAKFIELD)).lines == (
        "Small-group space 0.11 m² per pupil (your target 0.17): 25.9 m² short.",
        "Inclusion base: 6 of 7 rooms of the set present.",
    )


def test_a_set_is_counted_and_a_rate_keeps_its_parts(check):
    base = one(check(OAKFIELD), "ENG-BASE-room-set")
    assert (base.observed.value, base.required.at_least, base.shortfall) == (6.0, 7.0, 1.0)
    space = one(check(OAKFIELD), "ENG-SGR-area-per-pupil").required
    assert (space.each, space.count, space.per) == (0.17, 420.0, "pupil")


@pytest.fixture(scope="module")
def office(check, shared_models) -> RunResult:
    return check(shared_models / OFFICE)


@pytest.mark.parametrize(
    ("rule", "name", "says"),
    [
        (
            "READY-rooms-recognised",
            "",
            (
                "26 of 99 rooms are not recognised (26.3 %); at most 10 % is allowed. "
                "Asked for: It is known what most rooms are for."
            ),
        ),
        (
            "ENG-THERAPY-area",
            "102",
            (
                "102 DUTY OFCR has 13.9 m² of floor; 15.0 m² is needed if the rule "
                "applies, which cannot be told without knowing what the room is used for and "
                "whether therapy in it is for pupils who use wheelchairs too."
            ),
        ),
        (
            "ENG-HYGIENE-area",
            "112",
            (
                "112 OP LAW JUDGE ADV has 11.0 m² of floor; 12.0 m² is needed if the rule applies, "
                "which cannot be told without knowing what the room is used for and the "
                "school's phase."
            ),
        ),
        (
            "ENG-BASE-present",
            "",
            (
                "No inclusion base in the model; at least 1 is needed if the rule applies. "
                "Whether the rule applies cannot be told without knowing the school's phase. "
                "Asked for: A secondary school has an inclusion base."
            ),
        ),
        (
            "ENG-THERAPY-area",
            "103",
            (
                "103 EXEC OFCR has 14.3 m² of floor; 15.0 m² is needed if the rule "
                "applies, which cannot be told without knowing what the room is used for and "
                "whether therapy in it is for pupils who use wheelchairs too."
            ),
        ),
    ],
)
def test_what_cannot_be_told_of_an_office_is_said_plainly(office, rule, name, says):
    assert sentence(one(office, rule, name)) == says


def test_a_school_of_unknown_phase_may_need_no_base(office):
    base = one(office, "ENG-BASE-present")
    assert base.outcome is Outcome.CANNOT_TELL
    assert "the school's phase" in base.missing


def test_a_target_that_nobody_stated_is_asked_for_by_its_key(office):
    space = one(office, "ENG-SGR-area-per-pupil")
    assert (
        "small group space in m2 per pupil and the number of pupils are not stated"
        in space.sentence
    )
    assert (space.required.at_least, space.shortfall) == (None, None)
    assert "targets: {small_group_m2_per_pupil: ...}" in space.ask
    assert "school: {pupils: 420}" in space.ask


@pytest.mark.parametrize(
    ("rule", "asks", "silent"),
    [
        ("ENG-THERAPY-area", [NAME_THE_ROOM], ["body"]),
        ("ENG-HYGIENE-area", [NAME_THE_ROOM, "school: {phase: primary}"], ["body"]),
        ("ENG-SCHOOL-classroom-area", [NAME_THE_ROOM], ["body"]),
    ],
)
def test_what_is_asked_for_is_what_is_missing(office, rule, asks, silent):
    rows = [each for each in office.findings if each.rule == rule]
    doubtful = [each for each in rows if each.outcome is Outcome.CANNOT_TELL]
    assert doubtful
    for finding in doubtful:
        assert all(text in finding.ask for text in asks)
        assert not any(text in finding.ask for text in silent)


def test_no_finding_of_the_sample_school_speaks_of_our_insides(check):
    speaks_plainly(check(OAKFIELD))


@pytest.mark.parametrize("name", [OFFICE, UNNAMED])
def test_no_finding_of_a_real_model_speaks_of_our_insides(check, shared_models, name):
    speaks_plainly(check(shared_models / name))


@pytest.mark.parametrize("name", [*FLATS, OFFICE, UNNAMED])
def test_no_finding_of_a_real_model_says_twice_if_the_rule_applies(check, shared_models, name):
    says_once(check(shared_models / name))


def test_nor_does_one_of_the_sample_school(check):
    says_once(check(OAKFIELD))


def says_once(result: RunResult) -> None:
    for finding in result.findings:
        for text in (finding.sentence, sentence(finding)):
            assert text.count("if the rule applies") <= 1, text
            assert text.count("Whether the rule applies") <= 1, text


def speaks_plainly(result: RunResult) -> None:
    for finding in result.findings:
        # Revit's names have underscores, and say the type twice, which is shown once.
        name = ":".join(part for part, _ in groupby(finding.subject.name.split(":")))
        for text in (sentence(finding), missing_words(finding)):
            shown = text.replace(name, "").replace("small_group_m2_per_pupil", "")
            assert not [word for word in JARGON if word in shown], text
        assert len(set(finding.missing)) == len(finding.missing)
        if finding.outcome is Outcome.CANNOT_TELL:
            assert finding.ask, finding.rule


def test_rooms_that_are_all_called_room_are_asked_for_their_use(check, shared_models):
    result = check(shared_models / UNNAMED)
    text = sentence(one(result, "READY-rooms-recognised"))
    assert text.startswith("8 of 8 rooms are not recognised (100 %); at most 10 % is allowed.")
    rows = [each for each in result.findings if each.rule == "ENG-CALM-not-thoroughfare"]
    assert rows
    assert all(NAME_THE_ROOM in each.ask for each in rows)
