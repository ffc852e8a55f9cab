"""Things of one revision known again in the next: by id, by name, by place; never by guess."""

from dataclasses import replace

import pytest

from checker.results import Place, SubjectRef
from checker.results.pairing import Spot, pair_spots, spots_of
from tests.report.oakfield import oakfield


def spot(id_, name="00-01", long_name="Class", *, storey="L0", box=(0, 0, 8, 6), of="IfcSpace"):
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else (None, None)
    return Spot(
        subject=SubjectRef(
            global_id=id_, ifc_class=of, name=name, long_name=long_name, storey=storey, bbox=box
        ),
        place=Place(storey=storey, number=name, name=long_name, x=middle[0], y=middle[1]),
    )


def only(old, new):
    (pair,) = pair_spots([old], [new]).pairs
    return pair


HERE = spot("a")


@pytest.mark.parametrize(
    ("new", "how", "told"),
    [
        (spot("a"), "GlobalId", ()),
        (spot("a", "00-02", "Library"), "GlobalId", ("renamed",)),
        (spot("a", box=(1, 0, 9, 6)), "GlobalId", ("moved",)),
        (spot("a", box=(0, 0, 9, 6)), "GlobalId", ()),
        (spot("a", box=(0.15, 0, 8.15, 6)), "GlobalId", ()),
        (spot("a", box=(-1, -1, 9, 7)), "GlobalId", ()),
        (spot("a", storey="L1"), "GlobalId", ("moved",)),
        (spot("b"), "number and name", ()),
        (spot("b", box=(20, 0, 28, 6)), "number and name", ("moved",)),
        (spot("b", long_name="Library"), "number", ("renamed",)),
        (spot("b", storey="L1"), "name", ("moved",)),
        (spot("b", "00-09", "Library"), "position", ("renamed",)),
        (spot("b", "00-09", "Library", box=(0, 0, 8, 5)), "position", ("renamed",)),
    ],
)
def test_a_room_is_known_again(new, how, told):
    pair = only(HERE, new)
    assert (pair.how, pair.told) == (how, told)
    assert (pair.sure == 1.0) is (how == "GlobalId")


@pytest.mark.parametrize(
    "new",
    [
        spot("b", "00-09", "Library", box=(4.1, 0, 12.1, 6)),
        spot("b", "00-09", "Library", storey="L1"),
        spot("a", of="IfcDoor"),
        spot("b", "", "", box=None),
    ],
)
def test_another_thing_is_not_taken_for_it(new):
    found = pair_spots([HERE], [new])
    assert (found.pairs, found.gone, found.come) == ((), (HERE,), (new,))


def test_two_that_are_called_alike_are_known_by_where_they_lie():
    old = [spot("a", "WC", "WC"), spot("b", "WC", "WC", box=(20, 0, 22, 2))]
    new = [spot("x", "WC", "WC", box=(20, 0, 22, 2)), spot("y", "WC", "WC")]
    pairs = pair_spots(old, new).pairs
    assert [(p.old.subject.global_id, p.new.subject.global_id, p.how) for p in pairs] == [
        ("b", "x", "position"),
        ("a", "y", "position"),
    ]


def test_of_two_that_fit_as_well_neither_is_taken():
    both = [spot("x", "1", "A"), spot("y", "2", "B")]
    found = pair_spots([HERE], both)
    assert found.pairs == ()
    assert found.come == tuple(both)


def test_one_that_two_lie_near_is_the_nearer_one_s():
    other = spot("b", "00-02", "Store", box=(0.5, 0, 8, 6))
    new = spot("x", "9", "Z", box=(0.5, 0, 8, 6))
    found = pair_spots([HERE, other], [new])
    assert [pair.old for pair in found.pairs] == [other]
    assert (found.gone, found.come) == ((HERE,), ())


def test_a_door_is_known_by_where_its_middle_is_when_it_has_no_outline():
    door = replace(
        spot("d", "D1", "", of="IfcDoor"), subject=SubjectRef(global_id="d", ifc_class="IfcDoor")
    )
    near = replace(
        door, subject=replace(door.subject, global_id="e"), place=replace(door.place, x=4.3)
    )
    far = replace(near, place=replace(door.place, x=4.6))
    assert only(door, near).how == "position"
    assert pair_spots([door], [far]).pairs == ()


def test_the_order_is_that_of_the_new_revision():
    old = [spot("a"), spot("b", "00-02")]
    new = [spot("b", "00-02"), spot("a")]
    assert [pair.new.subject.global_id for pair in pair_spots(old, new).pairs] == ["b", "a"]


def test_rooms_that_no_rule_is_about_are_known_too():
    result = oakfield(findings=())
    plan = result.plans[0]
    spots = {each.subject.global_id: each for each in spots_of(result)}
    assert spots.keys() == {room.global_id for room in result.rooms}
    drawn = next(room for room in plan.rooms if room.id in spots and room.rings)
    xs, ys = zip(*(point for ring in drawn.rings for point in ring), strict=True)
    assert spots[drawn.id].subject.bbox == (min(xs), min(ys), max(xs), max(ys))
    bare = spots_of(replace(result, plans=()))
    assert {each.subject.bbox for each in bare} == {None}


def row(prefix, names, *, first=1, at=0.0, **more):
    """Rooms of 8 by 6 m in a row, numbered from `first` on."""
    return [
        spot(
            f"{prefix}{n}",
            f"00-{n + first:02}",
            name,
            box=(at + 8.2 * n, 0, at + 8.2 * n + 8, 6),
            **more,
        )
        for n, name in enumerate(names)
    ]


def known(old, new):
    return {p.old.subject.global_id: p.new.subject.global_id for p in pair_spots(old, new).pairs}


def test_rooms_numbered_anew_are_known_by_where_they_stand_and_what_they_are_called():
    """A lobby more before a row of classrooms: every number after it is the next one's."""
    old = row("a", ["Classroom"] * 5 + ["Store"])
    new = row("b", ["Classroom"] * 5 + ["Store"], first=2)
    found = pair_spots(old, new)
    assert known(old, new) == {f"a{n}": f"b{n}" for n in range(6)}
    assert {pair.told for pair in found.pairs} == {("renamed",)}
    assert {pair.how for pair in found.pairs} == {"position", "name"}


def test_two_rooms_that_swapped_their_numbers_are_each_known_by_name_and_place():
    old = row("a", ["Classroom", "Store"])
    new = [spot("y", "00-01", "Store", box=old[1].subject.bbox), spot("x", "00-02", "Classroom")]
    assert known(old, new) == {"a0": "x", "a1": "y"}


def test_rooms_that_changed_places_are_known_by_number_and_name():
    old = row("a", ["Classroom", "Store"])
    new = [spot("x", "00-01", "Classroom", box=old[1].subject.bbox), spot("y", "00-02", "Store")]
    assert known(old, new) == {"a0": "x", "a1": "y"}
    assert {pair.told for pair in pair_spots(old, new).pairs} == {("moved",)}


def test_a_number_that_was_given_to_another_room_elsewhere_makes_none_of_the_old_one():
    new = spot("b", "00-01", "Store", box=(40, 0, 42, 2))
    found = pair_spots([HERE], [new])
    assert (found.gone, found.come) == ((HERE,), (new,))
    assert only(HERE, spot("b", "00-01", "Store", box=(4, 0, 6, 2))).how == "number"
    assert only(HERE, spot("b", "00-01", "", box=(40, 0, 42, 2))).how == "number"


def test_a_door_that_bears_another_number_is_known_by_where_it_stands():
    doors = [spot(f"a{n}", f"D{n}", "", of="IfcDoor", box=(n, 0, n + 0.9, 0.2)) for n in (1, 2)]
    new = [spot(f"b{n}", f"D{n + 1}", "", of="IfcDoor", box=doors[n - 1].subject.bbox)
           for n in (1, 2)]  # fmt: skip
    assert known(doors, new) == {"a1": "b1", "a2": "b2"}


def test_a_room_that_shrank_by_half_is_known_by_name_under_another_number():
    new = spot("b", "00-09", "Class", box=(0, 0, 3, 6))
    assert (only(HERE, new).how, only(HERE, new).told) == ("name", ("renamed",))
    for other in (("Library", (0, 0, 3, 6)), ("Class", (7, 0, 15, 6))):
        assert pair_spots([HERE], [spot("b", "00-09", other[0], box=other[1])]).pairs == ()


def test_flights_of_one_stair_are_each_known_by_their_own_name():
    old = [spot("s", f"flight {n}", "", of="IfcStair", box=(n, 0, n + 1, 3)) for n in (1, 2, 3)]
    new = [old[2], old[0]]
    found = pair_spots(old, new)
    assert [(pair.old, pair.how, pair.told) for pair in found.pairs] == [
        (old[2], "GlobalId", ()), (old[0], "GlobalId", ()),
    ]  # fmt: skip
    assert found.gone == (old[1],)


def test_of_rooms_drawn_over_each_other_the_one_of_the_same_number_is_taken():
    """A model of two options, laid over each other: one of them is taken out."""
    here, there = (0, 0, 8, 6), (20, 0, 28, 6)
    old = [
        spot(f"{number} {box}", number, "Cupboard", box=box)
        for number in ("5", "7")
        for box in (here, there)
    ]
    new = [spot("x", "5", "Cupboard", box=here), spot("z", "5", "Cupboard", box=there)]
    assert known(old, new) == {f"5 {here}": "x", f"5 {there}": "z"}


def test_what_stands_where_it_stood_is_surer_than_what_lies_near():
    door = spot("a", "D1", "", of="IfcDoor", box=(0, 0, 0.9, 0.2))
    stands, lies = (
        spot("b", "D9", "", of="IfcDoor", box=(at, 0, at + 0.9, 0.2)) for at in (0.02, 0.2)
    )
    assert (only(door, stands).how, only(door, stands).sure) == ("position", 0.9)
    assert (only(door, lies).how, only(door, lies).sure) == ("position", 0.6)
    named = spot("b", "D1", "", of="IfcDoor", box=(0.02, 0, 0.92, 0.2))
    assert (only(door, named).how, only(door, named).sure) == ("number and name", 0.95)


def test_what_is_larger_than_any_building_is_looked_for_as_well():
    huge = spot("a", "1", "Site", box=(-1e9, -1e9, 1e9, 1e9))
    assert only(huge, replace(huge, subject=replace(huge.subject, global_id="b"))).told == ()
    assert pair_spots([huge], [spot("b", "2", "Hall", box=(0, 0, 8, 6))]).pairs == ()


def test_things_are_found_across_the_squares_of_the_plan():
    """Their outlines meet in one square of several, or only their middles are known."""
    old = spot("a", "1", "A", box=(3.9, 3.9, 30, 30))
    assert only(old, spot("b", "2", "B", box=(4.1, 4.1, 30.2, 30.2))).how == "position"
    points = [spot(i, i, "", of="IfcDoor", box=None) for i in "ab"]
    near = [replace(each, place=replace(each.place, x=x, y=4.0))
            for each, x in zip(points, (3.99, 4.2), strict=True)]  # fmt: skip
    assert only(*near).how == "position"


def test_things_of_one_kind_at_one_place_are_not_guessed_at():
    old = [spot(f"a{n}", f"old {n}", "", of="IfcRailing") for n in (1, 2)]
    new = [spot(f"b{n}", f"new {n}", "", of="IfcRailing") for n in (1, 2)]
    assert pair_spots(old, new).pairs == ()


def test_words_of_a_room_are_the_same_wherever_the_model_says_them():
    """With the labels of the DfE the name is a number, and the words stand in the description."""
    told = spot("b", long_name="")
    elsewhere = replace(told, place=replace(told.place, name="Class"))
    assert (only(HERE, elsewhere).how, only(HERE, elsewhere).told) == ("number and name", ())
    unnamed = replace(told, place=replace(told.place, name="00-01"))
    assert (only(HERE, unnamed).how, only(HERE, unnamed).told) == ("number", ("renamed",))


@pytest.mark.parametrize("ids", [("a", "a"), ("a", "b")], ids=["same id", "renewed id"])
@pytest.mark.parametrize(
    "classes", [("IfcZone", "IfcGroup"), ("IfcDoorStandardCase", "IfcDoor")]
)  # fmt: skip
def test_what_another_schema_writes_as_another_class_is_the_same_thing(ids, classes):
    old, new = (
        spot(id_, "Inclusion base", "", box=None, of=of)
        for id_, of in zip(ids, classes, strict=True)
    )
    assert only(old, new).told == ()
