"""Everything that can be measured without further parameters, for the `measure` command."""

from collections.abc import Iterator

from checker.measure.measurer import Answer, Measurer
from checker.measure.registry import SUBJECT_KINDS, MeasureSpec, measures
from checker.measure.subjects import Subject


def measure_everything(measurer: Measurer) -> Iterator[tuple[Subject, MeasureSpec, Answer]]:
    """Every quantity of every subject: kinds in their order, then subjects, then measures by name.

    Left out are measures whose parameters have no usable default (a place, a need, a size).
    """
    for kind in SUBJECT_KINDS:
        specs = [spec for spec in _by_name() if spec.kind == kind and _stands_alone(spec)]
        for subject in measurer.subjects(kind) if specs else ():
            for spec in specs:
                yield subject, spec, measurer.measure(spec.name, subject)


def _by_name() -> list[MeasureSpec]:
    return [spec for _, spec in sorted(measures().items())]


def _stands_alone(spec: MeasureSpec) -> bool:
    """A quantity whose defaults mean something: an empty word, no place and 0 m do not."""
    return spec.value == "quantity" and all(param.default for param in spec.params)
