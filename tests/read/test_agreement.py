"""What two files of one school disagree about is told, each in its sentence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from checker.model import ModelSource, Offset, School
from checker.read import read_school
from checker.read.agreement import differences, same_storeys
from sample_models.make import ifc_text
from sample_models.make.small import Want, row
from tests.measure.schools import furniture, room, school_of
from tests.read.test_stacking import storey

ARC = replace(
    school_of(room("room", box(0, 0, 20, 10))),
    source=ModelSource(file="arc.ifc", sha256="a", schema="IFC4"),
    storeys=(storey("low", 0.0), storey("high", 3.6)),
)


def ffe(x=5.0, *, levels=(0.0,), count=4, **source) -> School:
    """Four tables a metre apart, from `x` on."""
    tables = [furniture(f"t{n}", box(x + n, 4, x + n + 0.6, 5), top=0.7) for n in range(count)]
    given_ = {"file": "ffe.ifc", "sha256": "b", "schema": "IFC4", **source}
    return replace(
        school_of(*tables),
        source=ModelSource(**given_),
        storeys=tuple(storey(f"s{n}", level) for n, level in enumerate(levels)),
    )


def told(other, school=ARC):
    return {problem.code: problem for problem in differences(school, other)}


def test_files_that_agree_are_not_told_of():
    assert differences(ARC, ffe()) == ()


@pytest.mark.parametrize(
    ("x", "is_apart"), [(17.0, False), (18.3, True), (-1.0, False), (-3.0, True)]
)
def test_the_middle_of_the_smaller_file_lies_within_the_larger(x, is_apart):
    """Four tables reach 3.6 m from `x`, and the room from 0 to 20."""
    for codes in (told(ffe(x)), {problem.code for problem in differences(ffe(x), ARC)}):
        assert ("files-apart" in codes) == is_apart


def test_how_far_apart_they_are_is_told():
    (found,) = told(ffe(1003.2)).values()
    assert "their middles are 995 m apart" in found.message
    assert found.scope == "file"
    assert "leave this one out" in found.ask


@pytest.mark.parametrize(
    ("level", "same", "codes"),
    [
        (0.0, "low", set()),
        (0.02, "low", set()),
        (0.03, "low", {"files-levels"}),
        (-0.5, "low", {"files-levels"}),
        (3.3, "high", {"files-levels"}),
        (1.8, None, {"files-levels-apart"}),
        (55.0, None, {"files-levels-apart"}),
    ],
)
def test_storeys_are_one_within_half_a_metre(level, same, codes):
    other = ffe(levels=(level,))
    found = same_storeys(ARC, other)
    assert (found["s0"].id if found else None) == same
    assert set(told(other)) == codes


@given(levels=st.lists(st.floats(-5, 9), min_size=1, max_size=5))
def test_each_storey_is_the_nearest_or_none(levels):
    for id_, mine in same_storeys(ARC, ffe(levels=tuple(levels))).items():
        level = levels[int(id_[1:])]
        off = abs(mine.elevation - level)
        assert off <= 0.5
        assert off == min(abs(each.elevation - level) for each in ARC.storeys)


def test_many_storeys_that_differ_are_cut_short():
    found = told(ffe(levels=(0.0, *(10.0 + n for n in range(8)))))["files-levels"]
    assert found.message.count("is no storey of arc.ifc") == 5
    assert found.message.endswith("And 3 more.")


def test_files_without_storeys_or_bodies_cannot_differ_in_them():
    assert told(replace(ffe(), storeys=())) == {}
    assert told(ffe(count=0)) == {}


def test_up_to_a_fifth_of_the_things_may_stand_outside():
    assert "files-outside" not in told(ffe(16.0, count=5))
    assert "2 of 5 things" in told(ffe(17.0, count=5))["files-outside"].message


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (ffe(length_unit="mm"), "lengths are in mm (else m)"),
        (replace(ffe(), offset=Offset(north=75.0)), "true north is turned by 15.0 degrees"),
        (replace(ffe(), name="B"), "the project is called 'B' (else 'A')"),
        (ffe(map_origin=(1.0, 2.0, 5.0)), "the origin is 3.000 m elsewhere on the map"),
    ],
)
def test_what_the_files_say_of_themselves_is_compared(other, words):
    school = replace(ARC, name="A", source=replace(ARC.source, map_origin=(1.0, 2.0, 2.0)))
    found = told(other, school)["files-differ"]
    assert found.message == f"ffe.ifc differs from arc.ifc: {words}."
    assert found.scope == "note"


@pytest.mark.parametrize("north", [90.05, 450.0, -270.0])
def test_a_full_turn_is_none(north):
    assert told(replace(ffe(), offset=Offset(north=north))) == {}


CRS = "IFCPROJECTEDCRS('EPSG:27700',$,$,$,$,$,{unit})"
CONVERSION = "IFCMAPCONVERSION(#1,#{crs},431000000.,385000000.,55000.,$,$,$)"


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("$", 0.001),
        ("IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)", 1.0),
        ("IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)", 0.001),
    ],
)
def test_where_the_origin_is_on_the_map_is_read_in_its_own_unit(tmp_path, unit, scale):
    """The model is in millimetres; a map unit of its own counts before that."""
    text = ifc_text(row([Want(name="Classroom", kind="classroom")]), unit="mm")
    context = text.split("=IFCGEOMETRICREPRESENTATIONCONTEXT")[0].rpartition("#")[2]
    lines = [f"#90003={unit};"] * (unit != "$")
    lines += [f"#90001={CRS.format(unit='#90003' if lines else '$')};"]
    lines += [f"#90002={CONVERSION.format(crs=90001).replace('#1,', f'#{context},')};"]
    head, tail = text.rsplit("ENDSEC;", 1)
    path = tmp_path / "model.ifc"
    path.write_text(head + "\n".join(lines) + "\nENDSEC;" + tail, encoding="ascii")
    found = read_school(path).source.map_origin
    assert found == pytest.approx((431e6 * scale, 385e6 * scale, 55e3 * scale))


def test_without_a_map_there_is_no_place_on_it(tmp_path):
    path = tmp_path / "model.ifc"
    path.write_text(ifc_text(row([Want(name="Classroom", kind="classroom")])), encoding="ascii")
    assert read_school(path).source.map_origin is None
