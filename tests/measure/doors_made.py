"""Doors with leaves and linings, uses, and a measurer: what tests of doors share."""

from collections.abc import Mapping
from typing import Any

from checker.brief import Brief
from checker.measure.doors.slot import DoorSlot, door_slots
from checker.measure.measurer import Measurer
from checker.measure.subjects import Subject
from checker.model import Door, LocalBox, Property, School
from checker.uses import RoomUse, RoomUses, UseInfo, Vocabulary
from tests.measure.schools import door, school_of

FAMILIES = {
    "corridor": "circulation",
    "lobby": "circulation",
    "office": "other",
    "store": "other",
    "plant": "other",
    "primary classroom": "teaching",
    "accessible toilet": "sanitary",
}
VOCABULARY = Vocabulary(
    uses={
        name: UseInfo(name=name, family=family, is_service=name in ("store", "plant"))
        for name, family in FAMILIES.items()
    }
)
FZK = {"lining_thickness": 0.05}
"""The lining of the inner doors of the FZK house: 0.885 m overall, 50 mm each side."""


def solid(x: tuple[float, float], y: tuple[float, float], *, top: float = 2.0) -> LocalBox:
    """One solid of a door's body, standing on the floor."""
    return LocalBox(x=x, y=y, z=(0.0, top))


def leaf_in_lining(*, overall: float = 0.885, lining: float = 0.05) -> tuple[LocalBox, ...]:
    """A lining in one piece around the whole opening, and a 40 mm leaf inside it."""
    return (
        solid((0.0, overall), (-0.1, 0.0), top=2.01),
        solid((lining, overall - lining), (-0.04, 0.0), top=1.96),
    )


def declared(name: str, value: Any, *, group: str = "Sizes") -> Property:
    """A property."""
    return Property(group=group, name=name, value=value)


def slot_of(made: Door, *others: Any) -> DoorSlot:
    """The slot of a door in a school of its own."""
    return door_slots(school_of(made, *others))[made.id]


def used(uses: Mapping[str, str | tuple[str, ...] | None]) -> RoomUses:
    """Uses by room id: one word for a sure use, several for an open one, None for no hint."""
    found = {}
    for id_, words in uses.items():
        sure = isinstance(words, str)
        possible = frozenset({words} if isinstance(words, str) else words or ())
        found[id_] = RoomUse(
            room_id=id_,
            use=str(words) if sure else "",
            confidence=0.9 if sure else 0.3,
            possible=possible,
            family=FAMILIES.get(str(words), "unknown") if sure else "unknown",
        )
    return RoomUses(by_room=found)


def measurer_of(school: School, **uses: str | tuple[str, ...] | None) -> Measurer:
    """A measurer for a school whose rooms have these uses."""
    return Measurer(school=school, uses=used(uses), brief=Brief(), vocabulary=VOCABULARY)


def asked(
    measurer: Measurer, name: str, id_: str = "d", *, kind: str = "door", part: str = ""
) -> Any:
    """A measure of one door, asked the way a rule asks it."""
    made = next(each for each in measurer.school.doors if each.id == id_)
    subject_id = f"{id_}:{part}" if part else id_
    subject = Subject(kind=kind, id=subject_id, ref=made.ref, element=made, part=part)
    return measurer.measure(name, subject)


def standing(**given: Any) -> Door:
    """A door `d` at the origin, along x, whose placement is the corner of its opening."""
    return door(
        "d", **{"at": ((given.get("width", 0.885) or 0.9) / 2, 0.0), "width": 0.885, **given}
    )
