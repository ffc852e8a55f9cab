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
    "uses": ("small group room", "store"),
    "need": "autism",
    "name": "small_group_m2_per_pupil",
}
"""Values for parameters of these names, lengths in metres; words that the sample school has."""


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
        params = {
            param.name: TRIED.get(param.name, near)
            for param in spec.params
            if not param.default and (param.name in TRIED or param.type.startswith("Place"))
        }
        for subject in measurer.subjects(spec.kind):
            yield subject, spec, measurer.measure(spec.name, subject, **params)


def _by_name() -> list[MeasureSpec]:
    return [spec for _, spec in sorted(measures().items())]


def _stands_alone(spec: MeasureSpec) -> bool:
    """A quantity whose defaults mean something: an empty word, no place and 0 m do not."""
    return spec.value == "quantity" and all(param.default for param in spec.params)
