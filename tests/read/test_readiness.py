from dataclasses import replace

import pytest
from shapely import box

from checker.model import (
    Door,
    ElementRef,
    ModelSource,
    Room,
    School,
    Shape,
    ShapeSource,
    Stair,
    StairFlight,
)
from checker.read.readiness import find_problems, named


def room(name: str, *, problem: str = "", bare: bool = False) -> Room:
    source = ShapeSource(engine="direct", problem=problem)
    shape = Shape(footprint=box(0, 0, 1, 1), base=0, top=2, source=source)
    ref = ElementRef(global_id=name, ifc_class="IfcSpace", name=name)
    return Room(id=name, ref=ref, shape=None if bare else shape)


def school(*rooms: Room) -> School:
    return School(source=ModelSource(file="f", sha256="0", schema="IFC4"), rooms=rooms)


def codes(made: School) -> list[str]:
    found = find_problems(made, repeated=frozenset(), skipped=frozenset(), unread={})
    return [p.code for p in found if p.scope != "note"]


def test_sound_rooms_raise_nothing_but_notes() -> None:
    assert codes(school(room("a"), room("b"))) == []


def test_shapes_that_cannot_be_trusted_are_listed_by_reason() -> None:
    made = school(
        room("a", problem="The outline crosses itself."),
        room("b", problem="The outline crosses itself."),
        room("c", problem="The engine warned."),
    )
    found = find_problems(made, repeated=frozenset(), skipped=frozenset(), unread={})
    distrusted = [p for p in found if p.code == "untrusted-shape"]
    assert [p.elements for p in distrusted] == [("c",), ("a", "b")]
    assert distrusted[1].message.endswith("a, b cannot be trusted: The outline crosses itself.")


def test_file_wide_problems_come_first() -> None:
    assert codes(school(room("a", bare=True))) == ["no-room-bodies", "room-without-body"]
    assert codes(school()) == ["no-rooms"]


@pytest.mark.parametrize(
    ("count", "text"), [(1, "r0"), (3, "r0, r1, r2"), (8, "r0, r1, r2, r3, r4 and 3 more")]
)
def test_long_lists_are_cut_with_their_number(count: int, text: str) -> None:
    assert named([room(f"r{i}") for i in range(count)]) == text


def test_bodies_that_could_not_be_read_say_why_and_block_only_rooms() -> None:
    rooms = (room("a", bare=True), room("b"))
    door = Door(id="d", ref=ElementRef(global_id="d", ifc_class="IfcDoor", name="D", step_id=7))
    made = School(source=school().source, rooms=rooms, doors=(door,))
    found = find_problems(
        made, repeated=frozenset(), skipped=frozenset(), unread={7: "Too deep.", 0: "It is open."}
    )
    by_code = {problem.code: problem for problem in found}
    assert by_code["room-without-body"].scope == "element"
    assert by_code["room-without-body"].message.endswith("a. It is open.")
    assert (by_code["unread-body"].scope, by_code["unread-body"].elements) == ("note", ("d",))
    assert "Too deep." in by_code["unread-body"].message


def test_problems_are_ordered_by_how_far_they_reach() -> None:
    found = find_problems(
        school(room("a", problem="The outline crosses itself.")),
        repeated=frozenset({"a"}), skipped=frozenset({"a"}), unread={},
    )  # fmt: skip
    scopes = [problem.scope for problem in found]
    assert scopes == ["element"] * 3 + ["note"] * 2


def test_a_body_of_which_only_the_plan_is_known_is_told_apart_from_one_not_read() -> None:
    shape = Shape(footprint=box(0, 0, 1, 1), base=0, top=2, source=ShapeSource(engine="direct"))
    flights = tuple(
        StairFlight(
            id=name,
            ref=ElementRef(global_id=name, ifc_class="IfcStairFlight", name=name, step_id=step),
            shape=body,
        )
        for name, step, body in (("known", 7, shape), ("bare", 8, None), ("sound", 9, shape))
    )
    whole = ElementRef(global_id="s", ifc_class="IfcStair", name="s")
    made = replace(school(room("a")), stairs=(Stair(id="s", ref=whole, flights=flights),))
    found = find_problems(
        made, repeated=frozenset(), skipped=frozenset(), unread={7: "Why.", 8: "Why."}
    )
    told = {p.code: p for p in found if p.code.startswith("unread")}
    assert told["unread-surfaces"].elements == ("known",)
    assert "The plan of known is known" in told["unread-surfaces"].message
    assert told["unread-body"].elements == ("bare",)
    assert {p.scope for p in told.values()} == {"note"}
