"""What a property states: yes, no or neither; a length, in metres or millimetres, or none."""

import pytest
from shapely import box

from checker.measure.stated import length, stated_length, stated_truth, yes_or_no
from checker.measure.subjects import Subject
from checker.model import Property
from checker.results.values import Unknown
from tests.measure.schools import room

GROUP = "SchoolCheck_Room"


def prop(value):
    return Property(group=GROUP, name="Fact", value=value)


def of_room(*properties):
    made = room("r", box(0, 0, 3, 3), properties=properties)
    return Subject(kind="room", id="r", ref=made.ref, element=made)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, True),
        (False, False),
        ("Yes", True),
        (" TRUE ", True),
        ("T", True),
        ("ja", True),
        ("no", False),
        ("F", False),
        ("None", False),
        ("perhaps", None),
        ("", None),
        (1.0, None),
    ],
)
def test_words_are_yes_or_no_or_neither(value, said):
    assert yes_or_no(prop(value)) is said
    truth = stated_truth(of_room(prop(value)), "Fact", group=GROUP)
    assert truth.possible == ({True, False} if said is None else {said})


def test_what_is_not_stated_says_neither():
    assert yes_or_no(None) is None
    assert stated_truth(of_room(prop(True)), "Fact", group="Pset_Other").possible == {True, False}


@pytest.mark.parametrize(
    ("value", "metres"),
    [(0.83, 0.83), (830.0, 0.83), (20.0, 20.0), (20.5, 0.0205), (0.0, None), (-1.0, None)],
)
def test_a_length_is_in_metres_up_to_twenty_and_in_millimetres_over_them(value, metres):
    assert length(prop(value)) == metres
    found = stated_length(of_room(prop(value)), "Fact", "how long it is", group=GROUP)
    assert (
        isinstance(found, Unknown) if metres is None else (found.low, found.high) == (metres,) * 2
    )


@pytest.mark.parametrize("value", [True, False, "0.83", float("inf"), float("nan")])
def test_what_is_no_number_is_no_length(value):
    assert length(prop(value)) is None
    subject = of_room(prop(value))
    assert isinstance(
        stated_length(subject, "Fact", "how long", group=GROUP, or_none=True), Unknown
    )


def test_a_length_of_nothing_is_0_where_there_may_be_none_of_the_thing():
    found = stated_length(of_room(prop(0.0)), "Fact", "how deep", group=GROUP, or_none=True)
    assert (found.low, found.high, found.method) == (0.0, 0.0, f"{GROUP}.Fact")
    lacking = stated_length(of_room(), "Fact", "how deep", group=GROUP, or_none=True)
    assert lacking == Unknown(missing=("how deep",), ask=f"State {GROUP}.Fact (mm).")
