"""The flights of every stair, whether the file gives them or only the body of the whole stair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.geometry.circle import Area
from checker.geometry.steps import Run, Stepped, stepped
from checker.measure.registry import provider
from checker.model import Element, School, Shape, ShapeSource, Stair, StairFlight, Surface

LEVEL = 0.05
"""Rise over run up to which a piece is trodden as a level one; treads outside fall a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFlight:
    """A flight as modelled, or made from a part of a body; `run` is absent when no tread shows."""

    element: StairFlight
    stair: Stair
    run: Run | None = None


StairFlights = Mapping[str, tuple[FoundFlight, ...]]


@provider
def stair_flights(school: School) -> StairFlights:
    """The flights of every stair, by the id of the stair."""
    return {stair.id: flights_of(stair) for stair in school.stairs}


def flights_of(stair: Stair) -> tuple[FoundFlight, ...]:
    """Its flights, lowest first where they come from one body.

    A flight that holds a landing is several: each has the id of the element and a number.
    """
    if stair.flights:
        return tuple(found for flight in stair.flights for found in _parts_of(flight, stair))
    whole = StairFlight(**shared_facts(stair), tops=stair.tops, soffits=stair.soffits)
    runs = stepped(treads_of(stair.tops)).runs
    return tuple(_part(whole, stair, run, number) for number, run in enumerate(runs, 1))


def treads_of(tops: Sequence[Surface]) -> Iterator[tuple[Area, float]]:
    """The level pieces of a body: plan and level."""
    return ((top.area, top.level) for top in tops if top.gradient <= LEVEL)


def _parts_of(flight: StairFlight, stair: Stair) -> Iterator[FoundFlight]:
    found: Stepped = stepped(treads_of(flight.tops))
    if len(found.runs) > 1:
        # What is declared for the whole holds for none of its parts but for riser and tread.
        shared = replace(flight, riser_count=None)
        for number, run in enumerate(found.runs, 1):
            yield _part(shared, stair, run, number)
    else:
        yield FoundFlight(element=flight, stair=stair, run=next(iter(found.runs), None))


def _part(body: StairFlight, stair: Stair, run: Run, number: int) -> FoundFlight:
    source = body.shape.source if body.shape else ShapeSource(engine="none")
    levels = [step.level for step in run.steps]
    base = run.below.level if run.below else min(levels)
    made = replace(
        body,
        id=f"{body.id}:flight-{number}",
        ref=replace(body.ref, name=f"{body.ref.name or body.id} flight {number}"),
        shape=Shape(footprint=run.area, base=base, top=max(levels), source=source),
    )
    return FoundFlight(element=made, stair=stair, run=run)


def shared_facts(element: Element) -> dict[str, Any]:
    """What all elements share, to make a part of one."""
    return {
        "id": element.id,
        "ref": element.ref,
        "storey_id": element.storey_id,
        "frame": element.frame,
        "description": element.description,
        "object_type": element.object_type,
        "type_name": element.type_name,
        "tag": element.tag,
        "properties": element.properties,
        "classifications": element.classifications,
    }
