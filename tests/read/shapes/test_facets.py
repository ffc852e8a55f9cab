import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import MultiPoint, Polygon, box

from checker.read.shapes.repair import CROSSED
from tests.read.shapes.made import Made, box_faces

L = [(0, 0), (6, 0), (6, 2), (3, 2), (3, 5), (0, 5)]


def prism_faces(outline, z0, z1, *holes):
    low = [[(x, y, z0) for x, y in ring] for ring in (outline, *holes)]
    high = [[(x, y, z1) for x, y, _ in ring] for ring in low]
    sides = [
        [[ring[i - 1], ring[i], top[i], top[i - 1]]]
        for ring, top in zip(low, high, strict=True)
        for i in range(len(ring))
    ]
    return [[ring[::-1] for ring in low], high, *sides]


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_a_facetted_room_covers_the_projection_of_its_faces(scale):
    made = Made(scale=scale)
    shape = made.shape(made.product(made.brep(prism_faces(L, 1, 3.5))))
    assert shape.footprint.symmetric_difference(Polygon(L)).area < 1e-9
    assert (shape.base, shape.top) == pytest.approx((1, 3.5))
    assert shape.source.engine == "direct"


def test_a_room_that_widens_upwards_covers_its_ceiling():
    made = Made()
    low = [(0, 0, 0), (2, 0, 0), (2, 2, 0), (0, 2, 0)]
    high = [(-1, -1, 3), (3, -1, 3), (3, 3, 3), (-1, 3, 3)]
    sides = [[[low[i - 1], low[i], high[i], high[i - 1]]] for i in range(4)]
    shape = made.shape(made.product(made.brep([[low[::-1]], [high], *sides])))
    assert shape.footprint.symmetric_difference(box(-1, -1, 3, 3)).area < 1e-9


def test_a_pitched_attic_covers_its_floor():
    made = Made()
    floor = [(0, 0, 0), (8, 0, 0), (8, 6, 0), (0, 6, 0)]
    ridge = [(0, 3, 4), (8, 3, 4)]
    faces = [
        [floor[::-1]],
        [[floor[0], floor[1], ridge[1], ridge[0]]],
        [[floor[2], floor[3], ridge[0], ridge[1]]],
        [[floor[0], ridge[0], floor[3]]],
        [[floor[1], floor[2], ridge[1]]],
    ]
    shape = made.shape(made.product(made.brep(faces)))
    assert shape.footprint.symmetric_difference(box(0, 0, 8, 6)).area < 1e-9
    assert shape.top == pytest.approx(4)


def test_an_inner_court_stays_open():
    made = Made()
    court = [(1, 1), (1, 2), (2, 2), (2, 1)]
    shape = made.shape(made.product(made.brep(prism_faces(L, 0, 3, court))))
    assert shape.footprint.symmetric_difference(Polygon(L, [court])).area < 1e-9


def test_an_outer_ring_is_known_by_its_size_where_none_is_marked():
    made = Made()
    court = [(1, 1), (1, 2), (2, 2), (2, 1)]
    item = made.brep(prism_faces(L, 0, 3, court))
    for face in item[0][0]:
        bounds = [made.new("IfcFaceBound", bound[0], True) for bound in face[0]]
        face[0] = bounds[::-1]
    shape = made.shape(made.product(item))
    assert shape.footprint.symmetric_difference(Polygon(L, [court])).area < 1e-9


def test_a_bound_that_is_turned_round_counts_as_turned():
    made = Made()
    item = made.brep(box_faces(2, 3, 4))
    for face in item[0][0]:
        (bound,) = face[0]
        bound[0][0] = bound[0][0][::-1]
        bound[1] = False
    shape = made.shape(made.product(item))
    assert shape.footprint.equals(box(0, 0, 2, 3))


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=6, max_size=6))
def test_faces_that_look_the_wrong_way_do_not_change_the_footprint(flips):
    made = Made()
    low = [(0, 0, 0), (4, 0, 0), (4, 3, 0), (0, 3, 0)]
    high = [(1, 0, 2), (6, 0, 2), (6, 3, 2), (1, 3, 2)]
    sides = [[[low[i - 1], low[i], high[i], high[i - 1]]] for i in range(4)]
    faces = [[low[::-1]], [high], *sides]
    faces = [[face[0][::-1]] if flip else face for face, flip in zip(faces, flips, strict=True)]
    shape = made.shape(made.product(made.brep(faces)))
    assert shape.footprint.symmetric_difference(box(0, 0, 6, 3)).area < 1e-9


@pytest.mark.parametrize("kind", ["face based", "shell based"])
def test_a_hallway_of_loose_surfaces_covers_what_they_cover(kind):
    """Two hallways of the Duplex are drawn so: no faces close around them."""
    made = Made()
    faces = [made.face(rings) for rings in box_faces(5, 1.4, 2.9)[:4]]
    if kind == "face based":
        sets = [made.new("IfcConnectedFaceSet", [face]) for face in faces]
        item = made.new("IfcFaceBasedSurfaceModel", sets)
    else:
        item = made.new("IfcShellBasedSurfaceModel", [made.new("IfcOpenShell", faces)])
    shape = made.shape(made.product(item))
    assert shape.footprint.symmetric_difference(box(0, 0, 5, 1.4)).area < 1e-9
    assert shape.top - shape.base == pytest.approx(2.9)
    assert (shape.source.engine, shape.source.problem) == ("direct", "")


TETRA = ([(0, 0, 0), (4, 0, 0), (0, 3, 0), (0, 0, 2)], [(1, 3, 2), (1, 2, 4), (2, 3, 4), (3, 1, 4)])


@pytest.mark.parametrize("schema", ["IFC4", "IFC4X3_ADD2"])
@pytest.mark.parametrize("closed", [True, False, None])
def test_triangles_cover_their_projection(schema, closed):
    made = Made(schema=schema, scale=0.001)
    points, index = TETRA
    listed = [[made.length(v) for v in p] for p in points]
    item = made.file.create_entity(
        "IfcTriangulatedFaceSet",
        Coordinates=made.new("IfcCartesianPointList3D", listed), Closed=closed, CoordIndex=index,
    )  # fmt: skip
    shape = made.shape(made.product(item))
    assert shape.footprint.area == pytest.approx(6)
    assert shape.top == pytest.approx(2)


def polygonal(made, points, faces, *, closed=True, names=None):
    made_faces = [
        made.new("IfcIndexedPolygonalFaceWithVoids", face[0], face[1:])
        if len(face) > 1
        else made.new("IfcIndexedPolygonalFace", face[0])
        for face in faces
    ]
    listed = made.new("IfcCartesianPointList3D", points)
    return made.new("IfcPolygonalFaceSet", listed, closed, made_faces, names)


def test_polygonal_faces_may_have_holes():
    made = Made()
    points = [
        (0, 0, 0), (6, 0, 0), (6, 5, 0), (0, 5, 0), (2, 2, 0), (3, 2, 0), (3, 3, 0), (2, 3, 0),
    ]  # fmt: skip
    item = polygonal(made, points, [([1, 2, 3, 4], [5, 6, 7, 8])], closed=False)
    shape = made.shape(made.product(item))
    assert shape.footprint.area == pytest.approx(29)


def test_polygonal_faces_may_name_their_points_by_a_second_list():
    made = Made()
    points = [(9, 9, 9), (0, 0, 0), (6, 0, 0), (6, 5, 0), (0, 5, 0)]
    item = polygonal(made, points, [([1, 2, 3, 4],)], closed=False, names=[2, 3, 4, 5])
    assert made.shape(made.product(item)).footprint.equals(box(0, 0, 6, 5))


@pytest.mark.parametrize("index", [[1, 2, 9], [0, 1, 2]])
def test_a_face_that_names_a_missing_point_is_refused(index):
    made = Made()
    item = polygonal(made, [(0, 0, 0), (6, 0, 0), (6, 5, 0)], [(index,)])
    assert "a point that is not in its list" in made.why_not(made.product(item))


def test_a_floor_that_crosses_itself_is_not_trusted():
    made = Made()
    bow = [(0, 0), (5, 5), (5, 0), (0, 5)]
    shape = made.shape(made.product(made.brep(prism_faces(bow, 0, 3))))
    assert shape.source.problem == CROSSED


def test_a_floor_that_crosses_itself_a_little_is_not_trusted():
    made = Made()
    slip = [(0, 0), (5, 0), (5, 5), (4, 5), (4, 6), (4.5, 4), (0, 5)]
    shape = made.shape(made.product(made.brep(prism_faces(slip, 0, 3))))
    assert shape.source.problem == CROSSED


def test_coordinates_far_from_the_origin_lose_no_area():
    made = Made()
    far = [(x + 412_345.0, y + 287_654.0) for x, y in L]
    reader = made.reader(offset=(412_345.0, 287_654.0, 0.0))
    product = made.product(made.brep(prism_faces(far, 0, 3)))
    shape = reader.shapes([product], kind="room")[product.id()]
    assert shape.footprint.symmetric_difference(Polygon(L)).area < 1e-6


def test_faces_without_points_are_left_out():
    made = Made()
    faces = [*box_faces(2, 3, 4), [[(0, 0, 0), (1, 1, 1)]]]
    assert made.shape(made.product(made.brep(faces))).footprint.equals(box(0, 0, 2, 3))


def test_a_sheet_that_stands_upright_is_no_shape():
    made = Made()
    sheet = made.new("IfcConnectedFaceSet", [made.face([[(0, 0, 0), (4, 0, 0), (4, 0, 2)]])])
    product = made.product(made.new("IfcFaceBasedSurfaceModel", [sheet]), kind="IfcWall")
    assert made.reader().shapes([product], kind="wall") == {}


def many_faced(made, x=0.0):
    """A box whose top is cut into strips, so that it has many faces."""
    strips = [
        [
            [
                (x + i / 40, 0, 1),
                (x + (i + 1) / 40, 0, 1),
                (x + (i + 1) / 40, 1, 1),
                (x + i / 40, 1, 1),
            ]
        ]
        for i in range(40)
    ]
    return made.brep([box_faces(1, 1, 1, (x, 0, 0))[0], *strips])


def test_furniture_of_many_faces_comes_as_its_hull():
    made = Made(scale=0.001)
    desk = made.product(many_faced(made), kind="IfcFurnishingElement")
    shape = made.shape(desk, kind="furniture")
    assert shape.hull_only
    assert shape.footprint.equals(box(0, 0, 1, 1))
    assert (shape.base, shape.top) == pytest.approx((0, 1))


def test_a_room_of_many_faces_is_exact():
    made = Made()
    shape = made.shape(made.product(many_faced(made)), kind="room")
    assert not shape.hull_only
    assert shape.footprint.area == pytest.approx(1)


def test_hulls_of_parts_are_united_not_wrapped_together():
    made = Made()
    row = made.product(many_faced(made), many_faced(made, 5), kind="IfcFurnishingElement")
    shape = made.shape(row, kind="furniture")
    assert shape.hull_only
    assert shape.footprint.area == pytest.approx(2)


def test_a_thing_of_many_small_parts_takes_the_hull_of_each():
    made = Made()
    parts = [made.brep(box_faces(0.1, 0.1, 1, (i, 0, 0))) for i in range(12)]
    shape = made.shape(made.product(*parts, kind="IfcFurnishingElement"), kind="furniture")
    assert shape.hull_only
    assert shape.footprint.area == pytest.approx(0.12)


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=4, max_size=12))
@example([(0, 5, 0), (0, 3, 0), (1, 3, 0), (2, 1, 1)])
@example([(12, 17, 0), (12, 17, 0), (10, 19, 0), (11, 19, 0), (12, 17, 0), (10, 21, 1)])
def test_a_hull_is_never_smaller_than_the_truth(points):
    made = Made()
    faces = [[[points[i], points[i - 1], points[i - 2]]] for i in range(len(points))] * 7
    product = made.product(made.brep(faces), kind="IfcFurnishingElement")
    exact = made.reader().shapes([product], kind="wall").get(product.id())
    hull = made.reader().shapes([product], kind="furniture").get(product.id())
    wanted = MultiPoint([p[:2] for p in points]).convex_hull
    if exact is None:
        return
    assert hull is not None
    assert hull.footprint.buffer(1e-9).contains(exact.footprint)
    assert hull.footprint.area == pytest.approx(wanted.area)
