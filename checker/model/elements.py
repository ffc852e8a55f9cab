"""Storeys, rooms, doors and the rest: one frozen class for each thing an architect would name."""

from dataclasses import dataclass

from checker.geometry.frame import Frame
from checker.model.facts import Classification, Property, Shape, Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRef:
    """Who an element is: travels with every value and finding. `storey` is the storey's name.

    `step_id` is the number of its record and `line` the line of the file that this stands on,
    counted from 1; 0 where it is not known, and of another file of the same school.
    """

    global_id: str
    ifc_class: str
    name: str = ""
    long_name: str = ""
    storey: str = ""
    step_id: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What all elements share.

    `id` is unique in the school: the GlobalId, or `GlobalId~step` where the file uses one twice.
    `shape` is absent when the model holds none or none could be read; `unread` then says in a
    sentence why a body that is there could not. `room_id` is the room that the file puts it in.
    `frame` is the placement; absent when the element has none.
    """

    id: str
    ref: ElementRef
    storey_id: str = ""
    room_id: str = ""
    shape: Shape | None = None
    unread: str = ""
    frame: Frame | None = None
    description: str = ""
    object_type: str = ""
    type_name: str = ""
    predefined_type: str = ""
    tag: str = ""
    properties: tuple[Property, ...] = ()
    classifications: tuple[Classification, ...] = ()

    def property(self, *names: str, group: str = "") -> Property | None:
        """The first property called one of `names` (case ignored), in `group` if one is given.

        The element's own value comes before one inherited from its type.
        """
        wanted = [name.casefold() for name in names]
        found = [
            (prop.inherited, wanted.index(prop.name.casefold()), i, prop)
            for i, prop in enumerate(self.properties)
            if prop.name.casefold() in wanted
            and (not group or prop.group.casefold() == group.casefold())
        ]
        return min(found)[3] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Storey(Element):
    """A floor level. `elevation` is z in the rebased frame, metres."""

    elevation: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Element):
    """An IfcSpace that is a room or an outdoor place. Words may sit in any of its texts."""

    is_external: bool = False
    boundary_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBox:
    """The extent of one solid of a body in its element's own axes, metres."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorPanel:
    """A door panel as declared. `width_ratio` is a share of the opening (0-1), not a length."""

    operation: str = ""
    position: str = ""
    width_ratio: float | None = None
    depth: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Element):
    """A hole in a wall, with the wall it is cut from. Doors and windows may fill it."""

    host_id: str = ""
    width: float | None = None
    height: float | None = None
    filled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Door(Element):
    """A door as read; nothing is inferred here.

    `operation` is spelled as IFC4 spells it (`SINGLE_SWING_LEFT`); empty when not defined.
    `operation_from` tells where it stood: `door`, `type`, `style` or `none`.
    `solids` are the parts of the body in the door's own axes: leaf, lining, furniture.
    `boundary_ids` are rooms that the file itself says the door bounds.
    """

    overall_width: float | None = None
    overall_height: float | None = None
    operation: str = ""
    operation_from: str = "none"
    lining_depth: float | None = None
    lining_thickness: float | None = None
    threshold: float | None = None
    panels: tuple[DoorPanel, ...] = ()
    solids: tuple[LocalBox, ...] = ()
    opening_id: str = ""
    host_id: str = ""
    boundary_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Element):
    """A window with its overall size, metres; its shape is that of the hole that it fills."""

    overall_width: float | None = None
    overall_height: float | None = None
    opening_id: str = ""
    host_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall(Element):
    """A wall, curtain wall or partition; the footprint is without its openings cut.

    `is_external` is what Pset_WallCommon (a curtain wall's: Pset_CurtainWallCommon) declares, None
    where it does not. `is_made_of_walls` says that it has no body itself and consists of nothing
    but other walls of the school and doors and windows: where they are, it is.
    """

    is_external: bool | None = None
    is_made_of_walls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Element):
    """A column or pier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slab(Element):
    """A slab; sloped ones may be ramps. `slope` is rise over run, 0 when level or not known.

    `tops` are the planes that one may walk on; only sloped or stepped slabs carry them, the top
    of a level one is its shape's.
    """

    slope: float = 0.0
    tops: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture(Element):
    """A movable thing: table, chair, cupboard, locker.

    `solids` are the parts of its body in its own axes, so that a table top is told from its legs;
    empty where the body is one piece or has very many.
    """

    solids: tuple[LocalBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting(Element):
    """A fixed fitting, such as sanitary ware, a changing bed, a radiator or a hose reel.

    `kind`: `wc`, `basin`, `shower`, `urinal`, `bath`, `sink`, `changing bed`, `radiator`,
    `hose reel` or `other`. Decided from predefined type, type name and name. `solids` as for
    furniture.
    """

    kind: str = "other"
    solids: tuple[LocalBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overhead(Element):
    """What may hang over people's heads. `kind`: `beam`, `ceiling` or `duct` (pipes as well)."""

    kind: str = "beam"


@dataclass(frozen=True, slots=True, kw_only=True)
class StairFlight(Element):
    """One flight: declared riser and tread, metres; number of risers.

    `tops` are its treads (and what else of it looks up), `soffits` its undersides.
    """

    riser_height: float | None = None
    tread_length: float | None = None
    riser_count: int | None = None
    tops: tuple[Surface, ...] = ()
    soffits: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair(Element):
    """A stair with its flights and landings.

    Where a file gives the stair a body of its own instead of flights, `tops` and `soffits` hold
    its treads, landings and undersides.
    """

    flights: tuple[StairFlight, ...] = ()
    landings: tuple[Slab, ...] = ()
    tops: tuple[Surface, ...] = ()
    soffits: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RampFlight(Element):
    """One ramp flight; `slope` is rise over run, measured from the body, when it could be.

    `clear_width` is its plan's short side. `tops` are the planes that one walks on.
    """

    slope: float | None = None
    clear_width: float | None = None
    tops: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp(Element):
    """A ramp with its flights and landings; `tops` when its body is its own, without flights."""

    flights: tuple[RampFlight, ...] = ()
    landings: tuple[Slab, ...] = ()
    tops: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift(Element):
    """A lift or lifting platform as modelled (IfcTransportElement).

    `solids` are the parts of its body in its own axes: a car in one piece, or walls round one.
    """

    solids: tuple[LocalBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Railing(Element):
    """A handrail or guarding; `height` as declared, metres.

    `line` are points (x, y, z; rebased metres) along its top, near enough to follow it.
    """

    height: float | None = None
    line: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Element):
    """A named set of rooms: `source` is `IfcZone`, `IfcSpatialZone`, `IfcGroup` or `brief`."""

    source: str = "IfcZone"
    members: tuple[str, ...] = ()
