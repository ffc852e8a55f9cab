"""Which witness counts: the brief, then codes, then words; and what size does to a name."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UsageError
from checker.model import Classification, ModelSource, School
from checker.uses import RoomUses, classify_room, classify_rooms

ADS, S25, UNI = "DfE ADS", "DfE Space Classification", "Uniclass 2015"


@pytest.mark.parametrize("key", ["guid", "1.07", "rainbow  ROOM"])
def test_the_brief_overrides_everything(classify, key):
    found = classify(
        "Rainbow Room", name="1.07", codes=((ADS, "STT10"),), overrides={_key(key): "sensory room"}
    )
    assert (found.use, found.confidence) == ("sensory room", 1.0)
    assert "brief" in found.evidence


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def test_an_override_to_an_unknown_use_names_the_nearest_one(vocabulary):
    school = School(source=ModelSource(file="a.ifc", sha256="", schema="IFC4"))
    with pytest.raises(UsageError, match="sensory room"):
        classify_rooms(school, vocabulary=vocabulary, overrides={"1": "sensry room"})


@pytest.mark.parametrize(
    ("system", "code", "use"),
    [
        (ADS, "RES03", "small group room"),
        ("dfe ads", "RES06", "small group room"),
        ("DFE ADS", "SEN32", "quiet calming space"),
        (ADS, "TOC54", "hygiene room"),
        (ADS, "PRA17", "nurture room"),
        (S25, "S3001", "small group room"),
        (S25, "S3001 : Group Room", "small group room"),
        (S25, " s3011", "one-to-one room"),
        (S25, "S3025", "nurture room"),
        (S25, "S7065", "accessible toilet"),
        (S25, "S7052", "corridor"),
        (S25, "S7111", "circulation"),
    ],
)
def test_a_dfe_code_decides(classify, system, code, use):
    found = classify(name="00-12", codes=((system, code),))
    assert (found.use, found.is_sure) == (use, True)
    assert code.split(":")[0].strip().upper() in found.evidence


@pytest.mark.parametrize(
    ("name", "codes", "stated", "use"),
    [
        ("Store", (), "RES03", "small group room"),
        ("", (), " res03 ", "small group room"),
        ("Store", (), "nonsense", "store"),
        ("Store", ((UNI, "SL_35_50_78"),), "RES03", "small group room"),
        ("Store", ((ADS, "SEN40"),), "RES03", "sensory room"),
    ],
    ids=["words differ", "no words", "no code", "before Uniclass", "after a classification"],
)
def test_a_dfe_code_in_our_property_counts_where_none_is_classified(
    classify, name, codes, stated, use
):
    found = classify(name, codes=codes, stated_code=stated)
    assert (found.use, found.is_sure) == (use, True)
    assert found.codes == tuple(code for system, code in codes if system == ADS)
    assert found.code == "".join(found.codes)
    if name and not codes and use != "store":
        assert "the words differ" in found.evidence


@pytest.mark.parametrize(
    ("system", "counts"),
    [
        ("DfE ADS", True),
        ("dfe ads codes", True),
        ("DFE ADS", True),
        ("DfE Space", True),
        ("DfE Space Classification", True),
        ("ADS", True),
        ("", True),
        ("OmniClass", False),
        ("NL/SfB (4 cijfers)", False),
        ("Roads and leads", False),
    ],
)
def test_a_code_counts_only_in_a_system_of_the_dfe(classify, system, counts):
    assert (classify(codes=((system, "RES03"),)).use == "small group room") is counts


def test_a_uniclass_code_counts_in_any_system(classify):
    assert classify(codes=(("Our codes", "SL_35_50_78"),)).use == "sensory room"


def test_a_code_that_was_written_into_the_title_is_found(vocabulary, make_room):
    room = make_room("", codes=((ADS, ""),))
    titled = replace(room, classifications=(Classification(system=ADS, code="", title="RES03: x"),))
    assert classify_room(titled, vocabulary=vocabulary).use == "small group room"


def test_a_corridor_code_claims_a_width(classify):
    assert classify(codes=((S25, "S7052"),)).nominal_width == pytest.approx(2.2)
    assert classify(codes=((S25, "S3001"),)).nominal_width is None


def test_two_dfe_codes_on_one_room_are_not_chosen_between(classify):
    found = classify(codes=((S25, "S1004"), (S25, "S6004")))
    assert found.possible == {"primary classroom", "store"}
    assert not found.is_sure
    assert "S1004" in found.evidence
    assert "S6004" in found.evidence
    assert (found.code, found.codes) == ("", ("S1004", "S6004"))


def test_every_dfe_code_that_a_room_carries_is_kept(classify):
    assert classify(codes=((ADS, "RES03"), (ADS, "RES50"))).codes == ("RES03", "RES50")
    assert classify("Small group room").codes == ()


def test_the_same_code_twice_is_one_code(classify):
    assert classify(codes=((ADS, "RES03"), (ADS, "RES03"))).is_sure


def test_words_against_the_code_are_reported_but_the_code_stands(classify):
    found = classify("Store", codes=((ADS, "RES03"),))
    assert found.use == "small group room"
    assert found.confidence < classify("Group room", codes=((ADS, "RES03"),)).confidence
    assert "Store" in found.evidence


def test_a_calm_room_with_a_nurture_rooms_code_may_be_either(classify):
    found = classify(description="Calm room", name="00-12", codes=((S25, "S3025"),))
    assert found.possible == {"quiet calming space", "nurture room"}
    assert not found.is_sure


def test_words_that_only_say_it_more_loosely_do_not_question_a_code(classify):
    assert classify("Circulation", codes=((S25, "S7052"),)).confidence == pytest.approx(0.98)


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("SL_35_80_39", "hygiene room"),
        ("SL_35_80_03", "accessible toilet"),
        ("SL_35_50_78", "sensory room"),
        ("SL_35_10_88", "therapy room"),
        ("SL_25_75_82", "SEN resource"),
        ("SL_90_10_87", "stair"),
    ],
)
def test_a_uniclass_code_with_one_meaning_decides(classify, code, use):
    assert classify(codes=((UNI, code),)).use == use
    assert classify(codes=((UNI, code),)).is_sure


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        ("SL_25_75_80", {"small group room", "one-to-one room"}),
        ("SL_35_50_69", {"quiet calming space", "nurture room"}),
        ("SL_25_10_67", {"practical classroom", "nurture room"}),
        ("SL_20_15_59", {"office", "SENCo office", "parent room"}),
        ("SL_90_10_47", {"lift", "lobby"}),
        ("SL_90_10_15", {"corridor", "circulation", "work booth"}),
    ],
)
def test_a_uniclass_code_with_several_meanings_stays_open(classify, code, uses):
    found = classify(codes=((UNI, code),))
    assert found.possible == uses
    assert not found.is_sure


def test_words_narrow_a_uniclass_code_with_several_meanings(classify):
    found = classify("Nurture", codes=((UNI, "SL_35_50_69"),))
    assert (found.use, found.is_sure) == ("nurture room", True)


def test_a_dfe_code_comes_before_uniclass(classify):
    found = classify(codes=((UNI, "SL_35_50_69"), (S25, "S3025")))
    assert (found.use, found.is_sure) == ("nurture room", True)


def test_an_unknown_code_leaves_it_to_the_words(classify):
    assert classify("Store", codes=((ADS, "XYZ99"),)).use == "store"


def test_in_a_dfe_file_the_description_is_read_and_the_number_is_not(classify):
    found = classify(name="00-12A", description="Group room", codes=((UNI, "SL_99_99_99"),))
    assert found.use == "small group room"
    assert "Description" in found.evidence


def test_long_name_and_description_that_differ_leave_both_open(classify):
    found = classify("Store", description="Classroom")
    assert found.possible == {"store", "classroom"}
    assert not found.is_sure


def test_object_type_speaks_only_when_the_names_do_not(classify):
    assert classify("FB", object_type="Technical space").use == "plant"
    assert classify("Office", object_type="Toilet space").use == "office"


def test_the_name_itself_is_the_last_resort(classify):
    assert classify("", name="1 - Living room").use == "communal living room"


@pytest.mark.parametrize(
    ("area", "is_sure"), [(2.9, False), (3.0, True), (70.0, True), (300, False)]
)
def test_a_small_group_room_of_unlikely_size_is_doubted(classify, area, is_sure):
    found = classify("Small group room", area=area)
    assert found.is_sure is is_sure
    assert "small group room" in found.possible
    assert ("outside" in found.evidence) is not is_sure


@pytest.mark.parametrize(
    ("area", "stands"), [(2.3, False), (2.4, True), (2.9, True), (87.5, True), (88.0, False)]
)
def test_a_name_stands_where_the_size_is_only_a_little_unusual(classify, area, stands):
    """Nobody takes what is called a small-group room for a stair because it has 2.9 m2."""
    found = classify("Small group room", area=area)
    assert (found.possible == {"small group room"}) is stands
    assert not found.is_sure


def test_a_guess_does_not_stand_where_the_size_is_a_little_unusual(classify, vocabulary):
    found = classify("Den", area=45)
    assert found.use == "quiet calming space"
    assert found.possible == vocabulary.admitting(45) | {"quiet calming space"}


def test_the_upper_part_of_a_hall_is_no_second_hall_for_sure(classify):
    assert classify("Hall (upper void)").use == "void or shaft"
    assert classify("Upper part of hall").possible == {"hall", "void or shaft"}
    assert classify("Hall").possible == {"hall"}


def test_a_place_to_change_babies_is_no_hygiene_room_for_sure(classify):
    assert not classify("Baby change").is_sure


def test_a_small_laboratory_is_no_stair(classify):
    assert classify("Laboratory", area=11.4).possible == {"specialist classroom"}


def test_a_doubted_room_may_be_whatever_its_area_admits(classify, vocabulary):
    found = classify("Small group room", area=300)
    assert found.possible == vocabulary.admitting(300) | {"small group room"}
    assert "hall" in found.possible


def test_a_nameless_room_may_be_whatever_its_area_admits(classify):
    small, large = classify("", area=2.0), classify("", area=400.0)
    assert "accessible toilet" in small.possible
    assert "hall" not in small.possible
    assert "hall" in large.possible
    assert "small group room" not in large.possible


def test_area_narrows_what_words_leave_open(classify):
    assert "nursery playroom" in classify("The Nest", area=60).possible
    assert "nursery playroom" not in classify("The Nest", area=6).possible


def test_a_shape_that_cannot_be_trusted_says_nothing_of_size(classify):
    assert classify("Small group room", area=300, problem="crosses itself").is_sure


def test_an_outdoor_place_is_never_taken_for_a_room(classify, vocabulary):
    found = classify("", is_external=True)
    assert found.possible
    assert all(vocabulary.use(use).outdoor for use in found.possible)
    assert not any(vocabulary.use(use).outdoor for use in classify("").possible)


@pytest.mark.parametrize("name", ["Isolation", "Reset isolation", "Internal Exclusion 2", "IER"])
def test_names_of_punishment_are_told(classify, name):
    found = classify(name)
    assert found.sanction_word
    assert not found.sanction_in_doubt


@pytest.mark.parametrize("name", ["Reset room", "Reset", "Reflection room"])
def test_names_that_calm_rooms_have_too_are_told_as_a_doubt(classify, name):
    found = classify(name)
    assert found.sanction_word
    assert found.sanction_in_doubt


def test_a_name_of_punishment_is_told_whatever_the_brief_says_of_the_use(vocabulary, make_room):
    told = {"isolation": "small group room"}
    found = classify_room(make_room("Isolation"), vocabulary=vocabulary, overrides=told)
    assert (found.use, found.sanction_word) == ("small group room", "isolation")


def test_a_calm_room_is_no_punishment(classify):
    assert classify("Calm room").sanction_word == ""


def test_a_room_nobody_classified_has_no_use():
    assert RoomUses().of("nowhere").possible == frozenset()


@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_is_read_without_trouble(vocabulary, make_room, long_name, name):
    found = classify_room(make_room(long_name, name=name), vocabulary=vocabulary)
    assert found.possible
    assert (found.use == "") is (found.confidence == 0.0)
    assert found.evidence.isprintable()
    assert len(found.evidence) < 1_000


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Zs", "Pd"]), max_size=60))
def test_case_and_numbers_do_not_matter(vocabulary, make_room, text):
    lower = classify_room(make_room(text.lower()), vocabulary=vocabulary)
    again = classify_room(make_room(f"  {text.lower()} 12 "), vocabulary=vocabulary)
    assert (lower.use, lower.possible) == (again.use, again.possible)


def test_a_room_takes_less_than_a_millisecond(vocabulary, make_room):
    rooms = [make_room(f"Small group rm {n} (off classroom) / store") for n in range(300)]
    start = time.perf_counter()
    for room in rooms:
        classify_room(room, vocabulary=vocabulary)
    assert (time.perf_counter() - start) / len(rooms) < 0.001
