"""What a file no longer says of a door, a wall or a room's use makes no answer surer."""

from dataclasses import replace

import pytest

from tests.measure.known_schools import ways_answers
from tests.measure.surer import every_answer, surer
from tests.measure.test_lost_doors import GONE
from tests.measure.ways_school import ways_measurer, ways_school

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def before():
    return ways_answers()


def changed(group, id_, **changes):
    """The school in which one element says less."""
    school = ways_school()
    every = getattr(school, group)
    assert any(each.id == id_ for each in every)
    made = (replace(each, **changes) if each.id == id_ else each for each in every)
    return replace(school, **{group: tuple(made)})


def external(school, id_):
    """The school in which a door does not say that it leads outside."""
    doors = (
        replace(d, properties=tuple(p for p in d.properties if p.name != "IsExternal"))
        if d.id == id_
        else d
        for d in school.doors
    )
    return replace(school, doors=tuple(doors))


@pytest.mark.parametrize("id_", ["main", "d-yard", "d-inner", "d-stair-up"])
def test_a_door_that_is_only_named(before, id_):
    after = every_answer(ways_measurer(changed("doors", id_, **GONE, unread="")))
    assert surer(before, after) == {}


@pytest.mark.parametrize("id_", ["main", "d-yard"])
def test_a_door_that_does_not_say_that_it_leads_outside(before, id_):
    after = every_answer(ways_measurer(external(ways_school(), id_)))
    assert surer(before, after) == {}


@pytest.mark.parametrize("id_", ["main", "d-yard", "d-inner"])
def test_a_door_that_is_filed_under_another_storey(before, id_):
    """It is where its body is: what it is asked about it says the same."""
    after = every_answer(ways_measurer(changed("doors", id_, storey_id="s1")))
    assert surer(before, after) == {}


@pytest.mark.parametrize("unread", ["", "Its body could not be read."])
def test_a_wall_that_is_only_named(before, unread):
    school = changed("walls", "hall-wall", shape=None, frame=None, unread=unread)
    assert surer(before, every_answer(ways_measurer(school))) == {}
