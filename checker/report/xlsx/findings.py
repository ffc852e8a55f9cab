"""Findings one to a row: words to read first, then each figure in a column of its own unit."""

import math
from collections.abc import Iterable, Mapping, Sequence

from checker.report.figures import written
from checker.report.html.groups import web_address
from checker.report.naming import place_words, subject_words
from checker.report.phrases import measure_words
from checker.report.plaintext import clean, shortened
from checker.report.words import (
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    baseline_words,
    gap_words,
    heading,
    limit_words,
    measured_words,
    missing_words,
    source_words,
    strength_words,
)
from checker.report.working import method_words, row_words
from checker.report.xlsx.cells import Cell, Column, Kind, Sheet, Value
from checker.results.finding import Finding, Outcome, Strength
from checker.units import is_slope

ROOMS = "Rooms"
PROVIDED = ("small_group", "inclusion_base")
_ORDER = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS, Outcome.NOT_APPLICABLE)
_STRENGTHS = (Strength.MUST, Strength.SHOULD, Strength.PROJECT, Strength.MAY)
_LONG = 2_000

_WORDS = (
    Column(title="Outcome", width=15),
    Column(title="How binding", width=16),
    Column(title="Storey", width=13),
    Column(title="Room", width=24),
    Column(title="Element", width=22),
    Column(title="Finding", width=46),
    Column(title="Measured", width=15),
    Column(title="Required", width=18),
    Column(title="Difference", width=13),
    Column(title="To change, or to supply", width=36),
    Column(title="Source", width=22),
)
_FIGURES = ("measured from", "measured to", "at least", "at most", "difference")
_UNITS: tuple[tuple[str, Kind, float, int], ...] = (("mm", "mm", 1000.0, 1), ("m²", "m2", 1.0, 3))
_NUMBERS = (
    *(
        Column(title=f"{what.capitalize()} ({unit})", width=11, kind=kind)
        for unit, kind, _factor, _decimals in _UNITS
        for what in _FIGURES
    ),
    *(
        Column(title=f"{what.capitalize()} (other unit)", width=11, kind="number")
        for what in _FIGURES
    ),
    Column(title="Other unit", width=12),
)
_MORE = (
    Column(title="Rule", width=36),
    Column(title="Rule's id", width=30),
    Column(title="Topic", width=16),
    Column(title="Measure", width=22),
    Column(title="Row of the table that applied", width=26),
    Column(title="How it was found", width=30),
    Column(title="Basis", width=14),
    Column(title="Missing", width=30),
    Column(title="Why it is asked", width=36),
    Column(title="Address of the source", width=30),
    Column(title="Use of the room", width=20),
    Column(title="Waived", width=24),
    Column(title="Baseline", width=18),
    Column(title="Since", width=12),
    Column(title="Cause", width=18),
    Column(title="GlobalId", width=26),
    Column(title="IFC class", width=18),
    Column(title="Record in the file (#)", width=12, kind="count"),
    Column(title="Line of the file", width=10, kind="count"),
    Column(title="Key", width=16),
)


def findings_sheet(findings: Sequence[Finding], rooms: Mapping[str, str]) -> Sheet:
    """Every finding; `rooms` are the cells of the rooms that findings lead to, by `room_key`."""
    return Sheet(
        name="Findings",
        columns=(*_WORDS, *_NUMBERS, *_MORE),
        rows=tuple(_row(each, rooms) for each in ordered(findings)),
        says="Every finding, what fails first.",
        nothing="No findings: nothing was judged. The first sheet says why.",
        frozen=1,
        printed=len(_WORDS),
    )


def provision_sheet(findings: Sequence[Finding], rooms: Mapping[str, str]) -> Sheet:
    """What is there of small-group space and of the inclusion base: the findings on both."""
    chosen = [each for each in findings if each.topic in PROVIDED]
    chosen = [each for topic in PROVIDED for each in ordered(chosen) if each.topic == topic]
    return Sheet(
        name="Provision",
        columns=(Column(title="Provision", width=18), *_WORDS, *_NUMBERS, *_MORE),
        rows=tuple((_topic(each), *_row(each, rooms)) for each in chosen),
        says="The findings on small-group space and on the inclusion base.",
        nothing="Nothing was judged about small-group space or an inclusion base.",
        frozen=2,
        printed=len(_WORDS) + 1,
    )


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """What fails first, then what cannot be told; in each by how binding, and waived ones last."""
    return sorted(
        findings,
        key=lambda each: (
            _ORDER.index(each.outcome),
            bool(each.waiver),
            _STRENGTHS.index(each.strength),
        ),
    )


def outcome_cell(outcome: Outcome, *, is_waived: bool = False) -> Cell:
    """The outcome by its sign and its word; that it is waived is said beside it.

    >>> outcome_cell(Outcome.FAIL, is_waived=True).value
    '✕ fail, ◍ waived'
    """
    told = f"{OUTCOME_MARKS[outcome]} {OUTCOME_WORDS[outcome]}"
    if is_waived:
        return Cell(value=f"{told}, ◍ waived", look="waived")
    return Cell(value=told, look=outcome.value)


def room_key(storey: str, number: str, name: str) -> str:
    """What finds the room of a place that has no id: its storey, number and name."""
    return f"{storey}\0{number}\0{name}"


def room_cell(finding: Finding, rooms: Mapping[str, str]) -> str:
    """The cell of the room that a finding is about or lies in; empty where there is none."""
    place = finding.place
    by_place = room_key(place.storey, place.number, place.name)
    return rooms.get(finding.subject.global_id) or rooms.get(by_place, "")


def _row(finding: Finding, rooms: Mapping[str, str]) -> tuple[Value, ...]:
    return (*_words(finding, rooms), *_numbers(finding), *_more(finding))


def _words(finding: Finding, rooms: Mapping[str, str]) -> tuple[Value, ...]:
    room = place_words(finding.place)
    return (
        outcome_cell(finding.outcome, is_waived=bool(finding.waiver)),
        strength_words(finding),
        shortened(finding.place.storey or finding.subject.storey),
        Cell(value=room, link=room_cell(finding, rooms)) if room else None,
        subject_words(finding),
        heading(finding),
        measured_words(finding),
        limit_words(finding),
        gap_words(finding),
        written(shortened(_to_do(finding), _LONG)),
        source_words(finding),
    )


def _to_do(finding: Finding) -> str:
    told = {Outcome.FAIL: finding.remedy, Outcome.CANNOT_TELL: finding.ask}
    return told.get(finding.outcome, "")


def _numbers(finding: Finding) -> tuple[Value, ...]:
    """The figures under their units: mm, m², or another that the last column names."""
    seen, need = finding.observed, finding.required
    unit = (need.unit if need else "") or (seen.unit if seen else "")
    low = high = least = most = None
    if seen is not None and seen.unit == unit:
        low = seen.low if seen.low is not None else seen.value
        high = seen.high if seen.high is not None else seen.value
    if need is not None:
        least, most = need.between or (need.at_least, need.at_most)
    figures = (low, high, least, most, finding.shortfall or None)
    place = {"m": 0, "m2": 1}.get(unit, 2)
    if place < len(_UNITS):
        _name, _kind, factor, decimals = _UNITS[place]
    else:
        factor, decimals = 1.0, 4
    row: list[Value] = [None] * (len(_FIGURES) * (len(_UNITS) + 1))
    row[place * len(_FIGURES) : (place + 1) * len(_FIGURES)] = [
        None if each is None or not math.isfinite(each) else round(each * factor, decimals)
        for each in figures
    ]
    is_other = place == len(_UNITS) and any(each is not None for each in figures)
    return (*row, _unit_words(unit, finding) if is_other else None)


def _unit_words(unit: str, finding: Finding) -> str:
    if unit == "ratio":
        measure = finding.observed.measure if finding.observed else ""
        return "rise by run" if is_slope(measure) else "share (1 is all)"
    return clean(unit)


def _more(finding: Finding) -> tuple[Value, ...]:
    seen, need, subject = finding.observed, finding.required, finding.subject
    address = web_address(clean(finding.source.url))
    return (
        written(shortened(finding.title, _LONG)),
        shortened(finding.rule),
        _topic(finding),
        measure_words(seen.measure) if seen else None,
        row_words(need.row) if need and need.row else None,
        method_words(seen),
        "as modelled: furniture may be missing" if finding.basis != "complete" else "complete",
        missing_words(finding),
        written(shortened(finding.why, _LONG)),
        Cell(value=address, link=address) if address else None,
        shortened(finding.place.use),
        shortened(finding.waiver, _LONG),
        baseline_words(finding),
        shortened(finding.since),
        shortened(finding.group),
        shortened(subject.global_id),
        shortened(subject.ifc_class),
        subject.step_id or None,
        subject.line or None,
        shortened(finding.key),
    )


def _topic(finding: Finding) -> str:
    words = shortened(finding.topic).replace("_", " ")
    return words[:1].upper() + words[1:]
