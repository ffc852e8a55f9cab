"""No measure is left out where all are compared: each is tried, and answers something somewhere."""

from collections.abc import Iterator, Mapping

import pytest

from checker.measure.listing import TRIED
from checker.measure.registry import Param, measures
from checker.results.values import Unknown
from tests.measure import test_turned_climbs, test_turned_school, test_turned_ways
from tests.measure.trials import TRIALS

pytestmark = pytest.mark.slow

PARAMS: Mapping[str, tuple[Param, ...]] = {
    name: spec.params for (name, _), spec in measures().items() if spec.params
}
SAID_BY_NOTHING = {"near", "above", "widest", "clear_width", "may_overlap"}
"""Parameters whose nothing means something: no limit, from the floor, what is usual, no swing."""
NOT_IN_THE_SAMPLE = {
    ("made_for", "need"),
    ("pupils_with", "need"),
    ("serves_need", "need"),
    ("target", "name"),
}
"""Words that its brief does not have, or that are not looked for; nothing is drawn of them."""


def compared() -> Iterator[tuple[str, int, bool]]:
    """Measure, trial and whether it is known, of every answer that is compared after turning."""
    for answers in (test_turned_school.here(), test_turned_climbs.here(), test_turned_ways.here()):
        for (name, _, _, number), answer in answers.items():
            yield name, int(number), not isinstance(answer, Unknown)


@pytest.fixture(scope="module")
def known() -> set[tuple[str, int]]:
    return {(name, number) for name, number, is_known in compared() if is_known}


def test_every_measure_with_parameters_has_trial_values():
    assert sorted(PARAMS.keys() - TRIALS.keys()) == []


def test_nothing_is_tried_that_is_no_measure():
    assert sorted(TRIALS.keys() - PARAMS.keys()) == []


@pytest.mark.parametrize("name", PARAMS)
def test_every_parameter_is_tried_with_something_else_than_its_default(name):
    for param in PARAMS[name]:
        given = [trial[param.name] for trial in TRIALS[name] if param.name in trial]
        assert any(value != param.default for value in given), param.name
    spelled = {word for trial in TRIALS[name] for word in trial}
    assert spelled <= {param.name for param in PARAMS[name]}


@pytest.mark.slow
def test_every_measure_answers_something_in_a_school_that_is_turned(known):
    names = {name for name, _ in measures()}
    assert sorted(names - {name for name, _ in known}) == []


def test_every_trial_answers_something_in_a_school_that_is_turned(known):
    trials = {(name, number) for name, tried in TRIALS.items() for number in range(len(tried))}
    assert sorted(trials - known) == []


def test_what_goes_through_the_sample_school_gives_every_parameter_that_needs_a_value():
    """Drawings, benchmarks and test_same_oakfield.py would ask for nothing, and compare that."""
    lacking = {
        (name, param.name)
        for name, params in PARAMS.items()
        for param in params
        if not param.default
        and param.name not in TRIED
        and param.name not in SAID_BY_NOTHING
        and not param.type.startswith("Place")
    }
    assert lacking == NOT_IN_THE_SAMPLE
