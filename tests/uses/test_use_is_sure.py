"""The readiness measure: is it known what a room is for?"""

import pytest

from checker.measure.registry import measures
from checker.measure.subjects import Subject
from checker.results.values import Truth
from checker.uses import RoomUse, RoomUses


@pytest.mark.parametrize(
    ("use", "confidence", "sure"),
    [("store", 0.9, True), ("store", 0.7, True), ("store", 0.69, False), ("", 0.0, False)],
)
def test_a_use_is_sure_from_a_confidence_of_seven_tenths(make_room, use, confidence, sure):
    room = make_room("Store")
    uses = RoomUses(by_room={"room": RoomUse(room_id="room", use=use, confidence=confidence)})
    subject = Subject(kind="room", id="room", ref=room.ref, element=room)
    found = measures()["use_is_sure", "room"].function(subject, uses)
    assert isinstance(found, Truth)
    assert found.possible == {sure}
    assert f"{confidence:.2f}" in found.steps[0]
