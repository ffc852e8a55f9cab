"""A room whose name says one use and whose size another: the reason is told, and how to confirm."""

import pytest
from shapely import box

from checker.uses import classify_rooms, shipped_vocabulary
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of

HUGE = box(0, 0, 11, 12)


def use_of(**given):
    school = school_of(room("r", HUGE, **given))
    uses = classify_rooms(school, vocabulary=shipped_vocabulary(), overrides={})
    return measured(measurer_of(school, uses=uses), "use", "room", "r")


def test_what_speaks_against_the_name_is_told_with_the_name():
    found = use_of(name="006", long_name="Seminar room")
    assert "seminar room" in found.possible
    (missing,) = found.doubt.missing
    assert missing == "whether the use of 006 is seminar room (132.0 m2 is outside 10 to 90 m2)"


def test_what_is_asked_for_can_be_pasted_into_the_brief():
    found = use_of(name="006", long_name="Seminar room")
    assert found.doubt.ask.endswith('for example room_uses: {"006": seminar room}.')


def test_a_name_with_quotes_is_asked_for_in_quotes():
    found = use_of(name="Teaching", long_name='Seminar room "A"')
    assert r'room_uses: {"Seminar room \"A\"": seminar room}' in found.doubt.ask


@pytest.mark.parametrize("words", ["Hall", "Room"])
def test_a_use_that_is_sure_or_not_named_has_no_such_doubt(words):
    assert use_of(name="006", long_name=words).doubt is None
