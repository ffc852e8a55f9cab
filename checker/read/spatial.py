"""What belongs to what: storeys, containment, wholes and parts, openings and what fills them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.read.opening import Entity, Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The relations of a file by step id.

    `whole` leads from a part to its whole (or a room to its storey), `parts` back;
    `container` from an element to the storey, room or other place that contains it;
    `opening` from a door or window to the opening it fills, `fillers` back;
    `host` from an opening to the wall or slab it is cut from;
    `bounds` from a room to the elements that bound it, `bounded` back.
    """

    whole: Mapping[int, int]
    parts: Mapping[int, tuple[int, ...]]
    container: Mapping[int, int]
    opening: Mapping[int, int]
    fillers: Mapping[int, tuple[int, ...]]
    host: Mapping[int, int]
    bounds: Mapping[int, tuple[int, ...]]
    bounded: Mapping[int, tuple[int, ...]]

    def place_of(self, step: int) -> Iterable[int]:
        """Everything the element stands in, nearest first: wholes, containers, hosts.

        Ends even if the file goes round in a ring.
        """
        seen = {step}
        queue = [step]
        while queue:
            here = queue.pop(0)
            for links in (self.container, self.whole, self.opening, self.host):
                onward = links.get(here)
                if onward is not None and onward not in seen:
                    seen.add(onward)
                    queue.append(onward)
                    yield onward


def read_links(model: Model) -> Links:
    """Walk each kind of relation once."""
    parts = _pairs(model, "IfcRelAggregates", 4, 5) + _pairs(model, "IfcRelNests", 4, 5)
    contained = _pairs(model, "IfcRelContainedInSpatialStructure", 5, 4)
    fills = _pairs(model, "IfcRelFillsElement", 4, 5)
    voids = _pairs(model, "IfcRelVoidsElement", 4, 5)
    bounds = _pairs(model, "IfcRelSpaceBoundary", 4, 5)
    return Links(
        whole={part: whole for whole, part in parts},
        parts=_grouped(parts),
        container={element: place for place, element in contained},
        opening={filler: opening for opening, filler in fills},
        fillers=_grouped(fills),
        host={opening: host for host, opening in voids},
        bounds=_grouped(bounds),
        bounded=_grouped((element, room) for room, element in bounds),
    )


def _pairs(model: Model, relation: str, one: int, many: int) -> list[tuple[int, int]]:
    """Step ids on both sides of a relation; `many` may hold one element or several."""
    found: list[tuple[int, int]] = []
    for each in model.by_type(relation):
        left, right = each.get_argument(one), each.get_argument(many)
        if left is None or right is None:
            continue
        related: tuple[Entity, ...] = right if isinstance(right, tuple) else (right,)
        step = left.id()
        found.extend((step, entity.id()) for entity in related if entity is not None)
    return found


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}
