"""Whether one sees from one room into another, in a straight line through openings."""

from collections.abc import Mapping
from dataclasses import replace

from checker.measure.beside.drawn import Outlines
from checker.measure.beside.rooms import Ways
from checker.measure.beside.uses import RoomsFor, Used, rooms_meant
from checker.measure.evidence import where_it_is
from checker.measure.places import RoomsOf
from checker.measure.registry import measure
from checker.measure.sight.seen import LookingFromRoom, sight_answer
from checker.measure.sight.views import EYE
from checker.measure.subjects import Place, Subject
from checker.model import Room
from checker.results.values import Truth, Unknown

LACK = "whether one sees through the doors between"
ASK = (
    "Say of each door whether it has a vision panel (SchoolCheck_Door.VisionPanel), or how much of "
    "it is glazed (GlazingAreaFraction in Pset_DoorCommon)."
)


@measure("room", value="truth", lack=LACK, ask=ASK, furniture="on the way", doors="beside")
def sees_room(  # noqa: PLR0913 - what is in sight, which rooms are meant, what to draw
    subject: Subject,
    outlines: Outlines,
    rooms_by_id: Mapping[str, Room],
    rooms_for: RoomsFor,
    rooms_of: RoomsOf,
    looking_from_room: LookingFromRoom,
    ways_out: Ways,
    *,
    target: Place | None = None,
    uses: tuple[str, ...] = (),
    eye: float = EYE,
) -> Truth | Unknown:
    """Whether a straight line of sight leads from the room to a room of `target`, or of the `uses`.

    From anywhere in the one to anywhere in the other, `eye` metres over the room's floor, through
    doorless openings, windows at that height, doors that are declared to have a vision panel or to
    be glazed to at least a half, and where no wall stands. Walls, things taller than the eye and
    doors that are declared to have no vision panel hide. At least 0.01 m2 of the other room must
    be in sight. With `target` and `uses` both must hold.

    Open where the line leads through a door whose glass is not declared, through a curtain wall or
    past a thing known by its hull; where the use of the room seen is open; and where it cannot be
    told where a door of the room leads. A share of glass never makes a door opaque: tools declare 0
    where nothing was said. Unknown when the room has no body that can be trusted. Serves breakout
    rooms watched from a classroom (schools/C44), and quiet rooms that are looked into.
    """
    area, wanted = outlines[subject.id], rooms_meant(target, uses, rooms_for, rooms_of)
    if isinstance(area, Unknown):
        return area
    if isinstance(wanted, Unknown):
        return wanted
    others = Used(sure=wanted.sure - {subject.id}, possible=wanted.possible - {subject.id})
    blind = any(isinstance(outlines.get(each), Unknown) for each in others.possible)
    lost = blind or any(not there for _, there in ways_out(subject.id))
    looking = looking_from_room(subject.id, eye)
    found = sight_answer(looking, others, rooms_by_id, outlines, lost=lost)
    return replace(found, evidence=found.evidence or where_it_is(subject))
