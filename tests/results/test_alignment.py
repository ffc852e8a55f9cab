"""One revision laid over another: renamed storeys and other origins are told once or not."""

import math
from dataclasses import replace

import pytest

from checker.report.words import measured_words
from checker.results import Place
from checker.results.compare import compare
from checker.results.pairing import pair_results
from tests.report.oakfield import FIRST, GROUND, oakfield

BEFORE = oakfield()
BY_STOREY = {GROUND: "Level 0", FIRST: "Level 1"}


def with_storeys(whole, names):
    """The same with storeys of other names, everywhere."""

    def named(each):
        return replace(each, storey=names.get(each.storey, each.storey))

    return replace(
        whole,
        rooms=tuple(map(named, whole.rooms)),
        plans=tuple(map(named, whole.plans)),
        findings=tuple(
            replace(each, place=named(each.place), subject=named(each.subject))
            for each in whole.findings
        ),
    )


def renewed(whole):
    """The same with another GlobalId for everything."""
    return replace(
        whole,
        rooms=tuple(replace(each, global_id=f"x{each.global_id}") for each in whole.rooms),
        plans=tuple(
            replace(plan, rooms=tuple(replace(room, id=f"x{room.id}") for room in plan.rooms))
            for plan in whole.plans
        ),
        findings=tuple(
            replace(each, subject=replace(each.subject, global_id=f"x{each.subject.global_id}"))
            for each in whole.findings
        ),
    )


def shifted(whole, dx, dy):
    """The same drawn elsewhere on its plans."""

    def ring(points):
        return tuple((x + dx, y + dy) for x, y in points)

    def place(at: Place) -> Place:
        return at if at.x is None or at.y is None else replace(at, x=at.x + dx, y=at.y + dy)

    def subject(ref):
        box = ref.bbox
        return replace(ref, bbox=box and (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy))

    return replace(
        whole,
        plans=tuple(
            replace(
                plan,
                rooms=tuple(
                    replace(room, rings=tuple(map(ring, room.rings))) for room in plan.rooms
                ),
            )
            for plan in whole.plans
        ),
        findings=tuple(
            replace(each, place=place(each.place), subject=subject(each.subject))
            for each in whole.findings
        ),
    )


def told(old, new):
    return compare(old, new, measured_words)


@pytest.mark.parametrize("again", [lambda whole: whole, renewed], ids=["same ids", "renewed ids"])
def test_renamed_storeys_are_told_once_and_nothing_on_them_is_moved(again):
    found = told(BEFORE, again(with_storeys(BEFORE, BY_STOREY)))
    assert found.changes == ()
    assert found.unknown == 0
    assert [(each.was, each.now, each.ifc_class) for each in found.places if each.told] == [
        (GROUND, "Level 0", "IfcBuildingStorey"),
        (FIRST, "Level 1", "IfcBuildingStorey"),
    ]


def test_a_renamed_storey_that_rules_are_about_is_told_once():
    def of_storey(name):
        door = BEFORE.findings[0]
        subject = replace(
            door.subject, global_id="storey", ifc_class="IfcBuildingStorey", name=name, bbox=None
        )
        return replace(door, subject=subject, place=Place(storey=name, name=name, x=0.0, y=0.0))

    old = replace(BEFORE, findings=(of_storey(GROUND),))
    new = replace(with_storeys(BEFORE, BY_STOREY), findings=(of_storey(BY_STOREY[GROUND]),))
    names = [each.was for each in told(old, new).places if each.told]
    assert names == [GROUND, FIRST]


def test_a_storey_without_anything_known_is_known_by_its_level():
    bare = replace(BEFORE, rooms=(), findings=(), plans=BEFORE.plans)
    other = with_storeys(bare, BY_STOREY)
    assert pair_results(bare, other).by.storeys == BY_STOREY
    higher = replace(other, plans=tuple(replace(p, elevation=p.elevation + 1) for p in other.plans))
    assert pair_results(bare, higher).by.storeys == {}


def test_a_storey_lies_nowhere_and_moves_with_nothing():
    door = BEFORE.findings[0]
    subject = replace(
        door.subject, global_id="st", ifc_class="IfcBuildingStorey", name=GROUND, bbox=None
    )
    storey = replace(door, key="st", subject=subject, place=Place(storey=GROUND, x=0.0, y=0.0))
    old = replace(BEFORE, findings=(*BEFORE.findings[:3], storey), rooms=(), plans=())
    doors = shifted(replace(old, findings=old.findings[:3]), 30.0, 0.0)
    found = told(old, replace(doors, findings=(*doors.findings, storey)))
    assert found.moved_by == pytest.approx((30.0, 0.0))
    assert found.places == ()


def test_three_things_are_enough_to_tell_that_all_moved():
    old = replace(BEFORE, findings=BEFORE.findings[:3], rooms=(), plans=())
    assert told(old, shifted(old, 30.0, 0.0)).moved_by == pytest.approx((30.0, 0.0))
    few = replace(old, findings=old.findings[:2])
    assert told(few, shifted(few, 30.0, 0.0)).moved_by is None


def test_levels_are_those_of_the_file():
    """Of a file far above nought the plans are rebased, each file by its own height."""
    bare = replace(BEFORE, rooms=(), findings=())
    high = replace(bare, offset=replace(bare.offset, z=1_500.0))
    rebased = tuple(replace(each, elevation=each.elevation + 4.0) for each in bare.plans)
    other = with_storeys(replace(bare, plans=rebased), BY_STOREY)
    lower = replace(other, offset=replace(bare.offset, z=1_496.0))
    assert pair_results(high, lower).by.storeys == BY_STOREY


def on_storeys(*names):
    """Rooms alone, each on the storey of that name."""
    rooms = tuple(
        replace(each, storey=name) for each, name in zip(BEFORE.rooms, names, strict=False)
    )
    plans = tuple(replace(BEFORE.plans[0], storey=name, rooms=(), elevation=50.0 * n)
                  for n, name in enumerate(dict.fromkeys(names)))  # fmt: skip
    return replace(BEFORE, findings=(), rooms=rooms, plans=plans)


def test_a_storey_whose_rooms_went_two_ways_was_not_renamed():
    old, new = on_storeys("all", "all"), on_storeys("east", "west")
    apart = replace(new, plans=tuple(replace(p, elevation=p.elevation + 9) for p in new.plans))
    assert pair_results(old, apart).by.storeys == {}
    mostly = on_storeys("west", "east", "west")
    assert pair_results(on_storeys("all", "all", "all"), mostly).by.storeys == {"all": "west"}


def test_of_two_storeys_made_one_only_one_is_renamed():
    assert pair_results(on_storeys("east", "west"), on_storeys("all", "all")).by.storeys in (
        {"east": "all"}, {"west": "all"},
    )  # fmt: skip


def test_a_place_is_told_with_the_storey_that_it_was_on():
    found = told(BEFORE, renewed(with_storeys(BEFORE, BY_STOREY)))
    rooms = [each for each in found.places if each.ifc_class == "IfcSpace"]
    assert {(each.old.storey, each.new.storey) for each in rooms} == set(BY_STOREY.items())


def test_a_storey_more_or_less_is_told():
    rooms = tuple(each for each in BEFORE.rooms if each.storey == GROUND)
    below = replace(BEFORE, plans=BEFORE.plans[:1], rooms=rooms)
    more = [(each.was, each.now, each.told) for each in told(below, BEFORE).places]
    less = [(each.was, each.now, each.told) for each in told(BEFORE, below).places]
    assert (("", FIRST, ("new",)) in more, (FIRST, "", ("gone",)) in less) == (True, True)
    assert GROUND not in {name for was, now, _ in more + less for name in (was, now)}


def test_a_room_that_went_to_another_storey_renames_none():
    room = BEFORE.rooms[4]
    rooms = tuple(replace(each, storey=FIRST) if each is room else each for each in BEFORE.rooms)
    assert pair_results(BEFORE, replace(BEFORE, rooms=rooms)).by.storeys == {}


def test_plans_that_were_rebased_otherwise_lie_where_they_lay():
    """Far from its origin a file is rebased by the middle of its rooms: one room more moves it."""
    far = replace(BEFORE, offset=replace(BEFORE.offset, x=532_000.0, y=181_000.0))
    other = replace(far, offset=replace(far.offset, x=531_993.0, y=181_002.0))
    new = shifted(other, 7.0, -2.0)
    for after in (new, renewed(new)):
        found = told(far, after)
        assert found.changes == ()
        assert found.moved_by is None
        assert [each for each in found.places if each.told] == []


def test_so_it_is_where_too_few_are_known_to_tell_it_by_them():
    few = replace(BEFORE, findings=(), rooms=BEFORE.rooms[:2])
    unnamed = tuple(replace(each, name="", long_name="") for each in few.rooms)
    far = replace(few, rooms=unnamed, offset=replace(few.offset, x=532_000.0))
    other = shifted(replace(far, offset=replace(far.offset, x=531_993.0)), 7.0, 0.0)
    assert [pair.how for pair in pair_results(far, renewed(other)).pairs] == ["position"] * 2


def test_what_moves_with_the_whole_building_is_told_once():
    moved = shifted(BEFORE, 30.0, -40.0)
    found = told(BEFORE, moved)
    assert math.hypot(*found.moved_by) == pytest.approx(50.0)
    assert [each for each in found.places if each.told] == []
    assert told(BEFORE, shifted(BEFORE, 0.05, 0.0)).moved_by is None


def test_a_half_that_moves_is_told_room_by_room():
    old = replace(BEFORE, findings=(), rooms=BEFORE.rooms[:10])
    moved = {each.global_id for each in old.rooms[:6]}
    far = shifted(old, 3.0, 0.0).plans
    plans = tuple(
        replace(
            plan,
            rooms=tuple(
                there if here.id in moved else here
                for here, there in zip(plan.rooms, other.rooms, strict=True)
            ),
        )
        for plan, other in zip(old.plans, far, strict=True)
    )
    found = pair_results(old, replace(old, plans=plans))
    assert found.by.moved_by == (0.0, 0.0)
    assert {pair.new.id[1] for pair in found.pairs if "moved" in pair.told} == moved


def test_a_thing_that_moves_is_told_room_by_room():
    door = BEFORE.findings[0]
    box = tuple(side + 3.0 for side in door.subject.bbox)
    moved = replace(
        door,
        subject=replace(door.subject, bbox=box),
        place=replace(door.place, x=door.place.x + 3.0, y=door.place.y + 3.0),
    )
    found = told(BEFORE, replace(BEFORE, findings=(moved, *BEFORE.findings[1:])))
    assert found.moved_by is None
    assert [each.told for each in found.places] == [("moved",)]
