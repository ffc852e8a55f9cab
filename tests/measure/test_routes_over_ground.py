"""Whether wheels get to an outer door over the ground outside alone."""

import pytest
from hypothesis import given, settings
from shapely import box

from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.schools import railing, ramp, ramp_flight, room, school_of, slab, wall
from tests.measure.turned import turned_school
from tests.measure.ways import WALL, outer, walker

APPROACH = Place(relation="nearest", use="outdoor path, entrance forecourt")
USES = {"corridor": "corridor", "path": "outdoor path", "garden": "sensory garden"}


def outdoors(id_, x0, x1, *, level=0.0):
    return room(id_, box(x0, 0, x1, 3), base=level, is_external=True)


def school(*places, width=1.0, **given):
    """A corridor from x = 0 on with a door in each end; places lie west of it, at x < 0."""
    return school_of(
        room("corridor", box(0, 0, 20, 3)),
        outer("west", at=(-WALL / 2, 1.5), along=90, clear=width),
        outer("east", at=(20 + WALL / 2, 1.5), along=90),
        *places,
        **given,
    )


def reached(made, door="west", uses=USES):
    return measured(
        walker(made, **uses), "is_reached_over_ground", "entrance", door, from_=APPROACH
    )


def test_a_path_that_ends_at_the_door_leads_to_it():
    assert reached(school(outdoors("path", -5, -WALL))).possible == {True}


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(turn=TURNS)
def test_it_does_however_the_building_stands(turn):
    made = school(outdoors("garden", -5, -WALL), outdoors("path", -9, -5))
    assert reached(turned_school(made, turn)).possible == {True}


def test_a_garden_between_is_walked_through_but_is_no_place_to_come_from():
    garden = outdoors("garden", -5, -WALL)
    assert reached(school(garden, outdoors("path", -9, -5))).possible == {True}
    assert reached(school(garden)).possible == {True, False}


@pytest.mark.parametrize(
    ("level", "possible"), [(-0.015, {True}), (-0.016, {False}), (-0.15, {False})]
)
def test_a_step_on_the_way_keeps_wheels_out(level, possible):
    found = reached(school(outdoors("garden", -5, -WALL), outdoors("path", -9, -5, level=level)))
    assert found.possible == possible


def test_the_way_through_the_school_counts_for_nothing():
    """East lies a garden 150 mm over its path, west all is level: inside one gets to both doors."""
    made = school(
        outdoors("path", -5, -WALL),
        outdoors("garden", 20 + WALL, 25),
        outdoors("lower", 25, 29, level=-0.15),
    )
    uses = {**USES, "lower": "outdoor path"}
    assert reached(made, "west", uses).possible == {True}
    assert reached(made, "east", uses).possible == {False}


def test_what_nobody_reaches_on_foot_either_is_not_modelled():
    found = reached(school(outdoors("garden", -5, -WALL), outdoors("path", 20 + WALL, 25)))
    assert found.possible == {True, False}
    assert found.steps == (
        "nobody on foot surely gets there either: the ground between is not modelled",
    )


def test_a_path_at_no_door_and_no_other_place_is_a_place_nobody_knows_the_way_from():
    found = reached(school(outdoors("garden", -5, -WALL), outdoors("path", -12, -8)))
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(("clear", "possible"), [(0.8, {True}), (0.799, {False})])
def test_the_door_itself_lets_wheels_in(clear, possible):
    assert reached(school(outdoors("path", -5, -WALL), width=clear)).possible == possible


@pytest.mark.parametrize(
    ("rise", "level", "possible"),
    [(0.3, 0.0, {True}), (1.3, 0.0, {False}), (0.3, -0.1, {False})],
    ids=["1 in 17", "over 1 in 4", "a step at the door"],
)
def test_a_ramp_leads_up_to_the_landing_before_the_door(rise, level, possible):
    """Over 5 m; the landing is a slab of the ramp, and no room is modelled there."""
    flight = ramp_flight("up", at=(-7 - WALL, 1.5), going=5.0, rise=rise, z=level - rise)
    landing = slab("landing", box(-2 - WALL, 0.5, -WALL, 2.5), level=level)
    made = school(
        outdoors("path", -12, -7 - WALL, level=level - rise),
        ramp("r", flights=(flight,), landings=(landing,)),
    )
    assert reached(made).possible == possible


def test_without_a_landing_before_the_door_the_ground_there_is_not_modelled():
    landing = slab("landing", box(-9, 0.5, -7, 2.5))
    flight = ramp_flight("up", at=(-14, 1.5), going=5.0, rise=0.3, z=-0.3)
    made = school(
        outdoors("path", -19, -14, level=-0.3), ramp("r", flights=(flight,), landings=(landing,))
    )
    assert reached(made).possible == {True, False}


ARRIVING = {**USES, "fore": "entrance forecourt", "bay": "accessible parking space"}


def come(made, door="west", **uses):
    """The answer where a rule names no place to come from."""
    m = walker(made, **{**ARRIVING, **uses})
    return measured(m, "is_reached_over_ground", "entrance", door).possible


@pytest.mark.parametrize(
    ("level", "found"), [(0.0, {True}), (-0.1, {False}), (-0.3, {True, False})], ids=str
)
def test_a_path_is_no_place_to_arrive_where_people_come_to_it_from_a_forecourt(level, found):
    """A step of 100 mm keeps wheels out; that of 300 mm nobody takes, so the way is elsewhere."""
    made = school(outdoors("path", -5, -WALL), outdoors("fore", -9, -5, level=level))
    assert come(made) == found


def test_a_path_by_itself_leads_from_the_edge_of_the_site():
    far = outdoors("fore", 40, 49)  # before another door, say
    for more in ((), (far,)):
        assert come(school(outdoors("path", -5, -WALL), *more)) == {True}
    assert come(school(outdoors("garden", -5, -WALL), outdoors("path", -9, -5))) == {True}
    assert come(school(outdoors("path", -5, -WALL), width=0.7)) == {False}


@pytest.mark.parametrize(
    "across",
    [wall("across", box(-3, 0, -2.9, 3)), railing("rail", (-3, 0, 1.0), (-3, 3, 1.0))],
    ids=["a wall", "a railing"],
)
def test_a_path_that_is_cut_in_two_may_end_at_what_cuts_it(across):
    assert come(school(outdoors("path", -5, -WALL), across)) == {True, False}


def test_a_path_that_a_wall_narrows_is_in_one_piece():
    beside = wall("beside", box(-3, 0, -2.9, 2))
    assert come(school(outdoors("path", -5, -WALL), beside)) == {True}


@pytest.mark.parametrize(
    ("deep", "found"), [(1.0, {True, False}), (1.7, {True, False}), (2.5, {True})]
)
def test_paving_that_may_be_the_landing_of_the_door_alone_leads_from_nowhere(deep, found):
    """3 m wide, so its corners lie farther off than it is deep: 2.3 m where it is 1.7 m."""
    assert come(school(outdoors("path", -WALL - deep, -WALL))) == found


@pytest.mark.parametrize(
    ("far", "found"), [(-10, {True, False}), (-29.5, {True, False}), (-29.8, {True})]
)
def test_a_path_that_ends_among_what_is_modelled_round_it_may_end_there(far, found):
    """A lawn lies round the path; beyond its edge, 30 m from the school, nothing is modelled."""
    lawn = box(-30, -20, -WALL, 23).difference(box(far, 0, -WALL, 3))
    made = school(outdoors("path", far, -WALL), room("lawn", lawn, is_external=True))
    assert come(made, lawn="landscape") == found
    m = walker(made, **ARRIVING, lawn="landscape")
    steps = measured(m, "is_reached_over_ground", "entrance", "west").steps
    assert any("from the edge of the site" in each for each in steps) == (found != {True})


@pytest.mark.parametrize(
    ("use", "found"),
    [("outdoor path", {True}), ("road", {True}), ("outdoor play", {True, False})],
)
def test_a_path_leads_on_by_paths_and_roads_that_it_meets(use, found):
    on = outdoors("on", -30, -10)
    lawns = (
        room("n", box(-30, 3, 0, 20), is_external=True),
        room("s", box(-30, -20, 0, 0), is_external=True),
    )
    made = school(outdoors("path", -10, -WALL), on, *lawns)
    assert come(made, on=use, n="landscape", s="landscape") == found


def test_in_the_inner_corner_of_a_school_a_path_has_an_edge_and_in_a_yard_none():
    """Walls that reach farther out than the path do not shut it in; a ring of rooms does."""
    wing = room("wing", box(-20, 3.1, -WALL, 9))
    arms = wing, room("arm", box(-20, -9, -WALL, -0.1))
    made = school(outdoors("path", -5, -WALL), *arms)
    assert come(made) == {True}
    assert come(school(outdoors("path", -5, -WALL), *arms, room("end", box(-26, -9, -20, 9)))) == {
        True,
        False,
    }


def test_where_a_place_outside_has_no_body_nobody_knows_where_the_grounds_end():
    lost = room("lawn", None, is_external=True)
    assert come(school(outdoors("path", -5, -WALL), lost), lawn="landscape") == {True, False}


def test_a_door_that_no_path_leads_to_is_open():
    assert come(school()) == {True, False}
    assert come(school(outdoors("garden", -5, -WALL))) == {True, False}
