"""Inclusion bases as tables: the set of rooms that is asked for, and the ways of their pupils."""

from collections.abc import Iterable, Iterator

from checker.report.figures import written
from checker.report.plaintext import clean, shortened
from checker.report.xlsx.amounts import (
    Cells,
    ends,
    figures_of,
    fit_cell,
    joined_texts,
    lacks,
    room_link,
    room_names,
)
from checker.report.xlsx.cells import Column, Sheet, Value
from checker.results.provision import BaseJourney, BasePart, BaseProvision, Fit, Limit


def base_sheet(bases: Iterable[BaseProvision]) -> Sheet:
    """A row for each part of the set of each base."""
    return Sheet(
        name="Base",
        columns=(
            Column(title="Base", width=24),
            Column(title="Part of the set", width=28),
            Column(title="Asked for", width=40),
            Column(title="Outcome", width=16),
            Column(title="How many", width=10, kind="number"),
            Column(title="Rooms", width=40),
            Column(title="Missing", width=36),
            Column(title="To supply", width=40),
            Column(title="Rule", width=30),
        ),
        rows=tuple(row for base in bases for row in _parts(base)),
        says="The rooms that each inclusion base is asked to have, and which are there.",
        frozen=2,
    )


def _parts(base: BaseProvision) -> Iterator[tuple[Value, ...]]:
    """Each part of the set, and what the brief names that the model does not hold."""
    yield from (_part(base, part) for part in base.parts)
    if base.lost or not base.parts:
        lost = joined_texts(base.lost) or "what the base is asked to have"
        why = "named in the brief, not in the model" if base.lost else "no rule asks for a set"
        mark = fit_cell("cannot_tell") if base.lost else None
        yield (shortened(base.name), why, None, mark, None, None, lost, None, None)


def _part(base: BaseProvision, part: BasePart) -> tuple[Value, ...]:
    asked = "" if part.asked == "yes" else " (if the rule applies)"
    return (
        shortened(base.name),
        shortened(part.what),
        f"{written(shortened(part.title))}{asked}",
        fit_cell(part.outcome),
        part.count,
        room_names(part.rooms, with_area=True),
        joined_texts(map(clean, part.missing)),
        written(clean(part.ask)),
        shortened(part.rule),
    )


def ways_sheet(bases: Iterable[BaseProvision], rooms: Cells) -> Sheet:
    """A row for each way and each rule that limits it."""
    return Sheet(
        name="Base ways",
        columns=(
            Column(title="Base", width=24),
            Column(title="Way", width=34),
            Column(title="From", width=28),
            Column(title="To", width=28),
            *ends("Length", "mm"),
            Column(title="At most (mm)", width=11, kind="mm"),
            Column(title="Outcome", width=16),
            Column(title="By which rule", width=30),
            Column(title="How it goes", width=30),
            Column(title="Missing", width=36),
        ),
        rows=tuple(
            line for base in bases for way in base.journeys for line in _journey(base, way, rooms)
        ),
        says="The ways that pupils of each inclusion base have to go, a row for each limit.",
        frozen=2,
    )


def _journey(base: BaseProvision, way: BaseJourney, rooms: Cells) -> Iterator[tuple[Value, ...]]:
    """A way once for each rule that limits it, and once where none does."""
    limits: list[tuple[Limit | None, Fit]] = [*zip(way.limits, way.fits, strict=False)]
    for limit, fit in limits or [(None, "")]:
        yield (
            shortened(base.name),
            shortened(way.what),
            room_link(way.room, rooms),
            shortened(way.to),
            *figures_of(way.distance),
            limit.figure * 1000 if limit else None,
            fit_cell(fit),
            shortened(limit.rule) if limit else None,
            shortened(way.route),
            lacks((way.distance,)),
        )
