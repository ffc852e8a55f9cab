"""The rows of `schoolcheck measure`: one flat row per measured quantity."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from checker.measure.listing import measure_everything
from checker.measure.measurer import Answer, Measurer
from checker.measure.registry import MeasureSpec
from checker.measure.subjects import Subject
from checker.results import Measured, Quantity, Unknown

_DIGITS = 6


def measure_rows(measurer: Measurer) -> list[dict[str, Any]]:
    """A row per subject and measure: lengths in m, areas in m2, empty where it is unknown.

    `value` is the best single figure inside `low..high`; an infinite end is the word `inf`.
    """
    return [
        row
        for subject, spec, answer in measure_everything(measurer)
        for row in _rows(subject, spec, answer)
    ]


def _rows(subject: Subject, spec: MeasureSpec, answer: Answer) -> Iterator[dict[str, Any]]:
    parts = answer if isinstance(answer, Mapping) else {"": answer}
    for part, value in parts.items():
        name = f"{spec.name}.{part}" if part else spec.name
        yield {
            "global_id": subject.ref.global_id,
            "ifc_class": subject.ref.ifc_class,
            "name": _name(subject),
            "storey": subject.ref.storey,
            "measure": name,
            **_figures(value, spec.parts.get(part, spec.unit)),
        }


def _name(subject: Subject) -> str:
    return f"{subject.ref.name} ({subject.part})" if subject.part else subject.ref.name


def _figures(value: Measured, unit: str) -> dict[str, Any]:
    if isinstance(value, Quantity):
        return {
            "value": _figure(value.best),
            "low": _figure(value.low),
            "high": _figure(value.high),
            "unit": value.unit,
            "origin": value.origin,
            "method": value.method,
            "missing": "",
        }
    missing = "; ".join(value.missing) if isinstance(value, Unknown) else "not a quantity"
    empty = dict.fromkeys(("value", "low", "high", "origin", "method"), "")
    return {**empty, "unit": unit, "missing": missing}


def _figure(value: float) -> float | str:
    return "inf" if math.isinf(value) else round(value, _DIGITS)
