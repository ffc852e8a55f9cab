"""Where a pan or basin stands: its kind, how far out from its wall, how far from the side walls."""

from checker.measure.evidence import dimension
from checker.measure.registry import measure
from checker.measure.sanitary.answers import Placings, over_ways, placed
from checker.measure.sanitary.pans import STANDING, Placing, Way
from checker.measure.sanitary.sides import SideWall, side_walls
from checker.measure.subjects import Subject
from checker.results.values import Choice, Quantity, Unknown, one_of

KINDS = (
    "wc",
    "basin",
    "shower",
    "urinal",
    "bath",
    "sink",
    "changing bed",
    "radiator",
    "hose reel",
)


@measure("sanitary fitting", value="choice", choices=KINDS)
def fitting_kind(subject: Subject) -> Choice:
    """What kind of fitting it is.

    By its predefined type, else by the words in its names. Never Unknown. Source:
    IfcSanitaryTerminal, recipe G10.
    """
    return one_of(
        subject.element.kind, origin="declared", method="predefined type or words in its names"
    )


@measure("sanitary fitting", unit="m", lack="how far its centre line is from the side wall")
def centre_to_side_wall(subject: Subject, placings: Placings) -> Quantity | Unknown:
    """From the centre line of a pan or basin to the nearest wall at its side, in metres.

    Side walls are faces of the room or of a partition at right angles to the back wall that cover
    at least half of the depth of the fitting. Exact to 0.1 mm. An interval where something
    covers less than that (a boxed pipe), where the body is lopsided or so large that it holds
    rails as well, where a partition may be missing in a row of pans, and where
    the back wall is open. Unknown for other fittings, without a body, in no room, and without a
    wall behind it. AD M Diagram 18; ADA 604.2.
    """
    placing = placed(subject, placings, "wc", "basin", "sink")
    if isinstance(placing, Unknown):
        return placing
    return over_ways(placing, lambda way: _to_wall(placing, way, nearest=True))


@measure("sanitary fitting", unit="m", lack="how far its centre line is from the other side wall")
def centre_to_other_side(subject: Subject, placings: Placings) -> Quantity | Unknown:
    """From the centre line of a pan or basin to the farther of the walls at its sides, in metres.

    Measured like `centre_to_side_wall`, exact to 0.1 mm. An interval and Unknown as that. Source:
    ours, recipe G10.
    """
    placing = placed(subject, placings, "wc", "basin", "sink")
    if isinstance(placing, Unknown):
        return placing
    return over_ways(placing, lambda way: _to_wall(placing, way, nearest=False))


@measure("sanitary fitting", unit="m", lack="how far it projects from its wall")
def projection(subject: Subject, placings: Placings) -> Quantity | Unknown:
    """From the face of the back wall to the front of a pan, basin, sink or urinal, in metres.

    Square to that wall, a gap behind it included; exact to 0.1 mm. An interval for a body that is
    wider or longer than any pan, since it holds rails or panels as well, and where the back wall is
    open. Unknown for other fittings, without a body, in no room, and without a wall behind it.
    Source: ours, recipe G10.
    """
    placing = placed(subject, placings, *STANDING)
    if isinstance(placing, Unknown):
        return placing
    return over_ways(placing, lambda way: _out_from_wall(placing, way))


def _to_wall(placing: Placing, way: Way, *, nearest: bool) -> Quantity:
    walls = side_walls(placing, way)
    pick = min if nearest else max
    shown = pick(walls, key=lambda wall: wall.high)
    return Quantity(
        low=pick(wall.low for wall in walls),
        high=pick(wall.high for wall in walls),
        unit="m",
        method="centre line to side wall, at right angles",
        steps=tuple(_step(wall) for wall in walls),
        evidence=(
            dimension(shown.line, storey=placing.room.storey),
            dimension(way.line, storey=placing.room.storey, label="centre line"),
        ),
    )


def _step(wall: SideWall) -> str:
    text = f"{wall.side}, as one sits on it: {wall.low:.3f} m to {wall.high:.3f} m"
    return f"{text}; a partition may be missing" if wall.unclosed else text


def _out_from_wall(placing: Placing, way: Way) -> Quantity:
    return Quantity(
        low=way.least_front,
        high=way.front,
        unit="m",
        method="face of the back wall to the front",
        steps=(f"{max(0.0, way.back):.3f} m between its back and the wall",),
        evidence=(dimension(way.line, storey=placing.room.storey),),
    )
