"""`python -m sample_models.make` writes every sample model again, the same bytes each time."""

from pathlib import Path

from sample_models.make.cases import CASES, write_cases
from sample_models.make.school.accommodation import write_schedule
from sample_models.make.school.oakfield import oakfield
from sample_models.make.writer import write_ifc

SAMPLES = Path(__file__).resolve().parents[1]


def write_school(folder: Path) -> list[Path]:
    """Oakfield Primary: A and B in IFC4, A to DfE rules in IFC2X3, A in two files, its schedule."""
    parts = folder / "parts"
    return [
        write_ifc(oakfield("A"), folder / "oakfield-primary-A.ifc"),
        write_ifc(oakfield("B"), folder / "oakfield-primary-B.ifc"),
        write_ifc(
            oakfield("A"),
            folder / "oakfield-primary-A-dfe-2x3.ifc",
            schema="IFC2X3",
            unit="mm",
            labels="dfe",
            datum=55.0,
        ),
        write_ifc(oakfield("A"), parts / "architecture.ifc", part="architecture"),
        write_ifc(oakfield("A"), parts / "furniture.ifc", part="furniture", unit="mm"),
        *write_schedule(folder),
    ]


if __name__ == "__main__":
    write_school(SAMPLES / "oakfield")
    write_cases(CASES, SAMPLES / "cases")
