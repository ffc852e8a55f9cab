"""Elements whose bodies could not be read or cannot be trusted, and what to say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import shapely

from checker.measure.frontier import Frontier
from checker.model import Column, Element, Railing, RampFlight, School, StairFlight, Wall
from checker.results.values import Measured, Quantity, Unknown

Answer = Measured | Mapping[str, Measured]
_STEP = 0.3
_ASK = "Model the thing again in a simpler way, or with figures that are numbers, and export it."


def is_doubtful(thing: Element) -> bool:
    """Whether a body is there and could not be read, or cannot be trusted."""
    return bool(thing.unread if thing.shape is None else thing.shape.source.problem)


def is_nowhere(thing: Element) -> bool:
    """Whether a part of the building has no body that shows where it is: it is somewhere.

    Furniture and fittings without any body were not modelled; those that cannot be read were. A
    wall that is made of other walls is where these are.
    """
    if thing.shape is not None or (isinstance(thing, Wall) and thing.is_made_of_walls):
        return False
    built = isinstance(thing, StairFlight | RampFlight | Railing | Wall | Column)
    return built or bool(thing.unread)


def known_of(thing: Element) -> tuple[shapely.Point, ...]:
    """Places on the plan where something without a body is by its placement, if it has one.

    A wall runs along its axis, so that one which begins in another wall is a step further on.
    """
    if thing.frame is None:
        return ()
    (x, y), (dx, dy) = thing.frame.origin, thing.frame.x_axis
    along = [shapely.Point(x + _STEP * dx, y + _STEP * dy)] if isinstance(thing, Wall) else []
    return (shapely.Point(x, y), *along)


def may_be_on(thing: Element, storey_id: str) -> bool:
    """Whether something that only its storey places may be on a storey: on its own, or on any.

    So it is for things that are filed on none, and for whoever asks from no storey.
    """
    return thing.storey_id == storey_id or "" in (thing.storey_id, storey_id)


def lost_railings(school: School, storey_id: str) -> tuple[Railing, ...]:
    """Railings on a storey without a body that can be read: they may run along any flight of it."""
    return tuple(
        each
        for each in school.railings
        if (each.shape is None or is_doubtful(each)) and may_be_on(each, storey_id)
    )


def lowered(found: Quantity | Unknown, lost: Sequence[Element]) -> Quantity | Unknown:
    """A height, or anything down to nothing where something that may hang there has no body."""
    if not lost or isinstance(found, Unknown):
        return found
    return replace(found, low=0.0, doubt=told(lost))


def told(things: Sequence[Element]) -> Unknown:
    """What is not known: where these things stand, and why."""
    return Unknown(
        missing=tuple(
            f"where {thing.ref.name or thing.ref.ifc_class} stands: {_why(thing)}"
            for thing in things
        ),
        ask=_ASK,
    )


def _why(thing: Element) -> str:
    if thing.shape is None:
        trouble = thing.unread or "it has no body"
    else:
        trouble = thing.shape.source.problem or "its body has no plan"
    return trouble[:1].lower() + trouble[1:].rstrip(".")


def doubted(answer: Answer, doubt: Unknown | None) -> Answer:
    """The answer, with the reason why it is open where it is."""
    if doubt is None or isinstance(answer, Unknown | Frontier | Mapping) or answer.doubt:
        return answer
    is_open = answer.low < answer.high if isinstance(answer, Quantity) else len(answer.possible) > 1
    return replace(answer, doubt=doubt) if is_open else answer
