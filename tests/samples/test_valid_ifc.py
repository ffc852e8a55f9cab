"""What the writer says is valid in every schema, unit and kind of body."""

from pathlib import Path

import ifcopenshell
import ifcopenshell.validate
import pytest

from sample_models.make.cases import CASES
from tests.samples.inmemory import opened

# The validator leaves its rule files open, which is not ours to mend.
LEAVES_FILES_OPEN = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def complaints(model: ifcopenshell.file, *, rules: bool = False) -> list[str]:
    log = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(model, log, express_rules=rules)
    return [str(statement["message"])[:200] for statement in log.statements]


@pytest.mark.slow
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
@pytest.mark.parametrize(("unit", "body"), [("m", "swept"), ("mm", "brep"), ("foot", "swept")])
def test_a_plan_with_one_of_everything_is_valid(small, schema, unit, body):
    assert complaints(opened(small, schema=schema, unit=unit, body=body)) == []


@pytest.mark.slow
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
@pytest.mark.parametrize("labels", ["plain", "dfe"])
def test_either_labelling_is_valid_in_every_schema(small, schema, labels):
    assert complaints(opened(small, schema=schema, labels=labels)) == []


@pytest.mark.slow
def test_a_mirrored_shuffled_and_moved_plan_is_valid(small):
    moved = {"mirror": True, "shuffle_seed": 1, "rotate_deg": 33.3, "offset": (4e5, 2e5, 55.0)}
    assert complaints(opened(small, **moved)) == []
    assert complaints(opened(small, baked=True, **moved)) == []


@pytest.mark.slow
@LEAVES_FILES_OPEN
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_small_plan_keeps_the_rules_written_into_the_schema(small, schema):
    assert complaints(opened(small, schema=schema), rules=True) == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["A", "B", "A-dfe-2x3"])
def test_the_committed_school_is_valid(oakfield_files, ending):
    assert complaints(oakfield_files[ending]) == []


@pytest.mark.slow
@LEAVES_FILES_OPEN
def test_the_committed_school_keeps_the_rules_written_into_the_schema(oakfield_files):
    assert complaints(oakfield_files["A-dfe-2x3"], rules=True) == []


@pytest.mark.slow
def test_every_committed_case_is_valid(samples: Path):
    for case in CASES:
        path = case.path(samples / "cases")
        assert complaints(ifcopenshell.open(str(path))) == [], path.name


def test_the_validator_would_have_complained(small):
    model = opened(small)
    model.by_type("IfcSpace")[0].GlobalId = "too short"
    assert complaints(model) != []
