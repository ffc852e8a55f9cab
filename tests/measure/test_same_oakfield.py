"""Every measure of every subject of the sample school: turned, shuffled, in other units.

What a mirror swaps left for right is left out.
"""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from checker.measure.measurer import Answer
from checker.measure.registry import measures
from checker.pipeline import Facts, read_facts
from sample_models.make import oakfield as plan_of
from sample_models.make import write_ifc
from tests.geometry.turning import Turn
from tests.measure.known_schools import oakfield, oakfield_answers, oakfield_measurer
from tests.measure.surer import Key, every_answer
from tests.measure.trials import HANDED, agree
from tests.measure.turned import shuffled_school, turned_school

TURNED = (
    Turn(angle=24.0, mirrored=True, x=151.0, y=348.203125),
    Turn(angle=71.3, mirrored=False, x=-4203.7, y=1500.1),
    Turn(angle=45.0, mirrored=False, x=0.0, y=0.0),
)
WRITTEN = ({"unit": "foot"}, {"schema": "IFC4X3", "unit": "mm", "body": "brep"})


def unhanded(answers: Mapping[Key, Answer]) -> dict[Key, Answer]:
    """Without the measures that a mirror swaps."""
    return {key: answer for key, answer in answers.items() if key[0] not in HANDED}


def all_answers(facts: Facts) -> dict[Key, Answer]:
    return unhanded(every_answer(oakfield_measurer(facts)))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return oakfield()


@pytest.fixture(scope="module")
def here() -> Mapping[Key, Answer]:
    return unhanded(oakfield_answers())


@pytest.mark.slow
def test_every_measure_and_kind_of_subject_is_compared(here):
    assert {kind for _, kind, _ in here} >= {"landing", "lift", "ramp flight", "entrance"}
    # There is no refuge in it.
    assert {name for name, _ in measures()} - {name for name, _, _ in here} - HANDED == {
        "joins_stair"
    }


def differing(here, there) -> dict[Key, tuple[Answer, Answer]]:
    assert here.keys() == there.keys()
    return {key: (here[key], there[key]) for key in here if not agree(here[key], there[key])}


@pytest.mark.slow
def test_no_answer_depends_on_all_of_it_at_once(here, tmp_path):
    """In millimetres, with breps, as IFC4X3, in another order, turned and mirrored."""
    written = write_ifc(plan_of("A"), tmp_path / "written.ifc", **WRITTEN[1])
    facts = read_facts(written)
    other = turned_school(shuffled_school(facts.school, 7), TURNED[0])
    assert differing(here, all_answers(replace(facts, school=other))) == {}


@pytest.mark.slow
@pytest.mark.long
def test_no_answer_depends_on_the_order_of_elements(facts, here):
    other = replace(facts, school=shuffled_school(facts.school, 7))
    assert differing(here, all_answers(other)) == {}


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("how", WRITTEN, ids=["in feet", "in millimetres, with breps, as IFC4X3"])
def test_no_answer_depends_on_how_the_model_is_written(here, how, tmp_path):
    other = read_facts(write_ifc(plan_of("A"), tmp_path / "written.ifc", **how))
    assert differing(here, all_answers(other)) == {}


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("turn", TURNED, ids=["mirrored", "far away", "half askew"])
def test_no_answer_about_the_sample_school_depends_on_how_it_lies(facts, here, turn):
    other = replace(facts, school=turned_school(facts.school, turn))
    assert differing(here, all_answers(other)) == {}
