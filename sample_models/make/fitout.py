"""Furniture and fittings as mapped items, and lifts."""

from sample_models.make.frames import Frame, Prism, block
from sample_models.make.furniture import PATTERNS
from sample_models.make.pen import Entity
from sample_models.make.plan import Lift
from sample_models.make.site import Length, Site

_TYPE_CLASS = {"IfcFurniture": "IfcFurnitureType", "IfcSanitaryTerminal": "IfcSanitaryTerminalType"}


def add_things(site: Site) -> None:
    """Each a mapped item of its pattern, typed, in its room or, in a file without, its storey."""
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
            room=thing.room if thing.room in site.spaces else "",
            Name=label,
            ObjectType=pattern.label,
            PredefinedType=pattern.predefined if pattern.ifc_class != "IfcFurniture" else None,
        )
        made.Representation = _mapped(site, thing.kind)
        site.typed[f"thing type/{thing.kind}"].append(made)
        site.claim(label, f"thing/{label}", made)


def add_lifts(site: Site) -> None:
    for lift in site.plan.lifts:
        made = site.element(
            "IfcTransportElement",
            f"lift/{lift.name}",
            frame=Frame(x=lift.x, y=lift.y, z=site.plan.storey(lift.storey).elevation),
            storey=lift.storey,
            solids=[_car(lift)],
            Name=lift.name,
            PredefinedType=lift.kind,
        )
        if lift.stated:
            size = {
                "ClearWidth": Length(metres=lift.width),
                "ClearDepth": Length(metres=lift.depth),
            }
            site.properties("Pset_TransportElementElevator", f"lift/{lift.name}", made, size)
        site.claim(lift.name, f"lift/{lift.name}", made)


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


def _car(lift: Lift) -> Prism:
    return block(0, 0, 0, lift.width, lift.depth, 2.2)
