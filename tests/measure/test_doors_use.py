"""Which rooms people pass through, and which of two rooms a door serves."""

import pytest

from checker.measure.doors.use import (
    is_circulation,
    passages_of,
    served_rooms,
    served_uses,
    uses_of,
)
from checker.measure.links import DoorLink
from tests.measure.doors_made import VOCABULARY, used

PASSAGES = passages_of(VOCABULARY)


def test_passages_are_the_uses_of_the_circulation_family():
    assert sorted(PASSAGES) == ["corridor", "lobby"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("corridor", True),
        ("lobby", True),
        ("office", False),
        (("corridor", "lobby"), True),
        (("corridor", "office"), None),
        (("office", "store"), False),
        (None, None),
    ],
)
def test_people_pass_through_a_room_or_not_or_nobody_knows(words, answer):
    uses = used({"r": words})
    assert is_circulation("r", uses=uses, passages=PASSAGES) is answer


def test_a_room_that_nobody_speaks_of_is_not_known():
    assert is_circulation("elsewhere", uses=used({}), passages=PASSAGES) is None
    assert uses_of("elsewhere", used({})) == frozenset()


@pytest.mark.parametrize(
    ("uses", "served"),
    [
        ({"a": "corridor", "b": "office"}, ("b",)),
        ({"a": "corridor", "b": "lobby"}, ("a", "b")),
        ({"a": "office", "b": "store"}, ("a", "b")),
        ({"a": ("corridor", "office"), "b": "office"}, ("a", "b")),
    ],
)
def test_a_door_serves_the_room_that_is_not_plainly_circulation(uses, served):
    link = DoorLink(door_id="d", side_a="a", side_b="b")
    assert served_rooms(link, uses=used(uses), vocabulary=VOCABULARY) == served


def test_a_door_may_serve_whatever_its_other_side_may_be():
    link = DoorLink(door_id="d", side_a="a", perhaps=("b", "c"))
    uses = used({"a": "corridor", "b": "office", "c": "store"})
    assert served_rooms(link, uses=uses, vocabulary=VOCABULARY) == ("a", "b", "c")
    assert served_uses(link, uses=uses, vocabulary=VOCABULARY) == {"corridor", "office", "store"}
