"""The landings of every stair and ramp: slabs of their own, or level parts of a larger body."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.steps import LANDING, Step, stepped
from checker.measure.bodies import plan_of, sound
from checker.measure.climbs.ramps_found import GENTLEST, ramps_of
from checker.measure.climbs.stairs_found import shared_facts, treads_of
from checker.measure.registry import provider
from checker.model import (
    Element,
    Ramp,
    RampFlight,
    School,
    Shape,
    ShapeSource,
    Slab,
    Stair,
    StairFlight,
    Surface,
)

Body = StairFlight | Stair | RampFlight | Ramp
_SAME_LEVEL = 0.003


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLanding:
    """A landing as modelled, or the level part of a body; `is_part` says which."""

    element: Slab
    whole: Element
    area: Area
    level: float
    is_part: bool = False


FoundLandings = Mapping[Literal["stair", "ramp"], tuple[FoundLanding, ...]]


@provider
def found_landings(school: School) -> FoundLandings:
    """The landings of all stairs and of all ramps, in the order of the model."""
    return {
        "stair": tuple(found for stair in school.stairs for found in landings_of(stair)),
        "ramp": tuple(found for ramp in ramps_of(school) for found in ramp_landings_of(ramp)),
    }


def landings_of(stair: Stair) -> tuple[FoundLanding, ...]:
    """Its landings as modelled, then those that are part of a flight's or its own body."""
    bodies: Sequence[StairFlight | Stair] = stair.flights or (stair,)
    found = [
        _part_landing(body, stair, step, number)
        for body in bodies
        for number, step in enumerate(stepped(treads_of(body.tops)).landings, 1)
    ]
    return (*_modelled(stair, stair.landings), *found)


def ramp_landings_of(ramp: Ramp) -> tuple[FoundLanding, ...]:
    """Its landings as modelled, then the level parts of its body or of its flights' bodies."""
    bodies: Sequence[RampFlight | Ramp] = ramp.flights or (ramp,)
    found = [
        _part_landing(body, ramp, step, number)
        for body in bodies
        for number, step in enumerate(_level_parts(body.tops), 1)
    ]
    return (*_modelled(ramp, ramp.landings), *found)


def _modelled(whole: Element, landings: Sequence[Slab]) -> Iterator[FoundLanding]:
    """Landings that are elements of their own and have a body."""
    for landing in landings:
        area = plan_of(landing)
        if landing.shape is not None and area is not None:
            largest = max(sound(landing.tops), key=lambda top: top.area.area, default=None)
            yield FoundLanding(
                element=landing,
                whole=whole,
                area=area,
                level=largest.level if largest else landing.shape.top,
            )


def _part_landing(body: Body, whole: Element, step: Step, number: int) -> FoundLanding:
    """A landing that is part of a larger body, with an element of its own."""
    falling = [
        top
        for top in sound(body.tops)
        if top.gradient > 0.0
        and abs(top.level - step.level) <= _SAME_LEVEL
        and top.area.intersects(step.area)
    ]
    made = Slab(**shared_facts(body))
    source = body.shape.source if body.shape else ShapeSource(engine="none")
    slab = replace(
        made,
        id=f"{body.id}:landing-{number}",
        ref=replace(body.ref, name=f"{body.ref.name or body.id} landing {number}"),
        shape=Shape(footprint=step.area, base=step.level, top=step.level, source=source),
        tops=tuple(falling),
    )
    return FoundLanding(element=slab, whole=whole, area=step.area, level=step.level, is_part=True)


def _level_parts(tops: Sequence[Surface]) -> Iterator[Step]:
    for top in sound(tops):
        for part in polygons_of(top.area) if top.gradient < GENTLEST else ():
            if sides(part).short >= LANDING:
                yield Step(area=part, level=top.level)
