import pytest

from checker.model import Classification
from checker.read.classification import classifications_by_element, split_code
from tests.read.parsing import parsed
from tests.read.steptext import Records, office

G = "0Cls00000000000000000"


def coded(reference: str, *, schema: str = "IFC4") -> tuple[Classification, ...]:
    """What the room gets from one reference."""
    owner = "#6" if schema == "IFC2X3" else "$"
    system = (
        "IFCCLASSIFICATION('DfE','1',$,'DfE ADS')"
        if schema == "IFC2X3"
        else "IFCCLASSIFICATION('DfE','1',$,'DfE Space Classification',$,$,$)"
    )
    records: Records = {
        100: f"IFCRELASSOCIATESCLASSIFICATION('{G}1',{owner},$,$,(#50),#101)",
        101: reference,
        102: system,
        103: "IFCCLASSIFICATIONREFERENCE($,'S3','Learning',#102" + (
            ")" if schema == "IFC2X3" else ",$,$)"
        ),
    }  # fmt: skip
    with parsed(office(schema) | records, schema=schema) as model:
        return classifications_by_element(model).get(50, ())


def test_ifc2x3_keeps_the_code_in_item_reference() -> None:
    (found,) = coded("IFCCLASSIFICATIONREFERENCE($,'RES03','Group room',#102)", schema="IFC2X3")
    assert found == Classification(system="DfE ADS", code="RES03", title="Group room")


def test_ifc4_keeps_the_code_in_identification() -> None:
    (found,) = coded("IFCCLASSIFICATIONREFERENCE($,'S3001','Group room',#102,$,$)")
    assert found == Classification(
        system="DfE Space Classification", code="S3001", title="Group room"
    )


def test_the_system_is_found_through_a_chain_of_references() -> None:
    (found,) = coded("IFCCLASSIFICATIONREFERENCE($,'S3001',$,#103,$,$)")
    assert found.system == "DfE Space Classification"


@pytest.mark.parametrize(
    "reference",
    [
        "IFCCLASSIFICATIONREFERENCE($,'S3001 : Group Room',$,#102,$,$)",
        "IFCCLASSIFICATIONREFERENCE($,$,'S3001: Group Room',#102,$,$)",
        "IFCCLASSIFICATIONREFERENCE($,'S3001 : Group Room','S3001 : Group Room',#102,$,$)",
    ],
)
def test_code_and_title_in_one_field_are_taken_apart(reference: str) -> None:
    (found,) = coded(reference)
    assert (found.code, found.title) == ("S3001", "Group Room")


def test_a_reference_without_a_system_keeps_its_code() -> None:
    (found,) = coded("IFCCLASSIFICATIONREFERENCE($,'SL_25_10_14','Classrooms',$,$,$)")
    assert (found.system, found.code) == ("", "SL_25_10_14")


@pytest.mark.parametrize(
    "reference",
    [
        "IFCCLASSIFICATIONREFERENCE($,$,$,#102,$,$)",
        "IFCCLASSIFICATION($,$,$,'Only a system',$,$,$)",
    ],
)
def test_a_reference_that_names_no_code_is_none(reference: str) -> None:
    assert coded(reference) == ()


@pytest.mark.parametrize(
    ("code", "title", "parts"),
    [
        ("S3001", "Group Room", ("S3001", "Group Room")),
        ("S3001 : Group : big", "", ("S3001", "Group : big")),
        ("En_25 : School", "School", ("En_25", "School")),
        ("S3001", "S3001", ("S3001", "")),
        (":x", "", (":x", "")),
        ("", "", ("", "")),
    ],
)
def test_splitting_is_at_the_first_colon(code: str, title: str, parts: tuple[str, str]) -> None:
    assert split_code(code, title) == parts
