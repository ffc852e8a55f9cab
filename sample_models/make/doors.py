"""Door types: lining, panels, operation and the solids that show them."""

from sample_models.make.frames import Prism, block
from sample_models.make.pen import Entity
from sample_models.make.plan import DoorKind
from sample_models.make.site import Site

_LEAF = 0.044

KINDS: tuple[DoorKind, ...] = (
    DoorKind(name="classroom", overall=1.01, leaf=0.926, fire_rating="30"),
    DoorKind(name="wide", overall=1.11, leaf=1.026, fire_rating="30"),
    DoorKind(name="store", overall=1.01, leaf=0.926, fire_rating="30"),
    DoorKind(name="narrow", overall=0.8, leaf=0.716),
    DoorKind(name="exactly 800", overall=0.95, leaf=0.866, clear=0.8, fire_rating="30"),
    DoorKind(name="810 clear", overall=0.96, leaf=0.876, clear=0.81, fire_rating="30"),
    DoorKind(name="799 clear", overall=0.95, leaf=0.866, clear=0.799),
    DoorKind(name="825 clear", overall=0.98, leaf=0.896, clear=0.825),
    DoorKind(
        name="corridor pair",
        overall=2.0,
        leaf=0.958,
        leaves=2,
        operation="DOUBLE_DOOR_SINGLE_SWING",
        fire_rating="30",
    ),
    DoorKind(
        name="narrow pair",
        overall=1.51,
        leaf=0.713,
        leaves=2,
        operation="DOUBLE_DOOR_SINGLE_SWING",
        fire_rating="30",
    ),
    DoorKind(
        name="entrance",
        overall=2.3,
        leaf=1.108,
        leaves=2,
        operation="DOUBLE_DOOR_SINGLE_SWING",
    ),
    DoorKind(name="external", overall=1.21, leaf=1.126),
    DoorKind(
        name="automatic",
        overall=2.2,
        leaf=1.058,
        leaves=2,
        operation="DOUBLE_DOOR_SLIDING",
        clear=1.9,
        powered=True,
    ),
    DoorKind(name="sliding", overall=1.3, leaf=1.216, operation="SLIDING", clear=1.1),
    DoorKind(name="lift", overall=1.1, leaf=1.016, operation="SLIDING", clear=0.9, powered=True),
    DoorKind(name="cubicle", overall=0.7, leaf=0.68, lining=0.01, height=2.0, depth=0.02),
    DoorKind(name="wide cubicle", overall=0.92, leaf=0.9, lining=0.01, height=2.0, depth=0.02),
    DoorKind(name="size only", overall=0.9, leaf=0.9, bare=True),
)


def operation_of(kind: DoorKind, hand: str) -> str:
    """The IFC operation with its handing."""
    if kind.bare:
        return "NOTDEFINED"
    if kind.operation == "REVOLVING":
        return kind.operation
    if kind.operation == "SLIDING":
        return f"SLIDING_TO_{hand}"
    return kind.operation if kind.leaves == 2 else f"{kind.operation}_{hand}"


def door_solids(kind: DoorKind, hand: str) -> list[Prism]:
    """Two jambs, a head and the closed leaf or leaves."""
    width, height, lining, front = kind.overall, kind.height, kind.lining, kind.depth
    frame = [
        block(0, 0, 0, lining, front, height),
        block(width - lining, 0, 0, width, front, height),
        block(lining, 0, height - lining, width - lining, front, height),
    ]
    back, top = front - min(_LEAF, front), height - lining
    first = block(lining, back, 0, lining + kind.leaf, front, top)
    if kind.leaves == 1:
        spare = width - 2 * lining - kind.leaf
        if hand == "RIGHT" and spare > 0:
            first = block(lining + spare, back, 0, width - lining, front, top)
        return [*frame, first]
    return [*frame, first, block(lining + kind.leaf, back, 0, width - lining, front, top)]


def add_door_type(site: Site, kind: DoorKind, hand: str) -> str:
    """The key of the type that doors of this kind and handing share; none for a bare door."""
    if kind.bare:
        return ""
    operation = operation_of(kind, hand)
    key = f"door type/{kind.name}/{operation}"
    if key not in site.types:
        site.types[key] = site.pen.root(
            "IfcDoorType",
            key,
            Name=f"Door_{kind.name.title().replace(' ', '')}_{operation}_Type01",
            Description=f"{kind.overall * 1000:.0f} mm door, {kind.name}",
            HasPropertySets=[_lining(site, key, kind), *_panels(site, key, kind, hand)],
            PredefinedType="DOOR",
            OperationType=operation,
        )
    return key


def _lining(site: Site, key: str, kind: DoorKind) -> Entity:
    return site.pen.root(
        "IfcDoorLiningProperties",
        f"{key}/lining",
        Name="Lining",
        LiningDepth=site.pen.length(kind.depth),
        LiningThickness=site.pen.length(kind.lining),
    )


def _panels(site: Site, key: str, kind: DoorKind, hand: str) -> list[Entity]:
    within = kind.overall - 2 * kind.lining
    share = round(min(kind.leaf / within, 1.0), 6)
    moves = next((m for m in ("SLIDING", "REVOLVING") if m in kind.operation), "SWINGING")
    panels = [("LEFT", share), ("RIGHT", round(1 - share, 6))]
    if kind.leaves == 1:
        panels = [(hand if moves == "SWINGING" else "MIDDLE", share)]
    return [
        site.pen.root(
            "IfcDoorPanelProperties",
            f"{key}/panel/{position}",
            Name="Panel",
            PanelDepth=site.pen.length(min(_LEAF, kind.depth)),
            PanelOperation=moves,
            PanelWidth=width,
            PanelPosition=position,
        )
        for position, width in panels
    ]
