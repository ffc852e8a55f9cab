"""Where the ground lies: a door is no proof of it where a floor lies under it."""

from dataclasses import replace

import pytest
from shapely import box

from tests.measure.measuring import measured
from tests.measure.schools import room, school_of, storey
from tests.measure.test_storey_exits import exits, flights
from tests.measure.ways import UP, outer, walker, way_in

BELOW = room("g", box(0, 0, 20, 4))
ABOVE = room("u", box(0, 0, 20, 4), storey_id="s1")
ROOF = outer("roof", at=(5, -0.05), **UP)
USES = {"g": "corridor", "u": "corridor"}


def is_sure(*elements, id_="roof", **uses):
    """Whether a door surely is a way out; that it may be one is seen to."""
    found = exits(*elements, **{**USES, **uses})
    assert id_ in found.possible
    return id_ in found.sure


def test_the_only_outer_door_may_lead_onto_a_roof_where_a_floor_lies_under_it():
    assert not is_sure(BELOW, ABOVE, ROOF)
    assert not is_sure(replace(BELOW, shape=None), ABOVE, ROOF), "nor where its body is lost"
    assert is_sure(ABOVE, ROOF)
    assert is_sure(room("g", box(30, 0, 40, 4)), ABOVE, ROOF), "another wing lies lower"


@pytest.mark.parametrize(("base", "known"), [(2.0, True), (1.9, False)])
def test_a_floor_up_to_1500_mm_lower_is_the_same_ground(base, known):
    assert is_sure(room("g", box(0, 0, 20, 4), base=base), ABOVE, ROOF) == known


def test_a_door_on_the_ground_that_is_no_entrance_makes_none_of_one_upstairs():
    """The garden door of a class below leaves that upstairs the only entrance there is."""
    garden = room("class", box(0, 4.1, 20, 9)), outer("garden", at=(4, 9.05))
    assert not is_sure(BELOW, ABOVE, ROOF, *garden, **{"class": "small group room"})
    assert is_sure(BELOW, ABOVE, ROOF, *garden, id_="garden", **{"class": "small group room"})


def test_on_a_slope_the_main_entrance_lies_upstairs_where_something_says_so():
    named = replace(ROOF, ref=replace(ROOF.ref, name="Main entrance"))
    assert is_sure(BELOW, ABOVE, named)
    brief = {"entrances": {"main": "roof"}}
    m = walker(school_of(BELOW, ABOVE, ROOF), brief=brief, **USES)
    assert measured(m, "is_above_ground", "room", "u").possible == {False}
    path = room("path", box(0, -4, 20, -0.1), storey_id="s1", is_external=True)
    assert is_sure(BELOW, ABOVE, path, ROOF)


def test_a_place_outside_over_a_room_may_be_its_roof_whatever_is_the_ground():
    wing = room("wing", box(0, -9, 20, -0.1))
    terrace = room("terrace", box(0, -9, 20, -0.1), storey_id="s1", is_external=True)
    main = outer("main", at=(5, 4.05), name="Main entrance", **UP)
    for more in ((), (terrace,)):
        assert not is_sure(wing, ABOVE, main, ROOF, *more)
        assert is_sure(wing, ABOVE, main, ROOF, *more, id_="main")
    assert is_sure(ABOVE, main, ROOF)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "known"),
    [(each, True) for each in ("Basement", "Level -1", "B1", "2. UG", "Tiefkeller", "LG", "KG")]
    + [(each, True) for each in ("Cellar", "Kelder", "Untergeschoss", "Untergeschoß", "Sous-sol")]
    + [(each, True) for each in ("Подвал", "Lower ground floor")]
    + [(each, False) for each in ("Lower level", "Block A-1", "Drugstore", "BG1")],
)
def test_a_floor_that_is_called_a_basement_lies_in_the_ground(name, known):
    low = storey("s9", name=name, elevation=-3.5)
    cellar = room("cellar", box(0, 0, 20, 4), storey_id="s9", base=-3.5)
    door = outer("west", at=(-0.05, 2), along=90)
    assert is_sure(low, cellar, BELOW, door, id_="west", cellar="plant") == known


@pytest.mark.slow
@pytest.mark.parametrize(
    ("low", "up"),
    [
        ("B1 Ground Floor", "B1 First Floor"),
        ("B1 00", "B1 01"),
        ("Level B1 00", "Level B1 01"),
        ("B1", "B2"),
        ("Haus A - 1", "Haus A - 2"),
        ("Haus Keller unten", "Haus Keller oben"),
        ("Keller EG", "Keller OG"),
        ("UG", "01"),
        ("UG - Upper Ground", "01"),
        ("KG", "First"),
        ("KG Ground", "KG First"),
        ("EG -1.20", "OG +2.30"),
        ("Level -1.20", "Level 2.30"),
        ("00 - 3.50 FFL", "01 - 7.00 FFL"),
        ("Level - 1", "Level - 2"),
        ("Etage - 2. OG", "Etage - 3. OG"),
    ],
)
def test_no_name_of_a_block_or_a_level_in_metres_makes_a_cellar_of_a_floor(low, up):
    """Else a door onto a roof over it would surely be one on the ground."""
    storeys = storey("s0", name=low, elevation=0), storey("s1", name=up, elevation=3.5)
    made = (*storeys, BELOW, ABOVE, ROOF)
    assert not is_sure(*made)
    m = walker(school_of(*made), **USES)
    assert measured(m, "is_above_ground", "room", "u").possible == {True, False}


@pytest.mark.parametrize(
    ("low", "up", "known"),
    [
        ("UG", "EG", True),
        ("UG", "Ground floor", True),
        ("UG", "E0", True),
        ("UG", "First floor", False),
        ("UG", "Level 2", False),
        ("KG", "00", True),
        ("2. UG", "Eingang", True),
        ("B1", "01", True),
        ("B1 (Level 1)", "01", False),
        ("-1", "L1", True),
        ("-1 (UG)", "EG", True),
        ("Level -1 Plant", "L1", True),
        ("-1. Etage", "Parterre", True),
        ("Basement below ground", "Ground floor", True),
    ],
)
def test_a_short_code_is_a_cellar_where_it_can_be_nothing_else(low, up, known):
    storeys = storey("s9", name=low, elevation=-3.5), storey("s0", name=up, elevation=0)
    cellar = room("cellar", box(0, 0, 20, 4), storey_id="s9", base=-3.5)
    door = outer("west", at=(-0.05, 2), along=90)
    assert is_sure(*storeys, cellar, BELOW, door, id_="west", cellar="plant") == known


def test_over_a_lower_ground_floor_the_upper_one_is_no_cellar():
    low = storey("s8", name="LG", elevation=-7)
    upper = storey("s9", name="UG", elevation=-3.5)
    under = room("plant", box(0, 0, 20, 4), storey_id="s9", base=-3.5)
    door = outer("west", at=(-0.05, 2), along=90)
    made = (upper, storey("s0", name="Level 0"), under, BELOW, door)
    assert is_sure(*made, id_="west")
    assert not is_sure(low, *made, id_="west")


def test_a_room_may_lie_over_the_ground_where_the_main_entrance_may_be_on_a_roof():
    def above(*elements, id_="u"):
        m = walker(school_of(*elements), **USES)
        return measured(m, "is_above_ground", "room", id_).possible

    assert above(BELOW, ABOVE, ROOF) == {True, False}
    assert above(BELOW, ABOVE, ROOF, id_="g") == {False}
    assert above(BELOW, ABOVE, outer("west", at=(-0.05, 2), along=90)) == {True}


def test_a_stair_up_from_a_floor_that_may_lie_in_the_ground_may_lead_out():
    """Flights lead up, to nothing that is known; the floor may be a cellar, or the ground floor."""
    stair_room = room("st", box(20.1, 0, 26, 4)), way_in("d-st", at=(20.05, 2), along=90)
    assert "d-st" in exits(BELOW, ABOVE, ROOF, *stair_room, flights((21, 2)), st="stair").possible
