import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Polygon, box

from checker.read.shapes.arcs import SAGITTA, arc, arc_through, circle
from checker.read.shapes.trouble import RefusedError
from tests.read.shapes.made import Made

HALF = math.pi / 2


def footprint(made: Made, curve) -> Polygon:
    profile = made.new("IfcArbitraryClosedProfileDef", "AREA", None, curve)
    shape = made.shape(made.product(made.extruded(profile)))
    assert shape.source.engine == "direct"
    assert shape.source.problem == ""
    return shape.footprint


def composite(made: Made, *segments):
    """Segments are curves, or (curve, same sense)."""
    pairs = [each if isinstance(each, tuple) else (each, True) for each in segments]
    made_segments = [
        made.new("IfcCompositeCurveSegment", "CONTINUOUS", sense, curve) for curve, sense in pairs
    ]
    return made.new("IfcCompositeCurve", made_segments, False)


def trims(made: Made, *values):
    """A number is a parameter, a pair a point."""
    return [
        made.point(v) if isinstance(v, tuple) else made.new("IfcParameterValue", float(v))
        for v in values
    ]


def trimmed(made, basis, start, end, *, sense: bool = True, master: str = "PARAMETER"):
    first, last = (trims(made, *(v if isinstance(v, list) else [v])) for v in (start, end))
    return made.new("IfcTrimmedCurve", basis, first, last, sense, master)


def circle_of(made: Made, radius: float, at=(0, 0), x=None):
    return made.new("IfcCircle", made.axis2(at, x), made.length(radius))


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_a_polyline_keeps_every_corner(scale):
    made = Made(scale=scale)
    corners = [(0, 0), (4, 0), (4, 1.5), (2.25, 1.5), (2.25, 3), (0, 3)]
    found = footprint(made, made.polyline(corners))
    assert found.symmetric_difference(Polygon(corners)).area < 1e-12


def test_an_outline_that_does_not_return_to_its_start_is_closed():
    made = Made()
    curve = made.polyline([(0, 0), (4, 0), (4, 3), (0, 3)], close=False)
    assert footprint(made, curve).equals(box(0, 0, 4, 3))


def indexed(made: Made, points, *segments):
    """Segments are ("IfcLineIndex" | "IfcArcIndex", indices)."""
    listed = made.new("IfcCartesianPointList2D", [[made.length(v) for v in p] for p in points])
    chosen = [made.new(kind, indices) for kind, indices in segments] or None
    return made.new("IfcIndexedPolyCurve", listed, chosen, None)


def test_an_indexed_curve_without_segments_is_its_list_of_points():
    made = Made(scale=0.001)
    found = footprint(made, indexed(made, [(0, 0), (2, 0), (2, 1), (0, 1), (0, 0)]))
    assert found.equals(box(0, 0, 2, 1))


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_an_indexed_curve_bends_through_its_arcs(scale):
    made = Made(scale=scale)
    points = [(0, 0), (4, 0), (6, 2), (4, 4), (0, 4)]
    curve = indexed(
        made, points,
        ("IfcLineIndex", (1, 2)), ("IfcArcIndex", (2, 3, 4)), ("IfcLineIndex", (4, 5, 1)),
    )  # fmt: skip
    assert footprint(made, curve).area == pytest.approx(16 + math.pi * 4 / 2, rel=5e-4)


def test_an_index_outside_the_list_is_refused():
    made = Made()
    curve = indexed(made, [(0, 0), (1, 0), (0, 1)], ("IfcLineIndex", (1, 2, 4)))
    profile = made.new("IfcArbitraryClosedProfileDef", "AREA", None, curve)
    told = made.why_not(made.product(made.extruded(profile)))
    assert told == "An outline refers to a point that is not in its list."


@pytest.mark.parametrize(("degrees", "unit"), [(False, 1.0), (True, 180 / math.pi)])
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_an_arc_is_trimmed_by_parameters_in_the_angle_unit_of_the_file(degrees, unit, schema):
    made = Made(degrees=degrees, schema=schema)
    quarter = trimmed(made, circle_of(made, 2), 0, HALF * unit)
    straight = made.polyline([(0, 2), (0, 0), (2, 0)], close=False)
    found = footprint(made, composite(made, quarter, straight))
    assert found.area == pytest.approx(math.pi, rel=5e-4)
    assert found.bounds == pytest.approx((0, 0, 2, 2), abs=1e-9)


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_an_arc_is_trimmed_by_points(scale):
    made = Made(scale=scale)
    quarter = trimmed(made, circle_of(made, 2, at=(1, 1)), (3, 1), (1, 3), master="CARTESIAN")
    straight = made.polyline([(1, 3), (1, 1), (3, 1)], close=False)
    assert footprint(made, composite(made, quarter, straight)).area == pytest.approx(
        math.pi, rel=5e-4
    )


def test_an_arc_that_disagrees_with_its_circle_runs_the_other_way_round():
    made = Made()
    long_way = trimmed(made, circle_of(made, 2), 0, HALF, sense=False)
    straight = made.polyline([(0, 2), (0, 0), (2, 0)], close=False)
    assert footprint(made, composite(made, long_way, straight)).area == pytest.approx(
        3 * math.pi, rel=5e-4
    )


def test_an_arc_that_passes_zero_goes_on_over_it():
    made = Made()
    right = trimmed(made, circle_of(made, 2), 3 * HALF, HALF)
    assert footprint(made, composite(made, right)).area == pytest.approx(2 * math.pi, rel=5e-4)
    assert footprint(made, composite(made, right)).bounds[0] == pytest.approx(0, abs=1e-9)


def test_the_master_representation_decides_between_parameters_and_points():
    made = Made()
    both = [[0, (0, 2)], [HALF, (-2, 0)]]  # parameters: first quarter; points: second
    straight = made.polyline([(0, 2), (0, 0), (2, 0)], close=False)
    by_number = trimmed(made, circle_of(made, 2), *both, master="PARAMETER")
    assert footprint(made, composite(made, by_number, straight)).bounds[0] == pytest.approx(0)
    by_point = trimmed(made, circle_of(made, 2), *both, master="CARTESIAN")
    back = made.polyline([(-2, 0), (0, 0), (0, 2)], close=False)
    assert footprint(made, composite(made, by_point, back)).bounds[2] == pytest.approx(0)


def test_a_turned_circle_counts_its_angles_from_its_own_axis():
    made = Made()
    quarter = trimmed(made, circle_of(made, 2, x=(0, 1)), 0, HALF)
    straight = made.polyline([(-2, 0), (0, 0), (0, 2)], close=False)
    found = footprint(made, composite(made, quarter, straight))
    assert found.bounds == pytest.approx((-2, 0, 0, 2), abs=1e-9)


def test_an_ellipse_is_trimmed_by_points_on_it():
    made = Made(scale=0.001)
    ellipse = made.new("IfcEllipse", made.axis2((5, 0), (0, 1)), made.length(3), made.length(1))
    half = trimmed(made, ellipse, (5, 3), (5, -3), master="CARTESIAN")
    assert footprint(made, composite(made, half)).area == pytest.approx(1.5 * math.pi, rel=5e-4)
    assert footprint(made, composite(made, half)).bounds == pytest.approx((4, -3, 5, 3), abs=1e-3)


def test_whole_circles_and_ellipses_are_outlines_too():
    made = Made()
    assert footprint(made, circle_of(made, 3)).area == pytest.approx(9 * math.pi, rel=5e-4)
    ellipse = made.new("IfcEllipse", made.axis2(), 3.0, 2.0)
    assert footprint(made, ellipse).area == pytest.approx(6 * math.pi, rel=5e-4)


@pytest.mark.parametrize("by", ["numbers", "points"])
def test_a_line_is_trimmed_by_lengths_along_it_or_by_points(by):
    made = Made(scale=0.001)
    vector = made.new("IfcVector", made.direction((1, 0)), made.length(2))  # one step is 2 m
    line = made.new("IfcLine", made.point((1, 0)), vector)
    ends = (0.5, 2.0) if by == "numbers" else ((2, 0), (5, 0))
    master = "PARAMETER" if by == "numbers" else "CARTESIAN"
    base = trimmed(made, line, *ends, master=master)
    rest = made.polyline([(5, 0), (5, 1), (2, 1), (2, 0)], close=False)
    assert footprint(made, composite(made, base, rest)).bounds == pytest.approx((2, 0, 5, 1))


def test_segments_against_their_curve_are_turned_round():
    made = Made()
    up = made.polyline([(4, 0), (4, 3)], close=False)
    back = made.polyline([(0, 0), (0, 3), (4, 3)], close=False)
    bottom = made.polyline([(0, 0), (4, 0)], close=False)
    assert footprint(made, composite(made, bottom, up, (back, False))).equals(box(0, 0, 4, 3))


def test_composite_curves_may_hold_composite_curves():
    made = Made()
    inner = composite(made, made.polyline([(0, 0), (4, 0), (4, 3)], close=False))
    outer = composite(made, inner, made.polyline([(4, 3), (0, 3)], close=False))
    assert footprint(made, outer).equals(box(0, 0, 4, 3))


@pytest.mark.parametrize("radius", [0.01, 0.15, 1.0, 12.0, 80.0])
def test_a_circle_loses_neither_a_millimetre_nor_a_two_thousandth(radius):
    polygon = Polygon(circle(radii=(radius, radius)))
    assert 0 < 1 - polygon.area / (math.pi * radius**2) < 5e-4
    middle = LineString(polygon.exterior.coords[:2]).interpolate(0.5, normalized=True)
    assert radius - math.hypot(middle.x, middle.y) <= SAGITTA * (1 + 1e-9)


@settings(deadline=None)
@given(
    st.floats(0.05, 500), st.floats(0, 6.2), st.floats(0.05, 6.2), st.floats(-50, 50),
    st.booleans(),
)  # fmt: skip
def test_the_arc_through_three_of_its_points_is_the_arc(radius, start, sweep, x, is_clockwise):
    turn = -sweep if is_clockwise else sweep
    angles = (start, start + turn / 3, start + turn)
    ends = [(x + radius * math.cos(a), radius * math.sin(a)) for a in angles]
    found = arc_through(*ends)
    assert found[0] == ends[0]
    assert found[-1] == ends[-1]
    assert all(abs(math.hypot(px - x, py) - radius) < 1e-6 * radius + 1e-7 for px, py in found)
    assert LineString(found).length == pytest.approx(radius * sweep, rel=1e-3)


def test_three_points_on_a_line_stay_a_line():
    assert arc_through((0, 0), (1, 1), (3, 3)) == [(0, 0), (1, 1), (3, 3)]


@pytest.mark.parametrize("radius", [0, -1, 2e5, math.inf, math.nan])
def test_impossible_radii_are_refused(radius):
    with pytest.raises(RefusedError, match="impossible radius"):
        list(arc(radii=(radius, radius), start=0, sweep=1))


@pytest.mark.slow
def test_an_endless_outline_is_refused_with_its_number_of_points():
    made = Made()
    many = [(math.cos(i / 3200), math.sin(i / 3200)) for i in range(20_100)]
    told = made.why_not(made.product(made.extruded(made.closed(many))))
    assert told == "An outline has 20101 points; more than 20000 are not read."


@pytest.mark.slow
def test_a_spline_is_left_to_the_engine():
    made = Made()
    corners = [made.point(p) for p in [(0, 0), (4, 0), (4, 3), (0, 3), (0, 0)]]
    spline = made.new(
        "IfcBSplineCurveWithKnots", 1, corners, "POLYLINE_FORM", False, False,
        [2, 1, 1, 1, 2], [0.0, 1.0, 2.0, 3.0, 4.0], "UNSPECIFIED",
    )  # fmt: skip
    profile = made.new("IfcArbitraryClosedProfileDef", "AREA", None, spline)
    shape = made.shape(made.product(made.extruded(profile)))
    assert shape.source.engine != "direct"
    assert shape.footprint.area == pytest.approx(12, rel=1e-3)
