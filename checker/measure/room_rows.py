"""The schedule of rooms: one row per room with its use and its measured and stored sizes."""

from checker.measure.measurer import Measurer
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results import Quantity, RoomRow

_DIGITS = 4


def room_rows(measurer: Measurer) -> tuple[RoomRow, ...]:
    """A row for every room and outdoor place, in the order of the model."""
    subjects = {
        subject.id: subject
        for kind in ("room", "outdoor space")
        for subject in measurer.subjects(kind)
    }
    zones = _zones(measurer)
    return tuple(
        _row(measurer, room, subjects[room.id], zones.get(room.id, ()))
        for room in measurer.school.rooms
        if room.id in subjects
    )


def _row(measurer: Measurer, room: Room, subject: Subject, zones: tuple[str, ...]) -> RoomRow:
    use = measurer.uses.of(room.id)
    shape = room.shape

    def figure(name: str) -> float | None:
        value = measurer.measure(name, subject)
        return round(value.best, _DIGITS) if isinstance(value, Quantity) else None

    return RoomRow(
        global_id=room.ref.global_id,
        name=room.ref.name,
        long_name=room.ref.long_name or room.description,
        storey=room.ref.storey,
        use=use.use,
        use_confidence=round(use.confidence, 2),
        use_evidence=use.evidence,
        family=use.family,
        gross_area=figure("gross_area"),
        net_area=figure("net_area"),
        stored_area=figure("stored_area"),
        height=figure("height"),
        engine=shape.source.engine if shape else "none",
        zones=zones,
        problem=shape.source.problem if shape else "no body",
    )


def _zones(measurer: Measurer) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for zone in measurer.school.zones:
        for member in zone.members:
            found[member] = (*found.get(member, ()), zone.ref.name)
    return found
