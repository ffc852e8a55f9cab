"""Stairs, ramps and their handrails, with steps that may be uneven, open or overhanging."""

import math
from collections.abc import Iterator

from sample_models.make.frames import Frame, Prism, block, direction
from sample_models.make.pen import Entity
from sample_models.make.plan import Climb, Flight, Outline, Rail
from sample_models.make.site import Angle, Length, Site

_RAIL = 0.045
_WAIST = 0.18
_TREAD = 0.04
_KERB = 0.1
_NEWEL = 0.4


def add_climbs(site: Site) -> None:
    """Stairs and ramps as containers of their flights and landings."""
    for climb in site.plan.climbs:
        stair = climb.kind == "stair"
        whole = site.element(
            "IfcStair" if stair else "IfcRamp",
            f"climb/{climb.name}",
            frame=Frame(z=site.plan.storey(climb.storey).elevation),
            storey=climb.storey,
            Name=climb.name,
            PredefinedType=climb.shape,
        )
        parts = [_add_flight(site, climb, flight) for flight in climb.flights]
        parts += [_add_landing(site, climb, n) for n in range(len(climb.landings))]
        site.pen.root(
            "IfcRelAggregates",
            f"aggregate/climb/{climb.name}",
            RelatingObject=whole,
            RelatedObjects=parts,
        )
        site.claim(climb.name, f"climb/{climb.name}", whole)


def add_rails(site: Site) -> None:
    for rail in site.plan.rails:
        (x0, y0, z0), (x1, y1, _) = rail.start, rail.end
        turn = math.degrees(math.atan2(y1 - y0, x1 - x0))
        made = site.element(
            "IfcRailing",
            f"rail/{rail.name}",
            frame=Frame(x=x0, y=y0, z=z0, turn=turn),
            storey=rail.storey,
            solids=[_bar(rail)],
            Name=rail.name,
            PredefinedType=rail.kind,
        )
        if rail.diameter is not None:
            diameter = {"Diameter": Length(metres=rail.diameter)}
            site.properties("Pset_RailingCommon", f"rail/{rail.name}", made, diameter)


def _add_flight(site: Site, climb: Climb, flight: Flight) -> Entity:
    pen, stair = site.pen, climb.kind == "stair"
    base = site.plan.storey(climb.storey).elevation
    steps: dict[str, object] = {}
    if flight.risers and flight.stated:
        steps = {
            "NumberOfRisers": flight.risers,
            "NumberOfTreads": flight.risers - 1,
            "RiserHeight": pen.length(flight.rise / flight.risers),
            "TreadLength": pen.length(flight.going / max(flight.risers - 1, 1)),
        }
    made = pen.root(
        "IfcStairFlight" if stair else "IfcRampFlight",
        f"flight/{flight.name}",
        Name=flight.name,
        ObjectPlacement=site.placed(
            Frame(x=flight.x, y=flight.y, z=base + flight.z, turn=flight.direction), climb.storey
        ),
        Representation=None if flight.bodiless else pen.shape(list(_body(flight))),
        PredefinedType="STRAIGHT",
        **steps,
    )
    if not stair:
        slope = Angle(radians=math.atan2(flight.rise, flight.going))
        site.properties("Pset_RampFlightCommon", f"flight/{flight.name}", made, {"Slope": slope})
    site.claim(flight.name, f"flight/{flight.name}", made)
    return made


def _add_landing(site: Site, climb: Climb, number: int) -> Entity:
    x0, y0, x1, y1, z = climb.landings[number]
    base = site.plan.storey(climb.storey).elevation
    name = f"{climb.name} landing {number + 1}"
    if climb.fall:
        frame, body = _sloping(climb.landings[number], base, climb.fall)
    else:
        frame, body = Frame(z=base + z), block(x0, y0, -_WAIST, x1, y1, 0)
    return site.pen.root(
        "IfcSlab",
        f"landing/{name}",
        Name=name,
        ObjectPlacement=site.placed(frame, climb.storey),
        Representation=site.pen.shape([body]),
        PredefinedType="LANDING",
    )


def _sloping(
    landing: tuple[float, float, float, float, float], base: float, fall: float
) -> tuple[Frame, Prism]:
    """A landing that falls towards the north, seen from its side."""
    x0, y0, x1, y1, z = landing
    long = round(y1 - y0, 6)
    drop = round(long * fall, 6)
    outline = ((0.0, -_WAIST), (long, -_WAIST), (long, -drop), (0.0, 0.0))
    frame = Frame(x=x1, y=y0, z=base + z, turn=90)
    return frame, Prism(outline=outline, depth=round(x1 - x0, 6), plane="side")


def _body(flight: Flight) -> Iterator[Prism]:
    """Steps or a slope across the whole width, and what else belongs to its style."""
    half = flight.width / 2
    if flight.style == "closed":
        outline = _steps(flight) if flight.risers else _slope(flight)
        yield Prism(
            outline=outline, depth=flight.width, start=-half, plane="side", lean=flight.across
        )
    else:
        yield from (_open if flight.style == "open" else _tapered)(flight)
    if flight.kerb:
        for start in (-half - _KERB, half):
            yield Prism(outline=_slope(flight, flight.kerb), depth=_KERB, start=start, plane="side")


def _open(flight: Flight) -> Iterator[Prism]:
    """Treads without anything between them."""
    riser, going = flight.rise / flight.risers, flight.going / (flight.risers - 1)
    for step in range(flight.risers - 1):
        top, half = round((step + 1) * riser, 6), flight.width / 2
        yield block(
            round(step * going, 6), -half, top - _TREAD, round((step + 1) * going, 6), half, top
        )


def _tapered(flight: Flight) -> Iterator[Prism]:
    """A quarter turn to the left round a newel, each tread on the ground."""
    count = flight.risers - 1
    centre = _NEWEL + flight.width / 2
    for step in range(count):
        turns = [direction(90 * (step + more) / count - 90) for more in (0, 1)]
        ring = [
            (round(cosine * reach, 6), round(centre + sine * reach, 6))
            for reach, ways in ((_NEWEL, turns), (_NEWEL + flight.width, turns[::-1]))
            for cosine, sine in ways
        ]
        depth = round((step + 1) * flight.rise / flight.risers, 6)
        yield Prism(outline=tuple(ring[::-1]), depth=depth)


def _steps(flight: Flight) -> Outline:
    """A saw-toothed side view, from the foot up and back along the soffit."""
    riser = flight.rise / flight.risers
    going = flight.going / max(flight.risers - 1, 1)
    points = [(0.0, 0.0)]
    for step in range(max(flight.risers - 1, 1)):
        front, top = step * going, (step + 1) * riser
        top += flight.uneven if step == 1 else 0.0
        if flight.nosing:
            points += [(front, top - _TREAD), (front - flight.nosing, top - _TREAD)]
        points += [(front - flight.nosing, top), ((step + 1) * going, top)]
    last = points[-1]
    points += [(last[0], last[1] - _WAIST), (_WAIST, 0.0)]
    return tuple((round(x, 6), round(z, 6)) for x, z in points)


def _slope(flight: Flight, kerb: float = 0.0) -> Outline:
    return (
        (0.0, -_WAIST),
        (flight.going, flight.rise - _WAIST),
        (flight.going, round(flight.rise + kerb, 6) if kerb else flight.rise),
        (0.0, kerb),
    )


def _bar(rail: Rail) -> Prism:
    (x0, y0, z0), (x1, y1, z1) = rail.start, rail.end
    run, top, past = math.hypot(x1 - x0, y1 - y0), rail.height, rail.past
    rise = z1 - z0
    upper = [(round(run, 6), round(top + rise, 6)), (0.0, top)]
    lower = [(0.0, top - _RAIL), (round(run, 6), round(top - _RAIL + rise, 6))]
    if past:
        end = round(run + past, 6)
        upper = [(end, upper[0][1]), *upper, (-past, top)]
        lower = [(-past, top - _RAIL), *lower, (end, lower[1][1])]
    return Prism(outline=(*lower, *upper), depth=_RAIL, start=-_RAIL / 2, plane="side")
