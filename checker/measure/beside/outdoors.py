"""Whether one steps straight outside from a room."""

from collections.abc import Mapping

from checker.measure.beside.drawn import Outlines
from checker.measure.beside.rooms import Ways
from checker.measure.doors.portals import Portal
from checker.measure.links import OUTSIDE
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results.values import Evidence, Truth, Unknown


@measure(
    "room",
    value="truth",
    lack="whether one of its doors leads outside",
    ask="Say of each outer door that it is external (IsExternal), or model the outdoor space.",
    doors="beside",
)
def outdoor_door(
    subject: Subject, outlines: Outlines, ways_out: Ways, rooms_by_id: Mapping[str, Room]
) -> Truth | Unknown:
    """Whether a door of the room leads straight outside: into the open or to an outdoor space.

    It does when the door or its wall is declared external, when an outdoor space lies beyond, or
    when it stands in a wall that is the outermost one of the building there. Open when it cannot be
    told where a door leads. Unknown when the room has no body that can be trusted.
    Serves a direct way from a base to its garden, and a calm room's way out (NDV-03).
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    doors = [(way, there) for way, there in ways_out(subject.id) if way.is_door]
    out = [way for way, there in doors if _is_outdoors(there, rooms_by_id)]
    blind = [way for way, there in doors if not there]
    return Truth(
        possible=frozenset({True} if out else {True, False} if blind else {False}),
        origin="derived",
        method="what lies beyond each of the room's doors",
        steps=(
            f"{len(out)} of {len(doors)} doors lead outside",
            *(("it cannot be told where a door leads",) if blind else ()),
        ),
        evidence=tuple(
            _threshold(way, storey=subject.ref.storey, label="to the outside") for way in out
        ),
    )


def _is_outdoors(there: str, rooms_by_id: Mapping[str, Room]) -> bool:
    return there == OUTSIDE or (there in rooms_by_id and rooms_by_id[there].is_external)


def _threshold(way: Portal, *, storey: str, label: str) -> Evidence:
    left, bottom, right, top = way.line.bounds
    middle = ((left + right) / 2, (bottom + top) / 2)
    return Evidence(
        role="measured", shape="point", coords=(middle,), storey=storey, label=label, element=way.id
    )
