"""Every measure of every subject of the sample school: turned, shuffled, in other units.

What a mirror swaps left for right is left out.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from checker.brief import find_brief, load_brief
from checker.measure.listing import measure_with_trials
from checker.measure.measurer import Answer
from checker.measure.registry import measures
from checker.pipeline import Facts, measurer_of, read_facts
from sample_models.make import oakfield, write_ifc
from tests.geometry.turning import Turn
from tests.measure.trials import HANDED, agree
from tests.measure.turned import shuffled_school, turned_school

OAKFIELD = Path(__file__).resolve().parents[2] / "sample_models/oakfield/oakfield-primary-A.ifc"
TURNED = (
    Turn(angle=24.0, mirrored=True, x=151.0, y=348.203125),
    Turn(angle=71.3, mirrored=False, x=-4203.7, y=1500.1),
    Turn(angle=45.0, mirrored=False, x=0.0, y=0.0),
)
WRITTEN = ({"unit": "foot"}, {"schema": "IFC4X3", "unit": "mm", "body": "brep"})
Key = tuple[str, str, str]


def all_answers(facts: Facts) -> dict[Key, Answer]:
    measurer = measurer_of(facts, load_brief(find_brief(OAKFIELD)))
    return {
        (spec.name, spec.kind, subject.id): answer
        for subject, spec, answer in measure_with_trials(measurer)
        if spec.name not in HANDED
    }


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(OAKFIELD)


@pytest.fixture(scope="module")
def here(facts) -> Mapping[Key, Answer]:
    return all_answers(facts)


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
    written = write_ifc(oakfield("A"), tmp_path / "written.ifc", **WRITTEN[1])
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
    other = read_facts(write_ifc(oakfield("A"), tmp_path / "written.ifc", **how))
    assert differing(here, all_answers(other)) == {}


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("turn", TURNED, ids=["mirrored", "far away", "half askew"])
def test_no_answer_about_the_sample_school_depends_on_how_it_lies(facts, here, turn):
    other = replace(facts, school=turned_school(facts.school, turn))
    assert differing(here, all_answers(other)) == {}
