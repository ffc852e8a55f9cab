"""A flight drawn on the plan: its nosings, the way up, and the place that a figure is from."""

from collections.abc import Iterator

from checker.geometry.edges import Edge, middle
from checker.measure.climbs.walked import Walked
from checker.results.values import Evidence, Role, Unknown

NO_TREADS = Unknown(
    missing=("treads of the flight in a body that can be trusted",),
    ask="Export the stair flight with a body that shows its treads as level faces.",
)


def line(edge: Edge, *, storey: str, role: Role = "context", label: str = "") -> Evidence:
    """A line from end to end."""
    return Evidence(role=role, shape="line", coords=edge, storey=storey, label=label)


def flight_drawn(walked: Walked, *, storey: str) -> tuple[Evidence, ...]:
    """Its nosings, and an arrow-like path along the middle from foot to head."""
    return (*_nosings(walked, storey), way_up(walked.run.edges, storey=storey))


def way_up(edges: tuple[Edge, ...], *, storey: str) -> Evidence:
    """The way walked up, along the middle of the edges that one steps over."""
    return Evidence(
        role="path",
        shape="line",
        coords=tuple(middle(edge) for edge in edges),
        storey=storey,
        label="up",
    )


def level_text(level: float) -> str:
    """A level in metres above the model's zero.

    >>> level_text(-0.0001), level_text(1.5)
    ('0.000 m', '1.500 m')
    """
    return f"{round(level, 3) + 0.0:.3f} m"


def _nosings(walked: Walked, storey: str) -> Iterator[Evidence]:
    for edge in walked.run.edges:
        yield line(edge, storey=storey)
