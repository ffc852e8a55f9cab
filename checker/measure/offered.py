"""The rooms of a school as a schedule of accommodation is compared with them."""

from checker.measure.measurer import Measurer
from checker.measure.room_words import name_of
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results import Quantity, Unknown
from checker.schedule import Offered
from checker.uses import codes_of


def offered_rooms(measurer: Measurer) -> tuple[Offered, ...]:
    """Every room and outdoor place with its names, codes, use and measured net area."""
    return tuple(
        _offered(measurer, subject)
        for kind in ("room", "outdoor space")
        for subject in measurer.subjects(kind)
    )


def _offered(measurer: Measurer, subject: Subject) -> Offered:
    room: Room = subject.element
    area = measurer.measure("net_area", subject)
    titles = (room.ref.long_name, room.description, name_of(room), room.ref.name)
    written = (each.code for each in room.classifications)
    return Offered(
        id=room.id,
        ref=room.ref,
        titles=tuple(dict.fromkeys(title for title in titles if title.strip())),
        codes=frozenset({"".join(code.split()).upper() for code in written} | {*codes_of(room)})
        - {""},
        use=measurer.uses.of(room.id),
        area=area if isinstance(area, Quantity | Unknown) else Unknown(missing=("its area",)),
    )
