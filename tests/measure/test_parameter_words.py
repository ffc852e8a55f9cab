"""The closed lists of parameter words are those that the measures go by."""

import pytest

from checker.measure.obstacles import EVERYTHING
from checker.measure.registry import PARAMETER_WORDS, measures
from checker.measure.rooms.floor import KNEES, SWING
from checker.measure.routes.found import ROUTES

GIVEN = [
    pytest.param(param.name, param.default, id=f"{name} {param.name}")
    for (name, _kind), spec in sorted(measures().items())
    for param in spec.params
    if param.name in PARAMETER_WORDS
]


@pytest.mark.parametrize(("param", "default"), GIVEN)
def test_what_holds_without_a_word_is_among_the_words(param, default):
    words = default if isinstance(default, tuple) else (default,)
    assert set(words) <= set(PARAMETER_WORDS[param])


def test_the_words_are_those_that_measures_compare_with():
    assert PARAMETER_WORDS["clear_of"] == EVERYTHING
    assert PARAMETER_WORDS["may_overlap"] == (SWING, KNEES)
    assert PARAMETER_WORDS["route"] == ROUTES
    assert {given.values[0] for given in GIVEN} == set(PARAMETER_WORDS)
