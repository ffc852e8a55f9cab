"""Everything that can be measured: without parameters for the `measure` command, with some for us.

Benchmarks, drawings and tests that go through every measure give those whose parameters have no
usable default what `TRIED` holds for them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.measure.measurer import Answer, Measurer
from checker.measure.registry import SUBJECT_KINDS, MeasureSpec, measures
from checker.measure.subjects import Place, Subject

Listed = Iterator[tuple[Subject, MeasureSpec, Answer]]
TRIED: Mapping[str, Any] = {
    "long": 1.5,
    "short": 1.5,
    "wide": 1.2,
    "deep": 0.75,
    "to": Place(relation="main entrance"),
    "uses": ("teaching",),
    "words": ("room",),
}
"""Values for parameters of these names, lengths in metres; uses are families or names of uses."""


def measure_everything(measurer: Measurer) -> Listed:
    """Every quantity of every subject: kinds in their order, then subjects, then measures by name.

    Left out are measures whose parameters have no usable default (a place, a need, a size).
    """
    for kind in SUBJECT_KINDS:
        specs = [spec for spec in _by_name() if spec.kind == kind and _stands_alone(spec)]
        for subject in measurer.subjects(kind) if specs else ():
            for spec in specs:
                yield subject, spec, measurer.measure(spec.name, subject)


def measure_with_trials(measurer: Measurer) -> Listed:
    """Every measure of every subject, measure by measure, with what `TRIED` holds for it.

    Places that are asked for by another name are any room of the first zone, or the first room.
    """
    groups = [*measurer.subjects("zone"), *measurer.subjects("room")]
    relation = "any room of" if measurer.subjects("zone") else "itself"
    near = Place(relation=relation, subject=groups[0]) if groups else None
    for spec in _by_name():
        params = _trials(spec, near)
        for subject in measurer.subjects(spec.kind):
            yield subject, spec, measurer.measure(spec.name, subject, **params)


def _trials(spec: MeasureSpec, near: Place | None) -> Mapping[str, Any]:
    """What its parameters without a usable default are given: of places and uses only a place."""
    open_ = [param for param in spec.params if not param.default]
    placed = {param.name: near for param in open_ if param.type.startswith("Place")}
    named = {param.name: TRIED[param.name] for param in open_ if param.name in TRIED}
    if placed:
        named.pop("uses", None)
    return placed | named


def _by_name() -> list[MeasureSpec]:
    return [spec for _, spec in sorted(measures().items())]


def _stands_alone(spec: MeasureSpec) -> bool:
    """A quantity whose defaults mean something: an empty word, no place and 0 m do not."""
    return spec.value == "quantity" and all(param.default for param in spec.params)
