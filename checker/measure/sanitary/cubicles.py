"""WC cubicles: how wide and deep each is, which way its door opens, what is clear inside."""

from collections.abc import Mapping

from checker.geometry.circle import Area, Circle, largest_circle
from checker.geometry.strips import clear_run
from checker.measure.evidence import circle_drawn, dimension, outline
from checker.measure.obstacles import free_floors
from checker.measure.registry import measure
from checker.measure.sanitary.answers import Placings, over_ways, placed
from checker.measure.sanitary.cells import Cell
from checker.measure.sanitary.pans import Placing, Way
from checker.measure.sanitary.sides import side_walls
from checker.measure.subjects import Subject
from checker.results.values import Choice, Quantity, Unknown
from checker.units import so_many

Cells = Mapping[str, Cell]
DOOR_OPENS = ("in", "out", "neither")
_ASK = "Model the cubicle's partitions as walls, its front, and its door."


@measure("sanitary fitting", unit="m", lack="how wide the cubicle is", ask=_ASK)
def cubicle_width(subject: Subject, placings: Placings) -> Quantity | Unknown:
    """Width of a pan's cubicle between its sides, over the depth of the pan, in metres.

    Between partitions or walls; of a room with one pan it is the width of that room at the
    pan. Exact to 0.1 mm. Unknown where another pan stands between, since the partition is not
    modelled, and for other fittings. AD M Diagram 21; ADA 604.8.
    """
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    walls = [wall for way in placing.ways for wall in side_walls(placing, way)]
    if any(wall.unclosed for wall in walls):
        return Unknown(missing=("the partition between this pan and the next",), ask=_ASK)
    return over_ways(placing, lambda way: _between_sides(placing, way))


@measure("sanitary fitting", unit="m", lack="how deep the cubicle is", ask=_ASK)
def cubicle_depth(subject: Subject, placings: Placings, cells: Cells) -> Quantity | Unknown:
    """Depth of a pan's cubicle from the back wall to its front or door, over the pan's width, m.

    Of a room with one pan it is the depth of that room at the pan. Exact to 0.1 mm. Unknown where
    several pans stand on the same floor, since the fronts or doors are not modelled. AD M
    Diagram 21; ADA 604.8.
    """
    placing, cell = placed(subject, placings, "wc"), _own_cell(subject, placings, cells)
    if isinstance(placing, Unknown):
        return placing
    if isinstance(cell, Unknown):
        return cell
    return over_ways(placing, lambda way: _to_front(placing, way, cell))


@measure("sanitary fitting", value="choice", choices=DOOR_OPENS, ask=_ASK)
def cubicle_door_opens(subject: Subject, placings: Placings, cells: Cells) -> Choice | Unknown:
    """Whether the door of a pan's cubicle opens in, out or neither (it slides or folds).

    Of a room with one pan it is the room's door. Several words where the operation is open or
    several doors differ. Unknown where the cubicle or its door is not modelled. AD M 5.14(a).
    """
    cell = _own_cell(subject, placings, cells)
    if isinstance(cell, Unknown):
        return cell
    if not cell.doors:
        return Unknown(missing=("the door of the cubicle",), ask=_ASK)
    return Choice(
        possible=frozenset().union(*(door.opens for door in cell.doors)),
        origin="derived",
        method="operation and placement of the cubicle's door",
        evidence=tuple(
            drawn
            for door in cell.doors
            for sweep in door.sweeps
            for drawn in outline(sweep.polygon, storey=cell.room.storey, label="door swing")
        ),
    )


@measure(
    "sanitary fitting",
    unit="m",
    lack="how much is clear in the cubicle",
    ask=_ASK,
    furniture="here",
)
def cubicle_clear_circle(subject: Subject, placings: Placings, cells: Cells) -> Quantity | Unknown:
    """Diameter of the largest circle in a cubicle, m.

    Clear of the pan, its door's swing and its sides; exact to 0.1 mm. From nothing where no door of
    the cubicle is known. An interval for a door whose operation is open and for bodies known by
    their hull. Unknown where the cubicle is not modelled. AD M 5.14(a).
    """
    cell = _own_cell(subject, placings, cells)
    if isinstance(cell, Unknown):
        return cell
    sweeps = [sweep for door in cell.doors for sweep in door.sweeps]
    floors = free_floors(cell.area, cell.room.things, sweeps=sweeps)
    tight, loose = _circle(floors.tight), _circle(floors.loose)
    low, high = (2 * circle.radius if circle else 0.0 for circle in (tight, loose))
    shown = tight or loose
    return Quantity(
        low=low if cell.doors else 0.0,
        high=max(low, high),
        unit="m",
        method="largest circle in the cubicle clear of pan, sides and door swing",
        steps=(f"of the cubicle {so_many(len(cell.doors), 'door', 'are')} modelled",),
        evidence=(
            *((circle_drawn(shown, storey=cell.room.storey),) if shown else ()),
            *outline(cell.area, storey=cell.room.storey, role="context", label="cubicle"),
        ),
    )


def _own_cell(subject: Subject, placings: Placings, cells: Cells) -> Cell | Unknown:
    """The cell that a pan has to itself."""
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    cell = cells.get(subject.id)
    if cell is None or not cell.is_own:
        return Unknown(missing=("the partitions, front and door of the cubicle",), ask=_ASK)
    return cell


def _between_sides(placing: Placing, way: Way) -> Quantity:
    left, right = side_walls(placing, way)
    return Quantity(
        low=left.wall[0] + right.wall[0],
        high=left.wall[1] + right.wall[1],
        unit="m",
        method="between the sides, over the depth of the pan",
        steps=(f"{left.wall[0]:.3f} m and {right.wall[0]:.3f} m from the middle of the pan",),
        evidence=(dimension((left.line[1], right.line[1]), storey=placing.room.storey),),
    )


def _to_front(placing: Placing, way: Way, cell: Cell) -> Quantity:
    run = clear_run(
        cell.area, (), frame=way.frame, across=(-way.half, way.half), start=max(0.0, way.back)
    )
    depth = max(0.0, way.back) + run.length
    line = (way.frame.to_plan(0.0, 0.0), way.frame.to_plan(0.0, depth))
    return Quantity(
        low=depth,
        high=depth,
        unit="m",
        method="back wall to the front or door of the cubicle",
        steps=("the room itself is the cubicle",) if cell.whole_room else (),
        evidence=(
            dimension(line, storey=placing.room.storey),
            *outline(cell.area, storey=placing.room.storey, role="context", label="cubicle"),
        ),
    )


def _circle(floor: Area | None) -> Circle | None:
    return None if floor is None else largest_circle(floor)
