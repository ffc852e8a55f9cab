"""The planes that bodies turn up and down: exact levels and outlines, whatever kind of body."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.read.shapes import Surfaces
from checker.read.shapes.placed import TOO_MANY
from checker.read.shapes.repair import CROSSED
from tests.read.shapes.made import Made, box_faces
from tests.read.shapes.stepped import (
    GOING,
    LEVELS,
    RISER,
    WIDTH,
    blocks,
    face_set,
    flight_faces,
    inside_out,
    pulled,
    surface_model,
    triangle_set,
)
from tests.read.shapes.test_clip import half_space, less
from tests.read.shapes.test_engine import bitten

KINDS = {
    "profile pulled across": lambda m: [pulled(m)],
    "upright blocks": blocks,
    "brep": lambda m: [m.brep(flight_faces())],
    "brep inside out": lambda m: [m.brep(inside_out(flight_faces()))],
    "polygonal face set": lambda m: [face_set(m, flight_faces())],
    "surface model": lambda m: [surface_model(m, flight_faces())],
    "surface model inside out": lambda m: [surface_model(m, inside_out(flight_faces()))],
    "mapped": lambda m: [m.mapped([pulled(m)], m.operator())],
    "mirrored twice": lambda m: [
        m.mapped(
            [m.mapped([pulled(m)], m.operator(x=(-1, 0, 0), y=(0, 1, 0)))],
            m.operator(x=(-1, 0, 0), y=(0, 1, 0)),
        )
    ],
}


def surfaces(made: Made, *items, at=None) -> Surfaces:
    return made.reader().details.surfaces(made.product(*items, at=at, kind="IfcStairFlight"))


def why_none(made: Made, product) -> str:
    reader = made.reader()
    assert reader.details.surfaces(product) == Surfaces()
    return reader.problems.get(product.id(), "")


@pytest.mark.parametrize("scale", [1.0, 0.001], ids=["m", "mm"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_tread_is_found_at_its_level_with_its_outline(kind, scale):
    made = Made(scale=scale)
    tops = surfaces(made, *KINDS[kind](made)).tops
    assert [top.level for top in tops] == pytest.approx(LEVELS, abs=1e-6)
    for i, top in enumerate(tops):
        tread = box(i * GOING, 0, (i + 1) * GOING, WIDTH)
        assert top.area.symmetric_difference(tread).area < 1e-6
        assert top.slope == (0.0, 0.0)


@pytest.mark.parametrize("kind", KINDS)
def test_the_underside_is_one_plane_however_many_parts_it_has(kind):
    made = Made()
    (soffit,) = surfaces(made, *KINDS[kind](made)).soffits
    assert soffit.level == pytest.approx(0, abs=1e-6)
    assert soffit.area.symmetric_difference(box(0, 0, 3 * GOING, WIDTH)).area < 1e-6


def test_a_mirrored_flight_still_looks_up():
    made = Made()
    mirrored = made.mapped([pulled(made)], made.operator(x=(-1, 0, 0), y=(0, 1, 0)))
    tops = surfaces(made, mirrored).tops
    assert [top.level for top in tops] == pytest.approx(LEVELS)
    assert tops[0].area.bounds == pytest.approx((-GOING, 0, 0, WIDTH))


def test_triangles_in_one_plane_are_one_surface():
    made = Made()
    (top,) = surfaces(made, triangle_set(made, box_faces(2, 1, 0.3))).tops
    assert top.area.equals(box(0, 0, 2, 1))
    assert len(top.area.exterior.coords) == 5


@pytest.mark.parametrize(
    ("x", "y"),
    [(0.5, 0.3), (0.0, 0.0), (1.0, 0.0), (1.0, 0.25), (0.2, 0.0)],
    ids=["across", "twice the same", "end to end", "shifted along an edge", "over each other"],
)
def test_boards_that_adjoin_or_overlap_at_one_level_are_one_surface(x, y):
    made = Made()
    boards = [made.brep(box_faces(1, 0.5, 0.1)), made.brep(box_faces(1, 0.5, 0.1, (x, y, 0)))]
    (top,) = surfaces(made, *boards).tops
    assert top.area.equals(box(0, 0, 1, 0.5).union(box(x, y, x + 1, y + 0.5)))


def test_boards_that_adjoin_but_for_rounding_are_one_surface():
    made = Made()
    boards = [made.brep(box_faces(1, 0.5, 0.1, (i * (1 + 5e-6), 0, 0))) for i in range(3)]
    (top,) = surfaces(made, *boards).tops
    assert top.area.area == pytest.approx(1.5, abs=1e-4)
    assert len(surfaces(made, *boards[::2]).tops) == 2


@pytest.mark.parametrize("run", [12.0, 15.0, 20.0])
def test_a_ramp_has_its_gradient_and_its_height_at_every_point(run):
    made = Made()
    faces = [
        [[(0, 0, -0.2), (0, 2, -0.2), (run, 2, 0.8), (run, 0, 0.8)]],
        [[(0, 0, 0), (run, 0, 1), (run, 2, 1), (0, 2, 0)]],
        [[(0, 0, -0.2), (run, 0, 0.8), (run, 0, 1), (0, 0, 0)]],
        [[(0, 2, -0.2), (0, 2, 0), (run, 2, 1), (run, 2, 0.8)]],
        [[(0, 0, -0.2), (0, 0, 0), (0, 2, 0), (0, 2, -0.2)]],
        [[(run, 0, 0.8), (run, 2, 0.8), (run, 2, 1), (run, 0, 1)]],
    ]
    found = surfaces(made, made.brep(faces))
    assert found.tops[0].slope == pytest.approx((1 / run, 0), abs=1e-9)
    assert found.tops[0].at(0, 1) == pytest.approx(0, abs=1e-6)
    assert found.tops[0].at(run, 0) == pytest.approx(1, abs=1e-6)
    assert found.soffits[0].at(run, 2) == pytest.approx(0.8, abs=1e-6)


@pytest.mark.parametrize(
    ("rise", "slope"), [(0.0009, 0.0), (0.0011, 0.0011 / 0.3)], ids=["within 1 mm", "beyond"]
)
def test_a_tread_that_is_out_of_level_by_less_than_a_millimetre_is_level(rise, slope):
    made = Made()
    tilted = [(0, 0, 0.1), (0.3, 0, 0.1 + rise), (0.3, 1, 0.1 + rise), (0, 1, 0.1)]
    tread = made.new("IfcShellBasedSurfaceModel", [made.new("IfcOpenShell", [made.face([tilted])])])
    assert surfaces(made, tread).tops[0].slope == pytest.approx((slope, 0))


@pytest.mark.parametrize(("rise", "is_level"), [(0.0027, True), (0.0033, False)])
def test_a_floor_that_leans_by_less_than_one_in_ten_thousand_is_level(rise, is_level):
    made = Made()
    leaning = [(0, 0, 0), (30, 0, rise), (30, 9, rise), (0, 9, 0)]
    floor = made.new(
        "IfcShellBasedSurfaceModel", [made.new("IfcOpenShell", [made.face([leaning])])]
    )
    assert (surfaces(made, floor).tops[0].gradient == 0) is is_level


@pytest.mark.parametrize("turned", [False, True], ids=["as IFC has it", "the other way round"])
def test_the_inside_of_a_hollow_body_has_a_floor_and_a_ceiling(turned):
    made = Made()
    hole = [(0.5, 0.5), (0.5, 1.5), (1.5, 1.5), (1.5, 0.5)]
    profile = made.closed([(0, 0), (2, 0), (2, 2), (0, 2)], hole[::-1] if turned else hole)
    standing = made.axis3((0, 0, 0), (0, -1, 0), (1, 0, 0))
    found = surfaces(made, made.extruded(profile, 3, position=standing))
    assert [top.level for top in found.tops] == pytest.approx([0.5, 2])
    assert [soffit.level for soffit in found.soffits] == pytest.approx([0, 1.5])


@pytest.mark.parametrize("gap", [0.0, 0.0008])
def test_where_a_board_lies_on_a_step_only_the_board_is_left(gap):
    made = Made()
    step = made.brep(box_faces(0.3, 1, 0.15))
    board = made.brep(box_faces(0.34, 1, 0.03, (-0.04, 0, 0.15 + gap)))
    found = surfaces(made, step, board)
    assert [top.level for top in found.tops] == pytest.approx([0.18 + gap])
    nosing = found.soffits[1]
    assert nosing.level == pytest.approx(0.15 + gap)
    assert nosing.area.bounds == pytest.approx((-0.04, 0, 0, 1))


def test_a_board_that_hangs_two_millimetres_clear_hides_nothing():
    made = Made()
    step = made.brep(box_faces(0.3, 1, 0.15))
    board = made.brep(box_faces(0.3, 1, 0.03, (0, 0, 0.152)))
    assert len(surfaces(made, step, board).tops) == 2


def test_a_sheet_without_thickness_is_walked_on_and_knocked_against():
    made = Made()
    ring = [(0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)]
    for listed in (ring, ring[::-1]):
        shell = made.new("IfcOpenShell", [made.face([listed])])
        found = surfaces(made, made.new("IfcShellBasedSurfaceModel", [shell]))
        assert [s.level for s in (*found.tops, *found.soffits)] == [1, 1]


def test_a_bowl_of_many_facets_is_no_plane():
    made = Made()
    strips = [
        [(x, 0, x * x), (x + 0.1, 0, (x + 0.1) ** 2), (x + 0.1, 1, (x + 0.1) ** 2), (x, 1, x * x)]
        for x in (i / 10 for i in range(8))
    ]
    faces = [[strip] for strip in strips]
    tops = surfaces(made, surface_model(made, faces)).tops
    assert len(tops) == 8
    assert [top.gradient for top in tops] == pytest.approx([0.1 + 0.2 * i for i in range(8)])


def test_faces_steeper_than_sixty_degrees_are_sides():
    made = Made()

    def wedge(degrees):
        high = math.tan(math.radians(degrees))
        side = made.closed([(0, 0), (1, 0), (1, high)])
        return made.extruded(side, 1, position=made.axis3((0, 0, 0), (0, -1, 0), (1, 0, 0)))

    assert len(surfaces(made, wedge(59)).tops) == 1
    assert surfaces(made, wedge(61)).tops == ()


@pytest.mark.parametrize(
    ("x", "y", "count"),
    [(0.04, 0.0251, 1), (0.04, 0.025, 0), (0.0101, 1, 1), (0.01, 1, 0)],
    ids=["10.04 cm2", "10 cm2", "10.1 mm wide", "10 mm wide"],
)
def test_pieces_too_small_or_too_narrow_to_stand_on_are_left_out(x, y, count):
    made = Made()
    found = surfaces(made, made.brep(box_faces(x, y, 0.5)))
    assert (len(found.tops), len(found.soffits)) == (count, count)


def test_a_hole_stays_a_hole():
    made = Made()
    hole = [(1, 1), (1, 2), (2, 2), (2, 1)]
    slab = made.extruded(made.closed([(0, 0), (4, 0), (4, 3), (0, 3)], hole), 0.2)
    (top,) = surfaces(made, slab).tops
    assert top.area.equals(Polygon(box(0, 0, 4, 3).exterior.coords, [hole]))


def test_treads_come_lowest_first_whatever_the_order_of_their_parts():
    made = Made()
    steps = blocks(made)
    assert surfaces(made, *steps[::-1]) == surfaces(made, *steps)


def test_a_clipped_slab_is_read_by_the_engine_and_the_journal_names_it_first():
    made = Made()
    heard: list[str] = []
    roof = half_space(made, (0, 0, 1), (-0.5, 0, 1), agrees=False)
    item = less(made, made.extruded(made.rectangle(2, 2), 3), roof)
    product = made.product(item, kind="IfcSlab", gid="0Slab0000000000000000S")
    (top,) = made.reader(journal=heard.append).details.surfaces(product).tops
    assert top.slope == pytest.approx((0.5, 0), abs=1e-6)
    assert top.area.area == pytest.approx(4, abs=1e-6)
    assert "0Slab0000000000000000S" in heard


def test_a_boolean_stair_is_read_by_the_engine():
    made = Made()
    levels = [top.level for top in surfaces(made, bitten(made)).tops]
    assert levels == pytest.approx([3])


turned = st.builds(
    lambda angle, x, y, z: (angle, x, y, z),
    st.floats(0, 2 * math.pi),
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.floats(-20, 20),
)


@settings(deadline=None, max_examples=40)
@given(turned, st.sampled_from(sorted(KINDS)))
def test_turning_and_moving_change_no_level_and_no_area(where, kind):
    angle, x, y, z = where
    made = Made()
    axis = made.axis3((x, y, z), (0, 0, 1), (math.cos(angle), math.sin(angle), 0))
    tops = surfaces(made, *KINDS[kind](made), at=made.placed(axis)).tops
    assert [top.level - z for top in tops] == pytest.approx(LEVELS, abs=2e-6)
    assert [top.area.area for top in tops] == pytest.approx([GOING * WIDTH] * 3, abs=1e-4)
    assert all(top.slope == (0, 0) for top in tops)


@pytest.mark.parametrize("steps", [1, 7, 16])
def test_as_many_treads_are_found_as_there_are(steps):
    made = Made()
    found = surfaces(made, made.brep(flight_faces(steps)))
    levels = [top.level for top in found.tops]
    assert levels == pytest.approx([RISER * (i + 1) for i in range(steps)])


def many(made: Made, count: int):
    return surface_model(
        made, [[[(i, 0, 1), (i + 1, 0, 1), (i + 1, 1, 1), (i, 1, 1)]] for i in range(count)]
    )


@pytest.mark.slow
def test_a_body_of_thousands_of_faces_is_left_alone_and_says_so():
    made = Made()
    assert surfaces(made, many(made, 200)).tops[0].area.area == pytest.approx(200)
    assert why_none(made, made.product(many(made, 5001), kind="IfcStair")) == TOO_MANY


def test_a_body_is_no_surface_when_a_part_of_it_cannot_be_read():
    made = Made()
    depthless = made.extruded(made.rectangle(1, 1))
    depthless = made.new("IfcExtrudedAreaSolid", depthless[0], depthless[1], depthless[2])
    product = made.product(made.extruded(made.rectangle(2, 2)), depthless)
    assert "without a depth" in why_none(made, product)


@pytest.mark.parametrize("far", [1e8, 1e300], ids=["beyond the earth", "1e300"])
def test_absurd_coordinates_give_no_surface(far):
    made = Made()
    assert "absurdly far" in why_none(
        made, made.product(made.brep(box_faces(1, 1, 1, (far, 0, 0))))
    )


def test_a_placement_that_adds_up_to_no_number_gives_no_surface():
    made = Made()
    there = made.placed(made.axis3((1e308, 1e308, 0)))
    at = made.placed(made.axis3((1e308, -1e308, 0), (0, 0, 1), (1, 1, 0)), there)
    assert "absurdly far" in why_none(made, made.product(pulled(made), at=at))


def test_an_outline_that_crosses_itself_gives_no_surface():
    made = Made()
    bow = [(0, 0), (2, 2), (2, 0), (0, 2)]
    assert why_none(made, made.product(made.extruded(made.closed(bow), 0.2))) == CROSSED
    faces = box_faces(1, 1, 1)
    faces[1] = [[(0, 0, 1), (1, 1, 1), (1, 0, 1), (0, 0.5, 1)]]
    assert why_none(made, made.product(surface_model(made, faces))) == CROSSED


def test_a_mapped_item_that_holds_itself_gives_no_surface():
    made = Made()
    source = made.new("IfcRepresentationMap", made.axis3(), made.representation([pulled(made)]))
    ring = made.new("IfcMappedItem", source, made.operator())
    source[1][3] = [ring]
    assert "nested more than 10 deep" in why_none(made, made.product(ring))


def test_ten_mapped_items_in_each_of_ten_do_not_run_forever():
    made = Made()
    inner = made.new("IfcGeometricCurveSet", [made.polyline([(0, 0), (1, 0)])])
    for _ in range(9):
        inner = made.mapped([inner] * 10, made.operator())
    assert "more than 5000 items" in why_none(made, made.product(*[inner] * 10))


@pytest.mark.parametrize("what", ["no faces", "no body", "no placement"])
def test_where_there_is_nothing_to_see_there_is_no_surface(what):
    made = Made()
    empty = made.new("IfcFacetedBrep", made.new("IfcClosedShell", []))
    product = made.product(empty) if what == "no faces" else made.product(representations=())
    if what == "no placement":
        product = made.product(pulled(made))
        product.ObjectPlacement = None
    reason = why_none(made, product)
    assert bool(reason) == (what == "no placement")


def test_parts_stand_for_a_whole_without_a_body():
    made = Made()
    layers = [
        made.product(
            made.extruded(made.rectangle(2, 1, made.axis2((1 + 2 * i, 0.5))), 0.1 * i + 0.1)
        )
        for i in range(2)
    ]
    whole = made.product(representations=(), kind="IfcSlab")
    found = made.reader().details.surfaces(whole, layers)
    assert [top.level for top in found.tops] == pytest.approx([0.1, 0.2])


def test_a_surface_knows_nothing_of_the_body_it_came_from():
    made = Made()
    (top,) = surfaces(made, made.brep(box_faces(2, 1, 0.3))).tops
    assert replace(top, level=0.0).at(1, 0.5) == 0.0
