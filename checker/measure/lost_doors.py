"""Doors and holes of which nobody knows where they are, and what that leaves open of ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.measure.distrust import Answer, may_be_on
from checker.measure.links import DoorLink
from checker.measure.registry import MeasureSpec, provider
from checker.measure.subjects import Subject
from checker.model import Door, Opening, School
from checker.results.values import Quantity, Truth, Unknown


@provider
def lost_doors(school: School, door_links: Mapping[str, DoorLink]) -> tuple[Door | Opening, ...]:
    """Doors that nothing in the model puts beside a room: no body, no place that can be read.

    And openings in walls that nothing fills and that have no body: one may walk through them.
    """
    doors = (
        door
        for door in school.doors
        if not door_links[door.id].rooms and (door.unread or _is_nowhere(door))
    )
    walls = {wall.id for wall in school.walls}
    holes = (
        each
        for each in school.openings
        if each.shape is None and not each.filled_by and each.host_id in walls
    )
    return (*doors, *holes)


def _is_nowhere(door: Door) -> bool:
    return door.shape is None and door.frame is None


def lost_near(subject: Subject, lost_doors: Iterable[Door | Opening]) -> list[Door | Opening]:
    """Those of the lost doors that may be beside a subject: on its storey, or on none."""
    storey_id = getattr(subject.element, "storey_id", "")
    return [each for each in lost_doors if may_be_on(each, storey_id)]


def lost_told(lost: Sequence[Door | Opening]) -> Unknown:
    """What is not known: the places of these doors."""
    names = ", ".join(door.ref.name or door.id for door in lost)
    return Unknown(missing=(f"the place of {names}",), ask="Place the doors again and export them.")


def opened(
    answer: Answer, *, subject: Subject, spec: MeasureSpec, lost_doors: Sequence[Door | Opening]
) -> Answer:
    """The answer as far as it holds wherever the lost doors are, by what the measure says of them.

    Where one more door can only shorten or open a way, what is the most that it takes still holds.
    """
    lost = lost_near(subject, lost_doors) if spec.doors == "beside" else [*lost_doors]
    if not lost or isinstance(answer, Unknown):
        return answer
    doubt = lost_told(lost)
    if spec.doors == "shorter" and isinstance(answer, Quantity):
        return replace(answer, low=0.0, doubt=answer.doubt or doubt)
    if spec.doors == "shorter" and isinstance(answer, Truth):
        return replace(answer, possible=answer.possible | {True}, doubt=answer.doubt or doubt)
    return doubt
