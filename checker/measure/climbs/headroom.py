"""How much height there is over a flight, from its pitch line to what hangs over it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.frame import Point
from checker.measure.climbs.pitch import Pitch, PitchPiece
from checker.measure.climbs.railings_handrails import FLIGHTS
from checker.measure.distrust import lowered, may_be_on
from checker.measure.evidence import length_text, outline
from checker.measure.overhead import PASSABLE, Overhang, Overhangs
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Element, Storey, Wall
from checker.results.values import Evidence, Quantity, Truth, Unknown

UNDERFOOT = 0.3
"""Metres over the pitch line up to which a body is the floor that the flight leads to."""
_AT_EDGE = 0.05
"""Metres of the flight that a thing has to cover: less lies at the edge of a stairwell."""
_ASK = "Model the floors, ceilings and beams over the stair, and cut the stairwell out of them."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """The least height under one thing: how much, where, under what."""

    height: float
    place: Point
    under: Overhang


@measure(*FLIGHTS, unit="m", lack="how much headroom it has", ask=_ASK)
def headroom(
    subject: Subject,
    pitches: Mapping[str, Pitch],
    overhangs: Overhangs,
    storeys_by_id: Mapping[str, Storey],
    is_external: Truth | Unknown,
) -> Quantity | Unknown:
    """Least height from the pitch line (stair) or surface (ramp) to what hangs over it, metres.

    Under slabs with their holes cut out, landings, the undersides of other flights, beams,
    ceilings and walls. Exact to 0.1 mm on straight flights. A thing known by its hull, a sloped
    slab, and one that leaves less than 1 m (a floor whose hole is not modelled) are doubt: they
    only lower the interval. Infinite when nothing hangs over a flight outside. Unknown when
    nothing is modelled over a flight inside, or no body shows where the flight runs. From nothing
    where a slab or beam of its storey, or the next, has no body: it may hang there. AD K
    Diagram 1.3, AD M 1.13(a).
    """
    pitch = pitches.get(subject.id)
    if pitch is None:
        return Unknown(missing=("a body that shows where the flight runs",), ask=_ASK)
    pieces = tuple(pitch.pieces())
    gaps = [gap for over in _over(pieces, overhangs, subject.id) if (gap := _least(pieces, over))]
    sure = [gap for gap in gaps if gap.under.exact and gap.height >= PASSABLE]
    lost = _lost_over(subject, overhangs.lost, storeys_by_id)
    if not gaps:
        return lowered(_nothing_over(is_external), lost)
    lowest = min(gaps, key=lambda gap: gap.height)
    first = min(sure, key=lambda gap: gap.height, default=None)
    high = first.height if first else float("inf")
    found = Quantity(
        low=max(lowest.height, 0.0),
        high=high,
        unit="m",
        method="least height over the pitch line",
        steps=tuple(_words(gap) for gap in {id(g): g for g in (lowest, first) if g}.values()),
        reason="" if first else "what hangs there may not be in the way",
        evidence=_drawn(lowest, storey=subject.ref.storey),
    )
    return lowered(found, lost)


def _lost_over(
    subject: Subject, lost: Sequence[Element], storeys: Mapping[str, Storey]
) -> tuple[Element, ...]:
    """What hangs nobody knows where on the storey of a flight, or on the one that it leads to."""
    here = subject.element.storey_id
    above = [
        each
        for each in storeys.values()
        if here in storeys and each.elevation > storeys[here].elevation
    ]
    next_ = min(above, key=lambda each: each.elevation).id if above else here
    return tuple(each for each in lost if may_be_on(each, here) or may_be_on(each, next_))


def _nothing_over(is_external: Truth | Unknown) -> Quantity | Unknown:
    if isinstance(is_external, Truth) and is_external.possible == {True}:
        return Quantity(
            low=float("inf"),
            high=float("inf"),
            unit="m",
            method="least height over the pitch line",
            reason="nothing hangs over the flight, which lies outside",
        )
    return Unknown(missing=("anything over the flight: floor, ceiling or roof",), ask=_ASK)


def _over(pieces: Sequence[PitchPiece], overhangs: Overhangs, own: str) -> Iterator[Overhang]:
    """What lies over any of the flight; its own body hangs over itself only in a spiral."""
    whole = clean_area(shapely.union_all([piece.area for piece in pieces]))
    lowest = min((piece.low for piece in pieces), default=0.0)
    for over in overhangs.over(whole) if whole is not None else ():
        is_own = over.under is None and over.element.id == own
        if not is_own and over.top > lowest + UNDERFOOT:
            yield over


def _least(pieces: Sequence[PitchPiece], over: Overhang) -> _Gap | None:
    """The least height under one thing; none where it lies underfoot or beside the flight."""
    found: list[tuple[float, Point]] = []
    for piece in pieces:
        if not piece.area.intersects(over.area):
            continue
        met = clean_area(piece.area.intersection(over.area))
        if met is None or met.buffer(-_AT_EDGE / 2).is_empty:
            continue
        found += _gaps(piece, over, met)
    if not found:
        return None
    height, place = min(found)
    if height < PASSABLE and isinstance(over.element, Wall):
        return None  # it stands beside the flight and narrows it
    return _Gap(height=height, place=place, under=over)


def _gaps(piece: PitchPiece, over: Overhang, met: Area) -> list[tuple[float, Point]]:
    """The heights from a stretch of the pitch line up to a thing; none where it is underfoot.

    Asked stretch by stretch: in a spiral one underside is underfoot here and overhead there.
    """
    points = [((x, y), piece.at(x, y)) for x, y in shapely.get_coordinates(met).tolist()]
    tops = [over.top if over.under is None else over.level_at(x, y) for (x, y), _ in points]
    if max(top - level for top, (_, level) in zip(tops, points, strict=True)) <= UNDERFOOT:
        return []
    return [(over.level_at(x, y) - level, (x, y)) for (x, y), level in points]


def _words(gap: _Gap) -> str:
    name = gap.under.element.ref.name or gap.under.element.ref.ifc_class
    if gap.height < PASSABLE:
        return f"{name} lies across the flight: its hole is not modelled, or nobody passes there"
    doubt = "" if gap.under.exact else " (its underside or plan is not exact)"
    return f"{length_text(gap.height)} under {name}{doubt}"


def _drawn(gap: _Gap, *, storey: str) -> tuple[Evidence, ...]:
    point = Evidence(
        role="measured",
        shape="point",
        coords=(gap.place,),
        storey=storey,
        label=f"headroom {length_text(max(gap.height, 0.0))}",
    )
    element = gap.under.element
    body = outline(
        gap.under.area,
        storey=storey,
        role="blocker",
        label=element.ref.name,
        element=element.ref.global_id,
    )
    return (point, *body)
