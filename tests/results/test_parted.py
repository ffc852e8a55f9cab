"""Rooms that were split or merged are told as that; a smaller room beside a new one is not."""

from dataclasses import replace

import pytest

from checker.report.words import measured_words
from checker.results import Outcome, Place, PlanRoom, RoomRow, SubjectRef
from checker.results.compare import compare
from tests.report.oakfield import findings, oakfield

STOREY = "Ground"
ELSEWHERE = findings()[0]
UNPLACED = replace(
    ELSEWHERE,
    subject=replace(ELSEWHERE.subject, bbox=None),
    place=replace(ELSEWHERE.place, x=None, y=None),
)


def ring(x, y, wide, deep):
    return (x, y), (x + wide, y), (x + wide, y + deep), (x, y + deep)


def model(*rooms):
    """A result of rooms: id, number, name, then x, y, width and depth, or a ring; in metres."""
    rows, drawn = [], []
    for id_, number, name, *lies in rooms:
        outline = lies[0] if len(lies) == 1 else ring(*lies)
        area = _area(outline)
        rows.append(
            RoomRow(
                global_id=id_, name=number, long_name=name, storey=STOREY, gross_area=area
            )
        )  # fmt: skip
        drawn.append(PlanRoom(id=id_, rings=(outline,)))
    whole = oakfield(findings=(ELSEWHERE,))
    plan = replace(whole.plans[0], storey=STOREY, rooms=tuple(drawn))
    return replace(whole, rooms=tuple(rows), plans=(plan,))


def _area(outline):
    pairs = zip(outline, (*outline[1:], outline[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def told(old, new):
    places = compare(old, new, measured_words).places
    return [(each.told, each.was, each.now, each.parts) for each in places if each.told]


HALL = "a", "1", "Hall", 0, 0, 10, 8
LEFT, RIGHT = ("a", "1", "Hall", 0, 0, 6, 8), ("b", "2", "Store", 6.1, 0, 3.9, 8)
OFFICE = "z", "9", "Office", 30, 0, 4, 4
BOTH = "1 Hall", "2 Store"


def test_a_wall_across_a_room_splits_it():
    assert told(model(HALL, OFFICE), model(LEFT, RIGHT, OFFICE)) == [
        (("split",), "1 Hall", "", BOTH)
    ]


def test_a_wall_taken_out_merges_two_rooms():
    assert told(model(LEFT, RIGHT, OFFICE), model(HALL, OFFICE)) == [
        (("merged",), "", "1 Hall", BOTH)
    ]


@pytest.mark.parametrize("ids", ["xyz", "zyx"])
def test_it_is_told_whatever_the_parts_are_called_and_known_by(ids):
    thirds = [(id_, f"{n}{id_}", "Group", 3.4 * n, 0, 3.2, 8) for n, id_ in enumerate(ids)]
    ((kinds, was, _, parts),) = told(model(HALL), model(*thirds))
    assert (kinds, was, len(parts)) == (("split",), "1 Hall", 3)
    ((kinds, _, now, parts),) = told(model(*thirds), model(HALL))
    assert (kinds, now, len(parts)) == (("merged",), "1 Hall", 3)


def test_it_is_told_where_the_plan_was_rebased():
    """Rooms far enough from the origin: one more moves the middle by which a plan is rebased."""
    old, new = model(HALL, OFFICE), model(
        ("a", "1", "Hall", 7, 0, 6, 8), ("b", "2", "Store", 13.1, 0, 3.9, 8),
        ("z", "9", "Office", 37, 0, 4, 4),
    )  # fmt: skip
    offset = old.offset
    far = replace(old, findings=(UNPLACED,), offset=replace(offset, x=5_000.0))
    other = replace(new, findings=(UNPLACED,), offset=replace(offset, x=4_993.0))
    assert told(far, other) == [(("split",), "1 Hall", "", BOTH)]
    assert told(other, far) == [(("merged",), "", "1 Hall", BOTH)]


def judged(whole):
    """The same with a rule about every room, which passes."""
    rows = tuple(
        replace(
            ELSEWHERE,
            key=row.global_id,
            outcome=Outcome.PASS,
            subject=SubjectRef(
                global_id=row.global_id, ifc_class="IfcSpace", name=row.name, storey=STOREY,
                long_name=row.long_name,
            ),
            place=Place(storey=STOREY, number=row.name, name=row.long_name),
        )
        for row in whole.rooms
    )  # fmt: skip
    return replace(whole, findings=rows)


def test_rooms_that_rules_are_about_are_told_too():
    old, new = judged(model(HALL, OFFICE)), judged(model(LEFT, RIGHT, OFFICE))
    assert told(old, new) == [(("split",), "1 Hall", "", BOTH)]


def test_a_part_that_is_called_otherwise_is_told_with_its_room_alone():
    west = ("a", "1a", "Hall west", *LEFT[3:])
    parts = "1a Hall west", "2 Store"
    assert told(model(HALL), model(west, RIGHT)) == [(("split",), "1 Hall", "", parts)]
    assert told(model(west, RIGHT), model(HALL)) == [(("merged",), "", "1 Hall", parts)]


def test_with_a_part_of_unknown_area_it_is_not_known_whether_they_fill_the_room():
    new = model(("a", "1", "Hall", 0, 0, 9, 8), ("b", "2", "Store", 9.1, 0, 0.9, 8))
    rows = tuple(replace(each, gross_area=None) if each.global_id == "b" else each
                 for each in new.rooms)  # fmt: skip
    assert [kinds for kinds, *_ in told(model(HALL), replace(new, rooms=rows))] == [("new",)]


SMALLER = "a", "1", "Hall", 0, 0, 6, 8


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([HALL], [SMALLER, ("b", "2", "Store", 40, 0, 3.9, 8)]),
        ([HALL], [SMALLER, ("b", "2", "Store", 6.1, 0, 2, 3)]),
        ([HALL], [SMALLER]),
        ([HALL], [SMALLER, ("b", "2", "Store", 6.1, 0, 6, 5.5)]),
        ([HALL, RIGHT], [LEFT, RIGHT]),
        ([HALL, ("b", "2", "Store", 20, 0, 3.9, 8)], [LEFT, RIGHT]),
        ([HALL], [("a", "1", "Hall", 50, 0, 10, 8), ("x", "5", "A", 0, 0, 5, 8),
                  ("y", "6", "B", 5.1, 0, 4.9, 8)]),
    ],
    ids=[
        "a new room elsewhere", "the new room is far too small", "nothing new",
        "the new room reaches beyond it", "both were there",
        "the part was another room", "the room itself moved away",
    ],
)  # fmt: skip
def test_what_is_no_split(old, new):
    for first, second in ((model(*old), model(*new)), (model(*new), model(*old))):
        kinds = {kind for told_of, *_ in told(first, second) for kind in told_of}
        assert kinds.isdisjoint({"split", "merged"})


def test_a_new_room_in_the_corner_that_an_l_leaves_free_is_no_part_of_it():
    """The box of the L holds it, the L does not."""
    angle = (0, 0), (10, 0), (10, 3), (3, 3), (3, 10), (0, 10)
    smaller = (0, 0), (10, 0), (10, 3), (3, 3), (3, 8), (0, 8)
    old = model(("a", "1", "Hall", angle))
    new = model(("a", "1", "Hall", smaller), ("b", "2", "Store", 4, 4, 2.5, 2.5))
    assert [kinds for kinds, *_ in told(old, new)] == [("new",)]


def test_rooms_of_unknown_area_or_outline_are_not_told_as_split():
    old, new = model(HALL, OFFICE), model(LEFT, RIGHT, OFFICE)
    bare = replace(new, rooms=tuple(replace(each, gross_area=None) for each in new.rooms))
    undrawn = replace(new, plans=())
    for after in (bare, undrawn):
        assert [kinds for kinds, *_ in told(old, after)] == [("new",)]


def test_the_same_rooms_on_another_storey_are_no_parts():
    below = model(HALL)
    above = model(LEFT, RIGHT)
    plan = replace(above.plans[0], storey="First", elevation=4.0)
    rooms = tuple(replace(each, storey="First", global_id=f"x{n}", name=f"1-{n}")
                  for n, each in enumerate(above.rooms))  # fmt: skip
    drawn = tuple(replace(each, id=f"x{n}") for n, each in enumerate(plan.rooms))
    new = replace(above, rooms=rooms, plans=(replace(plan, rooms=drawn), *below.plans))
    kinds = {kind for told_of, *_ in told(below, new) for kind in told_of}
    assert kinds == {"new", "gone"}
