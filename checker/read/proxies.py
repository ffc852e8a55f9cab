"""Which IfcBuildingElementProxy stands about like furniture, and which is part of the building."""

import re
from collections.abc import Mapping, Sequence

import shapely
from shapely import STRtree

from checker.model import Shape, Wall
from checker.read.opening import Entity
from checker.read.plaintext import enumerated, plain
from checker.read.reading import Reading

_LARGEST = 12.0  # m² on the plan: larger things are buildings, canopies, pavings
_SMALLEST = 0.2  # metres: sockets and switches are smaller than this every way
_IN_WALL = 0.5  # share of the plan that lies within walls: a layer, a panel let in
_HOLES = {"PROVISIONFORVOID", "PROVISIONFORSPACE"}
_OUTSIDE = re.compile(
    r"\b(?:fascias?|gutters?|downpipes?|dachrinnen?|dakgoot|daktrim|model text|north arrow|"
    r"trees?|baum|b(?:ä|ae)ume|boom|bomen)\b",
    re.IGNORECASE,
)


def loose_proxies(reading: Reading) -> list[Entity]:
    """Proxies that may be furniture, going by what the file says of them.

    Left out: parts of another element (layers of a wall), things of the site, what fills an
    opening, provisions for voids, and what its words call a fascia, a gutter or a tree.
    """
    return [p for p in reading.by_type("IfcBuildingElementProxy") if not _is_fabric(reading, p)]


def standing_about(
    proxies: Sequence[Entity], bodies: Mapping[int, Shape], walls: Sequence[Wall]
) -> list[Entity]:
    """Those of the proxies that stand about, going by their bodies.

    Left out: without a body, over 12 m² on the plan, under 0.2 m in every direction (sockets,
    switches), and those of which half or more lies within a wall. What remains may still be a
    cladding: outside the rooms it is in nobody's way, and inside it is.
    """
    outlines = [wall.shape for wall in walls if wall.shape is not None]
    tree = STRtree([shape.footprint for shape in outlines])
    return [
        proxy
        for proxy in proxies
        if (shape := bodies.get(proxy.id())) is not None
        and _is_thing(shape)
        and not _is_in_wall(shape, [outlines[i] for i in tree.query(shape.footprint)])
    ]


def _is_fabric(reading: Reading, proxy: Entity) -> bool:
    step, links = proxy.id(), reading.links
    place = links.container.get(step)
    whole = links.whole.get(step)
    if step in links.opening or (whole and reading.model.by_id(whole).is_a("IfcElement")):
        return True
    if any(p and reading.model.by_id(p).is_a("IfcSite") for p in (place, whole)):
        return True
    kinds = [reading.attribute(proxy, name) for name in ("PredefinedType", "ObjectType")]
    if any(enumerated(kind).replace("_", "") in _HOLES for kind in kinds):
        return True
    texts = (plain(proxy.get_argument(i)) for i in (2, 4))
    return any(_OUTSIDE.search(text.replace("_", " ")) for text in texts)


def _is_thing(shape: Shape) -> bool:
    x0, y0, x1, y1 = shape.footprint.bounds
    longest = max(x1 - x0, y1 - y0, shape.top - shape.base)
    return longest >= _SMALLEST and shape.footprint.area <= _LARGEST


def _is_in_wall(shape: Shape, walls: Sequence[Shape]) -> bool:
    beside = [w.footprint for w in walls if w.base < shape.top and w.top > shape.base]
    if not beside:
        return False
    within = shape.footprint.intersection(shapely.union_all(beside)).area
    return bool(within >= _IN_WALL * shape.footprint.area)
