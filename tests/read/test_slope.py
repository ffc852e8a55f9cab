import math
from dataclasses import replace

import pytest
from shapely import box

from checker.model import Surface
from checker.read.slope import are_level, slope_of
from tests.read.parsing import school
from tests.read.steptext import Records, office

G = "0Slp00000000000000000"


def wedge(run: float, rise: float, *, thick: float = 0.15) -> Records:
    """A ramp flight drawn from the side and pulled 1.5 m sideways; sizes in metres."""
    corners = [(0, 0), (run, rise), (run, rise - thick), (0, -thick)]
    points = {n: f"IFCCARTESIANPOINT(({x * 1000:.3f},{z * 1000:.3f}))"
              for n, (x, z) in enumerate(corners, start=110)}  # fmt: skip
    return points | {
        100: f"IFCRAMPFLIGHT('{G}1',$,'F',$,$,#44,#101,$,$)",
        101: "IFCPRODUCTDEFINITIONSHAPE($,$,(#102))",
        102: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#103))",
        103: "IFCEXTRUDEDAREASOLID(#104,#106,#11,1500.)",
        104: "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#105)",
        105: "IFCPOLYLINE((#110,#111,#112,#113,#110))",
        106: "IFCAXIS2PLACEMENT3D(#10,#107,#12)",
        107: "IFCDIRECTION((0.,-1.,0.))",
    }


@pytest.mark.parametrize(("run", "rise"), [(6.0, 0.5), (5.0, 0.25), (2.0, 0.3), (5.0, 0.0)])
def test_the_slope_of_a_ramp_flight_is_measured_from_its_body(run: float, rise: float) -> None:
    (ramp,) = school(office() | wedge(run, rise)).ramps
    assert ramp.flights[0].slope == pytest.approx(rise / run, abs=1e-6)
    assert ramp.flights[0].clear_width == pytest.approx(1.5, abs=1e-3)


def test_a_slab_pulled_straight_up_is_level_however_thick() -> None:
    slab = {100: f"IFCSLAB('{G}1',$,'S',$,$,#44,#54,$,.FLOOR.)"}
    assert school(office() | slab).slabs[0].slope == 0.0


def test_a_tilted_slab_has_the_slope_of_its_tilt() -> None:
    tilted = {
        100: f"IFCSLAB('{G}1',$,'S',$,$,#101,#54,$,.ROOF.)",
        101: "IFCLOCALPLACEMENT(#41,#102)",
        102: "IFCAXIS2PLACEMENT3D(#10,#103,#104)",
        103: "IFCDIRECTION((-0.5,0.,0.866025403784439))",
        104: "IFCDIRECTION((0.866025403784439,0.,0.5))",
    }
    slope = school(office() | tilted).slabs[0].slope
    assert slope == pytest.approx(math.tan(math.radians(30)), abs=1e-6)


def flat(area: float, *, x: float = 0.0, slope: tuple[float, float] = (0.0, 0.0)) -> Surface:
    return Surface(area=box(x, 0, x + area, 1), level=0.0, slope=slope)


def test_the_largest_upward_plane_decides() -> None:
    level, sloped = flat(1), flat(3, x=1, slope=(0.1, 0.0))
    assert slope_of([level, sloped]) == pytest.approx(0.1)
    assert slope_of([flat(4), sloped]) == 0.0


def test_two_runs_that_rise_alike_outweigh_the_landing_between_them() -> None:
    runs = [flat(2, x=0, slope=(1 / 12, 0.0)), flat(2.2, x=5, slope=(1 / 12, 0.0))]
    assert slope_of([*runs, flat(3, x=2)]) == pytest.approx(1 / 12)


def test_what_looks_up_nowhere_has_no_slope() -> None:
    assert slope_of([]) is None


def test_a_slab_is_level_when_all_its_tops_are_at_one_height() -> None:
    low, high = flat(1), replace(flat(1, x=1), level=0.0011)
    assert are_level([low, replace(high, level=0.0009)])
    assert not are_level([low, high])
    assert not are_level([flat(1, slope=(0.01, 0.0))])


def test_a_level_slab_carries_no_tops_and_a_sloped_one_does() -> None:
    slab = {100: f"IFCSLAB('{G}1',$,'S',$,$,#44,#54,$,.FLOOR.)"}
    assert school(office() | slab).slabs[0].tops == ()
    ramp = wedge(6.0, 0.5) | {100: f"IFCSLAB('{G}1',$,'S',$,$,#44,#101,$,.FLOOR.)"}
    (found,) = school(office() | ramp).slabs
    assert found.slope == pytest.approx(1 / 12)
    assert [top.gradient for top in found.tops] == pytest.approx([1 / 12])


def test_a_thin_slab_that_rises_a_little_is_sloped_too() -> None:
    ramp = wedge(1.2, 0.1, thick=0.05)
    records = office() | ramp | {100: f"IFCSLAB('{G}1',$,'S',$,$,#44,#101,$,.FLOOR.)"}
    assert school(records).slabs[0].slope == pytest.approx(1 / 12)


def test_a_ramp_with_a_body_of_its_own_has_its_tops() -> None:
    records = office() | wedge(6.0, 0.5) | {100: f"IFCRAMP('{G}1',$,'R',$,$,#44,#101,$,$)"}
    (ramp,) = school(records).ramps
    assert ramp.flights == ()
    assert [top.gradient for top in ramp.tops] == pytest.approx([1 / 12])


def test_a_flight_has_its_tops_and_leaves_its_ramp_without() -> None:
    whole = {
        120: f"IFCRAMP('{G}2',$,'R',$,$,#44,$,$,$)",
        121: f"IFCRELAGGREGATES('{G}3',$,$,$,#120,(#100))",
    }
    (ramp,) = school(office() | wedge(6.0, 0.5) | whole).ramps
    assert ramp.tops == ()
    assert ramp.flights[0].tops[0].at(6.0, -0.5) == pytest.approx(3.5)
