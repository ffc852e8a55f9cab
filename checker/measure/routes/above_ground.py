"""Rooms from whose windows one may fall: those over the ground, and whether that is prevented."""

from collections.abc import Mapping

from checker.geometry.circle import Area
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import measure
from checker.measure.routes.entrances import INDOORS, MAIN, Entrances
from checker.measure.stated import stated_truth
from checker.measure.subjects import Subject
from checker.results.values import Truth, Unknown

HIGH = 1.5
"""Metres over the entrances from which a room lies over the ground floor."""
_BOTH = frozenset({True, False})
_GUARDED = "SchoolCheck_Room.WindowsGuarded"


@measure(
    "room",
    value="truth",
    lack="whether it lies above the ground floor",
    ask="Say in the brief which door is the main entrance, and give the room a body.",
)
def is_above_ground(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    entrances: Entrances,
    door_slots: Mapping[str, DoorSlot],
) -> Truth | Unknown:
    """Whether a room's floor lies more than 1.5 m over the level of the main entrance.

    Of all outer doors where nobody says which is the main one; open where some of them lie as high
    and others do not, and where no door is known to lead outside. Unknown when the room has no body
    that can be trusted. AD K Diagram 3.1 has guarding of windows from the floor above the ground.
    """
    outline = outlines[subject.id]
    if isinstance(outline, Unknown):
        return outline
    main = entrances.sure(MAIN)
    outer = [id_ for id_, facts in entrances.by_door.items() if INDOORS not in facts.kinds]
    levels = [door_slots[id_].base for id_ in (main or outer) if id_ in door_slots]
    floor = subject.element.shape.base
    over = {floor - level > HIGH for level in levels} or _BOTH
    return Truth(
        possible=frozenset(over),
        origin="derived",
        method="floor over the level of the entrances",
        steps=(f"{len(levels)} entrances compared",),
    )


@measure(
    "room",
    value="truth",
    lack="whether its windows are guarded",
    ask="State WindowsGuarded in SchoolCheck_Room: restrictors, fixed panes or guarding.",
    stated=(_GUARDED,),
    only_stated=True,
)
def windows_guarded(subject: Subject) -> Truth:
    """Whether nobody can fall out of the room's windows: restrictors, fixed panes or guarding.

    As SchoolCheck_Room.WindowsGuarded declares; open where it does not, never Unknown. AD K
    Diagram 3.1, 8.2.
    """
    return stated_truth(subject, "WindowsGuarded", group="SchoolCheck_Room")
