"""Things to draw that show how a value came about: outlines, circles and dimension lines."""

import math

import shapely
from shapely import MultiPolygon, Polygon

from checker.geometry.circle import Circle
from checker.geometry.clean import polygons_of
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Role

_METRES_FROM = 10.0
Line = tuple[tuple[float, float], tuple[float, float]]


def length_text(metres: float) -> str:
    """A length as a drawing prints it: millimetres below ten metres.

    >>> length_text(1.2), length_text(23.456)
    ('1200 mm', '23.46 m')
    """
    return f"{metres:.2f} m" if metres >= _METRES_FROM else f"{metres * 1000:.0f} mm"


def outline(
    area: Polygon | MultiPolygon,
    *,
    storey: str,
    role: Role = "measured",
    label: str = "",
    element: str = "",
) -> tuple[Evidence, ...]:
    """The outer ring of each part of an area; the label stands on the first."""
    parts = sorted(polygons_of(area), key=lambda part: -part.area)
    return tuple(
        Evidence(
            role=role,
            shape="polygon",
            coords=tuple((x, y) for x, y in shapely.get_coordinates(part.exterior).tolist()),
            storey=storey,
            label=label if number == 0 else "",
            element=element,
        )
        for number, part in enumerate(parts)
    )


def where_it_is(subject: Subject, *, label: str = "") -> tuple[Evidence, ...]:
    """The plan of a subject of which something is only declared; nothing without a body."""
    shape = subject.element.shape
    if shape is None or shape.source.problem:
        return ()
    storey, element = subject.ref.storey, subject.id
    return outline(shape.footprint, storey=storey, role="context", label=label, element=element)


def dimension(line: Line, *, storey: str, label: str = "") -> Evidence:
    """A dimension line from point to point (m), labelled with its length unless told otherwise."""
    text = label or length_text(math.dist(*line))
    return Evidence(role="measured", shape="line", coords=line, storey=storey, label=text)


def circle_drawn(circle: Circle, *, storey: str, label: str = "") -> Evidence:
    """A circle with its diameter as label unless told otherwise."""
    x, y = circle.centre
    return Evidence(
        role="measured",
        shape="circle",
        coords=(circle.centre, (x + circle.radius, y)),
        storey=storey,
        label=label or length_text(2 * circle.radius),
    )
