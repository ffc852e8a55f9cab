import pytest

from checker.errors import ModelUnreadableError
from checker.read import units
from checker.read.units import Units, read_units, unit_scale
from tests.read.parsing import parsed
from tests.read.steptext import Records, office, without

METRE = "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)"
FOOT: Records = {
    16: "IFCCONVERSIONBASEDUNIT(#101,.LENGTHUNIT.,'FOOT',#102)",
    101: "IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0)",
    102: "IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(304.8),#103)",
    103: "IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)",
}
INCH = FOOT | {102: "IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(25.4),#103)"}


def units_of(records: Records, *, schema: str = "IFC4") -> Units:
    with parsed(records, schema=schema) as model:
        return read_units(model, name="given.ifc")


def refusal(records: Records) -> ModelUnreadableError:
    with pytest.raises(ModelUnreadableError) as caught:
        units_of(records)
    assert str(caught.value).startswith("given.ifc")
    assert caught.value.ask.endswith(".")
    return caught.value


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
@pytest.mark.parametrize(
    ("changed", "length", "name"),
    [
        ({}, 0.001, "mm"),
        ({16: METRE}, 1.0, "m"),
        ({16: "IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.)"}, 0.01, "cm"),
        (FOOT, 0.3048, "ft"),
        (INCH, 0.0254, "in"),
    ],
    ids=["mm", "m", "cm", "ft", "in"],
)
def test_the_length_unit_is_read_whatever_it_is(
    changed: Records, length: float, name: str, schema: str
) -> None:
    read = units_of(office(schema) | changed, schema=schema)
    assert read.length == pytest.approx(length)
    assert read.length_name == name


def test_area_and_volume_have_units_of_their_own() -> None:
    milli = {17: "IFCSIUNIT(*,.AREAUNIT.,.MILLI.,.SQUARE_METRE.)"}
    assert units_of(office() | milli).area == pytest.approx(1e-6)
    assert units_of(office()).area == 1.0


def test_without_a_unit_of_its_own_an_area_is_the_length_squared() -> None:
    read = units_of(office() | FOOT | {19: "IFCUNITASSIGNMENT((#16))"})
    assert read.area == pytest.approx(0.09290304)
    assert read.volume == pytest.approx(0.0283168, rel=1e-5)
    assert read.angle == 1.0


def test_degrees_are_turned_into_radians() -> None:
    degree = {
        18: "IFCCONVERSIONBASEDUNIT(#104,.PLANEANGLEUNIT.,'DEGREE',#105)",
        104: "IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0)",
        105: "IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.0174532925199433),#106)",
        106: "IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.)",
    }
    assert units_of(office() | degree).angle == pytest.approx(0.0174532925199433)


@pytest.mark.parametrize(
    ("measure", "factor"),
    [
        ("IfcLengthMeasure", 0.001),
        ("IfcPositiveLengthMeasure", 0.001),
        ("IfcNonNegativeLengthMeasure", 0.001),
        ("IfcAreaMeasure", 1e-6),
        ("IfcVolumeMeasure", 1e-9),
        ("IfcReal", 1.0),
        ("IfcLabel", 1.0),
        ("IfcRatioMeasure", 1.0),
    ],
)
def test_values_are_scaled_by_their_measure(measure: str, factor: float) -> None:
    scales = Units(length=0.001, area=1e-6, volume=1e-9, angle=1.0, length_name="mm")
    assert scales.factor(measure) == factor


def test_no_project_is_refused() -> None:
    assert refusal(without(office(), 20, 23)).code == "no-project"


@pytest.mark.parametrize(
    "changed",
    [
        {19: "IFCUNITASSIGNMENT((#17,#18))"},
        {16: "IFCCONTEXTDEPENDENTUNIT(#101,.LENGTHUNIT.,'paces')", 101: FOOT[101]},
        FOOT | {102: "IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.),#103)"},
        {20: "IFCPROJECT('0Project0000000000000P',$,'Hill',$,$,$,$,(#15),$)"},
    ],
)
def test_no_length_unit_is_refused(changed: Records) -> None:
    assert refusal(office() | changed).code == "no-units"


def test_two_length_units_are_refused_and_named() -> None:
    error = refusal(office() | {19: "IFCUNITASSIGNMENT((#16,#17,#107))", 107: METRE})
    assert error.code == "two-length-units"
    assert "mm and m" in str(error)


def test_the_same_length_unit_twice_is_no_conflict() -> None:
    twice = {19: "IFCUNITASSIGNMENT((#16,#107))", 107: office()[16]}
    assert units_of(office() | twice).length == 0.001


def test_two_projects_with_different_units_are_refused() -> None:
    second = {
        108: "IFCPROJECT('1Project0000000000000P',$,'Other',$,$,$,$,(#15),#109)",
        109: "IFCUNITASSIGNMENT((#107))",
        107: METRE,
    }
    assert refusal(office() | second).code == "two-length-units"


def test_an_engine_that_reads_the_unit_otherwise_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(units, "_engine_scale", lambda _: 1.0)
    assert refusal(office()).code == "conflicting-units"


def test_a_chain_of_conversions_without_end_is_no_unit() -> None:
    chain: Records = {}
    for n in range(200, 230, 2):
        chain[n] = f"IFCCONVERSIONBASEDUNIT(#101,.LENGTHUNIT.,'X',#{n + 1})"
        chain[n + 1] = f"IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(2.),#{n + 2})"
    with parsed(office() | FOOT | chain | {230: METRE}) as model:
        assert unit_scale(model.by_id(200)) is None
        assert unit_scale(model.by_id(226)) == 4.0
