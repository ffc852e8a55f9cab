import pytest

from checker.model import Property
from checker.read.properties import PropertyReader, definitions_of
from checker.read.units import read_units
from tests.read.parsing import parsed
from tests.read.steptext import Records, office

G = "0Set00000000000000000"


def attached(*properties: str, schema: str = "IFC4") -> Records:
    """The office with one property set on its room, from #200 on."""
    owner = "#6" if schema == "IFC2X3" else "$"
    numbered = dict(enumerate(properties, start=210))
    members = ",".join(f"#{n}" for n in numbered)
    return office(schema) | numbered | {
        200: f"IFCPROPERTYSET('{G}1',{owner},'Pset_A',$,({members}))",
        201: f"IFCRELDEFINESBYPROPERTIES('{G}2',{owner},$,$,(#50),#200)",
    }  # fmt: skip


def quantified(*quantities: str, set_name: str = "'BaseQuantities'") -> Records:
    numbered = dict(enumerate(quantities, start=210))
    members = ",".join(f"#{n}" for n in numbered)
    return office() | numbered | {
        200: f"IFCELEMENTQUANTITY('{G}1',$,{set_name},$,$,({members}))",
        201: f"IFCRELDEFINESBYPROPERTIES('{G}2',$,$,$,(#50),#200)",
    }  # fmt: skip


def read(records: Records, *, step: int = 50, schema: str = "IFC4") -> tuple[Property, ...]:
    with parsed(records, schema=schema) as model:
        reader = PropertyReader(units=read_units(model, name="n"))
        found = definitions_of(model.by_id(step), has_is_typed_by=schema != "IFC2X3")
        return reader.read(found)


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("IFCLABEL(' calm ')", "calm"),
        ("IFCBOOLEAN(.T.)", True),
        ("IFCBOOLEAN(.F.)", False),
        ("IFCLOGICAL(.U.)", "UNKNOWN"),
        ("IFCINTEGER(17)", 17.0),
        ("IFCREAL(0.25)", 0.25),
        ("IFCLENGTHMEASURE(2400.)", 2.4),
        ("IFCPOSITIVELENGTHMEASURE(900.)", 0.9),
        ("IFCAREAMEASURE(20.5)", 20.5),
        ("IFCVOLUMEMEASURE(1.E9)", 1.0),
        ("IFCTEXT('Gr\\X2\\00FC\\X0\\n')", "Grün"),
    ],
)
def test_single_values_come_in_metres_or_as_written(value: str, read_as: str | float) -> None:
    (found,) = read(attached(f"IFCPROPERTYSINGLEVALUE('P',$,{value},$)"))
    assert (found.group, found.name, found.kind, found.inherited) == ("Pset_A", "P", "property", 0)
    assert (
        found.value == pytest.approx(read_as)
        if isinstance(read_as, float)
        else (found.value is read_as or found.value == read_as)
    )
    assert type(found.value) is type(read_as)


def test_a_property_without_a_value_is_left_out() -> None:
    assert read(attached("IFCPROPERTYSINGLEVALUE('P',$,$,$)")) == ()


def test_a_unit_beside_the_value_goes_before_the_projects() -> None:
    records = attached("IFCPROPERTYSINGLEVALUE('P',$,IFCLENGTHMEASURE(2.),#220)")
    (found,) = read(records | {220: "IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.)"})
    assert found.value == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("IFCPROPERTYENUMERATEDVALUE('P',$,(IFCLABEL('a'),IFCLABEL('b')),$)", "a; b"),
        ("IFCPROPERTYLISTVALUE('P',$,(IFCLENGTHMEASURE(500.),IFCLENGTHMEASURE(1500.)),$)",
         "0.5; 1.5"),
        ("IFCPROPERTYBOUNDEDVALUE('P',$,IFCREAL(4.),IFCREAL(2.),$,$)", "2 to 4"),
        ("IFCPROPERTYBOUNDEDVALUE('P',$,IFCREAL(4.),$,$,$)", "? to 4"),
        ("IFCCOMPLEXPROPERTY('P',$,'u',(#230,#231))", "Q: yes; R: x"),
    ],
)  # fmt: skip
def test_lists_bounds_and_nested_values_become_text(record: str, text: str) -> None:
    inner = {
        230: "IFCPROPERTYSINGLEVALUE('Q',$,IFCBOOLEAN(.T.),$)",
        231: "IFCPROPERTYSINGLEVALUE('R',$,IFCLABEL('x'),$)",
    }
    (found,) = read(attached(record) | inner)
    assert found.value == text


def test_quantities_are_scaled_by_kind() -> None:
    found = read(
        quantified(
            "IFCQUANTITYLENGTH('Height',$,$,2500.,$)",
            "IFCQUANTITYAREA('NetFloorArea',$,$,20.,$)",
            "IFCQUANTITYCOUNT('Seats',$,$,4.,$)",
            "IFCQUANTITYAREA('Other',$,#220,2000000.,$)",
        )
        | {220: "IFCSIUNIT(*,.AREAUNIT.,.MILLI.,.SQUARE_METRE.)"}
    )
    assert [(q.name, q.value, q.kind) for q in found] == [
        ("Height", 2.5, "quantity"),
        ("NetFloorArea", 20.0, "quantity"),
        ("Seats", 4.0, "quantity"),
        ("Other", pytest.approx(2.0), "quantity"),
    ]


def test_a_set_without_a_name_still_gives_its_quantities() -> None:
    (found,) = read(quantified("IFCQUANTITYAREA('GrossFloorArea',$,$,20.,$)", set_name="$"))
    assert (found.group, found.value) == ("", 20.0)


def test_parts_of_a_complex_quantity_are_named_after_the_whole() -> None:
    records = quantified("IFCPHYSICALCOMPLEXQUANTITY('Layer',$,(#230),'d',$,$)")
    (found,) = read(records | {230: "IFCQUANTITYLENGTH('Width',$,$,100.,$)"})
    assert (found.name, found.value) == ("Layer.Width", 0.1)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_sets_of_the_type_are_inherited_behind_the_elements_own(schema: str) -> None:
    owner = "#6" if schema == "IFC2X3" else "$"
    kind = {
        "IFC2X3": f"IFCSPACETYPE('{G}4',{owner},'T',$,$,(#241),$,$,$,.INTERNAL.)",
        "IFC4": f"IFCSPACETYPE('{G}4',$,'T',$,$,(#241),$,$,$,.INTERNAL.,$)",
    }[schema]
    own = attached("IFCPROPERTYSINGLEVALUE('P',$,IFCLABEL('own'),$)", schema=schema)
    typed = {
        240: kind,
        241: f"IFCPROPERTYSET('{G}5',{owner},'Pset_A',$,(#242,#243))",
        242: "IFCPROPERTYSINGLEVALUE('P',$,IFCLABEL('type'),$)",
        243: "IFCPROPERTYSINGLEVALUE('Q',$,IFCLABEL('only'),$)",
        244: f"IFCRELDEFINESBYTYPE('{G}6',{owner},$,$,(#50),#240)",
    }
    found = read(own | typed, schema=schema)
    assert [(p.name, p.value, p.inherited) for p in found] == [
        ("P", "own", False),
        ("P", "type", True),
        ("Q", "only", True),
    ]


def test_a_bundle_of_sets_counts_as_its_sets() -> None:
    records = attached("IFCPROPERTYSINGLEVALUE('P',$,IFCLABEL('x'),$)")
    bundle = f"IFCRELDEFINESBYPROPERTIES('{G}2',$,$,$,(#50),IFCPROPERTYSETDEFINITIONSET((#200)))"
    assert [p.value for p in read(records | {201: bundle})] == ["x"]


def test_nesting_without_end_is_cut() -> None:
    deep = {n: f"IFCCOMPLEXPROPERTY('C',$,'u',(#{n + 1}))" for n in range(300, 340)}
    records = attached("IFCCOMPLEXPROPERTY('C',$,'u',(#300))") | deep
    assert read(records | {340: "IFCPROPERTYSINGLEVALUE('Q',$,IFCLABEL('x'),$)"}) == ()
