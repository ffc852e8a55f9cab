"""Rooms from whose windows one may fall: those over the ground, and whether that is prevented."""

from collections.abc import Mapping

from checker.geometry.circle import Area
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import measure
from checker.measure.routes.entrances import MAIN, Entrances
from checker.measure.routes.ground import HIGH, Ground
from checker.measure.stated import stated_truth
from checker.measure.subjects import Subject
from checker.results.values import Truth, Unknown

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
    ground: Ground,
) -> Truth | Unknown:
    """Whether a room's floor lies more than 1.5 m over the level of the main entrance.

    Of each door that may be it where nobody says which one is, and of all that may lead outside
    where none may be: open where some of them lie as high and others do not, where the place of one
    is not known, where the main one is not named and may be onto a roof, and where there is none.
    Unknown when the room has no body that can be trusted. AD K Diagram 3.1 has guarding of windows
    from the floor above the ground.
    """
    outline = outlines[subject.id]
    if isinstance(outline, Unknown):
        return outline
    doors = entrances.possible(MAIN) or entrances.outside("").possible
    levels = [door_slots[each].base for each in doors if each in door_slots]
    floor = subject.element.shape.base
    may_be = (*levels, *ground.levels)
    over = {floor - level > HIGH for level in may_be} if len(levels) == len(doors) else _BOTH
    return Truth(
        possible=frozenset(over or _BOTH),
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
