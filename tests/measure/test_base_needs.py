"""Whom a base and its rooms are for, as the brief, codes and words tell."""

import pytest
from shapely import box

from checker.results.values import Unknown
from checker.uses import RoomUse, RoomUses
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import door, room, row_of, school_of, square, zone

TOLD = {"cohort": ["autism", "SLCN"], "time_in_base": "some"}


def of_base(measure, stated, **params):
    school = school_of(*row_of(1), zone("z", "r0", name="Inclusion base"))
    m = measurer_of(school, brief={"bases": [{"zone": "z", **stated}]} if stated else {})
    return measured(m, measure, "zone", "z", **params)


@pytest.mark.parametrize("word", ["some", "most"])
def test_the_brief_says_how_long_pupils_are_in_the_base(word):
    assert of_base("time_in_base", {"time_in_base": word}).possible == {word}


@pytest.mark.parametrize(
    ("need", "served"), [("autism", True), ("slcn", True), ("SLCN", True), ("PD", False)]
)
def test_a_base_serves_the_needs_of_its_cohort_and_no_others(need, served):
    assert of_base("serves_need", TOLD, need=need).possible == {served}


@pytest.mark.parametrize("stated", [{}, {"places": 8}])
def test_what_the_brief_does_not_say_of_a_base_is_asked_for(stated):
    for measure, word in (("time_in_base", "time_in_base"), ("serves_need", "cohort")):
        answer = of_base(measure, stated)
        assert isinstance(answer, Unknown)
        assert word in answer.ask


def coded(code="", **words):
    uses = RoomUses(by_room={"r": RoomUse(room_id="r", codes=(code,) if code else ())})
    return measurer_of(school_of(room("r", square(4), **words)), uses=uses)


@pytest.mark.parametrize(
    ("code", "need"),
    [
        ("SEN13", "SLCN"),
        ("SEN15", "PD"),
        ("STN55", "PD"),
        ("S3026", "SEMH"),
        ("SEN24", "autism"),
        ("SEN26", "HI"),
        ("SEN27", "VI"),
    ],
)
def test_a_code_says_whom_a_room_is_made_for_and_that_it_is_for_no_other(code, need):
    m = coded(code)
    assert measured(m, "made_for", "room", "r", need=need).possible == {True}
    assert measured(m, "made_for", "room", "r", need="MSI").possible == {False}
    assert measured(m, "made_for", "room", "r", need=need.lower()).method == f"DfE code {code}"


AMBULANT, NON_AMBULANT = {"ambulant"}, {"non-ambulant"}


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("SEN12", "Therapy", AMBULANT),
        ("SEN13", "Therapy", AMBULANT),
        ("SEN14", "Physio", AMBULANT),
        ("SEN15", "Speech therapy", NON_AMBULANT),
        ("", "Speech and language therapy", AMBULANT),
        ("", "SaLT room", AMBULANT),
        ("", "Therapy (ambulant)", AMBULANT),
        ("", "Therapy (non-ambulant)", NON_AMBULANT),
        ("", "Speech therapy, wheelchair users", NON_AMBULANT),
        ("", "Physio", AMBULANT | NON_AMBULANT),
        ("SEN16", "Therapy", AMBULANT | NON_AMBULANT),
    ],
)
def test_a_code_before_words_says_who_has_therapy_in_a_room(code, name, expected):
    found = measured(coded(code, long_name=name), "therapy_for", "room", "r")
    assert found.possible == expected


@pytest.mark.parametrize(
    ("name", "need"),
    [
        ("Speech and language room", "SLCN"),
        ("SaLT", "SLCN"),
        ("Physio", "PD"),
        ("Wheelchair store", "PD"),
        ("Nurture room", "SEMH"),
        ("Autism resource", "autism"),
        ("Deaf base office", "HI"),
        ("Room for visually impaired pupils", "VI"),
    ],
)
def test_words_say_whom_a_room_is_made_for(name, need):
    m = coded(long_name=name)
    assert measured(m, "made_for", "room", "r", need=need).possible == {True}
    other = "HI" if need != "HI" else "PD"
    assert measured(m, "made_for", "room", "r", need=other).possible == {False}


@pytest.mark.parametrize("name", ["Therapy room", "Television studio", "Exhibition", "Salad bar"])
def test_a_room_that_names_no_need_may_be_for_any(name):
    answer = measured(coded("SEN12", long_name=name), "made_for", "room", "r", need="SLCN")
    assert answer.possible == {True, False}
    assert "speech therapy" in answer.doubt.ask


def test_where_code_and_words_name_a_need_each_it_is_for_both():
    m = coded("SEN13", long_name="Physiotherapy and speech")
    for need in ("SLCN", "PD"):
        assert measured(m, "made_for", "room", "r", need=need).possible == {True}


def suits(name, *bases):
    zones = [zone(each["zone"], "r") for each in bases]
    school = school_of(room("r", square(4), long_name=name), *zones)
    told = [{"name": each["zone"], **each} for each in bases]
    return measured(measurer_of(school, brief={"bases": told}), "suits_cohort", "room", "r")


AUTISM, SPEECH = {"zone": "a", "cohort": ["autism"]}, {"zone": "s", "cohort": ["SLCN", "HI"]}


@pytest.mark.parametrize(
    ("name", "bases", "answer"),
    [
        ("Speech therapy", (SPEECH,), {True}),
        ("Speech therapy", (AUTISM,), {False}),
        ("Speech therapy", (AUTISM, SPEECH), {True}),
        ("Deaf and autism resource", (AUTISM,), {True}),
        ("Resource room", (AUTISM,), {True, False}),
    ],
)
def test_a_room_suits_the_base_that_is_for_those_it_is_made_for(name, bases, answer):
    assert suits(name, *bases).possible == answer


@pytest.mark.parametrize("bases", [(), ({"zone": "b"},), (AUTISM, {"zone": "b"})])
def test_without_a_base_or_its_cohort_nobody_knows_what_suits_it(bases):
    answer = suits("Speech therapy", *bases)
    assert isinstance(answer, Unknown)
    assert "cohort" in answer.ask


def test_a_door_is_of_a_base_when_a_room_of_the_base_lies_beside_it():
    school = school_of(
        room("class", box(0, 0, 4, 4)),
        room("hall", box(4.1, 0, 8, 4)),
        room("office", box(8.1, 0, 12, 4)),
        door("in", at=(4.05, 2), along=90),
        door("out", at=(8.05, 2), along=90),
        zone("z", "class", name="Inclusion base"),
    )
    m = measurer_of(school)
    assert measured(m, "in_base", "door", "in").possible == {True}
    assert measured(m, "in_base", "door", "out").possible == {False}


def test_a_base_that_is_not_all_found_leaves_doors_open():
    school = school_of(*row_of(2), door("d", at=(4.05, 2), along=90))
    m = measurer_of(school, brief={"bases": [{"zone": "nowhere"}]})
    assert measured(m, "in_base", "door", "d").possible == {True, False}
