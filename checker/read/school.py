"""From a path to a School: opens, reads each kind of element in turn, sorts, closes."""

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from checker.errors import ModelUnreadableError
from checker.model import Element, ModelSource, Offset, Problem, School, Storey
from checker.read.circulation import (
    read_floors,
    read_lifts,
    read_railings,
    read_ramps,
    read_stairs,
)
from checker.read.classification import classifications_by_element
from checker.read.container import Given, take
from checker.read.doors import read_doors
from checker.read.fixtures import read_fittings
from checker.read.identity import identify
from checker.read.levels import read_storeys
from checker.read.opening import Model, opened
from checker.read.openings import read_openings, read_windows
from checker.read.origin import project_name, read_source, several_buildings, true_north
from checker.read.overhead import read_overheads
from checker.read.oversize import without_oversized
from checker.read.preflight import Preflight, inspect
from checker.read.properties import PropertyReader
from checker.read.readiness import every_element, find_problems, named
from checker.read.reading import Journal, Progress, Reading, quiet, silent
from checker.read.rooms import read_rooms
from checker.read.shapes import ShapeReader, choose_offset
from checker.read.spatial import read_links
from checker.read.structure import read_columns, read_walls
from checker.read.units import Units, read_units
from checker.read.zones import read_zones

E = TypeVar("E", bound=Element)

_FEW_LINES = 5


def read_school(
    path: Path,
    *,
    progress: Progress = quiet,
    journal: Journal = silent,
    skip: frozenset[str] = frozenset(),
    beside: Offset | None = None,
) -> School:
    """Read a model into plain frozen objects, metres, rebased near the origin.

    `progress(stage, done, total)` is told as work goes on. `journal` gets a line before each
    native geometry call, so that a crash can be pinned on an element; GlobalIds in `skip` are
    then kept from the geometry engine. `beside` is the offset of another file of the same school:
    it is taken off here too, so that both lie in one frame.

    Raises:
        ModelUnreadableError: the file cannot be read at all (its `code` says why). A model
            without rooms is not an error but a problem of scope `file` in the school.
    """
    progress("opening", 0, 1)
    given = take(path)
    checked = inspect(given.text, name=given.name)
    if checked.text is not given.text:
        given = replace(given, text=checked.text, path=None)
    trail: list[str] = []
    with opened(given, schema=checked.schema) as model, _no_other_error(given.name, trail):
        progress("opening", 1, 1)
        units = read_units(model, name=given.name)
        source = read_source(model, given, checked, units)
        given = replace(given, text=b"")
        offset = (beside.x, beside.y, beside.z) if beside else choose_offset(model, units.length)
        shapes = ShapeReader(model, scale=units.length, offset=offset, journal=journal)
        reading = _begin(model, units, checked, shapes, skip)
        reading.progress, reading.journal, reading.trail = progress, journal, trail
        reading.storeys = read_storeys(reading, offset_z=offset[2])
        school = replace(_elements(reading), source=source, name=project_name(model))
        here = Offset(x=offset[0], y=offset[1], z=offset[2], north=true_north(model))
        school = without_oversized(replace(school, offset=here))
    problems = find_problems(
        school, repeated=reading.identities.repeated, skipped=skip, unread=shapes.problems
    )
    told = (*problems, *school.problems, *_text_problems(school, given, checked))
    return replace(school, problems=told)


@contextmanager
def _no_other_error(name: str, trail: list[str]) -> Iterator[None]:
    """A record of the wrong form (a text where a wall should be) is the file's fault, not a bug.

    `trail` ends with the last element that was begun.
    """
    try:
        yield
    except (AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError) as trouble:
        where = f" at or near {trail[-1]}" if trail else ""
        raise ModelUnreadableError(
            f"{name} holds a record of a form that IFC does not allow{where}.",
            code="malformed",
            ask="Export the model again; if it was edited by hand, take the file before that.",
        ) from trouble


def _begin(
    model: Model, units: Units, checked: Preflight, shapes: ShapeReader, skip: frozenset[str]
) -> Reading:
    everything = [*model.by_type("IfcProduct"), *model.by_type("IfcGroup")]
    return Reading(
        model=model,
        units=units,
        links=read_links(model),
        identities=identify(everything),
        classifications=classifications_by_element(model),
        properties=PropertyReader(units=units),
        shapes=shapes,
        skip=skip,
        broken=checked.broken,
        lines=checked.lines,
    )


def _elements(reading: Reading) -> School:
    """A school without its source: all elements, sorted."""
    storeys = reading.storeys.by_step.values()

    def tidy(elements: Iterable[E]) -> tuple[E, ...]:
        return in_order(elements, storeys)

    rooms = read_rooms(reading)
    walls = read_walls(reading)
    openings = read_openings(reading)
    furniture, fittings = read_fittings(reading, walls)
    return School(
        source=ModelSource(file="", sha256="", schema=""),
        storeys=tidy(storeys),
        rooms=tidy(rooms),
        doors=tidy(read_doors(reading)),
        openings=tidy(openings),
        windows=tidy(read_windows(reading, openings)),
        walls=tidy(walls),
        columns=tidy(read_columns(reading)),
        slabs=tidy(read_floors(reading)),
        furniture=tidy(furniture),
        fittings=tidy(fittings),
        overheads=tidy(read_overheads(reading)),
        stairs=tidy(read_stairs(reading)),
        ramps=tidy(read_ramps(reading)),
        lifts=tidy(read_lifts(reading)),
        railings=tidy(read_railings(reading)),
        zones=tidy(read_zones(reading, {room.ref.step_id: room.id for room in rooms})),
        problems=several_buildings(reading.model),
    )


def in_order(elements: Iterable[E], storeys: Iterable[Storey]) -> tuple[E, ...]:
    """Elements by storey elevation, then name, then GlobalId; things on no storey come last."""
    level = {storey.id: storey.elevation for storey in storeys}
    return tuple(sorted(elements, key=lambda element: _order(element, level)))


def _order(element: Element, level: dict[str, float]) -> tuple[float, str, str, int]:
    height = element.elevation if isinstance(element, Storey) else None
    if height is None:
        height = level.get(element.storey_id, math.inf)
    return (height, element.ref.name, element.ref.global_id, element.ref.step_id)


def _text_problems(school: School, given: Given, checked: Preflight) -> tuple[Problem, ...]:
    found = []
    if given.repaired:
        found.append(Problem(code="raw-letters", scope="note", message=given.repaired))
    if checked.dangling or checked.no_numbers:
        hurt = tuple(e for e in every_element(school) if e.ref.step_id in checked.broken)
        found.append(
            Problem(
                code="missing-records",
                scope="element" if hurt else "note",
                message=f"{_lacking(checked)}, and {len(hurt)} elements rest on them"
                + (f": {named(hurt)}." if hurt else "."),
                ask="Export the model again; it was probably edited by hand.",
                elements=tuple(element.id for element in hurt),
            )
        )
    return tuple(found)


def _lacking(checked: Preflight) -> str:
    told = []
    if checked.dangling:
        told.append(f"refers {checked.dangling} times to records that are not there")
    if checked.no_numbers:
        lines = ", ".join(map(str, checked.no_numbers[:_FEW_LINES]))
        told.append(
            f"holds {len(checked.no_numbers)} figures that are no numbers (NAN, INF or too large; "
            f"line {lines}{' and more' if len(checked.no_numbers) > _FEW_LINES else ''})"
        )
    return f"The file {' and '.join(told)}"
