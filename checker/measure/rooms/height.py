"""How high a room is up to its ceiling, and how much headroom what hangs in it leaves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.measure.distrust import may_be_on, told
from checker.measure.evidence import length_text, outline
from checker.measure.obstacles import HANGS_FROM
from checker.measure.overhead import PASSABLE, Overhangs
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Overhead
from checker.results.values import Evidence, Quantity, Unknown
from checker.units import SLACK

_WHOLE = 0.8
"""Share of a room from which what covers it is its ceiling."""
_AT_WALL = 0.05
_BEARING = 0.3
_FLAT = 0.1
_GAP = 0.1
_HALF = 0.5
_CORNER = 0.1
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hung:
    """A beam, ceiling or duct over some of a room: how high over its floor, over which part.

    `high` is the most that its underside there may be over the floor. `exact` says that its body
    shows `low` and `area`.
    """

    thing: Overhead
    low: float
    high: float
    area: Area
    exact: bool

    @property
    def told(self) -> str:
        """How high it hangs, and what it is."""
        return f"{length_text(self.low)} under {self.thing.ref.name or self.thing.ref.ifc_class}"


@measure("room", "outdoor space", unit="m")
def height(
    subject: Subject, outlines: Mapping[str, Area | Unknown], overhangs: Overhangs
) -> Quantity | Unknown:
    """Height of the room's body, or of its ceiling where a lower one is modelled.

    From the lowest to the highest point of the body, exact to 0.1 mm; an IfcCovering that is a
    ceiling over four fifths of the room makes it as high as its underside. One over less of it, one
    known by its hull, and one of the storey without a body leave it open between the two. Beams and
    ducts do not count. Unknown when the room has no body or one that cannot be trusted. Serves
    CPT-03 and schools/B35.
    """
    area, tall = outlines[subject.id], _tall(subject)
    if isinstance(area, Unknown):
        return area
    ceilings = [each for each in _hung(subject, area, overhangs) if each.thing.kind == "ceiling"]
    low = min((each.low for each in ceilings), default=tall)
    high = min(_covered_at(ceilings, area), tall)
    found = Quantity(
        low=min(low, high),
        high=high,
        unit="m",
        method="height of the room's body" if high == tall else "height under the ceiling",
        steps=tuple(
            f"{each.told} over {each.area.area / area.area:.0%} of it" for each in ceilings
        ),
        evidence=_drawn(subject, area, ceilings, f"{length_text(min(low, high))} high"),
    )
    return _open(found, subject, overhangs, ceilings_only=True)


@measure("room", "outdoor space", unit="m", lack="how much headroom it has", name="headroom")
def room_headroom(
    subject: Subject, outlines: Mapping[str, Area | Unknown], overhangs: Overhangs
) -> Quantity | Unknown:
    """Least height from the room's floor to its top or to what hangs in it, metres.

    Under beams, ceilings, ducts and pipes that begin more than 0.5 m over the floor, exact to
    0.1 mm. Those within 50 mm of a wall do not count. What people may walk past, what is known by
    its hull, slopes, or leaves less than 1 m is doubt: it only lowers the interval. Surely in the
    way is what lies across the room from wall to wall, or over half of it. From nothing where one
    of the storey has no body. Unknown when the room has no body that can be trusted. Serves COR-18;
    AD K 1.11.
    """
    area, tall = outlines[subject.id], _tall(subject)
    if isinstance(area, Unknown):
        return area
    things = sorted(_hung(subject, area, overhangs), key=lambda each: (each.low, each.thing.id))
    low = min((each.low for each in things), default=tall)
    high = min((each.low for each in things if _is_across(each, area)), default=tall)
    found = Quantity(
        low=low,
        high=high,
        unit="m",
        method="least height under what hangs there, or of the room's body",
        steps=tuple(each.told for each in things[:_NAMED]),
        doubt=_past(things[0]) if low < high else None,
        evidence=_drawn(subject, area, things[:_NAMED], f"headroom {length_text(low)}"),
    )
    return _open(found, subject, overhangs, ceilings_only=False)


def _tall(subject: Subject) -> float:
    shape = subject.element.shape
    return shape.top - shape.base if shape else 0.0


def _hung(subject: Subject, area: Area, overhangs: Overhangs) -> Iterator[_Hung]:
    """What hangs lower than the top of a room and reaches into it from its walls."""
    floor, tall, inside = subject.element.shape.base, _tall(subject), area.buffer(-_AT_WALL)
    for over in overhangs.over(area):
        low = over.base - floor
        if not isinstance(over.element, Overhead) or not HANGS_FROM < low < tall - SLACK:
            continue
        met = clean_area(over.area.intersection(area))
        if met is not None and met.intersects(inside):
            thick = over.top - over.base
            yield _Hung(
                thing=over.element,
                low=low,
                high=low if thick <= _FLAT + SLACK else low + thick,
                area=met,
                exact=over.exact,
            )


def _covered_at(ceilings: Sequence[_Hung], area: Area) -> float:
    """The height up to which ceilings surely cover four fifths of a room; infinite if they do not.

    Several layers count from the lowest: what lies over a ceiling is not seen.
    """
    taken: list[Area] = []
    for each in sorted(ceilings, key=lambda one: (one.high, one.thing.id)):
        if each.exact:
            taken.append(each.area)
        if taken and shapely.union_all(taken).area >= _WHOLE * area.area:
            return each.high
    return float("inf")


def _is_across(hung: _Hung, area: Area) -> bool:
    """Whether nobody gets past a thing, and it is surely as low as that in this room."""
    if not hung.exact or hung.low < PASSABLE:
        return False
    is_level = hung.high == hung.low
    ends_here = hung.thing.shape is not None and hung.thing.shape.footprint.within(
        area.buffer(_BEARING)
    )
    if not (is_level or ends_here):
        return False
    left = polygons_of(area.difference(hung.area.buffer(_GAP)))
    parts = [part for part in left if part.area > _CORNER]
    return len(parts) > len(polygons_of(area)) or hung.area.area >= _HALF * area.area


def _past(lowest: _Hung) -> Unknown:
    return Unknown(
        missing=(f"whether people walk past what hangs there ({lowest.told})",),
        ask="Raise it, or guard the floor under it and let a person judge.",
    )


def _open(
    found: Quantity, subject: Subject, overhangs: Overhangs, *, ceilings_only: bool
) -> Quantity:
    """The height, or less where something that may hang there has no body."""
    lost = [
        each
        for each in overhangs.lost
        if isinstance(each, Overhead)
        and may_be_on(each, subject.element.storey_id)
        and (each.kind == "ceiling" or not ceilings_only)
    ]
    return replace(found, low=0.0, doubt=told(lost[:_NAMED])) if lost else found


def _drawn(
    subject: Subject, area: Area, things: Sequence[_Hung], label: str
) -> tuple[Evidence, ...]:
    storey = subject.ref.storey
    return (
        *outline(area, storey=storey, label=label),
        *(
            mark
            for each in things
            for mark in outline(
                each.area,
                storey=storey,
                role="blocker",
                label=each.told,
                element=each.thing.ref.global_id,
            )
        ),
    )
