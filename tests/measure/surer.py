"""Comparing the answers on two schools: what is not known may only ever cost a sure answer."""

from collections.abc import Mapping

from checker.measure.listing import measure_with_trials
from checker.measure.measurer import Answer, Measurer
from checker.results.values import Quantity, Unknown

Key = tuple[str, str, str]
ROUNDING = 0.001


def every_answer(measurer: Measurer) -> Mapping[Key, Answer]:
    """The answers of all measures by name, kind and subject."""
    return {
        (spec.name, spec.kind, subject.id): answer
        for subject, spec, answer in measure_with_trials(measurer)
    }


def holds(before: Answer, after: Answer) -> bool:
    """Whether an answer leaves open whatever the one before said."""
    if isinstance(after, Unknown):
        return True
    if isinstance(before, Unknown):
        return False
    if isinstance(before, Mapping):
        assert isinstance(after, Mapping)
        return all(holds(before[part], after[part]) for part in before)
    if isinstance(before, Quantity):
        assert isinstance(after, Quantity)
        return after.low <= before.low + ROUNDING and after.high >= before.high - ROUNDING
    return bool(after.possible >= before.possible)


def surer(before: Mapping[Key, Answer], after: Mapping[Key, Answer]) -> dict[Key, object]:
    """The answers that rule out what the ones before said, with both."""
    both = {key: (before[key], after[key]) for key in before.keys() & after.keys()}
    return {key: (one, other) for key, (one, other) in both.items() if not holds(one, other)}
