"""Rooms and rows made by hand, without a model, for reconciling."""

from checker.model import Classification, ElementRef, Room
from checker.results import Quantity, ReconciledSchedule, Unknown
from checker.schedule import Offered, Schedule, Wanted, reconcile
from checker.uses import classify_room, shipped_vocabulary

VOCABULARY = shipped_vocabulary()


def room(
    number: str,
    title: str,
    area: float | tuple[float, float] | None,
    *,
    code: str = "",
    storey: str = "00",
) -> Offered:
    """A room of this area, or between two, or not measured."""
    ref = ElementRef(
        global_id=f"guid-{number}",
        ifc_class="IfcSpace",
        name=number,
        long_name=title,
        storey=storey,
    )
    coded = (Classification(system="", code=code),) if code else ()
    named = Room(id=f"guid-{number}", ref=ref, classifications=coded)
    low, high = area if isinstance(area, tuple) else (area, area)
    return Offered(
        id=named.id,
        ref=ref,
        titles=tuple(text for text in (title, number) if text),
        codes=frozenset({code} - {""}),
        use=classify_room(named, vocabulary=VOCABULARY),
        area=Unknown(missing=("its body",))
        if low is None or high is None
        else Quantity(low=low, high=high, unit="m2"),
    )


def row(
    title: str, count: int = 1, area: float | None = None, *, code: str = "", line: int = 0
) -> Wanted:
    """A row of a schedule."""
    return Wanted(code=code, title=title, count=count, area_each=area, line=line)


def reconciled(
    rows: list[Wanted], rooms: list[Offered], *, slack: float = 0.0, is_readable: bool = True
) -> ReconciledSchedule:
    """The rows beside the rooms."""
    schedule = Schedule(file="rooms.csv", rows=tuple(rows))
    return reconcile(schedule, rooms, vocabulary=VOCABULARY, slack=slack, is_readable=is_readable)


def states(found: ReconciledSchedule) -> dict[str, str]:
    """What became of each room by its number; those of no account are not there."""
    met = {each.name: each.state for row in found.rows for each in row.rooms}
    return met | {each.name: each.state for each in found.extra}


def counts(found: ReconciledSchedule) -> tuple[int, int, int, int]:
    """Found, undersized, cannot tell, missing."""
    return found.found, found.undersized, found.cannot_tell, found.missing
