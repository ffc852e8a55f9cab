"""Furniture and fittings as mapped items; stairs, ramps, lifts and handrails."""

import math

from sample_models.make.frames import Frame, Prism, block
from sample_models.make.furniture import PATTERNS
from sample_models.make.pen import Entity
from sample_models.make.plan import Climb, Flight, Lift, Outline, Rail
from sample_models.make.site import Angle, Length, Site

_RAIL = 0.045
_WAIST = 0.18
_TYPE_CLASS = {"IfcFurniture": "IfcFurnitureType", "IfcSanitaryTerminal": "IfcSanitaryTerminalType"}


def add_things(site: Site) -> None:
    """Every piece is a mapped item of its pattern, typed, and contained in its room."""
    counts: dict[str, int] = {}
    for thing in site.plan.things:
        counts[thing.room] = counts.get(thing.room, 0) + 1
        pattern, room = PATTERNS[thing.kind], site.plan.room(thing.room)
        elevation = site.plan.storey(room.storey).elevation + room.floor
        label = f"{thing.room}-F{counts[thing.room]:02d}"
        made = site.element(
            pattern.ifc_class,
            f"thing/{label}",
            frame=Frame(x=thing.x, y=thing.y, z=elevation, turn=thing.facing - 90),
            storey=room.storey,
            room=thing.room,
            Name=label,
            ObjectType=pattern.label,
            PredefinedType=pattern.predefined if pattern.ifc_class != "IfcFurniture" else None,
        )
        made.Representation = _mapped(site, thing.kind)
        site.typed[f"thing type/{thing.kind}"].append(made)


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


def add_lifts(site: Site) -> None:
    for lift in site.plan.lifts:
        made = site.element(
            "IfcTransportElement",
            f"lift/{lift.name}",
            frame=Frame(x=lift.x, y=lift.y, z=site.plan.storey(lift.storey).elevation),
            storey=lift.storey,
            solids=[_car(lift)],
            Name=lift.name,
            PredefinedType="ELEVATOR",
        )
        if lift.stated:
            size = {
                "ClearWidth": Length(metres=lift.width),
                "ClearDepth": Length(metres=lift.depth),
            }
            site.properties("Pset_TransportElementElevator", f"lift/{lift.name}", made, size)


def add_rails(site: Site) -> None:
    for rail in site.plan.rails:
        (x0, y0, z0), (x1, y1, _) = rail.start, rail.end
        turn = math.degrees(math.atan2(y1 - y0, x1 - x0))
        site.element(
            "IfcRailing",
            f"rail/{rail.name}",
            frame=Frame(x=x0, y=y0, z=z0, turn=turn),
            storey=rail.storey,
            solids=[_bar(rail)],
            Name=rail.name,
            PredefinedType="HANDRAIL",
        )


def _mapped(site: Site, kind: str) -> Entity:
    pen, key = site.pen, f"thing type/{kind}"
    if key not in site.types:
        site.types[key] = _add_thing_type(site, kind)
    source = site.types[key].RepresentationMaps[0]
    same = pen.once(
        ("same",), "IfcCartesianTransformationOperator3D", LocalOrigin=pen.point(0.0, 0.0, 0.0)
    )
    item = pen.add("IfcMappedItem", MappingSource=source, MappingTarget=same)
    shape = pen.add(
        "IfcShapeRepresentation",
        ContextOfItems=pen.body_context,
        RepresentationIdentifier="Body",
        RepresentationType="MappedRepresentation",
        Items=[item],
    )
    return pen.add("IfcProductDefinitionShape", Representations=[shape])


def _add_thing_type(site: Site, kind: str) -> Entity:
    pen, pattern = site.pen, PATTERNS[kind]
    source = pen.add(
        "IfcRepresentationMap",
        MappingOrigin=pen.axes(Frame()),
        MappedRepresentation=pen.body(pattern.solids),
    )
    furniture = pattern.ifc_class == "IfcFurniture"
    return pen.root(
        _TYPE_CLASS[pattern.ifc_class],
        f"thing type/{kind}",
        Name=pattern.label,
        RepresentationMaps=[source],
        AssemblyPlace="NOTDEFINED" if furniture else None,
        PredefinedType=pattern.predefined,
    )


def _add_flight(site: Site, climb: Climb, flight: Flight) -> Entity:
    pen, stair = site.pen, climb.kind == "stair"
    base = site.plan.storey(climb.storey).elevation
    outline = _steps(flight) if flight.risers else _slope(flight)
    body = Prism(outline=outline, depth=flight.width, start=-flight.width / 2, plane="side")
    steps: dict[str, object] = {}
    if flight.risers:
        steps = {
            "NumberOfRisers": flight.risers,
            "NumberOfTreads": flight.risers - 1,
            "RiserHeight": pen.length(flight.rise / flight.risers),
            "TreadLength": pen.length(flight.going / (flight.risers - 1)),
        }
    made = pen.root(
        "IfcStairFlight" if stair else "IfcRampFlight",
        f"flight/{flight.name}",
        Name=flight.name,
        ObjectPlacement=site.placed(
            Frame(x=flight.x, y=flight.y, z=base + flight.z, turn=flight.direction), climb.storey
        ),
        Representation=None if flight.bodiless else pen.shape([body]),
        PredefinedType="STRAIGHT",
        **steps,
    )
    if not stair:
        slope = Angle(radians=math.atan2(flight.rise, flight.going))
        site.properties("Pset_RampFlightCommon", f"flight/{flight.name}", made, {"Slope": slope})
    return made


def _add_landing(site: Site, climb: Climb, number: int) -> Entity:
    x0, y0, x1, y1, z = climb.landings[number]
    base = site.plan.storey(climb.storey).elevation
    name = f"{climb.name} landing {number + 1}"
    return site.pen.root(
        "IfcSlab",
        f"landing/{name}",
        Name=name,
        ObjectPlacement=site.placed(Frame(z=base + z), climb.storey),
        Representation=site.pen.shape([block(x0, y0, -_WAIST, x1, y1, 0)]),
        PredefinedType="LANDING",
    )


def _steps(flight: Flight) -> Outline:
    """A saw-toothed side view, from the foot up and back along the soffit."""
    riser = flight.rise / flight.risers
    going = flight.going / (flight.risers - 1)
    points = [(0.0, 0.0)]
    for step in range(flight.risers - 1):
        points += [(step * going, (step + 1) * riser), ((step + 1) * going, (step + 1) * riser)]
    top = points[-1]
    points += [(top[0], top[1] - _WAIST), (_WAIST, 0.0)]
    return tuple((round(x, 6), round(z, 6)) for x, z in points)


def _slope(flight: Flight) -> Outline:
    return (
        (0.0, -_WAIST),
        (flight.going, flight.rise - _WAIST),
        (flight.going, flight.rise),
        (0.0, 0.0),
    )


def _car(lift: Lift) -> Prism:
    return block(0, 0, 0, lift.width, lift.depth, 2.2)


def _bar(rail: Rail) -> Prism:
    (x0, y0, z0), (x1, y1, z1) = rail.start, rail.end
    run, top = math.hypot(x1 - x0, y1 - y0), rail.height
    rise = z1 - z0
    outline = (
        (0.0, top - _RAIL),
        (round(run, 6), round(top - _RAIL + rise, 6)),
        (round(run, 6), round(top + rise, 6)),
        (0.0, top),
    )
    return Prism(outline=outline, depth=_RAIL, start=-_RAIL / 2, plane="side")
