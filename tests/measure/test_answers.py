"""Answers in the brief: they settle what the model leaves open, and overrule nothing."""

import pytest
from shapely import box

from checker.measure.answers import useless_answers
from checker.results.values import Quantity, Truth, Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import door, room, school_of

ROOM = room("r", box(0, 0, 3, 3), name="1.07", long_name="Den")
WITHOUT_OPERATION = door("d", at=(1.5, -0.05), operation="", name="D-014")


def asked(answers, measure, kind="room", id_="r", *, elements=(ROOM, WITHOUT_OPERATION), **params):
    m = measurer_of(school_of(*elements), brief={"answers": answers})
    return measured(m, measure, kind, id_, **params)


@pytest.mark.parametrize("name", ["1.07", "den", " DEN ", "r"])
def test_an_answer_settles_what_the_model_leaves_open(name):
    assert asked({}, "door_swings_in").possible == {True, False}
    found = asked({name: {"door_swings_in": "no"}}, "door_swings_in")
    assert (found.possible, found.origin) == ({False}, "declared")
    assert "the brief: no" in found.steps


def test_an_answer_fills_what_is_unknown():
    bare = (room("r", None, name="1.07"),)
    assert isinstance(asked({}, "gross_area", elements=bare), Unknown)
    found = asked({"1.07": {"gross_area": "9.5 m2"}}, "gross_area", elements=bare)
    assert isinstance(found, Quantity)
    assert (found.low, found.high, found.origin) == (9.5, 9.5, "declared")


def test_an_answer_narrows_an_interval_that_it_lies_in():
    wide = asked({}, "clear_opening_width", "door", "d")
    assert wide.low < 0.85 < wide.high
    stated = {"D-014": {"clear_opening_width": "850 mm"}}
    found = asked(stated, "clear_opening_width", "door", "d")
    assert (found.low, found.high, found.origin) == (0.85, 0.85, "declared")


@pytest.mark.parametrize("text", ["12 m2", "8 m2"])
def test_what_the_model_shows_is_not_overruled(text):
    """Declared is not measured: a claim of more room than is drawn changes no verdict."""
    found = asked({"1.07": {"gross_area": text}}, "gross_area")
    assert (found.low, found.origin) == (pytest.approx(9.0), "measured")
    assert any("contradicts" in step for step in found.steps)


def test_an_answer_to_one_question_is_none_to_another():
    """A stated circle does not say what it keeps clear of."""
    stated = {"1.07": {"largest_circle": "2 m", "room_width": "2 m"}}
    found = asked(stated, "largest_circle", clear_of=("walls",))
    assert not any("brief" in step for step in found.steps)


@pytest.mark.parametrize("text", ["maybe", "", "5 kg", "-3 m2", "9 m"])
def test_nonsense_is_no_answer(text):
    stated = {"1.07": {"gross_area": text or "?", "door_swings_in": text or "?"}}
    assert asked(stated, "door_swings_in").possible == {True, False}
    bare = (room("r", None, name="1.07"),)
    assert isinstance(asked(stated, "gross_area", elements=bare), Unknown)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"9.99": {"approach": "straight"}}, "nothing in the model is called '9.99'"),
        ({"1.07": {"aproach": "straight"}}, "'1.07' has no fact called 'aproach'"),
        ({"D-014": {"approach": "sideways"}}, "'sideways' cannot be the approach of 'D-014'"),
        ({"1.07": {"gross_area": "9"}}, "'9' cannot be the gross area of '1.07'"),
    ],
)
def test_answers_that_can_count_for_nothing_are_told(answers, told):
    m = measurer_of(school_of(ROOM, WITHOUT_OPERATION), brief={"answers": answers})
    subjects = (*m.subjects("room"), *m.subjects("door"))
    assert useless_answers(m.brief, subjects) == (told,)


def test_good_answers_are_not_complained_about():
    answers = {"D-014": {"approach": "straight"}, "1.07": {"furniture_complete": "yes"}}
    m = measurer_of(school_of(ROOM, WITHOUT_OPERATION), brief={"answers": answers})
    assert useless_answers(m.brief, (*m.subjects("room"), *m.subjects("door"))) == ()
    found = measured(m, "furniture_modelled", "room", "r")
    assert isinstance(found, Truth)
    assert found.possible == {True}
