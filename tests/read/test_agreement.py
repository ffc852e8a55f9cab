"""What two files of one school disagree about is told, each in its sentence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from checker.model import ModelSource, Offset, School
from checker.read import read_school
from checker.read.agreement import differences, same_storeys
from checker.read.copies import copies_in
from sample_models.make import ifc_text
from sample_models.make.small import Want, row
from tests.measure.schools import furniture, room, school_of, wall
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


def told(other, school=ARC, **given):
    found = differences(school, other, copies_in(school, other), **given)
    return {problem.code: problem for problem in found}


def test_files_that_agree_are_not_told_of():
    assert told(ffe()) == {}


@pytest.mark.parametrize(
    ("x", "is_apart"), [(69.9, False), (70.1, True), (-53.5, False), (-53.7, True)]
)
def test_files_more_than_50_m_off_are_no_wings_of_one_school(x, is_apart):
    """A wing 3.6 m long from `x` on, and the room from 0 to 20."""
    wing = school_of(room("wing", box(x, 0, x + 3.6, 10)))
    other = replace(ffe(x), rooms=wing.rooms)
    assert ("files-apart" in told(other)) == is_apart
    assert ("files-apart" in told(ARC, other)) == is_apart
    assert is_apart or told(other) == {}


def test_how_far_apart_they_are_is_told():
    apart = told(ffe(1020.0))["files-apart"]
    assert "ffe.ifc lies 1000 m off arc.ifc: their origins differ" in apart.message
    assert apart.scope == "file"
    assert "leave this one out" in apart.ask


@pytest.mark.parametrize(
    ("level", "same", "codes"),
    [
        (0.0, "low", set()),
        (0.02, "low", set()),
        (0.03, "low", {"files-levels"}),
        (-0.5, "low", {"files-levels"}),
        (3.3, "high", {"files-levels"}),
        (1.8, None, {"files-levels"}),
        (55.0, None, {"files-levels"}),
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


def test_one_name_at_two_levels_is_told_as_what_it_is():
    """A file that is a storey off: its ground floor would lie on the first floor."""
    other = replace(ffe(), storeys=(storey("low", 3.6), storey("high", 7.2)))
    (found,) = told(other).values()
    assert (found.code, found.scope) == ("files-levels-apart", "file")
    assert "low is at 3.600 m in ffe.ifc and at 0.000 m in arc.ifc" in found.message


@pytest.mark.parametrize(
    ("x", "outside", "scope"),
    [(15.0, 0, None), (16.4, 0, None), (16.8, 1, "note"), (17.9, 2, "file"), (30.0, 4, "file")],
)
def test_things_in_no_room_are_told_and_block_where_they_are_more_than_a_quarter(x, outside, scope):
    found = told(ffe(x)).get("files-misplaced")
    assert (found.scope if found else None) == scope
    if found:
        assert f"{outside} of 4 things of ffe.ifc stand in no room" in found.message


@pytest.mark.parametrize(("count", "is_told"), [(20, False), (19, True)])
def test_one_thing_outside_is_told_where_it_is_more_than_a_twentieth(count, is_told):
    """All but the first, which lies west of the room, are in it."""
    first = away(ffe().furniture[0], by=-7.0)
    tables = [replace(first, id="out"), *ffe(0.5, count=count - 1).furniture]
    assert bool(told(replace(ffe(), furniture=tuple(tables)))) == is_told


@pytest.mark.parametrize(("thick", "is_told"), [(0.059, False), (0.061, True), (0.2, True)])
def test_things_of_which_a_tenth_is_in_a_wall_are_misplaced_too(thick, is_told):
    """The tables are 0.6 m long, and the wall stands along the first one's end."""
    walls = school_of(wall("wall", box(5.0, 0, 5.0 + thick, 10))).walls
    found = told(ffe(), replace(ARC, walls=walls))
    assert ("files-misplaced" in found) == is_told
    assert not found or "1 of 4 things" in found["files-misplaced"].message


def test_things_that_float_a_storey_lower_stand_in_no_room():
    low = replace(ffe(), furniture=tuple(lowered(each, 3.6) for each in ffe().furniture))
    assert told(low)["files-misplaced"].scope == "file"


def lowered(each, by):
    shape = replace(each.shape, base=each.shape.base - by, top=each.shape.top - by)
    return replace(each, shape=shape)


@pytest.mark.parametrize("part", ["site", "Landscape"])
def test_what_a_site_holds_stands_outside(part):
    assert told(ffe(30.0), part=part) == {}


def test_rooms_across_those_of_the_first_file_block():
    other = replace(ffe(), rooms=school_of(room("zone", box(0, 0, 50, 10))).rooms)
    found = told(other)["files-rooms-across"]
    assert found.scope == "file"
    assert "1 room lies in ffe.ifc over rooms of arc.ifc that are drawn otherwise (zone)" in (
        found.message
    )


@pytest.mark.parametrize(("moved", "scope"), [(1, "note"), (3, "note"), (4, "file"), (12, "file")])
def test_things_of_one_id_in_two_places_block_where_they_are_more_than_a_quarter(moved, scope):
    """Of twelve; they stay within the room, so that nothing else is wrong with them."""
    other = ffe(0.5, count=12)
    mine = replace(ARC, furniture=other.furniture)
    tables = [away(each) if n < moved else each for n, each in enumerate(other.furniture)]
    found = told(replace(other, furniture=tuple(tables)), mine)["files-moved"]
    assert found.scope == scope
    assert "up to 7.0 m from where arc.ifc has the same GlobalId" in found.message


def away(table, *, by=7.0):
    west, south, east, north = table.shape.footprint.bounds
    plan = box(west + by, south, east + by, north)
    return replace(table, shape=replace(table.shape, footprint=plan))


def test_another_place_on_the_map_blocks():
    school = replace(ARC, source=replace(ARC.source, map_origin=(1.0, 2.0, 2.0)))
    (found,) = told(ffe(map_origin=(1.0, 2.0, 5.0)), school).values()
    assert (found.code, found.scope) == ("files-map-apart", "file")
    assert "3.000 m off that of arc.ifc on the map" in found.message
    assert told(ffe(map_origin=(1.0, 2.0, 2.099)), school) == {}
    assert told(ffe(map_origin=(1.0, 2.0, 2.101)), school)
    assert told(ffe(map_origin=(1.0, 2.0, 5.0))) == {}


def test_of_a_third_file_the_first_is_not_blamed():
    school = replace(ARC, others=(ffe().source,))
    other = replace(ffe(1020.0), source=replace(ffe().source, file="mep.ifc"))
    assert (
        "mep.ifc lies 1000 m off the files before it" in told(other, school)["files-apart"].message
    )


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (ffe(length_unit="mm"), "lengths are in mm (else m)"),
        (replace(ffe(), offset=Offset(north=75.0)), "true north is turned by 15.0 degrees"),
        (replace(ffe(), name="B"), "the project is called 'B' (else 'A')"),
    ],
)
def test_what_the_files_say_of_themselves_is_compared(other, words):
    found = told(other, replace(ARC, name="A"))["files-differ"]
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
