"""What was judged and every room, each once, with where a person would look for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.results.finding import Place, SubjectRef
from checker.results.plan import Rings
from checker.results.run import RoomRow, RunResult

ROOM = "IfcSpace"
STOREY = "IfcBuildingStorey"
_ALIKE = {
    "IfcDoorStandardCase": "IfcDoor",
    "IfcZone": "IfcGroup",
    "IfcSpatialZone": "IfcGroup",
}
"""Classes that an exporter or another schema may take instead of one another."""
Box = tuple[float, float, float, float]
SpotId = tuple[str, str, str]
"""Class, GlobalId and name: of a stair drawn as one thing each flight has a name of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A judged thing, or a room; a room's `area` is in m2, its `rings` in metres on the plan."""

    subject: SubjectRef
    place: Place
    area: float | None = None
    rings: Rings = ()

    @property
    def kind(self) -> str:
        """Its class, or the one that other exporters take for it."""
        return _ALIKE.get(self.subject.ifc_class, self.subject.ifc_class)

    @property
    def title(self) -> str:
        """What a room is called beside its number, wherever the model says so; else a long name."""
        here = self.subject
        if here.ifc_class != ROOM:
            return here.long_name
        said = here.long_name or self.place.name
        return "" if said == here.name else said

    @property
    def id(self) -> SpotId:
        """What tells it from every other thing of its revision."""
        return self.subject.ifc_class, self.subject.global_id, self.subject.name


def spots_of(result: RunResult) -> tuple[Spot, ...]:
    """Everything that was judged, and every room, each once."""
    rings = {room.id: room.rings for plan in result.plans for room in plan.rooms}
    rows = {(ROOM, row.global_id, row.name): row for row in result.rooms}
    found: dict[SpotId, Spot] = {}
    for each in result.findings:
        here = each.subject
        key = here.ifc_class, here.global_id, here.name
        if key not in found:
            row = rows.get(key)
            drawn = rings.get(here.global_id, ()) if row else ()
            area = row.gross_area if row else None
            box = here.bbox or _box_of(drawn)
            found[key] = Spot(
                subject=here if box == here.bbox else replace(here, bbox=box),
                place=each.place,
                area=area,
                rings=drawn,
            )
    for key, row in rows.items():
        if key not in found:
            found[key] = _of_room(row, rings.get(row.global_id, ()))
    return tuple(found.values())


def box_of(points: Sequence[tuple[float, float]]) -> Box | None:
    """The least box around points; None around none."""
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _box_of(rings: Rings) -> Box | None:
    return box_of([point for ring in rings for point in ring])


def _of_room(row: RoomRow, rings: Rings) -> Spot:
    """A room that no rule is about."""
    box = _box_of(rings)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else (None, None)
    return Spot(
        subject=SubjectRef(
            global_id=row.global_id,
            ifc_class=ROOM,
            name=row.name,
            long_name=row.long_name,
            storey=row.storey,
            bbox=box,
        ),
        place=Place(
            storey=row.storey,
            number=row.name,
            name=row.long_name,
            use=row.use,
            x=middle[0],
            y=middle[1],
        ),
        area=row.gross_area,
        rings=rings,
    )
