"""Spaces with their labels and quantities, and the groups and zones that gather them."""

from collections import defaultdict

from shapely import Polygon

from sample_models.make.codes import CODES, ZONE_GROUPS
from sample_models.make.frames import Frame, Prism
from sample_models.make.pen import Entity
from sample_models.make.plan import Room
from sample_models.make.site import Site
from sample_models.make.walls import clear_outline


def add_rooms(site: Site) -> None:
    """Every room of the plan that is drawn, storey by storey."""
    by_storey: dict[str, list[Entity]] = defaultdict(list)
    for room in (each for each in site.plan.rooms if not each.undrawn):
        made = _add_room(site, room)
        site.spaces[room.number] = made
        by_storey[room.storey].append(made)
    for storey, spaces in by_storey.items():
        site.pen.root(
            "IfcRelAggregates",
            f"aggregate/spaces/{storey}",
            RelatingObject=site.ground.storeys[storey],
            RelatedObjects=spaces,
        )


def add_groups(site: Site) -> None:
    """The plan's groups: zones, but plain groups where the DfE's closed list of zones rules."""
    dfe = site.pen.options.labels == "dfe"
    for group in site.plan.groups:
        made = site.pen.root(
            "IfcGroup" if dfe else "IfcZone",
            f"group/{group.name}",
            Name=group.name,
            Description=group.note or None,
        )
        _assign(site, f"group/{group.name}", made, [site.spaces[n] for n in group.rooms])
    if dfe:
        _add_dfe_labels(site)


def _add_room(site: Site, room: Room) -> Entity:
    pen, dfe = site.pen, site.pen.options.labels == "dfe"
    elevation = site.plan.storey(room.storey).elevation
    solids = [Prism(outline=clear_outline(room), depth=room.height)]
    made = pen.root(
        "IfcSpace",
        f"space/{room.number}",
        Name=room.number,
        LongName=None if dfe else room.name or None,
        Description=room.name if dfe else None,
        ObjectPlacement=site.placed(Frame(z=elevation + room.floor), room.storey),
        Representation=None if room.bodiless else pen.shape(solids),
        CompositionType="ELEMENT",
        PredefinedType="EXTERNAL" if room.outdoor else "SPACE",
        ElevationWithFlooring=pen.length(elevation + room.floor + pen.options.datum),
    )
    _add_facts(site, room, made)
    return made


def _add_facts(site: Site, room: Room, made: Entity) -> None:
    key, dfe = f"space/{room.number}", site.pen.options.labels == "dfe"
    if not room.bodiless:
        _add_quantities(site, room, made)
    facts: dict[str, object] = {"Reference": room.kind or "room"}
    if site.pen.options.schema != "IFC2X3":
        facts["IsExternal"] = room.outdoor
    if room.kind == "accessible wc":
        facts["HandicapAccessible"] = True
    site.properties("Pset_SpaceCommon", key, made, facts)
    if dfe:
        site.properties("COBie_Space", key, made, {"RoomTag": "n/a"})
    site.claim(room.number, key, made)


def _add_quantities(site: Site, room: Room, made: Entity) -> None:
    pen, key = site.pen, f"space/{room.number}"
    area = pen.area(Polygon(clear_outline(room)).area)
    dfe = pen.options.labels == "dfe"
    gross, net = ("GrossArea", "NetArea") if dfe else ("GrossFloorArea", "NetFloorArea")
    quantities = [
        pen.add("IfcQuantityLength", Name="Height", LengthValue=pen.length(room.height)),
        pen.add("IfcQuantityArea", Name=gross, AreaValue=area),
        pen.add("IfcQuantityArea", Name=net, AreaValue=area),
    ]
    owned = pen.root(
        "IfcElementQuantity",
        f"quantity/{key}",
        Name="BaseQuantities" if dfe else "Qto_SpaceBaseQuantities",
        Quantities=quantities,
    )
    pen.root(
        "IfcRelDefinesByProperties",
        f"defines/{key}/quantities",
        RelatedObjects=[made],
        RelatingPropertyDefinition=owned,
    )


def _add_dfe_labels(site: Site) -> None:
    """S21 space codes, Uniclass codes and zones, one relation per code."""
    rooms = [r for r in site.plan.rooms if r.kind in CODES and not r.undrawn]
    ads: dict[str, list[Entity]] = defaultdict(list)
    uniclass: dict[str, list[Entity]] = defaultdict(list)
    zones: dict[str, list[Entity]] = defaultdict(list)
    for room in rooms:
        code = CODES[room.kind]
        for found, name in ((ads, code.ads), (uniclass, code.uniclass), (zones, code.zone)):
            found[name].append(site.spaces[room.number])
    for system, found in (("DfE ADS", ads), ("Uniclass", uniclass)):
        book = site.pen.add("IfcClassification", Source="DfE", Edition="S21", Name=system)
        for code_text, spaces in sorted(found.items()):
            _classify(site, book, code_text, spaces)
    book = site.pen.add("IfcClassification", Source="DfE", Edition="S21", Name="Zone")
    for name, spaces in sorted(zones.items()):
        zone = site.pen.root("IfcZone", f"zone/{name}", Name=name, Description=ZONE_GROUPS[name])
        _assign(site, f"zone/{name}", zone, spaces)
        _classify(site, book, ZONE_GROUPS[name], [zone], key=name)


def _classify(site: Site, book: Entity, code: str, objects: list[Entity], *, key: str = "") -> None:
    reference = site.pen.add(
        "IfcClassificationReference", Identification=code, Name=code, ReferencedSource=book
    )
    site.pen.root(
        "IfcRelAssociatesClassification",
        f"classified/{book.Name}/{key}/{code}",
        RelatedObjects=objects,
        RelatingClassification=reference,
    )


def _assign(site: Site, key: str, group: Entity, members: list[Entity]) -> None:
    site.pen.root(
        "IfcRelAssignsToGroup", f"assigned/{key}", RelatedObjects=members, RelatingGroup=group
    )
