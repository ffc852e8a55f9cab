"""Whether a clear space of a given size lies round a pan or beside it."""

from collections.abc import Iterator, Sequence

from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.faces import SIDES, Span, facing
from checker.geometry.frame import Frame
from checker.geometry.strips import clear_gaps, in_the_way
from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure
from checker.measure.rooms.doors import Sweeps
from checker.measure.sanitary.answers import Placings, placed, truth_over_ways
from checker.measure.sanitary.clear import OVER, Taken, what_is_taken
from checker.measure.sanitary.pans import Placing, Way
from checker.measure.sanitary.sides import SideWall, depth_beside, side_walls
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Truth, Unknown
from checker.units import SLACK

_ASK = "Model what stands in the room, and its doors."
_OPEN = frozenset({True, False})


@measure(
    "sanitary fitting",
    value="truth",
    lack="whether the space round the pan is clear",
    ask=_ASK,
    furniture="here",
)
def pan_clearance_fits(
    subject: Subject,
    placings: Placings,
    leaf_sweeps: Sweeps,
    doors_known: frozenset[str],
    *,
    wide: float = 0.0,
    deep: float = 0.0,
    may_overlap: tuple[str, ...] = OVER,
) -> Truth | Unknown:
    """Whether the floor round a pan is clear, `wide` from the side wall, `deep` from the back wall.

    The rectangle (metres) starts in the corner of the back wall and the nearer side wall, or
    of either where both are equally near. Only the pan itself, slim rails and what hangs on a
    wall (see `transfer_width`) may be in it, and door swings where they are among what it
    `may_overlap`. Settled to 0.5 mm. Open where the fittings of the room's use are not all
    modelled, and where a wall or a thing in the way is in doubt. Unknown for other fittings and
    without a size. ADA 604.3.1, AS 1428.1.
    """
    if wide <= 0.0 or deep <= 0.0:
        return Unknown(missing=("the size of the clear space",), ask="State wide and deep.")
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    taken = what_is_taken(placing, leaf_sweeps, doors_known, may_overlap)
    return truth_over_ways(placing, lambda way: _in_corner(placing, way, taken, size=(wide, deep)))


@measure(
    "sanitary fitting",
    value="truth",
    lack="whether such a space lies beside the pan",
    ask=_ASK,
    furniture="here",
)
def space_beside_pan(
    subject: Subject,
    placings: Placings,
    leaf_sweeps: Sweeps,
    doors_known: frozenset[str],
    *,
    wide: float = 0.8,
    deep: float = 1.3,
    may_overlap: tuple[str, ...] = (),
) -> Truth | Unknown:
    """Whether a space `wide` by `deep` metres lies along one side of a pan.

    It starts no farther from the back wall than the middle of the pan, and need not reach that
    wall; door swings may be in it only where they are among what it `may_overlap`. Settled to
    1 mm; open and Unknown as `pan_clearance_fits`. French order on access
    to existing public buildings, article 12.
    """
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    taken = what_is_taken(placing, leaf_sweeps, doors_known, may_overlap)
    return truth_over_ways(placing, lambda way: _beside(placing, way, taken, size=(wide, deep)))


def _in_corner(placing: Placing, way: Way, taken: Taken, *, size: Span) -> Truth:
    walls = side_walls(placing, way)
    nearest = min(wall.wall[1] for wall in walls)
    tried = [wall for wall in walls if wall.wall[1] <= nearest + SLACK]
    answers = [_from_wall(placing, way, wall, taken, size=size) for wall in tried]
    return max(answers, key=lambda answer: (True in answer.possible, len(answer.possible) == 1))


def _from_wall(placing: Placing, way: Way, wall: SideWall, taken: Taken, *, size: Span) -> Truth:
    """The rectangle from one side wall; where that wall is in doubt, from all it may be."""
    floor = placing.room.floor
    corners = sorted(set(wall.wall)) if wall.wall[1] - wall.wall[0] > SLACK else [wall.wall[1]]
    rectangles = [
        (far - size[0], far) if wall.side == "right" else (-far, size[0] - far) for far in corners
    ]
    tight, loose = (
        [in_the_way(floor, areas, frame=way.frame, x=x, y=(0.0, size[1])) for x in rectangles]
        for areas in (taken.areas, taken.areas[: taken.sure])
    )
    hit = sorted({stop for stops in tight for stop in stops if stop is not None})
    names = ["a wall"] if any(None in stops for stops in tight) else []
    names += [taken.names[stop] for stop in hit]
    return _answer(
        possible=_possible(
            fits=not any(tight),
            may=not all(loose),
            told=taken.told and not wall.unclosed and not placing.crowded,
        ),
        size=size,
        where="from the side wall and the back wall",
        names=names,
        evidence=(
            *_drawn(placing, way.frame, rectangles[-1], (0.0, size[1]), fits=not names),
            *_blockers(placing, taken, hit),
        ),
    )


def _beside(placing: Placing, way: Way, taken: Taken, *, size: Span) -> Truth:
    tight = list(_places(placing, way, taken.areas, edge=way.half, size=size))
    loose = list(_places(placing, way, taken.areas[: taken.sure], edge=way.least, size=size))
    nowhere = (facing(way.frame, "right"), depth_beside("right", front=size[1]))
    frame, x = (tight or loose or [nowhere])[0]
    y = (way.half, way.half + size[0])
    return _answer(
        possible=_possible(
            fits=bool(tight),
            may=bool(tight or loose),
            told=taken.told and not placing.crowded,
        ),
        size=size,
        where="along one side of the pan",
        names=[] if tight else ["walls or fittings at both sides"],
        evidence=_drawn(placing, frame, x, y, fits=bool(tight)),
    )


def _places(
    placing: Placing, way: Way, areas: Sequence[Area], *, edge: float, size: Span
) -> Iterator[tuple[Frame, Span]]:
    """Where the space may lie: the frame that faces its side, and its extent along the pan."""
    middle = (max(0.0, way.back) + way.front) / 2
    for side in SIDES:
        frame = facing(way.frame, side)
        across = (edge, edge + size[0]) if side == "right" else (-edge - size[0], -edge)
        for low, high in clear_gaps(
            placing.room.floor, areas, frame=way.frame, across=across, along=(0.0, middle + size[1])
        ):
            if high - low >= size[1] - 2 * SLACK:
                span = (low, low + size[1])
                yield frame, span if side == "left" else (-span[1], -span[0])


def _possible(*, fits: bool, may: bool, told: bool) -> frozenset[bool]:
    if fits:
        return frozenset({True}) if told else _OPEN
    return _OPEN if may else frozenset({False})


def _answer(
    *,
    possible: frozenset[bool],
    size: Span,
    where: str,
    names: Sequence[str],
    evidence: tuple[Evidence, ...],
) -> Truth:
    return Truth(
        possible=possible,
        method=f"{length_text(size[0])} x {length_text(size[1])} {where}",
        steps=(f"in the way: {', '.join(names)}" if names else "nothing is in the way",),
        evidence=evidence,
    )


def _drawn(placing: Placing, frame: Frame, x: Span, y: Span, *, fits: bool) -> tuple[Evidence, ...]:
    corners = ((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]))
    return outline(
        Polygon([frame.to_plan(*corner) for corner in corners]),
        storey=placing.room.storey,
        role="measured" if fits else "required",
        label=f"{length_text(x[1] - x[0])} x {length_text(y[1] - y[0])}",
    )


def _blockers(placing: Placing, taken: Taken, hit: Sequence[int]) -> tuple[Evidence, ...]:
    return tuple(
        drawn
        for stop in hit
        for drawn in outline(
            taken.areas[stop],
            storey=placing.room.storey,
            role="blocker",
            label=taken.names[stop],
        )
    )
