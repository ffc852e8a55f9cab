"""The last resort for a room without a body: the outline that its drawing gives."""

import numpy as np
from shapely import Polygon

from checker.read.opening import Entity
from checker.read.shapes.axes import Matrix
from checker.read.shapes.curves import Curves
from checker.read.shapes.project import Seen, keeps_upright, within
from checker.read.shapes.repair import cleaned, repaired
from checker.read.shapes.representation import box_of, footprint_curves
from checker.read.shapes.trouble import NeedsEngineError

NO_HEIGHT = "It has no body; only an outline is drawn, so its height cannot be told."


def room_from_outline(product: Entity, matrix: Matrix, curves: Curves) -> Seen | None:
    """The area inside the FootPrint curves, with the height of the stored bounding box if any."""
    area, problem = None, ""
    if not keeps_upright(matrix):
        return None
    for curve in footprint_curves(product):
        try:
            points = np.array(curves.points(curve), dtype=np.float64).reshape(-1, 2)
        except NeedsEngineError:
            return None
        ring = points @ matrix[:2, :2].T + matrix[:2, 3]
        within(ring)
        if len(ring) < 3:  # noqa: PLR2004
            continue
        part, trouble = repaired(Polygon(ring))
        problem = problem or trouble
        if part is not None:  # an outline within another is a hole
            area = part if area is None else cleaned(area.symmetric_difference(part))
    if area is None:
        return None
    box = box_of(product, curves.axes.scale)
    base = float(matrix[2, 3]) + (box[2] if box else 0.0)
    top = base + (box[5] if box else 0.0)
    return Seen(area=area, base=base, top=top, problem=problem or ("" if box else NO_HEIGHT))
