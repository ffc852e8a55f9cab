"""DfE codes as the model or our property states them, and names that speak of punishment."""

import pytest
from shapely import box

from checker.model import Property
from checker.uses import RoomUse, RoomUses
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of


def told(name, *, codes=(), word="", in_doubt=False, properties=()):
    school = school_of(room("r", box(0, 0, 3, 3), long_name="Calm room", properties=properties))
    use = RoomUse(room_id="r", codes=codes, sanction_word=word, sanction_in_doubt=in_doubt)
    return measured(measurer_of(school, uses=RoomUses(by_room={"r": use})), name, "room", "r")


def ours(value):
    return (Property(group="SchoolCheck_Room", name="DfECode", value=value),)


@pytest.mark.parametrize(
    ("codes", "properties", "expected"),
    [
        (("RES03",), (), {"RES03"}),
        (("RES03", "RES50"), (), {"RES50", "RES03"}),
        (("RES03",), ours("RES04"), {"RES03"}),
        ((), ours("SEN32"), {"SEN32"}),
        ((), ours(" sen32 "), {"SEN32"}),
        ((), ours("S3001"), {"S3001"}),
        ((), ours("medium"), {"none"}),
        ((), ours(32.0), {"none"}),
        ((), (), {"none"}),
    ],
    ids=lambda each: repr(sorted(each)) if isinstance(each, set) else repr(each),
)
def test_the_code_is_that_of_the_classification_else_ours(codes, properties, expected):
    found = told("dfe_code", codes=codes, properties=properties)
    assert found.possible == expected
    assert found.origin == "declared"


def test_where_the_code_stands_is_said():
    assert told("dfe_code", codes=("RES03",)).method == "the room's classification"
    assert told("dfe_code", properties=ours("RES03")).method == "SchoolCheck_Room.DfECode"


@pytest.mark.parametrize(("word", "answer"), [("isolation", True), ("", False)])
def test_a_name_that_speaks_of_punishment_is_told_with_the_word(word, answer):
    found = told("named_as_sanction", word=word)
    assert found.possible == {answer}
    assert word in found.method
    assert "Calm room" in found.method


def test_a_word_that_calm_rooms_have_too_leaves_it_open():
    found = told("named_as_sanction", word="reset", in_doubt=True)
    assert found.possible == {True, False}
    assert "reset" in found.method
